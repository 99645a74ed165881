//! Which months a recognition pays: from when, until when, and what keeps a month back.

use super::rules::{EntitleRule, EntitleRules, RuleKind, Turn};
use super::{Missing, MoneyFacts};
use crate::domain::ledger::{PlaceChoice, PlaceKey, PlaceRules, PlaceValue, Programme};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::{Date, Month};

/// How a recognition stands in a month, for one programme.
pub(super) enum Standing<'t> {
    /// It pays.
    Pays,
    /// It would, but for a rule.
    Barred(&'t EntitleRule),
    /// It cannot be told.
    Unknown(Missing),
    /// It entitles to nothing, in no month.
    Nothing,
}

/// What it is asked of.
pub(super) struct Asked<'t, 'a> {
    pub rules: &'t EntitleRules,
    pub place: &'t PlaceRules,
    pub facts: &'a MoneyFacts<'a>,
    pub known: Date,
    pub programme: &'t Programme,
    pub month: Month,
}

impl<'t> Asked<'t, '_> {
    /// How a recognition stands.
    pub(super) fn standing(&self, r: &Recognition) -> Standing<'t> {
        if matches!(
            r.state,
            RecognitionState::Applied | RecognitionState::RecognisedOnly | RecognitionState::Refused
        ) {
            return Standing::Nothing;
        }
        let bars = [Self::begun, Self::lasts, Self::unbroken, Self::confirmed, Self::at_home];
        if let Some(rule) = bars.iter().find_map(|bar| bar(self, r)) {
            return Standing::Barred(rule);
        }
        self.old_enough(r)
    }

    fn rule(&self, kind: RuleKind, r: &Recognition, on: Date) -> Option<&'t EntitleRule> {
        self.rules.fitting(kind, self.programme, &r.group, on)
    }

    /// The rule that the month comes too early for.
    fn begun(&self, r: &Recognition) -> Option<&'t EntitleRule> {
        let early = |kind, day: Option<Date>, turn: Option<Turn>| {
            let day = day?;
            let rule = self.rule(kind, r, day)?;
            let starts = turn.or(rule.starts)?;
            (self.month < starts.from(day)).then_some(rule)
        };
        // The day from which it is received counts whole, wherever it is on record; the rule is for the day of approval alone.
        let first = match r.since {
            Some(_) => early(RuleKind::Approval, r.since, Some(Turn::MonthOf)),
            None => early(RuleKind::Approval, r.approved, None),
        };
        first
            .or_else(|| early(RuleKind::HandedOver, r.handed_over, None))
            .or_else(|| early(RuleKind::MovedIn, r.moved_in, None))
    }

    /// The rule that the month comes too late for.
    fn lasts(&self, r: &Recognition) -> Option<&'t EntitleRule> {
        let late = |kind, day: Date| {
            let rule = self.rule(kind, r, day)?;
            rule.stops.is_some_and(|stops| stops.from(day) <= self.month).then_some(rule)
        };
        let died = self.facts.died;
        if let Some(rule) = died.and_then(|day| late(RuleKind::Death, day)) {
            return Some(rule);
        }
        // A death entered by a register ends what is received on its day: that is no end of its own.
        let own_end = r.until.filter(|day| died.is_none_or(|died| *day < died));
        if let Some(day) = own_end {
            let moved = (r.state == RecognitionState::Moved)
                .then(|| self.rule(RuleKind::MovedOut, r, day).map(|_| late(RuleKind::MovedOut, day)));
            return moved.flatten().unwrap_or_else(|| late(RuleKind::End, day));
        }
        let ended = match r.state {
            // A suspension says itself how long it lasts.
            RecognitionState::Suspended => r.breaks.is_empty(),
            RecognitionState::Stopped | RecognitionState::Moved | RecognitionState::Cancelled => true,
            RecognitionState::Deceased => died.is_none() && r.until.is_none(),
            _ => false,
        };
        // It has ended, nobody knows when: nothing is paid by it.
        let unknown = ended && r.until.is_none();
        let today = self.month.first_day();
        if unknown { self.rule(RuleKind::End, r, today) } else { None }
    }

    /// The rule of a break that the month lies in.
    fn unbroken(&self, r: &Recognition) -> Option<&'t EntitleRule> {
        r.breaks.iter().find_map(|b| {
            let rule = self.rules.of_break(b.ground, self.programme, &r.group, b.from)?;
            let stopped = rule.stops?.from(b.from) <= self.month;
            let again = b.until.zip(rule.starts).map(|(day, turn)| turn.from(day));
            (stopped && again.is_none_or(|again| self.month < again)).then_some(rule)
        })
    }

    /// The rule by which nothing is paid for want of a yearly confirmation.
    fn confirmed(&self, r: &Recognition) -> Option<&'t EntitleRule> {
        let all = self.facts.confirmations;
        all.iter().find_map(|c| {
            let noticed = c.noticed?;
            let rule = self.rule(RuleKind::Confirmation, r, noticed)?;
            let deadline = noticed.plus_days(rule.days?.into());
            if c.confirmed.is_some_and(|on| on <= deadline) {
                return None;
            }
            // That of a later year ends it as well.
            let seen = all.iter().filter_map(|c| c.confirmed).filter(|on| *on > noticed).min();
            if seen.is_some_and(|on| on <= deadline) {
                return None;
            }
            let stopped = rule.stops?.from(deadline) <= self.month;
            let again = seen.zip(rule.starts).map(|(day, turn)| turn.from(day));
            (stopped && again.is_none_or(|again| self.month < again)).then_some(rule)
        })
    }

    /// The rule by which the money goes to the hospital.
    fn at_home(&self, r: &Recognition) -> Option<&'t EntitleRule> {
        if r.hospitalised { self.rule(RuleKind::Hospital, r, self.month.first_day()) } else { None }
    }

    fn old_enough(&self, r: &Recognition) -> Standing<'t> {
        let (Some(birth), Some(rule)) =
            (self.facts.birth, self.rule(RuleKind::Age, r, self.month.first_day()))
        else {
            return Standing::Pays;
        };
        let year = birth.year() + i32::from(rule.years.unwrap_or_default());
        let months = Month::new(year, birth.month_of_year()).zip(Month::new(year, 1));
        let Some((birthday, january)) = months else { return Standing::Pays };
        if self.month >= birthday {
            return Standing::Pays;
        }
        let Some(key) = rule.setting.filter(|_| self.month >= january) else {
            return Standing::Barred(rule);
        };
        match choice(self.place, key, self.month, self.known) {
            Some(PlaceChoice::JanuaryOfYear) => Standing::Pays,
            Some(PlaceChoice::MonthOfBirthday) => Standing::Barred(rule),
            _ => Standing::Unknown(Missing::Setting { programme: self.programme.id.clone(), key }),
        }
    }
}

/// How the place has chosen.
pub(super) fn choice(place: &PlaceRules, key: PlaceKey, month: Month, known: Date) -> Option<PlaceChoice> {
    match place.in_force(key, month, known)?.value {
        PlaceValue::Choice(choice) => Some(choice),
        PlaceValue::Number(_) | PlaceValue::Amount(_) => None,
    }
}

/// Years of service that count, in halves; `None` where the setting of the place decides and is not there.
pub(super) fn halves(
    (first, last): (Date, Date),
    place: &PlaceRules,
    month: Month,
    known: Date,
) -> Option<u16> {
    // Whether the last day counts is written differently: neither makes a part of a year of one day.
    let whole = first.age_on(last.plus_days(1)).max(0);
    let years = u16::try_from(whole).unwrap_or(u16::MAX / 4);
    let since = |months: i32| {
        let month = first.month().plus(whole * 12 + months);
        Date::new(month.year(), month.of_year(), first.day()).unwrap_or(month.plus(1).first_day())
    };
    if last <= since(0) {
        return Some(years * 2);
    }
    match choice(place, PlaceKey::ServiceYears, month, known)? {
        PlaceChoice::WholeYearsUp => Some(years * 2 + 2),
        PlaceChoice::HalfYears => Some(years * 2 + if last >= since(6) { 2 } else { 1 }),
        _ => None,
    }
}
