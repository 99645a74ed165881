//! The budgets, worked by keys.

use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, desk_of};
use crate::domain::Fen;
use crate::domain::ledger::{FundSource, Grant};
use crate::domain::staff::Role;
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_budgets(role: Role) -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[role]));
    bench.keys_to("<f3>2", crate::console::testkit::answer);
    assert_eq!(bench.model.active, PaneId::Funds);
    bench
}

#[test]
fn a_budget_is_entered_by_fund_and_leaves_out_who_gives_nothing() {
    let mut bench = at_budgets(Role::Maker);
    bench.keys_to("1", crate::console::testkit::answer);
    let text = screen(&bench.model);
    assert!(text.contains("480,000.00"), "a new version begins with the one in force: {text}");
    assert!(text.contains("残疾抚恤金 2026 年预算现在合计 800,000.00 元"), "{text}");
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "the new version rests on a document of its own");
    bench.keys("花财社〔2026〕9号<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::ProposeBudget { year: 2026, programme, grants, basis } = command else { panic!() };
    assert_eq!((programme.as_str(), basis.as_str()), ("disability-pension", "花财社〔2026〕9号"));
    let of = |source| grants.iter().find(|g| g.source == source).copied();
    let central = Grant { source: FundSource::Central, amount: Fen(48_000_000), share: 6_000 };
    assert_eq!((of(FundSource::Central), of(FundSource::City), grants.len()), (Some(central), None, 3));
    bench.reply(Ok(Receipt { seq: 5, already: false, outcome: Outcome::Budget(2026, 2) }));
    assert_eq!(bench.said(), "已编报 2026 年残疾抚恤金预算，待负责人批准。日志第 5 条。");
}

/// As it is answered, and of the first programme a larger version waits.
fn larger(query: &Query) -> Option<Answer> {
    let mut answer = crate::console::testkit::answer(query)?;
    if let Answer::Budgets(year) = &mut answer
        && let Some(line) = year.lines.first_mut()
    {
        let mut next = line.in_force.clone()?;
        next.grants
            .iter_mut()
            .for_each(|grant| grant.amount.0 += i64::from(grant.source == FundSource::Central) * 5_000_000);
        (next.version, next.decided, next.basis) = (2, None, "花财社〔2026〕9号".into());
        line.waiting = Some(next);
    }
    Some(answer)
}

#[test]
fn what_a_change_of_a_budget_changes_stands_in_its_question_and_beside_what_was_paid() {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (cols, rows) in [(60, 20), (80, 24), (120, 40)] {
            let desk = desk_of("王强", &[Role::Head]);
            let mut bench = Bench::seated_as(lang, desk).sized(cols, rows);
            bench.keys_to("<f3>2", larger);
            let mut film = screen(&bench.model);
            bench.keys_to("<ctrl-s>", larger);
            let question = screen(&bench.model);
            let flat: String = question.split_whitespace().collect();
            for text in ["800,000.00→850,000.00", "+50,000.00", "480,000.00→530,000.00", "花财社〔2026〕9号"]
            {
                assert!(flat.contains(text), "{text}: {question}");
            }
            film.push_str(&question);
            insta::assert_snapshot!(format!("change_{cols}x{rows}_{tag}"), film);
        }
    }
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::Head]));
    bench.keys_to("<f3>2<ctrl-s>", larger);
    bench.cx.now_ms += 10_000;
    bench.keys("<right><enter>");
    bench.reply(Ok(Receipt { seq: 6, already: false, outcome: Outcome::Budget(2026, 2) }));
    assert_eq!(bench.said(), "已批准 2026 年残疾抚恤金预算。日志第 6 条。");
}

#[test]
fn the_head_approves_what_waits_and_nothing_else() {
    let mut bench = at_budgets(Role::Head);
    bench.keys("2");
    assert!(bench.command().is_none());
    assert_eq!(bench.said(), "这个项目没有待审批的预算。");
    bench.keys("<down>2");
    assert!(screen(&bench.model).contains("批准 2026 年参战参试退役军人生活补助的预算？"));
    bench.cx.now_ms += 10_000;
    bench.keys("<right><enter>");
    let (_, _, command) = bench.command().unwrap();
    let expected = Command::DecideBudget {
        year: 2026,
        programme: "combat-allowance".into(),
        version: 2,
        declined: None,
    };
    assert_eq!(command, expected);
    bench.reply(Err(Refusal::BudgetDecided { year: 2026, version: 2 }));
    assert!(bench.said().contains("已经审批过"), "{}", bench.said());
}

#[test]
fn a_reason_is_asked_before_one_is_declined_and_a_year_without_any_says_what_to_do() {
    let mut bench = at_budgets(Role::Head);
    bench.keys("<down>3依据不全<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::DecideBudget { declined: Some(reason), .. } = command else { panic!() };
    assert_eq!(reason, "依据不全");
    let mut bench = at_budgets(Role::Maker);
    bench.keys_to("<left>", crate::console::testkit::answer);
    assert!(screen(&bench.model).contains("按 1 编报"));
    bench.keys_to("<right>", crate::console::testkit::answer);
    assert!(screen(&bench.model).contains("1 追加或调整"));
    bench.keys_to("<esc>", crate::console::testkit::answer);
    assert_eq!(bench.model.active, PaneId::Ledger);
}

#[test]
fn the_year_ahead_and_the_statements_are_a_digit_away_and_escape_leads_back() {
    let mut bench = at_budgets(Role::Maker);
    let answer = crate::console::testkit::answer;
    bench.keys_to("4", answer);
    let text = screen(&bench.model);
    assert!(text.contains("区级财政到 2026-12 用完"), "{text}");
    assert!(text.contains("残疾抚恤金（1/2，↑↓ 换项目）") && text.contains("71 人 +3 -1"), "{text}");
    bench.keys_to("<down>", answer);
    assert!(screen(&bench.model).contains("没有记预算"));
    bench.keys("1");
    assert_eq!(bench.said(), "先按 Esc 回到预算表。");
    let mut elsewhere = at_budgets(Role::Maker);
    elsewhere.keys_to("415", answer);
    assert!(!screen(&elsewhere.model).contains("先按 Esc 回到预算表"), "it was about another place");
    bench.keys_to("<esc>5", answer);
    assert!(screen(&bench.model).contains("中央财政") && screen(&bench.model).contains("发放 R3，1201 笔"));
    bench.keys_to("55", answer);
    assert!(screen(&bench.model).contains("没有给过钱"));
    bench.keys_to("<esc>1", answer);
    assert!(screen(&bench.model).contains("480,000.00"));
}

#[test]
fn who_comes_of_age_is_an_enter_away() {
    let rural = |query: &Query| {
        let mut answer = crate::console::testkit::answer(query)?;
        if let Answer::Forecast(year) = &mut answer
            && let Some(row) = year.rows.first_mut()
        {
            row.programme = "rural-veteran-allowance".into();
        }
        Some(answer)
    };
    let mut bench = at_budgets(Role::Maker);
    bench.keys_to("4", rural);
    assert!(screen(&bench.model).contains("这一年满 60 岁的人"), "{}", screen(&bench.model));
    bench.keys_to("<enter>", rural);
    assert_eq!(bench.model.active, PaneId::Lookup);
    assert_eq!(bench.model.panes.lookup.query.text(), "类别:81 出生:1966 -已故");
    // Where no age counts, nothing is offered.
    let mut bench = at_budgets(Role::Maker);
    bench.keys_to("4", crate::console::testkit::answer);
    assert!(!screen(&bench.model).contains("岁的人"));
}
