//! Invariants of supervision.

use std::collections::BTreeMap;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::staff::Staff;
use crate::domain::supervision::{Hand, SupervisionItem, SupervisionState, SupervisionStep};
use crate::store::{Keys, Reader, Reading};

/// Where each item stands is where its steps lead: nothing is closed without evidence, nor by whoever had it in hand. Numbers run
/// from 0001 without gaps within each year.
pub fn items(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut rows = 0u64;
    let mut years: BTreeMap<String, u32> = BTreeMap::new();
    for item in r.scan::<SupervisionItem>(..)? {
        let item = item?;
        let odd = || RecordSeen::SupervisionOdd.with("id", item.id);
        let (owner, due) = item.first_said();
        let (state, events) = (SupervisionState::Open, Vec::new());
        let mut now = SupervisionItem { owner, due, state, events, ..item.clone() };
        for event in &item.events {
            let to = match event.followed {
                // What followed from a petition is about that, and goes to another.
                Some(petition) => {
                    ensure(event.step == SupervisionStep::Reassign && item.petition == Some(petition), odd)?;
                    ensure(now.state != SupervisionState::Closed, odd)?;
                    Ok(now.handed_on())
                }
                None => now.step(event.step, Hand::of_record(event.by), event.on, &event.text),
            };
            ensure(to.is_ok() || event.step == SupervisionStep::Nudge, odd)?;
            // Whoever had it, and its day, stand on record with every change.
            ensure(event.owner.is_some() == (event.step == SupervisionStep::Reassign), odd)?;
            ensure(event.due.is_some() == (event.step == SupervisionStep::Due), odd)?;
            ensure(event.owner.is_none_or(|(was, _)| was == now.owner), odd)?;
            ensure(event.due.is_none_or(|(was, _)| was == now.due), odd)?;
            now.state = to.unwrap_or(now.state);
            now.take_in(event.clone());
        }
        ensure((now.state, now.owner, now.due) == (item.state, item.owner, item.due), odd)?;
        ensure(r.has::<Staff>(&Keys::staff(item.owner))?, odd)?;
        // Items are numbered in the order of their keys.
        let (year, n) = item.number.split_once('-').unwrap_or_default();
        let last = years.entry(year.to_owned()).or_default();
        *last += 1;
        ensure(n.parse() == Ok(*last), || {
            RecordSeen::NumberMissing.with("number", format!("{year}-{last:04}"))
        })?;
        rows += 1;
    }
    counted(rows, RecordSeen::SupervisionItems)
}
