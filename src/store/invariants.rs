//! The invariants that need nothing but a snapshot, and what all checks share.

use std::ops::Bound;

use sha2::{Digest, Sha256};

use super::bytes::hex;
use super::counter::Counter;
use super::entry::JournalEntry;
use super::error::StoreError;
use super::finding::{Finding, Seen};
use super::read::{Raw, RawRange, Reader, Reading, decode_entry};
use super::tables::{Core, Slot, Table};
use super::writer::counter_value;

/// What a check found, or why it stopped.
pub(super) enum Wrong {
    /// The invariant does not hold.
    Found(Finding<Seen>),
    /// The data could not be read.
    Failed(StoreError),
}

impl<E: Into<StoreError>> From<E> for Wrong {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// What a check saw, or what is wrong.
pub(super) type Checked = Result<Finding<Seen>, Wrong>;

/// Stops a check at the first thing that is wrong.
macro_rules! ensure {
    ($held:expr, $wrong:expr) => {
        if !$held {
            return Err(Wrong::Found($wrong.into()));
        }
    };
}

pub(super) use ensure;

/// All rows of a table.
pub(super) fn whole<'a>(
    reader: &'a Reader<'_>,
    slot: Slot,
) -> Result<impl Iterator<Item = RawItem<'a>> + use<'a>, StoreError> {
    let range: Option<RawRange<'a>> = reader.raw_range(slot, (Bound::Unbounded, Bound::Unbounded))?;
    Ok(range.into_iter().flatten())
}

type RawItem<'a> = <RawRange<'a> as Iterator>::Item;

/// A key as a person may see it: short keys are numbers; longer ones may be identity numbers and are shown by digest.
pub(super) fn place(key: &[u8]) -> String {
    if key.len() <= 8 {
        return key.iter().fold(0u64, |n, b| n << 8 | u64::from(*b)).to_string();
    }
    format!("~{}", hex(Sha256::digest(key).get(..4).unwrap_or_default()))
}

fn entries<'a>(
    reader: &'a Reader<'_>,
) -> Result<impl Iterator<Item = Result<(Vec<u8>, JournalEntry), StoreError>> + use<'a>, StoreError> {
    Ok(whole(reader, Slot::Core(Core::Journal))?.map(|item| {
        let (key, value) = item?;
        Ok((key.value().to_vec(), decode_entry(value.value())?))
    }))
}

/// No gaps, every link, and the last entry is the head.
pub(super) fn chain(reader: &Reader<'_>) -> Checked {
    let head = reader.head()?;
    let mut last: Option<JournalEntry> = None;
    for item in entries(reader)? {
        let (key, entry) = item?;
        let expected = last.as_ref().map_or(1, |e| e.seq + 1);
        ensure!(
            entry.seq == expected && key == expected.to_be_bytes(),
            Seen::EntryMissing.with("seq", expected)
        );
        if let Some(before) = &last {
            ensure!(entry.prev == before.hash, Seen::EntryOrder.with("seq", expected));
        }
        last = Some(entry);
    }
    let seq = last.as_ref().map_or(0, |e| e.seq);
    ensure!(seq == head.seq, Seen::HeadElsewhere.with("seq", seq).with("head", head.seq));
    ensure!(last.is_none_or(|e| e.hash == head.entry), Seen::HeadDiffers.with("seq", seq));
    Ok(Seen::Chain.with("n", seq))
}

/// Every entry's key is there once and leads back to it; no other keys are there.
pub(super) fn keys(reader: &Reader<'_>) -> Checked {
    let slot = Slot::Core(Core::IdempotencyKey);
    let mut count = 0u64;
    for item in entries(reader)? {
        let (key, entry) = item?;
        let seq = reader.raw_get(slot, &entry.key.0)?;
        ensure!(seq.is_some_and(|s| s.value() == key), Seen::KeyAstray.with("seq", entry.seq));
        count += 1;
    }
    let stored = reader.raw_len(slot)?;
    ensure!(stored == count, Seen::KeysCount.with("n", stored).with("of", count));
    Ok(Seen::Keys.with("n", count))
}

/// Every entry with a subject stands in that person's timeline; nothing else does.
pub(super) fn subjects(reader: &Reader<'_>) -> Checked {
    let slot = Slot::Core(Core::JournalBySubject);
    let mut count = 0u64;
    for item in entries(reader)? {
        let (key, entry) = item?;
        for person in entry.people() {
            let row = reader.raw_get(slot, &[person.0.to_be_bytes().as_slice(), &key].concat())?;
            ensure!(row.is_some(), Seen::TimelineGap.with("seq", entry.seq));
            count += 1;
        }
    }
    let stored = reader.raw_len(slot)?;
    ensure!(stored == count, Seen::TimelineCount.with("n", stored).with("of", count));
    Ok(Seen::Timeline.with("n", count))
}

/// No row has a number that its counter has not given out.
pub(super) fn counters(reader: &Reader<'_>) -> Checked {
    for item in whole(reader, Slot::Row(Table::Counter))? {
        let (key, value) = item?;
        ensure!(
            counter_value(value.value()).is_some(),
            Seen::CounterUnreadable.with("at", place(key.value()))
        );
    }
    for (counter, table) in Counter::NUMBERED {
        let given = reader.raw_get(Slot::Row(Table::Counter), &counter.key())?;
        let given = given.and_then(|v| counter_value(v.value())).unwrap_or_default();
        let range = reader.raw_range(Slot::Row(*table), (Bound::Unbounded, Bound::Unbounded))?;
        let Some(last) = range.and_then(|mut r| r.next_back()).transpose()? else { continue };
        let used = last.0.value().iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
        ensure!(
            used <= given,
            Seen::CounterBehind.with("table", table.name()).with("n", used).with("of", given)
        );
    }
    Ok(Seen::Counters.into())
}
