//! Putting a person on record.

use crate::bureau::accounts::hold_back;
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::people::admit;
use crate::bureau::people::keep::put_person;
use crate::bureau::people::records::records_of;
use crate::bureau::people::sense::{seldom_meant, senseless};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::{AccountOrigin, Person, PersonFacts};
use crate::domain::{Date, PersonId, ResidentId};
use crate::search::Index;
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};
use crate::text::pinyin;
use crate::text::without_numbers;

/// Most people of one sound that are compared.
const MOST_SOUNDING: usize = 200;
/// Most alike people that a refusal names.
const MOST_ALIKE: usize = 20;

/// Who may be the same as somebody about to be put on record.
pub struct Near {
    /// Those whose names the lookup index takes for the same by sound.
    pub sounding: Vec<PersonId>,
    /// Those who are as alike as duplicates are.
    pub likely: Vec<PersonId>,
}

/// A new person. The identity number must be nobody else's; people who may be the same need a reason. The journal notes by
/// what they were looked for.
pub fn register(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    facts: &PersonFacts,
    despite: Option<&str>,
    near: &Near,
) -> Result<Change, Stop> {
    let facts = admit(facts, scene.reference, scene.asking.moment.today).map_err(Refusal::Invalid)?;
    let senseless = senseless(&facts, scene.reference, scene.asking.moment.today);
    if !senseless.is_empty() {
        return Err(Refusal::Invalid(senseless).into());
    }
    // What is told of somebody's death without its document comes with a register that is taken over; here it is brought along.
    if facts.died.is_some() && facts.death.is_none() {
        let missing = FieldFault { field: "death.document".to_owned(), fault: Fault::Empty };
        return Err(Refusal::Invalid(vec![missing]).into());
    }
    let despite = despite.map(reason_for).transpose()?;
    sole_owner(w, facts.resident_id, None)?;
    if despite.is_none() {
        none_near(w, &facts, near)?;
        let doubts = seldom_meant(&PersonFacts::default(), &facts, scene.reference);
        if !doubts.is_empty() {
            return Err(Refusal::Doubtful(doubts).into());
        }
    }
    let searched = searched(&facts);
    // The account that comes along waits for a second person, as any other; whoever receives in somebody's place is asked for later.
    if !facts.payees.is_empty() {
        return Err(Refusal::AccountByTwo.into());
    }
    let mut facts = with_death(facts);
    let account = hold_back(&PersonFacts::default(), &mut facts, scene.asking.moment.today)?;
    let person = put_new(w, scene, facts)?;
    account.ask(w, scene, person.id, (AccountOrigin::Registered, despite.clone().unwrap_or_default()))?;
    Ok(Change::new(Outcome::Person(person.id, person.version), person.id)
        .of(Some(person.id))
        .touches(person.id)
        .with("searched", searched)
        .with("despite", despite.unwrap_or_default()))
}

/// A death that comes with its document ends what is received, as it does when it is recorded by itself.
fn with_death(mut facts: PersonFacts) -> PersonFacts {
    if let (Some(on), Some(death)) = (facts.died, facts.death.take()) {
        facts.die(on, death.document, death.cause);
    }
    facts
}

/// By what somebody was compared with everybody on record.
fn searched(facts: &PersonFacts) -> String {
    let keys = [
        ("name", true),
        ("other_names", !facts.other_names.is_empty()),
        ("resident_id", facts.resident_id.is_some()),
        ("birth", facts.birth.is_some()),
        ("phones", !facts.phones.is_empty()),
        ("bank", facts.bank.is_some()),
    ];
    let used: Vec<&str> = keys.iter().filter(|(_, is)| *is).map(|(key, _)| *key).collect();
    used.join(" ")
}

/// People whose names may sound like this one.
pub fn sounding(index: &Index, name: &str) -> Vec<PersonId> {
    index
        .find(&pinyin::name_sound(name).replace(' ', ""), MOST_SOUNDING)
        .hits
        .iter()
        .map(|hit| hit.person)
        .collect()
}

/// Stores checked facts as a new person.
pub fn put_new(w: &mut Writer<'_>, scene: Scene<'_>, facts: PersonFacts) -> Result<Person, Stop> {
    sole_owner(w, facts.resident_id, None)?;
    relatives_exist(w, &facts)?;
    let id = PersonId(w.next_id(Counter::Person)?);
    let person = Person::new(id, facts);
    put_person(w, scene, &person)?;
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
    namesakes(r, &facts.name, facts.birth)
}

/// Those of a name and birth date.
pub fn namesakes(r: &impl Reading, name: &str, birth: Option<Date>) -> Result<Vec<PersonId>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::PersonByName, &Keys::name_and_birth(name, birth))?.take(MOST_ALIKE) {
        found.extend(key?.try_into().map(u32::from_be_bytes).map(PersonId));
    }
    Ok(found)
}

/// Refuses when somebody on record may be the same: of the same name and birth date; or, where one of the two has no
/// identity number to tell them apart, of a name that sounds the same. Who brings a number is compared by birth date, too.
fn none_near(r: &impl Reading, facts: &PersonFacts, found: &Near) -> Result<(), Stop> {
    let mut near = alike(r, facts)?;
    near.extend(found.likely.iter().filter(|id| !near.contains(id)).copied().collect::<Vec<_>>());
    for id in &found.sounding {
        let Some(other) = r.get::<Person>(&Keys::person(*id))? else { continue };
        let born = other.facts.birth.is_none_or(|birth| Some(birth) == facts.birth);
        let apart = facts.resident_id.is_some() && (other.facts.resident_id.is_some() || !born);
        let sound = pinyin::name_sound(&other.facts.name) == pinyin::name_sound(&facts.name);
        if sound && !apart && !near.contains(id) {
            near.push(*id);
        }
    }
    near.truncate(MOST_ALIKE);
    if near.is_empty() { Ok(()) } else { Err(Refusal::Alike(near).into()) }
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
