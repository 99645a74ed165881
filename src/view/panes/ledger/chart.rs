//! Twelve months of payments as bars in eighths of a row.

use ratatui::layout::Rect;

use crate::domain::{Fen, Month};
use crate::locale::ledger as say;
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::column;

/// A row of bars one cell high.
pub(super) fn spark(pen: &Pen<'_>, months: &[(Month, Fen, Fen)]) -> String {
    let most = most(months);
    months.iter().map(|(_, _, paid)| column(pen.theme, part(*paid), most)).collect()
}

/// Bars as high as the area allows, with their months below and the highest amount in the first row.
pub(super) fn chart(pen: &mut Pen<'_>, area: Rect, months: &[(Month, Fen, Fen)]) {
    if months.is_empty() || area.height < 3 {
        return;
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let each = (inner.width / months.len() as u16).clamp(3, 6);
    let thick = usize::from(each - 1).min(4);
    let top = most(months);
    let (bars, labels) = (inner.height - 1, inner.bottom() - 1);
    let steps = pen.theme.steps(true);
    let per_cell = steps.len().saturating_sub(1).max(1) as u128;
    for (at, (month, _, paid)) in months.iter().enumerate() {
        let x = inner.x + at as u16 * each;
        let value = part(*paid);
        let filled =
            if value == 0 || top == 0 { 0 } else { (value * u128::from(bars) * per_cell / top).max(1) };
        for row in 0..bars {
            let below = u128::from(bars - 1 - row) * per_cell;
            let step = filled.saturating_sub(below).min(per_cell) as usize;
            let cell = steps.get(step).copied().unwrap_or(" ").repeat(thick);
            pen.at(x, inner.y + row, each, &cell, pen.theme.accent);
        }
        // January bears its year, so that the turn of the year is seen.
        let number = month.of_year();
        let label = if number == 1 && each >= 4 {
            format!("{:02}/1", month.year() % 100)
        } else {
            number.to_string()
        };
        pen.at(x, labels, each, &label, pen.theme.dim);
    }
    let highest = months.iter().map(|(_, _, paid)| *paid).max().unwrap_or(Fen(0));
    let text = say::MOST.with(pen.lang, &[("wan", &say::wan(highest, pen.lang))]);
    let used = each * months.len() as u16;
    let text_room = inner.width.saturating_sub(used);
    let wide = width(&text) as u16;
    if wide <= text_room {
        pen.right(inner.x, inner.y, inner.width, &text, pen.theme.dim);
    }
}

fn most(months: &[(Month, Fen, Fen)]) -> u128 {
    months.iter().map(|(_, _, paid)| part(*paid)).max().unwrap_or(0)
}

/// What is below zero (more was taken back than paid) has no bar.
fn part(fen: Fen) -> u128 {
    u128::try_from(fen.0).unwrap_or(0)
}
