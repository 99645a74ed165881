//! Invariants of visits.

use std::collections::BTreeMap;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::Date;
use crate::domain::paper::{Paper, PaperKind};
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::domain::visit::{MOST_PROMISES, Visit};
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

/// Visits name people, staff and slips that are on record, hold no more than there is room for, and what came after came after.
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
        ensure(asked_well(&visit, reference), || RecordSeen::AskedAstray.with("id", visit.id))?;
        let bounded =
            visit.promises.len() <= MOST_PROMISES && visit.promises.iter().all(|p| !p.what.is_empty());
        ensure(bounded, || RecordSeen::PromisesAstray.with("id", visit.id))?;
        if let Some(slip) = visit.slip {
            let paper: Option<Paper> = r.get(&Keys::paper(slip))?;
            let own = paper.is_some_and(|p| p.kind == PaperKind::VisitSlip && p.visit == Some(visit.id));
            ensure(own, || RecordSeen::SlipAstray.with("id", visit.id).with("other", slip))?;
        }
    }
    counted(count, RecordSeen::Visits)
}

/// Only whom somebody attended was asked, each thing once, and nothing that the table does not know.
fn asked_well(visit: &Visit, reference: &Reference) -> bool {
    let known = |id: &str| reference.asks.get(id).is_some();
    let mut ids: Vec<&str> = visit.asked.iter().map(|asked| asked.ask.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    ids.len() == count && ids.into_iter().all(known) && (count == 0 || visit.called_ms.is_some())
}
