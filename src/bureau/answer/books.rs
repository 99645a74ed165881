//! Answers about the books of a day or a month.

use serde::Serialize;

use crate::bureau::answer::LateEntries;
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::{BooksHead, BooksOf, Doubt, EntryKind, PaidBack, Righted};
use crate::domain::{Date, EntryId, Fen, Month, PaperId, PersonId, PostingAskId, RunId};

/// What was booked on the days of a sheet, and what is open about them.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct BooksView {
    /// Which days, and the end of the journal they rest on.
    pub head: BooksHead,
    /// Who closed the month and when; `None` of a day, and of a month that is open.
    pub closed: Option<(String, Date)>,
    /// Why it was closed before it was over, or before an earlier one; empty where it was not.
    pub despite: String,
    /// By programme, in the order of their ids.
    pub programmes: Vec<BooksLine>,
    /// All programmes together.
    pub sum: BooksLine,
    /// Of it for months whose books had been closed.
    pub late: LateEntries,
    /// Of it booked in the place of an entry that was taken back.
    pub corrected: usize,
    /// Who booked how many entries.
    pub by: Vec<(String, usize)>,
    /// Months that were opened again: on these days whichever month, and this month whenever that was.
    pub reopened: Vec<ReopenedRow>,
    /// What somebody should look at before these books are closed.
    pub open: Vec<OpenItem>,
    /// The sheet that counts.
    pub sheet: Option<(PaperId, String)>,
}

/// A programme of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BooksLine {
    /// Programme id; empty for all together.
    pub programme: String,
    /// Entries, reversals not counted.
    pub booked: usize,
    /// Reversals.
    pub reversed: usize,
    /// Due, reversals taken off.
    pub due: Fen,
    /// Paid, reversals taken off.
    pub paid: Fen,
}

/// That a month was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReopenedRow {
    /// Which.
    pub month: Month,
    /// Who asked, and on which day.
    pub asked: (String, Date),
    /// Why.
    pub reason: String,
    /// Who agreed, and on which day.
    pub agreed: (String, Date),
}

/// What is open about the books of some days. None of it keeps a month from being closed; all of it stands on the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum OpenItem {
    /// The last day is still to come or today.
    NotOver { last: Date },
    /// Months before have entries and are not closed.
    EarlierOpen { first: Month, months: usize },
    /// Money of a run that was approved on these days or before is on its way: the bank's answer is still to be taken in.
    RunUnderWay { run: RunId },
    /// Runs for the month or before are not approved yet: on days of a closed month nobody approves them.
    RunsNotApproved { runs: Vec<(RunId, RunState, Fen)> },
    /// Deaths leave something to be booked or decided.
    Deaths { people: usize, amount: Fen },
    /// Entries were taken back on these days and nothing was booked in their place.
    TakenBack { entries: usize },
    /// Somebody wants payments on record taken back, and nobody has agreed or declined.
    ReversalsAsked { entries: usize },
    /// So many entries by hand are asked for, and nobody answered.
    PostingsAsked { entries: usize },
    /// For the month more is paid than due.
    Overpaid { people: usize, amount: Fen },
    /// For the month less is paid than due.
    Unpaid { people: usize, amount: Fen },
    /// Somebody asks for a closed month to be opened again, and nobody has agreed or declined.
    ReopeningAsked { month: Month, by: String },
}

/// A month whose books were ever closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodRow {
    /// Which.
    pub month: Month,
    /// Its books are closed.
    pub closed: bool,
    /// Who closed it, or agreed to open it, last.
    pub by: String,
    /// When.
    pub on: Date,
    /// Somebody asks for it to be opened again.
    pub asked: Option<AskRow>,
    /// How often it was opened again.
    pub reopened: usize,
    /// Its sheet that counts.
    pub sheet: Option<(PaperId, String)>,
}

/// What somebody asks who wants a closed month open again, a payment taken back, or an entry booked by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskRow {
    /// Who.
    pub by: String,
    /// Since when.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// It is the one who looks at it.
    pub own: bool,
}

/// What waits for the word of a second person before it is in the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecondWord {
    /// An entry is to be taken back.
    Reversal(EntryId),
    /// An entry is to be booked by hand.
    Posting(PostingAskId),
}

/// The same in full, and who asks.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SecondWordRow {
    /// What is asked.
    pub what: SecondWord,
    /// Whose money it is about.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Programme id.
    pub programme: String,
    /// For the month.
    pub month: Month,
    /// Due or paid.
    pub kind: EntryKind,
    /// How much.
    pub amount: Fen,
    /// Of what is to be booked: the day, where it is not that on which somebody agrees.
    pub booked: Option<Date>,
    /// Its memo.
    pub memo: String,
    /// What is to stand in the place of what is taken back.
    pub right: Option<Righted>,
    /// What speaks against what is to be booked.
    pub doubts: Vec<Doubt>,
    /// Of money paid back: by which decision, and how much of which month.
    pub repaid: Option<PaidBack>,
    /// Who asks, since when and why.
    pub asked: AskRow,
}

/// Whether the journal still contains the end that a sheet names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadCheck {
    /// How it stands.
    pub standing: HeadStanding,
    /// Which entry of the journal: of the sheet, or the one that was found.
    pub seq: Option<u64>,
    /// The eight groups of it.
    pub groups: String,
    /// The business date of the entry in the journal.
    pub day: Option<Date>,
    /// Entries of the journal since.
    pub since: u64,
    /// The sheet that names it.
    pub sheet: Option<String>,
    /// Since when that sheet does not count any more, and why.
    pub void: Option<(Date, String)>,
    /// The number of the sheet that took its place.
    pub replaced: Option<String>,
}

/// How the end of a journal that a sheet names stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadStanding {
    /// The journal contains it: nothing before it was changed or taken out.
    Contained,
    /// The journal has another entry in that place, or none: it was changed, or cut off and gone on with.
    Missing,
}

impl HeadStanding {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contained => "contained",
            Self::Missing => "missing",
        }
    }
}

impl OpenItem {
    /// The name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotOver { .. } => "not-over",
            Self::EarlierOpen { .. } => "earlier-open",
            Self::RunUnderWay { .. } => "run-under-way",
            Self::RunsNotApproved { .. } => "runs-not-approved",
            Self::Deaths { .. } => "deaths",
            Self::TakenBack { .. } => "taken-back",
            Self::ReversalsAsked { .. } => "reversals-asked",
            Self::PostingsAsked { .. } => "postings-asked",
            Self::Overpaid { .. } => "overpaid",
            Self::Unpaid { .. } => "unpaid",
            Self::ReopeningAsked { .. } => "reopening-asked",
        }
    }
}

impl BooksView {
    /// Which days.
    pub fn of(&self) -> BooksOf {
        self.head.of
    }
}

crate::text::opaque!(BooksView, SecondWordRow);
