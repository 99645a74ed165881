//! The lookup index and the facets of everybody behind one lock: built in one pass over a snapshot while people already work, then
//! following every commit.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::bureau::facets::Facets;
use crate::bureau::people::SearchTexts;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::Refusal;
use crate::domain::PersonId;
use crate::domain::filter::Facet;
use crate::domain::person::{Glance, Person};
use crate::search::{Index, IndexBuilder};
use crate::store::{Keys, Reading, Row, Store, StoreError, unpack};

/// The index and what it still has to learn.
#[derive(Debug, Default)]
pub struct LookupIndex {
    inner: RwLock<Inner>,
    /// Held while the index is built: one at a time.
    builder: Mutex<()>,
    done: AtomicUsize,
}

/// What the index is built from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Everybody's records.
    pub store: &'a Store,
    /// The groups that lists are narrowed by.
    pub reference: &'a Reference,
}

/// What is known of everybody.
pub struct Known {
    /// Finds people by what is typed.
    pub index: Index,
    /// Tells them apart by what they are.
    pub facets: Facets,
}

#[derive(Default)]
struct Inner {
    /// `None` until it is built.
    known: Option<Known>,
    /// A new one is being built from a snapshot.
    building: bool,
    /// People changed since that snapshot.
    late: Vec<PersonId>,
    /// It could not follow a change: whoever asks next builds it anew.
    lost: bool,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("ready", &self.known.is_some()).finish_non_exhaustive()
    }
}

impl Inner {
    fn lose(&mut self) {
        self.known = None;
        self.lost = true;
    }
}

impl LookupIndex {
    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something may have changed that the index has not seen: it does not answer until it is built anew.
    pub fn lose(&self) {
        self.write().lose();
    }

    /// Asks; `None` while it is being built.
    pub fn ask<T>(&self, question: impl FnOnce(&Known) -> T) -> Option<T> {
        self.read().known.as_ref().map(question)
    }

    /// Builds the lookup index from one snapshot, without holding anybody up: lookups go on being answered by the old
    /// index (or with `ready: false`), and people changed meanwhile are taken in at the end.
    pub fn build(&self, from: Source<'_>) -> Result<(), Refusal> {
        let _alone = self.builder.lock().unwrap_or_else(PoisonError::into_inner);
        self.build_alone(from)
    }

    /// The index, built anew if it was lost; while it is built for the first time, or where it cannot be built, it is not
    /// ready and says so.
    pub fn regained(&self, from: Source<'_>) -> &Self {
        if self.read().lost {
            let _alone = self.builder.lock().unwrap_or_else(PoisonError::into_inner);
            // Someone else may have built it while this one waited.
            if self.read().lost {
                let _ = self.build_alone(from);
            }
        }
        self
    }

    fn build_alone(&self, from: Source<'_>) -> Result<(), Refusal> {
        {
            let mut inner = self.write();
            (inner.building, inner.lost) = (true, false);
            inner.late.clear();
        }
        let built = self.know_snapshot(from);
        let mut inner = self.write();
        inner.building = false;
        let late = std::mem::take(&mut inner.late);
        // Lost again meanwhile: the snapshot may be older than what was lost.
        let built = match built {
            Ok(known) if !inner.lost => {
                inner.known = Some(known);
                Self::update(from, &mut inner, &late).map_err(Refusal::from)
            }
            Ok(_) => Ok(()),
            Err(refusal) => Err(refusal),
        };
        if built.is_err() {
            inner.lose();
        }
        built
    }

    fn know_snapshot(&self, from: Source<'_>) -> Result<Known, Refusal> {
        let reader = from.store.read()?;
        let people = usize::try_from(reader.count::<Person>()?).unwrap_or_default();
        let mut builder = IndexBuilder::with_room(people);
        let mut facets = Facets::with_room(people);
        self.done.store(0, Ordering::Relaxed);
        let mut texts = SearchTexts::new(from.reference);
        reader.each::<Person>(|bytes| {
            let (_, seen) = unpack::<Glance<'_>>(bytes, Person::VERSION)?;
            if !seen.merged {
                texts.record(&seen, |record| builder.add(record));
                facets.put(&Facet::of(&seen, &from.reference.groups));
            }
            self.done.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })?;
        facets.settle();
        Ok(Known { index: builder.finish(), facets })
    }

    /// How many people the index has taken in so far, and whether it can be asked.
    pub fn progress(&self) -> (usize, bool) {
        (self.done.load(Ordering::Relaxed), self.read().known.is_some())
    }

    /// Takes in what a commit touched.
    pub fn follow(&self, from: Source<'_>, people: &[PersonId]) {
        if people.is_empty() {
            return;
        }
        let mut inner = self.write();
        if inner.building {
            inner.late.extend_from_slice(people);
        }
        if Self::update(from, &mut inner, people).is_err() {
            // An index that cannot follow must not answer: the next who asks builds it anew.
            inner.lose();
        }
    }

    fn update(from: Source<'_>, inner: &mut Inner, changed: &[PersonId]) -> Result<(), StoreError> {
        let Some(Known { index, facets }) = &mut inner.known else { return Ok(()) };
        let reader = from.store.read()?;
        let mut texts = SearchTexts::new(from.reference);
        for id in changed {
            match reader.get::<Person>(&Keys::person(*id))? {
                // What was merged into another record is found there.
                Some(person) if person.merged.is_none() => {
                    let seen = Glance::from(&person);
                    texts.record(&seen, |record| index.upsert(record));
                    facets.put(&Facet::of(&seen, &from.reference.groups));
                }
                _ => {
                    index.remove(*id);
                    facets.remove(*id);
                }
            }
        }
        Ok(())
    }
}
