//! Answers about visits.

use serde::Serialize;

use super::{Happening, RelativeView};
use crate::domain::visit::{Board, Caller, CallerKind, Promise, VisitOutcome, VisitStage};
use crate::domain::{Date, PaperId, PersonId, StaffId, VisitId};

/// A day of the register.
#[derive(Clone, PartialEq, Serialize)]
pub struct VisitDay {
    /// Which day.
    pub day: Date,
    /// Its figures.
    pub board: Board,
    /// Its visits: those at a desk, those who wait by number, appointments by time, then those who left, the last first.
    pub visits: Vec<VisitRow>,
    /// Promises due on the day or before and not kept, the oldest first.
    pub promises: Vec<PromiseRow>,
}

/// A visit in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct VisitRow {
    /// Which.
    pub visit: VisitId,
    /// Version a command must name.
    pub version: u32,
    /// The day.
    pub day: Date,
    /// Number of the day; 0 before they came.
    pub number: u16,
    /// Time of the appointment, minutes since midnight.
    pub booked: Option<u16>,
    /// Where it stands.
    pub stage: VisitStage,
    /// Whose affair it is.
    pub person: Option<PersonId>,
    /// Their name; the caller's when nobody on record is named; may be empty.
    pub name: String,
    /// In what capacity somebody came.
    pub caller: CallerKind,
    /// What was asked, ids of topics.
    pub topics: Vec<String>,
    /// Where they were attended.
    pub desk: String,
    /// Who attended them.
    pub attended_by: Option<StaffId>,
    /// Their name.
    pub staff: String,
    /// When they came, wall time in milliseconds since 1970 UTC.
    pub came_ms: Option<i64>,
    /// When they were called.
    pub called_ms: Option<i64>,
    /// When and how it ended.
    pub ended: Option<(i64, VisitOutcome)>,
    /// Promises not kept yet.
    pub promises_open: u32,
    /// The slip that was issued of it last.
    pub slip: Option<SlipRow>,
    /// What was done during it: names of commands, each once, in order. Filled in for a person's visits; a day's register leaves it
    /// empty.
    pub work: Vec<String>,
}

/// The slip of a visit.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SlipRow {
    /// Which paper.
    pub paper: PaperId,
    /// Its number.
    pub number: String,
    /// The hexadecimal digits of the SHA-256 of its text.
    pub digest: String,
    /// Whether it does not count any more.
    pub void: bool,
    /// Whether the visit was put right after it was issued: it says what was on record before.
    pub before: bool,
}

/// One visit in full.
#[derive(Clone, PartialEq, Serialize)]
pub struct VisitView {
    /// As in lists.
    pub row: VisitRow,
    /// Who came.
    pub caller: Caller,
    /// The day the person had died on by the day of the visit: they did not come themselves.
    pub died: Option<Date>,
    /// In the clerk's words.
    pub note: String,
    /// What was promised.
    pub promises: Vec<Promise>,
    /// What was done during it, in order.
    pub done: Vec<Happening>,
    /// Topics that what was done since the clerk last said them speaks of, and that are not said: ids of topics.
    pub suggested: Vec<String>,
    /// The relatives, guardians and agents on record, any of whom may be the one who came.
    pub relatives: Vec<RelativeView>,
}

/// A promise to be kept.
#[derive(Clone, PartialEq, Serialize)]
pub struct PromiseRow {
    /// Of which visit.
    pub visit: VisitId,
    /// The visit's version.
    pub version: u32,
    /// Place in its list.
    pub at: u8,
    /// To whom: the record that stands today.
    pub person: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// What.
    pub what: String,
    /// By when.
    pub due: Date,
}

crate::text::opaque!(VisitDay, VisitRow, SlipRow, VisitView, PromiseRow);
