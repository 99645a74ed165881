//! How far a decision about money paid too much is carried out: the entries that name it say so, and nothing else does. Where one of them
//! is taken back, what it took off is open again.

use std::collections::BTreeMap;

use super::books::fen;
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::Recovery;
use crate::domain::ledger::{Entry, EntryCause};
use crate::domain::{Date, Fen, Month, PersonId};
use crate::store::{IndexTable, Keys, Reading};

/// What was done by a decision of the months that it is about.
#[derive(Debug, Default)]
pub struct Done {
    months: BTreeMap<Month, i64>,
    last: Option<Date>,
}

impl Done {
    /// What the ledger says of a decision: taken off, paid back, waived or moved elsewhere, reversals counted.
    pub fn by(r: &impl Reading, recovery: &Recovery) -> Result<Self, Stop> {
        let mut done = Self::default();
        let months: BTreeMap<Month, i64> = recovery.over.iter().map(|over| (over.month, 0)).collect();
        for record in records_of(r, stands_for(r, recovery.person)?)? {
            for month in months.keys() {
                for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(record, *month))? {
                    let Some(entry) = r.get::<Entry>(&key?)? else { continue };
                    let by_it = entry.cause.filter(|cause| cause.recovery() == recovery.id);
                    if let Some(cause) = by_it.filter(|_| entry.programme == recovery.programme) {
                        done.add(&entry, cause);
                    }
                }
            }
        }
        Ok(done)
    }

    fn add(&mut self, entry: &Entry, cause: EntryCause) {
        let amount = entry.amount().0;
        let taken = if matches!(cause, EntryCause::Waived(_)) { amount } else { amount.saturating_neg() };
        let of_month = self.months.entry(entry.month).or_default();
        *of_month = of_month.saturating_add(taken);
        self.last = self.last.max(Some(entry.booked));
    }

    /// What was done of a month.
    pub fn of(&self, month: Month) -> i64 {
        self.months.get(&month).copied().unwrap_or_default()
    }

    /// What was done in all.
    pub fn sum(&self) -> Fen {
        fen(self.months.values().map(|done| i128::from(*done)).sum())
    }

    /// What a decision still says of a month.
    pub fn left(&self, recovery: &Recovery, month: Month) -> Fen {
        recovery.left(month, self.of(month))
    }

    /// The day on which the last was done of a decision of which nothing is left.
    pub fn through(&self, recovery: &Recovery) -> Option<Date> {
        let open = recovery.over.iter().any(|over| self.left(recovery, over.month) != Fen::ZERO);
        self.last.filter(|_| !open)
    }
}

/// Whether a decision waits for somebody's word or is still to be carried out.
pub fn is_open(r: &impl Reading, recovery: &Recovery) -> Result<bool, Stop> {
    if recovery.is_ended() {
        return Ok(false);
    }
    Ok(!recovery.holds() || Done::by(r, recovery)?.through(recovery).is_none())
}

/// The open decisions about somebody and a programme, by any of their records.
pub fn open_about(r: &impl Reading, person: PersonId, programme: &str) -> Result<Vec<Recovery>, Stop> {
    let mut found = Vec::new();
    for record in records_of(r, stands_for(r, person)?)? {
        for key in r.owners(IndexTable::RecoveryByPerson, &Keys::person(record))? {
            let Some(one) = r.get::<Recovery>(&key?)? else { continue };
            if one.programme == programme && is_open(r, &one)? {
                found.push(one);
            }
        }
    }
    Ok(found)
}
