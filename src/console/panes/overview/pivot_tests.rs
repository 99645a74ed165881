//! The pivot, and the way to it, key by key.

use super::Tab;
use crate::bureau::Query;
use crate::console::Effect;
use crate::console::panes::PaneId;
use crate::console::testkit::Bench;
use crate::domain::filter::Key;
use crate::locale::Lang;

#[test]
fn digits_turn_the_tabs_and_each_is_as_it_was_left() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f8><right><down>3");
    assert_eq!(bench.said(), "先按 2 到“交叉表”。");
    bench.keys("2<right><right>");
    let overview = &bench.model.panes.overview;
    assert_eq!((overview.tab, overview.pivot.col), (Tab::Pivot, 2));
    bench.keys("1");
    let overview = &bench.model.panes.overview;
    assert_eq!((overview.tab, overview.charts.chart, overview.charts.bar), (Tab::Charts, 1, 1));
    bench.keys("2<down><f2><f8>");
    let overview = &bench.model.panes.overview;
    assert_eq!((overview.tab, overview.pivot.col, overview.pivot.list.selected), (Tab::Pivot, 2, 1));
}

#[test]
fn a_cell_leads_to_its_people() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f8>2");
    assert_eq!(bench.model.active, PaneId::Overview);
    bench.keys("<down><right><enter>");
    assert_eq!(bench.model.active, PaneId::Lookup);
    assert_eq!(bench.model.panes.lookup.query.text(), "类别:参战退役军人 镇:新华街道 ");
    bench.keys("<f8><right><enter>");
    assert_eq!(bench.model.panes.lookup.query.text(), "类别:参战退役军人 镇:花东镇 ", "the place is kept");
}

#[test]
fn rows_columns_and_money_are_chosen_by_digits() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f8>23<down><down><down><enter>");
    assert_eq!(bench.model.panes.overview.pivot.by, Key::Town);
    bench.keys("4<enter>");
    assert_eq!(bench.model.panes.overview.pivot.across, None);
    bench.effects.clear();
    for chord in crate::console::testkit::keys("5") {
        bench.event(crate::console::Event::Input(crate::console::Input::Key(chord)));
    }
    let asked = bench.effects.iter().find_map(|e| match e {
        Effect::Query { query: Query::Pivot { months, .. }, .. } => Some(*months),
        _ => None,
    });
    let (from, to) = asked.flatten().unwrap();
    assert_eq!((from.to_string(), to.to_string()), ("2026-10".into(), "2026-10".into()));
}

#[test]
fn what_narrows_it_goes_into_the_lookup_and_escape_takes_it_off() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f8>2<f7>-已故<ctrl-s>");
    assert_eq!(bench.model.panes.overview.pivot.text, "-已故");
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.lookup.query.text(), "-已故 类别:烈士遗属 ");
    bench.keys("<f8><esc>");
    assert_eq!(bench.model.panes.overview.pivot.text, "");
}
