//! What was taken down wrong and put right: the registration, never what was decided.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::Purpose;
use crate::domain::{Date, StaffId};

/// When a petition was registered, and what of it was put right since. Nothing is known of rows of earlier programs.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Registration {
    /// The business day on which it was registered, which may be later than the day of receipt.
    #[n(0)]
    pub on: Option<Date>,
    /// Corrections, oldest first.
    #[cbor(n(1), default, skip_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

impl Registration {
    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        self.on.is_none() && self.corrections.is_empty()
    }

    /// Whether a correction made it an accusation after so many events, whatever another called it later.
    pub fn covered_since(&self, after: u32) -> bool {
        let later = self.corrections.iter().filter(|one| one.after >= after);
        later
            .flat_map(|one| &one.changes)
            .any(|one| one.field == Changed::PURPOSE && one.to == Purpose::Accusation.name())
    }
}

/// One correction: who put what right, and why.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Correction {
    /// The business day.
    #[n(0)]
    pub on: Date,
    /// Wall time, milliseconds since 1970 UTC.
    #[n(1)]
    pub at_ms: i64,
    /// Who.
    #[n(2)]
    pub by: StaffId,
    /// How many events stood before it.
    #[n(3)]
    pub after: u32,
    /// What differs, in the order of the form.
    #[n(4)]
    pub changes: Vec<Changed>,
    /// Why, where a reason was asked for.
    #[cbor(n(5), default, skip_if = "String::is_empty")]
    pub reason: String,
}

/// One field as it stood and as it stands.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Changed {
    /// Stable field name (`channel`, `petitioners.0.phone`, `demands.1.text`).
    #[n(0)]
    pub field: String,
    /// As it stood: the stable name of a choice, a text as typed, a phone or an identity number masked.
    #[n(1)]
    pub from: String,
    /// As it stands.
    #[n(2)]
    pub to: String,
}

impl Changed {
    /// What the field of the purpose is called.
    pub const PURPOSE: &str = "purpose";
}

crate::text::opaque!(Registration, Correction, Changed);
