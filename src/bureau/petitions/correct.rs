//! Putting right what was taken down of a petition (登记更正). Whoever took it in does so on the day of the registration, whoever handles it
//! and the head do so later, too. On a later day, and where a limit moves, a reason is given; once a paper tells of the day of receipt,
//! what moves a limit is the head's alone. What was decided is not touched: that is undone, or done anew, by a step of its own.

use crate::bureau::change::Change;
use crate::bureau::command::PetitionChange;
use crate::bureau::people::{reason_for, standing};
use crate::bureau::petitions::accused::let_go_barred;
use crate::bureau::petitions::act::seen;
use crate::bureau::petitions::corrected::{corrected, differences};
use crate::bureau::petitions::hands::{handles, leads, owner, require_free};
use crate::bureau::petitions::register::note_of;
use crate::bureau::petitions::row::clocks;
use crate::bureau::petitions::step::MOST_BYTES;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Doubt;
use crate::domain::paper::Paper;
use crate::domain::petition::{
    ActFault, BoundFault, Changed, Clock, ClockStatus, Correction, Petition, PetitionAct, course, limit_of,
};
use crate::domain::{Date, PaperId, PetitionId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// What may stand in the journal with what it was and is; of everything else only the field is named there.
const OPEN: [&str; 7] = ["channel", "origin", "purpose", "urgency", "received", "received_at", "headcount"];

/// Puts fields right on a petition that is still as the asker saw it.
pub fn correct(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (PetitionId, u32),
    changes: &[PetitionChange],
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let was = seen(w, scene, named)?;
    require_free(w, &was, scene.staff)?;
    theirs(w, scene, &was)?;
    let mut now = Petition { facts: corrected(scene, &was.facts, changes)?, ..was.clone() };
    let differ = differences(&was.facts, &now.facts);
    if differ.is_empty() {
        return Err(bound(BoundFault::NothingToCorrect).into());
    }
    for id in now.facts.petitioners.iter().filter_map(|one| one.person) {
        standing(w, id)?;
    }
    steps_stand(&now)?;
    let doubts = doubts(w, scene, &was, &now)?;
    let reason = match despite {
        None if !doubts.is_empty() => return Err(Refusal::Doubtful(doubts).into()),
        despite => despite.map(reason_for).transpose()?.unwrap_or_default(),
    };
    let moment = scene.asking.moment;
    now.registration.corrections.push(Correction {
        on: moment.today,
        at_ms: moment.at_ms,
        by: scene.staff.id,
        after: now.events.len() as u32,
        changes: differ.clone(),
        reason: reason.clone(),
    });
    if minicbor::to_vec(&now).is_ok_and(|bytes| bytes.len() > MOST_BYTES) {
        return Err(Refusal::RecordFull.into());
    }
    let_go_barred(w, &mut now)?;
    now.version += 1;
    w.put(&now)?;
    Ok(journalled(&now, &differ).with("despite", reason))
}

/// What the journal says: the fields, and of those that tell of nobody what they were and are.
fn journalled(petition: &Petition, differ: &[Changed]) -> Change {
    let fields: Vec<&str> = differ.iter().map(|one| one.field.as_str()).collect();
    let open = differ.iter().filter(|one| OPEN.contains(&one.field.as_str()));
    let told: Vec<String> = open.map(|one| format!("{}={}>{}", one.field, one.from, one.to)).collect();
    note_of(petition).with("fields", fields.join(" ")).with("corrected", told.join(" "))
}

/// Whether it is theirs to put right: who took it in on that day, who handles it or may while nobody does, and the head.
fn theirs(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<(), Stop> {
    let me = scene.staff;
    let took_in = petition.taken_by == me.id && is_same_day(scene, petition);
    if took_in || leads(&me.roles) {
        return Ok(());
    }
    let handles = match owner(r, petition)? {
        Some(owner) => owner == me.id,
        None => handles(me),
    };
    if handles { Ok(()) } else { Err(bound(BoundFault::NotTheirsToCorrect).into()) }
}

fn is_same_day(scene: Scene<'_>, petition: &Petition) -> bool {
    petition.registration.on == Some(scene.asking.moment.today)
}

fn bound(fault: BoundFault) -> Refusal {
    Refusal::Act(ActFault::Bound(fault))
}

/// Whether what was done since may have been done to what it is now.
fn steps_stand(now: &Petition) -> Result<(), Refusal> {
    let first = now.events.iter().map(|event| event.on).min();
    if let Some(on) = first.filter(|on| now.facts.received > *on) {
        return Err(bound(BoundFault::ReceivedAfter { on }));
    }
    course(&now.case()).map(|_| ()).map_err(|(_, fault)| Refusal::Act(fault))
}

/// What speaks against it unless a reason is given.
fn doubts(r: &impl Reading, scene: Scene<'_>, was: &Petition, now: &Petition) -> Result<Vec<Doubt>, Stop> {
    let mut doubts = Vec::new();
    if !is_same_day(scene, was) {
        doubts.push(Doubt::CorrectedLater);
    }
    if let Some(due) = excused(scene, was, now).filter(|_| !leads(&scene.staff.roles)) {
        return Err(bound(BoundFault::ExcusesLate { due }).into());
    }
    let moved = moved(scene, was, now);
    let stays = moved.is_empty();
    doubts.extend(moved);
    if stays && was.facts.received == now.facts.received {
        return Ok(doubts);
    }
    if let Some(paper) = told(r, was)? {
        if !leads(&scene.staff.roles) {
            return Err(bound(BoundFault::ToldOnPaper { paper }).into());
        }
        doubts.push(Doubt::CorrectedBehindPaper { paper });
    }
    Ok(doubts)
}

/// Every limit that would end on another day, begin or fall away. The notice is owed however the petition came: by another article it is the
/// same limit.
fn moved(scene: Scene<'_>, was: &Petition, now: &Petition) -> Vec<Doubt> {
    let (before, after) = (clocks(scene, was), clocks(scene, now));
    let of = |all: &[Clock], limit: &str| all.iter().find(|c| c.rule.name() == limit).map(|c| c.due);
    let fresh = after.iter().filter(|c| of(&before, c.rule.name()).is_none());
    let all = before.iter().chain(fresh);
    all.filter_map(|clock| {
        let (old, new) = (of(&before, clock.rule.name()), of(&after, clock.rule.name()));
        let act = PetitionAct::ALL.iter().copied().find(|act| limit_of(*act) == Some(clock.rule.id.as_str()));
        (old != new).then_some(Doubt::LimitMoves { old, new, act })
    })
    .collect()
}

/// The last day of a limit of the bureau that was missed and that would not be any more.
fn excused(scene: Scene<'_>, was: &Petition, now: &Petition) -> Option<Date> {
    let missed = |clock: &&Clock| clock.is_owed() && clock.status == ClockStatus::Late;
    let after = clocks(scene, now);
    let stays = |clock: &&Clock| after.iter().filter(missed).any(|one| one.rule.name() == clock.rule.name());
    clocks(scene, was).iter().filter(missed).find(|clock| !stays(clock)).map(|clock| clock.due)
}

/// A paper of it that counts: it tells of the day of receipt, or of a day that follows from it.
fn told(r: &impl Reading, petition: &Petition) -> Result<Option<PaperId>, Stop> {
    for key in r.owners(IndexTable::PaperByPetition, &Keys::petition(petition.id))? {
        if let Some(paper) = r.get::<Paper>(&key?)?.filter(|paper| paper.voided.is_none()) {
            return Ok(Some(paper.id));
        }
    }
    Ok(None)
}
