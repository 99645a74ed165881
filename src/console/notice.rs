//! What happened: the last of it stays on the last line, the rest can be read back.

use std::collections::VecDeque;

use crate::console::words::Words;

/// How many notices are kept.
const KEPT: usize = 200;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something was done.
    Plain,
    /// Something did not work.
    Warning,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub weight: Weight,
    /// What happened.
    pub words: Words,
    /// Hour and minute.
    pub at: (u8, u8),
}

/// What happened, the newest last.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    kept: VecDeque<Notice>,
}

impl Notices {
    /// Adds one; the same said twice in a row stands once.
    pub fn push(&mut self, weight: Weight, words: Words, at: (u8, u8)) {
        if self.kept.back().is_some_and(|n| n.weight == weight && n.words == words) {
            self.kept.pop_back();
        }
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(Notice { weight, words, at });
    }

    /// The last thing that happened.
    pub fn last(&self) -> Option<&Notice> {
        self.kept.back()
    }

    /// All of them, the newest first.
    pub fn newest_first(&self) -> impl ExactSizeIterator<Item = &Notice> {
        self.kept.iter().rev()
    }

    /// Forgets everything: another person sits down.
    pub fn clear(&mut self) {
        self.kept.clear();
    }
}
