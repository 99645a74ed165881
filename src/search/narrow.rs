//! Several terms at once: everybody must answer all of them.

use super::digits::{Digits, Fragment};
use super::found::{Field, How, Tier};
use super::fronts::Runner;
use super::gather::{Evidence, Match};
use super::index::Index;
use super::lexicon::Place;
use super::pattern::{Mode, Pattern};
use super::query::{Term, born};
use super::rank::Candidate;
use super::sorted::rest;
use super::walk::walk;

/// A term, made ready to be asked of one person after the other.
struct Question<'a> {
    term: &'a Term,
    /// The digits of the term, ready to be looked for.
    fragment: Fragment,
    /// The sets of places that answer it, ascending, each with one such place.
    sets: Vec<(u32, Place)>,
}

impl Index {
    /// The people who answer every term, of at most `wide` who answer the narrowest, and whether some may have been left out.
    pub(super) fn narrow(&self, terms: &[Term], wide: usize) -> (Vec<Candidate>, bool) {
        let mut gathered: Vec<_> = terms.iter().map(|term| self.gather(term, wide)).collect();
        let narrowest =
            (0..gathered.len()).min_by_key(|i| gathered.get(*i).map(|g| (g.capped, g.matches.len())));
        let Some(chosen) = narrowest else {
            return (Vec::new(), false);
        };
        let driven = gathered.swap_remove(chosen);
        let others: Vec<(usize, Question<'_>)> = terms
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != chosen)
            .map(|(i, term)| (i, self.question(term)))
            .collect();
        let mut found = Vec::new();
        for own in driven.matches {
            let mut matches = Vec::with_capacity(terms.len());
            let slots = self.people.siblings(&own.slot);
            for (_, question) in &others {
                matches.extend(self.ask(question, slots));
                if matches.is_empty() {
                    break;
                }
            }
            if matches.len() == others.len() {
                matches.insert(chosen.min(matches.len()), own);
                found.push(Candidate::of_all(matches));
            }
        }
        (found, driven.capped)
    }

    fn question<'a>(&self, term: &'a Term) -> Question<'a> {
        let mut sets = Vec::new();
        if let Term::Text(pattern) = term {
            let lexicon = self.places.lexicon();
            let loose = Runner::new(pattern, &self.sounds, Mode::Loose);
            for order in [lexicon.heads(), lexicon.tails()] {
                let walked = walk(lexicon, order, &loose, usize::MAX);
                for (place, _) in walked.places.into_iter().chain(walked.rare) {
                    sets.extend(self.places.sets_with(place.name()).iter().map(|set| (*set, place)));
                }
            }
            sets.sort_by_key(|(set, _)| *set);
        }
        let digits = if let Term::Digits(digits) = term { *digits } else { Digits::default() };
        Question { term, fragment: Fragment::new(digits), sets }
    }

    /// The best answer of a person, known by all their slots.
    fn ask(&self, question: &Question<'_>, slots: &[u32]) -> Option<Match> {
        let answer = |slot: &u32| match question.term {
            Term::Digits(digits) => self.ask_digits(*digits, &question.fragment, *slot),
            Term::Born(span) => self
                .births
                .is_within(*slot, *span)
                .then(|| plain(*slot, Tier::Birth, Field::Birth, How::Exact)),
            Term::Text(pattern) => self.ask_text(pattern, &question.sets, *slot),
        };
        slots.iter().filter_map(answer).min_by_key(|m| (m.tier, m.class))
    }

    fn ask_digits(&self, digits: Digits, fragment: &Fragment, slot: u32) -> Option<Match> {
        let mut best: Option<Match> = None;
        for field in [Field::ResidentId, Field::Phone, Field::Card, Field::Account] {
            let number = self.number(field, slot);
            let (tier, how) = if number == digits {
                (Tier::ExactNumber, How::Exact)
            } else if number.ends_with(digits) {
                (Tier::Tail, How::Tail)
            } else if number.starts_with(digits) {
                (Tier::Head, How::Prefix)
            } else if matches!(field, Field::ResidentId | Field::Phone) && fragment.is_in(number.inner()) {
                (Tier::Inside, How::Inside)
            } else {
                continue;
            };
            if best.is_none_or(|b| tier < b.tier) {
                best = Some(plain(slot, tier, field, how));
            }
        }
        if born(digits).is_some_and(|span| self.births.is_within(slot, span))
            && best.is_none_or(|b| Tier::Birth < b.tier)
        {
            best = Some(plain(slot, Tier::Birth, Field::Birth, How::Exact));
        }
        best
    }

    fn ask_text(&self, pattern: &Pattern, sets: &[(u32, Place)], slot: u32) -> Option<Match> {
        let name = self.people.name(slot);
        let by_name = name.and_then(|name| self.ask_name(pattern, name, slot));
        by_name.or_else(|| {
            let set = self.places.set_of(slot)?;
            let (_, place) = sets.get(sets.binary_search_by_key(&set, |(set, _)| *set).ok()?)?;
            let evidence = Evidence::Town(*place);
            Some(Match { slot, tier: Tier::Place, class: 0, field: Field::Place, evidence })
        })
    }

    fn ask_name(&self, pattern: &Pattern, name: u32, slot: u32) -> Option<Match> {
        let letters = self.names.name(name);
        let field = if self.people.marks(slot).other_name { Field::OtherName } else { Field::Name };
        let modes: &[Mode] = if pattern.has_han() { &[Mode::Loose, Mode::Homophone] } else { &[Mode::Loose] };
        for mode in modes {
            for start in 0..letters.len() {
                let Some(taken) = pattern.run(&self.sounds, *mode, rest(letters, start)) else {
                    continue;
                };
                let whole = start + taken == letters.len();
                let exact = start == 0 && whole && pattern.letter_count() == 0;
                let tier = match (mode, start) {
                    (Mode::Homophone, _) => Tier::Homophone,
                    _ if exact => Tier::ExactName,
                    (_, 0) => Tier::NamePrefix,
                    _ => Tier::Inside,
                };
                let evidence = Evidence::Name(Place::new(name, start), *mode);
                return Some(Match { slot, tier, class: u8::from(!whole), field, evidence });
            }
        }
        None
    }
}

fn plain(slot: u32, tier: Tier, field: Field, how: How) -> Match {
    Match { slot, tier, class: 0, field, evidence: Evidence::Plain(how) }
}
