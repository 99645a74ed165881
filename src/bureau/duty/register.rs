//! The daily register (今日登记情况): what was registered on a day.

use crate::bureau::answer::RegisterRow;
use crate::bureau::people::stands_for;
use crate::bureau::petitions::visible;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::Person;
use crate::domain::petition::Petition;
use crate::domain::{Date, PetitionId};
use crate::store::{Keys, Reading};

/// Most journal entries looked through: far more than an office writes in the days since.
const MOST_READ: usize = 200_000;

/// The petitions that were registered on a day and that the asker may see, in order.
pub fn register(r: &impl Reading, scene: Scene<'_>, day: Date) -> Result<Vec<RegisterRow>, Stop> {
    let mut rows = Vec::new();
    for (entry, _) in r.journal(..)?.rev().zip(0..MOST_READ) {
        let entry = entry?;
        if entry.today < day {
            break;
        }
        if entry.today != day || entry.command != "petition.register" {
            continue;
        }
        let Some(id) = PetitionId::parse(&entry.object) else { continue };
        let petition: Option<Petition> = r.get(&Keys::petition(id))?;
        if let Some(petition) = petition.filter(|p| visible(scene.staff, p)) {
            rows.push(row(r, &petition)?);
        }
    }
    rows.reverse();
    Ok(rows)
}

fn row(r: &impl Reading, petition: &Petition) -> Result<RegisterRow, Stop> {
    let facts = &petition.facts;
    let first = facts.petitioners.first();
    let groups = match first.and_then(|p| p.person) {
        Some(person) => {
            let person: Option<Person> = r.get(&Keys::person(stands_for(r, person)?))?;
            person.map_or_else(Vec::new, |p| p.facts.recognitions.iter().map(|r| r.group.clone()).collect())
        }
        None => Vec::new(),
    };
    let demand = facts.demands.first();
    Ok(RegisterRow {
        petition: petition.id,
        number: petition.number.clone(),
        secret: facts.secret,
        first: facts.repeats.is_none(),
        origin: facts.origin,
        channel: facts.channel,
        division: facts.division,
        name: first.map(|p| p.name.clone()).unwrap_or_default(),
        groups,
        purpose: facts.purpose,
        demand: demand.map(|d| d.text.clone()).unwrap_or_default(),
        state: petition.state,
        outcome: demand.map(|d| d.outcome.clone()).unwrap_or_default(),
    })
}
