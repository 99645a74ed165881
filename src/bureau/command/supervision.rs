//! What commands about supervision say.

use serde::{Deserialize, Serialize};

use crate::domain::supervision::{SupervisionSaid, SupervisionStep};
use crate::domain::{Date, StaffId, SupervisionId};

/// What is done about the list of what somebody was given to do.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuperviseAct {
    /// Puts an item on the list.
    Add {
        /// What it says.
        said: Box<SupervisionSaid>,
    },
    /// Nudges, says with evidence that it is done, closes or sends back.
    Step {
        /// The item.
        item: SupervisionId,
        /// The version it was seen in.
        seen: u32,
        /// What is done.
        step: SupervisionStep,
        /// The evidence, the reason, or a remark.
        text: String,
    },
    /// Gives an item to another, who has it in hand from then on.
    Reassign {
        /// The item.
        item: SupervisionId,
        /// The version it was seen in.
        seen: u32,
        /// Who has it from then on.
        to: StaffId,
        /// Why.
        reason: String,
    },
    /// Says another day until which an item is to be done.
    Due {
        /// The item.
        item: SupervisionId,
        /// The version it was seen in.
        seen: u32,
        /// The day.
        due: Date,
        /// Why.
        reason: String,
    },
}

impl SuperviseAct {
    /// Its name in the journal.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Add { .. } => "supervision.add",
            Self::Step { step: SupervisionStep::Nudge, .. } => "supervision.nudge",
            Self::Step { step: SupervisionStep::Ask, .. } => "supervision.ask",
            Self::Step { step: SupervisionStep::Close, .. } => "supervision.close",
            Self::Step { step: SupervisionStep::Return, .. } => "supervision.return",
            Self::Reassign { .. } | Self::Step { step: SupervisionStep::Reassign, .. } => {
                "supervision.reassign"
            }
            Self::Due { .. } | Self::Step { step: SupervisionStep::Due, .. } => "supervision.due",
        }
    }
}

crate::text::opaque!(SuperviseAct);
