//! Rows that are written out already.

use ratatui::layout::Rect;

use super::band;
use crate::console::Model;
use crate::console::panes::petitions::{Face, Row, State, Tone, who_in};
use crate::locale::petitions as say;
use crate::view::pen::Pen;

/// What the page is, and which part of it is on screen.
pub(super) fn heading(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let number = state.shown().map(|view| view.row.number.clone()).unwrap_or_default();
    let title = match state.face {
        Face::Why => say::WHY_TITLE.with(pen.lang, &[("number", &number)]),
        Face::Whole | Face::Queue => {
            let who = state.shown().map(|view| who_in(&view.row, pen.lang, usize::from(area.width)));
            format!("{number}  {}", who.unwrap_or_default())
        }
    };
    pen.at(area.x + 1, area.y, area.width.saturating_sub(2), &title, pen.theme.heading);
    let rows = state.page_rows(&model.shared).len();
    let shown = usize::from(model.shared.geometry().body_rows.saturating_sub(2));
    if rows > shown {
        let upto = (state.scroll.offset + shown).min(rows);
        let place = format!("{upto}/{rows}");
        pen.right(area.x, area.y, area.width.saturating_sub(1), &place, pen.theme.dim);
    }
    if state.shown().is_none() {
        let below = Rect { y: area.y + 2, ..area };
        pen.at(below.x + 2, below.y, below.width.saturating_sub(2), pen.say(say::LOADING), pen.theme.dim);
    }
}

/// Rows from `first` on, as many as fit.
pub(super) fn rows(pen: &mut Pen<'_>, area: Rect, rows: &[Row], first: usize) {
    for (row, y) in rows.iter().skip(first).zip(area.top()..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        match row {
            Row::Blank => {}
            Row::Head(text) => {
                pen.text(line, text, pen.theme.heading);
            }
            Row::Text(indent, text, tone) => {
                let style = match tone {
                    Tone::Plain => pen.theme.plain,
                    Tone::Dim => pen.theme.dim,
                    Tone::Strong => pen.theme.heading,
                    Tone::Warn => pen.theme.warn,
                };
                let x = line.x + indent;
                pen.at(x, y, line.right().saturating_sub(x), text, style);
            }
            Row::Days(band) => band::days(pen, line, band),
            Row::Marks(cells) => band::marks(pen, line, cells),
        }
    }
}
