//! A question. The marked answer is in brackets.

use ratatui::layout::Rect;

use super::middle;
use crate::console::overlays::Confirm;
use crate::locale::console as say;
use crate::text::{width, wrap};
use crate::view::pen::Pen;

pub(in crate::view) fn question(pen: &mut Pen<'_>, area: Rect, confirm: &Confirm) {
    // Nothing of a question is cut: a long one is as wide as the screen lets it be.
    let widest = area.width.saturating_sub(4);
    let mut cols = 56_u16.min(widest);
    let (mut lines, mut asked) = rows(pen, cols, confirm);
    if lines.len() as u16 + 4 > middle(area, cols, area.height).height {
        cols = widest;
        (lines, asked) = rows(pen, cols, confirm);
    }
    let frame = middle(area, cols, lines.len() as u16 + 4);
    let inside = pen.frame(frame, "");
    for ((at, line), y) in lines.iter().enumerate().zip(inside.top()..inside.bottom()) {
        let style = if at < asked { pen.theme.heading } else { pen.theme.plain };
        pen.at(inside.x + 1, y, inside.width.saturating_sub(2), line, style);
    }
    let bracket = |text: &str, on: bool| if on { format!("[{text}]") } else { format!(" {text} ") };
    let no = bracket(pen.say(say::NO), !confirm.on_yes);
    let yes = bracket(&confirm.yes.say(pen.lang), confirm.on_yes);
    let needed = (width(&no) + width(&yes) + 2) as u16;
    let y = inside.bottom().saturating_sub(1);
    let row = Rect {
        x: inside.right().saturating_sub(needed + 1).max(inside.x),
        y,
        width: needed.min(inside.width),
        height: 1,
    };
    let look = |on: bool| if on { pen.theme.accent } else { pen.theme.plain };
    let (no_look, yes_look) = (look(!confirm.on_yes), look(confirm.on_yes));
    pen.pieces(row, &[(&no, no_look), ("  ", pen.theme.plain), (&yes, yes_look)]);
}

/// What is asked and what follows from it, in rows; and how many of them are what is asked.
fn rows(pen: &Pen<'_>, cols: u16, confirm: &Confirm) -> (Vec<String>, usize) {
    let cols = usize::from(cols.saturating_sub(4));
    let mut lines = wrap(&confirm.question.say(pen.lang), cols);
    let asked = lines.len();
    for consequence in &confirm.consequences {
        lines.extend(wrap(&consequence.say(pen.lang), cols));
    }
    (lines, asked)
}
