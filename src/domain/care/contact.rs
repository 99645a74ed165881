//! One contact: a call, a home visit or a message to somebody on record.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::{ContactId, Date, PersonId, StaffId};

kinds! {
    /// How somebody was contacted.
    ContactKind {
        /// 电话
        0 Call "call",
        /// 上门走访
        1 HomeVisit "home-visit",
        /// 短信、微信
        2 Message "message",
    }

    /// What came of it.
    ContactResult {
        /// 联系上
        0 Reached "reached",
        /// 未联系上: does not count for the rota, but is on record.
        1 NotReached "not-reached",
    }
}

/// A contact as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Contact {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: ContactId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// The day it was made.
    #[n(2)]
    pub day: Date,
    /// To whom; stays with the record it was made on.
    #[n(3)]
    pub person: PersonId,
    /// How.
    #[n(4)]
    pub kind: ContactKind,
    /// What came of it.
    #[n(5)]
    pub result: ContactResult,
    /// By whom.
    #[n(6)]
    pub by: StaffId,
    /// What was spoken of: ids of `topics.toml`.
    #[n(7)]
    pub topics: Vec<String>,
    /// In the clerk's words.
    #[n(8)]
    pub note: String,
    /// The day agreed for the next contact.
    #[n(9)]
    pub next: Option<Date>,
    /// Entered by mistake: it counts for nothing any more.
    #[n(10)]
    pub voided: Option<Voided>,
}

/// That a contact was entered by mistake.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Voided {
    /// The day it was found.
    #[n(0)]
    pub on: Date,
    /// By whom.
    #[n(1)]
    pub by: StaffId,
    /// Why.
    #[n(2)]
    pub reason: String,
}

/// What the rota asks of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// The day it was made.
    pub day: Date,
    /// Which; later numbers were entered later.
    pub contact: ContactId,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub result: ContactResult,
    /// The day agreed for the next one.
    pub next: Option<Date>,
}

impl Contact {
    /// What the rota asks of it.
    pub fn seen(&self) -> Seen {
        Seen { day: self.day, contact: self.id, kind: self.kind, result: self.result, next: self.next }
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Contact({} v{} {})", self.id, self.version, self.kind.name())
    }
}
