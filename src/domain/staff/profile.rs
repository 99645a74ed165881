//! The bureau itself: what it is called, where it is, how strictly it is protected.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Date, DivisionCode};

/// Protection level of the system (GB/T 22239-2019); it decides how many people first run asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum ProtectionLevel {
    /// 二级: an administrator and an auditor.
    #[n(2)]
    Two,
    /// 三级: system administration, security administration and audit, three people.
    #[n(3)]
    Three,
}

/// The bureau whose database this is. One row.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct BureauProfile {
    /// Name on documents.
    #[n(0)]
    pub name: String,
    /// Its district.
    #[n(1)]
    pub division: DivisionCode,
    /// Protection level.
    #[n(2)]
    pub level: ProtectionLevel,
    /// Business date on which the database was founded.
    #[n(3)]
    pub founded: Date,
    /// True for a synthetic bureau: it signs in by itself and may switch between its staff.
    #[n(4)]
    pub sample: bool,
    /// Seed and size of a synthetic bureau, for its name plate.
    #[n(5)]
    pub sample_of: String,
}
