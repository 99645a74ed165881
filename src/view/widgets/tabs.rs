//! The tabs of a pane.

use ratatui::layout::Rect;

use crate::view::pen::Pen;

/// Tabs with their digits, 1 first; the one on screen (`on`, 0 first) in brackets. Gives the first column behind them.
pub fn tabs(pen: &mut Pen<'_>, area: Rect, labels: &[String], on: usize) -> u16 {
    let mut x = area.x + 1;
    for (at, label) in labels.iter().enumerate() {
        let label = format!("{} {label}", at + 1);
        let (text, style) = if at == on {
            (format!("[{label}]"), pen.theme.accent)
        } else {
            (format!(" {label} "), pen.theme.dim)
        };
        x += pen.at(x, area.y, area.right().saturating_sub(x), &text, style) + 1;
    }
    x
}
