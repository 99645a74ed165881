//! A bureau written in the first format, with one record of every kind, opened by today's program.
//!
//! `tests/golden/bureau_v1/` is closed and sealed. It is what [`write`] does, which follows from nothing but this file, so that anyone
//! can write it again: `cargo test --test bureau -- --ignored write_the_golden_bureau`. Do so only while the format is not
//! released yet; after that a new format gets a new folder, and the old one must go on opening.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bureau_support::*;
use honordesk::bureau::{Answer, Bureau, Command, ImportRow, ImportRun, Query};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::person::{
    BankAccount, Capacity, CapacityKind, Nature, Payee, PersonFacts, Recognition, RecognitionState, Relative,
    Residence, ServiceRecord,
};
use honordesk::domain::petition::{PetitionAct, PetitionState, Purpose};
use honordesk::domain::{EntryId, Fen, PersonId, PetitionId};
use honordesk::store;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bureau_v1")
}

/// The same bureau as the program writes it now: the first format, the fields that were added to it, and the changes of accounts, since
/// an account that comes with a registration waits for a second person.
fn now() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bureau_now")
}

/// Everything that can be on record about a person.
fn whole_person() -> PersonFacts {
    let place =
        |code: &str, address: &str| Residence { division: Some(division(code)), address: address.into() };
    PersonFacts {
        name: "买买提·吐尔逊𬭎".into(),
        other_names: vec!["试曾用".into()],
        household: place("440114107216", "㘵溪一队12号"),
        residence: place("440114001210", "云山大道"),
        phones: vec!["13800000001".into(), "020-86888888".into()],
        bank: Some(BankAccount {
            bank: "农行".into(),
            holder: "试人".into(),
            number: "6228480402564890018".into(),
            ..BankAccount::default()
        }),
        card: Some("4111111111111111".into()),
        service: ServiceRecord {
            enlisted: Some(date("1969-02-01")),
            discharged: Some(date("1975-03-01")),
            unit: "某部".into(),
            certificate: "遗失".into(),
            placement: "回乡生产".into(),
        },
        recognitions: vec![Recognition {
            since: Some(date("1976-01-01")),
            grade: Some(8),
            nature: Some(Nature::War),
            certificate: "粤军G0001".into(),
            approved: Some(date("1975-12-01")),
            service_years: Some(6),
            ..Recognition::new("11", RecognitionState::Receiving)
        }],
        relatives: vec![Relative {
            relation: "配偶".into(),
            name: "试妻".into(),
            resident_id: Some(resident_id(7)),
            phone: "13900000001".into(),
            emergency: true,
            capacity: Some(Capacity {
                kind: CapacityKind::Agent,
                paper: "委托书 3 号".into(),
                from: Some(date("2026-01-01")),
                until: Some(date("2026-12-31")),
            }),
            ..Relative::default()
        }],
        payees: vec![Payee {
            name: "试妻".into(),
            relation: "配偶".into(),
            account: BankAccount {
                bank: "农行".into(),
                holder: "试妻".into(),
                number: "6228480402564890018".into(),
                ..BankAccount::default()
            },
            from: Some(date("2026-01-01")),
            until: None,
            paper: "公证书 12 号".into(),
        }],
        profile: [(101, "汉族".to_owned()), (109, "农村".to_owned())].into(),
        ..person(1)
    }
}

/// Writes a bureau with a row of every kind.
fn write() -> Fixture {
    let f = Fixture::sample();
    let id = f.register(whole_person());
    f.run("maker", death(id, f.version(id), date("2026-11-02"))).unwrap();
    f.begin(posting(id, EntryKind::Due, "2026-10", 205_600), "2026-10-30");
    let more = posting(id, EntryKind::Paid, "2026-10", 205_601);
    f.by_hand("maker", more).unwrap();
    f.take_back(EntryId(2), "金额录错").unwrap();
    f.run("checker", Command::CloseMonth { month: month("2026-10"), despite: Some("试算".into()) }).unwrap();
    f.run("maker", Command::AddNote { person: id, facts: Box::new(note("先核对委托书原件", &[])) }).unwrap();
    let (petition_, ..) = f.take_in(petition(Some(id)));
    for act in [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Assign] {
        let Ok(Answer::Petition(view)) = f.ask("head", Query::Petition(petition_)) else { panic!() };
        let command = Command::ActOnPetition { petition: petition_, seen: view.version, act: step_of(act) };
        f.run("petitions", command).unwrap();
    }
    let mut accusation = petition(None);
    accusation.purpose = Purpose::Accusation;
    f.take_in(accusation);
    f.run("maker", Command::SaveImportProfile { name: "伤残表".into(), mapping: "A=name".into() }).unwrap();
    let mut rows = (2..5).map(|n| ImportRow { row: n as u64, facts: person(n) });
    let run = ImportRun { digest: [9; 32], file: "名册.csv".into(), rows: &mut rows, go_on: &mut |_| true };
    f.bureau.import_people(&f.asking(Some(staff_id("maker"))), run).unwrap();
    let maker = f.asking(Some(staff_id("maker")));
    let told = Command::NoticeConfirmation { people: vec![PersonId(2)], year: 2026, on: None };
    f.run("maker", told).unwrap();
    f.bureau.keep_draft(&maker, "person.P1", "半张表".as_bytes()).unwrap();
    f
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_first_format_opens_and_every_record_reads() {
    let mut f = Fixture::unfounded();
    let data = f.dir.path().join("golden");
    copy(&golden(), &data);
    let (bureau, report) = Bureau::open(&data, &options()).unwrap();
    assert!(report.founded && !report.unclean && report.people == 4, "{report:?}");
    f.bureau = bureau;
    f.keys.set(1000);
    f.bureau.build_index().unwrap();
    f.sound();
    let Ok(Answer::Record(record)) = f.ask("head", Query::Record(PersonId(1))) else { panic!() };
    let expected = whole_person();
    assert_eq!((record.card.name.as_str(), record.card.version), (expected.name.as_str(), 2));
    assert_eq!((&record.household, &record.residence), (&expected.household, &expected.residence));
    assert_eq!((&record.service, &record.profile), (&expected.service, &expected.profile));
    assert_eq!(record.card.recognitions, expected.recognitions);
    assert_eq!((record.card.died, record.card.owed), (Some(date("2026-11-02")), Fen(205_600)));
    let Ok(Answer::Petition(view)) = f.ask("head", Query::Petition(PetitionId(1))) else { panic!() };
    assert_eq!((view.row.state, view.events.len()), (PetitionState::Handling, 3));
    let Ok(Answer::Petition(secret)) = f.ask("head", Query::Petition(PetitionId(2))) else { panic!() };
    assert!(secret.facts.secret && secret.row.number == "2026-0002");
    let Ok(Answer::ImportedFile(Some(_))) = f.ask("maker", Query::ImportedFile { digest: [9; 32] }) else {
        panic!()
    };
    assert_eq!(f.person(20), PersonId(5), "it goes on where it stopped");
    // What a new entry adds to is the sum of those that were posted before such sums were kept.
    f.post(posting(PersonId(1), EntryKind::Paid, "2026-11", 205_600)).unwrap();
    f.sound();
}

#[test]
fn this_program_writes_the_format_of_now_byte_for_byte() {
    let f = write();
    let data = f.dir.path().join("data");
    f.bureau.close().unwrap();
    let journal = |dir: &Path| fs::read(dir.join(store::JOURNAL).join("000001.jrn")).unwrap();
    assert!(journal(&data) == journal(&now()), "the format has changed");
}

#[test]
#[ignore = "writes the files that the other tests compare with"]
fn write_the_golden_bureau() {
    let _ = fs::remove_dir_all(now());
    let f = write();
    let data = f.dir.path().join("data");
    f.bureau.close().unwrap();
    copy(&data.join(store::JOURNAL), &now().join(store::JOURNAL));
}
