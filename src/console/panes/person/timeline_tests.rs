//! The timeline at the keyboard.

use super::Tab;
use crate::bureau::Query;
use crate::bureau::query::TimelineKind;
use crate::console::Effect;
use crate::console::overlays::Overlay;
use crate::console::testkit::{Bench, HAPPENINGS};
use crate::domain::Date;
use crate::locale::Lang;

fn at_timeline() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter>8");
    assert_eq!(bench.model.panes.person.tab, Tab::Timeline);
    bench
}

fn held(bench: &Bench) -> usize {
    bench.model.panes.person.timeline.as_ref().map_or(0, |t| t.lines.len())
}

#[test]
fn two_thousand_happenings_come_a_page_at_a_time_and_every_one_is_reached() {
    let mut bench = at_timeline();
    assert_eq!(held(&bench), 200);
    let mut most = 0;
    for _ in 0..400 {
        let before = held(&bench);
        bench.keys("<pagedown>");
        most = most.max(held(&bench) - before);
    }
    assert_eq!((held(&bench) as u64, most), (HAPPENINGS, 200));
    let timeline = bench.model.panes.person.timeline.as_ref().unwrap();
    assert!(timeline.next.is_none() && timeline.lines.windows(2).all(|pair| pair[0].seq > pair[1].seq));
    bench.keys("<end>");
    assert_eq!(bench.model.panes.person.list.selected as u64, HAPPENINGS - 1);
}

#[test]
fn the_arrows_turn_the_kind_and_a_digit_of_the_menu_picks_it() {
    let mut bench = at_timeline();
    let kind = |bench: &Bench| bench.model.panes.person.timeline_filter.kind;
    bench.keys("<right><right>");
    assert_eq!(kind(&bench), Some(TimelineKind::Money));
    let person = &bench.model.panes.person;
    let lines = &person.timeline.as_ref().unwrap().lines;
    assert!(!lines.is_empty() && lines.iter().all(|h| h.command.starts_with("ledger.")));
    bench.keys("<f7>５<enter>");
    assert_eq!(kind(&bench), Some(TimelineKind::Notes));
    bench.keys("<esc>");
    assert_eq!((kind(&bench), held(&bench)), (None, 200), "Escape shows everything again");
    bench.keys("<esc>");
    assert_ne!(bench.model.active, crate::console::panes::PaneId::Person);
}

#[test]
fn a_day_is_jumped_to_and_what_is_no_day_is_said() {
    let mut bench = at_timeline();
    bench.keys("<f7>7<enter>2026-02-30<ctrl-s>");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Sheet(_))));
    bench.keys("<ctrl-u>2026-05-01<ctrl-s>");
    assert!(bench.model.overlays.is_empty());
    let person = &bench.model.panes.person;
    assert_eq!(person.timeline_filter.upto, Date::parse("2026-05-01"));
    assert_eq!(person.timeline.as_ref().unwrap().lines[0].today, Date::parse("2026-05-01").unwrap());
    let asked = |effect: &Effect| matches!(effect, Effect::Query { query: Query::Timeline { .. }, .. });
    assert!(!bench.effects.iter().any(asked), "nothing is asked in vain");
}
