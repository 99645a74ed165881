//! A petition as it is named on the command line.

use super::unfit::Unfit;
use super::values::names;
use crate::domain::paper::PaperKind;
use crate::domain::{PetitionId, Quoted};
use crate::text::fold;

/// How a petition is named on the command line.
#[derive(Debug, Clone)]
pub(super) enum Case {
    /// `X7`
    Id(PetitionId),
    /// The registration number that people see, `2026-0123`.
    Number(String),
}

pub(super) fn petition(text: &str) -> Result<Case, Unfit> {
    let case = PetitionId::parse(&fold(text)).map(Case::Id);
    let numbered =
        || Quoted::read(text).filter(|quoted| !quoted.marked).map(|quoted| Case::Number(quoted.number));
    case.or_else(numbered)
        .ok_or_else(|| if Quoted::is_supervision(text) { Unfit::Supervision } else { Unfit::Petition })
}

/// The papers of a petition alone.
pub(super) fn letter_kind(text: &str) -> Result<PaperKind, String> {
    let letters: Vec<PaperKind> = PaperKind::ALL.iter().copied().filter(|kind| kind.is_letter()).collect();
    let found = PaperKind::parse(text).filter(|kind| kind.is_letter());
    found.ok_or_else(|| names(&letters, PaperKind::name))
}
