//! More time that the head refuses, who reviews, which way nobody chose, and where else something is found.

use honordesk::bureau::answer::{SentBack, WaitRow, Waits};
use honordesk::bureau::command::Triage;
use honordesk::domain::petition::HandsFault;

use super::*;

fn back(f: &Fixture, who: &str) -> Option<WaitRow> {
    let Ok(Answer::Waiting(rows)) = f.ask(who, Query::Waiting) else { panic!() };
    rows.into_iter().find(|row| matches!(row.what, Waits::Back { what: SentBack::Extension(_), .. }))
}

fn handled(f: &Fixture) -> PetitionId {
    let (id, ..) = f.take_in(petition(None));
    for what in [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Assign] {
        simple(f, id, what).unwrap();
    }
    id
}

#[test]
fn more_time_is_refused_with_a_reason_and_comes_back_to_who_asked() {
    let f = Fixture::new();
    let id = handled(&f);
    simple(&f, id, PetitionAct::RequestExtension).unwrap();
    let refuse =
        ActRequest { note: "先到原部队调档".into(), ..ActRequest::new(PetitionAct::RefuseExtension) };
    let denied = act(&f, "petitions", id, refuse.clone());
    assert!(matches!(denied, Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. })));
    assert_eq!(back(&f, "petitions").map(|row| row.mine), None);
    assert_eq!(act(&f, "head", id, refuse), Ok(PetitionState::Handling));
    let row = back(&f, "petitions").unwrap();
    assert_eq!((row.mine, row.reason.as_str()), (true, "先到原部队调档"));
    assert_eq!(back(&f, "head").map(|row| row.mine), Some(false));
    assert!(back(&f, "window").is_none_or(|row| !row.mine));
    simple(&f, id, PetitionAct::RequestExtension).unwrap();
    assert_eq!(back(&f, "petitions").map(|row| row.mine), None, "asked anew");
    let again = simple(&f, id, PetitionAct::RequestExtension);
    assert!(matches!(again, Err(Refusal::Act(ActFault::AlreadyRequested { .. }))));
    f.sound();
    f.reopened().sound();
}

#[test]
fn no_bureau_reviews_what_it_answered_itself() {
    let f = Fixture::new();
    let id = handled(&f);
    for what in [PetitionAct::Reply, PetitionAct::Serve, PetitionAct::RequestReview] {
        simple(&f, id, what).unwrap();
    }
    let Ok(Answer::Desk(desk)) = f.ask("petitions", Query::Desk) else { panic!() };
    let by = |organ: &str| ActRequest { organ: Some(organ.into()), ..said(PetitionAct::ReviewOpinion) };
    let own = format!(" {} ", desk.bureau.unwrap().name);
    let refused = Refusal::Act(HandsFault::reviews_itself(PetitionAct::ReviewOpinion).into());
    let ourselves = [
        "本局",
        "区退役军人事务局",
        "退役军人事务局",
        "试验区退役军人事务局优抚科",
        "试验区退役军人事务局（甲）",
    ];
    for organ in ourselves.iter().copied().chain([own.as_str()]) {
        assert_eq!(act(&f, "petitions", id, by(organ)).err(), Some(refused.clone()), "{organ}");
    }
    assert_eq!(act(&f, "petitions", id, by("市退役军人事务局")), Ok(PetitionState::Reviewed));
    let seen = view(&f, "petitions", id).unwrap();
    assert_eq!(seen.events.last().unwrap().0.organ.as_deref(), Some("市退役军人事务局"));
    f.sound();
    f.reopened().sound();
}

#[test]
fn a_decision_in_the_queue_sets_no_way_that_nobody_chose() {
    let f = Fixture::new();
    let accept = |facts: PetitionFacts| {
        let (id, _, version) = f.take_in(facts);
        let act = ActRequest::new(PetitionAct::Accept);
        let done =
            f.run("petitions", Command::Triage(Triage::Decide { petitions: vec![(id, version)], act }));
        (done.err(), view(&f, "petitions", id).unwrap().facts.route())
    };
    let open = |n: usize, topics: &[&str]| PetitionFacts {
        demands: vec![Demand::new("要求补发", None); n],
        topics: topics.iter().map(|id| (*id).to_owned()).collect(),
        ..petition(None)
    };
    assert_eq!(accept(open(1, &[])), (None, Some(Route::Opinion)));
    for facts in [open(3, &[]), open(1, &["disability"])] {
        let (why, way) = accept(facts);
        assert!(matches!(why, Some(Refusal::Act(ActFault::NeedsRoute { .. }))), "{why:?}");
        assert_eq!(way, None);
    }
    f.sound();
}

#[test]
fn what_is_in_another_tab_is_told_with_its_tab() {
    let f = Fixture::new();
    handled(&f);
    let here = queue(&f, "petitions", Tab::Undecided, "2026-0001");
    assert_eq!((here.total, here.elsewhere.contains(&(Tab::Open, 1))), (0, true));
    assert!(here.elsewhere.iter().all(|(tab, _)| *tab != Tab::Undecided));
    assert_eq!(queue(&f, "petitions", Tab::Undecided, "").elsewhere, []);
    assert_eq!(queue(&f, "petitions", Tab::Undecided, "2026-9999").elsewhere, []);
    assert_eq!(queue(&f, "petitions", Tab::Open, "2026-0001").elsewhere, []);
}
