//! Who petitions go through below and in the bureau: the directory of the three levels (三级).

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::{DivisionCode, DivisionLevel, LiaisonId};

kinds! {
    /// At which of the three levels somebody stands.
    LiaisonKind {
        /// 局权益维护专班
        0 Team "team",
        /// 镇街信访代办员
        1 Agent "agent",
        /// 村（社区）信访信息员
        2 Informant "informant",
    }
}

impl LiaisonKind {
    /// The level of the division that one of this kind is of.
    pub fn level(self) -> DivisionLevel {
        match self {
            Self::Team => DivisionLevel::County,
            Self::Agent => DivisionLevel::Town,
            Self::Informant => DivisionLevel::Village,
        }
    }
}

/// Somebody of the directory.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Liaison {
    /// Number, never reused.
    #[n(0)]
    pub id: LiaisonId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// Who they are.
    #[n(2)]
    pub facts: LiaisonFacts,
    /// They do it no more.
    #[n(3)]
    pub ended: bool,
}

/// Who somebody of the directory is, and how they are reached.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiaisonFacts {
    /// At which level.
    #[n(0)]
    pub kind: LiaisonKind,
    /// Of which district, town or village.
    #[n(1)]
    pub division: DivisionCode,
    /// 姓名
    #[n(2)]
    pub name: String,
    /// 电话, digits only.
    #[n(3)]
    pub phone: String,
    /// 职务
    #[n(4)]
    #[serde(default)]
    pub post: String,
}

impl fmt::Debug for Liaison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Liaison({} v{})", self.id, self.version)
    }
}

impl fmt::Debug for LiaisonFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LiaisonFacts(..)")
    }
}
