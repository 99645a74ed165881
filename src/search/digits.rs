//! Numbers packed four bits a digit.

use crate::text::fold_digits;

use super::sorted::{first, rest};

/// Most digits a packed number holds; of a longer one the last so many are kept, because tails are what people quote.
pub(super) const MOST: usize = 32;

/// How many inner digits are compared at once.
const INNER: usize = 16;

/// The low bit of every four.
const ONES: u64 = 0x1111_1111_1111_1111;

/// The low half of every byte.
const LOW_HALVES: u128 = 0x0F0F_0F0F_0F0F_0F0F_0F0F_0F0F_0F0F_0F0F;

/// The digits of a number, the first in the highest four bits. A digit is stored as itself plus one and `X` as 11, so that
/// zero means "no more digits" and comparing two of these compares the digits from the left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Digits(u128);

impl Digits {
    /// The digits (and `X`) in `text`; anything else is passed over.
    pub(super) fn parse(text: &str) -> Self {
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return Self::pack(text.bytes().map(|b| b - b'0'));
        }
        let folded = fold_digits(text);
        Self::pack(folded.bytes().filter_map(|b| match b {
            b'0'..=b'9' => Some(b - b'0'),
            b'X' => Some(10),
            _ => None,
        }))
    }

    fn pack(values: impl Iterator<Item = u8>) -> Self {
        let mut packed = 0u128;
        let mut len = 0;
        for value in values {
            packed = packed << 4 | u128::from(value + 1);
            len += 1;
        }
        let free = 4 * MOST.saturating_sub(len) as u32;
        Self(packed.checked_shl(free).unwrap_or(0))
    }

    /// How many digits there are.
    pub(super) fn len(self) -> usize {
        MOST - self.0.trailing_zeros() as usize / 4
    }

    /// The first sixteen digits, in the order of the whole.
    pub(super) fn front(self) -> u64 {
        (self.0 >> 64) as u64
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The digits from the last to the first.
    pub(super) fn reversed(self) -> Self {
        let bytes = self.0.swap_bytes();
        let swapped = (bytes & LOW_HALVES) << 4 | (bytes >> 4) & LOW_HALVES;
        Self(swapped.checked_shl(swapped.leading_zeros() / 4 * 4).unwrap_or(0))
    }

    /// The greatest number that begins with these digits.
    pub(super) fn last_with_prefix(self) -> Self {
        let free = 4 * (MOST - self.len()) as u32;
        Self(self.0 | 1u128.checked_shl(free).map_or(u128::MAX, |bit| bit - 1))
    }

    /// The first `n` digits.
    pub(super) fn first(self, n: usize) -> Self {
        let free = 4 * MOST.saturating_sub(n) as u32;
        Self(u128::MAX.checked_shl(free).map_or(0, |mask| self.0 & mask))
    }

    /// The digits without the first `n`.
    pub(super) fn without_first(self, n: usize) -> Self {
        Self(self.0.checked_shl(4 * n as u32).unwrap_or(0))
    }

    /// These digits and then `more`.
    pub(super) fn then(self, more: Self) -> Self {
        Self(self.0 | more.0.checked_shr(4 * self.len() as u32).unwrap_or(0))
    }

    /// Whether `prefix` stands at the front.
    pub(super) fn starts_with(self, prefix: Self) -> bool {
        self.first(prefix.len()) == prefix
    }

    /// Whether `tail` stands at the end.
    pub(super) fn ends_with(self, tail: Self) -> bool {
        self.reversed().starts_with(tail.reversed())
    }

    /// The second to the seventeenth digit. What touches neither end of a resident ID, nor the front of any shorter
    /// number, lies in them; the ends are found by [`Digits::starts_with`] and [`Digits::ends_with`].
    pub(super) fn inner(self) -> u64 {
        (self.0 << 4 >> 64) as u64
    }

    /// Every `n` neighbouring digits (up to eight), as one number.
    pub(super) fn grams(self, n: usize) -> impl Iterator<Item = u32> {
        let mask = 1u32.checked_shl(4 * n as u32).map_or(u32::MAX, |bit| bit - 1);
        (n..=self.len()).map(move |end| (self.0 >> (4 * (MOST - end))) as u32 & mask)
    }

    /// The value as a plain number of ASCII digits, when there is no `X` and it fits.
    pub(super) fn number(self) -> Option<u32> {
        let mut value = 0u32;
        for digit in self.values() {
            if digit > 9 {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(u32::from(digit))?;
        }
        Some(value)
    }

    fn values(self) -> impl Iterator<Item = u8> {
        (0..self.len()).map(move |i| ((self.0 >> (4 * (MOST - 1 - i))) as u8 & 0xF).saturating_sub(1))
    }

    /// Packed into a row of `W` bytes; of a longer number the last digits.
    pub(super) fn row<const W: usize>(self) -> [u8; W] {
        let fitting = self.without_first(self.len().saturating_sub(2 * W));
        fitting.0.to_be_bytes().first_chunk().copied().unwrap_or([0; W])
    }

    /// Unpacked from a row.
    pub(super) fn from_row<const W: usize>(row: &[u8; W]) -> Self {
        let mut bytes = [0; 16];
        if let Some(front) = bytes.first_chunk_mut() {
            *front = *row;
        }
        Self(u128::from_be_bytes(bytes))
    }
}

/// Digits made ready to be looked for inside many numbers: each digit, repeated in all places.
pub(super) struct Fragment {
    digits: [u64; INNER],
    len: usize,
}

impl Fragment {
    pub(super) fn new(digits: Digits) -> Self {
        let mut repeated = [0; INNER];
        for (i, to) in repeated.iter_mut().enumerate() {
            *to = ONES * ((digits.0 >> (4 * (MOST - 1 - i))) as u64 & 0xF);
        }
        Self { digits: repeated, len: digits.len() }
    }

    /// Whether the digits stand anywhere in the inner ones of a number. All places are compared at once, a digit of the
    /// fragment at a time.
    pub(super) fn is_in(&self, inner: u64) -> bool {
        if self.len > INNER {
            return false;
        }
        let (early, late) = (first(&self.digits, self.len.min(3)), first(&self.digits, self.len));
        let Some((head, early)) = early.split_first() else {
            return true;
        };
        // A bit of `places` marks a place up to which the digits agree; it moves on by one place with every digit. After
        // three digits nearly every number is out, so only there is it worth a branch.
        let go_on = |places: u64, everywhere: &u64| (places >> 4) & equal(inner, *everywhere);
        let places = early.iter().fold(equal(inner, *head), go_on);
        places != 0 && rest(late, 3).iter().fold(places, go_on) != 0
    }
}

/// The low bit of every four that are the same in both.
fn equal(a: u64, b: u64) -> u64 {
    let differing = a ^ b;
    let differing = differing | differing >> 2;
    !(differing | differing >> 1) & ONES
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(d: Digits) -> String {
        d.values().map(|v| if v == 10 { 'X' } else { char::from(b'0' + v) }).collect()
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn packing_is_faithful(a in "[0-9X]{0,32}", b in "[0-9X]{0,4}") {
            let (x, y) = (Digits::parse(&a), Digits::parse(&b));
            prop_assert_eq!(text(x), a.clone());
            prop_assert_eq!(x.len(), a.len());
            prop_assert_eq!(text(x.reversed()), a.chars().rev().collect::<String>());
            prop_assert_eq!(x.starts_with(y), a.starts_with(&b));
            prop_assert_eq!(x.ends_with(y), a.ends_with(&b));
            let inner: String = a.chars().skip(1).take(16).collect();
            prop_assert_eq!(Fragment::new(y).is_in(x.inner()), inner.contains(&b));
            prop_assert_eq!(text(x.first(3)), a.chars().take(3).collect::<String>());
            prop_assert_eq!(text(x.without_first(3)), a.chars().skip(3).collect::<String>());
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!(Digits::from_row(&x.row::<16>()), x);
            prop_assert_eq!(x <= y.last_with_prefix() && x >= y, a.starts_with(&b));
            prop_assert_eq!(x.grams(4).count(), a.len().saturating_sub(3));
        }
    }

    #[test]
    fn the_inner_places_end_before_the_last_ones() {
        let x = Digits::parse("XX8XX00X0000XX00");
        assert!(Fragment::new(Digits::parse("X8")).is_in(x.inner()));
        assert!(!Fragment::new(Digits::parse("88")).is_in(x.inner()));
    }

    #[test]
    fn long_numbers_keep_their_tail_and_other_signs_are_passed_over() {
        assert_eq!(text(Digits::parse("4401 2119-5001 0100１×")), "44012119500101001X");
        let long = "0123456789012345678901234567890123456789";
        assert_eq!(text(Digits::parse(long)), "89012345678901234567890123456789");
        assert_eq!(text(Digits::from_row(&Digits::parse("1234567").row::<2>())), "4567");
        assert_eq!(text(Digits::parse("123").then(Digits::parse("45X"))), "12345X");
        assert_eq!(Digits::parse("1955").number(), Some(1955));
        assert_eq!(Digits::parse("195X").number(), None);
    }
}
