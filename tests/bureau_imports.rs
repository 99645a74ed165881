//! Whole files of people through the one door, and what is remembered of files.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod bureau_support;

use bureau_support::*;
use honordesk::bureau::{Answer, Command, ImportRow, ImportRun, Outcome, Query, Refusal};
use honordesk::domain::PersonId;
use honordesk::domain::person::PersonFacts;

fn import(
    f: &Fixture,
    digest: u8,
    rows: Vec<PersonFacts>,
    most: usize,
) -> Result<honordesk::bureau::Receipt, Refusal> {
    let mut rows = rows.into_iter().zip(2..).map(|(facts, row)| ImportRow { row, facts });
    let mut go_on = |done: usize| done < most;
    let run =
        ImportRun { digest: [digest; 32], file: "导入.csv".into(), rows: &mut rows, go_on: &mut go_on };
    f.bureau.import_people(&f.asking(Some(staff_id("maker"))), run)
}

#[test]
fn a_file_is_taken_in_whole_or_not_at_all_and_once() {
    let f = Fixture::new();
    f.person(3);
    f.bureau.build_index().unwrap();
    let rows = || (10..600).map(person).collect::<Vec<_>>();
    assert_eq!(import(&f, 1, rows(), 400), Err(Refusal::Stopped));
    let mut bad = rows();
    bad[300].phones = vec!["1".into()];
    let Err(Refusal::Row { row: 302, why }) = import(&f, 1, bad, usize::MAX) else { panic!() };
    assert!(matches!(*why, Refusal::Invalid(_)));
    let mut twice = rows();
    twice[5] = person(3);
    let Err(Refusal::Row { row: 7, why }) = import(&f, 1, twice, usize::MAX) else { panic!() };
    assert_eq!(*why, Refusal::SameResidentId(PersonId(1)));
    let Ok(Answer::Desk(desk)) = f.ask("window", Query::Desk) else { panic!() };
    assert_eq!(desk.people, 1);
    let receipt = import(&f, 1, rows(), usize::MAX).unwrap();
    assert_eq!(receipt.outcome, Outcome::Imported(590));
    assert_eq!(import(&f, 1, rows(), usize::MAX), Err(Refusal::ImportedBefore { seq: receipt.seq }));
    let query = Query::Lookup { text: "13800000599".into(), offset: 0, limit: 10, recent: vec![] };
    let Ok(Answer::Lookup(found)) = f.ask("maker", query) else { panic!() };
    assert_eq!(found.hits.len(), 1);
    let Ok(Answer::ImportedFile(Some(before))) = f.ask("maker", Query::ImportedFile { digest: [1; 32] })
    else {
        panic!()
    };
    assert_eq!((before.seq, before.object.as_str()), (receipt.seq, "P2–P591"));
    f.sound();
    f.reopened().sound();
}

#[test]
fn column_mappings_are_remembered() {
    let f = Fixture::new();
    let save =
        |name: &str, mapping: &str| Command::SaveImportProfile { name: name.into(), mapping: mapping.into() };
    f.run("maker", save("伤残表", "A=name")).unwrap();
    f.run("maker", save("伤残表", "A=name\nB=phone")).unwrap();
    let Ok(Answer::ImportProfiles(all)) = f.ask("maker", Query::ImportProfiles) else { panic!() };
    assert_eq!(all, [("伤残表".to_owned(), "A=name\nB=phone".to_owned())]);
}
