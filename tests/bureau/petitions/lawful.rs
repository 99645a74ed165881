//! What no state allows and no state forbids: time given in hindsight, agreements without a paper, receipts of everything at once,
//! decisions taken back behind their letters, and ends that nobody can reach.

use honordesk::bureau::Outcome;
use honordesk::bureau::command::{PaperDraft, Triage};
use honordesk::domain::paper::{Block, PaperKind};
use honordesk::domain::petition::{BoundFault, Clock, ClockStatus, HandsFault, ProofKind, ServiceProof};

use super::*;

fn fault(result: Result<PetitionState, Refusal>) -> HandsFault {
    match result {
        Err(Refusal::Act(ActFault::Hands(fault))) => fault,
        other => panic!("{other:?}"),
    }
}

fn clock(f: &Fixture, id: PetitionId, name: &str) -> Clock {
    view(f, "head", id).unwrap().clocks.into_iter().find(|c| c.rule.id == name).unwrap()
}

fn on(what: PetitionAct, day: &str) -> ActRequest {
    ActRequest { on: Some(date(day)), ..said(what) }
}

/// Received and accepted on a day, given to somebody, with its notice served.
fn handled(f: &Fixture, day: &str) -> PetitionId {
    let (id, ..) = f.take_in(PetitionFacts { received: date(day), ..petition(None) });
    for what in [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Assign] {
        act(f, "petitions", id, on(what, day)).unwrap();
    }
    id
}

#[test]
fn what_gives_time_counts_from_the_day_it_is_recorded() {
    let f = Fixture::new();
    let id = handled(&f, "2026-11-23");
    // The sixtieth day was 2027-01-22.
    f.today.set(date("2027-01-28"));
    let began = date("2026-11-23");
    let refused = HandsFault::NotBackdated { began };
    assert!(matches!(
        act(&f, "petitions", id, said(PetitionAct::RequestExtension)),
        Err(Refusal::Act(ActFault::Expired { .. }))
    ));
    for what in [PetitionAct::RequestExtension, PetitionAct::Suspend, PetitionAct::Resume] {
        assert_eq!(fault(act(&f, "petitions", id, on(what, "2027-01-20"))), refused, "{}", what.name());
        let number = ActRequest { document: "批〔2027〕3号".into(), ..on(what, "2027-01-20") };
        assert_eq!(fault(act(&f, "petitions", id, number)), refused, "no number makes up for it");
    }
    let until = Some(date("2027-02-20"));
    let approve = ActRequest { until, ..on(PetitionAct::ApproveExtension, "2027-01-21") };
    assert_eq!(fault(act(&f, "head", id, approve)), refused);
    assert_eq!(clock(&f, id, "conclude").status, ClockStatus::Late);
    f.sound();
}

#[test]
fn what_was_decided_on_paper_before_the_records_began_is_taken_over_with_its_number() {
    let f = Fixture::new();
    let id = handled(&f, "2026-10-08");
    let ask = on(PetitionAct::RequestExtension, "2026-11-20");
    let began = date("2026-11-23");
    assert_eq!(fault(act(&f, "petitions", id, ask.clone())), HandsFault::NeedsDecisionNumber { began });
    let numbered = |request: ActRequest| ActRequest { document: "批〔2026〕9号".into(), ..request };
    act(&f, "petitions", id, numbered(ask)).unwrap();
    let until = Some(date("2026-12-31"));
    let approve = ActRequest { until, ..on(PetitionAct::ApproveExtension, "2026-11-21") };
    act(&f, "head", id, numbered(approve)).unwrap();
    let (approved, _) = view(&f, "head", id).unwrap().events.pop().unwrap();
    assert_eq!((approved.on, approved.recorded), (date("2026-11-21"), Some(began)), "and says so");
    f.sound();
}

/// A petition whose recheck was asked for on a day.
fn under_recheck(f: &Fixture, day: &str) -> PetitionId {
    let id = handled(f, day);
    for what in [
        PetitionAct::Reply,
        PetitionAct::Serve,
        PetitionAct::RequestReview,
        PetitionAct::ReviewOpinion,
        PetitionAct::Serve,
        PetitionAct::RequestRecheck,
    ] {
        act(f, "petitions", id, on(what, day)).unwrap();
    }
    id
}

#[test]
fn a_hearing_told_of_after_the_limit_ran_out_moves_it_by_the_number_of_its_record_alone() {
    let f = Fixture::new();
    let (late, heard) = (under_recheck(&f, "2026-11-23"), under_recheck(&f, "2026-11-23"));
    let hearing =
        |first: &str, last: &str| ActRequest { until: Some(date(last)), ..on(PetitionAct::Hearing, first) };
    // The thirtieth day is 2026-12-23. While it runs, a hearing of some days ago is put down.
    assert_eq!(clock(&f, heard, "recheck").due, date("2026-12-23"));
    f.today.set(date("2026-12-04"));
    for _ in 0..2 {
        act(&f, "petitions", heard, hearing("2026-12-01", "2026-12-03")).unwrap();
        assert_eq!(clock(&f, heard, "recheck").due, date("2026-12-26"), "three days, however often");
    }
    f.today.set(date("2026-12-30"));
    let due = date("2026-12-23");
    let refused = HandsFault::needs_hearing_record(due);
    assert_eq!(fault(act(&f, "petitions", late, hearing("2026-12-01", "2026-12-20"))), refused);
    assert_eq!(clock(&f, late, "recheck").status, ClockStatus::Late);
    // What is heard from now on is put down, and moves nothing.
    act(&f, "petitions", late, hearing("2026-12-28", "2027-01-05")).unwrap();
    let still = clock(&f, late, "recheck");
    assert_eq!((still.due, still.status, still.remaining), (due, ClockStatus::Late, -7));
    let numbered = ActRequest { document: "听〔2026〕1号".into(), ..hearing("2026-12-01", "2026-12-03") };
    let other = under_recheck(&f, "2026-12-30");
    f.today.set(date("2027-02-10"));
    let again = ActRequest { on: Some(date("2027-01-04")), until: Some(date("2027-01-06")), ..numbered };
    act(&f, "petitions", other, again).unwrap();
    assert_eq!(clock(&f, other, "recheck").due, date("2027-02-01"), "three days were heard");
    let (event, _) = view(&f, "head", other).unwrap().events.pop().unwrap();
    assert_eq!(event.recorded, Some(date("2027-02-10")), "and it says when it was told of");
    f.sound();
}

#[test]
fn a_petition_is_not_joined_to_itself() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    let join = ActRequest { earlier: Some(id), ..said(PetitionAct::Join) };
    let itself = Err(Refusal::Act(ActFault::Bound(BoundFault::JoinedToItself)));
    assert_eq!(act(&f, "petitions", id, join), itself);
    let gone = ActRequest { earlier: Some(PetitionId(99)), ..said(PetitionAct::Join) };
    assert!(matches!(act(&f, "petitions", id, gone), Err(Refusal::NotFound(_))));
}

#[test]
fn an_agreement_is_a_paper_and_one_recorded_later_says_so() {
    let f = Fixture::new();
    let id = handled(&f, "2026-11-23");
    f.today.set(date("2027-01-28"));
    let words = ActRequest { document: String::new(), ..on(PetitionAct::Mediate, "2027-01-20") };
    assert!(matches!(act(&f, "petitions", id, words), Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    assert_eq!(clock(&f, id, "conclude").status, ClockStatus::Late);
    act(&f, "petitions", id, on(PetitionAct::Mediate, "2027-01-20")).unwrap();
    let (event, _) = view(&f, "head", id).unwrap().events.pop().unwrap();
    assert_eq!((event.recorded, event.document.as_str()), (Some(date("2027-01-28")), "和解〔2026〕1号"));
    f.sound();
}

#[test]
fn a_receipt_proves_the_paper_that_it_is_of() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    for what in [PetitionAct::Accept, PetitionAct::Assign] {
        simple(&f, id, what).unwrap();
    }
    f.today.set(date("2026-12-10"));
    simple(&f, id, PetitionAct::Reply).unwrap();
    f.today.set(date("2026-12-12"));
    let of = |papers: &[PetitionAct], day| ActRequest {
        document: "EMS-1".into(),
        proof: Some(ServiceProof::new(ProofKind::Mail)),
        papers: papers.to_vec(),
        ..on(PetitionAct::Serve, day)
    };
    assert_eq!(fault(act(&f, "petitions", id, of(&[], "2026-12-11"))), HandsFault::NeedsPaper);
    let not_out = HandsFault::PaperNotOut { act: PetitionAct::ApproveExtension };
    assert_eq!(fault(act(&f, "petitions", id, of(&[PetitionAct::ApproveExtension], "2026-12-11"))), not_out);
    // The postmark of the notice lies after the opinion, and proves the notice alone.
    let notice = act(&f, "petitions", id, of(&[PetitionAct::Accept], "2026-12-11"));
    assert_eq!(notice, Ok(PetitionState::Replied));
    assert_eq!(clock(&f, id, "conclude").status, ClockStatus::Running);
    assert_eq!(clock(&f, id, "notice-direct").stopped_on, Some(date("2026-12-11")));
    let opinion = act(&f, "petitions", id, of(&[], "2026-12-12"));
    assert_eq!(opinion, Ok(PetitionState::Served), "one is left, and is meant");
    assert_eq!(clock(&f, id, "conclude").stopped_on, Some(date("2026-12-12")));
    f.sound();
}

fn letter(f: &Fixture, id: PetitionId) -> (honordesk::domain::PaperId, String) {
    let draft = PaperDraft {
        kind: PaperKind::Acceptance,
        title: "受理告知书".into(),
        person: None,
        visit: None,
        matter: None,
        petition: Some(id),
        about: Vec::new(),
        blocks: vec![Block::text("试某：")],
    };
    match f.run("petitions", Command::IssuePaper { draft: Box::new(draft) }).unwrap().outcome {
        Outcome::Paper(paper, number, _) => (paper, number),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_told_in_writing_is_not_taken_back_behind_its_letter_and_keeps_its_day() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    let undo = || {
        let seen = view(&f, "head", id).unwrap().version;
        f.run("petitions", Command::Triage(Triage::Undo { petitions: vec![(id, seen)] }))
    };
    simple(&f, id, PetitionAct::Accept).unwrap();
    let (paper, number) = letter(&f, id);
    assert_eq!(undo().err(), Some(Refusal::PaperOut { number }));
    f.run("petitions", Command::VoidPaper { paper, seen: 1, reason: "写错".into() }).unwrap();
    undo().unwrap();
    f.today.set(date("2026-12-01"));
    simple(&f, id, PetitionAct::Accept).unwrap();
    let due = |f: &Fixture| clock(f, id, "conclude").due;
    assert_eq!(due(&f), date("2027-01-22"), "sixty days from the day that was told");
    // Nor is it taken back once it has stood: a later acceptance would give time.
    f.today.set(date("2027-03-01"));
    assert!(matches!(undo(), Err(Refusal::Act(ActFault::Bound(_)))));
    assert_eq!((due(&f), clock(&f, id, "conclude").status), (date("2027-01-22"), ClockStatus::Late));
    f.sound();
    assert_eq!(due(&f.reopened()), date("2027-01-22"));
}

#[test]
fn an_acceptance_taken_back_the_same_day_leaves_no_day_behind() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    simple(&f, id, PetitionAct::Accept).unwrap();
    let seen = view(&f, "head", id).unwrap().version;
    f.run("petitions", Command::Triage(Triage::Undo { petitions: vec![(id, seen)] })).unwrap();
    f.today.set(date("2026-12-01"));
    simple(&f, id, PetitionAct::Accept).unwrap();
    assert_eq!(clock(&f, id, "conclude").due, date("2027-01-30"));
}

#[test]
fn an_opinion_that_reaches_nobody_ends_without_a_made_up_receipt() {
    let f = Fixture::new();
    let facts = PetitionFacts { anonymous: true, petitioners: Vec::new(), ..petition(None) };
    let (id, ..) = f.take_in(facts);
    for what in [PetitionAct::Accept, PetitionAct::Assign, PetitionAct::Reply] {
        simple(&f, id, what).unwrap();
    }
    let early = act(&f, "petitions", id, said(PetitionAct::Withdraw));
    assert_eq!(fault(early), HandsFault::OpinionNotServed);
    let silent = act(&f, "petitions", id, ActRequest::new(PetitionAct::Undelivered));
    assert!(matches!(silent, Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    assert_eq!(simple(&f, id, PetitionAct::Undelivered), Ok(PetitionState::Replied), "not served, and why");
    assert_eq!(clock(&f, id, "conclude").status, ClockStatus::Running, "it stops no limit");
    let withdrawn = act(&f, "petitions", id, said(PetitionAct::Withdraw));
    assert_eq!(fault(withdrawn), HandsFault::OpinionNotServed, "nobody withdrew it");
    assert_eq!(simple(&f, id, PetitionAct::Finalise), Ok(PetitionState::Unserved));
    assert_eq!(clock(&f, id, "conclude").status, ClockStatus::Running, "and is not in time either");
    assert_eq!(count(&queue(&f, "head", Tab::Open, ""), Tab::Unserved), 0);
    let done = queue(&f, "head", Tab::Done, "");
    assert_eq!(done.rows.iter().map(|row| row.state).collect::<Vec<_>>(), [PetitionState::Unserved]);
    assert_eq!(simple(&f, id, PetitionAct::Serve), Ok(PetitionState::Served), "reached after all");
    f.sound();
}

#[test]
fn a_first_petition_is_not_refused_for_good_on_nobodys_word() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    let bare = ActRequest { document: String::new(), ..said(PetitionAct::NoFurther) };
    assert_eq!(fault(act(&f, "petitions", id, bare.clone())), HandsFault::no_final_matter());
    let seen = view(&f, "head", id).unwrap().version;
    let decide = Triage::Decide { petitions: vec![(id, seen)], act: bare };
    assert!(f.run("petitions", Command::Triage(decide)).is_err(), "nor in the queue");
    assert_eq!(simple(&f, id, PetitionAct::NoFurther), Ok(PetitionState::NotAgain), "by the number");
}

#[test]
fn what_repeats_a_matter_that_never_went_through_the_recheck_is_not_refused_as_final() {
    let f = Fixture::new();
    let person = f.person(1);
    let (first, ..) = f.take_in(petition(Some(person)));
    let (second, ..) = f.take_in(PetitionFacts { repeats: Some(first), ..petition(Some(person)) });
    let bare = ActRequest { document: String::new(), ..said(PetitionAct::NoFurther) };
    for ground in [None, Some("final".to_owned())] {
        let asked = ActRequest { ground, ..bare.clone() };
        assert_eq!(fault(act(&f, "petitions", second, asked)), HandsFault::no_final_matter());
    }
    let in_hand = ActRequest { ground: Some("in-hand".into()), ..bare };
    assert_eq!(act(&f, "petitions", second, in_hand), Ok(PetitionState::NotAgain), "the first is in hand");
    f.sound();
}

#[test]
fn an_act_names_nobody_it_does_not_go_to_and_no_day_before_the_petition() {
    let f = Fixture::new();
    let id = handled(&f, "2026-11-23");
    for what in [PetitionAct::Assign, PetitionAct::Note, PetitionAct::Reply] {
        let named = ActRequest { staff: Some(staff_id("head")), ..said(what) };
        let no_receiver = HandsFault::NoReceiver { act: what };
        assert_eq!(fault(act(&f, "petitions", id, named)), no_receiver);
    }
    let long_ago = act(&f, "petitions", id, on(PetitionAct::Note, "1800-01-01"));
    assert_eq!(long_ago, Err(Refusal::Act(ActFault::TooEarly { last: date("2026-11-23") })));
}

#[test]
fn a_receipt_that_comes_late_leaves_the_records_sound() {
    let f = Fixture::new();
    let facts = PetitionFacts { received: date("2026-11-02"), ..petition(None) };
    let (id, ..) = f.take_in(facts);
    for (what, day) in [
        (PetitionAct::Accept, "2026-11-03"),
        (PetitionAct::Assign, "2026-11-10"),
        (PetitionAct::Reply, "2026-11-10"),
    ] {
        act(&f, "petitions", id, on(what, day)).unwrap();
    }
    let notice = ActRequest { papers: vec![PetitionAct::Accept], ..on(PetitionAct::Serve, "2026-11-05") };
    assert_eq!(act(&f, "petitions", id, notice), Ok(PetitionState::Replied));
    f.sound();
}
