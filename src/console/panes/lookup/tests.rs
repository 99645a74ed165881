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

#[test]
fn tab_completes_and_goes_round_and_escape_takes_it_back() {
    let mut bench = Bench::seated(Lang::Zh);
    let text = |bench: &Bench| bench.model.panes.lookup.query.text().to_owned();
    bench.keys("区 镇");
    assert_eq!(bench.model.panes.lookup.rows_above(), 3, "the offer stands under the query");
    bench.keys("<tab>");
    assert_eq!(text(&bench), "区 镇:");
    bench.keys("<tab>");
    assert_eq!(text(&bench), "区 镇:新华街道");
    bench.keys("<tab>");
    assert_eq!(text(&bench), "区 镇:花东镇");
    bench.keys("<tab>");
    assert_eq!(text(&bench), "区 镇:新华街道", "round to the first");
    bench.keys("<shift-tab>");
    assert_eq!(text(&bench), "区 镇:花东镇");
    assert_eq!(bench.model.panes.lookup.hits().len(), 3, "the list follows");
    bench.keys("<esc>");
    assert_eq!(text(&bench), "区 镇:");
    bench.keys("<esc>");
    assert_eq!(text(&bench), "区 ", "what looks like a condition is taken back word by word");
    bench.keys("<esc>");
    assert_eq!(text(&bench), "");
}

#[test]
fn a_filter_is_built_and_taken_apart_without_a_letter() {
    let mut bench = Bench::seated(Lang::Zh);
    let text = |bench: &Bench| bench.model.panes.lookup.query.text().to_owned();
    // The fourth key is the town.
    bench.keys("<f7><down><down><down><enter>");
    assert!(matches!(bench.model.overlays.last(), Some(crate::console::overlays::Overlay::Menu(_))));
    bench.keys("<down><enter>");
    assert_eq!(text(&bench), "镇:花东镇");
    assert!(bench.model.overlays.is_empty());
    let found = bench.model.panes.lookup.found.as_ref().unwrap();
    assert_eq!((found.conditions.len(), found.hits.len()), (1, 3));
    bench.keys("<f7><enter>");
    assert_eq!(text(&bench), "", "the first row takes the condition out");
    assert!(!bench.model.panes.lookup.is_narrowed());
}

#[test]
fn a_fault_is_told_under_the_line_and_the_list_stays() {
    use crate::domain::filter::Tongue;
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ou 年龄:很老");
    let state = &bench.model.panes.lookup;
    assert_eq!(state.hits().len(), 6);
    let strip = state.strip(Tongue::Zh);
    assert_eq!(strip.len(), 1);
    assert!(strip[0].0.contains("很老") && strip[0].1 == super::Stress::Warning, "{strip:?}");
}

#[test]
fn a_counted_list_goes_on_where_it_ends() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("镇:花东");
    let first = bench.model.panes.lookup.found.clone().unwrap();
    let page = |query: &Query| match query {
        Query::Lookup { offset, .. } => {
            let (mut found, from) = (first.clone(), *offset);
            found.offset = from;
            found.total = 7;
            Some(crate::bureau::Answer::Lookup(found))
        }
        Query::Card(person) => {
            crate::console::testkit::card(*person).map(|c| crate::bureau::Answer::Card(Box::new(c)))
        }
        _ => None,
    };
    bench.keys("东<backspace>");
    bench.event(Event::Input(crate::console::Input::Key(crate::console::testkit::keys(" ")[0])));
    bench.answer_with(page);
    bench.event(Event::Input(crate::console::Input::Key(crate::console::testkit::keys("<end>")[0])));
    for _ in 0..5 {
        bench.event(Event::Input(crate::console::Input::Key(crate::console::testkit::keys("<down>")[0])));
        bench.answer_with(page);
    }
    assert_eq!(bench.model.panes.lookup.hits().len(), 9, "three pages of three");
}

#[test]
fn views_to_begin_with_open_by_their_digits() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<alt-1>");
    assert_eq!(bench.model.panes.lookup.query.text(), "年龄:80+ -已故 排序:年龄 ");
    assert_eq!(bench.model.panes.lookup.hits().len(), 3);
    bench.keys("<alt-9>");
    assert!(bench.said().contains('9'), "{}", bench.said());
}

#[test]
fn a_filter_is_kept_under_a_name_and_digit() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("镇:花东 <f7><down><enter>");
    bench.keys("花东<tab><right><right><ctrl-s>");
    match bench.command() {
        Some((.., Command::SaveView { name, text, pin })) => {
            assert_eq!((name.as_str(), text.as_str(), pin), ("花东", "镇:花东", Some(2)));
        }
        other => panic!("{:?}", other.map(|(.., c)| c)),
    }
}
