//! Shapes about earlier petitions, hands and the three levels.

use serde::Serialize;

use super::petition::PetitionRowJson;
use super::values::text;
use crate::bureau::answer::{Barred, EarlierPetition, HandRow, LiaisonRow, SameWhy};
use crate::domain::petition::Holder;

/// Who has it, of the three levels.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct HolderJson {
    pub level: &'static str,
    pub division: Option<String>,
    pub accepted: bool,
}

impl HolderJson {
    pub(super) fn new(holder: Holder) -> Self {
        let level = match holder.division().map(crate::domain::DivisionCode::level) {
            None => "bureau",
            Some(crate::domain::DivisionLevel::Village) => "village",
            Some(_) => "town",
        };
        let accepted = !matches!(holder, Holder::Offered { .. });
        Self { level, division: holder.division().map(text), accepted }
    }
}

/// `petition earlier --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct EarlierJson<'a> {
    #[serde(flatten)]
    pub row: PetitionRowJson<'a>,
    pub why: &'a [SameWhy],
    pub outcome: &'a str,
    pub is_final: bool,
    pub in_hand: bool,
}

impl<'a> EarlierJson<'a> {
    pub(in crate::cli) fn new(one: &'a EarlierPetition) -> Self {
        Self {
            row: PetitionRowJson::new(&one.row),
            why: &one.why,
            outcome: &one.outcome,
            is_final: one.is_final,
            in_hand: one.in_hand,
        }
    }
}

/// `petition hands --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct HandJson<'a> {
    pub staff: String,
    pub name: &'a str,
    pub open: u32,
    pub first: bool,
    pub barred: Option<Barred>,
}

impl<'a> HandJson<'a> {
    pub(in crate::cli) fn new(row: &'a HandRow) -> Self {
        Self {
            staff: text(row.staff.id),
            name: &row.staff.name,
            open: row.open,
            first: row.first,
            barred: row.barred,
        }
    }
}

/// `petition contact list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LiaisonJson<'a> {
    pub contact: String,
    pub version: u32,
    pub kind: &'static str,
    pub division: String,
    pub place: &'a str,
    pub name: &'a str,
    pub phone: &'a str,
    pub post: &'a str,
}

impl<'a> LiaisonJson<'a> {
    pub(in crate::cli) fn new(row: &'a LiaisonRow) -> Self {
        Self {
            contact: text(row.liaison),
            version: row.version,
            kind: row.facts.kind.name(),
            division: text(row.facts.division),
            place: &row.place,
            name: &row.facts.name,
            phone: &row.facts.phone,
            post: &row.facts.post,
        }
    }
}
