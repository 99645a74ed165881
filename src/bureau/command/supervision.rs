//! What commands about supervision say.

use serde::{Deserialize, Serialize};

use crate::domain::SupervisionId;
use crate::domain::supervision::{SupervisionSaid, SupervisionStep};

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
        }
    }
}

crate::text::opaque!(SuperviseAct);
