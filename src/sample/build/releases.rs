//! Payment runs, step by step, by the ones whose duties they are.

use sha2::{Digest, Sha256};

use super::builder::{Builder, Job};
use crate::bureau::answer::RunPayment;
use crate::bureau::command::{AnswerFile, LineAct, LineResult, RunAct};
use crate::bureau::query::RunLinesAsked;
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, Session};
use crate::domain::ledger::run::{RunFault, RunState};
use crate::domain::{Date, Fen, PersonId, RunId};
use crate::sample::release::releases;
use crate::sample::roster::NAMED;

/// Why the bank did not pay two lines of a run.
const FAILED: [&str; 2] = ["户名不符", "已销户"];
const LEFT: &str = "已通知本人更正账号，随下一批补发";
const CLEARED: &str = "本人持卡到银行核实，账号可用";
const MINUTE: &str = "示例会议纪要〔1〕号";

impl Builder<'_> {
    /// The days of their steps.
    pub(super) fn release_days(&self) -> Vec<(Date, Job)> {
        if self.spec.people == 0 {
            return Vec::new();
        }
        let calendar = self.scribe.calendar();
        let steps = |(release, k): (crate::sample::release::Release, usize)| {
            let steps = release.steps(self.spec, calendar);
            steps.into_iter().zip(0..).map(move |((on, _), step)| (on, Job::Release(k, step)))
        };
        releases(self.spec.today).zip(0..).flat_map(steps).collect()
    }

    /// A step of a run.
    pub(super) fn release(&mut self, on: Date, k: usize, step: usize) -> Result<(), Refusal> {
        let Some(release) = releases(self.spec.today).nth(k) else { return Ok(()) };
        let calendar = self.scribe.calendar();
        let Some((_, state)) = release.steps(self.spec, calendar).get(step).copied() else { return Ok(()) };
        if state == RunState::Draft {
            let programmes = release.programmes.iter().map(|id| (*id).to_owned()).collect();
            let draft = Command::DraftRun { programmes, month: release.month };
            return match self.scribe.does(self.hands.clerk.clone(), on, draft) {
                Ok(receipt) => {
                    self.drafted(k, &receipt.outcome);
                    Ok(())
                }
                // So small a sample has nobody to pay, or nobody whose rate is known by then.
                Err(Refusal::Run(RunFault::Empty | RunFault::AllHeld { .. })) => Ok(()),
                Err(refused) => Err(refused),
            };
        }
        let Some((run, seen)) = self.runs.get(&k).copied() else { return Ok(()) };
        if state == RunState::Returned {
            return self.answer(on, k, run);
        }
        let (who, act) = match state {
            RunState::Frozen => (self.hands.clerk.clone(), RunAct::Freeze),
            RunState::Reviewed => (self.hands.checker.clone(), RunAct::Review),
            RunState::Approved => (self.hands.head.clone(), RunAct::Approve { minute: MINUTE.to_owned() }),
            RunState::Exported => (self.hands.sender.clone(), self.export(on, run)?),
            RunState::Reconciled => (self.hands.reconciler.clone(), self.reconcile(on, run)?),
            RunState::Closed => (self.hands.reconciler.clone(), RunAct::Close),
            RunState::Draft | RunState::Returned | RunState::Abandoned => return Ok(()),
        };
        if state == RunState::Closed {
            self.leave(on, k, run)?;
        }
        let seen = self.runs.get(&k).map_or(seen, |(_, seen)| *seen);
        match self.scribe.does(who.clone(), on, Command::StepRun { run, seen, act: act.clone() }) {
            Ok(receipt) => self.drafted(k, &receipt.outcome),
            // Something came to be known since it was drafted: it is worked out anew, and then fixed.
            Err(Refusal::Run(RunFault::Moved { .. })) => {
                let redraft = Command::StepRun { run, seen, act: RunAct::Redraft };
                let receipt = self.scribe.does(who.clone(), on, redraft)?;
                self.drafted(k, &receipt.outcome);
                let seen = self.runs.get(&k).map_or(seen, |(_, seen)| *seen);
                let receipt = self.scribe.does(who, on, Command::StepRun { run, seen, act })?;
                self.drafted(k, &receipt.outcome);
            }
            // What the end of the year keeps back stays as far as it is.
            Err(Refusal::Run(RunFault::FreezePeriod { .. })) => drop(self.runs.remove(&k)),
            Err(refused) => return Err(refused),
        }
        Ok(())
    }

    fn drafted(&mut self, k: usize, outcome: &Outcome) {
        if let Outcome::Run(run, version) = outcome {
            self.runs.insert(k, (*run, *version));
        }
    }

    /// The file that goes to the bank, as it would be written.
    fn export(&mut self, on: Date, run: RunId) -> Result<RunAct, Refusal> {
        let asking = self.scribe.asking(Some(self.hands.sender.clone()), on);
        let (file, digest) = (self.bank_file)(&asking, run)?;
        Ok(RunAct::Export { file, digest, made: None })
    }

    /// Reconciling with what the bank says it paid in all: what is on record.
    fn reconcile(&mut self, on: Date, run: RunId) -> Result<RunAct, Refusal> {
        let who = self.hands.reconciler.clone();
        let total = match self.scribe.asks(who, on, Query::Run(run))? {
            Answer::Run(view) => view.row.paid_sum,
            _ => Fen::ZERO,
        };
        Ok(RunAct::Reconcile { total })
    }

    /// What the bank says: two lines were not paid.
    fn answer(&mut self, on: Date, k: usize, run: RunId) -> Result<(), Refusal> {
        let sender = self.hands.sender.clone();
        let Answer::RunPayments(sent) = self.scribe.asks(sender.clone(), on, Query::RunPayments(run))? else {
            return Ok(());
        };
        // Not the named ones, who are looked at most, nor who was paid twice; and others each month.
        let named = (0..self.spec.people).take(NAMED.len()).chain(self.plan.overpaid);
        let named: Vec<PersonId> = named.map(|n| self.id(n)).collect();
        let others = sent.payments.iter().filter(|payment| !named.contains(&payment.person));
        let others: Vec<u32> = others.map(|payment| payment.seq).collect();
        let first = others.len() * (3 + k % 3) / 6;
        let failing: Vec<(u32, &str)> = match others.get(first..) {
            Some(some) if others.len() > 3 => some.iter().copied().zip(FAILED).collect(),
            _ => Vec::new(),
        };
        let result = |payment: &RunPayment| LineResult {
            seq: payment.seq,
            failed: failing.iter().find(|(seq, _)| *seq == payment.seq).map(|(_, why)| (*why).to_owned()),
            day: None,
        };
        let results = sent.payments.iter().map(result).collect();
        let name = format!("{run}-回盘.txt");
        let digest = Sha256::digest(&name).into();
        let take = Command::TakeReturn { run, file: AnswerFile { name, digest }, results };
        let receipt = self.scribe.does(sender, on, take)?;
        self.drafted(k, &receipt.outcome);
        Ok(())
    }

    /// What failed is left to the next run.
    fn leave(&mut self, on: Date, k: usize, run: RunId) -> Result<(), Refusal> {
        let who: Session = self.hands.reconciler.clone();
        let asked = RunLinesAsked { failed: true, ..RunLinesAsked::default() };
        let query = Query::RunLines { run, asked, offset: 0, limit: 10 };
        let Answer::RunLines(lines) = self.scribe.asks(who.clone(), on, query)? else { return Ok(()) };
        for row in lines.rows {
            let act = LineAct::Leave { reason: LEFT.to_owned() };
            let leave = Command::ActOnLine { run, seq: row.seq, act };
            self.scribe.does(who.clone(), on, leave)?;
            // Those who were told came with their cards: the bank has cleared the accounts.
            let act = LineAct::Explain { words: CLEARED.to_owned() };
            let clear = Command::ActOnLine { run, seq: row.seq, act };
            let receipt = self.scribe.does(self.hands.clerk.clone(), on, clear)?;
            self.drafted(k, &receipt.outcome);
        }
        Ok(())
    }
}
