//! Requests as they stand.

use crate::bureau::people::records_of;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::ledger::GrantRequest;
use crate::domain::{GrantId, PersonId};
use crate::store::{IndexTable, Keys, Reading};

/// A request.
pub fn get(r: &impl Reading, id: GrantId) -> Result<GrantRequest, Stop> {
    Ok(r.get(&Keys::grant(id))?.ok_or(Refusal::NotFound(What::Grant))?)
}

/// Every request for a person, by any of their records, in order of their numbers.
pub fn of_person(r: &impl Reading, person: PersonId) -> Result<Vec<GrantRequest>, Stop> {
    let mut found = Vec::new();
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::GrantByPerson, &Keys::person(record))? {
            found.extend(r.get::<GrantRequest>(&key?)?);
        }
    }
    found.sort_unstable_by_key(|g| g.id);
    Ok(found)
}
