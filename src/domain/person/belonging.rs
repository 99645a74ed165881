//! What hangs on a person's record beside the facts in it.

use serde::{Deserialize, Serialize};

use crate::domain::{ContactId, EntryId, GiftId, HardshipId, NoteId, PaperId, PetitionId, VisitId};

/// Something that names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Belonging {
    /// A ledger entry.
    Entry(EntryId),
    /// A gift of a condolence list that was handed out, with its entries.
    Gift(GiftId),
    /// A petition.
    Petition(PetitionId),
    /// A visit.
    Visit(VisitId),
    /// A contact.
    Contact(ContactId),
    /// A household in hardship.
    Household(HardshipId),
    /// A note.
    Note(NoteId),
    /// A paper that was issued.
    Paper(PaperId),
}

impl std::fmt::Display for Belonging {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Entry(id) => id.fmt(f),
            Self::Gift(id) => id.fmt(f),
            Self::Petition(id) => id.fmt(f),
            Self::Visit(id) => id.fmt(f),
            Self::Contact(id) => id.fmt(f),
            Self::Household(id) => id.fmt(f),
            Self::Note(id) => id.fmt(f),
            Self::Paper(id) => id.fmt(f),
        }
    }
}

impl Belonging {
    /// The one of that number (`E345`, `X7`); the letter tells what it is.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.chars().next()?.to_ascii_uppercase() {
            'E' => EntryId::parse(text).map(Self::Entry),
            'G' => GiftId::parse(text).map(Self::Gift),
            'X' => PetitionId::parse(text).map(Self::Petition),
            'V' => VisitId::parse(text).map(Self::Visit),
            'L' => ContactId::parse(text).map(Self::Contact),
            'H' => HardshipId::parse(text).map(Self::Household),
            'N' => NoteId::parse(text).map(Self::Note),
            'W' => PaperId::parse(text).map(Self::Paper),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_back_from_its_number() {
        for text in ["E1", "G2", "X3", "V4", "L5", "H6", "N7", "W8"] {
            assert_eq!(
                Belonging::parse(&text.to_lowercase()).map(|one| one.to_string()),
                Some(text.to_owned())
            );
        }
        assert_eq!((Belonging::parse("P1"), Belonging::parse("9"), Belonging::parse("")), (None, None, None));
    }
}
