//! A condition and whether somebody answers it.

use super::facet::{Facet, Standing, state_bit};
use super::key::{Key, Mark};
use crate::domain::person::{Gap, RecognitionState};
use crate::domain::{Date, DivisionCode, Sex};

/// One condition of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// As it was written.
    pub word: String,
    /// Turned round: those are wanted who do not answer it.
    pub not: bool,
    /// What is asked.
    pub test: Test,
}

/// What a condition asks. Several values are alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// In one of these groups, by their places in the table.
    Groups(u64),
    /// With a recognition in one of these states.
    States(Vec<RecognitionState>),
    /// Disabled to a grade from one to another.
    Grades(Vec<(u32, u32)>),
    /// Living in one of these towns.
    Towns(Vec<DivisionCode>),
    /// Living in one of these villages.
    Villages(Vec<DivisionCode>),
    /// Born from one day to another.
    Born(Vec<(Date, Date)>),
    /// Of an age from one to another.
    Age(Vec<(u32, u32)>),
    /// Of one of these sexes.
    Sex(Vec<Sex>),
    /// Lacking one of these.
    Missing(Vec<Gap>),
    /// Those of whom it is not known or not there; no key but those of the tests above.
    None(Key),
    /// One of these.
    Either(Vec<Test>),
    /// A mark.
    Mark(Mark),
}

impl Test {
    /// The key it was asked with; marks have none.
    pub fn key(&self) -> Option<Key> {
        Some(match self {
            Self::Groups(_) => Key::Group,
            Self::States(_) => Key::State,
            Self::Grades(_) => Key::Grade,
            Self::Towns(_) => Key::Town,
            Self::Villages(_) => Key::Village,
            Self::Born(_) => Key::Born,
            Self::Age(_) => Key::Age,
            Self::Sex(_) => Key::Sex,
            Self::Missing(_) => Key::Missing,
            Self::None(key) => *key,
            Self::Either(tests) => return tests.first().and_then(Self::key),
            Self::Mark(_) => return None,
        })
    }

    /// Whether somebody answers it on a day. `standing` is asked only where petitions matter.
    fn holds(&self, facet: &Facet, today: Date, standing: &mut dyn FnMut() -> Standing) -> bool {
        let within = |spans: &[(u32, u32)], n: u32| spans.iter().any(|(from, to)| (*from..=*to).contains(&n));
        match self {
            Self::Groups(places) => facet.groups & places != 0,
            Self::States(states) => states.iter().any(|s| facet.states & state_bit(*s) != 0),
            Self::Grades(spans) => (1..=10).any(|g| facet.grades & (1 << g) != 0 && within(spans, g)),
            Self::Towns(codes) | Self::Villages(codes) => {
                facet.division.is_some_and(|d| codes.iter().any(|c| c.holds(d)))
            }
            Self::Born(spans) => {
                facet.birth.is_some_and(|b| spans.iter().any(|(from, to)| (*from..=*to).contains(&b)))
            }
            Self::Age(spans) => facet.age_on(today).is_some_and(|age| within(spans, age)),
            Self::Sex(sexes) => facet.sex.is_some_and(|s| sexes.contains(&s)),
            Self::Missing(gaps) => gaps.iter().any(|gap| facet.gaps.has(*gap)),
            Self::None(key) => lacks(*key, facet, today),
            Self::Either(tests) => tests.iter().any(|test| test.holds(facet, today, standing)),
            Self::Mark(Mark::Dead) => facet.died.is_some_and(|d| d <= today),
            Self::Mark(Mark::Late) => standing().late,
            Self::Mark(Mark::Petition) => standing().open,
            Self::Mark(Mark::Paid) => facet.states & state_bit(RecognitionState::Receiving) != 0,
            Self::Mark(Mark::Incomplete) => !facet.gaps.is_empty(),
        }
    }
}

/// Whether there is nothing that the key asks about.
fn lacks(key: Key, facet: &Facet, today: Date) -> bool {
    match key {
        Key::Group => facet.groups == 0,
        Key::State => facet.states == 0,
        Key::Grade => facet.grades == 0,
        Key::Town => facet.town().is_none(),
        Key::Village => facet.village().is_none(),
        Key::Born => facet.birth.is_none(),
        Key::Age => facet.age_on(today).is_none(),
        Key::Sex => facet.sex.is_none(),
        Key::Missing => facet.gaps.is_empty(),
        Key::Sort => false,
    }
}

impl Condition {
    /// Whether somebody answers it on a day.
    pub fn holds(&self, facet: &Facet, today: Date, standing: &mut dyn FnMut() -> Standing) -> bool {
        self.test.holds(facet, today, standing) != self.not
    }
}
