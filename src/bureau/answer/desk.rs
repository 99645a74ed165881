//! Answers about the desk, its staff and the journal.

use serde::Serialize;

use crate::bureau::gate::Action;
use crate::bureau::refusal::StoreTrouble;
use crate::domain::petition::Counting;
use crate::domain::staff::{BureauProfile, PasswordDue, Role, Roles, StaffState};
use crate::domain::{CalendarNotice, Date, DivisionCode, PersonId, StaffId};

/// Where the one who asks stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Desk {
    /// `None` until the bureau is founded.
    pub bureau: Option<BureauProfile>,
    /// Who is signed in.
    pub staff: Option<StaffRow>,
    /// What the gate allows them.
    pub allowed: Vec<Action>,
    /// How their password stands.
    pub password: PasswordStanding,
    /// Why nothing can be recorded: the data folder cannot be written, or the disk was full when it was opened.
    pub read_only: Option<StoreTrouble>,
    /// People on record.
    pub people: u64,
    /// Petitions not finished, and how many of them are late.
    pub petitions_open: u32,
    /// See above.
    pub petitions_late: u32,
    /// Items of the last handover that were not taken over.
    pub duty_staying: u32,
    /// Calendars that the bureau loaded.
    pub calendars: Vec<CalendarNotice>,
    /// What it has settled about counting time.
    pub countings: Vec<Counting>,
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
    /// The town or village they belong to; `None` is the bureau itself.
    pub unit: Option<DivisionCode>,
    /// Their own record.
    pub person: Option<PersonId>,
}

/// How the password of the one signed in stands.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
pub struct PasswordStanding {
    /// Why it must be changed before anything else is done.
    pub due: Option<PasswordDue>,
    /// Days it still lasts, once it is time to say so; 0 when it is over.
    pub left: Option<u8>,
    /// Who reset it and on which business date, while its owner has not chosen another.
    pub reset: Option<(String, Date)>,
}

/// An account as those see it who run or watch the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountRow {
    /// Who; `locked_until_ms` is 0 when the lock-out is over.
    pub staff: StaffRow,
    /// Wall time of the last sign-in, milliseconds since 1970 UTC.
    pub signed_in_ms: Option<i64>,
    /// Business date on which the password was set.
    pub password_since: Option<Date>,
    /// Why the password must be changed at the next sign-in.
    pub password_due: Option<PasswordDue>,
    /// How a second person's word for the password stands, where one is wanted.
    pub word: Option<PasswordWord>,
}

/// How a second person's word for a password that somebody else set stands.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum PasswordWord {
    /// It is not given: the account does not open. By whom the password was set, and when.
    Waits { by: String, on: Date },
    /// Somebody did not give it, and the password was taken away.
    Declined { by: String, on: Date, reason: String },
}

crate::text::opaque!(PasswordWord);

/// A page of the journal, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalPage {
    /// The entries that fit.
    pub lines: Vec<JournalLine>,
    /// Before which sequence number to go on; `None` when there is nothing more. A page may be short, even empty, and
    /// still go on: not more than a bounded part of the journal is read at once.
    pub next: Option<u64>,
    /// Entries of the whole journal.
    pub total: u64,
}

/// An entry as those read it who watch the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalLine {
    /// What happened.
    pub what: Happening,
    /// Who did it; 0 for nobody.
    pub actor: StaffId,
    /// In which role.
    pub role: Option<Role>,
    /// Whom it concerns.
    pub person: Option<PersonId>,
    /// The entry's hash, which the next entry carries, as 64 hexadecimal digits.
    pub hash: String,
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

impl Happening {
    /// Whether a command of this name does something for a visitor; neither the course of a visit nor a look at a record does.
    pub fn is_deed(command: &str) -> bool {
        const LOOKS: [&str; 4] = ["person.reveal", "denied", "paper.reprint", "note.acknowledge"];
        !command.starts_with("visit.") && !LOOKS.contains(&command)
    }
}

/// A page of what happened to a person, newest first.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
pub struct TimelinePage {
    /// What fits.
    pub lines: Vec<Happening>,
    /// Before which sequence number to go on; `None` when there is nothing more.
    pub next: Option<u64>,
}

crate::text::opaque!(StaffRow, PasswordStanding, Happening, TimelinePage);
