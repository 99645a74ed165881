//! What a lookup answers.

use std::fmt;

use serde::Serialize;

use crate::domain::PersonId;

/// The answer to one query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many people match; when `capped`, at least so many.
    pub total: usize,
    /// Whether the search stopped before it had seen every match.
    pub capped: bool,
    /// The best matches, best first.
    pub hits: Vec<Hit>,
    /// A whole resident ID found in the text; the caller checks it and says which digit is wrong.
    pub pasted_id: Option<PastedId>,
}

/// One person found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub person: PersonId,
    /// Order inside the tier, 0 to 999, higher is better; it never rises down a list of hits of one tier.
    pub score: u16,
    /// How good the kind of match is; comes before any score.
    pub tier: Tier,
    /// Why, one for each term of the query.
    pub matched: Vec<Matched>,
}

impl Hit {
    /// Somebody who was found otherwise than by words.
    pub fn wordless(person: PersonId, tier: Tier) -> Self {
        Self { person, score: 0, tier, matched: Vec::new() }
    }

    /// Lowers scores so that they never rise down a list among hits of one tier.
    pub(super) fn never_rise(hits: &mut [Self]) {
        let mut last = None;
        for hit in hits {
            let most = last.filter(|(tier, _)| *tier == hit.tier).map_or(hit.score, |(_, score)| score);
            hit.score = hit.score.min(most);
            last = Some((hit.tier, hit.score));
        }
    }
}

/// Why a person was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matched {
    /// What was matched.
    pub field: Field,
    /// In which way.
    pub how: How,
    /// The part of the query that each character took (`ou g y`), or the place's name; empty for numbers, so that it is
    /// always safe to show.
    pub detail: String,
}

/// A resident ID found in pasted text.
#[derive(Clone, PartialEq, Eq)]
pub struct PastedId {
    /// Its 15 or 18 places, `X` in upper case.
    pub digits: String,
}

impl fmt::Debug for PastedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PastedId({} places)", self.digits.len())
    }
}

/// Kinds of match, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// A whole number: resident ID, phone, card or account.
    ExactNumber,
    /// The whole name, character by character.
    ExactName,
    /// The beginning of the name (or all of it by sound).
    NamePrefix,
    /// The end of a number.
    Tail,
    /// The day, month, year or years of birth.
    Birth,
    /// The beginning of a number.
    Head,
    /// The middle of a name or of a number.
    Inside,
    /// The town or village.
    Place,
    /// The same sound written with another character, the older script included.
    Homophone,
    /// Pinyin with one letter missing or two swapped.
    Misspelt,
}

/// What was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The name in use.
    Name,
    /// A former or other name.
    OtherName,
    /// The resident ID, of 18 or 15 places.
    ResidentId,
    /// A telephone number.
    Phone,
    /// The preferential-treatment card.
    Card,
    /// The bank account.
    Account,
    /// The town or village.
    Place,
    /// The date of birth.
    Birth,
}

/// In which way it was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// The whole of it.
    Exact,
    /// Its beginning.
    Prefix,
    /// Its end.
    Tail,
    /// Its middle.
    Inside,
    /// Whole syllables (the last may be unfinished).
    FullPinyin,
    /// First letters.
    Initials,
    /// Syllables, first letters and characters together.
    Mixed,
    /// The same sound, another character.
    Homophone,
    /// One letter missing, or two swapped.
    Misspelt,
}
