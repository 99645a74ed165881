//! Which characters can come next.

use std::borrow::Cow;

use super::pattern::{Mode, Pattern, State, Symbol};
use super::sorted::first;
use super::sounds::{Letter, Sounds, bit};

/// Letters of the longest syllable (zhuang).
const LONGEST: usize = 6;

/// A pattern in one mode, ready to run over many names.
pub(super) struct Runner<'a> {
    pub(super) pattern: &'a Pattern,
    pub(super) sounds: &'a Sounds,
    pub(super) mode: Mode,
}

/// What the next character must be like to have any chance: a quick test before the exact one.
pub(super) struct Front {
    /// First letters that some reading must begin with.
    letters: u32,
    /// The same for the second letter: the first may be missing, or swapped with it.
    slipped: u32,
    /// A character is asked for, so letters tell nothing.
    any: bool,
}

impl<'a> Runner<'a> {
    pub(super) fn new(pattern: &'a Pattern, sounds: &'a Sounds, mode: Mode) -> Self {
        Self { pattern, sounds, mode }
    }

    /// The state after one more character.
    pub(super) fn step(&self, state: State, letter: Letter) -> State {
        self.pattern.step(self.sounds, self.mode, state, letter)
    }

    /// The quick test for a state.
    pub(super) fn front(&self, state: State) -> Front {
        let mut front = Front { letters: 0, slipped: 0, any: false };
        for (position, slipped) in state.positions() {
            match self.pattern.symbol(position) {
                Some(Symbol::Letter(letter)) => {
                    front.letters |= bit(letter);
                    front.slipped |= if self.mode == Mode::Misspelt && !slipped { bit(letter) } else { 0 };
                }
                Some(Symbol::Han(..)) => front.any = true,
                Some(Symbol::Gap) | None => {}
            }
        }
        front
    }

    /// The fewest characters that can take what is left of the pattern.
    pub(super) fn fewest(&self, state: State) -> usize {
        let furthest = state.positions().map(|(position, _)| position).max().unwrap_or(0);
        // A character takes at most its longest reading and the gap after it; with a slip less, never more.
        self.pattern.len().saturating_sub(furthest).div_ceil(LONGEST + 1)
    }

    /// Whether a character passes the quick test.
    pub(super) fn may_be(&self, front: &Front, letter: Letter) -> bool {
        let (firsts, seconds) = self.sounds.fronts(letter);
        front.any || firsts & front.letters != 0 || seconds & front.slipped != 0
    }

    /// Lists of characters, each ascending, that together hold every character with a chance in a state.
    pub(super) fn lists(&self, state: State) -> Vec<Cow<'a, [Letter]>> {
        let mut lists = Vec::new();
        let mut seen = 0u32;
        for (position, slipped) in state.positions() {
            match self.pattern.symbol(position) {
                Some(Symbol::Letter(letter)) => {
                    if self.needs_whole_syllables(position, slipped) {
                        self.syllables(position, &mut lists);
                    } else if seen & bit(letter) == 0 {
                        seen |= bit(letter);
                        lists.push(Cow::Borrowed(self.sounds.beginning(letter)));
                    }
                    if self.mode == Mode::Misspelt && !slipped {
                        lists.push(Cow::Borrowed(self.sounds.second(letter)));
                    }
                }
                Some(Symbol::Han(c, own)) => {
                    let mut letters = vec![own];
                    if self.mode == Mode::Homophone {
                        self.sounds.each_same_sound(c, own, |letter| letters.push(letter));
                        letters.sort_unstable();
                        letters.dedup();
                    }
                    lists.push(Cow::Owned(letters));
                }
                Some(Symbol::Gap) | None => {}
            }
        }
        lists
    }

    /// Whether only syllables that stand completely in the letters typed can go on from a position.
    fn needs_whole_syllables(&self, position: usize, slipped: bool) -> bool {
        let left = self.pattern.letters_from(position).len();
        let unfinished = left < LONGEST && position + left == self.pattern.len();
        match self.mode {
            Mode::Whole => true,
            Mode::Full => !unfinished,
            Mode::Misspelt => slipped && !unfinished,
            Mode::Loose | Mode::Homophone => false,
        }
    }

    /// The characters of each syllable that begins the letters at a position.
    fn syllables(&self, position: usize, lists: &mut Vec<Cow<'a, [Letter]>>) {
        let letters = self.pattern.letters_from(position);
        for length in 1..=LONGEST.min(letters.len()) {
            let spelling = std::str::from_utf8(first(letters, length)).unwrap_or_default();
            if let Some(syllable) = self.sounds.syllable_number(spelling) {
                lists.push(Cow::Borrowed(self.sounds.with_syllable(syllable)));
            }
        }
    }
}
