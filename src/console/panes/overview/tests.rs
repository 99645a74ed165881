//! The overview, worked by keys.

use crate::bureau::answer::{VisitDay, VisitRow};
use crate::bureau::query::Tab;
use crate::bureau::{Answer, Query};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{self, Bench};
use crate::domain::visit::{Board, CallerKind, VisitStage};
use crate::domain::{PersonId, VisitId};
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
    let overview = &bench.model.panes.overview;
    assert_eq!((overview.chart, overview.bar), (6, 1), "{}", bench.said());
}

#[test]
fn an_hour_shows_who_came_in_it() {
    let visit = |n: u32, hour: i64, name: &str| VisitRow {
        visit: VisitId(n),
        version: 1,
        day: crate::domain::Date::parse("2026-11-23").unwrap(),
        number: n as u16,
        booked: None,
        stage: VisitStage::Ended,
        person: Some(PersonId(n)),
        name: name.into(),
        caller: CallerKind::InPerson,
        topics: Vec::new(),
        desk: String::new(),
        staff: String::new(),
        attended_by: None,
        came_ms: Some(1_795_392_000_000 + hour * 3_600_000 - 8 * 3_600_000),
        called_ms: None,
        ended: None,
        promises_open: 0,
    };
    let mut bench = at("<right><right><right><right>");
    bench.keys_to("<down><enter>", |query| match query {
        Query::Visits { day } => Some(Answer::Visits(Box::new(VisitDay {
            day: *day,
            board: Board::default(),
            visits: vec![visit(1, 9, "区国英"), visit(2, 10, "区广源")],
            promises: Vec::new(),
        }))),
        other => testkit::answer(other),
    });
    let Some(Overlay::Menu(menu)) = bench.model.overlays.last() else { panic!() };
    let rows: Vec<&str> = menu.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(rows, ["P1"]);
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.person.person, Some(PersonId(1)));
}
