//! The runs, worked by keys.

use crate::bureau::command::{LineAct, RunAct};
use crate::bureau::{Command, Outcome, Receipt};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::RunId;
use crate::domain::staff::Role;
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_board(role: Role) -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[role]));
    bench.keys_to("<f3>1", answer);
    assert_eq!(bench.model.active, PaneId::Runs);
    bench
}

fn command(bench: &mut Bench) -> Command {
    bench.command().unwrap().2
}

#[test]
fn a_run_is_drafted_for_the_programmes_chosen_and_opens() {
    let mut bench = at_board(Role::Maker);
    bench.keys("9");
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "without a programme there is nothing to draft");
    bench.keys("<space><right><right><space><ctrl-s>");
    let Command::DraftRun { programmes, month } = command(&mut bench) else { panic!() };
    assert_eq!((programmes.len(), month.to_string().as_str()), (2, "2026-11"));
    bench.reply(Ok(Receipt { seq: 7, already: false, outcome: Outcome::Run(RunId(5), 1) }));
    assert_eq!(bench.said(), "R5 已办（日志第 7 条）。");
    assert_eq!(bench.model.panes.runs.opened.as_ref().unwrap().id, RunId(5));
}

#[test]
fn a_draft_with_a_line_that_nobody_explained_does_not_go_on() {
    let mut bench = at_board(Role::Maker);
    bench.keys_to("<enter>", answer);
    bench.keys("1");
    assert!(bench.command().is_none());
    assert!(bench.said().contains("有 1 行原因不明"), "{}", bench.said());
    let text = screen(&bench.model);
    assert!(text.contains("原因不明 1") && text.contains("新增 3"), "{text}");
    // The third line is the one.
    bench.keys_to("<down><down>3", answer);
    bench.keys("民政核对后补列<ctrl-s>");
    let Command::ActOnLine { run, seq, act: LineAct::Explain { words } } = command(&mut bench) else {
        panic!()
    };
    assert_eq!((run, seq, words.as_str()), (RunId(5), 3, "民政核对后补列"));
}

#[test]
fn above_a_sum_the_minutes_are_asked_for_before_it_is_approved() {
    let mut bench = at_board(Role::Head);
    bench.keys_to("<right><enter>", answer);
    bench.keys_to("1", answer);
    assert!(screen(&bench.model).contains("三重一大"));
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "the number of the minutes is needed");
    bench.keys("党组〔2026〕21号<ctrl-s>");
    let Command::StepRun { run, seen: 3, act: RunAct::Approve { minute } } = command(&mut bench) else {
        panic!()
    };
    assert_eq!((run, minute.as_str()), (RunId(4), "党组〔2026〕21号"));
}

#[test]
fn what_changed_since_it_was_frozen_is_listed_and_the_bank_is_dealt_with_elsewhere() {
    let mut bench = at_board(Role::Checker);
    bench.keys_to("<right><right><enter>", answer);
    assert!(screen(&bench.model).contains("R3"));
    bench.keys_to("<left>", answer);
    let text = screen(&bench.model);
    assert!(text.contains("冻结后变更 1") && text.contains("账户"), "{text}");
    bench.keys("1");
    assert!(bench.said().contains("honordesk ledger run return"), "{}", bench.said());
    bench.keys_to("<esc>", answer);
    assert!(bench.model.panes.runs.opened.is_none());
    bench.keys_to("<esc>", answer);
    assert_eq!(bench.model.active, PaneId::Ledger);
}
