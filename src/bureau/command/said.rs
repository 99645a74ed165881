//! What a command says, in short: two commands under one key are one only when they say the same.

use std::{fmt, io};

use sha2::{Digest, Sha256};

use super::{Command, DutyAct, SuperviseAct};
use crate::domain::EntryId;
use crate::domain::paper::Block;

/// A digest of what a command says. The version of a record that its sender had seen, and what a program fills in from the day it
/// is sent on, are no part of it: sent once more, the same command may name others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said([u8; 16]);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What is written goes into a digest.
struct Digesting<'d>(&'d mut Sha256);

impl io::Write for Digesting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Command {
    /// In short what it says, for the key it is sent with; `None` for what holds a password, of which nothing is ever kept.
    pub fn says(&self, key: &[u8; 16]) -> Option<Said> {
        let mut sense = match self {
            Self::Found(_)
            | Self::SignIn { .. }
            | Self::Unlock { .. }
            | Self::AddStaff(_)
            | Self::ChangePassword { .. }
            | Self::ResetPassword { .. } => return None,
            other => other.clone(),
        };
        sense.forget_versions();
        sense.forget_the_day();
        // The key is random and makes the digest of a short text hard to guess back.
        let mut digest = Sha256::new_with_prefix(b"honordesk says\n").chain_update(key);
        serde_json::to_writer(Digesting(&mut digest), &sense).ok()?;
        let whole: [u8; 32] = digest.finalize().into();
        whole.first_chunk().copied().map(Said)
    }

    /// Forgets which version of a record it was made for.
    fn forget_versions(&mut self) {
        match self {
            Self::AmendStaff { seen, .. }
            | Self::PlaceStaff { seen, .. }
            | Self::SetRoles { seen, .. }
            | Self::SetActive { seen, .. }
            | Self::ResetPassword { seen, .. }
            | Self::EndLockout { seen, .. }
            | Self::AgreePassword { seen, .. }
            | Self::DeclinePassword { seen, .. }
            | Self::AmendPerson { seen, .. }
            | Self::AskAccount { seen, .. }
            | Self::ApproveAccount { seen, .. }
            | Self::DeclineAccount { seen, .. }
            | Self::WithdrawAccount { seen, .. }
            | Self::UndoBatch { seen, .. }
            | Self::RecordDeath { seen, .. }
            | Self::WithdrawDeath { seen, .. }
            | Self::UnmergePeople { seen, .. }
            | Self::AmendNote { seen, .. }
            | Self::EndNote { seen, .. }
            | Self::CorrectPetition { seen, .. }
            | Self::ActOnPetition { seen, .. }
            | Self::AssignPetition { seen, .. }
            | Self::SetLiaison { seen, .. }
            | Self::EndLiaison { seen, .. }
            | Self::Arrive { seen, .. }
            | Self::CallVisit { seen, .. }
            | Self::AmendVisit { seen, .. }
            | Self::EndVisit { seen, .. }
            | Self::CorrectVisit { seen, .. }
            | Self::NoteAsk { seen, .. }
            | Self::KeepPromise { seen, .. }
            | Self::AmendContact { seen, .. }
            | Self::VoidContact { seen, .. }
            | Self::AmendHardship { seen, .. }
            | Self::AddMeasure { seen, .. }
            | Self::EndHardship { seen, .. }
            | Self::ReopenHardship { seen, .. }
            | Self::DropGift { seen, .. }
            | Self::GiveGift { seen, .. }
            | Self::TakeBackGift { seen, .. }
            | Self::CloseCondolence { seen, .. }
            | Self::ReopenCondolence { seen, .. }
            | Self::AgreeCondolence { seen, .. }
            | Self::DeclineCondolence { seen, .. }
            | Self::ProposeCondolence { seen, .. }
            | Self::NoteGrantOpinion { seen, .. }
            | Self::DecideGrant { seen, .. }
            | Self::WithdrawGrant { seen, .. }
            | Self::StepRun { seen, .. }
            | Self::ApproveRecovery { seen, .. }
            | Self::BookRepayment { seen, .. }
            | Self::EndRecovery { seen, .. }
            | Self::ApproveProposal { seen, .. }
            | Self::RejectProposal { seen, .. }
            | Self::WithdrawProposal { seen, .. }
            | Self::Supervise(
                SuperviseAct::Step { seen, .. }
                | SuperviseAct::Reassign { seen, .. }
                | SuperviseAct::Due { seen, .. },
            )
            | Self::Duty(DutyAct::SetShift { seen, .. } | DutyAct::SetRules { seen, .. })
            | Self::VoidPaper { seen, .. } => *seen = 0,
            Self::MergePeople { keep: one, gone: other, .. } | Self::DeclareDistinct { one, other, .. } => {
                (one.1, other.1) = (0, 0);
            }
            Self::EditMany { people, .. } => people.iter_mut().for_each(|(_, seen)| *seen = 0),
            Self::Triage(triage) => triage.forget_versions(),
            _ => {}
        }
    }

    /// Forgets what was filled in from the day it is sent on, or from how the records stood just then.
    fn forget_the_day(&mut self) {
        match self {
            // What was brought stays; the day, the bureau's name and who signs go.
            Self::IssuePaper { draft } => draft.blocks.retain(|block| matches!(block, Block::Item { .. })),
            // Which days stays.
            Self::IssueSheet { sheet } => {
                sheet.blocks.clear();
                (sheet.books.seq, sheet.books.hash, sheet.books.last) = (0, [0; 32], EntryId(0));
            }
            Self::RecordExport(record) => (record.rows, record.digest) = (0, [0; 32]),
            _ => {}
        }
    }
}
