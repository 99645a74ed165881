//! The queue.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::PetitionRow;
use crate::bureau::query::Tab;
use crate::console::Model;
use crate::console::panes::petitions::{State, ages, who_in};
use crate::domain::{Date, Quoted};
use crate::locale::{Lang, lookup, petition_after as after, petition_words, petitions as say, supervision};
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::theme::Theme;
use crate::view::widgets::{Cell, Column, table};

/// Columns for who petitions, in a narrow and in a wide list.
const WHO: u16 = 14;
const WHO_WIDE: u16 = 20;

pub(super) fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let tracked = state.queue.as_deref().is_some_and(|queue| queue.tab == Tab::Tracked);
    let columns = columns(pen.lang, area.width, tracked);
    let len = state.total();
    let (lang, look) = (pen.lang, *pen.theme);
    table(pen, area, &columns, &state.list, len, |at| {
        state.row(at).map(|row| cells(row, model, lang, (&look, tracked), columns.len())).unwrap_or_default()
    });
    // The mark of what is late stands in the margin, where no colour is needed to see it.
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    for (at, y) in state.list.window(len, usize::from(body.height)).zip(body.top()..body.bottom()) {
        if state.row(at).is_some_and(|row| presses(row, tracked, model.shared.today)) {
            pen.at(body.x + 1, y, 1, "!", pen.theme.warn);
        }
    }
    for (at, y) in state.list.window(len, usize::from(body.height)).zip(body.top()..body.bottom()) {
        if state.row(at).is_some_and(|row| state.is_marked(row.petition)) {
            // What is overdue stays seen beside the mark.
            let late = state.row(at).is_some_and(|row| row.due.is_some_and(|due| due.in_days <= 0));
            let x = if late && at != state.list.selected { body.x } else { body.x + 1 };
            pen.at(x, y, 1, "+", pen.theme.accent);
        }
    }
    if len == 0 && state.is_answered() {
        nothing(pen, body, state);
    }
}

/// Whether a row is marked: it is due or late; of what is followed, its day has come.
fn presses(row: &PetitionRow, tracked: bool, today: Date) -> bool {
    match row.tracked.filter(|_| tracked) {
        Some(tracking) => tracking.has_come(today),
        None => row.due.is_some_and(|due| due.in_days <= 0),
    }
}

fn nothing(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let filter = state.filter.text().trim();
    let text = match state.elsewhere(pen.lang) {
        _ if filter.is_empty() => pen.say(say::EMPTY_TAB).to_owned(),
        Some(elsewhere) => elsewhere,
        None if Quoted::is_supervision(filter) => {
            supervision::NOT_A_PETITION.with(pen.lang, &[("number", &filter)])
        }
        None => say::EMPTY_FILTER.with(pen.lang, &[("text", &filter)]),
    };
    let cols = area.width.saturating_sub(4);
    for (line, y) in wrap(&text, usize::from(cols).max(8)).iter().zip(area.top()..area.bottom()) {
        pen.at(area.x + 2, y, cols, line, pen.theme.dim);
    }
}

/// Due or the day of the next look, petitioners, demand, ages, owner; a narrow list leaves the owner out.
fn columns(lang: Lang, cols: u16, tracked: bool) -> Vec<Column> {
    let wide = cols >= 70;
    let who = if wide { WHO_WIDE } else { WHO };
    let fixed = 13 + who + 11 + 3 + if wide { 9 } else { 0 };
    let demand = cols.saturating_sub(fixed + 2).max(8);
    let mut columns = vec![
        Column::left(if tracked { after::COL_NEXT_LOOK } else { say::COL_DUE }.get(lang), 13),
        Column::left(say::COL_PETITIONERS.get(lang), who),
        Column::left(say::COL_DEMAND.get(lang), demand),
        Column::right(say::COL_AGES.get(lang), 11),
    ];
    if wide {
        columns.push(Column::left(say::COL_OWNER.get(lang), 8));
    }
    columns
}

fn cells(
    row: &PetitionRow,
    model: &Model,
    lang: Lang,
    (look, tracked): (&Theme, bool),
    columns: usize,
) -> Vec<Cell> {
    let (today, pressed) = (model.shared.today, presses(row, tracked, model.shared.today));
    let due = match &row.due {
        _ if tracked => {
            let day = row.tracked.and_then(|tracking| tracking.next_look);
            let text = day.map_or_else(|| after::NO_DAY.get(lang).to_owned(), |on| say::day(on, today, lang));
            Cell::new(text, if pressed { look.warn } else { Style::new() })
        }
        Some(due) => {
            let mut text = say::day(due.on, today, lang);
            if due.provisional {
                text = format!("{text} {}", say::SHORT_PROVISIONAL.get(lang));
            }
            Cell::new(text, if pressed { look.warn } else { Style::new() })
        }
        None => Cell::new(petition_words::state(row.state).get(lang), look.dim),
    };
    let demand = row.demand.replace('\n', " ");
    let demand = if row.secret { format!("[{}] {demand}", say::SECRET.get(lang)) } else { demand };
    let demand = if row.dead { format!("[{}] {demand}", lookup::DEAD.get(lang)) } else { demand };
    let named = who_in(row, lang, usize::from(if columns == 5 { WHO_WIDE } else { WHO }));
    let mut cells = vec![due, named.into(), demand.into(), ages(row, lang).into()];
    if columns == 5 {
        cells.push(row.owner.clone().unwrap_or_else(|| "—".to_owned()).into());
    }
    cells
}
