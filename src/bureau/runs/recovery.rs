//! What becomes of money paid too much. Nothing is taken off without a decision that somebody else approved.

use super::books::{Books, Records, opening};
use super::due::Known;
use super::outcome::decision;
use super::owed::{Asked, Owed, owed};
use super::rules::second;
use crate::bureau::change::Change;
use crate::bureau::command::RecoverySaid;
use crate::bureau::door::Scene;
use crate::bureau::faults::Faults;
use crate::bureau::people::{reason_for, standing};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Recovery, RecoveryWay, RunFault, Taken};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Fen, RecoveryId};
use crate::store::{Counter, Keys, Reading, Writer};

/// Decides; it counts once somebody else approved it.
pub fn propose(w: &mut Writer<'_>, scene: Scene<'_>, said: &RecoverySaid) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let basis = faults.words("basis", &said.basis, 2, 200);
    if (said.way == RecoveryWay::SetOff) != (said.each.0 > 0) {
        faults.add("each", Fault::Amount);
    }
    faults.settle()?;
    if !scene.reference.knows_programme(&said.programme) {
        return Err(Refusal::NoSuchProgramme(said.programme.clone()).into());
    }
    let person = standing(w, said.person)?;
    if let Some(stands) = decision(w, person.id, &said.programme)? {
        return Err(Refusal::Run(RunFault::RecoveryStands(stands.id)).into());
    }
    if over(w, scene, &person, &said.programme)?.is_empty() {
        return Err(Refusal::Run(RunFault::NothingOverpaid).into());
    }
    let recovery = Recovery {
        id: RecoveryId(w.next_number(Counter::Recovery)? as u32),
        version: 1,
        person: person.id,
        programme: said.programme.clone(),
        way: said.way,
        each: said.each,
        basis,
        by: scene.staff.id,
        on: scene.asking.moment.today,
        approved: None,
        ended: None,
        taken: Vec::new(),
    };
    w.put(&recovery)?;
    Ok(note_of(&recovery))
}

/// Approves what somebody else decided. What is waived counts as settled from then on as it was paid.
pub fn approve(w: &mut Writer<'_>, scene: Scene<'_>, named: (RecoveryId, u32)) -> Result<Change, Stop> {
    let mut recovery = seen(w, named)?;
    if recovery.approved.is_some() {
        return Err(Refusal::Run(RunFault::DecidedAlready).into());
    }
    second(scene, recovery.by)?;
    recovery.approved = Some((scene.staff.id, scene.asking.moment.today));
    if recovery.way == RecoveryWay::Waive {
        let person = standing(w, recovery.person)?;
        for part in over(w, scene, &person, &recovery.programme)? {
            recovery.taken.push(Taken { month: part.month, fen: part.amount, line: None });
        }
        recovery.ended = Some(scene.asking.moment.today);
    }
    recovery.version += 1;
    w.put(&recovery)?;
    Ok(note_of(&recovery))
}

/// Nothing more is taken off by a decision. What was taken stays.
pub fn drop_it(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (RecoveryId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut recovery = seen(w, named)?;
    recovery.ended = Some(scene.asking.moment.today);
    recovery.version += 1;
    w.put(&recovery)?;
    Ok(note_of(&recovery).with("reason", reason))
}

fn seen(r: &impl Reading, (id, seen): (RecoveryId, u32)) -> Result<Recovery, Stop> {
    let found: Option<Recovery> = r.get(&Keys::recovery(id))?;
    let found = found.ok_or(Refusal::NotFound(What::Recovery))?;
    if found.version != seen {
        return Err(Refusal::Stale { seen, now: found.version, fields: Vec::new() }.into());
    }
    if found.ended.is_some() {
        return Err(Refusal::Run(RunFault::DecidedAlready).into());
    }
    Ok(found)
}

/// The months in which somebody was paid too much under one programme.
fn over(
    r: &impl Reading,
    scene: Scene<'_>,
    person: &Person,
    programme: &str,
) -> Result<Vec<crate::domain::ledger::run::Part>, Stop> {
    let programmes = [programme.to_owned()];
    let month = scene.asking.moment.today.month();
    let opening = opening(r, scene, programme)?;
    let records = Records::read(r)?;
    let books = Books::read(r, &programmes, opening, None, &records)?;
    let known = Known::read(r, &records, scene.asking.moment.today)?;
    let asked = Asked { programmes: &programmes, openings: &[opening], month, reference: scene.reference };
    let held = StandingFacts::of(person);
    let found: Vec<Owed> =
        owed(&known.facts(person.id, &held), person.id, asked, &known.entitler(scene.reference), &books);
    Ok(found.into_iter().flat_map(|one| one.over).filter(|part| part.amount != Fen::ZERO).collect())
}

fn note_of(recovery: &Recovery) -> Change {
    let change = Change::new(Outcome::Recovery(recovery.id, recovery.version), recovery.id);
    let change = change.of(Some(recovery.person)).with("programme", &recovery.programme);
    let change = change.with("recovery_way", recovery.way.name()).with("basis", &recovery.basis);
    if recovery.each.0 > 0 { change.with("amount", recovery.each) } else { change }
}
