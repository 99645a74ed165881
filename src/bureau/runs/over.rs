//! What was paid too much: of months that are counted more than is due, of months before them more than was booked as due, and of months after
//! a death what its settlement finds.

use std::collections::{BTreeMap, HashMap};

use super::books::{Books, Records, Stands, Without, openings, with_rivals};
use super::carried;
use super::due::Known;
use super::owed::{Asked, Owed, owed, part_of};
use crate::bureau::answer::OverpaidRow;
use crate::bureau::ledger;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Entitler;
use crate::domain::ledger::run::{Part, Recovery};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Fen, Month, PersonId, RecoveryId};
use crate::store::Reading;

/// What stands in some months up to a year of what was read of one person under a programme, of all their records.
fn stands_in(
    books: &Books,
    (person, at): (PersonId, usize),
    (last, of): (i32, impl Fn(Month) -> bool),
) -> BTreeMap<Month, Stands> {
    let mut found: BTreeMap<Month, Stands> = BTreeMap::new();
    for (year, packed) in books.years_of(person, at).iter().filter(|(year, _)| i32::from(*year) <= last) {
        let Some(january) = Month::new((*year).into(), 1) else { continue };
        let months = || january.through(january.plus(11));
        // Of most years no month is asked for, and they are not unpacked.
        if months().any(&of) {
            for (month, sums) in months().zip(packed.all()).filter(|(month, _)| of(*month)) {
                let under_way = books.is_under_way(person, at, month);
                found.entry(month).or_insert(Stands { under_way, ..Stands::default() }).join(sums);
            }
        }
    }
    found
}

/// Whether anything was settled in some months, and not waived.
pub fn any_settled(books: &Books, who: (PersonId, usize), of: impl Fn(Month) -> bool) -> bool {
    stands_in(books, who, (i32::MAX, of)).values().any(|stands| stands.over(0) > 0)
}

/// What was paid too much in months before one, of which that is due which was booked, in order. What is under way is seen when it is
/// through.
pub fn as_booked(
    books: &Books,
    who: (PersonId, usize),
    (before, of): (Month, impl Fn(Month) -> bool),
) -> impl Iterator<Item = Part> {
    let found = stands_in(books, who, (before.year(), |month| month < before && of(month)));
    found.into_iter().filter(|(_, stands)| !stands.under_way).filter_map(|(month, stands)| {
        let over = stands.over(stands.due);
        (over > 0).then(|| part_of(month, (Fen(stands.due), Fen(stands.settled)), Fen(-over)))
    })
}

/// What one person is owed and what they were paid too much, programme by programme.
pub fn judge(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, known): (&Person, &Known),
    asked: Asked<'_>,
    (entitler, books): (&Entitler<'_>, &Books),
) -> Result<Vec<Owed>, Stop> {
    let held = StandingFacts::of(person);
    let mut all = owed(&known.facts(person.id, &held), person.id, asked, entitler, books);
    if all.iter().any(|one| one.after_death) {
        after_death(r, scene, (person, books), asked, entitler, &mut all)?;
    }
    Ok(all)
}

/// Adds what was paid too much for months after a death, as its settlement has it. What is under way is seen when it is through.
fn after_death(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, books): (&Person, &Books),
    asked: Asked<'_>,
    entitler: &Entitler<'_>,
    all: &mut [Owed],
) -> Result<(), Stop> {
    let Some(settlement) = ledger::settle_by(r, scene, person, entitler)? else { return Ok(()) };
    for one in all.iter_mut().filter(|one| one.after_death) {
        let Some(programme) = asked.programmes.get(one.programme) else { continue };
        for paid in settlement.over(programme) {
            let stands = books.of(&(person.id, one.programme, paid.month));
            if !stands.under_way {
                let of_it = (paid.counts, Fen(stands.settled));
                one.over.push(part_of(paid.month, of_it, Fen(paid.over().0.saturating_neg())));
            }
        }
        one.over.sort_by_key(|part| part.month);
    }
    Ok(())
}

/// The first month of each of some programmes that is counted: where that was not decided none is, and what was booked is due.
pub fn counted_from(
    r: &impl Reading,
    scene: Scene<'_>,
    (programmes, last): (&[String], Month),
) -> Result<Vec<Month>, Stop> {
    let found = openings(r, scene, programmes)?.into_iter();
    Ok(found.map(|opening| opening.unwrap_or(last.plus(1))).collect())
}

/// Who was paid too much under a programme, the most first.
pub fn overpaid(r: &impl Reading, scene: Scene<'_>, programme: &str) -> Result<Vec<OverpaidRow>, Stop> {
    if !scene.reference.knows_programme(programme) {
        return Err(Refusal::NoSuchProgramme(programme.to_owned()).into());
    }
    let programmes = [programme.to_owned()];
    let month = scene.asking.moment.today.month();
    let openings = counted_from(r, scene, (&programmes, month))?;
    let records = Records::read(r)?;
    let named = with_rivals(scene, &programmes);
    let from = openings.first().copied().unwrap_or(month);
    let books = Books::read(r, &named, from, Without::default(), &records)?;
    let known = Known::read(r, &records, scene.asking.moment.today)?;
    let entitler = known.entitler(scene.reference);
    let asked = Asked { programmes: &named, openings: &openings, month, reference: scene.reference };
    let mut standing: HashMap<PersonId, RecoveryId> = HashMap::new();
    for recovery in r.scan::<Recovery>(..)? {
        let recovery = recovery?;
        if recovery.programme == programme && carried::is_open(r, &recovery)? {
            standing.insert(records.of(recovery.person), recovery.id);
        }
    }
    let people = books.people(programmes.len());
    let mut found = Vec::new();
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() || !people.contains(&person.id) {
            continue;
        }
        for one in judge(r, scene, (&person, &known), asked, (&entitler, &books))? {
            if one.over.is_empty() {
                continue;
            }
            found.push(OverpaidRow {
                person: person.id,
                name: person.facts.name.clone(),
                sum: one.overpaid(),
                months: one.over.iter().map(|p| (p.month, p.entitled, p.settled)).collect(),
                recovery: standing.get(&person.id).copied(),
            });
        }
    }
    found.sort_by_key(|row| (std::cmp::Reverse(row.sum), row.person));
    Ok(found)
}
