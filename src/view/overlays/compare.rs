//! Theirs and mine, field by field; what is taken is in brackets.

use ratatui::layout::Rect;

use super::middle;
use crate::console::overlays::Compare;
use crate::locale::console as say;
use crate::view::pen::Pen;

pub(super) fn compare(pen: &mut Pen<'_>, area: Rect, compare: &Compare) {
    let frame = middle(area, 76, compare.differs.len() as u16 + 6);
    let title = pen.say(say::COMPARE);
    let inside = pen.frame(frame, title);
    let hint = pen.say(say::COMPARE_HINT);
    pen.at(
        inside.x + 2,
        inside.bottom().saturating_sub(1),
        inside.width.saturating_sub(3),
        hint,
        pen.theme.dim,
    );
    let third = inside.width.saturating_sub(3) / 3;
    let [a, b, c] = [inside.x + 2, inside.x + 2 + third, inside.x + 2 + third * 2];
    let cols = third.saturating_sub(1);
    for (x, heading) in [(a, say::COMPARE_FIELD), (b, say::COMPARE_THEIRS), (c, say::COMPARE_MINE)] {
        let heading = pen.say(heading);
        pen.at(x, inside.y, cols, heading, pen.theme.dim);
    }
    let list = Rect { y: inside.y + 1, height: inside.height.saturating_sub(3), ..inside };
    let window = compare.list.window(compare.differs.len(), usize::from(list.height));
    for ((at, differs), y) in compare
        .differs
        .iter()
        .enumerate()
        .skip(window.start)
        .take(window.len())
        .zip(list.top()..list.bottom())
    {
        if at == compare.list.selected {
            pen.at(inside.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
        let label = differs.label.say(pen.lang);
        pen.at(a, y, cols, &label, pen.theme.plain);
        for (x, words, taken) in
            [(b, &differs.theirs, !differs.keep_mine), (c, &differs.mine, differs.keep_mine)]
        {
            let text = words.say(pen.lang);
            let (text, look) =
                if taken { (format!("[{text}]"), pen.theme.accent) } else { (text, pen.theme.plain) };
            pen.at(x, y, cols, &text, look);
        }
    }
}
