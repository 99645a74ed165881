//! Which action each command and query needs: exactly one.

use super::Action;
use crate::bureau::command::{Command, LineAct, SuperviseAct, Triage};
use crate::bureau::query::Query;
use crate::domain::ledger::BooksOf;
use crate::domain::supervision::SupervisionStep;

impl Action {
    /// The action that makes a sheet of the books needs, and that declares it void.
    pub fn of_sheet(of: BooksOf) -> Self {
        match of {
            BooksOf::Day(_) => Self::CloseDays,
            BooksOf::Month(_) => Self::Periods,
        }
    }

    /// The action a command needs. A command without a line here does not compile.
    #[allow(clippy::too_many_lines, reason = "one arm a command")]
    pub fn of_command(command: &Command) -> Self {
        match command {
            Command::Found(_)
            | Command::SignIn { .. }
            | Command::SwitchStaff { .. }
            | Command::Unlock { .. }
            | Command::SignOut
            | Command::ChangePassword { .. } => Self::UseDesk,
            Command::AddStaff(_)
            | Command::AmendStaff { .. }
            | Command::PlaceStaff { .. }
            | Command::SetActive { .. } => Self::Accounts,
            Command::SetRoles { .. } | Command::ResetPassword { .. } | Command::EndLockout { .. } => {
                Self::Policy
            }
            Command::AgreePassword { .. } | Command::DeclinePassword { .. } => Self::Vouch,
            Command::SaveView { .. } | Command::RemoveView { .. } => Self::KeepViews,
            Command::RegisterPerson { .. }
            | Command::AmendPerson { .. }
            | Command::AskAccount { .. }
            | Command::WithdrawAccount { .. }
            | Command::RecordDeath { .. }
            | Command::WithdrawDeath { .. } => Self::EditPeople,
            Command::ApproveAccount { .. }
            | Command::DeclineAccount { .. }
            | Command::ApproveImport { .. }
            | Command::DeclineImport { .. } => Self::ApproveAccounts,
            Command::EditMany { .. } | Command::UndoBatch { .. } => Self::EditMany,
            Command::MergePeople { .. } | Command::UnmergePeople { .. } => Self::MergePeople,
            Command::DeclareDistinct { .. } | Command::WithdrawDistinct { .. } => Self::JudgeDuplicates,
            Command::Reveal { .. } => Self::Reveal,
            Command::AddNote { .. } | Command::AmendNote { .. } | Command::EndNote { .. } => Self::WriteNotes,
            Command::AcknowledgeNotes { .. } => Self::AcknowledgeNotes,
            Command::Post { .. }
            | Command::AskPosting { .. }
            | Command::WithdrawPosting { .. }
            | Command::PostMany { .. }
            | Command::Correct { .. }
            | Command::BookRepayment { .. } => Self::Post,
            Command::Reverse { .. } | Command::AskReversal { .. } | Command::WithdrawReversal { .. } => {
                Self::Reverse
            }
            Command::AgreeReversal { .. }
            | Command::DeclineReversal { .. }
            | Command::AgreePosting { .. }
            | Command::DeclinePosting { .. } => Self::ApproveReversals,
            Command::ProposeBudget { .. } => Self::ProposeBudgets,
            Command::DecideBudget { .. } => Self::ApproveBudgets,
            Command::ProposeGrant { .. }
            | Command::NoteGrantOpinion { .. }
            | Command::WithdrawGrant { .. } => Self::ProposeGrants,
            Command::DecideGrant { .. } => Self::ApproveGrants,
            Command::DraftRun { .. }
            | Command::ReissueLines { .. }
            | Command::ProposeRecovery { .. }
            | Command::ProposeRunRule { .. }
            | Command::ActOnLine { act: LineAct::Explain { .. } | LineAct::Defer { .. }, .. } => {
                Self::PrepareRuns
            }
            Command::DropRunRule { .. } | Command::EndRecovery { .. } => Self::DropRunRules,
            Command::StepRun { act, .. } => Self::of_run_step(act.step()),
            Command::ActOnLine {
                act:
                    LineAct::Leave { .. }
                    | LineAct::TakeBack { .. }
                    | LineAct::PaidAfterAll { .. }
                    | LineAct::Stand { .. }
                    | LineAct::Withdraw,
                ..
            } => Self::ReconcileRuns,
            Command::TakeReturn { .. } => Self::SendRuns,
            Command::ActOnLine { act: LineAct::Agree | LineAct::Refuse { .. }, .. }
            | Command::ApproveRecovery { .. }
            | Command::ApproveRunRule { .. } => Self::ApproveRuns,
            Command::ProposeRates { .. }
            | Command::ProposeSettings { .. }
            | Command::WithdrawProposal { .. } => Self::ProposeRates,
            Command::ApproveProposal { .. } | Command::RejectProposal { .. } => Self::ApproveRates,
            Command::CloseMonth { .. } => Self::Periods,
            Command::AskReopening { .. }
            | Command::ReopenMonth { .. }
            | Command::DeclineReopening { .. }
            | Command::WithdrawReopening { .. } => Self::Reopen,
            Command::IssueSheet { sheet } => Self::of_sheet(sheet.books.of),
            Command::RegisterPetition { .. } => Self::TakePetitions,
            Command::CorrectPetition { .. } => Self::CorrectPetitions,
            Command::ActOnPetition { act, .. } | Command::Triage(Triage::Decide { act, .. }) => {
                if act.act.answers_extension() { Self::ApproveExtension } else { Self::HandlePetitions }
            }
            Command::AssignPetition { .. }
            | Command::Triage(_)
            | Command::SetLiaison { .. }
            | Command::EndLiaison { .. } => Self::HandlePetitions,
            Command::Duty(act) if act.is_call() => Self::TakeCalls,
            Command::Duty(_) => Self::Duty,
            Command::SignCalendar { .. } => Self::SignCalendars,
            Command::SettleCounting { .. } => Self::SettleCounting,
            Command::Supervise(SuperviseAct::Step { step: SupervisionStep::Ask, .. }) => Self::ReportDone,
            Command::Supervise(_) => Self::Supervise,
            Command::NoticeConfirmation { .. }
            | Command::Confirm { .. }
            | Command::WithdrawConfirmation { .. } => Self::Confirm,
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
            | Command::ReopenCondolence { .. }
            | Command::ProposeCondolence { .. } => Self::Condole,
            Command::AgreeCondolence { .. } | Command::DeclineCondolence { .. } => Self::ApproveCondolences,
            Command::AssignTown { .. } => Self::AssignTowns,
            Command::ReprintPaper { .. } => Self::ReprintPapers,
            // Whoever stands the duty prints what belongs to it.
            Command::IssuePaper { draft } if draft.kind.is_of_duty() => Self::TakeCalls,
            Command::IssuePaper { .. } | Command::VoidPaper { .. } => Self::IssuePapers,
            Command::RecordExport(_) => Self::Export,
            Command::SaveImportProfile { .. } => Self::ImportPeople,
        }
    }

    /// The action a query needs. A query without a line here does not compile.
    #[allow(clippy::too_many_lines, reason = "one line a query")]
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
            | Query::AccountChanges(_)
            | Query::AccountImports
            | Query::AccountsOfImport { .. }
            | Query::Decisions => Self::ReadPeople,
            Query::Bulk { .. } => Self::EditMany,
            Query::Pivot { months: Some(_), .. }
            | Query::Statement(_)
            | Query::Settlements { .. }
            | Query::DeathAhead { .. }
            | Query::Editors { .. }
            | Query::Confirmations { .. }
            | Query::ConfirmationsOf(_)
            | Query::ProgrammeMonth { .. }
            | Query::Budgets { .. }
            | Query::Forecast { .. }
            | Query::FundStatement(_)
            | Query::Grants { .. }
            | Query::Grant(_)
            | Query::Runs { .. }
            | Query::Run(_)
            | Query::RunLines { .. }
            | Query::RunChanges(_)
            | Query::DraftOptions
            | Query::Overpaid { .. }
            | Query::RunRules
            | Query::OpeningEffect(_)
            | Query::Rates { .. }
            | Query::RatesLacking { .. }
            | Query::Proposals { .. }
            | Query::Proposal(_)
            | Query::RaiseEffect(_)
            | Query::PlaceSettings { .. }
            | Query::Entitlement { .. }
            | Query::Periods
            | Query::SecondWords
            | Query::Books(_)
            | Query::Entry(_) => Self::ReadLedger,
            Query::RunPayments(_) => Self::SendRuns,
            Query::CheckRates(_) => Self::ProposeRates,
            Query::VerifyHead { .. } => Self::VerifyBooks,
            Query::Petitions { .. }
            | Query::Petition(_)
            | Query::PetitionsOf(_)
            | Query::EarlierPetitions(_)
            | Query::PetitionHands(_)
            | Query::Triage(_)
            | Query::PetitionForecast { .. }
            | Query::Duty { .. }
            | Query::DutyRegister { .. }
            | Query::TimeRules
            | Query::Liaisons { .. }
            | Query::PetitionFigures
            | Query::PetitionNumbered(_)
            | Query::BehindFigure { .. }
            | Query::Supervision { .. }
            | Query::SupervisionItem(_) => Self::ReadPetitions,
            Query::CheckCalendar(_) => Self::SignCalendars,
            Query::CheckCounting(_) => Self::SettleCounting,
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
            Query::Waiting => Self::ReadWaiting,
            Query::Accounts => Self::ReadAccounts,
            Query::ImportProfiles | Query::ImportedFile { .. } => Self::ImportPeople,
        }
    }
}
