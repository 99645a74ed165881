//! The figures of a page as rows of cells; each cell knows which petitions are behind it.

use super::Page;
use crate::bureau::answer::{ClockFigure, PetitionFigures, TopicFigure, TownFigure, WeekFigure};
use crate::domain::petition::{Figure, InTime, monday};

/// Days of a week.
const WEEK: usize = 7;

/// A cell: which petitions, and how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub figure: Figure,
    /// How many.
    pub n: u32,
}

/// Rows of cells; a day before the first or after the last has none.
pub type Cells = Vec<Vec<Option<Mark>>>;

/// The cells of a page.
pub fn cells(of: &PetitionFigures, page: Page) -> Cells {
    match page {
        Page::Weeks => weeks(of),
        Page::Clocks => clocks(of),
        Page::Days => days(of),
        Page::Towns => towns(of),
        Page::Topics => topics(of),
        Page::Satisfaction => satisfaction(of),
    }
}

fn mark(figure: Figure, n: u32) -> Mark {
    Mark { figure, n }
}

fn row<const N: usize>(marks: [Mark; N]) -> Vec<Option<Mark>> {
    marks.into_iter().map(Some).collect()
}

fn weeks(of: &PetitionFigures) -> Cells {
    let week = |one: &WeekFigure| {
        let week = one.week;
        row([
            mark(Figure::Received { week }, one.received),
            mark(Figure::Concluded { week }, one.concluded),
            mark(Figure::Open { week }, one.open),
        ])
    };
    // The week of the business date stands at the top.
    of.weeks.iter().rev().map(week).collect()
}

fn clocks(of: &PetitionFigures) -> Cells {
    let clock = |one: &ClockFigure| {
        let figure = |ended| Figure::Clock { since: of.since, clock: one.clock.clone(), ended };
        row([
            mark(figure(InTime::Met), one.met),
            mark(figure(InTime::Late), one.late),
            mark(figure(InTime::Open), one.open),
        ])
    };
    of.clocks.iter().map(clock).collect()
}

/// A row of what is overdue, then a row a week from Monday to Sunday.
fn days(of: &PetitionFigures) -> Cells {
    let mut rows = vec![row([mark(Figure::Overdue { today: of.today }, of.overdue)])];
    let lead = of.days.first().map_or(0, |day| day.on.days_since(monday(day.on)));
    let lead = usize::try_from(lead).unwrap_or_default();
    let all = std::iter::repeat_n(None, lead)
        .chain(of.days.iter().map(|day| Some(mark(Figure::Due { on: day.on }, day.due))))
        .collect::<Vec<_>>();
    rows.extend(all.chunks(WEEK).map(<[_]>::to_vec));
    rows
}

fn towns(of: &PetitionFigures) -> Cells {
    let since = of.since;
    let repeats = row([mark(Figure::Repeats { since }, of.repeats)]);
    let town = |one: &TownFigure| row([mark(Figure::Town { since, town: one.town }, one.received)]);
    std::iter::once(repeats).chain(of.towns.iter().map(town)).collect()
}

/// A topic and the towns below it, topic by topic: what the row is of, the town where it is of one.
pub fn by_topic(of: &PetitionFigures) -> Vec<(&TopicFigure, Option<&TownFigure>)> {
    let rows = |one| std::iter::once((one, None)).chain(towns_of(one));
    of.topics.iter().flat_map(rows).collect()
}

fn towns_of(one: &TopicFigure) -> impl Iterator<Item = (&TopicFigure, Option<&TownFigure>)> {
    one.towns.iter().map(move |town| (one, Some(town)))
}

fn topics(of: &PetitionFigures) -> Cells {
    let since = of.since;
    let one = |(topic, town): (&TopicFigure, Option<&TownFigure>)| {
        let named = topic.topic.clone();
        row([match town {
            None => mark(Figure::Topic { since, topic: named }, topic.received),
            Some(of) => mark(Figure::TopicOfTown { since, topic: named, town: of.town }, of.received),
        }])
    };
    by_topic(of).into_iter().map(one).collect()
}

/// The marks with the best first, then what matters most: who is dissatisfied; last what was not rated.
fn satisfaction(of: &PetitionFigures) -> Cells {
    let (since, found) = (of.since, &of.satisfaction);
    let one = |(n, score): (&u32, u8)| row([mark(Figure::Rated { since, score }, *n)]);
    let mut rows: Cells = found.scores.iter().zip(1..=5).map(one).rev().collect();
    rows.push(row([mark(Figure::Dissatisfied { since }, found.dissatisfied())]));
    rows.push(row([mark(Figure::Unrated { since }, found.unrated)]));
    rows
}
