//! The ladder of a petition's time limits against days that were worked out apart from the program, and by hand.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails here is a failed test"
)]

use std::collections::BTreeMap;

use honordesk::domain::petition::{ClockUnit, LadderFault, Milestone, Milestones, PetitionRules, Rung};
use honordesk::domain::{Calendar, Date};

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
