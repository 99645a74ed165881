//! Invariants of what was known of people: versions of what money depends on, and yearly confirmations.

use std::iter::Peekable;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::person::{ConfirmationAct, ConfirmationLog, Person, Standing, StandingFacts};
use crate::domain::staff::Staff;
use crate::store::{Keys, Reader, Reading, Rows};

/// The versions of every record follow each other without a gap and none is known before the one before it; the last one says what the
/// record says. A record without any is older than its versions.
pub fn versions(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut versions = r.scan::<Standing>(..)?.peekable();
    let mut n = 0u64;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        let all = of(&mut versions, person.id)?;
        let astray = || RecordSeen::StandingAstray.with("id", person.id);
        for (at, version) in all.iter().enumerate() {
            let first = at == 0;
            ensure(version.number as usize == at + 1, astray)?;
            ensure(first || version.known.is_some(), astray)?;
            ensure(version.known.is_some() == version.by.is_some(), astray)?;
            if let Some(by) = version.by {
                ensure(r.has::<Staff>(&Keys::staff(by))?, astray)?;
            }
        }
        ensure(all.is_sorted_by_key(|version| version.known), astray)?;
        let same = all.last().is_none_or(|last| last.facts == StandingFacts::of(&person));
        ensure(same, || RecordSeen::StandingDiffers.with("id", person.id))?;
        n += all.len() as u64;
    }
    match versions.next().transpose()? {
        Some(odd) => Err(super::Wrong::Found(RecordSeen::StandingAstray.with("id", odd.person))),
        None => counted(n, RecordSeen::Standings),
    }
}

/// The versions of a record, which are next; those of nobody stay behind.
fn of(
    versions: &mut Peekable<Rows<'_, Standing>>,
    person: crate::domain::PersonId,
) -> Result<Vec<Standing>, super::Wrong> {
    let mut all = Vec::new();
    while let Some(version) = versions.next_if(|v| v.as_ref().map_or(true, |v| v.person == person)) {
        all.push(version?);
    }
    Ok(all)
}

/// What was done about a year's confirmation was done to somebody on record by somebody on the list, in order of the days, and
/// nothing is taken back that did not stand.
pub fn confirmations(r: &Reader<'_>, _: &Reference) -> Checked {
    use ConfirmationAct::{ConfirmationWithdrawn, Confirmed, NoticeWithdrawn, Noticed};
    let mut n = 0u64;
    for log in r.scan::<ConfirmationLog>(..)? {
        let log = log?;
        let astray = || RecordSeen::ConfirmationAstray.with("id", log.person).with("n", log.year);
        ensure(r.has::<Person>(&Keys::person(log.person))? && !log.done.is_empty(), astray)?;
        ensure(log.done.is_sorted_by_key(|done| done.known), astray)?;
        let (mut noticed, mut confirmed) = (false, false);
        for done in &log.done {
            let stands = match done.act {
                Noticed | NoticeWithdrawn => &mut noticed,
                Confirmed | ConfirmationWithdrawn => &mut confirmed,
            };
            let sets = matches!(done.act, Noticed | Confirmed);
            ensure(*stands != sets, astray)?;
            *stands = sets;
            ensure(done.how.is_some() == (done.act == Confirmed), astray)?;
            ensure(done.on <= done.known && r.has::<Staff>(&Keys::staff(done.by))?, astray)?;
        }
        n += 1;
    }
    counted(n, RecordSeen::Confirmations)
}
