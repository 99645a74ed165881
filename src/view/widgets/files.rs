//! Files to choose from: the typed line, and the list.

use ratatui::layout::Rect;

use crate::console::files::{FileWords, Files};
use crate::console::words::Words;
use crate::locale::{import as say, words};
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, input, table};

/// Rows above the list: the typed line, a rule, what is listed.
const HEAD: u16 = 3;

/// Draws them. `looking`: a file is being opened; `trouble`: why the last one was not.
pub(in crate::view) fn choose_file(
    pen: &mut Pen<'_>,
    area: Rect,
    files: &Files,
    of: FileWords,
    (looking, trouble): (bool, Option<Words>),
) {
    let prompt = pen.say(say::PROMPT);
    let used = pen.at(area.x + 1, area.y, area.width, prompt, pen.theme.dim);
    let line = Rect { x: area.x + used + 3, width: area.width.saturating_sub(used + 4), height: 1, ..area };
    input(pen, line, &files.typed, true, false, pen.theme.heading);
    pen.rule(area, area.y + 1);
    let head = Rect { x: area.x + 1, y: area.y + 2, width: area.width.saturating_sub(2), height: 1 };
    let listed =
        if looking { pen.say(say::LOOKING).to_owned() } else { files.listed_words(of).say(pen.lang) };
    pen.text(head, &listed, pen.theme.dim);
    let mut list = Rect { y: area.y + HEAD, height: area.height.saturating_sub(HEAD), ..area };
    let mut said = Vec::new();
    if let Some(trouble) = trouble {
        said.push((format!("! {}", trouble.say(pen.lang)), pen.theme.warn));
    }
    if let Some(empty) = files.empty_words(of) {
        said.push((empty.say(pen.lang), pen.theme.plain));
    } else if said.is_empty() && files.typed.is_empty() && list.height > 12 {
        said.push((pen.say(say::HINT).to_owned(), pen.theme.dim));
    }
    for (text, style) in said {
        let inner = Rect { x: list.x + 2, width: list.width.saturating_sub(4), ..list };
        let used = sentence(pen, inner, &text, style);
        list = Rect { y: list.y + used, height: list.height.saturating_sub(used), ..list };
    }
    rows(pen, list, files);
}

fn rows(pen: &mut Pen<'_>, area: Rect, files: &Files) {
    let wide = area.width >= 72;
    // Name, length, last change, place.
    let name = area.width.saturating_sub(if wide { 46 } else { 32 });
    let mut columns = vec![Column::left("", name), Column::right("", 8), Column::left("", 16)];
    if wide {
        columns.push(Column::left("", 14));
    }
    let lang = pen.lang;
    table(pen, area, &columns, &files.list, files.len(), |at| {
        let Some(row) = files.row(at, lang) else { return Vec::new() };
        let when = row.changed_ms.map(words::clock_time);
        // A narrow list has the place only where there is no date.
        let when: Cell =
            when.unwrap_or_else(|| if wide { String::new() } else { row.place.to_owned() }).into();
        vec![row.name.into(), row.size.into(), when, row.place.into()]
    });
}

/// A sentence over as many rows as it needs; gives the rows used.
pub(in crate::view) fn sentence(
    pen: &mut Pen<'_>,
    area: Rect,
    text: &str,
    style: ratatui::style::Style,
) -> u16 {
    let lines: Vec<String> =
        text.lines().flat_map(|line| wrap(line, usize::from(area.width).max(1))).collect();
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        pen.at(area.x, y, area.width, line, style);
    }
    (lines.len() as u16).min(area.height)
}
