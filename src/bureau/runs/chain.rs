//! The duties of a run are kept apart: whoever has one of them has no other, and whoever did something that bears on what it pays is kept
//! from those that it stands against. There is no way around it. One answer for the door, for what is shown and waits, and for whom a
//! refusal names.

use super::books::run as get;
use super::happened::{Happened, looked_at};
use super::together;
use crate::bureau::gate::{Action, allows};
use crate::bureau::journal;
use crate::bureau::refusal::{Denied, Help, Made, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::ledger::run::{
    Bearing, ChangedBy, Duty, Run, RunFault, RunState, RunStep, ToCome, nobody_for,
};
use crate::domain::staff::{Role, Staff, StaffState};
use crate::store::Reading;

/// Who may do what in a run. What is asked of it is in memory.
pub struct Duties<'r> {
    run: &'r Run,
    staff: &'r [Staff],
    /// The runs whose lines it issues again, and those before them: it inherits their duties.
    earlier: Vec<Run>,
    /// What happened since what bears on it was put down with it.
    since: Vec<ChangedBy>,
    /// Only the head may approve it.
    head: bool,
}

/// Everybody who is on the staff now.
pub fn staff(r: &impl Reading) -> Result<Vec<Staff>, Stop> {
    let mut all = r.scan::<Staff>(..)?.collect::<Result<Vec<Staff>, _>>()?;
    all.retain(|staff| staff.state == StaffState::Active);
    Ok(all)
}

/// Refuses a step, or what belongs to its duty, to whoever may not take it.
pub fn require(r: &impl Reading, scene: Scene<'_>, (run, step): (&Run, RunStep)) -> Result<(), Stop> {
    let since = if asks_since(run.state, step) { since(r, scene, run)? } else { Vec::new() };
    let all = staff(r)?;
    Duties::of(r, scene, (run, &all), since)?.require(r, scene.staff, step)
}

/// The same of a run with which it was just put down what bears on it.
pub fn apart(r: &impl Reading, scene: Scene<'_>, (run, step): (&Run, RunStep)) -> Result<(), Stop> {
    let all = staff(r)?;
    Duties::of(r, scene, (run, &all), Vec::new())?.require(r, scene.staff, step)
}

/// What happened since what bears on a run was put down with it.
pub fn since(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Vec<ChangedBy>, Stop> {
    match looked_at(r, run)? {
        Some(place) => Ok(Happened::behind(r, place)?.of(r, scene, (run, place))?.all()),
        None => Ok(Vec::new()),
    }
}

/// Whether a step lets the money go on: then what happened since counts too. Words in a draft are a part in working it out.
fn asks_since(state: RunState, step: RunStep) -> bool {
    use RunStep::{Approve, Draft, Explain, Export, Freeze, Reconcile, Review};
    match step {
        Draft | Freeze | Review | Approve | Export | Reconcile => true,
        Explain => state == RunState::Draft,
        _ => false,
    }
}

impl<'r> Duties<'r> {
    /// Of a run, with what happened since.
    pub fn of(
        r: &impl Reading,
        scene: Scene<'_>,
        (run, staff): (&'r Run, &'r [Staff]),
        since: Vec<ChangedBy>,
    ) -> Result<Self, Stop> {
        let to_approve = matches!(run.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
        let head = to_approve && together::needs_head(r, run, scene.asking.moment.today)?.is_some();
        Self::with(r, (run, staff), since, head)
    }

    /// The same, where it is known whether only the head may approve.
    pub fn with(
        r: &impl Reading,
        (run, staff): (&'r Run, &'r [Staff]),
        since: Vec<ChangedBy>,
        head: bool,
    ) -> Result<Self, Stop> {
        let mut earlier: Vec<Run> = Vec::new();
        let mut of = run.reissues;
        while let Some(id) = of {
            let one = get(r, id)?;
            of = one.reissues.filter(|before| *before < id);
            earlier.push(one);
        }
        Ok(Self { run, staff, earlier, since, head })
    }

    /// Whether only the head may approve it.
    pub fn head(&self) -> bool {
        self.head
    }

    /// The step that leads on. A draft that somebody signed who is kept from working it out is worked out anew by another first.
    pub fn next(&self) -> Option<RunStep> {
        let step = self.run.to_come().first().copied()?;
        Some(if step == RunStep::Freeze && self.signed_by_another().is_some() {
            RunStep::Draft
        } else {
            step
        })
    }

    /// Somebody who signed the draft and changed something of it meanwhile.
    fn signed_by_another(&self) -> Option<(StaffId, Duty)> {
        let mut signed = self.run.acts.iter().filter(|act| !act.void).map(|act| act.by);
        signed.find_map(|by| Some((by, self.bars(by, RunStep::Freeze)?)))
    }

    /// What bears on a step: what was put down with the run, and what happened since where the step lets its money go on.
    fn happened(&self, step: RunStep) -> impl Iterator<Item = &ChangedBy> {
        let since: &[ChangedBy] = if asks_since(self.run.state, step) { &self.since } else { &[] };
        self.run.changed.iter().chain(since)
    }

    /// What somebody did that bears on it so that it keeps them from a step.
    fn bars(&self, who: StaffId, step: RunStep) -> Option<Duty> {
        let duty = step.duty();
        let told = self.happened(step).find(|of| of.keeps(who, duty));
        let named = |all: &[StaffId], bearing: Bearing| {
            (all.contains(&who) && bearing.keeps_from().contains(&duty)).then(|| bearing.duty())
        };
        // Runs of earlier versions name them and not what they did.
        told.map(|of| of.bearing.duty())
            .or_else(|| named(&self.run.editors, Bearing::Amount))
            .or_else(|| named(&self.run.agreed, Bearing::Agreed))
    }

    /// What keeps somebody from a step: what they did beside the run, or another duty in it or in those whose lines it issues again.
    fn did(&self, who: StaffId, step: RunStep) -> Option<Duty> {
        self.bars(who, step).or_else(|| self.other(who, step))
    }

    /// Another duty of theirs in it, or in those whose lines it issues again.
    pub fn other(&self, who: StaffId, step: RunStep) -> Option<Duty> {
        let mut runs = std::iter::once(self.run).chain(&self.earlier);
        runs.find_map(|run| run.other_duty(who, step.duty()))
    }

    /// Whether somebody has the post for a step, and nothing that they did keeps them from it.
    fn free(&self, staff: &Staff, step: RunStep) -> bool {
        self.post(staff, step).is_ok() && self.did(staff.id, step).is_none()
    }

    fn post(&self, staff: &Staff, step: RunStep) -> Result<(), Denied> {
        allows(&staff.roles, Action::of_run_step(step))?;
        if step == RunStep::Approve && self.head && !staff.roles.has(Role::Head) {
            return Err(Denied::Role { needs: vec![Role::Head] });
        }
        Ok(())
    }

    /// Those who have the post for a step and whom nothing keeps from it.
    pub fn free_to(&self, step: RunStep) -> Vec<&'r Staff> {
        self.staff.iter().filter(|staff| self.free(staff, step)).collect()
    }

    /// Those who may work it out but for what they changed themselves: nothing else keeps them from it.
    pub fn may_in_part(&self) -> Vec<&'r Staff> {
        let step = RunStep::Draft;
        let able = |staff: &&Staff| self.post(staff, step).is_ok() && self.other(staff.id, step).is_none();
        self.staff.iter().filter(able).collect()
    }

    /// Those who may take a step: nothing keeps them from it, and somebody is left for what comes after. Where that leaves nobody to work it
    /// out, whoever may but for what they changed themselves: that is put off.
    pub fn may(&self, step: RunStep) -> Vec<&'r Staff> {
        let free = self.free_to(step);
        if step == RunStep::Draft && free.is_empty() {
            return self.may_in_part();
        }
        let good = |staff: &&Staff| self.after(staff.id, step).is_none();
        // Where nobody could go on without a dead end, it is told beforehand; only an approval cannot be taken back by everybody.
        if step == RunStep::Approve || free.iter().any(good) {
            free.into_iter().filter(good).collect()
        } else {
            free
        }
    }

    /// The first of the steps after one for which nobody is left once somebody has taken it.
    fn after(&self, who: StaffId, step: RunStep) -> Option<RunStep> {
        let all = self.run.to_come();
        let at = all.iter().position(|one| *one == step)?;
        let later = all.into_iter().skip(at + 1);
        let of: Vec<ToCome> = later.map(|step| self.come(step, |staff| staff != who)).collect();
        nobody_for(&of)
    }

    /// A step, and those among some who may take it.
    fn come(&self, step: RunStep, among: impl Fn(StaffId) -> bool) -> ToCome {
        let all = self.staff.iter().filter(|staff| among(staff.id) && self.free(staff, step));
        ToCome { step, may: all.map(|staff| staff.id).collect() }
    }

    /// The first of the steps to come for which nobody is left, though each is taken by another. Of `freed` it is taken that they may take
    /// a step.
    pub fn nobody_left(&self, freed: Option<(StaffId, RunStep)>) -> Option<RunStep> {
        let come = |step: RunStep| {
            let mut come = self.come(step, |_| true);
            come.may.extend(freed.filter(|(_, of)| *of == step).map(|(staff, _)| staff));
            come
        };
        nobody_for(&self.run.to_come().into_iter().map(come).collect::<Vec<_>>())
    }

    /// Those whose post it is to take a step and who are kept from it, with what keeps them.
    pub fn kept(&self, step: RunStep) -> Vec<(&'r Staff, Duty)> {
        let posts = self.staff.iter().filter(|staff| self.post(staff, step).is_ok());
        posts.filter_map(|staff| Some((staff, self.did(staff.id, step)?))).collect()
    }

    /// Refuses a step to whoever may not take it, says why, and who may instead.
    pub fn require(&self, r: &impl Reading, staff: &Staff, step: RunStep) -> Result<(), Stop> {
        let action = Action::of_run_step(step);
        if let Err(why) = self.post(staff, step) {
            return Err(Refusal::NotPermitted { action, why }.into());
        }
        if let Some(did) = self.did(staff.id, step) {
            return Err(self.refused(r, staff.id, (step, did), None)?);
        }
        // Whoever signed the draft changed something of it meanwhile: another works it out anew.
        if let Some((by, did)) = self.signed_by_another().filter(|_| step == RunStep::Freeze) {
            let name = journal::staff_name(r, by)?;
            return Err(self.refused(r, by, (RunStep::Draft, did), Some(name))?);
        }
        let may = self.may(step);
        match self.after(staff.id, step).filter(|_| !may.iter().any(|one| one.id == staff.id)) {
            Some(step) => {
                let may = may.into_iter().map(|staff| staff.name.clone()).collect();
                Err(Refusal::Run(RunFault::NobodyLeft { step, may }).into())
            }
            None => Ok(()),
        }
    }

    /// What somebody did that keeps them from a step, the newest of it, and how often besides.
    pub fn made(
        &self,
        r: &impl Reading,
        who: StaffId,
        (step, did): (RunStep, Duty),
    ) -> Result<(Vec<Made>, u32), Stop> {
        let told = self.happened(step).filter(|of| of.keeps(who, step.duty()) && of.bearing.duty() == did);
        // What somebody proposed stands in the journal as another's approval of it: its name says what they did.
        let told: Vec<&ChangedBy> = told.filter(|of| of.bearing != Bearing::Proposed).collect();
        let mut made = Vec::new();
        for one in told.iter().flat_map(|of| &of.newest) {
            let name = |person| Ok::<_, Stop>((person, journal::person(r, person)?.facts.name));
            let command = r.journal_entry(one.place)?.map(|entry| entry.command).unwrap_or_default();
            made.push(Made { seq: one.place, command, person: one.person.map(name).transpose()? });
        }
        let times: u32 = told.iter().map(|of| of.times).sum();
        let named = u32::try_from(made.len()).unwrap_or(u32::MAX);
        Ok((made, times.saturating_sub(named)))
    }

    /// Says no, what for, and who may instead. `other` is the name of whoever did it, where that is not the one who asks.
    fn refused(
        &self,
        r: &impl Reading,
        who: StaffId,
        (step, did): (RunStep, Duty),
        other: Option<String>,
    ) -> Result<Stop, Stop> {
        let may = self.may(step).into_iter().filter(|staff| other.is_some() || staff.id != who);
        let may = may.map(|staff| staff.name.clone()).collect();
        self.denied(r, who, (step, did), (other, may))
    }

    fn denied(
        &self,
        r: &impl Reading,
        who: StaffId,
        (step, did): (RunStep, Duty),
        (other, may): (Option<String>, Vec<String>),
    ) -> Result<Stop, Stop> {
        use RunState::{Closed, Draft, Exported, Reconciled, Returned};
        let (made, more) = self.made(r, who, (step, did))?;
        let help = match self.run.state {
            _ if step == RunStep::Draft => Help::Appoint,
            Draft => Help::Redraft,
            Exported | Returned | Reconciled | Closed => Help::Sent,
            _ => Help::PutOff,
        };
        let why = Denied::DidBefore { other, did, made, more, may, help };
        Ok(Stop::from(Refusal::NotPermitted { action: Action::of_run_step(step), why }))
    }

    /// Says no to whoever changed something of all that a run would pay: of it nothing is theirs to work out. `may` could of some.
    pub fn none_of_it(&self, r: &impl Reading, who: StaffId, may: Vec<String>) -> Result<Stop, Stop> {
        let step = RunStep::Draft;
        self.denied(r, who, (step, self.bars(who, step).unwrap_or(Duty::DataChange)), (None, may))
    }
}
