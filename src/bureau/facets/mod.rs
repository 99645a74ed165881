//! Everybody as filters see them, held in memory beside the lookup index and following every commit like it.
//!
//! This is the one way to walk over all people: worklists, rotas, figures and tables ask here instead of reading every record.
//! [`everybody`] gives each person's [`Facet`] (group, state, town, birth, gaps …), [`matching`] those that answer a filter (and whom
//! its words find), sorted by number; both take a moment for tens of thousands. Records merged into another are not among them. While the index is being
//! built there is no answer (`None`), as with the lookup. Petitions are not in a facet: [`Standings`] tells of them, read from the
//! petitions that are open when it is made.

mod packed;
mod standing;

pub use packed::Facets;
pub use standing::Standings;

use std::collections::HashSet;

use crate::bureau::index::LookupIndex;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::filter::{Facet, Filter, FilterFault};
use crate::store::Reading;

/// Everybody, sorted by number; `None` while the index is being built.
pub fn everybody<T>(
    index: &LookupIndex,
    see: impl FnOnce(&mut dyn Iterator<Item = Facet>) -> T,
) -> Option<T> {
    index.ask(|known| see(&mut known.facets.iter()))
}

/// What a text means in a list whose rows are about people: the words to look for in a row, and whose rows answer the conditions.
#[derive(Debug, Default)]
pub struct Narrow {
    /// The words that are no conditions.
    pub words: String,
    /// Those who answer the conditions; `None` without any.
    pub people: Option<HashSet<PersonId>>,
    /// What looks like a condition and could not be read.
    pub faults: Vec<FilterFault>,
}

/// Reads the text of such a list.
pub fn narrow(r: &impl Reading, scene: Scene<'_>, index: &LookupIndex, text: &str) -> Result<Narrow, Stop> {
    let (mut filter, faults) = Filter::parse(text, scene.reference.filter_tables());
    let words = std::mem::take(&mut filter.words);
    let people = if filter.is_plain() {
        None
    } else {
        let found = matching(r, scene, index, &filter)?.ok_or(Refusal::NotReady)?;
        Some(found.into_iter().map(|facet| facet.person).collect())
    };
    Ok(Narrow { words, people, faults })
}

/// Everybody who answers a filter on the business date, and whom its words find, sorted by number; `None` while the index is being
/// built.
pub fn matching(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    filter: &Filter,
) -> Result<Option<Vec<Facet>>, Stop> {
    let today = scene.asking.moment.today;
    let standings = Standings::for_filter(r, scene, filter)?;
    let holds = |facet: &Facet| filter.holds(facet, today, || standings.of(facet.person));
    if filter.words.is_empty() {
        return Ok(everybody(index, |people| people.filter(holds).collect()));
    }
    Ok(index.ask(|known| {
        let mut found = Vec::new();
        known.index.find_among(&filter.words, (0, 0), |person| {
            found.extend(known.facets.get(person).filter(holds));
            false
        });
        found.sort_unstable_by_key(|facet| facet.person);
        found
    }))
}
