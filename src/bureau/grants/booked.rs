//! What decided requests have booked, through whatever two people put right of it since.

use std::collections::BTreeSet;

use super::read::of_person;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, GrantRequest};
use crate::domain::{EntryId, PersonId};
use crate::store::{Keys, Reading};

/// Every entry by which requests that were approved for a person stand or stood in the ledger.
pub fn booked_for(r: &impl Reading, person: PersonId) -> Result<BTreeSet<EntryId>, Stop> {
    let mut found = BTreeSet::new();
    for request in of_person(r, person)? {
        through(r, &request, |entry| {
            found.insert(entry.id);
        })?;
    }
    Ok(found)
}

/// The entries by which requests that were approved for a person stand in the ledger now.
pub fn standing_of(r: &impl Reading, person: PersonId) -> Result<Vec<Entry>, Stop> {
    let mut found = Vec::new();
    for request in of_person(r, person)? {
        found.extend(through(r, &request, |_| {})?);
    }
    Ok(found)
}

/// The entry by which a request that was approved stands in the ledger; `None` once it was taken back.
pub fn standing(r: &impl Reading, request: &GrantRequest) -> Result<Option<Entry>, Stop> {
    through(r, request, |_| {})
}

/// Goes from what an approval booked to what stands in its place.
fn through(
    r: &impl Reading,
    request: &GrantRequest,
    mut see: impl FnMut(&Entry),
) -> Result<Option<Entry>, Stop> {
    let mut at = request.entry();
    while let Some(id) = at {
        let Some(entry) = r.get::<Entry>(&Keys::entry(id))? else { break };
        see(&entry);
        if entry.stands() {
            return Ok(Some(entry));
        }
        at = entry.corrected_by.filter(|next| *next > id);
    }
    Ok(None)
}
