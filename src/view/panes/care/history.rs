//! What was done with somebody so far, and below or beside it what was written down of the one selected.

use ratatui::layout::Rect;

use crate::bureau::answer::ContactRow;
use crate::console::Model;
use crate::console::panes::care::{Done, History, Whose};
use crate::domain::care::{ContactResult, Measure};
use crate::locale::{Lang, care as say, care_words};
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

pub(super) fn list(pen: &mut Pen<'_>, area: Rect, history: &History) {
    let (lang, look) = (pen.lang, *pen.theme);
    let columns = [
        Column::left(say::COL_DAY.get(lang), 10),
        Column::left(say::COL_WHAT.get(lang), 18),
        Column::left(say::COL_BY_WHOM.get(lang), 10),
        Column::left(say::COL_NOTE.get(lang), area.width.saturating_sub(10 + 18 + 10 + 5).max(8)),
    ];
    let rows = history.rows();
    table(pen, area, &columns, &history.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let (what, by, note) = parts(row, lang);
        let reached = !matches!(row, Done::Contact(row) if row.result == ContactResult::NotReached);
        let what = if reached { what.into() } else { Cell::new(what, look.dim) };
        vec![row.day().to_string().into(), what, by.into(), note.replace('\n', " ").into()]
    });
    if rows.is_empty() {
        let message = match (&history.rows, history.whose) {
            (None, _) => say::LOADING,
            (Some(_), Some(Whose::Household(_))) => say::EMPTY_HISTORY_HOUSEHOLD,
            (Some(_), _) => say::EMPTY_HISTORY,
        };
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), pen.say(message), pen.theme.dim);
    }
}

/// What it was, by whom, and what was written down.
fn parts(row: &Done, lang: Lang) -> (String, String, String) {
    match row {
        Done::Contact(row) => (what(row, lang), row.by.clone(), row.note.clone()),
        Done::Measure(Measure { what, .. }, by) => {
            (say::MEASURE_ROW.get(lang).to_owned(), by.clone(), what.clone())
        }
    }
}

fn what(row: &ContactRow, lang: Lang) -> String {
    let kind = care_words::kind(row.kind).get(lang);
    match row.result {
        ContactResult::Reached => kind.to_owned(),
        ContactResult::NotReached => format!("{kind} {}", care_words::RESULT_NOT_REACHED.get(lang)),
    }
}

/// The one selected in full.
pub(super) fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, history: &History) {
    let Some(row) = history.selected() else { return };
    let lang = pen.lang;
    let (what, by, note) = parts(row, lang);
    let mut about = vec![row.day().to_string(), what];
    if let Done::Contact(contact) = row {
        // In a household it may have been with any of them.
        about.push(contact.name.clone());
        about.extend(contact.topics.iter().map(|id| topic(model, id, lang)));
        about.extend(contact.next.map(|on| say::NEXT_ON.with(lang, &[("on", &on)])));
    }
    about.push(by);
    let note = if note.is_empty() { say::NO_NOTE.get(lang).to_owned() } else { note };
    let mut y = area.y;
    for (text, style) in [(about.join("  "), pen.theme.heading), (note, pen.theme.plain)] {
        for line in wrap(&text, usize::from(area.width).max(1)) {
            if y < area.bottom() {
                pen.at(area.x, y, area.width, &line, style);
                y += 1;
            }
        }
    }
}

fn topic(model: &Model, id: &str, lang: Lang) -> String {
    let topic = model.shared.tables.topics.get(id);
    topic.map_or_else(|| id.to_owned(), |t| if lang == Lang::Zh { t.zh.clone() } else { t.en.clone() })
}
