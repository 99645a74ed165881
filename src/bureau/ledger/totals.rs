//! Sums over entries, and the totals that are kept by programme and month.

use std::collections::BTreeMap;

use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, MonthTotal};
use crate::domain::{Fen, Month};
use crate::store::{Keys, Reading, Writer};

/// Totals that a command changes, read once and written once however many entries it posts.
#[derive(Debug, Default)]
pub struct Totals(BTreeMap<(Month, String), MonthTotal>);

impl Totals {
    /// One entry more.
    pub fn add(&mut self, r: &impl Reading, entry: &Entry) -> Result<(), Stop> {
        let key = (entry.month, entry.programme.clone());
        if !self.0.contains_key(&key) {
            let kept = r.get::<MonthTotal>(&Keys::month_total(entry.month, &entry.programme))?;
            let total = kept.unwrap_or_else(|| MonthTotal::nothing(entry.month, &entry.programme));
            self.0.insert(key.clone(), total);
        }
        let Some(total) = self.0.get_mut(&key) else { return Ok(()) };
        total.add(entry).map_err(|_| too_much().into())
    }

    /// Stores them.
    pub fn put(self, w: &mut Writer<'_>) -> Result<(), Stop> {
        for total in self.0.into_values() {
            w.put(&total)?;
        }
        Ok(())
    }
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
