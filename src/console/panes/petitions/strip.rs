//! A strip as cells: the day with its weekday, and below it which day of the limit it is or why it is none.

use crate::console::shared::Shared;
use crate::domain::petition::{Clock, ClockUnit, StripDay, StripWhy, explain};
use crate::locale::{Lang, clocks, petitions as say};

/// Columns of a cell, the blank behind it included.
pub const CELL: usize = 5;
/// Columns for the month at the left, the blank behind it included.
pub const MONTH: usize = 8;

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// `23一`
    pub day: String,
    /// `5●`, `休`
    pub mark: String,
    /// It adds to the count.
    pub counts: bool,
    /// The last day of the limit.
    pub last: bool,
    /// The business date.
    pub today: bool,
}

/// Days side by side: the month of the first one, then the cells; a blank keeps the place of a day of another strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// `2026-11`
    pub month: String,
    /// The days.
    pub cells: Vec<Option<Cell>>,
}

/// The strip of a clock.
pub fn days(clock: &Clock, shared: &Shared) -> Vec<StripDay> {
    explain(clock, &shared.tables.calendar)
}

fn cell(day: &StripDay, clock: &Clock, shared: &Shared) -> Cell {
    let lang = shared.lang;
    let mut mark = say::mark(day.why, day.counted, lang);
    let last = day.date == clock.due;
    if last {
        mark.push('●');
    }
    if day.provisional && clock.provisional && (clock.rule.unit == ClockUnit::Working || last) {
        mark.push('?');
    }
    Cell {
        day: format!("{}{}", day.date.day(), say::weekday(day.date, lang)),
        mark,
        counts: day.counted.is_some(),
        last,
        today: day.date == shared.today,
    }
}

/// How many days stand side by side in so many columns.
pub fn room(cols: usize) -> usize {
    (cols.saturating_sub(MONTH) / CELL).max(1)
}

/// The whole strip. When it does not fit into one band, each band is one or more whole weeks, so that the weekends stand
/// below each other.
pub fn bands(clock: &Clock, shared: &Shared, cols: usize) -> Vec<Band> {
    let days = days(clock, shared);
    let room = room(cols);
    if days.len() <= room {
        return vec![band(&days, 0, clock, shared)];
    }
    let weeks = (room / 7).clamp(1, 2);
    let width = if room < 7 { room } else { weeks * 7 };
    let monday = days.first().map_or(0, |d| d.date.weekday().num_days_from_monday() as usize);
    let blank = if width.is_multiple_of(7) { monday } else { 0 };
    let (head, rest) = days.split_at(days.len().min(width - blank));
    let mut bands = vec![band(head, blank, clock, shared)];
    bands.extend(rest.chunks(width).map(|chunk| band(chunk, 0, clock, shared)));
    bands
}

fn band(days: &[StripDay], blank: usize, clock: &Clock, shared: &Shared) -> Band {
    let month = days.first().map(|d| d.date.month().to_string()).unwrap_or_default();
    let mut cells: Vec<Option<Cell>> = vec![None; blank];
    cells.extend(days.iter().map(|day| Some(cell(day, clock, shared))));
    Band { month, cells }
}

/// One band that shows the beginning and the end of the strip, and says how many days are between.
pub fn short_band(clock: &Clock, shared: &Shared, cols: usize) -> Band {
    let days = days(clock, shared);
    let room = room(cols);
    if days.len() <= room {
        return band(&days, 0, clock, shared);
    }
    // Two cells hold the words about what is left out.
    let ends = room.saturating_sub(2);
    let (head, tail) = (ends / 2, ends - ends / 2);
    let mut short = band(days.get(..head).unwrap_or_default(), 0, clock, shared);
    let hidden = days.len() - head - tail;
    let between = Cell {
        day: say::DAYS_HIDDEN.with(shared.lang, &[("n", &hidden)]),
        mark: String::new(),
        counts: false,
        last: false,
        today: false,
    };
    short.cells.push(Some(between));
    short.cells.push(None);
    let tail = days.get(head + hidden..).unwrap_or_default();
    short.cells.extend(tail.iter().map(|day| Some(cell(day, clock, shared))));
    short
}

/// What the cells have no room for: why days off are not counted and why worked weekends are, in the order of the days.
pub fn remarks(clock: &Clock, shared: &Shared) -> Vec<String> {
    let lang = shared.lang;
    let days = days(clock, shared);
    let mut said: Vec<String> = Vec::new();
    let mut run: Option<(StripDay, StripDay)> = None;
    for day in &days {
        let joins = |(_, last): &(StripDay, StripDay)| {
            last.kind == day.kind && last.why == day.why && day.date.days_since(last.date) == 1
        };
        match &mut run {
            Some(pair) if joins(pair) => pair.1 = day.clone(),
            _ => {
                said.extend(run.take().and_then(|pair| remark(&pair, lang)));
                run = Some((day.clone(), day.clone()));
            }
        }
    }
    said.extend(run.and_then(|pair| remark(&pair, lang)));
    let natural = clock.rule.unit == ClockUnit::Natural;
    let weekends =
        days.iter().filter(|d| d.kind == crate::domain::DayKind::Weekend && d.why != StripWhy::DayZero);
    let weekends = weekends.filter(|d| natural || d.why == StripWhy::Weekend).count();
    if weekends > 0 {
        let msg = if natural { say::DAYS_WEEKEND_COUNTED } else { say::DAYS_WEEKEND };
        said.push(msg.with(lang, &[("n", &weekends)]));
    }
    let added = days.iter().filter(|d| d.why == StripWhy::Extension).count();
    if added > 0 {
        said.push(say::DAYS_EXTENSION.with(lang, &[("n", &added)]));
    }
    said.extend(clock.out.iter().map(|out| clocks::out(out, lang)));
    said
}

/// What there is to say about a run of days of one kind.
fn remark((first, last): &(StripDay, StripDay), lang: Lang) -> Option<String> {
    use crate::domain::DayKind;
    let msg = match (&first.kind, first.why) {
        (_, StripWhy::DayZero | StripWhy::Hearing | StripWhy::Paused) => return None,
        (DayKind::Holiday(_), StripWhy::Holiday) => say::DAY_HOLIDAY,
        (DayKind::Holiday(_), _) => say::DAY_HOLIDAY_COUNTED,
        (DayKind::MakeUpWorking(_), StripWhy::MadeUp) => say::DAY_MADE_UP,
        _ => return None,
    };
    let name = say::holiday(&first.kind);
    let short = |d: &StripDay| d.date.to_string().get(5..).unwrap_or_default().to_owned();
    let days = if first.date == last.date {
        format!("{} {}", short(first), say::weekday(first.date, lang))
    } else {
        format!("{}–{}", short(first), short(last))
    };
    Some(msg.with(lang, &[("days", &days), ("name", &name)]))
}

/// The years whose calendar is not published, of those that the limit depends on.
pub fn open_years(clock: &Clock, shared: &Shared) -> Vec<i32> {
    let mut years: Vec<i32> = days(clock, shared)
        .iter()
        .filter(|d| d.provisional && (clock.rule.unit == ClockUnit::Working || d.date == clock.due))
        .map(|d| d.date.year())
        .collect();
    years.dedup();
    years
}
