//! One kind of number of everybody, in order from its head and from its tail.

use super::digits::Digits;
use super::sorted::{first, heap, rest, run};

/// The numbers of one kind, a row of `W` bytes for each slot, and the slots that have one in two orders.
pub(super) struct Numbers<const W: usize> {
    rows: Vec<[u8; W]>,
    by_head: Vec<u32>,
    by_tail: Vec<u32>,
}

impl<const W: usize> Numbers<W> {
    pub(super) const fn new() -> Self {
        Self { rows: Vec::new(), by_head: Vec::new(), by_tail: Vec::new() }
    }

    /// Makes room for so many slots.
    pub(super) fn reserve(&mut self, slots: usize) {
        self.rows.reserve_exact(slots);
    }

    /// The number at `slot`; empty when it has none.
    pub(super) fn get(&self, slot: u32) -> Digits {
        row(&self.rows, slot)
    }

    /// Writes a row without keeping the orders; [`Numbers::sort`] must follow.
    pub(super) fn put(&mut self, slot: u32, number: Digits) {
        let slot = slot as usize;
        if self.rows.len() <= slot {
            self.rows.resize(slot + 1, [0; W]);
        }
        if let Some(row) = self.rows.get_mut(slot) {
            *row = number.row();
        }
    }

    /// Makes both orders from the rows.
    pub(super) fn sort(&mut self) {
        self.rows.shrink_to_fit();
        self.by_head = order(&self.rows, |number| number);
        self.by_tail = order(&self.rows, Digits::reversed);
    }

    /// Replaces the number at `slot` and keeps the orders.
    pub(super) fn set(&mut self, slot: u32, number: Digits) {
        let before = self.get(slot);
        if before == number {
            return;
        }
        if !before.is_empty() {
            take_out(&mut self.by_head, &self.rows, slot, |number| number);
            take_out(&mut self.by_tail, &self.rows, slot, Digits::reversed);
        }
        self.put(slot, number);
        if !number.is_empty() {
            put_in(&mut self.by_head, &self.rows, slot, |number| number);
            put_in(&mut self.by_tail, &self.rows, slot, Digits::reversed);
        }
    }

    /// The slots whose number begins with `prefix`, in the order of the numbers (an equal number comes first).
    pub(super) fn with_head(&self, prefix: Digits) -> &[u32] {
        range(&self.by_head, &self.rows, prefix, |number| number)
    }

    /// The slots whose number ends with `tail`.
    pub(super) fn with_tail(&self, tail: Digits) -> &[u32] {
        range(&self.by_tail, &self.rows, tail.reversed(), Digits::reversed)
    }

    /// Heap bytes.
    pub(super) fn bytes(&self) -> usize {
        heap(&self.rows) + heap(&self.by_head) + heap(&self.by_tail)
    }
}

fn row<const W: usize>(rows: &[[u8; W]], slot: u32) -> Digits {
    rows.get(slot as usize).map_or_else(Digits::default, Digits::from_row)
}

fn order<const W: usize>(rows: &[[u8; W]], key: impl Fn(Digits) -> Digits) -> Vec<u32> {
    // Half of each number decides nearly always; sorting halves takes half the memory.
    let mut keyed: Vec<(u64, u32)> = (0..)
        .zip(rows)
        .map(|(slot, row)| (key(Digits::from_row(row)), slot))
        .filter(|(number, _)| !number.is_empty())
        .map(|(number, slot)| (number.front(), slot))
        .collect();
    let whole = |slot: u32| (key(row(rows, slot)), slot);
    keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| whole(a.1).cmp(&whole(b.1))));
    keyed.into_iter().map(|(_, slot)| slot).collect()
}

/// Where `slot` stands, or would stand, in `order`.
fn place<const W: usize>(
    order: &[u32],
    rows: &[[u8; W]],
    slot: u32,
    key: impl Fn(Digits) -> Digits,
) -> usize {
    let own = (key(row(rows, slot)), slot);
    order.partition_point(|other| (key(row(rows, *other)), *other) < own)
}

fn take_out<const W: usize>(
    order: &mut Vec<u32>,
    rows: &[[u8; W]],
    slot: u32,
    key: impl Fn(Digits) -> Digits,
) {
    let at = place(order, rows, slot, key);
    if order.get(at) == Some(&slot) {
        order.remove(at);
    }
}

fn put_in<const W: usize>(order: &mut Vec<u32>, rows: &[[u8; W]], slot: u32, key: impl Fn(Digits) -> Digits) {
    let at = place(order, rows, slot, key);
    order.insert(at, slot);
}

fn range<'a, const W: usize>(
    order: &'a [u32],
    rows: &[[u8; W]],
    prefix: Digits,
    key: impl Fn(Digits) -> Digits,
) -> &'a [u32] {
    let last = prefix.last_with_prefix();
    let from = rest(order, order.partition_point(|slot| key(row(rows, *slot)) < prefix));
    first(from, run(from, |slot| key(row(rows, *slot)) <= last))
}
