//! The duties of a run are kept apart: whoever has one of them has no other, and whoever changed the record of somebody in it has none.
//! There is no way around it.

use super::books::run as get;
use crate::bureau::door::Scene;
use crate::bureau::gate::Action;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::ledger::run::{Duty, Run};
use crate::store::Reading;

/// Refuses whoever has another duty in the run, or in a run whose lines it issues again.
pub fn apart(
    r: &impl Reading,
    scene: Scene<'_>,
    action: Action,
    (run, duty): (&Run, Duty),
) -> Result<(), Stop> {
    match held(r, run, scene.staff.id, duty)? {
        Some(did) => Err(Refusal::NotPermitted { action, why: Denied::DidBefore { did } }.into()),
        None => Ok(()),
    }
}

/// Whether another duty in a run keeps somebody from one.
pub fn has_other_duty(r: &impl Reading, run: &Run, staff: StaffId, duty: Duty) -> Result<bool, Stop> {
    Ok(held(r, run, staff, duty)?.is_some())
}

/// The duty that somebody has in a run, other than `duty`. A run that issues lines again inherits those of the run they are from.
fn held(r: &impl Reading, run: &Run, me: StaffId, duty: Duty) -> Result<Option<Duty>, Stop> {
    if run.editors.contains(&me) {
        return Ok(Some(Duty::DataChange));
    }
    // Who agreed to a change has looked at it once: another looks at the run.
    if duty == Duty::Review && run.agreed.contains(&me) {
        return Ok(Some(Duty::Agree));
    }
    // By whose word a line is paid again compares this run with the bank too, and does nothing else in it.
    if duty != Duty::Reconcile && run.claimed.contains(&me) {
        return Ok(Some(Duty::Claim));
    }
    let mut held = run.other_duty(me, duty);
    let mut of = run.reissues;
    while let (None, Some(id)) = (held, of) {
        let earlier = get(r, id)?;
        held = earlier.other_duty(me, duty);
        of = earlier.reissues.filter(|before| *before < id);
    }
    Ok(held)
}

/// Refuses when somebody who signed it changed a record meanwhile: then it is drafted by somebody else.
pub fn none_edited(action: Action, run: &Run) -> Result<(), Refusal> {
    let signed = run.acts.iter().filter(|act| !act.void).any(|act| run.editors.contains(&act.by));
    let why = Denied::DidBefore { did: Duty::DataChange };
    if signed { Err(Refusal::NotPermitted { action, why }) } else { Ok(()) }
}
