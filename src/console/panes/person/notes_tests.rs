//! Cautions and notes at the keyboard.

use super::Tab;
use crate::bureau::answer::Answer;
use crate::bureau::{Command, Outcome, Query, Receipt, Refusal};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk};
use crate::domain::note::NoteKind;
use crate::domain::{NoteId, PersonId};
use crate::locale::Lang;

/// The made-up person with a caution that nobody has read.
const WARNED: &str = "ougy<down><down><down><enter>";

fn receipt(outcome: Outcome) -> Receipt {
    Receipt { seq: 9, already: false, outcome }
}

fn must_see(bench: &Bench) -> bool {
    bench.model.panes.person.must_see()
}

/// The bureau after the caution was acknowledged.
fn read(query: &Query) -> Option<Answer> {
    let mut found = answer(query)?;
    if let Answer::Record(record) = &mut found {
        record.card.cautions.iter_mut().for_each(|caution| caution.acknowledged = true);
    }
    Some(found)
}

#[test]
fn nothing_is_done_before_the_caution_was_read_and_one_key_reads_it() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys(WARNED);
    assert!(must_see(&bench));
    bench.keys("3");
    assert!(bench.said().contains("请先看提醒"), "{}", bench.said());
    bench.keys("<f7><ctrl-e><ctrl-n>");
    assert!(bench.model.overlays.is_empty() && bench.command().is_none());
    bench.keys("<enter>");
    let Some((_, _, Command::AcknowledgeNotes { person, notes })) = bench.command() else { panic!() };
    assert_eq!((person, notes), (PersonId(4), vec![NoteId(1)]));
    let (req, ..) = bench.command().unwrap();
    let result = Ok(crate::console::Reply::Receipt(receipt(Outcome::Done)));
    bench.event(crate::console::Event::Reply { req, result, took_us: 9 });
    bench.answer_with(read);
    assert!(!must_see(&bench) && bench.said().contains("已确认"), "{}", bench.said());
    bench.keys("3");
    assert_eq!(bench.model.panes.person.tab, Tab::Statement);
}

#[test]
fn a_caution_never_stands_in_the_way_of_the_next_visitor() {
    let mut bench = Bench::seated(Lang::Zh);
    // The next name is typed right over it, also with an input method on.
    bench.keys(WARNED).keys("陈");
    assert_eq!((bench.model.active, bench.model.panes.lookup.query.text()), (PaneId::Lookup, "陈"));
    bench.keys("<esc>").keys("<f2><ctrl-u>ougy<enter>");
    assert_eq!(bench.model.panes.person.person, Some(PersonId(1)));
    assert!(!must_see(&bench) && bench.command().is_none());
}

#[test]
fn a_key_pressed_ahead_does_not_count_as_having_read_it() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<down><down><down>");
    for _ in 0..3 {
        let enter = crate::console::testkit::keys("<enter>").remove(0);
        bench.event(crate::console::Event::Input(crate::console::Input::Key(enter)));
    }
    bench.answer();
    assert!(must_see(&bench) && bench.command().is_none());
    bench.wait(299);
    let enter = crate::console::testkit::keys("<enter>").remove(0);
    bench.event(crate::console::Event::Input(crate::console::Input::Key(enter)));
    assert!(bench.command().is_none(), "it has not stood there for a moment");
    bench.keys("<enter>");
    assert!(bench.command().is_some());
}

#[test]
fn where_nothing_can_be_recorded_the_caution_is_read_all_the_same() {
    let mut desk = desk();
    desk.read_only = Some(crate::bureau::StoreTrouble::ReadOnly);
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    bench.keys(WARNED).keys("<enter>");
    assert!(!must_see(&bench) && bench.command().is_none());
}

#[test]
fn a_note_is_written_changed_and_ended_by_keys_alone() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys(
        "ougy<enter>7<ctrl-n>说话请慢<tab><right><tab>2026-12-31<tab><tab><space><right><space><ctrl-s>",
    );
    let Some((_, _, Command::AddNote { person, facts })) = bench.command() else {
        panic!("{}", bench.said())
    };
    assert_eq!((person, facts.kind, facts.text.as_str()), (PersonId(1), NoteKind::Caution, "说话请慢"));
    let roles: Vec<&str> = facts.roles.iter().map(crate::domain::staff::Role::name).collect();
    assert_eq!((facts.pinned, roles), (true, vec!["front-desk", "maker"]));
    bench.reply(Ok(receipt(Outcome::Note(NoteId(6), 1))));
    assert!(bench.model.overlays.is_empty());

    bench.keys("<f7>了<ctrl-s>");
    let Some((_, _, Command::AmendNote { note, seen, facts })) = bench.command() else { panic!() };
    assert_eq!((note, seen, facts.text.as_str()), (NoteId(2), 1, "耳背，说话请慢一点、大声一点了"));
    bench.reply(Err(Refusal::Stale { seen: 1, now: 2, fields: vec![] }));
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(sheet.form.text("note"), "耳背，说话请慢一点、大声一点了", "nothing typed is lost");
    bench.keys("<esc><tab><enter>");

    bench.keys("<ctrl-x><tab><enter>");
    let Some((_, _, Command::EndNote { note, seen })) = bench.command() else { panic!() };
    assert_eq!((note, seen), (NoteId(2), 1));
    bench.reply(Ok(receipt(Outcome::Note(NoteId(2), 2))));
    bench.keys("<down><down><down><ctrl-x>");
    assert!(bench.said().contains("有效的提示"), "{}", bench.said());
}
