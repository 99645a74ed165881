//! Dates: when each limit ends, when it stops, and the strip that says why.

use proptest::prelude::*;

use super::*;
use crate::domain::DayKind;

#[test]
fn the_objection_clock_counts_made_up_sundays() {
    let case = Case::referred("2026-09-18");
    let clock = case.clock("objection", "2026-09-18").unwrap();
    assert_eq!((clock.due, clock.remaining, clock.status), (d("2026-09-24"), 5, ClockStatus::Running));
    assert!(!clock.provisional && !clock.ends_on_rest);
    let strip = explain(&clock, &case.calendar);
    let days: Vec<_> = strip.iter().map(|s| (s.date.to_string(), s.counted, s.why)).collect();
    assert_eq!(
        days,
        [
            ("2026-09-18".to_owned(), None, StripWhy::DayZero),
            ("2026-09-19".to_owned(), None, StripWhy::Weekend),
            ("2026-09-20".to_owned(), Some(1), StripWhy::MadeUp),
            ("2026-09-21".to_owned(), Some(2), StripWhy::Counted),
            ("2026-09-22".to_owned(), Some(3), StripWhy::Counted),
            ("2026-09-23".to_owned(), Some(4), StripWhy::Counted),
            ("2026-09-24".to_owned(), Some(5), StripWhy::Counted),
        ]
    );
    for (received, due) in
        [("2026-09-28", "2026-10-10"), ("2026-02-12", "2026-02-26"), ("2026-11-23", "2026-11-30")]
    {
        assert_eq!(Case::referred(received).clock("objection", received).unwrap().due, d(due));
    }
    let weeks = Case::referred("2026-09-28");
    let strip = explain(&weeks.clock("objection", "2026-09-28").unwrap(), &weeks.calendar);
    assert!(strip.iter().any(|s| s.why == StripWhy::Holiday && s.kind == DayKind::Holiday("国庆节".into())));
}

#[test]
fn an_objection_is_met_lapses_or_is_no_longer_needed() {
    let mut case = Case::referred("2026-09-18");
    assert_eq!(case.act(Act::Object, "2026-09-24").unwrap(), []);
    assert_eq!(case.state, State::Returned);
    assert_eq!(case.clock("objection", "2026-11-01").unwrap().status, ClockStatus::Met);
    assert_eq!(case.clock("notice-referred", "2026-11-01").unwrap().status, ClockStatus::Off);

    let mut late = Case::referred("2026-09-18");
    assert!(late.act(Act::Object, "2026-09-25").is_err());
    let lapsed = late.clock("objection", "2026-11-01").unwrap();
    assert_eq!((lapsed.status, lapsed.is_owed(), lapsed.is_way_back()), (ClockStatus::Lapsed, false, false));
    let runs = late.clock("objection", "2026-09-24").unwrap();
    assert!(runs.is_way_back() && !runs.is_owed(), "told, and not owed");

    let taken = Case::referred("2026-09-18").story(&[(Act::Accept, "2026-09-21")]);
    assert_eq!(taken.clock("objection", "2026-11-01").unwrap().status, ClockStatus::Off);

    let mut direct = Case::new("2026-09-18");
    assert!(matches!(direct.act(Act::Object, "2026-09-18"), Err(ActFault::NotReferred { .. })));
    assert_eq!(direct.clock("objection", "2026-09-18"), None);
}

#[test]
fn fifteen_sixty_and_thirty_more() {
    let mut case = Case::new("2026-11-23");
    let notice = case.clock("notice-direct", "2026-11-23").unwrap();
    assert_eq!((notice.due, notice.remaining, notice.provisional), (d("2026-12-08"), 15, false));
    assert_eq!(notice.rule.article.zh(), "《信访工作条例》第二十三条第二款");

    case.act(Act::Accept, "2026-11-23").unwrap();
    case.act(Act::Assign, "2026-11-24").unwrap();
    let conclude = case.clock("conclude", "2026-11-23").unwrap();
    assert_eq!((conclude.due, conclude.remaining, conclude.provisional), (d("2027-01-22"), 60, true));
    assert!(!conclude.ends_on_rest && !conclude.extended);

    case.act(Act::RequestExtension, "2027-01-20").unwrap();
    assert_eq!(case.clock("conclude", "2027-01-20").unwrap().due, d("2027-01-22"), "asking moves nothing");
    let approve = |by, last| until(Act::ApproveExtension, "2027-01-22", by, last);
    assert!(matches!(case.record(approve(CLERK, "2027-02-21")), Err(ActFault::SamePerson { by: CLERK, .. })));
    for wrong in ["2027-02-22", "2027-01-22", "2027-01-10"] {
        let fault = case.record(approve(HEAD, wrong)).unwrap_err();
        assert!(
            matches!(fault, ActFault::ExtensionRange { latest, .. } if latest == d("2027-02-21")),
            "{wrong}"
        );
    }
    let dateless = said(Act::ApproveExtension, d("2027-01-22"), HEAD);
    assert_eq!(case.record(dateless), Err(ActFault::NeedsUntil));
    case.record(approve(HEAD, "2027-02-21")).unwrap();

    let extended = case.clock("conclude", "2027-02-20").unwrap();
    assert_eq!((extended.due, extended.base_due), (d("2027-02-21"), d("2027-01-22")));
    assert!(extended.extended && extended.ends_on_rest && extended.provisional);
    assert_eq!((extended.status, extended.remaining), (ClockStatus::Running, 1));
    let strip = explain(&extended, &case.calendar);
    let last = strip.last().unwrap();
    assert_eq!((last.date, last.counted, last.why), (d("2027-02-21"), Some(90), StripWhy::Extension));
    assert_eq!(strip.iter().find(|s| s.counted == Some(60)).unwrap().date, d("2027-01-22"));
    assert!(matches!(case.act(Act::RequestExtension, "2027-02-20"), Err(ActFault::NotFrom { .. })));
}

#[test]
fn a_clock_stops_when_the_opinion_is_served_not_when_it_is_written() {
    let mut case = Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-03"),
        (Act::Serve, "2026-03-10"),
        (Act::Assign, "2026-03-10"),
        (Act::Reply, "2026-04-20"),
    ]);
    let notice = case.clock("notice-direct", "2026-04-20").unwrap();
    assert_eq!(
        (notice.status, notice.stopped_on, notice.remaining),
        (ClockStatus::Met, Some(d("2026-03-10")), 7)
    );
    assert_eq!(case.state, State::Replied);
    assert_eq!(case.clock("conclude", "2026-04-20").unwrap().status, ClockStatus::Running);
    assert_eq!(
        case.clock("conclude", "2026-05-03").unwrap().status,
        ClockStatus::Late,
        "written but not served"
    );
    assert_eq!(case.clock("review-request", "2026-04-20"), None, "the window opens on receipt");
    assert!(matches!(case.act(Act::RequestReview, "2026-04-21"), Err(ActFault::NotFrom { .. })));

    case.act(Act::Serve, "2026-04-24").unwrap();
    assert_eq!(case.state, State::Served);
    let done = case.clock("conclude", "2026-06-01").unwrap();
    assert_eq!((done.status, done.stopped_on, done.remaining), (ClockStatus::Met, Some(d("2026-04-24")), 8));
    assert_eq!(case.clock("review-request", "2026-04-24").unwrap().due, d("2026-05-24"));
    assert_eq!(case.act(Act::Serve, "2026-04-25"), Err(ActFault::NothingToServe));
}

#[test]
fn review_and_recheck_have_clocks_of_their_own_and_end_it() {
    let mut case = served().story(&[(Act::RequestReview, "2026-05-20")]);
    assert_eq!(case.clock("review", "2026-05-20").unwrap().due, d("2026-06-19"));
    case = case.story(&[
        (Act::ReviewOpinion, "2026-06-15"),
        (Act::Serve, "2026-06-16"),
        (Act::RequestRecheck, "2026-07-16"),
    ]);
    assert_eq!(case.clock("recheck-request", "2026-07-16").unwrap().status, ClockStatus::Met);
    assert_eq!(case.clock("recheck", "2026-07-16").unwrap().due, d("2026-08-15"));
    assert_eq!(case.act(Act::Hearing, "2026-07-20"), Err(ActFault::NeedsUntil));
    case.record(until(Act::Hearing, "2026-07-20", CLERK, "2026-07-24")).unwrap();
    case.record(until(Act::Hearing, "2026-07-23", CLERK, "2026-07-25")).unwrap();
    let clock = case.clock("recheck", "2026-07-23").unwrap();
    assert_eq!(clock.due, d("2026-08-21"), "six days of hearing, the overlap once");
    let strip = explain(&clock, &case.calendar);
    assert_eq!(strip.iter().filter(|s| s.why == StripWhy::Hearing).count(), 6);
    assert_eq!(strip.last().unwrap().counted, Some(30));

    case = case.story(&[(Act::RecheckOpinion, "2026-08-20"), (Act::Serve, "2026-08-21")]);
    assert_eq!(
        (case.state, case.clock("recheck", "2026-09-01").unwrap().status),
        (State::Final, ClockStatus::Met)
    );
    assert!(
        matches!(case.act(Act::Accept, "2026-09-01"), Err(ActFault::Final { article }) if article.number == 36)
    );
    let open = Act::ALL.iter().copied().filter(|act| next_state(&case.facts(), *act).is_ok());
    assert_eq!(open.collect::<Vec<_>>(), [Act::Evaluate, Act::Track, Act::Note, Act::NameAccused]);
}

#[test]
fn simple_handling_is_for_first_petitions_and_quick() {
    let case = Case::new("2026-09-28").story(&[(Act::Simple, "2026-09-29")]);
    assert_eq!(case.ids("2026-09-29"), ["notice-direct", "conclude", "simple-accept", "simple-opinion"]);
    let opinion = case.clock("simple-opinion", "2026-09-29").unwrap();
    assert_eq!((opinion.due, opinion.rule.confirmed), (d("2026-10-19"), false));
    assert_eq!(case.clock("simple-accept", "2026-09-29").unwrap().status, ClockStatus::Met);
    let next = case.rules.clocks(&case.facts(), &case.calendar, d("2026-09-29"));
    assert_eq!(next_due(&next).unwrap().rule.id, "notice-direct");
    let case = case.story(&[(Act::Reply, "2026-09-30"), (Act::Serve, "2026-09-30")]);
    assert!(case.rules.clocks(&case.facts(), &case.calendar, d("2026-10-31")).iter().all(|c| !c.is_open()));
    let mut again = Case { first: false, ..Case::new("2026-09-28") };
    assert!(matches!(again.act(Act::Simple, "2026-09-29"), Err(ActFault::NotFirst { .. })));
}

#[test]
fn a_limit_that_ends_on_a_holiday_stays_and_says_so_unless_the_rule_rolls_it() {
    let case = Case::new("2026-09-18");
    let clock = case.clock("notice-direct", "2026-09-18").unwrap();
    assert_eq!((clock.due, clock.ends_on_rest), (d("2026-10-03"), true));
    let text =
        include_str!("../rules.toml").replace("days = 15\n", "days = 15\nroll = \"next-working-day\"\n");
    let rolled = Case { rules: PetitionRules::with_toml(&text).unwrap(), ..Case::new("2026-09-18") };
    let clock = rolled.clock("notice-direct", "2026-10-08").unwrap();
    assert_eq!(
        (clock.due, clock.base_due, clock.status),
        (d("2026-10-08"), d("2026-10-03"), ClockStatus::Running)
    );
    let strip = explain(&clock, &rolled.calendar);
    assert_eq!(strip.iter().filter(|s| s.why == StripWhy::Rolled).count(), 5);
    assert_eq!(strip.iter().filter_map(|s| s.counted).max(), Some(15));
}

#[test]
fn a_withdrawn_petition_has_no_open_clock() {
    let case = Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-05"), (Act::Withdraw, "2026-03-06")]);
    let clocks = case.rules.clocks(&case.facts(), &case.calendar, d("2026-12-01"));
    assert!(!clocks.is_empty() && clocks.iter().all(|c| c.status == ClockStatus::Off));
    assert_eq!(next_due(&clocks), None);
}

#[test]
fn what_is_due_next_is_the_bureau_first_and_the_earliest_first() {
    let case = Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-02")]);
    let clocks = case.rules.clocks(&case.facts(), &case.calendar, d("2026-03-02"));
    assert_eq!(next_due(&clocks).unwrap().rule.id, "notice-direct");
    let reviewed = served().story(&[(Act::RequestReview, "2026-05-20")]);
    let clocks = reviewed.rules.clocks(&reviewed.facts(), &reviewed.calendar, d("2026-05-20"));
    assert_eq!(next_due(&clocks).unwrap().rule.party, Party::Higher);
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    /// The dates of the clocks against a counter that knows only the lines of the calendar file.
    #[test]
    fn clocks_agree_with_counting_by_hand(offset in 0i64..2_300, held in 0i64..40, span in 0i64..10) {
        let received = d("2022-05-01").plus_days(offset);
        let case = Case { received, ..Case::referred("2022-05-01") };
        let objection = case.rules.clock("objection", &case.facts(), &case.calendar, received).unwrap();
        let file = include_str!("../../workdays.csv");
        let works = |date: Date| file.lines().find(|l| l.starts_with(&date.to_string())).map_or_else(
            || !matches!(date.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun),
            |line| line.contains(",work,"),
        );
        let due = (1..).map(|n| received.plus_days(n)).filter(|x| works(*x)).nth(4).unwrap();
        prop_assert_eq!(objection.due, due);
        let notice = case.rules.clock("notice-referred", &case.facts(), &case.calendar, received).unwrap();
        prop_assert_eq!(notice.due.days_since(received), 15);
        for clock in [&objection, &notice] {
            let strip = explain(clock, &case.calendar);
            prop_assert_eq!(strip.last().unwrap().counted, Some(clock.rule.days));
            prop_assert_eq!(strip.iter().filter(|s| s.counted.is_some()).count(), usize::from(clock.rule.days));
            prop_assert_eq!(clock.remaining, i64::from(clock.rule.days));
        }
        let first = received.plus_days(held);
        let events = [
            PetitionEvent::new(Act::RequestRecheck, received, CLERK),
            PetitionEvent { until: Some(first.plus_days(span)), ..PetitionEvent::new(Act::Hearing, first, CLERK) },
        ];
        let facts = CaseFacts { state: State::UnderRecheck, events: &events, ..case.facts() };
        let recheck = case.rules.clock("recheck", &facts, &case.calendar, received).unwrap();
        let open = |x: &Date| !(first..=first.plus_days(span)).contains(x);
        let due = (1..).map(|n| received.plus_days(n)).filter(open).nth(29).unwrap();
        prop_assert_eq!(recheck.due, due);
        prop_assert_eq!(explain(&recheck, &case.calendar).last().unwrap().counted, Some(30));
    }
}
