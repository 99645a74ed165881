//! The ways on from an unfinished key sequence.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::keymap::Leads;
use crate::locale::console as say;
use crate::text::width;
use crate::view::pen::Pen;

pub(super) fn which_key(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let hints = model
        .contexts()
        .into_iter()
        .map(|context| model.keys.map().children(context, &model.pending))
        .find(|hints| !hints.is_empty())
        .unwrap_or_default();
    let ascii = pen.theme.is_ascii();
    let lines: Vec<(String, String)> = hints
        .iter()
        .map(|hint| {
            let label = match &hint.leads {
                Leads::Run(action) => model.label(*action).say(pen.lang),
                Leads::More(_) => pen.theme.ellipsis().to_owned(),
            };
            (hint.chord.label(ascii), label)
        })
        .collect();
    let typed: Vec<String> = model.pending.iter().map(|c| c.label(ascii)).collect();
    let title = format!("{} {}", typed.join(" "), pen.say(say::MORE_KEYS));
    let cols =
        lines.iter().map(|(k, l)| width(k) + width(l) + 2).chain([width(&title) + 4]).max().unwrap_or(0);
    let (cols, rows) = (cols as u16 + 4, lines.len() as u16 + 2);
    let frame = Rect {
        x: area.right().saturating_sub(cols + 1),
        y: area.bottom().saturating_sub(rows + 3),
        width: cols,
        height: rows,
    }
    .intersection(area);
    let inside = pen.frame(frame, &title);
    for ((key, label), y) in lines.iter().zip(inside.top()..inside.bottom()) {
        let row = Rect { x: inside.x + 1, y, width: inside.width.saturating_sub(1), height: 1 };
        pen.pieces(row, &[(key, pen.theme.key), ("  ", pen.theme.plain), (label, pen.theme.plain)]);
    }
}
