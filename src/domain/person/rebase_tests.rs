//! Mergers taken out in any order, compared with records that were never merged.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::domain::person::{Absorbed, DeathCause, NoId, Person, PersonFacts, PersonField};
use crate::domain::person::{BankAccount, Recognition, RecognitionState, Relative};
use crate::domain::{Date, PersonId, ResidentId, StaffId};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn number(n: u8) -> ResidentId {
    let body = format!("4401211950010{}00{}", n % 9 + 1, n % 10);
    let mut tries = "0123456789X".chars().map(|c| format!("{body}{c}"));
    tries.find_map(|text| ResidentId::parse(&text).ok()).unwrap().id
}

fn received(group: &str) -> Recognition {
    Recognition { since: Some(date("2020-01-01")), ..Recognition::new(group, RecognitionState::Receiving) }
}

/// A record of its own; two of them share a phone and a recognition.
fn facts(n: u8, dead: bool) -> PersonFacts {
    let mut facts = PersonFacts {
        name: format!("甲{n}"),
        other_names: vec![format!("乙{n}")],
        resident_id: n.is_multiple_of(2).then(|| number(n)),
        no_id: (n % 2 == 1).then_some(NoId::ALL[0]),
        phones: vec![format!("1{n}"), "100".to_owned()],
        bank: (!n.is_multiple_of(3))
            .then(|| BankAccount { number: format!("6{n}"), ..BankAccount::default() }),
        card: Some(format!("9{}", n / 2)),
        recognitions: vec![received("11"), received(&format!("{n}"))],
        relatives: vec![Relative { name: format!("丙{n}"), ..Relative::default() }],
        profile: [(1, format!("{n}")), (u16::from(n) + 10, "有".to_owned())].into(),
        ..PersonFacts::default()
    };
    facts.follow_number();
    if dead {
        facts.die(date("2026-08-15"), format!("证{n}"), Some(DeathCause::Illness));
    }
    facts
}

#[derive(Debug, Clone)]
enum Step {
    /// Takes in the record of that place, unless it is in already, with the parts of these bits.
    Absorb(usize, u16),
    /// Changes something that no merger can bring or take.
    Phone(u8),
    Name(u8),
    Item(u8),
    Relative(u8),
    Reside(u8),
    Die(u8),
    Revive,
    Held(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..4_usize, any::<u16>()).prop_map(|(at, take)| Step::Absorb(at, take)),
        1 => any::<u8>().prop_map(Step::Phone),
        1 => any::<u8>().prop_map(Step::Name),
        1 => any::<u8>().prop_map(Step::Item),
        1 => any::<u8>().prop_map(Step::Relative),
        1 => any::<u8>().prop_map(Step::Reside),
        1 => any::<u8>().prop_map(Step::Die),
        1 => Just(Step::Revive),
        1 => any::<u8>().prop_map(Step::Held),
    ];
    prop::collection::vec(step, 1..14)
}

fn change(facts: &mut PersonFacts, step: &Step) {
    match step {
        Step::Absorb(..) => {}
        Step::Phone(n) => facts.phones.push(format!("2{n:03}")),
        Step::Name(n) => facts.name = format!("改{n}"),
        Step::Item(n) => drop(facts.profile.insert(1, format!("改{n}"))),
        Step::Relative(n) => {
            facts.relatives.push(Relative { name: format!("改{n}"), ..Relative::default() });
        }
        Step::Reside(n) => facts.residence.address = format!("改{n}"),
        Step::Die(n) => facts.die(date("2026-09-01").plus_days(i64::from(*n % 20)), format!("死{n}"), None),
        Step::Revive => facts.revive(),
        Step::Held(n) => {
            facts.recognitions.push(Recognition::new(format!("改{n}"), RecognitionState::Applied));
        }
    }
    // Nobody adds the same twice.
    once(&mut facts.phones);
    once(&mut facts.relatives);
    once(&mut facts.recognitions);
}

fn once<T: Clone + PartialEq>(list: &mut Vec<T>) {
    let mut known: Vec<T> = Vec::new();
    for one in list.drain(..) {
        if !known.contains(&one) {
            known.push(one);
        }
    }
    *list = known;
}

fn others(dead: u8) -> BTreeMap<PersonId, PersonFacts> {
    (0..4_u8).map(|n| (PersonId(u32::from(n) + 2), facts(n + 1, dead & (1 << n) != 0))).collect()
}

/// A record after these steps, but for the mergers left out; and which of the steps changed something.
fn told(steps: &[Step], dead: u8, left_out: &[PersonId]) -> (Person, Vec<bool>) {
    let others = others(dead);
    let mut person = Person::new(PersonId(1), facts(0, false));
    let mut changed = Vec::new();
    for step in steps {
        let old = person.facts.clone();
        if let Step::Absorb(at, bits) = step {
            let gone = PersonId(*at as u32 + 2);
            if !left_out.contains(&gone) && person.absorbed.iter().all(|a| a.person != gone) {
                // A death entered and withdrawn again after a merger brought somebody back leaves no trace of itself, so nobody is
                // brought back here.
                let dead = others[&gone].died.is_some();
                let meant =
                    |f: &PersonField| bits & (1 << *f as u16) != 0 && (dead || *f != PersonField::Died);
                let take: Vec<PersonField> = PersonField::ALL.iter().copied().filter(meant).collect();
                let before = person.facts.clone();
                person.facts.absorb(&others[&gone], &take);
                let (on, by, after) = (date("2026-11-23"), StaffId(1), person.facts.clone());
                person.absorbed.push(Absorbed { person: gone, on, by, before, after, took: Some(take) });
            }
        } else {
            change(&mut person.facts, step);
        }
        changed.push(person.facts != old);
    }
    (person, changed)
}

/// What changed nothing was never done: the desk refuses it.
fn done(history: &[Step], changed: &[bool]) -> Vec<Step> {
    let both = history.iter().zip(changed);
    let done = both.filter(|(step, changed)| **changed || matches!(step, Step::Absorb(..)));
    done.map(|(step, _)| step.clone()).collect()
}

/// What a record says, and what it would say of somebody alive.
fn said(facts: &PersonFacts) -> (String, String, String) {
    let words = |facts: &PersonFacts| serde_json::to_string(facts).unwrap();
    let death = facts.death.as_ref().map(|d| (d.document.clone(), d.cause));
    let (mut alive, mut bare) = (facts.clone(), facts.clone());
    alive.revive();
    bare.death = None;
    (words(&bare), words(&alive), format!("{death:?}"))
}

proptest! {
    #![proptest_config(crate::property::unsaved())]

    #[test]
    fn taken_out_in_any_order_it_is_as_if_never_merged(
        history in steps(), dead in 0..16_u8, order in prop::collection::vec(0..4_usize, 0..4),
    ) {
        let others = others(dead);
        let (mut person, changed) = told(&history, dead, &[]);
        let mut history = done(&history, &changed);
        let mut out: Vec<PersonId> = Vec::new();
        for at in order {
            let gone = PersonId(at as u32 + 2);
            let Some(place) = person.absorbed.iter().position(|a| a.person == gone) else { continue };
            person.put_apart(place, &others).unwrap();
            out.push(gone);
            let (never, changed) = told(&history, dead, &out);
            // A change that was about what went with a merger alone is gone for good.
            history = done(&history, &changed);
            prop_assert_eq!(said(&person.facts), said(&never.facts));
            let (mine, theirs) = (&person.absorbed, &never.absorbed);
            for (one, other) in mine.iter().zip(theirs) {
                prop_assert_eq!(said(&one.before), said(&other.before));
                prop_assert_eq!(said(&one.after), said(&other.after));
            }
            prop_assert_eq!(mine.len(), theirs.len());
        }
    }
}

#[test]
fn what_was_changed_since_stays_and_is_said() {
    let (mut kept, other) = (Person::new(PersonId(1), facts(3, false)), facts(1, false));
    let before = kept.facts.clone();
    let take = vec![PersonField::Phones, PersonField::Bank, PersonField::Profile];
    kept.facts.absorb(&other, &take);
    let after = kept.facts.clone();
    let (on, by) = (date("2026-11-23"), StaffId(1));
    kept.absorbed.push(Absorbed { person: PersonId(2), on, by, before, after, took: Some(take) });
    // What the merger brought is put right; a phone of its own is added.
    let account = BankAccount { number: "77".into(), ..BankAccount::default() };
    kept.facts.bank = Some(account.clone());
    kept.facts.phones.push("99".into());
    kept.facts.profile.insert(11, "改".into());
    let (_, stay) = kept.put_apart(0, &[(PersonId(2), other)].into()).unwrap();
    assert_eq!(stay, [PersonField::Bank, PersonField::Profile]);
    assert_eq!(kept.facts.bank, Some(account));
    assert_eq!(kept.facts.phones, ["13", "100", "99"]);
}

#[test]
fn with_a_death_what_is_received_ends_and_comes_back() {
    let (mut kept, dead) = (Person::new(PersonId(1), facts(0, false)), facts(1, true));
    let before = kept.facts.clone();
    kept.facts.absorb(&dead, &[PersonField::Died]);
    assert!(kept.facts.recognitions.iter().all(|r| r.state == RecognitionState::Deceased));
    let mut bare = dead.clone();
    bare.death = None;
    let mut by_register = before.clone();
    by_register.absorb(&bare, &[PersonField::Died]);
    assert!(by_register.recognitions.iter().all(|r| r.state == RecognitionState::Deceased));
    let (on, by, after) = (date("2026-11-23"), StaffId(1), kept.facts.clone());
    let took = Some(vec![PersonField::Died]);
    kept.absorbed.push(Absorbed { person: PersonId(2), on, by, before: before.clone(), after, took });
    kept.put_apart(0, &BTreeMap::new()).unwrap();
    assert_eq!(kept.facts, before);
}
