//! Invariants of supervision.

use std::collections::BTreeMap;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::staff::Staff;
use crate::domain::supervision::{SupervisionItem, SupervisionState, SupervisionStep};
use crate::store::{Keys, Reader, Reading};

/// Where each item stands is where its steps lead: nothing is closed without evidence, nor by whoever had it in hand. Numbers run
/// from 0001 without gaps within each year.
pub fn items(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut rows = 0u64;
    let mut years: BTreeMap<String, u32> = BTreeMap::new();
    for item in r.scan::<SupervisionItem>(..)? {
        let item = item?;
        let odd = || RecordSeen::SupervisionOdd.with("id", item.id);
        let mut now = SupervisionItem { state: SupervisionState::Open, events: Vec::new(), ..item.clone() };
        for event in &item.events {
            let to = now.step(event.step, event.by, event.on, &event.text);
            ensure(to.is_ok() || event.step == SupervisionStep::Nudge, odd)?;
            now.state = to.unwrap_or(now.state);
            now.events.push(event.clone());
        }
        ensure(now.state == item.state && r.has::<Staff>(&Keys::staff(item.owner))?, odd)?;
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
