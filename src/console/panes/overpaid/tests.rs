//! Overpaid money, worked by keys.

use crate::bureau::{Command, Outcome, Query, Receipt};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::ledger::run::RecoveryWay;
use crate::domain::paper::{Block, PaperKind};
use crate::domain::staff::Role;
use crate::domain::{Fen, PersonId, RecoveryId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane(role: Role) -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[role]));
    bench.keys_to("<f3>5", answer);
    assert_eq!(bench.model.active, PaneId::Overpaid);
    bench
}

fn command(bench: &mut Bench) -> Command {
    bench.command().unwrap().2
}

#[test]
fn whoever_nobody_decided_about_stands_first_and_a_decision_is_put_down() {
    let mut bench = at_pane(Role::Maker);
    let text = screen(&bench.model);
    assert!(text.contains("2 人次多发，共 2,727.00 元") && text.contains("! 未决定"), "{text}");
    bench.keys("1");
    assert!(screen(&bench.model).contains("㘵大明"));
    // Set off: by the digit of its place; how much a run is asked for then alone.
    bench.keys("2<ctrl-s>");
    assert!(bench.command().is_none(), "an amount and a basis are needed");
    bench.keys("200<enter>本人来函<ctrl-s>");
    let Command::ProposeRecovery { said } = command(&mut bench) else { panic!() };
    assert_eq!((said.person, said.way, said.each), (PersonId(3), RecoveryWay::SetOff, Fen(20_000)));
    assert_eq!((said.programme.as_str(), said.basis.as_str()), ("combat-allowance", "本人来函"));
    bench.reply(Ok(Receipt { seq: 5, already: false, outcome: Outcome::Recovery(RecoveryId(3), 1) }));
    assert_eq!(bench.said(), "已提出多发处理 K3，待另一人批准。日志第 5 条。");
    // Whoever has a decision gets no second one.
    bench.keys("<down>1");
    assert!(bench.said().contains("K1"), "{}", bench.said());
}

#[test]
fn every_programme_is_asked_about_and_what_goes_on_after_a_death_too() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::Maker]));
    let asked = std::cell::RefCell::new(Vec::new());
    bench.keys_to("<f3>5", |query| {
        if let Query::Overpaid { programme } = query {
            asked.borrow_mut().push(programme.clone());
        }
        answer(query)
    });
    let asked = asked.into_inner();
    assert!(asked.iter().any(|id| id == "nursing-fee") && asked.iter().any(|id| id == "funeral-aid"));
    let text = screen(&bench.model);
    assert!(text.contains("2 人次多发") && !text.contains("正在核对"), "{text}");
}

#[test]
fn what_waits_is_approved_after_a_question_and_ended_with_a_reason() {
    let mut bench = at_pane(Role::Head);
    bench.keys("<right>2");
    let text = screen(&bench.model);
    assert!(text.contains("买买提·吐尔逊") && text.contains("每批至多扣 200.00 元"), "{text}");
    bench.keys("<right><enter>");
    assert_eq!(command(&mut bench), Command::ApproveRecovery { recovery: RecoveryId(1), seen: 1 });
    let mut bench = at_pane(Role::Maker);
    bench.keys("<right>3不再需要<ctrl-s>");
    let Command::EndRecovery { recovery, seen: 1, reason } = command(&mut bench) else { panic!() };
    assert_eq!((recovery, reason.as_str()), (RecoveryId(1), "不再需要"));
    bench.keys("<esc><esc>");
}

#[test]
fn the_amount_is_explained_and_the_ledger_is_a_key_away() {
    let mut bench = at_pane(Role::Maker);
    bench.keys_to("<ctrl-w>", answer);
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Reader(_))));
    let text = screen(&bench.model);
    assert!(text.contains("为什么：P3 㘵大明") && text.contains("2026-10  应发 0.00  已清 909.00"), "{text}");
    bench.keys_to("<esc><enter>", answer);
    assert_eq!(bench.model.active, PaneId::Person);
}

#[test]
fn an_explanation_is_handed_over_on_paper() {
    let mut bench = at_pane(Role::Maker);
    bench.keys_to("<ctrl-w>", answer);
    bench.keys_to("<f9>", answer);
    assert_eq!(bench.model.active, PaneId::Papers);
    let text = screen(&bench.model);
    assert!(
        text.contains("待遇计算说明") && text.contains("㘵大明 P3") && text.contains("（打印时编号）"),
        "{text}"
    );
    assert!(bench.command().is_none(), "nothing is issued by looking");
    bench.keys("<f9>");
    let Command::IssuePaper { mut draft } = command(&mut bench) else { panic!() };
    assert_eq!((draft.kind, draft.person), (PaperKind::Explained, Some(PersonId(3))));
    let said: Vec<&mut String> = draft.blocks.iter_mut().flat_map(Block::texts_mut).collect();
    assert!(said.iter().any(|text| *text == "2026-10  应发 0.00  已清 909.00  多 909.00"), "{said:?}");
    // One key leads back to whose it is.
    let mut bench = at_pane(Role::Maker);
    bench.keys_to("<ctrl-w><f9><esc>", answer);
    assert_eq!(bench.model.active, PaneId::Overpaid);
}

#[test]
fn money_paid_back_is_booked_from_the_oldest_month_on() {
    let mut bench = at_pane(Role::Maker);
    bench.keys("<right><right>4");
    let text = screen(&bench.model);
    assert!(text.contains("黄志强 退回的钱（K3）") && text.contains("1,818.00"), "{text}");
    bench.keys("No.88<enter>1000<ctrl-s>");
    let Command::BookRepayment { recovery, months, receipt, .. } = command(&mut bench) else { panic!() };
    assert_eq!((recovery, receipt.as_str()), (RecoveryId(3), "No.88"));
    let by_month: Vec<(String, i64)> = months.iter().map(|o| (o.month.to_string(), o.fen.0)).collect();
    assert_eq!(by_month, [("2026-09".to_owned(), 90_900), ("2026-10".to_owned(), 9_100)]);
}
