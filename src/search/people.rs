//! Who stands at which slot.
//!
//! A person has one slot, and one more for each further phone, name or ID: the k-th slot holds the k-th value of each
//! kind. Every other table is a plain array over slots.

use std::collections::BTreeSet;

use crate::domain::PersonId;

use super::sorted::{at, first, heap, rest, run};

/// The name at this slot is not the one in use.
const OTHER: u32 = 1 << 31;
/// The person has died.
const DEAD: u32 = 1 << 30;
/// The person has more than one slot.
const MORE: u32 = 1 << 29;
/// No name, and the mask of the name's number.
const NO_NAME: u32 = (1 << 27) - 1;

/// What a slot says of its person besides the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// The name here is a former or other one.
    pub(super) other_name: bool,
    /// The person has died.
    pub(super) dead: bool,
    /// The person has further slots.
    pub(super) more: bool,
}

impl Marks {
    fn word(self) -> u32 {
        let bits = [(self.other_name, OTHER), (self.dead, DEAD), (self.more, MORE)];
        bits.iter().filter(|(set, _)| *set).fold(0, |word, (_, bit)| word | bit)
    }
}

/// Slots, their people and names.
pub(super) struct People {
    persons: Vec<PersonId>,
    /// Name number and marks.
    names: Vec<u32>,
    /// The slots in use, by person.
    by_person: Vec<u32>,
    /// The first slot with each name, plus one; 0 is none.
    first_of_name: Vec<u32>,
    /// The next slot with the same name, plus one.
    next_of_name: Vec<u32>,
    free: BTreeSet<u32>,
    count: usize,
}

impl People {
    pub(super) const fn new() -> Self {
        Self {
            persons: Vec::new(),
            names: Vec::new(),
            by_person: Vec::new(),
            first_of_name: Vec::new(),
            next_of_name: Vec::new(),
            free: BTreeSet::new(),
            count: 0,
        }
    }

    /// How many people.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// How many slots, free ones included.
    pub(super) fn slots(&self) -> u32 {
        self.persons.len() as u32
    }

    /// Makes room for so many slots.
    pub(super) fn reserve(&mut self, slots: usize) {
        self.persons.reserve_exact(slots);
        self.names.reserve_exact(slots);
        self.next_of_name.reserve_exact(slots);
    }

    /// A new slot for a person, without a name; the orders are not kept ([`People::sort`], or [`People::enter`]).
    pub(super) fn allot(&mut self, person: PersonId, marks: Marks) -> u32 {
        let word = marks.word() | NO_NAME;
        let slot = self.free.pop_first().unwrap_or(self.slots());
        if slot == self.slots() {
            self.persons.push(person);
            self.names.push(word);
            self.next_of_name.push(0);
        } else if let (Some(p), Some(n)) =
            (self.persons.get_mut(slot as usize), self.names.get_mut(slot as usize))
        {
            (*p, *n) = (person, word);
        }
        slot
    }

    /// Replaces the marks at a slot.
    pub(super) fn mark(&mut self, slot: u32, marks: Marks) {
        if let Some(word) = self.names.get_mut(slot as usize) {
            *word = *word & NO_NAME | marks.word();
        }
    }

    /// Counts one more person, or one fewer.
    pub(super) fn counted(&mut self, more: bool) {
        self.count = if more { self.count + 1 } else { self.count.saturating_sub(1) };
    }

    /// Puts a slot into the order of people.
    pub(super) fn enter(&mut self, slot: u32) {
        let own = (self.person(slot), slot);
        let place = self.by_person.partition_point(|s| (self.person(*s), *s) < own);
        self.by_person.insert(place, slot);
    }

    /// Orders everybody.
    pub(super) fn sort(&mut self) {
        let mut order: Vec<u32> = (0..self.slots()).collect();
        order.sort_unstable_by_key(|slot| (self.person(*slot), *slot));
        self.by_person = order;
        self.persons.shrink_to_fit();
        self.names.shrink_to_fit();
        self.next_of_name.shrink_to_fit();
    }

    /// Takes all slots of a person out and returns them; their names are forgotten.
    pub(super) fn remove(&mut self, person: PersonId) -> Vec<u32> {
        let slots = self.slots_of(person).to_vec();
        for slot in &slots {
            self.forget_name(*slot);
            self.free.insert(*slot);
        }
        let from = self.by_person.partition_point(|s| self.person(*s) < person);
        self.by_person.drain(from..from + slots.len());
        slots
    }

    /// The slots of a person, the first one first.
    pub(super) fn slots_of(&self, person: PersonId) -> &[u32] {
        let from = rest(&self.by_person, self.by_person.partition_point(|s| self.person(*s) < person));
        first(from, run(from, |s| self.person(*s) == person))
    }

    /// All slots of the person at `slot`.
    pub(super) fn siblings<'a>(&'a self, slot: &'a u32) -> &'a [u32] {
        if self.marks(*slot).more { self.slots_of(self.person(*slot)) } else { std::slice::from_ref(slot) }
    }

    pub(super) fn person(&self, slot: u32) -> PersonId {
        at(&self.persons, slot as usize)
    }

    pub(super) fn marks(&self, slot: u32) -> Marks {
        let word = at(&self.names, slot as usize);
        Marks { other_name: word & OTHER != 0, dead: word & DEAD != 0, more: word & MORE != 0 }
    }

    /// The number of the name at `slot`.
    pub(super) fn name(&self, slot: u32) -> Option<u32> {
        let name = at(&self.names, slot as usize) & NO_NAME;
        (name != NO_NAME).then_some(name)
    }

    /// Writes a name, or none. Slots with one name are chained in the order of their numbers, so answers do not depend on the
    /// order of arrival.
    pub(super) fn set_name(&mut self, slot: u32, name: Option<u32>) {
        if self.name(slot) == name {
            return;
        }
        self.forget_name(slot);
        let Some(name) = name else {
            return;
        };
        if let Some(word) = self.names.get_mut(slot as usize) {
            *word = *word & !NO_NAME | name;
        }
        if self.first_of_name.len() <= name as usize {
            self.first_of_name.resize(name as usize + 1, 0);
        }
        let mut before = None;
        let mut next = at(&self.first_of_name, name as usize);
        while next != 0 && next <= slot {
            before = Some(next - 1);
            next = at(&self.next_of_name, next as usize - 1);
        }
        self.link(before, name, slot + 1);
        self.link(Some(slot), name, next);
    }

    /// Writes the names of everybody, given by slot, and makes the chains.
    pub(super) fn set_names(&mut self, names: impl DoubleEndedIterator<Item = (u32, u32)>, distinct: usize) {
        self.first_of_name = vec![0; distinct];
        for (slot, name) in names.rev() {
            if let Some(word) = self.names.get_mut(slot as usize) {
                *word = *word & !NO_NAME | name;
            }
            let next = at(&self.first_of_name, name as usize);
            self.link(Some(slot), name, next);
            self.link(None, name, slot + 1);
        }
    }

    fn forget_name(&mut self, slot: u32) {
        let Some(name) = self.name(slot) else {
            return;
        };
        let mut before = None;
        let mut next = at(&self.first_of_name, name as usize);
        while next != 0 && next != slot + 1 {
            before = Some(next - 1);
            next = at(&self.next_of_name, next as usize - 1);
        }
        let after = at(&self.next_of_name, slot as usize);
        self.link(before, name, after);
        self.link(Some(slot), name, 0);
        if let Some(word) = self.names.get_mut(slot as usize) {
            *word |= NO_NAME;
        }
    }

    /// Makes `to` (a slot plus one) the successor of `before`, or the first with the name.
    fn link(&mut self, before: Option<u32>, name: u32, to: u32) {
        let cell = match before {
            Some(slot) => self.next_of_name.get_mut(slot as usize),
            None => self.first_of_name.get_mut(name as usize),
        };
        if let Some(cell) = cell {
            *cell = to;
        }
    }

    /// The slots with a name, ascending.
    pub(super) fn with_name(&self, name: u32) -> impl Iterator<Item = u32> {
        let mut next = at(&self.first_of_name, name as usize);
        std::iter::from_fn(move || {
            let slot = next.checked_sub(1)?;
            next = at(&self.next_of_name, slot as usize);
            Some(slot)
        })
    }

    pub(super) fn bytes(&self) -> usize {
        let arrays =
            heap(&self.names) + heap(&self.by_person) + heap(&self.first_of_name) + heap(&self.next_of_name);
        arrays + heap(&self.persons) + 8 * self.free.len()
    }
}
