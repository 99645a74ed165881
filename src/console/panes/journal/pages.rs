//! The part of the journal that is held. Without a filter a row's place follows from its sequence number, so that any
//! part of any journal is one question away. With a filter rows are found from the newest on; where each page began is
//! remembered, so that the way back is one question, too.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::bureau::answer::{JournalLine, JournalPage};

/// Rows of a page.
pub const PAGE: usize = 200;
/// Where the first page begins: before every entry there will ever be.
const NEWEST: u64 = u64::MAX;
/// Pages kept on either side of the one on screen.
const KEPT: usize = 2;

#[derive(Default)]
struct Page {
    lines: Vec<JournalLine>,
    /// Before which entry the rest of the page, or the page after it, begins; `None` when nothing comes after.
    next: Option<u64>,
}

impl Page {
    fn is_whole(&self) -> bool {
        self.lines.len() >= PAGE || self.next.is_none()
    }
}

/// What is to be asked next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// For which page.
    pub page: usize,
    /// Before which entry.
    pub before: u64,
    /// At most so many.
    pub limit: usize,
}

/// The pages.
#[derive(Default)]
pub struct Pages {
    filtered: bool,
    /// Entries of the journal when the list was begun; `None` until the first answer.
    head: Option<u64>,
    held: BTreeMap<usize, Page>,
    /// Where each page begins that was reached under a filter.
    starts: Vec<u64>,
    found: usize,
}

impl Pages {
    /// Nothing yet.
    pub fn new(filtered: bool) -> Self {
        Self { filtered, starts: vec![NEWEST], ..Self::default() }
    }

    /// Entries of the whole journal, once known.
    pub fn head(&self) -> Option<u64> {
        self.head
    }

    /// Rows of the list, as far as they are known.
    pub fn len(&self) -> usize {
        match self.head {
            Some(head) if !self.filtered => usize::try_from(head).unwrap_or(usize::MAX),
            _ => self.found,
        }
    }

    /// From which entry on a filter has yet to look; `None` when everything was looked at.
    pub fn looking_from(&self) -> Option<u64> {
        if !self.filtered {
            return None;
        }
        match self.last() {
            Some(page) => page.next,
            // A page that was reached and not read yet.
            None => self.starts.last().copied().filter(|at| *at != NEWEST).or(self.head),
        }
    }

    fn last(&self) -> Option<&Page> {
        self.starts.len().checked_sub(1).and_then(|k| self.held.get(&k))
    }

    /// A row, when its page is held.
    pub fn line(&self, row: usize) -> Option<&JournalLine> {
        self.held.get(&(row / PAGE))?.lines.get(row % PAGE)
    }

    /// Before which entry a page begins, as far as that is known.
    fn start(&self, page: usize) -> Option<u64> {
        if page == 0 {
            return Some(NEWEST);
        }
        if self.filtered {
            return self.starts.get(page).copied();
        }
        let skipped = u64::try_from(page * PAGE).ok()?;
        self.head?.checked_sub(skipped).map(|seq| seq + 1)
    }

    /// What is missing of these rows, or under a filter right after them.
    pub fn missing(&self, rows: Range<usize>) -> Option<Ask> {
        let last = rows.end.saturating_sub(1) / PAGE;
        (rows.start / PAGE..=last).chain(self.ahead(&rows)).find_map(|page| {
            let ask = |before, limit| Some(Ask { page, before, limit });
            match self.held.get(&page) {
                None => ask(self.start(page)?, PAGE),
                Some(held) if !held.is_whole() => ask(held.next?, PAGE - held.lines.len()),
                Some(_) => None,
            }
        })
    }

    /// Under a filter, the page whose end is not known yet, when the rows come near it.
    fn ahead(&self, rows: &Range<usize>) -> Option<usize> {
        let near = rows.end + rows.len() >= self.found;
        (self.filtered && near).then(|| self.starts.len().saturating_sub(1))
    }

    /// An answer came. Pages far from the rows on screen are let go.
    pub fn take(&mut self, ask: Ask, answer: JournalPage, rows: &Range<usize>) {
        self.head.get_or_insert(answer.total);
        let page = self.held.entry(ask.page).or_default();
        page.lines.extend(answer.lines);
        page.next = answer.next;
        if self.filtered {
            self.found = self.found.max(ask.page * PAGE + page.lines.len());
            if page.lines.len() >= PAGE && ask.page + 1 == self.starts.len() {
                self.starts.extend(page.next);
            }
        }
        let here = rows.start / PAGE;
        self.held.retain(|page, _| page.abs_diff(here) <= KEPT);
    }
}
