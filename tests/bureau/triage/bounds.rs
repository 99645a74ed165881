//! Where acts end: undone on their day, joined to their own, in time or with a reason, answered here, approved by another, said by the
//! petitioner, seen by others.

use honordesk::bureau::Refusal;
use honordesk::bureau::command::ActRequest;
use honordesk::bureau::query::JournalFilter;
use honordesk::domain::ledger::Doubt;
use honordesk::domain::petition::{
    ActFault, BoundFault, Demand, Origin, PetitionAct as Act, PetitionFacts, PetitionState as State,
    Petitioner, PetitionerWord, ProofKind, Route, ServiceProof, WordKind,
};
use honordesk::domain::staff::Role;
use honordesk::domain::{Date, PetitionId};

use super::{decide, received, undo, view};
use crate::bureau_support::*;

fn bound(refused: Result<impl std::fmt::Debug, Refusal>) -> BoundFault {
    match refused {
        Err(Refusal::Act(ActFault::Bound(fault))) => fault,
        other => panic!("{other:?}"),
    }
}

pub fn say(act: Act) -> ActRequest {
    ActRequest { document: "〔2026〕1号".into(), ..step_of(act) }
}

pub fn step(f: &Fixture, id: PetitionId, act: ActRequest) -> Result<State, Refusal> {
    decide(f, "petitions", &[id], act)?;
    Ok(view(f, "head", id).unwrap().row.state)
}

/// Steps of one day each, all of which may be done.
pub fn story(f: &Fixture, id: PetitionId, steps: &[(Act, &str)]) {
    for (act, on) in steps {
        f.today.set(date(on));
        step(f, id, say(*act)).unwrap_or_else(|why| panic!("{act:?} on {on}: {why:?}"));
    }
}

pub fn due(f: &Fixture, id: PetitionId, clock: &str) -> Option<Date> {
    view(f, "head", id).unwrap().clocks.iter().find(|c| c.rule.id == clock).map(|c| c.due)
}

/// What the journal says of a reason, the newest first.
fn reasons(f: &Fixture) -> Vec<String> {
    let lines = f.journal_by(JournalFilter::default(), 50).into_iter();
    let of = |about: Vec<(String, String)>| {
        about.into_iter().find(|(key, _)| key == "despite").map(|(_, why)| why)
    };
    lines.filter_map(|line| of(line.what.about)).collect()
}

#[test]
fn a_decision_is_undone_on_its_own_day_alone() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    decide(&f, "petitions", &[id], ActRequest::new(Act::Accept)).unwrap();
    let limit = due(&f, id, "conclude");
    f.today.set(date("2026-11-24"));
    let fault = BoundFault::UndoOver { act: Act::Accept, on: date("2026-11-23") };
    assert_eq!(bound(undo(&f, "petitions", &[id])), fault);
    f.today.set(date("2027-03-01"));
    assert_eq!(bound(undo(&f, "petitions", &[id])), fault);
    assert_eq!(due(&f, id, "conclude"), limit, "it stays late");
    // One that is recorded later than it was decided can be put right on the day of recording, and no later.
    let (back, ..) = f.take_in(PetitionFacts { received: date("2027-02-20"), ..petition(None) });
    let dated = || ActRequest { on: Some(date("2027-02-22")), ..ActRequest::new(Act::Accept) };
    step(&f, back, dated()).unwrap();
    undo(&f, "petitions", &[back]).unwrap();
    step(&f, back, dated()).unwrap();
    f.today.set(date("2027-03-02"));
    assert_eq!(
        bound(undo(&f, "petitions", &[back])),
        BoundFault::UndoOver { act: Act::Accept, on: date("2027-03-01") }
    );
    f.sound();
}

#[test]
fn nobody_is_joined_to_another_matter_of_others() {
    let f = Fixture::new();
    let named = |name: &str, phone: &str, demand: &str| PetitionFacts {
        petitioners: vec![Petitioner { name: name.into(), phone: phone.into(), ..Petitioner::default() }],
        demands: vec![Demand::new(demand, Some(Route::Opinion))],
        ..received("2026-11-20")
    };
    let (care, job) = ("反映医疗费负担重，要求给予困难补助", "要求落实安置岗位和补发工资");
    let (first, ..) = f.take_in(named("黎某", "13800138001", care));
    let (other, ..) = f.take_in(named("梁某", "13800138002", job));
    let (alike, ..) = f.take_in(named("何某", "13800138003", care));
    let (own, ..) = f.take_in(named("黎某", "13800138001", care));
    let (own_else, ..) = f.take_in(named("黎某", "13800138001", job));
    let join = |despite: Option<&str>| ActRequest {
        earlier: Some(first),
        despite: despite.map(str::to_owned),
        ..ActRequest::new(Act::Join)
    };
    for despite in [None, Some("都是退役军人")] {
        let fault = bound(step(&f, other, join(despite)));
        assert!(matches!(fault, BoundFault::OthersMatter { earlier, .. } if earlier == first), "{fault:?}");
    }
    for asked in [alike, own_else] {
        let doubt = Err(Refusal::Doubtful(vec![Doubt::JoinedUnlike { earlier: first }]));
        assert_eq!(step(&f, asked, join(None)), doubt);
    }
    assert_eq!(step(&f, own, join(None)), Ok(State::Closed));
    let notice = due(&f, alike, "notice-direct");
    assert_eq!(step(&f, alike, join(Some("前件集体访的成员"))), Ok(State::Closed));
    // It keeps its own day of receipt and its notice, and says why.
    let joined = view(&f, "head", alike).unwrap();
    assert_eq!((joined.facts.received, due(&f, alike, "notice-direct")), (date("2026-11-20"), notice));
    assert!(joined.row.due.is_some() && joined.events[0].0.note == "前件集体访的成员");
    assert_eq!(reasons(&f), ["前件集体访的成员"]);
    f.sound();
}

#[test]
fn what_comes_after_its_limit_is_refused_or_asks_why() {
    let f = Fixture::new();
    let (referred, ..) = f.take_in(PetitionFacts { origin: Origin::Referred, ..received("2026-11-20") });
    let (id, ..) = f.take_in(received("2026-11-20"));
    story(&f, id, &[(Act::Accept, "2026-11-23"), (Act::Serve, "2026-11-23"), (Act::Assign, "2026-11-23")]);
    story(&f, id, &[(Act::Reply, "2026-11-24"), (Act::Serve, "2026-11-24")]);
    f.today.set(date("2026-11-30"));
    assert!(matches!(bound(step(&f, referred, say(Act::Object))), BoundFault::ObjectionOver { .. }));
    let acts = view(&f, "petitions", referred).unwrap().acts;
    assert!(acts.iter().any(|(act, can)| *act == Act::Object && can.is_err()), "the page says so before");
    let late = Err(Refusal::Doubtful(vec![Doubt::AfterLimit { due: date("2026-11-25") }]));
    assert_eq!(step(&f, referred, say(Act::Simple)), late);
    f.today.set(date("2027-02-20"));
    let late = Err(Refusal::Doubtful(vec![Doubt::AfterLimit { due: date("2026-12-24") }]));
    assert_eq!(step(&f, id, say(Act::RequestReview)), late);
    let why = "住院期间，复查机关同意接收";
    let asked = ActRequest { despite: Some(why.into()), ..ActRequest::new(Act::RequestReview) };
    assert_eq!(step(&f, id, asked), Ok(State::UnderReview));
    assert_eq!(view(&f, "head", id).unwrap().events.last().unwrap().0.note, why);
    assert_eq!(reasons(&f), [why]);
    f.sound();
}

#[test]
fn what_was_accepted_is_answered_here() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    story(&f, id, &[(Act::Accept, "2026-11-23"), (Act::Serve, "2026-11-23")]);
    let fault = bound(step(&f, id, say(Act::Transfer)));
    assert!(matches!(fault, BoundFault::AcceptedStays { due, .. } if due == date("2027-01-22")), "{fault:?}");
    let acts = view(&f, "petitions", id).unwrap().acts;
    assert!(acts.iter().any(|(act, can)| *act == Act::Transfer && can.is_err()));
    // Closing is no answer of the organ that was to give one.
    let (passed, ..) = f.take_in(received("2026-11-20"));
    step(&f, passed, ActRequest { until: Some(date("2026-12-30")), ..say(Act::Transfer) }).unwrap();
    step(&f, passed, say(Act::Serve)).unwrap();
    let silent = step(&f, passed, ActRequest::new(Act::Finalise));
    assert!(matches!(silent, Err(Refusal::Act(ActFault::NeedsGrounds { .. }))), "{silent:?}");
    let answered =
        ActRequest { note: "镇政府报来办结报告".into(), ..ActRequest::new(Act::Finalise) };
    assert_eq!(step(&f, passed, answered), Ok(State::Closed));
    f.sound();
}

#[test]
fn whoever_alone_approves_asks_for_no_extension() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    story(&f, id, &[(Act::Accept, "2026-11-23"), (Act::Serve, "2026-11-23"), (Act::Assign, "2026-11-23")]);
    let ask = || decide(&f, "head", &[id], say(Act::RequestExtension));
    assert!(matches!(bound(ask()), BoundFault::OnlyApprover { .. }));
    let acts = view(&f, "head", id).unwrap().acts;
    assert!(acts.iter().any(|(act, can)| *act == Act::RequestExtension && can.is_err()));
    f.also("maker", &[Role::Head]);
    ask().unwrap();
    // Nor does the second head once the first has asked: one of them is kept for the approval.
    assert!(matches!(
        bound(decide(&f, "maker", &[id], say(Act::RequestExtension))),
        BoundFault::OnlyApprover { .. }
    ));
    let until = ActRequest { until: Some(date("2027-02-01")), ..say(Act::ApproveExtension) };
    assert_eq!(decide(&f, "maker", &[id], until).map(|_| ()), Ok(()));
    f.sound();
}

#[test]
fn a_withdrawal_and_a_refusal_are_not_said_by_the_clerk_alone() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    step(&f, id, ActRequest::new(Act::Accept)).unwrap();
    let refused = |names: [&str; 2]| ActRequest {
        proof: Some(ServiceProof { kind: ProofKind::Refusal, witnesses: names.map(String::from).to_vec() }),
        ..ActRequest::new(Act::Serve)
    };
    let me = format!("试{}", "petitions".len());
    assert_eq!(bound(step(&f, id, refused(["甲某", &me]))), BoundFault::OwnWitness);
    assert_eq!(bound(step(&f, id, refused(["甲某", &format!("{me}（一号窗）")]))), BoundFault::OwnWitness);
    assert_eq!(bound(step(&f, id, refused(["试某", "甲某"]))), BoundFault::OwnWitness, "nor the petitioner");
    assert_eq!(bound(step(&f, id, refused([&me.replace('试', "试　"), "甲某"]))), BoundFault::OwnWitness);
    assert_eq!(step(&f, id, refused(["甲某", "乙某"])), Ok(State::Accepted));
    let word = |kind, at| ActRequest {
        note: "来电撤回".into(),
        word: Some(PetitionerWord { kind, at }),
        ..ActRequest::new(Act::Withdraw)
    };
    let bare = ActRequest { note: "x".into(), ..ActRequest::new(Act::Withdraw) };
    assert_eq!(bound(step(&f, id, bare)), BoundFault::NeedsWord);
    assert_eq!(bound(step(&f, id, word(WordKind::Call, None))), BoundFault::NeedsCallTime);
    assert_eq!(step(&f, id, word(WordKind::Call, Some(870))), Ok(State::Withdrawn));
    let told = f.reopened();
    let kept = view(&told, "head", id).unwrap().events.last().unwrap().0.word;
    assert_eq!(kept, Some(PetitionerWord { kind: WordKind::Call, at: Some(870) }));
    told.sound();
}
