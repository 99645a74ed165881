//! Everything that waits for somebody's word, of the ledger, of petitions and duty, and of the accounts: whoever asks sees what waits for them, and of the rest for whom it waits.
//! Who may see to it is the answer that the door gives too.

mod back;
mod lists;
mod passwords;
mod petitions;
mod refused;
mod runs;
mod supervision;
mod timing;
mod unpaid;

use std::collections::HashSet;

use crate::bureau::accounts;
use crate::bureau::answer::{AccountImport, MayDo, WaitRow, Waits};
use crate::bureau::gate::{Action, can};
use crate::bureau::journal::{person, staff_name};
use crate::bureau::ledger;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::runs::{Outlook, Pending, Word, is_open, staff};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Recovery, RunRule};
use crate::domain::ledger::{
    Budget, BudgetState, Course, Entry, GrantRequest, Period, ProposalId, ProposalState, RateProposal,
    SettingProposal,
};
use crate::domain::person::AccountChange;
use crate::domain::petition::SOON;
use crate::domain::staff::{Role, Staff};
use crate::domain::{Date, Fen, PersonId, StaffId};
use crate::store::{IndexTable, Keys, Reading};

/// Most rows of one kind; more than anybody lets wait.
const MOST: usize = 1000;

/// Everything that waits: first what waits for the one who asks; of that what can be given for a few days more only, then what waits
/// longest.
pub fn waiting(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<WaitRow>, Stop> {
    let mut desk = Desk { r, scene, staff: staff(r)?, outlook: None, rows: Vec::new() };
    if can(scene.staff, Action::ReadLedger).is_ok() {
        desk.ledger()?;
    }
    if can(scene.staff, Action::ReadPetitions).is_ok() {
        desk.extensions_back()?;
        desk.extensions()?;
        desk.swaps()?;
        desk.handover()?;
    }
    desk.passwords()?;
    desk.timing()?;
    let mut rows = desk.rows;
    rows.sort_by_key(|row| (!row.mine, presses(&row.what), row.on));
    Ok(rows)
}

/// What nobody can give any more in a few days stands before everything else, the first to end first.
fn presses(what: &Waits) -> i64 {
    match what {
        Waits::Extension { left, .. } if *left <= SOON => *left,
        _ => i64::MAX,
    }
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
    /// What waits of the ledger.
    fn ledger(&mut self) -> Result<(), Stop> {
        self.runs()?;
        self.rules()?;
        self.proposals()?;
        self.budgets()?;
        self.grants()?;
        self.lists()?;
        self.recoveries()?;
        self.reversals()?;
        self.postings()?;
        self.reopenings()?;
        self.accounts()?;
        self.deaths()?;
        self.left()?;
        self.supervision()?;
        self.back()
    }

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
            account: None,
            programmes: Vec::new(),
            month: None,
            amount: None,
            reason: String::new(),
            by: staff_name(self.r, by)?,
            on,
            mine: seen.contains(&me),
            own: by == me,
            who,
            leaves: None,
        })
    }

    /// Those of the staff who may do something, but for who did the first half of it.
    fn others(&self, action: Action, first: StaffId) -> Vec<(StaffId, Role)> {
        let all: Vec<&Staff> = self.staff.iter().filter(|staff| staff.id != first).collect();
        able(&all, action)
    }

    /// All of the staff who may do something.
    fn everybody(&self, action: Action) -> Vec<(StaffId, Role)> {
        able(&self.staff.iter().collect::<Vec<_>>(), action)
    }

    /// A row of what takes a second word that bears on runs, of some who may say it: those who leave somebody for each duty of the runs;
    /// where none of them does, with the duty that nobody is left for.
    fn agrees(
        &mut self,
        what: Waits,
        (word, first, on): (Word<'_>, StaffId, Date),
        mut who: Vec<(StaffId, Role)>,
    ) -> Result<WaitRow, Stop> {
        let r = self.r;
        let next = self.outlook()?.after(word)?;
        let mut good = Vec::new();
        for (id, role) in &who {
            if next.spoiled_by(r, *id)?.is_none() {
                good.push((*id, *role));
            }
        }
        let mut leaves = None;
        if !good.is_empty() {
            who = good;
        } else if let Some((id, _)) = who.first() {
            leaves = next.ahead(r, *id)?;
        }
        Ok(WaitRow { leaves, ..self.of(what, (first, Some(on)), &who)? })
    }

    /// The same of what is agreed to about somebody.
    fn agrees_about(
        &mut self,
        what: Waits,
        (person, programme): (PersonId, Option<&str>),
        (first, on, agree): (StaffId, Date, Action),
    ) -> Result<WaitRow, Stop> {
        let who = self.others(agree, first);
        self.agrees(what, (Word::About { person, programme, first, agree, asks: None }, first, on), who)
    }

    /// A row of what takes another one than `first`.
    fn second(&self, what: Waits, (first, on): (StaffId, Date), action: Action) -> Result<WaitRow, Stop> {
        self.of(what, (first, Some(on)), &self.others(action, first))
    }

    /// The heads but for who did the first half of it.
    fn heads(&self, first: StaffId) -> Vec<(StaffId, Role)> {
        let heads = self.staff.iter().filter(|staff| staff.roles.has(Role::Head) && staff.id != first);
        heads.map(|staff| (staff.id, Role::Head)).collect()
    }

    fn named(&self, id: PersonId) -> Result<(PersonId, String), Stop> {
        let person = person(self.r, stands_for(self.r, id)?)?;
        Ok((person.id, person.facts.name))
    }

    /// What is asked of those who are paid next: read when it is needed first.
    fn outlook(&mut self) -> Result<&mut Outlook<'a, R>, Stop> {
        if self.outlook.is_none() {
            self.outlook = Some(Outlook::read(self.r, self.scene)?);
        }
        self.outlook.as_mut().ok_or_else(|| Stop::from(Refusal::NotFound(What::Run)))
    }

    fn rules(&mut self) -> Result<(), Stop> {
        for rule in self.r.scan::<RunRule>(..)? {
            let rule = rule?;
            if rule.approved.is_none() && rule.dropped.is_none() {
                let what = Waits::Rule { rule: rule.id, said: rule.said.clone() };
                let word = Word::Decides(Pending::Rule(&rule));
                let row = self.agrees(what, (word, rule.by, rule.on), self.heads(rule.by))?;
                self.rows.push(row);
            }
        }
        Ok(())
    }

    fn proposals(&mut self) -> Result<(), Stop> {
        for proposal in self.r.scan::<RateProposal>(..)?.rev() {
            let proposal = proposal?;
            let mut programmes: Vec<String> = proposal.rows.iter().map(|row| row.programme.clone()).collect();
            programmes.dedup();
            let what =
                Waits::Proposal { proposal: ProposalId::Rates(proposal.id), rows: proposal.rows.len() };
            self.proposal(what, (Pending::Rates(&proposal), &proposal.course), programmes)?;
        }
        for proposal in self.r.scan::<SettingProposal>(..)?.rev() {
            let proposal = proposal?;
            let (id, rows) = (ProposalId::Settings(proposal.id), proposal.rows.len());
            let what = Waits::Proposal { proposal: id, rows };
            self.proposal(what, (Pending::Settings(&proposal), &proposal.course), Vec::new())?;
        }
        Ok(())
    }

    fn proposal(
        &mut self,
        what: Waits,
        (pending, course): (Pending<'_>, &Course),
        programmes: Vec<String>,
    ) -> Result<(), Stop> {
        if course.state == ProposalState::Proposed {
            let who = self.others(Action::ApproveRates, course.by);
            let row = self.agrees(what, (Word::Decides(pending), course.by, course.on), who)?;
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
            let by = (request.by, request.on, Action::ApproveGrants);
            let about = (request.person, Some(request.facts.programme.as_str()));
            let row = self.agrees_about(Waits::Grant { grant: request.id }, about, by)?;
            let person = Some(self.named(request.person)?);
            let (programmes, amount) = (vec![request.facts.programme], Some(request.facts.amount));
            self.rows.push(WaitRow { person, programmes, amount, ..row });
        }
        Ok(())
    }

    fn recoveries(&mut self) -> Result<(), Stop> {
        for recovery in self.r.scan::<Recovery>(..)? {
            let one = recovery?;
            let said = one.approved.is_none() || one.ending.is_some();
            if !said || !is_open(self.r, &one)? {
                continue;
            }
            let (first, on) = one.waits_since();
            let what = Waits::Recovery { recovery: one.id, ends: one.approved.is_some() };
            let row = self.agrees(what, (Word::Recovers(&one), first, on), self.heads(first))?;
            let amount = i64::try_from(Fen::total(one.over.iter().map(|over| over.fen)).0).ok().map(Fen);
            let person = Some(self.named(one.person)?);
            self.rows.push(WaitRow { person, programmes: vec![one.programme], amount, ..row });
        }
        Ok(())
    }

    fn reversals(&mut self) -> Result<(), Stop> {
        for ask in ledger::reversals_waiting(self.r)? {
            let Some(entry) = self.r.get::<Entry>(&Keys::entry(ask.entry))? else { continue };
            let what = Waits::Reversal { entry: ask.entry, corrects: ask.right.is_some() };
            let programme = ask.right.as_ref().map_or(&entry.programme, |right| &right.programme);
            let by = (ask.by, ask.on, Action::ApproveReversals);
            let row = self.agrees_about(what, (entry.person, Some(programme)), by)?;
            let person = Some(self.named(entry.person)?);
            let (month, amount) = (Some(entry.month), Some(entry.amount()));
            self.rows.push(WaitRow { person, programmes: vec![entry.programme], month, amount, ..row });
        }
        Ok(())
    }

    fn postings(&mut self) -> Result<(), Stop> {
        for ask in ledger::postings_waiting(self.r)? {
            let what = Waits::Posting { ask: ask.id, side: ask.kind, repaid: ask.repaid.is_some() };
            let by = (ask.by, ask.on, Action::ApproveReversals);
            let row = self.agrees_about(what, (ask.person, Some(&ask.programme)), by)?;
            let person = Some(self.named(ask.person)?);
            let (month, amount) = (Some(ask.month), Some(ask.amount));
            self.rows.push(WaitRow { person, programmes: vec![ask.programme], month, amount, ..row });
        }
        Ok(())
    }

    fn reopenings(&mut self) -> Result<(), Stop> {
        for period in self.r.scan::<Period>(..)? {
            let period = period?;
            let (month, Some(ask)) = (period.month, period.waits()) else { continue };
            let row = self.second(Waits::Reopening { month }, (ask.by, ask.on), Action::Reopen)?;
            self.rows.push(WaitRow { month: Some(month), ..row });
        }
        Ok(())
    }

    fn accounts(&mut self) -> Result<(), Stop> {
        for key in self.r.owners(IndexTable::AccountWaiting, &[])?.take(MOST) {
            let Some(change) = self.r.get::<AccountChange>(&key?)? else { continue };
            let by = (change.by, change.on, Action::ApproveAccounts);
            let row = self.agrees_about(Waits::Account { change: change.id }, (change.person, None), by)?;
            let person = Some(self.named(change.person)?);
            self.rows.push(WaitRow { person, ..row });
        }
        for (one, by) in accounts::imports(self.r, self.scene)? {
            let AccountImport { import, file, waiting, another, on, .. } = one;
            let what = Waits::AccountImport { import, file, waiting, another };
            let row = self.second(what, (by, on), Action::ApproveAccounts)?;
            self.rows.push(row);
        }
        Ok(())
    }
}

/// Some of the staff, each with the role that lets them.
fn able(staff: &[&Staff], action: Action) -> Vec<(StaffId, Role)> {
    let role = |staff: &Staff| action.roles().iter().copied().find(|role| staff.roles.has(*role));
    staff.iter().filter_map(|staff| Some((staff.id, role(staff)?))).collect()
}
