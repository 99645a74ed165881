//! Which months a recognition pays: from when, until when, and what keeps a month back.

use super::asked::MonthAsked;
use super::rules::{EntitleRule, EntitleRules, RuleKind, Turn};
use super::{Missing, MoneyFacts};
use crate::domain::ledger::{
    PlaceChoice, PlaceKey, PlaceRule, PlaceRules, PlaceValue, Programme, RateNeeds, Settings,
};
use crate::domain::person::{MOST_SERVICE_YEARS, Recognition, RecognitionState};
use crate::domain::{Date, Month};

/// How a recognition stands in a month, for one programme.
pub(super) enum Standing<'t> {
    /// It pays.
    Pays,
    /// It would, but for a rule.
    Barred(Bar<'t>),
    /// It cannot be told.
    Unknown(Missing),
    /// It entitles to nothing, in no month.
    Nothing,
}

/// What keeps a month back: the rule, and the days on record that it rests on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bar<'t> {
    pub rule: &'t EntitleRule,
    pub days: Days,
}

/// First day, and last day where there is one.
pub(super) type Days = Option<(Date, Option<Date>)>;

impl<'t> Bar<'t> {
    fn since(rule: &'t EntitleRule, day: Date) -> Self {
        Self { rule, days: Some((day, None)) }
    }
}

/// What it is asked of.
pub(super) struct Asked<'t, 'a> {
    pub rules: &'t EntitleRules,
    pub place: Place<'t>,
    pub facts: &'a MoneyFacts<'a>,
    pub programme: &'t Programme,
    pub month: &'a MonthAsked,
}

impl<'t> Asked<'t, '_> {
    /// How a recognition stands. What is certainly not due is barred, whatever else is not on record.
    pub(super) fn standing(&self, r: &Recognition) -> Standing<'t> {
        if !r.may_pay() {
            return Standing::Nothing;
        }
        let bars = [Self::begun, Self::lasts, Self::unbroken, Self::confirmed, Self::at_home];
        if let Some(bar) = bars.iter().find_map(|bar| bar(self, r)) {
            return Standing::Barred(bar);
        }
        let age = self.old_enough(r);
        let unknown = [Self::since_unknown, Self::end_unknown, Self::stay_unknown];
        match unknown.iter().find_map(|unknown| unknown(self, r)) {
            Some(fact) if !matches!(age, Standing::Barred(_)) => Standing::Unknown(self.lacks(r, fact)),
            _ => age,
        }
    }

    fn rule(&self, kind: RuleKind, r: &Recognition, on: Date) -> Option<&'t EntitleRule> {
        self.rules.fitting(kind, self.programme, &r.group, on)
    }

    /// The rule for the month.
    fn rule_now(&self, kind: RuleKind, r: &Recognition) -> Option<&'t EntitleRule> {
        self.rules.for_month(kind, self.programme, &r.group, self.month)
    }

    fn lacks(&self, r: &Recognition, fact: RateNeeds) -> Missing {
        Missing::Fact { programme: self.programme.id.clone(), group: r.group.clone(), fact }
    }

    /// The rule that the month comes too early for.
    fn begun(&self, r: &Recognition) -> Option<Bar<'t>> {
        let early = |kind, day: Option<Date>, turn: Option<Turn>| {
            let day = day?;
            let rule = self.rule(kind, r, day)?;
            let starts = turn.or(rule.starts)?;
            (!self.month.reached(starts.from(day))).then_some(Bar::since(rule, day))
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

    /// From when it is received nobody knows: neither its first day is on record nor that of the approval, nor a day from which
    /// this place pays what another paid before.
    fn since_unknown(&self, r: &Recognition) -> Option<RateNeeds> {
        let begins = |kind, day: Option<Date>| day.is_some_and(|day| self.rule(kind, r, day).is_some());
        let known = r.first_day().is_some()
            || begins(RuleKind::HandedOver, r.handed_over)
            || begins(RuleKind::MovedIn, r.moved_in);
        (!known).then_some(RateNeeds::Since)
    }

    /// The rule that the month comes too late for.
    fn lasts(&self, r: &Recognition) -> Option<Bar<'t>> {
        let late = |kind, day: Date| {
            let rule = self.rule(kind, r, day)?;
            rule.stops
                .is_some_and(|stops| self.month.reached(stops.from(day)))
                .then_some(Bar::since(rule, day))
        };
        let died = self.facts.died;
        if let Some(bar) = died.and_then(|day| late(RuleKind::Death, day)) {
            return Some(bar);
        }
        // A death entered by a register ends what is received on its day: that is no end of its own.
        let own_end = r.until.filter(|day| died.is_none_or(|died| *day < died))?;
        let moved = (r.state == RecognitionState::Moved)
            .then(|| self.rule(RuleKind::MovedOut, r, own_end).map(|_| late(RuleKind::MovedOut, own_end)));
        moved.flatten().unwrap_or_else(|| late(RuleKind::End, own_end))
    }

    /// It has ended, nobody knows when: of no month before can be told whether it was paid.
    fn end_unknown(&self, r: &Recognition) -> Option<RateNeeds> {
        use RecognitionState as S;
        if r.until.is_some() {
            return None;
        }
        match r.state {
            // A suspension says itself how long it lasts.
            S::Suspended => r.breaks.is_empty().then_some(RateNeeds::Breaks),
            S::Stopped | S::Moved | S::Cancelled => Some(RateNeeds::Until),
            S::Deceased => self.facts.died.is_none().then_some(RateNeeds::Until),
            _ => None,
        }
    }

    /// The rule of a break that the month lies in.
    fn unbroken(&self, r: &Recognition) -> Option<Bar<'t>> {
        r.breaks.iter().find_map(|b| {
            let rule = self.rules.of_break(b.ground, self.programme, &r.group, b.from)?;
            self.within(rule, b.from, b.until)
        })
    }

    /// The rule that keeps the month back, where it lies in a time as the rule counts its months.
    fn within(&self, rule: &'t EntitleRule, from: Date, until: Option<Date>) -> Option<Bar<'t>> {
        let stopped = self.month.reached(rule.stops?.from(from));
        let again = until.zip(rule.starts).map(|(day, turn)| turn.from(day));
        let kept_back = stopped && again.is_none_or(|again| !self.month.reached(again));
        kept_back.then_some(Bar { rule, days: Some((from, until)) })
    }

    /// The rule by which nothing is paid for want of a yearly confirmation.
    fn confirmed(&self, r: &Recognition) -> Option<Bar<'t>> {
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
            self.within(rule, deadline, seen)
        })
    }

    /// The rule by which the money goes to the hospital.
    fn at_home(&self, r: &Recognition) -> Option<Bar<'t>> {
        r.stays.iter().find_map(|stay| {
            let from = stay.from?;
            self.within(self.rule(RuleKind::Hospital, r, from)?, from, stay.until)
        })
    }

    /// A hospital looks or looked after them, nobody knows since when: the month may lie in it, unless that was over by then.
    fn stay_unknown(&self, r: &Recognition) -> Option<RateNeeds> {
        let rule = self.rule_now(RuleKind::Hospital, r)?;
        let over = |until: Option<Date>| {
            until.zip(rule.starts).is_some_and(|(day, turn)| self.month.reached(turn.from(day)))
        };
        let open = r.stays.iter().any(|stay| stay.from.is_none() && !over(stay.until));
        open.then_some(RateNeeds::Stays)
    }

    fn old_enough(&self, r: &Recognition) -> Standing<'t> {
        let Some(rule) = self.rule_now(RuleKind::Age, r) else {
            return Standing::Pays;
        };
        let unknown = || Standing::Unknown(self.lacks(r, RateNeeds::Birth));
        let Some(birth) = self.facts.birth else { return unknown() };
        let year = birth.year() + i32::from(rule.years.unwrap_or_default());
        let months = Month::new(year, birth.month_of_year()).zip(Month::new(year, 1));
        let Some((birthday, january)) = months else { return unknown() };
        if self.month.reached(birthday) {
            return Standing::Pays;
        }
        let barred = Standing::Barred(Bar { rule, days: None });
        let Some(key) = rule.setting.filter(|_| self.month.reached(january)) else {
            return barred;
        };
        match self.place.choice(key, self.month) {
            Some(PlaceChoice::JanuaryOfYear) => Standing::Pays,
            Some(PlaceChoice::MonthOfBirthday) => barred,
            _ => Standing::Unknown(Missing::Setting { programme: self.programme.id.clone(), key }),
        }
    }
}

/// The settings of the place as they were known at the end of a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'t> {
    pub settings: &'t Settings,
    pub rules: &'t PlaceRules,
    pub known: Date,
}

impl<'t> Place<'t> {
    /// What is set for a month.
    pub(super) fn rule(&self, key: PlaceKey, asked: &MonthAsked) -> Option<&'t PlaceRule> {
        let month = asked.month();
        for rule in self.rules.all().iter().filter(|rule| rule.key == key) {
            asked.turn(rule.from);
        }
        // What is set for a year alone ends with it.
        let yearly = self.settings.get(key).is_some_and(|setting| setting.yearly);
        if let Some(january) = Month::new(month.year() + 1, 1).filter(|_| yearly) {
            asked.turn(january);
        }
        self.settings.in_force(self.rules, key, month, self.known)
    }

    /// How the place has chosen.
    pub(super) fn choice(&self, key: PlaceKey, asked: &MonthAsked) -> Option<PlaceChoice> {
        match self.rule(key, asked)?.value {
            PlaceValue::Choice(choice) => Some(choice),
            PlaceValue::Number(_) | PlaceValue::Amount(_) => None,
        }
    }
}

/// Years of service that count for a month, in halves; or what keeps them from being told.
pub(super) fn halves(
    (first, last): (Date, Date),
    place: &Place<'_>,
    asked: &MonthAsked,
) -> Result<u16, NoYears> {
    // Whether the last day counts is written differently: neither makes a part of a year of one day.
    let whole = first.age_on(last.plus_days(1));
    // What is still served, or longer than anybody serves, is no service that was read right.
    let years = u16::try_from(whole).ok().filter(|years| *years <= MOST_SERVICE_YEARS.into());
    let Some(years) = years.filter(|_| first <= last && asked.reached(last.month())) else {
        return Err(NoYears::Odd);
    };
    let since = |months: i32| {
        let month = first.month().plus(whole * 12 + months);
        Date::new(month.year(), month.of_year(), first.day()).unwrap_or(month.plus(1).first_day())
    };
    if years > 0 && last <= since(0) {
        return Ok(years * 2);
    }
    match place.choice(PlaceKey::ServiceYears, asked) {
        Some(PlaceChoice::WholeYearsUp) => Ok(years * 2 + 2),
        Some(PlaceChoice::HalfYears) => Ok(years * 2 + if last >= since(6) { 2 } else { 1 }),
        _ => Err(NoYears::NotSet),
    }
}

/// Why years of service cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoYears {
    /// The days on record cannot be those of the service.
    Odd,
    /// How parts of a year count is not set.
    NotSet,
}
