//! Keys and what they do, group by group.

use ratatui::layout::Rect;

use super::middle;
use crate::console::Model;
use crate::console::action::Group;
use crate::console::overlays::Help;
use crate::locale::{Msg, console as say, ledger};
use crate::view::pen::Pen;

/// Columns for the keys.
const KEYS: u16 = 26;

pub(super) fn help(pen: &mut Pen<'_>, area: Rect, model: &Model, help: &Help) {
    let frame = middle(area, 72, 30);
    let title = pen.say(say::HELP);
    let inside = pen.frame(frame, title);
    let mut lines: Vec<(String, String, bool)> = Vec::new();
    for (group, rows) in help.rows(&model.keys) {
        if !lines.is_empty() {
            lines.push((String::new(), String::new(), false));
        }
        lines.push((pen.say(heading(group)).to_owned(), String::new(), true));
        if help.seeks && group == Group::Go {
            lines.push((pen.say(say::TYPE_TO_FIND).to_owned(), pen.say(say::FINDS).to_owned(), false));
        }
        for row in rows {
            let keys: Vec<String> = row
                .keys
                .iter()
                .map(|keys| {
                    let labels: Vec<String> = keys.iter().map(|c| c.label(pen.theme.is_ascii())).collect();
                    labels.join(" ")
                })
                .collect();
            let label = model.label_below_help(row.action).say(pen.lang);
            lines.push((keys.join("  "), label, false));
        }
    }
    let more = lines.len().saturating_sub(usize::from(inside.height));
    if help.list.offset < more && frame.height > 0 {
        let text = format!(" {} ", pen.say(ledger::MORE_BELOW));
        pen.right(inside.x, frame.bottom() - 1, inside.width, &text, pen.theme.dim);
    }
    let offset = help.list.offset.min(lines.len().saturating_sub(usize::from(inside.height)));
    for ((left, right, head), y) in lines.iter().skip(offset).zip(inside.top()..inside.bottom()) {
        let row = Rect { x: inside.x + 1, y, width: inside.width.saturating_sub(2), height: 1 };
        if *head {
            pen.text(row, left, pen.theme.heading);
            continue;
        }
        pen.at(row.x + 1, y, KEYS, left, pen.theme.key);
        let x = row.x + 1 + KEYS + 1;
        pen.at(x, y, row.right().saturating_sub(x), right, pen.theme.plain);
    }
}

fn heading(group: Group) -> Msg {
    match group {
        Group::Main => say::GROUP_MAIN,
        Group::Move => say::GROUP_MOVE,
        Group::Edit => say::GROUP_EDIT,
        Group::Go => say::GROUP_GO,
        Group::Console => say::GROUP_CONSOLE,
    }
}
