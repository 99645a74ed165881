//! The petitioner's own word: how somebody said that they give their petition up.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::bounds::BoundFault;
use super::{PetitionEvent, PetitionState as State};
use crate::domain::kinds::kinds;

kinds! {
    /// How the petitioner said it.
    WordKind {
        /// 书面：本人签名的字条、申请
        0 Signed "signed",
        /// 电话：本人来电或者接听
        1 Call "call",
    }
}

/// What the petitioner said themselves, and how. No article says what a withdrawal must look like; but it ends what the bureau owes, so it
/// is theirs to say, and the record tells how they did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionerWord {
    /// How.
    #[n(0)]
    pub kind: WordKind,
    /// Of a call: when, in minutes after midnight.
    #[n(1)]
    #[serde(default)]
    pub at: Option<u16>,
}

/// Where the bureau or an organ above works on it, and the petitioner alone may end that.
const THEIRS: [State; 9] = [
    State::Registered,
    State::Accepted,
    State::Simple,
    State::Handling,
    State::Hearing,
    State::Extended,
    State::Suspended,
    State::UnderReview,
    State::UnderRecheck,
];

/// Refuses a withdrawal that nobody but the bureau says: it names the paper, or how and when the petitioner said it.
pub(super) fn check(state: State, event: &PetitionEvent) -> Result<(), BoundFault> {
    if !THEIRS.contains(&state) || !event.document.trim().is_empty() {
        return Ok(());
    }
    match event.word.map(|word| (word.kind, word.at)) {
        None => Err(BoundFault::NeedsWord),
        Some((WordKind::Call, at)) if at.is_none_or(|minute| minute >= 24 * 60) => {
            Err(BoundFault::NeedsCallTime)
        }
        Some(_) => Ok(()),
    }
}
