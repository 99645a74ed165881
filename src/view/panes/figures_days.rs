//! 到期分布: a row a week, a cell a day. The day stands at the left of its cell, what is due at the right under what is due on other
//! days; days on which nothing is due stay in the background.

use ratatui::layout::Rect;

use crate::bureau::answer::PetitionFigures;
use crate::console::panes::figures::{Mark, State};
use crate::domain::Date;
use crate::domain::petition::{Figure, monday};
use crate::locale::{Lang, figures as say, petition_words};
use crate::text::{fit_left, width};
use crate::view::pen::Pen;

/// Columns of the Monday of a week.
const WEEK: u16 = 8;
/// Columns of a cell, its brackets among them: the least, and what it needs for two digits of days and of what is due.
const LEAST: u16 = 7;
const MOST: u16 = 11;
/// Columns between cells where there is room for them.
const GAP: u16 = 2;
/// Columns of a day of the month.
const OF_MONTH: usize = 2;
/// Days of a week.
const DAYS: u16 = 7;

/// How wide a cell is, and how far it is to the next.
fn columns(room: u16) -> (u16, u16) {
    let each = room.saturating_sub(WEEK) / DAYS;
    let cell = if each >= MOST + GAP { MOST } else { each.clamp(LEAST, MOST - GAP) };
    (cell, (cell + GAP).min(each).max(cell))
}

pub(super) fn days(pen: &mut Pen<'_>, area: Rect, shown: &PetitionFigures, state: &State) {
    let left = area.x + 2;
    let (cell, step) = columns(area.width.saturating_sub(3));
    let start = |n: usize| left + WEEK + step * n as u16;
    let first_day = monday(shown.today);
    for n in 0..DAYS {
        let name = petition_words::weekday(first_day.plus_days(n.into()).weekday()).get(pen.lang);
        pen.at(start(n.into()) + 1, area.y, cell - 1, name, pen.theme.dim);
    }
    let cells = state.cells();
    let legend = area.bottom().saturating_sub(1);
    let body = area.y + 1..legend;
    let first = (state.at.0 + 1).saturating_sub(body.len());
    for ((row, marks), y) in cells.iter().enumerate().skip(first).zip(body) {
        if row == state.at.0 {
            pen.at(area.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
        let name = marks.iter().flatten().next().map(|mark| name(mark, pen.lang)).unwrap_or_default();
        pen.at(left, y, WEEK, &name, pen.theme.dim);
        for (n, mark) in marks.iter().enumerate() {
            let Some(mark) = mark else { continue };
            let place = Rect { x: start(n), y, width: cell, height: 1 };
            one(pen, place, (shown, mark), (row, n) == state.at);
        }
    }
    pen.right(area.x, legend, area.width.saturating_sub(1), pen.say(say::DAYS_LEGEND), pen.theme.dim);
}

/// What a row is of.
fn name(mark: &Mark, lang: Lang) -> String {
    match mark.figure {
        Figure::Due { on } => {
            let (month, day) = (fit_left(&on.month_of_year().to_string(), 2), on.day());
            say::MONTH_DAY.with(lang, &[("month", &month), ("day", &format!("{day:02}"))])
        }
        _ => say::OVERDUE.get(lang).to_owned(),
    }
}

/// A cell: how much is due tells itself by its place and its look, the bar and the number.
fn one(pen: &mut Pen<'_>, place: Rect, (shown, mark): (&PetitionFigures, &Mark), chosen: bool) {
    let theme = *pen.theme;
    let (inner, edge) = (place.width.saturating_sub(2), place.right().saturating_sub(1));
    let look = |quiet: bool| match (chosen, quiet) {
        (true, _) => theme.selected,
        (false, true) => theme.dim,
        (false, false) => theme.plain,
    };
    let Figure::Due { on } = mark.figure else {
        // What is overdue is of no day: it stands by itself.
        let (open, close) = if chosen { ("[", "]") } else { (" ", " ") };
        pen.at(place.x, place.y, place.width, &[open, &mark.n.to_string(), close].concat(), look(false));
        return;
    };
    let due = match mark.n {
        0 => String::new(),
        n => format!("{}{}", heat(pen, shown, n), fit_left(&n.to_string(), 2)),
    };
    let day = day(pen.lang, (shown, on), usize::from(inner).saturating_sub(width(&due)));
    pen.at(place.x + 1, place.y, inner, &day, look(mark.n == 0));
    pen.right(place.x + 1, place.y, inner, &due, look(false));
    if chosen {
        pen.at(place.x, place.y, 1, "[", theme.selected);
        pen.at(edge, place.y, 1, "]", theme.selected);
    }
}

/// A day of the month, and that it is a day off where there is room to say so.
fn day(lang: Lang, (shown, on): (&PetitionFigures, Date), room: usize) -> String {
    let day = fit_left(&on.day().to_string(), OF_MONTH);
    let works = shown.days.iter().any(|one| one.on == on && one.works);
    let rest = [&day, say::REST.get(lang)].concat();
    if works || width(&rest) > room { day } else { rest }
}

/// How much is due on a day, beside the fullest day there is.
fn heat(pen: &Pen<'_>, shown: &PetitionFigures, due: u32) -> &'static str {
    let most = shown.days.iter().map(|day| day.due).max().unwrap_or_default().max(1);
    let steps = pen.theme.steps(true);
    let step = (due as usize * (steps.len() - 1)).div_ceil(most as usize);
    steps.get(step).copied().unwrap_or_default()
}
