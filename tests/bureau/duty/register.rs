//! The daily register: what was registered on a day, however long ago.

use honordesk::bureau::answer::RegisterRow;
use honordesk::bureau::command::ActRequest;
use honordesk::bureau::{Answer, Command, Query};
use honordesk::domain::petition::{Accused, PetitionAct, PetitionFacts};

use super::{TODAY, bureau, clock};
use crate::bureau_support::*;

fn rows(f: &Fixture, day: &str) -> Vec<RegisterRow> {
    match f.ask("petitions", Query::DutyRegister { day: date(day) }).unwrap() {
        Answer::DutyRegister(rows) => rows,
        _ => panic!(),
    }
}

#[test]
fn the_register_of_a_day_has_what_was_registered_on_it() {
    let f = bureau();
    let (first, number, seen) = f.take_in(petition(None));
    f.run(
        "petitions",
        Command::ActOnPetition { petition: first, seen, act: ActRequest::new(PetitionAct::Note).clone() },
    )
    .unwrap_err();
    clock(&f, "2026-11-24", 600);
    f.take_in(petition(None));
    let rows = |day: &str| rows(&f, day);
    assert_eq!(rows(TODAY).len(), 1);
    assert_eq!((rows(TODAY)[0].number.clone(), rows(TODAY)[0].first), (number, true));
    assert_eq!(rows("2026-11-24").len(), 1);
    assert_eq!(rows("2026-11-22").len(), 0);
}

#[test]
fn a_day_of_long_ago_is_found_whole_also_where_the_clock_was_wrong_for_a_while() {
    let f = bureau();
    let days = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-24", "2026-11-26"];
    for day in days {
        clock(&f, day, 9 * 60);
        for _ in 0..3 {
            f.take_in(petition(None));
        }
    }
    let numbers = |day: &str| rows(&f, day).into_iter().map(|row| row.number).collect::<Vec<_>>();
    let of = |all: &[u32]| all.iter().map(|n| format!("2026-{n:04}")).collect::<Vec<_>>();
    assert_eq!(numbers("2026-11-23"), of(&[1, 2, 3]));
    assert_eq!(numbers("2026-11-24"), of(&[4, 5, 6, 10, 11, 12]));
    assert_eq!(numbers("2026-11-25"), of(&[7, 8, 9]));
    assert_eq!(numbers("2026-11-26"), of(&[13, 14, 15]));
    assert_eq!(numbers("2026-11-22"), of(&[]));
}

#[test]
fn what_repeats_one_that_is_kept_from_the_reader_is_a_first_one_to_them() {
    let f = bureau();
    // Whom it accuses turns out when both are registered.
    let (kept, _, seen) = f.take_in(petition(None));
    let again = PetitionFacts { repeats: Some(kept), ..petition(None) };
    f.run("window", Command::RegisterPetition { facts: Box::new(again) }).unwrap();
    let accused = Some(Accused { staff: Some(staff_id("head")), ..Accused::default() });
    let act =
        ActRequest { accused, note: "来信写明".into(), ..ActRequest::new(PetitionAct::NameAccused) };
    f.run("petitions", Command::ActOnPetition { petition: kept, seen, act }).unwrap();
    let first = |who: &str| match f.ask(who, Query::DutyRegister { day: date(TODAY) }).unwrap() {
        Answer::DutyRegister(rows) => rows.into_iter().map(|row| row.first).collect::<Vec<_>>(),
        _ => panic!(),
    };
    // Whom one accuses sees neither; whoever took the other in sees that one.
    assert_eq!(first("petitions"), [true, false]);
    assert_eq!((first("head"), first("window")), (vec![], vec![true]));
}

#[test]
fn the_register_has_every_demand_and_how_many_came_under_the_headings_of_the_form() {
    let f = bureau();
    let mut facts = petition(None);
    facts.headcount = 3;
    facts.demands = vec![
        honordesk::domain::petition::Demand::new("补发优待金", None),
        honordesk::domain::petition::Demand::new("更正入伍时间", None),
    ];
    let name = facts.petitioners[0].name.clone();
    f.take_in(facts);
    let rows = rows(&f, TODAY);
    assert_eq!((rows[0].headcount, rows[0].demands.len(), rows[0].outcomes.len()), (3, 2, 2));
    let lang = honordesk::locale::Lang::Zh;
    assert_eq!(honordesk::locale::duty_register::registered_by(&rows[0], lang), format!("{name} 等3人"));
    let said = honordesk::locale::duty_register::several(&rows[0].demands, lang);
    assert_eq!(said, "1. 补发优待金；2. 更正入伍时间");
}
