//! Step 4: what was done, and what can be done next.

use ratatui::layout::Rect;

use crate::console::panes::import::State;
use crate::view::pen::Pen;
use crate::view::widgets::{Column, sentence, table};

pub(super) fn result(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let mut rest = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    for (n, words) in state.result_lines().iter().enumerate() {
        let style = if n == 0 { pen.theme.heading } else { pen.theme.plain };
        let used = sentence(pen, rest, &words.say(pen.lang), style) + u16::from(n == 0);
        rest = Rect { y: rest.y + used, height: rest.height.saturating_sub(used), ..rest };
    }
    let after = state.after_words();
    let top = (rest.y + 1).min(area.bottom());
    let list = Rect { y: top, height: area.bottom().saturating_sub(top), ..area };
    let lang = pen.lang;
    table(pen, list, &[Column::left("", 20)], &state.after, after.len(), |at| {
        after.get(at).map(|msg| vec![msg.get(lang).into()]).unwrap_or_default()
    });
}
