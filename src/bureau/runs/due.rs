//! Where runs ask what somebody is entitled to: the one place that knows how entitlement is worked out for many.

use std::collections::HashMap;

use super::books::Records;
use super::lines;
use crate::bureau::people::records_of;
use crate::bureau::rates;
use crate::bureau::reference::Reference;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entitler, MoneyFacts, OwnRate, PlaceRules};
use crate::domain::person::{Confirmation, ConfirmationLog, StandingFacts};
use crate::domain::{Date, PersonId};
use crate::store::{Keys, Reading, StoreError};

/// What entitlement rests on beside the person, as known at the end of a day; read once for everybody.
pub struct Known {
    own: Vec<OwnRate>,
    place: PlaceRules,
    confirmations: HashMap<PersonId, Vec<Confirmation>>,
    day: Date,
}

impl Known {
    /// Reads it for everybody.
    pub fn read(r: &impl Reading, records: &Records, day: Date) -> Result<Self, Stop> {
        let logs = r.scan::<ConfirmationLog>(..)?;
        Self::with(r, logs.map(|log| log.map(|log| (records.of(log.person), log))), day)
    }

    /// Reads it for some people alone.
    pub fn of(r: &impl Reading, people: impl IntoIterator<Item = PersonId>, day: Date) -> Result<Self, Stop> {
        let mut logs = Vec::new();
        for person in people {
            for record in records_of(r, person)? {
                let years = Keys::confirmation(record, 0)..=Keys::confirmation(record, u16::MAX);
                for log in r.scan::<ConfirmationLog>(years)? {
                    logs.push(log.map(|log| (person, log)));
                }
            }
        }
        Self::with(r, logs.into_iter(), day)
    }

    fn with(
        r: &impl Reading,
        logs: impl Iterator<Item = Result<(PersonId, ConfirmationLog), StoreError>>,
        day: Date,
    ) -> Result<Self, Stop> {
        let mut confirmations: HashMap<PersonId, Vec<Confirmation>> = HashMap::new();
        for log in logs {
            let (person, log) = log?;
            if let Some(known) = log.as_known(day) {
                confirmations.entry(person).or_default().push(known);
            }
        }
        for of_person in confirmations.values_mut() {
            *of_person = Confirmation::joined(std::mem::take(of_person));
        }
        Ok(Self { own: rates::own_rates(r)?, place: rates::place_rules(r)?, confirmations, day })
    }

    /// A digest of the bureau's own rates and of the settings of the place.
    pub fn rates(&self) -> [u8; 32] {
        lines::sha(&(&self.own, self.place.all()))
    }

    /// What works it out.
    pub fn entitler<'a>(&'a self, reference: &'a Reference) -> Entitler<'a> {
        self.by(reference, &self.own)
    }

    /// What works it out by these rates of the bureau's own in place of those it has.
    pub fn by<'a>(&'a self, reference: &'a Reference, own: &'a [OwnRate]) -> Entitler<'a> {
        Entitler::new(reference.money(own, &self.place), self.day)
    }

    /// What is on record of a person as entitlement asks for it, with what was done about their yearly confirmations.
    pub fn facts<'a>(&'a self, person: PersonId, held: &'a StandingFacts) -> MoneyFacts<'a> {
        MoneyFacts {
            birth: held.birth,
            died: held.died,
            cause: held.cause,
            conscript: held.conscript,
            recognitions: &held.recognitions,
            confirmations: self.confirmations.get(&person).map_or(&[], Vec::as_slice),
        }
    }
}
