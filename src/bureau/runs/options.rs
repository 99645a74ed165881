//! What a run may be drafted of: told before anybody fills anything in.

use std::collections::{BTreeMap, HashSet};

use super::books::openings;
use super::events::told;
use super::last::{self, Of};
use super::{once, rules};
use crate::bureau::answer::DraftOption;
use crate::bureau::people::{After, facts_changed, records_of, stands_for};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Bearing, Duty, Run, RunState};
use crate::domain::ledger::{GrantFacts, GrantRequest, GrantState, YearSums};
use crate::domain::person::Person;
use crate::domain::{PersonId, StaffId};
use crate::store::{Keys, Reading};

/// Every programme that runs pay, with what is known of it.
pub fn draft_options(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<DraftOption>, Stop> {
    let all = scene.reference.programmes.all().iter();
    let programmes: Vec<String> =
        all.filter(|row| scene.reference.paid_by_runs(&row.id)).map(|row| row.id.clone()).collect();
    let mut fixed: BTreeMap<&str, &Run> = BTreeMap::new();
    let mut open: BTreeMap<&str, &Run> = BTreeMap::new();
    let runs: Vec<Run> = r.scan::<Run>(..)?.collect::<Result<_, _>>()?;
    for run in &runs {
        for programme in &run.programmes {
            if run.is_fixed() {
                fixed.insert(programme, run);
            }
            if !matches!(run.state, RunState::Reconciled | RunState::Closed | RunState::Abandoned) {
                open.insert(programme, run);
            }
        }
    }
    let from = openings(r, scene, &programmes)?;
    let settings = rules::in_force(r)?;
    let earliest = programmes.iter().zip(&from).filter(|(_, opening)| opening.is_some());
    let place = |programme: &str| match fixed.get(programme) {
        Some(run) => run.frozen,
        None => once::taken_over(&settings, scene.reference, programme),
    };
    let earliest = earliest.map(|(programme, _)| place(programme).unwrap_or_default()).min();
    let mut mine = earliest.map_or_else(|| Ok(Vec::new()), |after| done_by(r, scene.staff.id, after))?;
    mine.extend(asked_by(r, scene.staff.id, earliest.unwrap_or_default())?);
    let frozen = last::frozen(r)?;
    let mut options = Vec::new();
    for (programme, opening) in programmes.iter().zip(from) {
        let row = scene.reference.programmes.get(programme);
        let entitled = |person: &Person| {
            let groups = person.facts.recognitions.iter();
            groups.filter_map(|held| row?.entitles(&held.group)).any(|entitles| entitles)
        };
        let ran = fixed.contains_key(programme.as_str());
        let mut changed = HashSet::new();
        for done in mine.iter().filter(|_| opening.is_some()) {
            let of = match &done.programmes {
                Some(named) => named.contains(programme),
                None => entitled(&done.person),
            };
            // As with a line: from where a run was frozen last that pays them.
            let who = (done.person.id, programme.as_str());
            let since = match last::paid_by(r, &frozen, who, Of::All)? {
                0 if !ran => once::taken_over(&settings, scene.reference, programme).unwrap_or_default(),
                paid if scene.reference.works_out(programme) => paid,
                paid => once::begin(r, &frozen, who, (paid, |_| true))?,
            };
            if of && done.place > since {
                changed.insert(done.person.id);
            }
        }
        options.push(DraftOption {
            programme: programme.clone(),
            opening,
            last: fixed.get(programme.as_str()).map(|run| (run.id, run.month)),
            open: open.get(programme.as_str()).map(|run| (run.id, run.state)),
            changed: u32::try_from(changed.len()).unwrap_or(u32::MAX),
        });
    }
    Ok(options)
}

/// Something that somebody did which keeps them from working out what a person is paid.
struct Done {
    place: u64,
    person: Person,
    /// Under which programmes; `None` of a change of the record.
    programmes: Option<Vec<String>>,
}

/// Those of one member of staff behind a place in the journal, about people who are on record still.
fn done_by(r: &impl Reading, staff: StaffId, after: u64) -> Result<Vec<Done>, Stop> {
    let bars = |bearing: Bearing| bearing.keeps_from().contains(&Duty::Compute);
    let read = |person| Ok::<_, Stop>(r.get::<Person>(&Keys::person(stands_for(r, person)?))?);
    let mut found = Vec::new();
    for change in facts_changed(r, After::Place(after))? {
        let Some(place) = change.place.filter(|_| change.by == Some(staff) && bars(change.bearing)) else {
            continue;
        };
        found.extend(read(change.person)?.map(|person| Done { place, person, programmes: None }));
    }
    for entry in r.journal(after.saturating_add(1)..)? {
        let entry = entry?;
        for event in told(r, &entry, None)? {
            if event.who.iter().any(|(who, bearing)| *who == staff && bars(*bearing)) {
                let (place, programmes) = (entry.seq, Some(event.programmes));
                found.extend(read(event.person)?.map(|person| Done { place, person, programmes }));
            }
        }
    }
    Ok(found)
}

/// Requests of one member of staff that were agreed to up to a place in the journal, and of whose months more is due than was settled.
fn asked_by(r: &impl Reading, staff: StaffId, upto: u64) -> Result<Vec<Done>, Stop> {
    let mut found = Vec::new();
    for request in r.scan::<GrantRequest>(..)? {
        let request = request?;
        if request.by != staff || request.state != GrantState::Approved {
            continue;
        }
        let GrantFacts { programme, month, .. } = &request.facts;
        let stands = stands_for(r, request.person)?;
        for record in records_of(r, stands)? {
            let year: Option<YearSums> =
                r.get(&Keys::year_sums(programme, record, YearSums::year_of(*month)))?;
            let sums = year.map(|year| year.months.of(*month)).unwrap_or_default();
            let place = if sums.due > sums.settled { agreed_at(r, record, &request, upto)? } else { None };
            let person = r.get::<Person>(&Keys::person(stands))?;
            let programmes = Some(vec![programme.clone()]);
            found.extend(person.zip(place).map(|(person, place)| Done { place, person, programmes }));
        }
    }
    Ok(found)
}

/// The place of the agreement to a request, where it is not behind another.
fn agreed_at(
    r: &impl Reading,
    record: PersonId,
    request: &GrantRequest,
    upto: u64,
) -> Result<Option<u64>, Stop> {
    let object = request.id.to_string();
    for seq in r.journal_of(record)? {
        let seq = seq?;
        if seq > upto {
            break;
        }
        let entry = r.journal_entry(seq)?;
        if entry.is_some_and(|entry| entry.command == "grant.approve" && entry.object == object) {
            return Ok(Some(seq));
        }
    }
    Ok(None)
}
