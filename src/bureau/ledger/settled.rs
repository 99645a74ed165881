//! Deaths of which nothing is left to be settled: kept with each draft of a run, and dropped with whatever concerns them.

use std::collections::HashSet;

use crate::bureau::ledger::entitled::of_the_place;
use crate::bureau::ledger::settlement::settle_as;
use crate::bureau::reference::Reference;
use crate::bureau::runs::sha;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entitler, OwnRate, PlaceRules, Settled};
use crate::domain::person::Person;
use crate::domain::{Date, PersonId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// What settlements rest on beside the person: the bureau's own rates and the settings of the place as they stand now, and the tables.
pub struct RestsOn {
    own: Vec<OwnRate>,
    place: PlaceRules,
    digest: [u8; 32],
}

impl RestsOn {
    /// Reads it.
    pub fn read(r: &impl Reading, reference: &Reference) -> Result<Self, Stop> {
        let (own, place) = of_the_place(r)?;
        // The tables that come with the program are those of its version.
        let tables = (env!("CARGO_PKG_VERSION"), minicbor::bytes::ByteArray::from(reference.replaced_by));
        let digest = sha(&(&own, place.all(), tables));
        Ok(Self { own, place, digest })
    }

    /// What works entitlement out by it, as known on a day.
    pub fn entitler<'a>(&'a self, reference: &'a Reference, known: Date) -> Entitler<'a> {
        Entitler::new(reference.money(&self.own, &self.place), known)
    }

    /// Whether a death is settled still.
    pub fn holds(&self, settled: &Settled) -> bool {
        settled.rests_on == self.digest
    }

    /// Those whose death is known to be settled.
    pub fn settled(&self, r: &impl Reading) -> Result<HashSet<PersonId>, Stop> {
        let mut found = HashSet::new();
        for settled in r.scan::<Settled>(..)? {
            let settled = settled?;
            if self.holds(&settled) {
                found.insert(settled.person);
            }
        }
        Ok(found)
    }
}

/// Whose death is recorded with its document, the newest last, but for those whose is known to be settled.
pub fn not_settled(r: &impl Reading, by: &RestsOn) -> Result<Vec<Person>, Stop> {
    let settled = by.settled(r)?;
    let mut found = Vec::new();
    for key in r.owners(IndexTable::PersonByDeath, &[])? {
        let key = key?;
        let id = <[u8; 4]>::try_from(key.as_slice()).map(u32::from_be_bytes).map(PersonId);
        if id.is_ok_and(|id| settled.contains(&id)) {
            continue;
        }
        found.extend(r.get::<Person>(&key)?);
    }
    Ok(found)
}

/// Keeps of everybody whose death is settled by now that it is. What comes of two records is worked out each time: an entry of either
/// would drop it.
pub fn keep(w: &mut Writer<'_>, scene: Scene<'_>) -> Result<(), Stop> {
    let (by, today) = (RestsOn::read(w, scene.reference)?, scene.asking.moment.today);
    let entitler = by.entitler(scene.reference, today);
    for person in not_settled(w, &by)?.into_iter().filter(|person| person.absorbed.is_empty()) {
        let settlement = settle_as(w, (scene.reference, today), &person, &entitler)?;
        if settlement.is_some_and(|settlement| !settlement.is_open()) {
            w.put(&Settled { person: person.id, known: today, rests_on: by.digest })?;
        }
    }
    Ok(())
}

/// Something is booked for a person or changes on their record: whether their death is settled is worked out anew.
pub fn touch(w: &mut Writer<'_>, person: PersonId) -> Result<(), Stop> {
    w.delete::<Settled>(&Keys::settled_death(person))?;
    Ok(())
}
