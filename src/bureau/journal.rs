//! Reading the journal as people do, and the small look-ups everyone needs.

use crate::bureau::answer::Happening;
use crate::bureau::change::{noted, shown};
use crate::bureau::door::Scene;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::bureau::{people, petitions};
use crate::domain::person::Person;
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::domain::{PersonId, PetitionId, StaffId, VisitId};
use crate::store::{JournalEntry, Keys, Reading};

/// The note that says during which visit something was done.
pub const VISIT: &str = "visit";
/// Most entries of one answer.
const MOST: usize = 1000;

/// Whether an entry was made during a visit.
pub fn during(entry: &JournalEntry, visit: VisitId) -> bool {
    noted(entry, VISIT).is_some_and(|v| v == visit.to_string())
}

/// A person's record.
pub fn person(r: &impl Reading, id: PersonId) -> Result<Person, Stop> {
    Ok(r.get(&Keys::person(id))?.ok_or(Refusal::NotFound(What::Person))?)
}

/// The name of a member of staff; empty for nobody.
pub fn staff_name(r: &impl Reading, id: StaffId) -> Result<String, Stop> {
    let staff: Option<Staff> = r.get(&Keys::staff(id))?;
    Ok(staff.map(|s| s.name).unwrap_or_default())
}

/// An entry as people read it.
pub fn happening(r: &impl Reading, entry: &JournalEntry) -> Result<Happening, Stop> {
    Ok(Happening {
        seq: entry.seq,
        today: entry.today,
        at_ms: entry.at_ms,
        by: staff_name(r, entry.actor)?,
        desk: entry.desk.clone(),
        command: entry.command.clone(),
        object: entry.object.clone(),
        about: shown(&entry.about),
    })
}

/// What happened to a person, newest first. What concerns a petition that the asker may not see is left out.
pub fn timeline(
    r: &impl Reading,
    scene: Scene<'_>,
    id: PersonId,
    limit: usize,
) -> Result<Vec<Happening>, Stop> {
    person(r, id)?;
    let mut sequence = Vec::new();
    for record in people::records_of(r, id)? {
        sequence.extend(r.journal_of(record)?.rev().take(MOST).collect::<Result<Vec<_>, _>>()?);
    }
    sequence.sort_unstable_by_key(|seq| std::cmp::Reverse(*seq));
    let mut found = Vec::new();
    for seq in sequence {
        if found.len() >= limit.min(MOST) {
            break;
        }
        let Some(entry) = r.journal_entry(seq)? else { continue };
        if !hidden(r, scene, &entry)? {
            found.push(happening(r, &entry)?);
        }
    }
    Ok(found)
}

/// Whether the asker may not see it: it concerns a petition that is kept from them.
pub fn hidden(r: &impl Reading, scene: Scene<'_>, entry: &JournalEntry) -> Result<bool, Stop> {
    let Some(id) = entry.object.strip_prefix('X').and_then(PetitionId::parse) else { return Ok(false) };
    let petition: Option<Petition> = r.get(&Keys::petition(id))?;
    Ok(petition.is_some_and(|p| !petitions::visible(scene.staff, &p)))
}

/// The journal, newest first, before a sequence number.
pub fn journal(r: &impl Reading, before: Option<u64>, limit: usize) -> Result<Vec<Happening>, Stop> {
    let end = before.unwrap_or(u64::MAX);
    let entries = r.journal(..end)?.rev().take(limit.min(MOST));
    entries.map(|entry| happening(r, &entry?)).collect()
}
