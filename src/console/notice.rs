//! What happened: the last of it stays on the last line, the rest can be read back.

use std::collections::VecDeque;

use crate::console::words::Words;

/// How many notices are kept.
const KEPT: usize = 200;

/// A warning stands at least so many milliseconds: a key that was on its way already does not take it off the screen.
const STANDS_MS: u64 = 1_500;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something was done.
    Plain,
    /// Something did not work.
    Warning,
    /// Something was found at the start and put right; it wants to be read, and nothing failed.
    Found,
    /// A word about the key just pressed; it means nothing once the next one was.
    Passing,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub weight: Weight,
    /// What happened.
    pub words: Words,
    /// It says what was put on record and what comes next, or several things: it is to be read whole.
    pub receipt: bool,
    /// It is what came of a form that was saved.
    pub answer: bool,
    /// It says what a key did not do at the place on screen; it means nothing at another.
    pub here: bool,
    /// Hour and minute.
    pub at: (u8, u8),
}

/// What happened, the newest last.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    kept: VecDeque<Notice>,
    /// How many were ever added.
    told: u64,
    /// When the last was added, by the clock that never goes back.
    since_ms: u64,
    /// The last one has had its time.
    settled: bool,
    /// A key was pressed since the last was added.
    keyed: bool,
    /// A form was saved, and what came of it is told next.
    saved: bool,
}

impl Notices {
    /// Adds one; the same said twice in a row stands once.
    pub fn push(&mut self, weight: Weight, words: Words, at: (u8, u8), now_ms: u64) {
        self.told = self.told.wrapping_add(1);
        self.since_ms = now_ms;
        self.settled = false;
        self.keyed = false;
        if self.kept.back().is_some_and(|n| n.weight == weight && n.words == words) {
            self.kept.pop_back();
        }
        // A word about a key means nothing once the next thing happened.
        if self.kept.back().is_some_and(|n| n.weight == Weight::Passing) {
            self.kept.pop_back();
        }
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        let answer = weight != Weight::Passing && std::mem::take(&mut self.saved);
        let receipt = matches!(words, Words::Booked(..) | Words::Lines(_));
        self.kept.push_back(Notice { weight, words, receipt, answer, here: false, at });
    }

    /// A form was saved, or what stands for one: what is told next is the answer to it.
    pub fn of_form(&mut self) {
        self.saved = true;
    }

    /// What was said last is about a key at the place on screen.
    pub fn of_place(&mut self) {
        if let Some(last) = self.kept.back_mut() {
            last.here = true;
        }
    }

    /// What stands on the last line: the last thing that happened, unless it was a warning that has had its time.
    pub fn standing(&self) -> Option<&Notice> {
        self.kept.back().filter(|_| !self.settled)
    }

    /// How many were ever added; tells whether something was said in between.
    pub fn told(&self) -> u64 {
        self.told
    }

    /// Work went on without a word: a warning about what was done before leaves the last line. What was done stays.
    pub fn settle(&mut self, now_ms: u64) {
        let stood = now_ms.saturating_sub(self.since_ms) >= STANDS_MS;
        self.settled |= match self.kept.back().map(|n| n.weight) {
            Some(Weight::Passing) => true,
            Some(Weight::Warning | Weight::Found) => stood,
            Some(Weight::Plain) | None => false,
        };
    }

    /// A key was pressed, and nothing was said to it.
    pub fn passed_over(&mut self) {
        self.keyed = true;
        self.saved = false;
    }

    /// Another place came on screen: what was said belongs to the one before, unless nobody pressed a key since it was
    /// said, so that what was done led here. A warning that nobody can have read yet stays, unless it was about a key there.
    pub fn leave(&mut self, now_ms: u64) {
        let unread =
            self.kept.back().is_some_and(|n| matches!(n.weight, Weight::Warning | Weight::Found) && !n.here)
                && now_ms.saturating_sub(self.since_ms) < STANDS_MS;
        self.settled |= self.keyed && !unread;
    }

    /// Says more of what was done last.
    pub fn amend(&mut self, more: impl FnOnce(Words) -> Words) {
        if let Some(last) = self.kept.back_mut() {
            last.words = more(last.words.clone());
            last.receipt = true;
        }
    }

    /// How long ago the last was added, in milliseconds.
    pub fn age_ms(&self, now_ms: u64) -> u64 {
        now_ms.saturating_sub(self.since_ms)
    }

    /// Whether no key was pressed since the last was added.
    pub fn is_fresh(&self) -> bool {
        !self.keyed
    }

    /// Whether what came of a form stands there, and no key was pressed since.
    pub fn answers(&self) -> bool {
        self.is_fresh() && self.standing().is_some_and(|n| n.answer)
    }

    /// Whoever is at the keyboard has read it: a warning leaves the screen, what was done stays on the last line.
    pub fn read(&mut self) {
        self.keyed = true;
        self.settled |= self.kept.back().is_none_or(|n| n.weight != Weight::Plain);
    }

    /// Someone else came on screen: what was said about the one before has had its time.
    pub fn settle_all(&mut self, now_ms: u64) {
        self.settled |= now_ms.saturating_sub(self.since_ms) >= STANDS_MS;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(weight: Weight, later_ms: u64) -> bool {
        let mut notices = Notices::default();
        notices.push(weight, Words::Data("x".to_owned()), (9, 0), 1_000);
        notices.settle(1_000 + later_ms);
        notices.standing().is_some()
    }

    #[test]
    fn a_warning_leaves_the_last_line_when_work_goes_on_and_what_was_done_stays() {
        assert!(standing(Weight::Plain, 60_000));
        assert!(standing(Weight::Warning, STANDS_MS - 1), "a key on its way takes nothing off the screen");
        assert!(!standing(Weight::Warning, STANDS_MS));
        assert!(!standing(Weight::Passing, 0));
    }

    #[test]
    fn what_was_done_leaves_when_someone_else_comes_but_not_what_was_said_just_now() {
        for (later_ms, stands) in [(STANDS_MS - 1, true), (STANDS_MS, false)] {
            let mut notices = Notices::default();
            notices.push(Weight::Plain, Words::Data("x".to_owned()), (9, 0), 1_000);
            notices.settle_all(1_000 + later_ms);
            assert_eq!(notices.standing().is_some(), stands, "{later_ms}");
        }
    }

    #[test]
    fn what_was_said_stays_at_its_place_unless_what_was_done_led_elsewhere() {
        for (weight, keyed, later_ms, stands) in [
            (Weight::Plain, false, 60_000, true),
            (Weight::Plain, true, 0, false),
            (Weight::Warning, true, STANDS_MS - 1, true),
            (Weight::Warning, true, STANDS_MS, false),
        ] {
            let mut notices = Notices::default();
            notices.push(weight, Words::Data("x".to_owned()), (9, 0), 1_000);
            if keyed {
                notices.passed_over();
            }
            notices.leave(1_000 + later_ms);
            assert_eq!(notices.standing().is_some(), stands, "{weight:?} {keyed} {later_ms}");
        }
    }

    #[test]
    fn what_a_key_did_not_do_at_a_place_leaves_with_the_place() {
        let mut notices = Notices::default();
        notices.push(Weight::Warning, Words::Data("x".to_owned()), (9, 0), 1_000);
        notices.of_place();
        notices.passed_over();
        notices.leave(1_001);
        assert!(notices.standing().is_none());
    }

    #[test]
    fn a_new_notice_stands_again() {
        let mut notices = Notices::default();
        notices.push(Weight::Passing, Words::Data("x".to_owned()), (9, 0), 0);
        notices.settle(0);
        notices.push(Weight::Passing, Words::Data("x".to_owned()), (9, 0), 5);
        assert!(notices.standing().is_some());
        assert_eq!(notices.newest_first().len(), 1);
    }
}
