//! The ledger pane, worked by keys.

use crate::bureau::{Action as Gate, Command, Outcome, Query, Receipt, Refusal};
use crate::console::Effect;
use crate::console::panes::PaneId;
use crate::console::panes::person::Tab;
use crate::console::testkit::books::books;
use crate::console::testkit::{Bench, PEOPLE_OF_MONTH, answer, desk};
use crate::domain::Month;
use crate::domain::ledger::BooksOf;
use crate::locale::Lang;
use crate::view::tests::screen;

/// At the programme that has people.
fn at_programme() -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.to_vec();
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    bench.keys("<f3><down><down><down><down><down><down><enter>");
    assert_eq!(bench.model.panes.ledger.programme.as_deref(), Some("combat-allowance"));
    bench
}

#[test]
fn any_number_of_people_scrolls_by_windows() {
    let mut bench = at_programme();
    bench.keys("<end>");
    let ledger = &bench.model.panes.ledger;
    assert_eq!(ledger.people.selected, PEOPLE_OF_MONTH - 1);
    assert!(ledger.person().is_some() && ledger.offset > 0);
    assert!(ledger.shown.as_ref().is_some_and(|m| m.lines.len() < 400));
    bench.keys("<home>");
    assert!(bench.model.panes.ledger.person().is_some());
    // A step inside the window asks for nothing.
    bench.effects.clear();
    for chord in crate::console::testkit::keys("<down>") {
        bench.event(crate::console::Event::Input(crate::console::Input::Key(chord)));
    }
    assert!(!bench.effects.iter().any(|e| matches!(e, Effect::Query { .. })));
}

#[test]
fn months_turn_and_an_answer_of_another_month_is_not_shown() {
    let mut bench = at_programme();
    for chord in crate::console::testkit::keys("<left><left>") {
        bench.event(crate::console::Event::Input(crate::console::Input::Key(chord)));
    }
    let month = Month::new(2026, 9).unwrap();
    bench.answer_with(|query| match query {
        Query::ProgrammeMonth { month: m, .. } if *m == month => answer(query),
        _ => None,
    });
    let ledger = &bench.model.panes.ledger;
    assert_eq!(ledger.shown.as_ref().map(|m| m.month), Some(month));
    assert_eq!(ledger.closed(), Some(true));
    bench.keys("0");
    assert_eq!(bench.model.panes.ledger.month(&bench.model.shared), Month::new(2026, 11).unwrap());
}

#[test]
fn enter_opens_the_statement_and_escape_comes_back() {
    let mut bench = at_programme();
    bench.keys("<down><enter>");
    assert_eq!((bench.model.active, bench.model.panes.person.tab), (PaneId::Person, Tab::Statement));
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Ledger);
    bench.keys("<esc>");
    assert_eq!(bench.model.panes.ledger.programme, None);
}

#[test]
fn the_people_of_a_month_are_filtered_and_escape_shows_everybody_again() {
    let mut bench = at_programme();
    bench.keys("<esc><f7>");
    assert_eq!(bench.said(), "先回车打开一个项目，再筛选里面的人。");
    bench.keys("<enter><f7><down>镇:新华<ctrl-s>");
    assert_eq!(bench.model.panes.ledger.text, "镇:新华");
    assert!(bench.model.overlays.is_empty(), "the form is gone");
    bench.keys("<f9>");
    let screen = bench.model.overlays.len();
    assert_eq!(screen, 1, "the filtered list is what leaves");
    bench.keys("<esc><f3><esc>");
    let ledger = &bench.model.panes.ledger;
    assert!(
        ledger.text.is_empty() && ledger.programme.is_some(),
        "first the filter goes, then the programme"
    );
}

#[test]
fn closing_is_asked_and_reopening_wants_a_reason() {
    let mut bench = at_programme();
    bench.keys("<ctrl-o>");
    assert_eq!(bench.said(), "这个月没有结账。");
    bench.keys("<ctrl-k>");
    let seen = screen(&bench.model);
    assert!(seen.contains("去世待办 3 人") && seen.contains("1,242,767.00"), "{seen}");
    bench.keys("<enter>");
    assert!(bench.command().is_none(), "the month is not over: it is not closed without words");
    bench.keys("年底提前关账<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let despite = Some("年底提前关账".to_owned());
    assert_eq!(command, Command::CloseMonth { month: Month::new(2026, 11).unwrap(), despite });
    bench.reply(Ok(Receipt { seq: 1, already: false, outcome: Outcome::Done }));
    assert_eq!(bench.said(), "2026-11 已结账。");
    // The sheet is there at once; F9 numbers and prints it.
    assert_eq!(bench.model.active, PaneId::Papers);
    assert!(screen(&bench.model).contains("优抚台账月结单"), "{}", screen(&bench.model));
    bench.keys("<f9>");
    let (_, _, command) = bench.command().unwrap();
    let Command::IssueSheet { sheet } = command else { panic!("{command:?}") };
    assert_eq!(sheet.books, books(BooksOf::Month(Month::new(2026, 11).unwrap())).head);
    // Something was recorded meanwhile: it is looked at again.
    bench.reply(Err(Refusal::BooksMoved));
    assert!(bench.said().contains("请再看一遍"), "{}", bench.said());
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Ledger);
}

/// At a month, `n` before this one.
fn at_month(n: usize) -> Bench {
    let mut bench = at_programme();
    bench.keys(&"<left>".repeat(n));
    bench
}

fn done() -> Receipt {
    Receipt { seq: 1, already: false, outcome: Outcome::Done }
}

#[test]
fn one_asks_for_a_month_and_another_answers() {
    let month = |n| Month::new(2026, n).unwrap();
    let mut bench = at_month(2);
    bench.keys("<ctrl-o><ctrl-s>");
    assert!(bench.command().is_none(), "a reason is needed");
    bench.keys("漏记<ctrl-s>");
    let reason = "漏记".to_owned();
    assert_eq!(bench.command().unwrap().2, Command::AskReopening { month: month(9), reason });
    bench.reply(Ok(done()));
    assert!(bench.said().contains("等另一位"), "{}", bench.said());

    let mut bench = at_month(3);
    let seen = screen(&bench.model);
    assert!(seen.contains("已结账，陈静 申请重开") && seen.contains("答复重开申请"), "{seen}");
    bench.keys("<ctrl-o>");
    assert!(screen(&bench.model).contains("漏记一人"), "who asks and why is in front of whoever agrees");
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "agreeing is chosen, not left standing");
    bench.keys("1<ctrl-s>");
    assert_eq!(bench.command().unwrap().2, Command::ReopenMonth { month: month(8) });
    bench.reply(Ok(done()));
    assert_eq!(bench.said(), "2026-08 已重开。");

    let mut bench = at_month(3);
    bench.keys("<ctrl-o>2<tab>先查清<ctrl-s>");
    let reason = "先查清".to_owned();
    assert_eq!(bench.command().unwrap().2, Command::DeclineReopening { month: month(8), reason });

    let mut bench = at_month(4);
    bench.keys("<ctrl-o><right><enter>");
    assert_eq!(bench.command().unwrap().2, Command::WithdrawReopening { month: month(7) });
    bench.reply(Ok(done()));
    assert!(bench.said().contains("撤回"), "{}", bench.said());
}

#[test]
fn sheets_of_a_day_and_a_month_are_a_digit_away() {
    let mut bench = at_month(2);
    bench.keys("9");
    assert!(
        bench.model.panes.papers.preview.as_ref().is_some_and(|p| p.issued.is_some()),
        "the one that stands"
    );
    bench.keys("<esc><right><right>9");
    assert!(bench.said().contains("还没有结账"), "{}", bench.said());
    bench.keys("8");
    assert!(screen(&bench.model).contains("优抚台账日结单"), "{}", screen(&bench.model));
}

#[test]
fn rates_say_what_was_published_and_what_was_not() {
    let said = |n: usize| {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<f3>");
        bench.keys(&"<down>".repeat(n));
        let ledger = &bench.model.panes.ledger;
        ledger.rate_lines(&bench.model.shared).iter().map(|w| w.say(Lang::Zh)).collect::<Vec<_>>().join("\n")
    };
    assert!(said(0).contains("135,840.00 元/年，自 2025-08-01"), "{}", said(0));
    assert!(said(6).contains("没有找到公布的标准"), "{}", said(6));
}
