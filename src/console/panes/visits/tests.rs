//! The pane, and visitors going and coming, key by key.

use crate::bureau::command::PersonChange;
use crate::bureau::{Command, Outcome, Query, Receipt};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::panes::person::Tab;
use crate::console::testkit::{Bench, FakeFront};
use crate::console::{Effect, Event, Input, Readiness, TimerId};
use crate::domain::visit::{CallerKind, VisitOutcome, VisitStage};
use crate::domain::{PersonId, VisitId};
use crate::locale::Lang;

pub(super) fn seated() -> Bench {
    Bench::seated(Lang::Zh)
}

/// The first three people found are at the desk, the third on screen.
pub(super) fn three() -> Bench {
    let mut bench = seated();
    bench.keys("ougy<enter><f2><down><enter><f2><down><enter>");
    let here: Vec<_> = bench.model.shared.front.open().iter().map(|v| v.person).collect();
    assert_eq!(here, [1, 2, 3].map(|n| Some(PersonId(n))));
    bench
}

pub(super) fn shown(bench: &Bench) -> Option<PersonId> {
    bench.model.panes.person.person.filter(|_| bench.model.active == PaneId::Person)
}

pub(super) fn typed(bench: &Bench, field: &str) -> Option<String> {
    match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => sheet.form.field(field).map(|f| f.value().to_owned()),
        _ => None,
    }
}

pub(super) fn morning() -> Bench {
    let mut bench = begun(FakeFront::morning());
    bench.keys("<f5>");
    bench
}

/// A console that was just started, before a front desk as it stands.
pub(super) fn begun(front: FakeFront) -> Bench {
    let mut bench = Bench::start(Lang::Zh);
    bench.front = front;
    bench.answer();
    bench.event(Event::Readiness(Readiness::Ready(22_000)));
    bench.answer();
    bench
}

#[test]
fn enter_attends_and_ctrl_o_only_opens() {
    let mut bench = seated();
    bench.keys("ougy<ctrl-o>");
    assert_eq!((shown(&bench), bench.front.visits.len()), (Some(PersonId(1)), 0));
    bench.keys("<f2><enter>");
    assert_eq!((shown(&bench), bench.front.visits.len()), (Some(PersonId(1)), 1));
    bench.keys("<f2><enter>");
    assert_eq!(bench.front.visits.len(), 1, "the visit goes on");
}

#[test]
fn who_may_not_attend_opens_with_enter() {
    use crate::domain::staff::Role;
    let mut bench = Bench::seated_as(Lang::Zh, crate::console::testkit::desk_of("王强", &[Role::Checker]));
    bench.keys("ougy<enter>");
    assert_eq!((shown(&bench), bench.front.visits.len()), (Some(PersonId(1)), 0));
}

#[test]
fn who_waits_is_called_and_not_counted_twice() {
    let mut bench = morning();
    bench.keys("<f2>陈<enter>");
    let called = bench.front.visits.iter().filter(|v| v.person == Some(PersonId(5)));
    assert_eq!(called.map(|v| v.stage).collect::<Vec<_>>(), [VisitStage::Attended]);
}

#[test]
fn each_visitor_comes_back_as_they_were_left() {
    let mut bench = three();
    bench.keys("3<right><down><down>");
    let list = bench.model.panes.person.list;
    bench.keys("<ctrl-l>");
    assert_eq!(shown(&bench), Some(PersonId(2)));
    bench.keys("4<ctrl-l>");
    assert_eq!(shown(&bench), Some(PersonId(3)), "and back");
    let person = &bench.model.panes.person;
    assert_eq!((person.tab, person.by_entry, person.list), (Tab::Statement, true, list));
    bench.keys("<alt-l>2");
    assert_eq!((shown(&bench), bench.model.panes.person.tab), (Some(PersonId(2)), Tab::Petitions));
    bench.keys("<alt-l>１");
    assert_eq!((shown(&bench), bench.model.panes.person.tab), (Some(PersonId(1)), Tab::Record));
}

#[test]
fn what_is_half_typed_stays_with_its_visitor() {
    let mut bench = three();
    bench.keys("<f7>甲");
    let begun = typed(&bench, "name");
    bench.keys("<ctrl-l>");
    assert!(bench.model.overlays.is_empty() && shown(&bench) == Some(PersonId(2)));
    bench.keys("<f7>乙<f2>");
    assert_eq!(bench.model.active, PaneId::Lookup, "somebody else calls");
    bench.keys("<alt-l>3");
    assert_eq!((typed(&bench, "name"), shown(&bench)), (begun, Some(PersonId(3))));
    bench.keys("<ctrl-s>");
    let Some((_, _, Command::AmendPerson { person: PersonId(3), changes, .. })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!(changes, [PersonChange::Name("区桂仪甲".into())]);
    let kept = bench.effects.iter().filter(|e| matches!(e, Effect::KeepDraft { .. })).count();
    assert_eq!(kept, 2, "both were kept on disk at once");
}

#[test]
fn the_form_of_somebody_not_at_the_desk_is_a_draft() {
    let mut bench = seated();
    bench.keys("ougy<ctrl-o><f7>甲<f2>");
    assert_eq!(bench.said(), "没填完的表已存为草稿，再打开时还在。");
    bench.keys("<enter><f7>");
    assert_eq!(typed(&bench, "name").as_deref(), Some("区国英甲"));
}

#[test]
fn what_is_done_for_a_visitor_is_done_during_the_visit() {
    let mut bench = three();
    let during = |bench: &Bench| {
        bench.effects.iter().rev().find_map(|e| match e {
            Effect::Execute { visit, .. } => Some(*visit),
            _ => None,
        })
    };
    bench.keys("<f7>甲<ctrl-s>");
    assert_eq!(during(&bench), Some(Some(VisitId(3))));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Person(PersonId(3), 5) }));
    bench.keys("<f2><down><down><ctrl-o><f7>乙<ctrl-s>");
    assert_eq!(during(&bench), Some(None), "nobody's visit");
}

#[test]
fn a_plain_visit_is_noted_by_digits_alone() {
    let mut bench = seated();
    bench.keys("ougy<enter><f5>２１<down>1<ctrl-s>");
    let Some((_, _, Command::EndVisit { visit, outcome, visitor: Some(visitor), note, promises, .. })) =
        bench.command()
    else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((visit, outcome, visitor.person), (VisitId(1), VisitOutcome::Settled, Some(PersonId(1))));
    assert_eq!((visitor.topics, note.as_str()), (vec!["subsidy".to_owned(), "card".to_owned()], ""));
    assert!(promises.is_empty() && visitor.caller.kind == CallerKind::InPerson);
    let receipt = bench.front.end(visit, outcome);
    bench.reply(Ok(receipt));
    assert_eq!(bench.said(), "1 号接访结束：当场办结。F9 打印接访单。");
    assert!(bench.model.shared.front.open().is_empty());
    bench.keys("<ctrl-l>");
    assert_eq!(bench.model.shared.front.open().len(), 0, "going back to somebody begins nothing");
}

#[test]
fn an_agent_is_asked_for_paper_and_term_and_a_promise_for_its_day() {
    let mut bench = seated();
    bench.keys("ougy<enter><f5><up>3<down>骆小英<down>委 3<down>2026-11-01<down>2026-12-31<down>1<down>2<down><down>回电");
    bench.keys("<ctrl-s>");
    assert_eq!(bench.said(), "有 1 处需要改。");
    bench.keys("2026-11-27<down>");
    assert_eq!(typed(&bench, "promises.1.what").as_deref(), Some(""), "room for another");
    bench.keys("<ctrl-s>");
    let Some((_, _, Command::EndVisit { visitor: Some(visitor), promises, outcome, .. })) = bench.command()
    else {
        panic!("{:?}", bench.command())
    };
    let caller = visitor.caller;
    assert_eq!(
        (caller.kind, caller.name.as_str(), caller.paper.as_str()),
        (CallerKind::Agent, "骆小英", "委 3")
    );
    assert_eq!(caller.until.map(|d| d.to_string()).as_deref(), Some("2026-12-31"));
    assert_eq!((promises.len(), outcome), (1, VisitOutcome::Taken));
}

#[test]
fn noted_so_far_the_visit_goes_on() {
    let mut bench = seated();
    bench.keys("ougy<enter><f5>1<ctrl-s>");
    assert!(matches!(bench.command(), Some((_, _, Command::AmendVisit { visit: VisitId(1), .. }))));
}

#[test]
fn a_question_without_a_record_takes_two_keys() {
    let mut bench = morning();
    bench.keys("91");
    let Some((_, _, Command::BeginVisit { visitor, done: Some(VisitOutcome::Settled) })) = bench.command()
    else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((visitor.person, visitor.topics), (None, vec!["policy".to_owned()]));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(8), 8, 1) }));
    assert_eq!(bench.said(), "已记问事：政策咨询，当场办结。记错按 Ctrl-Z。");
}

#[test]
fn the_day_is_worked_off_row_by_row() {
    let mut bench = morning();
    let visits = |bench: &Bench| bench.model.panes.visits.lines.len();
    assert_eq!(visits(&bench), 7);
    // The one who waits has no record: called, they stay in the list.
    bench.keys("<down><enter>");
    assert_eq!(bench.front.visits[1].stage, VisitStage::Attended);
    bench.keys("<ctrl-k>");
    assert_eq!(shown(&bench), Some(PersonId(5)), "called, and on screen");
    bench.keys("<f2><f5><home><down><down><enter>");
    assert!(matches!(bench.command(), Some((_, _, Command::Arrive { visit: VisitId(5), seen: 1 }))));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(5), 5, 2) }));
    bench.keys("<down><space>");
    assert!(matches!(
        bench.command(),
        Some((_, _, Command::KeepPromise { visit: VisitId(1), seen: 3, at: 0 }))
    ));
}

#[test]
fn another_day_is_turned_to_and_f5_comes_back_to_today() {
    let mut bench = morning();
    bench.keys("<right>");
    assert_eq!(bench.model.panes.visits.day.map(|d| d.to_string()).as_deref(), Some("2026-11-24"));
    bench.keys("<ctrl-e>9:30<down><down>区一<down>1<ctrl-s>");
    let Some((_, _, Command::BookVisit { visitor, day, minute: 570 })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((day.to_string().as_str(), visitor.caller.name.as_str()), ("2026-11-24", "区一"));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(8), 0, 1) }));
    assert_eq!(bench.said(), "已预约 2026-11-24 9:30。");
    bench.keys("<f5>");
    assert_eq!(bench.model.panes.visits.day, None);
}

#[test]
fn a_number_is_given_by_topic_and_record_or_name() {
    let mut bench = morning();
    bench.keys("<ctrl-n>1<down><enter>ougy<enter><ctrl-s>");
    let Some((_, _, Command::TakeNumber { visitor })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((visitor.person, visitor.topics), (Some(PersonId(1)), vec!["subsidy".to_owned()]));
}

#[test]
fn after_a_new_start_the_visitors_are_still_there() {
    let mut bench = three();
    let mut after = begun(std::mem::take(&mut bench.front));
    after.event(Event::Drafts(vec![(
        "person.basic.P3".to_owned(),
        r#"{"seen":4,"fields":{"name":{"value":"区桂仪甲","shown":"","was":"区桂仪"}}}"#.to_owned(),
    )]));
    after.answer();
    after.keys("<ctrl-l>");
    assert_eq!(shown(&after), Some(PersonId(3)), "the one called last");
    after.keys("<f7>");
    assert_eq!(typed(&after, "name").as_deref(), Some("区桂仪甲"));
}

#[test]
fn a_key_pressed_before_it_is_known_who_is_here_waits_for_it() {
    let mut bench = three();
    let mut after = Bench::start(Lang::Zh);
    after.front = std::mem::take(&mut bench.front);
    after.answer();
    after.event(Event::Readiness(Readiness::Ready(22_000)));
    for chord in crate::console::testkit::keys("<alt-l>2") {
        after.event(Event::Input(Input::Key(chord)));
    }
    after.answer();
    assert_eq!(shown(&after), Some(PersonId(2)));
}

#[test]
fn nothing_is_asked_about_the_desk_while_nothing_happens() {
    let mut bench = three();
    bench.effects.clear();
    for _ in 0..60 {
        bench.wait(60_000);
        bench.timer(TimerId::Minute);
    }
    assert!(!bench.effects.iter().any(|e| matches!(e, Effect::Query { .. })));
    // A new day has another register.
    bench.cx.today = bench.cx.today.plus_days(1);
    bench.event(Event::Timer(TimerId::Minute));
    assert!(bench.effects.iter().any(|e| matches!(e, Effect::Query { query: Query::Visits { .. }, .. })));
}

#[test]
fn a_letter_from_an_input_method_does_nothing_in_the_form() {
    let mut bench = seated();
    bench.keys("ougy<enter><f5>");
    let before = typed(&bench, "topics");
    bench.event(Event::Input(Input::Text("优".into())));
    assert_eq!(typed(&bench, "topics"), before);
}
