//! What the records of everybody lack, by town; and who it is that lacks something.

use std::collections::BTreeMap;

use crate::bureau::answer::{GapRow, GapTable, Lacking, LackingRow};
use crate::bureau::facets::everybody;
use crate::bureau::index::LookupIndex;
use crate::bureau::quality::side::side;
use crate::bureau::query::Place;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::filter::Facet;
use crate::domain::person::Gap;
use crate::domain::{DivisionCode, PersonId};
use crate::store::Reading;

/// Most people of one answer.
const MOST: usize = 500;

/// Counts of what is missing; of the dead nothing is asked, and they are not counted.
pub fn table(index: &LookupIndex) -> GapTable {
    let mut towns: BTreeMap<Option<DivisionCode>, GapRow> = BTreeMap::new();
    let counted = everybody(index, |people| {
        for facet in people.filter(|facet| facet.died.is_none()) {
            let town = facet.town();
            let row = towns.entry(town).or_insert_with(|| GapRow::of(town));
            row.people += 1;
            row.complete += u32::from(facet.gaps.is_empty());
            for (count, gap) in row.missing.iter_mut().zip(Gap::ALL) {
                *count += u32::from(facet.gaps.has(*gap));
            }
        }
    });
    let mut rows: Vec<GapRow> = towns.into_values().collect();
    // Where most is to be done comes first.
    rows.sort_by_key(|row| (row.town.is_none(), std::cmp::Reverse(row.people - row.complete)));
    GapTable { ready: counted.is_some(), rows }
}

/// Who lacks something at a place, sorted by number.
pub fn lacking(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    (gap, place): (Gap, Place),
    (offset, limit): (usize, usize),
) -> Result<Lacking, Stop> {
    let wanted = |facet: &Facet| {
        facet.died.is_none()
            && facet.gaps.has(gap)
            && match place {
                Place::Everywhere => true,
                Place::Town(town) => facet.town() == Some(town),
                Place::Unknown => facet.town().is_none(),
            }
    };
    let seen: Option<Vec<Facet>> = everybody(index, |people| people.filter(wanted).collect());
    let (ready, found) = (seen.is_some(), seen.unwrap_or_default());
    let page = found.iter().skip(offset).take(limit.min(MOST));
    let row = |id: PersonId, facet: &Facet| -> Result<LackingRow, Stop> {
        Ok(LackingRow { side: side(r, scene, id)?, gaps: facet.gaps.iter().collect() })
    };
    Ok(Lacking {
        gap,
        place,
        ready,
        total: found.len(),
        offset,
        people: page.map(|facet| row(facet.person, facet)).collect::<Result<_, _>>()?,
    })
}
