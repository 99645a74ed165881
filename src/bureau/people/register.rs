//! Putting a person on record.

use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::faults::{Faults, without_numbers};
use crate::bureau::people::admit;
use crate::bureau::people::merge::records_of;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::person::{Person, PersonFacts};
use crate::domain::{PersonId, ResidentId};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};

/// Most alike people that a refusal names.
const MOST_ALIKE: usize = 20;

/// A new person. The identity number must be nobody else's; people of the same name and birth date need a reason.
pub fn register(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    facts: &PersonFacts,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let facts = admit(facts, scene.reference, scene.asking.moment.today).map_err(Refusal::Invalid)?;
    let despite = despite.map(reason_for).transpose()?;
    if despite.is_none() {
        none_alike(w, &facts)?;
    }
    let person = put_new(w, facts)?;
    Ok(Change::new(Outcome::Person(person.id, person.version), person.id)
        .of(Some(person.id))
        .touches(person.id)
        .with("despite", despite.unwrap_or_default()))
}

/// Stores checked facts as a new person.
pub fn put_new(w: &mut Writer<'_>, facts: PersonFacts) -> Result<Person, Stop> {
    sole_owner(w, facts.resident_id, None)?;
    relatives_exist(w, &facts)?;
    let id = PersonId(w.next_number(Counter::Person)? as u32);
    let person = Person::new(id, facts);
    w.put(&person)?;
    Ok(person)
}

/// Refuses an identity number that is on record for somebody else.
pub fn sole_owner(r: &impl Reading, number: Option<ResidentId>, me: Option<PersonId>) -> Result<(), Stop> {
    let Some(number) = number else { return Ok(()) };
    match owner_of(r, number)? {
        Some(other) if Some(other) != me && !stands_for(r, me, other)? => {
            Err(Refusal::SameResidentId(other).into())
        }
        _ => Ok(()),
    }
}

/// Whether my record stands for the other one too: then its number is mine to take.
fn stands_for(r: &impl Reading, me: Option<PersonId>, other: PersonId) -> Result<bool, Stop> {
    me.map_or(Ok(false), |me| Ok(records_of(r, me)?.contains(&other)))
}

/// Whose identity number it is.
pub fn owner_of(r: &impl Reading, number: ResidentId) -> Result<Option<PersonId>, Stop> {
    let person: Option<Person> = r.get_by(IndexTable::PersonByResidentId, number.as_str().as_bytes())?;
    Ok(person.map(|p| p.id))
}

/// A relative's own record must be there.
pub fn relatives_exist(r: &impl Reading, facts: &PersonFacts) -> Result<(), Stop> {
    for id in facts.relatives.iter().filter_map(|relative| relative.person) {
        if !r.has::<Person>(&Keys::person(id))? {
            return Err(Refusal::NotFound(What::Person).into());
        }
    }
    Ok(())
}

/// Others of the same name and birth date.
fn alike(r: &impl Reading, facts: &PersonFacts) -> Result<Vec<PersonId>, Stop> {
    let mut found = Vec::new();
    for key in
        r.owners(IndexTable::PersonByName, &Keys::name_and_birth(&facts.name, facts.birth))?.take(MOST_ALIKE)
    {
        found.extend(key?.try_into().map(u32::from_be_bytes).map(PersonId));
    }
    Ok(found)
}

/// Refuses when there are others of the same name and birth date.
pub fn none_alike(r: &impl Reading, facts: &PersonFacts) -> Result<(), Stop> {
    let alike = alike(r, facts)?;
    if alike.is_empty() { Ok(()) } else { Err(Refusal::Alike(alike).into()) }
}

/// A reason in the clerk's words, as it may stand in the journal.
pub fn reason_for(text: &str) -> Result<String, Refusal> {
    let mut faults = Faults::default();
    let clean = faults.words("reason", text, 2, 200);
    faults.settle()?;
    Ok(without_numbers(&clean))
}
