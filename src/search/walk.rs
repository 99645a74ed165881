//! Running a pattern down a sorted order of names.

use super::lexicon::{Lexicon, Place};
use super::pattern::{Expansions, Mode, Pattern, State};
use super::sorted::{first, rest, run};

/// Below this many names, looking at each is cheaper than searching for characters among them.
const FEW: usize = 40;

/// What a walk found.
#[derive(Default)]
pub(super) struct Walked {
    /// Places where the pattern is answered, each with whether the name ends there too.
    pub(super) places: Vec<(Place, bool)>,
    /// At least so many places answer it.
    pub(super) seen: usize,
    /// Whether the walk stopped at the cap.
    pub(super) capped: bool,
}

/// Walks `order` (heads or tails of the lexicon) and collects at most `cap` places that answer the pattern.
pub(super) fn walk(lexicon: &Lexicon, order: &[Place], expansions: &Expansions<'_>, cap: usize) -> Walked {
    let (pattern, whole) = (expansions.pattern(), expansions.mode() == Mode::Whole);
    let mut walker = Walker { lexicon, expansions, pattern, whole, cap, out: Walked::default() };
    walker.visit(order, 0, Pattern::start());
    walker.out
}

struct Walker<'a> {
    lexicon: &'a Lexicon,
    expansions: &'a Expansions<'a>,
    pattern: &'a Pattern,
    whole: bool,
    cap: usize,
    out: Walked,
}

impl Walker<'_> {
    /// Looks below a range of names that agree in their first `depth` characters, which led to `state`.
    fn visit(&mut self, range: &[Place], depth: usize, state: State) {
        if self.pattern.is_done(state) {
            return self.take(range, depth);
        }
        if range.len() <= FEW {
            return range.iter().for_each(|place| self.look(*place, depth, state));
        }
        let (lexicon, expansions) = (self.lexicon, self.expansions);
        for (position, slipped) in state.positions() {
            let mut left = range;
            for (letter, next) in expansions.from(position, slipped) {
                left = rest(left, run(left, |p| lexicon.letter(*p, depth) < *letter));
                let same = run(left, |p| lexicon.letter(*p, depth) == *letter);
                if same > 0 {
                    self.visit(first(left, same), depth + 1, *next);
                    left = rest(left, same);
                }
                if left.is_empty() || self.out.capped {
                    break;
                }
            }
        }
    }

    /// Runs the pattern along one name.
    fn look(&mut self, place: Place, depth: usize, state: State) {
        let mut state = state;
        for (i, letter) in rest(self.lexicon.tail(place), depth).iter().enumerate() {
            state = self.expansions.step(state, *letter);
            if state.is_dead() {
                return;
            }
            if self.pattern.is_done(state) {
                return self.take(&[place], depth + i + 1);
            }
        }
    }

    /// Takes a range of names that answer the pattern with their first `depth` characters.
    fn take(&mut self, range: &[Place], depth: usize) {
        // A name that ends here sorts before all that go on.
        let ending = run(range, |p| self.lexicon.letter(*p, depth) == 0);
        let range = if self.whole { first(range, ending) } else { range };
        let room = self.cap.saturating_sub(self.out.places.len());
        self.out.places.extend(first(range, room).iter().enumerate().map(|(i, place)| (*place, i < ending)));
        self.out.seen += range.len();
        self.out.capped |= range.len() > room;
    }
}
