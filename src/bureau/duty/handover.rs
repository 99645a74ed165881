//! Handing the duty over. Each signature is a command of its own: whatever stops the program, signing goes on at the first item
//! that is not signed, and until then the outgoing one answers for it.

use sha2::{Digest, Sha256};

use super::{able, compile, now};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::journal;
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{DutyFault, Handover};
use crate::domain::{HandoverId, StaffId};
use crate::store::{Counter, Writer};

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
    let items = compile::items(w, scene, &notes)?;
    let (upto, on) = compile::upto(w, scene)?;
    let handover = Handover {
        id: HandoverId(w.next_id(Counter::Handover)?),
        version: 1,
        outgoing: scene.staff.id,
        incoming: to,
        on,
        span: (before.map_or(0, |last| last.span.1), upto),
        items,
        finished: None,
        digest: None,
    };
    w.put(&handover)?;
    Ok(note_of(&handover).with("to", incoming.name).with("items", handover.items.len()))
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

/// Signs an item: taken over, or left with who answers for it.
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
    handover.sign(item, left, now(scene))?;
    handover.version += 1;
    w.put(&handover)?;
    let about = handover.items.get(item).map(|item| item.about.clone()).unwrap_or_default();
    Ok(note_of(&handover).with("item", item + 1).with("about", about).with("reason", why))
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
    Ok(note_of(&handover).with("staying", handover.staying()).with("digest", said))
}
