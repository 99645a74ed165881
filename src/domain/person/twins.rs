//! Finding pairs among everybody without comparing everybody with everybody: only those who share something.

use std::collections::HashSet;

use crate::domain::PersonId;
use crate::domain::person::likeness::{Likeness, Traits, Weights, digest, likeness, without_century};

/// Digits of an identity number before its check character.
const BODY: usize = 17;
/// A value that more people share is a placeholder (the number of the village office), not a trace.
const MOST_SHARING: usize = 200;
/// More people of one sound than this are not compared with each other.
const MOST_SOUNDING: usize = 5_000;

/// Two records that may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twins {
    /// The one with the smaller number.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// How alike they are.
    pub likeness: Likeness,
}

/// Something two records may share: how it is read off a record, and how many may share it and still be compared.
struct Block {
    keys: fn(&Traits, usize) -> Vec<u64>,
    at: usize,
    most: usize,
}

/// Every pair whose points reach the table's mark, the likeliest first. `go_on` hears which step of how many is being
/// done and ends the search with `false`: then there is no answer.
pub fn twins(
    all: &[Traits],
    weights: &Weights,
    go_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Vec<Twins>> {
    let blocks = blocks();
    let mut seen: HashSet<(u32, u32)> = HashSet::new();
    let mut found = Vec::new();
    let mut keys: Vec<(u64, usize)> = Vec::with_capacity(all.len());
    for (step, block) in blocks.iter().enumerate() {
        if !go_on(step, blocks.len()) {
            return None;
        }
        keys.clear();
        for (at, traits) in all.iter().enumerate() {
            keys.extend((block.keys)(traits, block.at).into_iter().map(|key| (key, at)));
        }
        keys.sort_unstable();
        for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|g| (2..=block.most).contains(&g.len())) {
            pairs(group, all, weights, &mut |twins| {
                if seen.insert((twins.one.0, twins.other.0)) {
                    found.push(twins);
                }
            });
        }
    }
    found.sort_by_key(|t| (std::cmp::Reverse(t.likeness.points), t.one, t.other));
    go_on(blocks.len(), blocks.len()).then_some(found)
}

/// Those of `all` that may be the same person as `one`, the likeliest first.
pub fn twins_of<'a>(one: &Traits, all: impl Iterator<Item = &'a Traits>, weights: &Weights) -> Vec<Twins> {
    let mut found: Vec<Twins> = all.filter_map(|other| compared(one, other, weights)).collect();
    found.sort_by_key(|t| (std::cmp::Reverse(t.likeness.points), t.one, t.other));
    found
}

fn pairs(group: &[(u64, usize)], all: &[Traits], weights: &Weights, found: &mut dyn FnMut(Twins)) {
    for (n, (_, one)) in group.iter().enumerate() {
        for (_, other) in group.iter().skip(n + 1) {
            let two = all.get(*one).zip(all.get(*other));
            if let Some(twins) = two.and_then(|(a, b)| compared(a, b, weights)) {
                found(twins);
            }
        }
    }
}

fn compared(a: &Traits, b: &Traits, weights: &Weights) -> Option<Twins> {
    if a.person == b.person {
        return None;
    }
    let likeness = likeness(a, b, weights);
    let (one, other) = (a.person.min(b.person), a.person.max(b.person));
    (likeness.points >= weights.show_from()).then_some(Twins { one, other, likeness })
}

fn blocks() -> Vec<Block> {
    let shared = |keys| Block { keys, at: 0, most: MOST_SHARING };
    let mut blocks = vec![
        shared(|t, _| t.phones.clone()),
        shared(|t, _| t.account.into_iter().collect()),
        shared(|t, _| t.others.iter().copied().chain([t.name]).collect()),
        shared(|t, _| t.id.iter().map(|id| digest(without_century(id).map(str::as_bytes))).collect()),
        Block { keys: |t, _| vec![t.sound], at: 0, most: MOST_SOUNDING },
    ];
    // A digit left out finds the numbers that differ in it; two neighbours put in order, those with the two exchanged.
    blocks.extend((0..BODY).map(|at| Block { keys: without, at, most: MOST_SHARING }));
    blocks.extend((0..BODY - 1).map(|at| Block { keys: in_order, at, most: MOST_SHARING }));
    blocks
}

fn without(t: &Traits, at: usize) -> Vec<u64> {
    changed(t, |body| {
        if let Some(digit) = body.get_mut(at) {
            *digit = b'-';
        }
    })
}

fn in_order(t: &Traits, at: usize) -> Vec<u64> {
    changed(t, |body| {
        if let Some(two) = body.get_mut(at..at + 2) {
            two.sort_unstable();
        }
    })
}

fn changed(t: &Traits, change: impl FnOnce(&mut [u8])) -> Vec<u64> {
    let number = t.id.map(|id| {
        let mut body: Vec<u8> = id.as_str().bytes().take(BODY).collect();
        change(&mut body);
        digest([body.as_slice()])
    });
    number.into_iter().collect()
}
