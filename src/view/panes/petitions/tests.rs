//! The petitions pane as it is drawn.

use crate::bureau::Query;
use crate::console::overlays::Overlay;
use crate::console::testkit::{self, Bench, petitions as made};
use crate::domain::petition::{Petition, PetitionAct, PetitionEvent, PetitionState};
use crate::domain::{Date, StaffId};
use crate::locale::Lang;
use crate::view::tests::screen;

/// Both languages in three sizes, after some keys.
fn shots(name: &str, keys: &str) {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (cols, rows) in [(60, 20), (80, 24), (120, 40)] {
            let mut bench = Bench::seated(lang).sized(cols, rows);
            bench.keys("<f4>").keys(keys);
            let drawn = screen(&bench.model);
            assert!(!drawn.contains("13800008000"), "an unmasked number");
            insta::assert_snapshot!(format!("{name}_{tag}_{cols}x{rows}"), drawn);
        }
    }
}

#[test]
fn queue() {
    shots("queue", "");
}

#[test]
fn everything() {
    shots("all", "<left>");
}

#[test]
fn filter() {
    shots("filter", "<ctrl-f>买买提");
}

#[test]
fn whole() {
    shots("whole", "<left><down><down><enter>");
}

#[test]
fn why() {
    shots("why", "<down><ctrl-w>");
}

#[test]
fn why_sixty_days() {
    shots("why_sixty_days", "<left><down><down><down><ctrl-w>");
}

#[test]
fn step() {
    shots("step", "1");
}

#[test]
fn steps() {
    shots("steps", "0");
}

#[test]
fn intake() {
    shots("intake", "<ctrl-n><ctrl-s>");
}

#[test]
fn reasons_by_digit() {
    shots("set_aside", "4");
}

#[test]
fn a_look_before_several_are_decided_on() {
    shots("several", "<space><space>1");
}

#[test]
fn marked() {
    shots("marked", "<space><space>");
}

#[test]
fn who_might_have_it() {
    shots("owners", "<ctrl-t>");
}

#[test]
fn letters() {
    shots("letters", "<left><f9>");
}

#[test]
fn letter() {
    shots("letter", "<left><f9><enter>");
}

/// One that goes on and one that is closed, whose day has come.
fn followed() -> Vec<Petition> {
    let mut all = made::all();
    for (petition, day) in all.iter_mut().skip(5).zip([Date::new(2026, 12, 20), Date::new(2026, 11, 20)]) {
        let on = made::today().plus_days(-10);
        let next_look = day;
        petition
            .events
            .push(PetitionEvent { next_look, ..PetitionEvent::new(PetitionAct::Track, on, StaffId(3)) });
    }
    if let Some(last) = all.last_mut() {
        last.state = PetitionState::Closed;
    }
    all
}

#[test]
fn what_is_followed_has_a_tab_by_the_day_of_the_next_look() {
    let all = followed();
    let answer = |query: &Query| made::answer_from(&all, query).or_else(|| testkit::answer(query));
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (cols, rows) in [(60, 20), (80, 24), (120, 40)] {
            let mut bench = Bench::seated(lang).sized(cols, rows);
            bench.keys_to("<f4><left><left><left><left>", answer);
            insta::assert_snapshot!(format!("tracked_{tag}_{cols}x{rows}"), screen(&bench.model));
        }
    }
}

#[test]
fn refused_on_a_ground() {
    shots("refused", "54");
}

#[test]
fn correct() {
    shots("correct", "<alt-e>");
}

#[test]
fn tabs_that_have_no_room_are_told_by_an_arrow_and_the_one_on_screen_is_always_there() {
    for lang in [Lang::Zh, Lang::En] {
        for cols in (60..=200).step_by(4) {
            let mut bench = Bench::seated(lang).sized(cols, 24);
            bench.keys("<f4>");
            for _ in crate::bureau::query::Tab::ALL {
                let drawn = screen(&bench.model);
                let row = drawn.lines().nth(2).unwrap().trim_end();
                let tab = |at: usize| {
                    let name = crate::locale::petition_words::tab(crate::bureau::query::Tab::ALL[at]);
                    row.contains(name.get(lang))
                };
                assert!(row.contains('[') && row.contains(']'), "{cols} {row}");
                assert!(tab(crate::bureau::query::Tab::ALL.len() - 1) || row.ends_with('›'), "{cols} {row}");
                assert!(tab(0) || row.trim_start().starts_with('‹'), "{cols} {row}");
                bench.keys_to("<right>", testkit::answer);
            }
        }
    }
}

/// Every reason in the menu of steps is read whole, in its row or, once it is marked, below the list.
#[test]
fn the_reasons_of_the_steps_are_read_whole_at_every_width() {
    for lang in [Lang::Zh, Lang::En] {
        for (cols, rows) in [(80, 24), (120, 40), (200, 50)] {
            let mut bench = Bench::seated(lang).sized(cols, rows);
            bench.keys("<f4>").keys("<left><down><down><enter>").keys("0");
            let Some(Overlay::Menu(menu)) = bench.model.overlays.last().cloned() else { panic!() };
            let refused = menu.rows.iter().filter(|row| row.disabled.is_some()).count();
            assert!(refused > 8, "{refused}");
            let plain =
                |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '│').collect::<String>();
            for row in &menu.rows {
                if let Some(why) = row.disabled.as_ref().map(|why| why.say(lang)) {
                    let text = screen(&bench.model);
                    assert!(boxed(&text).contains(&plain(&why)), "{cols} {why}\n{text}");
                    // Where there is room, nothing in the box is cut.
                    assert!(cols == 80 || !boxed(&text).contains('…'), "{cols}\n{text}");
                }
                bench.keys("<down>");
            }
        }
    }
}

/// What stands in the box on top, without blanks.
fn boxed(text: &str) -> String {
    let rows = text.lines().skip_while(|row| !row.contains('┌')).skip(1).take_while(|row| !row.contains('└'));
    let inside = |row: &str| row.split('│').rev().nth(1).unwrap_or_default().to_owned();
    let inside: String = rows.map(inside).collect();
    inside.chars().filter(|c| !c.is_whitespace()).collect()
}
