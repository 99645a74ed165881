//! What must be heeded of a run, and where the keys of its board lead while one is open.

use crate::bureau::answer::{RunActRow, RunChange};
use crate::bureau::command::{LineAct, RunAct};
use crate::bureau::{Answer, Command, Query, Refusal};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::ledger::run::{Astray, RunFault, RunStep};
use crate::domain::staff::Role;
use crate::domain::{Date, Fen, PersonId, RecoveryId, RunId};
use crate::locale::Lang;
use crate::view::tests::screen;

/// Somebody on line 2 of the reviewed run died since it was frozen.
fn died(query: &Query) -> Option<Answer> {
    Some(match answer(query)? {
        Answer::Run(mut view) if view.row.run == RunId(4) => {
            view.astray = vec![RunChange {
                seq: 2,
                person: PersonId(2),
                name: "买买提·吐尔逊".to_owned(),
                facts: true,
                account: true,
                account_from: None,
                refused_before: None,
                died: Date::parse("2026-10-05"),
                merged: None,
                astray: Some(Astray::Died),
            }];
            view.row.astray = 1;
            let why = Refusal::Run(RunFault::ChangedSince { seq: 2, what: Astray::Died });
            view.steps = vec![(RunStep::Approve, Err(why)), (RunStep::Decline, Ok(()))];
            Answer::Run(view)
        }
        Answer::Runs(mut rows) => {
            rows.iter_mut().filter(|row| row.run == RunId(4)).for_each(|row| row.astray = 1);
            Answer::Runs(rows)
        }
        other => other,
    })
}

fn at(lang: Lang, role: Role, keys: &str, answers: impl Fn(&Query) -> Option<Answer> + Copy) -> Bench {
    let mut bench = Bench::seated_as(lang, desk_of("王强", &[role]));
    bench.keys_to("<f3>1", answers);
    bench.keys_to(keys, answers);
    bench
}

#[test]
fn a_death_since_the_freeze_stands_on_card_run_and_line_and_no_approval_is_offered() {
    let mut bench = at(Lang::Zh, Role::Head, "<right>", died);
    assert!(screen(&bench.model).contains("! 变了，须退回"), "{}", screen(&bench.model));
    bench.keys_to("<enter>", died);
    let text = screen(&bench.model);
    for told in ["! 冻结后变了：第 2 行 买买提·吐尔逊 2026-10-05 去世", "! 2026-10-05 去世", "冻结后变更 1"]
    {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let footer = text.lines().find(|line| line.contains("F1 帮助")).unwrap_or_default();
    assert!(footer.contains("不批准") && !footer.contains("审批"), "the way back is in the footer: {footer}");
    // The mark is on the line, and its account going with the person is no change of its own.
    assert!(text.contains("! 冻结后：2026-10-05 去世") && !text.contains("账户已换"), "{text}");
    bench.keys("1");
    assert!(bench.model.overlays.is_empty(), "nothing is asked that the door would refuse");
    assert!(bench.said().contains("第 2 行本人已去世"), "{}", bench.said());
    bench.keys("<ctrl-x>");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Sheet(_))));
    bench.keys("孙家来报丧<ctrl-s>");
    let Command::StepRun { act: RunAct::Decline { .. }, .. } = bench.command().unwrap().2 else { panic!() };
}

/// The draft was sent back, since somebody on line 2 died.
fn sent_back(query: &Query) -> Option<Answer> {
    Some(match answer(query)? {
        Answer::Run(mut view) => {
            let reason = "第 2 行本人已去世".to_owned();
            let act = view.acts.first().cloned();
            (view.anew, view.sent_back) = (true, act.map(|act| RunActRow { reason, ..act }));
            Answer::Run(view)
        }
        other => other,
    })
}

#[test]
fn a_draft_that_was_sent_back_is_worked_out_anew_before_anything_else() {
    for (cols, rows) in [(60, 20), (80, 24)] {
        let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::Maker])).sized(cols, rows);
        bench.keys_to("<f3>1<enter>", sent_back);
        let text = screen(&bench.model);
        assert!(text.contains("退回：第 2 行本人已去世"), "{text}");
        assert!(text.contains("\n 4 重新计算"), "the next step stands first: {text}");
    }
}

#[test]
fn the_digit_of_the_board_leads_to_the_board_also_while_a_run_is_open() {
    let mut bench = at(Lang::Zh, Role::Head, "<right><enter>", answer);
    assert_eq!(bench.model.panes.runs.opened.as_ref().map(|opened| opened.id), Some(RunId(4)));
    bench.keys_to("<f2>", answer);
    bench.keys_to("<f3>1", answer);
    assert_eq!(bench.model.active, PaneId::Runs);
    assert!(bench.model.panes.runs.opened.is_none(), "the board, not the run");
    assert!(bench.model.overlays.is_empty(), "no question opened by the way");
    assert_eq!(bench.model.panes.runs.marked().map(|row| row.run), Some(RunId(4)), "the mark is on it");
    // A digit of the run is none of the board: it opens nothing.
    bench.keys_to("1", answer);
    assert!(bench.model.overlays.is_empty());
}

/// Run 3, of which whoever looks says that line 4 was paid.
fn own(query: &Query) -> Option<Answer> {
    Some(match answer(query)? {
        Answer::RunLines(mut lines) => {
            let claims = lines.rows.iter_mut().filter_map(|line| line.claimed.as_mut());
            claims.for_each(|claim| claim.own = true);
            Answer::RunLines(lines)
        }
        other => other,
    })
}

#[test]
fn nobody_is_asked_to_agree_to_what_they_say_themselves() {
    let mut bench = at(Lang::Zh, Role::Checker, "<left><left><enter>", own);
    bench.keys_to("<down><down><down>", own);
    let text = screen(&bench.model);
    assert!(text.contains("吴静 提出认定 2026-11-22 已发") && text.contains("撤回认定"), "{text}");
    assert!(!text.contains("同意认定"), "{text}");
    bench.keys("3");
    assert!(screen(&bench.model).contains("撤回 R3 第 4 行"), "{}", screen(&bench.model));
    bench.keys("<right><enter>");
    let Command::ActOnLine { seq: 4, act: LineAct::Withdraw, .. } = bench.command().unwrap().2 else {
        panic!()
    };
}

/// The draft takes 200 yuan off by a decision.
fn takes_off(query: &Query) -> Option<Answer> {
    Some(match answer(query)? {
        Answer::Run(mut view) => {
            (view.overpaid, view.set_off) = ((1, Fen(55_900)), vec![(RecoveryId(1), Fen(20_000))]);
            Answer::Run(view)
        }
        other => other,
    })
}

/// What is on screen without the ends of its rows: a sentence may go on in the next one.
fn whole(bench: &Bench) -> String {
    screen(&bench.model).lines().map(str::trim).collect()
}

#[test]
fn what_a_decision_takes_off_is_told_with_what_is_left() {
    let text = whole(&at(Lang::Zh, Role::Maker, "<enter>", takes_off));
    let told = ["多发 1 项 559.00 元：按 K1 本批扣 200.00 元，余", "359.00 元。"];
    assert!(told.iter().all(|told| text.contains(told)), "{text}");
    // Once it is with the bank, that is told where it is dealt with.
    let text = whole(&at(Lang::Zh, Role::Maker, "<left><enter>", takes_off));
    assert!(text.contains("R2") && !text.contains("多发"), "{text}");
}
