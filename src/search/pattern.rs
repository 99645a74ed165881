//! What was typed for a name or a place, as an automaton that takes one character of the name a step.

use super::sorted::{first, rest};
use super::sounds::{Letter, Sounds};

/// Most symbols of a pattern; what is typed beyond them is not looked at.
const MOST: usize = 60;

/// One symbol of the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symbol {
    /// A character to be met as it is.
    Han(char, Letter),
    /// A letter of pinyin, or of a name in Latin script.
    Letter(u8),
    /// A blank: the next symbol begins a new character.
    Gap,
}

/// How freely a character may answer the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Characters and whole syllables; the name must end with the pattern.
    Whole,
    /// Characters and whole syllables; the last may be unfinished.
    Full,
    /// Also first letters (`w`, `zh`) and unfinished syllables before a blank or a character. Readings that a character
    /// does not usually have count as a slip.
    Loose,
    /// As `Loose`, and a character is also answered by any other of the same sound.
    Homophone,
    /// As `Full`, with one letter missing or two swapped, once.
    Misspelt,
}

/// In which way one character was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Han,
    Full,
    Partial,
    Initial,
    Homophone,
    Slip,
}

/// The places in the pattern where a name may stand after some characters: one bit each, without and with a slip (a
/// misspelling, or a rare reading).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct State {
    clean: u64,
    slipped: u64,
}

impl State {
    pub(super) fn is_dead(self) -> bool {
        self.clean | self.slipped == 0
    }

    fn join(&mut self, other: Self) {
        self.clean |= other.clean;
        self.slipped |= other.slipped;
    }

    /// The positions in it, each with whether a slip was made on the way.
    pub(super) fn positions(self) -> impl Iterator<Item = (usize, bool)> {
        let bits = |mut mask: u64| {
            std::iter::from_fn(move || {
                let bit = mask.trailing_zeros() as usize;
                mask &= mask.checked_sub(1)?;
                Some(bit)
            })
        };
        bits(self.clean).map(|p| (p, false)).chain(bits(self.slipped).map(|p| (p, true)))
    }
}

/// The pattern.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    symbols: Vec<Symbol>,
    /// The letters, 0 where the symbol is none.
    letters: Vec<u8>,
}

impl Pattern {
    /// Reads folded text without name dots; blanks become gaps. `None` when nothing is left to look for.
    pub(super) fn new(text: &str, sounds: &Sounds) -> Option<Self> {
        let mut symbols: Vec<Symbol> = Vec::new();
        for c in text.trim().chars().take(MOST) {
            symbols.push(match c {
                'a'..='z' => Symbol::Letter(c as u8),
                c if c.is_whitespace() => Symbol::Gap,
                c => Symbol::Han(c, sounds.number(c).unwrap_or(0)),
            });
        }
        symbols.dedup_by(|a, b| *a == Symbol::Gap && *b == Symbol::Gap);
        while symbols.last() == Some(&Symbol::Gap) {
            symbols.pop();
        }
        let letters = symbols.iter().map(|s| if let Symbol::Letter(l) = s { *l } else { 0 }).collect();
        (!symbols.is_empty()).then_some(Self { symbols, letters })
    }

    /// The symbol at a position.
    pub(super) fn symbol(&self, position: usize) -> Option<Symbol> {
        self.symbols.get(position).copied()
    }

    /// The letters from a position up to the next symbol that is none.
    pub(super) fn letters_from(&self, position: usize) -> &[u8] {
        let after = rest(&self.letters, position);
        first(after, after.iter().position(|l| *l == 0).unwrap_or(after.len()))
    }

    /// How many symbols.
    pub(super) fn len(&self) -> usize {
        self.symbols.len()
    }

    /// Whether any symbol is a character to be met as it is.
    pub(super) fn has_han(&self) -> bool {
        self.symbols.iter().any(|s| matches!(s, Symbol::Han(..)))
    }

    /// The letters, whatever stands between them.
    pub(super) fn letters(&self) -> impl Iterator<Item = u8> {
        self.letters.iter().copied().filter(|l| *l != 0)
    }

    /// How many letters there are.
    pub(super) fn letter_count(&self) -> usize {
        self.letters().count()
    }

    /// The text of the symbols in a range, without gaps.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let symbols = first(rest(&self.symbols, from), to.saturating_sub(from));
        symbols
            .iter()
            .filter_map(|s| match s {
                Symbol::Han(c, _) => Some(*c),
                Symbol::Letter(l) => Some(char::from(*l)),
                Symbol::Gap => None,
            })
            .collect()
    }

    /// The state before the first character.
    pub(super) fn start() -> State {
        State { clean: 1, slipped: 0 }
    }

    /// Whether everything typed has been answered.
    pub(super) fn is_done(&self, state: State) -> bool {
        (state.clean | state.slipped) >> self.len() & 1 == 1
    }

    /// Whether all has been answered without a slip.
    pub(super) fn is_done_cleanly(&self, state: State) -> bool {
        state.clean >> self.len() & 1 == 1
    }

    /// The position after a gap, if `at` stands before one.
    fn over_gap(&self, at: usize) -> usize {
        if self.symbols.get(at) == Some(&Symbol::Gap) { at + 1 } else { at }
    }

    fn state(&self, at: usize, slipped: bool) -> State {
        let bit = 1u64.checked_shl(self.over_gap(at) as u32).unwrap_or(0);
        if slipped { State { clean: 0, slipped: bit } } else { State { clean: bit, slipped: 0 } }
    }

    /// The state after one more character of the name.
    pub(super) fn step(&self, sounds: &Sounds, mode: Mode, state: State, letter: Letter) -> State {
        let mut next = State::default();
        for (position, slipped) in state.positions() {
            self.answers(sounds, mode, position, slipped, letter, &mut |to, _, slip| {
                next.join(self.state(to, slipped || slip));
            });
        }
        next
    }

    /// How many characters of `name` it takes to answer the pattern; `None` when they do not.
    pub(super) fn run(&self, sounds: &Sounds, mode: Mode, name: &[Letter]) -> Option<usize> {
        let mut state = Self::start();
        for (i, letter) in name.iter().enumerate() {
            state = self.step(sounds, mode, state, *letter);
            if state.is_dead() {
                return None;
            }
            if self.is_done(state) {
                return Some(i + 1);
            }
        }
        None
    }

    /// Every way in which `letter` answers the pattern from `position` on: where it leads, how, and whether by a slip.
    pub(super) fn answers(
        &self,
        sounds: &Sounds,
        mode: Mode,
        position: usize,
        slipped: bool,
        letter: Letter,
        each: &mut impl FnMut(usize, Way, bool),
    ) {
        match self.symbols.get(position) {
            Some(Symbol::Han(_, own)) if *own == letter && letter != 0 => {
                each(self.over_gap(position + 1), Way::Han, false);
            }
            Some(Symbol::Han(c, own)) if mode == Mode::Homophone && sounds.same_sound(*c, *own, letter) => {
                each(self.over_gap(position + 1), Way::Homophone, false);
            }
            Some(Symbol::Letter(_)) => {
                for syllable in sounds.readings(letter) {
                    let rare = mode == Mode::Loose && !sounds.is_usual(letter, *syllable);
                    let spelling = sounds.spelling(*syllable).as_bytes();
                    self.align(mode, position, slipped, spelling, &mut |to, way| {
                        each(self.over_gap(to), way, rare || way == Way::Slip);
                    });
                }
            }
            _ => {}
        }
    }

    /// Every way in which a syllable answers the letters from `position` on.
    fn align(
        &self,
        mode: Mode,
        position: usize,
        slipped: bool,
        syllable: &[u8],
        each: &mut impl FnMut(usize, Way),
    ) {
        let run = self.letters_from(position);
        let at_end = position + run.len() == self.len();
        let loose = matches!(mode, Mode::Loose | Mode::Homophone);
        if run.starts_with(syllable) {
            each(position + syllable.len(), Way::Full);
        } else if mode != Mode::Whole && (at_end || loose) && syllable.starts_with(run) {
            each(position + run.len(), Way::Partial);
        } else if mode == Mode::Misspelt && !slipped {
            slips(syllable, run, at_end, &mut |taken| each(position + taken, Way::Slip));
        }
        if loose && run.first() == syllable.first() {
            each(position + 1, Way::Initial);
            let double =
                [b"zh", b"ch", b"sh"].iter().any(|d| syllable.starts_with(*d) && run.starts_with(*d));
            if double {
                each(position + 2, Way::Initial);
            }
        }
    }
}

/// Where a syllable with one letter left out, or two neighbours swapped, ends in the letters typed. Up to the first letter
/// that differs both agree, so the slip is made there.
fn slips(syllable: &[u8], run: &[u8], at_end: bool, each: &mut impl FnMut(usize)) {
    let agree = syllable.iter().zip(run).take_while(|(a, b)| a == b).count();
    let (wanted, typed) = (rest(syllable, agree), rest(run, agree));
    let mut ends = |wanted: &[u8], typed: &[u8], taken: usize| {
        if typed.starts_with(wanted) {
            each(taken + wanted.len());
        } else if at_end && run.len() >= 2 && wanted.starts_with(typed) {
            each(run.len());
        }
    };
    if syllable.len() > 1 && !typed.is_empty() {
        // A syllable cut down to its first letter is an initial, not a slip.
        if syllable.len() > 2 || agree == 0 {
            ends(rest(wanted, 1), typed, agree);
        }
        if wanted.len() > 1 && wanted.first() == typed.get(1) && wanted.get(1) == typed.first() {
            ends(rest(wanted, 2), rest(typed, 2), agree + 2);
        }
    }
}
