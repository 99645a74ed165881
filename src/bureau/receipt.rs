//! Receipts: what a command did.

use serde::Serialize;

use crate::bureau::command::Secret;
use crate::bureau::session::Session;
use crate::domain::ledger::ProposalId;
use crate::domain::{
    AccountChangeId, BatchId, CondolenceId, ContactId, EntryId, GrantId, HandoverId, HardshipId, LiaisonId,
    MajorId, NoteId, PaperId, PersonId, PetitionId, PostingAskId, RecoveryId, RunId, RunRuleId, StaffId,
    SupervisionId, VisitId,
};

/// Proof that a command is on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Place in the journal.
    pub seq: u64,
    /// True when the same intention had been carried out before; nothing was done again.
    pub already: bool,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a command.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Done; nothing to tell.
    Done,
    /// A session began.
    Session(Session),
    /// A person was put on record or changed; the new version.
    Person(PersonId, u32),
    /// A change of an account was asked for or decided; its new version.
    AccountChange(AccountChangeId, u32),
    /// Many people were changed, or that was taken back; the batch and its version.
    Batch(BatchId, u32),
    /// The protected field in full.
    Revealed(String),
    /// Entries were posted: first and how many.
    Entries(EntryId, usize),
    /// An entry was asked for: it waits for somebody else to agree.
    PostingAsked(PostingAskId),
    /// Rates or settings were proposed, approved, rejected or withdrawn; the new version.
    Proposal(ProposalId, u32),
    /// A petition was taken in or moved; its number and new version.
    Petition(PetitionId, String, u32),
    /// Somebody of the directory was entered or changed; the new version.
    Liaison(LiaisonId, u32),
    /// Several petitions were decided on: each with its new version, and how many were left as they are.
    Petitions(Vec<(PetitionId, u32)>, usize),
    /// A major urgent matter was written down or changed; the new version.
    Major(MajorId, u32),
    /// A handover was begun, signed or finished; the new version.
    Handover(HandoverId, u32),
    /// A visit was noted or changed: its number of the day (0 before they came) and new version.
    Visit(VisitId, u16, u32),
    /// A contact was noted or changed; the new version.
    Contact(ContactId, u32),
    /// A household in hardship was entered or changed; the new version.
    Hardship(HardshipId, u32),
    /// A condolence list was made or changed; its version.
    Condolence(CondolenceId, u32),
    /// A paper was issued, declared void or printed again: its number and new version.
    Paper(PaperId, String, u32),
    /// A note was written, changed or ended; its new version.
    Note(NoteId, u32),
    /// A budget was entered, approved or declined: year and version.
    Budget(u16, u32),
    /// A request for money that is not monthly was entered or changed; the new version.
    Grant(GrantId, u32),
    /// A payment run was made or moved along; the new version.
    Run(RunId, u32),
    /// A decision about money paid too much was made or changed; the new version.
    Recovery(RecoveryId, u32),
    /// A setting for payment runs was proposed or decided on.
    RunRule(RunRuleId),
    /// An item of supervision was entered or moved; its number and new version.
    Supervision(SupervisionId, String, u32),
    /// A member of staff was added or changed; the new version.
    Staff(StaffId, u32),
    /// The same, and the password that was made up for them: to be shown once and kept nowhere.
    OneTime(StaffId, u32, Secret),
    /// People were told of their yearly confirmation: how many.
    Noticed(usize),
    /// People were imported: how many, and how many of their accounts wait for a second person.
    Imported {
        /// People.
        people: usize,
        /// Accounts that wait.
        accounts: usize,
    },
    /// A calendar, or how days are counted, was signed.
    Signed {
        /// It took effect; otherwise it waits for the signature of another.
        in_force: bool,
        /// How many limits it moved, of those that the signer may see.
        moved: usize,
    },
    /// The accounts of an import were decided on: how many.
    Accounts(usize),
    /// A list left as a file: the SHA-256 of its bytes.
    Left([u8; 32]),
}

crate::text::opaque!(Outcome);
