//! What must hold after every step.

use std::collections::{BTreeMap, BTreeSet};

use honordesk::bureau::answer::PetitionView;
use honordesk::bureau::query::{Order, Tab};
use honordesk::bureau::{Answer, Query};
use honordesk::domain::petition::{Clock, ClockStatus, Holder};
use honordesk::domain::{PetitionId, StaffId};

use super::case::{Below, Case};
use super::clocks::{How, Limit};
use super::days::worked;
use super::hands::{DEPUTY, SECOND, World, handlers, name_of};
use super::law::exits;
use crate::bureau_support::secrecy::{journal, names, questions};
use crate::bureau_support::*;

/// Days before its end from which a limit counts as near.
const NEAR: i64 = 3;

fn view(world: &World, at: usize, who: StaffId) -> PetitionView {
    let asking = world.f.asking(Some(who));
    match world.f.bureau.query(&asking, Query::Petition(PetitionId(at as u32 + 1))) {
        Ok(Answer::Petition(view)) => *view,
        other => panic!("{other:?}"),
    }
}

/// One petition, as the program and the law have it.
pub fn petition(world: &World, at: usize, told: &str) {
    let case = &world.cases[at];
    let seen = view(world, at, handlers()[0]);
    assert_eq!((seen.version, seen.row.state), (world.versions[at], case.state()), "{told}");
    assert_eq!(seen.row.owner, case.owner.map(name_of), "{told}");
    assert_eq!(seen.row.first_handler, case.first.map(name_of), "{told}");
    assert_eq!((seen.row.bounces, seen.row.long_standing), (case.bounces(), case.long()), "{told}");
    assert_eq!((seen.events.len(), seen.taken_back.len()), (case.steps.len(), case.taken_back), "{told}");
    let outcomes = seen.demands.iter().map(|demand| demand.outcome.as_str());
    assert!(outcomes.eq(case.outcomes.iter().map(|(said, _)| said.as_str())), "{told}: what came of it");
    let below = match seen.row.holder {
        Holder::Bureau => Below::Nobody,
        Holder::Offered { .. } => Below::Asked,
        Holder::Held { .. } => Below::Has,
    };
    assert!(below == case.below(), "{told}");
    assert_eq!(seen.row.secret, case.stand.secret, "{told}: kept from view");
    let limits = case.limits(world.today());
    let program: BTreeMap<&str, &Clock> = seen.clocks.iter().map(|c| (c.rule.id.as_str(), c)).collect();
    assert!(program.keys().eq(limits.keys()), "{told}: {:?}, {:?}", program.keys(), limits.keys());
    for (name, limit) in &limits {
        same(program[name], limit, &format!("{told}: {name}"));
    }
    // Working days beyond the calendars that were made known are the program's own guess.
    if limits.values().all(|limit| !limit.working || limit.known()) {
        assert_eq!(seen.row.due.map(|due| due.on), next(case, &limits), "{told}");
    }
    goes_on(world, at, told);
}

/// What the bureau must do next, else what an organ above must.
fn next(case: &Case, limits: &BTreeMap<&str, Limit>) -> Option<honordesk::domain::Date> {
    let owed = limits.iter().filter(|(name, limit)| limit.owed() && !name.ends_with("-request"));
    owed.map(|(_, limit)| (!limit.ours, limit.due)).min().map(|(_, due)| due).filter(|_| case.open())
}

fn same(clock: &Clock, limit: &Limit, told: &str) {
    assert!(!clock.rule.zh.is_empty() && !clock.rule.article.to_string().is_empty(), "{told}");
    let status = match limit.how {
        How::Runs => ClockStatus::Running,
        How::Waits => ClockStatus::Paused,
        How::InTime => ClockStatus::Met,
        How::Late => ClockStatus::Late,
        How::Gone => ClockStatus::Lapsed,
        How::Moot => ClockStatus::Off,
    };
    if limit.working && !limit.known() {
        assert!(clock.provisional, "{told}");
        return;
    }
    assert_eq!((clock.due, clock.status, clock.stopped_on), (limit.due, status, limit.stopped), "{told}");
    let by_hand = clock.rule.set_day;
    assert_eq!(clock.provisional, !limit.known() && !by_hand, "{told}");
    if limit.known() {
        assert_eq!(clock.rolled.is_some(), !worked(limit.due) && !by_hand, "{told}");
    }
}

/// What is not over can be led on by somebody on the staff.
fn goes_on(world: &World, at: usize, told: &str) {
    let case = &world.cases[at];
    if case.over() {
        return;
    }
    let here = |who: &StaffId| !(world.left && *who == DEPUTY);
    let free = |who: &&StaffId| here(who) && !case.recused.contains(who) && !world.hidden(at, **who);
    let ways = exits(case.state());
    let may = handlers()
        .iter()
        .filter(free)
        .any(|who| view(world, at, *who).acts.iter().any(|(act, may)| may.is_ok() && ways.contains(act)));
    assert!(may, "{told}: nobody can lead it on");
}

fn tab(world: &World, tab: Tab) -> BTreeSet<usize> {
    let query = Query::Petitions { tab, order: Order::default(), text: String::new(), offset: 0, limit: 99 };
    match world.f.ask("petitions", query) {
        Ok(Answer::Petitions(queue)) => {
            let count = queue.counts.iter().find(|(one, _)| *one == tab).unwrap().1;
            assert_eq!((count as usize, queue.total), (queue.rows.len(), queue.rows.len()), "{tab:?}");
            queue.rows.iter().map(|row| row.petition.0 as usize - 1).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Everything that goes on stands where somebody looks: with who has it, or among what nobody has decided or has; what is set aside
/// comes back on its day or when a limit is near.
pub fn queue(world: &World, told: &str) {
    use honordesk::domain::petition::PetitionState as S;
    let today = world.today();
    let ours = |case: &Case, wanted: fn(&Limit, i64) -> bool| {
        let limits = case.limits(today);
        limits.values().any(|l| l.ours && l.owed() && wanted(l, l.due.days_since(today)))
    };
    let late = |case: &Case| ours(case, |limit, _| limit.how == How::Late);
    // Whoever lets the five days go keeps the matter (art. 23): nobody owes it, and it is told before.
    let goes_back = |case: &Case| {
        let limits = case.limits(today);
        limits.get("objection").is_some_and(|l| l.how == How::Runs && l.due.days_since(today) <= NEAR)
    };
    let near =
        |case: &Case| ours(case, |limit, left| limit.how == How::Runs && left <= NEAR) || goes_back(case);
    let aside = |case: &Case| case.deferred().is_some_and(|day| day > today) && !late(case) && !near(case);
    let known = |case: &Case| case.limits(today).values().all(|l| !l.working || l.known());
    let wanted = |fits: &dyn Fn(&Case) -> bool| -> BTreeSet<usize> {
        (0..world.cases.len()).filter(|at| fits(&world.cases[*at])).collect()
    };
    let me = Some(handlers()[0]);
    let owned = |fits: &dyn Fn(Option<StaffId>) -> bool| -> BTreeSet<usize> {
        (0..world.cases.len()).filter(|at| world.cases[*at].open() && fits(world.owner(*at))).collect()
    };
    let open = wanted(&Case::open);
    assert_eq!(tab(world, Tab::Open), open, "{told}: open");
    assert_eq!(tab(world, Tab::Mine), owned(&|owner| owner == me), "{told}: mine");
    assert_eq!(tab(world, Tab::Team), owned(&|owner| owner.is_some()), "{told}: team");
    assert_eq!(tab(world, Tab::Tracked), wanted(&Case::tracked), "{told}: followed");
    let unserved = wanted(&|c| c.open() && !c.unserved().is_empty());
    assert_eq!(tab(world, Tab::Unserved), unserved, "{told}: unserved");
    let mut lost = owned(&|owner| owner.is_none());
    // Nothing is left to handle here: at most somebody has still to be told.
    let ended = wanted(&Case::over);
    lost.retain(|at| world.cases[*at].state() != S::Registered && !ended.contains(at));
    let (unassigned, undecided, deferred) =
        (tab(world, Tab::Unassigned), tab(world, Tab::Undecided), tab(world, Tab::Deferred));
    assert_eq!(unassigned, lost, "{told}: unassigned");
    if world.cases.iter().all(known) {
        assert_eq!(tab(world, Tab::Late), wanted(&|c| c.open() && late(c)), "{told}: late");
        assert_eq!(tab(world, Tab::Soon), wanted(&|c| c.open() && near(c)), "{told}: soon");
        assert_eq!(deferred, wanted(&|c| c.open() && aside(c)), "{told}: set aside");
        let new = wanted(&|c| c.state() == S::Registered && !aside(c));
        assert_eq!(undecided, new, "{told}: undecided");
    }
    let seen = |at: &usize| {
        world.owner(*at).is_some()
            || [&unassigned, &undecided, &deferred, &ended].iter().any(|t| t.contains(at))
    };
    assert!(open.iter().all(seen), "{told}: nobody has it and nobody sees that");
}

/// From whom it is kept, it is nowhere.
pub fn kept(world: &mut World, seed: u64) {
    world.f.bureau.build_index().unwrap();
    let eyes = [staff_id("checker"), SECOND, staff_id("maker"), staff_id("window")];
    for who in [eyes[seed as usize % 2], eyes[2 + seed as usize % 2]] {
        let hidden: Vec<PetitionId> = (0..world.cases.len())
            .filter(|at| world.hidden(*at, who))
            .map(|at| PetitionId(at as u32 + 1))
            .collect();
        let year = |id: PetitionId| {
            let shown = view(world, id.0 as usize - 1, handlers()[0]);
            shown.row.number
        };
        let numbers: Vec<String> = hidden.iter().map(|id| year(*id)).collect();
        for query in questions(&world.people, world.cases.len() as u32, &["", "优待金"]) {
            let asking = world.f.asking(Some(who));
            let Ok(answer) = world.f.bureau.query(&asking, query) else { continue };
            for (id, number) in hidden.iter().zip(&numbers) {
                assert!(!names(&answer, *id, number), "seed {seed}: {who} sees {id}");
            }
        }
    }
    assert!(
        journal(&world.f, "auditor").is_some_and(|told| !told.is_empty()),
        "the journal tells the auditor"
    );
}
