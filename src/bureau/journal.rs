//! Reading the journal as people do, and the small look-ups everyone needs.

use std::fmt::Write as _;

use crate::bureau::answer::{Happening, JournalLine, JournalPage};
use crate::bureau::change::{noted, shown};
use crate::bureau::kept::{HANDED_ON, Sight, items_told, named, sight};
use crate::bureau::query::JournalFilter;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{notes, petitions};
use crate::domain::person::Person;
use crate::domain::staff::{Role, Staff};
use crate::domain::{PersonId, StaffId, VisitId};
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

/// An entry as somebody reads it, in the timeline of these records or in none; nothing where it concerns a petition that is kept from
/// them. Of several petitions it tells what was done with those that they may see.
pub fn told(
    r: &impl Reading,
    scene: Scene<'_>,
    entry: &JournalEntry,
    of: &[PersonId],
) -> Result<Option<Happening>, Stop> {
    let part = match sight(r, scene.staff, entry)? {
        Sight::Nothing => return Ok(None),
        Sight::Whole => return Ok(Some(happening(r, scene, entry)?)),
        Sight::Part(part) => part,
    };
    // It stands in a timeline because of one that they may see, or not at all.
    if !of.is_empty() && !part.iter().any(|one| one.facts.names(of)) {
        return Ok(None);
    }
    let mut told = happening(r, scene, entry)?;
    // What was said of all of them may tell of the others.
    told.about.retain(|(name, _)| name == "act");
    told.about.push(("changed".to_owned(), part.len().to_string()));
    Ok(Some(told))
}

/// An entry as people read it.
pub fn happening(r: &impl Reading, scene: Scene<'_>, entry: &JournalEntry) -> Result<Happening, Stop> {
    let mut about = shown(&entry.about);
    // What somebody may not see is not named in what they may see either.
    let mut hidden = Vec::new();
    for (name, value) in &about {
        if named(r, value)?.is_some_and(|petition| !petitions::visible(scene.staff, &petition)) {
            hidden.push(name.clone());
        }
    }
    about.retain(|(name, _)| !hidden.contains(name));
    for (_, value) in about.iter_mut().filter(|(name, _)| name == HANDED_ON) {
        *value = items_told(r, scene.staff, value)?;
    }
    about.retain(|(name, value)| name != HANDED_ON || !value.is_empty());
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

/// The same of what was done for people: what concerns a note that is kept from the asker is left out as well.
pub fn told_of(
    r: &impl Reading,
    scene: Scene<'_>,
    entry: &JournalEntry,
    of: &[PersonId],
) -> Result<Option<Happening>, Stop> {
    if notes::hidden(r, scene, entry)? { Ok(None) } else { told(r, scene, entry, of) }
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
        if fits(filter, &entry) {
            let told = told(r, scene, &entry, filter.person.as_slice())?;
            page.lines.extend(told.map(|what| line(what, &entry)));
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

fn line(what: Happening, entry: &JournalEntry) -> JournalLine {
    JournalLine {
        what,
        actor: entry.actor,
        role: Role::ALL.get(usize::from(entry.role)).copied(),
        person: entry.subject,
        hash: hexadecimal(&entry.hash),
    }
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
