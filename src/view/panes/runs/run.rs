//! One run: what it is, who did what, how it stands to the last one, its lines.

use ratatui::layout::Rect;

use super::board::programmes;
use super::lines;
use crate::bureau::answer::{HeadNeeded, RunView};
use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::runs::bank::{AtBank, Page};
use crate::console::panes::runs::{
    BANK_HEAD_ROWS, DETAIL_ROWS, FILTERS, Filter, Opened, RUN_HEAD_ROWS, short_rows,
};
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
    look(pen, row(3), view);
    let short = short_rows(view, &model.shared);
    for (text, n) in short.iter().zip(RUN_HEAD_ROWS - 2..) {
        pen.text(row(n), text, pen.theme.warn);
    }
    // The head's rule bears the kind of lines that are shown.
    let rule = area.y + RUN_HEAD_ROWS - 2 + short.len() as u16;
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
        Detail::Below => {
            main.height = main.height.saturating_sub(DETAIL_ROWS);
            pen.rule(area, main.bottom());
            let y = main.bottom() + 1;
            lines::detail(pen, Rect { y, height: DETAIL_ROWS - 1, ..below }, model, opened);
        }
        Detail::None => {}
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
    let text = if name_room >= 6 { format!("{front}{name}  {sum}") } else { format!("{front}{sum}") };
    pen.at(area.x, area.y, room as u16, &text, pen.theme.heading);
    pen.right(area.x, area.y, area.width, state, pen.theme.accent);
}

/// Every step of the way: who took it, and where the run stands.
fn chain(pen: &mut Pen<'_>, area: Rect, view: &RunView) {
    let next = view.steps.iter().map(|(step, _)| *step).find(|step| CHAIN.contains(step));
    let mut pieces = Vec::new();
    for step in CHAIN {
        let by = view.acts.iter().rfind(|act| act.step == step && !act.void).map(|act| act.by.as_str());
        let name = pen.say(run_words::step(step));
        let (text, style) = match by {
            // What comes next is not done, whoever had a part in it already.
            Some(by) if Some(step) != next => (format!("{name} {by}"), pen.theme.plain),
            _ if Some(step) == next => (format!("[{name}]"), pen.theme.accent),
            _ => (name.to_owned(), pen.theme.dim),
        };
        pieces.push((text, style, Some(step) == next));
    }
    // Where not all fit, the steps long taken give way: the next one is always among those on screen.
    let at = pieces.iter().position(|(.., is_next)| *is_next).unwrap_or_default();
    let cols = |from: usize| -> usize {
        pieces.get(from..=at).unwrap_or_default().iter().map(|(text, ..)| width(text) + 2).sum()
    };
    let from = (0..=at).find(|from| cols(*from) <= usize::from(area.width) + 2).unwrap_or(at);
    let mut x = area.x;
    for (text, style, _) in pieces.iter().skip(from) {
        let cols = width(text) as u16;
        if x + cols > area.right() {
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

/// What deserves a look, what weighs most first.
fn look(pen: &mut Pen<'_>, area: Rect, view: &RunView) {
    let mut all = Vec::new();
    if view.row.unexplained > 0 {
        all.push(say::UNEXPLAINED_N.with(pen.lang, &[("n", &view.row.unexplained)]));
    }
    if view.row.tasks > 0 {
        all.push(say::TASKS_N.with(pen.lang, &[("n", &view.row.tasks)]));
    }
    if let Some((name, until)) = &view.no_release {
        all.push(say::NO_RELEASE.with(pen.lang, &[("name", name), ("until", until)]));
    }
    let before = matches!(view.row.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
    match view.needs_head.filter(|_| before) {
        None => {}
        Some(HeadNeeded::NothingSet) => all.push(pen.say(say::NEEDS_HEAD).to_owned()),
        Some(HeadNeeded::Above(above)) => {
            let sum = view.together.unwrap_or(view.row.total);
            all.push(say::NEEDS_HEAD_SUM.with(pen.lang, &[("sum", &sum), ("above", &above)]));
        }
    }
    for (run, _, lines) in view.beside.iter().filter(|_| before) {
        all.push(say::BESIDE.with(pen.lang, &[("run", run), ("lines", lines)]));
    }
    if view.overpaid.0 > 0 {
        all.push(say::OVERPAID.with(pen.lang, &[("n", &view.overpaid.0), ("sum", &view.overpaid.1)]));
    }
    if view.restated.0 > 0 && before {
        all.push(say::RESTATED.with(pen.lang, &[("n", &view.restated.0)]));
    }
    if !all.is_empty() {
        let text = format!("! {}", all.join("  "));
        pen.text(area, &text, pen.theme.warn);
    }
}

fn filter(pen: &mut Pen<'_>, area: Rect, opened: &Opened) {
    let name = |filter: Filter| match filter {
        Filter::All => pen.say(say::ANY),
        Filter::Change(change) => pen.say(run_words::change(change)),
        Filter::Unexplained => pen.say(say::UNEXPLAINED),
        Filter::Failed => pen.say(say::FAILED),
        Filter::Since => pen.say(say::SINCE),
    };
    let part = |filter: &Filter| {
        let name = name(*filter);
        if *filter == opened.filter { format!("{name} {}", opened.len()) } else { name.to_owned() }
    };
    let parts: Vec<String> = FILTERS.iter().map(part).collect();
    let chosen = FILTERS.iter().position(|filter| *filter == opened.filter).unwrap_or_default();
    strip(pen, area, &parts, chosen);
}
