//! Which rows may hold a fragment: a signature file.
//!
//! Slots are taken in blocks of 64. Every four neighbouring digits of a number set one bit, chosen by the digits, for the
//! block that holds the number. A fragment of five digits has two such fours, of eight digits five, and only the blocks
//! that have all their bits can hold it. Nothing is ever cleared: a number that went away leaves bits that cost a look,
//! not a wrong answer, because every row found is compared.

use super::digits::Digits;
use super::sorted::{at, heap};

/// Slots in a block.
const BLOCK: u32 = 64;
/// Bits that a block has. Against the 23 fours of an ID and a phone this leaves about one bit in five set.
const BUCKETS: usize = 6144;

/// The signatures, bucket by bucket, one bit a block.
pub(super) struct Fragments {
    bits: Vec<u64>,
    /// Words in one bucket.
    stride: usize,
}

impl Fragments {
    pub(super) const fn new() -> Self {
        Self { bits: Vec::new(), stride: 0 }
    }

    /// Makes room for so many slots.
    pub(super) fn reserve(&mut self, slots: u32) {
        let stride = slots.div_ceil(BLOCK).div_ceil(64) as usize;
        if stride <= self.stride {
            return;
        }
        let mut wider = vec![0; BUCKETS * stride];
        if self.stride > 0 {
            for (to, from) in wider.chunks_mut(stride).zip(self.bits.chunks(self.stride)) {
                for (to, from) in to.iter_mut().zip(from) {
                    *to = *from;
                }
            }
        }
        (self.bits, self.stride) = (wider, stride);
    }

    /// Notes the digits of a number at `slot`.
    pub(super) fn add(&mut self, slot: u32, number: Digits) {
        let block = (slot / BLOCK) as usize;
        if block / 64 >= self.stride {
            self.reserve(slot + slot / 4 + 1);
        }
        for gram in number.grams() {
            if let Some(word) = self.bits.get_mut(bucket(gram) * self.stride + block / 64) {
                *word |= 1 << (block % 64);
            }
        }
    }

    /// The slots that may hold `fragment`, in order; all of them when it has fewer than four digits.
    pub(super) fn slots(&self, fragment: Digits, slots: u32) -> impl Iterator<Item = u32> {
        let buckets: Vec<usize> = fragment.grams().map(|gram| bucket(gram) * self.stride).collect();
        let words = (0..self.stride).map(move |word| {
            let both = |bits: u64, start: &usize| bits & at(&self.bits, start + word);
            (word, buckets.iter().fold(u64::MAX, both))
        });
        let blocks = words.flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                let bit = bits.trailing_zeros();
                bits &= bits.checked_sub(1)?;
                Some(word as u32 * 64 + bit)
            })
        });
        blocks.flat_map(|block| block * BLOCK..(block + 1) * BLOCK).take_while(move |slot| *slot < slots)
    }

    pub(super) fn bytes(&self) -> usize {
        heap(&self.bits)
    }
}

fn bucket(gram: u16) -> usize {
    let mixed = u32::from(gram).wrapping_mul(0x9E37_79B1) >> 16;
    (mixed as usize * BUCKETS) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stays_findable_while_the_file_grows() {
        let mut fragments = Fragments::new();
        let number =
            |slot: u32| Digits::parse(&format!("{}", 13_000_000_000u64 + u64::from(slot) * 7_919_993));
        for slot in 0..20_000 {
            fragments.add(slot, number(slot));
        }
        for slot in (0..20_000).step_by(997) {
            let middle = number(slot).without_first(2).first(6);
            let looked_at: Vec<u32> = fragments.slots(middle, 20_000).collect();
            assert!(looked_at.contains(&slot));
            assert!(looked_at.len() < 4_000, "{}", looked_at.len());
        }
        assert_eq!(fragments.slots(Digits::parse("123"), 20_000).count(), 20_000);
    }
}
