//! What is shown of a batch: before it is carried out, and after.

use super::judge::{admit, judge};
use super::money;
use crate::bureau::answer::{BatchRow, BatchView, BulkPreview, BulkRow, BulkStanding};
use crate::bureau::index::LookupIndex;
use crate::bureau::query::Whom;
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::runs::Known;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{journal, people};
use crate::domain::bulk::{Batch, BulkChange, MOST_OF_BATCH};
use crate::domain::person::{Person, PersonFacts};
use crate::domain::{BatchId, PersonId};
use crate::store::{Keys, Reading};

/// Most batches of one list.
const MOST_BATCHES: usize = 200;

/// What a change would do to each of those who are meant, in the order of the list they come from.
pub fn preview(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    whom: &Whom,
    change: &BulkChange,
) -> Result<BulkPreview, Stop> {
    let change = admit(scene, change)?;
    let people = meant(r, scene, index, whom)?;
    let (today, mut rows) = (scene.asking.moment.today, Vec::with_capacity(people.len()));
    let month = money::month(&change, today);
    // Nothing but a recognition is what money is due by.
    let bears = matches!(change, BulkChange::State { .. });
    let known = Known::of(r, people.iter().copied().filter(|_| bears), today)?;
    let entitler = known.entitler(scene.reference);
    for id in people {
        let judged = judge(r, scene, (id, None), &change)?;
        let with = |(person, facts): (&Person, &PersonFacts)| {
            let then = Person { facts: facts.clone(), ..person.clone() };
            money::of((&known, &entitler), (person, &then), month)
        };
        let money = judged.person.as_ref().zip(judged.facts.as_ref()).filter(|_| bears).and_then(with);
        let standing = if judged.left.is_some() { BulkStanding::Left } else { BulkStanding::Changes };
        rows.push(BulkRow {
            person: id,
            name: judged.person.as_ref().map(|p| p.facts.name.clone()).unwrap_or_default(),
            seen: judged.person.as_ref().map_or(0, |p| p.version),
            standing,
            before: judged.before,
            after: judged.after,
            left: judged.left,
            fields: judged.fields,
            unfit: judged.unfit,
            money,
        });
    }
    Ok(BulkPreview { change, month, rows })
}

/// Who is meant. A list is the one that the lookup shows for the same text: a condition that cannot be read would widen it, so it is
/// refused.
fn meant(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    whom: &Whom,
) -> Result<Vec<PersonId>, Stop> {
    let wrong = |fault| Refusal::Invalid(vec![FieldFault { field: "whom".to_owned(), fault }]);
    let (people, total) = match whom {
        Whom::Named(named) => {
            let mut people: Vec<PersonId> = Vec::new();
            let mut known = std::collections::BTreeSet::new();
            people.extend(named.iter().filter(|id| known.insert(**id)));
            let total = people.len();
            (people, total)
        }
        Whom::Found(text) => {
            let found = people::lookup(r, scene, index, text, (0, MOST_OF_BATCH), &[])?;
            if !found.faults.is_empty() {
                return Err(wrong(Fault::Choice).into());
            }
            if !found.ready {
                return Err(Refusal::NotReady.into());
            }
            (found.hits.iter().map(|hit| hit.person).collect(), found.total)
        }
    };
    if people.is_empty() {
        return Err(wrong(Fault::Empty).into());
    }
    if total > MOST_OF_BATCH {
        return Err(Refusal::TooManyMeant { found: total, most: MOST_OF_BATCH }.into());
    }
    Ok(people)
}

/// The batches, newest first.
pub fn batches(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<BatchRow>, Stop> {
    let newest = r.scan::<Batch>(..)?.rev().take(MOST_BATCHES);
    newest.map(|batch| row(r, scene, &batch?)).collect()
}

/// One batch with everybody of it.
pub fn batch(r: &impl Reading, scene: Scene<'_>, id: BatchId) -> Result<BatchView, Stop> {
    let batch: Batch = r.get(&Keys::batch(id))?.ok_or(Refusal::NotFound(What::Batch))?;
    let rows = batch.items.iter().map(|item| {
        let person: Option<Person> = r.get(&Keys::person(item.person))?;
        let standing = match (&item.done, item.undone, item.left) {
            (None, ..) => BulkStanding::Left,
            (Some(_), true, _) => BulkStanding::Undone,
            (Some(_), false, None) => BulkStanding::Done,
            (Some(_), false, Some(_)) => BulkStanding::Stays,
        };
        let (before, after) = item.done.clone().unzip();
        Ok(BulkRow {
            person: item.person,
            name: person.as_ref().map(|p| p.facts.name.clone()).unwrap_or_default(),
            seen: person.map_or(0, |p| p.version),
            standing,
            before,
            after,
            left: item.left,
            fields: item.fields.clone(),
            unfit: None,
            money: None,
        })
    });
    let rows = rows.collect::<Result<_, Stop>>()?;
    Ok(BatchView { row: row(r, scene, &batch)?, rows })
}

fn row(r: &impl Reading, scene: Scene<'_>, batch: &Batch) -> Result<BatchRow, Stop> {
    let undone = batch.undone.map(|(by, on)| Ok::<_, Stop>((journal::staff_name(r, by)?, on))).transpose()?;
    Ok(BatchRow {
        batch: batch.id,
        version: batch.version,
        on: batch.on,
        by: journal::staff_name(r, batch.by)?,
        change: readable(scene, batch.change.clone()),
        people: batch.items.len(),
        done: batch.done(),
        standing: batch.standing(),
        undone,
    })
}

/// The words of a note that is for others are not shown.
fn readable(scene: Scene<'_>, change: BulkChange) -> BulkChange {
    match change {
        BulkChange::Note(mut facts) if !facts.is_for(&scene.staff.roles) => {
            facts.text.clear();
            BulkChange::Note(facts)
        }
        other => other,
    }
}
