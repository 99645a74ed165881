//! A password that waits, answered by keys.

use super::tests::row;
use crate::bureau::answer::{SentBack, StaffRow, WaitRow, Waits};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::StaffId;
use crate::domain::staff::Role;
use crate::locale::Lang;
use crate::view::tests::screen;

const LINA: StaffId = StaffId(3);

fn account() -> Option<StaffRow> {
    match answer(&Query::Accounts) {
        Some(Answer::Accounts(rows)) => rows.into_iter().map(|row| row.staff).find(|row| row.id == LINA),
        _ => None,
    }
}

fn of(what: Waits, own: bool) -> WaitRow {
    WaitRow {
        programmes: Vec::new(),
        month: None,
        amount: None,
        by: "王强".to_owned(),
        account: account(),
        own,
        ..row(what, !own, &[(Role::Auditor, "黄丽"), (Role::Head, "陈㘵")])
    }
}

fn waiting(own: bool) -> impl Fn(&Query) -> Option<Answer> {
    move |query| match query {
        Query::Waiting => Some(Answer::Waiting(vec![of(Waits::Password { staff: LINA, version: 4 }, own)])),
        other => answer(other),
    }
}

/// The auditor has no pane of business, and this one.
fn at_pane(lang: Lang, role: Role, own: bool) -> Bench {
    let mut bench = Bench::seated_as(lang, desk_of("黄丽", &[role]));
    bench.keys_to("<alt-d>", waiting(own));
    bench
}

#[test]
fn whoever_is_asked_sees_who_set_it_and_gives_their_word_or_not() {
    let mut bench = at_pane(Lang::Zh, Role::Auditor, false);
    assert_eq!(bench.model.active, PaneId::Waiting);
    let text = screen(&bench.model);
    for told in ["待您办 1", "同意启用密码", "李娜（", "窗口、经办、信访", "王强", "审计员：黄丽"]
    {
        assert!(text.contains(told), "{told}\n{text}");
    }
    bench.keys("<ctrl-s>");
    let text = screen(&bench.model);
    assert!(text.contains("同意启用 李娜（") && text.contains("王强 2026-11-23 设置"), "{text}");
    assert!(bench.command().is_none(), "a question first");
    bench.keys("<right><enter>");
    assert_eq!(bench.command().unwrap().2, Command::AgreePassword { staff: LINA, seen: 4 });
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Staff(LINA, 5) }));
    assert!(bench.said().contains("已启用，可以登录了"), "{}", bench.said());

    let mut bench = at_pane(Lang::Zh, Role::Auditor, false);
    bench.keys("<ctrl-x>");
    assert!(screen(&bench.model).contains("账号没有可用的密码"), "{}", screen(&bench.model));
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "it wants a reason");
    bench.keys("本人没有拿到<ctrl-s>");
    let back = Command::DeclinePassword { staff: LINA, seen: 4, reason: "本人没有拿到".to_owned() };
    assert_eq!(bench.command().unwrap().2, back);

    let mut bench = at_pane(Lang::En, Role::Head, false);
    bench.keys("<enter>");
    assert!(screen(&bench.model).contains("Vouch for the password of 李娜"), "{}", screen(&bench.model));
    bench.keys("1<ctrl-s>");
    assert_eq!(bench.command().unwrap().2, Command::AgreePassword { staff: LINA, seen: 4 });
}

#[test]
fn neither_who_set_it_nor_who_has_no_such_post_is_asked() {
    for (role, own) in [(Role::SecurityAdmin, true), (Role::Maker, false)] {
        let mut bench = at_pane(Lang::Zh, role, own);
        bench.keys("<right><ctrl-s>");
        bench.keys("<ctrl-x>");
        bench.keys("<enter>");
        assert!(bench.command().is_none());
        assert!(!screen(&bench.model).contains("同意启用 李娜"), "{}", screen(&bench.model));
    }
}

#[test]
fn what_was_turned_down_leads_to_the_staff() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::SystemAdmin, Role::SecurityAdmin]));
    let back = WaitRow {
        reason: "本人没有拿到".to_owned(),
        ..of(Waits::Back { what: SentBack::Password(LINA), version: 5 }, false)
    };
    let shown = |query: &Query| match query {
        Query::Waiting => Some(Answer::Waiting(vec![back.clone()])),
        other => answer(other),
    };
    bench.keys_to("<alt-d>", shown);
    let text = screen(&bench.model);
    assert!(text.contains("密码没有获同意") && text.contains("本人没有拿到"), "{text}");
    bench.keys_to("<enter>", shown);
    assert_eq!(bench.model.active, PaneId::Staff);
}

#[test]
fn pictures() {
    for (cols, rows) in [(60, 20), (80, 24)] {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut bench = Bench::seated_as(lang, desk_of("黄丽", &[Role::Auditor])).sized(cols, rows);
            bench.keys_to("<alt-d>", waiting(false));
            let mut text = screen(&bench.model);
            bench.keys("<enter>");
            text.push_str(&screen(&bench.model));
            insta::assert_snapshot!(format!("password_{cols}x{rows}_{tag}"), text);
        }
    }
}
