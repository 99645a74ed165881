//! What the entries of one person under one programme add up to, month by month of a calendar year.

use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

use crate::domain::ledger::{EntryCause, EntryKind};
use crate::domain::{Month, PersonId};

const MONTHS: usize = 12;

/// The sums of one month, in fen, reversals counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MonthSums {
    /// Booked as due by right.
    pub due: i64,
    /// Booked as waived: not due, and left to the person.
    pub waived: i64,
    /// Settled: paid and set off, less what was paid back.
    pub settled: i64,
}

impl MonthSums {
    /// An entry more.
    pub fn add(&mut self, kind: EntryKind, cause: Option<EntryCause>, amount: i64) {
        let side = match (kind, cause) {
            (EntryKind::Due, None) => &mut self.due,
            (EntryKind::Due, Some(_)) => &mut self.waived,
            (EntryKind::Paid, _) => &mut self.settled,
        };
        *side = side.saturating_add(amount);
    }
}

/// What the entries of one person under one programme add up to in the months of a calendar year. Kept beside the entries and written
/// with each of them, so that nobody need read them all to know what stands; `check` adds them up and compares. Of a database
/// in which entries were posted before such sums were kept, those of years without a new entry may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct YearSums {
    /// Programme id.
    #[n(0)]
    pub programme: String,
    /// The record that the entries stand on.
    #[n(1)]
    pub person: PersonId,
    /// The year the money is for.
    #[n(2)]
    pub year: u16,
    /// Entries, reversals among them.
    #[n(3)]
    pub entries: u32,
    /// The sums.
    #[n(4)]
    pub months: PackedMonths,
}

impl YearSums {
    /// Of no entries.
    pub fn nothing(programme: &str, person: PersonId, year: u16) -> Self {
        Self { programme: programme.to_owned(), person, year, entries: 0, months: PackedMonths::default() }
    }

    /// One entry more of this person, programme and year; its amount in fen.
    pub fn add(&mut self, month: Month, kind: EntryKind, cause: Option<EntryCause>, amount: i64) {
        let mut months = self.months.all();
        if let Some(sums) = months.get_mut(place(month)) {
            sums.add(kind, cause, amount);
        }
        self.months = PackedMonths::new(&months);
        self.entries = self.entries.saturating_add(1);
    }

    /// The year that a month's sums are kept in.
    pub fn year_of(month: Month) -> u16 {
        u16::try_from(month.year()).unwrap_or_default()
    }
}

/// The place of a month among the twelve of its year.
fn place(month: Month) -> usize {
    month.of_year().saturating_sub(1) as usize
}

/// The sums of the twelve months of a year in few bytes. Of each month, as numbers of seven bits a byte: by how much more is due than in
/// the month before, with two bits that say whether what is settled differs from what is due and whether anything is waived; then,
/// where they are set, by how much more is settled than due, and what is waived.
#[derive(Clone, PartialEq, Eq)]
pub struct PackedMonths(Box<[u8]>);

const SETTLED_DIFFERS: u128 = 1;
const WAIVED: u128 = 2;

impl PackedMonths {
    /// Of twelve months from January.
    pub fn new(months: &[MonthSums; MONTHS]) -> Self {
        let mut out = Vec::with_capacity(2 * MONTHS);
        let mut before = 0;
        for month in months {
            let more = i128::from(month.settled) - i128::from(month.due);
            let bits = if more == 0 { 0 } else { SETTLED_DIFFERS };
            let bits = if month.waived == 0 { bits } else { bits | WAIVED };
            put(&mut out, (folded(i128::from(month.due) - before) << 2) | bits);
            if more != 0 {
                put(&mut out, folded(more));
            }
            if month.waived != 0 {
                put(&mut out, folded(month.waived.into()));
            }
            before = month.due.into();
        }
        Self(out.into())
    }

    /// The sums of all months from January.
    pub fn all(&self) -> [MonthSums; MONTHS] {
        // What does not unpack is never made.
        unpacked(&self.0).unwrap_or_default()
    }

    /// Whether exactly what is due was settled in every month, and nothing waived.
    pub fn is_even(&self) -> bool {
        self.all().iter().all(|of| of.settled == of.due && of.waived == 0)
    }

    /// The sums of a month of the year.
    pub fn of(&self, month: Month) -> MonthSums {
        self.all().get(place(month)).copied().unwrap_or_default()
    }
}

impl Default for PackedMonths {
    fn default() -> Self {
        Self::new(&<[MonthSums; MONTHS]>::default())
    }
}

impl std::fmt::Debug for PackedMonths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.all()).finish()
    }
}

impl<C> Encode<C> for PackedMonths {
    fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for PackedMonths {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        let bytes = d.bytes()?;
        let odd = || decode::Error::message("no sums of twelve months");
        unpacked(bytes).map(|_| Self(bytes.into())).ok_or_else(odd)
    }
}

fn unpacked(mut bytes: &[u8]) -> Option<[MonthSums; MONTHS]> {
    let mut months = <[MonthSums; MONTHS]>::default();
    let mut due = 0;
    for month in &mut months {
        let head = take(&mut bytes)?;
        due += unfolded(head >> 2);
        month.due = i64::try_from(due).ok()?;
        month.settled = month.due;
        if head & SETTLED_DIFFERS != 0 {
            month.settled = i64::try_from(due + unfolded(take(&mut bytes)?)).ok()?;
        }
        if head & WAIVED != 0 {
            month.waived = i64::try_from(unfolded(take(&mut bytes)?)).ok()?;
        }
    }
    bytes.is_empty().then_some(months)
}

/// A number so that small ones of either sign are small.
fn folded(n: i128) -> u128 {
    ((n << 1) ^ (n >> 127)).cast_unsigned()
}

fn unfolded(n: u128) -> i128 {
    (n >> 1).cast_signed() ^ -(n & 1).cast_signed()
}

/// Most bytes of one number: what two sums of 64 bits differ by, its sign and two bits more.
const MOST_BYTES: usize = 10;

fn put(out: &mut Vec<u8>, mut n: u128) {
    while n > 0x7f {
        out.push((n as u8 & 0x7f) | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u128> {
    // Nearly all are far below what 64 bits hold.
    let mut low = 0_u64;
    for at in 0..MOST_BYTES {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = byte & 0x7f;
        let last = byte & 0x80 == 0;
        if at == MOST_BYTES - 1 {
            return last.then_some(u128::from(low) | (u128::from(bits) << (7 * at)));
        }
        low |= u64::from(bits) << (7 * at);
        if last {
            return Some(low.into());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_month() -> impl Strategy<Value = MonthSums> {
        let amount = prop_oneof![4 => -300_000_i64..300_000, 1 => Just(0_i64), 1 => any::<i64>()];
        let alike = (amount.clone(), amount.clone(), any::<bool>());
        (alike, amount).prop_map(|((due, paid, settled), waived)| MonthSums {
            due,
            waived: if settled { 0 } else { waived },
            settled: if settled { due } else { paid },
        })
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]

        #[test]
        fn what_is_packed_comes_out_again(months in proptest::array::uniform12(any_month())) {
            let packed = PackedMonths::new(&months);
            prop_assert_eq!(packed.all(), months);
            let bytes = minicbor::to_vec(&packed).unwrap();
            prop_assert_eq!(minicbor::decode::<PackedMonths>(&bytes).unwrap(), packed);
        }

        #[test]
        fn whatever_the_bytes_are_they_are_read_whole_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let mut stored = Vec::new();
            minicbor::Encoder::new(&mut stored).bytes(&bytes).unwrap();
            if let Ok(read) = minicbor::decode::<PackedMonths>(&stored) {
                prop_assert_eq!(PackedMonths::new(&read.all()).all(), read.all());
            }
        }
    }

    #[test]
    fn a_plain_year_takes_few_bytes() {
        let month = |n: i64| MonthSums { due: 205_600 + n % 2, waived: 0, settled: 205_600 + n % 2 };
        let year: Vec<MonthSums> = (0..12).map(month).collect();
        let packed = PackedMonths::new(&year.try_into().unwrap());
        assert_eq!(packed.0.len(), 14);
        let january = Month::new(2026, 1).unwrap();
        assert_eq!(packed.of(january), month(0));
        assert_eq!(packed.of(january.plus(11)), month(11));
        assert!(packed.is_even());
    }

    #[test]
    fn each_kind_of_entry_has_its_side() {
        use crate::domain::RecoveryId;
        let by = RecoveryId(1);
        let mut sums = MonthSums::default();
        sums.add(EntryKind::Due, None, 5);
        sums.add(EntryKind::Due, Some(EntryCause::Waived(by)), 7);
        sums.add(EntryKind::Paid, None, 11);
        sums.add(EntryKind::Paid, Some(EntryCause::SetOff(by)), -2);
        assert_eq!(sums, MonthSums { due: 5, waived: 7, settled: 9 });
    }
}
