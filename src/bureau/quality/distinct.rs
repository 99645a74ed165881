//! "Not the same person": said, remembered, taken back; and the list of everything that was decided.

use crate::bureau::answer::{Decision, DecisionKind};
use crate::bureau::change::Change;
use crate::bureau::journal;
use crate::bureau::people::{reason_for, records_of, seen};
use crate::bureau::quality::side::side;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::person::{Distinct, Person, Traits, likeness};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// Most decisions of one answer.
const MOST_DECISIONS: usize = 1_000;

/// What was decided about two records, in whichever order they are named.
pub fn decision(r: &impl Reading, a: PersonId, b: PersonId) -> Result<Option<Distinct>, Stop> {
    Ok(r.get(&Keys::pair(a, b))?)
}

/// Two records that are still as the asker saw them are two people.
pub fn declare(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    one: (PersonId, u32),
    other: (PersonId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    if one.0 == other.0 {
        return Err(Refusal::SameRecord(one.0).into());
    }
    let (a, b) = (seen(w, one)?, seen(w, other)?);
    let (first, second) = if a.id < b.id { (a, b) } else { (b, a) };
    let traits = |p: &Person| Traits::of(p.id, &p.facts);
    let mut grounds = likeness(&traits(&first), &traits(&second), &scene.reference.likeness).grounds;
    grounds.retain(|g| g.evidence.is_for());
    w.put(&Distinct {
        one: first.id,
        other: second.id,
        on: scene.asking.moment.today,
        by: scene.staff.id,
        reason: reason.clone(),
        grounds,
    })?;
    Ok(told(first.id, second.id, reason))
}

/// What was said about two records is taken back; the journal keeps it.
pub fn withdraw(w: &mut Writer<'_>, a: PersonId, b: PersonId, reason: &str) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let found = decision(w, a, b)?.ok_or(Refusal::NotDistinct { one: a, other: b })?;
    w.delete::<Distinct>(&Keys::pair(a, b))?;
    Ok(told(found.one, found.other, reason))
}

fn told(one: PersonId, other: PersonId, reason: String) -> Change {
    Change::new(Outcome::Done, one).of(Some(one)).and_of([other]).with("with", other).with("reason", reason)
}

/// Refuses to make two records one that were declared distinct, or that stand for such.
pub fn none_distinct(r: &impl Reading, keep: PersonId, gone: PersonId) -> Result<(), Stop> {
    let others = records_of(r, gone)?;
    for one in records_of(r, keep)? {
        for other in &others {
            if decision(r, one, *other)?.is_some() {
                return Err(Refusal::DeclaredDistinct { one, other: *other }.into());
            }
        }
    }
    Ok(())
}

/// What was decided about pairs, the newest day first: declared distinct, and merged.
pub fn decided(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<Decision>, Stop> {
    let mut all = Vec::new();
    for distinct in r.scan::<Distinct>(..)? {
        let d = distinct?;
        all.push(Decision {
            kind: DecisionKind::Distinct,
            on: d.on,
            by: journal::staff_name(r, d.by)?,
            reason: d.reason.clone(),
            sides: [side(r, scene, d.one)?, side(r, scene, d.other)?],
        });
    }
    for key in r.owners(IndexTable::PersonMerged, &[])? {
        let Some(gone) = r.get::<Person>(&key?)? else { continue };
        let Some(merged) = gone.merged else { continue };
        let kept = journal::person(r, merged.into)?;
        let Some(absorbed) = kept.absorbed.iter().find(|a| a.person == gone.id) else { continue };
        all.push(Decision {
            kind: DecisionKind::Merged,
            on: absorbed.on,
            by: journal::staff_name(r, absorbed.by)?,
            reason: String::new(),
            sides: [side(r, scene, kept.id)?, side(r, scene, gone.id)?],
        });
    }
    all.sort_by_key(|d| std::cmp::Reverse(d.on));
    all.truncate(MOST_DECISIONS);
    Ok(all)
}
