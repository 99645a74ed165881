//! The index as the rest of the house sees it.

use crate::domain::PersonId;

use super::births::Births;
use super::found::{Found, Hit};
use super::fragments::Fragments;
use super::lexicon::{Lexicon, Names};
use super::numbers::Numbers;
use super::people::People;
use super::places::{PlaceSets, Places, letters};
use super::query::Query;
use super::rank::{Candidate, Ranker};
use super::record::{Record, Values, slots};
use super::sounds::{Letter, Sounds};

/// People gathered for one keystroke before ranking.
const CAP: usize = 128;
/// Most people taken from the narrowest of several terms and held against the others.
const WIDE: usize = 20_000;

/// The lookup index over everybody.
pub struct Index {
    pub(super) people: People,
    pub(super) sounds: Sounds,
    pub(super) names: Lexicon,
    pub(super) places: Places,
    pub(super) births: Births,
    /// Resident IDs of both lengths.
    pub(super) ids: Numbers<9>,
    pub(super) phones: Numbers<7>,
    pub(super) cards: Numbers<10>,
    pub(super) accounts: Numbers<12>,
    /// Over the IDs and the phones.
    pub(super) fragments: Fragments,
    pub(super) ranker: Ranker,
}

/// An index in the making: records are looked at one by one and need not be kept.
pub struct IndexBuilder {
    index: Index,
    names: Names,
    name_slots: Vec<u32>,
    place_sets: PlaceSets,
}

impl Default for IndexBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl IndexBuilder {
    /// Of nobody yet.
    pub fn new() -> Self {
        Self {
            index: Index::new(),
            names: Names::new(),
            name_slots: Vec::new(),
            place_sets: PlaceSets::default(),
        }
    }

    /// Of nobody yet, with room for so many people: what grows bit by bit leaves holes behind in memory.
    pub fn with_room(people: usize) -> Self {
        let mut builder = Self::new();
        // Second names and phones have slots of their own.
        let slots = people + people / 4;
        let index = &mut builder.index;
        index.people.reserve(slots);
        index.ids.reserve(slots);
        index.phones.reserve(slots);
        index.cards.reserve(slots);
        index.accounts.reserve(slots);
        index.births.reserve(slots);
        builder.names.reserve(slots);
        builder.name_slots.reserve_exact(slots);
        builder.place_sets.reserve(slots);
        builder
    }

    /// Takes one person in; each may come once.
    pub fn add(&mut self, record: &Record<'_>) {
        let index = &mut self.index;
        for (n, values) in slots(record).enumerate() {
            let slot = index.people.allot(record.person, values.marks);
            if let Some(name) = values.name {
                self.names.push(letters(name).map(|c| index.sounds.intern(c)));
                self.name_slots.push(slot);
            }
            index.ids.put(slot, values.id);
            index.phones.put(slot, values.phone);
            index.cards.put(slot, values.card);
            index.accounts.put(slot, values.account);
            index.births.put(slot, record.birth.filter(|_| n == 0));
            self.place_sets.put(slot, if n == 0 { &record.places } else { &[] });
        }
        index.people.counted(true);
    }

    /// The index of all that came.
    pub fn finish(self) -> Index {
        let Self { mut index, names, name_slots, place_sets } = self;
        index.arrange(names, &name_slots, place_sets);
        index
    }
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl Index {
    /// An index of nobody.
    pub fn new() -> Self {
        Self {
            people: People::new(),
            sounds: Sounds::new(),
            names: Lexicon::new(),
            places: Places::new(),
            births: Births::new(),
            ids: Numbers::new(),
            phones: Numbers::new(),
            cards: Numbers::new(),
            accounts: Numbers::new(),
            fragments: Fragments::new(),
            ranker: Ranker::new(),
        }
    }

    /// Builds the index of all records at once, each person coming once. Much faster than as many [`Index::upsert`]s: after
    /// a large import, build anew.
    pub fn build<'a>(records: impl Iterator<Item = Record<'a>>) -> Self {
        let mut builder = IndexBuilder::new();
        records.for_each(|record| builder.add(&record));
        builder.finish()
    }

    fn arrange(&mut self, mut names: Names, name_slots: &[u32], place_sets: PlaceSets) {
        for c in place_sets.names.iter().flat_map(|place| letters(place)) {
            self.sounds.intern(c);
        }
        // From here on the numbers of characters follow their sound.
        names.renumber(&self.sounds.arrange());
        let (lexicon, numbers) = Lexicon::build(&names);
        drop(names);
        self.people.set_names(name_slots.iter().copied().zip(numbers), lexicon.len());
        self.names = lexicon;
        self.places.fill(place_sets, &self.sounds);
        self.people.sort();
        self.births.sort();
        self.ids.sort();
        self.phones.sort();
        self.cards.sort();
        self.accounts.sort();
        self.fragments.reserve(self.people.slots());
        for slot in 0..self.people.slots() {
            self.fragments.add(slot, self.ids.get(slot));
            self.fragments.add(slot, self.phones.get(slot));
        }
    }

    /// Takes a record in: a new person, or all that is now known of one already here. What did not change is not touched.
    pub fn upsert(&mut self, record: &Record<'_>) {
        let all: Vec<Values<'_>> = slots(record).collect();
        let mut own = self.people.slots_of(record.person).to_vec();
        if own.len() != all.len() {
            self.remove(record.person);
            own = all.iter().map(|values| self.people.allot(record.person, values.marks)).collect();
            for slot in &own {
                self.people.enter(*slot);
            }
            self.people.counted(true);
        }
        for (n, (slot, values)) in own.into_iter().zip(all).enumerate() {
            self.people.mark(slot, values.marks);
            let name =
                values.name.map(|name| letters(name).map(|c| self.sounds.intern(c)).collect::<Vec<Letter>>());
            let name = name.map(|name| self.names.insert(&name));
            self.people.set_name(slot, name);
            self.fragments.add(slot, values.id);
            self.fragments.add(slot, values.phone);
            self.set_numbers(slot, &values);
            self.births.set(slot, record.birth.filter(|_| n == 0));
            self.places.set(slot, if n == 0 { &record.places } else { &[] }, &mut self.sounds);
        }
    }

    /// Forgets a person; nothing happens when they are not here.
    pub fn remove(&mut self, person: PersonId) {
        let slots = self.people.remove(person);
        if slots.is_empty() {
            return;
        }
        self.people.counted(false);
        for slot in slots {
            self.set_numbers(slot, &Values::none());
            self.births.set(slot, None);
            self.places.set(slot, &[], &mut self.sounds);
        }
    }

    fn set_numbers(&mut self, slot: u32, values: &Values<'_>) {
        self.ids.set(slot, values.id);
        self.phones.set(slot, values.phone);
        self.cards.set(slot, values.card);
        self.accounts.set(slot, values.account);
    }

    /// How many people the index holds.
    pub fn len(&self) -> usize {
        self.people.count()
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Looks up what was typed or pasted and returns the best `limit` people. An empty query finds nobody.
    pub fn find(&self, query: &str, limit: usize) -> Found {
        let Query { readings, pasted } = Query::parse(query, &self.sounds);
        let mut found = Found { pasted_id: pasted, ..Found::default() };
        for (n, terms) in readings.iter().enumerate() {
            let (mut candidates, total, capped) = match terms.as_slice() {
                [] => break,
                [term] => {
                    let gathered = self.gather(term, CAP.max(limit));
                    let (total, capped) = (gathered.total(), gathered.capped);
                    (gathered.matches.into_iter().map(Candidate::of).collect(), total, capped)
                }
                terms => {
                    let (candidates, capped) = self.narrow(terms, WIDE);
                    let total = candidates.len();
                    (candidates, total, capped)
                }
            };
            if n > 0 {
                candidates = candidates.into_iter().map(Candidate::apart).collect();
            }
            let hits = self.rank(candidates, terms, limit);
            found.total = found.total.max(total);
            found.capped |= capped;
            let known: Vec<PersonId> = found.hits.iter().map(|h| h.person).collect();
            found.hits.extend(hits.into_iter().filter(|h| !known.contains(&h.person)));
            found.total = found.total.max(found.hits.len());
            if found.hits.len() >= limit {
                break;
            }
        }
        found.hits.sort_by_key(|h| h.tier);
        found.hits.truncate(limit);
        // Hits of a less likely reading of the query stand behind those of a likelier one, whatever their own score says.
        Hit::never_rise(&mut found.hits);
        found
    }

    /// Heap bytes of the index (hash tables and small lists estimated), for the bench.
    pub fn bytes(&self) -> usize {
        let numbers = self.ids.bytes() + self.phones.bytes() + self.cards.bytes() + self.accounts.bytes();
        let words = self.sounds.bytes() + self.names.bytes() + self.places.bytes();
        numbers + words + self.people.bytes() + self.births.bytes() + self.fragments.bytes()
    }
}
