//! Invariants of the funds.

use std::collections::BTreeMap;

use super::runs::lines;
use super::{Checked, RecordSeen, Wrong, counted, ensure};
use crate::bureau::funds::{fund_year, in_force};
use crate::bureau::reference::Reference;
use crate::domain::RunId;
use crate::domain::ledger::run::{Run, RunState};
use crate::domain::ledger::{Budget, BudgetState, Entry, FundTotal, FundedBy, Reserve, check_grants};
use crate::store::{Keys, Reader, Reading};

/// Budgets are sound, of programmes that are known, and approved by another person than the one who entered them.
pub fn budgets(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut rows = 0u64;
    for budget in r.scan::<Budget>(..)? {
        let budget = budget?;
        let by_another = budget.decided.is_none_or(|(by, on)| by != budget.by && on >= budget.on);
        let sound = check_grants(&budget.grants).is_ok()
            && reference.knows_programme(&budget.programme)
            && by_another
            && budget.decided.is_none() == (budget.state == BudgetState::Proposed);
        ensure(sound, || RecordSeen::BudgetOdd.with("id", format!("{} {}", budget.year, budget.programme)))?;
        rows += 1;
    }
    counted(rows, RecordSeen::Budgets)
}

/// What was paid out of the funds of a year is what its entries say, each split by the budget it names or that adopted it.
pub fn totals(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut kept: BTreeMap<(u16, String), FundTotal> = BTreeMap::new();
    for total in r.scan::<FundTotal>(..)? {
        let total = total?;
        kept.insert((total.year, total.programme.clone()), total);
    }
    let mut sums: BTreeMap<(u16, String), FundTotal> = BTreeMap::new();
    let mut known: BTreeMap<(String, FundedBy), Budget> = BTreeMap::new();
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        let year = fund_year(r, &entry)?;
        let key = (year, entry.programme.clone());
        let adopted = kept.get(&key).and_then(|t| t.adopted).filter(|a| entry.id <= a.last);
        let adopted = adopted.filter(|_| entry.is_funded());
        let Some(named) = entry.funded.or(adopted.map(|a| FundedBy { year, version: a.version })) else {
            continue;
        };
        let of = (entry.programme.clone(), named);
        if !known.contains_key(&of) {
            let row: Option<Budget> = r.get(&Keys::budget(named.year, &entry.programme, named.version))?;
            known.extend(row.filter(|b| b.state == BudgetState::Approved).map(|b| (of.clone(), b)));
        }
        let budget = known.get(&of).filter(|_| entry.is_funded());
        ensure(budget.is_some(), || RecordSeen::FundedAstray.with("id", entry.id))?;
        if let Some(budget) = budget {
            ensure(named.year == year, || RecordSeen::FundedAstray.with("id", entry.id))?;
            let sum = sums.entry(key).or_insert_with(|| FundTotal::nothing(year, &entry.programme));
            sum.add(entry.amount(), budget);
        }
    }
    let nothing = |total: &FundTotal| FundTotal::nothing(total.year, &total.programme);
    for (key, total) in &kept {
        let sum = sums.remove(key).unwrap_or_else(|| nothing(total));
        ensure(sum.paid == total.paid, || RecordSeen::FundTotalDiffers.with("id", &key.1).with("of", key.0))?;
    }
    let astray = sums.into_keys().next();
    ensure(astray.is_none(), || {
        let (year, programme) = astray.unwrap_or_default();
        RecordSeen::FundTotalDiffers.with("id", programme).with("of", year)
    })?;
    counted(kept.len(), RecordSeen::FundTotals)
}

/// What a run that is not approved would keep of a budget is what its lines come to, as long as no other budget was approved.
fn asks_hold(r: &Reader<'_>, run: &Run) -> Result<(), Wrong> {
    let before = matches!(run.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
    for ask in run.asks.iter().filter(|_| before) {
        let budget = in_force(r, ask.year, &ask.programme)?.filter(|budget| budget.version == ask.version);
        let Some(budget) = budget else { continue };
        let due = Reserve::of(run.id, &budget, &lines(r, run)?);
        ensure(due.as_ref() == Some(ask), || {
            RecordSeen::ReserveDiffers.with("id", run.id).with("of", &ask.programme)
        })?;
    }
    Ok(())
}

/// What runs keep of the funds is what their lines under way come to, each split by the budget in force.
pub fn reserves(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut kept: BTreeMap<(RunId, String), Reserve> = BTreeMap::new();
    for row in r.scan::<Reserve>(..)? {
        let row = row?;
        kept.insert((row.run, row.programme.clone()), row);
    }
    let rows = kept.len();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        asks_hold(r, &run)?;
        let Some(year) = run.fund_year().filter(|_| run.keeps_funds()) else { continue };
        let lines = lines(r, &run)?;
        for programme in &run.programmes {
            let budget = in_force(r, year, programme)?;
            let due = budget.and_then(|budget| Reserve::of(run.id, &budget, &lines));
            let held = kept.remove(&(run.id, programme.clone()));
            ensure(due == held, || RecordSeen::ReserveDiffers.with("id", run.id).with("of", programme))?;
        }
    }
    let astray = kept.into_keys().next();
    ensure(astray.is_none(), || {
        let (run, programme) = astray.unwrap_or((RunId(0), String::new()));
        RecordSeen::ReserveDiffers.with("id", run).with("of", programme)
    })?;
    counted(rows, RecordSeen::Reserves)
}
