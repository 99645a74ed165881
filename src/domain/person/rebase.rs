//! What a record says, told over again without one of those merged into it: as if it had never been.
//!
//! A record is a row of mergers with the changes between them. Taken out, a merger is left out of that row, and what came after
//! it is carried over in order: each later merger takes its parts again, each change is made again. So it does not matter in
//! which order records are put apart.

use std::collections::BTreeMap;

use crate::domain::person::merge::PersonField;
use crate::domain::person::{Absorbed, DeathCause, Person, PersonFacts};
use crate::domain::{Date, PersonId};

/// A death beside what the record would say of somebody alive.
#[derive(Clone, PartialEq)]
struct Passing {
    on: Date,
    /// Document and cause; a death that came with a register has none.
    told: Option<(String, Option<DeathCause>)>,
}

fn parted(facts: &PersonFacts) -> (PersonFacts, Option<Passing>) {
    let mut alive = facts.clone();
    let passing = facts.died.map(|on| Passing {
        on,
        told: facts.death.as_ref().map(|death| (death.document.clone(), death.cause)),
    });
    alive.revive();
    (alive, passing)
}

fn joined(mut alive: PersonFacts, passing: Option<Passing>) -> PersonFacts {
    match passing {
        Some(Passing { on, told: Some((document, cause)) }) => alive.die(on, document, cause),
        Some(Passing { on, told: None }) => alive.died = Some(on),
        None => {}
    }
    alive
}

impl PersonFacts {
    /// Takes parts over from another record that is found to be the same person's. With a death, what was received ends.
    pub fn absorb(&mut self, from: &Self, take: &[PersonField]) {
        let touched = [PersonField::Died, PersonField::Recognitions];
        if take.iter().any(|field| touched.contains(field)) {
            let (mut alive, mut passing) = parted(self);
            let (theirs, death) = parted(from);
            if take.contains(&PersonField::Died) {
                passing = death;
            }
            for field in take.iter().filter(|field| **field != PersonField::Died) {
                field.take(&theirs, &mut alive);
            }
            if let Some(Passing { on, told: None }) = passing {
                alive.end_what_is_received(on);
            }
            *self = joined(alive, passing);
        } else {
            for field in take {
                field.take(from, self);
            }
        }
        self.follow_number();
    }

    /// What follows from an identity number, where it is not said: birth date and sex, and no reason for having none.
    pub fn follow_number(&mut self) {
        if let Some(number) = self.resident_id {
            self.no_id = None;
            self.birth.get_or_insert(number.birth());
            self.sex.get_or_insert(number.sex());
        }
    }
}

impl Person {
    /// Takes the merger in a place out, with all that came of it. `others` holds the facts of every record that was merged into
    /// this one. Gives the merger, and the parts of it that were changed since and stay.
    pub fn put_apart(
        &mut self,
        place: usize,
        others: &BTreeMap<PersonId, PersonFacts>,
    ) -> Option<(Absorbed, Vec<PersonField>)> {
        if place >= self.absorbed.len() {
            return None;
        }
        let out = self.absorbed.remove(place);
        let (mut now, mut then) = (out.before.clone(), out.after.clone());
        let mut stay = Vec::new();
        for later in self.absorbed.iter_mut().skip(place) {
            stay.extend(carry_over(&mut now, &then, &later.before));
            let taken = later.taken();
            later.before = now.clone();
            if let Some(from) = others.get(&later.person) {
                now.absorb(from, &taken);
            }
            then = std::mem::replace(&mut later.after, now.clone());
        }
        stay.extend(carry_over(&mut now, &then, &self.facts));
        self.facts = now;
        stay.sort_unstable();
        stay.dedup();
        Some((out, stay))
    }
}

/// Makes the change from `a` to `b` in `now` too. Gives the parts in which the change was about what `now` does not have.
fn carry_over(now: &mut PersonFacts, a: &PersonFacts, b: &PersonFacts) -> Vec<PersonField> {
    if a == b {
        return Vec::new();
    }
    if now == a {
        now.clone_from(b);
        return Vec::new();
    }
    let (mut alive, mut passing) = parted(now);
    let ((a, died_a), (b, died_b)) = (parted(a), parted(b));
    let mut stay = Vec::new();
    for field in PersonField::ALL.iter().copied() {
        if field == PersonField::Died {
            if died_a != died_b {
                if passing != died_a {
                    stay.push(field);
                }
                passing.clone_from(&died_b);
            }
        } else if field.differs(&a, &b) && carry_field(field, &mut alive, &a, &b) {
            stay.push(field);
        }
    }
    *now = joined(alive, passing);
    now.follow_number();
    stay
}

/// Whether the change was about what is not there.
fn carry_field(field: PersonField, now: &mut PersonFacts, a: &PersonFacts, b: &PersonFacts) -> bool {
    match field {
        PersonField::OtherNames => carry_list(&mut now.other_names, &a.other_names, &b.other_names),
        PersonField::Phones => carry_list(&mut now.phones, &a.phones, &b.phones),
        PersonField::Recognitions => carry_list(&mut now.recognitions, &a.recognitions, &b.recognitions),
        PersonField::Relatives => carry_list(&mut now.relatives, &a.relatives, &b.relatives),
        PersonField::Payees => carry_list(&mut now.payees, &a.payees, &b.payees),
        PersonField::Profile => {
            let mut stays = false;
            for number in a.profile.keys().chain(b.profile.keys()) {
                let (old, new) = (a.profile.get(number), b.profile.get(number));
                if old == new {
                    continue;
                }
                stays = stays || (new.is_some() && now.profile.get(number) != old);
                match new {
                    Some(value) => now.profile.insert(*number, value.clone()),
                    None => now.profile.remove(number),
                };
            }
            stays
        }
        whole => {
            let stays = whole.differs(now, a);
            whole.copy(b, now);
            stays
        }
    }
}

/// One by one: what went goes, what came comes, and what came in place of another stands in its place.
fn carry_list<T: Clone + PartialEq>(now: &mut Vec<T>, a: &[T], b: &[T]) -> bool {
    if now == a {
        b.clone_into(now);
        return false;
    }
    let mut went = a.iter().filter(|one| !b.contains(one));
    let mut came = b.iter().filter(|one| !a.contains(one));
    let mut stays = false;
    loop {
        match (went.next(), came.next()) {
            (None, None) => break,
            (old, new) => {
                let place = old.and_then(|old| now.iter().position(|one| one == old));
                stays = stays || (old.is_some() && place.is_none() && new.is_some());
                let new = new.filter(|new| !now.contains(new)).cloned();
                match (place, new) {
                    (Some(at), Some(new)) => {
                        if let Some(one) = now.get_mut(at) {
                            *one = new;
                        }
                    }
                    (Some(at), None) => drop(now.remove(at)),
                    (None, Some(new)) => now.push(new),
                    (None, None) => {}
                }
            }
        }
    }
    // Where only the order was changed, it is changed here.
    let order = |list: &[T]| list.iter().filter(|one| a.contains(one) && b.contains(one)).cloned().collect();
    let (first, then): (Vec<T>, Vec<T>) = (order(a), order(b));
    if first != then {
        now.sort_by_key(|one| b.iter().position(|other| other == one).unwrap_or(usize::MAX));
    }
    stays
}
