//! After any history the queue holds what a plain recount says, followed or read anew.

use std::collections::BTreeMap;

use honordesk::bureau::command::{ActRequest, Triage};
use honordesk::bureau::query::{Order, Tab};
use honordesk::bureau::{Answer, Command, Query};
use honordesk::domain::petition::{
    Carried, ClockStatus, Party, PetitionAct as Act, PetitionFacts, PetitionState as State, Purpose, Route,
    SOON,
};
use honordesk::domain::{Date, PetitionId};
use proptest::prelude::*;

use super::{ids, queue, seen, view};
use crate::bureau_support::*;

/// What is noted of a petition, or of who keeps away, takes it along as little as a remark.
const NOTED: [Act; 12] = [
    Act::Note,
    Act::Recuse,
    Act::LiftRecusal,
    Act::NameAccused,
    Act::SetDemand,
    Act::SetDeadline,
    Act::ClearDeadline,
    Act::MarkLong,
    Act::UnmarkLong,
    Act::Track,
    Act::Untrack,
    Act::Evaluate,
];

/// Whether a paper of it has no receipt.
fn waits_for_receipt(view: &super::PetitionView) -> bool {
    let documents = view.events.iter().filter(|(e, _)| {
        matches!(e.act, Act::Reply | Act::ReviewOpinion | Act::RecheckOpinion)
            || (view.facts.petitioners.iter().any(|p| !p.name.is_empty())
                && matches!(
                    e.act,
                    Act::Accept
                        | Act::Simple
                        | Act::Transfer
                        | Act::Decline
                        | Act::NoFurther
                        | Act::Direct
                        | Act::Join
                        | Act::ApproveExtension
                ))
    });
    let places: Vec<usize> =
        documents.filter_map(|(e, _)| view.events.iter().position(|(other, _)| other == e)).collect();
    let proven =
        |at: usize| view.events.iter().any(|(e, _)| e.act == Act::Serve && e.papers.contains(&(at as u16)));
    places.iter().any(|at| !proven(*at))
}

/// What a tab holds, counted plainly from the petitions as they are shown one by one.
fn plain(f: &Fixture, who: &str, today: Date) -> BTreeMap<&'static str, Vec<PetitionId>> {
    let mut tabs: BTreeMap<&'static str, Vec<PetitionId>> = BTreeMap::new();
    let all = queue(f, "head", Tab::All, Order::Newest);
    let me = format!("试{}", who.len());
    for id in ids(&all) {
        let Ok(view) = view(f, who, id) else { continue };
        let mut put = |tab: &'static str| tabs.entry(tab).or_default().push(id);
        put("all");
        let followed = view.events.iter().rev().find(|(e, _)| matches!(e.act, Act::Track | Act::Untrack));
        if followed.is_some_and(|(e, _)| e.act == Act::Track) {
            put("tracked");
        }
        let unserved = waits_for_receipt(&view);
        let closed =
            matches!(view.row.state, State::Final | State::Closed | State::Withdrawn | State::Unserved);
        let waits = !matches!(view.row.state, State::Withdrawn | State::Unserved);
        if closed && !(waits && unserved) {
            put("done");
            continue;
        }
        put("open");
        // No clock without a rule, no open petition without a way on.
        assert!(view.clocks.iter().all(|c| !c.rule.id.is_empty()));
        let ways = view.acts.iter().filter(|(act, can)| can.is_ok() && *act != Act::Note).count();
        assert!(ways > 0 || who != "petitions", "{id} {:?}", view.row.state);
        let ours = || view.clocks.iter().filter(|c| c.is_open() && c.rule.party == Party::Bureau);
        let late = ours().any(|c| c.status == ClockStatus::Late);
        let soon = ours().any(|c| c.status == ClockStatus::Running && c.due.days_since(today) <= SOON);
        let last = view.events.iter().rev().find(|(e, _)| !NOTED.contains(&e.act));
        let until = last.filter(|(e, _)| e.act == Act::Defer).and_then(|(e, _)| e.until);
        let aside = until.is_some_and(|until| until > today) && !late && !soon;
        let mut marks = view.events.iter().rev();
        let marked = marks.find(|(e, _)| matches!(e.act, Act::MarkLong | Act::UnmarkLong));
        let registered = view.row.state == State::Registered;
        match (&view.row.owner, registered) {
            (Some(owner), _) => {
                put("team");
                if *owner == me {
                    put("mine");
                }
            }
            // Of what is closed only a document has to be served.
            (None, false) if !closed => put("unassigned"),
            (None, _) => {}
        }
        for (holds, tab) in [
            (registered && !aside, "undecided"),
            (late, "late"),
            (soon, "soon"),
            (unserved, "unserved"),
            (aside, "deferred"),
            (marked.is_some_and(|(e, _)| e.act == Act::MarkLong), "long-standing"),
        ] {
            if holds {
                put(tab);
            }
        }
    }
    tabs
}

fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Undecided => "undecided",
        Tab::Unassigned => "unassigned",
        Tab::Mine => "mine",
        Tab::Team => "team",
        Tab::Soon => "soon",
        Tab::Late => "late",
        Tab::Unserved => "unserved",
        Tab::Review => "review",
        Tab::Deferred => "deferred",
        Tab::LongStanding => "long-standing",
        Tab::Tracked => "tracked",
        Tab::Open => "open",
        Tab::Done => "done",
        Tab::All => "all",
    }
}

/// Every tab of everybody holds what the plain recount says.
fn same(f: &Fixture) {
    for who in ["petitions", "head", "maker"] {
        let plain = plain(f, who, f.today.get());
        for tab in Tab::ALL.into_iter().filter(|tab| *tab != Tab::Review) {
            let shown = queue(f, who, tab, Order::Urgent);
            let count = shown.counts.iter().find(|(t, _)| *t == tab).unwrap().1 as usize;
            let mut found = ids(&shown);
            found.sort_unstable();
            let mut wanted = plain.get(name(tab)).cloned().unwrap_or_default();
            wanted.sort_unstable();
            assert_eq!((found.clone(), count), (wanted, found.len()), "{who} {tab:?}");
        }
    }
}

/// Everything the petitions office sees in an order, three rows at a time and past the end.
fn by_windows(f: &Fixture, order: Order) -> Vec<PetitionId> {
    let window = |offset| {
        let text = String::new();
        match f.ask("petitions", Query::Petitions { tab: Tab::All, order, text, offset, limit: 3 }) {
            Ok(Answer::Petitions(queue)) => (ids(&queue), queue.total),
            other => panic!("{other:?}"),
        }
    };
    let (_, total) = window(0);
    (0..total + 4).step_by(3).flat_map(|offset| window(offset).0).collect()
}

/// One thing done, by numbers: what, to which, with what.
fn happen(f: &Fixture, (what, which, more): (u8, u32, u32)) {
    let all = queue(f, "head", Tab::All, Order::Newest).total as u32;
    if what == 0 || all == 0 {
        let mut facts =
            PetitionFacts { received: f.today.get().plus_days(-i64::from(more % 20)), ..petition(None) };
        facts.purpose = if more % 5 == 0 { Purpose::Accusation } else { Purpose::Resolve };
        facts.headcount = 1 + (more % 7) as u16;
        f.run("window", Command::RegisterPetition { facts: Box::new(facts) }).unwrap();
        return;
    }
    if what == 1 {
        return f.today.set(f.today.get().plus_days(i64::from(more % 9)));
    }
    let id = PetitionId(1 + which % all);
    let who = if more % 3 == 0 { "head" } else { "petitions" };
    let (id, version) = seen(f, id);
    let named = vec![(id, version), seen(f, PetitionId(1 + (which + 1) % all))];
    let act = ActRequest {
        note: "有据".into(),
        until: Some(f.today.get().plus_days(1 + i64::from(more % 40))),
        score: Some(3),
        organ: Some("某区社会保险局".into()),
        carried: Some(Carried::NotDone),
        document: "〔2026〕1号".into(),
        earlier: (more % 2 == 0).then(|| PetitionId(1 + more % all)),
        papers: if more % 4 == 0 { vec![Act::Accept] } else { Vec::new() },
        ..step_of(Act::ALL[more as usize % Act::ALL.len()])
    };
    let command = match what {
        2 => Command::AssignPetition { petition: id, seen: version, to: staff_id("petitions") },
        3 => Command::Triage(Triage::Undo { petitions: named }),
        4 => Command::Triage(Triage::Claim { petitions: named }),
        5 => Command::Triage(Triage::Decide { petitions: named, act }),
        6 => {
            Command::Triage(Triage::Decide { petitions: named, act: ActRequest { act: Act::Accept, ..act } })
        }
        7 => Command::Triage(Triage::Decide {
            petitions: named,
            act: ActRequest { papers: act.papers, ..step_of(Act::Serve) },
        }),
        _ => Command::ActOnPetition {
            petition: id,
            seen: version,
            act: ActRequest { route: Some(Route::Opinion), ..act },
        },
    };
    let _ = f.run(who, command);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_board_holds_what_a_plain_recount_says_after_any_history(
        history in proptest::collection::vec((0u8..10, 0u32..40, 0u32..400), 1..40)
    ) {
        let f = Fixture::new();
        for (at, one) in history.iter().enumerate() {
            happen(&f, *one);
            if at % 5 == 4 {
                same(&f);
            }
        }
        same(&f);
        let orders = |f: &Fixture| Order::ALL.map(|order| ids(&queue(f, "petitions", Tab::All, order)));
        let followed = orders(&f);
        for (order, whole) in Order::ALL.into_iter().zip(&followed) {
            prop_assert_eq!(&by_windows(&f, order), whole);
        }
        f.sound();
        // Read anew it is the same as followed.
        let f = f.reopened();
        prop_assert_eq!(followed, orders(&f));
        same(&f);
    }
}
