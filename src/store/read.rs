//! Reading: the same doors on a snapshot and on a write transaction.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::{Bound, RangeBounds};

use redb::{AccessGuard, Range, ReadOnlyTable, ReadTransaction, ReadableTableMetadata, TableError};

use super::entry::{IdempotencyKey, JournalEntry};
use super::error::StoreError;
use super::finding::Seen;
use super::handle::Store;
use super::head::Head;
use super::medium::DATABASE;
use super::row::{CodecError, Row};
use super::tables::{Bytes, Core, IndexTable, META_HEAD, Slot, after_prefix};
use crate::domain::PersonId;

/// Most rows that are passed over on the way to the next one that is wanted.
const MOST_PASSED: usize = 12;

pub(super) type RawRange<'a> = Range<'a, Bytes, Bytes>;
pub(super) type Bounds<'k> = (Bound<&'k [u8]>, Bound<&'k [u8]>);

/// Rows as bytes; what [`Reading`] is built on.
pub(super) trait Raw {
    fn raw_get(&self, slot: Slot, key: &[u8]) -> Result<Option<AccessGuard<'_, Bytes>>, StoreError>;
    fn raw_range(&self, slot: Slot, bounds: Bounds<'_>) -> Result<Option<RawRange<'_>>, StoreError>;
    fn raw_len(&self, slot: Slot) -> Result<u64, StoreError>;
}

/// What can be read from a snapshot ([`Reader`]) and inside a write ([`super::Writer`]) alike.
#[expect(private_bounds, reason = "only the store's own two types can be read")]
pub trait Reading: Raw {
    /// The row with that key.
    fn get<R: Row>(&self, key: &[u8]) -> Result<Option<R>, StoreError> {
        let bytes = self.raw_get(Slot::Row(R::TABLE), key)?;
        bytes.map(|b| decode::<R>(b.value())).transpose()
    }

    /// Whether there is a row with that key.
    fn has<R: Row>(&self, key: &[u8]) -> Result<bool, StoreError> {
        Ok(self.raw_get(Slot::Row(R::TABLE), key)?.is_some())
    }

    /// The rows of a range of keys, in the order of their keys; from the end with `rev`.
    fn scan<R: Row>(&self, range: impl RangeBounds<Vec<u8>>) -> Result<Rows<'_, R>, StoreError> {
        let bounds = (range.start_bound().map(Vec::as_slice), range.end_bound().map(Vec::as_slice));
        Ok(Rows { range: bounded(self, Slot::Row(R::TABLE), bounds)?, kind: PhantomData })
    }

    /// Shows the bytes of every row of that kind, in the order of their keys, to one who reads only a part of them.
    fn each<R: Row>(&self, mut see: impl FnMut(&[u8]) -> Result<(), CodecError>) -> Result<(), StoreError> {
        for item in
            self.raw_range(Slot::Row(R::TABLE), (Bound::Unbounded, Bound::Unbounded))?.into_iter().flatten()
        {
            let (_, value) = item?;
            see(value.value()).map_err(|source| StoreError::Codec { table: R::TABLE.name(), source })?;
        }
        Ok(())
    }

    /// Shows the bytes of the rows with these keys, which must rise, to one who reads only a part of them. Rows that stand close
    /// together are walked over, which takes a fraction of finding each by its key.
    fn see<R: Row>(
        &self,
        keys: impl Iterator<Item = impl AsRef<[u8]>>,
        mut see: impl FnMut(&[u8]) -> Result<(), CodecError>,
    ) -> Result<(), StoreError> {
        let slot = Slot::Row(R::TABLE);
        let mut walk: Option<RawRange<'_>> = None;
        let mut at: Option<(AccessGuard<'_, Bytes>, AccessGuard<'_, Bytes>)> = None;
        for key in keys {
            let key = key.as_ref();
            let mut passed = 0;
            while at.as_ref().is_none_or(|(here, _)| here.value() < key) {
                passed += 1;
                if at.is_none() || passed > MOST_PASSED {
                    walk = self.raw_range(slot, (Bound::Included(key), Bound::Unbounded))?;
                }
                at = match walk.as_mut().and_then(Iterator::next).transpose()? {
                    Some(row) => Some(row),
                    // Behind the last row there is none.
                    None => return Ok(()),
                };
            }
            if let Some((_, row)) = at.as_ref().filter(|(here, _)| here.value() == key) {
                see(row.value()).map_err(|source| StoreError::Codec { table: R::TABLE.name(), source })?;
            }
        }
        Ok(())
    }

    /// Shows the keys of the rows that an index leads to from keys that start with `prefix`, in index order.
    fn each_owner(
        &self,
        index: IndexTable,
        prefix: &[u8],
        mut see: impl FnMut(&[u8]),
    ) -> Result<(), StoreError> {
        for item in prefixed(self, Slot::Index(index), prefix)?.into_iter().flatten() {
            see(item?.1.value());
        }
        Ok(())
    }

    /// How many rows of that kind there are. Does not read them.
    fn count<R: Row>(&self) -> Result<u64, StoreError> {
        self.raw_len(Slot::Row(R::TABLE))
    }

    /// The keys of an index that start with `prefix`, in order, each without that prefix.
    fn index_range(&self, index: IndexTable, prefix: &[u8]) -> Result<Suffixes<'_>, StoreError> {
        Ok(Suffixes { range: prefixed(self, Slot::Index(index), prefix)?, skip: prefix.len() })
    }

    /// The keys of the rows that an index leads to from keys that start with `prefix`, in index order.
    fn owners(&self, index: IndexTable, prefix: &[u8]) -> Result<Owners<'_>, StoreError> {
        Ok(Owners { range: prefixed(self, Slot::Index(index), prefix)? })
    }

    /// The key of the row that owns exactly that index key.
    fn owner(&self, index: IndexTable, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.raw_get(Slot::Index(index), key)?.map(|v| v.value().to_vec()))
    }

    /// The row that an index leads to from exactly that key.
    fn get_by<R: Row>(&self, index: IndexTable, key: &[u8]) -> Result<Option<R>, StoreError> {
        match self.owner(index, key)? {
            Some(owner) => self.get(&owner),
            None => Ok(None),
        }
    }

    /// The journal entry with that sequence number.
    fn journal_entry(&self, seq: u64) -> Result<Option<JournalEntry>, StoreError> {
        let bytes = self.raw_get(Slot::Core(Core::Journal), &seq.to_be_bytes())?;
        bytes.map(|b| decode_entry(b.value())).transpose()
    }

    /// The journal entries of a range of sequence numbers, oldest first; newest first with `rev`.
    fn journal(&self, range: impl RangeBounds<u64>) -> Result<Entries<'_>, StoreError> {
        let start = range.start_bound().map(|n| n.to_be_bytes());
        let end = range.end_bound().map(|n| n.to_be_bytes());
        let bounds = (start.as_ref().map(<[u8; 8]>::as_slice), end.as_ref().map(<[u8; 8]>::as_slice));
        Ok(Entries { range: bounded(self, Slot::Core(Core::Journal), bounds)? })
    }

    /// The sequence numbers of the entries about a person, oldest first; newest first with `rev`.
    fn journal_of(&self, person: PersonId) -> Result<Sequences<'_>, StoreError> {
        Ok(Sequences { range: prefixed(self, Slot::Core(Core::JournalBySubject), &person.0.to_be_bytes())? })
    }

    /// The newest journal entry.
    fn last_entry(&self) -> Result<Option<JournalEntry>, StoreError> {
        self.journal(..)?.next_back().transpose()
    }

    /// The entry recorded for a key, if that command is recorded.
    fn recorded(&self, key: IdempotencyKey) -> Result<Option<JournalEntry>, StoreError> {
        let seq =
            self.raw_get(Slot::Core(Core::IdempotencyKey), &key.0)?.and_then(|v| v.value().try_into().ok());
        let Some(seq) = seq.map(u64::from_be_bytes) else { return Ok(None) };
        match self.journal_entry(seq)? {
            Some(entry) => Ok(Some(entry)),
            None => Err(StoreError::damaged(DATABASE, Seen::KeyToNowhere.with("seq", seq))),
        }
    }

    /// The end of the chain in this snapshot.
    fn head(&self) -> Result<Head, StoreError> {
        let bytes = self.raw_get(Slot::Core(Core::Meta), META_HEAD)?;
        let head = bytes.and_then(|b| Head::decode(b.value()));
        head.ok_or_else(|| StoreError::damaged(DATABASE, Seen::NoHead))
    }
}

impl<T: Raw> Reading for T {}

fn bounded<'a>(
    raw: &'a (impl Raw + ?Sized),
    slot: Slot,
    bounds: Bounds<'_>,
) -> Result<Option<RawRange<'a>>, StoreError> {
    let empty = match bounds {
        (Bound::Included(a), Bound::Included(b)) => a > b,
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => a >= b,
        _ => false,
    };
    if empty { Ok(None) } else { raw.raw_range(slot, bounds) }
}

pub(super) fn prefixed<'a>(
    raw: &'a (impl Raw + ?Sized),
    slot: Slot,
    prefix: &[u8],
) -> Result<Option<RawRange<'a>>, StoreError> {
    let end = after_prefix(prefix);
    raw.raw_range(slot, (Bound::Included(prefix), end.as_deref().map_or(Bound::Unbounded, Bound::Excluded)))
}

pub(super) fn decode<R: Row>(bytes: &[u8]) -> Result<R, StoreError> {
    R::decode(bytes).map_err(|source| StoreError::Codec { table: R::TABLE.name(), source })
}

pub(super) fn decode_entry(bytes: &[u8]) -> Result<JournalEntry, StoreError> {
    JournalEntry::decode(bytes).map_err(|source| StoreError::Codec { table: Core::Journal.name(), source })
}

macro_rules! walks {
    ($(#[$doc:meta])* $name:ident$(<$kind:ident: Row>)? yields $item:ty, |$me:ident, $key:ident, $value:ident| $body:expr, { $($field:ident: $type:ty),* }) => {
        $(#[$doc])*
        pub struct $name<'a $(, $kind: Row)?> {
            range: Option<RawRange<'a>>,
            $($field: $type,)*
        }

        impl<'a $(, $kind: Row)?> $name<'a $(, $kind)?> {
            fn read(&self, item: Result<(AccessGuard<'a, Bytes>, AccessGuard<'a, Bytes>), redb::StorageError>) -> Result<$item, StoreError> {
                let $me = self;
                let _ = $me;
                let (key, value) = item?;
                let ($key, $value) = (key.value(), value.value());
                let _ = ($key, $value);
                $body
            }
        }

        impl<$($kind: Row)?> Iterator for $name<'_ $(, $kind)?> {
            type Item = Result<$item, StoreError>;

            fn next(&mut self) -> Option<Self::Item> {
                let item = self.range.as_mut()?.next()?;
                Some(self.read(item))
            }
        }

        impl<$($kind: Row)?> DoubleEndedIterator for $name<'_ $(, $kind)?> {
            fn next_back(&mut self) -> Option<Self::Item> {
                let item = self.range.as_mut()?.next_back()?;
                Some(self.read(item))
            }
        }
    };
}

walks! {
    /// Rows of one kind.
    Rows<R: Row> yields R, |me, key, value| decode::<R>(value), { kind: PhantomData<R> }
}
walks! {
    /// Index keys without their common prefix.
    Suffixes yields Vec<u8>, |me, key, value| Ok(key.get(me.skip..).unwrap_or_default().to_vec()), { skip: usize }
}
walks! {
    /// Keys of rows, as an index leads to them.
    Owners yields Vec<u8>, |me, key, value| Ok(value.to_vec()), {}
}
walks! {
    /// Journal entries.
    Entries yields JournalEntry, |me, key, value| decode_entry(value), {}
}
walks! {
    /// Sequence numbers of journal entries.
    Sequences yields u64, |me, key, value| {
        let seq = key.get(4..).and_then(|s| s.try_into().ok()).map(u64::from_be_bytes);
        seq.ok_or_else(|| StoreError::damaged(DATABASE, Seen::TimelineKey))
    }, {}
}

/// A table of a snapshot; `None` where it has no row yet.
type FoundTable = Option<ReadOnlyTable<Bytes, Bytes>>;

/// One snapshot of the database. Later writes do not show in it, and it holds old pages back from being used again: keep it for a
/// query, not for a session.
pub struct Reader<'s> {
    txn: ReadTransaction,
    /// Tables that were asked for: finding one takes longer than finding a row in it.
    tables: RefCell<Vec<(Slot, FoundTable)>>,
    store: PhantomData<&'s Store>,
}

impl Reader<'_> {
    pub(super) fn new(txn: ReadTransaction) -> Self {
        Self { txn, tables: RefCell::default(), store: PhantomData }
    }

    /// Asks a table; `None` where there is none yet.
    fn table<T>(
        &self,
        slot: Slot,
        ask: impl FnOnce(&ReadOnlyTable<Bytes, Bytes>) -> Result<T, redb::StorageError>,
    ) -> Result<Option<T>, StoreError> {
        let mut tables = self.tables.borrow_mut();
        if tables.iter().all(|(of, _)| *of != slot) {
            tables.push((slot, self.find_table(slot)?));
        }
        let table = tables.iter().find(|(of, _)| *of == slot).and_then(|(_, table)| table.as_ref());
        Ok(table.map(ask).transpose()?)
    }

    fn find_table(&self, slot: Slot) -> Result<FoundTable, StoreError> {
        match self.txn.open_table(slot.definition()) {
            Ok(table) => Ok(Some(table)),
            // Tables begin with their first row.
            Err(TableError::TableDoesNotExist(_)) => Ok(None),
            Err(e) => Err(e.into()),
        }
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

impl Raw for Reader<'_> {
    fn raw_get(&self, slot: Slot, key: &[u8]) -> Result<Option<AccessGuard<'_, Bytes>>, StoreError> {
        self.table(slot, |table| table.get(key)).map(Option::flatten)
    }

    fn raw_range(&self, slot: Slot, bounds: Bounds<'_>) -> Result<Option<RawRange<'_>>, StoreError> {
        self.table(slot, |table| table.range::<&[u8]>(bounds))
    }

    fn raw_len(&self, slot: Slot) -> Result<u64, StoreError> {
        self.table(slot, ReadableTableMetadata::len).map(Option::unwrap_or_default)
    }
}
