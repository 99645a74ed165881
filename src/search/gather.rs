//! Collecting the people that answer one term, the best kinds of match first.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use crate::domain::{Date, PersonId};

use super::digits::{Digits, Fragment};
use super::found::{Field, How, Tier};
use super::fronts::Runner;
use super::index::Index;
use super::lexicon::{Order, Place};
use super::pattern::{Mode, Pattern};
use super::query::{Term, born};
use super::sorted::first;
use super::walk::walk;

/// With fewer people than this found otherwise, pinyin with a slip is looked for too; inside names only with nobody.
const TOO_FEW: usize = 20;
/// People found by a slip that are put in order before the rest is cut.
const SLIPS: usize = 2048;
/// Letters from which a slip is worth looking for.
const SLIP_LETTERS: usize = 4;

/// Why one person answers one term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) slot: u32,
    pub(super) tier: Tier,
    /// Order inside the tier, before any score: whole before begun, syllables before initials.
    pub(super) class: u8,
    pub(super) field: Field,
    pub(super) evidence: Evidence,
}

/// What the explanation is made from, when it is shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Evidence {
    /// Nothing more to say.
    Plain(How),
    /// A place in a person's name, and how freely it was matched.
    Name(Place, Mode),
    /// A place in a town's or village's name.
    Town(Place),
}

/// The people found so far, each once.
pub(super) struct Gathered {
    pub(super) matches: Vec<Match>,
    taken: HashSet<u32, BuildHasherDefault<Mix>>,
    cap: usize,
    /// Most entries seen to match in one place.
    seen: usize,
    pub(super) capped: bool,
}

/// Person numbers are small and given out in order; one multiplication spreads them.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = (self.0 ^ u64::from(n)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26);
    }
}

impl Gathered {
    pub(super) fn new(cap: usize) -> Self {
        Self { matches: Vec::new(), taken: HashSet::default(), cap, seen: 0, capped: false }
    }

    /// How many people match, at least.
    pub(super) fn total(&self) -> usize {
        if self.capped { self.matches.len().max(self.seen) } else { self.matches.len() }
    }

    pub(super) fn is_full(&self) -> bool {
        self.matches.len() >= self.cap
    }

    fn saw(&mut self, entries: usize) {
        self.seen = self.seen.max(entries);
    }

    fn push(&mut self, person: PersonId, found: Match) {
        if self.is_full() {
            self.capped |= !self.taken.contains(&person.0);
        } else if self.taken.insert(person.0) {
            self.matches.push(found);
        }
    }
}

impl Index {
    /// The people who answer a term, at most `cap`.
    pub(super) fn gather(&self, term: &Term, cap: usize) -> Gathered {
        let mut out = Gathered::new(cap);
        match term {
            Term::Digits(digits) => self.gather_digits(*digits, &mut out),
            Term::Born(span) => self.gather_born(*span, &mut out),
            Term::Text(pattern) => self.gather_text(pattern, &mut out),
        }
        // Once it is full, the kinds of match that are left are not looked at.
        out.capped |= out.is_full();
        out
    }

    fn gather_born(&self, span: (Date, Date), out: &mut Gathered) {
        self.take(self.births.within(span), (Tier::Birth, 0), Field::Birth, How::Exact, out);
    }

    fn take(&self, slots: &[u32], (tier, class): (Tier, u8), field: Field, how: How, out: &mut Gathered) {
        out.saw(slots.len());
        for slot in slots {
            out.push(
                self.people.person(*slot),
                Match { slot: *slot, tier, class, field, evidence: Evidence::Plain(how) },
            );
            if out.capped {
                break;
            }
        }
    }

    fn gather_digits(&self, digits: Digits, out: &mut Gathered) {
        let heads = [
            (Field::ResidentId, self.ids.with_head(digits)),
            (Field::Phone, self.phones.with_head(digits)),
            (Field::Card, self.cards.with_head(digits)),
            (Field::Account, self.accounts.with_head(digits)),
        ];
        for (field, slots) in heads {
            let equal = super::sorted::run(slots, |slot| self.number(field, *slot).len() == digits.len());
            self.take(first(slots, equal), (Tier::ExactNumber, 0), field, How::Exact, out);
        }
        self.gather_other_generation(digits, out);
        let tails = [
            (Field::ResidentId, self.ids.with_tail(digits)),
            (Field::Phone, self.phones.with_tail(digits)),
            (Field::Card, self.cards.with_tail(digits)),
            (Field::Account, self.accounts.with_tail(digits)),
        ];
        for (field, slots) in tails {
            self.take(slots, (Tier::Tail, 0), field, How::Tail, out);
        }
        if let Some(span) = born(digits) {
            self.gather_born(span, out);
        }
        for (field, slots) in heads {
            self.take(slots, (Tier::Head, 0), field, How::Prefix, out);
        }
        if !out.is_full() {
            self.gather_inside(digits, out);
        }
    }

    /// A first-generation ID (15 digits) finds the person known by the 18-place one, and the other way round.
    fn gather_other_generation(&self, digits: Digits, out: &mut Gathered) {
        let century = Digits::parse("19");
        let other = match digits.len() {
            15 => digits.first(6).then(century).then(digits.without_first(6)),
            18 => digits.first(6).then(digits.without_first(8).first(9)),
            _ => return,
        };
        let wanted = if digits.len() == 15 { 18 } else { 15 };
        for slot in self.ids.with_head(other) {
            if self.ids.get(*slot).len() == wanted {
                self.take(&[*slot], (Tier::ExactNumber, 1), Field::ResidentId, How::Exact, out);
            }
        }
    }

    fn gather_inside(&self, digits: Digits, out: &mut Gathered) {
        let fragment = Fragment::new(digits);
        for block in self.fragments.blocks(digits, self.people.slots()) {
            for slot in block {
                let (id, phone) = (self.ids.get(slot).inner(), self.phones.get(slot).inner());
                let (in_id, in_phone) = (fragment.is_in(id), fragment.is_in(phone));
                if in_id || in_phone {
                    let field = if in_id { Field::ResidentId } else { Field::Phone };
                    self.take(&[slot], (Tier::Inside, 0), field, How::Inside, out);
                }
            }
            if out.capped {
                return;
            }
        }
    }

    pub(super) fn number(&self, field: Field, slot: u32) -> Digits {
        match field {
            Field::ResidentId => self.ids.get(slot),
            Field::Phone => self.phones.get(slot),
            Field::Card => self.cards.get(slot),
            Field::Account => self.accounts.get(slot),
            Field::Name | Field::OtherName | Field::Place | Field::Birth => Digits::default(),
        }
    }

    fn gather_text(&self, pattern: &Pattern, out: &mut Gathered) {
        let letters = pattern.letter_count() > 0;
        let exact = if letters { Tier::NamePrefix } else { Tier::ExactName };
        let (heads, tails) = (self.names.heads(), self.names.tails());
        let whole = Runner::new(pattern, &self.sounds, Mode::Whole);
        let full = Runner::new(pattern, &self.sounds, Mode::Full);
        let loose = Runner::new(pattern, &self.sounds, Mode::Loose);
        let steps = [
            (heads, &whole, exact, 0, true),
            (heads, &full, Tier::NamePrefix, 2, true),
            (heads, &loose, Tier::NamePrefix, 4, letters),
            (tails, &whole, Tier::Inside, 0, true),
            (tails, &full, Tier::Inside, 2, true),
            (tails, &loose, Tier::Inside, 4, letters),
        ];
        for (order, runner, tier, class, wanted) in steps {
            if wanted && !out.is_full() {
                self.gather_names(order, runner, tier, class, out);
            }
        }
        if !out.is_full() {
            self.gather_places(&full, 0, out);
        }
        if letters && !out.is_full() {
            self.gather_places(&loose, 4, out);
        }
        let (mode, tier) = if pattern.has_han() {
            (Mode::Homophone, Tier::Homophone)
        } else if pattern.letter_count() >= SLIP_LETTERS && out.matches.len() < TOO_FEW {
            (Mode::Misspelt, Tier::Misspelt)
        } else {
            return;
        };
        let free = Runner::new(pattern, &self.sounds, mode);
        // Slips are many and unequal: all are gathered, and cut only when they are in order.
        out.cap = if mode == Mode::Misspelt { SLIPS } else { out.cap };
        for (order, class, enough) in [(heads, 0, TOO_FEW), (tails, 2, 1)] {
            let enough = if mode == Mode::Misspelt { enough } else { out.cap };
            if out.matches.len() < enough {
                self.gather_names(order, &free, tier, class, out);
            }
        }
    }

    fn gather_names(&self, order: &Order, runner: &Runner<'_>, tier: Tier, class: u8, out: &mut Gathered) {
        let mode = runner.mode;
        let walked = walk(&self.names, order, runner, out.cap);
        out.saw(walked.seen);
        let swapped = |place| mode == Mode::Misspelt && !self.leaves_out(runner.pattern, place);
        let classed =
            |(place, whole): (Place, bool)| (place, class + u8::from(!whole) + 4 * u8::from(swapped(place)));
        let mut usual: Vec<(Place, u8)> = walked.places.into_iter().map(classed).collect();
        let mut rare: Vec<(Place, u8)> = walked.rare.into_iter().map(classed).collect();
        usual.sort_by_key(|(_, class)| *class);
        rare.sort_by_key(|(_, class)| *class);
        let rare = rare.into_iter().map(|(place, class)| (place, class + 2));
        for (place, class) in usual.into_iter().chain(rare) {
            for slot in self.people.with_name(place.name()) {
                let marks = self.people.marks(slot);
                let field = if marks.other_name { Field::OtherName } else { Field::Name };
                let evidence = Evidence::Name(place, mode);
                out.push(self.people.person(slot), Match { slot, tier, class, field, evidence });
                if out.capped {
                    return;
                }
            }
        }
        out.capped |= walked.capped;
    }

    fn gather_places(&self, runner: &Runner<'_>, class: u8, out: &mut Gathered) {
        let lexicon = self.places.lexicon();
        for (order, class) in [(lexicon.heads(), class), (lexicon.tails(), class + 2)] {
            let walked = walk(lexicon, order, runner, out.cap);
            for (place, whole) in walked.places.into_iter().chain(walked.rare) {
                for set in self.places.sets_with(place.name()) {
                    let slots = self.places.with_set(*set);
                    out.saw(slots.len());
                    for slot in slots {
                        let class = class + u8::from(!whole);
                        let evidence = Evidence::Town(place);
                        let found =
                            Match { slot: *slot, tier: Tier::Place, class, field: Field::Place, evidence };
                        out.push(self.people.person(*slot), found);
                        if out.capped {
                            return;
                        }
                    }
                }
            }
            out.capped |= walked.capped;
        }
    }
}
