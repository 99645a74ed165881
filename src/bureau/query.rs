//! Queries: what someone wants to see, as plain data.

use serde::{Deserialize, Serialize};

use crate::bureau::command::Triage;

pub use crate::bureau::asked::{
    ConfirmationStanding, ConfirmationsAsked, EarlierAsked, FundAsked, GrantsAsked, HardshipAsked,
    PaperFilter, RotaAsked, RunLinesAsked, SupervisionAsked,
};
use crate::bureau::command::{CalendarFile, CountingSaid, NewRates};
pub use crate::bureau::tab::{Order, Tab};
use crate::domain::bulk::BulkChange;
use crate::domain::filter::Key;
use crate::domain::ledger::{BooksOf, ProposalId};
use crate::domain::person::{DeathCause, Gap};
use crate::domain::petition::Figure;
use crate::domain::{
    BatchId, CondolenceId, Date, DivisionCode, EntryId, GrantId, HardshipId, Month, PaperId, PersonId,
    PetitionId, RateProposalId, RunId, RunRuleId, StaffId, SupervisionId, VisitId,
};

/// A question. Answers carry masks in place of protected fields.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
#[allow(clippy::large_enum_variant, reason = "one is asked at a time")]
pub enum Query {
    /// The bureau, who is signed in, and what they may do.
    Desk,
    /// Finds people by words and conditions ([`crate::domain::filter`]), a page from `offset`; an empty text gives the people most
    /// recently on screen in this session's `recent`.
    Lookup { text: String, offset: usize, limit: usize, recent: Vec<PersonId> },
    /// What the last word of a lookup's text may become.
    Complete { text: String },
    /// Those whom a text finds, counted by one key or two; with months, what was due and paid to them for these.
    Pivot { by: Key, across: Option<Key>, text: String, months: Option<(Month, Month)> },
    /// The views of the one who asks.
    Views,
    /// The bureau at a glance.
    Overview,
    /// The header and card of one person.
    Card(PersonId),
    /// One person's whole record, masked.
    Record(PersonId),
    /// A person's ledger.
    Statement(PersonId),
    /// What recorded deaths leave to be settled: of one person, or of everybody where something is left to do.
    Settlements { person: Option<PersonId> },
    /// What a death would leave to be settled if it were recorded so, or otherwise than it is.
    DeathAhead { person: PersonId, on: Date, cause: Option<DeathCause> },
    /// What is due to a person for a month and why, as it was known at the end of a day.
    Entitlement { person: PersonId, month: Month, known: Date },
    /// Who changed what money depends on in a person's records, on a day or since.
    Editors { person: PersonId, since: Date },
    /// Those who receive money every month, and how their yearly confirmation stands: by town, and a page of them.
    Confirmations { asked: ConfirmationsAsked, offset: usize, limit: usize },
    /// What was done about a person's yearly confirmations, newest first.
    ConfirmationsOf(PersonId),
    /// A programme's month: totals, a page of lines, and the months around it. A text narrows the people, and what they come to.
    ProgrammeMonth { programme: String, month: Month, text: String, offset: usize, limit: usize },
    /// The budgets of a year, and what was paid out of them.
    Budgets { year: u16 },
    /// What today's obligations come to in a year, month by month, and when the funds end.
    Forecast { year: u16 },
    /// What one source of money gave, paid and got back.
    FundStatement(FundAsked),
    /// Requests for money that is not monthly, a page from `offset`, and what all that fit come to.
    Grants { asked: GrantsAsked, offset: usize, limit: usize },
    /// One request in full.
    Grant(GrantId),
    /// The figures of programmes that hold on a day, published and of the bureau's own; of one programme or of all.
    Rates { on: Date, programme: Option<String> },
    /// What the bureau must enter for a month: cells without a figure, settings that are not set.
    RatesLacking { month: Month },
    /// What there is to say about figures before they are proposed.
    CheckRates(Box<NewRates>),
    /// Proposals of rates and settings, newest first: those that wait, or all.
    Proposals { waiting: bool },
    /// One proposal, each row beside what held before it.
    Proposal(ProposalId),
    /// Whose amount a proposal of rates that waits would change, and by how much.
    RaiseEffect(RateProposalId),
    /// Every setting of the place as it stands in a month.
    PlaceSettings { month: Month },
    /// Every month whose books were ever closed, newest first.
    Periods,
    /// What is to be taken back or booked by hand, and waits for the word of a second person.
    SecondWords,
    /// Everything of the ledger that waits for somebody's word, first what waits for the one who asks.
    Waiting,
    /// What was booked on a day or in a month, and what is open about it.
    Books(BooksOf),
    /// Whether the journal still contains the end that a sheet names: by the number of the sheet, or by the digits of the digest.
    VerifyHead { text: String },
    /// One entry, with its legs.
    Entry(EntryId),
    /// Payment runs, newest first.
    Runs { offset: usize, limit: usize },
    /// One payment run: who did what, how it stands to the last one, what may be done now.
    Run(RunId),
    /// The lines of a payment run that fit, a page from `offset`.
    RunLines { run: RunId, asked: RunLinesAsked, offset: usize, limit: usize },
    /// Whose facts or account changed since a payment run was frozen.
    RunChanges(RunId),
    /// The programmes that a run may be drafted of, and what is known of each.
    DraftOptions,
    /// Who was paid too much under a programme, up to this month.
    Overpaid { programme: String },
    /// What a run pays, accounts in full: for the bank's file.
    RunPayments(RunId),
    /// What is set for payment runs, and what was decided about money paid too much.
    RunRules,
    /// What the approval of an opening month would add.
    OpeningEffect(RunRuleId),
    /// The petition queue: a page of one tab, in an order.
    Petitions {
        tab: Tab,
        #[serde(default)]
        order: Order,
        text: String,
        offset: usize,
        limit: usize,
    },
    /// What decisions in the queue would do to each petition, or why not.
    Triage(Triage),
    /// Which open petitions of whom will be late, if this one were given to somebody, or as it is.
    PetitionForecast { petition: Option<PetitionId> },
    /// One petition with its clocks, and what may be done with it.
    Petition(PetitionId),
    /// The petitions of a person.
    PetitionsOf(PersonId),
    /// Petitions of the same people, or of the same fact, while one is taken in.
    EarlierPetitions(Box<EarlierAsked>),
    /// Who may be given a petition, and why not who may not.
    PetitionHands(PetitionId),
    /// The directory of the three levels: those of a division, of its town and of the bureau, or everybody.
    Liaisons { division: Option<DivisionCode> },
    /// The on-call duty as it stands; the rota from a day on.
    Duty { from: Date },
    /// What was registered on a day.
    DutyRegister { day: Date },
    /// Stock, growth, limits, repeats, towns and due days.
    PetitionFigures,
    /// Which petition has this registration number, as people quote it.
    PetitionNumbered(String),
    /// The petitions behind a figure.
    BehindFigure { figure: Figure, offset: usize, limit: usize },
    /// What the calendar of a file would change: every open limit that it moves or makes certain.
    CheckCalendar(Box<CalendarFile>),
    /// What a setting of how days are counted would change, in the same way.
    CheckCounting(Box<CountingSaid>),
    /// What limits are counted by: versions, pause rules, calendars that were loaded, and what the bureau has settled.
    TimeRules,
    /// What was given to somebody to do.
    Supervision { asked: SupervisionAsked, offset: usize, limit: usize },
    /// One item of it.
    SupervisionItem(SupervisionId),
    /// A day's visits, its figures, and the promises due on it or before.
    Visits { day: Date },
    /// One visit, with what was done during it.
    Visit(VisitId),
    /// A person's visits, newest first.
    VisitsOf { person: PersonId, limit: usize },
    /// What to ask a person for while they are there: ids of `asks.toml`, what holds most up first.
    Asks(PersonId),
    /// Who is due a call or a home visit, the most pressing first, and how the towns stand.
    Rota { asked: RotaAsked, offset: usize, limit: usize },
    /// Households in hardship, those nobody went to for longest first.
    Hardships { asked: HardshipAsked, offset: usize, limit: usize },
    /// One household in full.
    Hardship(HardshipId),
    /// What was done from one day to another, in contacts, people and households.
    CareFigures { from: Date, to: Date },
    /// Every condolence list, newest first.
    Condolences,
    /// What was handed out on each festival of a year.
    FestivalSums { year: u16 },
    /// A condolence list with a page of its lines.
    Condolence { list: CondolenceId, text: String, offset: usize, limit: usize },
    /// A person's contacts, newest first.
    ContactsOf { person: PersonId, limit: usize },
    /// Papers that were issued, newest first.
    Papers { filter: PaperFilter, offset: usize, limit: usize },
    /// One paper as it was issued.
    Paper(PaperId),
    /// A person's notes: those that hold first.
    Notes(PersonId),
    /// What happened to a person that fits, newest first, before a sequence number.
    Timeline { person: PersonId, filter: TimelineFilter, before: Option<u64>, limit: usize },
    /// The journal, newest first, before a sequence number.
    Journal { filter: JournalFilter, before: Option<u64>, limit: usize },
    /// Everyone on the staff list.
    Staff,
    /// Everyone on the staff list, and how their accounts stand.
    Accounts,
    /// People who may be the same as this one: same identity number, or same name and birth date.
    Alike { name: String, resident_id: Option<String> },
    /// Who on record is near somebody who is about to be put there: a name, and what else is known.
    Near { name: String, resident_id: Option<String>, birth: Option<Date>, phone: String },
    /// What the records of everybody lack, by town.
    Gaps,
    /// Who lacks something at a place.
    Lacking { gap: Gap, place: Place, offset: usize, limit: usize },
    /// Who may be the same as one person on record.
    DuplicatesOf(PersonId),
    /// Two records side by side, and what comes along when one is merged into the other.
    Together(PersonId, PersonId),
    /// A record that was merged, as it would be put apart again.
    Apart(PersonId),
    /// The changes of a person's accounts, those that wait first; or everybody's that wait and came with no import, the oldest first.
    AccountChanges(Option<PersonId>),
    /// The imports of which accounts wait.
    AccountImports,
    /// What waits of one (its journal entry), accounts in another's name first.
    AccountsOfImport { import: u64, offset: usize, limit: usize },
    /// What was decided about pairs of records: declared distinct, merged.
    Decisions,
    /// What a change would do to each of many people.
    Bulk { whom: Whom, change: Box<BulkChange> },
    /// The batches that were carried out, newest first.
    Batches,
    /// One batch, and what became of everybody of it.
    Batch(BatchId),
    /// Who of that name was born on that day.
    Namesakes { name: String, birth: Date },
    /// Remembered column mappings.
    ImportProfiles,
    /// Whether a file of this digest was imported before.
    ImportedFile { digest: [u8; 32] },
}

/// Whom a change of many is meant for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// Everybody whom a text of the lookup finds.
    Found(String),
    /// These.
    Named(Vec<PersonId>),
}

/// What of a person's timeline is wanted; everything that is set must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TimelineFilter {
    /// Of which kind.
    pub kind: Option<TimelineKind>,
    /// Business date of the newest.
    pub upto: Option<Date>,
}

/// A kind of happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimelineKind {
    /// 来访
    Visits,
    /// 台账
    Money,
    /// 信访
    Petitions,
    /// 提示
    Notes,
    /// 档案: changes to the record, and whatever else was done about the person.
    Record,
}

impl TimelineKind {
    /// Every kind in order.
    pub const ALL: [Self; 5] = [Self::Visits, Self::Money, Self::Petitions, Self::Notes, Self::Record];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Money => "money",
            Self::Petitions => "petitions",
            Self::Notes => "notes",
            Self::Record => "record",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind of a command, by its name in the journal.
    pub fn of(command: &str) -> Self {
        match command.split('.').next() {
            Some("visit") => Self::Visits,
            Some("ledger" | "grant") => Self::Money,
            Some("petition") => Self::Petitions,
            Some("note") => Self::Notes,
            _ => Self::Record,
        }
    }
}

/// Which entries of the journal are wanted; everything that is set must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JournalFilter {
    /// Business date of the first.
    pub from: Option<Date>,
    /// Business date of the last.
    pub to: Option<Date>,
    /// By whom.
    pub staff: Option<StaffId>,
    /// About whom.
    pub person: Option<PersonId>,
}

impl JournalFilter {
    /// Whether every entry fits.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// Where people live, as worklists part them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Anywhere, known or not.
    Everywhere,
    /// In a town.
    Town(DivisionCode),
    /// Nobody knows.
    Unknown,
}

crate::text::opaque!(Query, Whom);
