//! The gate: the one place that says who may do what. Footer, palette, imports and the command line ask it too.

use serde::Serialize;

use crate::bureau::command::Command;
use crate::bureau::query::Query;
use crate::bureau::refusal::Denied;
use crate::domain::person::Belonging;
use crate::domain::staff::{Role, Roles, Staff, StaffState};

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
    /// Closing and opening the books of a month.
    Periods,
    /// Entering budgets.
    ProposeBudgets,
    /// Approving budgets that somebody else entered.
    ApproveBudgets,
    /// Entering requests for money that is not monthly, and what the levels say to them.
    ProposeGrants,
    /// Deciding requests that somebody else entered.
    ApproveGrants,
    /// Reading the petition queue.
    ReadPetitions,
    /// Taking in petitions.
    TakePetitions,
    /// Moving petitions along.
    HandlePetitions,
    /// Reading the register of visits.
    ReadVisits,
    /// Attending visitors: numbers, appointments, what was asked and promised.
    Attend,
    /// Reading contacts and who is due one.
    ReadCare,
    /// Noting contacts.
    Care,
    /// Condolence lists: making them and handing out, which books the money.
    Condole,
    /// Saying who keeps in touch with which town.
    AssignTowns,
    /// Reading the register of papers.
    ReadPapers,
    /// Issuing papers, printing them again, declaring them void.
    IssuePapers,
    /// Taking lists out as files, numbers masked.
    Export,
    /// Approving an extension (信访工作条例 第三十四条).
    ApproveExtension,
    /// Adding, disabling and enabling accounts; names and desks.
    Accounts,
    /// Setting roles, new passwords, ending lock-outs.
    Policy,
    /// Reading how the accounts stand: locked, disabled, last sign-in.
    ReadAccounts,
    /// Reading the staff list.
    ReadStaff,
    /// Reading and verifying the journal.
    ReadJournal,
    /// Backup and restore.
    Backup,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 38] = [
        Self::UseDesk,
        Self::ReadPeople,
        Self::KeepViews,
        Self::Reveal,
        Self::EditPeople,
        Self::EditMany,
        Self::WriteNotes,
        Self::AcknowledgeNotes,
        Self::MergePeople,
        Self::JudgeDuplicates,
        Self::ImportPeople,
        Self::ReadLedger,
        Self::Post,
        Self::Reverse,
        Self::Periods,
        Self::ProposeBudgets,
        Self::ApproveBudgets,
        Self::ProposeGrants,
        Self::ApproveGrants,
        Self::ReadPetitions,
        Self::TakePetitions,
        Self::HandlePetitions,
        Self::ReadVisits,
        Self::Attend,
        Self::ReadCare,
        Self::Care,
        Self::Condole,
        Self::AssignTowns,
        Self::ReadPapers,
        Self::IssuePapers,
        Self::Export,
        Self::ApproveExtension,
        Self::Accounts,
        Self::Policy,
        Self::ReadAccounts,
        Self::ReadStaff,
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
            | Self::ReadJournal => true,
            // A reveal is journalled before anything is shown.
            Self::Reveal
            | Self::KeepViews
            | Self::EditPeople
            | Self::EditMany
            | Self::WriteNotes
            | Self::AcknowledgeNotes
            | Self::MergePeople
            | Self::JudgeDuplicates
            | Self::ImportPeople
            | Self::Post
            | Self::Reverse
            | Self::Periods
            | Self::ProposeBudgets
            | Self::ApproveBudgets
            | Self::ProposeGrants
            | Self::ApproveGrants
            | Self::TakePetitions
            | Self::HandlePetitions
            | Self::Attend
            | Self::Care
            | Self::Condole
            | Self::AssignTowns
            | Self::IssuePapers
            | Self::Export
            | Self::ApproveExtension
            | Self::Accounts
            | Self::Policy
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
            | Self::ReadCare => &[FrontDesk, Maker, Checker, Petitions, Head],
            Self::WriteNotes => &[FrontDesk, Maker, Petitions, Head],
            Self::Attend | Self::IssuePapers | Self::Care => &[FrontDesk, Maker, Petitions],
            Self::EditPeople | Self::ProposeGrants => &[FrontDesk, Maker],
            Self::ApproveGrants => &[Checker, Head],
            // Whoever changes many at once answers for them as for a whole file.
            Self::EditMany | Self::ImportPeople | Self::Post | Self::Condole | Self::ProposeBudgets => {
                &[Maker]
            }
            Self::JudgeDuplicates => &[FrontDesk, Maker, Checker],
            // The window alone takes no list out.
            Self::Export => &[Maker, Checker, Petitions, Head],
            Self::MergePeople | Self::Reverse => &[Maker, Checker],
            Self::Periods => &[Checker],
            Self::TakePetitions => &[FrontDesk, Petitions],
            Self::HandlePetitions => &[Petitions, Head],
            Self::ApproveExtension | Self::AssignTowns | Self::ApproveBudgets => &[Head],
            Self::Accounts | Self::Backup => &[SystemAdmin],
            Self::Policy => &[SecurityAdmin],
            Self::ReadAccounts => &[SystemAdmin, SecurityAdmin, Auditor],
            Self::ReadStaff => {
                &[FrontDesk, Maker, Checker, Petitions, Head, SystemAdmin, SecurityAdmin, Auditor]
            }
            Self::ReadJournal => &[Auditor],
        }
    }

    /// The action a command needs. A command without a line here does not compile.
    pub fn of_command(command: &Command) -> Self {
        match command {
            Command::Found(_)
            | Command::SignIn { .. }
            | Command::SwitchStaff { .. }
            | Command::Unlock { .. }
            | Command::SignOut
            | Command::ChangePassword { .. } => Self::UseDesk,
            Command::AddStaff(_) | Command::AmendStaff { .. } | Command::SetActive { .. } => Self::Accounts,
            Command::SetRoles { .. } | Command::ResetPassword { .. } | Command::EndLockout { .. } => {
                Self::Policy
            }
            Command::SaveView { .. } | Command::RemoveView { .. } => Self::KeepViews,
            Command::RegisterPerson { .. }
            | Command::AmendPerson { .. }
            | Command::RecordDeath { .. }
            | Command::WithdrawDeath { .. } => Self::EditPeople,
            Command::EditMany { .. } | Command::UndoBatch { .. } => Self::EditMany,
            Command::MergePeople { .. } | Command::UnmergePeople { .. } => Self::MergePeople,
            Command::DeclareDistinct { .. } | Command::WithdrawDistinct { .. } => Self::JudgeDuplicates,
            Command::Reveal { .. } => Self::Reveal,
            Command::AddNote { .. } | Command::AmendNote { .. } | Command::EndNote { .. } => Self::WriteNotes,
            Command::AcknowledgeNotes { .. } => Self::AcknowledgeNotes,
            Command::Post { .. } | Command::PostMany { .. } => Self::Post,
            Command::Reverse { .. } => Self::Reverse,
            Command::CloseMonth { .. } | Command::ReopenMonth { .. } => Self::Periods,
            Command::ProposeBudget { .. } => Self::ProposeBudgets,
            Command::DecideBudget { .. } => Self::ApproveBudgets,
            Command::ProposeGrant { .. }
            | Command::NoteGrantOpinion { .. }
            | Command::WithdrawGrant { .. } => Self::ProposeGrants,
            Command::DecideGrant { .. } => Self::ApproveGrants,
            Command::RegisterPetition { .. } => Self::TakePetitions,
            Command::ActOnPetition { act, .. } => match act.act {
                crate::domain::petition::PetitionAct::ApproveExtension => Self::ApproveExtension,
                _ => Self::HandlePetitions,
            },
            Command::AssignPetition { .. } => Self::HandlePetitions,
            Command::BookVisit { .. }
            | Command::TakeNumber { .. }
            | Command::Arrive { .. }
            | Command::BeginVisit { .. }
            | Command::CallVisit { .. }
            | Command::AmendVisit { .. }
            | Command::EndVisit { .. }
            | Command::CorrectVisit { .. }
            | Command::NoteAsk { .. }
            | Command::KeepPromise { .. } => Self::Attend,
            Command::RecordContact { .. }
            | Command::AmendContact { .. }
            | Command::VoidContact { .. }
            | Command::RegisterHardship { .. }
            | Command::AmendHardship { .. }
            | Command::AddMeasure { .. }
            | Command::EndHardship { .. }
            | Command::ReopenHardship { .. } => Self::Care,
            Command::MakeCondolence { .. }
            | Command::AddGift { .. }
            | Command::DropGift { .. }
            | Command::GiveGift { .. }
            | Command::TakeBackGift { .. }
            | Command::CloseCondolence { .. }
            | Command::ReopenCondolence { .. } => Self::Condole,
            Command::AssignTown { .. } => Self::AssignTowns,
            Command::IssuePaper { .. } | Command::VoidPaper { .. } | Command::ReprintPaper { .. } => {
                Self::IssuePapers
            }
            Command::RecordExport(_) => Self::Export,
            Command::SaveImportProfile { .. } => Self::ImportPeople,
        }
    }

    /// What giving something that was added since a merger to the record put apart needs: the same as writing it there.
    pub fn to_give(one: Belonging) -> &'static [Self] {
        match one {
            Belonging::Entry(_) => &[Self::Reverse, Self::Post],
            Belonging::Gift(_) => &[Self::Condole],
            Belonging::Petition(_) => &[Self::HandlePetitions],
            Belonging::Visit(_) => &[Self::Attend],
            Belonging::Contact(_) | Belonging::Household(_) => &[Self::Care],
            Belonging::Note(_) => &[Self::WriteNotes],
            Belonging::Paper(_) => &[Self::IssuePapers],
        }
    }

    /// The action a query needs.
    pub fn of_query(query: &Query) -> Self {
        match query {
            Query::Desk => Self::UseDesk,
            Query::Lookup { .. }
            | Query::Complete { .. }
            | Query::Pivot { months: None, .. }
            | Query::Views
            | Query::Overview
            | Query::Card(_)
            | Query::Record(_)
            | Query::Notes(_)
            | Query::Timeline { .. }
            | Query::Alike { .. }
            | Query::Near { .. }
            | Query::Namesakes { .. }
            | Query::Gaps
            | Query::Lacking { .. }
            | Query::DuplicatesOf(_)
            | Query::Together(..)
            | Query::Apart(_)
            | Query::Batches
            | Query::Batch(_)
            | Query::Decisions => Self::ReadPeople,
            Query::Bulk { .. } => Self::EditMany,
            Query::Pivot { months: Some(_), .. }
            | Query::Statement(_)
            | Query::Settlements { .. }
            | Query::ProgrammeMonth { .. }
            | Query::Entry(_)
            | Query::Budgets { .. }
            | Query::Grants { .. }
            | Query::Grant(_) => Self::ReadLedger,
            Query::Petitions { .. } | Query::Petition(_) | Query::PetitionsOf(_) => Self::ReadPetitions,
            Query::Visits { .. } | Query::Visit(_) | Query::VisitsOf { .. } | Query::Asks(_) => {
                Self::ReadVisits
            }
            Query::Rota { .. }
            | Query::ContactsOf { .. }
            | Query::Hardships { .. }
            | Query::Hardship(_)
            | Query::CareFigures { .. }
            | Query::Condolences
            | Query::FestivalSums { .. }
            | Query::Condolence { .. } => Self::ReadCare,
            Query::Papers { .. } | Query::Paper(_) => Self::ReadPapers,
            Query::Journal { .. } => Self::ReadJournal,
            Query::Staff => Self::ReadStaff,
            Query::Accounts => Self::ReadAccounts,
            Query::ImportProfiles | Query::ImportedFile { .. } => Self::ImportPeople,
        }
    }
}

/// Whether `staff` may do `action`: the only permission question there is. Limits that need counting (the daily
/// allowance of reveals) and the identity of the other party (maker and approver) are put to it by the caller as
/// further refusals of the same type.
pub fn can(staff: &Staff, action: Action) -> Result<(), Denied> {
    if staff.state != StaffState::Active {
        return Err(Denied::Disabled);
    }
    if action != Action::UseDesk && staff.password_due().is_some() {
        return Err(Denied::PasswordDue);
    }
    allows(&staff.roles, action)
}

/// Whether a set of roles allows `action`.
pub fn allows(roles: &Roles, action: Action) -> Result<(), Denied> {
    let needs = action.roles();
    if needs.is_empty() || needs.iter().any(|r| roles.has(*r)) {
        Ok(())
    } else {
        Err(Denied::Role { needs: needs.to_vec() })
    }
}

/// How many reveals a day a set of roles allows; `None` is without limit. The most generous role counts.
pub fn reveals_a_day(roles: &Roles) -> Option<u32> {
    if [Role::Checker, Role::Petitions, Role::Head].into_iter().any(|r| roles.has(r)) {
        None
    } else if roles.has(Role::Maker) {
        Some(50)
    } else {
        Some(20)
    }
}
