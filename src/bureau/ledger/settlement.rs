//! What deaths leave to be settled.

use crate::bureau::answer::SettlementRow;
use crate::bureau::door::Scene;
use crate::bureau::journal;
use crate::bureau::ledger::statement::entries_of;
use crate::bureau::people::division;
use crate::bureau::reference::Reference;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Dead, Entry, EntryCause, EntryKind, PostedLine, Settlement};
use crate::domain::person::{Person, PersonFacts};
use crate::domain::{EntryId, Fen, PersonId};
use crate::store::{IndexTable, Reading};

/// The settlement of a person's death; `None` of the living.
pub fn settle(reference: &Reference, facts: &PersonFacts, entries: &[Entry]) -> Option<Settlement> {
    let on = facts.died?;
    let posted: Vec<PostedLine> = entries
        .iter()
        .map(|e| {
            // What was waived is not due; it is left to the family, and counts as little as what was never paid.
            let waived = matches!(e.cause, Some(EntryCause::Waived(_)));
            PostedLine {
                programme: e.programme.clone(),
                month: e.month,
                kind: if waived { EntryKind::Paid } else { e.kind },
                amount: if waived { Fen(e.amount().0.saturating_neg()) } else { e.amount() },
            }
        })
        .collect();
    let cause = facts.death.as_ref().and_then(|death| death.cause);
    let dead = Dead { on, cause, recognitions: &facts.recognitions };
    Some(Settlement::of(reference.settlement(), dead, &posted))
}

/// Of one person, whatever it is; of everybody whose death is recorded with its document, where something is left to do,
/// the newest first.
pub fn settlements(
    r: &impl Reading,
    scene: Scene<'_>,
    person: Option<PersonId>,
) -> Result<Vec<SettlementRow>, Stop> {
    let row = |person: Person| {
        let entries = entries_of(r, person.id)?;
        let settlement = settle(scene.reference, &person.facts, &entries);
        Ok::<_, Stop>(settlement.map(|settlement| SettlementRow {
            person: person.id,
            division: division(&person.facts),
            name: person.facts.name,
            settlement,
        }))
    };
    if let Some(id) = person {
        return Ok(row(journal::person(r, id)?)?.into_iter().collect());
    }
    let mut rows = Vec::new();
    for key in r.owners(IndexTable::PersonByDeath, &[])? {
        let Some(person) = r.get::<Person>(&key?)? else { continue };
        rows.extend(row(person)?.filter(|row| row.settlement.is_open()));
    }
    rows.reverse();
    Ok(rows)
}

/// An entry that stands and was booked because of a death, if there is one.
pub fn stands_after_death(
    r: &impl Reading,
    reference: &Reference,
    person: PersonId,
) -> Result<Option<EntryId>, Stop> {
    let stands = |e: &Entry| {
        e.programme == reference.terminal.books_as() && e.reverses.is_none() && e.reversed_by.is_none()
    };
    Ok(entries_of(r, person)?.into_iter().find(stands).map(|e| e.id))
}
