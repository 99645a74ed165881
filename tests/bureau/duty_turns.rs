//! The rota filled in turn, through the one door.

use std::collections::BTreeMap;

use crate::bureau_support::*;
use honordesk::bureau::answer::DutyBoard;
use honordesk::bureau::command::DutyAct;
use honordesk::bureau::{Answer, Command, Query, Receipt, Refusal};
use honordesk::domain::StaffId;
use honordesk::domain::duty::{DutyFault, ItemKind, RotaFault, ShiftKind};
use honordesk::domain::staff::Role;
use honordesk::locale::{Lang, duty as say, refusal};

fn board(f: &Fixture, from: &str) -> DutyBoard {
    match f.ask("head", Query::Duty { from: date(from) }).unwrap() {
        Answer::Duty(board) => *board,
        _ => panic!(),
    }
}

/// A bureau with a day and a night shift.
fn bureau() -> Fixture {
    let f = Fixture::new();
    let shift = |name: &str, start, end| ShiftKind { name: name.into(), start, end };
    let shifts = vec![shift("白班", 510, 1050), shift("夜班", 1050, 510)];
    let rules = DutyAct::SetRules { seen: 0, shifts, rungs: vec![], review_days: None, uncovered: false };
    f.run("head", Command::Duty(rules)).unwrap();
    f
}

fn rotate(f: &Fixture, shift: &str, days: (&str, &str), who: &[&str]) -> Result<Receipt, Refusal> {
    let staff = who.iter().map(|login| staff_id(login)).collect();
    let (first, last) = (date(days.0), date(days.1));
    f.run("head", Command::Duty(DutyAct::Rotate { first, last, shift: shift.into(), staff }))
}

/// Who stands a shift on each day from one on.
fn stand(f: &Fixture, from: &str, shift: &str) -> Vec<Option<StaffId>> {
    let of = |row: &honordesk::bureau::answer::DutyDayRow| {
        row.posts.iter().find(|post| post.shift == shift).map(|post| post.staff)
    };
    board(f, from).days.iter().map(of).collect()
}

const MONTH: (&str, &str) = ("2026-11-23", "2026-12-20");

#[test]
fn four_weeks_are_filled_at_once_evenly_and_nobody_stands_twice_a_day() {
    let f = bureau();
    let who = ["petitions", "head"];
    for shift in ["白班", "夜班"] {
        rotate(&f, shift, MONTH, &who).unwrap();
    }
    let (days, nights) = (stand(&f, MONTH.0, "白班"), stand(&f, MONTH.0, "夜班"));
    let mut counts: BTreeMap<StaffId, u32> = BTreeMap::new();
    for (day, night) in days.iter().zip(&nights) {
        assert!(day.is_some() && night.is_some() && day != night);
        for staff in [day, night].into_iter().flatten() {
            *counts.entry(*staff).or_default() += 1;
        }
    }
    let (least, most) = (counts.values().min().unwrap(), counts.values().max().unwrap());
    assert!(most - least <= 1, "{counts:?}");
    assert!(board(&f, MONTH.0).faults.is_empty(), "it can be made known as it is");
}

/// With three of them nobody goes from the night to the day; where only two stand it cannot be helped, and is said.
#[test]
fn nobody_stands_the_day_after_their_night_where_enough_people_take_turns() {
    let f = bureau();
    f.also("window", &[Role::FrontDesk, Role::Petitions]);
    for shift in ["白班", "夜班"] {
        rotate(&f, shift, MONTH, &["petitions", "window", "head"]).unwrap();
    }
    assert_eq!(board(&f, MONTH.0).no_rest, []);
    let f = bureau();
    for shift in ["白班", "夜班"] {
        rotate(&f, shift, ("2026-11-23", "2026-11-25"), &["petitions", "head"]).unwrap();
    }
    let nights = stand(&f, MONTH.0, "夜班");
    let all = board(&f, MONTH.0);
    let first = all.no_rest.first().unwrap();
    assert_eq!((first.day, Some(first.staff)), (date("2026-11-24"), nights[0]));
    assert_eq!((first.shift.as_str(), first.after.as_str()), ("白班", "夜班"));
    // A word: it is made known all the same.
    let (first, last) = (date("2026-11-23"), date("2026-11-25"));
    f.run("head", Command::Duty(DutyAct::Publish { first, last })).unwrap();
}

#[test]
fn who_is_on_leave_is_passed_over_and_what_stands_already_stays() {
    let f = bureau();
    let (first, last) = (date("2026-11-24"), date("2026-11-26"));
    let away = DutyAct::Leave { staff: staff_id("petitions"), first, last, away: true, despite: None };
    f.run("head", Command::Duty(away)).unwrap();
    let (day, staff) = (date("2026-11-23"), vec![staff_id("petitions")]);
    f.run("head", Command::Duty(DutyAct::SetShift { day, seen: 0, shift: "夜班".into(), staff })).unwrap();
    rotate(&f, "夜班", ("2026-11-23", "2026-11-29"), &["petitions", "head"]).unwrap();
    let (own, head) = (Some(staff_id("petitions")), Some(staff_id("head")));
    let nights = stand(&f, "2026-11-23", "夜班");
    assert_eq!(nights.get(..7).unwrap(), [own, head, head, head, own, head, own]);
    // Nobody is free on a day on which all are on leave: it stays a gap and is named.
    rotate(&f, "白班", ("2026-11-24", "2026-11-28"), &["petitions"]).unwrap();
    let days = stand(&f, "2026-11-24", "白班");
    assert_eq!(days.get(..5).unwrap(), [None, None, None, None, own], "on leave, then on the night shift");
    assert_eq!(board(&f, "2026-11-24").faults.iter().filter(|fault| matches!(fault, RotaFault::Gap { shift, day } if shift == "白班" && *day < date("2026-11-28"))).count(), 4);
}

#[test]
fn holidays_go_round_over_the_year() {
    let f = bureau();
    let who = ["petitions", "head"];
    // National Day 2026 is seven days off by the calendar, New Year 2027 is not published: one of October, then the rest in turn.
    f.today.set(date("2026-09-01"));
    rotate(&f, "夜班", ("2026-10-01", "2026-10-07"), &who).unwrap();
    let shares = board(&f, "2026-10-01").shares;
    let holidays: Vec<u32> = shares.iter().map(|share| share.holidays).collect();
    assert_eq!(holidays.iter().sum::<u32>(), 7);
    assert!(holidays.iter().all(|n| (3..=4).contains(n)), "{holidays:?}");
}

#[test]
fn what_cannot_be_filled_says_why() {
    let f = bureau();
    let fault = |result: Result<Receipt, Refusal>| match result {
        Err(Refusal::Duty(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(rotate(&f, "中班", MONTH, &["head"])), DutyFault::NoSuchShift);
    assert!(matches!(fault(rotate(&f, "白班", MONTH, &["maker"])), DutyFault::CannotStand { .. }));
    assert!(matches!(rotate(&f, "白班", MONTH, &[]), Err(Refusal::Invalid(_))));
    rotate(&f, "白班", MONTH, &["head"]).unwrap();
    assert_eq!(fault(rotate(&f, "白班", MONTH, &["head"])), DutyFault::NothingToFill);
    assert!(
        rotate(&f, "夜班", ("2026-11-01", "2026-11-30"), &["head"]).is_err(),
        "not for days that are over"
    );
}

#[test]
fn who_may_stand_no_more_is_a_fault_of_the_rota_and_is_put_right_by_another() {
    let f = bureau();
    f.also("window", &[Role::FrontDesk, Role::Petitions]);
    let (first, last) = (date(MONTH.0), date("2026-11-24"));
    for shift in ["白班", "夜班"] {
        rotate(&f, shift, (MONTH.0, "2026-11-24"), &["petitions", "window"]).unwrap();
    }
    f.run("head", Command::Duty(DutyAct::Publish { first, last })).unwrap();
    let soon =
        || board(&f, MONTH.0).faults.into_iter().filter(|fault| fault.day() <= last).collect::<Vec<_>>();
    assert_eq!(soon(), []);
    let (gone, seen) = (staff_id("petitions"), f.account("petitions").staff.version);
    f.run("admin", Command::SetActive { staff: gone, seen, active: false }).unwrap();
    let found = soon();
    assert_eq!(found.len(), 2, "each of their shifts, on both days");
    let all = board(&f, MONTH.0);
    let said = say::rota_fault(&found[0], |staff| all.name_of(staff).to_owned(), Lang::Zh);
    assert!(said.contains(&f.account("petitions").staff.name) && said.contains("改排"), "{said}");
    // It cannot be made known so, and each is put right by itself.
    let again = f.run("head", Command::Duty(DutyAct::Publish { first, last })).unwrap_err();
    let name = f.account("petitions").staff.name;
    let named = found.iter().map(|fault| (fault.clone(), name.clone())).collect();
    assert_eq!(again, Refusal::Duty(DutyFault::Rota(named)));
    for lang in [Lang::Zh, Lang::En] {
        let said = refusal::say(&again, lang);
        assert!(said.contains(&name) && !said.contains(&gone.to_string()), "{said}");
    }
    for (n, fault) in found.into_iter().enumerate() {
        let RotaFault::CannotStand { day, shift, staff } = fault else { panic!() };
        assert_eq!(staff, gone);
        let seen = all.days[n].version;
        let act = DutyAct::SetShift { day, seen, shift, staff: vec![staff_id("head")] };
        f.run("head", Command::Duty(act)).unwrap();
    }
    assert_eq!(soon(), []);
}

#[test]
fn a_handover_says_in_words_what_changed_in_the_rota() {
    let f = bureau();
    rotate(&f, "白班", MONTH, &["petitions", "head"]).unwrap();
    let (first, last) = (date("2026-12-21"), date("2026-12-22"));
    let away = DutyAct::Leave { staff: staff_id("petitions"), first, last, away: true, despite: None };
    f.run("head", Command::Duty(away)).unwrap();
    let begin = DutyAct::BeginHandover { to: staff_id("head"), notes: Vec::new(), despite: None };
    f.run("petitions", Command::Duty(begin)).unwrap();
    let items = board(&f, MONTH.0).handover.unwrap().items;
    let said = |lang| {
        let rota = items.iter().filter(|item| item.kind == ItemKind::Rota);
        rota.map(|item| say::item_text(item, lang)).collect::<Vec<_>>()
    };
    let name = f.account("petitions").staff.name;
    let zh = [
        "2026-11-23 至 2026-12-20 白班轮流排了 28 天".to_owned(),
        format!("{name} 2026-12-21 至 2026-12-22 休假"),
    ];
    assert_eq!(said(Lang::Zh), zh);
    assert_eq!(said(Lang::En)[0], "白班 filled in turn 2026-11-23 to 2026-12-20, 28 days");
}
