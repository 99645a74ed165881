//! Entries that carry out what was decided about money paid too much.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::RecoveryId;

/// What an entry does by a decision about money paid too much. Such an entry is booked by the command that carries the decision out, never
/// by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryCause {
    /// 抵扣: settled without money, by what was paid too much for another month; there it counts as so much less paid.
    #[n(0)]
    SetOff(#[n(0)] RecoveryId),
    /// 免予追回: not due by right, and left to the person.
    #[n(1)]
    Waived(#[n(0)] RecoveryId),
    /// 退回: the person paid it back.
    #[n(2)]
    Repaid(#[n(0)] RecoveryId),
    /// 转列: paid under one programme, and counts as paid under another that excludes it.
    #[n(3)]
    Shifted(#[n(0)] RecoveryId),
}

impl EntryCause {
    /// The decision.
    pub fn recovery(self) -> RecoveryId {
        match self {
            Self::SetOff(id) | Self::Waived(id) | Self::Repaid(id) | Self::Shifted(id) => id,
        }
    }

    /// Whether money is moved between months or programmes, and none comes or goes.
    pub fn moves(self) -> bool {
        matches!(self, Self::SetOff(_) | Self::Shifted(_))
    }

    /// Whether it touches the funds: what is set off within a programme does not.
    pub fn is_funded(self) -> bool {
        matches!(self, Self::Repaid(_) | Self::Shifted(_))
    }

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::SetOff(_) => "set-off",
            Self::Waived(_) => "waived",
            Self::Repaid(_) => "repaid",
            Self::Shifted(_) => "shifted",
        }
    }
}
