//! 应急救助: each is asked for by one and decided by another, then paid.

use super::builder::Builder;
use crate::bureau::{Command, Outcome, Refusal};
use crate::domain::ledger::{GrantBasis, GrantFacts, HardshipBasis, Opinion, OpinionLevel};
use crate::domain::{Date, GrantId};
use crate::sample::money::Line;

/// Kinds of hardship, ids of `grants.toml`.
const KINDS: [&str; 3] = ["illness", "family", "emergency"];
const EVIDENCE: &str = "申请表、诊断证明、费用票据";
const HEARD: &str = "已入户核实，情况属实";
/// Days between what happened, the application and the day it is entered.
const HAPPENED: i64 = 60;
const APPLIED: i64 = 12;

impl Builder<'_> {
    /// A request, heard by the village and the town and approved: what is due is booked.
    pub(super) fn request(&mut self, on: Date, line: &Line) -> Result<(), Refusal> {
        let Some((grant, seen)) = self.ask(on, line)? else { return Ok(()) };
        let decide = Command::DecideGrant { grant, seen, declined: None, despite: Some(HEARD.to_owned()) };
        self.scribe.does(self.hands.head.clone(), on, decide).map(drop)
    }

    /// Enters a request, with what the village and the town say to it.
    pub(super) fn ask(&mut self, on: Date, line: &Line) -> Result<Option<(GrantId, u32)>, Refusal> {
        let kind = KINDS.get(line.person as usize % KINDS.len()).copied().unwrap_or_default();
        let basis = HardshipBasis {
            kind: kind.to_owned(),
            since: on.plus_days(-HAPPENED),
            applied: on.plus_days(-APPLIED),
            ordinary: true,
        };
        let facts = Box::new(GrantFacts {
            programme: self.terms.programme(line.item).to_owned(),
            month: line.month,
            amount: line.amount,
            basis: GrantBasis::Hardship(basis),
            evidence: EVIDENCE.to_owned(),
        });
        let person = self.id(line.person);
        // Whoever asks has no part in the run that pays it.
        let keeper = self.hands.keeper.clone();
        let propose = Command::ProposeGrant { person, facts, despite: Some(HEARD.to_owned()) };
        let mut outcome = self.scribe.does(keeper.clone(), on, propose)?.outcome;
        for level in [OpinionLevel::Village, OpinionLevel::Town] {
            let Outcome::Grant(grant, seen) = outcome else { return Ok(None) };
            let opinion = Opinion { level, on, agrees: true, words: String::new() };
            let note = Command::NoteGrantOpinion { grant, seen, opinion };
            outcome = self.scribe.does(keeper.clone(), on, note)?.outcome;
        }
        Ok(match outcome {
            Outcome::Grant(grant, seen) => Some((grant, seen)),
            _ => None,
        })
    }
}
