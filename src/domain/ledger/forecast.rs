//! The year ahead (全年预测): what today's obligations come to month by month, and when the funds of a budget end. Rates and settings in
//! force are carried on as they stand; what is not known to end goes on. A pure function of what is on record.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fund::{add_parts, of_source};
use super::{Budget, Entitler, FundSource, Missing, MoneyFacts};
use crate::domain::{Fen, Month};

/// A programme that is looked ahead for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// Its id.
    pub programme: String,
    /// The first month whose obligations are counted.
    pub from: Month,
    /// Its amounts are worked out month by month; otherwise what is booked as due is what is due.
    pub works_out: bool,
}

/// What stands in the ledger of one obligation, in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stood {
    /// Booked as due.
    pub due: i64,
    /// Settled.
    pub settled: i64,
    /// Money for it is under way.
    pub under_way: bool,
}

/// What is expected to be paid in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Expected {
    /// In fen: what is due for the month, and in the first one also what is owed for months before.
    pub fen: i128,
    /// People to whom something is due for the month; from this month on.
    pub people: u32,
    /// Of them: nothing was due to them for the month before. They come of age, or what was held up goes on.
    pub joins: u32,
    /// People to whom something was due for the month before and nothing is any more: a known end.
    pub leaves: u32,
}

/// What one programme comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Reckoned {
    /// January to December.
    pub months: [Expected; 12],
    /// People of whom an amount cannot be told for some month still to come: a rate, a fact or a setting is not on record.
    pub untold: u32,
}

/// A year while it is reckoned, person by person.
pub struct Forecasting<'a> {
    year: i32,
    now: Month,
    ahead: &'a [Ahead],
    pays_in: &'a dyn Fn(Month) -> Month,
    found: Vec<Reckoned>,
}

impl<'a> Forecasting<'a> {
    /// Of some programmes, as seen in the month `now`. `pays_in` tells the month in which a month's money is paid: itself, or the end of
    /// its quarter.
    pub fn new(year: i32, now: Month, ahead: &'a [Ahead], pays_in: &'a dyn Fn(Month) -> Month) -> Self {
        Self { year, now, ahead, pays_in, found: vec![Reckoned::default(); ahead.len()] }
    }

    /// One person more. `stood` tells what stands of a programme, by its place, and a month; `booked` whether anything does of a programme.
    pub fn add(
        &mut self,
        entitler: &Entitler<'_>,
        facts: &MoneyFacts<'_>,
        (stood, booked): (impl Fn(usize, Month) -> Stood, impl Fn(usize) -> bool),
    ) {
        let Some(last) = Month::new(self.year, 12).filter(|last| *last >= self.now) else { return };
        let worked = self.ahead.iter().filter(|a| a.works_out).map(|a| a.from.min(self.now)).min();
        let (amounts, missing) = match worked {
            Some(first) => entitler.amounts(facts, first, last),
            None => (Vec::new(), Vec::new()),
        };
        let mut by_programme: BTreeMap<&str, BTreeMap<Month, i64>> = BTreeMap::new();
        for amount in &amounts {
            by_programme.entry(amount.programme).or_default().insert(amount.month, amount.fen.0);
        }
        for (at, ahead) in self.ahead.iter().enumerate() {
            if !ahead.works_out {
                // Under most programmes nothing was ever booked for somebody.
                if booked(at) {
                    let due = ahead.from.through(self.now).map(|month| (month, stood(at, month).due));
                    let due: BTreeMap<Month, i64> = due.filter(|(_, due)| *due != 0).collect();
                    self.owe(at, &due, &stood);
                }
                continue;
            }
            let untold = |(month, what): &(Month, Missing)| {
                (self.now..=last).contains(month) && what.programme() == ahead.programme
            };
            if missing.iter().any(untold)
                && let Some(reckoned) = self.found.get_mut(at)
            {
                reckoned.untold = reckoned.untold.saturating_add(1);
            }
            if let Some(due) = by_programme.get(ahead.programme.as_str()) {
                self.owe(at, due, &stood);
                self.count(at, due, last);
            }
        }
    }

    /// What is owed and paid at once, under a programme by its place.
    pub fn add_owed(&mut self, at: usize, fen: Fen) {
        if let Some(expected) = self.of(at, self.now) {
            expected.fen += i128::from(fen.0);
        }
    }

    /// What is due and not settled, by the month in which it will be paid.
    fn owe(&mut self, at: usize, due: &BTreeMap<Month, i64>, stood: &impl Fn(usize, Month) -> Stood) {
        let Some(from) = self.ahead.get(at).map(|ahead| ahead.from) else { return };
        for (month, due) in due.range(from..) {
            let stood = stood(at, *month);
            let left = i128::from(*due) - i128::from(stood.settled);
            if stood.under_way || left <= 0 {
                continue;
            }
            let paid_in = (self.pays_in)((*month).max(self.now));
            if let Some(expected) = self.of(at, paid_in) {
                expected.fen += left;
            }
        }
    }

    /// Who is paid for each month still to come, who joins and who leaves.
    fn count(&mut self, at: usize, due: &BTreeMap<Month, i64>, last: Month) {
        for month in self.now.through(last) {
            let (before, is) = (due.contains_key(&month.plus(-1)), due.contains_key(&month));
            let later = month > self.now;
            if let Some(expected) = self.of(at, month) {
                let one = |holds: bool| u32::from(holds);
                expected.people = expected.people.saturating_add(one(is));
                expected.joins = expected.joins.saturating_add(one(later && is && !before));
                expected.leaves = expected.leaves.saturating_add(one(later && before && !is));
            }
        }
    }

    fn of(&mut self, at: usize, month: Month) -> Option<&mut Expected> {
        let place = usize::try_from(month.of_year()).ok()?.checked_sub(1)?;
        let reckoned = self.found.get_mut(at).filter(|_| month.year() == self.year)?;
        reckoned.months.get_mut(place)
    }

    /// What each programme comes to, in the order they were named.
    pub fn done(self) -> Vec<Reckoned> {
        self.found
    }
}

/// How one source of a budget comes through the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outlook {
    /// Who gives the money.
    pub source: FundSource,
    /// For the whole year.
    pub given: Fen,
    /// Paid out of it.
    pub paid: Fen,
    /// Kept for runs under way.
    pub reserved: Fen,
    /// Expected to be paid still.
    pub expected: Fen,
    /// The month in which it runs out, if it does.
    pub runs_out: Option<Month>,
}

impl Outlook {
    /// What is left at the end of the year, in fen; below nothing where it does not last.
    pub fn left(&self) -> i128 {
        let spent = [self.paid, self.reserved, self.expected];
        i128::from(self.given.0) - spent.iter().map(|fen| i128::from(fen.0)).sum::<i128>()
    }
}

/// Sums by source.
type BySource = [(FundSource, Fen)];

/// How the sources of a budget come through the year: what was paid and is under way, and then month by month what is expected. Each
/// month's sum is split by the shares as one payment; the payments themselves are split one by one and may differ by some fen.
pub fn outlook(
    budget: &Budget,
    (paid, reserved): (&BySource, &BySource),
    (now, months): (Month, &[(Month, i128)]),
) -> Vec<Outlook> {
    let mut found: Vec<Outlook> = budget
        .grants
        .iter()
        .map(|grant| Outlook {
            source: grant.source,
            given: grant.amount,
            paid: of_source(paid, grant.source),
            reserved: of_source(reserved, grant.source),
            expected: Fen::ZERO,
            runs_out: None,
        })
        .collect();
    for one in found.iter_mut().filter(|one| one.left() < 0) {
        one.runs_out = Some(now);
    }
    let mut expected = Vec::new();
    for (month, fen) in months {
        add_parts(&mut expected, &budget.split(Fen(i64::try_from(*fen).unwrap_or(i64::MAX))));
        for one in &mut found {
            one.expected = of_source(&expected, one.source);
            if one.left() < 0 {
                one.runs_out = one.runs_out.or(Some(*month));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::{BudgetState, Grant};
    use crate::domain::{Date, StaffId};

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn the_month_is_named_in_which_a_source_runs_out() {
        let grant = |source, amount, share| Grant { source, amount: Fen(amount), share };
        let budget = Budget {
            year: 2026,
            programme: "x".into(),
            version: 1,
            grants: vec![grant(FundSource::Central, 600, 5_000), grant(FundSource::City, 400, 5_000)],
            basis: "试".into(),
            state: BudgetState::Approved,
            by: StaffId(1),
            on: Date::EPOCH,
            decided: None,
            reason: String::new(),
        };
        let paid = [(FundSource::Central, Fen(100)), (FundSource::City, Fen(100))];
        let kept = [(FundSource::Central, Fen(100)), (FundSource::City, Fen(100))];
        let months = [(month("2026-10"), 400), (month("2026-11"), 200), (month("2026-12"), 100)];
        let found = outlook(&budget, (&paid, &kept), (month("2026-10"), &months));
        let told: Vec<_> = found.iter().map(|one| (one.expected.0, one.left(), one.runs_out)).collect();
        assert_eq!(told, [(350, 50, None), (350, -150, Some(month("2026-11")))]);
        let over = [(FundSource::City, Fen(500))];
        let found = outlook(&budget, (&over, &[]), (month("2026-10"), &[]));
        assert_eq!((found[0].runs_out, found[1].runs_out), (None, Some(month("2026-10"))));
    }
}
