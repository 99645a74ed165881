//! Why somebody is on record without an identity number.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The reason, chosen by the one who registers. Then birth date and sex tell people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum NoId {
    /// 未带证件: it is to be filled in later.
    #[n(1)]
    NotAtHand,
    /// 尚未办证
    #[n(2)]
    NotIssued,
    /// 持其他证件: of the forces, or from abroad.
    #[n(3)]
    OtherDocument,
    /// 原台账无号: the register it was taken from has none.
    #[n(4)]
    NotInSource,
}

impl NoId {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NotAtHand, Self::NotIssued, Self::OtherDocument, Self::NotInSource];

    /// Stable name in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAtHand => "not-at-hand",
            Self::NotIssued => "not-issued",
            Self::OtherDocument => "other-document",
            Self::NotInSource => "not-in-source",
        }
    }

    /// The reason of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}
