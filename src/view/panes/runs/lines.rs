//! The lines of a run, and the selected one in full.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::RunLineRow;
use crate::console::Model;
use crate::console::panes::runs::{Filter, Opened, against, said_since};
use crate::console::words::Words;
use crate::domain::ledger::run::LineChange;
use crate::domain::{RunId, Total};
use crate::locale::{Lang, Msg, bank, run_pane as say, run_told, run_words};
use crate::text::{truncate, width, wrap};
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
    let (wide, widest) = (area.width >= 76, area.width >= 100);
    let len = opened.len();
    // Where the selected line takes more room than usual, it is on screen still.
    let mut list = opened.list;
    list.settle(len, usize::from(area.height.saturating_sub(1)));
    let shown = list.window(len, usize::from(area.height)).filter_map(|at| opened.line(at));
    let mut columns = vec![
        Column::right(pen.say(say::COL_SEQ), 5),
        Column::left(pen.say(say::COL_NAME), 14),
        // On a very wide screen it is why a line is what it is that wants the room.
        Column::left(pen.say(if wide { say::COL_PLACE } else { say::COL_WHY }), if widest { 24 } else { 0 }),
        Column::right(pen.say(say::COL_AMOUNT), money_cols(shown.map(|line| line.amount), 11)),
        Column::left(pen.say(say::COL_CHANGE), 8),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_WHY), if widest { 0 } else { 18 }));
    }
    let columns = spread(area, 2, columns);
    let (warn, dim, cut) = (pen.theme.warn, pen.theme.dim, pen.theme.ellipsis());
    let lang = pen.lang;
    table(pen, area, &columns, &list, len, |at| {
        let Some(line) = opened.line(at) else { return vec![Cell::new(cut, dim)] };
        let (why, look) = why(line, opened, lang);
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
fn outcome(line: &RunLineRow, lang: Lang) -> Cell {
    match line.state {
        "open" => run_words::change(line.change).get(lang).into(),
        state => run_words::line_state(state).get(lang).into(),
    }
}

/// Why it is what it is; the second value asks for a look.
fn why(line: &RunLineRow, opened: &Opened, lang: Lang) -> (String, bool) {
    // What somebody or the bank says against the record comes before why it is what it is; so does what changed since it was frozen.
    if let Some(change) = opened.changed(line.seq) {
        return (run_told::say_all(&run_told::changed(change), lang), true);
    }
    if let Some(said) = against(line) {
        return (said.say(lang), true);
    }
    if line.unexplained {
        return (reasons(line, Some(say::UNEXPLAINED), lang), true);
    }
    if line.state == "failed" {
        return (bank::said(&line.why, lang), true);
    }
    (reasons(line, None, lang), line.change == LineChange::Held)
}

/// The reasons that it was drafted with, or `instead` of them one, and what the last run paid where that was another amount.
fn reasons(line: &RunLineRow, instead: Option<Msg>, lang: Lang) -> String {
    let mut told: Vec<String> = match instead {
        Some(msg) => vec![msg.get(lang).to_owned()],
        None => run_words::reasons(line, lang),
    };
    told.extend(line.last.map(|sum| run_words::LAST_TIME.with(lang, &[("sum", &sum)])));
    Words::List(told.into_iter().map(Words::Data).collect()).say(lang)
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
        let what = run_told::say_all(&run_told::changed(row), lang);
        let what = if row.astray.is_some() { Cell::new(format!("! {what}"), warn) } else { Cell::from(what) };
        vec![row.seq.to_string().into(), row.name.clone().into(), what]
    });
}

/// The selected line: what deserves a look, programme, account, month by month, what was said of it.
pub(super) fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, opened: &Opened) {
    let mut texts = texts(pen, area, model, opened);
    let height = usize::from(area.height);
    if texts.len() > height {
        texts.truncate(height);
        if let Some((last, _)) = texts.last_mut() {
            *last = truncate(&format!("{last} {}", pen.theme.ellipsis()), cols(area)).into_owned();
        }
    }
    for ((text, style), y) in texts.iter().zip(area.top()..area.bottom()) {
        pen.at(area.x + 2, y, cols(area) as u16, text, *style);
    }
}

fn cols(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(3)).max(1)
}

/// All of it in rows, whether the area has room for them or not.
pub(super) fn texts(pen: &Pen<'_>, area: Rect, model: &Model, opened: &Opened) -> Vec<(String, Style)> {
    let Some(line) = opened.selected() else { return Vec::new() };
    let (lang, cols) = (pen.lang, cols(area));
    let rows = |text: &str| wrap(text, cols);
    // Where no column of the list has it, the place stands here.
    let place = model.shared.place(line.division);
    let programme = model.shared.programme(&line.programme);
    let head = format!("{} {}  {programme}  {place}", line.person, line.name);
    let mut told: Vec<(String, bool)> = Vec::new();
    let changed = opened.changed(line.seq).map(|change| run_told::say_all(&run_told::changed(change), lang));
    told.extend(changed.map(|what| (say::SINCE_FROZEN.with(lang, &[("what", &what)]), true)));
    let (first, then) = said(line, opened.id, lang);
    told.extend(first.into_iter().map(|text| (text, false)));
    let mut texts: Vec<(String, Style)> =
        rows(&head).into_iter().map(|row| (row, pen.theme.heading)).collect();
    for (text, look) in told {
        let style = if look { pen.theme.warn } else { pen.theme.plain };
        texts.extend(rows(&text).into_iter().map(|row| (row, style)));
    }
    let room = usize::from(area.height).saturating_sub(texts.len());
    texts.extend(months(line, cols, room, lang).into_iter().map(|row| (row, pen.theme.plain)));
    texts.extend(then.iter().flat_map(|text| rows(text)).map(|row| (row, pen.theme.plain)));
    texts
}

/// What is told of a line below its name, above its months and below them: why it is what it is, where its money goes, what was said of
/// it. Once the bank spoke, what became of it comes first, and why it was drafted so last.
fn said(line: &RunLineRow, run: RunId, lang: Lang) -> (Vec<String>, Vec<String>) {
    let open = line.state == "open";
    let why = reasons(line, line.unexplained.then_some(say::UNEXPLAINED), lang);
    let mut drafted: Vec<String> = (!why.is_empty()).then_some(why).into_iter().collect();
    let cleared = line.refused.as_ref().and_then(|of| of.cleared.as_ref());
    // Who cleared the account is told with it; a line that went to the bank keeps what was said before.
    if !line.explained.is_empty() && cleared.is_none_or(|cleared| cleared.words != line.explained) {
        let words: [(&str, &dyn std::fmt::Display); 2] = [("words", &line.explained), ("run", &run)];
        drafted.push(if open { say::SAID } else { say::SAID_THEN }.with(lang, &words));
    }
    let mut became = Vec::new();
    if let Some(of) = &line.put_off {
        let why = run_words::put_off_why(of, lang);
        // Whole, and in place of the few words that the list has of it.
        let told = run_words::PUT_OFF_WHY.with(lang, &[("sum", &of.sum), ("why", &why)]);
        return (vec![told], Vec::new());
    }
    for (words, msg) in [(bank::said(&line.why, lang), say::BANK_SAID), (line.left.clone(), say::LEFT_FOR)] {
        became.extend((!words.is_empty()).then(|| msg.with(lang, &[("words", &words)])));
    }
    became.extend(said_since(line).iter().map(|words| words.say(lang)));
    let account = match line.account.as_str() {
        "" => say::NO_ACCOUNT.get(lang).to_owned(),
        account => {
            say::PAY_TO.with(lang, &[("bank", &line.bank), ("holder", &line.holder), ("account", &account)])
        }
    };
    if open {
        // Where there is no room for all, why an account is good again comes before the account itself.
        drafted.extend(became);
        drafted.push(account);
        (drafted, Vec::new())
    } else {
        became.push(account);
        (became, drafted)
    }
}

/// Month by month, the run's own first and arrears behind it; where there is no room for all, all of them in one row.
fn months(line: &RunLineRow, cols: usize, room: usize, lang: Lang) -> Vec<String> {
    let mut each = Vec::new();
    for (month, due, settled, amount) in line.parts.iter().rev() {
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("month", month), ("due", due), ("settled", settled), ("amount", amount)];
        let whole = say::PART.with(lang, &values);
        if width(&whole) <= cols {
            each.push(whole);
        } else {
            each.push(say::PART_NOW.with(lang, &values));
            each.extend(wrap(&say::PART_OF.with(lang, &values), cols));
        }
    }
    let (Some((first, ..)), Some((last, ..))) = (line.parts.first(), line.parts.last()) else { return each };
    if each.len() <= room.max(1) || line.parts.len() < 2 {
        return each;
    }
    let (n, due) = (line.parts.len(), Total(line.parts.iter().map(|(_, due, ..)| i128::from(due.0)).sum()));
    let settled = Total(line.parts.iter().map(|(.., settled, _)| i128::from(settled.0)).sum());
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("n", &n),
        ("from", first),
        ("until", last),
        ("due", &due),
        ("settled", &settled),
        ("amount", &line.amount),
    ];
    wrap(&say::PARTS.with(lang, &values), cols)
}
