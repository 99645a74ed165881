//! What somebody else sent back: it waits for whoever asked, with the reason, until it is asked anew or withdrawn.

use std::collections::{HashMap, HashSet};

use super::{Desk, able};
use crate::bureau::answer::{SentBack, WaitRow, Waits};
use crate::bureau::gate::Action;
use crate::bureau::runs::Duties;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Act, Recovery, Run, RunRule, RunStep};
use crate::domain::ledger::{
    Budget, BudgetState, Course, Entry, GrantRequest, GrantState, OwnRate, Period, PlaceRule, PostingAsk,
    ProposalId, ProposalState, RateProposal, ReversalAsk, SettingProposal,
};
use crate::domain::person::{AccountChange, AccountDecision, AccountOutcome};
use crate::domain::{Date, Fen, Reasoned, StaffId};
use crate::store::{Keys, Reading};

/// By whom it was sent back, when, and why.
type By<'a> = (StaffId, Date, &'a str);

impl<R: Reading> Desk<'_, R> {
    /// Everything that was sent back but runs.
    pub(super) fn back(&mut self) -> Result<(), Stop> {
        self.grants_back()?;
        self.accounts_back()?;
        self.rates_back()?;
        self.settings_back()?;
        self.budgets_back()?;
        self.reversals_back()?;
        self.postings_back()?;
        self.reopenings_back()?;
        self.rules_back()?;
        self.recoveries_back()
    }

    /// A row for whoever asked; for everybody of the post where that is nobody any more.
    pub(super) fn back_to(
        &self,
        (what, version): (SentBack, u32),
        (maker, action): (StaffId, Action),
        (by, on, reason): By<'_>,
    ) -> Result<WaitRow, Stop> {
        let all: Vec<_> = self.staff.iter().collect();
        let may = able(&all, action);
        let maker: Vec<_> = may.iter().copied().filter(|(id, _)| *id == maker).collect();
        let who = if maker.is_empty() { may } else { maker };
        let row = self.of(Waits::Back { what, version }, (by, Some(on)), &who)?;
        Ok(WaitRow { reason: reason.to_owned(), own: false, ..row })
    }

    /// A draft that was sent back: it is worked out anew.
    pub(super) fn run_back(&self, run: &Run, act: &Act, duties: &Duties<'_>) -> Result<WaitRow, Stop> {
        let mut who = able(&duties.may(RunStep::Draft), Action::PrepareRuns);
        if who.is_empty() {
            who = self.free(run, duties);
        }
        let what = Waits::Back { what: SentBack::Run(run.id), version: run.version };
        let row = self.of(what, (act.by, Some(act.on)), &who)?;
        Ok(WaitRow { reason: act.reason.clone(), own: false, ..row })
    }

    fn grants_back(&mut self) -> Result<(), Stop> {
        let mut later = HashSet::new();
        for request in self.r.scan::<GrantRequest>(..)?.rev() {
            let request = request?;
            let anew = !later.insert((request.person, request.facts.programme.clone()));
            let Some(decided) = request.decided.filter(|_| !anew && request.state == GrantState::Declined)
            else {
                continue;
            };
            let by = (decided.by, decided.on, decided.reason.as_str());
            let what = (SentBack::Grant(request.id), request.version);
            let row = self.back_to(what, (request.by, Action::ProposeGrants), by)?;
            let person = Some(self.named(request.person)?);
            let (programmes, amount) = (vec![request.facts.programme], Some(request.facts.amount));
            self.rows.push(WaitRow { person, programmes, amount, ..row });
        }
        Ok(())
    }

    fn accounts_back(&mut self) -> Result<(), Stop> {
        let (mut later, mut found) = (HashSet::new(), Vec::new());
        let mut at_once: HashMap<(u64, Option<u64>), u32> = HashMap::new();
        // The changes of one person follow each other: of those only the last can wait.
        for change in self.r.scan::<AccountChange>(..)?.rev() {
            let change = change?;
            let anew = !later.insert(change.person);
            let declined = |decided: &AccountDecision| !anew && decided.outcome == AccountOutcome::Declined;
            if !change.decided.as_ref().is_some_and(declined) {
                continue;
            }
            if let Some((of, decided)) = change.import.zip(change.decided.as_ref()) {
                *at_once.entry((of.seq, decided.place)).or_default() += 1;
            }
            found.push(change);
        }
        for change in found {
            // What of an import went back at once is no line for each.
            let of = change.import.zip(change.decided.as_ref()).map(|(of, decided)| (of.seq, decided.place));
            if of.and_then(|of| at_once.get(&of)).is_some_and(|n| *n > 1) {
                continue;
            }
            let Some(decided) = change.decided else { continue };
            let by = (decided.by, decided.on, decided.reason.as_str());
            let what = (SentBack::Account(change.id), change.version);
            let row = self.back_to(what, (change.by, Action::EditPeople), by)?;
            let person = Some(self.named(change.person)?);
            self.rows.push(WaitRow { person, ..row });
        }
        Ok(())
    }

    fn rates_back(&mut self) -> Result<(), Stop> {
        let mut later: Vec<OwnRate> = Vec::new();
        for proposal in self.r.scan::<RateProposal>(..)?.rev() {
            let RateProposal { id, rows, course } = proposal?;
            let anew = rows.iter().any(|row| later.iter().any(|other| row.is_beside(other)));
            let mut programmes: Vec<String> = rows.iter().map(|row| row.programme.clone()).collect();
            programmes.dedup();
            self.proposal_back(ProposalId::Rates(id), &course, (anew, programmes))?;
            later.extend(rows);
        }
        Ok(())
    }

    fn settings_back(&mut self) -> Result<(), Stop> {
        let mut later: Vec<PlaceRule> = Vec::new();
        for proposal in self.r.scan::<SettingProposal>(..)?.rev() {
            let SettingProposal { id, rows, course } = proposal?;
            let anew = rows.iter().any(|row| later.iter().any(|other| row.key == other.key));
            self.proposal_back(ProposalId::Settings(id), &course, (anew, Vec::new()))?;
            later.extend(rows);
        }
        Ok(())
    }

    fn proposal_back(
        &mut self,
        id: ProposalId,
        course: &Course,
        (anew, programmes): (bool, Vec<String>),
    ) -> Result<(), Stop> {
        let rejected = course.state == ProposalState::Rejected && !anew;
        let Some((by, on)) = course.ended.filter(|_| rejected) else { return Ok(()) };
        let what = (SentBack::Proposal(id), course.version);
        let row = self.back_to(what, (course.by, Action::ProposeRates), (by, on, &course.reason))?;
        self.rows.push(WaitRow { programmes, ..row });
        Ok(())
    }

    /// Budgets of this year and later ones: of a year that is over nobody makes one any more.
    fn budgets_back(&mut self) -> Result<(), Stop> {
        let year = u16::try_from(self.scene.asking.moment.today.year()).unwrap_or_default();
        for budget in self.r.scan::<Budget>(..)? {
            let budget = budget?;
            let next = Keys::budget(budget.year, &budget.programme, budget.version.saturating_add(1));
            let declined = budget.state == BudgetState::Declined && budget.year >= year;
            let Some((by, on)) = budget.decided.filter(|_| declined) else { continue };
            if self.r.has::<Budget>(&next)? {
                continue;
            }
            let what = SentBack::Budget { year: budget.year, version: budget.version };
            let by = (by, on, budget.reason.as_str());
            let row = self.back_to((what, budget.version), (budget.by, Action::ProposeBudgets), by)?;
            let amount = i64::try_from(budget.total()).ok().map(Fen);
            self.rows.push(WaitRow { programmes: vec![budget.programme], amount, ..row });
        }
        Ok(())
    }

    fn reversals_back(&mut self) -> Result<(), Stop> {
        for ask in self.r.scan::<ReversalAsk>(..)? {
            let ask = ask?;
            let Some(Reasoned { by, on, reason }) = &ask.declined else { continue };
            let Some(entry) = self.r.get::<Entry>(&Keys::entry(ask.entry))? else { continue };
            let what = (SentBack::Reversal(ask.entry), 0);
            let row = self.back_to(what, (ask.by, Action::Reverse), (*by, *on, reason))?;
            let person = Some(self.named(entry.person)?);
            let (month, amount) = (Some(entry.month), Some(entry.amount()));
            self.rows.push(WaitRow { person, programmes: vec![entry.programme], month, amount, ..row });
        }
        Ok(())
    }

    fn postings_back(&mut self) -> Result<(), Stop> {
        for ask in self.r.scan::<PostingAsk>(..)? {
            let ask = ask?;
            let Some(Reasoned { by, on, reason }) = &ask.declined else { continue };
            let what = (SentBack::Posting(ask.id), 0);
            let row = self.back_to(what, (ask.by, Action::Post), (*by, *on, reason))?;
            let person = Some(self.named(ask.person)?);
            let (month, amount) = (Some(ask.month), Some(ask.amount));
            self.rows.push(WaitRow { person, programmes: vec![ask.programme], month, amount, ..row });
        }
        Ok(())
    }

    fn reopenings_back(&mut self) -> Result<(), Stop> {
        for period in self.r.scan::<Period>(..)? {
            let Period { month, asked: Some(ask), declined: Some(back), .. } = period? else { continue };
            let by = (back.by, back.on, back.reason.as_str());
            let row = self.back_to((SentBack::Reopening(month), 0), (ask.by, Action::Reopen), by)?;
            self.rows.push(row);
        }
        Ok(())
    }

    fn rules_back(&mut self) -> Result<(), Stop> {
        let mut later: Vec<RunRule> = Vec::new();
        for rule in self.r.scan::<RunRule>(..)?.rev() {
            let rule = rule?;
            let anew = later.iter().any(|other| other.is_about_the_same(&rule));
            if let Some(back) = rule.declined.as_ref().filter(|_| !anew) {
                let by = (back.by, back.on, back.reason.as_str());
                let row = self.back_to((SentBack::Rule(rule.id), 0), (rule.by, Action::PrepareRuns), by)?;
                self.rows.push(row);
            }
            later.push(rule);
        }
        Ok(())
    }

    fn recoveries_back(&mut self) -> Result<(), Stop> {
        let mut later = HashSet::new();
        for recovery in self.r.scan::<Recovery>(..)?.rev() {
            let recovery = recovery?;
            let anew = !later.insert((recovery.person, recovery.programme.clone()));
            let Some(back) = recovery.declined.as_ref().filter(|_| !anew) else { continue };
            let by = (back.by, back.on, back.reason.as_str());
            let what = (SentBack::Recovery(recovery.id), recovery.version);
            let row = self.back_to(what, (recovery.by, Action::PrepareRuns), by)?;
            let person = Some(self.named(recovery.person)?);
            let amount = i64::try_from(recovery.sum()).ok().map(Fen);
            self.rows.push(WaitRow { person, programmes: vec![recovery.programme], amount, ..row });
        }
        Ok(())
    }
}
