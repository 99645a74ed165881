//! The data quality pane, worked by keys.

use super::Tab;
use crate::bureau::{Command, Outcome, Query, Receipt, Refusal};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::panes::merge::Kind;
use crate::console::testkit::Bench;
use crate::console::{Effect, ErrandNews, Event};
use crate::domain::PersonId;
use crate::domain::person::Gap;
use crate::exchange::{Errand, Progress, Trouble};
use crate::locale::Lang;
use crate::view::tests::screen;

fn receipt() -> Receipt {
    Receipt { seq: 77, already: false, outcome: Outcome::Done }
}

#[test]
fn comparing_everybody_shows_how_far_it_is_and_can_be_stopped() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-d>2");
    assert_eq!(bench.model.active, PaneId::Quality);
    assert!(matches!(bench.errand(), Some((_, Errand::Duplicates { .. }))));
    bench.news(ErrandNews::Progress(Progress { rows: 30, bytes: 30, total_bytes: 100 }));
    assert!(screen(&bench.model).contains("正在比对 30%"), "{}", screen(&bench.model));
    bench.keys("<esc>");
    assert!(bench.effects.iter().any(|e| matches!(e, Effect::Stop(_))));
    assert_eq!(bench.model.active, PaneId::Quality, "Escape stops first");
    bench.news(ErrandNews::Over(Err(Trouble::Stopped)));
    assert_eq!(bench.said(), "已停止比对。");
    bench.keys_with_files("<ctrl-r>");
    assert_eq!(bench.model.panes.quality.pairs().len(), 3);
}

#[test]
fn a_pair_is_found_to_be_two_people_with_a_reason() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_with_files("<ctrl-d>2<down><ctrl-k>当面核对，是姐妹<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::DeclareDistinct { one, other, reason } = command else { panic!("{command:?}") };
    assert_eq!((one, other, reason.as_str()), ((PersonId(3), 4), (PersonId(5), 4), "当面核对，是姐妹"));
    bench.reply(Ok(receipt()));
    let quality = &bench.model.panes.quality;
    assert_eq!(
        (quality.pairs().len(), quality.found.as_ref().map(|f| (f.total, f.distinct))),
        (2, Some((2, 2)))
    );
    assert_eq!(bench.said(), "已认定 P3 和 P5 不是同一人（日志第 77 条）");
}

#[test]
fn what_was_decided_is_taken_back() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_with_files("<ctrl-d>3<enter>看错了<enter>");
    let (_, _, command) = bench.command().unwrap();
    assert!(matches!(command, Command::WithdrawDistinct { one: PersonId(2), other: PersonId(4), .. }));
    bench.reply(Ok(receipt()));
    bench.keys_with_files("<down><enter>");
    assert_eq!(bench.model.active, PaneId::Merge);
    assert_eq!(bench.model.panes.merge.kind, Some(Kind::Apart(PersonId(6))));
    bench.keys("<esc>");
    assert_eq!((bench.model.active, bench.model.panes.quality.tab), (PaneId::Quality, Tab::Decisions));
}

#[test]
fn two_others_are_chosen_by_hand_and_one_persons_doubles_are_asked_for() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_with_files("<ctrl-d>2<ctrl-n><enter>ou<enter><enter>ou<down><enter><ctrl-s>");
    assert_eq!(bench.model.active, PaneId::Merge);
    assert_eq!(bench.model.panes.merge.kind, Some(Kind::Merge([PersonId(1), PersonId(2)])));
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<ctrl-o><ctrl-f>");
    assert_eq!(bench.model.active, PaneId::Quality);
    assert_eq!(bench.model.panes.quality.pairs().len(), 1);
    assert!(!bench.effects.iter().any(|e| matches!(e, Effect::Errand { .. })), "not everybody is compared");
    assert!(screen(&bench.model).contains("与 P1 疑似重复 1 份"), "{}", screen(&bench.model));
}

#[test]
fn whoever_was_merged_in_the_meantime_is_looked_at_where_they_stand() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<ctrl-o>");
    bench.keys_to("<ctrl-f>", |_| None);
    let asked = |bench: &Bench, who: u32| {
        bench.effects.iter().find_map(|effect| match effect {
            Effect::Query { req, query: Query::DuplicatesOf(person) } if person.0 == who => Some(*req),
            _ => None,
        })
    };
    let req = asked(&bench, 1).unwrap();
    let why = Refusal::MergedInto { person: PersonId(1), into: PersonId(3) };
    bench.event(Event::Reply { req, result: Err(why), took_us: 84 });
    assert!(!bench.said().contains("已并入"), "{}", bench.said());
    assert!(asked(&bench, 3).is_some());
}

#[test]
fn after_a_record_was_changed_its_doubles_are_looked_for() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<ctrl-o><f7><tab><tab><tab><tab><tab>区英<ctrl-s>");
    bench.reply(Ok(Receipt { seq: 5, already: false, outcome: Outcome::Person(PersonId(1), 5) }));
    assert!(!bench.effects.iter().any(|e| matches!(e, Effect::Query { query: Query::DuplicatesOf(_), .. })));
    assert_eq!(bench.said(), "可能与 P2 区广源 是同一人（共 1 份疑似）。Ctrl-F 并排核对。");
}

#[test]
fn a_number_of_the_table_opens_its_people_and_a_person_the_right_form() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-d><down><right><right>");
    let quality = &bench.model.panes.quality;
    assert_eq!((quality.gap(), quality.cell()), (Gap::Phone, 240));
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.quality.lacking.as_ref().map(|l| l.total), Some(9));
    bench.keys("<end>");
    assert_eq!(bench.model.panes.quality.lacking.as_ref().map(|l| l.people.len()), Some(9), "the rest came");
    bench.keys("<home><enter>");
    assert_eq!((bench.model.active, bench.model.panes.person.person), (PaneId::Person, Some(PersonId(1))));
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("a form") };
    assert_eq!(sheet.form.focused().map(|f| f.name.as_str()), Some("phones.0"));
    bench.keys("13800138000<ctrl-s>");
    bench.reply(Ok(Receipt { seq: 5, already: false, outcome: Outcome::Person(PersonId(1), 5) }));
    assert_eq!(bench.model.active, PaneId::Quality, "and back to the list, which was asked for anew");
    assert!(bench.model.panes.quality.shows_people());
    bench.keys("<esc><esc>");
    assert!(!bench.model.panes.quality.shows_people());
    // Where nothing is missing there is nothing to list.
    bench.keys("<down><down><enter>");
    assert!(!bench.model.panes.quality.shows_people());
    for (gap, field) in [(Gap::Kin, "relatives.2.relation"), (Gap::Residence, "residence.division")] {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<ctrl-d>");
        for _ in 0..gap as usize {
            bench.keys("<right>");
        }
        bench.keys("<enter><enter>");
        let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("a form") };
        assert_eq!(sheet.form.focused().map(|f| f.name.as_str()), Some(field));
    }
}
