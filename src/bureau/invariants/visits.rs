//! Invariants of visits.

use std::collections::BTreeMap;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::Date;
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::domain::visit::Visit;
use crate::store::{Keys, Reader, Reading};

/// The numbers of each day go from 1 without gaps.
pub fn numbers(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut days: BTreeMap<Date, Vec<u16>> = BTreeMap::new();
    for visit in r.scan::<Visit>(..)? {
        let visit = visit?;
        ensure((visit.number > 0) == visit.came_ms.is_some(), || {
            RecordSeen::VisitNumberAstray.with("id", visit.id)
        })?;
        if visit.number > 0 {
            days.entry(visit.day).or_default().push(visit.number);
        }
    }
    for (day, numbers) in &mut days {
        numbers.sort_unstable();
        let gapless = numbers.iter().zip(1..).all(|(found, n)| *found == n);
        ensure(gapless, || RecordSeen::VisitGap.with("day", day))?;
    }
    counted(days.len(), RecordSeen::VisitDays)
}

/// Visits name people and staff who are on record, and what came after came after.
pub fn records(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut count = 0_u64;
    for visit in r.scan::<Visit>(..)? {
        let visit = visit?;
        count += 1;
        if let Some(person) = visit.person {
            let known = r.has::<Person>(&Keys::person(person))?;
            ensure(known, || RecordSeen::NamesNobody.with("id", visit.id).with("other", person))?;
        }
        let attended = match visit.staff {
            Some(staff) => r.has::<Staff>(&Keys::staff(staff))?,
            None => visit.called_ms.is_none(),
        };
        ensure(attended, || RecordSeen::AttendedByNobody.with("id", visit.id))?;
        let ordered = visit.ended.as_ref().is_none_or(|end| visit.from_seq <= end.seq);
        ensure(ordered, || RecordSeen::EndedBefore.with("id", visit.id))?;
        let known = visit.topics.iter().all(|id| reference.topics.get(id).is_some());
        ensure(known, || RecordSeen::NoTopic.with("id", visit.id))?;
    }
    counted(count, RecordSeen::Visits)
}
