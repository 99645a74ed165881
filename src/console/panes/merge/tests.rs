//! Merging and putting apart, worked by keys.

use super::{Kind, View};
use crate::bureau::{Command, Outcome, Receipt, Refusal};
use crate::console::goal::Goal;
use crate::console::panes::PaneId;
use crate::console::testkit::Bench;
use crate::domain::PersonId;
use crate::domain::person::{Belonging, PersonField};
use crate::locale::Lang;
use crate::view::tests::screen;

/// P1 and P2 side by side.
fn side_by_side() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_with_files("<ctrl-d>2<enter>");
    assert_eq!(bench.model.active, PaneId::Merge);
    bench
}

fn taken(bench: &Bench) -> Vec<PersonField> {
    bench.model.panes.merge.take.iter().copied().collect()
}

#[test]
fn what_is_missing_is_taken_over_and_lists_are_joined_unless_chosen_otherwise() {
    let mut bench = side_by_side();
    assert_eq!(taken(&bench), [PersonField::Phones, PersonField::Card]);
    // The first row is the name: take it; the last of those that differ is the card: leave it.
    bench.keys("<right>");
    for _ in 0..9 {
        bench.keys("<down>");
    }
    bench.keys("<left>");
    assert_eq!(taken(&bench), [PersonField::Name, PersonField::Phones]);
    bench.keys("<home><down><down><down><space>");
    assert_eq!(bench.said(), "两份一样，不必选。");
    bench.keys("<up><enter>");
    assert!(taken(&bench).contains(&PersonField::ResidentId));
    // Swapped, the other record is the one that is kept, and the choices begin anew.
    bench.keys("0");
    assert_eq!(taken(&bench), [PersonField::OtherNames, PersonField::Phones]);
    assert_eq!(bench.model.panes.merge.sides().map(|(k, _)| k.card.person), Some(PersonId(2)));
}

#[test]
fn the_number_that_comes_along_is_typed_before_anything_is_merged() {
    let mut bench = side_by_side();
    bench.keys("2");
    assert_eq!(bench.model.panes.merge.view, View::Moves);
    let n = bench.model.panes.merge.rows();
    let picture = screen(&bench.model);
    assert!(picture.contains("要求补发优待金") && picture.contains(&format!("2 随并 {n}")), "{picture}");
    // Full-width digits, as an input method gives them, and Enter through the form.
    let wide: String = n.to_string().chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect();
    bench.keys("<ctrl-s>").paste(&wide).keys("<enter>").paste("同一人，两份旧档").keys("<enter>");
    let (_, _, command) = bench.command().unwrap();
    let Command::MergePeople { keep, gone, take, moves, lives, reason } = command else {
        panic!("{command:?}")
    };
    assert_eq!(
        (keep, gone, moves, reason.as_str()),
        ((PersonId(1), 4), (PersonId(2), 4), n, "同一人，两份旧档")
    );
    assert_eq!((take, lives), (vec![PersonField::Phones, PersonField::Card], false));
    bench.reply(Err(Refusal::MovesDiffer { said: n, now: n + 1 }));
    assert!(screen(&bench.model).contains(&format!("随并的是 {} 项", n + 1)), "{}", screen(&bench.model));
    bench.keys("<ctrl-s>");
    bench.reply(Ok(Receipt { seq: 88, already: false, outcome: Outcome::Person(PersonId(1), 5) }));
    assert_eq!(bench.said(), "已将 P2 并入 P1（日志第 88 条）。");
    assert_eq!(bench.model.active, PaneId::Person);
}

#[test]
fn without_the_number_nothing_is_sent() {
    let mut bench = side_by_side();
    let n = bench.model.panes.merge.moves().map(crate::bureau::answer::Belongings::count).unwrap();
    bench.keys("<ctrl-s><tab>同一人<ctrl-s>");
    assert!(bench.command().is_none());
    let picture = screen(&bench.model);
    assert!(picture.contains(&format!("随并 {n} 项")), "the number to type is said still:\n{picture}");
    bench.keys("<shift-tab>很多<ctrl-s>");
    assert!(bench.command().is_none(), "words are no number");
}

#[test]
fn a_death_is_taken_over_or_it_is_said_that_they_live() {
    let mut bench = side_by_side();
    let together = bench.model.panes.merge.together.as_mut().unwrap();
    together.records[1].card.died = crate::domain::Date::parse("2026-08-15");
    bench.keys("<ctrl-s>3<enter>同一人<ctrl-s>");
    assert!(bench.command().is_none(), "nobody is brought back to life by the way");
    assert!(screen(&bench.model).contains("是否健在"), "{}", screen(&bench.model));
    bench.keys("<right><ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    assert!(matches!(command, Command::MergePeople { lives: true, .. }), "{command:?}");
    // Taken over, nothing is asked.
    let mut bench = side_by_side();
    let together = bench.model.panes.merge.together.as_mut().unwrap();
    together.records[1].card.died = crate::domain::Date::parse("2026-08-15");
    bench.model.panes.merge.take.insert(PersonField::Died);
    bench.keys("<ctrl-s>");
    assert!(!screen(&bench.model).contains("是否健在"));
}

#[test]
fn what_cannot_be_chosen_stands_under_what_can() {
    let bench = side_by_side();
    let picture = screen(&bench.model);
    let place = |mark: &str| {
        let line = picture.lines().find(|line| line.contains(mark)).unwrap();
        crate::text::width(line.split(mark).next().unwrap())
    };
    assert_eq!(place("同左"), place("139****9000"), "{picture}");
}

#[test]
fn what_was_added_since_goes_where_it_is_chosen_to_go() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_with_files("<ctrl-d>3<down><enter>");
    assert_eq!(bench.model.panes.merge.kind, Some(Kind::Apart(PersonId(6))));
    bench.keys("2<end><right>");
    let give: Vec<Belonging> = bench.model.panes.merge.give.iter().copied().collect();
    assert!(matches!(give.as_slice(), [Belonging::Visit(_)]), "{give:?}");
    bench.keys("<home><right>");
    assert_eq!(bench.model.panes.merge.give.len(), 2);
    assert!(screen(&bench.model).contains("→ P6"), "{}", screen(&bench.model));
    bench.keys("<left>");
    assert_eq!(bench.model.panes.merge.give.len(), 1);
    bench.keys("<ctrl-s>确属两人<enter>");
    let (_, _, command) = bench.command().unwrap();
    assert!(
        matches!(&command, Command::UnmergePeople { person: PersonId(6), seen: 4, give, .. } if give.len() == 1),
        "{command:?}"
    );
    bench.reply(Ok(Receipt { seq: 90, already: false, outcome: Outcome::Person(PersonId(1), 6) }));
    assert_eq!(bench.said(), "已拆出 P6（日志第 90 条）。");
    assert_eq!(bench.model.panes.person.person, Some(PersonId(6)));
}

#[test]
fn a_goal_begins_anew() {
    let mut bench = side_by_side();
    bench.keys("<right>2");
    assert_eq!(Goal::Merge(PersonId(3), PersonId(5)).pane(), PaneId::Merge);
    bench.keys_with_files("<esc><down><enter>");
    assert_eq!(bench.model.panes.merge.kind, Some(Kind::Merge([PersonId(3), PersonId(5)])));
    assert_eq!(bench.model.panes.merge.view, View::Parts);
}
