//! People counted by one key or two, with what was due and paid to them in some months.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::bureau::answer::{Pivot, Sum};
use crate::bureau::facets::matching;
use crate::bureau::index::LookupIndex;
use crate::bureau::ledger;
use crate::bureau::people::stands_for;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::filter::{Facet, Filter, Key, Value};
use crate::domain::{Date, Month, PersonId};
use crate::store::Reading;

/// What was due and paid to each person, in fen.
type Money = HashMap<PersonId, (i64, i64)>;

/// Counts those whom a text finds by `by` and `across`; with months, sums what the ledger has for them too.
pub fn pivot(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    (by, across): (Key, Option<Key>),
    text: &str,
    months: Option<(Month, Month)>,
) -> Result<Pivot, Stop> {
    let today = scene.asking.moment.today;
    let (filter, faults) = Filter::parse(text, scene.reference.filter_tables());
    let found = matching(r, scene, index, &filter)?;
    let ready = found.is_some();
    let people = found.unwrap_or_default();
    let money = months.map(|months| money(r, &people, months)).transpose()?.unwrap_or_default();
    let (rows, cols) =
        (values(&people, by, today), across.map_or_else(Vec::new, |key| values(&people, key, today)));
    let mut pivot = Pivot {
        text: text.to_owned(),
        faults,
        by,
        across,
        cells: BTreeMap::new(),
        of_rows: vec![Sum::default(); rows.len()],
        of_cols: vec![Sum::default(); cols.len()],
        rows,
        cols,
        total: Sum::default(),
        ready,
    };
    for facet in &people {
        let sums = money.get(&facet.person).copied().unwrap_or_default();
        pivot.total.add(sums);
        let (rows, cols) =
            (places(facet, Some(by), today, &pivot.rows), places(facet, across, today, &pivot.cols));
        for row in &rows {
            at(&mut pivot.of_rows, *row, sums);
            for col in &cols {
                pivot.cells.entry((*row, *col)).or_default().add(sums);
            }
        }
        for col in cols {
            at(&mut pivot.of_cols, col, sums);
        }
    }
    Ok(pivot)
}

fn at(sums: &mut [Sum], place: usize, money: (i64, i64)) {
    if let Some(sum) = sums.get_mut(place) {
        sum.add(money);
    }
}

/// The values that somebody has, in their own order.
fn values(people: &[Facet], key: Key, today: Date) -> Vec<Value> {
    let mut found = BTreeSet::new();
    for facet in people {
        facet.each_value(key, today, |value| {
            found.insert(value);
        });
    }
    found.into_iter().collect()
}

/// The places of a person's values in the order of all.
fn places(facet: &Facet, key: Option<Key>, today: Date, all: &[Value]) -> Vec<usize> {
    let mut found = Vec::new();
    if let Some(key) = key {
        facet.each_value(key, today, |value| found.extend(all.binary_search(&value)));
    }
    found
}

/// What was due and paid to people for some months. Entries on a record that was merged count for the one that stands for it.
fn money(r: &impl Reading, people: &[Facet], (from, to): (Month, Month)) -> Result<Money, Stop> {
    let known = |person: PersonId| people.binary_search_by_key(&person, |f| f.person).is_ok();
    let mut by_record = Money::new();
    for month in from.through(to) {
        ledger::each_of_month(r, month, |person, due, paid| {
            let sums = by_record.entry(person).or_default();
            *sums = (sums.0.saturating_add(due), sums.1.saturating_add(paid));
        })?;
    }
    let mut money = Money::new();
    for (record, (due, paid)) in by_record {
        let person = if known(record) { record } else { stands_for(r, record)? };
        let sums = money.entry(person).or_default();
        *sums = (sums.0.saturating_add(due), sums.1.saturating_add(paid));
    }
    Ok(money)
}
