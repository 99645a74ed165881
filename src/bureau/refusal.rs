//! Refusals: why a command was not carried out or a query not answered. `locale` turns each into a sentence.

mod denied;
mod field;
mod trouble;
mod what;
use serde::Serialize;

use crate::bureau::Action;
use crate::domain::duty::DutyFault;
use crate::domain::ledger::{Doubt, FundShort, GrantState, ProposalId, ProposalState, run::RunFault};
use crate::domain::person::{AccountOutcome, PersonField};
use crate::domain::petition::ActFault;
use crate::domain::staff::Role;
use crate::domain::supervision::SupervisionFault;
use crate::domain::visit::{CallerFault, VisitStage};
use crate::domain::{
    AccountChangeId, BatchId, CondolenceId, ContactId, Date, EntryId, Fen, GiftId, GrantId, HardshipId,
    Month, PaperId, PersonId, PostingAskId, RecoveryId, RunId, VisitId,
};

pub use crate::bureau::fault::{CalendarRefusal, Fault, FieldFault};
pub use denied::{Denied, Help, Made, WeakPassword};
pub use trouble::StoreTrouble;
pub use what::What;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Refusal {
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// The gate says no.
    #[error("not permitted: {action:?}: {why:?}")]
    NotPermitted { action: Action, why: Denied },
    /// Unknown login, wrong password or locked: which of them is not told.
    #[error("sign-in refused")]
    SignInFailed,
    /// Too many wrong passwords; wall time it ends, milliseconds since 1970 UTC. Told only after the right login.
    #[error("locked out")]
    LockedOut { until_ms: i64 },
    /// The password is too weak or was used before.
    #[error("weak password")]
    WeakPassword(WeakPassword),
    /// The bureau has been founded already, or not yet.
    #[error("the bureau is founded: {0}")]
    Founded(bool),
    /// Two roles that one person may not hold, or a founding that lacks a role.
    #[error("roles clash")]
    RolesClash(Role, Role),
    /// A role that somebody must hold and nobody would.
    #[error("role missing")]
    RoleMissing(Role),
    /// The account is not locked.
    #[error("not locked")]
    NotLocked,
    /// The password of the account waits for nobody's word.
    #[error("no word awaited")]
    NoWordAwaited,
    /// Nobody is there who could give their word for the password that would be set.
    #[error("nobody to give their word")]
    NobodyVouches,
    /// The login is taken or not well formed.
    #[error("login taken or malformed")]
    Login,
    /// There is no such thing.
    #[error("no such {0:?}")]
    NotFound(What),
    /// The record changed since it was read; `fields` names what changed in the meantime, as far as the journal tells.
    #[error("changed since version {seen}, now {now}")]
    Stale { seen: u32, now: u32, fields: Vec<String> },
    /// Fields are wrong.
    #[error("{} faults", .0.len())]
    Invalid(Vec<FieldFault>),
    /// The identity number is on record for another person.
    #[error("identity number on record")]
    SameResidentId(PersonId),
    /// People on record may be the same; give a reason to go on.
    #[error("alike people on record")]
    Alike(Vec<PersonId>),
    /// The record was merged into another; work goes on there.
    #[error("merged into {into}")]
    MergedInto { person: PersonId, into: PersonId },
    /// The record was not merged into another.
    #[error("not merged")]
    NotMerged(PersonId),
    /// A record cannot be merged into itself.
    #[error("one and the same record")]
    SameRecord(PersonId),
    /// The two were declared distinct people; that is taken back first.
    #[error("{one} and {other} are distinct")]
    DeclaredDistinct { one: PersonId, other: PersonId },
    /// More records than are made one person.
    #[error("more than {most} records")]
    TooManyRecords { most: usize },
    /// The two are of two open households; nobody is in two.
    #[error("households {one} and {other}")]
    TwoHouseholds { one: HardshipId, other: HardshipId },
    /// A death is on one of the two records and would be lost: it is taken over, or they are said to be alive.
    #[error("{person} is dead")]
    OneIsDead { person: PersonId, on: Date },
    /// What was taken over does not go with what is there.
    #[error("{part:?} does not fit: {fault:?}")]
    PartUnfit { part: PersonField, fault: Fault },
    /// Another number of things comes along than was said.
    #[error("{now} come along, not {said}")]
    MovesDiffer { said: usize, now: usize },
    /// A change of an account of the person waits already.
    #[error("{change} waits")]
    AccountWaits { person: PersonId, change: AccountChangeId, by: String, on: Date },
    /// An account is changed by two people: it is asked for, not set.
    #[error("an account takes two people")]
    AccountByTwo,
    /// Several accounts would change at once; one change of a person waits at a time.
    #[error("several accounts at once")]
    AccountsSeveral,
    /// The account asked for is the one on record.
    #[error("the account stands already")]
    AccountStands,
    /// The change of an account was decided before.
    #[error("{change} is {outcome:?}")]
    AccountDecided { change: AccountChangeId, outcome: AccountOutcome },
    /// The payee whose account was to change does not stand on record any more as they did.
    #[error("the payee of {0} changed")]
    PayeeMoved(AccountChangeId),
    /// The two records whose merger asked for this change were put apart since.
    #[error("the ground of {0} is gone")]
    AccountGroundGone(AccountChangeId),
    /// More people are meant than one batch takes.
    #[error("{found} meant, at most {most}")]
    TooManyMeant { found: usize, most: usize },
    /// Some of those named are not on record.
    #[error("{} not on record", .0.len())]
    UnknownPeople(Vec<PersonId>),
    /// Nobody of a batch can be changed.
    #[error("nobody to change")]
    NothingToChange,
    /// Nothing that a batch set stands any more as it was set.
    #[error("nothing of {0} to take back")]
    NothingToUndo(BatchId),
    /// Nothing was declared about the two.
    #[error("{one} and {other} were not declared distinct")]
    NotDistinct { one: PersonId, other: PersonId },
    /// The person is confirmed for the year already.
    #[error("confirmed for {year} on {on}")]
    Confirmed { year: u16, on: Date },
    /// The person was told of their confirmation of the year already.
    #[error("told of {year} on {on}")]
    NoticedAlready { year: u16, on: Date },
    /// Nothing of that kind is noted for the year.
    #[error("nothing noted for {year}")]
    NothingNoted { year: u16 },
    /// The entry deserves a second look; give a reason to go on.
    #[error("doubtful: {0:?}")]
    Doubtful(Vec<Doubt>),
    /// The month's books are closed.
    #[error("month closed")]
    MonthClosed(Month),
    /// The month's books are closed already: there is nothing to close.
    #[error("month closed already")]
    ClosedAlready(Month),
    /// Nothing was booked before the day: there are no books to close.
    #[error("no books before {first:?}")]
    BeforeBooks { first: Option<Date> },
    /// Money of these runs is on its way: the month is closed when the bank has said what became of it.
    #[error("runs under way")]
    RunsUnderWay { month: Month, runs: Vec<RunId> },
    /// A budget of the same programme and year waits to be decided.
    #[error("version {version} waits")]
    BudgetWaits { year: u16, version: u32 },
    /// The budget was approved or declined already.
    #[error("version {version} is decided")]
    BudgetDecided { year: u16, version: u32 },
    /// The request was decided or withdrawn, or is not at the point for it.
    #[error("{grant} is {state:?}")]
    GrantStands { grant: GrantId, state: GrantState },
    /// Funds do not cover what was paid, is under way and is to be paid.
    #[error("funds short: {0:?}")]
    FundShort(Vec<FundShort>),
    /// The place pays nothing without an approved budget, and there is none.
    #[error("no budget of {programme} for {year}")]
    NoBudget { year: u16, programme: String },
    /// Money was to be booked as paid in a year without a budget, by a programme that has one this year.
    #[error("no budget of {programme} for {year}, one for {now}")]
    NoBudgetThen { year: u16, programme: String, now: u16 },
    /// The books begin later than the day.
    #[error("books begin on {first}")]
    BeforeFirstDay { first: Date },
    /// The month's books are open.
    #[error("month open")]
    MonthOpen(Month),
    /// Somebody asks already for the month to be opened again.
    #[error("reopening asked")]
    ReopeningAsked(Month),
    /// Nobody asks for the month to be opened again.
    #[error("no reopening asked")]
    NoReopening(Month),
    /// Somebody else asked for it: it is declined, not withdrawn.
    #[error("asked by somebody else")]
    AskedByOther(Month),
    /// The sheet of these books was made already: it is printed again.
    #[error("sheet issued: {0}")]
    SheetIssued(PaperId),
    /// Something was written since the books were looked at: they are looked at again.
    #[error("books moved")]
    BooksMoved,
    /// The person died before the month.
    #[error("person died")]
    PersonDied { person: PersonId, on: Date },
    /// Something was booked because of the death: it must be taken back first.
    #[error("booked because of the death: {0}")]
    DeathSettled(EntryId),
    /// No death is on record.
    #[error("not dead: {0}")]
    NotDead(PersonId),
    /// The proposal was decided on or withdrawn already.
    #[error("proposal is {0:?}")]
    ProposalEnded(ProposalState),
    /// What was proposed later for the same cell and day, or the same setting and month, is approved already.
    #[error("overtaken by {0}")]
    ProposalOvertaken(ProposalId),
    /// Only the one who proposed it takes it back.
    #[error("proposed by somebody else")]
    NotProposer,
    /// The programme has no such id.
    #[error("no such programme")]
    NoSuchProgramme(String),
    /// The entry was taken back already.
    #[error("reversed already")]
    ReversedAlready(EntryId),
    /// A payment on record is taken back by two people: it is asked for, and somebody else agrees.
    #[error("a payment takes two people")]
    PaidByTwo(EntryId),
    /// The same of an entry that whoever puts records apart gives to one of them: its reversal is asked for first.
    #[error("what takes two people is not given")]
    GivenByTwo(EntryId),
    /// Somebody asks already for the payment to be taken back.
    #[error("reversal asked")]
    ReversalAsked(EntryId),
    /// Nobody asks for the entry to be taken back.
    #[error("no reversal asked")]
    NoReversalAsked(EntryId),
    /// Somebody else asked for it: it is declined, not withdrawn.
    #[error("reversal asked by somebody else")]
    ReversalByOther(EntryId),
    /// Nothing speaks against the entry: one person posts it.
    #[error("needs no second person")]
    NeedsNoSecond,
    /// Nobody asks for that entry to be posted.
    #[error("no posting asked")]
    NoPostingAsked(PostingAskId),
    /// Money paid back by the decision waits for another's word already.
    #[error("a repayment waits")]
    RepaymentAsked { recovery: RecoveryId, ask: PostingAskId },
    /// Somebody else asked for it: it is declined, not withdrawn.
    #[error("posting asked by somebody else")]
    PostingByOther(PostingAskId),
    /// More was to be taken off what is booked for a month than stands there.
    #[error("{month}: not booked")]
    NotBooked { month: Month },
    /// Somebody else asked for it, who takes it back themselves.
    #[error("asked by somebody else")]
    AskedByAnother { by: String },
    /// Since it was asked, this came to speak against it.
    #[error("doubts since")]
    DoubtsSince(Vec<Doubt>),
    /// A payment for a month that begins after the day it is booked on.
    #[error("paid ahead")]
    PaidAhead { month: Month, booked: Date },
    /// Something due for a month that begins after the day it is booked on.
    #[error("due ahead")]
    DueAhead { month: Month, booked: Date },
    /// More than a death leaves to be booked or paid.
    #[error("beyond the settlement")]
    BeyondSettlement { owed: Fen, left: Fen },
    /// What is booked as due is taken back by one person.
    #[error("not a payment")]
    NotAPayment(EntryId),
    /// The entry is itself a reversal.
    #[error("a reversal is not reversed")]
    IsReversal(EntryId),
    /// The petition's state or the law does not allow the act.
    #[error("petition act: {0}")]
    Act(ActFault),
    #[error("duty: {0}")]
    Duty(DutyFault),
    #[error("calendar: {0:?}")]
    Calendar(CalendarRefusal),
    /// The one who came does not say, or may not do, what their capacity asks for.
    #[error("caller: {0}")]
    Caller(CallerFault),
    /// The visit stands elsewhere: it cannot be called, ended or changed so.
    #[error("the visit is {0:?}")]
    VisitStage(VisitStage),
    /// The person is being attended already.
    #[error("attended already: {visit}")]
    AttendedAlready { visit: VisitId, by: String, desk: String },
    /// Somebody belongs to another household in hardship already.
    #[error("in hardship {hardship} already")]
    InHardshipAlready { person: PersonId, hardship: HardshipId },
    /// A town is not given to somebody whose account is disabled, or who may not note contacts.
    #[error("cannot keep in touch with a town")]
    CannotCare { name: String },
    /// The household ended: nothing more is noted on it.
    #[error("hardship ended")]
    HardshipEnded(HardshipId),
    /// The household is in hardship still.
    #[error("hardship open")]
    HardshipOpen(HardshipId),
    /// The condolence list is closed.
    #[error("list closed")]
    ListClosed(CondolenceId),
    /// The condolence list is open.
    #[error("list open")]
    ListOpen(CondolenceId),
    /// Nobody agreed yet to a line of the list; these may.
    #[error("{list} waits for agreement")]
    ListNotAgreed { list: CondolenceId, may: Vec<String> },
    /// Nothing of the list waits for a word.
    #[error("nothing of {0} waits")]
    NothingToAgree(CondolenceId),
    /// The list did not go back: it waits already.
    #[error("{0} waits already")]
    ListAsked(CondolenceId),
    /// Somebody else handles the petition: it is not claimed over their head.
    #[error("handled by somebody else")]
    OwnedBy { by: String, since: Date },
    /// They stand on the list already.
    #[error("on the list already")]
    OnListAlready(GiftId),
    /// The same person or household was given by this list already.
    #[error("given already")]
    GivenAlready(GiftId),
    /// The line was not handed out.
    #[error("not given")]
    NotGiven(GiftId),
    /// The entry was booked by a condolence list, and is taken back there.
    #[error("booked by {list}")]
    OfGift { entry: EntryId, list: CondolenceId },
    #[error("supervision: {0}")]
    Supervision(SupervisionFault),
    #[error("run: {0}")]
    Run(RunFault),
    /// People cannot be looked through while the lookup index is being built.
    #[error("not ready")]
    NotReady,
    /// The contact was entered by mistake: nothing more is noted on it.
    #[error("contact void")]
    ContactVoid(ContactId),
    /// The paper is void.
    #[error("void already")]
    PaperVoid(PaperId),
    /// A paper tells of the decision; it is void before the decision is taken back.
    #[error("paper {number} tells of it")]
    PaperOut { number: String },
    /// So many notes hold for the person already.
    #[error("{most} notes hold")]
    NotesFull { most: usize },
    /// The idempotency key stands for another command or another content; this one was not carried out.
    #[error("key used for entry {seq}")]
    KeyUsed { seq: u64 },
    /// The record has no room for more.
    #[error("record full")]
    RecordFull,
    /// Only in the sample bureau.
    #[error("sample bureau only")]
    SampleOnly,
    /// The import was stopped by the one who asked.
    #[error("stopped")]
    Stopped,
    /// Row of an import that could not be taken; nothing of the file was.
    #[error("row {row}")]
    Row { row: u64, why: Box<Refusal> },
    /// The same file was imported before.
    #[error("imported before")]
    ImportedBefore { seq: u64 },
    /// The store could not write or read.
    #[error("store: {0:?}")]
    Store(StoreTrouble),
}
