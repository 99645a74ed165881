//! Answers about the desk, its staff and the journal.

use serde::Serialize;

use crate::bureau::gate::Action;
use crate::domain::staff::{BureauProfile, Roles, StaffState};
use crate::domain::{Date, StaffId};

/// Where the one who asks stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Desk {
    /// `None` until the bureau is founded.
    pub bureau: Option<BureauProfile>,
    /// Who is signed in.
    pub staff: Option<StaffRow>,
    /// What the gate allows them.
    pub allowed: Vec<Action>,
    /// People on record.
    pub people: u64,
    /// Petitions not finished, and how many of them are late.
    pub petitions_open: u32,
    /// See above.
    pub petitions_late: u32,
}

/// A member of staff in a list.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct StaffRow {
    /// Who.
    pub id: StaffId,
    /// Version a command must name.
    pub version: u32,
    /// Login.
    pub login: String,
    /// 姓名
    pub name: String,
    /// Roles.
    pub roles: Roles,
    /// Desk.
    pub desk: String,
    /// May sign in.
    pub state: StaffState,
    /// Locked out until, milliseconds since 1970 UTC; 0 when not.
    pub locked_until_ms: i64,
}

/// A journal entry as people read it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// Place in the journal.
    pub seq: u64,
    /// Business date.
    pub today: Date,
    /// Wall time, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Who.
    pub by: String,
    /// At which desk.
    pub desk: String,
    /// Command name.
    pub command: String,
    /// What it was about (`P12`, `E3`, `X4`).
    pub object: String,
    /// Small facts, key and value.
    pub about: Vec<(String, String)>,
}

crate::text::opaque!(StaffRow, Happening);
