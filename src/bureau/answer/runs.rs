//! Answers about payment runs.

use serde::Serialize;

use super::run_change::RunChange;
use crate::bureau::answer::{AccountNow, RefusedRow, RunFund};
use crate::bureau::refusal::{Made, Refusal};
use crate::domain::ledger::FundShort;
use crate::domain::ledger::run::{
    Basis, Claimed, Duty, FileMade, LineChange, OnRecord, Reason, RunState, RunStep,
};
use crate::domain::{Date, DivisionCode, Fen, Month, PersonId, RecoveryId, RunId, StaffId, Total};

/// A run on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunRow {
    /// Its number.
    pub run: RunId,
    /// Its version.
    pub version: u32,
    /// Programme ids.
    pub programmes: Vec<String>,
    /// Months up to this one are paid.
    pub month: Month,
    /// Where it stands.
    pub state: RunState,
    /// The day its money is due, where the place has said on which day it pays.
    pub due: Option<Date>,
    /// The day has passed, and it is not with the bank yet.
    pub overdue: bool,
    /// The run whose failed lines it issues again.
    pub reissues: Option<RunId>,
    /// Lines that pay.
    pub lines: u32,
    /// What they come to.
    pub total: Fen,
    /// Lines without a reason.
    pub unexplained: u32,
    /// Lines that were paid.
    pub paid: u32,
    /// What they come to.
    pub paid_sum: Fen,
    /// Lines with another outcome.
    pub failed: u32,
    /// What waits for a word: failures of which nobody said yet what becomes of them, lines of which the bank says otherwise now, and claims
    /// that nobody else has decided.
    pub tasks: u32,
    /// Funds that do not cover it, while it is not with the bank.
    pub short: Vec<FundShort>,
    /// Lines that do not hold any more as they were worked out, while it is not with the bank: it is worked out anew, and goes back for that
    /// where it is frozen.
    pub astray: u32,
}

/// Why a run is approved by the head and nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadNeeded {
    /// It is not set above which sum.
    NothingSet,
    /// It comes to more than this with the other runs of the month.
    Above(Fen),
}

/// One run in full.
#[derive(Clone, PartialEq, Serialize)]
pub struct RunView {
    /// As on the board.
    pub row: RunRow,
    /// The newest run it was compared with: each programme with its own last one.
    pub previous: Option<RunId>,
    /// Other runs of its programmes that are not approved yet, with their lines: what they hold is not in this one.
    pub beside: Vec<(RunId, RunState, u32)>,
    /// What keeps whoever asks from issuing its failures again; `None` where nothing does or nothing failed.
    pub reissue: Option<Refusal>,
    /// What keeps whoever asks from deciding what somebody says of a line; `None` where nothing does or nobody says anything.
    pub decide: Option<Refusal>,
    /// Rates and facts known at the end of this day were used.
    pub known: Date,
    /// Who did what, in order.
    pub acts: Vec<RunActRow>,
    /// Who changed a record of somebody in it since the last run: none of them has another part in it.
    pub editors: Vec<(StaffId, String)>,
    /// Who agreed, as the second of two, to such a change: none of them reviews it.
    pub agreed: Vec<(StaffId, String)>,
    /// The bank's answers, in the order they were taken in.
    pub answers: Vec<RunAnswerRow>,
    /// What the bank says it paid in all, as whoever reconciled was told.
    pub bank_total: Option<Fen>,
    /// Rates or settings were approved since it was frozen; it stays as it is.
    pub rates_changed: bool,
    /// Number of the minutes.
    pub minute: String,
    /// Digest of the frozen lines, in hexadecimal.
    pub digest: String,
    /// The bank's file: name and digest in hexadecimal.
    pub file: Option<(String, String)>,
    /// How many lines stand how to the last run, and what they come to.
    pub changes: Vec<(LineChange, u32, Fen)>,
    /// How many lines have which reason.
    pub reasons: Vec<(Reason, u32)>,
    /// Lines that are left to a coming run and what they come to, by why; those that come to most first.
    pub put_off: Vec<(u32, PutOff)>,
    /// People and programmes with months paid too much when it was worked out, and what that came to. Nothing of it is taken off without a
    /// decision.
    pub overpaid: (u32, Fen),
    /// What it takes off by approved decisions, one by one.
    pub set_off: Vec<(RecoveryId, Fen)>,
    /// Months of people and programmes of which something else is booked as due than is due, and what the approval adds to it in all.
    pub restated: (u32, Fen),
    /// The head must approve it, and why.
    pub needs_head: Option<HeadNeeded>,
    /// The sum above which minutes are needed, where it is above.
    pub needs_minute: Option<Fen>,
    /// What it comes to together with the other runs of the month, by which both are decided; `None` where there is no other.
    pub together: Option<Fen>,
    /// How the funds stand to what it pays, programme by programme.
    pub funds: Vec<RunFund>,
    /// Nothing is released until a day: the name of the time.
    pub no_release: Option<(String, Date)>,
    /// A duty that nobody is left for, as things stand; `None` while somebody is left for each.
    pub nobody: Option<NobodyAhead>,
    /// Its lines are fixed: it is frozen, or further.
    pub fixed: bool,
    /// Lines of which somebody says what became of them after all, and nobody else has decided.
    pub claims: u32,
    /// The lines that do not hold any more as they were worked out, while it is not with the bank.
    pub astray: Vec<RunChange>,
    /// It is a draft that is worked out anew before it goes on: it was sent back, or something of it does not hold any more.
    pub anew: bool,
    /// By whom it was sent back, and why, until it is worked out anew.
    pub sent_back: Option<RunActRow>,
    /// The steps that lead out of where it stands, and what keeps the one who asks from them.
    pub steps: Vec<(RunStep, Result<(), Refusal>)>,
}

/// A duty to come that nobody on the staff could do.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NobodyAhead {
    /// The step that nobody is left for.
    pub step: RunStep,
    /// Whose post it is, and what keeps them.
    pub kept: Vec<KeptFrom>,
    /// Whoever could, and has to take another step that nobody else can.
    pub needed: Vec<String>,
    /// Lines that free one of them when they are left to a coming run; each a way of its own, the shortest first.
    pub defer: Vec<Vec<(u32, String)>>,
    /// The step by which it becomes a draft again; `None` of one that is, and of what is with the bank.
    pub back: Option<RunStep>,
}

/// Somebody who is kept from a step.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct KeptFrom {
    /// Their name.
    pub name: String,
    /// What keeps them.
    pub did: Duty,
    /// What they changed or agreed to, the newest first.
    pub made: Vec<Made>,
    /// How often besides.
    pub more: u32,
}

/// A step that was taken.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RunActRow {
    /// What.
    pub step: RunStep,
    /// The duty it belongs to.
    pub duty: Duty,
    /// By whom.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The signature does not hold any more.
    pub void: bool,
}

/// An answer of the bank.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RunAnswerRow {
    /// Name of the file.
    pub name: String,
    /// Its digest in hexadecimal.
    pub digest: String,
    /// When it was taken in.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// Lines that it says were paid.
    pub paid: u32,
    /// What they come to.
    pub paid_sum: Fen,
    /// Lines that it says were not.
    pub failed: u32,
    /// Of all: those that contradict what was on record.
    pub differing: u32,
}

/// What is left to a coming run before this one is approved.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PutOff {
    /// What would have been paid.
    pub sum: Fen,
    /// Why, in the words of whoever left it out; empty where it was put off by itself, since somebody who is needed for the run changed the record.
    pub words: String,
    /// Who left it out, or changed the record; empty where that was not kept.
    pub by: String,
}

/// A page of lines.
#[derive(Clone, PartialEq, Serialize)]
pub struct RunLines {
    /// Its run.
    pub run: RunId,
    /// How many fit.
    pub total: usize,
    /// What they come to.
    pub sum: Fen,
    /// The page.
    pub rows: Vec<RunLineRow>,
}

/// A line.
#[derive(Clone, PartialEq, Serialize)]
pub struct RunLineRow {
    /// Its place.
    pub seq: u32,
    /// Who.
    pub person: PersonId,
    /// 姓名, as frozen.
    pub name: String,
    /// Village or community, as frozen.
    pub division: Option<DivisionCode>,
    /// Programme id.
    pub programme: String,
    /// Month, due in all, settled before, paid by this line.
    pub parts: Vec<(Month, Fen, Fen, Fen)>,
    /// Months of which something else is booked as due: month, booked, due.
    pub restated: Vec<(Month, Fen, Fen)>,
    /// What is paid.
    pub amount: Fen,
    /// 户名
    pub holder: String,
    /// 开户行
    pub bank: String,
    /// 账号, masked.
    pub account: String,
    /// How it stands to the last run.
    pub change: LineChange,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Why, in somebody's words.
    pub explained: String,
    /// Nobody knows why.
    pub unexplained: bool,
    /// What the month rests on: group, grade, amount.
    #[serde(skip)]
    pub basis: Basis,
    /// The stable name of what became of it.
    pub state: &'static str,
    /// Why it failed, as the bank says.
    pub why: String,
    /// Why it is left to a coming run, in somebody's words.
    pub left: String,
    /// The bank's day of payment.
    pub paid_on: Option<Date>,
    /// What the bank says now against what is on record: the day it says it paid, or why it says it did not.
    pub says: Option<(Option<Date>, String)>,
    /// What somebody says became of it after all, until somebody else decides.
    pub claimed: Option<RunClaim>,
    /// The line that failed and whose place it takes.
    pub reissues: Option<(RunId, u32)>,
    /// The line that takes its place.
    pub reissued: Option<(RunId, u32)>,
    /// The bank's refusal of the account, where it is held for it or was.
    pub refused: Option<RefusedRow>,
    /// Of a line that failed: what has become of its account.
    pub account_now: Option<AccountNow>,
    /// What the last run of the programme paid, where that was another amount.
    pub last: Option<Fen>,
    /// The decision by which the person had paid back what it pays again.
    pub repaid: Option<RecoveryId>,
    /// What is left to a coming run, and why.
    pub put_off: Option<PutOff>,
}

/// What somebody says became of a line after all.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RunClaim {
    /// What.
    pub what: Claimed,
    /// The bank's day of payment, where it is said to be paid.
    pub day: Option<Date>,
    /// What that rests on.
    pub reason: String,
    /// Who says so.
    pub by: String,
    /// Since when.
    pub on: Date,
    /// The one who asks says so: somebody else agrees.
    pub own: bool,
}

/// What a run pays, for the bank.
#[derive(Clone, PartialEq, Eq)]
pub struct RunPayments {
    /// Its number.
    pub run: RunId,
    /// Its version.
    pub version: u32,
    /// The month that is paid for.
    pub month: Month,
    /// Programme ids.
    pub programmes: Vec<String>,
    /// What the run pays, by its own count.
    pub total: Fen,
    /// The day of the file: that on which it went to the bank, today where it has not gone.
    pub day: Date,
    /// The days on which the bank can have paid it: from the one it went there to today.
    pub days: (Date, Date),
    /// The bank's file, if it went: name and digest in hexadecimal.
    pub file: Option<(String, String)>,
    /// How that was made, where it was kept.
    pub made: Option<FileMade>,
    /// Who made, reviewed and approved it.
    pub signers: [String; 3],
    /// The bank's answers that were taken in.
    pub answers: Vec<RunAnswerRow>,
    /// The payments, by their places.
    pub payments: Vec<RunPayment>,
}

/// A payment, with its account in full.
#[derive(Clone, PartialEq, Eq)]
pub struct RunPayment {
    /// Its place in the run.
    pub seq: u32,
    /// Whose benefit it is.
    pub person: PersonId,
    /// 姓名, as frozen.
    pub name: String,
    /// 身份证号
    pub id_number: Option<String>,
    /// Village or community, as frozen.
    pub division: Option<DivisionCode>,
    /// Programme id.
    pub programme: String,
    /// 户名
    pub holder: String,
    /// 开户行
    pub bank: String,
    /// 账号
    pub account: String,
    /// For how many months.
    pub months: u32,
    /// What of it is for the run's month.
    pub now: Total,
    /// What is paid.
    pub amount: Fen,
    /// How it stands to the last run.
    pub change: LineChange,
    /// What is on record of what became of it.
    pub record: OnRecord,
}

/// A programme that a run may be drafted of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftOption {
    /// Programme id.
    pub programme: String,
    /// The month from which on obligations are counted; `None` where it is not known: then no run is drafted of it.
    pub opening: Option<Month>,
    /// The last run of it that was frozen, and its month.
    pub last: Option<(RunId, Month)>,
    /// The newest run of it that is not reconciled, and where it stands.
    pub open: Option<(RunId, RunState)>,
    /// How many people of it have a record that the one who asks changed since the last run. Such a run is drafted by somebody else.
    pub changed: u32,
}

crate::text::opaque!(
    RunView,
    NobodyAhead,
    PutOff,
    KeptFrom,
    RunActRow,
    RunAnswerRow,
    RunLines,
    RunLineRow,
    RunClaim,
    RunChange,
    RunPayments,
    RunPayment,
);
