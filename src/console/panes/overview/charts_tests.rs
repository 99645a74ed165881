//! The charts, worked by keys.

use crate::bureau::query::Tab;
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, FakeFront};
use crate::locale::Lang;

fn at(keys: &str) -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f8>");
    assert_eq!(bench.model.active, PaneId::Overview);
    bench.keys(keys);
    bench
}

fn looked_for(bench: &Bench) -> String {
    assert_eq!(bench.model.active, PaneId::Lookup);
    bench.model.panes.lookup.query.text().to_owned()
}

#[test]
fn a_bar_of_people_opens_their_list() {
    assert_eq!(looked_for(&at("<enter>")), "年龄:90+ 性别:男 -已故");
    assert_eq!(looked_for(&at("<down><enter>")), "年龄:90+ 性别:女 -已故");
    assert_eq!(looked_for(&at("<end><enter>")), "年龄:无 性别:无 -已故");
    assert_eq!(looked_for(&at("<right><right><enter>")), "镇:新华街道 -已故");
    assert_eq!(looked_for(&at("<right><right><right><down><down><enter>")), "缺:电话 -已故");
}

#[test]
fn other_bars_open_the_queue_and_the_books() {
    let mut bench = at("<right><right><right><right><right><down><down><down><enter>");
    assert_eq!((bench.model.active, bench.model.panes.petitions.tab), (PaneId::Petitions, Tab::Late));
    bench.keys("<f8><right><down><enter>");
    let ledger = &bench.model.panes.ledger;
    assert_eq!(bench.model.active, PaneId::Ledger);
    assert_eq!(ledger.month.map(|m| m.to_string()).as_deref(), Some("2026-01"));
    assert!(ledger.programme.is_none());
    // The focus is where it was left, and stops at the last chart.
    bench.keys("<f8><right><right>");
    let overview = &bench.model.panes.overview.charts;
    assert_eq!((overview.chart, overview.bar), (6, 1), "{}", bench.said());
}

#[test]
fn an_hour_shows_who_came_in_it() {
    let mut bench = Bench::seated(Lang::Zh);
    // Everybody of that morning came at 09:32; somebody has an appointment and has not come.
    bench.front = FakeFront::morning();
    bench.keys("<f8><right><right><right><right><down><enter>");
    let Some(Overlay::Menu(menu)) = bench.model.overlays.last() else { panic!() };
    let mut came: Vec<&str> = menu.rows.iter().map(|row| row.key.as_str()).collect();
    came.sort_unstable();
    let mut expected: Vec<String> = FakeFront::morning()
        .visits
        .iter()
        .filter(|visit| visit.came_ms.is_some())
        .map(|visit| visit.person.map(|person| person.to_string()).unwrap_or_default())
        .collect();
    expected.sort_unstable();
    assert!(came == expected && !came.is_empty(), "{came:?} {expected:?}");
    // Another hour has nobody.
    bench.keys("<esc><down><enter>");
    let Some(Overlay::Menu(menu)) = bench.model.overlays.last() else { panic!() };
    assert!(menu.rows.is_empty());
}
