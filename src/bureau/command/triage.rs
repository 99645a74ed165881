//! What is done with petitions in the queue, several at a time.

use serde::{Deserialize, Serialize};

use super::ActRequest;
use crate::domain::{PetitionId, StaffId};

/// Decisions in the queue. Each petition is named with the version that was seen. One that cannot be is left as it is and does not
/// stop the others; none at all is refused with the reason of the first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
#[allow(clippy::large_enum_variant, reason = "one is made at a time")]
pub enum Triage {
    /// The same step on each; the way of a demand that has none is the usual one of the petition's purpose.
    Decide { petitions: Vec<(PetitionId, u32)>, act: ActRequest },
    /// Takes one's own last decision on each back, where nothing followed.
    Undo { petitions: Vec<(PetitionId, u32)> },
    /// Takes each over that nobody has.
    Claim { petitions: Vec<(PetitionId, u32)> },
    /// Gives each to the same one of the staff.
    Assign { petitions: Vec<(PetitionId, u32)>, to: StaffId },
}

impl Triage {
    /// Which petitions, with the versions that were seen.
    pub fn petitions(&self) -> &[(PetitionId, u32)] {
        match self {
            Self::Decide { petitions, .. }
            | Self::Undo { petitions }
            | Self::Claim { petitions }
            | Self::Assign { petitions, .. } => petitions,
        }
    }

    /// Forgets which versions it was made for.
    pub(super) fn forget_versions(&mut self) {
        match self {
            Self::Decide { petitions, .. }
            | Self::Undo { petitions }
            | Self::Claim { petitions }
            | Self::Assign { petitions, .. } => {
                for (_, seen) in petitions.iter_mut() {
                    *seen = 0;
                }
            }
        }
    }
}

crate::text::opaque!(Triage);
