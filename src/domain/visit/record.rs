//! The visit record.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::visit::{Asked, Caller};
use crate::domain::{Date, PaperId, PersonId, StaffId, VisitId};

/// Most promises of one visit.
pub const MOST_PROMISES: usize = 8;

kinds! {
    /// How a visit ended.
    VisitOutcome {
        /// 当场办结
        0 Settled "settled",
        /// 已收件，待办
        1 Taken "taken",
        /// 已一次性告知，材料待补
        2 Informed "informed",
        /// 已引导到有权办理的部门
        3 Guided "guided",
        /// 未办离开
        4 Left "left",
        /// 误开: nobody was at the desk; it counts nowhere
        5 Mistaken "mistaken",
    }
}

/// Where a visit stands; follows from what is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitStage {
    /// 已预约，未到
    Booked,
    /// 候办
    Waiting,
    /// 接访中
    Attended,
    /// 已结束
    Ended,
}

/// A visit as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Visit {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: VisitId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// The day they come, or came.
    #[n(2)]
    pub day: Date,
    /// Number of the day, from 1 without gaps; 0 until they are there.
    #[n(3)]
    pub number: u16,
    /// Time of an appointment, minutes since midnight.
    #[n(4)]
    pub booked: Option<u16>,
    /// When they took their number: wall time, milliseconds since 1970 UTC.
    #[n(5)]
    pub came_ms: Option<i64>,
    /// When they were called to the desk.
    #[n(6)]
    pub called_ms: Option<i64>,
    /// Whose affair it is, when they are on record.
    #[n(7)]
    pub person: Option<PersonId>,
    /// Who came.
    #[n(8)]
    pub caller: Caller,
    /// What was asked: ids of `topics.toml`.
    #[n(9)]
    pub topics: Vec<String>,
    /// In the clerk's words.
    #[n(10)]
    pub note: String,
    /// Where they were attended; empty until then.
    #[n(11)]
    pub desk: String,
    /// Who attends them.
    #[n(12)]
    pub staff: Option<StaffId>,
    /// The journal entry that began the attendance: what was done stands after it.
    #[n(13)]
    pub from_seq: u64,
    /// How it ended.
    #[n(14)]
    pub ended: Option<Ending>,
    /// What was promised.
    #[n(15)]
    pub promises: Vec<Promise>,
    /// What was asked of them while they were there, and what came of it.
    #[cbor(n(16), default, skip_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
    /// The slip that was issued of it last.
    #[n(17)]
    pub slip: Option<PaperId>,
    /// The visit was put right after that slip was issued.
    #[cbor(n(18), default, skip_if = "std::ops::Not::not")]
    pub slip_before: bool,
}

/// The end of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Ending {
    /// How.
    #[n(0)]
    pub outcome: VisitOutcome,
    /// When: wall time, milliseconds since 1970 UTC.
    #[n(1)]
    pub at_ms: i64,
    /// The journal entry that ended it.
    #[n(2)]
    pub seq: u64,
}

/// Something promised to a visitor, with its day.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// What.
    #[n(0)]
    pub what: String,
    /// By when.
    #[n(1)]
    pub due: Date,
    /// The day it was kept.
    #[n(2)]
    #[serde(default)]
    pub kept: Option<Date>,
}

impl Visit {
    /// Where it stands.
    pub fn stage(&self) -> VisitStage {
        match (&self.ended, self.called_ms, self.came_ms) {
            (Some(_), _, _) => VisitStage::Ended,
            (None, Some(_), _) => VisitStage::Attended,
            (None, None, Some(_)) => VisitStage::Waiting,
            (None, None, None) => VisitStage::Booked,
        }
    }

    /// Whether somebody was at the desk: a visit that was opened by mistake counts nowhere.
    pub fn happened(&self) -> bool {
        self.ended.as_ref().is_none_or(|end| end.outcome != VisitOutcome::Mistaken)
    }

    /// Promises not kept yet, with their place in the list.
    pub fn open_promises(&self) -> impl Iterator<Item = (usize, &Promise)> {
        self.promises.iter().enumerate().filter(|(_, p)| p.kept.is_none())
    }
}

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Visit({} v{} {:?})", self.id, self.version, self.stage())
    }
}

impl fmt::Debug for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Promise(due {})", self.due)
    }
}
