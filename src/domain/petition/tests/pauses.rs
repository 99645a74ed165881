//! Pauses with a cited rule, deadlines set by hand, and what never moves them.

use proptest::prelude::*;

use super::*;
use crate::property::unsaved;

const LOCAL: &str = r#"
[[pause]]
id = "appraisal"
title = "某区信访事项办理规程"
article = "第十二条"
file = "某信办〔2024〕3号"
effective = "2024-01-01"
clocks = ["conclude"]

[[pause]]
id = "court"
title = "某区信访事项办理规程"
article = "第十三条"
file = "某信办〔2024〕3号"
effective = "2026-04-01"
clocks = ["conclude", "simple-opinion"]
"#;

fn handled(accepted: &str) -> Case {
    let case = Case::new("2026-03-02");
    case.story(&[(Act::Accept, accepted), (Act::Serve, accepted), (Act::Assign, accepted)])
}

fn local(case: Case) -> Case {
    Case { rules: PetitionRules::embedded().unwrap().and_toml(LOCAL).unwrap(), ..case }
}

fn pause(on: &str, rule: Option<&str>) -> PetitionEvent {
    PetitionEvent { rule: rule.map(str::to_owned), ..said(Act::Suspend, d(on), CLERK) }
}

#[test]
fn a_first_instance_pause_needs_a_cited_rule() {
    let mut bare = handled("2026-03-03");
    let refused = bare.record(pause("2026-03-10", None)).unwrap_err();
    assert!(matches!(refused, ActFault::NoPause { article } if article.zh() == "《信访工作条例》第三十六条"));
    assert!(matches!(bare.record(pause("2026-03-10", Some("appraisal"))), Err(ActFault::NoPause { .. })));
    assert!(bare.rules.can_pause(&bare.facts(), &bare.calendar, d("2026-03-10")).is_err());

    let mut case = local(bare);
    assert!(matches!(case.record(pause("2026-03-10", None)), Err(ActFault::PauseNotCited { .. })));
    assert!(matches!(case.record(pause("2026-03-10", Some("no-such"))), Err(ActFault::NoPause { .. })));
    assert_eq!(
        case.record(pause("2026-03-10", Some("court"))),
        Err(ActFault::PauseStopsNothing),
        "not in force"
    );
    case.record(pause("2026-03-10", Some("appraisal"))).unwrap();
    assert_eq!(case.state, State::Suspended);

    let unaccepted = local(Case::new("2026-03-02"));
    let may = |case: &Case, on| case.rules.can_pause(&case.facts(), &case.calendar, d(on)).is_ok();
    assert!(!may(&unaccepted, "2026-03-10"), "nothing that the rules stop runs yet");
}

#[test]
fn a_paused_clock_stands_still_and_resuming_shows_what_is_left() {
    let mut case = local(handled("2026-03-03"));
    assert_eq!(case.clock("conclude", "2026-03-10").unwrap().due, d("2026-05-02"));
    case.record(pause("2026-03-10", Some("appraisal"))).unwrap();
    for (today, due) in
        [("2026-03-10", "2026-05-03"), ("2026-03-19", "2026-05-12"), ("2026-06-30", "2026-08-23")]
    {
        let clock = case.clock("conclude", today).unwrap();
        assert_eq!((clock.status, clock.due, clock.remaining), (ClockStatus::Paused, d(due), 54), "{today}");
        assert!(clock.is_open());
    }
    assert_eq!(case.clock("notice-direct", "2026-03-19").unwrap().status, ClockStatus::Met);
    case.act(Act::Resume, "2026-03-20").unwrap();
    let clock = case.clock("conclude", "2026-03-20").unwrap();
    assert_eq!((clock.status, clock.due), (ClockStatus::Running, d("2026-05-12")));
    // The day on which work is resumed counts again.
    assert_eq!((clock.remaining, clock.days_out(d("2026-03-20"))), (53, 10));
    let strip = explain(&clock, &case.calendar);
    let paused: Vec<_> = strip.iter().filter(|day| day.why == StripWhy::Paused).collect();
    assert_eq!((paused.len(), paused[0].date, paused[9].date), (10, d("2026-03-10"), d("2026-03-19")));
    assert!(paused.iter().all(|day| day.counted.is_none() && day.by[0].id == "appraisal"));
    assert_eq!(strip.last().unwrap().counted, Some(60));
    // Resumed on the very day, it stopped nothing.
    let mut short = local(handled("2026-03-03"));
    short.record(pause("2026-03-10", Some("appraisal"))).unwrap();
    short.act(Act::Resume, "2026-03-10").unwrap();
    assert_eq!(short.clock("conclude", "2026-04-01").unwrap().due, d("2026-05-02"));
}

#[test]
fn overlapping_pauses_count_once_and_end_by_themselves() {
    let mut case = local(handled("2026-04-01"));
    let until = |on, rule, last| PetitionEvent { until: Some(d(last)), ..pause(on, Some(rule)) };
    case.record(until("2026-04-10", "appraisal", "2026-04-20")).unwrap();
    case.record(until("2026-04-15", "court", "2026-04-25")).unwrap();
    let clock = case.clock("conclude", "2026-05-01").unwrap();
    // 16 days, not 11 + 11; from the 26th on it runs although nobody has resumed.
    assert_eq!((clock.status, clock.due), (ClockStatus::Running, d("2026-06-16")));
    assert_eq!(clock.days_out(clock.due), 16);
    let strip = explain(&clock, &case.calendar);
    assert_eq!(strip.iter().find(|day| day.date == d("2026-04-18")).unwrap().by.len(), 2);
    case.act(Act::Resume, "2026-04-30").unwrap();
    assert_eq!(
        (case.state, case.clock("conclude", "2026-05-01").unwrap().due),
        (State::Handling, d("2026-06-16"))
    );
}

#[test]
fn an_old_suspension_without_a_rule_is_read_and_stops_nothing() {
    // As it was stored before the two fields were there.
    #[derive(minicbor::Encode)]
    struct Before(
        #[n(0)] Act,
        #[n(1)] Date,
        #[n(2)] StaffId,
        #[n(3)] String,
        #[n(4)] String,
        #[n(5)] Option<Date>,
        #[n(6)] Option<u8>,
    );
    let mut case = local(handled("2026-03-03"));
    case.events.push(said(Act::Suspend, d("2026-03-10"), CLERK));
    case.state = State::Suspended;
    assert_eq!(course(&case.facts()), Ok(State::Suspended));
    let clock = case.clock("conclude", "2026-04-01").unwrap();
    assert_eq!((clock.due, clock.status), (d("2026-05-02"), ClockStatus::Running));
    case.act(Act::Resume, "2026-04-02").unwrap();
    assert_eq!(case.state, State::Handling);
    let before = Before(Act::Suspend, d("2026-03-10"), CLERK, "有据".into(), String::new(), None, Some(3));
    let read: PetitionEvent = minicbor::decode(&minicbor::to_vec(before).unwrap()).unwrap();
    assert_eq!(read, PetitionEvent { score: Some(3), ..said(Act::Suspend, d("2026-03-10"), CLERK) });
}

#[test]
fn an_extension_moves_with_a_pause_that_comes_after_it() {
    let mut case = local(handled("2026-03-03"));
    case.act(Act::RequestExtension, "2026-04-20").unwrap();
    case.record(until(Act::ApproveExtension, "2026-04-21", HEAD, "2026-05-22")).unwrap();
    assert_eq!(case.clock("conclude", "2026-04-22").unwrap().due, d("2026-05-22"));
    case.record(pause("2026-04-25", Some("appraisal"))).unwrap();
    case.act(Act::Resume, "2026-04-30").unwrap();
    let clock = case.clock("conclude", "2026-05-01").unwrap();
    assert_eq!((clock.base_due, clock.due, clock.extended), (d("2026-05-07"), d("2026-05-27"), true));
    assert_eq!(explain(&clock, &case.calendar).last().unwrap().counted, Some(80));
}

#[test]
fn a_deadline_set_by_hand_is_moved_by_nothing() {
    let mut case = local(handled("2026-03-03"));
    let set = |on, last, who: &str| PetitionEvent {
        set_by: Some(who.to_owned()),
        ..until(Act::SetDeadline, on, CLERK, last)
    };
    assert_eq!(case.act(Act::SetDeadline, "2026-03-04"), Err(ActFault::NeedsUntil));
    assert_eq!(case.record(set("2026-03-04", "2026-03-28", " ")), Err(ActFault::NeedsSetter));
    assert!(matches!(
        case.record(set("2026-03-04", "2026-03-03", "分管副局长")),
        Err(ActFault::UntilRange { .. })
    ));
    assert_eq!(case.act(Act::ClearDeadline, "2026-03-04"), Err(ActFault::NoDeadline));
    // 2026-03-28 is a Saturday.
    case.record(set("2026-03-04", "2026-03-28", "分管副局长")).unwrap();
    let rolling = Counting {
        from: d("2020-01-01"),
        day_zero: DayZero::Included,
        roll: Roll::NextWorkingDay,
        basis: "民法典第二百零三条".to_owned(),
        by: HEAD,
        on: d("2026-01-01"),
    };
    case.rules = case.rules.clone().settled(vec![rolling]);
    case.record(pause("2026-03-10", Some("appraisal"))).unwrap();
    let clock = case.clock("deadline", "2026-03-20").unwrap();
    assert_eq!((clock.due, clock.status, clock.rolled), (d("2026-03-28"), ClockStatus::Running, None));
    assert!(!clock.provisional && clock.out.is_empty());
    assert_eq!(
        next_due(&case.rules.clocks(&case.facts(), &case.calendar, d("2026-03-20"))).unwrap().due,
        clock.due
    );
    // The later word counts; taken back, there is none.
    case.record(set("2026-03-21", "2026-12-31", "区信访局")).unwrap();
    assert_eq!(case.clock("deadline", "2026-03-21").unwrap().due, d("2026-12-31"));
    assert!(!case.clock("deadline", "2026-03-21").unwrap().provisional);
    case.act(Act::ClearDeadline, "2026-03-22").unwrap();
    assert_eq!(case.clock("deadline", "2026-04-30").unwrap().status, ClockStatus::Off);
    assert_eq!(case.act(Act::ClearDeadline, "2026-03-22"), Err(ActFault::NoDeadline));
}

#[test]
fn a_local_file_that_cannot_be_meant_is_refused() {
    let with = |text: &str| PetitionRules::embedded().unwrap().and_toml(text).unwrap_err().to_string();
    for (from, to, word) in [
        ("[\"conclude\"]", "[\"no-such\"]", "no-such"),
        ("[\"conclude\"]", "[\"deadline\"]", "deadline"),
        ("[\"conclude\"]", "[]", "appraisal"),
        ("第十二条", " ", "appraisal"),
        ("id = \"court\"", "id = \"appraisal\"", "twice"),
        ("2024-01-01", "2024-13-01", "effective"),
    ] {
        assert!(with(&LOCAL.replacen(from, to, 1)).contains(word), "{to}");
    }
    let again = "[[version]]\neffective = \"2022-05-01\"\nsource = \"x\"\nclock = []\n";
    assert!(with(again).contains("2022-05-01"));
    assert!(with(&again.replace("2022-05-01", "2030-01-01")).contains("missing"));
}

proptest! {
    #![proptest_config(unsaved())]

    /// A longer pause never brings a last day forward, and a pause of n days moves a limit in days by at most n.
    #[test]
    fn a_longer_pause_never_ends_a_limit_earlier(at in 0_i64..70, short in 0_i64..40, more in 0_i64..40, extend in any::<bool>()) {
        let due = |days: i64| {
            let mut case = local(handled("2026-03-03"));
            if extend {
                case.act(Act::RequestExtension, "2026-03-03").unwrap();
                case.record(until(Act::ApproveExtension, "2026-03-03", HEAD, "2026-05-20")).unwrap();
            }
            let on = d("2026-03-03").plus_days(at);
            case.events.push(PetitionEvent { on, ..pause("2026-03-03", Some("appraisal")) });
            case.events.push(said(Act::Resume, on.plus_days(days), CLERK));
            let clock = case.clock("conclude", "2027-01-01").unwrap();
            let counted = explain(&clock, &case.calendar).last().unwrap().counted;
            prop_assert_eq!(counted, Some(if extend { 78 } else { 60 }));
            Ok(clock.due)
        };
        let (without, one, two) = (due(0)?, due(short)?, due(short + more)?);
        prop_assert!(without <= one && one <= two);
        prop_assert!(two.days_since(without) <= short + more);
    }
}
