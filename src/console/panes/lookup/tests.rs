//! The lookup, key by key.

use crate::bureau::{Command, Query};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer};
use crate::console::{Effect, Event, Reply};
use crate::domain::PersonId;
use crate::locale::Lang;

fn asked(bench: &Bench) -> Vec<String> {
    bench
        .effects
        .iter()
        .filter_map(|e| match e {
            Effect::Query { query: Query::Lookup { text, .. }, .. } => Some(text.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_key_asks_and_a_late_answer_is_dropped() {
    let mut bench = Bench::seated(Lang::Zh);
    for chord in crate::console::testkit::keys("ou") {
        bench.event(Event::Input(crate::console::Input::Key(chord)));
    }
    assert_eq!(asked(&bench), ["o", "ou"]);
    assert!(bench.effects.iter().any(|e| matches!(e, Effect::Cancel(_))), "the first question is given up");
    let first = bench.effects.iter().find_map(|e| match e {
        Effect::Query { req, query } => Some((*req, query.clone())),
        _ => None,
    });
    let (req, query) = first.unwrap();
    let late = answer(&query).unwrap();
    bench.event(Event::Reply { req, result: Ok(Reply::Answer(late)), took_us: 1 });
    let state = &bench.model.panes.lookup;
    assert_ne!(state.found.as_ref().map(|f| f.query.as_str()), Some("o"));
    bench.answer();
    assert_eq!(bench.model.panes.lookup.found.as_ref().map(|f| f.query.as_str()), Some("ou"));
}

#[test]
fn arrows_choose_and_the_card_follows_and_enter_opens() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<down><down>");
    let state = &bench.model.panes.lookup;
    assert_eq!(state.selected().map(|h| h.person), Some(PersonId(3)));
    assert_eq!(state.shown_card().map(|c| c.person), Some(PersonId(3)));
    bench.keys("<enter>");
    assert_eq!(bench.model.active, PaneId::Person);
    assert_eq!(bench.model.shared.recent, [PersonId(3)]);
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
    assert_eq!(bench.model.panes.lookup.query.text(), "ougy", "what was typed is still there");
    bench.keys("<esc>");
    assert!(bench.model.panes.lookup.query.is_empty());
    assert_eq!(bench.model.panes.lookup.hits().len(), 1, "with nothing typed, those seen lately");
}

#[test]
fn a_pasted_identity_number_opens_its_person_and_a_wrong_one_does_not() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.paste("11010519491231002X");
    assert_eq!(bench.model.active, PaneId::Person);
    let mut bench = Bench::seated(Lang::Zh);
    bench.paste("110105194912310021");
    assert_eq!(bench.model.active, PaneId::Lookup);
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("11010519491231002X");
    assert_eq!(bench.model.active, PaneId::Lookup, "typed, it waits for Enter");
    bench.keys("<enter>");
    assert_eq!(bench.model.active, PaneId::Person);
}

#[test]
fn before_the_database_is_open_nothing_is_asked_and_typing_goes_on() {
    let mut bench = Bench::start(Lang::Zh);
    bench.answer();
    bench.keys("ougy");
    assert_eq!(bench.model.panes.lookup.query.text(), "ougy");
    assert!(asked(&bench).is_empty());
    bench.event(Event::Readiness(crate::console::Readiness::Ready(22_000)));
    bench.answer();
    assert_eq!(bench.model.panes.lookup.hits().len(), 6);
}

#[test]
fn no_letter_is_a_command_where_text_has_the_focus() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("jkg?/:1");
    assert_eq!(bench.model.panes.lookup.query.text(), "jkg?/:1");
    assert!(bench.model.overlays.is_empty());
    assert!(!bench.effects.iter().any(|e| matches!(e, Effect::Execute { command: Command::SignOut, .. })));
}
