//! Which rows may hold a fragment in the middle of a number: a signature file.
//!
//! Slots are taken in blocks of 64. Every four neighbouring digits of a number set one bit, chosen by the digits, for the
//! block that holds the number; not the four at either end, which heads and tails find, and which are often the same for
//! everybody. A fragment of five digits has two such fours, of eight digits five, and only the blocks that have all their
//! bits can hold it. In a large index every five neighbouring digits set a bit too: the digits of a date come again and
//! again, and fours alone would let too many blocks pass.
//!
//! Nothing is ever cleared: a number that went away leaves bits that cost a look, not a wrong answer, because every row
//! found is compared.

use std::ops::Range;

use super::digits::Digits;
use super::sorted::{at, heap};

/// Slots in a block.
const BLOCK: u32 = 64;
/// Bits that a block has. The 19 inner fours of an ID and a phone set about one in eight, fives too about one in four.
const BUCKETS: usize = 8192;
/// Slots from which fives are noted too.
const LARGE: u32 = 200_000;

/// The signatures, bucket by bucket, one bit a block.
pub(super) struct Fragments {
    bits: Vec<u64>,
    /// Words in one bucket.
    stride: usize,
    /// The most neighbouring digits that set a bit; four or five, settled before the first number is added.
    longest: usize,
}

impl Fragments {
    pub(super) const fn new() -> Self {
        Self { bits: Vec::new(), stride: 0, longest: 4 }
    }

    /// Makes room for so many slots.
    pub(super) fn reserve(&mut self, slots: u32) {
        let stride = slots.div_ceil(BLOCK).div_ceil(64) as usize;
        if stride <= self.stride {
            return;
        }
        let mut wider = vec![0; BUCKETS * stride];
        if self.stride == 0 {
            self.longest = if slots >= LARGE { 5 } else { 4 };
        } else {
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
        let inner = |n| number.grams(n).take(number.len().saturating_sub(n)).skip(1);
        for gram in (4..=self.longest).flat_map(inner) {
            if let Some(word) = self.bits.get_mut(bucket(gram) * self.stride + block / 64) {
                *word |= 1 << (block % 64);
            }
        }
    }

    /// The ranges of slots that may hold `fragment`, in order; all of them when it has fewer than four digits.
    pub(super) fn blocks(&self, fragment: Digits, slots: u32) -> Vec<Range<u32>> {
        let buckets: Vec<usize> = (4..=self.longest)
            .flat_map(|n| fragment.grams(n))
            .map(|gram| bucket(gram) * self.stride)
            .collect();
        let mut blocks = Vec::new();
        for word in 0..self.stride {
            let mut bits = buckets.iter().fold(u64::MAX, |bits, start| bits & at(&self.bits, start + word));
            while bits != 0 {
                let first = (word as u32 * 64 + bits.trailing_zeros()) * BLOCK;
                if first < slots {
                    blocks.push(first..(first + BLOCK).min(slots));
                }
                bits &= bits - 1;
            }
        }
        blocks
    }

    pub(super) fn bytes(&self) -> usize {
        heap(&self.bits)
    }
}

fn bucket(gram: u32) -> usize {
    let mixed = gram.wrapping_mul(0x9E37_79B1) >> 16;
    (mixed as usize * BUCKETS) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stays_findable_while_the_file_grows() {
        for first_room in [0, LARGE] {
            check(first_room);
        }
    }

    fn check(first_room: u32) {
        let mut fragments = Fragments::new();
        fragments.reserve(first_room);
        let number =
            |slot: u32| Digits::parse(&format!("{}", 13_000_000_000u64 + u64::from(slot) * 7_919_993));
        for slot in 0..20_000 {
            fragments.add(slot, number(slot));
        }
        for slot in (0..20_000).step_by(997) {
            let middle = number(slot).without_first(2).first(6);
            let looked_at: Vec<u32> = fragments.blocks(middle, 20_000).into_iter().flatten().collect();
            assert!(looked_at.contains(&slot));
            assert!(looked_at.len() < 4_000, "{}", looked_at.len());
        }
        assert_eq!(fragments.blocks(Digits::parse("123"), 20_000).into_iter().flatten().count(), 20_000);
    }
}
