//! What a run may be drafted of: told before anybody fills anything in.

use std::collections::{BTreeMap, HashSet};

use super::books::openings;
use super::rules;
use crate::bureau::answer::DraftOption;
use crate::bureau::door::Scene;
use crate::bureau::people::{After, facts_changed};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunState};
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
    // Before the first run, from when it was said from which month on is counted.
    let since = |programme: &str| match fixed.get(programme) {
        Some(run) => run.frozen.unwrap_or_default(),
        None => settings.opened_at(programme).unwrap_or_default(),
    };
    let earliest = programmes.iter().map(|programme| since(programme)).min().unwrap_or_default();
    let mine = changed_by(r, scene.staff.id, earliest)?;
    let mut options = Vec::new();
    for (programme, opening) in programmes.iter().zip(from) {
        let row = scene.reference.programmes.get(programme);
        let entitled = |person: &Person| {
            let groups = person.facts.recognitions.iter();
            groups.filter_map(|held| row?.entitles(&held.group)).any(|entitles| entitles)
        };
        let changed: HashSet<PersonId> = mine
            .iter()
            .filter(|(seq, person)| *seq > since(programme) && entitled(person))
            .map(|(_, person)| person.id)
            .collect();
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

/// In whose records somebody changed what money depends on after a place in the journal, as far as they are on record still.
fn changed_by(r: &impl Reading, staff: StaffId, after: u64) -> Result<Vec<(u64, Person)>, Stop> {
    let mut found = Vec::new();
    for change in facts_changed(r, After::Place(after))? {
        let Some(place) = change.place.filter(|_| change.by == Some(staff)) else { continue };
        let person: Option<Person> = r.get(&Keys::person(change.person))?;
        found.extend(person.map(|person| (place, person)));
    }
    Ok(found)
}
