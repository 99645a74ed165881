//! Budgets as they stand, what was paid out of them, and which one a payment is of.

use crate::bureau::ledger::booked_in;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Budget, BudgetState, Entry, FundTotal, FundedBy};
use crate::store::{Keys, Reading};

/// Every version of a programme's budget for a year, in order.
pub fn versions(r: &impl Reading, year: u16, programme: &str) -> Result<Vec<Budget>, Stop> {
    let range = Keys::budget(year, programme, 0)..=Keys::budget(year, programme, u32::MAX);
    Ok(r.scan::<Budget>(range)?.collect::<Result<Vec<_>, _>>()?)
}

/// The budget that payments of a year are split by: the one approved last.
pub fn in_force(r: &impl Reading, year: u16, programme: &str) -> Result<Option<Budget>, Stop> {
    let approved = |b: &Budget| b.state == BudgetState::Approved;
    Ok(versions(r, year, programme)?.into_iter().rfind(approved))
}

/// A budget that an entry names.
pub fn budget_of(r: &impl Reading, programme: &str, named: FundedBy) -> Result<Option<Budget>, Stop> {
    Ok(r.get(&Keys::budget(named.year, programme, named.version))?)
}

/// What was paid in a year for a programme, by source.
pub fn paid(r: &impl Reading, year: u16, programme: &str) -> Result<FundTotal, Stop> {
    let kept: Option<FundTotal> = r.get(&Keys::fund_total(year, programme))?;
    Ok(kept.unwrap_or_else(|| FundTotal::nothing(year, programme)))
}

/// The year whose funds a payment touches: that of the budget it names or of the run that paid it; without one that of its booking, and of
/// one that takes another back that of the other.
pub fn fund_year(r: &impl Reading, entry: &Entry) -> Result<u16, Stop> {
    if let Some(named) = entry.funded.map(|named| named.year).or(entry.fund_year) {
        return Ok(named);
    }
    let old: Option<Entry> = entry.reverses.map(|old| r.get(&Keys::entry(old))).transpose()?.flatten();
    Ok(booked_in(&old.unwrap_or_else(|| entry.clone())))
}

/// The budget that a payment was split by: the one it names, or the one that adopted it.
pub fn funded_of(r: &impl Reading, entry: &Entry) -> Result<Option<FundedBy>, Stop> {
    if !entry.is_funded() || entry.funded.is_some() {
        return Ok(entry.funded);
    }
    let year = fund_year(r, entry)?;
    let adopted = paid(r, year, &entry.programme)?.adopted.filter(|a| entry.id <= a.last);
    Ok(adopted.map(|a| FundedBy { year, version: a.version }))
}
