//! The lines of a run, and the selected one in full.

use crate::locale::stops;
use ratatui::layout::Rect;

use crate::bureau::answer::{RunChange, RunLineRow};
use crate::console::Model;
use crate::console::panes::runs::{Filter, Opened, against, said_since};
use crate::domain::ledger::run::LineChange;
use crate::locale::{run_pane as say, run_words};
use crate::text::wrap;
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, table};

pub(super) fn lines(pen: &mut Pen<'_>, area: Rect, model: &Model, opened: &Opened) {
    if opened.filter == Filter::Since {
        return since(pen, area, opened);
    }
    if opened.is_empty() {
        let words = pen.say(if opened.lines.is_some() { say::NO_LINES } else { say::LOADING });
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let wide = area.width >= 76;
    let len = opened.len();
    let shown = opened.list.window(len, usize::from(area.height)).filter_map(|at| opened.line(at));
    let mut columns = vec![
        Column::right(pen.say(say::COL_SEQ), 5),
        Column::left(pen.say(say::COL_NAME), 14),
        Column::left(pen.say(if wide { say::COL_PLACE } else { say::COL_WHY }), 0),
        Column::right(pen.say(say::COL_AMOUNT), money_cols(shown.map(|line| line.amount), 11)),
        Column::left(pen.say(say::COL_CHANGE), 8),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_WHY), 18));
    }
    let columns = spread(area, 2, columns);
    let (warn, dim, cut) = (pen.theme.warn, pen.theme.dim, pen.theme.ellipsis());
    let lang = pen.lang;
    table(pen, area, &columns, &opened.list, len, |at| {
        let Some(line) = opened.line(at) else { return vec![Cell::new(cut, dim)] };
        let (why, look) = why(line, lang);
        let why = || if look { Cell::new(format!("! {why}"), warn) } else { Cell::from(why.clone()) };
        let place = model.shared.place(line.division);
        let mut cells = vec![
            Cell::from(line.seq.to_string()),
            line.name.clone().into(),
            if wide { place.into() } else { why() },
            line.amount.to_string().into(),
            outcome(line, lang),
        ];
        if wide {
            cells.push(why());
        }
        cells
    });
}

/// How it stands to the last run; once the bank spoke, what became of it.
fn outcome(line: &RunLineRow, lang: crate::locale::Lang) -> Cell {
    match line.state {
        "open" => run_words::change(line.change).get(lang).into(),
        state => run_words::line_state(state).get(lang).into(),
    }
}

/// Why it is what it is; the second value asks for a look.
fn why(line: &RunLineRow, lang: crate::locale::Lang) -> (String, bool) {
    let comma = stops(lang).comma;
    let last = line.last.map(|sum| run_words::LAST_TIME.with(lang, &[("sum", &sum)]));
    // What somebody or the bank says against the record comes before why it is what it is.
    if let Some(said) = against(line) {
        return (said.say(lang), true);
    }
    if line.unexplained {
        let told = [Some(say::UNEXPLAINED.get(lang).to_owned()), last].into_iter().flatten();
        return (told.collect::<Vec<_>>().join(comma), true);
    }
    if line.state == "failed" {
        return (line.why.clone(), true);
    }
    let reasons = line.reasons.iter().map(|reason| run_words::reason(*reason).get(lang).to_owned());
    let reasons: Vec<String> = reasons.chain(last).collect();
    (reasons.join(comma), line.change == LineChange::Held)
}

/// Whose facts or account changed since the run was frozen; the run stays as it is.
fn since(pen: &mut Pen<'_>, area: Rect, opened: &Opened) {
    let rows = opened.since.as_deref().unwrap_or_default();
    if rows.is_empty() {
        let words = pen.say(if opened.since.is_some() { say::NO_LINES } else { say::LOADING });
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let columns = vec![
        Column::right(pen.say(say::COL_SEQ), 5),
        Column::left(pen.say(say::COL_NAME), 14),
        Column::left(pen.say(say::COL_WHAT), 0),
    ];
    let columns = spread(area, 2, columns);
    let (lang, warn) = (pen.lang, pen.theme.warn);
    table(pen, area, &columns, &opened.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        vec![row.seq.to_string().into(), row.name.clone().into(), Cell::new(changed(row, lang), warn)]
    });
}

fn changed(row: &RunChange, lang: crate::locale::Lang) -> String {
    let mut what = Vec::new();
    if row.facts {
        what.push(say::FACTS.get(lang).to_owned());
    }
    if row.account {
        what.push(say::ACCOUNT.get(lang).to_owned());
    }
    if let Some(into) = row.merged {
        what.push(say::MERGED.with(lang, &[("into", &into)]));
    }
    what.join("  ")
}

/// The selected line: programme, account, month by month, what was said of it.
pub(super) fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, opened: &Opened) {
    let Some(line) = opened.selected() else { return };
    let cols = area.width.saturating_sub(3);
    let mut texts =
        vec![format!("{} {}  {}", line.person, line.name, model.shared.programme(&line.programme))];
    texts.push(match line.account.as_str() {
        "" => pen.say(say::NO_ACCOUNT).to_owned(),
        account => say::PAY_TO
            .with(pen.lang, &[("bank", &line.bank), ("holder", &line.holder), ("account", &account)]),
    });
    for (words, msg) in [(&line.explained, say::SAID), (&line.why, say::BANK_SAID)] {
        if !words.is_empty() {
            texts.push(msg.with(pen.lang, &[("words", words)]));
        }
    }
    texts.extend(said_since(line).iter().map(|words| words.say(pen.lang)));
    // The run's own month stands first; arrears follow.
    for (month, due, settled, amount) in line.parts.iter().rev() {
        let part = [
            ("month", month as &dyn std::fmt::Display),
            ("due", due),
            ("settled", settled),
            ("amount", amount),
        ];
        texts.push(say::PART.with(pen.lang, &part));
    }
    let rows = texts.iter().enumerate().flat_map(|(n, text)| {
        let wrapped = wrap(text, usize::from(cols).max(1));
        wrapped.into_iter().map(move |row| (n == 0, row))
    });
    for ((heading, text), y) in rows.zip(area.top()..area.bottom()) {
        let style = if heading { pen.theme.heading } else { pen.theme.plain };
        pen.at(area.x + 2, y, cols, &text, style);
    }
}
