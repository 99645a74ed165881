//! What waits of payment runs: the step that leads on, what leads back, lines that somebody has to see to, and what nobody is left for.

use super::{Desk, able};
use crate::bureau::answer::{RunChange, WaitRow, Waits};
use crate::bureau::gate::Action;
use crate::bureau::runs::{self, Duties};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Counts, Duty, Run, RunLine, RunState, RunStep};
use crate::domain::staff::Role;
use crate::domain::{Date, Fen, StaffId};
use crate::store::Reading;

impl<R: Reading> Desk<'_, R> {
    /// Every run, from what waits of it first.
    pub(super) fn runs(&mut self) -> Result<(), Stop> {
        let all: Vec<Run> = self.r.scan::<Run>(..)?.collect::<Result<_, _>>()?;
        let mut places = Vec::new();
        for run in &all {
            places.push(runs::looked_at(self.r, run)?);
        }
        // What happened is read through once, from where the earliest of them was looked at.
        let happened =
            places.iter().flatten().min().map(|place| runs::Happened::behind(self.r, *place)).transpose()?;
        let touched = runs::Touched::since(self.r, self.scene, all.iter())?;
        let staff = self.staff.clone();
        for (run, place) in all.iter().zip(places) {
            let counts = runs::counts(self.r, run)?;
            let since = match (&happened, place) {
                (Some(happened), Some(place)) => happened.of(self.r, self.scene, (run, place))?.all(),
                _ => Vec::new(),
            };
            let duties = Duties::of(self.r, self.scene, (run, &staff), since)?;
            let astray = match &touched {
                Some(touched) => touched.astray(self.r, self.scene, run)?,
                None => Vec::new(),
            };
            match (run.state.leads_back(), astray.first()) {
                (Some(step), Some(first)) => self.astray(run, (step, &duties), (first, astray.len()))?,
                _ => self.run(run, (counts, runs::anew(run, &astray)), &duties)?,
            }
            if counts.claims > 0 {
                self.lines_of(run, &duties)?;
            }
            self.failures(run, counts.undecided, &duties)?;
            self.unpaid(run, &duties)?;
        }
        Ok(())
    }

    /// The step that leads on, or that nobody is left for one to come. A draft may have to be worked out anew first.
    fn run(&mut self, run: &Run, (counts, anew): (Counts, bool), duties: &Duties<'_>) -> Result<(), Stop> {
        if let Some(act) = run.sent_back() {
            let row = self.run_back(run, act, duties)?;
            self.rows.push(WaitRow { amount: Some(run.total), ..of_run(row, run) });
            return Ok(());
        }
        let Some(next) = (if anew { Some(RunStep::Draft) } else { duties.next() }) else { return Ok(()) };
        let may = duties.may(next);
        let (what, who) = match duties.nobody_left(None) {
            Some(step) if run.state < RunState::Exported || may.is_empty() => {
                (Waits::Stuck { run: run.id, step }, self.free(run, duties))
            }
            _ if next == RunStep::Reconcile && run.differing > 0 => {
                // What the bank has not said waits beside what it contradicts.
                if is_open(run) {
                    let step = RunStep::TakeReturn;
                    let who = able(&duties.may(step), Action::of_run_step(step));
                    let row = self.of(Waits::Run { run: run.id, step }, last_act(run), &who)?;
                    self.rows.push(WaitRow { amount: Some(run.total), ..of_run(row, run) });
                }
                let who = able(&may, Action::ReconcileRuns);
                (Waits::Differing { run: run.id, lines: run.differing }, who)
            }
            _ => {
                // The bank has not said all yet; what waits for a word comes before the whole.
                let next = if next == RunStep::Reconcile && is_open(run) {
                    RunStep::TakeReturn
                } else if matches!(next, RunStep::Reconcile | RunStep::Close) && waits(run, counts, next) {
                    return Ok(());
                } else {
                    next
                };
                let head = next == RunStep::Approve && duties.head();
                let may = able(&duties.may(next), Action::of_run_step(next));
                let may = may.into_iter().map(|(id, role)| (id, if head { Role::Head } else { role }));
                (Waits::Run { run: run.id, step: next }, may.collect())
            }
        };
        let row = self.of(what, last_act(run), &who)?;
        self.rows.push(WaitRow { amount: Some(run.total), ..of_run(row, run) });
        Ok(())
    }

    /// What was frozen does not hold any more: in place of the step that comes next, the one that leads back.
    fn astray(
        &mut self,
        run: &Run,
        (step, duties): (RunStep, &Duties<'_>),
        (first, lines): (&RunChange, usize),
    ) -> Result<(), Stop> {
        let Some(what) = first.astray else { return Ok(()) };
        let mut who = able(&duties.may(step), Action::of_run_step(step));
        if who.is_empty() {
            who = self.free(run, duties);
        }
        let what = Waits::Astray { run: run.id, step, lines, what, on: first.died };
        let row = self.of(what, last_act(run), &who)?;
        let person = Some((first.person, first.name.clone()));
        self.rows.push(WaitRow { person, amount: Some(run.total), ..of_run(row, run) });
        Ok(())
    }

    /// Those who may free a run: whoever may make it a draft again or work it out anew, and the head.
    pub(super) fn free(&self, run: &Run, duties: &Duties<'_>) -> Vec<(StaffId, Role)> {
        let mut who = Vec::new();
        // Of those who approve it is the head who sends back: a checker who did would be missed further on.
        let back = |step: &RunStep| run.next(*step) == Ok(RunState::Draft) && step.duty() != Duty::Approve;
        for step in RunStep::ALL.iter().filter(|step| back(step)) {
            who.extend(able(&duties.may(*step), Action::of_run_step(*step)));
        }
        let heads = self.staff.iter().filter(|staff| staff.roles.has(Role::Head));
        who.extend(heads.map(|staff| (staff.id, Role::Head)));
        who
    }

    /// Lines that were not paid, and nobody said what becomes of them: also of a run that was closed before they came back to it. They are
    /// issued again by those who draft, or left by those who reconcile; before it is reconciled, and where nothing of them can be issued,
    /// they can only be left.
    fn failures(&mut self, run: &Run, lines: u32, duties: &Duties<'_>) -> Result<(), Stop> {
        if lines == 0 {
            return Ok(());
        }
        let mut who = able(&duties.may(RunStep::Close), Action::ReconcileRuns);
        if run.state != RunState::Returned {
            let failed = self.outlook()?.failures().filter(|line| line.run == run.id).cloned();
            let failed: Vec<RunLine> = failed.collect();
            if runs::any_to_issue(self.r, self.scene, &failed)? {
                let records = runs::Records::read(self.r)?;
                let again = runs::reissued_as_if(self.r, self.scene, run, (failed.clone(), &records))?;
                let of = (&again, self.staff.as_slice());
                let makers = runs::drafters(self.r, self.scene, of, (&failed, &records))?;
                who.splice(0..0, able(&makers, Action::PrepareRuns));
            }
        }
        let what = Waits::Failed { run: run.id, lines };
        let row = self.of(what, last_act(run), &who)?;
        self.rows.push(of_run(row, run));
        Ok(())
    }

    /// That the bank threw its file back, for another to agree to.
    fn unpaid(&mut self, run: &Run, duties: &Duties<'_>) -> Result<(), Stop> {
        let step = RunStep::AgreeUnpaid;
        let Some(act) = run.unpaid().filter(|_| run.next(step).is_ok()) else { return Ok(()) };
        let who = able(&duties.may(step), Action::of_run_step(step));
        let row = self.of(Waits::Run { run: run.id, step }, (act.by, Some(act.on)), &who)?;
        self.rows.push(WaitRow { amount: Some(run.total), ..of_run(row, run) });
        Ok(())
    }

    /// Lines of which somebody says what became of them after all.
    fn lines_of(&mut self, run: &Run, duties: &Duties<'_>) -> Result<(), Stop> {
        for line in runs::all_lines(self.r, run.id)? {
            let Some(claim) = &line.claim else { continue };
            let mut who = able(&duties.may(RunStep::Agree), Action::ApproveRuns);
            who.retain(|(id, _)| *id != claim.by);
            let what = Waits::Claim { run: run.id, seq: line.seq };
            let row = self.of(what, (claim.by, Some(claim.on)), &who)?;
            let person = Some((line.person, line.name.clone()));
            self.rows.push(WaitRow { person, amount: Some(line.amount), ..of_run(row, run) });
        }
        Ok(())
    }
}

/// Who did the last step of a run that holds, and when.
fn last_act(run: &Run) -> (StaffId, Option<Date>) {
    let last = run.acts.iter().rfind(|act| !act.void);
    last.map_or((StaffId(0), None), |act| (act.by, Some(act.on)))
}

fn of_run(row: WaitRow, run: &Run) -> WaitRow {
    WaitRow { programmes: run.programmes.clone(), month: Some(run.month), ..row }
}

/// Whether the bank has not said all of a run yet.
fn is_open(run: &Run) -> bool {
    run.open() > 0 && run.total != Fen::ZERO
}

/// Whether something of a run that the bank has answered to waits for somebody's word first.
fn waits(run: &Run, counts: Counts, step: RunStep) -> bool {
    counts.claims > 0 || step == RunStep::Close && (counts.undecided > 0 || run.differing > 0)
}
