//! Invariants of batches.

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::bulk::{Batch, BulkChange, MOST_OF_BATCH, Part};
use crate::domain::note::Note;
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::store::{Keys, Reader, Reading};

/// Batches name people and staff who are on record, changed somebody, and took back nothing but what they changed; what they wrote
/// as notes is there.
pub fn records(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0_u64;
    for batch in r.scan::<Batch>(..)? {
        let batch = batch?;
        count += 1;
        let astray = || RecordSeen::BatchAstray.with("id", batch.id);
        let whole = batch.version > 0 && batch.done() > 0 && batch.items.len() <= MOST_OF_BATCH;
        ensure(whole, astray)?;
        let taken = batch.done() > batch.standing();
        ensure(taken == batch.undone.is_some() && (batch.version > 1) == taken, astray)?;
        for staff in std::iter::once(batch.by).chain(batch.undone.map(|(by, _)| by)) {
            ensure(r.has::<Staff>(&Keys::staff(staff))?, astray)?;
        }
        for item in &batch.items {
            ensure(item.done.is_some() || (item.left.is_some() && !item.undone), astray)?;
            let Some((_, after)) = &item.done else { continue };
            let known = r.has::<Person>(&Keys::person(item.person))?;
            ensure(known, || RecordSeen::NamesNobody.with("id", batch.id).with("other", item.person))?;
            let note = match after {
                Part::Note(note) => *note,
                _ => None,
            };
            ensure(note.is_some() == matches!(batch.change, BulkChange::Note(_)), astray)?;
            if let Some(note) = note {
                ensure(r.has::<Note>(&Keys::note(note))?, astray)?;
            }
        }
    }
    counted(count, RecordSeen::Batches)
}
