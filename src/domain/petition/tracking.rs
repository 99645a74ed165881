//! What is followed after its end (追踪, 信访工作条例 art. 37 para. 3): since when, and when somebody looks again.

use serde::Serialize;

use super::PetitionAct;
use super::case::CaseFacts;
use crate::domain::Date;

/// A petition that somebody keeps watching after its end (追踪).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tracking {
    /// Since when.
    pub since: Date,
    /// The day of the next look; unknown of rows of earlier programs.
    pub next_look: Option<Date>,
}

impl Tracking {
    /// Whether its day has come.
    pub fn has_come(self, today: Date) -> bool {
        self.next_look.is_none_or(|day| day <= today)
    }
}

impl CaseFacts<'_> {
    /// Whether somebody keeps watching after the end, and when they look next.
    pub fn tracked(&self) -> Option<Tracking> {
        use PetitionAct as A;
        let begun = self.last(&[A::Track, A::Untrack]).filter(|e| e.act == A::Track)?;
        let next_look = self.last(&[A::Track, A::Look, A::Untrack]).and_then(|e| e.next_look);
        Some(Tracking { since: begun.on, next_look })
    }
}
