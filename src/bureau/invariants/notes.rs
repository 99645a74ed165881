//! Invariants of notes.

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::note::{Note, NoteKind};
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::store::{Keys, Reader, Reading};

/// Notes name people and staff who are on record; a caution has a last day.
pub fn records(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0_u64;
    for note in r.scan::<Note>(..)? {
        let note = note?;
        count += 1;
        let known = r.has::<Person>(&Keys::person(note.person))?;
        ensure(known, || RecordSeen::NamesNobody.with("id", note.id).with("other", note.person))?;
        for staff in std::iter::once(note.by).chain(note.seen.iter().map(|seen| seen.by)) {
            let known = r.has::<Staff>(&Keys::staff(staff))?;
            ensure(known, || RecordSeen::NotedByNobody.with("id", note.id))?;
        }
        let facts = &note.facts;
        let whole = note.version > 0
            && !facts.text.is_empty()
            && (facts.kind == NoteKind::Plain || facts.expires.is_some());
        ensure(whole, || RecordSeen::NoteBare.with("id", note.id))?;
    }
    counted(count, RecordSeen::Notes)
}
