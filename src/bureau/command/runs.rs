//! What is said about payment runs.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::run::{FileMade, RecoveryWay, RunStep};
use crate::domain::{Date, Fen, PersonId};

/// A step of a run.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum RunAct {
    /// Works a draft out anew.
    Redraft,
    /// Fixes lines, accounts and amounts.
    Freeze,
    /// Takes that back, while nobody has reviewed it.
    Thaw { reason: String },
    /// Signs as the one who reviewed it.
    Review,
    /// Sends it back, as the one who reviews it.
    Return { reason: String },
    /// Sends it back instead of approving it, as the head.
    Decline { reason: String },
    /// Approves it: what is due is booked. The number of the minutes where the sum needs them.
    Approve { minute: String },
    /// Takes an approval back, while nothing has gone to the bank.
    Recall { reason: String },
    /// It went to the bank, as this file, which was made so.
    Export {
        file: String,
        digest: [u8; 32],
        #[serde(default)]
        made: Option<FileMade>,
    },
    /// The bank threw the file back as a whole, by this document of its, and paid nothing of it. It counts once somebody else agrees.
    NoteUnpaid { document: String, reason: String },
    /// Agrees to that, as another one: what has no outcome was not paid, and no account is refused for it.
    AgreeUnpaid,
    /// Does not agree to it.
    RefuseUnpaid { reason: String },
    /// Says that the bank has cleared all accounts for which lines of it are held, or were not paid.
    ClearAccounts { words: String },
    /// What the bank said was compared with what was sent; `total` is what the bank says it paid in all.
    Reconcile { total: Fen },
    /// Nothing is left to do.
    Close,
    /// Gives a draft up.
    Abandon { reason: String },
}

impl RunAct {
    /// The step that it is.
    pub fn step(&self) -> RunStep {
        match self {
            Self::Redraft => RunStep::Draft,
            Self::Freeze => RunStep::Freeze,
            Self::Thaw { .. } => RunStep::Thaw,
            Self::Review => RunStep::Review,
            Self::Return { .. } => RunStep::Return,
            Self::Decline { .. } => RunStep::Decline,
            Self::Approve { .. } => RunStep::Approve,
            Self::Recall { .. } => RunStep::Recall,
            Self::Export { .. } => RunStep::Export,
            Self::Reconcile { .. } => RunStep::Reconcile,
            Self::Close => RunStep::Close,
            Self::NoteUnpaid { .. } => RunStep::NoteUnpaid,
            Self::AgreeUnpaid => RunStep::AgreeUnpaid,
            Self::RefuseUnpaid { .. } => RunStep::RefuseUnpaid,
            Self::ClearAccounts { .. } => RunStep::Explain,
            Self::Abandon { .. } => RunStep::Abandon,
        }
    }
}

/// What is done with one line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum LineAct {
    /// Says why it is what it is, where no reason could be derived.
    Explain { words: String },
    /// A failure is left to a coming run.
    Leave { reason: String },
    /// Says that the bank sent back what it had paid (退汇); once somebody else agrees, the payment is taken back and the line failed.
    TakeBack { reason: String },
    /// Leaves a line of a draft to a coming run.
    Defer { reason: String },
    /// Says that a line which failed was paid after all, on a day of the bank's; once somebody else agrees, the payment is booked.
    PaidAfterAll { day: Date, reason: String },
    /// Says that what is on record of the line stands, whatever the bank says since; somebody else agrees.
    Stand { reason: String },
    /// Agrees to what was said, as another one than who said it: it counts.
    Agree,
    /// Does not agree: what is on record stays.
    Refuse { reason: String },
    /// Takes back what was said, while nobody has agreed.
    Withdraw,
}

/// What the bank says of one line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineResult {
    /// Its place in the run.
    pub seq: u32,
    /// Why it was not paid; `None` when it was.
    #[serde(default)]
    pub failed: Option<String>,
    /// The bank's day of payment, where it was paid and the bank says when.
    #[serde(default)]
    pub day: Option<Date>,
}

/// The file that an answer of the bank came in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub digest: [u8; 32],
}

/// What is to become of money paid too much.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoverySaid {
    /// Whom.
    pub person: PersonId,
    /// Programme id.
    pub programme: String,
    /// What is done.
    pub way: RecoveryWay,
    /// The programme that what was paid counts toward; with [`RecoveryWay::Shift`] only.
    #[serde(default)]
    pub onto: String,
    /// The most that one run takes off; with [`RecoveryWay::SetOff`] only.
    #[serde(default)]
    pub each: Fen,
    /// The notice or decision it rests on.
    pub basis: String,
}

crate::text::opaque!(RunAct, LineAct, LineResult, AnswerFile, RecoverySaid);
