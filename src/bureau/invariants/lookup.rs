//! The invariant of the lookup index.

use super::{Checked, RecordSeen, Wrong, counted};
use crate::bureau::opened::Bureau;
use crate::domain::filter::Facet;
use crate::domain::person::{Glance, Person};
use crate::store::{Reader, Reading};

impl Bureau {
    /// The lookup index knows as many people as the database, and what lists are narrowed by is what their records say, once it
    /// is built.
    pub(super) fn index_agrees(&self, reader: &Reader<'_>) -> Checked {
        let (mut people, mut same) = (0, true);
        for person in reader.scan::<Person>(..)? {
            let person = person?;
            let facet = Facet::of(&Glance::from(&person), &self.reference.groups);
            let known = self.index.ask(|known| known.facets.get(person.id));
            let expected = person.merged.is_none().then_some(facet);
            same &= known.is_none_or(|known| known == expected);
            people += usize::from(person.merged.is_none());
        }
        let known = self.index.ask(|known| (known.index.len(), same && known.facets.len() == people));
        match known {
            Some((known, true)) if known == people => counted(known, RecordSeen::Indexed),
            Some((known, _)) => {
                Err(Wrong::Found(RecordSeen::IndexDiffers.with("n", known).with("of", people)))
            }
            None => Ok(RecordSeen::NotIndexed.into()),
        }
    }
}
