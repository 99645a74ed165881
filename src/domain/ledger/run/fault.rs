//! Why a step of a run is refused.

use serde::Serialize;

use super::{RunState, RunStep};
use crate::domain::{Date, EntryId, Fen, Month, RecoveryId, RunId, RunRuleId};

/// What is not any more as it was frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Astray {
    /// 已去世
    Died,
    /// 已并档
    Merged,
    /// 已换账户
    Account,
    /// 银行退回了账号: the bank refused the account since.
    Refused,
    /// 应发变了: what is due comes out otherwise.
    Due,
}

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum RunFault {
    /// The step does not follow on the state.
    #[error("{step:?} does not follow on {state:?}")]
    NotFrom { state: RunState, step: RunStep },
    /// No programme is named, or one twice.
    #[error("no programmes")]
    Programmes,
    /// It is not known from which month on obligations of the programme are counted.
    #[error("no opening month of {programme}")]
    NoOpening { programme: String },
    /// The programme is paid otherwise: festivals by their lists, what goes on after a death by its settlement.
    #[error("{programme} is not paid by runs")]
    PaidOtherwise { programme: String },
    /// Something is due to so many, and to none of them can be paid.
    #[error("all {lines} lines held")]
    AllHeld { lines: u32 },
    /// What the line rests on is not any more what was frozen.
    #[error("line {seq} changed: {what:?}")]
    ChangedSince { seq: u32, what: Astray },
    /// The bank cannot have paid on such a day: before the run went to it, or in the future.
    #[error("line {seq} paid on {day}")]
    DayAstray { seq: u32, day: Date },
    /// Once whoever asks has taken a step nobody is left for one that comes after: whoever may do it has another part in the run. Named is
    /// who may take the step instead.
    #[error("nobody left for {step:?}")]
    NobodyLeft { step: RunStep, may: Vec<String> },
    /// Once whoever asks has said so of somebody, nobody is left for a step of a run that pays them. Named is who may say it instead, or else
    /// who may ask for it in the place of whoever did.
    #[error("nobody left for {step:?} of what comes")]
    WordLeavesNobody { step: RunStep, may: Vec<String>, anew: Vec<String> },
    /// Its last step was taken on a later day.
    #[error("{step:?} on {on}")]
    BeforeStep { step: RunStep, on: Date },
    /// The month has not begun: it is drafted from a day on.
    #[error("{month} not begun")]
    NotBegun { month: Month, from: Date },
    /// Once whoever asks has approved what runs rest on, nobody is left for a step of a run that is under way, or of the next one. Named is
    /// who may approve it instead, or else who may propose it in the place of whoever did.
    #[error("nobody left for {step:?} of {run:?}")]
    DecisionLeavesNobody { run: Option<RunId>, step: RunStep, may: Vec<String>, anew: Vec<String> },
    /// The number of the minutes bears no figure.
    #[error("minutes without a number")]
    MinuteForm,
    /// Of so many lines the bank says something else than is on record.
    #[error("{lines} lines differ")]
    Differing { lines: u32 },
    /// What the bank says it paid in all is not what is on record.
    #[error("bank says {said:?}, paid {paid:?}")]
    BankTotal { said: Fen, paid: Fen },
    /// What failed would be held again: the accounts of so many lines are those that the bank refused, and nobody says that it has cleared
    /// them; a new one counts from a day.
    #[error("{lines} lines to accounts that were refused")]
    AccountsRefused { lines: u32, from: Option<Date> },
    /// Nobody says what became of the line after all.
    #[error("line {seq} is not claimed")]
    NotClaimed { seq: u32 },
    /// The bank did not refuse the account of the line, or somebody says already that it has cleared it.
    #[error("line {seq}: account not refused")]
    NotRefused { seq: u32 },
    /// No line of the run is held for an account that the bank refused.
    #[error("no account refused")]
    NoneRefused,
    /// Somebody says what became of the line, and somebody else decides that first.
    #[error("line {seq} is claimed")]
    Claimed { seq: u32 },
    /// So many claims of what became of a line are decided by nobody yet.
    #[error("{lines} claims undecided")]
    ClaimsWait { lines: u32 },
    /// The bank does not contradict what is on record of the line.
    #[error("line {seq} does not differ")]
    NotDiffering { seq: u32 },
    /// Lines are issued again once the run is reconciled.
    #[error("not reconciled")]
    NotReconciled,
    /// The decision by which the line sets something off does not hold any more.
    #[error("line {seq}: {recovery} ended")]
    RecoveryEnded { seq: u32, recovery: RecoveryId },
    /// There is nothing to pay.
    #[error("nothing to pay")]
    Empty,
    /// There is nothing to pay beside what another run holds that is not approved yet: so many lines.
    #[error("nothing to pay beside {run}")]
    Beside { run: RunId, lines: u32 },
    /// So many lines have no reason.
    #[error("{lines} lines unexplained")]
    Unexplained { lines: u32 },
    /// The line has its reason already.
    #[error("line {seq} is explained")]
    Explained { seq: u32 },
    /// So many lines would come out otherwise now: it is worked out anew first.
    #[error("{lines} lines are not as they were drafted")]
    Moved { lines: u32 },
    /// So many lines count a run as their last payment whose approval was taken back since: who changed what they pay has to be found anew.
    #[error("{lines} lines rest on a run that was recalled")]
    RestsOnRecalled { lines: u32 },
    /// What the line pays was paid or is under way otherwise.
    #[error("line {seq} is overtaken")]
    Overtaken { seq: u32 },
    /// The sum needs the minutes of a meeting (三重一大).
    #[error("minutes needed above {above:?}")]
    NeedsMinute { above: Fen },
    /// A named time in which nothing is released.
    #[error("frozen until {until}")]
    FreezePeriod { name: String, until: Date },
    /// It pays no money: there is nothing for the bank.
    #[error("no money to send")]
    NoMoney,
    /// So many lines have no outcome yet.
    #[error("{lines} lines open")]
    Open { lines: u32 },
    /// So many lines failed, and nobody said what becomes of them.
    #[error("{lines} failures undecided")]
    Undecided { lines: u32 },
    /// There is no such line, or it pays nothing.
    #[error("no line {seq}")]
    NoLine { seq: u32 },
    /// The line did not fail, or its failure is decided.
    #[error("line {seq} is no open failure")]
    NotFailed { seq: u32 },
    /// The line was not paid.
    #[error("line {seq} is not paid")]
    NotPaid { seq: u32 },
    /// None of the lines is due any more.
    #[error("nothing to issue again")]
    NothingToReissue,
    /// Money for the same person, programme and month is under way.
    #[error("under way in {run}")]
    UnderWay { run: RunId, seq: u32, month: Month },
    /// What somebody says was paid is under way in another run: it would be paid twice.
    #[error("line {seq} is under way in {run}")]
    ClaimUnderWay { seq: u32, run: RunId, other: u32 },
    /// Somebody says that what the line pays was paid by another run already, and nobody has decided.
    #[error("line {seq} is claimed in {run}")]
    ClaimedElsewhere { seq: u32, run: RunId, other: u32 },
    /// Money for one of two records is under way: they are not put apart meanwhile.
    #[error("under way in {run}, not put apart")]
    ApartWaits { run: RunId, seq: u32, month: Month },
    /// The entry was booked by a run, and is taken back there.
    #[error("{entry} booked by {run}")]
    OfRun { entry: EntryId, run: RunId, seq: u32 },
    /// The entry carries a decision about overpaid money out, and is not taken back on its own.
    #[error("{entry} booked by {recovery}")]
    OfRecovery { entry: EntryId, recovery: RecoveryId },
    /// What was paid too much is not any more what was decided about.
    #[error("not what {0} says")]
    OverChanged(RecoveryId),
    /// The decision does not say so, or says less for the month.
    #[error("beyond what {recovery} says of {month}")]
    BeyondDecision { recovery: RecoveryId, month: Month },
    /// The decision is not approved, or does not say that the person pays back.
    #[error("{0} asks for nothing back")]
    NotToRepay(RecoveryId),
    /// Nothing of it is due under the other programme.
    #[error("nothing to move")]
    NothingToShift,
    /// Nothing was paid too much.
    #[error("nothing overpaid")]
    NothingOverpaid,
    /// A decision for the same person and programme stands already.
    #[error("{0} stands")]
    RecoveryStands(RecoveryId),
    /// The opening month adds arrears of so many people: whoever approves it says that they have seen what they come to.
    #[error("the opening adds {sum:?}")]
    OpeningAdds { programme: String, month: Month, people: u32, sum: Fen },
    /// The place pays by the quarter: a run is for the last month of one.
    #[error("{month} ends no quarter")]
    NotQuarter { month: Month, next: Month },
    /// The setting is approved: it is ended by another that two people decide.
    #[error("{rule} holds")]
    RuleHolds { rule: RunRuleId },
    /// It was approved already, or withdrawn.
    #[error("decided already")]
    DecidedAlready,
}
