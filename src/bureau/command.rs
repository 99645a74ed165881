//! Commands: what someone wants changed, as plain data.

mod account;
mod acts;
mod duty;
mod names;
mod papers;
mod person;
mod petition;
mod posting;
mod rates;
mod runs;
mod said;
mod staff;
mod supervision;
mod timing;
mod triage;
mod visits;

use serde::{Deserialize, Serialize};

use crate::domain::bulk::BulkChange;
pub use crate::domain::care::{Contacted, MadeFor};
use crate::domain::care::{HardshipFacts, HardshipResult};
use crate::domain::ledger::run::{Over, RunRuleSaid};
use crate::domain::ledger::{Grant, GrantFacts, Opinion, ProposalId, Righted};
use crate::domain::note::NoteFacts;
use crate::domain::person::{Belonging, ConfirmedHow, PersonFacts, PersonField};
use crate::domain::petition::{LiaisonFacts, PetitionFacts};
use crate::domain::staff::Role;
use crate::domain::visit::{AskAnswer, Caller, Promise, VisitOutcome};
use crate::domain::{
    AccountChangeId, BatchId, CondolenceId, ContactId, Date, DivisionCode, EntryId, Fen, GiftId, GrantId,
    HardshipId, LiaisonId, Month, NoteId, PaperId, PersonId, PetitionId, PostingAskId, RecoveryId, RunId,
    RunRuleId, StaffId, VisitId,
};

pub use account::{AccountAsked, AccountTarget};
pub use acts::ActRequest;
pub use duty::DutyAct;
pub use papers::{ExportRecord, PaperDraft, SheetDraft};
pub use person::{NewDeath, PersonChange, ProtectedField};
pub use petition::PetitionChange;
pub use posting::{Corrected, Posting};
pub use rates::{NewRate, NewRates, NewSetting};
pub use runs::{AnswerFile, LineAct, LineResult, RecoverySaid, RunAct};
pub use said::Said;
pub use staff::{Founding, NewStaff, Secret};
pub use supervision::SuperviseAct;
pub use timing::{CalendarFile, CountingSaid};
pub use triage::Triage;
pub use visits::VisitCorrection;

/// A change, a sign-in, or a look at something protected. Each is journalled; each maps to one [`super::Action`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Command {
    /// First run: names the bureau and its first staff. Only on an empty database.
    Found(Founding),
    /// Signs in with a password.
    SignIn { login: String, password: Secret, desk: String },
    /// Sample bureau only: goes on as another of its staff, without a password.
    SwitchStaff { to: StaffId },
    /// Proves that the one at the keyboard is still the one signed in.
    Unlock { password: Secret },
    /// Ends the session.
    SignOut,
    /// Adds a member of staff. The password is for once: its owner must choose another. Without one, one is made up.
    AddStaff(NewStaff),
    /// Sets name and desk of a member of staff.
    AmendStaff { staff: StaffId, seen: u32, name: String, desk: String },
    /// Where a member of staff belongs and who they are on record: accusations of their office and petitions of their family are kept apart.
    PlaceStaff { staff: StaffId, seen: u32, unit: Option<DivisionCode>, person: Option<PersonId> },
    /// Sets the roles of a member of staff.
    SetRoles { staff: StaffId, seen: u32, roles: Vec<Role> },
    /// Disables or enables a member of staff.
    SetActive { staff: StaffId, seen: u32, active: bool },
    /// Sets one's own password.
    ChangePassword { old: Secret, new: Secret },
    /// Gives a member of staff a new password and ends a lock-out. It is for once; without one, one is made up.
    ResetPassword { staff: StaffId, seen: u32, new: Option<Secret> },
    /// Ends the lock-out of a member of staff, whose password stays.
    EndLockout { staff: StaffId, seen: u32 },
    /// Gives one's word for the password of a member of staff that somebody else set: from now on it opens the console.
    AgreePassword { staff: StaffId, seen: u32 },
    /// Does not give it: the password is taken away, and the account opens by none until another is set.
    DeclinePassword { staff: StaffId, seen: u32, reason: String },

    /// Puts a new person on record.
    RegisterPerson { facts: Box<PersonFacts>, despite: Option<String> },
    /// Changes fields of a person's record. `despite` gives the reason to change that of somebody who died.
    AmendPerson {
        person: PersonId,
        seen: u32,
        changes: Vec<PersonChange>,
        #[serde(default)]
        despite: Option<String>,
    },
    /// Asks for a change of the account that money goes to. `despite` gives the reason where it is seldom meant.
    AskAccount {
        person: PersonId,
        seen: u32,
        asked: Box<AccountAsked>,
        #[serde(default)]
        despite: Option<String>,
    },
    /// Agrees to a change of an account; never the one who asked.
    ApproveAccount { change: AccountChangeId, seen: u32 },
    /// Does not agree to it.
    DeclineAccount { change: AccountChangeId, seen: u32, reason: String },
    /// Takes it back before anybody decided.
    WithdrawAccount { change: AccountChangeId, seen: u32, reason: String },
    /// Agrees to the accounts of an import (its journal entry) that wait, `waiting` in number; never the one who took it in.
    ApproveImport { import: u64, waiting: u32 },
    /// Does not agree to them.
    DeclineImport { import: u64, waiting: u32, reason: String },
    /// Sets the same for many people, as a batch; whoever cannot be changed, or changed since, is left and named.
    EditMany { people: Vec<(PersonId, u32)>, change: Box<BulkChange>, despite: Option<String> },
    /// Takes a batch back, as far as what it set still stands.
    UndoBatch { batch: BatchId, seen: u32, reason: String },
    /// Puts a death on record, or its day, document and cause right (`despite`: why): what was received ends with it.
    RecordDeath { person: PersonId, seen: u32, death: NewDeath, despite: Option<String> },
    /// Takes a death off the record that was entered by mistake, while nothing was booked because of it.
    WithdrawDeath { person: PersonId, seen: u32, reason: String },
    /// Makes two records one person: `keep` stands for both, with the parts of `gone` that are taken over.
    /// `moves` is how many things come along, as the one who asks counted them; `lives` that they are alive, although a death is on
    /// one of the two records and is not taken over.
    MergePeople {
        keep: (PersonId, u32),
        gone: (PersonId, u32),
        take: Vec<PersonField>,
        moves: usize,
        #[serde(default)]
        lives: bool,
        reason: String,
    },
    /// Puts a record that was merged into another apart again, and gives it of what was added since.
    UnmergePeople { person: PersonId, seen: u32, give: Vec<Belonging>, reason: String },
    /// Says of two records that look alike that they are two people; remembered as long as nothing new speaks against it.
    DeclareDistinct { one: (PersonId, u32), other: (PersonId, u32), reason: String },
    /// Takes that back.
    WithdrawDistinct { one: PersonId, other: PersonId, reason: String },
    /// Shows one protected field in full.
    Reveal { person: PersonId, field: ProtectedField, reason: String },

    /// Writes a note about a person.
    AddNote { person: PersonId, facts: Box<NoteFacts> },
    /// Says a note anew.
    AmendNote { note: NoteId, seen: u32, facts: Box<NoteFacts> },
    /// Takes a note out of use.
    EndNote { note: NoteId, seen: u32 },
    /// Notes that cautions were read before work with the person went on.
    AcknowledgeNotes { person: PersonId, notes: Vec<NoteId> },

    /// Notes that people were told of their confirmation of a year, by letter or by public notice; today without a day.
    NoticeConfirmation { people: Vec<PersonId>, year: u16, on: Option<Date> },
    /// Notes that somebody was confirmed for a year; today without a day.
    Confirm {
        person: PersonId,
        year: u16,
        on: Option<Date>,
        how: ConfirmedHow,
        /// The document that was shown or compared; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        document: String,
    },
    /// Takes the confirmation of a year back, or its notice.
    WithdrawConfirmation { person: PersonId, year: u16, notice: bool, reason: String },

    /// Posts one entry that the records say. With anything that speaks against it ([`crate::domain::ledger::Doubt`]) it is asked for.
    Post { posting: Posting },
    /// Asks for an entry to be posted that the records do not say. It is in the books once somebody else agrees.
    AskPosting { posting: Posting, reason: String },
    /// Agrees to what somebody else asked: it is posted.
    AgreePosting { ask: PostingAskId },
    /// Does not agree to what somebody else asked.
    DeclinePosting { ask: PostingAskId, reason: String },
    /// Does not ask any more for what one asked oneself.
    WithdrawPosting { ask: PostingAskId },
    /// Posts a whole month of one programme for many people: all or nothing.
    PostMany { postings: Vec<Posting> },
    /// Takes an entry back by a linked reversal booked on the business date.
    Reverse { entry: EntryId, reason: String },
    /// Takes an entry back and books what is right in its place, linked both ways, on the business date.
    Correct { entry: EntryId, right: Corrected, reason: String },
    /// Asks for a payment on record to be taken back, and what is right to be booked in its place where `right` says so; or for any
    /// entry to be put right, where the records do not say what `right` says. Nothing is booked until somebody else agrees.
    AskReversal { entry: EntryId, right: Option<Righted>, reason: String },
    /// Agrees to what somebody else asked: it is booked on the business date.
    AgreeReversal { entry: EntryId },
    /// Does not agree to what somebody else asked.
    DeclineReversal { entry: EntryId, reason: String },
    /// Does not ask any more for what one asked oneself.
    WithdrawReversal { entry: EntryId },
    /// Closes the books of a month. `despite` gives the reason to close one that is not over, or before an earlier one.
    CloseMonth {
        month: Month,
        #[serde(default)]
        despite: Option<String>,
    },
    /// Asks for the books of a closed month to be opened again; they stay closed until somebody else agrees.
    AskReopening { month: Month, reason: String },
    /// Agrees to what somebody else asked: the books of the month are open again.
    ReopenMonth { month: Month },
    /// Does not agree to what somebody else asked.
    DeclineReopening { month: Month, reason: String },
    /// Does not ask any more for what one asked oneself.
    WithdrawReopening { month: Month },
    /// Issues the sheet of a day, or of a month whose books are closed.
    IssueSheet { sheet: Box<SheetDraft> },

    /// Enters the budget of a programme for a year; another approves it.
    ProposeBudget { year: u16, programme: String, grants: Vec<Grant>, basis: String },
    /// Approves a budget, or declines it with a reason.
    DecideBudget { year: u16, programme: String, version: u32, declined: Option<String> },
    /// Drafts a payment run: everybody who is owed something under these programmes for months up to this one.
    DraftRun { programmes: Vec<String>, month: Month },
    /// Moves a payment run along.
    StepRun { run: RunId, seen: u32, act: RunAct },
    /// Acts on one line of a payment run.
    ActOnLine { run: RunId, seq: u32, act: LineAct },
    /// Takes in what the bank says of the lines of a payment run.
    TakeReturn { run: RunId, file: AnswerFile, results: Vec<LineResult> },
    /// Drafts a payment run of lines that failed: those named, or all.
    ReissueLines { run: RunId, seqs: Vec<u32> },
    /// Decides what becomes of money paid too much; another approves it.
    ProposeRecovery { said: RecoverySaid },
    /// Approves such a decision, or that it ends.
    ApproveRecovery { recovery: RecoveryId, seen: u32 },
    /// Books what somebody paid back, month by month, by the decision that asked for it; the number of the receipt.
    BookRepayment { recovery: RecoveryId, seen: u32, months: Vec<Over>, receipt: String },
    /// Withdraws such a decision; of one that was approved it asks that it end, and another one approves that too.
    EndRecovery { recovery: RecoveryId, seen: u32, reason: String },
    /// Proposes a setting for payment runs; another approves it.
    ProposeRunRule { said: RunRuleSaid, basis: String },
    /// Approves such a setting.
    ApproveRunRule {
        rule: RunRuleId,
        /// Of an opening month that adds arrears: what they come to, as it was seen.
        #[serde(default)]
        adds: Option<Fen>,
    },
    /// Withdraws such a setting that nobody approved.
    DropRunRule { rule: RunRuleId, reason: String },
    /// Proposes rates of the bureau's own: the rows of one notice. `despite` gives the reason to propose what is seldom meant.
    ProposeRates { new: Box<NewRates>, despite: Option<String> },
    /// Proposes settings of the place.
    ProposeSettings { new: Vec<NewSetting>, despite: Option<String> },
    /// Approves what somebody else proposed: it holds, and is known from this business date on.
    ApproveProposal { proposal: ProposalId, seen: u32 },
    /// Gives back what somebody else proposed.
    RejectProposal { proposal: ProposalId, seen: u32, reason: String },
    /// Takes back what one proposed oneself.
    WithdrawProposal { proposal: ProposalId, seen: u32 },

    /// Enters a request for money that is not monthly; another decides it. `despite` gives the reason for a doubtful one.
    ProposeGrant { person: PersonId, facts: Box<GrantFacts>, despite: Option<String> },
    /// Notes what a level says to a request.
    NoteGrantOpinion { grant: GrantId, seen: u32, opinion: Opinion },
    /// Approves a request, which books what is due, or declines it with a reason.
    DecideGrant { grant: GrantId, seen: u32, declined: Option<String>, despite: Option<String> },
    /// Takes a request back before it is decided.
    WithdrawGrant { grant: GrantId, seen: u32, reason: String },

    /// Takes in a petition.
    RegisterPetition { facts: Box<PetitionFacts> },
    /// Puts right what was taken down of a petition. `despite` gives the reason, on a later day or where a limit moves.
    CorrectPetition { petition: PetitionId, seen: u32, changes: Vec<PetitionChange>, despite: Option<String> },
    /// Moves a petition along.
    ActOnPetition { petition: PetitionId, seen: u32, act: ActRequest },
    /// Hands a petition to a member of staff.
    AssignPetition { petition: PetitionId, seen: u32, to: StaffId },
    /// Puts somebody of the three levels into the directory, or says anew who they are.
    SetLiaison { liaison: Option<LiaisonId>, seen: u32, facts: Box<LiaisonFacts> },
    /// Somebody of the directory does it no more.
    EndLiaison { liaison: LiaisonId, seen: u32 },
    /// Decides on petitions in the queue, takes that back, or claims them.
    Triage(Triage),
    /// The on-call duty.
    Duty(DutyAct),
    /// Signs the calendar of a file with every date that it moves; the answer to the look at it names the signature.
    SignCalendar { file: Box<CalendarFile>, signature: String },
    /// Settles how days are counted where the regulation is silent, signed in the same way.
    SettleCounting { said: Box<CountingSaid>, signature: String },
    /// What is given to somebody to do, and whether it is done.
    Supervise(SuperviseAct),

    /// Notes an appointment, `minute` minutes after midnight.
    BookVisit { visitor: Visitor, day: Date, minute: u16 },
    /// Somebody came and waits: gives them a number of the day.
    TakeNumber { visitor: Visitor },
    /// Somebody with an appointment came and waits.
    Arrive { visit: VisitId, seen: u32 },
    /// Somebody came straight to the desk. `done` ends the visit at once: a question that was answered.
    BeginVisit { visitor: Visitor, done: Option<VisitOutcome> },
    /// Calls somebody to the desk who waits, or who comes straight there at the hour of their appointment.
    CallVisit { visit: VisitId, seen: u32 },
    /// Says anew who came, for what, what was noted and promised.
    AmendVisit { visit: VisitId, seen: u32, visitor: Visitor, note: String, promises: Vec<Promise> },
    /// Ends a visit; what was promised is kept in mind until its day. `visitor` says anew who came and for what.
    EndVisit {
        visit: VisitId,
        seen: u32,
        outcome: VisitOutcome,
        visitor: Option<Visitor>,
        note: String,
        promises: Vec<Promise>,
    },
    /// Puts right what is on record of a visit that has ended.
    CorrectVisit { visit: VisitId, seen: u32, said: Box<VisitCorrection> },
    /// What came of asking for something that the visitor's record lacks: an id of `asks.toml`.
    NoteAsk { visit: VisitId, seen: u32, ask: String, answer: AskAnswer },
    /// A promise was kept; by its place in the visit's list.
    KeepPromise { visit: VisitId, seen: u32, at: u8 },

    /// Notes that somebody was called, visited at home or written to.
    RecordContact { said: Contacted },
    /// Says anew what came of a contact; its person stays.
    AmendContact { contact: ContactId, seen: u32, said: Contacted },
    /// A contact was entered by mistake: it counts for nothing any more.
    VoidContact { contact: ContactId, seen: u32, reason: String },
    /// Enters a household in hardship.
    RegisterHardship { facts: Box<HardshipFacts> },
    /// Says anew who a household in hardship is, and why.
    AmendHardship { hardship: HardshipId, seen: u32, facts: Box<HardshipFacts> },
    /// Notes what was done for a household.
    AddMeasure { hardship: HardshipId, seen: u32, on: Option<Date>, what: String },
    /// A household is out of hardship, or not looked after any more.
    EndHardship { hardship: HardshipId, seen: u32, result: HardshipResult, on: Option<Date> },
    /// A household that ended is in hardship after all.
    ReopenHardship { hardship: HardshipId, seen: u32, reason: String },
    /// Makes a condolence list by a filter. `despite` gives the reason for a second list of one festival.
    MakeCondolence { made: MadeFor, despite: Option<String> },
    /// Puts somebody more on a list.
    AddGift { list: CondolenceId, person: PersonId },
    /// Takes a line off its list.
    DropGift { gift: GiftId, seen: u32 },
    /// Hands a line out; the money is booked as due and as paid. `despite` gives the reason to hand out what is seldom meant
    /// ([`crate::domain::ledger::Doubt`]).
    GiveGift { gift: GiftId, seen: u32, received_by: String, despite: Option<String> },
    /// Takes back what was handed out by mistake.
    TakeBackGift { gift: GiftId, seen: u32, reason: String },
    /// Nothing is given by a list any more.
    CloseCondolence { list: CondolenceId, seen: u32 },
    /// Opens a closed list again.
    ReopenCondolence { list: CondolenceId, seen: u32, reason: String },
    /// Another person than who made a list, or put people on it since, agrees to what waits of it.
    AgreeCondolence { list: CondolenceId, seen: u32 },
    /// Does not agree: it goes back to whoever made it.
    DeclineCondolence { list: CondolenceId, seen: u32, reason: String },
    /// Puts a list forward again that went back.
    ProposeCondolence { list: CondolenceId, seen: u32 },
    /// Who keeps in touch with the people of a town; `None` is nobody.
    AssignTown { town: DivisionCode, to: Option<StaffId> },

    /// Issues a paper: gives it the next number of its kind and year, and keeps it as it is.
    IssuePaper { draft: Box<PaperDraft> },
    /// A paper does not count any more; its number stays.
    VoidPaper { paper: PaperId, seen: u32, reason: String },
    /// A paper is printed once more, as it was issued.
    ReprintPaper { paper: PaperId },
    /// A list leaves as a file: written down before the file appears.
    RecordExport(Box<ExportRecord>),

    /// Keeps a filter under a name, and a digit that leads to it.
    SaveView { name: String, text: String, pin: Option<u8> },
    /// Forgets a view of one's own.
    RemoveView { name: String },
    /// Remembers how the columns of a kind of file map to fields.
    SaveImportProfile { name: String, mapping: String },
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Command({})", self.name())
    }
}

/// Who came, for whom and with what.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    /// Whose affair it is; `None` when they are not on record, or need not be.
    pub person: Option<PersonId>,
    /// Who came.
    pub caller: Caller,
    /// What is asked: ids of `topics.toml`.
    pub topics: Vec<String>,
}

crate::text::opaque!(
    Founding,
    NewStaff,
    PersonChange,
    NewDeath,
    Visitor,
    PaperDraft,
    SheetDraft,
    ExportRecord
);
