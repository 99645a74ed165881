//! Petitions through the door: intake, steps, hands, clocks, queue, secrets.

mod after;
mod awaiting;
mod correct;
mod elsewhere;
mod figures;
mod handed_on;
mod kept;
mod lawful;
mod named;
mod refused;
mod sent;
mod signed_before;
mod supervision;
mod timing;
mod visit;

use crate::bureau_support::{step_of as said, *};
use honordesk::bureau::answer::{PetitionQueue, PetitionView, TimelinePage};
use honordesk::bureau::command::ActRequest;
use honordesk::bureau::query::{Order, Tab, TimelineFilter};
use honordesk::bureau::{Answer, Command, Denied, Fault, Query, Refusal, SeedPetition};
use honordesk::domain::petition::{
    ActFault, Demand, Origin, PetitionAct, PetitionFacts, PetitionState, Petitioner, Purpose, Route,
};
use honordesk::domain::{EntryId, PersonId, PetitionId};

fn view(f: &Fixture, who: &str, id: PetitionId) -> Result<PetitionView, Refusal> {
    match f.ask(who, Query::Petition(id))? {
        Answer::Petition(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn queue(f: &Fixture, who: &str, tab: Tab, text: &str) -> PetitionQueue {
    match f.ask(who, Query::Petitions { tab, order: Order::Due, text: text.into(), offset: 0, limit: 50 }) {
        Ok(Answer::Petitions(queue)) => *queue,
        other => panic!("{other:?}"),
    }
}

fn count(queue: &PetitionQueue, tab: Tab) -> u32 {
    queue.counts.iter().find(|(t, _)| *t == tab).unwrap().1
}

fn act(f: &Fixture, who: &str, id: PetitionId, request: ActRequest) -> Result<PetitionState, Refusal> {
    let seen = view(f, "head", id).unwrap().version;
    f.run(who, Command::ActOnPetition { petition: id, seen, act: request })?;
    Ok(view(f, "head", id).unwrap().row.state)
}

fn simple(f: &Fixture, id: PetitionId, what: PetitionAct) -> Result<PetitionState, Refusal> {
    act(f, "petitions", id, said(what))
}

#[test]
fn a_petition_goes_its_way_and_its_clocks_follow() {
    let f = Fixture::new();
    let person = f.person(1);
    let (id, number, version) = f.take_in(petition(Some(person)));
    assert_eq!((number.as_str(), version), ("2026-0001", 1));
    let first = view(&f, "window", id).unwrap();
    assert_eq!(first.row.due.map(|d| (d.on, d.in_days)), Some((date("2026-12-08"), 15)));
    assert_eq!(simple(&f, id, PetitionAct::Accept), Ok(PetitionState::Accepted));
    assert_eq!(simple(&f, id, PetitionAct::Serve), Ok(PetitionState::Accepted));
    let seen = view(&f, "head", id).unwrap();
    assert_eq!(seen.row.due.map(|d| d.on), Some(date("2027-01-22")));
    let assign = Command::AssignPetition { petition: id, seen: seen.version, to: staff_id("petitions") };
    f.run("head", assign).unwrap();
    f.today.set(date("2026-12-23"));
    let handled = view(&f, "petitions", id).unwrap();
    assert_eq!(
        (handled.row.state, handled.row.days_owned, handled.row.days),
        (PetitionState::Handling, Some(30), 30)
    );
    let mut request = ActRequest::new(PetitionAct::RequestExtension);
    request.note = "情况复杂".into();
    act(&f, "petitions", id, request).unwrap();
    let mut approve = said(PetitionAct::ApproveExtension);
    approve.until = Some(date("2027-02-21"));
    let denied = act(&f, "petitions", id, approve.clone());
    assert!(matches!(denied, Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. })));
    approve.until = Some(date("2027-02-22"));
    assert!(matches!(
        act(&f, "head", id, approve.clone()),
        Err(Refusal::Act(ActFault::ExtensionRange { .. }))
    ));
    approve.until = Some(date("2027-02-21"));
    assert_eq!(act(&f, "head", id, approve), Ok(PetitionState::Extended));
    let mut reply = ActRequest::new(PetitionAct::Reply);
    reply.note = "已补发".into();
    assert_eq!(act(&f, "petitions", id, reply), Ok(PetitionState::Replied));
    assert_eq!(count(&queue(&f, "petitions", Tab::Open, ""), Tab::Unserved), 1);
    // The notice of the extension and the opinion went out together.
    let papers = vec![PetitionAct::ApproveExtension, PetitionAct::Reply];
    let both = ActRequest { papers, ..said(PetitionAct::Serve) };
    assert_eq!(act(&f, "petitions", id, both), Ok(PetitionState::Served));
    let done = view(&f, "petitions", id).unwrap();
    assert_eq!(done.demands[0].outcome, "已补发");
    assert!(done.events.iter().all(|(_, by)| !by.is_empty()));
    assert!(matches!(simple(&f, id, PetitionAct::Finalise), Err(Refusal::Act(ActFault::WindowOpen { .. }))));
    f.today.set(date("2027-03-01"));
    assert_eq!(simple(&f, id, PetitionAct::Finalise), Ok(PetitionState::Closed));
    let Ok(Answer::Card(card)) = f.ask("window", Query::Card(person)) else { panic!() };
    assert_eq!((card.petitions_open, card.next_due), (0, None));
    let Ok(Answer::Timeline(TimelinePage { lines: told, .. })) = f.ask(
        "window",
        Query::Timeline { person, filter: TimelineFilter::default(), before: None, limit: 99 },
    ) else {
        panic!()
    };
    assert!(told.iter().any(|h| h.object == "X1" && h.about.contains(&("act".into(), "reply".into()))));
    f.sound();
    f.reopened().sound();
}

#[test]
fn whoever_asked_for_more_time_does_not_grant_it() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    for what in [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Assign] {
        simple(&f, id, what).unwrap();
    }
    f.also("maker", &[honordesk::domain::staff::Role::Head]);
    let silent = act(&f, "head", id, ActRequest::new(PetitionAct::RequestExtension));
    assert!(matches!(silent, Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    act(&f, "head", id, said(PetitionAct::RequestExtension)).unwrap();
    let mut approve = said(PetitionAct::ApproveExtension);
    approve.until = Some(date("2027-02-01"));
    assert!(matches!(act(&f, "head", id, approve), Err(Refusal::Act(ActFault::SamePerson { .. }))));
    let acts = view(&f, "head", id).unwrap().acts;
    let approval = acts.iter().find(|(a, _)| *a == PetitionAct::ApproveExtension).unwrap();
    assert!(matches!(approval.1, Err(Refusal::NotPermitted { why: Denied::SamePerson, .. })));
    let reply = acts.iter().find(|(a, _)| *a == PetitionAct::Reply).unwrap();
    assert_eq!(reply.1, Ok(()));
}

#[test]
fn intake_names_every_fault() {
    let f = Fixture::new();
    let refused = |change: &dyn Fn(&mut PetitionFacts)| {
        let mut facts = petition(None);
        change(&mut facts);
        match f.run("window", Command::RegisterPetition { facts: Box::new(facts) }) {
            Err(Refusal::Invalid(faults)) => {
                faults.into_iter().map(|x| (x.field, x.fault)).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        }
    };
    let one = |field: &str, fault: Fault| vec![(field.to_owned(), fault)];
    let someone =
        |representative| Petitioner { name: "试甲".into(), representative, ..Petitioner::default() };
    assert_eq!(refused(&|p| p.demands.clear()), one("demands", Fault::Empty));
    assert_eq!(refused(&|p| p.demands[0].text = " ".into()), one("demands.0.text", Fault::Empty));
    assert_eq!(refused(&|p| p.received = date("2026-11-24")), one("received", Fault::Future));
    assert_eq!(refused(&|p| p.petitioners.clear()), one("petitioners", Fault::Empty));
    assert_eq!(refused(&|p| p.anonymous = true), one("petitioners", Fault::AnonymousNamed));
    assert_eq!(refused(&|p| p.headcount = 0), one("headcount", Fault::TooFew));
    assert_eq!(refused(&|p| p.petitioners[0].phone = "1".into()), one("petitioners.0.phone", Fault::Phone));
    assert_eq!(
        refused(&|p| {
            p.petitioners = vec![someone(true); 6];
            p.headcount = 6;
        }),
        one("petitioners", Fault::TooManyRepresentatives)
    );
    let mut five = petition(None);
    five.petitioners = vec![someone(true); 5];
    five.headcount = 30;
    f.run("window", Command::RegisterPetition { facts: Box::new(five) }).unwrap();
    let unknown = |change: &dyn Fn(&mut PetitionFacts)| {
        let mut facts = petition(None);
        change(&mut facts);
        f.run("window", Command::RegisterPetition { facts: Box::new(facts) })
    };
    assert!(matches!(unknown(&|p| p.petitioners[0].person = Some(PersonId(9))), Err(Refusal::NotFound(_))));
    assert!(matches!(unknown(&|p| p.demands[0].entry = Some(EntryId(9))), Err(Refusal::NotFound(_))));
    assert!(matches!(unknown(&|p| p.repeats = Some(PetitionId(9))), Err(Refusal::NotFound(_))));
    // Refused ones leave no gap.
    assert_eq!(f.take_in(petition(None)).1, "2026-0002");
    f.today.set(date("2027-01-04"));
    assert_eq!(f.take_in(petition(None)).1, "2027-0001");
    f.sound();
}

#[test]
fn the_queue_puts_what_is_due_next_first_and_counts_its_tabs() {
    let f = Fixture::new();
    let on = |day: &str| PetitionFacts { received: date(day), ..petition(None) };
    let (late, ..) = f.take_in(on("2026-11-01"));
    let (fresh, ..) = f.take_in(on("2026-11-23"));
    let (soon, ..) = f.take_in(on("2026-11-10"));
    let (gone, ..) = f.take_in(on("2026-11-20"));
    simple(&f, gone, PetitionAct::Withdraw).unwrap();
    let order = |tab, text: &str| {
        queue(&f, "petitions", tab, text).rows.iter().map(|r| r.petition).collect::<Vec<_>>()
    };
    assert_eq!(order(Tab::Open, ""), [late, soon, fresh]);
    assert_eq!(order(Tab::All, ""), [late, soon, fresh, gone]);
    assert_eq!(order(Tab::Late, ""), [late]);
    assert_eq!(order(Tab::Soon, ""), [soon]);
    assert_eq!(order(Tab::All, "2026-0003"), [soon]);
    assert_eq!(order(Tab::Open, "没有这个"), []);
    let seen = view(&f, "head", soon).unwrap().version;
    f.run("head", Command::AssignPetition { petition: soon, seen, to: staff_id("petitions") }).unwrap();
    assert_eq!(order(Tab::Mine, ""), [soon]);
    let q = queue(&f, "petitions", Tab::Open, "");
    let counts: Vec<u32> = q.counts.iter().map(|(_, n)| *n).collect();
    assert_eq!(counts, [3, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 3, 1, 4]);
    assert_eq!(count(&queue(&f, "window", Tab::All, ""), Tab::All), 4);
    let Ok(Answer::Desk(desk)) = f.ask("head", Query::Desk) else { panic!() };
    assert_eq!((desk.petitions_open, desk.petitions_late), (3, 1));
    let page =
        Query::Petitions { tab: Tab::All, order: Order::Due, text: String::new(), offset: 2, limit: 2 };
    let Ok(Answer::Petitions(page)) = f.ask("head", page) else { panic!() };
    assert_eq!(
        (page.total, page.rows.iter().map(|r| r.petition).collect::<Vec<_>>()),
        (4, vec![fresh, gone])
    );
}

#[test]
fn accusations_are_for_few_eyes() {
    let f = Fixture::new();
    let person = f.person(1);
    let accuse = PetitionFacts { purpose: Purpose::Accusation, ..petition(Some(person)) };
    let receipt = f.run("window", Command::RegisterPetition { facts: Box::new(accuse) }).unwrap();
    let (id, ..) = petition_of(&receipt);
    for (who, sees) in
        [("window", true), ("petitions", true), ("head", true), ("maker", false), ("checker", false)]
    {
        let found = view(&f, who, id);
        assert_eq!(found.is_ok(), sees, "{who}");
        if !sees {
            assert!(matches!(found, Err(Refusal::NotFound(_))));
        }
        let n = u32::from(sees);
        assert_eq!(count(&queue(&f, who, Tab::Open, ""), Tab::All), n, "{who}");
        let Ok(Answer::PetitionsOf(rows)) = f.ask(who, Query::PetitionsOf(person)) else { panic!() };
        assert_eq!(rows.len() as u32, n);
        let Ok(Answer::Card(card)) = f.ask(who, Query::Card(person)) else { panic!() };
        assert_eq!(card.petitions_open, n);
    }
    let Ok(Answer::Timeline(TimelinePage { lines: told, .. })) =
        f.ask("head", Query::Timeline { person, filter: TimelineFilter::default(), before: None, limit: 9 })
    else {
        panic!()
    };
    assert!(told.iter().all(|h| h.command != "petition.register"));
    // Closed, it still does not show in the counts of those who may not see it.
    simple(&f, id, PetitionAct::Withdraw).unwrap();
    assert_eq!(count(&queue(&f, "maker", Tab::Open, ""), Tab::All), 0);
    assert_eq!(count(&queue(&f, "head", Tab::Open, ""), Tab::All), 1);
}

#[test]
fn earlier_petitions_of_the_same_people_are_shown_and_phones_are_not() {
    let f = Fixture::new();
    let person = f.person(1);
    let (first, ..) = f.take_in(petition(Some(person)));
    let again = PetitionFacts { repeats: Some(first), ..petition(Some(person)) };
    let (second, ..) = f.take_in(again);
    let seen = view(&f, "petitions", second).unwrap();
    assert_eq!(seen.earlier.iter().map(|r| r.petition).collect::<Vec<_>>(), [first]);
    assert_eq!(seen.facts.petitioners[0].phone, "138****8000");
    assert!(view(&f, "petitions", first).unwrap().earlier.is_empty());
    assert!(matches!(simple(&f, second, PetitionAct::Simple), Err(Refusal::Act(ActFault::NotFirst { .. }))));
}

#[test]
fn a_route_decided_later_comes_with_the_decision() {
    let f = Fixture::new();
    let mut facts = petition(None);
    facts.demands = vec![Demand { route: None, ..facts.demands[0].clone() }];
    facts.origin = Origin::Referred;
    let (id, ..) = f.take_in(facts);
    assert!(matches!(simple(&f, id, PetitionAct::Accept), Err(Refusal::Act(ActFault::NeedsRoute { .. }))));
    let request = ActRequest { route: Some(Route::Opinion), ..ActRequest::new(PetitionAct::Accept) };
    assert_eq!(act(&f, "petitions", id, request), Ok(PetitionState::Accepted));
    let stale = Command::ActOnPetition { petition: id, seen: 1, act: ActRequest::new(PetitionAct::Assign) };
    assert!(matches!(f.run("petitions", stale), Err(Refusal::Stale { seen: 1, now: 2, .. })));
    f.sound();
}

#[test]
fn a_sample_bureau_gets_its_years_at_once_by_the_same_rules() {
    let f = Fixture::sample();
    let person = f.person(1);
    let step = |act, day: &str| (ActRequest { on: Some(date(day)), ..said(act) }, staff_id("petitions"));
    let seed = |day: &str, acts| SeedPetition {
        facts: PetitionFacts { received: date(day), ..petition(Some(person)) },
        taken_by: staff_id("window"),
        handed: Some((date("2022-03-05"), staff_id("petitions"))),
        acts,
    };
    let whole = vec![
        seed(
            "2022-03-01",
            vec![
                step(PetitionAct::Accept, "2022-03-02"),
                step(PetitionAct::Serve, "2022-03-03"),
                step(PetitionAct::Reply, "2022-04-01"),
                step(PetitionAct::Serve, "2022-04-02"),
                step(PetitionAct::Finalise, "2022-05-20"),
            ],
        ),
        seed("2022-03-04", vec![]),
    ];
    let asking = || f.asking(Some(staff_id("petitions")));
    let mut bad = whole.clone();
    bad[0].acts[4].0.on = Some(date("2022-04-20"));
    let refused = f.bureau.seed_petitions(&asking(), &mut bad.into_iter());
    assert!(matches!(refused, Err(Refusal::Row { row: 1, .. })));
    f.bureau.seed_petitions(&asking(), &mut whole.clone().into_iter()).unwrap();
    let q = queue(&f, "head", Tab::All, "");
    let rows: Vec<_> = q.rows.iter().map(|r| (r.number.as_str(), r.state)).collect();
    assert_eq!(rows, [("2022-0002", PetitionState::Registered), ("2022-0001", PetitionState::Closed)]);
    f.sound();
    let real = Fixture::new();
    let refused =
        real.bureau.seed_petitions(&real.asking(Some(staff_id("petitions"))), &mut whole.into_iter());
    assert_eq!(refused, Err(Refusal::SampleOnly));
}

#[test]
fn a_full_record_refuses_remarks_and_still_takes_its_steps() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    let long = || ActRequest { note: "记".repeat(4000), ..ActRequest::new(PetitionAct::Note) };
    let refused = (0..100).find_map(|_| act(&f, "petitions", id, long()).err());
    assert_eq!(refused, Some(Refusal::RecordFull));
    for what in [PetitionAct::Accept, PetitionAct::Assign, PetitionAct::Reply, PetitionAct::Serve] {
        let papers = if what == PetitionAct::Serve {
            vec![PetitionAct::Accept, PetitionAct::Reply]
        } else {
            Vec::new()
        };
        let request = ActRequest { note: "办".repeat(4000), papers, ..said(what) };
        act(&f, "petitions", id, request).unwrap();
    }
    assert_eq!(view(&f, "head", id).unwrap().row.state, PetitionState::Served);
    f.sound();
}

#[test]
fn what_a_group_brings_stands_in_the_timeline_of_each() {
    let f = Fixture::new();
    let people = [f.person(1), f.person(2)];
    let named = |person| Petitioner { person: Some(person), name: "试某".into(), ..Petitioner::default() };
    let facts = PetitionFacts { petitioners: people.map(named).to_vec(), headcount: 2, ..petition(None) };
    let (id, ..) = f.take_in(facts);
    simple(&f, id, PetitionAct::Accept).unwrap();
    for person in people {
        let Ok(Answer::Timeline(TimelinePage { lines: all, .. })) = f.ask(
            "head",
            Query::Timeline { person, filter: TimelineFilter::default(), before: None, limit: 9 },
        ) else {
            panic!()
        };
        let commands: Vec<_> = all.iter().map(|h| h.command.as_str()).collect();
        assert_eq!(commands, ["petition.act", "petition.register", "person.register"]);
    }
    f.sound();
}

#[test]
fn a_way_is_chosen_with_the_decision_and_by_no_later_step() {
    let f = Fixture::new();
    let demand = |route| Demand::new("诉求", route);
    let facts =
        PetitionFacts { demands: vec![demand(Some(Route::Judicial)), demand(None)], ..petition(None) };
    let (id, ..) = f.take_in(facts);
    simple(&f, id, PetitionAct::Direct).unwrap();
    let later = ActRequest {
        route: Some(Route::Opinion),
        note: "另行办理".into(),
        ..ActRequest::new(PetitionAct::Note)
    };
    act(&f, "petitions", id, later).unwrap();
    f.sound();
}
