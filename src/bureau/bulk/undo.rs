//! Taking a batch back: each of its changes that still stands as it was made is set to what stood there before, by one compensating
//! change; what was changed again since stays, and is named.

use super::apply::what;
use super::judge::unmerged;
use crate::bureau::change::Change;
use crate::bureau::people::{put_person, reason_for};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::bulk::{Batch, BulkChange, Left, Part};
use crate::domain::note::Note;
use crate::domain::person::Person;
use crate::domain::{BatchId, NoteId, PersonId};
use crate::store::{Keys, Reading, Writer};

/// Takes back what still stands of a batch.
pub fn undo(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (BatchId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut batch: Batch = w.get(&Keys::batch(id))?.ok_or(Refusal::NotFound(What::Batch))?;
    if batch.version != seen {
        return Err(Refusal::Stale { seen, now: batch.version, fields: Vec::new() }.into());
    }
    let (mut changed, mut versions) = (Vec::new(), Vec::new());
    let change = batch.change.clone();
    for item in batch.items.iter_mut().filter(|item| item.stands()) {
        let Some((before, after)) = &item.done else { continue };
        let back = match after {
            Part::Note(Some(note)) => end(w, scene, *note)?.map(|()| None),
            _ => restore(w, scene, item.person, &change, (before, after))?.map(Some),
        };
        item.left = back.err();
        if let Ok(version) = back {
            item.undone = true;
            changed.push(item.person);
            versions.extend(version.map(|version| (item.person, version)));
        }
    }
    if changed.is_empty() {
        return Err(Refusal::NothingToUndo(id).into());
    }
    batch.version += 1;
    batch.undone = Some((scene.staff.id, scene.asking.moment.today));
    w.put(&batch)?;
    let stays = batch.standing();
    Ok(what(&batch, &changed, &versions)
        .with("changed", changed.len())
        .with("left", if stays > 0 { stays.to_string() } else { String::new() })
        .with("reason", reason))
}

/// What stood in a record before stands there again; the version of the record since. It stood there once, so it is not judged anew.
fn restore(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: PersonId,
    change: &BulkChange,
    (before, after): (&Part, &Part),
) -> Result<Result<u32, Left>, Stop> {
    let mut person: Person = match unmerged(w, id)? {
        Ok(person) => person,
        Err(why) => return Ok(Err(why)),
    };
    if change.part(&person.facts).as_ref() != Ok(after) {
        return Ok(Err(Left::Changed));
    }
    change.put(before, &mut person.facts);
    person.version += 1;
    put_person(w, scene, &person)?;
    Ok(Ok(person.version))
}

/// A note that says what it said is taken out of use.
fn end(w: &mut Writer<'_>, scene: Scene<'_>, id: NoteId) -> Result<Result<(), Left>, Stop> {
    let note: Option<Note> = w.get(&Keys::note(id))?;
    let Some(mut note) = note.filter(|note| note.version == 1 && note.ended.is_none()) else {
        return Ok(Err(Left::Changed));
    };
    note.ended = Some(scene.asking.moment.today);
    note.version += 1;
    w.put(&note)?;
    Ok(Ok(()))
}
