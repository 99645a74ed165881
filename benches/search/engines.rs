//! The index and what it is measured against, all over the same people.

use std::cell::RefCell;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use honordesk::search::Index;
use memchr::memmem::Finder;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32String};

/// How many hits a screen shows.
pub const SHOWN: usize = 20;

/// Something that answers a query.
pub trait Engine {
    fn name(&self) -> &'static str;

    /// The work of one keystroke; the number keeps it from being optimised away.
    fn key(&self, query: &str) -> usize;

    /// The people shown, by their place in the list.
    fn shown(&self, query: &str) -> Vec<usize>;
}

/// The index of this crate.
pub struct Own(pub Index);

impl Engine for Own {
    fn name(&self) -> &'static str {
        "index"
    }

    fn key(&self, query: &str) -> usize {
        self.0.find(query, SHOWN).hits.len()
    }

    fn shown(&self, query: &str) -> Vec<usize> {
        self.0.find(query, SHOWN).hits.iter().map(|h| h.person.0 as usize - 1).collect()
    }
}

/// The lines of everybody, one after the other.
pub struct Lines {
    pub text: String,
    pub starts: Vec<usize>,
}

impl Lines {
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.starts.windows(2).map(|w| &self.text[w[0]..w[1] - 1])
    }
}

/// A plain substring scan that only counts the lines with a hit: the least that any scan must do.
pub struct Scan<'a>(pub &'a Lines);

impl Engine for Scan<'_> {
    fn name(&self) -> &'static str {
        "memmem scan"
    }

    fn key(&self, query: &str) -> usize {
        let (finder, mut left, mut lines) = (Finder::new(query), self.0.text.as_bytes(), 0);
        while let Some(at) = finder.find(left) {
            lines += 1;
            let end = at + memchr::memchr(b'\n', &left[at..]).unwrap_or(left.len() - at);
            left = left.get(end + 1..).unwrap_or_default();
        }
        lines
    }

    fn shown(&self, query: &str) -> Vec<usize> {
        let mut shown: Vec<usize> = Vec::new();
        for at in Finder::new(query).find_iter(self.0.text.as_bytes()) {
            let line = self.0.starts.partition_point(|start| *start <= at) - 1;
            if shown.last() != Some(&line) {
                shown.push(line);
            }
            if shown.len() == SHOWN {
                break;
            }
        }
        shown
    }
}

/// fuzzy-matcher over every line.
pub struct Skim<'a> {
    pub lines: &'a Lines,
    pub matcher: SkimMatcherV2,
}

impl Skim<'_> {
    fn scored(&self, query: &str) -> Vec<(i64, usize)> {
        let score = |(n, line): (usize, &str)| self.matcher.fuzzy_match(line, query).map(|score| (-score, n));
        best(self.lines.iter().enumerate().filter_map(score).collect())
    }
}

impl Engine for Skim<'_> {
    fn name(&self) -> &'static str {
        "SkimMatcherV2"
    }

    fn key(&self, query: &str) -> usize {
        self.scored(query).len()
    }

    fn shown(&self, query: &str) -> Vec<usize> {
        self.scored(query).into_iter().map(|(_, n)| n).collect()
    }
}

/// nucleo-matcher over every line, converted beforehand.
pub struct Nucleo {
    pub lines: Vec<Utf32String>,
    pub matcher: RefCell<Matcher>,
}

impl Nucleo {
    pub fn new(lines: &Lines) -> Self {
        let lines = lines.iter().map(Utf32String::from).collect();
        Self { lines, matcher: RefCell::new(Matcher::new(Config::DEFAULT)) }
    }

    fn scored(&self, query: &str) -> Vec<(i64, usize)> {
        let atom = Atom::new(query, CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy, false);
        let mut matcher = self.matcher.borrow_mut();
        let lines = self.lines.iter().enumerate();
        best(
            lines
                .filter_map(|(n, line)| Some((-i64::from(atom.score(line.slice(..), &mut matcher)?), n)))
                .collect(),
        )
    }
}

impl Engine for Nucleo {
    fn name(&self) -> &'static str {
        "nucleo-matcher"
    }

    fn key(&self, query: &str) -> usize {
        self.scored(query).len()
    }

    fn shown(&self, query: &str) -> Vec<usize> {
        self.scored(query).into_iter().map(|(_, n)| n).collect()
    }
}

fn best(mut scored: Vec<(i64, usize)>) -> Vec<(i64, usize)> {
    if scored.len() > SHOWN {
        scored.select_nth_unstable(SHOWN - 1);
        scored.truncate(SHOWN);
    }
    scored.sort_unstable();
    scored
}
