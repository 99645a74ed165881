//! Invariants of the duty: whom and what its records name is there, and one handover at most goes on.

use super::{Checked, RecordSeen, Wrong, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::StaffId;
use crate::domain::duty::{Alert, DutyDay, Handover, ItemKind, ItemState, Major};
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::store::{Keys, Reader, Reading};

/// Everybody on the rota is on the staff, and nobody twice on one shift of a day.
pub fn rota(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut days = 0u64;
    for day in r.scan::<DutyDay>(..)? {
        let day = day?;
        for (at, slot) in day.slots.iter().enumerate() {
            on_staff(r, &day.day, [slot.staff].into_iter().chain(slot.swap.iter().map(|swap| swap.to)))?;
            let mut before = day.slots.iter().take(at);
            let twice = before.any(|other| other.staff == slot.staff && other.shift == slot.shift);
            ensure(!twice, || RecordSeen::DutyOdd.with("id", day.day))?;
        }
        on_staff(r, &day.day, day.away.iter().copied())?;
        days += 1;
    }
    counted(days, RecordSeen::DutyDays)
}

/// Each handover is between two of the staff, its items have a holder and a signature where they were signed, and what is finished has its
/// digest. What pages is a petition on record.
pub fn records(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut rows = 0u64;
    for one in r.scan::<Handover>(..)? {
        let one = one?;
        let holders = one.items.iter().map(|item| item.holder);
        on_staff(r, &one.id, [one.outgoing, one.incoming].into_iter().chain(holders))?;
        // What is told to be known is signed by nobody.
        let mut to_sign = one.items.iter().filter(|item| item.kind != ItemKind::Info);
        let signed = to_sign.all(|item| item.on.is_some() == (item.state != ItemState::Unsigned));
        let ends = one.withdrawn.as_ref().map(|said| said.by).into_iter().chain(one.had);
        on_staff(r, &one.id, ends)?;
        let one_end = one.finished.is_none() || one.withdrawn.is_none();
        let sound = signed
            && one_end
            && one.outgoing != one.incoming
            && one.finished.is_some() == one.digest.is_some();
        ensure(sound, || RecordSeen::DutyOdd.with("id", one.id))?;
        rows += 1;
    }
    for alert in r.scan::<Alert>(..)? {
        let alert = alert?;
        ensure(r.has::<Petition>(&Keys::petition(alert.petition))?, || {
            RecordSeen::NamesNothing.with("id", alert.petition).with("other", alert.petition)
        })?;
        on_staff(r, &alert.petition, alert.acks.iter().map(|ack| ack.by))?;
        rows += 1;
    }
    for major in r.scan::<Major>(..)? {
        let major = major?;
        let closed = major.closed.map(|(_, by)| by);
        on_staff(r, &major.id, [major.by].into_iter().chain(closed))?;
        rows += 1;
    }
    counted(rows, RecordSeen::DutyRecords)
}

fn on_staff(
    r: &Reader<'_>,
    id: &impl std::fmt::Display,
    staff: impl Iterator<Item = StaffId>,
) -> Result<(), Wrong> {
    for one in staff {
        ensure(r.has::<Staff>(&Keys::staff(one))?, || {
            RecordSeen::NamesNoStaff.with("id", id).with("other", one)
        })?;
    }
    Ok(())
}
