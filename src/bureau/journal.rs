//! Reading the journal as people do, and the small look-ups everyone needs.

use std::fmt::Write as _;

use crate::bureau::answer::{Happening, JournalLine, JournalPage};
use crate::bureau::change::{noted, shown};
use crate::bureau::query::JournalFilter;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{notes, petitions};
use crate::domain::person::Person;
use crate::domain::petition::Petition;
use crate::domain::staff::{Role, Staff};
use crate::domain::{PersonId, PetitionId, StaffId, VisitId};
use crate::store::{JournalEntry, Keys, Reading};

/// The note that says during which visit something was done.
pub const VISIT: &str = "visit";
/// Most entries of one answer.
const MOST: usize = 1000;
/// Most entries that are looked at for one answer, so that a filter that little fits never holds others up.
const MOST_READ: usize = 20_000;

/// The next place in the journal: that of the command being carried out.
pub fn next_place(r: &impl Reading) -> Result<u64, Stop> {
    Ok(r.last_entry()?.map_or(1, |entry| entry.seq.saturating_add(1)))
}

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
pub fn happening(r: &impl Reading, scene: Scene<'_>, entry: &JournalEntry) -> Result<Happening, Stop> {
    let mut about = shown(&entry.about);
    // What somebody may not see is not named in what they may see either.
    let mut hidden = Vec::new();
    for (name, value) in &about {
        if names_hidden(r, scene, value)? {
            hidden.push(name.clone());
        }
    }
    about.retain(|(name, _)| !hidden.contains(name));
    Ok(Happening {
        seq: entry.seq,
        today: entry.today,
        at_ms: entry.at_ms,
        by: staff_name(r, entry.actor)?,
        desk: entry.desk.clone(),
        command: entry.command.clone(),
        object: entry.object.clone(),
        about,
    })
}

/// Whether the asker may not see it: it concerns a petition or a note that is kept from them.
pub fn hidden(r: &impl Reading, scene: Scene<'_>, entry: &JournalEntry) -> Result<bool, Stop> {
    Ok(petition_hidden(r, scene, entry)? || notes::hidden(r, scene, entry)?)
}

/// Whether it concerns a petition that the asker may not see.
fn petition_hidden(r: &impl Reading, scene: Scene<'_>, entry: &JournalEntry) -> Result<bool, Stop> {
    names_hidden(r, scene, &entry.object)
}

/// Whether a word is the number of a petition that the asker may not see.
fn names_hidden(r: &impl Reading, scene: Scene<'_>, word: &str) -> Result<bool, Stop> {
    let Some(id) = word.strip_prefix('X').and_then(PetitionId::parse) else { return Ok(false) };
    let petition: Option<Petition> = r.get(&Keys::petition(id))?;
    Ok(petition.is_some_and(|p| !petitions::visible(scene.staff, &p)))
}

/// The entries that fit, newest first, before a sequence number. What concerns a petition that accuses the asker is left out.
pub fn journal(
    r: &impl Reading,
    scene: Scene<'_>,
    filter: &JournalFilter,
    (before, limit): (Option<u64>, usize),
) -> Result<JournalPage, Stop> {
    let end = before.unwrap_or(u64::MAX);
    let total = r.last_entry()?.map_or(0, |entry| entry.seq);
    let mut page = JournalPage { lines: Vec::new(), next: None, total };
    let limit = limit.min(MOST);
    let mut take = |entry: JournalEntry, read: usize| -> Result<bool, Stop> {
        let seq = entry.seq;
        if fits(filter, &entry) && !petition_hidden(r, scene, &entry)? {
            page.lines.push(line(r, scene, &entry)?);
        }
        let full = page.lines.len() >= limit || read >= MOST_READ;
        // There is something below every entry but the first.
        page.next = (full && seq > 1).then_some(seq);
        Ok(full)
    };
    if let Some(person) = filter.person {
        let below = r.journal_of(person)?.rev().skip_while(|seq| matches!(seq, Ok(seq) if *seq >= end));
        for (seq, read) in below.zip(1..) {
            let Some(entry) = r.journal_entry(seq?)? else { continue };
            if take(entry, read)? {
                break;
            }
        }
    } else {
        for (entry, read) in r.journal(..end)?.rev().zip(1..) {
            if take(entry?, read)? {
                break;
            }
        }
    }
    Ok(page)
}

fn fits(filter: &JournalFilter, entry: &JournalEntry) -> bool {
    filter.from.is_none_or(|from| entry.today >= from)
        && filter.to.is_none_or(|to| entry.today <= to)
        && filter.staff.is_none_or(|staff| entry.actor == staff)
        && filter.person.is_none_or(|person| entry.people().any(|p| p == person))
}

fn line(r: &impl Reading, scene: Scene<'_>, entry: &JournalEntry) -> Result<JournalLine, Stop> {
    Ok(JournalLine {
        what: happening(r, scene, entry)?,
        actor: entry.actor,
        role: Role::ALL.get(usize::from(entry.role)).copied(),
        person: entry.subject,
        hash: hexadecimal(&entry.hash),
    })
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
