//! Towns and villages.

use std::collections::HashMap;

use crate::text::{fold, is_name_dot};

use super::lexicon::{Lexicon, Names};
use super::sorted::{at, first, heap, rest, run};
use super::sounds::{Letter, Sounds};

/// The names of places, the sets of them that people have (town and village, short and long), and who has which.
pub(super) struct Places {
    lexicon: Lexicon,
    /// Each name as it was given.
    given: Vec<Box<str>>,
    /// The sets that hold each name.
    sets_with: Vec<Vec<u32>>,
    /// The names of each set.
    sets: Vec<Box<[u32]>>,
    numbers: HashMap<Box<[u32]>, u32>,
    /// The set of each slot, plus one; 0 is none.
    of_slot: Vec<u32>,
    /// The slots that have a set, by set.
    by_set: Vec<u32>,
}

impl Places {
    pub(super) fn new() -> Self {
        Self {
            lexicon: Lexicon::new(),
            given: Vec::new(),
            sets_with: Vec::new(),
            sets: Vec::new(),
            numbers: HashMap::new(),
            of_slot: Vec::new(),
            by_set: Vec::new(),
        }
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// A name as it was given.
    pub(super) fn given(&self, name: u32) -> &str {
        self.given.get(name as usize).map_or("", |name| name)
    }

    /// The sets that hold a name.
    pub(super) fn sets_with(&self, name: u32) -> &[u32] {
        self.sets_with.get(name as usize).map_or(&[], Vec::as_slice)
    }

    /// The slots with a set, ascending.
    pub(super) fn with_set(&self, set: u32) -> &[u32] {
        let own = set + 1;
        let from = rest(&self.by_set, self.by_set.partition_point(|s| at(&self.of_slot, *s as usize) < own));
        first(from, run(from, |s| at(&self.of_slot, *s as usize) == own))
    }

    /// The set at a slot.
    pub(super) fn set_of(&self, slot: u32) -> Option<u32> {
        at(&self.of_slot, slot as usize).checked_sub(1)
    }

    /// Takes the sets of everybody at once.
    pub(super) fn fill(&mut self, all: PlaceSets, sounds: &Sounds) {
        let mut names = Names::new();
        for place in &all.names {
            names.push(letters(place).filter_map(|c| sounds.number(c)));
        }
        let (lexicon, numbers) = Lexicon::build(&names);
        self.lexicon = lexicon;
        for (given, number) in all.names.into_iter().zip(&numbers) {
            self.note_name(*number, given);
        }
        for set in all.sets {
            self.note_set(set.iter().map(|name| at(&numbers, *name as usize)).collect());
        }
        self.of_slot = all.of_slot;
        let mut keyed: Vec<(u32, u32)> =
            self.of_slot.iter().copied().zip(0..).filter(|(set, _)| *set > 0).collect();
        keyed.sort_unstable();
        self.by_set = keyed.into_iter().map(|(_, slot)| slot).collect();
        // It was made in the place of the pairs.
        self.by_set.shrink_to_fit();
        self.of_slot.shrink_to_fit();
    }

    fn note_name(&mut self, number: u32, given: Box<str>) {
        let room = (number as usize + 1).max(self.given.len());
        self.given.resize(room, Box::default());
        self.sets_with.resize(room, Vec::new());
        if let Some(known) = self.given.get_mut(number as usize) {
            *known = given;
        }
    }

    fn note_set(&mut self, mut members: Vec<u32>) -> u32 {
        members.sort_unstable();
        members.dedup();
        let members: Box<[u32]> = members.into();
        let set = self.sets.len() as u32;
        for name in &members {
            if let Some(sets) = self.sets_with.get_mut(*name as usize) {
                sets.push(set);
            }
        }
        self.numbers.insert(members.clone(), set);
        self.sets.push(members);
        set
    }

    /// Gives a slot its places, or none.
    pub(super) fn set(&mut self, slot: u32, places: &[&str], sounds: &mut Sounds) {
        let set = if places.is_empty() { 0 } else { self.number_of(places, sounds) + 1 };
        let before = at(&self.of_slot, slot as usize);
        if before == set {
            return;
        }
        if before > 0 {
            let place = self.place(slot);
            if self.by_set.get(place) == Some(&slot) {
                self.by_set.remove(place);
            }
        }
        if self.of_slot.len() <= slot as usize {
            self.of_slot.resize(slot as usize + 1, 0);
        }
        if let Some(of_slot) = self.of_slot.get_mut(slot as usize) {
            *of_slot = set;
        }
        if set > 0 {
            let place = self.place(slot);
            self.by_set.insert(place, slot);
        }
    }

    fn number_of(&mut self, places: &[&str], sounds: &mut Sounds) -> u32 {
        let mut members = Vec::with_capacity(places.len());
        for given in places {
            let letters: Vec<Letter> = letters(given).map(|c| sounds.intern(c)).collect();
            let number = self.lexicon.insert(&letters);
            self.note_name(number, (*given).into());
            members.push(number);
        }
        members.sort_unstable();
        members.dedup();
        match self.numbers.get(members.as_slice()) {
            Some(known) => *known,
            None => self.note_set(members),
        }
    }

    fn place(&self, slot: u32) -> usize {
        let own = (at(&self.of_slot, slot as usize), slot);
        self.by_set.partition_point(|other| (at(&self.of_slot, *other as usize), *other) < own)
    }

    pub(super) fn bytes(&self) -> usize {
        let names: usize = self.given.iter().map(|g| 16 + g.len()).sum();
        let lists: usize = self.sets_with.iter().map(|s| 24 + 4 * s.capacity()).sum();
        // Each set stands in the list and, as a key with its number, in the table.
        let sets: usize = self.sets.iter().map(|s| 48 + 8 * s.len()).sum();
        self.lexicon.bytes() + heap(&self.of_slot) + heap(&self.by_set) + names + lists + sets
    }
}

/// The places of many people on their way into [`Places`].
#[derive(Default)]
pub(super) struct PlaceSets {
    /// Each name once, as it was given.
    pub(super) names: Vec<Box<str>>,
    /// Their places in that list.
    known: HashMap<Box<str>, u32>,
    /// Each set once: places of names. Many people move from one village to another, and hardly two alike: sets are many.
    sets: Vec<Box<[u32]>>,
    numbers: HashMap<Box<[u32]>, u32>,
    /// The set of each slot, plus one.
    of_slot: Vec<u32>,
    /// The last set: a buffer that is used again.
    last: Vec<u32>,
}

impl PlaceSets {
    /// Makes room for so many slots.
    pub(super) fn reserve(&mut self, slots: usize) {
        self.of_slot.reserve_exact(slots);
    }

    pub(super) fn put(&mut self, slot: u32, places: &[&str]) {
        if self.of_slot.len() <= slot as usize {
            self.of_slot.resize(slot as usize + 1, 0);
        }
        if places.is_empty() {
            return;
        }
        self.last.clear();
        for place in places {
            let name = if let Some(known) = self.known.get(*place) {
                *known
            } else {
                let name = self.names.len() as u32;
                self.names.push((*place).into());
                self.known.insert((*place).into(), name);
                name
            };
            self.last.push(name);
        }
        let set = if let Some(known) = self.numbers.get(self.last.as_slice()) {
            *known
        } else {
            self.sets.push(self.last.as_slice().into());
            let set = self.sets.len() as u32;
            self.numbers.insert(self.last.as_slice().into(), set);
            set
        };
        if let Some(of_slot) = self.of_slot.get_mut(slot as usize) {
            *of_slot = set;
        }
    }
}

/// The characters of a name that count: folded, without dots and blanks.
pub(super) fn letters(name: &str) -> impl Iterator<Item = char> {
    let folded: Vec<char> = fold(name).chars().collect();
    folded.into_iter().filter(|c| !c.is_whitespace() && !is_name_dot(*c))
}
