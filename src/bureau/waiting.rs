//! Everything of the ledger that waits for somebody's word: whoever asks sees what waits for them, and of the rest for whom it waits.
//! Who may see to it is the answer that the door gives too.

use std::collections::HashSet;

use crate::bureau::answer::{MayDo, RunChange, WaitRow, Waits};
use crate::bureau::door::Scene;
use crate::bureau::gate::Action;
use crate::bureau::journal::{person, staff_name};
use crate::bureau::people::stands_for;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::runs::{self, Duties, Outlook};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Counts, Duty, Recovery, Run, RunRule, RunState, RunStep};
use crate::domain::ledger::{
    Budget, BudgetState, Course, Entry, GrantRequest, Period, ProposalId, ProposalState, RateProposal,
    ReversalAsk, SettingProposal,
};
use crate::domain::person::AccountChange;
use crate::domain::staff::{Role, Staff};
use crate::domain::{Date, Fen, PersonId, StaffId};
use crate::store::{IndexTable, Keys, Reading};

/// Most rows of one kind; more than anybody lets wait.
const MOST: usize = 1000;

/// Everything that waits: first what waits for the one who asks, what waits longest at the top.
pub fn waiting(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<WaitRow>, Stop> {
    let mut desk = Desk { r, scene, staff: runs::staff(r)?, outlook: None, rows: Vec::new() };
    desk.runs()?;
    desk.rules()?;
    desk.proposals()?;
    desk.budgets()?;
    desk.grants()?;
    desk.recoveries()?;
    desk.reversals()?;
    desk.reopenings()?;
    desk.accounts()?;
    let mut rows = desk.rows;
    rows.sort_by_key(|row| (!row.mine, row.on));
    Ok(rows)
}

/// What is asked, by whom, and what is found.
struct Desk<'a, R> {
    r: &'a R,
    scene: Scene<'a>,
    staff: Vec<Staff>,
    outlook: Option<Outlook<'a, R>>,
    rows: Vec<WaitRow>,
}

impl<'a, R: Reading> Desk<'a, R> {
    /// A row with who may see to it, each as what.
    fn of(
        &self,
        what: Waits,
        (by, on): (StaffId, Option<Date>),
        may: &[(StaffId, Role)],
    ) -> Result<WaitRow, Stop> {
        let me = self.scene.staff.id;
        let mut who: Vec<MayDo> = Vec::new();
        let mut seen = HashSet::new();
        for (id, role) in may.iter().filter(|(id, _)| seen.insert(*id)) {
            let staff = self.staff.iter().find(|staff| staff.id == *id);
            who.extend(staff.map(|staff| MayDo { role: *role, name: staff.name.clone() }));
        }
        Ok(WaitRow {
            what,
            person: None,
            programmes: Vec::new(),
            month: None,
            amount: None,
            by: staff_name(self.r, by)?,
            on,
            mine: seen.contains(&me),
            own: by == me,
            who,
        })
    }

    /// Those of the staff who may do something, but for who did the first half of it.
    fn others(&self, action: Action, first: StaffId) -> Vec<(StaffId, Role)> {
        let all: Vec<&Staff> = self.staff.iter().filter(|staff| staff.id != first).collect();
        able(&all, action)
    }

    /// A row of what takes another one than `first` to agree to, about somebody: those whose word leaves somebody for what pays them next.
    fn agrees(
        &mut self,
        what: Waits,
        (first, on, person): (StaffId, Date, PersonId),
        action: Action,
    ) -> Result<WaitRow, Stop> {
        let (r, mut who) = (self.r, self.others(action, first));
        let next = self.outlook()?.next((person, Some(first)), None)?;
        let mut good = Vec::new();
        for (id, role) in &who {
            if next.spoiled_by(r, *id)?.is_none() {
                good.push((*id, *role));
            }
        }
        if !good.is_empty() {
            who = good;
        }
        self.of(what, (first, Some(on)), &who)
    }

    /// A row of what takes another one than `first`.
    fn second(&self, what: Waits, (first, on): (StaffId, Date), action: Action) -> Result<WaitRow, Stop> {
        self.of(what, (first, Some(on)), &self.others(action, first))
    }

    /// The same, where the other one must be the head.
    fn by_head(&self, what: Waits, (first, on): (StaffId, Date)) -> Result<WaitRow, Stop> {
        let heads = self.staff.iter().filter(|staff| staff.roles.has(Role::Head) && staff.id != first);
        let heads: Vec<_> = heads.map(|staff| (staff.id, Role::Head)).collect();
        self.of(what, (first, Some(on)), &heads)
    }

    fn named(&self, id: PersonId) -> Result<(PersonId, String), Stop> {
        let person = person(self.r, stands_for(self.r, id)?)?;
        Ok((person.id, person.facts.name))
    }

    fn runs(&mut self) -> Result<(), Stop> {
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
            match (back(run.state), astray.first()) {
                (Some(step), Some(first)) => self.astray(run, (step, &duties), (first, astray.len()))?,
                _ => self.run(run, counts, &duties)?,
            }
            if counts.claims > 0 {
                self.lines_of(run, &duties)?;
            }
            self.failures(run, counts.undecided, &duties)?;
        }
        Ok(())
    }

    /// The step that leads on, or that nobody is left for one to come.
    fn run(&mut self, run: &Run, counts: Counts, duties: &Duties<'_>) -> Result<(), Stop> {
        let Some(next) = duties.next() else { return Ok(()) };
        let may = duties.may(next);
        let (what, who) = match duties.nobody_left(None, None) {
            Some(step) if run.state < RunState::Exported || may.is_empty() => {
                (Waits::Stuck { run: run.id, step }, self.free(run, duties))
            }
            _ if next == RunStep::Reconcile && run.differing > 0 => {
                let who = able(&may, Action::ReconcileRuns);
                (Waits::Differing { run: run.id, lines: run.differing }, who)
            }
            _ => {
                // The bank has not said all yet; what waits for a word comes before the whole.
                let next = if next == RunStep::Reconcile && run.open() > 0 && run.total != Fen::ZERO {
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
    fn free(&self, run: &Run, duties: &Duties<'_>) -> Vec<(StaffId, Role)> {
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
    /// issued again by those who draft, or left by those who reconcile; before it is reconciled they can only be left.
    fn failures(&mut self, run: &Run, lines: u32, duties: &Duties<'_>) -> Result<(), Stop> {
        if lines == 0 {
            return Ok(());
        }
        let mut who = able(&duties.may(RunStep::Close), Action::ReconcileRuns);
        if run.state != RunState::Returned {
            let failed = self.outlook()?.failures().filter(|line| line.run == run.id).cloned().collect();
            let again =
                runs::reissued_as_if(self.r, self.scene, run, (failed, &runs::Records::read(self.r)?))?;
            let again = Duties::of(self.r, self.scene, (&again, &self.staff), Vec::new())?;
            let makers = able(&again.may(RunStep::Draft), Action::PrepareRuns);
            who.splice(0..0, makers);
        }
        let what = Waits::Failed { run: run.id, lines };
        let row = self.of(what, last_act(run), &who)?;
        self.rows.push(of_run(row, run));
        Ok(())
    }

    /// What is asked of those who are paid next: read when it is needed first.
    fn outlook(&mut self) -> Result<&mut Outlook<'a, R>, Stop> {
        if self.outlook.is_none() {
            self.outlook = Some(Outlook::read(self.r, self.scene)?);
        }
        self.outlook.as_mut().ok_or_else(|| Stop::from(Refusal::NotFound(What::Run)))
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

    fn rules(&mut self) -> Result<(), Stop> {
        for rule in self.r.scan::<RunRule>(..)? {
            let rule = rule?;
            if rule.approved.is_none() && rule.dropped.is_none() {
                let (by, said) = ((rule.by, rule.on), rule.said.clone());
                let row = self.by_head(Waits::Rule { rule: rule.id, said }, by)?;
                self.rows.push(row);
            }
        }
        Ok(())
    }

    fn proposals(&mut self) -> Result<(), Stop> {
        for proposal in self.r.scan::<RateProposal>(..)?.rev().take(MOST) {
            let RateProposal { id, rows, course } = proposal?;
            let mut programmes: Vec<String> = rows.iter().map(|row| row.programme.clone()).collect();
            programmes.dedup();
            self.proposal((ProposalId::Rates(id), rows.len()), &course, programmes)?;
        }
        for proposal in self.r.scan::<SettingProposal>(..)?.rev().take(MOST) {
            let SettingProposal { id, rows, course } = proposal?;
            self.proposal((ProposalId::Settings(id), rows.len()), &course, Vec::new())?;
        }
        Ok(())
    }

    fn proposal(
        &mut self,
        (proposal, rows): (ProposalId, usize),
        course: &Course,
        programmes: Vec<String>,
    ) -> Result<(), Stop> {
        if course.state == ProposalState::Proposed {
            let what = Waits::Proposal { proposal, rows };
            let row = self.second(what, (course.by, course.on), Action::ApproveRates)?;
            self.rows.push(WaitRow { programmes, ..row });
        }
        Ok(())
    }

    fn budgets(&mut self) -> Result<(), Stop> {
        for budget in self.r.scan::<Budget>(..)? {
            let budget = budget?;
            if budget.state == BudgetState::Proposed {
                let what = Waits::Budget { year: budget.year, version: budget.version };
                let row = self.second(what, (budget.by, budget.on), Action::ApproveBudgets)?;
                let amount = i64::try_from(budget.total()).ok().map(Fen);
                self.rows.push(WaitRow { programmes: vec![budget.programme], amount, ..row });
            }
        }
        Ok(())
    }

    fn grants(&mut self) -> Result<(), Stop> {
        for key in self.r.owners(IndexTable::GrantWaiting, &[])?.take(MOST) {
            let Some(request) = self.r.get::<GrantRequest>(&key?)? else { continue };
            let by = (request.by, request.on);
            let row = self.second(Waits::Grant { grant: request.id }, by, Action::ApproveGrants)?;
            let person = Some(self.named(request.person)?);
            let (programmes, amount) = (vec![request.facts.programme], Some(request.facts.amount));
            self.rows.push(WaitRow { person, programmes, amount, ..row });
        }
        Ok(())
    }

    fn recoveries(&mut self) -> Result<(), Stop> {
        for recovery in self.r.scan::<Recovery>(..)? {
            let one = recovery?;
            let first = match (&one.approved, &one.ending) {
                _ if one.ended.is_some() => continue,
                (None, _) => (one.by, one.on),
                (Some(_), Some(ending)) => (ending.by, ending.on),
                (Some(_), None) => continue,
            };
            let what = Waits::Recovery { recovery: one.id, ends: one.approved.is_some() };
            let row = self.by_head(what, first)?;
            let amount = i64::try_from(Fen::total(one.over.iter().map(|over| over.fen)).0).ok().map(Fen);
            let person = Some(self.named(one.person)?);
            self.rows.push(WaitRow { person, programmes: vec![one.programme], amount, ..row });
        }
        Ok(())
    }

    fn reversals(&mut self) -> Result<(), Stop> {
        for ask in self.r.scan::<ReversalAsk>(..)? {
            let ask = ask?;
            let Some(entry) = self.r.get::<Entry>(&Keys::entry(ask.entry))? else { continue };
            let what = Waits::Reversal { entry: ask.entry, corrects: ask.right.is_some() };
            let row = self.agrees(what, (ask.by, ask.on, entry.person), Action::ApproveReversals)?;
            let person = Some(self.named(entry.person)?);
            let (month, amount) = (Some(entry.month), Some(entry.amount()));
            self.rows.push(WaitRow { person, programmes: vec![entry.programme], month, amount, ..row });
        }
        Ok(())
    }

    fn reopenings(&mut self) -> Result<(), Stop> {
        for period in self.r.scan::<Period>(..)? {
            let Period { month, asked: Some(ask), .. } = period? else { continue };
            let row = self.second(Waits::Reopening { month }, (ask.by, ask.on), Action::Reopen)?;
            self.rows.push(WaitRow { month: Some(month), ..row });
        }
        Ok(())
    }

    fn accounts(&mut self) -> Result<(), Stop> {
        for key in self.r.owners(IndexTable::AccountWaiting, &[])?.take(MOST) {
            let Some(change) = self.r.get::<AccountChange>(&key?)? else { continue };
            let by = (change.by, change.on, change.person);
            let row = self.agrees(Waits::Account { change: change.id }, by, Action::ApproveAccounts)?;
            let person = Some(self.named(change.person)?);
            self.rows.push(WaitRow { person, ..row });
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

/// The step that leads back from a state in which what changes sends a run back.
fn back(state: RunState) -> Option<RunStep> {
    match state {
        RunState::Frozen => Some(RunStep::Return),
        RunState::Reviewed => Some(RunStep::Decline),
        RunState::Approved => Some(RunStep::Recall),
        _ => None,
    }
}

/// Some of the staff, each with the role that lets them.
fn able(staff: &[&Staff], action: Action) -> Vec<(StaffId, Role)> {
    let role = |staff: &Staff| action.roles().iter().copied().find(|role| staff.roles.has(*role));
    staff.iter().filter_map(|staff| Some((staff.id, role(staff)?))).collect()
}

/// Whether something of a run that the bank has answered to waits for somebody's word first.
fn waits(run: &Run, counts: Counts, step: RunStep) -> bool {
    counts.claims > 0 || step == RunStep::Close && (counts.undecided > 0 || run.differing > 0)
}
