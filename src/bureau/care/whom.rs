//! Whom a text of the filter language means.

use crate::bureau::door::Scene;
use crate::bureau::petitions;
use crate::bureau::stop::Stop;
use crate::domain::filter::{Facet, Filter, FilterFault, Standing, Tables};
use crate::domain::person::Person;
use crate::store::Reading;
use crate::text::fold;

/// A text, read.
pub struct Whom {
    filter: Filter,
    words: String,
}

impl Whom {
    /// Reads a text, and says what looks like a condition and is none.
    pub fn read(scene: Scene<'_>, text: &str) -> (Self, Vec<FilterFault>) {
        let tables = Tables {
            groups: &scene.reference.groups,
            divisions: &scene.reference.divisions,
            state_words: &|state| vec![crate::bureau::door::serde_name(&state)],
            gap_words: &|gap| vec![gap.name().to_owned()],
        };
        let (filter, faults) = Filter::parse(text, tables);
        let words = fold(&filter.words).into_owned();
        (Self { filter, words }, faults)
    }

    /// Whether somebody is meant.
    pub fn means(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        person: &Person,
        facet: &Facet,
    ) -> Result<bool, Stop> {
        let named = self.words.is_empty() || fold(&person.facts.name).contains(&self.words);
        if !named {
            return Ok(false);
        }
        let standing = if self.filter.asks_petitions() {
            let (open, due) = petitions::open_of_person(r, scene, person.id)?;
            Standing { open: open > 0, late: due.is_some_and(|d| d.in_days < 0) }
        } else {
            Standing::default()
        };
        Ok(self.filter.holds(facet, scene.asking.moment.today, || standing))
    }
}
