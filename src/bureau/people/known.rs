//! What was known of a person on a day, as far as money depends on it, and who made it known.

use crate::bureau::answer::Editor;
use crate::bureau::journal;
use crate::bureau::people::records::{MOST_RECORDS, records_of};
use crate::bureau::stop::Stop;
use crate::domain::ledger::KnownFacts;
use crate::domain::person::{
    AccountChange, AccountDecision, AccountOutcome, Confirmation, ConfirmationLog, Standing, StandingFacts,
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

/// Who changed what money depends on in a person's records on a day or since.
pub fn editors_since(r: &impl Reading, person: PersonId, day: Date) -> Result<Vec<StaffId>, Stop> {
    let mut editors: Vec<StaffId> = Vec::new();
    for record in records_of(r, person)? {
        for version in r.scan::<Standing>(Keys::standing(record, 0)..=Keys::standing(record, u32::MAX))?.rev()
        {
            let Standing { known, by, .. } = version?;
            if known.is_none_or(|known| known < day) {
                break;
            }
            editors.extend(by);
        }
        // An account is changed by two: the version tells who agreed.
        let first = Keys::account_change(record, AccountChangeId(0));
        for change in
            r.scan::<AccountChange>(first..=Keys::account_change(record, AccountChangeId(u32::MAX)))?
        {
            let change = change?;
            let approved = |d: &AccountDecision| d.outcome == AccountOutcome::Approved && d.on >= day;
            editors.extend(change.decided.as_ref().is_some_and(approved).then_some(change.by));
        }
        for log in r.scan::<ConfirmationLog>(years_of(record))? {
            editors.extend(log?.done.iter().filter(|done| done.known >= day).map(|done| done.by));
        }
    }
    editors.sort_unstable();
    editors.dedup();
    Ok(editors)
}

/// The same, with their names.
pub fn editors(r: &impl Reading, person: PersonId, since: Date) -> Result<Vec<Editor>, Stop> {
    journal::person(r, person)?;
    let all = editors_since(r, person, since)?.into_iter();
    all.map(|staff| Ok(Editor { staff, name: journal::staff_name(r, staff)? })).collect()
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
