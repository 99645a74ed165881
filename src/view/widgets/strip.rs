//! Parts side by side on one row, the chosen one in brackets and always among those that fit.

use ratatui::layout::Rect;

use crate::text::width;
use crate::view::pen::Pen;

/// Draws them: what each says, and which one is chosen.
pub(in crate::view) fn strip(pen: &mut Pen<'_>, area: Rect, parts: &[String], chosen: usize) {
    let text =
        |at: usize, part: &String| if at == chosen { format!("[{part}]") } else { format!(" {part} ") };
    let texts: Vec<String> = parts.iter().enumerate().map(|(at, part)| text(at, part)).collect();
    let cols = |from: usize| -> usize {
        texts.get(from..=chosen).unwrap_or_default().iter().map(|text| width(text)).sum()
    };
    let from = (0..=chosen).find(|from| cols(*from) <= usize::from(area.width)).unwrap_or(chosen);
    let mut x = area.x;
    for (at, text) in texts.iter().enumerate().skip(from) {
        let cols = width(text) as u16;
        if x + cols > area.right() {
            break;
        }
        let style = if at == chosen { pen.theme.heading } else { pen.theme.dim };
        pen.at(x, area.y, cols, text, style);
        x += cols;
    }
}
