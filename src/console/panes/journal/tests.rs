//! The journal pane, worked by keys.

use super::pages::PAGE;
use crate::bureau::Query;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, ENTRIES, desk_of};
use crate::console::{Effect, Event, Input};
use crate::domain::staff::Role;
use crate::domain::{PersonId, StaffId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn auditor() -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("黄丽", &[Role::Auditor]));
    bench.keys("<ctrl-a>");
    assert_eq!(bench.model.active, PaneId::Journal);
    bench
}

/// The number of the entry selected.
fn seq(bench: &Bench) -> Option<u64> {
    bench.model.panes.journal.selected().map(|line| line.what.seq)
}

#[test]
fn any_entry_of_a_long_journal_is_one_question_away() {
    let mut bench = auditor();
    assert_eq!(seq(&bench), Some(ENTRIES));
    bench.keys("<end>");
    assert_eq!(seq(&bench), Some(1), "the oldest");
    bench.keys("<pageup>");
    assert!(seq(&bench).is_some_and(|n| n > 1));
    bench.keys("<home>");
    assert_eq!(seq(&bench), Some(ENTRIES));
    // A step inside what is held asks for nothing.
    bench.effects.clear();
    for chord in crate::console::testkit::keys("<down>") {
        bench.event(Event::Input(Input::Key(chord)));
    }
    assert!(!bench.effects.iter().any(|e| matches!(e, Effect::Query { .. })));
    assert_eq!(seq(&bench), Some(ENTRIES - 1));
}

#[test]
fn a_filter_is_filled_in_and_its_rows_are_found_as_far_as_needed() {
    let mut bench = auditor();
    bench.keys("1<right><right><tab>P12<ctrl-s>");
    assert!(bench.model.overlays.is_empty(), "the form is closed");
    let journal = &bench.model.panes.journal;
    assert_eq!((journal.filter.staff, journal.filter.person), (Some(StaffId(4)), Some(PersonId(12))));
    bench.keys("1<left><ctrl-s>");
    let journal = &bench.model.panes.journal;
    assert_eq!(journal.filter.staff, Some(StaffId(3)));
    assert_eq!(journal.pages.len(), PAGE, "one page, not the whole journal");
    assert!(journal.pages.looking_from().is_some());
    let first = seq(&bench).unwrap();
    assert_eq!(first % 5, 2, "about that person");
    // Further and further down, and back.
    for _ in 0..6 {
        bench.keys("<end>");
    }
    let journal = &bench.model.panes.journal;
    assert_eq!(journal.list.selected, 6 * PAGE - 1);
    assert_eq!(seq(&bench), Some(first - 5 * (6 * PAGE as u64 - 1)));
    bench.keys("<home>");
    assert_eq!(seq(&bench), Some(first), "pages let go are asked for again");
    bench.keys("2");
    assert_eq!(seq(&bench), Some(ENTRIES));
}

#[test]
fn a_filter_that_nothing_fits_says_so() {
    let mut bench = auditor();
    bench.keys("1<tab>P77<ctrl-s>");
    // The made-up journal looks at a thousand entries a question.
    for _ in 0..20 {
        bench.answer();
    }
    let picture = screen(&bench.model);
    assert!(picture.contains("P77") && picture.contains("没有符合的记录"), "{picture}");
    bench.keys("1<tab><ctrl-u>abc<ctrl-s>");
    assert_eq!(bench.said(), "人员编号写成 P12 这样。");
    bench.keys("<ctrl-u><tab>2026-11-23<tab>2026-11-01<ctrl-s>");
    assert_eq!(bench.said(), "止不能早于起。");
}

#[test]
fn enter_shows_an_entry_in_full_and_escape_comes_back() {
    let mut bench = auditor().sized(60, 20);
    bench.keys("<down><down><enter>");
    let picture = screen(&bench.model);
    for part in ["日志第 312343 条", "设置岗位", "窗口、经办", "安全管理员", "2026-11-23", "staff.set-roles"]
    {
        assert!(picture.contains(part), "{part} in {picture}");
    }
    bench.keys("<esc>");
    assert!(bench.model.panes.journal.whole.is_none());
    assert_eq!(bench.model.active, PaneId::Journal);
}

#[test]
fn nobody_else_reads_the_journal() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-a>");
    assert_eq!(bench.model.active, PaneId::Lookup);
    assert!(!bench.effects.iter().any(|e| matches!(e, Effect::Query { query: Query::Journal { .. }, .. })));
    assert!(bench.said().contains("审计员"), "{}", bench.said());
}
