//! The course: where events lead, late receipts, pauses and second acceptances included.

use super::*;

/// The state that the events of a case lead to, as the check of a database finds it.
fn led(case: &Case) -> Result<State, (usize, ActFault)> {
    course(&case.facts())
}

#[test]
fn a_late_receipt_leads_where_the_petition_stands() {
    let case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-05"),
        (Act::Assign, "2026-03-10"),
        (Act::Reply, "2026-03-10"),
        (Act::Serve, "2026-03-07"),
    ]);
    assert_eq!((case.state, led(&case)), (State::Replied, Ok(State::Replied)));
    let case = case.story(&[(Act::Serve, "2026-03-12")]);
    assert_eq!((case.state, led(&case)), (State::Served, Ok(State::Served)));
    let mut wrong = case;
    wrong.events.remove(0);
    assert!(matches!(led(&wrong), Err((0, ActFault::NotFrom { .. }))));
}

#[test]
fn a_pause_ends_where_it_began() {
    let started = || Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-02")]);
    let pause = [(Act::Suspend, "2026-04-10"), (Act::Resume, "2026-04-10")];
    let extended = || {
        let mut case = started().story(&[(Act::Assign, "2026-03-03"), (Act::RequestExtension, "2026-04-01")]);
        case.record(until(Act::ApproveExtension, "2026-04-02", HEAD, "2026-05-20")).unwrap();
        case
    };
    for (case, stood) in [
        (started(), State::Accepted),
        (started().story(&[(Act::Assign, "2026-03-03")]), State::Handling),
        (extended(), State::Extended),
        (extended().story(&[(Act::Hearing, "2026-04-05")]), State::Hearing),
        (
            started().story(&[
                (Act::Assign, "2026-03-03"),
                (Act::Hearing, "2026-03-04"),
                (Act::Assign, "2026-03-05"),
            ]),
            State::Hearing,
        ),
        (Case::new("2026-03-02").story(&[(Act::Simple, "2026-03-02")]), State::Simple),
    ] {
        let twice = case.story(&pause).story(&pause);
        assert_eq!((twice.state, led(&twice)), (stood, Ok(stood)));
    }
}

#[test]
fn what_is_taken_back_keeps_the_day_of_its_first_acceptance() {
    let case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-03"),
        (Act::Transfer, "2026-03-20"),
        (Act::TakeBack, "2026-04-20"),
        (Act::Accept, "2026-04-21"),
    ]);
    let clock = case.clock("conclude", "2026-04-21").unwrap();
    assert_eq!((clock.start, clock.due), (d("2026-03-03"), d("2026-05-02")));
    assert_eq!(clock.status, ClockStatus::Running);
    let declined = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-03"),
        (Act::Transfer, "2026-03-20"),
        (Act::TakeBack, "2026-04-20"),
        (Act::Decline, "2026-04-21"),
    ]);
    assert_eq!(declined.clock("conclude", "2026-06-01").unwrap().status, ClockStatus::Off);
}

#[test]
fn no_pause_closes_what_an_opinion_is_owed_on() {
    let mut case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-02"),
        (Act::Serve, "2026-03-03"),
        (Act::Suspend, "2026-03-04"),
    ]);
    for day in ["2026-03-10", "2026-12-01"] {
        let refused = case.act(Act::Finalise, day);
        assert!(matches!(refused, Err(ActFault::OpinionOwed { due, .. }) if due == d("2026-05-01")));
    }
    case.act(Act::Withdraw, "2026-12-01").unwrap();
    let mut advice = Case { route: Some(Route::Suggestion), ..Case::new("2026-03-02") }.story(&[
        (Act::Accept, "2026-03-02"),
        (Act::Serve, "2026-03-03"),
        (Act::Suspend, "2026-03-04"),
    ]);
    advice.act(Act::Finalise, "2026-03-05").unwrap();
    // Closed so by an earlier edition: the limit goes on showing what was left undone.
    let mut old = case;
    old.events.pop();
    old.events.push(PetitionEvent::new(Act::Finalise, d("2026-03-10"), CLERK));
    assert_eq!(old.clock("conclude", "2026-06-01").unwrap().status, ClockStatus::Late);
}

#[test]
fn simple_handling_warns_after_its_days_and_is_never_owed() {
    let case = Case::new("2026-03-02");
    let open = case.clock("simple-accept", "2026-03-03").unwrap();
    assert_eq!((open.due, open.status), (d("2026-03-05"), ClockStatus::Running));
    assert!(!open.is_open(), "a choice is not owed");
    assert_eq!(case.clock("simple-accept", "2026-03-06").unwrap().status, ClockStatus::Lapsed);
    let mut late = Case::new("2026-03-02");
    let warned = late.act(Act::Simple, "2026-03-06").unwrap();
    assert!(matches!(warned[..], [ActWarning::AfterLimit { due, .. }] if due == d("2026-03-05")));
    let accepted = Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-02")]);
    assert_eq!(accepted.clock("simple-accept", "2026-03-09").unwrap().status, ClockStatus::Off);
    assert_eq!(Case { first: false, ..Case::new("2026-03-02") }.clock("simple-accept", "2026-03-02"), None);
}

#[test]
fn the_day_set_for_feedback_is_a_limit_until_it_comes() {
    let plain = Case::new("2026-03-02").story(&[(Act::Transfer, "2026-03-03")]);
    assert_eq!(plain.clock("feedback", "2026-03-04"), None, "no day was set");
    let mut case = Case::new("2026-03-02");
    assert_eq!(
        case.record(until(Act::Transfer, "2026-03-03", CLERK, "2026-03-02")),
        Err(ActFault::UntilRange { first: d("2026-03-03"), latest: d("2027-03-03") })
    );
    case.record(until(Act::Transfer, "2026-03-03", CLERK, "2026-04-10")).unwrap();
    let clock = case.clock("feedback", "2026-04-11").unwrap();
    assert_eq!((clock.due, clock.status, clock.is_open()), (d("2026-04-10"), ClockStatus::Late, true));
    assert_eq!(explain(&clock, &case.calendar).last().unwrap().date, d("2026-04-10"));
    case.act(Act::Serve, "2026-03-04").unwrap();
    case.act(Act::Finalise, "2026-04-09").unwrap();
    assert_eq!(case.clock("feedback", "2026-04-11").unwrap().status, ClockStatus::Met);
}

#[test]
fn a_hearing_does_not_last_for_ever() {
    let mut case = served().story(&[
        (Act::RequestReview, "2026-05-20"),
        (Act::ReviewOpinion, "2026-06-15"),
        (Act::Serve, "2026-06-16"),
        (Act::RequestRecheck, "2026-07-16"),
    ]);
    let fault = case.record(until(Act::Hearing, "2026-07-20", CLERK, "2999-01-01"));
    assert_eq!(fault, Err(ActFault::UntilRange { first: d("2026-07-20"), latest: d("2026-10-18") }));
    case.record(until(Act::Hearing, "2026-07-20", CLERK, "2026-10-18")).unwrap();
    // The same once more, or a part of it, is the same days.
    case.record(until(Act::Hearing, "2026-07-20", CLERK, "2026-10-18")).unwrap();
    case.record(until(Act::Hearing, "2026-08-01", CLERK, "2026-08-03")).unwrap();
    assert_eq!(case.clock("recheck", "2026-08-03").unwrap().due, d("2026-11-14"));
    // Nor does one follow another without end.
    let next = case.record(until(Act::Hearing, "2026-10-18", CLERK, "2026-10-19"));
    assert_eq!(next, Err(BoundFault::HeardEnough { most: 91 }.into()));
}

#[test]
fn nobody_is_heard_once_the_opinion_is_made() {
    let mut case = served().story(&[
        (Act::RequestReview, "2026-05-20"),
        (Act::ReviewOpinion, "2026-06-15"),
        (Act::Serve, "2026-06-16"),
        (Act::RequestRecheck, "2026-07-16"),
    ]);
    case.record(until(Act::Hearing, "2026-07-20", CLERK, "2026-10-18")).unwrap();
    assert_eq!(case.clock("recheck", "2026-07-22").unwrap().due, d("2026-11-14"));
    case.act(Act::RecheckOpinion, "2026-07-22").unwrap();
    // Three days were heard, the 20th to the 22nd.
    assert_eq!(case.clock("recheck", "2026-07-22").unwrap().due, d("2026-08-18"));
}

#[test]
fn a_review_may_order_the_matter_to_be_handled_anew() {
    let mut case = served().story(&[
        (Act::RequestReview, "2026-05-20"),
        (Act::ReviewOpinion, "2026-06-15"),
        (Act::Serve, "2026-06-16"),
        (Act::Redo, "2026-06-17"),
    ]);
    assert_eq!(case.state, State::Handling);
    let met = |case: &Case| {
        let clock = case.clock("conclude", "2026-07-01").unwrap();
        (clock.status, clock.stopped_on)
    };
    let first = (ClockStatus::Met, Some(d("2026-04-24")));
    assert_eq!(met(&case), first);
    case = case.story(&[(Act::Reply, "2026-06-20")]);
    assert_eq!(met(&case), first, "the first opinion was in time");
    case = case.story(&[(Act::Serve, "2026-06-21")]);
    assert_eq!((case.state, met(&case)), (State::Served, first));
    let window = case.clock("review-request", "2026-06-22").unwrap();
    assert_eq!((window.start, window.status), (d("2026-06-21"), ClockStatus::Running));
    assert_eq!(case.clock("review", "2026-06-22").unwrap().status, ClockStatus::Met);
}

#[test]
fn rules_that_lack_a_limit_the_acts_need_are_refused() {
    let text = include_str!("../rules.toml");
    for id in ["conclude", "objection", "review-request", "recheck-request", "simple-accept"] {
        let renamed = text.replace(&format!("id = \"{id}\""), "id = \"other\"");
        assert_eq!(PetitionRules::with_toml(&renamed).unwrap_err(), RulesFault::Missing(id));
    }
    let endless = text.replace("extension = 30\n", "");
    assert_eq!(PetitionRules::with_toml(&endless).unwrap_err(), RulesFault::Missing("extension"));
}

#[test]
fn what_is_taken_back_undoes_the_passing_on_and_nothing_else() {
    // A leader's day that was taken back stays taken back, wherever the matter went meanwhile.
    let mut case = Case::new("2026-11-02");
    let set = PetitionEvent {
        set_by: Some("分管副局长".to_owned()),
        ..until(Act::SetDeadline, "2026-11-03", CLERK, "2026-11-20")
    };
    case.record(set).unwrap();
    let case = case.story(&[
        (Act::ClearDeadline, "2026-11-04"),
        (Act::Transfer, "2026-11-05"),
        (Act::TakeBack, "2026-11-06"),
    ]);
    let clock = case.clock("deadline", "2026-11-25").unwrap();
    assert_eq!((clock.status, clock.is_owed()), (ClockStatus::Off, false));
    // Who accepted in time owes no objection once it comes back; whoever only passed it on decides anew.
    let referred = |steps: &[(Act, &str)]| {
        let case = Case::referred("2026-11-02").story(steps);
        case.clock("objection", "2026-11-25").unwrap().status
    };
    let (passed, back) = ((Act::Transfer, "2026-11-04"), (Act::TakeBack, "2026-11-05"));
    assert_eq!(referred(&[(Act::Accept, "2026-11-03"), passed, back]), ClockStatus::Off);
    assert_eq!(referred(&[passed, back]), ClockStatus::Lapsed);
    assert_eq!(referred(&[passed]), ClockStatus::Off);
}

#[test]
fn the_day_of_conclusion_is_that_of_what_ended_it() {
    let concluded = |case: &Case| case.facts().concluded();
    let mut case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-03"),
        (Act::Assign, "2026-03-03"),
        (Act::Mediate, "2026-03-20"),
        (Act::Serve, "2026-03-21"),
    ]);
    assert_eq!(concluded(&case), None);
    case = case.story(&[(Act::Finalise, "2026-03-23")]);
    assert_eq!(concluded(&case), Some(d("2026-03-23")));
    case.record(PetitionEvent { score: Some(4), ..said(Act::Evaluate, d("2026-04-25"), CLERK) }).unwrap();
    let case = case.story(&[(Act::Track, "2026-05-01"), (Act::Untrack, "2026-06-01")]);
    assert_eq!(concluded(&case), Some(d("2026-03-23")), "what comes after moves nothing");
    // Joined to an earlier one, it is over once that was told in writing.
    let joined = Case { first: false, ..Case::new("2026-03-02") }.story(&[(Act::Join, "2026-03-04")]);
    let told = joined.story(&[(Act::Serve, "2026-03-10"), (Act::Track, "2026-03-30")]);
    assert_eq!(concluded(&told), Some(d("2026-03-10")));
    let gone = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-03"),
        (Act::Withdraw, "2026-03-05"),
        (Act::Serve, "2026-03-09"),
    ]);
    assert_eq!(concluded(&gone), Some(d("2026-03-05")), "nobody waits for a paper");
    let unreached = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-02"),
        (Act::Assign, "2026-03-02"),
        (Act::Reply, "2026-05-20"),
        (Act::Undelivered, "2026-06-01"),
        (Act::Finalise, "2026-06-02"),
    ]);
    let mut notice = unreached;
    notice.record(PetitionEvent { papers: vec![0], ..said(Act::Serve, d("2026-06-20"), CLERK) }).unwrap();
    assert_eq!(
        (notice.state, concluded(&notice)),
        (State::Unserved, Some(d("2026-06-02"))),
        "nor for a notice"
    );
    let last = served().story(&[
        (Act::RequestReview, "2026-05-20"),
        (Act::ReviewOpinion, "2026-06-15"),
        (Act::Serve, "2026-06-16"),
        (Act::RequestRecheck, "2026-07-10"),
        (Act::RecheckOpinion, "2026-07-20"),
        (Act::Serve, "2026-07-22"),
        (Act::Track, "2026-07-30"),
    ]);
    assert_eq!((last.state, concluded(&last)), (State::Final, Some(d("2026-07-22"))));
}
