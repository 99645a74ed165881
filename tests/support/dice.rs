//! Dice that fall the same way in every run.

/// Thrown from a seed.
pub struct Dice(pub u64);

impl Dice {
    /// From 0 up to a number.
    pub fn upto(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(most)).expect("a small number")
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.upto(u32::try_from(all.len()).expect("a few")) as usize]
    }
}
