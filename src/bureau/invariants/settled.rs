//! Invariants of deaths that are known to be settled.

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::ledger::{RestsOn, settle_as};
use crate::bureau::reference::Reference;
use crate::domain::ledger::Settled;
use crate::domain::person::Person;
use crate::store::{Keys, Reader, Reading};

/// Of a death that is kept as settled, nothing is left to be settled.
pub fn deaths(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut count = 0_u64;
    let by = RestsOn::read(r, reference)?;
    for settled in r.scan::<Settled>(..)? {
        let settled = settled?;
        let wrong = || RecordSeen::SettledAstray.with("id", settled.person);
        let person: Option<Person> = r.get(&Keys::person(settled.person))?;
        let person = person.filter(|person| person.merged.is_none() && person.absorbed.is_empty());
        ensure(person.as_ref().is_some_and(|person| person.facts.died.is_some()), wrong)?;
        // By other rates or tables it is worked out anew, whatever the row says.
        let Some(person) = person.filter(|_| by.holds(&settled)) else { continue };
        count += 1;
        let entitler = by.entitler(reference, settled.known);
        let settlement = settle_as(r, (reference, settled.known), &person, &entitler)?;
        ensure(settlement.is_some_and(|settlement| !settlement.is_open()), wrong)?;
    }
    counted(count, RecordSeen::DeathsSettled)
}
