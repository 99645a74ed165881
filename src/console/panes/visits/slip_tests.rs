//! The end of a visit and what it leaves behind: the slip, promises, and what is offered in the form.

use super::tests::{begun, morning, seated, shown, typed};
use crate::bureau::answer::SlipRow;
use crate::bureau::{Command, Outcome, Receipt};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, FakeFront};
use crate::console::{ErrandNews, Event};
use crate::domain::paper::PaperKind;
use crate::domain::visit::{CallerKind, Promise, VisitOutcome};
use crate::domain::{Date, PaperId, PersonId, VisitId};
use crate::exchange::Found;
use crate::exchange::papers::Printed;
use crate::view::tests::screen;

/// The one on screen is attended, settled and gone.
fn ended() -> Bench {
    let mut bench = seated();
    bench.keys("ougy<enter><f5>1<down>1<ctrl-s>");
    let receipt = bench.front.end(VisitId(1), VisitOutcome::Settled);
    bench.reply(Ok(receipt));
    bench
}

fn issued(number: &str) -> Receipt {
    Receipt { seq: 9, already: false, outcome: Outcome::Paper(PaperId(12), number.into(), 1) }
}

#[test]
fn one_key_after_the_end_prints_the_slip_and_another_goes_back() {
    let mut bench = ended();
    assert!(bench.said().contains("F9 打印接访单"), "{}", bench.said());
    assert!(screen(&bench.model).contains("F9 打印接访单"), "it stands in the footer");
    bench.keys("<f9>");
    let Some((_, _, Command::IssuePaper { draft })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!(
        (draft.kind, draft.visit, draft.person),
        (PaperKind::VisitSlip, Some(VisitId(1)), Some(PersonId(1)))
    );
    bench.front.visits[0].slip = Some(SlipRow {
        paper: PaperId(12),
        number: "接访〔2026〕1号".into(),
        digest: "9f3a27c1".into(),
        void: false,
        before: false,
    });
    bench.reply(Ok(issued("接访〔2026〕1号")));
    assert_eq!(bench.said(), "已登记 接访〔2026〕1号，正在打印；Esc 停止打印。");
    let (req, _) = bench.errand().unwrap();
    let done =
        Printed {
            number: "接访〔2026〕1号".into(), files: vec!["/x/y.txt".into()], printer: Some(Ok(()))
        };
    bench.event(Event::Errand { req, news: ErrandNews::Over(Ok(Found::Printed(done))) });
    bench.keys("<esc>");
    assert_eq!(shown(&bench), Some(PersonId(1)), "back to them at once");
    assert!(!screen(&bench.model).contains("打印接访单"), "it is printed");
    bench.keys("<f9>");
    assert_eq!((bench.model.active, bench.model.panes.papers.preview.is_none()), (PaneId::Papers, true));
}

#[test]
fn who_turns_to_somebody_else_is_not_offered_the_slip_of_the_one_before() {
    let mut bench = ended();
    bench.keys("<f2><down><ctrl-o><f9>");
    assert!(bench.command().is_none() && bench.model.active == PaneId::Papers);
    bench.keys("<f2><up><ctrl-o><f9>");
    assert!(!matches!(bench.command(), Some((_, _, Command::IssuePaper { .. }))), "nor later, by surprise");
}

#[test]
fn the_register_of_the_day_prints_the_slip_of_a_row() {
    let mut bench = morning();
    bench.keys("<end><f9>");
    let Some((_, _, Command::IssuePaper { draft })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((draft.visit, draft.person), (Some(VisitId(1)), Some(PersonId(6))));
    let mut bench = morning();
    bench.keys("<home><f9>");
    assert!(bench.command().is_none() && bench.model.active == PaneId::Papers, "the register of papers");
}

#[test]
fn whoever_left_is_not_asked_any_more() {
    let mut bench = begun(FakeFront { asks: vec!["phone".into()], ..FakeFront::default() });
    bench.keys("ougy<enter>");
    assert!(screen(&bench.model).contains(" 9 "), "{}", screen(&bench.model));
    bench.keys("<f5>1<down>1<ctrl-s>");
    let receipt = bench.front.end(VisitId(1), VisitOutcome::Settled);
    bench.reply(Ok(receipt));
    let before = bench.effects.len();
    bench.keys("90");
    assert!(bench.model.overlays.is_empty(), "no form for whoever is gone");
    assert_eq!(bench.effects.len(), before, "nothing is noted");
    let footer = screen(&bench.model);
    assert!(!footer.contains(" 9 ") && !footer.contains(" 0 "), "{footer}");
}

#[test]
fn who_is_on_record_comes_by_a_digit_and_nothing_is_typed_twice() {
    let mut bench = seated();
    bench.keys("ougy<home><down><down><down><down><down><enter><f5><up>4<down>1<down>2<ctrl-s>");
    let Some((_, _, Command::EndVisit { visitor: Some(visitor), outcome, .. })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((visitor.caller.kind, visitor.caller.name.as_str()), (CallerKind::Relative, "陈㘵"));
    assert_eq!((visitor.caller.relation.as_str(), outcome), ("配偶", VisitOutcome::Taken));
}

#[test]
fn an_authorisation_that_is_over_is_said_before_anything_is_saved() {
    let mut bench = seated();
    bench.keys("ougy<home><down><down><down><down><down><enter><f5><up>5");
    let seen = screen(&bench.model);
    assert!(seen.contains("2026-10-31") && seen.contains("不能作为代理人"), "{seen}");
    bench.keys("6");
    assert!(!screen(&bench.model).contains("不能作为代理人"), "as a relative they may come");
}

#[test]
fn work_of_the_visit_is_ticked_already_and_may_be_taken_away() {
    let mut bench = begun(FakeFront { suggested: vec!["card".into()], ..FakeFront::default() });
    bench.keys("ougy<enter><f5>");
    assert_eq!(typed(&bench, "topics").as_deref(), Some("card"));
    bench.keys("２");
    assert_eq!(typed(&bench, "topics").as_deref(), Some(""));
}

#[test]
fn every_promise_of_a_visit_has_its_place_in_the_form() {
    let due = Date::parse("2026-12-01").unwrap();
    let promised: Vec<Promise> =
        (1..=6).map(|n| Promise { what: format!("第{n}件"), due, kept: None }).collect();
    let mut bench = begun(FakeFront { promised: promised.clone(), ..FakeFront::default() });
    bench.keys("ougy<enter><f5>1<ctrl-s>");
    let Some((_, _, Command::AmendVisit { promises, .. })) = bench.command() else { panic!() };
    assert_eq!(promises, promised, "none is lost");
}

#[test]
fn a_promise_that_is_due_is_said_to_whoever_opens_them_and_kept_with_a_key() {
    let mut bench = morning();
    bench.keys("<f2>ougy<ctrl-o>");
    let seen = screen(&bench.model);
    assert!(seen.contains("承诺今天到期：寄发补助明细") && seen.contains("承诺 2"), "{seen}");
    bench.keys("<space>");
    assert!(matches!(
        bench.command(),
        Some((_, _, Command::KeepPromise { visit: VisitId(9), seen: 3, at: 0 }))
    ));
    bench.front.promises.retain(|p| p.visit != VisitId(9));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(9), 2, 4) }));
    assert_eq!(bench.said(), "已兑现：区国英 寄发补助明细。");
    let seen = screen(&bench.model);
    assert!(!seen.contains("今天到期") && seen.contains("承诺 1"), "{seen}");
    bench.keys("<space>");
    assert!(bench.said().contains("没有到期未兑现的承诺"), "{}", bench.said());
}

#[test]
fn of_several_promises_a_digit_says_which_was_kept() {
    let mut front = FakeFront::morning();
    let mut other = front.promises[1].clone();
    (other.at, other.what) = (1, "回电".into());
    front.promises.push(other);
    let mut bench = begun(front);
    bench.keys("ougy<ctrl-o><space>");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Menu(_))));
    bench.keys("2");
    assert!(matches!(bench.command(), Some((_, _, Command::KeepPromise { visit: VisitId(9), at: 1, .. }))));
}
