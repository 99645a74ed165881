//! What a bureau itself has loaded or settled about counting time.

use std::fmt;

use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};

use super::petition::Counting;
use super::{CalendarNotice, Date, PetitionId, StaffId};

/// The calendar of a year, with who signed that it takes effect.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct SignedCalendar {
    /// The year.
    #[n(0)]
    pub notice: CalendarNotice,
    /// The name of the file that it was read from.
    #[n(1)]
    pub source: String,
    /// SHA-256 of that file.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub digest: [u8; 32],
    /// What was signed: the file, and every date that it moved.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub signature: [u8; 32],
    /// Who signed.
    #[n(4)]
    pub by: StaffId,
    /// On which business date.
    #[n(5)]
    pub on: Date,
    /// How many clocks changed.
    #[n(6)]
    pub moved: u32,
}

/// What is loaded or settled.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub enum TimeSaid {
    /// The calendars of years.
    #[n(0)]
    Calendar(#[n(0)] Vec<CalendarNotice>),
    /// How days are counted where the regulation is silent.
    #[n(1)]
    Counting(#[n(0)] Counting),
}

/// A limit that ran when somebody signed: its last day before and after, and whether either hangs on a calendar that is not published.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct SeenLimit {
    /// Whose.
    #[n(0)]
    pub petition: PetitionId,
    /// Which limit, by its rule.
    #[n(1)]
    pub rule: String,
    /// Its last day by what was in force.
    #[n(2)]
    pub from: Date,
    /// Its last day by what was signed.
    #[n(3)]
    pub to: Date,
    /// Whether it was provisional, and would be.
    #[n(4)]
    pub provisional: (bool, bool),
}

/// What was signed first, whole: it is worked out anew for whoever asks whether it stands.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct TimeSeen {
    /// What it says.
    #[n(0)]
    pub said: TimeSaid,
    /// The limits that ran, of the petitions that the first one saw.
    #[n(1)]
    pub limits: Vec<SeenLimit>,
}

/// What one person loaded or settled and signed, and what takes effect with the signature of another.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct TimeOffer {
    /// What it says: SHA-256 of the file, or of the setting.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub digest: [u8; 32],
    /// The name of the file, or what the setting rests on.
    #[n(1)]
    pub source: String,
    /// A setting of how days are counted; otherwise a calendar.
    #[n(2)]
    pub counting: bool,
    /// Who signed first.
    #[n(3)]
    pub by: StaffId,
    /// On which business date.
    #[n(4)]
    pub on: Date,
    /// What was signed: the file or setting, and every date that it moved as the first one saw them. Unknown of what was signed by an
    /// earlier program.
    #[n(5)]
    pub signature: Option<ByteArray<32>>,
    /// The same, to be compared limit by limit. Unknown of what was signed by an earlier program.
    #[n(6)]
    pub seen: Option<TimeSeen>,
}

/// A row of them.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub enum TimeRule {
    /// The calendar of a year; the newest one of each.
    #[n(0)]
    Calendar(#[n(0)] SignedCalendar),
    /// How days are counted from a day on.
    #[n(1)]
    Counting(#[n(0)] Counting),
    /// What waits for the signature of another.
    #[n(2)]
    Offered(#[n(0)] TimeOffer),
}

impl fmt::Debug for TimeRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(one) => write!(f, "TimeRule(calendar of {})", one.notice.year),
            Self::Counting(one) => write!(f, "TimeRule(counting from {})", one.from),
            Self::Offered(one) => write!(f, "TimeRule(offered on {})", one.on),
        }
    }
}
