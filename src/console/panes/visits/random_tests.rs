//! What is asked of visitors, and visitors that come and go in any order.

use proptest::prelude::*;

use crate::bureau::command::PersonChange;
use crate::bureau::{Command, Outcome, Receipt};
use crate::console::forms::Field;
use crate::console::overlays::Overlay;
use crate::console::testkit::{Bench, FakeFront};
use crate::console::{Effect, Event, Input, TimerId};
use crate::domain::visit::AskAnswer;
use crate::domain::{PersonId, VisitId};
use crate::locale::Lang;

use super::tests::*;

/// The first person found is at the desk, and lacks these.
fn asked(asks: &[&str]) -> Bench {
    let asks = asks.iter().map(|ask| (*ask).to_owned()).collect();
    let mut bench = begun(FakeFront { asks, ..FakeFront::default() });
    bench.keys("ougy<enter>");
    bench
}

#[test]
fn what_is_missing_is_asked_with_one_key_and_let_be_with_another() {
    let mut bench = asked(&["phone", "kin", "card"]);
    let said = bench.model.panes.person.asks_said(&bench.model.shared).map(|w| w.say(Lang::Zh));
    assert_eq!(said.as_deref(), Some("请顺便问：电话、家庭成员、优待证"));
    bench.keys("0");
    let skipped = |bench: &Bench| match bench.command() {
        Some((_, _, Command::NoteAsk { visit: VisitId(1), ask, answer, .. })) => (ask, answer),
        other => panic!("{other:?}"),
    };
    assert_eq!(skipped(&bench), ("phone".to_owned(), AskAnswer::Skipped));
    bench.front.asks.remove(0);
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Visit(VisitId(1), 1, 3) }));
    bench.keys("9<esc>9");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("no form") };
    assert_eq!(sheet.form.id, "person.relative", "next of kin comes first now");
    bench.keys("妻<tab>骆小英<ctrl-s>");
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Person(PersonId(1), 5) }));
    assert_eq!(skipped(&bench), ("kin".to_owned(), AskAnswer::Given));
}

#[test]
fn the_yearly_confirmation_is_two_keys() {
    let mut bench = asked(&["confirmation"]);
    bench.keys("9<ctrl-s>");
    let Some((_, _, Command::NoteAsk { ask, answer: AskAnswer::Given, .. })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!(ask, "confirmation");
}

#[test]
fn nothing_is_asked_of_somebody_who_is_not_here() {
    let mut bench = begun(FakeFront { asks: vec!["phone".into()], ..FakeFront::default() });
    bench.keys("ougy<ctrl-o>9");
    assert_eq!((bench.said().as_str(), bench.model.overlays.len()), ("没有要问的。", 0));
}

/// What is typed for each visitor, and for nobody else.
const MARKS: [char; 3] = ['甲', '乙', '丙'];

fn mark_of(person: PersonId) -> char {
    MARKS[person.0 as usize - 1]
}

/// Whether text bears the marks of one person alone.
fn bears_only(text: &str, person: PersonId) -> bool {
    MARKS.iter().all(|mark| *mark == mark_of(person) || !text.contains(*mark))
}

/// Checks everything that left the console: each command and each draft holds what was typed for its own person, and is
/// done during that person's visit.
fn nothing_astray(bench: &mut Bench) {
    for effect in std::mem::take(&mut bench.effects) {
        match &effect {
            Effect::Execute { visit, command: Command::AmendPerson { person, changes, .. }, .. } => {
                let texts: Vec<&str> = changes
                    .iter()
                    .filter_map(|c| if let PersonChange::Name(name) = c { Some(name.as_str()) } else { None })
                    .collect();
                assert!(texts.iter().all(|text| bears_only(text, *person)), "{person}: {texts:?}");
                let theirs = bench.model.shared.front.of(*person).map(|v| v.visit);
                assert_eq!(*visit, theirs, "done for {person}");
                let outcome = Outcome::Person(*person, 5);
                let Effect::Execute { req, .. } = effect else { continue };
                let reply = crate::console::Reply::Receipt(Receipt { seq: 9, already: false, outcome });
                bench.event(Event::Reply { req, result: Ok(reply), took_us: 9 });
                bench.answer();
            }
            Effect::Execute { command: Command::AmendVisit { visit, visitor, note, .. }, req, .. } => {
                let (visit, person, req) = (*visit, visitor.person.unwrap(), *req);
                assert!(bears_only(note, person), "{person}: {note}");
                let theirs = bench.model.shared.front.of(person).map(|v| v.visit);
                assert_eq!(Some(visit), theirs);
                let outcome = Outcome::Visit(visit, 1, 2);
                let reply = crate::console::Reply::Receipt(Receipt { seq: 9, already: false, outcome });
                bench.event(Event::Reply { req, result: Ok(reply), took_us: 9 });
                bench.answer();
            }
            Effect::KeepDraft { slot, body } => {
                let person =
                    slot.split('.').find_map(|part| PersonId::parse(part).filter(|_| part.starts_with('P')));
                if let Some(person) = person {
                    assert!(bears_only(&body.0, person), "{slot}: {}", body.0);
                }
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..crate::property::unsaved() })]

    /// Three visitors, turned to in any order at any moment, with forms open, half filled in, saved, given up, and with a new
    /// start in between: what was begun for one is never saved, kept or shown for another.
    #[test]
    fn nothing_typed_for_one_visitor_lands_on_another(steps in prop::collection::vec(0_u8..14, 1..80)) {
        let mut bench = three();
        for step in steps {
            match step {
                0 => bench.keys("<ctrl-l>"),
                1 => bench.keys("<alt-l>1"),
                2 => bench.keys("<alt-l>2"),
                3 => bench.keys("<alt-l>3"),
                4 => bench.keys("<f2><ctrl-u>ougy<enter>"),
                5 => bench.keys("<f2><ctrl-u>ougy<down><enter>"),
                6 if shown(&bench).is_some() && bench.model.overlays.is_empty() => bench.keys("<f7>"),
                7 if shown(&bench).is_some() && bench.model.overlays.is_empty() => bench.keys("<f5><down><down>"),
                8 => bench.keys("<ctrl-s>"),
                9 => bench.keys("<esc>"),
                10 => {
                    bench.timer(TimerId::Draft);
                    &mut bench
                }
                11 => {
                    // Killed: what was kept on disk comes back, and nothing else.
                    let drafts = bench.model.drafts.clone();
                    let mut after = begun(std::mem::take(&mut bench.front));
                    after.event(Event::Drafts(drafts.into_iter().collect()));
                    after.answer();
                    bench = after;
                    &mut bench
                }
                _ => &mut bench,
            };
            nothing_astray(&mut bench);
            // The clerk types for whom they see.
            if let (Some(person), Some(Overlay::Sheet(sheet))) = (shown(&bench), bench.model.overlays.last())
                && matches!(sheet.form.focused().map(|f| f.name.as_str()), Some("name" | "note"))
            {
                let before: String = sheet.form.fields.iter().map(Field::value).collect();
                prop_assert!(bears_only(&before, person), "{person} is shown {before}");
                bench.event(Event::Input(Input::Text(mark_of(person).to_string())));
            }
            nothing_astray(&mut bench);
        }
    }
}
