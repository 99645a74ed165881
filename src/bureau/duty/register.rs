//! The daily register (今日登记情况): what was registered on a day.

use std::collections::BTreeSet;

use crate::bureau::answer::RegisterRow;
use crate::bureau::command::Command;
use crate::bureau::people::stands_for;
use crate::bureau::petitions::{Place, visible};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::Person;
use crate::domain::petition::Petition;
use crate::domain::{Date, PetitionId};
use crate::store::{JournalEntry, Keys, Reading, StoreError};

/// Entries of other days in a row that end the search: a clock that was wrong for a while puts some of them among those of the day.
const ASTRAY: usize = 1000;

/// The petitions that were registered on a day and that the asker may see, in order.
pub fn register(r: &impl Reading, scene: Scene<'_>, day: Date) -> Result<Vec<RegisterRow>, Stop> {
    let mut rows = Vec::new();
    for id in registered(r, day)? {
        let petition: Option<Petition> = r.get(&Keys::petition(id))?;
        if let Some(petition) = petition.filter(|p| visible(scene.staff, p)) {
            rows.push(row(r, scene, &petition)?);
        }
    }
    Ok(rows)
}

/// Which were registered on a day. The journal is in order of time: the day is found by halves and read to both its ends, however many
/// entries came since.
fn registered(r: &impl Reading, day: Date) -> Result<BTreeSet<PetitionId>, Stop> {
    let end = r.last_entry()?.map_or(0, |entry| entry.seq);
    let (mut from, mut upto) = (1, end.saturating_add(1));
    while from < upto {
        let half = from + (upto - from) / 2;
        if r.journal_entry(half)?.is_some_and(|entry| entry.today < day) {
            from = half + 1;
        } else {
            upto = half;
        }
    }
    let mut found = BTreeSet::new();
    gather(r.journal(from..)?, day, &mut found)?;
    gather(r.journal(..from)?.rev(), day, &mut found)?;
    Ok(found)
}

/// Adds what was registered on a day, as far as the day goes.
fn gather(
    entries: impl Iterator<Item = Result<JournalEntry, StoreError>>,
    day: Date,
    found: &mut BTreeSet<PetitionId>,
) -> Result<(), Stop> {
    let mut others = 0;
    for entry in entries {
        let entry = entry?;
        if entry.today != day {
            others += 1;
            if others >= ASTRAY {
                break;
            }
            continue;
        }
        others = 0;
        if entry.command == Command::REGISTER_PETITION {
            found.extend(PetitionId::parse(&entry.object));
        }
    }
    Ok(())
}

fn row(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<RegisterRow, Stop> {
    let facts = &petition.facts;
    let first = facts.petitioners.first();
    let groups = match first.and_then(|p| p.person) {
        Some(person) => {
            let person: Option<Person> = r.get(&Keys::person(stands_for(r, person)?))?;
            person.map_or_else(Vec::new, |p| p.facts.recognitions.iter().map(|r| r.group.clone()).collect())
        }
        None => Vec::new(),
    };
    Ok(RegisterRow {
        petition: petition.id,
        number: petition.number.clone(),
        secret: facts.secret,
        // What is kept from the asker does not show in this one either.
        first: Place::of(r, petition)?.nth(scene.staff) == 1,
        origin: facts.origin,
        forwarder: facts.forwarded.as_ref().map(|one| one.organ.clone()).unwrap_or_default(),
        channel: facts.channel,
        division: facts.division,
        name: first.map(|p| p.name.clone()).unwrap_or_default(),
        headcount: facts.headcount,
        groups,
        purpose: facts.purpose,
        demands: facts.demands.iter().map(|demand| demand.text.clone()).collect(),
        state: petition.state,
        outcomes: facts.demands.iter().map(|demand| demand.outcome.clone()).collect(),
    })
}
