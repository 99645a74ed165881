//! The overview, key by key.

use crate::bureau::Query;
use crate::console::Effect;
use crate::console::panes::PaneId;
use crate::console::testkit::Bench;
use crate::domain::filter::Key;
use crate::locale::Lang;

#[test]
fn a_cell_leads_to_its_people() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f8>");
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
    bench.keys("<f8>1<down><down><down><enter>");
    assert_eq!(bench.model.panes.overview.by, Key::Town);
    bench.keys("2<enter>");
    assert_eq!(bench.model.panes.overview.across, None);
    bench.effects.clear();
    for chord in crate::console::testkit::keys("3") {
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
    bench.keys("<f8><f7>-已故<ctrl-s>");
    assert_eq!(bench.model.panes.overview.text, "-已故");
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.lookup.query.text(), "-已故 类别:烈士遗属 ");
    bench.keys("<f8><esc>");
    assert_eq!(bench.model.panes.overview.text, "");
}
