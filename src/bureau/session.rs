//! Who is asking, and when: passed in with every command and query.

use serde::{Deserialize, Serialize};

use crate::domain::{Date, StaffId, VisitId};

/// A signed-in member of staff at a desk. The gate reads the roles anew at each command, so a change of role or a
/// disabled account takes effect at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Who is signed in.
    pub staff: StaffId,
    /// Which desk they sit at, for the journal.
    pub desk: String,
}

/// The two clocks a command carries: the business date decides, the wall time is only written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Business date.
    pub today: Date,
    /// Wall time, milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// Everything about an asking but what is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Who, or `None` before anyone signed in.
    pub session: Option<Session>,
    /// When.
    pub moment: Moment,
    /// The visit it is done for, if any: the journal says so, as long as the visitor is at the desk and it concerns nobody else.
    pub visit: Option<VisitId>,
    /// Made by the asker once for each intention: the same key twice is carried out once.
    pub key: [u8; 16],
}
