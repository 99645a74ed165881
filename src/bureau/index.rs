//! The lookup index behind its lock: built while people already work, then following every commit.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::bureau::door::Bureau;
use crate::bureau::people::SearchText;
use crate::bureau::refusal::Refusal;
use crate::domain::PersonId;
use crate::domain::person::Person;
use crate::search::{Index, IndexBuilder};
use crate::store::{Keys, Reading, StoreError};

/// The index and what it still has to learn.
#[derive(Debug, Default)]
pub struct LookupIndex {
    inner: RwLock<Inner>,
    /// Held while the index is built: one at a time.
    builder: Mutex<()>,
    done: AtomicUsize,
}

#[derive(Default)]
struct Inner {
    /// `None` until it is built.
    index: Option<Index>,
    /// A new one is being built from a snapshot.
    building: bool,
    /// People changed since that snapshot.
    late: Vec<PersonId>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("ready", &self.index.is_some()).finish_non_exhaustive()
    }
}

impl LookupIndex {
    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the index; `None` while it is being built.
    pub fn ask<T>(&self, question: impl FnOnce(&Index) -> T) -> Option<T> {
        self.read().index.as_ref().map(question)
    }
}

impl Bureau {
    /// Builds the lookup index from one snapshot, without holding anybody up: lookups go on being answered by the old
    /// index (or with `ready: false`), and people changed meanwhile are taken in at the end.
    pub fn build_index(&self) -> Result<(), Refusal> {
        let _alone = self.index.builder.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut inner = self.index.write();
            inner.building = true;
            inner.late.clear();
        }
        let built = self.index_of_snapshot();
        let mut inner = self.index.write();
        inner.building = false;
        let late = std::mem::take(&mut inner.late);
        inner.index = Some(built?);
        self.update(&mut inner, &late).map_err(Refusal::from)
    }

    fn index_of_snapshot(&self) -> Result<Index, Refusal> {
        let reader = self.store.read()?;
        let mut builder = IndexBuilder::new();
        self.index.done.store(0, Ordering::Relaxed);
        for person in reader.scan::<Person>(..)? {
            let person = person?;
            if person.merged.is_none() {
                builder.add(&SearchText::of(&person, &self.reference).record(&person));
            }
            self.index.done.fetch_add(1, Ordering::Relaxed);
        }
        Ok(builder.finish())
    }

    /// How many people the index has taken in so far, and whether it can be asked.
    pub fn index_progress(&self) -> (usize, bool) {
        (self.index.done.load(Ordering::Relaxed), self.index.read().index.is_some())
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
            // An index that cannot follow must not answer: it is built anew.
            inner.index = None;
        }
    }

    fn update(&self, inner: &mut Inner, changed: &[PersonId]) -> Result<(), StoreError> {
        let Some(index) = &mut inner.index else { return Ok(()) };
        let reader = self.store.read()?;
        for id in changed {
            match reader.get::<Person>(&Keys::person(*id))? {
                Some(person) if person.merged.is_none() => {
                    index.upsert(&SearchText::of(&person, &self.reference).record(&person));
                }
                _ => index.remove(*id),
            }
        }
        Ok(())
    }
}
