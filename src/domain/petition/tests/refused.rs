//! More time that the head refuses, and requests of the ladder that came too late.

use super::*;

fn asked() -> Case {
    Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-02"),
        (Act::Assign, "2026-03-02"),
        (Act::RequestExtension, "2026-04-01"),
    ])
}

#[test]
fn a_request_is_answered_once_and_by_another() {
    let mut case = asked();
    let again = case.act(Act::RequestExtension, "2026-04-02");
    assert!(matches!(again, Err(ActFault::AlreadyRequested { on, .. }) if on == d("2026-04-01")));
    let own = case.act(Act::RefuseExtension, "2026-04-02");
    assert!(matches!(own, Err(ActFault::SamePerson { .. })));
    let silent = case.record(PetitionEvent::new(Act::RefuseExtension, d("2026-04-02"), HEAD));
    assert!(matches!(silent, Err(ActFault::NeedsGrounds { grounds: Grounds::Reason, .. })));
    case.record(said(Act::RefuseExtension, d("2026-04-02"), HEAD)).unwrap();
    assert_eq!(case.state, State::Handling, "the limit stands, and so does the work");
    assert_eq!(case.clock("conclude", "2026-04-02").map(|c| c.due), Some(d("2026-05-01")));
    let approve = case.record(until(Act::ApproveExtension, "2026-04-03", HEAD, "2026-05-20"));
    assert!(matches!(approve, Err(ActFault::NotRequested { .. })));
    // Asked anew, it may be given.
    case.act(Act::RequestExtension, "2026-04-03").unwrap();
    case.record(until(Act::ApproveExtension, "2026-04-04", HEAD, "2026-05-20")).unwrap();
    assert_eq!(case.state, State::Extended);
}

#[test]
fn two_requests_of_an_older_program_are_read() {
    let mut case = asked();
    case.events.push(said(Act::RequestExtension, d("2026-04-02"), CLERK));
    assert_eq!(course(&case.facts()), Ok(State::Handling));
    case.record(until(Act::ApproveExtension, "2026-04-03", HEAD, "2026-05-20")).unwrap();
}

#[test]
fn the_ladder_says_which_request_came_too_late() {
    let rules = PetitionRules::embedded().unwrap();
    let calendar = Calendar::embedded().unwrap();
    let late = |asked: &str| {
        let days = Milestones {
            accepted: Some(d("2026-08-21")),
            served: Some(d("2026-10-20")),
            review_requested: Some(d(asked)),
            ..Milestones::new(d("2026-08-21"))
        };
        let ladder = rules.ladder(&days, &calendar).unwrap();
        ladder.iter().filter_map(|rung| rung.after_limit(&days).map(|on| (rung.name, on))).collect::<Vec<_>>()
    };
    assert_eq!(late("2026-11-19"), []);
    assert_eq!(late("2026-11-30"), [("review_request", d("2026-11-30"))]);
}
