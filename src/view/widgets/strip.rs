//! Parts side by side on one row, the chosen one in brackets and always among those that fit; arrows tell of the others.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::width;
use crate::view::pen::Pen;

/// Columns of an arrow with its blank.
const ARROW: u16 = 2;

/// Draws them: what each says, and which one is chosen.
pub(in crate::view) fn strip(pen: &mut Pen<'_>, area: Rect, parts: &[String], chosen: usize) {
    let (dim, heading) = (pen.theme.dim, pen.theme.heading);
    strip_with(pen, area, parts, (chosen, 0), |at| if at == chosen { heading } else { dim });
}

/// The same with a look for each, and so many behind the chosen one among those that fit.
pub(in crate::view) fn strip_with(
    pen: &mut Pen<'_>,
    area: Rect,
    parts: &[String],
    (chosen, ahead): (usize, usize),
    look: impl Fn(usize) -> Style,
) {
    let text =
        |at: usize, part: &String| if at == chosen { format!("[{part}]") } else { format!(" {part} ") };
    let texts: Vec<String> = parts.iter().enumerate().map(|(at, part)| text(at, part)).collect();
    let last = texts.len().saturating_sub(1);
    let cols = |from: usize, to: usize| -> usize {
        texts.get(from..=to).unwrap_or_default().iter().map(|text| width(text)).sum()
    };
    // Where not all of them fit, an arrow stands on the side of those that do not.
    let room = usize::from(area.width.saturating_sub(2 * ARROW));
    let upto = (chosen + ahead).min(last);
    let fitting = |to: usize| (0..=chosen).find(|from| cols(*from, to) <= room);
    let all = cols(0, last) <= usize::from(area.width);
    let from = if all { 0 } else { fitting(upto).or_else(|| fitting(chosen)).unwrap_or(chosen) };
    let [left, right] = pen.theme.turn();
    let mut x = area.x;
    if from > 0 {
        pen.at(x, area.y, ARROW, left, pen.theme.key);
        x += ARROW;
    }
    for (at, text) in texts.iter().enumerate().skip(from) {
        let cols = width(text) as u16;
        let behind = if at < last { ARROW } else { 0 };
        if !all && x + cols + behind > area.right() {
            pen.at(x, area.y, ARROW, &format!(" {right}"), pen.theme.key);
            break;
        }
        pen.at(x, area.y, cols, text, look(at));
        x += cols;
    }
}
