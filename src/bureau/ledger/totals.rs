//! Sums over entries, and the totals that are kept by programme and month.

use std::collections::BTreeMap;

use crate::bureau::funds;
use crate::bureau::ledger::begin::BroughtOver;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Budget, Entry, FundSource, FundTotal, FundedBy, MonthTotal, of_source, shorts};
use crate::domain::{Date, Fen, Month};
use crate::store::{Keys, Reading, Writer};

/// Totals that a command changes, read once and written once however many entries it posts.
#[derive(Debug, Default)]
pub struct Totals {
    months: BTreeMap<(Month, String), MonthTotal>,
    funds: BTreeMap<(u16, String), FundTotal>,
    /// The budget in force of each year and programme asked for.
    budgets: BTreeMap<(u16, String), Option<Budget>>,
    /// What runs under way keep of the funds.
    reserved: BTreeMap<(u16, String), Vec<(FundSource, Fen)>>,
    /// What is booked was paid by the bank already, out of what was kept of this year's funds: they were asked when it was approved.
    paid_of: Option<u16>,
    /// The business date, where somebody may have typed another day to book on: the budgets of today bind all the same.
    typed_on: Option<Date>,
    /// Books that were kept elsewhere are brought over: what is booked in earlier years is theirs.
    of_others: bool,
}

impl Totals {
    /// Totals of what the bank has paid of a run: out of the funds of the year in which they were kept for it, whenever it is booked.
    pub fn of_paid(year: u16) -> Self {
        Self { paid_of: Some(year), ..Self::default() }
    }

    /// Totals of what somebody enters today, for whatever day.
    pub fn by_hand(today: Date) -> Self {
        Self { typed_on: Some(today), ..Self::default() }
    }

    /// The same, where books may be brought over that were kept elsewhere: budgets of earlier years were theirs to ask for.
    pub fn brought_over(today: Date, books: BroughtOver) -> Self {
        Self { of_others: books == BroughtOver::Open, ..Self::by_hand(today) }
    }

    /// Whether an entry is of books that were kept elsewhere: of a year that ended before they were brought over, in whatever order.
    fn is_of_others(&self, entry: &Entry) -> bool {
        self.of_others && self.typed_on.is_some_and(|today| entry.booked.year() < today.year())
    }

    /// The budget that money paid by a new entry is split by, and its year.
    pub fn funded(
        &mut self,
        r: &impl Reading,
        entry: &Entry,
    ) -> Result<(Option<FundedBy>, Option<u16>), Stop> {
        if !entry.is_funded() {
            return Ok((None, None));
        }
        let key = (self.paid_of.unwrap_or_else(|| booked_in(entry)), entry.programme.clone());
        if !self.budgets.contains_key(&key) {
            let found = funds::in_force(r, key.0, &entry.programme)?;
            self.budgets.insert(key.clone(), found);
        }
        let budget = self.budgets.get(&key).and_then(Option::as_ref);
        Ok((budget.map(|b| FundedBy { year: b.year, version: b.version }), Some(key.0)))
    }

    /// One entry more.
    pub fn add(&mut self, r: &impl Reading, entry: &Entry) -> Result<(), Stop> {
        if let Some(named) = entry.funded {
            self.pay(r, entry, named)?;
        }
        let key = (entry.month, entry.programme.clone());
        if !self.months.contains_key(&key) {
            let kept = r.get::<MonthTotal>(&Keys::month_total(entry.month, &entry.programme))?;
            let total = kept.unwrap_or_else(|| MonthTotal::nothing(entry.month, &entry.programme));
            self.months.insert(key.clone(), total);
        }
        let Some(total) = self.months.get_mut(&key) else { return Ok(()) };
        total.add(entry).map_err(|_| too_much().into())
    }

    /// Refuses a payment that the funds do not cover beside all that was paid and is under way, or that has no budget where one is needed.
    pub fn require_cover(&mut self, r: &impl Reading, entry: &Entry) -> Result<(), Stop> {
        if self.paid_of.is_some() || !entry.is_funded() || entry.amount().0 <= 0 {
            return Ok(());
        }
        let Some(by) = entry.funded else {
            // What was paid back from no budget is taken back from none.
            let anew = entry.reverses.is_none() && !self.is_of_others(entry);
            let days = (entry.booked, self.typed_on.unwrap_or(entry.booked));
            return if anew { funds::require_budget_of(r, days, &entry.programme) } else { Ok(()) };
        };
        let key = (by.year, entry.programme.clone());
        if !self.budgets.contains_key(&key) {
            let found = funds::in_force(r, key.0, &entry.programme)?;
            self.budgets.insert(key.clone(), found);
        }
        let Some(Some(budget)) = self.budgets.get(&key) else { return Ok(()) };
        if !self.reserved.contains_key(&key) {
            self.reserved.insert(key.clone(), funds::reserved(r, (key.0, &key.1), None)?);
        }
        let (paid, reserved) = (self.funds.get(&key), self.reserved.get(&key));
        let spent = |source| {
            let paid = paid.map_or(Fen::ZERO, |total| total.of(source));
            let reserved = reserved.map_or(Fen::ZERO, |sums| of_source(sums, source));
            i128::from(paid.0) + i128::from(reserved.0)
        };
        let short = shorts(budget, spent, Some(&budget.split(entry.amount())));
        if short.is_empty() { Ok(()) } else { Err(Refusal::FundShort(short).into()) }
    }

    /// What it takes out of the funds of its year, or gives back to those it came from.
    fn pay(&mut self, r: &impl Reading, entry: &Entry, named: FundedBy) -> Result<(), Stop> {
        let key = (named.year, entry.programme.clone());
        if !self.funds.contains_key(&key) {
            self.funds.insert(key.clone(), funds::paid(r, key.0, &entry.programme)?);
        }
        let at_hand = self.budgets.get(&(named.year, entry.programme.clone())).and_then(Option::as_ref);
        let budget = match at_hand.filter(|b| b.version == named.version) {
            Some(known) => Some(known.clone()),
            None => funds::budget_of(r, &entry.programme, named)?,
        };
        if let (Some(total), Some(budget)) = (self.funds.get_mut(&key), budget) {
            total.add(entry.amount(), &budget);
        }
        Ok(())
    }

    /// Stores them.
    pub fn put(self, w: &mut Writer<'_>) -> Result<(), Stop> {
        for total in self.months.into_values() {
            w.put(&total)?;
        }
        for total in self.funds.into_values() {
            w.put(&total)?;
        }
        Ok(())
    }
}

/// The calendar year that an entry was booked in.
pub fn booked_in(entry: &Entry) -> u16 {
    u16::try_from(entry.booked.year()).unwrap_or_default()
}

/// More than the ledger can add up.
pub fn too_much() -> Refusal {
    Refusal::Invalid(vec![FieldFault { field: "amount".to_owned(), fault: Fault::TooMuch }])
}

/// A sum as an amount. With amounts of at most 10^11 fen it takes more entries than a ledger ever has to leave the
/// range; then the end of the range is shown.
pub fn clamp(sum: i128) -> Fen {
    Fen(i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX }))
}
