//! What the index is told about one person.

use std::fmt;

use crate::domain::{Date, PersonId};

use super::digits::Digits;
use super::people::Marks;

/// One person as the index sees them; borrowed, read once.
#[derive(Clone)]
pub struct Record<'a> {
    /// Whose record it is.
    pub person: PersonId,
    /// The name in use.
    pub name: &'a str,
    /// Former names, and names on older documents.
    pub other_names: Vec<&'a str>,
    /// Resident ID of 18 places, `X` in upper case.
    pub resident_id: Option<&'a str>,
    /// Resident ID of the first generation, 15 digits.
    pub old_id: Option<&'a str>,
    /// Telephone numbers as written; only their digits count.
    pub phones: Vec<&'a str>,
    /// Number of the preferential-treatment card (优待证).
    pub card: Option<&'a str>,
    /// Bank account paid to.
    pub account: Option<&'a str>,
    /// Names of the town and the village, short and long forms.
    pub places: Vec<&'a str>,
    /// Date of birth.
    pub birth: Option<Date>,
    /// Whether the person is alive; the living come first among equals.
    pub alive: bool,
}

impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({})", self.person)
    }
}

/// The values of one slot.
pub(super) struct Values<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) id: Digits,
    pub(super) phone: Digits,
    pub(super) card: Digits,
    pub(super) account: Digits,
    pub(super) marks: Marks,
}

impl Values<'_> {
    /// An empty slot.
    pub(super) fn none() -> Self {
        let marks = Marks { other_name: false, dead: false, more: false };
        let none = Digits::default();
        Self { name: None, id: none, phone: none, card: none, account: none, marks }
    }
}

/// The slots that a record fills: the k-th has the k-th value of each kind.
pub(super) fn slots<'a>(record: &Record<'a>) -> impl Iterator<Item = Values<'a>> {
    let digits = |text: &&str| Digits::parse(text);
    let mut ids: Vec<Digits> = record.resident_id.iter().map(digits).collect();
    let old = record.old_id.as_ref().map(digits);
    // An old ID that only repeats the new one is found through it.
    let repeats = |id: &Digits, old: Digits| id.first(6).then(id.without_first(8).first(9)) == old;
    ids.extend(old.filter(|old| !ids.first().is_some_and(|id| repeats(id, *old))));
    let names: Vec<&'a str> =
        std::iter::once(record.name).chain(record.other_names.iter().copied()).collect();
    let phones: Vec<Digits> = record.phones.iter().map(digits).collect();
    let (card, account) = (record.card.as_ref().map(digits), record.account.as_ref().map(digits));
    let (count, dead) = (names.len().max(ids.len()).max(phones.len()), !record.alive);
    (0..count).map(move |n| Values {
        name: names.get(n).copied(),
        id: ids.get(n).copied().unwrap_or_default(),
        phone: phones.get(n).copied().unwrap_or_default(),
        card: card.filter(|_| n == 0).unwrap_or_default(),
        account: account.filter(|_| n == 0).unwrap_or_default(),
        marks: Marks { other_name: n > 0, dead, more: count > 1 },
    })
}
