//! Invariants of what runs and decisions booked: the ledger says of each obligation what the run that was approved says of it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::ledger::run::{Recovery, Run, RunLine};
use crate::domain::ledger::{Entry, EntryCause, EntryKind};
use crate::domain::{EntryId, Month, PersonId, RecoveryId};
use crate::store::{Keys, Reader, Reading, StoreError};

/// A person, programme and month.
type Of = (PersonId, String, Month);

/// When a run had been approved, what was booked as due by right for each of its months was what it says is due: no more and no less.
/// Entries of later days are left out; so are people of whom records were merged, whose entries stand on several.
pub fn dues(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut said: Vec<(EntryId, Of, i64)> = Vec::new();
    let merged = merged(r)?;
    for line in r.scan::<RunLine>(..)? {
        let line = line?;
        let run: Option<Run> = r.get(&Keys::run(line.run))?;
        let Some(upto) = run.and_then(|run| run.booked_upto).filter(|_| !merged.contains(&line.person))
        else {
            continue;
        };
        let restated = line.restated.iter().map(|one| (one.month, one.entitled));
        let parts = line.parts.iter().map(|part| (part.month, part.entitled));
        said.extend(
            restated.chain(parts).map(|(m, fen)| (upto, (line.person, line.programme.clone(), m), fen.0)),
        );
    }
    let wanted: HashSet<&Of> = said.iter().map(|(_, of, _)| of).collect();
    let mut booked: HashMap<Of, Vec<(EntryId, i64)>> = HashMap::new();
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        let of = (entry.person, entry.programme.clone(), entry.month);
        if entry.kind == EntryKind::Due && entry.cause.is_none() && wanted.contains(&of) {
            booked.entry(of).or_default().push((entry.id, entry.amount().0));
        }
    }
    for (upto, of, entitled) in &said {
        let entries = booked.get(of).map_or(&[][..], Vec::as_slice);
        let due: i128 = entries.iter().filter(|(id, _)| id <= upto).map(|(_, n)| i128::from(*n)).sum();
        ensure(due == i128::from(*entitled), || {
            RecordSeen::DueAstray.with("id", of.0).with("month", of.2).with("n", due).with("of", entitled)
        })?;
    }
    counted(said.len(), RecordSeen::Obligations)
}

/// Whose record was ever made one with another.
fn merged(r: &Reader<'_>) -> Result<HashSet<PersonId>, StoreError> {
    let mut found = HashSet::new();
    for step in r.journal(..)? {
        let step = step?;
        if step.command == "person.merge" {
            found.extend(step.people());
        }
    }
    Ok(found)
}

/// What a decision did.
#[derive(Default)]
struct Done {
    moved: i128,
    months: BTreeMap<(String, Month), i128>,
}

/// Entries that carry a decision out name one that somebody else approved; they take off no more of a month than it says; and what is
/// moved comes to nothing in all.
pub fn decided(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut done: BTreeMap<RecoveryId, Done> = BTreeMap::new();
    let mut count = 0_u64;
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        let Some(cause) = entry.cause else { continue };
        count += 1;
        let waived = matches!(cause, EntryCause::Waived(_));
        ensure(waived == (entry.kind == EntryKind::Due), || RecordSeen::RecoveryAstray.with("id", entry.id))?;
        let amount = i128::from(entry.amount().0);
        let one = done.entry(cause.recovery()).or_default();
        if cause.moves() {
            one.moved += amount;
        }
        let taken = if waived { amount } else { -amount };
        *one.months.entry((entry.programme, entry.month)).or_default() += taken;
    }
    for (id, one) in done {
        let found: Option<Recovery> = r.get(&Keys::recovery(id))?;
        let sound = found.is_some_and(|recovery| {
            let known: BTreeSet<&str> = [recovery.programme.as_str(), recovery.onto.as_str()].into();
            let said = |month: Month| -> i128 {
                let of_month = recovery.over.iter().filter(|over| over.month == month);
                of_month.map(|over| i128::from(over.fen.0)).sum()
            };
            let within = |((programme, month), taken): (&(String, Month), &i128)| {
                known.contains(programme.as_str()) && *taken <= said(*month)
            };
            recovery.approved.is_some() && one.moved == 0 && one.months.iter().all(within)
        });
        ensure(sound, || RecordSeen::RecoveryAstray.with("id", id))?;
    }
    counted(count, RecordSeen::Decided)
}
