//! Where a limit ends: by what was done first, by what ends the matter, and never by what came after its last day.

use super::*;

const ACCEPTED: [(Act, &str); 2] = [(Act::Accept, "2026-03-02"), (Act::Assign, "2026-03-02")];

fn stands(case: &Case, id: &str) -> (ClockStatus, Option<Date>, bool) {
    let clock = case.clock(id, "2026-12-01").unwrap();
    (clock.status, clock.stopped_on, clock.is_open())
}

#[test]
fn what_ends_a_matter_after_the_last_day_leaves_it_late() {
    // The conclusion ran out on 2026-05-01.
    let late = |on: &str| (ClockStatus::Late, Some(d(on)), false);
    let off = (ClockStatus::Off, None, false);
    let start = || Case::new("2026-03-02").story(&ACCEPTED);
    for (on, wanted) in [("2026-05-01", off), ("2026-05-02", late("2026-05-02"))] {
        let given_up = start().story(&[(Act::Withdraw, on)]);
        assert_eq!(stands(&given_up, "conclude"), wanted, "{on}");
    }
    // Neither the notice of a day before; nor an opinion that reached nobody.
    let given_up = start().story(&[(Act::Withdraw, "2026-03-18")]);
    assert_eq!(stands(&given_up, "notice-direct"), late("2026-03-18"));
    let unreached = start().story(&[
        (Act::Reply, "2026-05-20"),
        (Act::Undelivered, "2026-06-01"),
        (Act::Finalise, "2026-06-02"),
    ]);
    // It was not served, in time or later; its end as such ends no duty.
    assert_eq!(unreached.state, State::Unserved);
    assert_eq!(stands(&unreached, "conclude"), (ClockStatus::Late, None, true));
    let reached = unreached.story(&[(Act::Serve, "2026-07-02")]);
    assert_eq!((reached.state, stands(&reached, "conclude")), (State::Served, late("2026-07-02")));
    assert_eq!(reached.clock("review-request", "2026-07-03").unwrap().due, d("2026-08-01"));
    // What came in time stands, whatever is proven later.
    let told = start().story(&[(Act::Withdraw, "2026-03-10"), (Act::Serve, "2026-03-30")]);
    assert_eq!(stands(&told, "notice-direct"), off);
    let told = start().story(&[(Act::Withdraw, "2026-03-20"), (Act::Serve, "2026-03-12")]);
    assert_eq!(stands(&told, "notice-direct"), (ClockStatus::Met, Some(d("2026-03-12")), false));
}

#[test]
fn with_another_organ_it_is_owed_again_once_it_is_back() {
    let passed = [(Act::Accept, "2026-03-02"), (Act::Transfer, "2026-05-10")];
    let case = Case::new("2026-03-02").story(&passed);
    assert_eq!(stands(&case, "conclude"), (ClockStatus::Late, Some(d("2026-05-10")), false));
    let back = case.story(&[(Act::TakeBack, "2026-05-20")]);
    assert_eq!(stands(&back, "conclude"), (ClockStatus::Late, None, true));
    let declined = back.story(&[(Act::Decline, "2026-05-21")]);
    assert_eq!(stands(&declined, "conclude"), (ClockStatus::Late, Some(d("2026-05-21")), false));
}

#[test]
fn choices_and_rights_lapse_and_are_never_late() {
    let referred = |on: &str| Case::referred("2026-09-18").story(&[(Act::Accept, on)]);
    for (on, wanted) in [("2026-09-24", ClockStatus::Off), ("2026-09-25", ClockStatus::Lapsed)] {
        assert_eq!(stands(&referred(on), "objection").0, wanted, "{on}");
    }
    let silent = served().story(&[
        (Act::RequestReview, "2026-05-20"),
        (Act::ReviewOpinion, "2026-06-10"),
        (Act::Serve, "2026-06-12"),
        (Act::Redo, "2026-08-01"),
    ]);
    assert_eq!(stands(&silent, "recheck-request"), (ClockStatus::Lapsed, None, false));
}

#[test]
fn the_first_day_stops_a_limit_whatever_was_made_or_entered_first() {
    let mut case = Case { route: Some(Route::Duty), ..Case::new("2026-03-02") }
        .story(&[(Act::Accept, "2026-03-02"), (Act::Direct, "2026-03-03")]);
    let serve = |papers, on| PetitionEvent { papers, ..said(Act::Serve, d(on), CLERK) };
    case.record(serve(vec![1], "2026-03-12")).unwrap();
    let met = (ClockStatus::Met, Some(d("2026-03-12")), false);
    assert_eq!(stands(&case, "notice-direct"), met);
    case.record(serve(vec![0], "2026-03-22")).unwrap();
    assert_eq!(stands(&case, "notice-direct"), met);
}

/// A deadline for 2026-11-20.
fn with_deadline(case: Case, on: &str) -> Case {
    let mut case = case;
    let set_by = Some("分管副局长".to_owned());
    case.record(PetitionEvent { set_by, ..until(Act::SetDeadline, on, CLERK, "2026-11-20") }).unwrap();
    case
}

#[test]
fn a_deadline_set_by_hand_ends_with_the_matter() {
    let repeat = || with_deadline(Case { first: false, ..Case::new("2026-11-02") }, "2026-11-02");
    let joined = repeat().story(&[(Act::Join, "2026-11-04")]);
    assert_eq!(stands(&joined, "deadline"), (ClockStatus::Off, None, false));
    let joined = joined.story(&[(Act::Serve, "2026-11-05"), (Act::TakeBack, "2026-11-10")]);
    assert_eq!(stands(&joined, "deadline"), (ClockStatus::Late, None, true), "it goes on by itself");
    let late = repeat().story(&[(Act::Join, "2026-11-24")]);
    assert_eq!(stands(&late, "deadline"), (ClockStatus::Late, Some(d("2026-11-24")), false));
    let up = served().story(&[
        (Act::RequestReview, "2026-05-20"),
        (Act::ReviewOpinion, "2026-06-15"),
        (Act::Serve, "2026-06-16"),
        (Act::RequestRecheck, "2026-07-10"),
    ]);
    let last = with_deadline(up, "2026-07-11")
        .story(&[(Act::RecheckOpinion, "2026-07-20"), (Act::Serve, "2026-07-22")]);
    assert_eq!(
        (last.state, stands(&last, "deadline")),
        (State::Final, (ClockStatus::Met, Some(d("2026-07-22")), false))
    );
}

#[test]
fn what_is_joined_has_no_choices_left_until_it_goes_on_by_itself() {
    let joined = Case { first: false, ..Case::referred("2026-09-18") }.story(&[(Act::Join, "2026-09-21")]);
    assert_eq!(stands(&joined, "objection").0, ClockStatus::Off);
    let named = Case { first: true, ..Case::new("2026-09-18") };
    let simple = Case { events: joined.events.clone(), state: joined.state, ..named };
    assert_eq!(stands(&simple, "simple-accept").0, ClockStatus::Off);
    let on = joined.story(&[(Act::TakeBack, "2026-09-22")]);
    assert!(on.clock("objection", "2026-09-23").unwrap().is_way_back());
}

#[test]
fn whoever_gets_it_in_simple_handling_keeps_its_limit() {
    let case = Case::new("2026-09-28").story(&[(Act::Simple, "2026-09-29")]);
    let given = case.story(&[(Act::Assign, "2026-09-30"), (Act::Assign, "2026-10-12")]);
    assert_eq!((given.state, course(&given.facts())), (State::Simple, Ok(State::Simple)));
    let opinion = given.clock("simple-opinion", "2026-10-12").unwrap();
    assert_eq!((opinion.due, opinion.status), (d("2026-10-19"), ClockStatus::Running));
    assert_eq!(stands(&given, "simple-opinion"), (ClockStatus::Late, None, true));
}

#[test]
fn the_window_is_open_while_the_petitioner_may_still_come_by_either_reading() {
    // Served on 2026-08-28: the thirtieth day, 09-27, is a rest day, and so 09-28 may still be one to ask on (民法典 art. 203).
    let replied = || {
        Case::new("2026-08-03").story(&[
            (Act::Accept, "2026-08-03"),
            (Act::Assign, "2026-08-03"),
            (Act::Reply, "2026-08-20"),
            (Act::Serve, "2026-08-28"),
        ])
    };
    let window = replied().clock("review-request", "2026-09-28").unwrap();
    assert_eq!((window.due, window.rolled), (d("2026-09-27"), Some(d("2026-09-28"))));
    for on in ["2026-09-27", "2026-09-28"] {
        let refused = replied().act(Act::Finalise, on);
        let open = matches!(refused, Err(ActFault::WindowOpen { until, .. }) if until == d("2026-09-28"));
        assert!(open, "{on}: {refused:?}");
    }
    replied().act(Act::Finalise, "2026-09-29").unwrap();
}

#[test]
fn what_was_supported_is_supervised_wherever_it_was_said() {
    let agreed = || {
        Case::new("2026-03-02").story(&[
            (Act::Accept, "2026-03-02"),
            (Act::Assign, "2026-03-02"),
            (Act::Mediate, "2026-03-20"),
        ])
    };
    let reviewed = || {
        served().story(&[
            (Act::RequestReview, "2026-05-20"),
            (Act::ReviewOpinion, "2026-06-15"),
            (Act::Serve, "2026-06-16"),
        ])
    };
    let last = || {
        reviewed().story(&[
            (Act::RequestRecheck, "2026-07-10"),
            (Act::RecheckOpinion, "2026-07-20"),
            (Act::Serve, "2026-07-22"),
        ])
    };
    for case in [agreed(), reviewed()] {
        let state = case.state;
        let mut seen = case.story(&[(Act::Enforce, "2026-07-23")]);
        assert_eq!(seen.state, state, "what may follow stays");
        // Once is enough until its result is known.
        let again = seen.act(Act::Enforce, "2026-07-24");
        assert_eq!(again, Err(ActFault::Hands(HandsFault::SameExecution)));
    }
    // What is final is followed (追踪): it stands in no queue of what is done.
    assert!(matches!(last().act(Act::Enforce, "2026-07-23"), Err(ActFault::Final { .. })));
    reviewed().story(&[(Act::Enforce, "2026-06-17"), (Act::RequestRecheck, "2026-06-18")]);
}

#[test]
fn an_opinion_that_was_served_tells_what_its_extension_told() {
    let extended = || {
        let mut case = Case::new("2026-03-02").story(&[
            (Act::Accept, "2026-03-02"),
            (Act::Serve, "2026-03-03"),
            (Act::Assign, "2026-03-03"),
            (Act::RequestExtension, "2026-04-20"),
        ]);
        case.record(until(Act::ApproveExtension, "2026-04-21", HEAD, "2026-05-30")).unwrap();
        case.story(&[(Act::Reply, "2026-05-20")])
    };
    let serve = |case: &mut Case, papers: Vec<u16>| {
        let event = PetitionEvent { papers, ..said(Act::Serve, d("2026-05-21"), CLERK) };
        case.record(event).unwrap();
    };
    let mut answered = extended();
    serve(&mut answered, vec![5]);
    assert_eq!(answered.act(Act::Finalise, "2026-06-30"), Ok(vec![]));
    // The other way round nothing is answered yet.
    let mut told = extended();
    serve(&mut told, vec![4]);
    assert!(told.act(Act::Finalise, "2026-06-30").is_err());
}

#[test]
fn only_what_takes_it_along_ends_that_it_is_set_aside() {
    let aside = || {
        let mut case = Case::new("2026-03-02");
        case.record(until(Act::Defer, "2026-03-03", CLERK, "2026-03-20")).unwrap();
        case
    };
    let marked = with_deadline(
        aside().story(&[(Act::MarkLong, "2026-03-04"), (Act::Note, "2026-03-04")]),
        "2026-03-04",
    );
    let mut marked = marked.story(&[(Act::ClearDeadline, "2026-03-05")]);
    for act in [Act::Recuse, Act::SetDemand, Act::NameAccused] {
        let handed = Some(Handed { staff: Some(HEAD), division: None });
        let event = PetitionEvent { handed, demand: Some(0), ..said(act, d("2026-03-05"), CLERK) };
        marked.record(event).unwrap();
        assert!(marked.facts().deferred().is_some(), "{act:?}");
    }
    for act in [Act::Accept, Act::Transfer, Act::Decline] {
        assert!(aside().story(&[(act, "2026-03-06")]).facts().deferred().is_none(), "{act:?}");
    }
}

#[test]
fn what_goes_on_by_itself_was_not_passed_around() {
    let repeat = Case { first: false, ..Case::new("2026-03-02") };
    let case = repeat.story(&[(Act::Join, "2026-03-03"), (Act::TakeBack, "2026-03-04")]);
    assert_eq!(case.facts().bounces(), 0);
    let case = case.story(&[(Act::Transfer, "2026-03-05"), (Act::TakeBack, "2026-03-06")]);
    assert_eq!(case.facts().bounces(), 1);
}

#[test]
fn simple_handling_is_left_in_words_and_its_days_that_ran_out_stay_so() {
    let simple =
        || Case::new("2026-09-28").story(&[(Act::Simple, "2026-09-29"), (Act::Assign, "2026-09-29")]);
    assert!(simple().record(PetitionEvent::new(Act::ToOrdinary, d("2026-09-30"), CLERK)).is_err(), "why");
    for (on, wanted) in [
        ("2026-10-19", (ClockStatus::Off, None, false)),
        ("2026-10-20", (ClockStatus::Late, Some(d("2026-10-20")), false)),
    ] {
        let case = simple().story(&[(Act::ToOrdinary, on)]);
        assert_eq!((case.state, stands(&case, "simple-opinion")), (State::Handling, wanted), "{on}");
        let conclude = case.clock("conclude", "2026-11-01").unwrap();
        assert_eq!((conclude.start, conclude.status), (d("2026-09-29"), ClockStatus::Running));
        case.story(&[(Act::RequestExtension, "2026-11-01")]);
    }
    let mut ordinary = Case::new("2026-09-28").story(&[(Act::Accept, "2026-09-29")]);
    assert!(matches!(ordinary.act(Act::ToOrdinary, "2026-09-30"), Err(ActFault::NotFrom { .. })));
}

#[test]
fn a_change_of_hands_of_an_earlier_program_ended_simple_handling() {
    let mut case = Case::new("2026-09-28").story(&[(Act::Simple, "2026-09-29")]);
    let event = PetitionEvent { keeps_way: false, ..said(Act::Assign, d("2026-09-30"), CLERK) };
    case.record(event.clone()).unwrap();
    assert_eq!((case.state, course(&case.facts())), (State::Handling, Ok(State::Handling)));
    assert_eq!(stands(&case, "simple-opinion").0, ClockStatus::Off);
    // And it is read as that.
    let bytes = minicbor::to_vec(&event).unwrap();
    assert_eq!(minicbor::decode::<PetitionEvent>(&bytes).unwrap(), event);
    let kept = PetitionEvent { keeps_way: true, ..event };
    assert_eq!(minicbor::decode::<PetitionEvent>(&minicbor::to_vec(&kept).unwrap()).unwrap(), kept);
}
