//! Who stands where: how many people of each entitled group a bureau of 22,000 has, dealt out over the numbers by chance.
//! The counts are made up so that the money of 2022 comes out as in the annual report of that year.

use super::chance::{Topic, stream};
use crate::domain::person::Sex;

/// The size the report speaks of; bigger samples have the same benefits and more people without any.
pub(super) const REPORT_PEOPLE: u32 = 22_000;

/// Where a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// Served; belongs to no entitled group.
    Plain,
    /// Recognised without payment.
    Recognised(&'static str),
    /// Receives the benefit of a group, with a disability grade where it has one.
    Paid(&'static str, Option<u8>),
    /// One of the few whose name is given.
    Named(&'static Named),
}

/// A person whose name, sex, year of birth and village are given.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: &'static str,
    pub(super) other: Option<&'static str>,
    pub(super) sex: Sex,
    pub(super) born: i32,
    pub(super) village: &'static str,
    pub(super) group: Option<&'static str>,
    pub(super) grade: Option<u8>,
    /// Birthday and order code of the identity number, where they are given.
    pub(super) birthday: Option<(u32, u32)>,
    pub(super) order: Option<u32>,
}

const fn named(
    name: &'static str,
    sex: Sex,
    born: i32,
    village: &'static str,
    group: Option<&'static str>,
    grade: Option<u8>,
) -> Named {
    Named { name, other: None, sex, born, village, group, grade, birthday: None, order: None }
}

/// The people of the walk-through: `ougy` finds the first five.
pub(super) static NAMED: [Named; 9] = [
    Named {
        name: "区国英",
        other: None,
        sex: Sex::Female,
        born: 1955,
        village: "440114001210",
        group: Some("51"),
        grade: None,
        birthday: Some((3, 2)),
        order: Some(28),
    },
    named("区广源", Sex::Male, 1960, "440114105236", Some("81"), None),
    named("区桂仪", Sex::Female, 1953, "440114104205", Some("B1"), None),
    named("欧阳国勇", Sex::Male, 1963, "440114109210", Some("11"), Some(6)),
    Named {
        name: "买买提·吐尔逊",
        other: Some("区光远"),
        sex: Sex::Male,
        born: 1977,
        village: "440114003006",
        group: None,
        grade: None,
        birthday: None,
        order: None,
    },
    named("黎㘵生", Sex::Male, 1958, "440114104217", None, None),
    named("陈𬭎", Sex::Male, 1981, "440114002205", None, None),
    named("陈炳坤", Sex::Male, 1962, "440114105222", Some("51"), None),
    named("梁润权", Sex::Male, 1999, "440114108217", None, None),
];

/// Group, disability grade, how many in 22,000 are paid. The last line is where the total of 2022 is trimmed.
const PAID: [(&str, Option<u8>, u32); 18] = [
    ("11", Some(3), 2),
    ("11", Some(4), 3),
    ("11", Some(5), 18),
    ("11", Some(6), 45),
    ("11", Some(7), 50),
    ("11", Some(8), 70),
    ("11", Some(9), 85),
    ("11", Some(10), 110),
    ("12", Some(9), 4),
    ("21", None, 30),
    ("22", None, 24),
    ("23", None, 36),
    ("41", None, 24),
    ("42", None, 110),
    ("61", None, 30),
    ("B1", None, 100),
    ("51", None, 390),
    ("81", None, 900),
];

/// Group and how many in 22,000 are recognised without payment: not sixty yet, or paid otherwise.
const RECOGNISED: [(&str, u32); 3] = [("81", 1600), ("51", 140), ("61", 12)];

/// Codes of the groups whose benefit is paid to anybody.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    PAID.iter().map(|(code, ..)| *code)
}

impl Slot {
    /// Code of the entitled group.
    pub(super) fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Recognised(code) | Self::Paid(code, _) => Some(code),
            Self::Named(named) => named.group,
        }
    }

    /// Disability grade.
    pub(super) fn grade(self) -> Option<u8> {
        match self {
            Self::Paid(_, grade) => grade,
            Self::Named(named) => named.grade,
            _ => None,
        }
    }

    /// The sex, where it is given.
    pub(super) fn sex(self) -> Option<Sex> {
        match self {
            Self::Named(named) => Some(named.sex),
            _ => None,
        }
    }

    /// True when the group's benefit is paid.
    pub(super) fn is_paid(self) -> bool {
        matches!(self, Self::Paid(..)) || matches!(self, Self::Named(n) if n.group.is_some())
    }

    /// True for a person whose name is given; these live.
    pub(super) fn is_named(self) -> bool {
        matches!(self, Self::Named(_))
    }
}

/// A part of the report's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    part: u32,
    of: u32,
}

impl Share {
    /// What falls to so many people.
    pub(super) fn of_people(people: u32) -> Self {
        Self { part: people.min(REPORT_PEOPLE), of: REPORT_PEOPLE }
    }

    /// What falls to them, or, where it is said how many draw a benefit, to those.
    pub(super) fn of_paid(people: u32, paid: Option<u32>) -> Self {
        let all = PAID.iter().map(|(.., n)| n).sum();
        paid.map_or_else(|| Self::of_people(people), |paid| Self { part: paid.min(people), of: all })
    }

    /// Of a number of people; one of them at least, where the report has any.
    fn people(self, n: u32) -> usize {
        (u64::from(n) * u64::from(self.part)).div_ceil(u64::from(self.of)) as usize
    }

    /// Of a sum in fen.
    pub(super) fn fen(self, fen: i64) -> i64 {
        i64::from(self.part) * fen / i64::from(self.of)
    }
}

/// The slots of the first people, at most [`REPORT_PEOPLE`]; all after them are [`Slot::Plain`].
pub(super) fn deal(seed: u64, people: u32, paid: Option<u32>) -> Vec<Slot> {
    let len = people.min(REPORT_PEOPLE);
    let (drawing, share) = (Share::of_paid(people, paid), Share::of_people(people));
    let named = NAMED.iter().map(Slot::Named);
    let paid = PAID
        .iter()
        .flat_map(|(code, grade, n)| std::iter::repeat_n(Slot::Paid(code, *grade), drawing.people(*n)));
    let recognised =
        RECOGNISED.iter().flat_map(|(code, n)| std::iter::repeat_n(Slot::Recognised(code), share.people(*n)));
    let mut slots: Vec<Slot> = named.chain(paid).chain(recognised).take(len as usize).collect();
    slots.resize(len as usize, Slot::Plain);
    let mut rng = stream(seed, Topic::Roster, 0);
    // The named come first, so that their numbers are small; everyone else anywhere.
    if let Some(rest) = slots.get_mut(NAMED.len()..) {
        rng.shuffle(rest);
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_dealt_and_the_named_come_first() {
        for people in [0, 1, 5, 300, 22_000, 1_000_000] {
            let slots = deal(1, people, None);
            assert_eq!(slots.len(), people.min(REPORT_PEOPLE) as usize);
            for (slot, named) in slots.iter().zip(&NAMED) {
                assert_eq!(*slot, Slot::Named(named));
            }
        }
        let slots = deal(1, 22_000, None);
        let paid: u32 = PAID.iter().map(|(.., n)| n).sum();
        assert_eq!(slots.iter().filter(|s| s.is_paid()).count(), paid as usize + 5);
        assert_ne!(slots, deal(2, 22_000, None));
        assert_eq!(slots, deal(1, 22_000, None));
    }

    #[test]
    fn as_many_draw_a_benefit_as_are_wanted() {
        for (people, wanted) in [(30_000, 6600), (2000, 1000), (100, 0), (300, 9000)] {
            let slots = deal(1, people, Some(wanted));
            let paid = slots.iter().filter(|s| s.is_paid() && !s.is_named()).count();
            // Every group has its first one before another has its second.
            let least = wanted.min(people - NAMED.len() as u32) as usize;
            assert!((least..=least + PAID.len()).contains(&paid), "{paid} of {people}, wanted {wanted}");
        }
    }
}
