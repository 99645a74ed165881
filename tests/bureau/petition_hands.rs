//! Petitions between hands: several demands, earlier petitions, a final matter, who keeps away, three levels, proof of service.

use crate::bureau_support::{step_of as said, *};
use honordesk::bureau::answer::{Barred, EarlierPetition, HandRow, PetitionView, SameWhy};
use honordesk::bureau::command::{ActRequest, Triage};
use honordesk::bureau::query::{EarlierAsked, Order, Tab};
use honordesk::bureau::{Answer, Command, Fault, FieldFault, Outcome, Query, Refusal};
use honordesk::domain::person::{PersonFacts, Relative};
use honordesk::domain::petition::{
    Accused, ActFault, Channel, Demand, HandsFault, Holder, LiaisonFacts, LiaisonKind, Origin, PetitionAct,
    PetitionFacts, PetitionState, Petitioner, ProofKind, Route, ServiceProof, Urgency,
};
use honordesk::domain::{PersonId, PetitionId};

const TOWN: &str = "440114001000";
const VILLAGE: &str = "440114001001";

fn view(f: &Fixture, id: PetitionId) -> PetitionView {
    match f.ask("petitions", Query::Petition(id)) {
        Ok(Answer::Petition(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn act(f: &Fixture, who: &str, id: PetitionId, request: ActRequest) -> Result<PetitionState, Refusal> {
    let seen = view(f, id).version;
    f.run(who, Command::ActOnPetition { petition: id, seen, act: request })?;
    Ok(view(f, id).row.state)
}

fn hands_fault(result: Result<PetitionState, Refusal>) -> HandsFault {
    match result {
        Err(Refusal::Act(ActFault::Hands(fault))) => fault,
        other => panic!("{other:?}"),
    }
}

/// Accepted, its notice served and given to who handles petitions.
fn handled(f: &Fixture, facts: PetitionFacts) -> PetitionId {
    let (id, ..) = f.take_in(facts);
    act(f, "petitions", id, said(PetitionAct::Accept)).unwrap();
    act(f, "petitions", id, said(PetitionAct::Serve)).unwrap();
    let command =
        Command::AssignPetition { petition: id, seen: view(f, id).version, to: staff_id("petitions") };
    f.run("head", command).unwrap();
    id
}

#[test]
fn it_goes_to_those_who_handle_petitions_and_is_nobodys_when_they_leave() {
    let f = Fixture::new();
    let id = handled(&f, petition(None));
    let give = |to: &str| {
        let seen = view(&f, id).version;
        f.run("head", Command::AssignPetition { petition: id, seen, to: staff_id(to) })
            .map(|_| view(&f, id).row.state)
    };
    assert_eq!(hands_fault(give("maker")), HandsFault::HandlesNone { staff: staff_id("maker") });
    give("petitions").unwrap();
    let stands = |tab| match f.ask(
        "head",
        Query::Petitions { tab, order: Order::default(), text: String::new(), offset: 0, limit: 9 },
    ) {
        Ok(Answer::Petitions(queue)) => queue.rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!((stands(Tab::Team), stands(Tab::Unassigned)), (1, 0));
    let active = |active| {
        let seen = f.account("petitions").staff.version;
        f.run("admin", Command::SetActive { staff: staff_id("petitions"), seen, active }).unwrap();
    };
    active(false);
    assert_eq!((stands(Tab::Team), stands(Tab::Unassigned)), (0, 1), "who left has nothing any more");
    active(true);
    assert_eq!((stands(Tab::Team), stands(Tab::Unassigned)), (1, 0));
    active(false);
    let Ok(Answer::Petition(seen)) = f.ask("head", Query::Petition(id)) else { panic!() };
    f.run("head", Command::Triage(Triage::Claim { petitions: vec![(id, seen.version)] })).unwrap();
    assert_eq!((stands(Tab::Mine), stands(Tab::Unassigned)), (1, 0));
    f.sound();
}

#[test]
fn a_way_that_no_demand_takes_keeps_nothing_from_view() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    act(&f, "petitions", id, ActRequest { route: Some(Route::Accusation), ..said(PetitionAct::Accept) })
        .unwrap();
    assert!(!view(&f, id).row.secret, "its one demand had a way already");
}

#[test]
fn each_demand_has_its_own_way_owner_outcome_and_limit() {
    let f = Fixture::new();
    let demands = vec![
        Demand::new("要求补发优待金", Some(Route::Opinion)),
        Demand::new("要求确认参战身份", Some(Route::Administrative)),
    ];
    let id = handled(&f, PetitionFacts { demands, ..petition(None) });
    let limit = |view: &PetitionView, n: usize| {
        view.demand_clocks[n].iter().find(|c| c.rule.id == "conclude").map(|c| c.due)
    };
    let seen = view(&f, id);
    assert_eq!(limit(&seen, 0), Some(date("2027-01-22")));
    assert_eq!(limit(&seen, 1), None, "item 4 has no sixty days");
    let of = |n: u8| ActRequest { demand: Some(n), ..ActRequest::new(PetitionAct::SetDemand) };
    let owner = ActRequest { staff: Some(staff_id("head")), note: "已确认".into(), ..of(1) };
    act(&f, "petitions", id, owner).unwrap();
    let seen = view(&f, id);
    assert_eq!(seen.demand_owners, [None, Some(f.account("head").staff.name)]);
    assert_eq!(
        (seen.demands[1].outcome.as_str(), seen.demands[1].settled),
        ("已确认", Some(date("2026-11-23")))
    );
    assert_eq!(seen.demands[0].outcome, "");
    assert_eq!(hands_fault(act(&f, "petitions", id, of(2))), HandsFault::NeedsDemand);
    let other = ActRequest { route: Some(Route::Suggestion), ..of(0) };
    assert!(matches!(hands_fault(act(&f, "petitions", id, other)), HandsFault::RouteDecided { .. }));
    f.sound();
    f.reopened().sound();
}

#[test]
fn what_is_taken_in_is_checked_and_kept() {
    let f = Fixture::new();
    let faults = |change: &dyn Fn(&mut PetitionFacts)| {
        let mut facts = petition(None);
        change(&mut facts);
        match f.run("window", Command::RegisterPetition { facts: Box::new(facts) }) {
            Err(Refusal::Invalid(faults)) => faults,
            other => panic!("{other:?}"),
        }
    };
    let one = |field: &str, fault| vec![FieldFault { field: field.into(), fault }];
    assert_eq!(faults(&|p| p.topics = vec!["nothing".into()]), one("petition_topics", Fault::Choice));
    assert_eq!(faults(&|p| p.accused = vec![Accused::default()]), one("accused.0.name", Fault::Empty));
    let six =
        |n: usize| Petitioner { name: format!("试{n}"), representative: true, ..Petitioner::default() };
    let sixth = faults(&|p| (p.petitioners, p.headcount) = ((0..6).map(six).collect(), 6));
    assert_eq!(sixth, one("petitioners", Fault::TooManyRepresentatives));
    let facts = PetitionFacts {
        channel: Channel::Forwarded,
        urgency: Some(Urgency::Critical),
        topics: vec!["historical".into(), "relief".into()],
        external_number: "GX-2026-1".into(),
        ..petition(None)
    };
    let (id, ..) = f.take_in(facts);
    let seen = view(&f, id);
    assert_eq!((seen.facts.origin, seen.row.urgency), (Origin::Referred, Urgency::Critical));
    assert_eq!(seen.facts.topics, ["historical", "relief"]);
    assert_eq!(seen.facts.external_number, "GX-2026-1");
}

fn earlier(f: &Fixture, asked: EarlierAsked) -> Vec<EarlierPetition> {
    match f.ask("petitions", Query::EarlierPetitions(Box::new(asked))) {
        Ok(Answer::EarlierPetitions(found)) => found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_person_and_the_same_fact_are_found_and_say_why() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let there = |person, text: &str| PetitionFacts {
        division: Some(division(VILLAGE)),
        demands: vec![Demand::new(text, Some(Route::Opinion))],
        ..petition(Some(person))
    };
    let (first, ..) = f.take_in(there(a, "8 月起生活补助每月少发 27 元"));
    let (other, ..) = f.take_in(there(b, "参战身份认定久拖不决"));
    let ask = |people: Vec<PersonId>, text: &str, code: Option<&str>| {
        let found = earlier(
            &f,
            EarlierAsked {
                people,
                text: text.into(),
                division: code.map(division),
                ..EarlierAsked::default()
            },
        );
        found.into_iter().map(|one| (one.row.petition, one.why, one.in_hand)).collect::<Vec<_>>()
    };
    let like = |why: &[SameWhy]| why.iter().any(|w| matches!(w, SameWhy::Fact(_)));
    let by_person = ask(vec![a], "别的事", None);
    assert_eq!(by_person, [(first, vec![SameWhy::Person], true)]);
    let by_fact = ask(vec![], "生活补助每月少发，要求补发", Some("440114001210"));
    assert_eq!(by_fact.iter().map(|x| x.0).collect::<Vec<_>>(), [first]);
    assert!(like(&by_fact[0].1));
    assert!(ask(vec![], "生活补助每月少发，要求补发", Some("440114104205")).is_empty(), "another town");
    let both = ask(vec![a, b], "参战身份认定一直拖着", Some(TOWN));
    assert_eq!(both.iter().map(|x| x.0).collect::<Vec<_>>(), [other, first], "person and fact come first");
    let named = EarlierAsked {
        named: vec![("试某".into(), "１３８００１３８０００".into())],
        division: Some(division(TOWN)),
        ..EarlierAsked::default()
    };
    assert_eq!(earlier(&f, named)[0].why, [SameWhy::NameAndPhone]);
}

/// Answered, reviewed and rechecked, the last opinion not served yet.
fn rechecked(f: &Fixture, id: PetitionId) {
    for what in "reply serve request-review review-opinion serve request-recheck recheck-opinion".split(' ') {
        act(f, "petitions", id, said(PetitionAct::parse(what).unwrap())).unwrap();
    }
}

#[test]
fn a_matter_is_final_for_the_first_petition_of_it_too() {
    let f = Fixture::new();
    let (first, ..) = f.take_in(petition(None));
    let second = handled(&f, PetitionFacts { repeats: Some(first), ..petition(None) });
    rechecked(&f, second);
    act(&f, "petitions", second, said(PetitionAct::Serve)).unwrap();
    assert_eq!(view(&f, first).final_matter, Some(second));
    let refused = act(&f, "petitions", first, said(PetitionAct::Accept));
    assert_eq!(hands_fault(refused), HandsFault::final_matter(Some(second)));
}

#[test]
fn a_final_matter_is_registered_and_not_accepted() {
    let f = Fixture::new();
    let person = f.person(1);
    let first = handled(&f, petition(Some(person)));
    rechecked(&f, first);
    let again = |repeats| PetitionFacts { repeats: Some(repeats), ..petition(Some(person)) };
    let (second, number, _) = f.take_in(again(first));
    assert_eq!(number, "2026-0002", "a repeat has a number of its own");
    assert_eq!(act(&f, "petitions", first, said(PetitionAct::Serve)), Ok(PetitionState::Final));
    let found = earlier(&f, EarlierAsked { people: vec![person], ..EarlierAsked::default() });
    assert!(found.iter().all(|one| one.is_final));
    let (third, ..) = f.take_in(again(second));
    for id in [second, third] {
        let refused = act(&f, "petitions", id, said(PetitionAct::Accept));
        assert_eq!(hands_fault(refused), HandsFault::final_matter(Some(first)));
        assert_eq!(view(&f, id).final_matter, Some(first));
        let accept = view(&f, id).acts.into_iter().find(|(a, _)| *a == PetitionAct::Accept).unwrap();
        assert!(matches!(accept.1, Err(Refusal::Act(ActFault::Hands(HandsFault::MatterFinal { .. })))));
    }
    assert_eq!((view(&f, second).row.nth, view(&f, third).row.nth), (2, 3));
    let family: Vec<PetitionId> = view(&f, first).family.iter().map(|r| r.petition).collect();
    assert_eq!(family, [second, third], "linked both ways");
    assert_eq!(act(&f, "petitions", third, said(PetitionAct::NoFurther)), Ok(PetitionState::NotAgain));
    f.sound();
}

fn hands(f: &Fixture, id: PetitionId) -> Vec<HandRow> {
    match f.ask("petitions", Query::PetitionHands(id)) {
        Ok(Answer::PetitionHands(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn whoever_has_an_interest_keeps_away() {
    let f = Fixture::new();
    let (mine, theirs) = (f.person(1), f.person(2));
    let relative = Relative { name: "试亲".into(), person: Some(theirs), ..Relative::default() };
    let kin = f.register(PersonFacts { relatives: vec![relative], ..person(3) });
    let place = |who: &str, person| {
        let seen = f.account(who).staff.version;
        let command = Command::PlaceStaff { staff: staff_id(who), seen, unit: None, person: Some(person) };
        f.run("admin", command).unwrap();
    };
    place("head", kin);
    let (id, ..) = f.take_in(petition(Some(theirs)));
    let barred = |id, who: &str| hands(&f, id).iter().find(|h| h.staff.id == staff_id(who)).unwrap().barred;
    assert_eq!((barred(id, "head"), barred(id, "petitions")), (Some(Barred::Relative), None));
    let assign =
        |to: &str| Command::AssignPetition { petition: id, seen: view(&f, id).version, to: staff_id(to) };
    act(&f, "petitions", id, said(PetitionAct::Accept)).unwrap();
    let refused = Refusal::Act(ActFault::Hands(HandsFault::must_recuse(staff_id("head"))));
    assert_eq!(f.run("petitions", assign("head")).err(), Some(refused.clone()));
    let mut approve = said(PetitionAct::ApproveExtension);
    approve.until = Some(date("2027-02-01"));
    assert_eq!(act(&f, "head", id, approve).err(), Some(refused));
    place("head", mine);
    let (own, ..) = f.take_in(petition(Some(mine)));
    assert_eq!(barred(own, "head"), Some(Barred::Petitioner));
    assert_eq!(barred(id, "head"), None, "not related any more");
    f.run("petitions", assign("petitions")).unwrap();
    act(&f, "petitions", id, said(PetitionAct::Recuse)).unwrap();
    let seen = view(&f, id);
    assert_eq!((seen.row.owner, seen.recused.len()), (None, 1));
    assert_eq!(barred(id, "petitions"), Some(Barred::Declared));
    assert!(matches!(
        hands_fault(act(&f, "petitions", id, said(PetitionAct::Reply))),
        HandsFault::MustRecuse { .. }
    ));
    f.run("head", assign("head")).unwrap();
    assert_eq!(view(&f, id).row.first_handler, Some(f.account("petitions").staff.name));
    f.sound();
}

#[test]
fn it_goes_down_is_taken_on_comes_back_and_stays_one_petition() {
    let f = Fixture::new();
    let id = handled(&f, petition(None));
    let down = |code: &str| ActRequest { division: Some(division(code)), ..said(PetitionAct::HandDown) };
    assert_eq!(hands_fault(act(&f, "petitions", id, said(PetitionAct::TakeOn))), HandsFault::NotOffered);
    assert_eq!(hands_fault(act(&f, "petitions", id, said(PetitionAct::HandDown))), HandsFault::NeedsDivision);
    assert!(act(&f, "petitions", id, down("440114")).is_err(), "the district is no town");
    for n in 1..=3 {
        act(&f, "petitions", id, down(TOWN)).unwrap();
        let since = date("2026-11-23");
        assert_eq!(view(&f, id).row.holder, Holder::Offered { division: division(TOWN), since });
        act(&f, "petitions", id, said(PetitionAct::SendBack)).unwrap();
        assert_eq!((view(&f, id).row.bounces, view(&f, id).row.holder), (n, Holder::Bureau));
    }
    f.today.set(date("2026-11-25"));
    act(&f, "petitions", id, down(VILLAGE)).unwrap();
    act(&f, "petitions", id, said(PetitionAct::TakeOn)).unwrap();
    let seen = view(&f, id);
    assert_eq!(seen.row.holder, Holder::Held { division: division(VILLAGE), since: date("2026-11-25") });
    assert_eq!((seen.row.days, seen.row.days_owned, seen.row.state), (2, Some(2), PetitionState::Handling));
    let silent = act(&f, "petitions", id, ActRequest::new(PetitionAct::ReportUp));
    assert!(matches!(silent, Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    act(&f, "petitions", id, said(PetitionAct::ReportUp)).unwrap();
    assert_eq!(view(&f, id).row.holder, Holder::Bureau);
    assert_eq!(view(&f, id).row.first_handler, Some(f.account("petitions").staff.name));
    act(&f, "petitions", id, said(PetitionAct::MarkLong)).unwrap();
    assert_eq!(hands_fault(act(&f, "petitions", id, said(PetitionAct::MarkLong))), HandsFault::SameMark);
    assert!(view(&f, id).row.long_standing);
    act(&f, "petitions", id, said(PetitionAct::UnmarkLong)).unwrap();
    f.sound();
    f.reopened().sound();
}

#[test]
fn a_reply_is_served_by_proof_alone() {
    let f = Fixture::new();
    let id = handled(&f, petition(None));
    act(&f, "petitions", id, said(PetitionAct::Reply)).unwrap();
    let serve = |kind, document: &str, witnesses: &[&str]| ActRequest {
        document: document.into(),
        proof: Some(ServiceProof { kind, witnesses: witnesses.iter().map(|w| (*w).to_owned()).collect() }),
        ..ActRequest::new(PetitionAct::Serve)
    };
    let fault = |request| hands_fault(act(&f, "petitions", id, request));
    assert_eq!(fault(ActRequest { proof: None, ..said(PetitionAct::Serve) }), HandsFault::NeedsProof);
    assert_eq!(fault(ActRequest::new(PetitionAct::Serve)), HandsFault::NeedsProof);
    assert_eq!(fault(serve(ProofKind::Signature, " ", &[])), HandsFault::NeedsReceiptNumber);
    let number = |text| fault(serve(ProofKind::Mail, text, &[])) == HandsFault::NeedsMailNumber;
    assert!(number(" ") && number("无") && number("?") && number("挂号"));
    for seen in [&["甲"][..], &["甲", "甲"], &["王五", "王 五"], &["王五", "王五（邻居）"]] {
        assert_eq!(fault(serve(ProofKind::Refusal, "", seen)), HandsFault::NeedsWitnesses, "{seen:?}");
    }
    assert_eq!(view(&f, id).row.state, PetitionState::Replied, "done, not served");
    let served = act(&f, "petitions", id, serve(ProofKind::Refusal, "", &["甲", "乙"]));
    assert_eq!(served, Ok(PetitionState::Served));
    let seen = view(&f, id);
    let window = seen.clocks.iter().find(|c| c.rule.id == "review-request").unwrap();
    assert_eq!(window.due, date("2026-12-23"));
}

#[test]
fn the_directory_names_who_to_call() {
    let f = Fixture::new();
    let facts = |kind, code: &str| LiaisonFacts {
        kind,
        division: division(code),
        name: "试联".into(),
        phone: "13800138001".into(),
        post: String::new(),
    };
    let set =
        |facts| f.run("petitions", Command::SetLiaison { liaison: None, seen: 0, facts: Box::new(facts) });
    for (kind, code) in
        [(LiaisonKind::Team, "440114"), (LiaisonKind::Agent, TOWN), (LiaisonKind::Informant, VILLAGE)]
    {
        set(facts(kind, code)).unwrap();
    }
    let wrong = set(facts(LiaisonKind::Agent, VILLAGE));
    assert!(matches!(wrong, Err(Refusal::Invalid(faults)) if faults[0].field == "division"));
    let of = |code: Option<&str>| match f.ask("window", Query::Liaisons { division: code.map(division) }) {
        Ok(Answer::Liaisons(rows)) => rows.iter().map(|row| row.facts.kind).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        of(Some(VILLAGE)),
        [LiaisonKind::Informant, LiaisonKind::Agent, LiaisonKind::Team],
        "the nearest first"
    );
    assert_eq!(of(Some("440114104205")), [LiaisonKind::Team]);
    assert_eq!(of(None).len(), 3);
    let (id, ..) = f.take_in(PetitionFacts { division: Some(division(VILLAGE)), ..petition(None) });
    assert_eq!(view(&f, id).liaisons.len(), 3);
    let Ok(Answer::Liaisons(rows)) = f.ask("window", Query::Liaisons { division: Some(division(TOWN)) })
    else {
        panic!()
    };
    let receipt = f.run("head", Command::EndLiaison { liaison: rows[0].liaison, seen: 1 }).unwrap();
    assert_eq!(receipt.outcome, Outcome::Liaison(rows[0].liaison, 2));
    assert_eq!(of(Some(TOWN)), [LiaisonKind::Team]);
    f.sound();
}
