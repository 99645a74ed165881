//! Putting a person's record: the one place, because what money depends on in it is kept as it was.

use crate::bureau::journal;
use crate::bureau::ledger::touch_settled;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::person::{Person, Standing, StandingFacts};
use crate::store::{Keys, Reading, Writer};

/// Puts a record: a new one, or in place of what stood there. Where something changes that money depends on, that is known from today
/// on, and what was known before stays on record. A record that is older than its versions was known as it is since ever.
pub fn put_person(w: &mut Writer<'_>, scene: Scene<'_>, person: &Person) -> Result<(), Stop> {
    let before: Option<Person> = w.get(&Keys::person(person.id))?;
    let facts = StandingFacts::of(person);
    let was = before.as_ref().map(StandingFacts::of);
    w.put_kept(person)?;
    touch_settled(w, person.id)?;
    if was.as_ref() == Some(&facts) {
        return Ok(());
    }
    let mut last = last_standing(w, person.id)?;
    if let (None, Some(was)) = (&last, was) {
        let first = Standing { person: person.id, number: 1, known: None, by: None, facts: was, place: None };
        w.put(&first)?;
        last = Some(first);
    }
    let today = scene.asking.moment.today;
    // What was known once stays known: a clock that was put back does not change what is told of a day.
    let known = last.as_ref().and_then(|last| last.known).map_or(today, |before| before.max(today));
    let number = last.map_or(0, |last| last.number) + 1;
    let (by, place) = (Some(scene.staff.id), Some(journal::next_place(w)?));
    Ok(w.put(&Standing { person: person.id, number, known: Some(known), by, facts, place })?)
}

/// The newest version of what money depends on in a record, if any is kept.
pub fn last_standing(r: &impl Reading, person: PersonId) -> Result<Option<Standing>, Stop> {
    let all = Keys::standing(person, 0)..=Keys::standing(person, u32::MAX);
    Ok(r.scan::<Standing>(all)?.next_back().transpose()?)
}
