//! The runs, worked by keys.

use super::Filter;
use crate::bureau::command::{LineAct, RunAct};
use crate::bureau::{Command, Outcome, Query, Receipt};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::console::{Effect, ErrandNews, Event};
use crate::domain::staff::Role;
use crate::domain::{Date, RunId};
use crate::exchange::bank::Numbers;
use crate::exchange::{Errand, Progress, Trouble};
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
    bench.keys("<space>");
    let text = screen(&bench.model);
    assert!(text.contains("2024-01 到 2026-11") && text.contains("R5 草拟"), "{text}");
    assert!(text.contains("您改过其中 2 人的资料"), "{text}");
    bench.keys("<right><space><ctrl-s>");
    let Command::DraftRun { programmes, month } = command(&mut bench) else { panic!() };
    assert_eq!((programmes.len(), month.to_string().as_str()), (2, "2026-11"));
    bench.reply(Ok(Receipt { seq: 7, already: false, outcome: Outcome::Run(RunId(5), 1) }));
    assert_eq!(bench.said(), "R5 已算出。");
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
    bench.keys("<esc>");
    assert!(screen(&bench.model).contains("审批时须有“三重一大”会议纪要编号"), "said before it is asked for");
    bench.keys_to("1<ctrl-s>", answer);
    assert!(bench.command().is_none(), "the number of the minutes is needed");
    bench.keys("党组〔2026〕21号<ctrl-s>");
    assert!(bench.command().is_none(), "asked with the sum, like every approval");
    let text = screen(&bench.model);
    assert!(text.contains("审批批次 R4？") && text.contains("会议纪要：党组〔2026〕21号"), "{text}");
    assert!(text.contains(&bench.model.panes.runs.view_of().unwrap().row.total.to_string()), "{text}");
    bench.keys("<right><enter>");
    let Command::StepRun { run, seen: 3, act: RunAct::Approve { minute } } = command(&mut bench) else {
        panic!()
    };
    assert_eq!((run, minute.as_str()), (RunId(4), "党组〔2026〕21号"));
}

#[test]
fn what_changed_since_it_was_frozen_is_listed() {
    let mut bench = at_board(Role::Checker);
    bench.keys_to("<left><left><enter>", answer);
    assert!(screen(&bench.model).contains("R3"));
    bench.keys_to("<left>", answer);
    let text = screen(&bench.model);
    assert!(text.contains("冻结后变更 1") && text.contains("账户"), "{text}");
    bench.keys_to("<esc>", answer);
    assert!(bench.model.panes.runs.opened.is_none());
    bench.keys_to("<esc>", answer);
    assert_eq!(bench.model.active, PaneId::Ledger);
}

/// At run 6, approved.
fn at_approved() -> Bench {
    let mut bench = at_board(Role::Checker);
    bench.keys_to("<right><right><enter>", answer);
    assert!(screen(&bench.model).contains("R6"));
    bench
}

#[test]
fn the_banks_file_is_written_from_the_run_and_what_was_filled_in_stays() {
    let mut bench = at_approved();
    bench.keys_with_files("1");
    let text = screen(&bench.model);
    assert!(text.contains("写 R6 的银行文件") && text.contains("U盘"), "{text}");
    bench.keys("<down><right><ctrl-s>");
    let Some((_, Errand::SendRun(job))) = bench.errand() else { panic!() };
    assert_eq!((job.run, job.folder.as_str()), (RunId(6), "“/home/lina/下载”"));
    assert_eq!(job.roster, Some(("general".to_owned(), Numbers::Full)));
    bench.news(ErrandNews::Progress(Progress { rows: 1, bytes: 1, total_bytes: 3 }));
    assert!(screen(&bench.model).contains("正在写银行文件"));
    // It comes to nothing: why stays on screen, and what was filled in is still there.
    bench.files();
    let text = screen(&bench.model);
    assert!(text.contains("没有文件夹“/不在”"), "{text}");
    bench.keys_with_files("1");
    let form = |bench: &Bench| match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => sheet.form.clone(),
        _ => panic!("no form"),
    };
    assert_eq!(form(&bench).text("folder"), "/home/lina/下载");
    bench.keys("<down><down><down><down>㘵<ctrl-s>");
    assert!(bench.said().contains("有 1 处"), "a pair is needed: {}", bench.said());
    bench.keys("=田<ctrl-s>");
    bench.files();
    let text = screen(&bench.model);
    assert!(text.contains("R6-2026-11.txt") && text.contains("壹佰零玖万肆仟肆佰叁拾陆元整"), "{text}");
    assert_eq!(bench.said(), "R6 已送银行：1204 笔，1,094,436.00 元。日志第 91 条。");
    // The next day the folder and the template stand there again.
    let kept = bench.effects.iter().find_map(|e| match e {
        Effect::KeepDraft { slot, body } if slot == "last.runs.send" => Some(body.0.clone()),
        _ => None,
    });
    let mut other = at_approved();
    other.event(Event::Drafts(vec![("last.runs.send".to_owned(), kept.unwrap())]));
    other.keys_with_files("1");
    assert_eq!(form(&other).text("folder"), "/home/lina/下载");
}

#[test]
fn writing_stops_at_escape_and_nothing_is_recorded() {
    let mut bench = at_approved();
    bench.keys_with_files("1");
    bench.keys("<ctrl-s><esc>");
    assert_eq!(bench.effects.iter().filter(|e| matches!(e, Effect::Stop(_))).count(), 1);
    bench.keys("<esc>1");
    assert_eq!(bench.effects.iter().filter(|e| matches!(e, Effect::Stop(_))).count(), 1, "asked once");
    bench.news(ErrandNews::Over(Err(Trouble::Stopped)));
    assert_eq!(bench.said(), "已取消，什么也没有记下。");
    assert!(screen(&bench.model).contains("与 R5 比"));
}

#[test]
fn an_answer_is_looked_at_before_it_is_taken_in() {
    let mut bench = at_board(Role::Maker);
    bench.keys_to("<left><left><enter>", answer);
    bench.keys_with_files("7");
    assert!(screen(&bench.model).contains("R3回盘.txt"));
    bench.keys_with_files("<enter>");
    let text = screen(&bench.model);
    assert!(text.contains("未入账 1 笔 909.00 元") && text.contains("已销户"), "{text}");
    assert!(text.contains("没有回音 1 笔") && text.contains("文件里没有这一笔"), "{text}");
    // Another template reads nothing; the one before is one key away.
    bench.keys_with_files("<right>");
    assert!(screen(&bench.model).contains("没有回盘文件"));
    bench.keys("1");
    assert!(bench.said().contains("还没有读出什么"), "{}", bench.said());
    bench.keys_with_files("<left>3");
    bench.keys("<down>2026-11-20<ctrl-s>");
    let Some((_, Errand::ReadAnswer(job))) = bench.errand() else { panic!() };
    assert_eq!(job.day, Date::parse("2026-11-20"));
    bench.files();
    bench.keys("<enter>");
    assert!(screen(&bench.model).contains("1 笔记为未发成"), "{}", screen(&bench.model));
    bench.keys("<right><enter>");
    assert!(matches!(bench.errand(), Some((_, Errand::TakeAnswer(..)))));
    bench.files();
    assert_eq!(bench.said(), "已录入：新记已发 1 笔、未发成 1 笔、还没有结果 1 笔。日志第 92 条。");
    assert_eq!(bench.model.panes.runs.opened.as_ref().unwrap().filter, Filter::Failed);
}

#[test]
fn an_answer_that_was_taken_in_before_says_so_and_asks_nothing() {
    let mut bench = at_board(Role::Maker);
    bench.keys_to("<left><left><enter>", answer);
    bench.keys_with_files("7");
    bench.keys_with_files("/tmp/再.txt<enter>");
    assert!(bench.said().starts_with("这份文件 2026-11-26 已由 周强 录入"), "{}", bench.said());
    let text = screen(&bench.model);
    assert!(text.contains("已入账 0 笔") && text.contains("早已记录 2 笔"), "{text}");
    bench.keys("1<right><enter>");
    assert!(!matches!(bench.errand(), Some((_, Errand::TakeAnswer(..)))));
    assert!(!screen(&bench.model).contains("把这份回盘录入"));
    assert!(bench.said().contains("已由 周强 录入"), "{}", bench.said());
}

#[test]
fn failures_are_issued_again_only_after_a_question() {
    let mut bench = at_board(Role::Maker);
    bench.keys_to("<left><left><enter>", answer);
    bench.keys("5");
    assert!(bench.command().is_none());
    let asked = screen(&bench.model);
    assert!(asked.contains("重发 R3 未发成的 1 行？"), "{asked}");
    bench.keys("<right><enter>");
    assert!(matches!(command(&mut bench), Command::ReissueLines { run: RunId(3), .. }));
}

#[test]
fn what_goes_over_everybody_is_asked_once_however_often_the_arrows_pass() {
    let mut bench = at_board(Role::Checker);
    bench.keys_to("<left><left><enter>", answer);
    let asked = |bench: &Bench| {
        bench
            .effects
            .iter()
            .filter(|e| matches!(e, Effect::Query { query: Query::RunChanges(_), .. }))
            .count()
    };
    let nothing = |query: &Query| if matches!(query, Query::RunChanges(_)) { None } else { answer(query) };
    bench.keys_to("<left><left><right><left><right>", nothing);
    assert_eq!(asked(&bench), 1);
}
