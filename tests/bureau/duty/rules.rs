//! The shifts said anew while days are made known: nothing of the rota is locked, and nobody loses their shift to a new name.

use honordesk::bureau::answer::DutyBoard;
use honordesk::bureau::command::DutyAct;
use honordesk::bureau::{Answer, Command, Query, Receipt, Refusal};
use honordesk::domain::duty::{DutyFault, RotaFault, ShiftKind};

use crate::bureau_support::*;

const TODAY: &str = "2026-11-23";
const DAY: (&str, u16, u16) = ("白班", 480, 1200);
const NIGHT: (&str, u16, u16) = ("夜班", 1200, 480);

fn board(f: &Fixture) -> DutyBoard {
    match f.ask("head", Query::Duty { from: date(TODAY) }).unwrap() {
        Answer::Duty(board) => *board,
        _ => panic!(),
    }
}

fn act(f: &Fixture, act: DutyAct) -> Result<Receipt, Refusal> {
    f.run("head", Command::Duty(act))
}

fn say(f: &Fixture, shifts: &[(&str, u16, u16)], uncovered: bool) -> Result<Receipt, Refusal> {
    let seen = board(f).rules.version;
    let shifts =
        shifts.iter().map(|(name, start, end)| ShiftKind { name: (*name).into(), start: *start, end: *end });
    let (shifts, rungs) = (shifts.collect(), Vec::new());
    act(f, DutyAct::SetRules { seen, shifts, rungs, review_days: None, uncovered })
}

fn set(f: &Fixture, shift: &str, who: &[&str]) -> Result<Receipt, Refusal> {
    let staff = who.iter().map(|login| staff_id(login)).collect();
    let seen = board(f).days[0].version;
    act(f, DutyAct::SetShift { day: date(TODAY), seen, shift: shift.into(), staff })
}

fn publish(f: &Fixture) -> Result<Receipt, Refusal> {
    act(f, DutyAct::Publish { first: date(TODAY), last: date(TODAY) })
}

fn leave(f: &Fixture, who: &str) -> Result<Receipt, Refusal> {
    let (first, last) = (date(TODAY), date(TODAY));
    act(f, DutyAct::Leave { staff: staff_id(who), first, last, away: true, despite: None })
}

/// A day made known: the one in the day, the other at night.
fn known() -> Fixture {
    let f = Fixture::new();
    say(&f, &[DAY, NIGHT], false).unwrap();
    set(&f, DAY.0, &["petitions"]).unwrap();
    set(&f, NIGHT.0, &["head"]).unwrap();
    publish(&f).unwrap();
    f
}

fn stands(f: &Fixture) -> Vec<(String, honordesk::domain::StaffId)> {
    board(f).days[0].posts.iter().map(|post| (post.shift.clone(), post.staff)).collect()
}

#[test]
fn who_stands_a_shift_stands_it_under_its_new_name() {
    let f = known();
    // One keeps its hours, the other its place.
    say(&f, &[("日班", 480, 1200), ("晚班", 1200, 500)], false).unwrap();
    let own = [("日班".to_owned(), staff_id("petitions")), ("晚班".to_owned(), staff_id("head"))];
    assert_eq!(stands(&f), own);
    let board = board(&f);
    assert!(board.days[0].published && !board.on.is_empty());
    let line = f.journal(9).into_iter().find(|line| line.what.command == "duty.rules").unwrap();
    assert!(line.what.about.contains(&("carried".to_owned(), "1".to_owned())), "{line:?}");
    // It is no day that nothing can be changed of.
    set(&f, "日班", &["head"]).unwrap();
    set(&f, "晚班", &["petitions"]).unwrap();
}

#[test]
fn a_shift_that_is_no_more_keeps_nobody_from_leave_nor_from_the_rest() {
    let f = known();
    say(&f, &[("全天", 480, 480)], false).unwrap();
    let day = || board(&f).days[0].clone();
    assert!(!day().published, "by the new shifts it has a gap, and is known no more");
    leave(&f, "head").unwrap();
    set(&f, "全天", &["petitions"]).unwrap();
    assert_eq!(stands(&f), [("全天".to_owned(), staff_id("petitions"))]);
    publish(&f).unwrap();
    // What is made known is refused a clash that it did not have.
    let clash = RotaFault::OnLeave { day: date(TODAY), shift: "全天".into(), staff: staff_id("petitions") };
    let named = vec![(clash, f.account("petitions").staff.name)];
    assert_eq!(leave(&f, "petitions").unwrap_err(), Refusal::Duty(DutyFault::Rota(named)));
}

#[test]
fn fewer_shifts_leave_what_is_made_known_as_it_is() {
    let f = known();
    say(&f, &[DAY], true).unwrap();
    assert!(board(&f).days[0].published && board(&f).faults.iter().all(|fault| fault.day() > date(TODAY)));
    leave(&f, "head").unwrap();
    assert!(board(&f).faults.iter().all(|fault| fault.day() > date(TODAY)));
}

#[test]
fn hours_without_a_shift_are_said_before_they_are_noted() {
    let f = Fixture::new();
    let fault = say(&f, &[("只", 540, 600)], false).unwrap_err();
    assert_eq!(fault, Refusal::Duty(DutyFault::Uncovered(vec![(600, 540)])));
    assert_eq!(board(&f).rules.version, 0);
    let fault = say(&f, &[("上午", 480, 720), ("下午", 780, 1080)], false).unwrap_err();
    assert_eq!(fault, Refusal::Duty(DutyFault::Uncovered(vec![(720, 780), (1080, 480)])));
    say(&f, &[("只", 540, 600)], true).unwrap();
    // Who says the rest anew is not asked again.
    say(&f, &[("只", 540, 600)], false).unwrap();
    let fault = say(&f, &[], false).unwrap_err();
    assert_eq!(fault, Refusal::Duty(DutyFault::Uncovered(vec![(0, 1440)])), "none is left at all");
    say(&f, &[], true).unwrap();
    say(&f, &[], false).unwrap();
}
