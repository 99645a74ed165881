//! What was known of a person on a day, as far as money depends on it, and who made it known.

use std::collections::HashSet;
use std::ops::Bound;

use crate::bureau::answer::Editor;
use crate::bureau::journal;
use crate::bureau::people::records::{MOST_RECORDS, records_of};
use crate::bureau::stop::Stop;
use crate::domain::ledger::KnownFacts;
use crate::domain::ledger::run::Bearing;
use crate::domain::person::{
    AccountChange, AccountOutcome, Confirmation, ConfirmationLog, Standing, StandingFacts,
};
use crate::domain::{AccountChangeId, Date, PersonId, StaffId};
use crate::store::{Keys, Reading};

/// What was known of a person at the end of a day, of all the records that stood together then; `None` while nothing was. Asked
/// again for a day that is over, the answer is the same. The person must be on record.
pub fn money_facts(r: &impl Reading, person: PersonId, known: Date) -> Result<Option<KnownFacts>, Stop> {
    let Some((mut person, mut held)) = as_known(r, person, known)?.map(|held| (person, held)) else {
        return Ok(None);
    };
    // No longer than a chain of mergers can be.
    for _ in 0..MOST_RECORDS {
        let Some(into) = held.1.into else { break };
        let Some(stands) = as_known(r, into, known)? else { break };
        (person, held) = (into, stands);
    }
    let (version, facts) = held;
    let confirmations = confirmations(r, person, &facts, known)?;
    let StandingFacts { birth, died, cause, conscript, recognitions, account, .. } = facts;
    Ok(Some(KnownFacts {
        person,
        version,
        birth,
        died,
        cause,
        conscript,
        recognitions,
        account,
        confirmations,
    }))
}

/// From when on changes are asked for.
#[derive(Debug, Clone, Copy)]
pub enum After {
    /// On a day or since.
    Day(Date),
    /// Behind a place in the journal; behind 0 also what was done before places were kept.
    Place(u64),
}

impl After {
    /// Whether what became known on a day, by an entry of the journal, is asked for.
    pub fn holds(self, known: Option<Date>, place: Option<u64>) -> bool {
        match self {
            Self::Day(day) => known.is_some_and(|known| known >= day),
            Self::Place(after) => place.unwrap_or_default() > after || after == 0,
        }
    }
}

/// A change of what money depends on in a record.
pub struct FactsChanged {
    /// Whose record.
    pub person: PersonId,
    /// Who made it, or asked for it where another had to agree.
    pub by: Option<StaffId>,
    /// Who agreed to it, as the second of two.
    pub agreed: Option<StaffId>,
    /// Place in the journal; `None` where it was not kept.
    pub place: Option<u64>,
    /// How what the first did bears on payments.
    pub bearing: Bearing,
}

/// Every change of what money depends on in people's records: facts, accounts, yearly confirmations. The one answer to who changed
/// what; what money does not depend on is no change.
pub fn facts_changed(r: &impl Reading, after: After) -> Result<Vec<FactsChanged>, Stop> {
    let every = || (Bound::Unbounded, Bound::Unbounded);
    changed_in(r, after, [every(), every(), every()])
}

/// The same, of one record.
pub fn facts_changed_of(r: &impl Reading, record: PersonId, after: After) -> Result<Vec<FactsChanged>, Stop> {
    let of = |(first, last)| (Bound::Included(first), Bound::Included(last));
    let changes = Keys::account_change(record, AccountChangeId(0));
    let last_change = Keys::account_change(record, AccountChangeId(u32::MAX));
    let versions = (Keys::standing(record, 0), Keys::standing(record, u32::MAX));
    let years = years_of(record).into_inner();
    changed_in(r, after, [of((changes, last_change)), of(versions), of(years)])
}

/// A range of keys.
type Range = (Bound<Vec<u8>>, Bound<Vec<u8>>);

/// Of some changes of accounts, versions of facts, and confirmations.
fn changed_in(
    r: &impl Reading,
    after: After,
    [changes, versions, years]: [Range; 3],
) -> Result<Vec<FactsChanged>, Stop> {
    let mut found = Vec::new();
    // An account is changed by two: the version that it left in the record is no third one's.
    let mut agreed_to = HashSet::new();
    for change in r.scan::<AccountChange>(changes)? {
        let AccountChange { person, by, decided, .. } = change?;
        let Some(decided) = decided.filter(|d| d.outcome == AccountOutcome::Approved) else { continue };
        agreed_to.insert((person, decided.place, decided.on, decided.by));
        if after.holds(Some(decided.on), decided.place) {
            let (agreed, place) = (Some(decided.by), decided.place);
            found.push(FactsChanged { person, by: Some(by), agreed, place, bearing: Bearing::Amount });
        }
    }
    for version in r.scan::<Standing>(versions)? {
        let Standing { person, known, by, place, .. } = version?;
        let by_two = || known.zip(by).is_some_and(|(on, by)| agreed_to.contains(&(person, place, on, by)));
        if after.holds(known, place) && !by_two() {
            found.push(FactsChanged { person, by, agreed: None, place, bearing: Bearing::Amount });
        }
    }
    for log in r.scan::<ConfirmationLog>(years)? {
        let ConfirmationLog { person, done, .. } = log?;
        for done in done.into_iter().filter(|done| after.holds(Some(done.known), done.place)) {
            let (by, place) = (Some(done.by), done.place);
            found.push(FactsChanged { person, by, agreed: None, place, bearing: Bearing::Seen });
        }
    }
    Ok(found)
}

/// Who told of a person's death: put it, its day or its cause on any of their records, whether it was changed since or not.
pub fn told_death(r: &impl Reading, person: PersonId) -> Result<Vec<StaffId>, Stop> {
    let mut told = Vec::new();
    for record in records_of(r, person)? {
        let mut before = (None, None);
        for version in r.scan::<Standing>(Keys::standing(record, 0)..=Keys::standing(record, u32::MAX))? {
            let Standing { by, facts, .. } = version?;
            let now = (facts.died, facts.cause);
            if facts.died.is_some() && now != before {
                told.extend(by);
            }
            before = now;
        }
    }
    Ok(told)
}

/// Who changed what money depends on in a person's records on a day or since, by name; whoever agreed to it is among them.
pub fn editors(r: &impl Reading, person: PersonId, since: Date) -> Result<Vec<Editor>, Stop> {
    journal::person(r, person)?;
    let records = records_of(r, person)?;
    let mut all: Vec<StaffId> = Vec::new();
    for change in facts_changed(r, After::Day(since))? {
        if records.contains(&change.person) {
            all.extend(change.by.into_iter().chain(change.agreed));
        }
    }
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|staff| Ok(Editor { staff, name: journal::staff_name(r, staff)? })).collect()
}

/// One record as it was known at the end of a day, with the number of its version.
fn as_known(r: &impl Reading, id: PersonId, known: Date) -> Result<Option<(u32, StandingFacts)>, Stop> {
    let mut any = false;
    for version in r.scan::<Standing>(Keys::standing(id, 0)..=Keys::standing(id, u32::MAX))?.rev() {
        let version = version?;
        any = true;
        if version.known_on(known) {
            return Ok(Some((version.number, version.facts)));
        }
    }
    // Older than its versions, and never changed since.
    Ok(if any { None } else { Some((0, StandingFacts::of(&journal::person(r, id)?))) })
}

/// The confirmations of a record and of those it stood for, as known at the end of a day, in order of the year.
fn confirmations(
    r: &impl Reading,
    person: PersonId,
    facts: &StandingFacts,
    known: Date,
) -> Result<Vec<Confirmation>, Stop> {
    let mut records = vec![person];
    let mut to_see = facts.stands_for.clone();
    while let Some(record) = to_see.pop() {
        if !records.contains(&record) {
            records.push(record);
            to_see.extend(as_known(r, record, known)?.map(|(_, facts)| facts.stands_for).unwrap_or_default());
        }
    }
    let mut all = Vec::new();
    for record in records {
        for log in r.scan::<ConfirmationLog>(years_of(record))? {
            all.extend(log?.as_known(known));
        }
    }
    Ok(Confirmation::joined(all))
}

/// Every year of a record.
fn years_of(person: PersonId) -> std::ops::RangeInclusive<Vec<u8>> {
    Keys::confirmation(person, 0)..=Keys::confirmation(person, u16::MAX)
}
