//! Running a pattern down a sorted order of names.

use super::fronts::Runner;
use super::lexicon::{Lexicon, Order, Place};
use super::pattern::{Mode, Pattern, State};
use super::sorted::{first, rest, run};
use super::sounds::Letter;

/// Below this many names, looking at each is cheaper than searching for characters among them.
const FEW: usize = 24;

/// So many names for each character that can come next are still looked at one by one.
const SPARSE: usize = 4;

/// What a walk found.
#[derive(Default)]
pub(super) struct Walked {
    /// Places where the pattern is answered, each with whether the name ends there too.
    pub(super) places: Vec<(Place, bool)>,
    /// The same for those that take a rare reading; at most as many.
    pub(super) rare: Vec<(Place, bool)>,
    /// At least so many places answer it.
    pub(super) seen: usize,
    /// Whether the walk stopped at the cap.
    pub(super) capped: bool,
}

/// Walks `order` (heads or tails of the lexicon) and collects at most `cap` places that answer the pattern.
pub(super) fn walk(lexicon: &Lexicon, order: &Order, runner: &Runner<'_>, cap: usize) -> Walked {
    let mut walker = Walker { lexicon, runner, cap, out: Walked::default() };
    walker.begin(order);
    walker.out
}

struct Walker<'a> {
    lexicon: &'a Lexicon,
    runner: &'a Runner<'a>,
    cap: usize,
    out: Walked,
}

impl Walker<'_> {
    /// The first character is looked up, not searched for.
    fn begin(&mut self, order: &Order) {
        let start = Pattern::start();
        for letters in self.runner.lists(start) {
            for letter in letters.iter() {
                let range = order.beginning(*letter);
                let next = if range.is_empty() { State::default() } else { self.runner.step(start, *letter) };
                if !next.is_dead() {
                    self.visit(range, 1, next);
                }
                if self.out.capped {
                    return;
                }
            }
        }
    }

    /// Looks below a range of names that agree in their first `depth` characters, which led to `state`.
    fn visit(&mut self, range: &[Place], depth: usize, state: State) {
        if self.runner.pattern.is_done(state) {
            return self.take(range, depth, state);
        }
        if range.len() <= FEW {
            return self.look(range, depth, state);
        }
        let lists = self.runner.lists(state);
        if range.len() <= SPARSE * lists.iter().map(|letters| letters.len()).sum::<usize>() {
            return self.look(range, depth, state);
        }
        for letters in lists {
            self.meet(range, depth, state, &letters);
        }
    }

    /// Visits the part of the range for each character that stands both in the range and in the list: whichever is behind
    /// leaps to where the other is.
    fn meet(&mut self, range: &[Place], depth: usize, state: State, letters: &[Letter]) {
        let lexicon = self.lexicon;
        let (mut left, mut letters) = (range, letters);
        while !self.out.capped {
            let Some(place) = left.first() else {
                return;
            };
            let here = lexicon.letter(*place, depth);
            letters = rest(letters, run(letters, |l| *l < here));
            let Some(wanted) = letters.first() else {
                return;
            };
            if *wanted > here {
                left = rest(left, run(left, |p| lexicon.letter(*p, depth) < *wanted));
                continue;
            }
            letters = rest(letters, 1);
            let next = self.runner.step(state, *wanted);
            if !next.is_dead() {
                let same = run(left, |p| lexicon.letter(*p, depth) == *wanted);
                self.visit(first(left, same), depth + 1, next);
                left = rest(left, same);
            }
        }
    }

    /// Runs the pattern along each of a few names.
    fn look(&mut self, range: &[Place], depth: usize, state: State) {
        let front = self.runner.front(state);
        let fewest = self.runner.fewest(state);
        for place in range {
            if self.out.capped {
                return;
            }
            let letters = rest(self.lexicon.tail(*place), depth);
            if letters.len() < fewest
                || !letters.first().is_some_and(|letter| self.runner.may_be(&front, *letter))
            {
                continue;
            }
            let mut state = state;
            for (i, letter) in letters.iter().enumerate() {
                state = self.runner.step(state, *letter);
                if state.is_dead() {
                    break;
                }
                if self.runner.pattern.is_done(state) {
                    self.take(std::slice::from_ref(place), depth + i + 1, state);
                    break;
                }
            }
        }
    }

    /// Takes a range of names that answer the pattern with their first `depth` characters.
    fn take(&mut self, range: &[Place], depth: usize, state: State) {
        // A name that ends here sorts before all that go on.
        let ending = run(range, |p| self.lexicon.letter(*p, depth) == 0);
        let range = if self.runner.mode == Mode::Whole { first(range, ending) } else { range };
        let rare = self.runner.mode == Mode::Loose && !self.runner.pattern.is_done_cleanly(state);
        let taken = if rare { &mut self.out.rare } else { &mut self.out.places };
        let room = self.cap.saturating_sub(taken.len());
        taken.extend(first(range, room).iter().enumerate().map(|(i, place)| (*place, i < ending)));
        self.out.seen += range.len();
        self.out.capped |= !rare && range.len() > room;
    }
}
