//! The second word about condolence lists, worked by keys.

use crate::bureau::answer::{CondolenceRow, ListAgreement};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt};
use crate::console::action::Action;
use crate::console::panes::PaneAction;
use crate::console::panes::care::Act;
use crate::console::testkit::{self, Bench, desk_of};
use crate::domain::care::Goods;
use crate::domain::staff::Role;
use crate::domain::{CondolenceId, Date, Fen};
use crate::locale::Lang;
use crate::view::tests::screen;

/// W4 went back, W3 waits; the others are as they are.
fn rows(own: bool) -> Vec<CondolenceRow> {
    let Some(Answer::Condolences(before)) = testkit::answer(&Query::Condolences) else { panic!() };
    let day = |text| Date::parse(text).unwrap();
    let word = ListAgreement {
        brought: ("何丽".to_owned(), day("2026-11-20")),
        own,
        lines: 2,
        total: Fen(200_000),
        goods: Fen(24_000),
        agreed: None,
        sent_back: None,
        reason: String::new(),
    };
    let waits = CondolenceRow {
        list: CondolenceId(3),
        version: 4,
        festival: "spring".to_owned(),
        year: 2027,
        lines: 3,
        given: 0,
        paid: Fen::ZERO,
        goods: Some(Goods { what: "大米、食用油".to_owned(), value: Fen(12_000) }),
        goods_total: Fen(36_000),
        agreement: word.clone(),
        ..before[0].clone()
    };
    let sent_back = Some(("王伟".to_owned(), day("2026-11-21")));
    let reason = "金额超过往年".to_owned();
    let back = CondolenceRow {
        list: CondolenceId(4),
        version: 2,
        agreement: ListAgreement { sent_back, reason, ..word },
        ..waits.clone()
    };
    [back, waits].into_iter().chain(before).collect()
}

fn asked(query: &Query, own: bool) -> Option<Answer> {
    match query {
        Query::Condolences => Some(Answer::Condolences(rows(own))),
        Query::Condolence { list, .. } => {
            let mut found = testkit::answer(query)?;
            let row = rows(own).into_iter().find(|row| row.list == *list)?;
            if let Answer::Condolence(view) = &mut found {
                view.rows.iter_mut().take(2).for_each(|line| line.awaits = row.agreement.lines > 0);
                (view.row, view.paid_elsewhere) = (row, 1);
            }
            Some(found)
        }
        other => testkit::answer(other),
    }
}

fn others(query: &Query) -> Option<Answer> {
    asked(query, false)
}

fn done(list: u32) -> Receipt {
    Receipt { seq: 9, already: false, outcome: Outcome::Condolence(CondolenceId(list), 5) }
}

fn head() -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("陈静", &[Role::Head]));
    bench.keys_to("<f6><left><down>", others);
    bench
}

fn why(bench: &Bench, act: Act) -> Option<String> {
    bench.model.disabled(Action::Pane(PaneAction::Care(act))).map(|words| words.say(Lang::Zh))
}

#[test]
fn another_person_agrees_once_they_saw_how_many_how_much_and_who_was_paid_before() {
    let mut bench = head();
    let seen = screen(&bench.model);
    assert!(seen.contains("Ctrl-S 同意") && seen.contains("Ctrl-X 退回"), "{seen}");
    bench.keys_to("<ctrl-s>", others);
    let asked = screen(&bench.model);
    for said in
        ["同意名单 W3 2027 春节？", "2 份，慰问金 2,000.00 元，何丽", "其中 1 人本节日已由其他名单发过"]
    {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    assert!(bench.command().is_none(), "a question first");
    bench.keys_to("<right><enter>", others);
    let list = CondolenceId(3);
    assert_eq!(bench.command().unwrap().2, Command::AgreeCondolence { list, seen: 4 });
    bench.reply(Ok(done(3)));
    assert_eq!(bench.said(), "已同意名单 W3，可以发放了。");
}

#[test]
fn it_goes_back_with_a_reason_from_the_lists_and_from_its_lines() {
    for open in ["", "<enter>"] {
        let mut bench = head();
        bench.keys_to(open, others);
        bench.keys_to("<ctrl-x><ctrl-s>", others);
        assert!(bench.command().is_none(), "a reason is asked for");
        bench.keys_to("金额不对<ctrl-s>", others);
        let (list, reason) = (CondolenceId(3), "金额不对".to_owned());
        assert_eq!(bench.command().unwrap().2, Command::DeclineCondolence { list, seen: 4, reason });
        bench.reply(Ok(done(3)));
        assert!(bench.said().starts_with("名单 W3 已退回"), "{}", bench.said());
    }
}

#[test]
fn whoever_keeps_lists_puts_it_forward_again_and_agrees_to_none() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<f6><left>", others);
    let seen = screen(&bench.model);
    assert!(seen.contains("Ctrl-S 再提交") && seen.contains("王伟 2026-11-21 退回：金额超过往年"), "{seen}");
    bench.keys_to("<ctrl-s>", others);
    let list = CondolenceId(4);
    assert_eq!(bench.command().unwrap().2, Command::ProposeCondolence { list, seen: 2 });
    bench.reply(Ok(done(4)));
    assert!(bench.said().starts_with("名单 W4 已再提交"), "{}", bench.said());
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<f6><left><down>", others);
    assert!(why(&bench, Act::Agree).unwrap().contains("请由复核"), "{:?}", why(&bench, Act::Agree));
    assert!(why(&bench, Act::Drop).is_some(), "nor sends it back");
    bench.keys_to("<enter><ctrl-x>", others);
    assert!(screen(&bench.model).contains("移出名单？"), "among the lines it takes one off");
}

#[test]
fn nobody_agrees_to_their_own_nor_to_what_does_not_wait() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("何丽", &[Role::Maker, Role::Checker, Role::Head]));
    let own = |query: &Query| asked(query, true);
    bench.keys_to("<f6><left><down>", own);
    for act in [Act::Agree, Act::Drop] {
        assert_eq!(why(&bench, act).unwrap(), "同一人不能既经办又审批。请换一人办理。");
    }
    bench.keys_to("<down>", own);
    assert_eq!(why(&bench, Act::Agree).unwrap(), "名单 W2 没有等待同意的行。");
}

#[test]
fn pictures() {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (cols, rows) in [(60, 20), (80, 24), (120, 40)] {
            let mut bench = Bench::seated_as(lang, desk_of("陈静", &[Role::Head])).sized(cols, rows);
            bench.keys_to("<f6><left>", others);
            let mut text = screen(&bench.model);
            for keys in ["<down>", "<enter>", "<ctrl-s>", "<esc><ctrl-x>"] {
                bench.keys_to(keys, others);
                text.push_str(&screen(&bench.model));
            }
            insta::assert_snapshot!(format!("agreeing_{tag}_{cols}x{rows}"), text);
        }
    }
}
