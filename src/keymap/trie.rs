//! Chord sequences as a tree.

use std::collections::BTreeMap;

use super::chord::Chord;

/// Where the next chord of a pending sequence leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads<A> {
    /// It runs this action.
    Run(A),
    /// It goes on; this many actions lie beyond.
    More(usize),
}

/// One way to go on from a pending sequence, for the which-key box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint<A> {
    /// The chord to press.
    pub chord: Chord,
    /// What it does.
    pub leads: Leads<A>,
}

/// A node: an action at the end of a sequence, or the chords that go on.
#[derive(Debug, Clone)]
pub(super) enum Node<A> {
    /// A sequence ends here.
    Leaf(A),
    /// More chords follow.
    Branch(BTreeMap<Chord, Node<A>>),
}

impl<A: Clone> Node<A> {
    /// A tree without bindings.
    pub(super) fn empty() -> Self {
        Self::Branch(BTreeMap::new())
    }

    /// Binds a sequence. The builder has settled conflicts; what stood in the way is replaced.
    pub(super) fn insert(&mut self, sequence: &[Chord], action: &A) {
        let Some((first, rest)) = sequence.split_first() else {
            *self = Self::Leaf(action.clone());
            return;
        };
        if let Self::Leaf(_) = self {
            *self = Self::empty();
        }
        if let Self::Branch(children) = self {
            children.entry(*first).or_insert_with(Self::empty).insert(rest, action);
        }
    }

    /// The node that a sequence leads to.
    pub(super) fn walk(&self, sequence: &[Chord]) -> Option<&Self> {
        let Some((first, rest)) = sequence.split_first() else { return Some(self) };
        match self {
            Self::Leaf(_) => None,
            Self::Branch(children) => children.get(first)?.walk(rest),
        }
    }

    /// The ways on from this node.
    pub(super) fn hints(&self) -> Vec<Hint<A>> {
        match self {
            Self::Leaf(_) => Vec::new(),
            Self::Branch(children) => {
                children.iter().map(|(chord, node)| Hint { chord: *chord, leads: node.leads() }).collect()
            }
        }
    }

    fn leads(&self) -> Leads<A> {
        match self {
            Self::Leaf(action) => Leads::Run(action.clone()),
            Self::Branch(_) => Leads::More(self.count()),
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Leaf(_) => 1,
            Self::Branch(children) => children.values().map(Self::count).sum(),
        }
    }
}
