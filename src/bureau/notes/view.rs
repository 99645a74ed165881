//! Reading notes. What is for some roles does not exist for others.

use crate::bureau::answer::{Caution, NoteView};
use crate::bureau::change::noted;
use crate::bureau::journal;
use crate::bureau::people::records_of;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::note::{Note, NoteStanding};
use crate::domain::staff::Staff;
use crate::domain::{NoteId, PersonId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// The fact of a journal entry that names several notes.
pub const NOTES: &str = "notes";

/// Whether somebody may know of it.
pub fn visible(staff: &Staff, note: &Note) -> bool {
    note.facts.is_for(&staff.roles)
}

/// A note that the asker may know of.
pub fn one(r: &impl Reading, scene: Scene<'_>, id: NoteId) -> Result<Note, Stop> {
    let note: Option<Note> = r.get(&Keys::note(id))?;
    Ok(note.filter(|note| visible(scene.staff, note)).ok_or(Refusal::NotFound(What::Note))?)
}

/// Every note of a person, from all their records, in the order they were written.
pub fn stored(r: &impl Reading, person: PersonId) -> Result<Vec<Note>, Stop> {
    let mut notes = Vec::new();
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::NoteByPerson, &Keys::person(record))? {
            notes.extend(r.get::<Note>(&key?)?);
        }
    }
    notes.sort_unstable_by_key(|note| note.id);
    Ok(notes)
}

/// The cautions that whoever opens the person must know today.
pub fn cautions(r: &impl Reading, scene: Scene<'_>, person: PersonId) -> Result<Vec<Caution>, Stop> {
    let (staff, today) = (scene.staff, scene.asking.moment.today);
    let warning = stored(r, person)?.into_iter().filter(|n| n.warns(today) && visible(staff, n));
    let cautions = warning.map(|note| Caution {
        note: note.id,
        acknowledged: note.was_seen(staff.id, today),
        until: note.facts.expires,
        text: note.facts.text,
    });
    Ok(cautions.collect())
}

/// A person's notes: those that hold first, of them the pinned, of them the cautions; the newest first.
pub fn of_person(r: &impl Reading, scene: Scene<'_>, person: PersonId) -> Result<Vec<NoteView>, Stop> {
    journal::person(r, person)?;
    let today = scene.asking.moment.today;
    let mut notes = stored(r, person)?;
    notes.retain(|note| visible(scene.staff, note));
    notes.sort_by_key(|note| {
        let (standing, facts) = (note.standing(today), &note.facts);
        let pinned = facts.pinned && standing == NoteStanding::Holds;
        (standing, !pinned, std::cmp::Reverse((facts.kind, note.id)))
    });
    let view = |note: Note| {
        Ok(NoteView {
            note: note.id,
            version: note.version,
            person: note.person,
            standing: note.standing(today),
            by: journal::staff_name(r, note.by)?,
            on: note.on,
            ended: note.ended,
            facts: note.facts,
        })
    };
    notes.into_iter().map(view).collect()
}

/// Whether a journal entry is about a note that the asker may not know of.
pub fn hidden(r: &impl Reading, scene: Scene<'_>, entry: &JournalEntry) -> Result<bool, Stop> {
    let Some(object) = Some(entry.object.as_str()).filter(|o| o.starts_with('N')) else { return Ok(false) };
    for id in noted(entry, NOTES).unwrap_or(object).split(' ').filter_map(NoteId::parse) {
        let note: Option<Note> = r.get(&Keys::note(id))?;
        if note.is_some_and(|note| !visible(scene.staff, &note)) {
            return Ok(true);
        }
    }
    Ok(false)
}
