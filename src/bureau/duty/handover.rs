//! Handing the duty over. Each signature is a command of its own: whatever stops the program, signing goes on at the first item
//! that is not signed, and until then the outgoing one answers for it.

use sha2::{Digest, Sha256};

use super::compile::Compiled;
use super::crew::Crew;
use super::items::{find, last, marks, may_withdraw, petition_of, seen};
use super::{able, compile, now, rules_of};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::journal;
use crate::bureau::people::reason_for;
use crate::bureau::petitions::{is_kept, require_free};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{DutyFault, Handover, SignItem, Withdrawn};
use crate::domain::ledger::Doubt;
use crate::domain::{HandoverId, StaffId};
use crate::store::{Counter, Reading, Writer};

/// Most notes of one handover, and their characters.
const MOST_NOTES: usize = 30;
const NOTE_CHARS: usize = 200;

fn note_of(handover: &Handover) -> Change {
    Change::new(Outcome::Handover(handover.id, handover.version), handover.id)
}

/// Compiles a handover.
pub fn begin(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    to: StaffId,
    notes: &[String],
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let incoming = able(w, to)?;
    if to == scene.staff.id {
        return Err(DutyFault::ToOneself.into());
    }
    let before = last(w)?;
    // What goes to somebody who can sign nothing any more would never end: another takes its place.
    let signs = |id: StaffId| able(w, id).is_ok();
    if let Some(open) = before.as_ref().filter(|last| last.is_under_way() && signs(last.incoming)) {
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
    let crew = Crew::read(w, scene, &rules_of(w)?)?;
    let despite = settle(&crew, scene.staff.id, despite)?;
    let had = crew.duty();
    let Compiled { items, kept, upto } = compile::compiled(w, scene, &incoming, (&notes, &crew))?;
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
        withdrawn: None,
        had,
    };
    w.put(&handover)?;
    let open = openly(w, handover.items.iter())?;
    let begun = note_of(&handover).with("to", incoming.name).with("items", open);
    Ok(match despite {
        Some(why) => begun.with("reason", why),
        None => begun,
    })
}

/// Whoever neither has the duty nor is on begins a handover with a reason, which stays on record: from then on they answer for it.
fn settle(crew: &Crew, me: StaffId, despite: Option<&str>) -> Result<Option<String>, Stop> {
    match (crew.another_has(me), despite) {
        (None, _) => Ok(None),
        (Some(_), Some(why)) => Ok(Some(reason_for(why)?)),
        (Some(holder), None) => Err(Refusal::Doubtful(vec![Doubt::DutyOfAnother { holder }]).into()),
    }
}

/// How many of these nobody is kept from: the journal is read by people who may not see every petition.
fn openly<'i>(r: &impl Reading, items: impl Iterator<Item = &'i SignItem>) -> Result<usize, Stop> {
    let mut open = 0;
    for item in items {
        open += usize::from(petition_of(r, item)?.is_none_or(|petition| !is_kept(&petition)));
    }
    Ok(open)
}

/// The handover, as long as it goes on.
fn under_way(r: &impl Reading, id: HandoverId) -> Result<Handover, Stop> {
    let handover = find(r, id)?.ok_or(Refusal::NotFound(What::Handover))?;
    if handover.is_under_way() { Ok(handover) } else { Err(DutyFault::NoHandover.into()) }
}

/// The handover under way, for the one who takes over.
fn mine(w: &Writer<'_>, scene: Scene<'_>, id: HandoverId) -> Result<Handover, Stop> {
    let handover = under_way(w, id)?;
    if handover.incoming != scene.staff.id {
        let name = journal::staff_name(w, handover.incoming)?;
        return Err(DutyFault::NotIncoming { name }.into());
    }
    Ok(handover)
}

/// Signs an item, by its mark: taken over, or left with who answers for it. Whoever keeps away from a petition takes over nothing of it.
pub fn sign(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: HandoverId,
    item: u64,
    left: Option<&str>,
) -> Result<Change, Stop> {
    let mut handover = mine(w, scene, id)?;
    let left = left.map(reason_for).transpose()?;
    let why = left.clone().unwrap_or_default();
    let seen = seen(w, scene, &handover)?;
    let marks = marks(&handover);
    let place = seen.iter().position(|at| marks.get(*at) == Some(&item)).ok_or(DutyFault::NoItem)?;
    let at = *seen.get(place).ok_or(DutyFault::NoItem)?;
    let signed = handover.items.get(at).ok_or(DutyFault::NoItem)?.clone();
    let petition = petition_of(w, &signed)?;
    if let Some(petition) = petition.as_ref().filter(|_| left.is_none()) {
        require_free(w, petition, scene.staff)?;
    }
    handover.sign(at, left, now(scene))?;
    handover.version += 1;
    w.put(&handover)?;
    let change = match &petition {
        // It is a line about the petition or its major matter: whom that is kept from does not read it.
        Some(_) => Change::new(Outcome::Handover(handover.id, handover.version), signed.about)
            .with("handover", handover.id),
        None => note_of(&handover).with("about", signed.about),
    };
    Ok(change.with("item", place + 1).with("reason", why))
}

/// Sets the handover under way aside. Who signed something keeps it, who had the rest has it on, and the next handover is compiled from
/// it as from any other.
pub fn withdraw(w: &mut Writer<'_>, scene: Scene<'_>, id: HandoverId, reason: &str) -> Result<Change, Stop> {
    let mut handover = under_way(w, id)?;
    let to = journal::staff_name(w, handover.incoming)?;
    if !may_withdraw(&handover, scene.staff) {
        let from = journal::staff_name(w, handover.outgoing)?;
        return Err(DutyFault::NotTheirs { from, to }.into());
    }
    let why = reason_for(reason)?;
    handover.withdrawn = Some(Withdrawn { on: now(scene), by: scene.staff.id, why: why.clone() });
    handover.version += 1;
    w.put(&handover)?;
    let staying = openly(w, handover.open())?;
    Ok(note_of(&handover).with("to", to).with("staying", staying).with("reason", why))
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
