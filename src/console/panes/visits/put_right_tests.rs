//! What was noted wrongly, or is about to be: asked before it is saved, and put right after.

use super::tests::{begun, morning, seated, typed};
use crate::bureau::{Command, Outcome, Receipt};
use crate::console::action::{Action, FormAction};
use crate::console::overlays::Overlay;
use crate::console::testkit::Bench;
use crate::console::{Event, Input};
use crate::domain::visit::{CallerKind, VisitOutcome, VisitStage};
use crate::domain::{Date, PersonId, VisitId};
use crate::locale::Lang;

fn of_the_dead(person: u32) -> Bench {
    let mut bench = seated();
    bench.front.died = Date::parse("2026-08-12");
    bench
        .front
        .attend(&Command::BeginVisit {
            visitor: crate::bureau::command::Visitor {
                person: Some(PersonId(person)),
                caller: crate::domain::visit::Caller::in_person(),
                topics: Vec::new(),
            },
            done: None,
        })
        .unwrap();
    bench.keys("<f5>");
    bench.keys("<f7>");
    bench
}

#[test]
fn the_dead_do_not_come_themselves() {
    let mut bench = of_the_dead(1);
    assert_eq!(typed(&bench, "caller.kind").as_deref(), Some("relative"));
    bench.keys("<up><up><up>1");
    assert_eq!(typed(&bench, "caller.kind").as_deref(), Some("relative"), "the first choice is a relative");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("no form") };
    let head = sheet.form.note.as_ref().map(|words| words.say(Lang::Zh));
    assert_eq!(head.as_deref(), Some("区国英 已故（2026-08-12）。来人请选亲属或代理人。"));
}

#[test]
fn a_visit_of_the_dead_that_was_opened_by_mistake_asks_for_nobody() {
    let mut bench = of_the_dead(1);
    bench.keys("<down>6<ctrl-s>");
    let Some((_, _, Command::EndVisit { visitor: Some(visitor), outcome, .. })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((outcome, visitor.caller.kind), (VisitOutcome::Mistaken, CallerKind::InPerson));
}

#[test]
fn an_ended_visit_is_put_right_from_the_list() {
    let mut bench = morning();
    bench.keys("<end><f7>");
    assert_eq!(typed(&bench, "outcome").as_deref(), Some("informed"));
    assert!(typed(&bench, "reason").is_none(), "whoever attended them today says nothing more");
    bench.keys("4<ctrl-s>");
    let Some((_, _, Command::CorrectVisit { visit: VisitId(1), seen: 1, said })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((said.outcome, said.topics.len(), said.reason), (VisitOutcome::Guided, 2, None));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(1), 1, 2) }));
    assert_eq!(bench.said(), "已更正 1 号接访：已引导。");
}

#[test]
fn on_another_day_the_reason_is_asked() {
    let mut bench = morning();
    bench.front.visits[4].day = Date::new(2026, 11, 20).unwrap();
    bench.keys("<f5><end><f7>4<ctrl-s>");
    assert!(bench.command().is_none());
    bench.keys("按错了<ctrl-s>");
    let Some((_, _, Command::CorrectVisit { said, .. })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!(said.reason.as_deref(), Some("按错了"));
}

#[test]
fn a_question_noted_by_mistake_is_taken_back() {
    let mut bench = morning();
    bench.keys("<ctrl-z>");
    assert!(bench.command().is_none() && bench.said().contains("没有刚记的问事"), "{}", bench.said());
    bench.keys("82");
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(8), 8, 1) }));
    bench.keys("<ctrl-z>");
    let Some((_, _, Command::CorrectVisit { visit: VisitId(8), seen: 1, said })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((said.outcome, said.topics), (VisitOutcome::Mistaken, vec!["petition".to_owned()]));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(8), 8, 2) }));
    assert_eq!(bench.said(), "8 号问事已收回，记作误开，不计数。");
    bench.keys("<ctrl-z>");
    assert!(bench.command().is_none(), "once");
}

#[test]
fn another_days_appointment_is_asked_about_before_it_is_used_up() {
    let mut bench = morning();
    bench.front.visits[2].day = Date::new(2026, 11, 24).unwrap();
    bench.keys("<f5><down><down><enter>");
    assert!(bench.command().is_none());
    let Some(Overlay::Confirm(confirm)) = bench.model.overlays.last() else { panic!("no question") };
    assert!(confirm.question.say(Lang::Zh).contains("约的是 2026-11-24，不是今天"));
    bench.wait(1_000);
    bench.keys("<right><enter>");
    assert!(matches!(bench.command(), Some((_, _, Command::Arrive { visit: VisitId(5), seen: 1 }))));
}

#[test]
fn questions_are_noted_on_today_alone() {
    let mut bench = morning();
    bench.keys("<right>9");
    assert!(bench.model.overlays.is_empty());
    assert_eq!(bench.said(), "问事只记在今天。按 F5 回到今天再记。");
}

#[test]
fn the_mark_goes_to_the_one_who_is_called() {
    let mut bench = morning();
    bench.front.visits[0].stage = VisitStage::Attended;
    bench.keys("<f5><end><ctrl-k>");
    let visits = &bench.model.panes.visits;
    assert_eq!(visits.selected().map(|v| v.visit), Some(VisitId(4)));
    assert_eq!(bench.said(), "请 4 号。");
}

#[test]
fn f5_after_the_end_asks_whether_they_are_back() {
    let mut bench = seated();
    bench.keys("ougy<enter>");
    bench.front.end(VisitId(1), VisitOutcome::Settled);
    let mut after = begun(std::mem::take(&mut bench.front));
    after.keys("ougy<ctrl-o><f5>");
    assert_eq!(after.front.visits.len(), 1, "nothing begins by itself");
    after.keys("2");
    assert_eq!(typed(&after, "outcome").as_deref(), Some("settled"), "the visit of before");
    after.keys("<esc><f5>1");
    assert_eq!(after.front.visits.len(), 2, "they are back");
}

#[test]
fn a_name_typed_beside_the_boxes_is_the_name() {
    let mut bench = morning();
    bench.keys("<ctrl-n>1骆小英<ctrl-s>");
    let Some((_, _, Command::TakeNumber { visitor })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((visitor.caller.name.as_str(), visitor.topics), ("骆小英", vec!["subsidy".to_owned()]));
    let mut bench = morning();
    bench.keys("<ctrl-n>");
    bench.event(Event::Input(Input::Text("骆小英".into())));
    assert_eq!(typed(&bench, "caller.name").as_deref(), Some("骆小英"), "at once, too");
}

#[test]
fn the_confirmation_says_what_enter_does() {
    let mut bench = seated();
    bench.front.asks = vec!["confirmation".into()];
    bench.keys("ougy<enter>9");
    let enter = Action::Form(FormAction::Enter);
    assert_eq!(bench.model.label(enter).say(Lang::Zh), "保存");
    bench.keys("<esc><f7>");
    assert_eq!(bench.model.label(enter).say(Lang::Zh), "下一项或选择");
}
