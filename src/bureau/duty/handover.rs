//! Handing the duty over. Each signature is a command of its own: whatever stops the program, signing goes on at the first item
//! that is not signed, and until then the outgoing one answers for it.

use sha2::{Digest, Sha256};

use super::compile::Compiled;
use super::{able, board, compile, now};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::journal;
use crate::bureau::people::reason_for;
use crate::bureau::petitions::{is_kept, require_free};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{DutyFault, Handover, SignItem};
use crate::domain::petition::Petition;
use crate::domain::{HandoverId, StaffId};
use crate::store::{Counter, Keys, Reading, Writer};

/// Most notes of one handover, and their characters.
const MOST_NOTES: usize = 30;
const NOTE_CHARS: usize = 200;

fn note_of(handover: &Handover) -> Change {
    Change::new(Outcome::Handover(handover.id, handover.version), handover.id)
}

/// Compiles a handover.
pub fn begin(w: &mut Writer<'_>, scene: Scene<'_>, to: StaffId, notes: &[String]) -> Result<Change, Stop> {
    let incoming = able(w, to)?;
    if to == scene.staff.id {
        return Err(DutyFault::ToOneself.into());
    }
    let before = compile::last(w)?;
    // What goes to somebody who can sign nothing any more would never end: another takes its place.
    let signs = |id: StaffId| able(w, id).is_ok();
    if let Some(open) = before.as_ref().filter(|last| last.finished.is_none() && signs(last.incoming)) {
        let to = journal::staff_name(w, open.incoming)?;
        return Err(DutyFault::HandoverOpen { to }.into());
    }
    let mut faults = Faults::default();
    if notes.len() > MOST_NOTES {
        faults.add("notes", Fault::TooMany { most: MOST_NOTES });
    }
    let notes: Vec<String> = notes
        .iter()
        .filter(|text| !text.trim().is_empty())
        .enumerate()
        .map(|(n, text)| faults.line(&format!("notes.{n}"), text, NOTE_CHARS))
        .collect();
    faults.settle()?;
    let Compiled { items, kept, upto } = compile::compiled(w, scene, &incoming, &notes)?;
    let handover = Handover {
        id: HandoverId(w.next_id(Counter::Handover)?),
        version: 1,
        outgoing: scene.staff.id,
        incoming: to,
        on: now(scene),
        span: (before.map_or(0, |last| last.span.1), upto),
        items,
        finished: None,
        digest: None,
        kept,
    };
    w.put(&handover)?;
    let open = openly(w, handover.items.iter())?;
    Ok(note_of(&handover).with("to", incoming.name).with("items", open))
}

/// How many of these nobody is kept from: the journal is read by people who may not see every petition.
fn openly<'i>(r: &impl Reading, items: impl Iterator<Item = &'i SignItem>) -> Result<usize, Stop> {
    let mut open = 0;
    for item in items {
        open += usize::from(petition_of(r, item)?.is_none_or(|petition| !is_kept(&petition)));
    }
    Ok(open)
}

/// The handover under way, for the one who takes over.
fn mine(w: &Writer<'_>, scene: Scene<'_>, id: HandoverId) -> Result<Handover, Stop> {
    let handover = compile::find(w, id)?.ok_or(Refusal::NotFound(What::Handover))?;
    if handover.finished.is_some() {
        return Err(DutyFault::NoHandover.into());
    }
    if handover.incoming != scene.staff.id {
        let name = journal::staff_name(w, handover.incoming)?;
        return Err(DutyFault::NotIncoming { name }.into());
    }
    Ok(handover)
}

/// Signs an item, by its place among those that the signer sees: taken over, or left with who answers for it. Whoever keeps away from a
/// petition takes over nothing of it.
pub fn sign(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: HandoverId,
    item: usize,
    left: Option<&str>,
) -> Result<Change, Stop> {
    let mut handover = mine(w, scene, id)?;
    let left = left.map(reason_for).transpose()?;
    let why = left.clone().unwrap_or_default();
    let seen = board::seen(w, scene, &handover)?;
    let at = *seen.get(item).ok_or(DutyFault::NoItem)?;
    let signed = handover.items.get(at).ok_or(DutyFault::NoItem)?.clone();
    let petition = petition_of(w, &signed)?;
    if let Some(petition) = petition.as_ref().filter(|_| left.is_none()) {
        require_free(w, petition, scene.staff)?;
    }
    handover.sign(at, left, now(scene))?;
    handover.version += 1;
    w.put(&handover)?;
    let change = match &petition {
        // It is a line about the petition: whom that is kept from does not read it.
        Some(petition) => Change::new(Outcome::Handover(handover.id, handover.version), petition.id)
            .with("handover", handover.id),
        None => note_of(&handover).with("about", signed.about),
    };
    Ok(change.with("item", item + 1).with("reason", why))
}

/// The petition that an item is about.
pub(super) fn petition_of(r: &impl Reading, item: &SignItem) -> Result<Option<Petition>, Stop> {
    Ok(item.petition().map(|id| r.get(&Keys::petition(id))).transpose()?.flatten())
}

/// Ends it: the digest of what was signed stands in the journal, and the duty is with the one who took over.
pub fn finish(w: &mut Writer<'_>, scene: Scene<'_>, id: HandoverId) -> Result<Change, Stop> {
    let mut handover = mine(w, scene, id)?;
    let digest = Sha256::digest(handover.text());
    let said = journal::hexadecimal(&digest);
    handover.finished = Some(now(scene));
    handover.digest = Some(digest.to_vec());
    handover.version += 1;
    w.put(&handover)?;
    let staying = openly(w, handover.open())?;
    Ok(note_of(&handover).with("staying", staying).with("digest", said))
}
