//! The ladder of a petition's time limits against days that were worked out apart from the program, and by hand.

use std::collections::BTreeMap;

use honordesk::domain::petition::{
    CaseFacts, Clock, ClockUnit, Counting, DayZero, LadderFault, Milestone, Milestones, Origin, PetitionAct,
    PetitionEvent, PetitionRules, PetitionState, Roll, Route, Rung,
};
use honordesk::domain::{Calendar, Date, StaffId};

const DATES: &str = include_str!("clocks/dates.csv");

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("a day: {text}"))
}

/// One line of the table, by column.
struct Line<'t>(BTreeMap<&'t str, &'t str>);

impl<'t> Line<'t> {
    fn all() -> Vec<Self> {
        let mut lines = DATES.lines().filter(|line| !line.starts_with('#'));
        let columns: Vec<&str> = lines.next().expect("a head").split(',').collect();
        lines.map(|line| Line(columns.iter().copied().zip(line.split(',')).collect())).collect()
    }

    fn text(&self, column: &str) -> &'t str {
        self.0.get(column).copied().unwrap_or_else(|| panic!("no column {column}"))
    }

    fn day(&self, column: &str) -> Option<Date> {
        Some(self.text(column)).filter(|text| !text.is_empty()).map(day)
    }

    fn yes(&self, column: &str) -> bool {
        self.text(column) == "yes"
    }

    fn milestones(&self) -> Milestones {
        Milestones {
            forwarded: self.yes("forwarded"),
            accepted: self.day("accepted"),
            extended: self.yes("extended"),
            served: self.day("served"),
            review_requested: self.day("review_requested"),
            review_served: self.day("review_served"),
            recheck_requested: self.day("final_requested"),
            hearing: self.day("hearing_from").zip(self.day("hearing_to")),
            ..Milestones::new(self.day("received").expect("a day of receipt"))
        }
    }
}

fn tables() -> (PetitionRules, Calendar) {
    (PetitionRules::embedded().expect("the rules"), Calendar::embedded().expect("the calendar"))
}

fn said(rung: &Rung<'_>) -> [String; 7] {
    let unit = if rung.unit() == ClockUnit::Working { "working" } else { "natural" };
    [
        rung.name.to_owned(),
        rung.article().to_string(),
        unit.to_owned(),
        rung.start.to_string(),
        rung.due.to_string(),
        rung.rolled.map(|day| day.to_string()).unwrap_or_default(),
        if rung.provisional { "yes".to_owned() } else { String::new() },
    ]
}

#[test]
fn every_last_day_is_the_one_worked_out_apart_from_the_program() {
    let (rules, calendar) = tables();
    let lines = Line::all();
    assert!(lines.len() > 350, "{}", lines.len());
    let mut wrong = Vec::new();
    for line in &lines {
        let ladder = rules.ladder(&line.milestones(), &calendar).expect("days that follow each other");
        let wanted = ["clock", "article", "unit", "start", "due", "rolled", "provisional"]
            .map(|column| line.text(column).to_owned());
        let found: Vec<_> = ladder.iter().filter(|rung| rung.name == line.text("clock")).map(said).collect();
        if found != [wanted.clone()] {
            wrong.push(format!("{wanted:?} is {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

#[test]
fn the_table_reaches_over_every_limit_and_every_year() {
    let lines = Line::all();
    for clock in [
        "notice",
        "objection",
        "conclusion",
        "extension",
        "review_request",
        "review",
        "final_request",
        "final_review",
    ] {
        let of: Vec<_> = lines.iter().filter(|line| line.text("clock") == clock).collect();
        assert!(of.len() >= 30, "{clock}: {}", of.len());
        for year in 2022..=2027 {
            let start = year.to_string();
            assert!(of.iter().any(|line| line.text("start").starts_with(&start)), "{clock} in {year}");
        }
    }
    assert!(lines.iter().filter(|line| !line.text("rolled").is_empty()).count() > 60);
    assert!(lines.iter().filter(|line| line.yes("provisional")).count() > 30);
}

/// Counted by hand on a wall calendar: (days, limit, last day, the day after a rest day).
#[test]
fn days_counted_by_hand() {
    let (rules, calendar) = tables();
    let days = |received| Milestones::new(day(received));
    let forwarded = |received| Milestones { forwarded: true, ..days(received) };
    let accepted = |received, on| Milestones { accepted: Some(day(on)), ..days(received) };
    let cases = [
        // Friday; Sunday 20 September is worked.
        (forwarded("2026-09-18"), "objection", "2026-09-24", None),
        // National Day takes 1–7 October, Saturday the 10th is worked.
        (forwarded("2026-09-28"), "objection", "2026-10-10", None),
        // Spring Festival takes 15–23 February, Saturday the 14th and the 28th are worked.
        (forwarded("2026-02-12"), "objection", "2026-02-26", None),
        (forwarded("2026-11-23"), "objection", "2026-11-30", None),
        (days("2026-11-23"), "notice", "2026-12-08", None),
        (days("2026-09-18"), "notice", "2026-10-03", Some("2026-10-08")),
        // Over the end of a leap February.
        (days("2024-02-20"), "notice", "2024-03-06", None),
        (days("2023-02-20"), "notice", "2023-03-07", None),
        (accepted("2026-11-23", "2026-11-23"), "conclusion", "2027-01-22", None),
        // 31 + 28 days: from the last day of a year into March.
        (accepted("2024-12-31", "2024-12-31"), "conclusion", "2025-03-01", Some("2025-03-03")),
        (
            Milestones { extended: true, ..accepted("2026-11-23", "2026-11-23") },
            "extension",
            "2027-02-21",
            Some("2027-02-22"),
        ),
    ];
    for (milestones, clock, due, rolled) in cases {
        let ladder = rules.ladder(&milestones, &calendar).expect("a ladder");
        let rung = ladder.iter().find(|rung| rung.name == clock).expect("the limit");
        assert_eq!((rung.due, rung.rolled), (day(due), rolled.map(day)), "{clock} {milestones:?}");
    }
}

#[test]
fn a_limit_is_there_only_when_its_day_is_known() {
    let (rules, calendar) = tables();
    let names = |milestones: Milestones| -> Vec<String> {
        rules.ladder(&milestones, &calendar).expect("a ladder").iter().map(|r| r.name.to_owned()).collect()
    };
    let received = Milestones::new(day("2026-03-02"));
    assert_eq!(names(received), ["notice"]);
    assert_eq!(names(Milestones { forwarded: true, ..received }), ["notice", "objection"]);
    let accepted = Milestones { accepted: Some(day("2026-03-03")), ..received };
    assert_eq!(names(accepted), ["notice", "conclusion"]);
    let all = Milestones {
        extended: true,
        served: Some(day("2026-04-01")),
        review_requested: Some(day("2026-04-10")),
        review_served: Some(day("2026-05-01")),
        recheck_requested: Some(day("2026-05-20")),
        ..accepted
    };
    assert_eq!(
        names(all),
        ["notice", "conclusion", "extension", "review_request", "review", "final_request", "final_review"]
    );
}

#[test]
fn days_that_cannot_follow_each_other_are_refused() {
    let (rules, calendar) = tables();
    let fault = |milestones: Milestones| rules.ladder(&milestones, &calendar).expect_err("a fault");
    let received = Milestones::new(day("2026-03-02"));
    let early = fault(Milestones { accepted: Some(day("2026-03-01")), ..received });
    assert!(matches!(
        early,
        LadderFault::Order { later: Milestone::Accepted, earlier: Milestone::Received, .. }
    ));
    let unasked = fault(Milestones { review_served: Some(day("2026-05-01")), ..received });
    assert_eq!(
        unasked,
        LadderFault::Missing { later: Milestone::ReviewServed, earlier: Milestone::ReviewRequested }
    );
    assert_eq!(fault(Milestones { extended: true, ..received }), LadderFault::NothingToExtend);
    let asked =
        Milestones { served: Some(day("2026-04-01")), review_requested: Some(day("2026-03-31")), ..received };
    assert!(matches!(fault(asked), LadderFault::Order { later: Milestone::ReviewRequested, .. }));
}

#[test]
fn a_day_before_all_rules_is_refused_and_not_answered_with_nothing() {
    let (rules, calendar) = tables();
    let early = rules.ladder(&Milestones::new(day("1900-01-01")), &calendar);
    let since = day("2005-05-01");
    assert_eq!(early, Err(LadderFault::BeforeRules { received: day("1900-01-01"), since }));
    // Accepted when there were rules, it has the limits that start then.
    let late = Milestones { accepted: Some(since), ..Milestones::new(day("2005-04-20")) };
    assert_eq!(rules.ladder(&late, &calendar).expect("a ladder").len(), 1);
}

/// Days and settings of the bureau as they may come.
struct Drawn {
    days: Milestones,
    settled: Vec<Counting>,
}

fn drawn(dice: &mut fastrand::Rng) -> Drawn {
    let received = day("2022-05-01").plus_days(dice.i64(0..2000));
    let mut last = received;
    let mut next = |dice: &mut fastrand::Rng, most: i64| {
        last = last.plus_days(dice.i64(0..most));
        last
    };
    let mut days = Milestones { forwarded: dice.bool(), ..Milestones::new(received) };
    days.accepted = Some(next(dice, 20));
    days.extended = dice.bool();
    if dice.bool() {
        days.served = Some(next(dice, 60));
        days.review_requested = Some(next(dice, 30));
    }
    if days.served.is_some() && dice.bool() {
        days.review_served = Some(next(dice, 30));
        days.recheck_requested = Some(next(dice, 30));
        let from = next(dice, 10);
        days.hearing = dice.bool().then(|| (from, next(dice, 5)));
    }
    let setting = |dice: &mut fastrand::Rng| Counting {
        from: received.plus_days(dice.i64(-40..80)),
        day_zero: dice.choice(DayZero::ALL.iter().copied()).expect("one"),
        roll: dice.choice(Roll::ALL.iter().copied()).expect("one"),
        basis: "局务会纪要".to_owned(),
        by: StaffId(2),
        on: received,
    };
    let settled = (0..dice.usize(0..3)).map(|_| setting(dice)).collect();
    Drawn { days, settled }
}

/// The same days as a petition goes through them, step by step; the extension as long as it may be.
fn case(drawn: &Drawn, rules: &PetitionRules, calendar: &Calendar) -> Vec<Clock> {
    let days = &drawn.days;
    let mut events: Vec<PetitionEvent> = Vec::new();
    let facts = |events: &[PetitionEvent]| -> Vec<Clock> {
        let origin = if days.forwarded { Origin::Referred } else { Origin::Direct };
        let (received, route) = (days.received, Some(Route::Opinion));
        let state = PetitionState::Registered;
        let facts = CaseFacts { received, origin, route, first: true, identified: true, state, events };
        let mut clocks = rules.clocks(&facts, calendar, received);
        // Whoever accepted it may give it back no more, and is not told until when they could have.
        if clocks.iter().all(|clock| clock.rule.name() != "objection") {
            clocks.extend(rules.clock("objection", &facts, calendar, received));
        }
        clocks
    };
    let step = |events: &mut Vec<PetitionEvent>, act, on: Option<Date>, until| {
        let event = |on| PetitionEvent { until, ..PetitionEvent::new(act, on, StaffId(1)) };
        events.extend(on.map(event));
    };
    step(&mut events, PetitionAct::Accept, days.accepted, None);
    if days.extended {
        let clocks = facts(&events);
        let conclusion = clocks.iter().find(|clock| clock.rule.name() == "conclusion").expect("sixty days");
        let until = conclusion.base_due.plus_days(30);
        step(&mut events, PetitionAct::ApproveExtension, days.accepted, Some(until));
    }
    step(&mut events, PetitionAct::Reply, days.served, None);
    step(&mut events, PetitionAct::Serve, days.served, None);
    step(&mut events, PetitionAct::RequestReview, days.review_requested, None);
    step(&mut events, PetitionAct::ReviewOpinion, days.review_served, None);
    step(&mut events, PetitionAct::Serve, days.review_served, None);
    step(&mut events, PetitionAct::RequestRecheck, days.recheck_requested, None);
    let (from, until) = days.hearing.unzip();
    step(&mut events, PetitionAct::Hearing, from, until);
    facts(&events)
}

/// Whatever the days and whatever the bureau has settled, who works them out without a petition and who has the petition open are told
/// the same last day, and the same day to which a rest day would move.
#[test]
fn the_calculator_and_a_petition_say_the_same() {
    let (rules, calendar) = tables();
    for seed in 0..3000 {
        let drawn = drawn(&mut fastrand::Rng::with_seed(seed));
        let rules = rules.clone().settled(drawn.settled.clone());
        let ladder = rules.ladder(&drawn.days, &calendar).expect("days that follow each other");
        let clocks = case(&drawn, &rules, &calendar);
        let told = |of: &str| {
            let rung = ladder.iter().find(|rung| rung.name == of);
            rung.map(|rung| (rung.due, rung.rolled, rung.provisional))
        };
        for clock in &clocks {
            let extended = clock.extended.then_some("extension");
            let name = extended.unwrap_or(clock.rule.name());
            if clock.rule.ladder.is_some() {
                let said = Some((clock.due, clock.rolled, clock.provisional));
                assert_eq!(told(name), said, "seed {seed}: {name}");
            }
        }
        let named = |name: &str| clocks.iter().any(|clock| clock.rule.name() == name || name == "extension");
        // A choice that was decided otherwise is told of no petition.
        assert!(ladder.iter().all(|rung| rung.rule.choice || named(rung.name)), "seed {seed}");
    }
}

/// Only a hearing of the recheck is left out of its thirty days (art. 36), also where everything is of one day.
#[test]
fn a_hearing_before_the_recheck_was_asked_for_is_not_left_out() {
    use PetitionAct as Act;
    let (rules, calendar) = tables();
    let date = |text| Date::parse(text).expect("a date");
    let day = date("2026-11-24");
    let due = |acts: &[PetitionAct]| {
        let until = |act| (act == Act::Hearing).then(|| date("2027-01-23"));
        let event = |act: &PetitionAct| PetitionEvent {
            until: until(*act),
            ..PetitionEvent::new(*act, day, StaffId(1))
        };
        let events: Vec<PetitionEvent> = acts.iter().map(event).collect();
        let facts = CaseFacts {
            received: day,
            origin: Origin::Direct,
            route: Some(Route::Opinion),
            first: true,
            identified: true,
            state: PetitionState::UnderRecheck,
            events: &events,
        };
        let clocks = rules.clocks(&facts, &calendar, day);
        clocks.iter().find(|clock| clock.rule.name() == "final_review").expect("the recheck runs").due
    };
    let way = [
        Act::Accept,
        Act::Hearing,
        Act::Reply,
        Act::Serve,
        Act::RequestReview,
        Act::ReviewOpinion,
        Act::Serve,
    ];
    assert_eq!(due(&[&way[..], &[Act::RequestRecheck]].concat()), date("2026-12-24"));
    assert_eq!(due(&[&way[..], &[Act::RequestRecheck, Act::Hearing]].concat()), date("2027-02-22"));
}
