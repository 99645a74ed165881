//! A petition as it is named on the command line.

use super::values::names;
use crate::domain::PetitionId;
use crate::domain::paper::PaperKind;

/// How a petition is named on the command line.
#[derive(Debug, Clone)]
pub(super) enum Case {
    /// `X7`
    Id(PetitionId),
    /// The registration number that people see, `2026-0123`.
    Number(String),
}

pub(super) fn petition(text: &str) -> Result<Case, String> {
    let number = |(year, n): &(&str, &str)| {
        year.len() == 4
            && n.len() >= 4
            && [year, n].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    match PetitionId::parse(text) {
        Some(id) => Ok(Case::Id(id)),
        None if text.trim().split_once('-').is_some_and(|parts| number(&parts)) => {
            Ok(Case::Number(text.trim().to_owned()))
        }
        None => Err("X7/2026-0123".to_owned()),
    }
}

/// The papers of a petition alone.
pub(super) fn letter_kind(text: &str) -> Result<PaperKind, String> {
    let letters: Vec<PaperKind> = PaperKind::ALL.iter().copied().filter(|kind| kind.is_letter()).collect();
    let found = PaperKind::parse(text).filter(|kind| kind.is_letter());
    found.ok_or_else(|| names(&letters, PaperKind::name))
}
