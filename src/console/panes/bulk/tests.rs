//! A change of many, worked by keys.

use super::Page;
use crate::bureau::query::Whom;
use crate::bureau::{Command, Outcome, Query, Receipt};
use crate::console::Effect;
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, desk_of};
use crate::domain::bulk::{BulkChange, PlaceOf};
use crate::domain::person::RecognitionState;
use crate::domain::staff::Role;
use crate::domain::{BatchId, PersonId};
use crate::locale::Lang;
use crate::view::tests::screen;

/// Three people marked, their residence to be changed: the form is open.
fn marked() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<insert><ctrl-k><insert><alt-b>1");
    assert_eq!(bench.model.active, PaneId::Bulk);
    bench
}

fn asked(bench: &Bench) -> Option<(Whom, BulkChange)> {
    bench.effects.iter().rev().find_map(|effect| match effect {
        Effect::Query { query: Query::Bulk { whom, change }, .. } => Some((whom.clone(), *change.clone())),
        _ => None,
    })
}

fn done(seq: u64, batch: u32, version: u32) -> Receipt {
    Receipt { seq, already: false, outcome: Outcome::Batch(BatchId(batch), version) }
}

#[test]
fn marks_are_set_and_taken_off_and_stay_while_others_are_looked_for() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<insert><insert>");
    let marks = |bench: &Bench| bench.model.panes.lookup.marked.iter().map(|p| p.0).collect::<Vec<_>>();
    assert_eq!(marks(&bench), [1, 2], "each press goes on to the next");
    bench.keys("<up><ctrl-k>");
    assert_eq!(marks(&bench), [1], "pressed on a mark, it goes");
    bench.keys("<ctrl-u>陈<insert>");
    assert_eq!(marks(&bench), [1, 5]);
    assert!(bench.said().starts_with("已选 2 人"), "{}", bench.said());
    assert!(screen(&bench.model).contains("已选 2 人"));
    bench.keys("<alt-b>4");
    assert!(marks(&bench).is_empty());
    // With nobody marked, the whole list comes first.
    bench.keys("<alt-b>2");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Menu(_))), "nobody to be changed");
    bench.keys("<esc><alt-b>1");
    assert_eq!(bench.model.panes.bulk.whom, Some(Whom::Found("陈".into())));
}

#[test]
fn a_few_are_looked_at_then_asked_for_then_written_then_shown() {
    let mut bench = marked();
    // The first thing that may be changed is where they live; the picker is filled by typing.
    bench.keys("1");
    bench.keys("<enter>").paste("莘田村").keys("<enter><ctrl-s>");
    let state = &bench.model.panes.bulk;
    assert_eq!((state.page, state.people().len(), state.changes()), (Page::Preview, 3, 2));
    assert!(bench.model.overlays.is_empty(), "the form goes when everybody was looked at");
    let picture = screen(&bench.model);
    assert!(picture.contains("预览，还没有写入") && picture.contains("田美村 → 花东镇 莘田村"), "{picture}");
    bench.keys("<right><right>");
    assert!(screen(&bench.model).contains("伤残等级"), "{}", screen(&bench.model));
    assert!(bench.command().is_none());
    bench.keys("<ctrl-s>");
    bench.wait(1_000);
    bench.keys("<left><enter>");
    let (.., Command::EditMany { people, change, .. }) = bench.command().unwrap() else { panic!() };
    assert_eq!(people, [1, 2, 3].map(|n| (PersonId(n), 4)));
    assert!(matches!(*change, BulkChange::Place { of: PlaceOf::Residence, only_empty: false, .. }));
    bench.reply(Ok(done(88, 2, 1)));
    let state = &bench.model.panes.bulk;
    assert_eq!(state.page, Page::Batch);
    assert_eq!(bench.said(), "B2：已改 4 人，未改 2 人（日志第 88 条）。");
    assert!(screen(&bench.model).contains("[1 已改 4]"), "{}", screen(&bench.model));
    // One key and a reason take all of it back.
    bench.keys("<ctrl-z>").paste("改错了村").keys("<ctrl-s>");
    let (.., command) = bench.command().unwrap();
    let reason = "改错了村".to_owned();
    assert_eq!(command, Command::UndoBatch { batch: BatchId(2), seen: 1, reason });
    bench.reply(Ok(done(89, 2, 2)));
    assert_eq!(bench.said(), "B2 已撤回（日志第 89 条）。");
}

#[test]
fn money_that_would_begin_is_counted_and_takes_a_reason_even_of_a_few() {
    let mut bench = marked();
    bench.keys("3<tab><right><ctrl-s>");
    let picture = screen(&bench.model);
    assert!(picture.contains("其中 2 人由不享受转为享受"), "{picture}");
    bench.keys("<ctrl-s>");
    bench.paste("2").keys("<ctrl-s>");
    assert!(bench.command().is_none(), "the number alone is not enough");
    bench.keys("<tab>").paste("按审批表").keys("<ctrl-s>");
    let (.., Command::EditMany { despite, change, .. }) = bench.command().unwrap() else { panic!() };
    assert_eq!(despite.as_deref(), Some("按审批表"));
    assert!(matches!(*change, BulkChange::State { state: RecognitionState::Receiving, .. }));
}

#[test]
fn of_many_the_number_is_typed_before_anything_is_written() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("镇:花东 <alt-b>1户籍类别<enter>");
    bench.keys("1<ctrl-s>");
    assert_eq!(bench.model.panes.bulk.changes(), 15);
    bench.keys("<ctrl-s>99<ctrl-s>");
    assert!(bench.command().is_none());
    assert!(screen(&bench.model).contains("是 15 人，请看过名单再写"), "{}", screen(&bench.model));
    // Full-width digits, as an input method gives them.
    bench.keys("<ctrl-u>").paste("１５").keys("<ctrl-s>");
    let (.., Command::EditMany { people, change, .. }) = bench.command().unwrap() else { panic!() };
    assert_eq!(people.len(), 18, "who cannot be changed is named in the batch, too");
    assert_eq!(*change, BulkChange::Item { number: 109, value: "农村".into(), only_empty: false });
    bench.reply(Ok(done(90, 2, 1)));
    assert_eq!(bench.model.panes.bulk.page, Page::Batch);
    bench.keys("<ctrl-s>");
    assert_eq!(bench.said(), "这一批已经写入；要撤回用 Ctrl-Z。");
}

#[test]
fn what_is_filled_in_is_checked_and_kept() {
    let mut bench = marked();
    bench.keys("3");
    // 停发 is the fourth state: it needs a last day.
    bench.keys("<down><right><right><right><ctrl-s>");
    assert!(asked(&bench).is_none() && bench.model.panes.bulk.preview.is_none());
    bench.keys("<down><down>2026-10-31<ctrl-s>");
    let state = &bench.model.panes.bulk;
    let set = state.preview.as_deref().map(|p| p.change.clone());
    let Some(BulkChange::State { state: to, until, since, .. }) = set else { panic!() };
    assert_eq!((to, since), (RecognitionState::Stopped, None));
    assert_eq!(until.map(|d| d.to_string()).as_deref(), Some("2026-10-31"));
    // Once more, the form stands as it was filled in.
    bench.keys("<f7>3");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(sheet.form.text("until"), "2026-10-31");
    // Escape leads back to what was looked at, not out.
    bench.keys("<esc>");
    bench.wait(1_000);
    bench.keys("<left><enter>");
    assert_eq!(bench.model.active, PaneId::Bulk);
    bench.keys("<esc>");
    assert_eq!((bench.model.active, bench.model.panes.lookup.query.text()), (PaneId::Lookup, "ougy"));
}

#[test]
fn a_note_for_many_needs_words_and_a_caution_its_last_day() {
    let mut bench = marked();
    bench.keys("4<ctrl-s>");
    assert!(bench.model.panes.bulk.preview.is_none());
    bench.paste("请带存折").keys("<tab>2<ctrl-s>");
    assert!(bench.model.panes.bulk.preview.is_none(), "a caution without its last day");
    bench.keys("2026-12-31<ctrl-s>");
    let Some(BulkChange::Note(facts)) = bench.model.panes.bulk.preview.as_deref().map(|p| p.change.clone())
    else {
        panic!("{}", screen(&bench.model))
    };
    assert_eq!((facts.text.as_str(), facts.pinned), ("请带存折", true));
}

#[test]
fn escape_from_the_choice_leads_back_and_changes_nothing() {
    let mut bench = marked();
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
    assert_eq!(bench.model.panes.lookup.marked.len(), 3);
    bench.keys("<alt-b>1");
    bench.keys("1<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
}

#[test]
fn earlier_batches_are_opened_from_the_list_and_lead_to_their_people() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<alt-b>3");
    assert!(screen(&bench.model).contains("专班人员 → 王工、李工（只填空的）"), "{}", screen(&bench.model));
    bench.keys("<down><down><enter>");
    assert_eq!(bench.model.panes.bulk.page, Page::Batch);
    assert!(screen(&bench.model).contains("2026-11-23 李娜撤回"), "{}", screen(&bench.model));
    bench.keys("2");
    assert!(screen(&bench.model).contains("之后又改过，不动"), "{}", screen(&bench.model));
    bench.keys("<esc>");
    assert_eq!(bench.model.panes.bulk.page, Page::Batches);
    bench.keys("<enter><enter>");
    assert_eq!(bench.model.active, PaneId::Person);
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Bulk);
}

#[test]
fn who_may_not_is_told_so_and_nothing_opens() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("周敏", &[Role::FrontDesk]));
    bench.keys("ougy<insert>");
    assert!(bench.model.panes.lookup.marked.is_empty());
    bench.keys("<alt-b>");
    assert!(bench.model.overlays.is_empty());
    assert!(bench.said().contains("不能“批量修改”"), "{}", bench.said());
}
