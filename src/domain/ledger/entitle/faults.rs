//! What cannot be in the facts that money depends on: one check for whoever types them, into a record or into the calculator.

use super::MoneyFacts;
use crate::domain::Date;
use crate::domain::person::{Break, FormerGrade, MOST_SERVICE_YEARS, Recognition, Stay};

/// Most times without benefits, times in a hospital and former grades of one recognition.
const MOST_SPANS: usize = 12;

/// Something that cannot be, by the field it is about: `died`, `conscript.until`, `recognitions.0.grade`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactFault {
    /// The field.
    pub field: String,
    /// What is wrong with it.
    pub what: OddFact,
}

/// What is wrong with a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OddFact {
    /// Not among what it can be.
    Choice,
    /// More, or less, than it can be.
    Count,
    /// It must be said.
    Empty,
    /// Before the day of another field.
    Before(String),
    /// After the last day that is meant.
    Late,
    /// The time overlaps another one.
    Overlaps,
    /// More than so many.
    TooMany(usize),
}

impl MoneyFacts<'_> {
    /// Everything that cannot be; `latest` is the last day on which anything can have happened that is told of.
    pub fn faults(&self, latest: Date) -> Vec<FactFault> {
        let mut found = Found { latest, faults: Vec::new() };
        found.late("birth", self.birth);
        found.late("died", self.died);
        found.ordered(("birth", self.birth), ("died", self.died));
        if let Some((first, last)) = self.conscript {
            found.late("conscript.until", Some(last));
            found.ordered(("birth", self.birth), ("conscript.from", Some(first)));
            found.ordered(("conscript.from", Some(first)), ("conscript.until", Some(last)));
            if first.age_on(last) > MOST_SERVICE_YEARS.into() {
                found.add("conscript.until", OddFact::Count);
            }
        }
        for (n, r) in self.recognitions.iter().enumerate() {
            found.recognition(&format!("recognitions.{n}"), r);
        }
        found.faults
    }

    /// Recognitions of one group that pay for the same time, by the field of the later one in the list.
    pub fn twice(&self) -> Vec<FactFault> {
        let pays_before_other = |a: &Recognition, b: &Recognition| {
            a.until.zip(b.first_day()).is_some_and(|(until, first)| until <= first)
        };
        let twice = |a: &Recognition, b: &Recognition| {
            a.group == b.group
                && a.may_pay()
                && b.may_pay()
                && !pays_before_other(a, b)
                && !pays_before_other(b, a)
        };
        let again = |n: usize, r: &Recognition| self.recognitions.iter().take(n).any(|other| twice(other, r));
        let all = self.recognitions.iter().enumerate();
        all.filter(|(n, r)| again(*n, r))
            .map(|(n, _)| FactFault { field: format!("recognitions.{n}.group"), what: OddFact::Overlaps })
            .collect()
    }
}

struct Found {
    latest: Date,
    faults: Vec<FactFault>,
}

impl Found {
    fn add(&mut self, field: &str, what: OddFact) {
        self.faults.push(FactFault { field: field.to_owned(), what });
    }

    fn late(&mut self, field: &str, day: Option<Date>) {
        if day.is_some_and(|day| day > self.latest) {
            self.add(field, OddFact::Late);
        }
    }

    fn ordered(&mut self, (first, from): (&str, Option<Date>), (last, until): (&str, Option<Date>)) {
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.add(last, OddFact::Before(first.to_owned()));
        }
    }

    fn recognition(&mut self, field: &str, r: &Recognition) {
        let part = |name: &str| format!("{field}.{name}");
        self.grade(&part("grade"), r.grade, r.mental);
        let since = part("since");
        self.ordered((&since, r.since), (&part("until"), r.until));
        if r.service_years.is_some_and(|years| years > MOST_SERVICE_YEARS) {
            self.add(&part("service_years"), OddFact::Count);
        }
        let days = [("approved", r.approved), ("handed_over", r.handed_over), ("moved_in", r.moved_in)];
        for (name, day) in days {
            self.late(&part(name), day);
        }
        self.spans(&part("breaks"), r.breaks.iter().map(|Break { from, until, .. }| (Some(*from), *until)));
        self.spans(&part("stays"), r.stays.iter().map(|Stay { from, until }| (*from, *until)));
        self.former(&part("former_grades"), r);
    }

    fn grade(&mut self, field: &str, grade: Option<u8>, mental: bool) {
        if grade.is_some_and(|grade| !(1..=10).contains(&grade)) {
            self.add(field, OddFact::Choice);
        } else if mental && grade.is_none() {
            self.add(field, OddFact::Empty);
        }
    }

    /// Times that each end after they begin, of which none overlaps another.
    fn spans(&mut self, field: &str, spans: impl Iterator<Item = (Option<Date>, Option<Date>)>) {
        let all: Vec<(Option<Date>, Option<Date>)> = spans.collect();
        if all.len() > MOST_SPANS {
            self.add(field, OddFact::TooMany(MOST_SPANS));
        }
        let reaches = |a: Option<Date>, b: Option<Date>| a.zip(b).is_none_or(|(until, from)| from <= until);
        for (n, (from, until)) in all.iter().enumerate() {
            let part = |name: &str| format!("{field}.{n}.{name}");
            self.ordered((&part("from"), *from), (&part("until"), *until));
            let overlaps = |(first, last): &(Option<Date>, Option<Date>)| {
                reaches(*until, *first) && reaches(*last, *from)
            };
            if all.iter().take(n).any(overlaps) {
                self.add(&part("from"), OddFact::Overlaps);
            }
        }
    }

    /// Former grades: each a grade, no two ended on one day, none before it was received.
    fn former(&mut self, field: &str, r: &Recognition) {
        if r.former_grades.len() > MOST_SPANS {
            self.add(field, OddFact::TooMany(MOST_SPANS));
        }
        for (n, FormerGrade { until, grade, mental, .. }) in r.former_grades.iter().enumerate() {
            let part = |name: &str| format!("{field}.{n}.{name}");
            self.grade(&part("grade"), *grade, *mental);
            self.late(&part("until"), Some(*until));
            self.ordered((&part("since"), r.since), (&part("until"), Some(*until)));
            if r.former_grades.iter().take(n).any(|other| other.until == *until) {
                self.add(&part("until"), OddFact::Overlaps);
            }
        }
    }
}
