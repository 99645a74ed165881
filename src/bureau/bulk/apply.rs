//! Carrying a batch out.

use super::judge::{admit, judge};
use crate::bureau::change::{Change, VERSIONS};
use crate::bureau::notes;
use crate::bureau::people::{put_person, reason_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::bulk::{Batch, BatchItem, BulkChange, MOST_OF_BATCH, Part};
use crate::domain::ledger::Doubt;
use crate::domain::person::Person;
use crate::domain::{BatchId, PersonId};
use crate::store::{Counter, Writer};
use crate::text::without_numbers;

/// Sets the same for everybody named, as far as it can be set. Whoever is left is named with the reason; nobody at all is refused. Where it
/// makes money begin of recognitions that carried none, it takes a reason.
pub fn apply(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    people: &[(PersonId, u32)],
    change: &BulkChange,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let despite = despite.map(reason_for).transpose()?;
    let mut known = std::collections::BTreeSet::new();
    let people: Vec<(PersonId, u32)> = people.iter().copied().filter(|(id, _)| known.insert(*id)).collect();
    if people.len() > MOST_OF_BATCH {
        return Err(Refusal::TooManyMeant { found: people.len(), most: MOST_OF_BATCH }.into());
    }
    let change = admit(scene, change)?;
    let (mut items, mut versions) = (Vec::with_capacity(people.len()), Vec::new());
    for (id, seen) in people {
        let (item, version) = set(w, scene, (id, seen), &change)?;
        versions.extend(version.map(|version| (id, version)));
        items.push(item);
    }
    let changed: Vec<PersonId> = items.iter().filter(|i| i.stands()).map(|i| i.person).collect();
    if changed.is_empty() {
        return Err(Refusal::NothingToChange.into());
    }
    // Nothing of it is kept: the transaction ends with the refusal.
    let begins =
        items.iter().filter(|item| item.done.as_ref().is_some_and(|(was, is)| was.begins_benefit(is)));
    let people = u32::try_from(begins.count()).unwrap_or(u32::MAX);
    if people > 0 && despite.is_none() {
        return Err(Refusal::Doubtful(vec![Doubt::BenefitBegins { people }]).into());
    }
    let id = BatchId(w.next_id(Counter::Batch)?);
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    let batch = Batch { id, version: 1, by, on, change, items, undone: None };
    w.put(&batch)?;
    Ok(told(scene, &batch, &changed, &versions).with("despite", despite.unwrap_or_default()))
}

/// One person: what became of them, and the version of their record since.
fn set(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (PersonId, u32),
    change: &BulkChange,
) -> Result<(BatchItem, Option<u32>), Stop> {
    let judged = judge(w, scene, (id, Some(seen)), change)?;
    let mut item =
        BatchItem { person: id, done: None, left: judged.left, fields: judged.fields, undone: false };
    if item.left.is_some() {
        return Ok((item, None));
    }
    if let BulkChange::Note(facts) = change {
        if let Outcome::Note(note, _) = notes::add(w, scene, id, facts)?.outcome {
            item.done = Some((Part::Note(None), Part::Note(Some(note))));
        }
        return Ok((item, None));
    }
    let (Some(person), Some(facts)) = (judged.person, judged.facts) else { return Ok((item, None)) };
    let person = Person { version: person.version + 1, facts, ..person };
    put_person(w, scene, &person)?;
    item.done = judged.before.zip(judged.after);
    Ok((item, Some(person.version)))
}

/// What the journal says of it: what was set, for whom, and how many were left.
fn told(scene: Scene<'_>, batch: &Batch, changed: &[PersonId], versions: &[(PersonId, u32)]) -> Change {
    let left = batch.items.len() - changed.len();
    let change = what(batch, changed, versions);
    let change = match &batch.change {
        BulkChange::Place { division, .. } => {
            change.with("to", scene.reference.divisions.full_name(*division))
        }
        BulkChange::State { group, state, since, until } => change
            .with("group", group)
            .with("recognition", crate::bureau::scene::serde_name(state))
            .with("since", since.map(|d| d.to_string()).unwrap_or_default())
            .with("until", until.map(|d| d.to_string()).unwrap_or_default()),
        BulkChange::Item { value, .. } => change.with("to", without_numbers(value)),
        BulkChange::Note(facts) => change
            .with("note", facts.kind.name())
            .with("until", facts.expires.map(|d| d.to_string()).unwrap_or_default()),
    };
    change
        .with("changed", changed.len())
        .with("left", if left > 0 { left.to_string() } else { String::new() })
}

/// What every entry about a batch says; it stands in the timeline of everybody it changed.
pub fn what(batch: &Batch, changed: &[PersonId], versions: &[(PersonId, u32)]) -> Change {
    let versions: Vec<String> = versions.iter().map(|(id, version)| format!("{}:{version}", id.0)).collect();
    let change = Change::new(Outcome::Batch(batch.id, batch.version), batch.id)
        .and_of(changed.iter().copied())
        .with("batch", batch.id)
        .with("fields", batch.change.field().unwrap_or_default())
        .with(VERSIONS, versions.join(" "));
    changed.iter().fold(change, |change, person| change.touches(*person))
}
