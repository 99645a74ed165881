//! One run: what it is, who did what, how it stands to the last one, its lines.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::board::programmes;
use super::lines;
use crate::bureau::answer::RunView;
use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::runs::bank::{AtBank, Page};
use crate::console::panes::runs::{BANK_HEAD_ROWS, Filter, Opened, RUN_HEAD_ROWS, detail_rows, heed_rows};
use crate::domain::ledger::run::{RunState, RunStep};
use crate::locale::{run_pane as say, run_words};
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::strip;

/// The steps that every run takes, in order.
const CHAIN: [RunStep; 7] = [
    RunStep::Freeze,
    RunStep::Review,
    RunStep::Approve,
    RunStep::Export,
    RunStep::TakeReturn,
    RunStep::Reconcile,
    RunStep::Close,
];

/// Rows that the list keeps beside a line that is left out: its heading, and two lines.
const LEAST_LIST: u16 = 3;

pub(super) fn run(
    pen: &mut Pen<'_>,
    area: Rect,
    geometry: &Geometry,
    model: &Model,
    (opened, bank): (&Opened, &AtBank),
) {
    let row = |n: u16| Rect { x: area.x + 2, y: area.y + n, width: area.width.saturating_sub(3), height: 1 };
    let Some(view) = &opened.view else {
        let words = pen.say(say::LOADING);
        pen.text(row(0), words, pen.theme.dim);
        return;
    };
    head(pen, row(0), model, view);
    if bank.page != Page::Lines {
        pen.rule(area, area.y + BANK_HEAD_ROWS - 1);
        let below =
            Rect { y: area.y + BANK_HEAD_ROWS, height: area.height.saturating_sub(BANK_HEAD_ROWS), ..area };
        return super::bank::bank(pen, below, model, bank);
    }
    chain(pen, row(1), view);
    compared(pen, row(2), view);
    let heeded = heed_rows(view, &model.shared);
    for (text, n) in heeded.iter().zip(RUN_HEAD_ROWS - 2..) {
        pen.text(row(n), text, pen.theme.warn);
    }
    // The head's rule bears the kind of lines that are shown.
    let rule = area.y + RUN_HEAD_ROWS - 2 + heeded.len() as u16;
    pen.rule(area, rule);
    filter(pen, Rect { y: rule, ..row(0) }, opened);
    let below = Rect { y: rule + 1, height: area.bottom().saturating_sub(rule + 1), ..area };
    let mut main = Rect { width: geometry.main_cols(), ..below };
    match geometry.detail {
        Detail::Beside => {
            pen.upright(main.right(), below);
            let x = main.right() + 1;
            lines::detail(pen, Rect { x, width: below.right().saturating_sub(x), ..below }, model, opened);
            main.width = main.width.saturating_sub(1);
        }
        Detail::Below | Detail::None => {
            // A short list leaves the selected line the rows that it does not fill; why a line is left out is told whole before others are.
            let least = detail_rows(geometry);
            let room = Rect { height: least - 1, ..below };
            let needed = lines::texts(pen, room, model, opened).len() as u16;
            let filled = u16::try_from(opened.len()).unwrap_or(u16::MAX).saturating_add(1);
            let left_out = opened.selected().is_some_and(|line| line.put_off.is_some());
            let filled = if left_out { filled.min(LEAST_LIST) } else { filled };
            let spare = main.height.saturating_sub(least).saturating_sub(filled);
            let rows = least + needed.saturating_sub(room.height).min(spare);
            main.height = main.height.saturating_sub(rows);
            pen.rule(area, main.bottom());
            let y = main.bottom() + 1;
            lines::detail(pen, Rect { y, height: rows - 1, ..below }, model, opened);
        }
    }
    lines::lines(pen, main, model, opened);
}

fn head(pen: &mut Pen<'_>, area: Rect, model: &Model, view: &RunView) {
    let state = pen.say(run_words::state(view.row.state));
    let room = usize::from(area.width).saturating_sub(width(state) + 2);
    let sum = say::SUM.with(pen.lang, &[("n", &view.row.lines), ("total", &view.row.total)]);
    let front = format!("{}  {}  ", view.row.run, view.row.month);
    let name_room = room.saturating_sub(width(&front) + width(&sum) + 2);
    let name = programmes(pen, model, &view.row, name_room);
    // An amount is never cut: the name of the programme gives way.
    let named = name_room >= 6 && width(&name) <= name_room;
    let text = if named { format!("{front}{name}  {sum}") } else { format!("{front}{sum}") };
    pen.at(area.x, area.y, room as u16, &text, pen.theme.heading);
    pen.right(area.x, area.y, area.width, state, pen.theme.accent);
}

/// Every step of the way: who took it, and where the run stands. Where not all fits, first the names of the steps long taken give way, then
/// those steps; the next one is always among what is on screen.
fn chain(pen: &mut Pen<'_>, area: Rect, view: &RunView) {
    let next = view.steps.iter().map(|(step, _)| *step).find(|step| CHAIN.contains(step));
    let at = CHAIN.iter().position(|step| Some(*step) == next).unwrap_or(CHAIN.len());
    let piece = |(n, step): (usize, &RunStep), from: usize| {
        let by = view.acts.iter().rfind(|act| act.step == *step && !act.void).map(|act| act.by.as_str());
        let name = pen.say(run_words::in_chain(*step));
        match by {
            // What comes next is not done, whoever had a part in it already.
            _ if n == at => (format!("[{name}]"), pen.theme.accent),
            Some(by) if n >= from => (format!("{name} {by}"), pen.theme.plain),
            Some(_) => (name.to_owned(), pen.theme.plain),
            None => (name.to_owned(), pen.theme.dim),
        }
    };
    let pieces = |from: usize| CHAIN.iter().enumerate().map(|one| piece(one, from)).collect::<Vec<_>>();
    let cols = |of: &[(String, Style)]| of.iter().map(|(text, _)| width(text) + 2).sum::<usize>();
    let room = usize::from(area.width) + 2;
    let all = (0..=CHAIN.len()).map(pieces).find(|of| cols(of) <= room);
    let all = all.unwrap_or_else(|| pieces(CHAIN.len()));
    let first = (0..at.min(all.len())).find(|from| cols(all.get(*from..).unwrap_or_default()) <= room);
    let mut x = area.x;
    for (text, style) in all.iter().skip(first.unwrap_or(at.min(all.len().saturating_sub(1)))) {
        let cols = width(text) as u16;
        if x + cols > area.right() {
            pen.right(area.x, area.y, area.width, pen.theme.ellipsis(), pen.theme.dim);
            return;
        }
        pen.at(x, area.y, cols, text, *style);
        x += cols + 2;
    }
}

/// How many lines stand how to the last run.
fn compared(pen: &mut Pen<'_>, area: Rect, view: &RunView) {
    if matches!(view.row.state, RunState::Returned | RunState::Reconciled | RunState::Closed) {
        return outcome(pen, area, view);
    }
    let front = match view.previous {
        Some(run) => say::COMPARED.with(pen.lang, &[("run", &run)]),
        None => pen.say(say::FIRST).to_owned(),
    };
    let counts = view.changes.iter().filter(|(_, n, _)| *n > 0).map(|(change, n, _)| {
        let name = pen.say(run_words::change(*change));
        say::CHANGE.with(pen.lang, &[("change", &name), ("n", n)])
    });
    let text = format!("{front}{}", counts.collect::<Vec<_>>().join("  "));
    pen.text(area, &text, pen.theme.plain);
}

/// What the bank paid and what it did not, once it spoke.
fn outcome(pen: &mut Pen<'_>, area: Rect, view: &RunView) {
    let row = &view.row;
    let open = row.lines.saturating_sub(row.paid).saturating_sub(row.failed);
    let rest = row.total.minus(row.paid_sum).unwrap_or_default();
    let mut parts = vec![say::PAID_SUM.with(pen.lang, &[("n", &row.paid), ("sum", &row.paid_sum)])];
    match (row.failed, open) {
        (0, 0) => {}
        (failed, 0) => parts.push(say::FAILED_SUM.with(pen.lang, &[("n", &failed), ("sum", &rest)])),
        (0, open) => parts.push(say::OPEN_SUM.with(pen.lang, &[("n", &open), ("sum", &rest)])),
        (failed, open) => {
            parts.push(say::REST_SUM.with(pen.lang, &[("failed", &failed), ("open", &open), ("sum", &rest)]));
        }
    }
    pen.text(area, &parts.join("  "), pen.theme.plain);
}

/// The kinds of lines, each with how many there are where that is known.
fn filter(pen: &mut Pen<'_>, area: Rect, opened: &Opened) {
    let name = |filter: Filter| match filter {
        Filter::All => pen.say(say::ANY),
        Filter::Change(change) => pen.say(run_words::change(change)),
        Filter::Unexplained => pen.say(say::UNEXPLAINED),
        Filter::Failed => pen.say(say::FAILED),
        Filter::Since => pen.say(say::SINCE),
    };
    let filters = opened.filters();
    let part = |filter: &Filter| match opened.count(*filter) {
        Some(n) => format!("{} {n}", name(*filter)),
        None => name(*filter).to_owned(),
    };
    let parts: Vec<String> = filters.iter().map(part).collect();
    let chosen = filters.iter().position(|filter| *filter == opened.filter).unwrap_or_default();
    strip(pen, area, &parts, chosen);
}
