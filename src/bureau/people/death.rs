//! A death on record, and taken off again.

use crate::bureau::change::Change;
use crate::bureau::command::NewDeath;
use crate::bureau::ledger::stands_after_death;
use crate::bureau::people::amend::{put_amended, seen_as};
use crate::bureau::people::register::reason_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Doubt;
use crate::domain::{Date, PersonId};
use crate::store::Writer;

/// Puts a death on record, or puts one right. What was received ends with it. The day and the cause decide what is due and what was paid
/// too much: whoever says them otherwise than they stand says why.
pub fn record_death(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (PersonId, u32),
    death: &NewDeath,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let old = seen_as(w, (id, seen))?;
    let despite = despite.map(reason_for).transpose()?;
    if old.facts.died.is_some_and(|on| on != death.on) {
        unsettled(w, scene, id)?;
    }
    let cause = old.facts.death.as_ref().and_then(|death| death.cause);
    let another = |on: &Date| *on != death.on || (cause.is_some() && cause != death.cause);
    let stood = old.facts.died.filter(another);
    let mut wanted = old.facts.clone();
    wanted.die(death.on, death.document.clone(), death.cause);
    let change = put_amended(w, scene, old, &wanted)?;
    match (stood, despite) {
        // Nothing of it is kept: the transaction ends with the refusal.
        (Some(on), None) => Err(Refusal::Doubtful(vec![Doubt::DeathOnRecord { on }]).into()),
        (_, despite) => Ok(change.with("on", death.on).with("despite", despite.unwrap_or_default())),
    }
}

/// Takes a death off the record that was entered by mistake.
pub fn withdraw_death(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (PersonId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let old = seen_as(w, (id, seen))?;
    if old.facts.died.is_none() {
        return Err(Refusal::NotDead(id).into());
    }
    unsettled(w, scene, id)?;
    let mut wanted = old.facts.clone();
    wanted.revive();
    let change = put_amended(w, scene, old, &wanted)?;
    Ok(change.with("reason", reason))
}

/// Nothing was booked because of the death.
pub fn unsettled(w: &Writer<'_>, scene: Scene<'_>, id: PersonId) -> Result<(), Stop> {
    match stands_after_death(w, scene.reference, id)? {
        Some(entry) => Err(Refusal::DeathSettled(entry).into()),
        None => Ok(()),
    }
}
