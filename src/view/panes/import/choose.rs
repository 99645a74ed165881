//! Step 1: the typed path, and the files.

use ratatui::layout::Rect;

use super::sentence;
use crate::console::panes::import::{Busy, State};
use crate::console::words::Words;
use crate::locale::{import as say, words};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, input, table};

pub(super) fn choose(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let prompt = pen.say(say::PROMPT);
    let used = pen.at(area.x + 1, area.y, area.width, prompt, pen.theme.dim);
    let line = Rect { x: area.x + used + 3, width: area.width.saturating_sub(used + 4), height: 1, ..area };
    input(pen, line, &state.typed, true, false, pen.theme.heading);
    pen.rule(area, area.y + 1);
    let head = Rect { x: area.x + 1, y: area.y + 2, width: area.width.saturating_sub(2), height: 1 };
    let busy = state.running.map(|r| r.busy);
    let listed = match busy {
        Some(Busy::Looking) => pen.say(say::LOOKING).to_owned(),
        _ => state.listed_words().say(pen.lang),
    };
    pen.text(head, &listed, pen.theme.dim);
    let mut list = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
    let mut said = Vec::new();
    if let Some(trouble) = &state.trouble {
        said.push((format!("! {}", Words::Trouble(trouble.clone()).say(pen.lang)), pen.theme.warn));
    }
    if let Some(empty) = state.empty_words() {
        said.push((empty.say(pen.lang), pen.theme.plain));
    } else if said.is_empty() && state.typed.is_empty() && list.height > 12 {
        said.push((pen.say(say::HINT).to_owned(), pen.theme.dim));
    }
    for (text, style) in said {
        let inner = Rect { x: list.x + 2, width: list.width.saturating_sub(4), ..list };
        let used = sentence(pen, inner, &text, style);
        list = Rect { y: list.y + used, height: list.height.saturating_sub(used), ..list };
    }
    files(pen, list, state);
}

fn files(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let wide = area.width >= 72;
    // Name, length, last change, place.
    let name = area.width.saturating_sub(if wide { 46 } else { 32 });
    let mut columns = vec![Column::left("", name), Column::right("", 8), Column::left("", 16)];
    if wide {
        columns.push(Column::left("", 14));
    }
    let lang = pen.lang;
    table(pen, area, &columns, &state.files, state.file_len(), |at| {
        let Some(row) = state.file(at, lang) else { return Vec::new() };
        let when = row.changed_ms.map(words::clock_time);
        // A narrow list has the place only where there is no date.
        let when: Cell =
            when.unwrap_or_else(|| if wide { String::new() } else { row.place.to_owned() }).into();
        vec![row.name.into(), row.size.into(), when, row.place.into()]
    });
}
