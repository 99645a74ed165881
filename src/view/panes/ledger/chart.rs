//! Twelve months of payments as bars in eighths of a row.

use ratatui::layout::Rect;

use crate::domain::{Fen, Month};
use crate::locale::{Msg, ledger as say};
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::column;

/// A row of bars one cell high.
pub(super) fn spark(pen: &Pen<'_>, months: &[(Month, Fen, Fen)]) -> String {
    let most = most(months);
    months.iter().map(|(_, _, paid)| column(pen.theme, part(*paid), most)).collect()
}

/// Bars as high as the area allows, with their months below and their scale above.
pub(super) fn chart(pen: &mut Pen<'_>, area: Rect, months: &[(Month, Fen, Fen)]) {
    if months.is_empty() || area.height < 4 {
        return;
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let each = (inner.width / months.len() as u16).clamp(3, 6);
    let thick = usize::from(each - 1).min(4);
    let top = most(months);
    // The scale stands above the bars: where they end and what they begin with, which is nothing.
    scale(pen, Rect { height: 1, ..inner }, months);
    let inner = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
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
}

/// The highest and the lowest month, in words.
fn scale(pen: &mut Pen<'_>, area: Rect, months: &[(Month, Fen, Fen)]) {
    let of = |found: Option<&(Month, Fen, Fen)>| found.map(|(month, _, paid)| (*month, *paid));
    let by = |(_, _, paid): &&(Month, Fen, Fen)| *paid;
    let (Some(high), Some(low)) = (of(months.iter().max_by_key(by)), of(months.iter().min_by_key(by))) else {
        return;
    };
    let said = |msg: Msg, (month, paid): (Month, Fen)| {
        msg.with(pen.lang, &[("month", &month), ("wan", &say::wan(paid, pen.lang))])
    };
    let (most, least) = (said(say::MOST, high), said(say::LEAST, low));
    // An amount is never cut: what does not fit is left out.
    let texts = [format!("{most}  {least}"), most];
    if let Some(text) = texts.iter().find(|text| width(text) <= usize::from(area.width)) {
        pen.at(area.x, area.y, area.width, text, pen.theme.dim);
    }
}

fn most(months: &[(Month, Fen, Fen)]) -> u128 {
    months.iter().map(|(_, _, paid)| part(*paid)).max().unwrap_or(0)
}

/// What is below zero (more was taken back than paid) has no bar.
fn part(fen: Fen) -> u128 {
    u128::try_from(fen.0).unwrap_or(0)
}
