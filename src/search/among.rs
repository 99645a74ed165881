//! Everybody who answers, a page at a time: for lists that something else narrows too.

use std::collections::HashSet;

use crate::domain::PersonId;

use super::found::{Found, Hit};
use super::index::Index;
use super::query::Query;
use super::rank::Candidate;
use super::sounds::Letter;

impl Index {
    /// Looks up what was typed and returns a page of those whom `keep` lets through, best first, and exactly how many they are.
    /// `keep` is asked once about everybody who answers the query.
    pub fn find_among(
        &self,
        query: &str,
        (offset, limit): (usize, usize),
        mut keep: impl FnMut(PersonId) -> bool,
    ) -> Found {
        let Query { readings, pasted } = Query::parse(query, &self.sounds);
        let (mut asked, mut kept) = (HashSet::new(), Vec::new());
        for (n, terms) in readings.iter().enumerate() {
            let candidates: Vec<Candidate> = match terms.as_slice() {
                [] => break,
                [term] => self.gather(term, usize::MAX).matches.into_iter().map(Candidate::of).collect(),
                terms => self.narrow(terms, usize::MAX).0,
            };
            let mut wanted: Vec<Candidate> = candidates
                .into_iter()
                .filter(|c| {
                    let person = self.people.person(c.slot());
                    asked.insert(person) && keep(person)
                })
                .map(|c| if n > 0 { c.apart() } else { c })
                .collect();
            self.arrange_candidates(&mut wanted, terms);
            kept.extend(wanted.into_iter().map(|c| (terms, c)));
        }
        // Those of a less likely reading stand behind those of a likelier one, kind of match by kind of match.
        kept.sort_by_key(|(_, c)| c.tier());
        let page = kept.iter().skip(offset).take(limit);
        let mut hits: Vec<Hit> = page.map(|(terms, c)| self.hit(c, terms)).collect();
        Hit::never_rise(&mut hits);
        Found { total: kept.len(), capped: false, hits, pasted_id: pasted }
    }

    /// Everybody by the name in use, as a telephone list has them: surnames by how they are read as surnames (单 with shan, 曾
    /// with zeng), given names by their sound. A compound surname stands with its first character.
    pub fn by_name(&self) -> impl Iterator<Item = PersonId> + '_ {
        let heads = self.names.heads();
        let sound = |first: Letter| self.sounds.readings(first).first().map(|s| self.sounds.spelling(*s));
        let mut firsts: Vec<Letter> = heads.firsts().collect();
        // Of one sound the characters keep their order, so that people of one surname stand together.
        firsts.sort_by_key(|first| sound(*first));
        let places = firsts.into_iter().flat_map(|first| heads.beginning(first));
        let slots = places.flat_map(|place| self.people.with_name(place.name()));
        slots.filter(|slot| !self.people.marks(*slot).other_name).map(|slot| self.people.person(slot))
    }
}
