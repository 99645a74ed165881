//! Dates of birth in order.

use crate::domain::Date;

use super::sorted::{at, first, heap, rest, run};

/// The birth of each slot as a day number, and the slots that have one in the order of birth.
pub(super) struct Births {
    days: Vec<u16>,
    order: Vec<u32>,
}

impl Births {
    pub(super) const fn new() -> Self {
        Self { days: Vec::new(), order: Vec::new() }
    }

    /// Makes room for so many slots.
    pub(super) fn reserve(&mut self, slots: usize) {
        self.days.reserve_exact(slots);
    }

    /// Writes a day without keeping the order; [`Births::sort`] must follow.
    pub(super) fn put(&mut self, slot: u32, birth: Option<Date>) {
        let slot = slot as usize;
        if self.days.len() <= slot {
            self.days.resize(slot + 1, 0);
        }
        if let Some(day) = self.days.get_mut(slot) {
            *day = birth.and_then(day_number).unwrap_or(0);
        }
    }

    pub(super) fn sort(&mut self) {
        self.days.shrink_to_fit();
        let mut keyed: Vec<(u16, u32)> =
            self.days.iter().copied().zip(0..).filter(|(day, _)| *day > 0).collect();
        keyed.sort_unstable();
        self.order = keyed.into_iter().map(|(_, slot)| slot).collect();
        // It was made in the place of the pairs.
        self.order.shrink_to_fit();
    }

    pub(super) fn set(&mut self, slot: u32, birth: Option<Date>) {
        if at(&self.days, slot as usize) == birth.and_then(day_number).unwrap_or(0) {
            return;
        }
        if at(&self.days, slot as usize) > 0 {
            let place = self.place(slot);
            if self.order.get(place) == Some(&slot) {
                self.order.remove(place);
            }
        }
        self.put(slot, birth);
        if at(&self.days, slot as usize) > 0 {
            let place = self.place(slot);
            self.order.insert(place, slot);
        }
    }

    fn place(&self, slot: u32) -> usize {
        let own = (at(&self.days, slot as usize), slot);
        self.order.partition_point(|other| (at(&self.days, *other as usize), *other) < own)
    }

    /// The slots born from `span.0` to `span.1`, both included, the eldest first.
    pub(super) fn within(&self, span: (Date, Date)) -> &[u32] {
        let (low, high) = bounds(span);
        let from = rest(&self.order, self.order.partition_point(|s| at(&self.days, *s as usize) < low));
        first(from, run(from, |s| at(&self.days, *s as usize) <= high))
    }

    /// Whether `slot` was born in the span.
    pub(super) fn is_within(&self, slot: u32, span: (Date, Date)) -> bool {
        let (low, high) = bounds(span);
        (low..=high).contains(&at(&self.days, slot as usize))
    }

    pub(super) fn bytes(&self) -> usize {
        heap(&self.days) + heap(&self.order)
    }
}

/// Days from the end of 1879: two bytes reach to 2059.
fn day_number(date: Date) -> Option<u16> {
    let base = Date::new(1879, 12, 31)?;
    u16::try_from(date.days_since(base)).ok().filter(|day| *day > 0)
}

fn bounds((from, to): (Date, Date)) -> (u16, u16) {
    let first_year = from.year() < 1880;
    let low = if first_year { 1 } else { day_number(from).unwrap_or(u16::MAX) };
    let high = if to.year() < 1880 { 0 } else { day_number(to).unwrap_or(u16::MAX) };
    (low, high)
}
