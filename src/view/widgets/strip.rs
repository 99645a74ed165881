//! Parts side by side on one row, the chosen one in brackets and always among those that fit; arrows tell of the others.

use ratatui::layout::Rect;

use crate::text::width;
use crate::view::pen::Pen;

/// Columns of an arrow with its blank.
const ARROW: u16 = 2;

/// Draws them: what each says, and which one is chosen.
pub(in crate::view) fn strip(pen: &mut Pen<'_>, area: Rect, parts: &[String], chosen: usize) {
    let text =
        |at: usize, part: &String| if at == chosen { format!("[{part}]") } else { format!(" {part} ") };
    let texts: Vec<String> = parts.iter().enumerate().map(|(at, part)| text(at, part)).collect();
    let cols = |from: usize| -> usize {
        texts.get(from..=chosen).unwrap_or_default().iter().map(|text| width(text)).sum()
    };
    // Where not all of them fit, an arrow stands on the side of those that do not.
    let room = usize::from(area.width.saturating_sub(2 * ARROW));
    let from = (0..=chosen).find(|from| cols(*from) <= room).unwrap_or(chosen);
    let [left, right] = pen.theme.turn();
    let mut x = area.x;
    if from > 0 {
        pen.at(x, area.y, ARROW, left, pen.theme.key);
        x += ARROW;
    }
    let last = texts.len().saturating_sub(1);
    for (at, text) in texts.iter().enumerate().skip(from) {
        let cols = width(text) as u16;
        let behind = if at < last { ARROW } else { 0 };
        if x + cols + behind > area.right() {
            pen.at(x, area.y, ARROW, &format!(" {right}"), pen.theme.key);
            break;
        }
        let style = if at == chosen { pen.theme.heading } else { pen.theme.dim };
        pen.at(x, area.y, cols, text, style);
        x += cols;
    }
}
