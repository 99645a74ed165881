//! What a run may be drafted of: told before anybody fills anything in.

use std::collections::{BTreeMap, HashSet};

use super::books::openings;
use super::events::told;
use super::{last, rules};
use crate::bureau::answer::DraftOption;
use crate::bureau::people::{After, facts_changed, stands_for};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::ledger::run::{Bearing, Duty, Run, RunState};
use crate::domain::person::Person;
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
        None => settings.opened_at(programme),
    };
    let earliest = earliest.map(|(programme, _)| place(programme).unwrap_or_default()).min();
    let mine = earliest.map_or_else(|| Ok(Vec::new()), |after| done_by(r, scene.staff.id, after))?;
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
            let since = match last::paid_by(r, &frozen, (done.person.id, programme), None)? {
                0 if !ran => settings.opened_at(programme).unwrap_or_default(),
                paid => paid,
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
