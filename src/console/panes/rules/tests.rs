//! The rules of runs, worked by keys.

use super::Stands;
use crate::bureau::{Command, Outcome, Receipt};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::ledger::run::RunRuleSaid;
use crate::domain::staff::Role;
use crate::domain::{Date, Fen, RunRuleId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane(role: Role) -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[role]));
    bench.keys_to("<f3>6", answer);
    assert_eq!(bench.model.active, PaneId::Rules);
    bench
}

#[test]
fn a_rule_is_proposed_with_what_its_kind_needs_alone() {
    let mut bench = at_pane(Role::Maker);
    let text = screen(&bench.model);
    assert!(text.contains("今天：") && text.contains("100,000.00"), "{text}");
    bench.keys("1");
    bench.keys("100000<enter>５００００<ctrl-s>");
    assert!(bench.command().is_none(), "minutes below the head, and no basis");
    bench.keys("<esc><right><enter>");
    // The kind on screen is the kind of the form.
    bench.keys("<right><right>1");
    let text = screen(&bench.model);
    assert!(text.contains("名称") && !text.contains("负责人审批"), "{text}");
    bench.keys("<tab>春节封账<enter>2027-02-05<enter>2027-02-12<enter>局务会<ctrl-s>");
    let Some((_, _, Command::ProposeRunRule { said, basis })) = bench.command() else {
        panic!("{}", bench.said())
    };
    let expected = RunRuleSaid::Freeze {
        name: "春节封账".to_owned(),
        from: Date::parse("2027-02-05").unwrap(),
        until: Date::parse("2027-02-12").unwrap(),
    };
    assert_eq!((said, basis.as_str()), (expected, "局务会"));
    bench.reply(Ok(Receipt { seq: 5, already: false, outcome: Outcome::RunRule(RunRuleId(5)) }));
    assert_eq!(bench.said(), "已提出规则 Q5，待另一人批准。日志第 5 条。");
}

#[test]
fn the_newest_that_waits_is_approved_after_a_question() {
    let mut bench = at_pane(Role::Head);
    // An opening month is approved with what it adds.
    bench.keys("2");
    let text = screen(&bench.model);
    assert!(text.contains("此前没有定起算月") && text.contains("共 54,000.00 元"), "{text}");
    assert!(text.contains("12 人的资") && text.contains("料照原样承认（何丽 10 人、李娜 2 人）"), "{text}");
    bench.keys("<right><enter>");
    let Some((_, _, Command::ApproveRunRule { rule, adds })) = bench.command() else { panic!() };
    assert_eq!((rule, adds), (RunRuleId(4), Some(Fen(5_400_000))));
    bench.reply(Ok(Receipt { seq: 6, already: false, outcome: Outcome::RunRule(RunRuleId(4)) }));
    bench.keys("<down>2");
    assert!(screen(&bench.model).contains("年终封账"));
    // What is approved ends by another rule; an opening month is replaced.
    let mut bench = at_pane(Role::Maker);
    bench.keys("<end>3局务会<ctrl-s>");
    let Some((_, _, Command::ProposeRunRule { said, .. })) = bench.command() else { panic!() };
    assert_eq!(said, RunRuleSaid::End { rule: RunRuleId(1) });
    let mut bench = at_pane(Role::Maker);
    bench.keys("<end><up>3");
    assert!(bench.said().contains("取代"), "{}", bench.said());
}

#[test]
fn the_later_of_two_takes_the_place_of_the_first() {
    let bench = at_pane(Role::Maker);
    let mut rules = bench.model.panes.rules.rules.clone().unwrap();
    let today = Date::parse("2026-11-23").unwrap();
    let of = |rules: &[_], at: usize, day| super::stands(&rules[at], rules, day);
    assert_eq!((of(&rules, 0, today), of(&rules, 2, today)), (Stands::Holds, Stands::Waiting));
    let mut next = rules[0].clone();
    next.rule = RunRuleId(9);
    next.said = RunRuleSaid::Tier { from: Date::parse("2027-01-01").unwrap(), head: Fen(1), minute: None };
    rules.push(next);
    assert_eq!((of(&rules, 0, today), of(&rules, 4, today)), (Stands::Holds, Stands::Later));
    let then = Date::parse("2027-01-01").unwrap();
    assert_eq!((of(&rules, 0, then), of(&rules, 4, then)), (Stands::Replaced, Stands::Holds));
    let approved = rules[0].approved.clone();
    rules[2].approved = approved;
    assert_eq!(of(&rules, 2, Date::parse("2027-01-06").unwrap()), Stands::Over);
}
