//! Random histories of petitions through the one door, beside a plain account of the law that shares nothing with the program: after
//! every step both agree on what may follow, where it stands, who has it, and every due date; somebody has it or somebody sees that
//! nobody does; whatever is not over can go on; every limit has its article; and from whom it is kept it is nowhere.
#![allow(
    clippy::too_many_lines,
    clippy::struct_excessive_bools,
    reason = "tests; the law as one plain table"
)]

mod agree;
mod asks;
mod case;
mod clocks;
mod corrections;
mod days;
mod hands;
mod law;
mod matter;

use crate::bureau_support::*;
use crate::dice::Dice;
use hands::World;
use honordesk::domain::petition::{PetitionAct, PetitionState};
use std::collections::BTreeSet;

/// So many bureaus, each with so many petitions, and so many things asked of each petition.
const BUREAUS: u64 = 18;
const PETITIONS: usize = 20;
const ASKED: usize = 20;

#[test]
fn histories_agree_with_the_law() {
    let (mut states, mut acts, mut refused) = (BTreeSet::new(), BTreeSet::new(), 0);
    for seed in 0..BUREAUS {
        let mut world = World::begun(Dice(seed * 7 + 1));
        for n in 0..PETITIONS * ASKED {
            if n % ASKED == 0 {
                world.take_in();
            }
            let at = world.one();
            let before = world.cases[at].state();
            if !world.something(at) {
                refused += 1;
            }
            agree::petition(&world, at, &format!("seed {seed}, step {n}, {} from {before:?}", world.told));
            states.insert(world.cases[at].state().name());
            acts.extend(world.cases[at].steps.iter().map(|step| step.act.name()));
            if n % 30 == 29 {
                agree::queue(&world, &format!("seed {seed}, step {n}"));
            }
        }
        agree::kept(&mut world, seed);
        world.f.sound();
    }
    // The dice must go everywhere, or they show nothing.
    let missing = |all: Vec<&'static str>, seen: &BTreeSet<&str>| {
        all.into_iter().filter(|name| !seen.contains(name)).collect::<Vec<_>>()
    };
    assert_eq!(missing(PetitionState::ALL.iter().map(|s| s.name()).collect(), &states), [""; 0]);
    assert_eq!(missing(PetitionAct::ALL.iter().map(|a| a.name()).collect(), &acts), [""; 0]);
    assert!(refused > 100, "{refused}");
}

#[test]
fn the_account_of_the_law_gives_the_dates_that_are_known() {
    use days::{after, day, worked};
    // 2026-09-20, a Sunday, is worked.
    assert_eq!(after(day("2026-09-18"), 5, worked), day("2026-09-24"));
    assert_eq!(after(day("2026-09-28"), 5, worked), day("2026-10-10"));
    assert_eq!(after(day("2026-02-12"), 5, worked), day("2026-02-26"));
    assert_eq!(after(day("2026-11-23"), 15, |_| true), day("2026-12-08"));
    assert_eq!(after(day("2026-11-23"), 60, |_| true), day("2027-01-22"));
    assert_eq!(after(day("2026-11-23"), 90, |_| true), day("2027-02-21"));
    assert_eq!(date("2026-11-23"), day("2026-11-23"));
}
