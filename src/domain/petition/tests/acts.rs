//! Acts: what may follow what, who may do it, and on which day.

use super::*;

#[test]
fn an_extension_comes_before_the_end_or_not_at_all() {
    let start = || Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-02"), (Act::Assign, "2026-03-02")]);
    let due = d("2026-05-01");
    let mut case = start();
    assert!(matches!(
        case.record(until(Act::ApproveExtension, "2026-04-01", HEAD, "2026-05-20")),
        Err(ActFault::NotRequested { .. })
    ));
    assert!(
        matches!(case.act(Act::RequestExtension, "2026-05-02"), Err(ActFault::Expired { due: e, .. }) if e == due)
    );
    case.act(Act::RequestExtension, "2026-05-01").unwrap();
    let late = case.record(until(Act::ApproveExtension, "2026-05-02", HEAD, "2026-05-20"));
    assert!(matches!(late, Err(ActFault::Expired { .. })));

    let mut suggestion = Case { route: Some(Route::Suggestion), ..Case::new("2026-03-02") };
    suggestion.act(Act::Accept, "2026-03-02").unwrap();
    suggestion.act(Act::Assign, "2026-03-02").unwrap();
    assert!(matches!(
        suggestion.act(Act::RequestExtension, "2026-03-03"),
        Err(ActFault::NothingToExtend { .. })
    ));
}

#[test]
fn a_review_on_day_thirty_is_in_time_and_on_day_thirty_one_is_warned_about() {
    assert_eq!(served().act(Act::RequestReview, "2026-05-24").unwrap(), []);
    let warned = served().act(Act::RequestReview, "2026-05-25").unwrap();
    assert!(matches!(warned[..], [ActWarning::AfterLimit { due, .. }] if due == d("2026-05-24")));
    let window = served().clock("review-request", "2026-05-25").unwrap();
    assert_eq!(window.status, ClockStatus::Lapsed);
}

#[test]
fn no_pause_is_invented_for_hearings_or_suspension() {
    let before = Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-02"), (Act::Assign, "2026-03-02")]);
    let due = before.clock("conclude", "2026-03-02").unwrap().due;
    let mut case = before.story(&[(Act::Hearing, "2026-03-10"), (Act::Suspend, "2026-03-20")]);
    assert_eq!(case.clock("conclude", "2026-03-25").unwrap().due, due);
    case = case.story(&[(Act::Resume, "2026-04-01")]);
    assert_eq!((case.state, case.clock("conclude", "2026-04-01").unwrap().due), (State::Hearing, due));
}

#[test]
fn only_matters_of_article_31_item_6_have_sixty_days() {
    for route in Route::ALL {
        let mut case = Case { route: Some(*route), ..Case::new("2026-03-02") };
        case.act(Act::Accept, "2026-03-02").unwrap();
        assert_eq!(case.clock("conclude", "2026-03-02").is_some(), *route == Route::Opinion, "{route:?}");
        let directed = Case { route: Some(*route), ..Case::new("2026-03-02") }.act(Act::Direct, "2026-03-02");
        assert_eq!(directed.is_ok(), route.has_own_procedure(), "{route:?}");
    }
    let mut undecided = Case { route: None, ..Case::new("2026-03-02") };
    assert!(matches!(undecided.act(Act::Accept, "2026-03-02"), Err(ActFault::NeedsRoute { .. })));
}

#[test]
fn the_nameless_are_registered_without_a_notice() {
    let mut case = Case { identified: false, ..Case::new("2026-03-02") };
    assert_eq!(case.ids("2026-03-02"), ["simple-accept"], "no notice is owed");
    case.act(Act::Decline, "2026-03-02").unwrap();
    assert_eq!(case.act(Act::Serve, "2026-03-03"), Err(ActFault::NothingToServe));
    case.act(Act::Finalise, "2026-03-03").unwrap();
    let mut known = Case::new("2026-03-02").story(&[(Act::Decline, "2026-03-02")]);
    assert!(matches!(known.act(Act::Finalise, "2026-03-03"), Err(ActFault::NotServed { .. })));
    known.act(Act::Serve, "2026-03-03").unwrap();
    known.act(Act::Finalise, "2026-03-03").unwrap();
    assert_eq!(known.state, State::Closed);
}

#[test]
fn days_are_judged_with_the_act() {
    let mut case = Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-05")]);
    assert_eq!(case.act(Act::Assign, "2026-03-04"), Err(ActFault::TooEarly { last: d("2026-03-05") }));
    assert_eq!(case.act(Act::Assign, "2028-03-04"), Err(ActFault::TooLate));
    assert_eq!(
        Case::new("2026-03-02").act(Act::Accept, "2026-03-01"),
        Err(ActFault::TooEarly { last: d("2026-03-02") })
    );

    let mut open = served();
    assert!(
        matches!(open.act(Act::Finalise, "2026-05-24"), Err(ActFault::WindowOpen { until, .. }) if until == d("2026-05-25"))
    );
    open.act(Act::Finalise, "2026-05-26").unwrap();
    assert_eq!(open.act(Act::Evaluate, "2026-05-26"), Err(ActFault::NeedsScore));
    let rate = |score| PetitionEvent {
        score: Some(score),
        ..PetitionEvent::new(Act::Evaluate, d("2026-05-26"), CLERK)
    };
    assert_eq!(open.record(rate(6)), Err(ActFault::NeedsScore));
    open.record(rate(5)).unwrap();
    assert_eq!(open.facts().score(), Some(5));
    assert_eq!(open.act(Act::Untrack, "2026-05-27"), Err(ActFault::SameTracking));
    open.act(Act::Track, "2026-05-27").unwrap();
    assert_eq!(open.facts().tracked().and_then(|one| one.next_look), Some(d("2026-06-26")));
    assert_eq!(open.act(Act::Track, "2026-05-28"), Err(ActFault::SameTracking));
}

#[test]
fn every_state_can_be_reached_and_left_or_is_an_end() {
    let mut seen = vec![State::Registered];
    let mut at = 0;
    let on = |act| said(act, d("2026-03-02"), CLERK);
    let events = [on(Act::RequestExtension), on(Act::Reply), on(Act::Undelivered)];
    while let Some(state) = seen.get(at).copied() {
        at += 1;
        let mut ways = 0;
        for route in [Route::Opinion, Route::Judicial] {
            for held in [&events[..0], &events[..1], &events[1..2], &events[1..]] {
                let case = Case { route: Some(route), state, ..Case::referred("2026-03-02") };
                let facts = CaseFacts { events: held, ..case.facts() };
                for next in Act::ALL.iter().filter_map(|act| next_state(&facts, *act).ok()) {
                    ways += usize::from(next != state);
                    if !seen.contains(&next) {
                        seen.push(next);
                    }
                }
            }
        }
        // Whoever could not be reached may be after all.
        let ends = state.is_closed() && state != State::Unserved;
        assert_eq!(ways == 0, ends, "{state:?}");
    }
    seen.sort();
    assert_eq!(seen, State::ALL);
}

#[test]
fn broken_rules_are_refused_with_their_place() {
    let text = include_str!("../rules.toml");
    for (from, to) in [
        ("unit = \"working\"", "unit = \"lunar\""),
        ("days = 5", "days = -5"),
        ("days = 5\n", "days = 5\nspeed = 1\n"),
        ("article = \"petition-work/34\"", "article = \"other-law/34\""),
        ("moot_on = [\"withdraw\", \"object\"]", "moot_on = [\"explode\"]"),
    ] {
        assert!(text.contains(from), "{from}");
        let fault = PetitionRules::with_toml(&text.replacen(from, to, 1)).unwrap_err();
        assert!(matches!(&fault, RulesFault::Toml(m) if m.contains("line")), "{fault}");
    }
    let twice = text.replacen("id = \"recheck\"", "id = \"review\"", 1);
    assert_eq!(PetitionRules::with_toml(&twice).unwrap_err(), RulesFault::Twice("review".into()));
    let none = text.replacen("days = 5\n", "days = 0\n", 1);
    assert_eq!(PetitionRules::with_toml(&none).unwrap_err(), RulesFault::Empty("objection".into()));
    assert_eq!(PetitionRules::embedded().unwrap().all().len(), 13);
}

#[test]
fn events_are_stored_and_shown_without_their_notes() {
    let event = PetitionEvent {
        note: "信访人王某".into(),
        document: "花退役〔2026〕1号".into(),
        score: Some(3),
        ..until(Act::Hearing, "2026-03-02", CLERK, "2026-03-04")
    };
    let bytes = minicbor::to_vec(&event).unwrap();
    assert_eq!(minicbor::decode::<PetitionEvent>(&bytes).unwrap(), event);
    let json = serde_json::to_string(&event).unwrap();
    assert_eq!(serde_json::from_str::<PetitionEvent>(&json).unwrap(), event);
    assert_eq!(format!("{event:?}"), "hearing on 2026-03-02 by S1");
}

#[test]
fn a_receipt_of_an_earlier_program_serves_what_was_made_by_its_day() {
    let mut case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-05"),
        (Act::Assign, "2026-03-10"),
        (Act::Reply, "2026-04-20"),
    ]);
    assert_eq!(case.act(Act::Serve, "2026-03-04"), Err(ActFault::TooEarly { last: d("2026-03-05") }));
    case.act(Act::Serve, "2026-03-08").unwrap();
    let notice = case.clock("notice-direct", "2026-04-20").unwrap();
    assert_eq!((notice.status, notice.stopped_on), (ClockStatus::Met, Some(d("2026-03-08"))));
    assert_eq!(case.state, State::Replied, "the opinion is not served by an older receipt");
    assert_eq!(case.clock("conclude", "2026-04-20").unwrap().status, ClockStatus::Running);
    case.act(Act::Serve, "2026-04-22").unwrap();
    assert_eq!(case.state, State::Served);
    assert_eq!(case.clock("conclude", "2026-04-22").unwrap().stopped_on, Some(d("2026-04-22")));
}

#[test]
fn a_receipt_serves_the_papers_that_it_names() {
    let mut case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-05"),
        (Act::Assign, "2026-03-10"),
        (Act::Reply, "2026-04-20"),
    ]);
    let proven = |case: &Case, named: &[Act], on| case.facts().proven(named, d(on));
    assert_eq!(proven(&case, &[], "2026-04-22"), Err(HandsFault::NeedsPaper.into()));
    assert_eq!(proven(&case, &[Act::Reply], "2026-04-19"), Err(ActFault::TooEarly { last: d("2026-04-20") }));
    let serve = |papers, on| PetitionEvent { papers, ..said(Act::Serve, d(on), CLERK) };
    let notice = proven(&case, &[Act::Accept], "2026-04-21").unwrap();
    case.record(serve(notice, "2026-04-21")).unwrap();
    assert_eq!(case.state, State::Replied, "the opinion is not served by the receipt of the notice");
    assert_eq!(case.clock("notice-direct", "2026-04-22").unwrap().stopped_on, Some(d("2026-04-21")));
    assert_eq!(case.clock("conclude", "2026-04-22").unwrap().status, ClockStatus::Running);
    let opinion = proven(&case, &[], "2026-04-22").unwrap();
    assert_eq!(opinion, [2], "the only one that is out");
    case.record(serve(opinion, "2026-04-22")).unwrap();
    assert_eq!(case.state, State::Served);
    assert_eq!(case.clock("conclude", "2026-04-22").unwrap().stopped_on, Some(d("2026-04-22")));
}

#[test]
fn what_is_taken_back_has_its_clocks_again() {
    let mut case = Case::referred("2026-03-02").story(&[(Act::Object, "2026-03-04")]);
    assert_eq!(case.clock("notice-referred", "2026-03-05").unwrap().status, ClockStatus::Off);
    case.act(Act::TakeBack, "2026-03-06").unwrap();
    assert_eq!(case.clock("notice-referred", "2026-03-06").unwrap().status, ClockStatus::Running);

    let case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-05"),
        (Act::Transfer, "2026-03-05"),
        (Act::TakeBack, "2026-03-05"),
        (Act::Accept, "2026-03-05"),
    ]);
    assert_eq!(case.clock("conclude", "2026-03-06").unwrap().status, ClockStatus::Running);
}

#[test]
fn nobody_who_asked_for_an_extension_approves_it() {
    let mut case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-02"),
        (Act::Assign, "2026-03-02"),
        (Act::RequestExtension, "2026-04-01"),
    ]);
    case.record(said(Act::RefuseExtension, d("2026-04-02"), StaffId(3))).unwrap();
    case.record(said(Act::RequestExtension, d("2026-04-02"), HEAD)).unwrap();
    for by in [CLERK, HEAD] {
        let fault = case.record(until(Act::ApproveExtension, "2026-04-03", by, "2026-05-10")).unwrap_err();
        assert!(matches!(fault, ActFault::SamePerson { .. }), "{by}");
    }
    case.record(until(Act::ApproveExtension, "2026-04-03", StaffId(3), "2026-05-10")).unwrap();
    assert!(matches!(case.act(Act::RequestExtension, "2026-04-04"), Err(ActFault::NotFrom { .. })));
}

#[test]
fn an_act_that_needs_grounds_does_not_pass_in_silence() {
    let accepted = [(Act::Accept, "2026-03-03"), (Act::Assign, "2026-03-03")];
    let extended = [accepted[0], accepted[1], (Act::RequestExtension, "2026-03-10")];
    for (story, act, grounds, article) in [
        (&accepted[..0], Act::Transfer, Grounds::Destination, Some("petition-work/23/2")),
        (&accepted[..0], Act::Decline, Grounds::Reason, Some("petition-work/23/2")),
        (&accepted[..0], Act::NoFurther, Grounds::Reason, Some("petition-work/23/2")),
        (&accepted[..0], Act::Withdraw, Grounds::Reason, None),
        (&accepted[..], Act::Reply, Grounds::Opinion, Some("petition-work/32/1")),
        (&accepted[..], Act::Mediate, Grounds::Agreement, Some("petition-work/33")),
        (&accepted[..], Act::RequestExtension, Grounds::Reason, Some("petition-work/34")),
        (&extended[..], Act::ApproveExtension, Grounds::Reason, Some("petition-work/34")),
    ] {
        let mut case = Case::new("2026-03-02").story(story);
        let until = (act == Act::ApproveExtension).then(|| d("2026-05-20"));
        let silent =
            PetitionEvent { until, word: signed(act), ..PetitionEvent::new(act, d("2026-03-12"), HEAD) };
        let blank = PetitionEvent { note: " \n".to_owned(), ..silent.clone() };
        let article = article.map(|a| a.parse().unwrap());
        assert_eq!(case.record(blank), Err(ActFault::NeedsGrounds { grounds, article }), "{act:?}");
        let by_document = PetitionEvent { document: "〔2026〕7号".to_owned(), ..silent.clone() };
        let enough = matches!(grounds, Grounds::Opinion | Grounds::Agreement);
        assert_eq!(case.record(by_document).is_ok(), enough, "{act:?}");
        let in_words = PetitionEvent { note: "不属于本局职权".to_owned(), ..silent };
        if grounds == Grounds::Agreement {
            let mut case = Case::new("2026-03-02").story(story);
            assert_eq!(case.record(in_words), Err(ActFault::NeedsGrounds { grounds, article }));
        } else if !enough {
            case.record(in_words).unwrap();
        }
    }
    let mut referred = Case::referred("2026-03-02");
    let object = PetitionEvent::new(Act::Object, d("2026-03-04"), CLERK);
    assert!(matches!(referred.record(object), Err(ActFault::NeedsGrounds { grounds: Grounds::Reason, .. })));
}
