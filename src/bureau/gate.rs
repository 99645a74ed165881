//! The gate: the one place that says who may do what. Footer, palette, imports and the command line ask it too.

mod may;
mod needs;

use serde::Serialize;

use crate::domain::staff::Role;

pub use may::{allows, can, holds, opens, reveals_a_day, vouches};

/// Something a role may or may not do. Every command and query maps to exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Founding the bureau, signing in, unlocking, signing out, own password: open to whoever is at the keyboard.
    UseDesk,
    /// Finding and reading people, masked.
    ReadPeople,
    /// Keeping views of one's own, and removing them.
    KeepViews,
    /// Seeing a protected field in full.
    Reveal,
    /// Putting people on record and changing their records.
    EditPeople,
    /// Agreeing to a change of an account, or not: the second of two people.
    ApproveAccounts,
    /// Changing the same for many people at once, and taking that back.
    EditMany,
    /// Writing notes about people and ending them.
    WriteNotes,
    /// Acknowledging cautions: whoever reads people must be able to.
    AcknowledgeNotes,
    /// Making two records one, and putting them apart.
    MergePeople,
    /// Saying of two records that they are two people, and taking that back.
    JudgeDuplicates,
    /// Taking in a whole file of people.
    ImportPeople,
    /// Reading the ledger.
    ReadLedger,
    /// Posting entries.
    Post,
    /// Taking entries back.
    Reverse,
    /// Agreeing to take back a payment on record, or to an entry by hand, or not: the second of two people.
    ApproveReversals,
    /// Closing the books of a month, and its sheet.
    Periods,
    /// Entering budgets.
    ProposeBudgets,
    /// Approving budgets that somebody else entered.
    ApproveBudgets,
    /// Entering requests for money that is not monthly, and what the levels say to them.
    ProposeGrants,
    /// Deciding requests that somebody else entered.
    ApproveGrants,
    /// Drafting payment runs and fixing them; deciding what is proposed for them.
    PrepareRuns,
    /// Taking back what is proposed for payment runs or about money paid too much, or sending it back.
    DropRunRules,
    /// Reviewing payment runs.
    ReviewRuns,
    /// Approving payment runs, and what is proposed for them; whom the sum asks for is told by the core.
    ApproveRuns,
    /// Handing payment runs to the bank, and taking in what it says.
    SendRuns,
    /// Comparing what the bank says with what was sent, and closing payment runs.
    ReconcileRuns,
    /// Proposing rates and settings of the place.
    ProposeRates,
    /// Approving or rejecting those of somebody else.
    ApproveRates,
    /// Asking for the books of a closed month to be opened again, and agreeing to what somebody else asked.
    Reopen,
    /// The sheet of a day.
    CloseDays,
    /// Comparing the end of the journal that a sheet names with the journal: who signs it, and who looks into the books.
    VerifyBooks,
    /// Reading the petition queue.
    ReadPetitions,
    /// Taking in petitions.
    TakePetitions,
    /// Putting right what was taken down of petitions; whose it is, is told by the core.
    CorrectPetitions,
    /// Moving petitions along.
    HandlePetitions,
    /// What whoever leads says of what others have in petitions, on duty and in supervision: who keeps away from what, what is put right
    /// behind a paper, another's handover, an item of people who left. The rooms ask it beside the action of the command.
    LeadPetitions,
    /// The on-call duty: the rota, acknowledging, major matters, handing over.
    Duty,
    /// Taking an urgent call: writing a major matter down, and calling on.
    TakeCalls,
    /// Reading the register of visits.
    ReadVisits,
    /// Attending visitors: numbers, appointments, what was asked and promised.
    Attend,
    /// Yearly confirmations: notices, what was confirmed, and taking it back.
    Confirm,
    /// Reading contacts and who is due one.
    ReadCare,
    /// Noting contacts.
    Care,
    /// Condolence lists: making them and handing out, which books the money.
    Condole,
    /// Agreeing to a condolence list, or not: the second of two people.
    ApproveCondolences,
    /// Saying who keeps in touch with which town.
    AssignTowns,
    /// Reading the register of papers.
    ReadPapers,
    /// Issuing papers, declaring them void.
    IssuePapers,
    /// Printing papers again as they were issued.
    ReprintPapers,
    /// Taking lists out as files, numbers masked.
    Export,
    /// Approving an extension (信访工作条例 第三十四条).
    ApproveExtension,
    /// Signing the calendar of a year with every limit that it moves.
    SignCalendars,
    /// Settling how days are counted where the regulation is silent.
    SettleCounting,
    /// Saying of what one was given to do that it is done, with evidence.
    ReportDone,
    /// Giving somebody something to do, nudging, closing it or sending it back.
    Supervise,
    /// Adding, disabling and enabling accounts; names and desks.
    Accounts,
    /// Setting roles, new passwords, ending lock-outs.
    Policy,
    /// Giving one's word for a password that somebody else set, or not: the second of two people.
    Vouch,
    /// Reading how the accounts stand: locked, disabled, last sign-in.
    ReadAccounts,
    /// Reading the staff list.
    ReadStaff,
    /// Seeing what waits for somebody's word: of the ledger for those who read it, of the accounts for everybody.
    ReadWaiting,
    /// Reading and verifying the journal.
    ReadJournal,
    /// Backup and restore.
    Backup,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 64] = [
        Self::UseDesk,
        Self::ReadPeople,
        Self::KeepViews,
        Self::Reveal,
        Self::EditPeople,
        Self::ApproveAccounts,
        Self::EditMany,
        Self::WriteNotes,
        Self::AcknowledgeNotes,
        Self::MergePeople,
        Self::JudgeDuplicates,
        Self::ImportPeople,
        Self::ReadLedger,
        Self::Post,
        Self::Reverse,
        Self::ApproveReversals,
        Self::Periods,
        Self::ProposeBudgets,
        Self::ApproveBudgets,
        Self::ProposeGrants,
        Self::ApproveGrants,
        Self::ApproveRates,
        Self::ApproveRuns,
        Self::DropRunRules,
        Self::PrepareRuns,
        Self::ProposeRates,
        Self::ReconcileRuns,
        Self::ReviewRuns,
        Self::SendRuns,
        Self::Reopen,
        Self::CloseDays,
        Self::VerifyBooks,
        Self::ReadPetitions,
        Self::TakePetitions,
        Self::CorrectPetitions,
        Self::HandlePetitions,
        Self::LeadPetitions,
        Self::Duty,
        Self::TakeCalls,
        Self::ReadVisits,
        Self::Attend,
        Self::Confirm,
        Self::ReadCare,
        Self::Care,
        Self::Condole,
        Self::ApproveCondolences,
        Self::AssignTowns,
        Self::ReadPapers,
        Self::IssuePapers,
        Self::ReprintPapers,
        Self::Export,
        Self::ApproveExtension,
        Self::SignCalendars,
        Self::SettleCounting,
        Self::ReportDone,
        Self::Supervise,
        Self::Accounts,
        Self::Policy,
        Self::Vouch,
        Self::ReadAccounts,
        Self::ReadStaff,
        Self::ReadWaiting,
        Self::ReadJournal,
        Self::Backup,
    ];

    /// Whether it records nothing, so that it can be done where nothing can be written.
    pub fn reads(self) -> bool {
        match self {
            Self::UseDesk
            | Self::ReadPeople
            | Self::ReadLedger
            | Self::ReadPetitions
            | Self::ReadVisits
            | Self::ReadCare
            | Self::ReadPapers
            | Self::ReadAccounts
            | Self::ReadStaff
            | Self::ReadWaiting
            | Self::VerifyBooks
            | Self::ReadJournal => true,
            // A reveal is journalled before anything is shown.
            Self::Reveal
            | Self::KeepViews
            | Self::EditPeople
            | Self::ApproveAccounts
            | Self::EditMany
            | Self::WriteNotes
            | Self::AcknowledgeNotes
            | Self::MergePeople
            | Self::JudgeDuplicates
            | Self::ImportPeople
            | Self::Post
            | Self::Reverse
            | Self::ApproveReversals
            | Self::Periods
            | Self::ProposeBudgets
            | Self::ApproveBudgets
            | Self::ProposeGrants
            | Self::ApproveGrants
            | Self::PrepareRuns
            | Self::DropRunRules
            | Self::ReviewRuns
            | Self::ApproveRuns
            | Self::SendRuns
            | Self::ReconcileRuns
            | Self::ProposeRates
            | Self::ApproveRates
            | Self::Reopen
            | Self::CloseDays
            | Self::TakePetitions
            | Self::CorrectPetitions
            | Self::HandlePetitions
            | Self::LeadPetitions
            | Self::Duty
            | Self::TakeCalls
            | Self::Attend
            | Self::Confirm
            | Self::Care
            | Self::Condole
            | Self::ApproveCondolences
            | Self::AssignTowns
            | Self::IssuePapers
            | Self::ReprintPapers
            | Self::Export
            | Self::ApproveExtension
            | Self::SignCalendars
            | Self::SettleCounting
            | Self::ReportDone
            | Self::Supervise
            | Self::Accounts
            | Self::Policy
            | Self::Vouch
            | Self::Backup => false,
        }
    }

    /// The roles that allow it; empty means anybody, signed in or not.
    pub fn roles(self) -> &'static [Role] {
        use Role::{Auditor, Checker, FrontDesk, Head, Maker, Petitions, SecurityAdmin, SystemAdmin};
        match self {
            Self::UseDesk => &[],
            Self::ReadPeople
            | Self::KeepViews
            | Self::Reveal
            | Self::AcknowledgeNotes
            | Self::ReadLedger
            | Self::ReadPetitions
            | Self::ReadVisits
            | Self::ReadPapers
            | Self::ReprintPapers
            | Self::ReportDone
            | Self::ReadCare => &[FrontDesk, Maker, Checker, Petitions, Head],
            Self::WriteNotes => &[FrontDesk, Maker, Petitions, Head],
            Self::Attend | Self::Confirm | Self::IssuePapers | Self::Care => &[FrontDesk, Maker, Petitions],
            Self::EditPeople | Self::ProposeGrants => &[FrontDesk, Maker],
            // Whoever changes many at once answers for them as for a whole file.
            Self::EditMany
            | Self::ProposeBudgets
            | Self::ImportPeople
            | Self::Post
            | Self::Condole
            | Self::PrepareRuns
            | Self::SendRuns
            | Self::ProposeRates => &[Maker],
            Self::DropRunRules => &[Maker, Head],
            Self::JudgeDuplicates => &[FrontDesk, Maker, Checker],
            // The window alone takes no list out.
            Self::Export => &[Maker, Checker, Petitions, Head],
            Self::Periods | Self::ApproveAccounts | Self::ReviewRuns | Self::ReconcileRuns => &[Checker],
            Self::ApproveGrants
            | Self::ApproveCondolences
            | Self::ApproveRuns
            | Self::ApproveRates
            | Self::Reopen
            | Self::ApproveReversals => &[Checker, Head],
            Self::MergePeople | Self::Reverse | Self::CloseDays => &[Maker, Checker],
            Self::VerifyBooks => &[Maker, Checker, Head, Auditor],
            Self::TakePetitions => &[FrontDesk, Petitions],
            Self::HandlePetitions | Self::Duty | Self::SignCalendars | Self::Supervise => &[Petitions, Head],
            Self::TakeCalls | Self::CorrectPetitions => &[FrontDesk, Petitions, Head],
            Self::LeadPetitions
            | Self::ApproveExtension
            | Self::SettleCounting
            | Self::AssignTowns
            | Self::ApproveBudgets => &[Head],
            Self::Accounts | Self::Backup => &[SystemAdmin],
            Self::Policy => &[SecurityAdmin],
            Self::ReadAccounts => &[SystemAdmin, SecurityAdmin, Auditor],
            // Those who decide, and those who run or watch the system: the auditor is there from the first day on.
            Self::Vouch => &[Auditor, Head, Checker, SystemAdmin, SecurityAdmin],
            Self::ReadStaff | Self::ReadWaiting => {
                &[FrontDesk, Maker, Checker, Petitions, Head, SystemAdmin, SecurityAdmin, Auditor]
            }
            Self::ReadJournal => &[Auditor],
        }
    }
}
