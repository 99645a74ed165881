//! Putting what was gathered in order.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::explain::{Part, detail, explain, how};
use super::found::{Hit, How, Matched, Tier};
use super::gather::{Evidence, Match};
use super::index::Index;
use super::lexicon::{Lexicon, Place};
use super::pattern::{Mode, Pattern, Way};
use super::query::Term;

/// Most candidates that are scored; the rest keep the order of their tier and class.
const SCORED: usize = 64;

/// The fuzzy matcher, behind the one function that uses it.
pub(super) struct Ranker(SkimMatcherV2);

impl Ranker {
    pub(super) fn new() -> Self {
        // Ignoring case is a must: the default turns case-sensitive when Caps Lock is on.
        Self(SkimMatcherV2::default().ignore_case().element_limit(10_000))
    }

    /// How well the whole of what was typed sits in the field that it matched.
    fn score(&self, field: &str, typed: &str) -> i64 {
        self.0.fuzzy_match(field, typed).unwrap_or(0)
    }
}

/// A person on the way to becoming a hit.
pub(super) struct Candidate {
    /// One match for each term, in the order of the terms.
    matches: Vec<Match>,
    tier: Tier,
    class: u16,
    score: i64,
}

impl Candidate {
    pub(super) fn of(found: Match) -> Self {
        Self { tier: found.tier, class: u16::from(found.class), matches: vec![found], score: 0 }
    }

    /// The tier of several matches is that of the best; how good the others are comes next.
    pub(super) fn of_all(matches: Vec<Match>) -> Self {
        let tier = matches.iter().map(|m| m.tier).min().unwrap_or(Tier::Misspelt);
        let classes = matches.iter().map(|m| 16 * m.tier as u16 + u16::from(m.class));
        let class = classes.fold(0, u16::saturating_add);
        Self { matches, tier, class, score: 0 }
    }

    /// Ranks it no higher than a match inside a name: the words were taken apart to find it.
    pub(super) fn apart(mut self) -> Self {
        self.tier = self.tier.max(Tier::Inside);
        self
    }

    pub(super) fn tier(&self) -> Tier {
        self.tier
    }

    pub(super) fn slot(&self) -> u32 {
        self.matches.first().map_or(0, |m| m.slot)
    }
}

/// Order inside a tier as one number from 0 to 999: the class in hundreds, then how well the typed letters sit in the name.
fn points(class: u16, score: i64) -> u16 {
    100 * 9u16.saturating_sub(class) + u16::try_from(score / 4).unwrap_or_default().min(99)
}

impl Index {
    /// The best `limit` of the candidates as hits, best first.
    pub(super) fn rank(&self, mut candidates: Vec<Candidate>, terms: &[Term], limit: usize) -> Vec<Hit> {
        if candidates.len() > SCORED.max(limit) {
            candidates.sort_by_cached_key(|c| self.order(c));
            candidates.truncate(SCORED.max(limit));
        }
        self.score(&mut candidates, terms);
        candidates.sort_by_cached_key(|c| self.order(c));
        candidates.truncate(limit);
        candidates.iter().map(|c| self.hit(c, terms)).collect()
    }

    /// All of the candidates, best first, the same whatever part of them is shown.
    pub(super) fn arrange_candidates(&self, candidates: &mut [Candidate], terms: &[Term]) {
        candidates.sort_by_cached_key(|c| self.order(c));
        self.score(candidates, terms);
        candidates.sort_by_cached_key(|c| self.order(c));
    }

    /// Scores the first of the candidates.
    fn score(&self, candidates: &mut [Candidate], terms: &[Term]) {
        for (n, term) in terms.iter().enumerate() {
            let Term::Text(pattern) = term else {
                continue;
            };
            let typed = pattern.text(0, pattern.len());
            let mut last: Option<(Place, i64)> = None;
            for candidate in candidates.iter_mut().take(SCORED) {
                let Some(Match { evidence: Evidence::Name(place, mode), .. }) = candidate.matches.get(n)
                else {
                    continue;
                };
                let score = match last {
                    Some((known, score)) if known == *place => score,
                    _ => self.ranker.score(&self.key(pattern, *place, *mode), &typed),
                };
                last = Some((*place, score));
                candidate.score += score;
            }
        }
    }

    /// Tier, class, score, the living first, short names first, then by number: the same order every time.
    fn order(&self, c: &Candidate) -> (Tier, u16, Reverse<i64>, bool, usize, u32) {
        let slot = c.slot();
        let length = self.people.name(slot).map_or(usize::MAX, |name| self.names.name(name).len());
        (c.tier, c.class, Reverse(c.score), self.people.marks(slot).dead, length, self.people.person(slot).0)
    }

    /// The name as the matcher sees it: characters where characters were typed, elsewhere the preferred readings, which is
    /// why 区 ranks above others for `ou` and below them for `qu`.
    fn key(&self, pattern: &Pattern, place: Place, mode: Mode) -> String {
        let name = self.names.name(place.name());
        let parts = explain(&self.sounds, pattern, mode, name, place.start()).unwrap_or_default();
        let mut key = String::with_capacity(8 * name.len());
        for (i, letter) in name.iter().enumerate() {
            if i > 0 {
                key.push(' ');
            }
            match i.checked_sub(place.start()).and_then(|at| parts.get(at)) {
                Some(Part { way: Way::Han, .. }) => key.push(self.sounds.character(*letter)),
                _ if i == 0 => {
                    let surname = self.sounds.readings(*letter).first();
                    key.push_str(surname.map_or("", |s| self.sounds.spelling(*s)));
                }
                _ => key.push_str(self.sounds.spelling(self.sounds.plain(*letter))),
            }
        }
        key
    }

    /// Whether the letters typed all stand in the usual spelling of a name, in their order: a letter was left out. If not,
    /// letters were swapped or the reading is a rare one, which is less likely.
    pub(super) fn leaves_out(&self, pattern: &Pattern, place: Place) -> bool {
        let mut typed = pattern.letters().peekable();
        for (i, letter) in self.names.name(place.name()).iter().enumerate().skip(place.start()) {
            let surname = self.sounds.readings(*letter).first().filter(|_| i == 0);
            let reading = surname.copied().unwrap_or_else(|| self.sounds.plain(*letter));
            for spelt in self.sounds.spelling(reading).bytes() {
                typed.next_if_eq(&spelt);
            }
        }
        typed.peek().is_none()
    }

    pub(super) fn hit(&self, candidate: &Candidate, terms: &[Term]) -> Hit {
        let matched =
            candidate.matches.iter().zip(terms).map(|(found, term)| self.matched(found, term)).collect();
        Hit {
            person: self.people.person(candidate.slot()),
            score: points(candidate.class, candidate.score),
            tier: candidate.tier,
            matched,
        }
    }

    fn matched(&self, found: &Match, term: &Term) -> Matched {
        let (how, detail) = match (found.evidence, term) {
            (Evidence::Plain(how), _) => (how, String::new()),
            (Evidence::Name(place, mode), Term::Text(pattern)) => {
                self.tell(&self.names, pattern, place, mode)
            }
            (Evidence::Town(place), Term::Text(pattern)) => {
                let (how, _) = self.tell(self.places.lexicon(), pattern, place, Mode::Loose);
                (how, self.places.given(place.name()).to_owned())
            }
            (Evidence::Name(..) | Evidence::Town(_), _) => (How::Inside, String::new()),
        };
        Matched { field: found.field, how, detail }
    }

    fn tell(&self, lexicon: &Lexicon, pattern: &Pattern, place: Place, mode: Mode) -> (How, String) {
        let name = lexicon.name(place.name());
        let parts = explain(&self.sounds, pattern, mode, name, place.start()).unwrap_or_default();
        let whole = place.start() + parts.len() == name.len();
        (how(&parts, place.start(), whole), detail(pattern, &parts))
    }
}
