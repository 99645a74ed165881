//! What counts as a step in the forecast, and how finished petitions are ordered.

use super::*;
use honordesk::bureau::command::Secret;
use honordesk::domain::StaffId;

/// Who could be given a petition, as the list of hands and as the forecast has them.
fn both(f: &Fixture, id: PetitionId) -> [Vec<StaffId>; 2] {
    let Ok(Answer::PetitionHands(hands)) = f.ask("head", Query::PetitionHands(id)) else { panic!() };
    let owners = forecast(f, Some(id)).owners;
    [hands.iter().map(|one| one.staff.id).collect(), owners.iter().map(|one| one.staff).collect()]
}

#[test]
fn whose_password_waits_for_a_word_keeps_what_is_theirs_and_may_be_given_more() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    let (staff, seen) = (staff_id("petitions"), f.account("petitions").staff.version);
    let new = Some(Secret::new("Xin-Mi3 ma shi".into()));
    f.run("safety", Command::ResetPassword { staff, seen, new }).unwrap();
    assert!(matches!(f.ask("petitions", Query::TimeRules), Err(Refusal::NotPermitted { .. })));
    assert_eq!(both(&f, id), [[staff, staff_id("head")], [staff, staff_id("head")]]);
    // Nor does the duty fall to another over night.
    let day = date("2026-11-23");
    let board = || match f.ask("head", Query::Duty { from: day }) {
        Ok(Answer::Duty(board)) => board,
        other => panic!("{other:?}"),
    };
    assert!(board().staff.iter().any(|(one, _)| *one == staff));
}

#[test]
fn whoever_leads_comes_after_those_whose_task_it_is_though_it_is_theirs_too() {
    let f = Fixture::new();
    f.also("head", &[Role::Head, Role::Petitions]);
    let (busy, ..) = f.take_in(received("2026-11-20"));
    f.run("petitions", Command::Triage(Triage::Claim { petitions: vec![seen(&f, busy)] })).unwrap();
    let (new, ..) = f.take_in(received("2026-11-20"));
    let order = [staff_id("petitions"), staff_id("head")];
    assert_eq!(both(&f, new), [order, order], "with one in hand, and the other with none");
}

#[test]
fn what_is_taken_back_or_only_remarked_is_no_step() {
    let f = Fixture::new();
    f.today.set(date("2026-11-20"));
    let (id, ..) = f.take_in(received("2026-11-20"));
    let steps = || {
        let owners = forecast(&f, None).owners;
        owners.iter().find(|one| one.staff == staff_id("petitions")).unwrap().pace.map(|pace| pace.steps)
    };
    decide(&f, "petitions", &[id], ActRequest::new(Act::Accept)).unwrap();
    undo(&f, "petitions", &[id]).unwrap();
    for act in [Act::Note, Act::MarkLong] {
        let act = ActRequest { note: "拖了三年".into(), ..ActRequest::new(act) };
        let (petition, version) = seen(&f, id);
        f.run("petitions", Command::ActOnPetition { petition, seen: version, act }).unwrap();
    }
    let then = |day: &str| f.today.set(date(day));
    then("2026-11-23");
    assert_eq!(steps(), None, "nothing that takes it along");
    decide(&f, "petitions", &[id], ActRequest::new(Act::Accept)).unwrap();
    then("2026-11-24");
    assert_eq!(steps(), Some(1));
}

#[test]
fn what_is_finished_stands_in_the_order_that_was_asked_for() {
    let f = Fixture::new();
    let mut all = Vec::new();
    for _ in 0..3 {
        let (id, ..) = f.take_in(received("2026-11-20"));
        let act = step_of(Act::Withdraw);
        decide(&f, "petitions", &[id], act).unwrap();
        all.push(id);
    }
    assert_eq!(ids(&queue(&f, "petitions", Tab::Done, Order::Oldest)), all);
    all.reverse();
    for order in [Order::Newest, Order::Urgent] {
        assert_eq!(ids(&queue(&f, "petitions", Tab::Done, order)), all);
    }
}
