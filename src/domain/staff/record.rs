//! The staff record.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::staff::{GivenPassword, PasswordDue, PasswordLife, Roles};
use crate::domain::{DivisionCode, PersonId, StaffId};

/// Whether a member of staff may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum StaffState {
    /// May sign in.
    #[n(0)]
    Active,
    /// Has left or is suspended; the login is never given to another.
    #[n(1)]
    Disabled,
}

/// A member of staff.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Staff {
    /// Number, never reused.
    #[n(0)]
    pub id: StaffId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// What is typed to sign in: lower-case ASCII letters, digits, `-`, `_`, `.`; unique for ever.
    #[n(2)]
    pub login: String,
    /// 姓名
    #[n(3)]
    pub name: String,
    /// Roles held.
    #[n(4)]
    pub roles: Roles,
    /// Desk (窗口) where they usually sit.
    #[n(5)]
    pub desk: String,
    /// Argon2id hash in PHC form; empty when no password was ever set (sample staff only).
    #[n(6)]
    pub password: String,
    /// Whether they may sign in.
    #[n(7)]
    pub state: StaffState,
    /// Wrong passwords in a row.
    #[n(8)]
    pub failures: u8,
    /// Locked out until this wall time, milliseconds since 1970 UTC; 0 when not.
    #[n(9)]
    pub locked_until_ms: i64,
    /// How often in a row the lock-out was reached; each doubles the next.
    #[n(10)]
    pub lockouts: u8,
    /// Wall time of the first of the counted wrong passwords, milliseconds since 1970 UTC.
    #[n(11)]
    pub first_failure_ms: i64,
    /// Since when the password is in use, and the ones before; `None` without a password, and of one that was set
    /// before this was noted: its days are counted from the next sign-in on.
    #[n(12)]
    pub life: Option<PasswordLife>,
    /// Wall time of the last sign-in, milliseconds since 1970 UTC.
    #[n(13)]
    pub signed_in_ms: Option<i64>,
    /// Towns whose people they keep in touch with; no town is with two.
    #[cbor(n(14), default, skip_if = "Vec::is_empty")]
    pub towns: Vec<DivisionCode>,
    /// The town or village they belong to; `None` is the bureau itself.
    #[n(15)]
    pub unit: Option<DivisionCode>,
    /// Their own record, where they are somebody whom the bureau serves or a relative of one.
    #[n(16)]
    pub person: Option<PersonId>,
    /// Who set the password, while nobody else has given their word for it; `None` of one's own, and of one that somebody vouched for.
    #[n(17)]
    pub given: Option<GivenPassword>,
}

impl Staff {
    /// Why the password must be changed before anything else is done.
    pub fn password_due(&self) -> Option<PasswordDue> {
        self.life.as_ref().and_then(|life| life.due)
    }
}

impl fmt::Debug for Staff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Staff({} v{})", self.id, self.version)
    }
}
