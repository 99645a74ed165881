//! Major urgent matters: written down, called about, reported on, closed.

use std::collections::BTreeSet;

use super::bounds::room;
use super::page::called_about;
use super::{now, rules_of};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::petitions::{require_visible, visible};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{Alert, At, Call, DutyFault, Hop, Major, MajorFacts, Report};
use crate::domain::petition::Petition;
use crate::domain::{Date, MajorId, PetitionId};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};
use crate::text::fold;

/// Characters of a line of the form, and of a report.
const LINE_CHARS: usize = 200;
const TEXT_CHARS: usize = 4000;

/// Writes one down.
pub fn open(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (typed, petition): (&MajorFacts, Option<PetitionId>),
) -> Result<Change, Stop> {
    let (mut calls, mut since) = (Vec::new(), None);
    if let Some(id) = petition {
        let petition: Petition = w.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
        require_visible(scene.staff, &petition)?;
        // It is one event: who was called about it already is not called anew.
        (calls, since) = called(w, scene, petition)?;
    }
    let mut faults = Faults::default();
    let facts = MajorFacts {
        what: faults.words("major_what", &typed.what, 2, LINE_CHARS),
        place: faults.words("major_place", &typed.place, 1, LINE_CHARS),
        when: faults.words("major_when", &typed.when, 1, LINE_CHARS),
        people: typed.people,
        done: faults.words("major_done", &typed.done, 1, LINE_CHARS),
    };
    if let Some(fault) = no_time(&facts.when) {
        faults.add("major_when", fault);
    }
    // It is people's petition: nobody at all is a field that was not filled in.
    if facts.people == 0 {
        faults.add("people", Fault::Zero);
    }
    faults.settle()?;
    let major = Major {
        id: MajorId(w.next_id(Counter::Major)?),
        version: 1,
        facts,
        by: scene.staff.id,
        on: now(scene),
        calls,
        reports: Vec::new(),
        closed: None,
        petition,
        since,
    };
    w.put(&major)?;
    Ok(note_of(&major).with("taken_over", major.calls.len()))
}

/// Why what was told of the time is none: it is said in words as it was told, but in words, and a day in figures is one of the calendar.
fn no_time(told: &str) -> Option<Fault> {
    let told = fold(told);
    let day: String = told
        .trim()
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月'))
        .collect();
    let parts: Vec<&str> = day.split(['-', '/', '.', '年', '月']).filter(|part| !part.is_empty()).collect();
    let figures = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => Some(format!("{year}-{month}-{day}")),
        _ => None,
    };
    match figures {
        Some(day) if Date::parse(&day).is_none() => Some(Fault::Date),
        _ if !told.is_empty() && !told.chars().any(char::is_alphanumeric) => Some(Fault::Time),
        _ => None,
    }
}

/// The calls about its petition that count, and since when the ladder runs where one of them is of this round.
fn called(r: &impl Reading, scene: Scene<'_>, petition: Petition) -> Result<(Vec<Call>, Option<At>), Stop> {
    let Some((hops, round)) = called_about(r, scene, petition)? else { return Ok(Default::default()) };
    let since = hops.iter().any(|hop| hop.on >= round).then_some(round);
    Ok((hops.into_iter().map(|hop| Call { taken_over: true, ..Call::from(hop) }).collect(), since))
}

/// The petitions with which matters came up that are not closed.
pub fn with_open(r: &impl Reading) -> Result<BTreeSet<PetitionId>, Stop> {
    let mut found = BTreeSet::new();
    for key in r.owners(IndexTable::MajorOpen, &[])? {
        found.extend(r.get::<Major>(&key?)?.and_then(|major| major.petition));
    }
    Ok(found)
}

/// The matter that came up with a petition and is not closed, the newest of them.
pub fn open_of(r: &impl Reading, petition: PetitionId) -> Result<Option<Major>, Stop> {
    let mut found = None;
    for key in r.owners(IndexTable::MajorOpen, &[])? {
        let major: Option<Major> = r.get(&key?)?;
        found = major.filter(|major| major.petition == Some(petition)).or(found);
    }
    Ok(found)
}

fn note_of(major: &Major) -> Change {
    Change::new(Outcome::Major(major.id, major.version), major.id)
}

/// A matter, for somebody who may see it.
fn find(r: &impl Reading, scene: Scene<'_>, id: MajorId) -> Result<Major, Stop> {
    let major: Major = r.get(&Keys::major(id))?.ok_or(Refusal::NotFound(What::Major))?;
    let shown = petition_of(r, &major)?.is_none_or(|petition| visible(scene.staff, &petition));
    if shown { Ok(major) } else { Err(Refusal::NotFound(What::Major).into()) }
}

/// The petition that a matter came up with. Whoever may not see that sees nothing of the matter: it may tell everything.
pub fn petition_of(r: &impl Reading, major: &Major) -> Result<Option<Petition>, Stop> {
    Ok(major.petition.map(|id| r.get(&Keys::petition(id))).transpose()?.flatten())
}

fn keep(w: &mut Writer<'_>, mut major: Major) -> Result<Change, Stop> {
    major.version += 1;
    w.put(&major)?;
    Ok(note_of(&major))
}

/// Stamps a call with its minute and who answered.
pub fn call(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: MajorId,
    (rung, answered): (u8, bool),
) -> Result<Change, Stop> {
    let rules = rules_of(w)?;
    let rung = rules.rungs.get(usize::from(rung)).ok_or_else(|| {
        if rules.rungs.is_empty() {
            return DutyFault::NoLadder;
        }
        DutyFault::NoSuchRung {
            rungs: rules.rungs.iter().map(|rung| (rung.level, rung.name.clone())).collect(),
        }
    })?;
    let mut major = find(w, scene, id)?;
    if major.closed.is_some() {
        return Err(DutyFault::MajorClosed.into());
    }
    room(major.calls.len())?;
    let (level, name) = (rung.level, rung.name.clone());
    let (by, on) = (scene.staff.id, now(scene));
    major.calls.push(Hop { level, name: name.clone(), answered, by, on, back: None }.into());
    let change = keep(w, major)?;
    let answered = if answered { "yes" } else { "no" };
    Ok(change.with("level", level.name()).with("called", name).with("answered", answered))
}

/// Takes back the call that was stamped last.
pub fn take_back(w: &mut Writer<'_>, scene: Scene<'_>, id: MajorId) -> Result<Change, Stop> {
    let mut major = find(w, scene, id)?;
    let Call { level, name, .. } = back(w, scene, &mut major)?;
    Ok(keep(w, major)?.with("level", level.name()).with("called", name))
}

/// Takes the last call back, also where it stands with the petition that it was taken over from.
pub fn back(w: &mut Writer<'_>, scene: Scene<'_>, major: &mut Major) -> Result<Call, Stop> {
    let (by, now) = (scene.staff.id, now(scene));
    let call = major.take_back(by, now)?.clone();
    let petition = major.petition.filter(|_| call.taken_over);
    let alert = petition.map(|id| w.get::<Alert>(&Keys::petition(id))).transpose()?.flatten();
    if let Some(mut alert) = alert
        && alert.take_back(by, now).is_ok()
    {
        alert.version += 1;
        w.put(&alert)?;
    }
    Ok(call)
}

/// Adds a follow-up report, or the final one.
pub fn report(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: MajorId,
    last: bool,
    (text, above, to): (&str, bool, &str),
) -> Result<Change, Stop> {
    let mut major = find(w, scene, id)?;
    major.may_report(last)?;
    room(major.reports.len())?;
    let mut faults = Faults::default();
    let text = faults.note("text", text, TEXT_CHARS);
    if text.trim().chars().count() < 2 {
        faults.add("text", Fault::TooShort { least: 2 });
    }
    let to = faults.line("reported_to", to, LINE_CHARS);
    // Art. 25 names whom: a report that went to nobody by name was made to nobody.
    if above && to.is_empty() {
        faults.add("reported_to", Fault::Empty);
    }
    faults.settle()?;
    // After the final report nothing follows: by then somebody above was told.
    if last && !above && !major.told_above() {
        return Err(DutyFault::NotToldAbove.into());
    }
    let by = scene.staff.id;
    major.reports.push(Report { last, text, on: now(scene), by, to: to.clone(), above: Some(above) });
    let told = if above { "yes" } else { "no" };
    Ok(keep(w, major)?.with("above", told).with("to", to))
}

/// Closes it, once both reports are there and one went to the Party committee or the government.
pub fn close(w: &mut Writer<'_>, scene: Scene<'_>, id: MajorId) -> Result<Change, Stop> {
    let mut major = find(w, scene, id)?;
    major.may_close()?;
    major.closed = Some((now(scene), scene.staff.id));
    keep(w, major)
}
