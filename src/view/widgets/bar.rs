//! Bars in eighths of a cell. Whole numbers only; what is not zero is never drawn as nothing.

use crate::view::theme::Theme;

/// A horizontal bar of `part` in `whole`, `cols` columns long.
pub fn gauge(theme: &Theme, part: u128, whole: u128, cols: u16) -> String {
    let steps = theme.steps(false);
    let per_cell = (steps.len() - 1).max(1) as u128;
    let filled = scaled(part, whole, u128::from(cols) * per_cell);
    (0..u128::from(cols))
        .map(|cell| step(steps, filled.saturating_sub(cell * per_cell).min(per_cell)))
        .collect()
}

/// A horizontal bar of three parts one behind the other, done, kept and expected, in `whole`; each fills whole cells, and none that is
/// not zero is left out while there is room.
pub fn stacked(theme: &Theme, parts: [u128; 3], whole: u128, cols: u16) -> String {
    let cols = u128::from(cols);
    let (mut sum, mut end, mut bar) = (0, 0, String::new());
    for (part, fill) in parts.into_iter().zip(theme.fills()) {
        sum += part;
        let next = if part == 0 { end } else { scaled(sum, whole, cols).max(end + 1).min(cols) };
        bar.extend((end..next).map(|_| fill));
        end = next;
    }
    bar.extend((end..cols).map(|_| " "));
    bar
}

/// One upright bar of `part` in `whole`, one cell high.
pub fn column(theme: &Theme, part: u128, whole: u128) -> &'static str {
    let steps = theme.steps(true);
    step(steps, scaled(part, whole, (steps.len() - 1) as u128))
}

fn step(steps: &'static [&'static str], at: u128) -> &'static str {
    steps.get(at as usize).copied().unwrap_or(" ")
}

fn scaled(part: u128, whole: u128, cells: u128) -> u128 {
    if part == 0 || whole == 0 || cells == 0 {
        return 0;
    }
    (part.min(whole).saturating_mul(cells) / whole).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::theme::{Colours, Glyphs};

    #[test]
    fn bars_fill_in_eighths_and_never_vanish() {
        let theme = Theme::new(Colours::None, Glyphs::Unicode);
        assert_eq!(gauge(&theme, 92, 100, 10), "█████████▏");
        assert_eq!(gauge(&theme, 1, 1_000_000, 4), "▏   ");
        assert_eq!(gauge(&theme, 0, 100, 4), "    ");
        assert_eq!(gauge(&theme, 200, 100, 4), "████");
        assert_eq!(gauge(&theme, 1, 0, 2), "  ");
        assert_eq!(column(&theme, 1, 2), "▄");
        assert_eq!(stacked(&theme, [50, 25, 25], 100, 8), "████▒▒░░");
        assert_eq!(stacked(&theme, [1, 1, 0], 1_000, 4), "█▒  ");
        assert_eq!(stacked(&theme, [900, 900, 1], 1_000, 4), "███▒");
        assert_eq!(stacked(&theme, [0, 0, 0], 0, 3), "   ");
        let ascii = Theme::new(Colours::None, Glyphs::Ascii);
        assert_eq!(stacked(&ascii, [1, 1, 1], 3, 3), "#=.");
        assert_eq!(gauge(&ascii, 3, 8, 4), "#-  ");
        assert_eq!(column(&ascii, 1, 1), "#");
    }
}
