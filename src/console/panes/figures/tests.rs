//! Figures, worked by keys.

use std::cell::RefCell;

use crate::bureau::Query;
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer};
use crate::domain::Date;
use crate::domain::petition::{Figure, InTime};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<alt-y>", answer);
    assert_eq!(bench.model.active, PaneId::Figures);
    bench
}

fn day(m: u32, d: u32) -> Date {
    Date::new(2026, m, d).unwrap()
}

#[test]
fn every_cell_opens_the_petitions_behind_it() {
    for (keys, figure) in [
        ("<enter>", Figure::Received { week: day(11, 23) }),
        ("<right><enter>", Figure::Concluded { week: day(11, 23) }),
        ("<down><right><right><right><enter>", Figure::Open { week: day(11, 16) }),
        (
            "2<right><enter>",
            Figure::Clock { since: day(1, 1), clock: "notice".to_owned(), ended: InTime::Late },
        ),
        ("3<enter>", Figure::Overdue { today: day(11, 23) }),
        ("3<down><right><enter>", Figure::Due { on: day(11, 24) }),
        ("3<down><down><right><left><enter>", Figure::Due { on: day(11, 30) }),
        ("4<enter>", Figure::Repeats { since: day(1, 1) }),
        ("4<end><enter>", Figure::Town { since: day(1, 1), town: None }),
        ("5<enter>", Figure::Topic { since: day(1, 1), topic: Some("historical".to_owned()) }),
        (
            "5<down><enter>",
            Figure::TopicOfTown {
                since: day(1, 1),
                topic: Some("historical".to_owned()),
                town: crate::domain::DivisionCode::parse("440114105"),
            },
        ),
        ("6<enter>", Figure::Rated { since: day(1, 1), score: 5 }),
        ("6<end><up><enter>", Figure::Dissatisfied { since: day(1, 1) }),
        ("6<end><enter>", Figure::Unrated { since: day(1, 1) }),
        ("5<end><enter>", Figure::TopicOfTown { since: day(1, 1), topic: None, town: None }),
    ] {
        let mut bench = at_pane();
        let asked = RefCell::new(None);
        bench.keys_to(keys, |query| {
            if let Query::BehindFigure { figure, .. } = query {
                *asked.borrow_mut() = Some(figure.clone());
            }
            answer(query)
        });
        assert_eq!(asked.into_inner(), Some(figure), "{keys}");
    }
}

#[test]
fn enter_again_opens_the_petition_and_escape_goes_back_to_the_figures() {
    let mut bench = at_pane();
    bench.keys_to("<enter>", answer);
    bench.keys_to("<esc>", answer);
    assert!(screen(&bench.model).contains("期末在办"), "{}", screen(&bench.model));
    bench.keys_to("<enter>", answer);
    bench.keys_to("<enter>", answer);
    assert_eq!(bench.model.active, PaneId::Petitions);
}

#[test]
fn rates_are_of_what_ended_and_rest_days_are_named() {
    let mut bench = at_pane();
    bench.keys("2");
    let text = screen(&bench.model);
    assert!(text.contains("97.8%") && text.contains("—"), "{text}");
    bench.keys("6");
    let text = screen(&bench.model);
    assert!(text.contains("已评 120 件") && text.contains("6.6%"), "{text}");
    bench.keys("3");
    let text = screen(&bench.model);
    assert!(text.contains("28休") && text.contains("[1]"), "{text}");
}
