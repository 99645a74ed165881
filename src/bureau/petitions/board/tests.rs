//! The board among tables that change under it.

use std::sync::Arc;

use crate::bureau::command::{Founding, NewStaff};
use crate::bureau::query::{Order, Tab};
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::session::{Asking, Moment, Session};
use crate::bureau::{Answer, Bureau, BureauOptions, Command, HashCost, Query};
use crate::domain::petition::{Counting, DayZero, Demand, PetitionFacts, Petitioner, Roll, Route};
use crate::domain::staff::{ProtectionLevel, Role, Staff};
use crate::domain::{Date, DivisionCode, StaffId};
use crate::store::{Keys, Reading};

fn day(month: u32, day: u32) -> Date {
    Date::new(2026, month, day).unwrap()
}

fn asking(key: u8, who: Option<StaffId>) -> Asking {
    let session = who.map(|staff| Session { staff, desk: String::new() });
    let moment = Moment { today: day(9, 18), at_ms: 1_789_700_000_000 + i64::from(key) };
    Asking { session, moment, visit: None, key: [key; 16] }
}

/// A bureau of one with an open petition.
fn bureau(dir: &std::path::Path) -> Bureau {
    let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
    let bureau = Bureau::create(dir, &options).unwrap();
    let staff = NewStaff {
        login: "one".to_owned(),
        name: "试一".to_owned(),
        roles: vec![Role::Petitions],
        desk: String::new(),
        password: None,
    };
    let founding = Founding {
        bureau: "试验区退役军人事务局".to_owned(),
        division: DivisionCode::parse("440114").unwrap(),
        level: ProtectionLevel::Three,
        staff: vec![staff],
        settings: Vec::new(),
        sample_of: Some("test".to_owned()),
    };
    bureau.execute(&asking(1, None), Command::Found(founding)).unwrap();
    let facts = PetitionFacts {
        received_at: Some(540),
        petitioners: vec![Petitioner { name: "试某".to_owned(), ..Petitioner::default() }],
        demands: vec![Demand::new("要求补发优待金", Some(Route::Opinion))],
        ..PetitionFacts::on(day(9, 18))
    };
    let command = Command::RegisterPetition { facts: Box::new(facts) };
    bureau.execute(&asking(2, Some(StaffId(1))), command).unwrap();
    bureau
}

fn due(bureau: &Bureau, key: u8) -> Option<Date> {
    let query =
        Query::Petitions { tab: Tab::Open, order: Order::Due, text: String::new(), offset: 0, limit: 9 };
    match bureau.query(&asking(key, Some(StaffId(1))), query) {
        Ok(Answer::Petitions(queue)) => queue.rows[0].due.map(|due| due.on),
        other => panic!("{other:?}"),
    }
}

/// Whoever took the tables before others came into force, and asks after, works by what they took; nobody else does.
#[test]
fn whoever_began_by_other_tables_leaves_nothing_of_them_to_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let bureau = bureau(&dir.path().join("data"));
    let counting = Counting {
        from: day(9, 1),
        day_zero: DayZero::Excluded,
        roll: Roll::NextWorkingDay,
        basis: "民法典第二百零三条".to_owned(),
        by: StaffId(1),
        on: day(9, 18),
    };
    let other = Reference::with_own(bureau.reference(), &[], vec![counting]);
    let reader = bureau.store.read().unwrap();
    let staff: Staff = reader.get(&Keys::staff(StaffId(1))).unwrap().unwrap();
    let by = |tables: &Arc<Reference>| {
        let asking = asking(9, Some(StaffId(1)));
        let scene = Scene { staff: &staff, asking: &asking, reference: tables, board: &bureau.board };
        let filled = bureau.board.at(&reader, scene).unwrap();
        filled.open().next().and_then(|one| one.due).map(|due| due.on)
    };
    let plain = day(10, 3);
    assert_eq!(due(&bureau, 3), Some(plain));
    assert_eq!(by(&other), Some(day(10, 8)), "the asker's own tables");
    assert_eq!(due(&bureau, 4), Some(plain));
    assert_eq!(by(bureau.reference()), Some(plain));
}
