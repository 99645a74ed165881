//! The import into a real bureau through its one door.

use honordesk::bureau::command::{Founding, NewStaff};
use honordesk::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, HashCost, Moment, Query, Refusal, Session,
};
use honordesk::domain::staff::{ProtectionLevel, Role};
use honordesk::domain::{Date, DivisionCode, ResidentId, StaffId};
use honordesk::exchange::layout::{Field, Layout};
use honordesk::exchange::people::{
    Door, ImportFault, Plan, Tables, Words, dry_run, import, reason_heading, reasons,
};
use honordesk::exchange::source::OpenChoices;
use honordesk::exchange::{Go, preview};
use honordesk::locale::Lang;

use crate::roster::Sheet;

pub(crate) fn asking(key: u8, staff: Option<u16>) -> Asking {
    let session = staff.map(|n| Session { staff: StaffId(n), desk: "一号窗口".into() });
    let moment =
        Moment { today: Date::new(2026, 11, 23).unwrap(), at_ms: 1_795_400_000_000 + i64::from(key) };
    Asking { session, moment, visit: None, key: [key; 16] }
}

pub(crate) fn founded(folder: &std::path::Path) -> Bureau {
    let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
    let bureau = Bureau::create(&folder.join("data"), &options).unwrap();
    let roles = [Role::SystemAdmin, Role::SecurityAdmin, Role::Auditor, Role::Maker];
    let staff = roles.map(|role| NewStaff {
        login: format!("{role:?}").to_lowercase(),
        name: "试".into(),
        roles: vec![role],
        desk: "一号窗口".into(),
        password: None,
    });
    let founding = Founding {
        bureau: "试验区退役军人事务局".into(),
        division: DivisionCode::parse("440114").unwrap(),
        level: ProtectionLevel::Three,
        staff: staff.into(),
        settings: Vec::new(),
        sample_of: Some("test".into()),
    };
    bureau.execute(&asking(1, None), Command::Found(founding)).unwrap();
    bureau
}

#[test]
fn good_rows_enter_in_one_entry_and_the_rest_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let bureau = founded(folder.path());
    let layout = Layout::standard().unwrap();
    let reference = bureau.reference().clone();
    let tables = Tables { layout: &layout, reference: &reference };
    let path = folder.path().join("伤残人员.csv");
    let mut sheet = Sheet::good(700);
    let bad = sheet.spoil().len() as u64;
    sheet.write(&path);
    let choices = OpenChoices::default();
    let mapping = preview(&path, &choices, &layout, &[]).unwrap().mapping;
    let plan = Plan { choices, mapping, today: Date::new(2026, 11, 23).unwrap(), spare: None };
    let words = Words { heading: reason_heading(Lang::Zh), reason: &|rejects| reasons(rejects, Lang::Zh) };
    let go = &mut |_| Go::On;

    // An auditor may not import, and is told so before anything is read into the register.
    let auditor = asking(2, Some(3));
    let refused = dry_run(&path, &plan, tables, &mut Door { bureau: &bureau, asking: &auditor }, go);
    assert!(matches!(refused, Err(ImportFault::Register(Refusal::NotPermitted { .. }))));

    let maker = asking(3, Some(4));
    let door = &mut Door { bureau: &bureau, asking: &maker };
    let run = dry_run(&path, &plan, tables, door, go).unwrap();
    // The way that needs a number on record has nobody on record here.
    let unheld = sheet.on_record.len() as u64;
    assert_eq!((run.rows, run.rejected, run.imported_before), (700, bad - unheld, None));

    let mut calls = 0;
    let stopped = import(&path, &plan, tables, &run, &words, door, &mut |_| {
        calls += 1;
        Go::Stop
    });
    assert!(matches!(stopped, Err(ImportFault::Stopped)) && calls == 1);
    let people = |bureau: &Bureau| match bureau.query(&asking(9, Some(4)), Query::Desk) {
        Ok(Answer::Desk(desk)) => desk.people,
        other => panic!("{other:?}"),
    };
    assert_eq!(people(&bureau), 0, "a stop leaves nobody behind");

    let done = import(&path, &plan, tables, &run, &words, door, go).unwrap();
    assert_eq!((done.taken, done.returned), (run.accepted, run.rejected));
    assert_eq!(people(&bureau), run.accepted);
    let id = ResidentId::parse(&sheet.get(0, Field::ResidentId)).unwrap().id;
    let lookup = Query::Alike { name: String::new(), resident_id: Some(id.as_str().to_owned()) };
    assert!(matches!(bureau.query(&maker, lookup), Ok(Answer::Alike(cards)) if cards.len() == 1));

    let again = dry_run(&path, &plan, tables, door, go).unwrap();
    assert!(again.imported_before.is_some() && again.accepted == 0);
}
