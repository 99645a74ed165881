//! The sums that are kept beside the entries: a bureau from before they were kept draws the same runs, and keeps them from its first one on.

use honordesk::bureau::answer::OverpaidRow;
use honordesk::bureau::command::{PersonChange, RunAct};
use honordesk::bureau::{Bureau, Command, Outcome};
use honordesk::domain::ledger::{EntryKind, YearSums};
use honordesk::domain::person::RecognitionState;
use honordesk::domain::staff::Role;
use honordesk::store::{IdempotencyKey, Keys, Note, Reading, Stamp, Store, StoreError, Writer};

use super::bench::*;
use super::twice::graded;
use crate::bureau_support::*;

/// The same bureau with rows as somebody else left them.
fn with_rows(b: Bench, key: u8, change: impl Fn(&mut Writer<'_>) -> Result<(), StoreError>) -> Bench {
    let data = b.f.dir.path().join("data");
    b.f.bureau.close().unwrap();
    let (store, _) = Store::open(&data, &options().store()).unwrap();
    let stamp = Stamp {
        key: IdempotencyKey([key; 16]),
        today: date("2025-05-23"),
        at_ms: 0,
        actor: staff("admin"),
        role: Role::SystemAdmin as u8,
        desk: String::new(),
        command: "older",
    };
    store.write(&stamp, |w| change(w).map(|()| ((), Note::default()))).unwrap();
    store.close().unwrap();
    let (bureau, _) = Bureau::open(&data, &options()).unwrap();
    Bench { f: Fixture { bureau, ..b.f } }
}

/// The same bureau without some of the sums, as an earlier program left it.
fn without_sums(b: Bench, key: u8, gone: impl Fn(&YearSums) -> bool) -> Bench {
    with_rows(b, key, |w| {
        let rows: Vec<YearSums> = w.scan::<YearSums>(..)?.collect::<Result<_, _>>()?;
        for row in rows.iter().filter(|row| gone(row)) {
            w.delete::<YearSums>(&Keys::year_sums(&row.programme, row.person, row.year))?;
        }
        Ok(())
    })
}

/// Whether what is kept is right, and how many years of people are.
fn checked(b: &Bench) -> (bool, String) {
    let found = b.f.bureau.check(&mut |_| {}).into_iter().find(|one| one.name == "year_sums").unwrap();
    (found.held, format!("{:?}", found.detail))
}

fn kept(b: &Bench) -> String {
    let (held, detail) = checked(b);
    assert!(held, "{detail}");
    detail
}

#[test]
fn sums_that_are_not_those_of_the_entries_are_noticed() {
    for year in [2025, 2019] {
        let b = Bench::from("2025-04");
        b.on("2025-04-20");
        let person = b.register(paid_person(1));
        b.whole("2025-04");
        kept(&b);
        let b = with_rows(b, 250, |w| w.put(&YearSums::nothing(PENSION, person, year)));
        assert!(!checked(&b).0, "{year}");
    }
}

#[test]
fn a_bureau_from_before_the_sums_draws_the_same_run_and_keeps_them() {
    let b = Bench::from("2024-11");
    b.on("2025-04-20");
    let people: Vec<_> = (1..4).map(|n| b.register(paid_person(n))).collect();
    b.whole("2025-04");
    let late = vec![graded(7, RecognitionState::Receiving)];
    let change = PersonChange::Recognitions(late);
    b.amend_despite("window", people[0], change, "原来记错").unwrap();
    b.f.merge(people[1], people[2]).unwrap();
    b.on("2025-05-20");
    let post = |b: &Bench, posting| match b.by_hand("maker", posting).unwrap().outcome {
        Outcome::Entries(entry, 1) => entry,
        other => panic!("{other:?}"),
    };
    let by_hand = post(&b, posting(people[1], EntryKind::Due, "2024-12", 7_700));
    let draw = |b: &Bench| {
        let run = b.draft("draws", "2025-05").unwrap();
        let lines: Vec<_> =
            b.lines(run).into_iter().map(|l| (l.person, l.amount, l.restated, l.change)).collect();
        b.step("draws", run, RunAct::Abandon { reason: "再核对".into() }).unwrap();
        (lines, b.view(run).overpaid)
    };
    let whole = kept(&b);
    let drawn = draw(&b);
    assert!(drawn.0.len() >= 2 && drawn.1.0 > 0, "{drawn:?}");
    let overpaid = super::ledger::overpaid(&b, PENSION);
    let sum = |rows: &[OverpaidRow]| -> Vec<_> { rows.iter().map(|row| (row.person, row.sum)).collect() };
    // Of everybody, or of one year alone.
    let b = without_sums(b, 250, |_| true);
    assert_ne!(kept(&b), whole);
    assert_eq!(
        sum(&super::ledger::overpaid(&b, PENSION)),
        sum(&overpaid),
        "whoever only looks writes nothing"
    );
    assert_ne!(kept(&b), whole);
    assert_eq!(draw(&b), drawn);
    assert_eq!(kept(&b), whole);
    let b = without_sums(b, 251, |row| row.year == 2025);
    // What is posted to such a year counts what was there before.
    b.run("checker", Command::Reverse { entry: by_hand, reason: "记错了".into() }).unwrap();
    post(&b, posting(people[0], EntryKind::Due, "2025-01", 100));
    kept(&b);
    assert_ne!(draw(&b), drawn);
    assert_eq!(kept(&b), whole, "one row is of the entry that was posted to its year");
    b.f.sound();
}
