//! The queue as it follows the journal, against a plain recount; decisions one and many, taken back, claimed; the forecast.
#![allow(clippy::cast_possible_truncation, reason = "tests")]

mod bounds;
mod given;
mod hearing;
mod model;
mod paces;

use crate::bureau_support::*;
use honordesk::bureau::answer::{OwnerReason, PetitionForecast, PetitionQueue, PetitionView, TriageRow};
use honordesk::bureau::command::{ActRequest, DutyAct, Triage};
use honordesk::bureau::query::{Order, Tab};
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::PetitionId;
use honordesk::domain::petition::{
    ActFault, BoundFault, Demand, Origin, PetitionAct as Act, PetitionFacts, PetitionState as State,
    PressingReason, Route, Urgency,
};
use honordesk::domain::staff::Role;

fn view(f: &Fixture, who: &str, id: PetitionId) -> Result<PetitionView, Refusal> {
    match f.ask(who, Query::Petition(id))? {
        Answer::Petition(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn queue(f: &Fixture, who: &str, tab: Tab, order: Order) -> PetitionQueue {
    match f.ask(who, Query::Petitions { tab, order, text: String::new(), offset: 0, limit: 1000 }) {
        Ok(Answer::Petitions(queue)) => *queue,
        other => panic!("{other:?}"),
    }
}

fn ids(queue: &PetitionQueue) -> Vec<PetitionId> {
    queue.rows.iter().map(|row| row.petition).collect()
}

fn seen(f: &Fixture, id: PetitionId) -> (PetitionId, u32) {
    (id, view(f, "head", id).unwrap().version)
}

fn decide(f: &Fixture, who: &str, of: &[PetitionId], act: ActRequest) -> Result<Receipt, Refusal> {
    let petitions = of.iter().map(|id| seen(f, *id)).collect();
    f.run(who, Command::Triage(Triage::Decide { petitions, act }))
}

fn undo(f: &Fixture, who: &str, of: &[PetitionId]) -> Result<Receipt, Refusal> {
    let petitions = of.iter().map(|id| seen(f, *id)).collect();
    f.run(who, Command::Triage(Triage::Undo { petitions }))
}

fn aside(until: &str) -> ActRequest {
    ActRequest { until: Some(date(until)), note: "等材料".into(), ..ActRequest::new(Act::Defer) }
}

fn received(day: &str) -> PetitionFacts {
    PetitionFacts { received: date(day), ..petition(None) }
}

#[test]
fn the_most_urgent_stand_first_each_with_its_reasons() {
    let f = Fixture::new();
    let (fresh, ..) = f.take_in(received("2026-11-23"));
    let (late, ..) = f.take_in(received("2026-11-01"));
    let (soon, ..) = f.take_in(received("2026-11-10"));
    let mut facts = received("2026-11-22");
    facts.headcount = 12;
    let (group, ..) = f.take_in(facts);
    let mut facts = received("2026-11-22");
    facts.repeats = Some(fresh);
    let (again, ..) = f.take_in(facts);
    // What alarms in its words stands before who and how many they are, whatever the intake said.
    let mut facts = received("2026-11-21");
    facts.demands[0].text = "再不答复就到区里跳 楼".into();
    let (alarming, ..) = f.take_in(facts);
    // What may be given back until a day is told before it and owed by nobody.
    let referred = |day| f.take_in(PetitionFacts { origin: Origin::Referred, ..received(day) }).0;
    let (goes_back, stays) = (referred("2026-11-18"), referred("2026-11-12"));
    let found = queue(&f, "petitions", Tab::Open, Order::Urgent);
    assert_eq!(ids(&found), [late, soon, goes_back, alarming, group, again, fresh, stays]);
    assert_eq!(ids(&queue(&f, "petitions", Tab::Soon, Order::Urgent)), [soon, goes_back]);
    assert_eq!(ids(&queue(&f, "petitions", Tab::Late, Order::Urgent)), [late]);
    let firsts: Vec<PressingReason> = found.rows.iter().map(|row| row.why[0]).collect();
    assert_eq!(
        firsts,
        [
            PressingReason::Late(7),
            PressingReason::Left(2),
            PressingReason::WayBack(2),
            PressingReason::Alarming,
            PressingReason::Group(12),
            PressingReason::Repeat(2),
            PressingReason::Notice,
            PressingReason::Notice
        ]
    );
    assert_eq!(
        ids(&queue(&f, "petitions", Tab::Open, Order::Newest)),
        [fresh, again, group, alarming, goes_back, stays, soon, late]
    );
    assert_eq!(
        ids(&queue(&f, "petitions", Tab::Open, Order::Oldest)),
        [late, soon, stays, goes_back, alarming, group, again, fresh]
    );
    // Who grows old while it lies there is old on the day on which it is looked at.
    let person = f.person(1);
    let (of_old, ..) = f.take_in(PetitionFacts { received: date("2026-11-20"), ..petition(Some(person)) });
    let why = || view(&f, "head", of_old).unwrap().row.why;
    assert_eq!(why(), [PressingReason::Notice]);
    f.today.set(date("2030-01-01"));
    assert!(why().contains(&PressingReason::Aged(80)), "{:?}", why());
}

#[test]
fn what_the_intake_called_urgent_and_what_lies_long_stand_before_others_by_their_name() {
    use PressingReason as Why;
    let f = Fixture::new();
    let of = |urgency| PetitionFacts { urgency: Some(urgency), ..received("2026-11-22") };
    let (plain, ..) = f.take_in(received("2026-11-22"));
    let (long, ..) = f.take_in(received("2026-11-22"));
    let (urgent, ..) = f.take_in(of(Urgency::Urgent));
    let (late, ..) = f.take_in(received("2026-11-01"));
    let (critical, ..) = f.take_in(of(Urgency::Critical));
    let mark = |act| ActRequest { note: "拖了三年".into(), ..ActRequest::new(act) };
    let step = |act| {
        let (petition, version) = seen(&f, long);
        f.run("petitions", Command::ActOnPetition { petition, seen: version, act }).unwrap();
    };
    let found = || queue(&f, "petitions", Tab::Open, Order::Urgent);
    let waits = |tab| found().counts.iter().find(|(one, _)| *one == tab).unwrap().1;
    assert_eq!((ids(&found()), waits(Tab::LongStanding)), (vec![critical, late, urgent, long, plain], 0));
    step(mark(Act::MarkLong));
    let firsts: Vec<Why> = found().rows.iter().map(|row| row.why[0]).collect();
    assert_eq!(firsts, [Why::Critical, Why::Late(7), Why::Urgent, Why::LongStanding, Why::Notice]);
    assert_eq!(ids(&queue(&f, "petitions", Tab::LongStanding, Order::Urgent)), [long]);
    assert_eq!(waits(Tab::LongStanding), 1);
    step(mark(Act::UnmarkLong));
    assert_eq!(waits(Tab::LongStanding), 0);
}

#[test]
fn a_decision_taken_back_leaves_every_limit_as_it_was() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    let before = view(&f, "head", id).unwrap();
    decide(&f, "petitions", &[id], ActRequest::new(Act::Accept)).unwrap();
    let accepted = view(&f, "head", id).unwrap();
    assert_eq!((accepted.row.state, accepted.demands[0].route), (State::Accepted, Some(Route::Opinion)));
    assert!(accepted.clocks.iter().any(|c| c.rule.id == "conclude"));
    // Another may not; the one who decided may, once.
    let refused = undo(&f, "head", &[id]);
    assert!(matches!(refused, Err(Refusal::Act(ActFault::DecidedByOther { .. }))), "{refused:?}");
    undo(&f, "petitions", &[id]).unwrap();
    let after = view(&f, "head", id).unwrap();
    assert_eq!(
        (after.row.state, &after.clocks, &after.demands),
        (before.row.state, &before.clocks, &before.demands)
    );
    assert_eq!(after.taken_back.len(), 1);
    assert_eq!(after.taken_back[0].0.event.act, Act::Accept);
    assert!(matches!(undo(&f, "petitions", &[id]), Err(Refusal::Act(ActFault::NothingToUndo))));
    // What went on is not taken back.
    decide(&f, "petitions", &[id], ActRequest::new(Act::Accept)).unwrap();
    decide(&f, "petitions", &[id], step_of(Act::Serve)).unwrap();
    assert!(matches!(undo(&f, "petitions", &[id]), Err(Refusal::Act(ActFault::NothingToUndo))));
    f.sound();
}

#[test]
fn what_is_set_aside_comes_back_by_itself_and_no_limit_moves() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    let due = |f: &Fixture| view(f, "head", id).unwrap().row.due.map(|d| d.on);
    let limit = due(&f);
    assert!(
        decide(&f, "petitions", &[id], ActRequest { note: String::new(), ..aside("2026-11-27") }).is_err()
    );
    assert!(decide(&f, "petitions", &[id], aside("2026-11-23")).is_err(), "not until today");
    decide(&f, "petitions", &[id], aside("2026-11-27")).unwrap();
    let stands = |f: &Fixture, tab| !ids(&queue(f, "petitions", tab, Order::Urgent)).is_empty();
    assert!(stands(&f, Tab::Deferred) && !stands(&f, Tab::Undecided) && stands(&f, Tab::Open));
    assert_eq!(due(&f), limit);
    f.today.set(date("2026-11-27"));
    assert!(!stands(&f, Tab::Deferred) && stands(&f, Tab::Undecided));
    // Set aside beyond its limit, it is back when that comes near, and says so.
    decide(&f, "petitions", &[id], aside("2026-12-20")).unwrap();
    assert!(stands(&f, Tab::Deferred));
    f.today.set(date("2026-12-02"));
    assert!(stands(&f, Tab::Undecided) && !stands(&f, Tab::Deferred));
    assert!(view(&f, "head", id).unwrap().row.back_early);
    f.sound();
}

#[test]
fn a_repeat_is_joined_to_what_is_in_hand_and_to_nothing_else() {
    let f = Fixture::new();
    let person = f.person(1);
    let (first, ..) = f.take_in(petition(Some(person)));
    let (second, ..) = f.take_in(petition(Some(person)));
    let join = |earlier| ActRequest { earlier, ..ActRequest::new(Act::Join) };
    let none = decide(&f, "petitions", &[second], join(None));
    assert!(matches!(none, Err(Refusal::Act(ActFault::NeedsEarlier))), "{none:?}");
    let itself = decide(&f, "petitions", &[second], join(Some(second)));
    assert!(matches!(itself, Err(Refusal::Act(ActFault::Bound(BoundFault::JoinedToItself)))), "{itself:?}");
    decide(&f, "petitions", &[second], join(Some(first))).unwrap();
    let joined = view(&f, "head", second).unwrap();
    assert_eq!((joined.row.state, joined.facts.repeats), (State::Closed, Some(first)));
    // It is owed its notice, and is served? until then.
    assert_eq!(ids(&queue(&f, "petitions", Tab::Unserved, Order::Urgent)), [second]);
    undo(&f, "petitions", &[second]).unwrap();
    assert_eq!(view(&f, "head", second).unwrap().facts.repeats, None);
    let paper = "撤回申请〔2026〕1号".into();
    let given_up = ActRequest { note: "撤回".into(), document: paper, ..ActRequest::new(Act::Withdraw) };
    decide(&f, "petitions", &[first], given_up).unwrap();
    let ended = decide(&f, "petitions", &[second], join(Some(first)));
    assert!(matches!(ended, Err(Refusal::Act(ActFault::NotInHand { .. }))), "{ended:?}");
    f.sound();
}

#[test]
fn several_are_decided_at_once_and_what_cannot_be_stays_and_says_why() {
    let f = Fixture::new();
    let all: Vec<PetitionId> = (0..4).map(|_| f.take_in(received("2026-11-20")).0).collect();
    decide(&f, "petitions", &all[3..], ActRequest::new(Act::Accept)).unwrap();
    let named: Vec<_> = all.iter().map(|id| seen(&f, *id)).collect();
    let accept = Triage::Decide { petitions: named.clone(), act: ActRequest::new(Act::Accept) };
    let Ok(Answer::Triage(rows)) = f.ask("petitions", Query::Triage(accept.clone())) else { panic!() };
    let can: Vec<bool> = rows.iter().map(|row: &TriageRow| row.after.is_ok()).collect();
    assert_eq!(can, [true, true, true, false]);
    let counted = queue(&f, "petitions", Tab::Undecided, Order::Urgent).total;
    assert_eq!(counted, 3, "a look changes nothing");
    let receipt = f.run("petitions", Command::Triage(accept)).unwrap();
    let Outcome::Petitions(done, 1) = &receipt.outcome else { panic!("{:?}", receipt.outcome) };
    assert_eq!(done.iter().map(|(id, _)| *id).collect::<Vec<_>>(), all[..3]);
    assert!(all.iter().all(|id| view(&f, "head", *id).unwrap().row.state == State::Accepted));
    // One of them went on; the batch comes back without it.
    decide(&f, "petitions", &all[..1], step_of(Act::Serve)).unwrap();
    let receipt = undo(&f, "petitions", &all[..3]).unwrap();
    assert!(matches!(&receipt.outcome, Outcome::Petitions(done, 1) if done.len() == 2));
    assert_eq!(queue(&f, "petitions", Tab::Undecided, Order::Urgent).total, 2);
    // None at all is refused with the reason.
    let none = decide(&f, "petitions", &all[..1], ActRequest::new(Act::Accept));
    assert!(matches!(none, Err(Refusal::Act(ActFault::NotFrom { .. }))), "{none:?}");
    f.sound();
}

#[test]
fn who_claims_second_is_told_who_has_it_and_nothing_is_stolen() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    let both_saw = vec![seen(&f, id)];
    f.run("petitions", Command::Triage(Triage::Claim { petitions: both_saw.clone() })).unwrap();
    let lost = f.run("head", Command::Triage(Triage::Claim { petitions: both_saw }));
    let name = format!("试{}", "petitions".len());
    assert!(matches!(&lost, Err(Refusal::OwnedBy { by, .. }) if *by == name), "{lost:?}");
    assert_eq!(view(&f, "head", id).unwrap().row.owner, Some(name));
    assert_eq!(ids(&queue(&f, "petitions", Tab::Mine, Order::Urgent)), [id]);
}

fn forecast(f: &Fixture, petition: Option<PetitionId>) -> PetitionForecast {
    match f.ask("head", Query::PetitionForecast { petition }) {
        Ok(Answer::PetitionForecast(found)) => *found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_will_be_late_is_told_before_it_is_given() {
    let f = Fixture::new();
    // A month ago the handler did six steps.
    f.today.set(date("2026-11-09"));
    for _ in 0..6 {
        let (id, ..) = f.take_in(received("2026-11-09"));
        decide(&f, "petitions", &[id], ActRequest::new(Act::Accept)).unwrap();
    }
    f.today.set(date("2026-11-23"));
    let (new, ..) = f.take_in(received("2026-11-12"));
    let found = forecast(&f, Some(new));
    assert_eq!(found.days.len(), 10);
    let of = |found: &PetitionForecast, login: &str| {
        found.owners.iter().find(|one| one.login == login).cloned().unwrap()
    };
    let handler = of(&found, "petitions");
    assert_eq!(handler.pace.map(|p| (p.steps, p.days)), Some((6, 20)));
    // Two steps at six in twenty days take a week: due on the 27th, it is late, and says its number.
    assert_eq!(handler.late.iter().map(|one| one.petition).collect::<Vec<_>>(), [new]);
    assert_eq!(of(&found, "head").pace, None, "nothing is foretold of whom the journal says nothing");
    assert!(of(&forecast(&f, None), "petitions").late.is_empty(), "nobody has it yet");
}

#[test]
fn it_is_given_to_who_had_it_first_then_to_those_whose_task_it_is() {
    let (f, mut founding) = (Fixture::unfounded(), founding());
    founding.staff.push(new_staff("second-handler", &[Role::Petitions]));
    f.run_as(None, Command::Found(founding)).unwrap();
    let first = |id| {
        let found = forecast(&f, Some(id));
        let why = |login: &str| {
            let one = found.owners.iter().find(|one| one.login == login).unwrap();
            one.reasons.contains(&OwnerReason::Leads)
        };
        assert_eq!((why("head"), why("petitions")), (true, false), "and it says why");
        found.owners.into_iter().map(|one| one.login).collect::<Vec<_>>()
    };
    // Whoever leads has nothing in hand, and nothing late: that alone puts nobody first.
    for _ in 0..3 {
        let (id, ..) = f.take_in(received("2026-10-08"));
        f.run("petitions", Command::Triage(Triage::Claim { petitions: vec![seen(&f, id)] })).unwrap();
    }
    let (new, ..) = f.take_in(received("2026-11-23"));
    assert_eq!(first(new), ["second-handler", "petitions", "head"]);
    f.run("head", Command::Triage(Triage::Claim { petitions: vec![seen(&f, new)] })).unwrap();
    assert_eq!(first(new), ["head", "second-handler", "petitions"], "first-handler responsibility");
}

#[test]
fn what_went_elsewhere_waits_for_no_handler() {
    let f = Fixture::new();
    let say = |act| ActRequest { note: "转有权处理机关".into(), ..ActRequest::new(act) };
    let (passed, ..) = f.take_in(received("2026-11-23"));
    let (directed, ..) = f.take_in(received("2026-11-23"));
    let (kept, ..) = f.take_in(received("2026-11-23"));
    decide(&f, "petitions", &[passed], say(Act::Transfer)).unwrap();
    let route = Some(Route::Administrative);
    let other =
        PetitionFacts { demands: vec![Demand::new("要求确认参战身份", route)], ..petition(None) };
    let (own_way, ..) = f.take_in(other);
    decide(&f, "petitions", &[own_way], say(Act::Direct)).unwrap();
    decide(&f, "petitions", &[directed], say(Act::Decline)).unwrap();
    decide(&f, "petitions", &[kept], say(Act::Accept)).unwrap();
    assert_eq!(ids(&queue(&f, "head", Tab::Unassigned, Order::Newest)), [kept]);
    // Whoever decided has still to tell it and to end it.
    let mine = [own_way, directed, passed];
    assert_eq!(ids(&queue(&f, "petitions", Tab::Mine, Order::Newest)), mine);
    assert_eq!(queue(&f, "head", Tab::Open, Order::Newest).total, 4);
}

#[test]
fn leave_makes_late_what_would_be_in_time_and_says_so() {
    let f = Fixture::new();
    f.today.set(date("2026-11-09"));
    for _ in 0..20 {
        let (id, ..) = f.take_in(received("2026-11-09"));
        decide(&f, "petitions", &[id], ActRequest::new(Act::Accept)).unwrap();
    }
    let leave = |first: &str, last: &str, away| {
        let (first, last) = (date(first), date(last));
        let act = DutyAct::Leave { staff: staff_id("petitions"), first, last, away, despite: None };
        f.run("head", Command::Duty(act)).unwrap();
    };
    // Leave that was taken makes the pace of the other days.
    f.today.set(date("2026-11-16"));
    leave("2026-11-16", "2026-11-17", true);
    f.today.set(date("2026-11-23"));
    // Twenty steps in eighteen days, and two steps owed by the 27th: done on the second day.
    let (new, ..) = f.take_in(received("2026-11-12"));
    f.run("petitions", Command::Triage(Triage::Claim { petitions: vec![seen(&f, new)] })).unwrap();
    let told = || {
        let found = forecast(&f, None);
        let owner = found.owners.into_iter().find(|one| one.login == "petitions").unwrap();
        let late = owner.late.iter().find(|one| one.petition == new).map(|one| (one.done, one.by_leave));
        let away = owner.reasons.iter().find_map(|why| match why {
            OwnerReason::Away(days) => Some(*days),
            _ => None,
        });
        assert_eq!(away.unwrap_or_default(), owner.away);
        (owner.away, late, owner.pace.map(|pace| (pace.steps, pace.days)))
    };
    let pace = Some((20, 18));
    assert_eq!(told(), (0, None, pace));
    // Away this whole week, the weekend with it: five of the ten days, and what was in time is done when they are back.
    leave("2026-11-23", "2026-11-29", true);
    assert_eq!(told(), (5, Some((Some(date("2026-12-01")), true)), pace));
    leave("2026-11-23", "2026-11-29", false);
    assert_eq!(told(), (0, None, pace));
    f.sound();
}
