//! The stable names of commands.

use super::Command;

impl Command {
    /// The stable name written in the journal and shown by `--json`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Found(_) => "bureau.found",
            Self::SignIn { .. } => "session.sign-in",
            Self::SwitchStaff { .. } => "session.switch",
            Self::Unlock { .. } => "session.unlock",
            Self::SignOut => "session.sign-out",
            Self::AddStaff(_) => "staff.add",
            Self::AmendStaff { .. } => "staff.amend",
            Self::SetRoles { .. } => "staff.set-roles",
            Self::SetActive { .. } => "staff.set-active",
            Self::ChangePassword { .. } => "staff.change-password",
            Self::ResetPassword { .. } => "staff.reset-password",
            Self::EndLockout { .. } => "staff.end-lockout",
            Self::RegisterPerson { .. } => "person.register",
            Self::AmendPerson { .. } => "person.amend",
            Self::MergePeople { .. } => "person.merge",
            Self::UnmergePeople { .. } => "person.unmerge",
            Self::DeclareDistinct { .. } => "person.distinct",
            Self::WithdrawDistinct { .. } => "person.withdraw-distinct",
            Self::Reveal { .. } => "person.reveal",
            Self::AddNote { .. } => "note.add",
            Self::AmendNote { .. } => "note.amend",
            Self::EndNote { .. } => "note.end",
            Self::AcknowledgeNotes { .. } => "note.acknowledge",
            Self::Post { .. } => "ledger.post",
            Self::PostMany { .. } => "ledger.post-many",
            Self::Reverse { .. } => "ledger.reverse",
            Self::CloseMonth { .. } => "ledger.close-month",
            Self::ReopenMonth { .. } => "ledger.reopen-month",
            Self::RegisterPetition { .. } => "petition.register",
            Self::ActOnPetition { .. } => "petition.act",
            Self::AssignPetition { .. } => "petition.assign",
            Self::BookVisit { .. } => "visit.book",
            Self::TakeNumber { .. } => "visit.take-number",
            Self::Arrive { .. } => "visit.arrive",
            Self::BeginVisit { .. } => "visit.begin",
            Self::CallVisit { .. } => "visit.call",
            Self::AmendVisit { .. } => "visit.amend",
            Self::EndVisit { .. } => "visit.end",
            Self::KeepPromise { .. } => "visit.keep-promise",
            Self::RecordContact { .. } => "contact.record",
            Self::AmendContact { .. } => "contact.amend",
            Self::VoidContact { .. } => "contact.void",
            Self::AssignTown { .. } => "contact.assign-town",
            Self::IssuePaper { .. } => "paper.issue",
            Self::VoidPaper { .. } => "paper.void",
            Self::ReprintPaper { .. } => "paper.reprint",
            Self::SaveImportProfile { .. } => "import.save-profile",
        }
    }
}
