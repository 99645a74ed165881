//! Months are posted, mistakes put right, deaths written down, books closed.

use super::builder::{Builder, Job};
use crate::bureau::command::{NewDeath, Posting};
use crate::bureau::{Command, Outcome, Refusal};
use crate::domain::ledger::EntryKind;
use crate::domain::person::DeathCause;
use crate::domain::{Date, EntryId, Fen};
use crate::sample::money::{Act, Event, Key, Line};

impl Builder<'_> {
    pub(super) fn ledger(&mut self, on: Date, from: usize, to: usize) -> Result<(), Refusal> {
        let plan = self.plan;
        let mut batch: Vec<Line> = Vec::new();
        for event in plan.events.get(from..to).unwrap_or_default() {
            if let Act::Batch(line) = &event.act {
                if batch.last().is_some_and(|l| l.item != line.item) {
                    self.post(on, &mut batch)?;
                }
                batch.push(*line);
                continue;
            }
            self.post(on, &mut batch)?;
            match &event.act {
                Act::Batch(_) => {}
                Act::Request(line) => self.request(on, line)?,
                Act::Death(n, died) => self.death(on, *n, *died)?,
                Act::Reverse(key, _, reason) => self.reverse(on, key, reason)?,
                Act::Again(line, why) => {
                    let posting = self.posting(line);
                    self.by_hand(on, posting, why)?;
                }
                Act::Close(month) => {
                    self.scribe.does(
                        self.hands.checker.clone(),
                        on,
                        Command::CloseMonth { month: *month, despite: None },
                    )?;
                }
            }
        }
        self.post(on, &mut batch)
    }

    /// Posts the lines of one programme's month and notes the entries that will be taken back.
    pub(super) fn post(&mut self, on: Date, batch: &mut Vec<Line>) -> Result<(), Refusal> {
        if batch.is_empty() {
            return Ok(());
        }
        let postings = batch.iter().map(|line| self.posting(line)).collect();
        let many = Command::PostMany { postings };
        let receipt = match self.scribe.does(self.hands.keeper.clone(), on, many) {
            // The books are in use: line by line, and what the records do not say by two.
            Err(Refusal::Row { why, .. }) if matches!(*why, Refusal::Doubtful(_)) => {
                for line in std::mem::take(batch) {
                    let posting = self.posting(&line);
                    self.by_hand(on, posting, "按花名册补记")?;
                }
                return Ok(());
            }
            done => done?,
        };
        if let Outcome::Entries(first, _) = receipt.outcome {
            for (line, n) in batch.iter().zip(first.0..) {
                if let Some(kept) = self.watched.get_mut(&line.key()) {
                    *kept = Some(EntryId(n));
                }
            }
        }
        batch.clear();
        Ok(())
    }

    pub(super) fn posting(&self, line: &Line) -> Posting {
        Posting {
            person: self.id(line.person),
            programme: self.terms.programme(line.item).to_owned(),
            month: line.month,
            kind: line.kind,
            amount: line.amount,
            booked: None,
            memo: line.memo.to_owned(),
        }
    }

    /// An entry by hand: what the records do not say, another one agrees to.
    fn by_hand(&mut self, on: Date, posting: Posting, why: &str) -> Result<(), Refusal> {
        let keeper = self.hands.keeper.clone();
        match self.scribe.does(keeper.clone(), on, Command::Post { posting: posting.clone() }) {
            Err(Refusal::Doubtful(_)) => {}
            // What was paid after a death counts against what goes on: the rest of it.
            Err(Refusal::BeyondSettlement { left, .. }) if left == Fen::ZERO => return Ok(()),
            Err(Refusal::BeyondSettlement { left, .. }) => {
                return self.by_hand(on, Posting { amount: left, ..posting }, why);
            }
            done => return done.map(drop),
        }
        let reason = why.to_owned();
        let asked = self.scribe.does(keeper, on, Command::AskPosting { posting, reason })?;
        if let Outcome::PostingAsked(ask) = asked.outcome {
            self.scribe.does(self.hands.head.clone(), on, Command::AgreePosting { ask })?;
        }
        Ok(())
    }

    pub(super) fn reverse(&mut self, on: Date, key: &Key, reason: &str) -> Result<(), Refusal> {
        let Some(Some(entry)) = self.watched.get(key).copied() else { return Ok(()) };
        let reason = reason.to_owned();
        // Whoever takes an entry back has no part in the runs that pay it again.
        let keeper = self.hands.keeper.clone();
        if key.3 == EntryKind::Due {
            return self.scribe.does(keeper, on, Command::Reverse { entry, reason }).map(drop);
        }
        self.scribe.does(keeper, on, Command::AskReversal { entry, right: None, reason })?;
        self.scribe.does(self.hands.head.clone(), on, Command::AgreeReversal { entry }).map(drop)
    }

    pub(super) fn death(&mut self, on: Date, n: u32, died: Date) -> Result<(), Refusal> {
        let person = self.id(n);
        let seen = self.versions.get(&person).copied().unwrap_or(1);
        let document = format!("死亡证明 {}-{:05}", died.year(), n);
        // The sample's months after a death are those of an illness.
        let death = NewDeath { on: died, document, cause: Some(DeathCause::Illness) };
        let command = Command::RecordDeath { person, seen, death, despite: None };
        let receipt = self.scribe.does(self.hands.keeper.clone(), on, command)?;
        if let Outcome::Person(id, version) = receipt.outcome {
            self.versions.insert(id, version);
        }
        Ok(())
    }
}

/// The ledger's events, a day at a time.
pub(super) fn ledger_days(events: &[Event]) -> Vec<(Date, Job)> {
    let mut days = Vec::new();
    let mut from = 0;
    while let Some(first) = events.get(from) {
        let len = events.get(from..).unwrap_or_default().partition_point(|e| e.on == first.on);
        days.push((first.on, Job::Ledger(from, from + len)));
        from += len;
    }
    days
}
