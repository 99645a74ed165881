//! The lookup index and the facets of everybody behind one lock: built in one pass over a snapshot while people already work, then
//! following every commit.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::bureau::door::Bureau;
use crate::bureau::facets::Facets;
use crate::bureau::people::SearchTexts;
use crate::bureau::refusal::Refusal;
use crate::domain::PersonId;
use crate::domain::filter::Facet;
use crate::domain::person::{Glance, Person};
use crate::search::{Index, IndexBuilder};
use crate::store::{Keys, Reading, Row, StoreError, unpack};

/// The index and what it still has to learn.
#[derive(Debug, Default)]
pub struct LookupIndex {
    inner: RwLock<Inner>,
    /// Held while the index is built: one at a time.
    builder: Mutex<()>,
    done: AtomicUsize,
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
}

impl Bureau {
    /// Builds the lookup index from one snapshot, without holding anybody up: lookups go on being answered by the old
    /// index (or with `ready: false`), and people changed meanwhile are taken in at the end.
    pub fn build_index(&self) -> Result<(), Refusal> {
        let _alone = self.index.builder.lock().unwrap_or_else(PoisonError::into_inner);
        self.build_alone()
    }

    /// The index, built anew if it was lost; while it is built for the first time, or where it cannot be built, it is not
    /// ready and says so.
    pub(super) fn regained(&self) -> &LookupIndex {
        if self.index.read().lost {
            let _alone = self.index.builder.lock().unwrap_or_else(PoisonError::into_inner);
            // Someone else may have built it while this one waited.
            if self.index.read().lost {
                let _ = self.build_alone();
            }
        }
        &self.index
    }

    fn build_alone(&self) -> Result<(), Refusal> {
        {
            let mut inner = self.index.write();
            (inner.building, inner.lost) = (true, false);
            inner.late.clear();
        }
        let built = self.know_snapshot();
        let mut inner = self.index.write();
        inner.building = false;
        let late = std::mem::take(&mut inner.late);
        // Lost again meanwhile: the snapshot may be older than what was lost.
        let built = match built {
            Ok(known) if !inner.lost => {
                inner.known = Some(known);
                self.update(&mut inner, &late).map_err(Refusal::from)
            }
            Ok(_) => Ok(()),
            Err(refusal) => Err(refusal),
        };
        if built.is_err() {
            inner.lose();
        }
        built
    }

    fn know_snapshot(&self) -> Result<Known, Refusal> {
        let reader = self.store.read()?;
        let people = usize::try_from(reader.count::<Person>()?).unwrap_or_default();
        let mut builder = IndexBuilder::with_room(people);
        let mut facets = Facets::with_room(people);
        self.index.done.store(0, Ordering::Relaxed);
        let mut texts = SearchTexts::new(&self.reference);
        reader.each::<Person>(|bytes| {
            let (_, seen) = unpack::<Glance<'_>>(bytes, Person::VERSION)?;
            if !seen.merged {
                texts.record(&seen, |record| builder.add(record));
                facets.put(&Facet::of(&seen, &self.reference.groups));
            }
            self.index.done.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })?;
        facets.settle();
        Ok(Known { index: builder.finish(), facets })
    }

    /// How many people the index has taken in so far, and whether it can be asked.
    pub fn index_progress(&self) -> (usize, bool) {
        (self.index.done.load(Ordering::Relaxed), self.index.read().known.is_some())
    }

    /// Takes in what a commit touched.
    pub(super) fn follow(&self, people: &[PersonId]) {
        if people.is_empty() {
            return;
        }
        let mut inner = self.index.write();
        if inner.building {
            inner.late.extend_from_slice(people);
        }
        if self.update(&mut inner, people).is_err() {
            // An index that cannot follow must not answer: the next who asks builds it anew.
            inner.lose();
        }
    }

    fn update(&self, inner: &mut Inner, changed: &[PersonId]) -> Result<(), StoreError> {
        let Some(Known { index, facets }) = &mut inner.known else { return Ok(()) };
        let reader = self.store.read()?;
        let mut texts = SearchTexts::new(&self.reference);
        for id in changed {
            match reader.get::<Person>(&Keys::person(*id))? {
                // What was merged into another record is found there.
                Some(person) if person.merged.is_none() => {
                    let seen = Glance::from(&person);
                    texts.record(&seen, |record| index.upsert(record));
                    facets.put(&Facet::of(&seen, &self.reference.groups));
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
