//! Chance that can be repeated: every stream is named by the seed, a topic and a number, so that one person or one
//! petition can be made without making the others.

use fastrand::Rng;

/// What a stream of chance is for. The number is part of the seed: adding a topic leaves the others as they were.
#[derive(Debug, Clone, Copy)]
pub(super) enum Topic {
    /// Which person stands where in the roster.
    Roster = 1,
    /// A person's life: sex, birth, service, death.
    Life = 2,
    /// A person's name, numbers, addresses.
    Facts = 3,
    /// What goes wrong in the ledger.
    Ledger = 4,
    /// A petition.
    Petition = 5,
    /// Who was contacted when.
    Care = 6,
}

/// The stream of `topic` number `n`.
pub(super) fn stream(seed: u64, topic: Topic, n: u64) -> Rng {
    Rng::with_seed(mix(mix(seed ^ 0x5EED_0000_0000_0000) ^ mix((topic as u64) << 56 | n)))
}

/// SplitMix64's finaliser: neighbouring numbers become unrelated ones.
fn mix(n: u64) -> u64 {
    let n = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    n ^ (n >> 31)
}

/// Things with weights, drawn in proportion.
#[derive(Debug, Clone)]
pub(super) struct Weighted<T> {
    things: Vec<(u32, T)>,
    total: u32,
}

impl<T> Weighted<T> {
    /// Things of weight zero are never drawn.
    pub(super) fn new(things: impl IntoIterator<Item = (T, u32)>) -> Self {
        let mut total = 0_u32;
        let things = things
            .into_iter()
            .filter(|(_, weight)| *weight > 0)
            .map(|(thing, weight)| {
                total = total.saturating_add(weight);
                (total, thing)
            })
            .collect();
        Self { things, total }
    }

    /// One of them; `None` only when there are none.
    pub(super) fn draw(&self, rng: &mut Rng) -> Option<&T> {
        let at = rng.u32(0..self.total.max(1));
        let place = self.things.partition_point(|(upto, _)| *upto <= at);
        self.things.get(place).map(|(_, thing)| thing)
    }
}

/// True `n` times in a thousand.
pub(super) fn in_thousand(rng: &mut Rng, n: u32) -> bool {
    rng.u32(0..1000) < n
}

/// One of a fixed list.
pub(super) fn one_of<'a, T: ?Sized>(rng: &mut Rng, list: &[&'a T], or: &'a T) -> &'a T {
    if list.is_empty() { or } else { list.get(rng.usize(0..list.len())).copied().unwrap_or(or) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_follow_the_weights_and_repeat() {
        let bag = Weighted::new([("a", 1), ("never", 0), ("b", 3)]);
        let draw = || {
            let mut rng = stream(7, Topic::Facts, 1);
            (0..4000).filter(|_| bag.draw(&mut rng) == Some(&"b")).count()
        };
        assert!((2850..3150).contains(&draw()), "{}", draw());
        assert_eq!(draw(), draw());
        let none: Weighted<u8> = Weighted::new([]);
        assert_eq!(none.draw(&mut stream(7, Topic::Facts, 1)), None);
    }

    #[test]
    fn neighbouring_streams_differ() {
        let first = |seed, topic, n| stream(seed, topic, n).u64(..);
        assert_ne!(first(1, Topic::Life, 1), first(1, Topic::Life, 2));
        assert_ne!(first(1, Topic::Life, 1), first(2, Topic::Life, 1));
        assert_ne!(first(1, Topic::Life, 1), first(1, Topic::Facts, 1));
    }
}
