//! A line of a run: what one person is paid under one programme, month by month, with the account as it was frozen.

use minicbor::{Decode, Encode};

use super::{Claimed, LineChange, Reason};
use crate::domain::{Date, DivisionCode, EntryId, Fen, Month, PersonId, RecoveryId, RunId, StaffId};

/// Characters that are kept of what a bank says of a line.
pub const BANK_WORDS: usize = 200;

/// A line as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct RunLine {
    /// Of which run.
    #[n(0)]
    pub run: RunId,
    /// Its place, from 1; lines that pay come first.
    #[n(1)]
    pub seq: u32,
    /// Who is entitled.
    #[n(2)]
    pub person: PersonId,
    /// Programme id.
    #[n(3)]
    pub programme: String,
    /// The months it is for.
    #[n(4)]
    pub parts: Vec<Part>,
    /// What is paid: the sum of the parts.
    #[n(5)]
    pub amount: Fen,
    /// The account it goes to; `None` while there is none on record.
    #[n(6)]
    pub pay_to: Option<PayTo>,
    /// Village or community.
    #[n(7)]
    pub division: Option<DivisionCode>,
    /// 姓名
    #[n(8)]
    pub name: String,
    /// How it stands to the last run.
    #[n(9)]
    pub change: LineChange,
    /// Why.
    #[n(10)]
    pub reasons: Vec<Reason>,
    /// Why, in somebody's words, where no reason could be derived.
    #[n(11)]
    pub explained: String,
    /// What the amount of the run's month rests on.
    #[n(12)]
    pub basis: Basis,
    /// Digest of the facts, the rate, the account and the amounts.
    #[cbor(n(13), with = "minicbor::bytes")]
    pub digest: [u8; 32],
    /// What became of it.
    #[n(14)]
    pub state: LineState,
    /// The line that failed and whose place it takes.
    #[n(15)]
    pub reissues: Option<(RunId, u32)>,
    /// The decision by which something is set off.
    #[n(16)]
    pub recovery: Option<RecoveryId>,
    /// The months of which something else is booked than is due: with the approval the books come to what is due, whether it is paid or
    /// not.
    #[n(17)]
    #[cbor(default)]
    pub restated: Vec<Restated>,
    /// What the bank says now, where it contradicts what became of the line: somebody must see to it.
    #[n(18)]
    pub says: Option<BankSays>,
    /// What became of it after all: said by one, while nobody else has agreed.
    #[n(19)]
    pub claim: Option<Claim>,
    /// 身份证号, as frozen: a bank's file written again has the same bytes.
    #[n(20)]
    pub id_number: Option<String>,
    /// Who gave the reason in words.
    #[n(21)]
    pub explained_by: Option<StaffId>,
    /// Whoever changed something of what it pays behind this place in the journal has no other part in its run: the place where the last
    /// run that paid it was frozen, 0 where none did. `None` where it was not kept.
    #[n(22)]
    pub since: Option<u64>,
    /// What the last run of the programme paid, where it had the line; before its first run what the ledger holds as paid for the month
    /// before.
    #[n(23)]
    pub last: Option<Fen>,
    /// The entries that booked it before its payment came back, and those that took them back.
    #[cbor(n(24), default, skip_if = "Vec::is_empty")]
    pub came_back: Vec<EntryId>,
    /// The decision by which the person had paid back what it pays again.
    #[n(34)]
    pub repaid: Option<RecoveryId>,
    /// The months that are left to a coming run: what would have been paid for each.
    #[cbor(n(35), default, skip_if = "Vec::is_empty")]
    pub withheld: Vec<Part>,
    /// Of a line that is put off by itself: who changed the record and is needed for the run.
    #[n(36)]
    pub needed: Option<StaffId>,
}

/// A month of which the books say something else than is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Restated {
    /// The month.
    #[n(0)]
    pub month: Month,
    /// What was booked as due.
    #[n(1)]
    pub booked: Fen,
    /// What is due for it in all.
    #[n(2)]
    pub entitled: Fen,
    /// What was waived for it and is due by right after all: the waiver is taken back.
    #[n(3)]
    pub unwaived: Fen,
    /// The entry that books what is due, once approved; `None` where nothing is left.
    #[n(4)]
    pub entry: Option<EntryId>,
}

impl Restated {
    /// What the approval adds to what is booked as due; negative where it takes off.
    pub fn change(&self) -> Fen {
        Fen(self.entitled.0.saturating_sub(self.booked.0))
    }
}

/// What the bank says of a line that has another outcome on record.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct BankSays {
    /// The day it says it paid; `None` where it says that it did not.
    #[n(0)]
    pub paid: Option<Date>,
    /// Why it did not; empty where it says it paid.
    #[n(1)]
    pub failed: String,
    /// Business date on which that was taken in.
    #[n(2)]
    pub on: Date,
}

/// Somebody says what became of a line after all. It counts once somebody else agrees.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Claim {
    /// The bank's day of payment, where it is said to be paid.
    #[n(0)]
    pub day: Option<Date>,
    /// Who says so.
    #[n(1)]
    pub by: StaffId,
    /// When.
    #[n(2)]
    pub on: Date,
    /// What it rests on.
    #[n(3)]
    pub reason: String,
    /// What is said.
    #[n(4)]
    #[cbor(default)]
    pub what: Claimed,
}

/// One month of a line: an obligation, or what is taken off for a month that was paid too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Part {
    /// The month.
    #[n(0)]
    pub month: Month,
    /// What is due for it in all.
    #[n(1)]
    pub entitled: Fen,
    /// What was settled of it before.
    #[n(2)]
    pub settled: Fen,
    /// What this line settles of it; negative where something is taken off.
    #[n(3)]
    pub amount: Fen,
    /// Of that: settled by setting off against what was paid too much, not in money.
    #[n(4)]
    pub set_off: Fen,
    /// The entry that books what was set off: more settled, or less, than was paid.
    #[n(8)]
    pub off: Option<EntryId>,
    /// The entry that books what was paid.
    #[n(6)]
    pub paid: Option<EntryId>,
    /// How many lines had settled something of it when this one was drafted: of two drafted at the same point only one settles.
    #[n(7)]
    pub round: u32,
}

impl Part {
    /// What of it is settled without money: negative where so much is taken off.
    pub fn moved(&self) -> Fen {
        if self.amount.0 > 0 { self.set_off } else { self.amount }
    }

    /// What of it is paid in money.
    pub fn cash(&self) -> Fen {
        if self.amount.0 > 0 { Fen(self.amount.0.saturating_sub(self.set_off.0)) } else { Fen::ZERO }
    }
}

/// Where money goes.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct PayTo {
    /// 户名
    #[n(0)]
    pub holder: String,
    /// 开户行
    #[n(1)]
    pub bank: String,
    /// 账号
    #[n(2)]
    pub number: String,
    /// It is the account of a payee.
    #[n(3)]
    pub payee: bool,
}

/// What the amount of the run's month rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Basis {
    /// Code of the group it is due by; empty where nothing is due for the month.
    #[n(0)]
    pub group: String,
    /// 伤残等级
    #[n(1)]
    pub grade: Option<u8>,
    /// What is due for the run's month.
    #[n(2)]
    pub monthly: Fen,
    /// First day of the rate.
    #[n(3)]
    pub rate_since: Option<Date>,
    /// Tells whether the account it goes to differs, and nothing else of it; `None` where it goes nowhere.
    #[n(4)]
    pub account: Option<[u8; 16]>,
    /// How many of the rates are of a year, whose twelfths differ by a fen each. Unknown of what an earlier program wrote.
    #[n(5)]
    pub yearly: Option<u8>,
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum LineState {
    /// Nothing yet: under way, as far as its run is.
    #[n(0)]
    Open,
    /// The bank paid it.
    #[n(1)]
    Paid {
        /// On which business date that was taken in.
        #[n(0)]
        on: Date,
        /// The bank's day; `None` where it was not kept.
        #[n(1)]
        day: Option<Date>,
        /// The round in which it settled, where it is not that of its parts: of a line that had failed before.
        #[n(2)]
        round: Option<u32>,
        /// Only the money went: nothing was set off, since the decision about it had ended before anybody knew that it was paid.
        #[n(3)]
        #[cbor(default)]
        alone: bool,
    },
    /// The bank did not pay it: somebody must see to it.
    #[n(2)]
    Failed {
        /// What the bank says.
        #[n(0)]
        reason: String,
    },
    /// It failed, and another line takes its place.
    #[n(3)]
    Reissued {
        /// Of which run.
        #[n(0)]
        run: RunId,
        /// Which.
        #[n(1)]
        seq: u32,
        /// What the bank said.
        #[n(2)]
        failed: String,
    },
    /// It failed and is left to a coming run.
    #[n(4)]
    Left {
        /// What the bank said.
        #[n(0)]
        failed: String,
        /// Why it is left.
        #[n(1)]
        reason: String,
        /// All that it was to pay was settled since, on the very record that it names: nothing of it is left. `None` in rows of
        /// earlier versions, until a run is drafted.
        #[n(2)]
        settled: Option<bool>,
    },
}

impl LineState {
    /// The stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid { .. } => "paid",
            Self::Failed { .. } => "failed",
            Self::Reissued { .. } => "reissued",
            Self::Left { .. } => "left",
        }
    }

    /// The bank's day of payment, where it paid and said when.
    pub fn day(&self) -> Option<Date> {
        if let Self::Paid { day, .. } = self { *day } else { None }
    }
}

impl RunLine {
    /// Whether it pays anything.
    pub fn pays(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether it pays money: a line that is wholly set off settles without the bank.
    pub fn has_cash(&self) -> bool {
        self.parts.iter().any(|part| part.cash().0 > 0)
    }

    /// Whether money for it is under way.
    pub fn is_under_way(&self) -> bool {
        self.pays() && self.state == LineState::Open
    }

    /// Whether somebody must still say why it is what it is.
    pub fn is_unexplained(&self) -> bool {
        self.explained.is_empty() && self.reasons.iter().any(|reason| reason.wants_words())
    }

    /// Whether it is left to a coming run before this one is approved.
    pub fn is_put_off(&self) -> bool {
        self.reasons.iter().any(|reason| reason.puts_off())
    }

    /// What would have been paid, of a line that is left to a coming run.
    pub fn put_off(&self) -> i128 {
        self.withheld.iter().map(|part| i128::from(part.amount.0)).sum()
    }

    /// Whether it is held because the bank refused its account.
    pub fn is_refused(&self) -> bool {
        self.reasons.contains(&Reason::RefusedAccount)
    }

    /// Whether it is held, or was, because the bank refused its account.
    pub fn concerns_refusal(&self) -> bool {
        self.is_refused() || self.reasons.contains(&Reason::ClearedAccount)
    }

    /// Whether it failed, whatever was decided of it, and the bank or somebody says since that it was paid.
    pub fn is_contradicted(&self) -> bool {
        let failed = !matches!(self.state, LineState::Open | LineState::Paid { .. });
        failed && (self.says.is_some() || self.claim.is_some())
    }

    /// Whether nobody said yet what becomes of its failure.
    pub fn is_undecided(&self) -> bool {
        matches!(self.state, LineState::Failed { .. })
    }

    /// Whether it was left to a coming run before anybody followed what becomes of such a line.
    pub fn is_not_followed(&self) -> bool {
        matches!(self.state, LineState::Left { settled: None, .. })
    }

    /// Whether it waits for somebody: for its failure, for what the bank says otherwise, or for what is claimed of it.
    pub fn waits(&self) -> bool {
        self.is_undecided() || self.says.is_some() || self.claim.is_some()
    }

    /// Whether the bank did not pay it, whatever was decided of it.
    pub fn has_failed(&self) -> bool {
        !matches!(self.state, LineState::Open | LineState::Paid { .. })
    }

    /// What its parts come to.
    pub fn sum(&self) -> i128 {
        self.parts.iter().map(|part| i128::from(part.amount.0)).sum()
    }
}

crate::text::opaque!(RunLine, PayTo, BankSays, Claim);
