//! What waits, worked by keys.

use crate::bureau::answer::{AfterDeath, AskRow, MayDo, SecondWord, SecondWordRow, SentBack, WaitRow, Waits};
use crate::bureau::{Answer, Command, Query, Refusal};
use crate::console::panes::PaneId;
use crate::console::panes::overpaid::Row as OverRow;
use crate::console::testkit::{Bench, accounts, answer, desk_of, sample_desk};
use crate::console::{Event, Readiness};
use crate::domain::ledger::EntryKind;
use crate::domain::ledger::run::RunStep;
use crate::domain::staff::Role;
use crate::domain::{AccountChangeId, CondolenceId, Date, Fen, Month, PersonId, PostingAskId, RunId};
use crate::locale::Lang;
use crate::view::tests::screen;

pub(super) fn row(what: Waits, mine: bool, who: &[(Role, &str)]) -> WaitRow {
    WaitRow {
        what,
        person: None,
        account: None,
        programmes: vec!["combat-allowance".to_owned()],
        month: Month::new(2026, 11),
        amount: Some(Fen(109_807_200)),
        reason: String::new(),
        by: "李娜".to_owned(),
        on: Date::new(2026, 11, 23),
        mine,
        own: false,
        who: who.iter().map(|(role, name)| MayDo { role: *role, name: (*name).to_owned() }).collect(),
        leaves: None,
    }
}

fn rows() -> Vec<WaitRow> {
    let account = Waits::Account { change: AccountChangeId(3) };
    vec![
        row(Waits::Run { run: RunId(2), step: RunStep::Review }, true, &[(Role::Checker, "王伟")]),
        WaitRow {
            person: Some((PersonId(2), "买买提·吐尔逊".to_owned())),
            programmes: Vec::new(),
            month: None,
            amount: None,
            ..row(account, true, &[(Role::Checker, "王伟"), (Role::Checker, "吴静")])
        },
        WaitRow {
            person: Some((PersonId(3), "㘵大明".to_owned())),
            reason: "存折看不清，请重新拍照".to_owned(),
            by: "吴静".to_owned(),
            on: Date::new(2025, 5, 16),
            amount: None,
            programmes: Vec::new(),
            month: None,
            ..row(sent_back(), true, &[(Role::Checker, "王伟")])
        },
        row(Waits::Run { run: RunId(1), step: RunStep::Approve }, false, &[(Role::Head, "陈静")]),
    ]
}

fn sent_back() -> Waits {
    Waits::Back { what: SentBack::Account(AccountChangeId(7)), version: 2 }
}

fn waiting(query: &Query) -> Option<Answer> {
    match query {
        Query::Waiting => Some(Answer::Waiting(rows())),
        other => answer(other),
    }
}

fn at_pane(lang: Lang) -> Bench {
    let mut bench = Bench::seated_as(lang, desk_of("王伟", &[Role::Checker]));
    bench.keys_to("<f3><alt-d>", waiting);
    bench
}

#[test]
fn the_last_line_counts_it_and_one_key_shows_it_from_anywhere() {
    let bench = at_pane(Lang::Zh);
    assert_eq!(bench.model.active, PaneId::Waiting);
    let text = screen(&bench.model);
    assert!(text.contains("[待您办 3]") && text.contains("等别人办 1"), "{text}");
    assert!(text.contains("可以办的人：复核：王伟"), "{text}");
    let mut others = at_pane(Lang::Zh);
    others.keys_to("<right>", waiting);
    assert!(screen(&others.model).contains("负责人：陈静"), "{}", screen(&others.model));
}

#[test]
fn enter_leads_to_it_and_escape_back() {
    let mut bench = at_pane(Lang::Zh);
    bench.keys_to("<enter>", waiting);
    assert_eq!(bench.model.active, PaneId::Runs);
    assert_eq!(bench.model.panes.runs.opened.as_ref().map(|opened| opened.id), Some(RunId(2)));
    bench.keys_to("<esc>", waiting);
    assert_eq!(bench.model.active, PaneId::Waiting, "back to where it was named");
    bench.keys_to("<down><enter>", waiting);
    assert_eq!(bench.model.active, PaneId::Person);
}

/// An entry by hand that somebody else asks for, and money paid too much to a person who died.
fn by_hand(query: &Query) -> Option<Answer> {
    let who = || Some((PersonId(2), "买买提·吐尔逊".to_owned()));
    let ask = PostingAskId(341);
    match query {
        Query::Waiting => {
            let posting = Waits::Posting { ask, side: EntryKind::Due, repaid: false };
            let decide = Waits::Death { left: AfterDeath::Decide };
            let checkers = [(Role::Checker, "王伟")];
            Some(Answer::Waiting(vec![
                WaitRow { person: who(), ..row(posting, true, &checkers) },
                WaitRow { person: who(), ..row(decide, true, &checkers) },
            ]))
        }
        Query::SecondWords => Some(Answer::SecondWords(vec![SecondWordRow {
            what: SecondWord::Posting(ask),
            person: PersonId(2),
            name: "买买提·吐尔逊".to_owned(),
            programme: "combat-allowance".to_owned(),
            month: Month::new(2026, 11).unwrap(),
            kind: EntryKind::Due,
            amount: Fen(12_345),
            booked: Date::new(2026, 11, 23),
            memo: String::new(),
            right: None,
            doubts: Vec::new(),
            repaid: None,
            asked: AskRow {
                by: "李娜".to_owned(),
                on: Date::new(2026, 11, 23).unwrap(),
                reason: "漏发".to_owned(),
                own: false,
            },
        }])),
        other => answer(other),
    }
}

#[test]
fn enter_on_an_entry_by_hand_shows_it_and_takes_either_answer() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker]));
    bench.keys_to("<f3><alt-d>", by_hand);
    assert!(screen(&bench.model).contains("Enter 答复"), "{}", screen(&bench.model));
    bench.keys_to("<enter>", by_hand);
    let text = screen(&bench.model);
    assert!(text.contains("同意记账 Y341？") && text.contains("123.45") && text.contains("漏发"), "{text}");
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "nothing is agreed to unseen");
    bench.keys("2<down>凭据不清<ctrl-s>");
    let back = Command::DeclinePosting { ask: PostingAskId(341), reason: "凭据不清".to_owned() };
    assert_eq!(bench.command().unwrap().2, back);
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker]));
    bench.keys_to("<f3><alt-d>", by_hand);
    bench.keys_to("<enter>", by_hand);
    bench.keys("1<ctrl-s>");
    assert_eq!(bench.command().unwrap().2, Command::AgreePosting { ask: PostingAskId(341) });
}

#[test]
fn enter_on_money_paid_too_much_leads_to_that_very_person() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker]));
    bench.keys_to("<f3><alt-d>", by_hand);
    bench.keys_to("<end><enter>", by_hand);
    assert_eq!(bench.model.active, PaneId::Overpaid);
    let selected = bench.model.panes.overpaid.selected();
    let there = selected.and_then(|row| match row {
        OverRow::Over(_, row, _) => Some(row.person),
        OverRow::Decision(_) => None,
    });
    assert_eq!(there, Some(PersonId(2)));
}

#[test]
fn a_condolence_list_that_waits_or_came_back_is_a_key_away() {
    let list = CondolenceId(3);
    let waits = Waits::Condolence { list, festival: "spring".to_owned(), year: 2027, lines: 155 };
    for what in [waits, Waits::Back { what: SentBack::List(list), version: 1 }] {
        let shown = |query: &Query| match query {
            Query::Waiting => Some(Answer::Waiting(vec![row(what.clone(), true, &[])])),
            other => answer(other),
        };
        let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker]));
        bench.keys_to("<f3><alt-d><enter>", shown);
        assert_eq!(bench.model.active, PaneId::Care);
        assert_eq!(bench.model.panes.care.lists.open, Some(list));
    }
}

#[test]
fn what_was_sent_back_is_told_with_the_reason_and_withdrawn_where_it_is_told() {
    let mut bench = at_pane(Lang::Zh);
    bench.keys_to("<down><down>", waiting);
    let text = screen(&bench.model);
    for told in
        ["Z7 账号被退回", "退回的原因：存折看不清，请重新拍照", "吴静 退回  2025-05-16", "Ctrl-X 不再提出"]
    {
        assert!(text.contains(told), "{told}\n{text}");
    }
    bench.keys_to("<ctrl-x><ctrl-s>", waiting);
    let Command::WithdrawAccount { change, seen: 2, reason } = bench.command().unwrap().2 else { panic!() };
    assert_eq!((change, reason.as_str()), (AccountChangeId(7), "不再提出"));
}

#[test]
fn the_mark_stays_on_what_it_stood_on_and_on_a_row_when_one_leaves() {
    let mut bench = at_pane(Lang::Zh);
    bench.keys_to("<end>", waiting);
    let marked = |bench: &Bench| {
        let waiting = &bench.model.panes.waiting;
        waiting.selected(&bench.model.shared).map(|row| row.what.clone())
    };
    assert_eq!(marked(&bench), Some(sent_back()));
    let less = |gone: usize| {
        move |query: &Query| match query {
            Query::Waiting => {
                let mut left = rows();
                left.remove(gone);
                Some(Answer::Waiting(left))
            }
            other => answer(other),
        }
    };
    let mut again = |gone: usize| {
        let mut out = crate::console::model::Out::default();
        bench.model.ask_next(&bench.cx, &mut out);
        bench.effects.append(&mut out.effects);
        bench.answer_with(less(gone));
        marked(&bench)
    };
    assert_eq!(again(0), Some(sent_back()), "one above it left");
    assert_eq!(again(2), Some(Waits::Account { change: AccountChangeId(3) }), "it left itself");
}

#[test]
fn whoever_sits_down_is_greeted_with_it_and_in_a_sample_the_first_word_stays() {
    for (desk, greeted) in [
        (desk_of("王伟", &[Role::Checker]), "王伟，您好。待您办 3 件"),
        (sample_desk(), "示例局：都是编造的。您是 李娜；Ctrl-B 换人试各岗位。"),
    ] {
        let mut bench = Bench::start(Lang::Zh);
        bench.answer_with(|query| match query {
            Query::Desk => Some(Answer::Desk(Box::new(desk.clone()))),
            _ => None,
        });
        bench.event(Event::Readiness(Readiness::Ready(22_000)));
        bench.answer_with(waiting);
        assert!(bench.said().starts_with(greeted), "{}", bench.said());
        let text = screen(&bench.model);
        assert!(text.contains("待您办 3"), "{text}");
    }
}

#[test]
fn after_a_step_who_comes_next_is_said_by_name() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker])).sized(60, 20);
    bench.keys_to("<f3>", waiting);
    bench.model.shared.notices.push(
        crate::console::notice::Weight::Plain,
        crate::console::words::Words::Data("R2 已复核。".to_owned()).booked(1323),
        (9, 0),
        0,
    );
    let next = |query: &Query| match query {
        Query::Waiting => {
            let what = Waits::Run { run: RunId(2), step: RunStep::Approve };
            Some(Answer::Waiting(vec![row(what, false, &[(Role::Head, "陈静")])]))
        }
        other => answer(other),
    };
    let mut out = crate::console::model::Out::default();
    bench.model.ask_next(&bench.cx, &mut out);
    bench.effects.append(&mut out.effects);
    bench.answer_with(next);
    let whole = "R2 已复核。下一步：审批（负责人：陈静）。日志第 1323 条。";
    assert_eq!(bench.said(), whole, "what comes next before the number in the journal");
    // The last line has no room for it: it is read whole above, until the next key, which does what it does.
    let text = screen(&bench.model);
    assert!(text.contains("日志第 1323"), "{text}");
    // A blank at the end of a row is not drawn.
    let bare = |text: &str| text.replace(' ', "");
    assert_eq!(bench.model.told_whole().map(|rows| bare(&rows.concat())), Some(bare(whole)));
    let before = bench.model.panes.ledger.programmes.selected;
    bench.keys_to("<down>", next);
    assert!(bench.model.told_whole().is_none() && bench.said() == whole);
    assert_eq!(bench.model.panes.ledger.programmes.selected, before + 1);
}

#[test]
fn what_is_left_of_ones_own_comes_before_what_others_begin_with() {
    let failed = |lines| row(Waits::Failed { run: RunId(2), lines }, true, &[(Role::Checker, "王伟")]);
    let left = row(Waits::Left { run: RunId(2), lines: 1 }, false, &[(Role::Maker, "李娜")]);
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker]));
    let mut told = |n: u64, rows: Vec<WaitRow>| {
        let done = crate::console::words::Words::Data("已记下。".to_owned()).booked(n);
        bench.model.shared.notices.push(crate::console::notice::Weight::Plain, done, (9, 0), 0);
        let mut out = crate::console::model::Out::default();
        bench.model.ask_next(&bench.cx, &mut out);
        bench.effects.append(&mut out.effects);
        bench.answer_with(|query| match query {
            Query::Waiting => Some(Answer::Waiting(rows.clone())),
            other => answer(other),
        });
        bench.said()
    };
    told(1, vec![failed(2)]);
    let said = told(2, vec![failed(1), left.clone()]);
    assert!(said.contains("R2 有 1 行未发成（复核：王伟）"), "{said}");
    let said = told(3, vec![left.clone()]);
    assert!(!said.contains("下一步"), "nothing new waits: {said}");
}

#[test]
fn accounts_of_an_import_are_one_line_listed_by_enter_and_agreed_to_at_once() {
    let what =
        Waits::AccountImport { import: 812, file: "残疾军人.xlsx".to_owned(), waiting: 2000, another: 3 };
    let import = WaitRow {
        programmes: Vec::new(),
        month: None,
        amount: None,
        ..row(what, true, &[(Role::Checker, "王伟")])
    };
    let changes = accounts::waiting(&Query::AccountChanges(None));
    let replies = |query: &Query| match query {
        Query::Waiting => Some(Answer::Waiting(vec![import.clone()])),
        Query::AccountsOfImport { import: 812, offset: 0, .. } => changes.clone(),
        other => answer(other),
    };
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker]));
    bench.keys_to("<f3><alt-d>", replies);
    let text = screen(&bench.model);
    assert!(text.contains("复核导入账号 2000 个") && text.contains("残疾军人.xlsx"), "{text}");
    bench.keys_to("<enter>", replies);
    let text = screen(&bench.model);
    assert!(text.contains("区国英") && text.contains("列出前 1 个"), "{text}");
    bench.keys_to("<esc><ctrl-s>", replies);
    let text = screen(&bench.model);
    assert!(text.contains("全部同意") && text.contains("其中 3 个户名不是本人"), "{text}");
    bench.keys("<right><enter>");
    let wanted = Command::ApproveImport { import: 812, waiting: 2000 };
    assert!(bench.command().is_some_and(|(.., command)| command == wanted));
}

#[test]
fn pictures() {
    for (cols, rows) in [(60, 20), (80, 24), (120, 40)] {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut bench = Bench::seated_as(lang, desk_of("王伟", &[Role::Checker])).sized(cols, rows);
            bench.keys_to("<f3>", waiting);
            let mut text = screen(&bench.model);
            for keys in ["<alt-d>", "<down>", "<down>", "<right>"] {
                bench.keys_to(keys, waiting);
                text.push_str(&screen(&bench.model));
            }
            insta::assert_snapshot!(format!("waiting_{cols}x{rows}_{tag}"), text);
        }
    }
}

#[test]
fn a_run_without_a_step_for_whoever_looks_says_who_has_the_next_one() {
    let run = RunId(4);
    let next = move |query: &Query| match query {
        Query::Waiting => {
            let what = Waits::Run { run, step: RunStep::Approve };
            Some(Answer::Waiting(vec![row(
                what,
                false,
                &[(Role::Head, "陈静"), (Role::Head, "买买提·吐尔逊")],
            )]))
        }
        Query::Run(_) => answer(query).map(|found| match found {
            Answer::Run(mut view) => {
                view.steps = vec![(RunStep::Approve, Err(Refusal::SampleOnly))];
                Answer::Run(view)
            }
            other => other,
        }),
        other => answer(other),
    };
    for (lang, said) in
        [(Lang::Zh, "下一步：审批（陈静、买买提·吐尔逊）"), (Lang::En, "Next: approve (陈静, 买买提·吐尔逊)")]
    {
        let mut bench = Bench::seated_as(lang, desk_of("王伟", &[Role::Checker]));
        bench.keys_to("<f3><alt-d><right><enter>", next);
        let text = screen(&bench.model);
        let footer = text.lines().rev().nth(2).unwrap_or_default();
        assert!(footer.contains(said), "{text}");
    }
}
