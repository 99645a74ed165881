//! A run as stored; its lines are [`super::RunLine`]s.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Act, ChangedBy, Counts, Duty, PaysBy, RunFault, RunState, RunStep, next};
use crate::domain::ledger::Reserve;
use crate::domain::{Date, EntryId, Fen, Month, PersonId, RunId, StaffId};

/// A payment run.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Run {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: RunId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// Programme ids, sorted.
    #[n(2)]
    pub programmes: Vec<String>,
    /// Obligations up to this month are paid.
    #[n(3)]
    pub month: Month,
    /// Where it stands.
    #[n(4)]
    pub state: RunState,
    /// Who did what.
    #[n(5)]
    pub acts: Vec<Act>,
    /// The run it was compared with.
    #[n(6)]
    pub previous: Option<RunId>,
    /// The run whose failed lines it issues again.
    #[n(7)]
    pub reissues: Option<RunId>,
    /// Number of the minutes of the meeting that approved it (三重一大); empty without.
    #[n(8)]
    pub minute: String,
    /// Digest of the frozen lines.
    #[n(9)]
    pub digest: Option<minicbor::bytes::ByteArray<32>>,
    /// Lines that pay.
    #[n(10)]
    pub lines: u32,
    /// What they come to.
    #[n(11)]
    pub total: Fen,
    /// Lines that pay nothing: in the last run and not due any more, or without an account.
    #[n(12)]
    pub stopped: u32,
    /// Lines without a reason.
    #[n(13)]
    pub unexplained: u32,
    /// People and programmes with months paid too much; nothing of it is taken off without a decision.
    #[n(14)]
    pub overpaid: u32,
    /// What that comes to.
    #[n(15)]
    pub overpaid_sum: Fen,
    /// Rates and facts known at the end of this day were used.
    #[n(16)]
    pub known: Date,
    /// From this place in the journal on it was read through for changes; those of a line count from [`super::RunLine::since`] on.
    #[n(17)]
    pub since: u64,
    /// Place in the journal of the freezing.
    #[n(18)]
    pub frozen: Option<u64>,
    /// Who changed something of what it pays.
    #[n(19)]
    pub editors: Vec<StaffId>,
    /// The bank's file.
    #[n(20)]
    pub file: Option<RunFile>,
    /// Lines that were paid.
    #[n(21)]
    pub paid: u32,
    /// What they come to.
    #[n(22)]
    pub paid_sum: Fen,
    /// Lines with another outcome.
    #[n(23)]
    pub failed: u32,
    /// The last entry of the ledger when the approval had booked what is due; `None` before.
    #[n(24)]
    pub booked_upto: Option<EntryId>,
    /// The bank's answers, in the order they were taken in.
    #[cbor(n(25), default, skip_if = "Vec::is_empty")]
    pub answers: Vec<RunAnswer>,
    /// What the bank says it paid in all, as whoever reconciled was told.
    #[n(26)]
    pub bank_total: Option<Fen>,
    /// Lines of which the bank says now something else than is on record.
    #[cbor(n(28), default)]
    pub differing: u32,
    /// Who agreed, as the second of two, to a change of what money depends on for somebody in it.
    #[cbor(n(29), default, skip_if = "Vec::is_empty")]
    pub agreed: Vec<StaffId>,
    /// Digest of the bureau's own rates and of the settings of the place that it was worked out by.
    #[n(30)]
    pub rates: Option<minicbor::bytes::ByteArray<32>>,
    /// What it issues again.
    #[cbor(n(31), default, skip_if = "Vec::is_empty")]
    pub again: Vec<Again>,
    /// Who is left to a coming run.
    #[cbor(n(32), default, skip_if = "Vec::is_empty")]
    pub deferred: Vec<Deferred>,
    /// What those did who changed something of what it pays, or agreed to it, as far as it is named.
    #[cbor(n(33), default, skip_if = "Vec::is_empty")]
    pub changed: Vec<ChangedBy>,
    /// The decisions that it pays by, once frozen; `None` where they were not kept.
    #[n(34)]
    pub pays_by: Option<Vec<PaysBy>>,
    /// What its lines come to of what is asked for often; `None` in a row of before they were counted, of which the lines say it.
    #[n(36)]
    pub counts: Option<Counts>,
    /// What it would keep of the budgets of the year it was drafted in, as they were then. Where one was approved since, the lines say it.
    #[cbor(n(37), default, skip_if = "Vec::is_empty")]
    pub asks: Vec<Reserve>,
    /// Place in the journal where it was worked out last or frozen: who changed something of it up to there is put down with it. `None` in
    /// a row of before it was kept, of which the journal says it.
    #[n(38)]
    pub looked_at: Option<u64>,
    /// Its lines that were left to a coming run say whether they are settled since. Not so in a row of before that was followed: its lines
    /// are read for it.
    #[cbor(n(39), default)]
    pub left_followed: bool,
    /// How the bank's file was made; `None` in a row of before that was kept, and before it went.
    #[n(40)]
    pub made: Option<FileMade>,
}

/// An answer of the bank that was taken in.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct RunAnswer {
    /// The file.
    #[n(0)]
    pub file: RunFile,
    /// When it was taken in.
    #[n(1)]
    pub on: Date,
    /// By whom.
    #[n(2)]
    pub by: StaffId,
    /// Lines that it says were paid, whether known before or not.
    #[n(3)]
    pub paid: u32,
    /// What they come to.
    #[n(4)]
    pub paid_sum: Fen,
    /// Lines that it says were not.
    #[n(5)]
    pub failed: u32,
    /// Of all: those that contradict what was on record.
    #[n(6)]
    pub differing: u32,
}

/// A line that failed and is issued again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Again {
    /// Its place in the run that is issued again.
    #[n(0)]
    pub seq: u32,
    /// Who is entitled.
    #[n(1)]
    pub person: PersonId,
    /// Programme id.
    #[n(2)]
    pub programme: String,
    /// The months it held.
    #[n(3)]
    pub months: Vec<Month>,
}

/// Somebody whose money is left to a coming run.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Deferred {
    /// Who.
    #[n(0)]
    pub person: PersonId,
    /// Programme id.
    #[n(1)]
    pub programme: String,
    /// Why.
    #[n(2)]
    pub reason: String,
    /// By whom: they have a part in working the run out as long as this stands. `None` of runs of earlier versions.
    #[n(3)]
    pub by: Option<StaffId>,
}

/// A file that went to the bank.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct RunFile {
    /// Its name.
    #[n(0)]
    pub name: String,
    /// SHA-256 of its bytes.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub digest: [u8; 32],
}

/// How a file was made that went to the bank: made so again, it has the same bytes.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct FileMade {
    /// Id of the bank's template.
    #[n(0)]
    pub template: String,
    /// What stands in the place of characters that the bank has not, by character.
    #[n(1)]
    #[serde(default)]
    pub substitutes: Vec<(char, String)>,
}

impl Run {
    /// Whether its lines are fixed, or have been.
    pub fn is_fixed(&self) -> bool {
        !matches!(self.state, RunState::Draft | RunState::Abandoned)
    }

    /// Whether nothing of it waits for somebody: no failure is undecided, no answer of the bank contradicts what is on record, and no
    /// claim waits for another. Of a run that nobody counted it is not known.
    pub fn is_settled(&self) -> bool {
        self.differing == 0 && self.counts.is_some_and(|counts| counts.undecided == 0 && counts.claims == 0)
    }

    /// Whether lines of it may have been left to a coming run before anybody followed what becomes of them.
    pub fn may_have_left(&self) -> bool {
        !self.left_followed && self.failed > 0
    }

    /// Counts what became of a line; what was never counted stays so.
    pub fn count(&mut self, change: impl FnOnce(&mut Counts)) {
        if let Some(counts) = &mut self.counts {
            change(counts);
        }
    }

    /// What was paid is not any more what was compared with the bank: that is done anew.
    pub fn compare_anew(&mut self) {
        if matches!(self.state, RunState::Reconciled | RunState::Closed) {
            (self.state, self.bank_total) = (RunState::Returned, None);
        }
    }

    /// The act by which somebody else sent it back, while it is a draft that was not worked out anew since.
    pub fn sent_back(&self) -> Option<&Act> {
        use RunStep::{Decline, Draft, Recall, Return, Thaw};
        let turns = |act: &&Act| matches!(act.step, Draft | Thaw | Return | Decline | Recall);
        let last = self.acts.iter().rfind(turns).filter(|_| self.state == RunState::Draft)?;
        matches!(last.step, Return | Decline | Recall).then_some(last)
    }

    /// Lines without an outcome.
    pub fn open(&self) -> u32 {
        self.lines.saturating_sub(self.paid).saturating_sub(self.failed)
    }

    /// Whether it went through an approval that stands.
    pub fn is_approved(&self) -> bool {
        self.is_fixed() && !matches!(self.state, RunState::Frozen | RunState::Reviewed)
    }

    /// The day on which it went to the bank, or was approved while it is not there: its payments are of that year's budget.
    pub fn released_on(&self) -> Option<Date> {
        let last = |step: RunStep| self.acts.iter().rev().find(|act| !act.void && act.step == step);
        last(RunStep::Export).or_else(|| last(RunStep::Approve)).map(|act| act.on)
    }

    /// The year whose funds its payments come out of, whenever the bank makes them: that of its release, in which they are kept for it.
    /// What fails once that year is over is left of that year; issued again, it is paid out of the year of the new run.
    pub fn fund_year(&self) -> Option<u16> {
        self.released_on().map(|day| u16::try_from(day.year()).unwrap_or_default())
    }

    /// Whether it keeps something of the funds: its payments are approved, and the bank may still make them.
    pub fn keeps_funds(&self) -> bool {
        matches!(self.state, RunState::Approved | RunState::Exported | RunState::Returned)
    }

    /// Where a step leads. A run that pays no money has nothing to do with the bank: it goes from its approval to reconciling.
    ///
    /// # Errors
    /// When the step does not follow on where it stands.
    pub fn next(&self, step: RunStep) -> Result<RunState, RunFault> {
        match (self.state, step) {
            (RunState::Approved, RunStep::Reconcile) if self.total == Fen::ZERO => Ok(RunState::Reconciled),
            (RunState::Approved, RunStep::Export) if self.total == Fen::ZERO => Err(RunFault::NoMoney),
            // One says that nothing was paid, another decides, while something is open.
            (state, RunStep::NoteUnpaid) if self.open() == 0 || self.unpaid().is_some() => {
                Err(RunFault::NotFrom { state, step })
            }
            (state, RunStep::AgreeUnpaid | RunStep::RefuseUnpaid) if self.unpaid().is_none() => {
                Err(RunFault::NotFrom { state, step })
            }
            (state, step) => next(state, step),
        }
    }

    /// The steps that lead out of where it stands, and what is said of the bank's file as a whole.
    pub fn exits(&self) -> Vec<RunStep> {
        use RunStep::{AgreeUnpaid, NoteUnpaid, RefuseUnpaid};
        let whole = |step: RunStep| matches!(step, NoteUnpaid | AgreeUnpaid | RefuseUnpaid);
        let leaves = |step: &RunStep| self.next(*step).is_ok_and(|to| to != self.state || whole(*step));
        RunStep::ALL.iter().copied().filter(leaves).collect()
    }

    /// That the bank threw its file back as a whole, as somebody noted by the bank's document, while nobody else has decided. An answer of
    /// the bank since makes it void.
    pub fn unpaid(&self) -> Option<&Act> {
        use RunStep::{AgreeUnpaid, NoteUnpaid, RefuseUnpaid, TakeReturn};
        let says = |act: &&Act| matches!(act.step, NoteUnpaid | AgreeUnpaid | RefuseUnpaid | TakeReturn);
        self.acts.iter().rfind(says).filter(|act| act.step == NoteUnpaid)
    }

    /// The steps that are still to come, each duty once: the next one first. What pays no money does not go to the bank.
    pub fn to_come(&self) -> Vec<RunStep> {
        let mut found: Vec<RunStep> = Vec::new();
        let mut state = self.state;
        while let Some(step) = state.leads_on() {
            let Ok(to) = next(state, step) else { break };
            let bank = step.duty() == Duty::Export && self.total == Fen::ZERO;
            if !bank && found.iter().all(|known| known.duty() != step.duty()) {
                found.push(step);
            }
            state = to;
        }
        found
    }

    /// The duty that somebody has in it already, other than `duty`.
    pub fn other_duty(&self, staff: StaffId, duty: Duty) -> Option<Duty> {
        let mut held = self.acts.iter().filter(|act| !act.void && act.by == staff).map(|act| act.step.duty());
        held.find(|held| *held != duty)
    }

    /// Signatures from a step on do not hold any more.
    pub fn void(&mut self, steps: &[RunStep]) {
        for act in self.acts.iter_mut().filter(|act| steps.contains(&act.step)) {
            act.void = true;
        }
    }

    /// Refuses a step on a day before the last one: what was signed later would have rested on it. What was signed by a clock that ran ahead
    /// is taken back at any time, where nothing is booked for it.
    ///
    /// # Errors
    /// The last step and its day.
    pub fn in_turn(&self, step: RunStep, on: Date) -> Result<(), RunFault> {
        use RunStep::{Abandon, Decline, Return, Thaw};
        match self.acts.iter().max_by_key(|act| act.on) {
            Some(last) if on < last.on && !matches!(step, Thaw | Return | Decline | Abandon) => {
                Err(RunFault::BeforeStep { step: last.step, on: last.on })
            }
            _ => Ok(()),
        }
    }

    /// One more step.
    pub fn sign(&mut self, step: RunStep, by: StaffId, on: Date, reason: &str) {
        self.acts.push(Act { step, by, on, reason: reason.to_owned(), void: false });
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Run({} v{} {})", self.id, self.version, self.state.name())
    }
}

crate::text::opaque!(RunFile, FileMade, RunAnswer, Deferred);
