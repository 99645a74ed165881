//! That somebody was told of their yearly confirmation, that they were confirmed, and that it was a mistake. Nothing is ever taken out
//! of what was done: it can be told as it was known on a day.

use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::journal;
use crate::bureau::ledger::touch_settled;
use crate::bureau::people::{reason_for, records_of, standing, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::bulk::MOST_OF_BATCH;
use crate::domain::person::{ConfirmationAct, ConfirmationDone, ConfirmationLog, ConfirmedHow, Person};
use crate::domain::visit::{AskAnswer, Need, Visit};
use crate::domain::{Date, PersonId};
use crate::store::{Keys, Reading, Writer};
use crate::text::line;

/// Most characters of the name of a document.
const MOST_OF_DOCUMENT: usize = 60;

/// What is noted of an act.
struct Said {
    on: Date,
    how: Option<ConfirmedHow>,
    document: String,
    reason: String,
}

impl Said {
    /// The day alone.
    fn on(on: Date) -> Self {
        Self { on, how: None, document: String::new(), reason: String::new() }
    }
}

/// Notes that people who could not be reached were told by letter or by public notice. Of several, those stay as they are who were
/// told or confirmed before, have died, or were merged; of one it is said why. Where somebody is not on record, nobody is told.
pub fn notice(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    people: &[PersonId],
    year: u16,
    on: Option<Date>,
) -> Result<Change, Stop> {
    let on = day(scene, year, on)?;
    let mut people = people.to_vec();
    people.sort_unstable();
    people.dedup();
    if people.len() > MOST_OF_BATCH {
        return Err(Refusal::TooManyMeant { found: people.len(), most: MOST_OF_BATCH }.into());
    }
    let unknown: Vec<PersonId> = unknown(w, &people)?;
    let one = people.len() == 1;
    if !unknown.is_empty() && !one {
        return Err(Refusal::UnknownPeople(unknown).into());
    }
    let mut told = Vec::new();
    for person in &people {
        match tell(w, scene, *person, year, on) {
            Ok(()) => told.push(*person),
            Err(Stop::Refused(_)) if !one => {}
            Err(stop) => return Err(stop),
        }
    }
    let Some(first) = told.first().copied() else { return Err(Refusal::NothingToChange.into()) };
    let outcome = Outcome::Noticed(told.len());
    let change = if one { Change::new(outcome, first) } else { Change::new(outcome, year) };
    let (subject, others) = if one { (Some(first), Vec::new()) } else { (None, told.clone()) };
    let left = people.len() - told.len();
    Ok(change
        .of(subject)
        .and_of(others)
        .with("year", year)
        .with("on", on)
        .with("changed", if one { String::new() } else { told.len().to_string() })
        .with("left", if left > 0 { left.to_string() } else { String::new() }))
}

/// Those of whom there is no record.
fn unknown(r: &impl Reading, people: &[PersonId]) -> Result<Vec<PersonId>, Stop> {
    let mut unknown = Vec::new();
    for id in people {
        let found: Option<Person> = r.get(&Keys::person(*id))?;
        unknown.extend(found.is_none().then_some(*id));
    }
    Ok(unknown)
}

fn tell(w: &mut Writer<'_>, scene: Scene<'_>, id: PersonId, year: u16, on: Date) -> Result<(), Stop> {
    let person = alive(w, id, on)?;
    if let Some(before) = stands(w, id, year, ConfirmationAct::Confirmed)? {
        return Err(Refusal::Confirmed { year, on: before.1.on }.into());
    }
    if let Some(before) = stands(w, id, year, ConfirmationAct::Noticed)? {
        return Err(Refusal::NoticedAlready { year, on: before.1.on }.into());
    }
    add(w, scene, person.id, year, ConfirmationAct::Noticed, Said::on(on))
}

/// Notes that somebody was confirmed for a year.
pub fn confirm(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, year): (PersonId, u16),
    on: Option<Date>,
    (how, document): (ConfirmedHow, &str),
) -> Result<Change, Stop> {
    let on = day(scene, year, on)?;
    let mut faults = Faults::default();
    faults.line("document", document, MOST_OF_DOCUMENT);
    faults.settle()?;
    let document = line(document, MOST_OF_DOCUMENT).unwrap_or_default();
    let person = alive(w, id, on)?;
    if let Some(before) = stands(w, id, year, ConfirmationAct::Confirmed)? {
        return Err(Refusal::Confirmed { year, on: before.1.on }.into());
    }
    let said = Said { how: Some(how), document: document.clone(), ..Said::on(on) };
    add(w, scene, person.id, year, ConfirmationAct::Confirmed, said)?;
    Ok(Change::new(Outcome::Done, id)
        .of(Some(id))
        .with("year", year)
        .with("on", on)
        .with("confirmed", how.name())
        .with("document", document))
}

/// Takes back what was noted by mistake: the notice or the confirmation of a year.
pub fn withdraw(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, year): (PersonId, u16),
    notice: bool,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    standing(w, id)?;
    let (act, back) = if notice {
        (ConfirmationAct::Noticed, ConfirmationAct::NoticeWithdrawn)
    } else {
        (ConfirmationAct::Confirmed, ConfirmationAct::ConfirmationWithdrawn)
    };
    // It may have been noted on a record that was merged into this one since.
    let (record, before) = stands(w, id, year, act)?.ok_or(Refusal::NothingNoted { year })?;
    add(w, scene, record, year, back, Said { reason: reason.clone(), ..Said::on(before.on) })?;
    Ok(Change::new(Outcome::Done, id)
        .of(Some(id))
        .with("year", year)
        .with("withdrawn", act.name())
        .with("reason", reason))
}

/// Who came for a visit is confirmed for the year when they say yes to what is asked of them for it; it is taken back when the answer
/// of that visit is put right the same day.
pub fn ask_answered(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    visit: &Visit,
    ask: &str,
    answer: AskAnswer,
) -> Result<(), Stop> {
    let meant = scene.reference.asks.get(ask).is_some_and(|ask| ask.need == Need::Confirmation);
    let Some(person) = visit.person.filter(|_| meant) else { return Ok(()) };
    let (id, today) = (stands_for(w, person)?, scene.asking.moment.today);
    let year = year_of(today);
    let stood = stands(w, id, year, ConfirmationAct::Confirmed)?;
    let given = |asked: &crate::domain::visit::Asked| asked.ask == ask && asked.answer == AskAnswer::Given;
    match (answer, stood) {
        (AskAnswer::Given, None) => {
            let alive = alive(w, id, today)?;
            let said = Said { how: Some(ConfirmedHow::InPerson), ..Said::on(today) };
            add(w, scene, alive.id, year, ConfirmationAct::Confirmed, said)
        }
        (AskAnswer::Skipped, Some((record, before))) if visit.asked.iter().any(given) => {
            let said = Said { reason: visit.id.to_string(), ..Said::on(before.on) };
            add(w, scene, record, year, ConfirmationAct::ConfirmationWithdrawn, said)
        }
        _ => Ok(()),
    }
}

/// The calendar year of a day.
fn year_of(day: Date) -> u16 {
    u16::try_from(day.year()).unwrap_or_default()
}

/// The day it was done, today unless it is said: not before the year it is for, and not ahead.
fn day(scene: Scene<'_>, year: u16, on: Option<Date>) -> Result<Date, Refusal> {
    let today = scene.asking.moment.today;
    let on = on.unwrap_or(today);
    let mut faults = Faults::default();
    if year > year_of(today) {
        faults.add("year", Fault::Future);
    } else if on > today {
        faults.add("on", Fault::Future);
    } else if year_of(on) < year {
        faults.add("on", Fault::TooEarly);
    }
    faults.settle()?;
    Ok(on)
}

/// Somebody whose record stands for itself and who was not dead on a day.
fn alive(r: &impl Reading, id: PersonId, on: Date) -> Result<Person, Stop> {
    let person = standing(r, id)?;
    if person.facts.died.is_some_and(|died| died < on) {
        return Err(Refusal::Invalid(vec![FieldFault { field: "on".into(), fault: Fault::Deceased }]).into());
    }
    Ok(person)
}

/// What stands of an act on any record of a person, and on which.
fn stands(
    r: &impl Reading,
    id: PersonId,
    year: u16,
    act: ConfirmationAct,
) -> Result<Option<(PersonId, ConfirmationDone)>, Stop> {
    for record in records_of(r, id)? {
        let log: Option<ConfirmationLog> = r.get(&Keys::confirmation(record, year))?;
        if let Some(done) = log.as_ref().and_then(|log| log.standing(act)) {
            return Ok(Some((record, done.clone())));
        }
    }
    Ok(None)
}

fn add(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    person: PersonId,
    year: u16,
    act: ConfirmationAct,
    said: Said,
) -> Result<(), Stop> {
    let mut log: ConfirmationLog = w.get(&Keys::confirmation(person, year))?.unwrap_or(ConfirmationLog {
        person,
        year,
        done: Vec::new(),
    });
    let today = scene.asking.moment.today;
    // What was known once stays known: a clock that was put back does not change what is told of a day.
    let known = log.done.last().map_or(today, |last| last.known.max(today));
    let (by, place) = (scene.staff.id, Some(journal::next_place(w)?));
    let Said { on, how, document, reason } = said;
    log.done.push(ConfirmationDone { act, known, by, on, how, reason, place, document });
    touch_settled(w, person)?;
    Ok(w.put(&log)?)
}
