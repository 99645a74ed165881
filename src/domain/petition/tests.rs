//! Stories of petitions, with the dates that the regulation gives them.

use proptest::prelude::*;

use super::*;
use crate::domain::{Calendar, Date, DayKind, StaffId};

use PetitionAct as Act;
use PetitionState as State;

fn d(text: &str) -> Date {
    Date::parse(text).unwrap()
}

const CLERK: StaffId = StaffId(1);
const HEAD: StaffId = StaffId(2);

/// A petition that the rules see, with events added one by one as the bureau would.
struct Case {
    received: Date,
    origin: Origin,
    route: Option<Route>,
    first: bool,
    identified: bool,
    state: State,
    events: Vec<PetitionEvent>,
    rules: PetitionRules,
    calendar: Calendar,
}

impl Case {
    fn new(received: &str) -> Self {
        Self {
            received: d(received),
            origin: Origin::Direct,
            route: Some(Route::Opinion),
            first: true,
            identified: true,
            state: State::Registered,
            events: Vec::new(),
            rules: PetitionRules::embedded(),
            calendar: Calendar::embedded(),
        }
    }

    fn referred(received: &str) -> Self {
        Self { origin: Origin::Referred, ..Self::new(received) }
    }

    fn facts(&self) -> CaseFacts<'_> {
        CaseFacts {
            received: self.received,
            origin: self.origin,
            route: self.route,
            first: self.first,
            identified: self.identified,
            state: self.state,
            events: &self.events,
        }
    }

    fn record(&mut self, event: PetitionEvent) -> Result<Vec<ActWarning>, ActFault> {
        let judged = self.rules.judge(&self.facts(), &event, &self.calendar, d("2027-12-31"))?;
        self.state = judged.next;
        self.events.push(event);
        Ok(judged.warnings)
    }

    fn act(&mut self, act: Act, on: &str) -> Result<Vec<ActWarning>, ActFault> {
        self.record(PetitionEvent::new(act, d(on), CLERK))
    }

    /// Acts on one day each, all of which must be possible.
    fn story(mut self, steps: &[(Act, &str)]) -> Self {
        for (act, on) in steps {
            self.act(*act, on).unwrap_or_else(|e| panic!("{act:?} on {on}: {e}"));
        }
        self
    }

    fn clock(&self, id: &str, today: &str) -> Option<Clock> {
        self.rules.clock(id, &self.facts(), &self.calendar, d(today))
    }

    fn ids(&self, today: &str) -> Vec<String> {
        let clocks = self.rules.clocks(&self.facts(), &self.calendar, d(today));
        clocks.iter().map(|c| c.rule.id.clone()).collect()
    }
}

fn until(act: Act, on: &str, by: StaffId, last: &str) -> PetitionEvent {
    PetitionEvent { until: Some(d(last)), ..PetitionEvent::new(act, d(on), by) }
}

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
fn an_objection_is_met_late_or_no_longer_needed() {
    let mut case = Case::referred("2026-09-18");
    assert_eq!(case.act(Act::Object, "2026-09-24").unwrap(), []);
    assert_eq!(case.state, State::Returned);
    assert_eq!(case.clock("objection", "2026-11-01").unwrap().status, ClockStatus::Met);
    assert_eq!(case.clock("notice-referred", "2026-11-01").unwrap().status, ClockStatus::Off);

    let mut late = Case::referred("2026-09-18");
    let warned = late.act(Act::Object, "2026-09-25").unwrap();
    assert!(matches!(warned[..], [ActWarning::AfterLimit { due, .. }] if due == d("2026-09-24")));
    assert_eq!(late.clock("objection", "2026-11-01").unwrap().status, ClockStatus::Late);

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
    let dateless = PetitionEvent::new(Act::ApproveExtension, d("2027-01-22"), HEAD);
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

/// A petition whose opinion was served on 2026-04-24.
fn served() -> Case {
    Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-03"),
        (Act::Assign, "2026-03-03"),
        (Act::Reply, "2026-04-20"),
        (Act::Serve, "2026-04-24"),
    ])
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
    assert_eq!(allowed_acts(&case.facts()), [Act::Evaluate, Act::Track, Act::Note]);
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
    assert_eq!(case.ids("2026-03-02"), [] as [&str; 0]);
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
        include_str!("rules.toml").replacen("days = 15\n", "days = 15\nroll = \"next-working-day\"\n", 1);
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
        matches!(open.act(Act::Finalise, "2026-05-24"), Err(ActFault::WindowOpen { until, .. }) if until == d("2026-05-24"))
    );
    open.act(Act::Finalise, "2026-05-25").unwrap();
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
    assert!(open.facts().tracked());
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

#[test]
fn every_state_can_be_reached_and_left_or_is_an_end() {
    let mut seen = vec![State::Registered];
    let mut at = 0;
    let events = [
        PetitionEvent::new(Act::RequestExtension, d("2026-03-02"), CLERK),
        PetitionEvent::new(Act::Reply, d("2026-03-02"), CLERK),
    ];
    while let Some(state) = seen.get(at).copied() {
        at += 1;
        let mut ways = 0;
        for route in [Route::Opinion, Route::Judicial] {
            for held in [&events[..0], &events[..1], &events[1..]] {
                let case = Case { route: Some(route), state, ..Case::referred("2026-03-02") };
                let facts = CaseFacts { events: held, ..case.facts() };
                for act in allowed_acts(&facts) {
                    let next = next_state(&facts, act).unwrap();
                    ways += usize::from(next != state);
                    if !seen.contains(&next) {
                        seen.push(next);
                    }
                }
            }
        }
        assert_eq!(ways == 0, state.is_closed(), "{state:?}");
    }
    seen.sort();
    assert_eq!(seen, State::ALL);
}

#[test]
fn broken_rules_are_refused_with_their_place() {
    let text = include_str!("rules.toml");
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
    assert_eq!(PetitionRules::embedded().all().len(), 10);
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

proptest! {
    /// The dates of the clocks against a counter that knows only the lines of the calendar file.
    #[test]
    fn clocks_agree_with_counting_by_hand(offset in 0i64..2_500, held in 0i64..40, span in 0i64..10) {
        let received = d("2020-01-01").plus_days(offset);
        let case = Case { received, ..Case::referred("2020-01-01") };
        let objection = case.rules.clock("objection", &case.facts(), &case.calendar, received).unwrap();
        let file = include_str!("../workdays.csv");
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
