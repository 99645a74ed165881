//! 导入: steps, and the page of the step.

mod choose;
mod columns;
mod judge;
mod result;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::import::{Busy, Running, State, Step};
use crate::locale::{Msg, import as say};
use crate::view::pen::Pen;
use crate::view::widgets::{gauge, sentence};

const STEPS: [(Step, Msg); 4] = [
    (Step::Choose, say::STEP_CHOOSE),
    (Step::Columns, say::STEP_COLUMNS),
    (Step::Judge, say::STEP_JUDGE),
    (Step::Result, say::STEP_RESULT),
];

pub(super) fn import(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, _model: &Model, state: &State) {
    steps(pen, Rect { height: 1, ..area }, state);
    pen.rule(area, area.y + 1);
    let page = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    match state.running.filter(|r| matches!(r.busy, Busy::Judging | Busy::Importing)) {
        Some(running) => working(pen, page, &running),
        None => match state.step {
            Step::Choose => choose::choose(pen, page, state),
            Step::Columns => columns::columns(pen, page, state),
            Step::Judge => judge::judge(pen, page, geometry, state),
            Step::Result if state.rows_again => judge::judge(pen, page, geometry, state),
            Step::Result => result::result(pen, page, state),
        },
    }
}

/// The four steps, the one on screen in brackets, and the file at the right.
fn steps(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let mut left = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let on_screen = match state.running.map(|r| r.busy) {
        Some(Busy::Judging) => Step::Judge,
        Some(Busy::Importing) => Step::Result,
        _ => state.step,
    };
    for (step, label) in STEPS {
        let label = pen.say(label);
        let (text, style) = if step == on_screen {
            (format!("[{label}]"), pen.theme.accent)
        } else {
            (format!(" {label} "), pen.theme.dim)
        };
        let used = pen.text(left, &text, style);
        left.x += used + 1;
        left.width = left.width.saturating_sub(used + 1);
    }
    if let Some(name) = state.file_name().filter(|_| on_screen != Step::Choose) {
        pen.right(left.x, left.y, left.width.saturating_sub(1), &name, pen.theme.plain);
    }
}

/// How far the reading or the import is.
fn working(pen: &mut Pen<'_>, area: Rect, running: &Running) {
    let inner = Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: 1 };
    pen.text(inner, pen.say(running.words()), pen.theme.heading);
    let bar = gauge(pen.theme, u128::from(running.share()), 100, inner.width.min(60));
    pen.text(Rect { y: inner.y + 2, ..inner }, &bar, pen.theme.accent);
    let words = running.progress_words().say(pen.lang);
    pen.text(Rect { y: inner.y + 3, ..inner }, &words, pen.theme.plain);
    let rest = Rect { y: inner.y + 5, height: area.bottom().saturating_sub(inner.y + 5), ..inner };
    sentence(pen, rest, pen.say(say::MAY_STOP), pen.theme.dim);
}
