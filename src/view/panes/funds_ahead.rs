//! 全年预测 and 来源对账单: the year of one programme as bars, month by month, and the statement of one source of money.

use ratatui::layout::Rect;

use crate::bureau::answer::{ForecastMonth, ForecastRow, FundEvent, FundLine};
use crate::console::Model;
use crate::console::panes::funds::{LINE_ROWS, State};
use crate::domain::Total;
use crate::domain::ledger::Outlook;
use crate::locale::{Msg, fund_words as words, funds as say, ledger};
use crate::text::{fit_left, truncate, width, wrap};
use crate::view::panes::person::spread;
use crate::view::panes::programme::programme_within;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, stacked, table};

/// Months of a year.
const MONTHS: u16 = 12;
/// Columns of a month's amount.
const AMOUNT: usize = 14;

pub(super) fn ahead(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = head(pen, area, model, state);
    let Some(year) = &state.ahead else {
        pen.at(area.x + 2, area.y + 1, area.width, pen.say(say::LOADING), pen.theme.dim);
        return;
    };
    let Some(row) = state.row() else {
        let text = words::NOTHING_AHEAD.with(pen.lang, &[("year", &year.year)]);
        pen.at(area.x + 2, area.y + 2, area.width.saturating_sub(4), &text, pen.theme.dim);
        return;
    };
    let (at, all) = (state.programmes.selected + 1, year.rows.len());
    let title =
        |name: &str| say::AHEAD_OF.with(pen.lang, &[("programme", &name), ("at", &at), ("all", &all)]);
    // Which it is of how many, and how to see the others, is never cut: the name gives way.
    let room = usize::from(inner.width).saturating_sub(width(&title("")));
    let title = title(&truncate(programme_within(&model.shared, &row.programme, room), room));
    pen.text(inner, &title, pen.theme.plain);
    // What there is no room for goes in this order: the rule, the long words of the notes, notes, the legend, all sources but the worst.
    let cols = area.width.saturating_sub(3);
    let mut spare = area.height.saturating_sub(1 + MONTHS);
    let told = row.sources.iter().map(|of| width(&outlook(pen, of).0) + BAR);
    let bars = told.max().is_some_and(|most| most <= usize::from(cols));
    let mut sources: Vec<&Outlook> = row.sources.iter().collect();
    sources.sort_by_key(|of| (of.runs_out.is_none(), of.runs_out));
    // Those there is no room for are told of in one line, with the legend as far as it fits there.
    let hidden = sources.len().saturating_sub(usize::from(spare.saturating_sub(1)));
    let hidden = if sources.len() <= usize::from(spare) { 0 } else { hidden };
    let left_out = sources.split_off(sources.len() - hidden);
    spare = spare.saturating_sub((sources.len() + usize::from(hidden > 0)) as u16);
    let with_legend = spare > 0;
    spare = spare.saturating_sub(1);
    let told = |last| -> Vec<String> {
        notes(pen, row, last).iter().flat_map(|note| wrap(note, usize::from(cols).max(1))).collect()
    };
    let whole = told(words::CARRIED_ON);
    let notes = if whole.len() > usize::from(spare) { told(words::CARRIED_ON_SHORT) } else { whole };
    let mut y = area.y + 1;
    if notes.len() < usize::from(spare) {
        pen.rule(area, y);
        y += 1;
    }
    for of in sources {
        let (text, style) = outlook(pen, of);
        // A bar before each of them, or before none: the words stay below one another.
        let text = if bars { format!("{}  {text}", used(pen, of)) } else { text };
        pen.at(area.x + 2, y, cols, &text, style);
        y += 1;
    }
    if hidden > 0 {
        let short = left_out.iter().filter(|of| of.runs_out.is_some()).count();
        let (msg, style) =
            if short > 0 { (say::OTHERS_SHORT, pen.theme.warn) } else { (say::OTHERS_LAST, pen.theme.plain) };
        let text = msg.with(pen.lang, &[("n", &hidden), ("short", &short)]);
        let used = pen.at(area.x + 2, y, cols, &text, style);
        let rest = Rect { x: area.x + 2 + used + 2, y, width: cols.saturating_sub(used + 2), height: 1 };
        legend(pen, rest, row);
        y += 1;
    }
    if with_legend {
        legend(pen, Rect { x: area.x + 2, y, width: cols, height: 1 }, row);
        y += 1;
    }
    months(pen, Rect { y, height: MONTHS, ..area }, row);
    for (note, y) in notes.iter().zip(y + MONTHS..area.bottom()) {
        pen.at(area.x + 2, y, cols, note, pen.theme.dim);
    }
}

/// The year with its arrows; gives the room beside them.
fn head(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) -> Rect {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let [left, right] = pen.theme.turn();
    let year = format!("{left} {} {right}", state.year(&model.shared));
    pen.right(inner.x, inner.y, inner.width, &year, pen.theme.plain);
    Rect { width: inner.width.saturating_sub(width(&year) as u16 + 2), ..inner }
}

/// Columns of the bar before a source, with its per cent and the blanks behind.
const BAR: usize = 19;

/// How a source comes through the year: what is left, or the month in which it runs out.
fn outlook(pen: &Pen<'_>, of: &Outlook) -> (String, ratatui::style::Style) {
    let source = pen.say(ledger::source(of.source));
    if let Some(month) = of.runs_out {
        let short = Total(-of.left());
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("source", &source), ("month", &month), ("short", &short)];
        (words::RUNS_OUT.with(pen.lang, &values), pen.theme.warn)
    } else {
        let left = Total(of.left());
        (words::LASTS.with(pen.lang, &[("source", &source), ("left", &left)]), pen.theme.plain)
    }
}

/// How much of a source is used by the end of the year.
fn used(pen: &Pen<'_>, of: &Outlook) -> String {
    let used = [of.paid, of.reserved, of.expected].iter().map(|fen| i128::from(fen.0)).sum::<i128>();
    let (used, given) = (u128::try_from(used).unwrap_or(0), u128::try_from(of.given.0).unwrap_or(0));
    let percent = (used * 100).checked_div(given).unwrap_or(0);
    format!("{} {percent:>3}%", gauge(pen.theme, used, given, 12))
}

/// What the parts of a bar are, and what they come to.
fn legend(pen: &mut Pen<'_>, area: Rect, row: &ForecastRow) {
    let sum = |of: fn(&ForecastMonth) -> crate::domain::Fen| {
        Total(row.months.iter().map(|m| i128::from(of(m).0)).sum()).to_string()
    };
    let sums = [sum(|m| m.paid), sum(|m| m.reserved), sum(|m| m.expected)];
    let names = [words::PAID, words::RESERVED, words::EXPECTED];
    let parts = pen.theme.fills().into_iter().zip(names).zip(&sums);
    let full: Vec<String> =
        parts.clone().map(|((fill, name), sum)| format!("{fill} {} {sum}", pen.say(name))).collect();
    let short: Vec<String> = parts.map(|((fill, name), _)| format!("{fill} {}", pen.say(name))).collect();
    let full = full.join("   ");
    let texts = [full, short.join("   ")];
    if let Some(text) = texts.iter().find(|text| width(text) <= usize::from(area.width)) {
        pen.text(area, text, pen.theme.dim);
    }
}

/// A bar a month, all by one measure: the greatest month fills its row.
fn months(pen: &mut Pen<'_>, area: Rect, row: &ForecastRow) {
    let whole = row.months.iter().map(ForecastMonth::sum).max().unwrap_or_default();
    let whole = u128::try_from(whole).unwrap_or(0);
    let people: Vec<String> = row.months.iter().map(|month| counted(pen, month)).collect();
    let counts = people.iter().map(|text| width(text)).max().unwrap_or_default();
    let bar = usize::from(area.width).saturating_sub(4 + 3 + AMOUNT + 2 + counts + 2);
    for ((month, people), y) in row.months.iter().zip(&people).zip(area.y..area.bottom()) {
        let parts =
            [month.paid, month.reserved, month.expected].map(|fen| u128::try_from(fen.0).unwrap_or(0));
        let drawn = stacked(pen.theme, parts, whole, u16::try_from(bar).unwrap_or_default());
        let sum = if month.sum() == 0 { "—".to_owned() } else { Total(month.sum()).to_string() };
        let text = format!(
            "{:02}  {drawn} {} {}",
            month.month.of_year(),
            fit_left(&sum, AMOUNT),
            fit_left(people, counts + 1)
        );
        pen.at(area.x + 2, y, area.width.saturating_sub(3), &text, pen.theme.plain);
    }
}

/// How many people are paid for a month still to come, who joins and who leaves.
fn counted(pen: &Pen<'_>, month: &ForecastMonth) -> String {
    if month.people == 0 && month.leaves == 0 {
        return String::new();
    }
    let mut parts = vec![say::PEOPLE_OF.with(pen.lang, &[("n", &month.people)])];
    parts.extend(Some(month.joins).filter(|n| *n > 0).map(|n| format!("+{n}")));
    parts.extend(Some(month.leaves).filter(|n| *n > 0).map(|n| format!("-{n}")));
    parts.join(" ")
}

/// What the forecast rests on, and what is not in it.
fn notes(pen: &Pen<'_>, row: &ForecastRow, carried_on: Msg) -> Vec<String> {
    let mut told = Vec::new();
    if row.version.is_none() {
        told.push(pen.say(words::NO_BUDGET).to_owned());
    }
    if row.untold > 0 {
        told.push(words::UNTOLD.with(pen.lang, &[("n", &row.untold)]));
    }
    if !row.works_out {
        told.push(pen.say(words::BOOKED_ONLY).to_owned());
    } else if !row.opened {
        told.push(pen.say(words::NOT_OPENED).to_owned());
    }
    told.push(pen.say(carried_on).to_owned());
    told
}

pub(super) fn statement(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = head(pen, area, model, state);
    pen.rule(area, area.y + 1);
    let source = pen.say(ledger::source(state.source_of()));
    let main = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let Some(sheet) = &state.sheet else {
        pen.text(inner, source, pen.theme.plain);
        pen.at(main.x + 2, main.y, main.width, pen.say(say::LOADING), pen.theme.dim);
        return;
    };
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("opening", &sheet.opening), ("closing", &sheet.closing)];
    let sums = say::SHEET_OF.with(pen.lang, &values);
    let left = Total(i128::from(sheet.closing.0) - i128::from(sheet.reserved.0));
    let values: [(&str, &dyn std::fmt::Display); 2] = [("kept", &sheet.reserved), ("left", &left)];
    let kept = [say::SHEET_KEPT, say::SHEET_KEPT_SHORT].map(|msg| msg.with(pen.lang, &values));
    // An amount is never cut: what can be worked out from the others gives way.
    let with_kept = kept.iter().filter(|_| sheet.reserved.0 != 0).map(|kept| format!("{sums}  {kept}"));
    let fits = |text: &String| width(text) <= usize::from(area.width.saturating_sub(3));
    let sums = with_kept.into_iter().find(fits).unwrap_or(sums);
    let cols = area.width.saturating_sub(3);
    pen.text(inner, source, pen.theme.plain);
    pen.at(main.x + 2, main.y, cols, &sums, pen.theme.plain);
    let main = Rect { y: main.y + 1, height: main.height.saturating_sub(1), ..main };
    if sheet.lines.is_empty() {
        pen.at(main.x + 2, main.y + 1, main.width, pen.say(say::NO_LINES), pen.theme.dim);
        pen.at(main.x + 2, main.y + 2, main.width, pen.say(say::NEXT_SOURCE), pen.theme.dim);
        return;
    }
    let columns = vec![
        Column::left(pen.say(say::COL_DAY), 10),
        Column::left(pen.say(say::COL_LINE), 0),
        Column::right(pen.say(say::COL_AMOUNT), 15),
        Column::right(pen.say(say::COL_BALANCE), 15),
    ];
    let list = Rect { height: main.height.saturating_sub(LINE_ROWS), ..main };
    pen.rule(area, list.bottom());
    let lang = pen.lang;
    let what = |line: &FundLine, of: &str| {
        let what = words::event(&line.event, lang);
        // What matters first: of a payment what it was, of a grant for what it is.
        let granted = matches!(line.event, FundEvent::Granted { .. });
        if granted { format!("{of}  {what}") } else { format!("{what}  {of}") }
    };
    let whole = |line: &FundLine| what(line, model.shared.programme(&line.programme));
    // Below them the marked line in full, and what holds once the year is over.
    let mut notes: Vec<String> = sheet.lines.get(state.lines.selected).map(whole).into_iter().collect();
    notes.extend(sheet.over.then(|| pen.say(words::YEAR_OVER).to_owned()));
    let rows = notes.iter().flat_map(|text| wrap(text, usize::from(cols).max(1)));
    for (text, y) in rows.zip(list.bottom() + 1..main.bottom()) {
        pen.at(main.x + 2, y, cols, &text, pen.theme.dim);
    }
    let columns = spread(list, 1, columns);
    table(pen, list, &columns, &state.lines, sheet.lines.len(), |at| {
        let Some(line) = sheet.lines.get(at) else { return Vec::new() };
        let short = what(line, model.shared.programme_short(&line.programme));
        vec![
            line.on.to_string().into(),
            Cell::from(whole(line)).or(short),
            line.amount.to_string().into(),
            line.balance.to_string().into(),
        ]
    });
}
