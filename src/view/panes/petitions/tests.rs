//! The petitions pane as it is drawn.

use crate::bureau::Query;
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
