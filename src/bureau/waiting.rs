//! Everything of the ledger that waits for somebody's word: whoever asks sees what waits for them, and of the rest for whom it waits.
//! Whether somebody is kept from it is asked of the gate and of the rules about the second of two people, as where it is done.

mod unpaid;

use crate::bureau::answer::{MayDo, RunChange, WaitRow, Waits};
use crate::bureau::door::Scene;
use crate::bureau::gate::{Action, allows};
use crate::bureau::journal::{person, staff_name};
use crate::bureau::people::stands_for;
use crate::bureau::runs;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Recovery, Run, RunRule, RunState, RunStep};
use crate::domain::ledger::{
    Budget, BudgetState, Course, Entry, GrantRequest, Period, ProposalId, ProposalState, RateProposal,
    ReversalAsk, SettingProposal,
};
use crate::domain::person::AccountChange;
use crate::domain::staff::{Role, Staff, StaffState};
use crate::domain::{Date, Fen, PersonId, StaffId};
use crate::store::{IndexTable, Keys, Reading};

/// Most rows of one kind; more than anybody lets wait.
const MOST: usize = 1000;

/// Everything that waits: first what waits for the one who asks, what waits longest at the top.
pub fn waiting(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<WaitRow>, Stop> {
    let mut desk =
        Desk { r, scene, staff: r.scan::<Staff>(..)?.collect::<Result<_, _>>()?, rows: Vec::new() };
    desk.staff.retain(|staff| staff.state == StaffState::Active);
    desk.runs()?;
    desk.rules()?;
    desk.proposals()?;
    desk.budgets()?;
    desk.grants()?;
    desk.recoveries()?;
    desk.reversals()?;
    desk.reopenings()?;
    desk.accounts()?;
    desk.deaths()?;
    desk.left()?;
    let mut rows = desk.rows;
    rows.sort_by_key(|row| (!row.mine, row.on));
    Ok(rows)
}

/// What is asked, by whom, and what is found.
struct Desk<'a, R> {
    r: &'a R,
    scene: Scene<'a>,
    staff: Vec<Staff>,
    rows: Vec<WaitRow>,
}

/// Somebody who does it, and the action it needs.
struct Needs {
    action: Action,
    /// Of the roles that the action allows, only this one.
    only: Option<Role>,
    /// Who is kept from it, since the two must be different people.
    first: Option<StaffId>,
}

impl<R: Reading> Desk<'_, R> {
    /// A row with who may see to it; `kept` says who else is kept from it.
    fn row(
        &self,
        what: Waits,
        (by, on): (StaffId, Option<Date>),
        needs: &Needs,
        kept: impl Fn(StaffId) -> Result<bool, Stop>,
    ) -> Result<WaitRow, Stop> {
        let me = self.scene.staff.id;
        let (mut who, mut mine) = (Vec::new(), false);
        for staff in &self.staff {
            if allows(&staff.roles, needs.action).is_err() || needs.first == Some(staff.id) {
                continue;
            }
            let mut able = needs.action.roles().iter().copied().filter(|role| staff.roles.has(*role));
            let role = able.find(|role| needs.only.is_none_or(|only| only == *role));
            let Some(role) = role else { continue };
            if kept(staff.id)? {
                continue;
            }
            mine |= staff.id == me;
            who.push(MayDo { role, name: staff.name.clone() });
        }
        Ok(WaitRow {
            what,
            person: None,
            programmes: Vec::new(),
            month: None,
            amount: None,
            by: staff_name(self.r, by)?,
            on,
            mine,
            own: by == me,
            who,
        })
    }

    /// A row of what takes another one than `first`.
    fn second(&self, what: Waits, (first, on): (StaffId, Date), action: Action) -> Result<WaitRow, Stop> {
        let needs = Needs { action, only: None, first: Some(first) };
        self.row(what, (first, Some(on)), &needs, |_| Ok(false))
    }

    /// The same, where the other one must be the head.
    fn by_head(&self, what: Waits, (first, on): (StaffId, Date)) -> Result<WaitRow, Stop> {
        let needs = Needs { action: Action::ApproveRuns, only: Some(Role::Head), first: Some(first) };
        self.row(what, (first, Some(on)), &needs, |_| Ok(false))
    }

    fn named(&self, id: PersonId) -> Result<(PersonId, String), Stop> {
        let person = person(self.r, stands_for(self.r, id)?)?;
        Ok((person.id, person.facts.name))
    }

    fn runs(&mut self) -> Result<(), Stop> {
        let all: Vec<Run> = self.r.scan::<Run>(..)?.collect::<Result<_, _>>()?;
        let touched = runs::Touched::since(self.r, self.scene, all.iter())?;
        for run in all {
            let counts = runs::counts(self.r, &run)?;
            if counts.claims > 0 {
                self.lines_of(&run)?;
            }
            if let Some(step) = next(run.state) {
                let astray = match &touched {
                    Some(touched) => touched.astray(self.r, self.scene, &run)?,
                    None => Vec::new(),
                };
                match (back(run.state), astray.first()) {
                    (Some(step), Some(first)) => self.astray(&run, step, (first, astray.len()))?,
                    _ => self.run(&run, step)?,
                }
            }
            self.failures(&run, counts.undecided)?;
        }
        Ok(())
    }

    fn run(&mut self, run: &Run, step: RunStep) -> Result<(), Stop> {
        let last = last_act(run);
        let head = step == RunStep::Approve
            && runs::needs_head(self.r, run, self.scene.asking.moment.today)?.is_some();
        let needs =
            Needs { action: Action::of_run_step(step), only: head.then_some(Role::Head), first: None };
        let row = self.row(Waits::Run { run: run.id, step }, last, &needs, |staff| {
            runs::has_other_duty(self.r, run, staff, step.duty())
        })?;
        self.rows.push(WaitRow { amount: Some(run.total), ..of_run(row, run) });
        Ok(())
    }

    /// What was frozen does not hold any more: in place of the step that comes next, the one that leads back.
    fn astray(&mut self, run: &Run, step: RunStep, (first, lines): (&RunChange, usize)) -> Result<(), Stop> {
        let Some(what) = first.astray else { return Ok(()) };
        let needs = Needs { action: Action::of_run_step(step), only: None, first: None };
        let what = Waits::Astray { run: run.id, step, lines, what, on: first.died };
        let row = self.row(what, last_act(run), &needs, |staff| {
            runs::has_other_duty(self.r, run, staff, step.duty())
        })?;
        let person = Some((first.person, first.name.clone()));
        self.rows.push(WaitRow { person, amount: Some(run.total), ..of_run(row, run) });
        Ok(())
    }

    /// Lines that were not paid, and nobody said what becomes of them: also of a run that was closed before they came back to it. They are
    /// issued again by those who draft; before it is reconciled they can only be left.
    fn failures(&mut self, run: &Run, lines: u32) -> Result<(), Stop> {
        if lines == 0 {
            return Ok(());
        }
        let step = if run.state == RunState::Returned { RunStep::Reconcile } else { RunStep::Draft };
        let needs = Needs { action: Action::of_run_step(step), only: None, first: None };
        let what = Waits::Failed { run: run.id, lines };
        let row = self.row(what, last_act(run), &needs, |staff| {
            runs::has_other_duty(self.r, run, staff, step.duty())
        })?;
        self.rows.push(of_run(row, run));
        Ok(())
    }

    /// Lines of which somebody says what became of them after all.
    fn lines_of(&mut self, run: &Run) -> Result<(), Stop> {
        for line in runs::all_lines(self.r, run.id)? {
            let Some(claim) = &line.claim else { continue };
            let needs = Needs { action: Action::ApproveRuns, only: None, first: Some(claim.by) };
            let what = Waits::Claim { run: run.id, seq: line.seq };
            let row = self.row(what, (claim.by, Some(claim.on)), &needs, |staff| {
                runs::has_other_duty(self.r, run, staff, RunStep::Agree.duty())
            })?;
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
            let row = self.second(what, (ask.by, ask.on), Action::ApproveReversals)?;
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
            let by = (change.by, change.on);
            let row = self.second(Waits::Account { change: change.id }, by, Action::ApproveAccounts)?;
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

/// The step that leads on from a state.
fn next(state: RunState) -> Option<RunStep> {
    Some(match state {
        RunState::Draft => RunStep::Freeze,
        RunState::Frozen => RunStep::Review,
        RunState::Reviewed => RunStep::Approve,
        RunState::Approved => RunStep::Export,
        RunState::Exported => RunStep::TakeReturn,
        RunState::Returned => RunStep::Reconcile,
        RunState::Reconciled => RunStep::Close,
        RunState::Closed | RunState::Abandoned => return None,
    })
}
