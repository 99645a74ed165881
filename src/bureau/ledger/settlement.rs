//! What deaths leave to be settled.

use crate::bureau::answer::SettlementRow;
use crate::bureau::journal;
use crate::bureau::ledger::entitled::of_the_place;
use crate::bureau::ledger::hand::is_replaced;
use crate::bureau::ledger::settled::{RestsOn, not_settled};
use crate::bureau::ledger::statement::{entries_from, entries_of};
use crate::bureau::people::{division, money_facts};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{
    Dead, Entitler, Entry, EntryCause, EntryKind, KnownFacts, PostedLine, Settlement,
};
use crate::domain::person::{DeathCause, Person, StandingFacts};
use crate::domain::{Date, EntryId, Fen, PersonId};
use crate::store::Reading;

/// The settlement of a person's death; `None` of the living.
pub fn settle(r: &impl Reading, scene: Scene<'_>, person: &Person) -> Result<Option<Settlement>, Stop> {
    if person.facts.died.is_none() {
        return Ok(None);
    }
    let (own, place) = of_the_place(r)?;
    let entitler = Entitler::new(scene.reference.money(&own, &place), scene.asking.moment.today);
    settle_by(r, scene, person, &entitler)
}

/// The same as if an entry, in whose place another is to be booked, had never been.
pub fn settle_but(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, replaced): (&Person, Option<EntryId>),
    entitler: &Entitler<'_>,
) -> Result<Option<Settlement>, Stop> {
    let by = (scene.reference.as_ref(), scene.asking.moment.today);
    settled(r, by, (person, &entries_left(r, person, replaced)?), entitler)
}

fn entries_left(r: &impl Reading, person: &Person, replaced: Option<EntryId>) -> Result<Vec<Entry>, Stop> {
    let Some(on) = person.facts.died else { return Ok(Vec::new()) };
    let mut entries = entries_from(r, person.id, Settlement::first_read(on))?;
    entries.retain(|entry| !is_replaced(entry, replaced));
    Ok(entries)
}

/// The same by what was read once for many.
pub fn settle_by(
    r: &impl Reading,
    scene: Scene<'_>,
    person: &Person,
    entitler: &Entitler<'_>,
) -> Result<Option<Settlement>, Stop> {
    settle_but(r, scene, (person, None), entitler)
}

/// The same by these tables, as known on a day.
pub fn settle_as(
    r: &impl Reading,
    by: (&Reference, Date),
    person: &Person,
    entitler: &Entitler<'_>,
) -> Result<Option<Settlement>, Stop> {
    settled(r, by, (person, &entries_left(r, person, None)?), entitler)
}

fn settled(
    r: &impl Reading,
    (reference, known): (&Reference, Date),
    (person, entries): (&Person, &[Entry]),
    entitler: &Entitler<'_>,
) -> Result<Option<Settlement>, Stop> {
    let facts = &person.facts;
    let Some(on) = facts.died else { return Ok(None) };
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
    // Of a death that is not on record yet, entitlement goes by what the record would say.
    let as_told = |known: KnownFacts| {
        let recognitions = StandingFacts::of(person).recognitions;
        KnownFacts { died: Some(on), cause, recognitions, ..known }
    };
    let known = money_facts(r, person.id, known)?.map(as_told);
    let goes_on = known.map(|known| entitler.goes_on(&known.money())).unwrap_or_default();
    let dead = Dead { on, cause, recognitions: &facts.recognitions, goes_on: &goes_on };
    let tables = reference.settlement(entitler.death_offset(on));
    Ok(Some(Settlement::of(tables, dead, &posted)))
}

/// What a death would leave to be settled if it were recorded on a day, or on another one than it was.
pub fn settlement_ahead(
    r: &impl Reading,
    scene: Scene<'_>,
    id: PersonId,
    (on, cause): (Date, Option<DeathCause>),
) -> Result<SettlementRow, Stop> {
    if on > scene.asking.moment.today {
        return Err(
            Refusal::Invalid(vec![FieldFault { field: "died".to_owned(), fault: Fault::Future }]).into()
        );
    }
    let mut person = journal::person(r, id)?;
    person.facts.die(on, String::new(), cause);
    let by = RestsOn::read(r, scene.reference)?;
    let entitler = by.entitler(scene.reference, scene.asking.moment.today);
    let settlement = settle_by(r, scene, &person, &entitler)?.ok_or(Refusal::NotDead(id))?;
    Ok(SettlementRow { person: id, division: division(&person.facts), name: person.facts.name, settlement })
}

/// Of one person, whatever it is; of everybody whose death is recorded with its document, where something is left to do,
/// the newest first.
pub fn settlements(
    r: &impl Reading,
    scene: Scene<'_>,
    person: Option<PersonId>,
) -> Result<Vec<SettlementRow>, Stop> {
    let by = RestsOn::read(r, scene.reference)?;
    let entitler = by.entitler(scene.reference, scene.asking.moment.today);
    let row = |person: Person| {
        let settlement = settle_by(r, scene, &person, &entitler)?;
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
    for person in not_settled(r, &by)? {
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
