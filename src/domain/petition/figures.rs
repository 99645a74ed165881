//! Figures about petitions (研判): what one petition adds to each of them, and which petitions are behind a figure.
//!
//! Everything is counted from facts and events alone: when it was received, when nothing was owed on it any more, how each limit of
//! the bureau ended. A figure and the list behind it ask the same question, [`Figure::holds`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::PetitionAct;
use super::clock::{Clock, ClockStatus};
use super::record::Petition;
use super::rule::Party;
use super::state::next_state;
use crate::domain::kinds::kinds;
use crate::domain::{Date, DivisionCode};

/// Days of a week less one.
const REST_OF_WEEK: i64 = 6;

kinds! {
    /// How a limit of the bureau ended.
    InTime {
        /// 按期
        0 Met "met",
        /// 逾期: met after its last day, or over and not met.
        1 Late "late",
        /// 未到期
        2 Open "open",
    }
}

/// What is known of a petition for the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallied {
    /// The day it was received.
    pub received: Date,
    /// The day since when nothing is owed on it; `None` while something is.
    pub concluded: Option<Date>,
    /// It repeats an earlier one.
    pub repeats: bool,
    /// Where the matter lies.
    pub town: Option<DivisionCode>,
    /// What it is about: ids of topics, none twice.
    pub topics: Vec<String>,
    /// How each limit of the bureau ended: id of the rule.
    pub clocks: Vec<(String, InTime)>,
    /// The last day of each limit that the bureau still owes something by, the earliest first.
    pub dues: Vec<Date>,
    /// What its petitioner thinks of it.
    pub rating: Rating,
}

/// What a petitioner thinks of how a petition was handled (满意度, 信访工作条例 art. 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// From 1, very dissatisfied, to 5, very satisfied.
    Given(u8),
    /// It has come to an end, and nobody has asked yet or nobody answered.
    Open,
    /// Nobody can be asked: it goes on, or came without a name.
    Not,
}

/// The highest mark of those who are dissatisfied.
const DISSATISFIED: u8 = 2;

impl Rating {
    fn of(petition: &Petition) -> Self {
        let case = petition.case();
        match case.score() {
            Some(score) => Self::Given(score),
            None if case.identified && next_state(&case, PetitionAct::Evaluate).is_ok() => Self::Open,
            None => Self::Not,
        }
    }

    /// Whether the petitioner is dissatisfied, more or less.
    pub fn is_dissatisfied(self) -> bool {
        matches!(self, Self::Given(score) if score <= DISSATISFIED)
    }
}

impl Tallied {
    /// A petition with its clocks; none where its limits are not counted and nothing is due. Whether it repeats another is for who asks
    /// to say: one that is kept from them is none to them.
    pub fn of(petition: &Petition, clocks: &[Clock], repeats: bool) -> Self {
        let open = petition.is_open();
        let ours = clocks.iter().filter(|clock| clock.rule.party == Party::Bureau && !clock.rule.choice);
        let mut dues: Vec<Date> =
            clocks.iter().filter(|clock| open && clock.is_owed()).map(|clock| clock.due).collect();
        dues.sort_unstable();
        Self {
            received: petition.facts.received,
            concluded: (!open).then(|| petition.case().concluded().unwrap_or(petition.facts.received)),
            repeats,
            town: petition.facts.division.and_then(DivisionCode::town),
            topics: petition.facts.topics.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect(),
            clocks: ours.filter_map(|clock| Some((clock.rule.id.clone(), ended(clock.status)?))).collect(),
            dues,
            rating: Rating::of(petition),
        }
    }
}

impl Tallied {
    /// Whether it is about a topic; `None` asks whether none was named.
    pub fn is_about(&self, topic: Option<&str>) -> bool {
        match topic {
            Some(id) => self.topics.iter().any(|one| one == id),
            None => self.topics.is_empty(),
        }
    }
}

fn ended(status: ClockStatus) -> Option<InTime> {
    match status {
        ClockStatus::Met => Some(InTime::Met),
        ClockStatus::Late => Some(InTime::Late),
        ClockStatus::Running | ClockStatus::Paused => Some(InTime::Open),
        ClockStatus::Lapsed | ClockStatus::Off => None,
    }
}

/// A figure: which petitions are behind it. A week is named by its Monday; `since` is the first day of the year's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Figure {
    /// Received in a week.
    Received { week: Date },
    /// Concluded in a week.
    Concluded { week: Date },
    /// Open at the end of a week.
    Open { week: Date },
    /// Received since a day, with a limit that ended so.
    Clock { since: Date, clock: String, ended: InTime },
    /// Received since a day and repeating an earlier one.
    Repeats { since: Date },
    /// Received since a day, of a town; `None` is those of no known town.
    Town { since: Date, town: Option<DivisionCode> },
    /// Received since a day about a topic, or about none that was named.
    Topic { since: Date, topic: Option<String> },
    /// The same, of a town; `None` is those of no known town.
    TopicOfTown { since: Date, topic: Option<String>, town: Option<DivisionCode> },
    /// With a limit that ends on a day.
    Due { on: Date },
    /// With a limit that ended before a day.
    Overdue { today: Date },
    /// Received since a day, and rated so: 1 very dissatisfied, 5 very satisfied.
    Rated { since: Date, score: u8 },
    /// Received since a day, and rated 1 or 2.
    Dissatisfied { since: Date },
    /// Received since a day, at an end, and not rated.
    Unrated { since: Date },
}

impl Figure {
    /// Whether a petition is behind the figure.
    pub fn holds(&self, of: &Tallied) -> bool {
        let within = |day: Date, week: Date| (week..=sunday(week)).contains(&day);
        match self {
            Self::Received { week } => within(of.received, *week),
            Self::Concluded { week } => of.concluded.is_some_and(|day| within(day, *week)),
            Self::Open { week } => {
                let end = sunday(*week);
                of.received <= end && of.concluded.is_none_or(|day| day > end)
            }
            Self::Clock { since, clock, ended } => {
                let same = |(id, how): &(String, InTime)| id == clock && how == ended;
                of.received >= *since && of.clocks.iter().any(same)
            }
            Self::Repeats { since } => of.received >= *since && of.repeats,
            Self::Town { since, town } => of.received >= *since && of.town == *town,
            Self::Topic { since, topic } => of.received >= *since && of.is_about(topic.as_deref()),
            Self::TopicOfTown { since, topic, town } => {
                of.received >= *since && of.town == *town && of.is_about(topic.as_deref())
            }
            Self::Due { on } => of.dues.contains(on),
            Self::Overdue { today } => of.dues.first().is_some_and(|due| due < today),
            Self::Rated { since, score } => of.received >= *since && of.rating == Rating::Given(*score),
            Self::Dissatisfied { since } => of.received >= *since && of.rating.is_dissatisfied(),
            Self::Unrated { since } => of.received >= *since && of.rating == Rating::Open,
        }
    }
}

/// The Monday of the week of a day.
pub fn monday(day: Date) -> Date {
    day.plus_days(-i64::from(day.weekday().num_days_from_monday()))
}

/// The Sunday of a week.
fn sunday(monday: Date) -> Date {
    monday.plus_days(REST_OF_WEEK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> Date {
        Date::new(2026, m, d).unwrap()
    }

    fn tallied(received: Date, concluded: Option<Date>) -> Tallied {
        let clocks = vec![("notice".to_owned(), InTime::Met), ("conclude".to_owned(), InTime::Open)];
        let (town, topics, dues) = (None, Vec::new(), Vec::new());
        Tallied { received, concluded, repeats: false, town, topics, clocks, dues, rating: Rating::Not }
    }

    #[test]
    fn a_week_begins_on_monday() {
        for d in 23..=29 {
            assert_eq!(monday(day(11, d)), day(11, 23), "{d}");
        }
        assert_eq!(monday(day(11, 30)), day(11, 30));
    }

    #[test]
    fn what_was_received_and_concluded_is_stock_in_between() {
        let one = tallied(day(11, 10), Some(day(11, 22)));
        let open: Vec<bool> =
            [2, 9, 16, 23].iter().map(|d| Figure::Open { week: day(11, *d) }.holds(&one)).collect();
        assert_eq!(open, [false, true, false, false]);
        assert!(Figure::Received { week: day(11, 9) }.holds(&one));
        assert!(Figure::Concluded { week: day(11, 16) }.holds(&one));
        assert!(!Figure::Concluded { week: day(11, 23) }.holds(&one));
        assert!(Figure::Open { week: day(11, 23) }.holds(&tallied(day(11, 10), None)));
    }

    #[test]
    fn a_limit_is_counted_as_it_ended_and_only_of_the_year() {
        let mark = |since, ended| Figure::Clock { since, clock: "notice".to_owned(), ended };
        let one = tallied(day(11, 10), None);
        assert!(mark(day(1, 1), InTime::Met).holds(&one) && !mark(day(1, 1), InTime::Late).holds(&one));
        assert!(!mark(day(11, 11), InTime::Met).holds(&one));
    }

    #[test]
    fn a_petition_stands_under_each_of_its_topics_or_under_none() {
        let town = DivisionCode::parse("440114001");
        let topics = vec!["relief".to_owned(), "historical".to_owned()];
        let one = Tallied { town, topics, ..tallied(day(11, 10), None) };
        let since = day(1, 1);
        let about = |topic: Option<&str>| Figure::Topic { since, topic: topic.map(str::to_owned) };
        assert!(about(Some("relief")).holds(&one) && about(Some("historical")).holds(&one));
        assert!(!about(Some("other")).holds(&one) && !about(None).holds(&one));
        assert!(about(None).holds(&tallied(day(11, 10), None)));
        let of = |town| Figure::TopicOfTown { since, topic: Some("relief".to_owned()), town };
        assert!(of(town).holds(&one) && !of(None).holds(&one));
        assert!(!Figure::Topic { since: day(11, 11), topic: None }.holds(&tallied(day(11, 10), None)));
    }

    #[test]
    fn whoever_gave_one_or_two_is_dissatisfied() {
        let since = day(1, 1);
        let rated = |rating| Tallied { rating, ..tallied(day(11, 1), None) };
        for (rating, dissatisfied, unrated) in [
            (Rating::Given(1), true, false),
            (Rating::Given(2), true, false),
            (Rating::Given(3), false, false),
            (Rating::Open, false, true),
            (Rating::Not, false, false),
        ] {
            let one = rated(rating);
            assert_eq!(Figure::Dissatisfied { since }.holds(&one), dissatisfied, "{rating:?}");
            assert_eq!(Figure::Unrated { since }.holds(&one), unrated, "{rating:?}");
        }
        assert!(Figure::Rated { since, score: 4 }.holds(&rated(Rating::Given(4))));
        assert!(!Figure::Rated { since: day(11, 2), score: 4 }.holds(&rated(Rating::Given(4))));
    }

    #[test]
    fn what_is_due_is_overdue_from_the_next_day_on() {
        let one = Tallied { dues: vec![day(11, 22), day(12, 4)], ..tallied(day(11, 1), None) };
        assert!(Figure::Due { on: day(11, 22) }.holds(&one) && Figure::Due { on: day(12, 4) }.holds(&one));
        let overdue = |today| Figure::Overdue { today }.holds(&one);
        assert_eq!((overdue(day(11, 22)), overdue(day(11, 23))), (false, true));
    }
}
