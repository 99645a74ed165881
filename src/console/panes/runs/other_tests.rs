//! What a line allows besides what its own key does, worked by keys.

use crate::bureau::Command;
use crate::bureau::command::LineAct;
use crate::console::overlays::Overlay;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::staff::Role;
use crate::domain::{Date, RunId};
use crate::locale::Lang;
use crate::view::tests::screen;

/// At a line of run 3, that the bank answered.
fn at_line(role: Role, down: usize) -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[role]));
    bench.keys_to("<f3>1", answer);
    bench.keys_to("<left><left><enter>", answer);
    bench.keys_to(&"<down>".repeat(down), answer);
    bench
}

fn offered(bench: &Bench) -> Vec<String> {
    let Some(Overlay::Menu(menu)) = bench.model.overlays.last() else { return Vec::new() };
    menu.rows.iter().map(|row| row.label.say(Lang::Zh)).collect()
}

fn act(bench: &mut Bench) -> Option<(RunId, u32, LineAct)> {
    match bench.command()?.2 {
        Command::ActOnLine { run, seq, act } => Some((run, seq, act)),
        _ => None,
    }
}

#[test]
fn a_line_of_a_draft_is_left_to_a_coming_run() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::Maker]));
    bench.keys_to("<f3>1", answer);
    bench.keys_to("<enter>", answer);
    bench.keys("0");
    assert_eq!(offered(&bench), ["这一行暂缓"]);
    bench.keys("<enter>");
    bench.keys("<ctrl-s>");
    assert!(act(&mut bench).is_none(), "a reason is needed");
    bench.keys("待核对身份<ctrl-s>");
    let Some((_, 1, LineAct::Defer { reason })) = act(&mut bench) else { panic!() };
    assert_eq!(reason, "待核对身份");
    // A line that is held pays nothing that could be left.
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::Maker]));
    bench.keys_to("<f3>1", answer);
    bench.keys_to("<enter>", answer);
    bench.keys_to("<down><down><down>", answer);
    bench.keys("0");
    assert!(offered(&bench).is_empty());
    assert!(bench.said().contains("这一行没有别的要办"), "{}", bench.said());
}

#[test]
fn the_record_stands_where_the_bank_contradicts() {
    let mut bench = at_line(Role::Checker, 0);
    assert!(screen(&bench.model).contains("其他处理"), "{}", screen(&bench.model));
    bench.keys("0");
    assert_eq!(offered(&bench), ["以原记为准"]);
    bench.keys("1");
    let text = screen(&bench.model);
    assert!(text.contains("银行后来说未入账：户名不符"), "{text}");
    bench.keys("回单核对无误<ctrl-s>");
    let Some((RunId(3), 1, LineAct::Stand { reason })) = act(&mut bench) else { panic!() };
    assert_eq!(reason, "回单核对无误");
}

#[test]
fn a_failed_line_is_said_to_be_paid_where_the_bank_says_nothing_new() {
    let mut bench = at_line(Role::Checker, 1);
    bench.keys("0");
    assert_eq!(offered(&bench), ["认定已发"]);
    bench.keys("1");
    bench.keys("2026-11-22<down>存折已到账<ctrl-s>");
    let Some((RunId(3), 2, LineAct::PaidAfterAll { day, reason })) = act(&mut bench) else { panic!() };
    assert_eq!((Some(day), reason.as_str()), (Date::parse("2026-11-22"), "存折已到账"));
}

#[test]
fn a_failed_line_that_the_bank_says_it_paid_is_left_or_stands_by_arrows_and_digits() {
    let mut bench = at_line(Role::Checker, 2);
    bench.keys("0");
    assert_eq!(offered(&bench), ["留待下次", "以原记为准"], "what its own key does is not said twice");
    bench.keys("<down><enter>");
    bench.keys("银行口径有误<ctrl-s>");
    assert!(matches!(act(&mut bench), Some((RunId(3), 3, LineAct::Stand { .. }))));
    let mut bench = at_line(Role::Checker, 2);
    bench.keys("01");
    bench.keys("下月一并发<ctrl-s>");
    assert!(matches!(act(&mut bench), Some((RunId(3), 3, LineAct::Leave { .. }))));
}

#[test]
fn agreeing_is_a_question_that_says_what_is_booked() {
    let mut bench = at_line(Role::Head, 3);
    bench.keys("3");
    let text = screen(&bench.model);
    assert!(text.contains("同意 R3 第 4 行 黄志强 已发？"), "{text}");
    assert!(
        text.contains("2 个月，共")
            && text.contains("1,818.00 元，银行入账日 2026-11-22")
            && text.contains("本人存折已到账"),
        "{text}"
    );
    assert!(act(&mut bench).is_none());
    bench.keys("<right><enter>");
    assert!(matches!(act(&mut bench), Some((RunId(3), 4, LineAct::Agree))));
}

#[test]
fn who_may_not_is_told_why() {
    let mut bench = at_line(Role::Maker, 3);
    bench.keys("3");
    assert!(bench.model.overlays.is_empty(), "the maker agrees to nothing");
    let tried = bench.model.label(crate::console::action::Action::Pane(
        crate::console::panes::PaneAction::Runs(crate::console::panes::runs::Act::Line),
    ));
    let named = format!("您的岗位不能“{}”", tried.say(crate::locale::Lang::Zh));
    assert!(bench.said().contains(&named), "what was tried is named: {}", bench.said());
    let mut bench = at_line(Role::Head, 0);
    bench.keys("0");
    assert!(offered(&bench).is_empty());
    assert!(bench.said().contains("您的岗位不能"), "{}", bench.said());
}

#[test]
fn what_helps_is_told_for_the_state_that_the_run_is_in() {
    // An approved run leaves no line out any more.
    for (keys, told, not) in [("", "要暂缓这一行", "退回草拟"), ("<right><right>", "先退回草拟", "暂缓")]
    {
        let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::Maker]));
        bench.keys_to("<f3>1", answer);
        bench.keys_to(&format!("{keys}<enter>"), answer);
        bench.keys("3");
        assert!(bench.said().contains(told) && !bench.said().contains(not), "{}", bench.said());
    }
}
