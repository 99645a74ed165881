//! A death on record, and taken off again.

use crate::bureau::change::Change;
use crate::bureau::command::NewDeath;
use crate::bureau::ledger::stands_after_death;
use crate::bureau::people::amend::{put_amended, seen_as};
use crate::bureau::people::register::reason_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::store::Writer;

/// Puts a death on record, or puts one right. What was received ends with it.
pub fn record_death(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (PersonId, u32),
    death: &NewDeath,
) -> Result<Change, Stop> {
    let old = seen_as(w, (id, seen))?;
    if old.facts.died.is_some_and(|on| on != death.on) {
        unsettled(w, scene, id)?;
    }
    let mut wanted = old.facts.clone();
    wanted.die(death.on, death.document.clone(), death.cause);
    let change = put_amended(w, scene, old, &wanted)?;
    Ok(change.with("on", death.on))
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
