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

/// The day that a sample bureau is worked on in place of today, and the minute at which its clock stands where one is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldAt {
    /// Business date.
    pub today: Date,
    /// Minutes since midnight, below 1440.
    pub minute: Option<u16>,
}

impl HeldAt {
    /// What time it is, where really it is `now`.
    pub fn moment(self, now: Moment) -> Moment {
        let stands = |minute: u16| midnight_ms(self.today) + i64::from(minute) * 60_000;
        Moment { today: self.today, at_ms: self.minute.map_or(now.at_ms, stands) }
    }
}

/// Midnight in China at the beginning of a day, in milliseconds since 1970 UTC.
pub fn midnight_ms(on: Date) -> i64 {
    const AHEAD_MS: i64 = 8 * 3_600_000;
    let epoch = Date::new(1970, 1, 1).map_or(0, |first| on.days_since(first));
    epoch * 86_400_000 - AHEAD_MS
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_held_stands_at_its_minute() {
        let now = Moment { today: Date::new(2026, 11, 27).unwrap(), at_ms: 1_795_000_123_456 };
        let today = Date::new(2026, 11, 23).unwrap();
        let held = |minute| HeldAt { today, minute }.moment(now);
        assert_eq!(held(None), Moment { today, ..now });
        // 2026-11-23 06:01 UTC.
        assert_eq!(held(Some(841)), Moment { today, at_ms: 1_795_413_660_000 });
    }
}
