//! What happened since a run was looked at last, of anybody: read through once, and asked of as many runs as there are.

use std::collections::{BTreeSet, HashMap};

use super::changers::Changers;
use super::decisions;
use super::events::{Event, told};
use crate::bureau::people::{After, FactsChanged, StandingFor, facts_changed_of, records_of};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunState};
use crate::domain::{PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading};

/// Everything behind a place in the journal that may bear on a run.
#[derive(Default)]
pub struct Happened {
    facts: Vec<(PersonId, FactsChanged)>,
    events: Vec<(u64, PersonId, Event)>,
    /// Which runs pay those whom it is about, or paid them, and under which programmes.
    paid_by: HashMap<PersonId, Vec<(RunId, String)>>,
}

/// Behind which place in the journal it is not known of a run yet what bears on it: who changed something is put down with a draft when it
/// is worked out, and when it is frozen. `None` where nothing is asked any more.
pub fn looked_at(r: &impl Reading, run: &Run) -> Result<Option<u64>, Stop> {
    match run.state {
        RunState::Draft if run.looked_at.is_some() => Ok(run.looked_at),
        RunState::Draft => {
            let object = run.id.to_string();
            for entry in r.journal(..)?.rev() {
                let entry = entry?;
                if entry.object == object && works_out(&entry.command) {
                    return Ok(Some(entry.seq));
                }
            }
            Ok(None)
        }
        RunState::Reconciled | RunState::Closed | RunState::Abandoned => Ok(None),
        _ => Ok(run.frozen),
    }
}

/// Whether a command puts down with a run who changed something of it.
fn works_out(command: &str) -> bool {
    let all = ["run-draft", "run-redraft", "run-defer", "run-reissue", "run-freeze"];
    command.strip_prefix("ledger.").is_some_and(|name| all.contains(&name))
}

impl Happened {
    /// Reads it.
    pub fn behind(r: &impl Reading, place: u64) -> Result<Self, Stop> {
        let (mut found, mut standing) = (Self::default(), StandingFor::default());
        let mut touched = BTreeSet::new();
        for entry in r.journal(place.saturating_add(1)..)? {
            let entry = entry?;
            // Nothing but the ledger itself is done for many thousands at once, and it touches no record.
            if !entry.command.starts_with("ledger.") {
                touched.extend(entry.people());
            }
            for event in told(r, &entry, None)? {
                let person = standing.of(r, event.person)?;
                found.events.push((entry.seq, person, event));
            }
        }
        for record in touched {
            let person = standing.of(r, record)?;
            let changes = facts_changed_of(r, record, After::Place(place))?;
            found.facts.extend(changes.into_iter().map(|change| (person, change)));
        }
        let about = found.facts.iter().map(|(person, _)| *person);
        let about: BTreeSet<PersonId> =
            about.chain(found.events.iter().map(|(_, person, _)| *person)).collect();
        for person in about {
            found.paid_by.insert(person, paid_by(r, person)?);
        }
        Ok(found)
    }

    /// What of it, behind a place, bears on what a run pays.
    pub fn of(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (run, place): (&Run, u64),
    ) -> Result<Changers, Stop> {
        let mut found = Changers::default();
        let pays = |person: &PersonId, under: &dyn Fn(&String) -> bool| {
            let all = self.paid_by.get(person).map_or(&[][..], Vec::as_slice);
            all.iter().any(|(of, programme)| *of == run.id && under(programme))
        };
        for (person, change) in &self.facts {
            if change.place.unwrap_or_default() > place && pays(person, &|_| true) {
                found.facts(*person, change);
            }
        }
        for (at, person, event) in &self.events {
            if *at > place && pays(person, &|programme| event.programmes.contains(programme)) {
                found.event(event, (*at, *person));
            }
        }
        decisions::behind(r, scene, (run, place), &mut found)?;
        Ok(found)
    }
}

/// The runs that pay somebody, or paid them, with the programmes.
pub fn paid_by(r: &impl Reading, person: PersonId) -> Result<Vec<(RunId, String)>, Stop> {
    let mut found = Vec::new();
    for record in records_of(r, person)? {
        let prefix = Keys::person(record);
        let keys = r.index_range(IndexTable::ObligationOnce, &prefix)?;
        for (key, line) in keys.zip(r.owners(IndexTable::ObligationOnce, &prefix)?) {
            let (key, line) = (key?, line?);
            let programme = match Keys::as_settled(&key) {
                Some((_, of, _)) => Some(of.to_owned()),
                None => Keys::as_under_way(&key).map(|(_, of)| of),
            };
            found.extend(Keys::as_run_line(&line).map(|(run, _)| run).zip(programme));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
