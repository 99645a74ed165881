//! The duties of a run are kept apart: whoever has one of them has no other, and whoever changed what it pays somebody has none.
//! There is no way around it.

use super::books::run as get;
use super::changers::{Changers, since_frozen};
use crate::bureau::door::Scene;
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::refusal::{Denied, Made, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{ChangedBy, Duty, Run, RunFault, RunStep};
use crate::domain::staff::Staff;
use crate::domain::{Fen, StaffId};
use crate::store::Reading;

/// Refuses whoever has another duty in the run, or in a run whose lines it issues again.
pub fn apart(
    r: &impl Reading,
    scene: Scene<'_>,
    action: Action,
    (run, duty): (&Run, Duty),
) -> Result<(), Stop> {
    match held(r, run, scene.staff.id, duty)? {
        Some(did) => Err(refused(r, (run, scene.staff.id), (action, duty, did), &run.changed)?),
        None => Ok(()),
    }
}

/// Whether another duty in a run keeps somebody from one.
pub fn has_other_duty(r: &impl Reading, run: &Run, staff: StaffId, duty: Duty) -> Result<bool, Stop> {
    Ok(held(r, run, staff, duty)?.is_some())
}

/// The duty that somebody has in a run, other than `duty`. A run that issues lines again inherits those of the run they are from.
fn held(r: &impl Reading, run: &Run, who: StaffId, duty: Duty) -> Result<Option<Duty>, Stop> {
    if run.editors.contains(&who) {
        return Ok(Some(Duty::DataChange));
    }
    // Who agreed to a change has looked at it once: another looks at the run.
    if duty == Duty::Review && run.agreed.contains(&who) {
        return Ok(Some(Duty::Agree));
    }
    let mut held = run.other_duty(who, duty);
    let mut of = run.reissues;
    while let (None, Some(id)) = (held, of) {
        let earlier = get(r, id)?;
        held = earlier.other_duty(who, duty);
        of = earlier.reissues.filter(|before| *before < id);
    }
    Ok(held)
}

/// Refuses when somebody who signed it changed a record meanwhile: then it is drafted by somebody else.
pub fn none_edited(r: &impl Reading, action: Action, run: &Run) -> Result<(), Stop> {
    let signed = run.acts.iter().filter(|act| !act.void).map(|act| act.by);
    match signed.clone().find(|by| run.editors.contains(by)) {
        Some(by) => Err(refused(r, (run, by), (action, Duty::Compute, Duty::DataChange), &run.changed)?),
        None => Ok(()),
    }
}

/// What was changed since a run was frozen, where a step asks for it: the steps that let its money go on.
pub struct Since(Option<Changers>);

impl Since {
    /// For a step, or for those that come next.
    pub fn of(r: &impl Reading, scene: Scene<'_>, run: &Run, steps: &[RunStep]) -> Result<Self, Stop> {
        let asks = steps.iter().any(|step| lets_go_on(*step));
        Ok(Self(if asks { Some(since_frozen(r, scene, run)?) } else { None }))
    }

    /// Refuses a step to whoever changed something since.
    pub fn none(&self, r: &impl Reading, scene: Scene<'_>, (run, step): (&Run, RunStep)) -> Result<(), Stop> {
        let Some(since) = self.0.as_ref().filter(|_| lets_go_on(step)) else { return Ok(()) };
        let me = scene.staff.id;
        let did = if since.who(false).any(|who| who == me) {
            Duty::DataChange
        } else if step.duty() == Duty::Review && since.who(true).any(|who| who == me) {
            Duty::Agree
        } else {
            return Ok(());
        };
        let changed: Vec<ChangedBy> = since.each().cloned().collect();
        Err(refused(r, (run, me), (Action::of_run_step(step), step.duty(), did), &changed)?)
    }
}

fn lets_go_on(step: RunStep) -> bool {
    matches!(step, RunStep::Review | RunStep::Approve | RunStep::Export | RunStep::Reconcile)
}

/// Refuses an approval after which nobody is left who may send the run to the bank, or compare what the bank says of it: money that is on
/// its way would wait for ever.
pub fn somebody_left(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<(), Stop> {
    let since = since_frozen(r, scene, run)?;
    let sent = (run.total != Fen::ZERO).then_some(RunStep::Export);
    let mut only = None;
    for step in sent.into_iter().chain([RunStep::Reconcile]) {
        let mut left = Vec::new();
        for staff in r.scan::<Staff>(..)? {
            let staff = staff?;
            let free = staff.id != scene.staff.id && !since.who(false).any(|who| who == staff.id);
            if free
                && can(&staff, Action::of_run_step(step)).is_ok()
                && held(r, run, staff.id, step.duty())?.is_none()
            {
                left.push(staff.id);
            }
        }
        // One and the same person cannot do both.
        if left.is_empty() || (left.len() == 1 && left.first().copied() == only) {
            return Err(Refusal::Run(RunFault::NobodyLeft { step }).into());
        }
        only = left.first().copied().filter(|_| left.len() == 1);
    }
    Ok(())
}

/// Says no, what for, and who may instead.
fn refused(
    r: &impl Reading,
    (run, who): (&Run, StaffId),
    (action, duty, did): (Action, Duty, Duty),
    changed: &[ChangedBy],
) -> Result<Stop, Stop> {
    let own = |of: &&ChangedBy| of.by == who && of.agreed == (did == Duty::Agree);
    let told = changed.iter().find(own).filter(|_| matches!(did, Duty::DataChange | Duty::Agree));
    let mut made = Vec::new();
    for one in told.iter().flat_map(|of| &of.newest) {
        let name = |person| Ok::<_, Stop>((person, journal::person(r, person)?.facts.name));
        let command = r.journal_entry(one.place)?.map(|entry| entry.command).unwrap_or_default();
        made.push(Made { seq: one.place, command, person: one.person.map(name).transpose()? });
    }
    let more = told.map_or(0, |of| of.times).saturating_sub(u32::try_from(made.len()).unwrap_or(u32::MAX));
    let mut may = Vec::new();
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        let barred = changed.iter().any(|of| of.by == staff.id && (!of.agreed || duty == Duty::Review));
        if !barred && can(&staff, action).is_ok() && held(r, run, staff.id, duty)?.is_none() {
            may.push(staff.name);
        }
    }
    let why = Denied::DidBefore { did, made, more, may };
    Ok(Stop::from(Refusal::NotPermitted { action, why }))
}
