//! Money that is due again since its payment on record was taken back, or the person had paid it back: why a line pays it is in the ledger, and not in the records.

use std::collections::HashSet;

use super::last::Last;
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Part, Reason, Recovery, RecoveryWay, RunLine};
use crate::domain::ledger::{Entry, EntryCause, EntryKind};
use crate::domain::{Month, RecoveryId};
use crate::store::{IndexTable, Keys, Reading};

/// Gives the reason of lines that have none, where all that they pay for the months of earlier runs had been paid and was taken back.
pub fn explain(r: &impl Reading, lines: &mut [RunLine], last: &Last) -> Result<(), Stop> {
    for line in lines.iter_mut().filter(|line| line.reasons.contains(&Reason::Unexplained)) {
        let before = last.lines.get(&(line.person, line.programme.clone()));
        let same = before.is_none_or(|before| before.basis.monthly == line.basis.monthly);
        if same && all_taken_back(r, line, last.of(&line.programme).month)? {
            for reason in line.reasons.iter_mut().filter(|reason| **reason == Reason::Unexplained) {
                *reason = Reason::TakenBack;
            }
        }
    }
    Ok(())
}

/// Names the decision by which somebody had paid back what a line pays again: it is due after all, and whoever looks at it is told.
pub fn name_repaid(r: &impl Reading, lines: &mut [RunLine]) -> Result<(), Stop> {
    let mut asked = HashSet::new();
    for recovery in r.scan::<Recovery>(..)? {
        let recovery = recovery?;
        if recovery.way == RecoveryWay::Repay && recovery.approved.is_some() {
            asked.insert((stands_for(r, recovery.person)?, recovery.programme));
        }
    }
    let of = |line: &RunLine| line.pays() && asked.contains(&(line.person, line.programme.clone()));
    for line in lines.iter_mut().filter(|line| of(line)) {
        let mut months = line.parts.iter().filter(|part| part.amount.0 > 0).map(|part| part.month);
        line.repaid = months.find_map(|month| repaid_by(r, line, month).transpose()).transpose()?;
        line.reasons.extend(line.repaid.map(|_| Reason::PaidBack));
    }
    Ok(())
}

/// The decision by which money of a month is on record as paid back.
fn repaid_by(r: &impl Reading, line: &RunLine, month: Month) -> Result<Option<RecoveryId>, Stop> {
    for record in records_of(r, line.person)? {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(record, month))? {
            let entry: Option<Entry> = r.get(&key?)?;
            let stands = entry.filter(|of| of.programme == line.programme && of.reversed_by.is_none());
            if let Some(EntryCause::Repaid(recovery)) = stands.and_then(|of| of.cause) {
                return Ok(Some(recovery));
            }
        }
    }
    Ok(None)
}

fn all_taken_back(r: &impl Reading, line: &RunLine, last: Option<Month>) -> Result<bool, Stop> {
    let old = |part: &&Part| part.amount.0 > 0 && last.is_some_and(|last| part.month <= last);
    let mut any = false;
    for part in line.parts.iter().filter(old) {
        if !was_paid(r, line, part.month)? {
            return Ok(false);
        }
        any = true;
    }
    Ok(any)
}

/// Whether a payment of a month is on record that was taken back.
fn was_paid(r: &impl Reading, line: &RunLine, month: Month) -> Result<bool, Stop> {
    for record in records_of(r, line.person)? {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(record, month))? {
            let entry: Option<Entry> = r.get(&key?)?;
            let paid = |of: &Entry| of.programme == line.programme && of.kind == EntryKind::Paid;
            if entry.is_some_and(|of| paid(&of) && of.reversed_by.is_some()) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
