//! What deserves a second look in a request before it is entered, and again before it is approved.

use super::{
    Bill, GrantBasis, GrantFacts, GrantRequest, GrantRule, HardshipBasis, Opinion, OpinionLevel, WorkedOut,
};
use crate::domain::ledger::{Cycle, Doubt, Programme};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::{Date, DivisionCode, Fen, GrantId};

/// A request, and what is known of its person.
#[derive(Debug, Clone, Copy)]
pub struct GrantWeighed<'a> {
    /// Its programme.
    pub programme: &'a Programme,
    /// Its rule.
    pub rule: &'a GrantRule,
    /// What is asked for.
    pub facts: &'a GrantFacts,
    /// What it comes to by the rule.
    pub worked: &'a WorkedOut,
    /// The person's recognitions.
    pub recognitions: &'a [Recognition],
    /// When the person died.
    pub died: Option<Date>,
    /// Where the household is registered.
    pub household: Option<DivisionCode>,
    /// The person's other requests that wait or were approved.
    pub others: &'a [GrantRequest],
}

impl GrantWeighed<'_> {
    /// Everything that deserves a second look.
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts: Vec<Doubt> = self.died.map(|on| Doubt::Deceased { on }).into_iter().collect();
        if !self.entitled() {
            doubts.push(Doubt::NotEntitled);
        }
        if self.rule.needs_benefit && !self.draws_a_benefit() {
            doubts.push(Doubt::NoBenefit);
        }
        let amount = self.facts.amount;
        let (least, most) = self.rule.limits();
        if least.is_some_and(|least| amount < least) || most.is_some_and(|most| amount > most) {
            let (least, most) = (least.unwrap_or_default(), most.unwrap_or(Fen(i64::MAX)));
            doubts.push(Doubt::OutsideLimits { least, most });
        }
        match self.worked.fen() {
            Some(worked) if worked != amount => doubts.push(Doubt::NotAsWorkedOut { worked }),
            None if !self.worked.missing.is_empty() => doubts.push(Doubt::NotWorkedOut),
            _ => {}
        }
        if let (Some(digits), Some(household)) = (&self.rule.household, self.household) {
            if !household.to_string().starts_with(digits.as_str()) {
                doubts.push(Doubt::HouseholdElsewhere);
            }
        } else if self.rule.household.is_some() {
            doubts.push(Doubt::HouseholdElsewhere);
        }
        match &self.facts.basis {
            GrantBasis::Hardship(hardship) => self.hardship(hardship, &mut doubts),
            GrantBasis::Bill(bill) => self.bill(bill, &mut doubts),
            GrantBasis::Plain | GrantBasis::Death(_) | GrantBasis::Service(_) => {
                doubts.extend(self.before().map(|grant| Doubt::GrantBefore { grant }));
            }
        }
        doubts
    }

    /// Levels that should have had their say before the bureau decides, and did not say yes.
    pub fn unheard(&self, opinions: &[Opinion]) -> Vec<OpinionLevel> {
        let said = |level| opinions.iter().rev().find(|o| o.level == level).is_some_and(|o| o.agrees);
        self.rule.before_decision().filter(|level| !said(*level)).collect()
    }

    fn hardship(&self, now: &HardshipBasis, doubts: &mut Vec<Doubt>) {
        let until = self.rule.within_years.map(|years| years_after(now.since, years));
        doubts.extend(until.filter(|until| now.applied > *until).map(|until| Doubt::AppliedLate { until }));
        if !now.ordinary {
            doubts.push(Doubt::OrdinaryFirst);
        }
        let same = |other: &&GrantRequest| match &other.facts.basis {
            GrantBasis::Hardship(before) => (&before.kind, before.since) == (&now.kind, now.since),
            _ => false,
        };
        doubts.extend(self.others.iter().find(same).map(|g| Doubt::SameHardship { grant: g.id }));
    }

    fn bill(&self, now: &Bill, doubts: &mut Vec<Doubt>) {
        let left = now.left();
        if self.facts.amount > left {
            doubts.push(Doubt::MoreThanBill { left });
        }
        let used = |other: &&GrantRequest| match &other.facts.basis {
            GrantBasis::Bill(before) => (before.on, before.total) == (now.on, now.total),
            _ => false,
        };
        doubts.extend(self.others.iter().find(used).map(|g| Doubt::BillUsed { grant: g.id }));
    }

    /// Another request under the programme: in the same year, where it is given yearly.
    fn before(&self) -> Option<GrantId> {
        let same = |other: &&GrantRequest| {
            let yearly = self.programme.cycle == Cycle::Yearly;
            other.facts.programme == self.facts.programme
                && (!yearly || year_of(&other.facts) == year_of(self.facts))
                && about(&other.facts.basis) == about(&self.facts.basis)
        };
        self.others.iter().find(same).map(|g| g.id)
    }

    /// Whether a recognition entitles to it, whatever is paid by it; where no source states who is entitled, nobody is doubted.
    fn entitled(&self) -> bool {
        let known = !self.programme.groups.is_empty();
        let by = |r: &Recognition| {
            self.programme.entitles(&r.group) == Some(true) && r.state != RecognitionState::Refused
        };
        !known || self.recognitions.iter().any(by)
    }

    fn draws_a_benefit(&self) -> bool {
        self.recognitions.iter().any(|r| r.pays_in(self.facts.month, self.died))
    }
}

/// The year that a request is for.
fn year_of(facts: &GrantFacts) -> i32 {
    match &facts.basis {
        GrantBasis::Service(service) => service.year.into(),
        _ => facts.month.year(),
    }
}

/// Of whose death or service it is, where it is of somebody's.
fn about(basis: &GrantBasis) -> &str {
    match basis {
        GrantBasis::Death(death) => &death.name,
        GrantBasis::Service(service) => &service.name,
        GrantBasis::Plain | GrantBasis::Hardship(_) | GrantBasis::Bill(_) => "",
    }
}

/// The same day some years later; of 29 February in a year without one, the last of the month.
fn years_after(day: Date, years: u8) -> Date {
    let year = day.year() + i32::from(years);
    Date::new(year, day.month_of_year(), day.day())
        .unwrap_or_else(|| day.month().plus(12 * i32::from(years)).last_day())
}
