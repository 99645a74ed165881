//! Shapes about accounts and the journal.

use std::collections::BTreeMap;

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::{AccountRow, JournalLine, PasswordWord};
use crate::domain::Date;
use crate::domain::staff::{PasswordDue, Role, StaffState};

/// `staff list --json`: an account a line. Times are milliseconds since 1970 UTC.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct AccountJson<'a> {
    pub staff: String,
    pub login: &'a str,
    pub name: &'a str,
    pub roles: Vec<&'static str>,
    pub desk: &'a str,
    pub state: StaffState,
    pub locked_until_ms: Option<i64>,
    pub signed_in_ms: Option<i64>,
    pub password_since: Option<Date>,
    pub password_due: Option<PasswordDue>,
    /// `waits` for a second person's word, or `declined`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_word: Option<&'static str>,
}

impl<'a> AccountJson<'a> {
    pub(in crate::cli) fn new(row: &'a AccountRow) -> Self {
        let staff = &row.staff;
        Self {
            staff: text(staff.id),
            login: &staff.login,
            name: &staff.name,
            roles: staff.roles.iter().map(Role::name).collect(),
            desk: &staff.desk,
            state: staff.state,
            locked_until_ms: (staff.locked_until_ms > 0).then_some(staff.locked_until_ms),
            signed_in_ms: row.signed_in_ms,
            password_since: row.password_since,
            password_due: row.password_due,
            password_word: row.word.as_ref().map(|word| match word {
                PasswordWord::Waits { .. } => "waits",
                PasswordWord::Declined { .. } => "declined",
            }),
        }
    }
}

/// `journal list --json`: an entry a line. `staff` is null where nobody was signed in.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct JournalJson<'a> {
    pub seq: u64,
    pub today: Date,
    pub at_ms: i64,
    pub staff: Option<String>,
    pub name: &'a str,
    pub role: Option<&'static str>,
    pub desk: &'a str,
    pub command: &'a str,
    pub object: &'a str,
    pub person: Option<String>,
    pub about: BTreeMap<&'a str, &'a str>,
    pub hash: &'a str,
}

impl<'a> JournalJson<'a> {
    pub(in crate::cli) fn new(line: &'a JournalLine) -> Self {
        let what = &line.what;
        Self {
            seq: what.seq,
            today: what.today,
            at_ms: what.at_ms,
            staff: (line.actor.0 > 0).then(|| text(line.actor)),
            name: &what.by,
            role: line.role.map(Role::name),
            desk: &what.desk,
            command: &what.command,
            object: &what.object,
            person: line.person.map(text),
            about: what.about.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
            hash: &line.hash,
        }
    }
}
