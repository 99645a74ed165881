//! Records put apart again: in any order, with what belongs to each, and what a merger must not lose by the way.

use crate::bureau_support::*;
use honordesk::bureau::answer::{CondolenceView, Record, Statement, VisitDay, VisitView};
use honordesk::bureau::command::{Contacted, MadeFor, PaperDraft, PersonChange, Posting, Visitor};
use honordesk::bureau::{Action, Answer, Command, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::care::{ContactKind, ContactResult, HardshipFacts, Recipients, Relief};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::paper::PaperKind;
use honordesk::domain::person::{BankAccount, Belonging, NoId, PersonFacts, PersonField, RecognitionState};
use honordesk::domain::staff::Role;
use honordesk::domain::visit::{Caller, VisitOutcome};
use honordesk::domain::{Fen, GiftId, HardshipId, PersonId, VisitId};

fn record(f: &Fixture, id: PersonId) -> Record {
    match f.ask("maker", Query::Record(id)).unwrap() {
        Answer::Record(record) => *record,
        other => panic!("{other:?}"),
    }
}

fn statement(f: &Fixture, id: PersonId) -> Statement {
    match f.ask("maker", Query::Statement(id)).unwrap() {
        Answer::Statement(statement) => *statement,
        other => panic!("{other:?}"),
    }
}

/// What a record says, without its version.
fn content(f: &Fixture, id: PersonId) -> Record {
    let mut record = record(f, id);
    record.card.version = 0;
    record
}

fn with_account(n: usize) -> PersonFacts {
    let number = format!("62220000000000{n:02}");
    let bank =
        BankAccount { bank: "农商行".into(), holder: person(n).name, number, ..BankAccount::default() };
    PersonFacts { bank: Some(bank), ..person(n) }
}

#[test]
fn put_apart_in_the_order_of_merging_nothing_of_another_is_left() {
    use PersonField::{Birth, Phones, ResidentId, Sex};
    let f = Fixture::new();
    let all = [1, 2, 3].map(|n| f.register(with_account(n)));
    let before = all.map(|id| content(&f, id));
    let [a, b, c] = all;
    let take = [Phones, ResidentId, Birth, Sex];
    for order in [[b, c], [c, b]] {
        f.merge_taking(a, b, &take, false).unwrap();
        f.merge_taking(a, c, &take, false).unwrap();
        assert_eq!(record(&f, a).phones.len(), 3);
        for gone in order {
            f.unmerge(gone).unwrap();
            f.sound();
        }
        assert!(all.map(|id| content(&f, id)) == before, "{order:?}");
    }
}

#[test]
fn what_was_changed_between_two_mergers_stays() {
    let f = Fixture::new();
    let [a, b, c] = [1, 2, 3].map(|n| f.register(with_account(n)));
    f.merge_taking(a, b, &[PersonField::Phones, PersonField::Bank], false).unwrap();
    f.approve_waiting(a);
    let changes = vec![PersonChange::Card(Some("1234567890123456".into()))];
    let seen = f.version(a);
    f.run("maker", Command::AmendPerson { person: a, seen, changes, despite: None }).unwrap();
    f.merge_taking(a, c, &[PersonField::Phones], false).unwrap();
    assert_eq!(f.apart("maker", b).unwrap().stays, []);
    f.unmerge(b).unwrap();
    let now = record(&f, a);
    assert!(now.card_masked.is_some(), "changed in between");
    assert_eq!(now.phones.len(), 2, "of the one that is still merged");
    assert_eq!(now.bank.unwrap().2, record(&f, a).bank.unwrap().2);
    f.unmerge(c).unwrap();
    assert_eq!(record(&f, a).phones.len(), 1);
    f.sound();
}

#[test]
fn a_number_that_stands_nowhere_any_more_is_nobody_elses() {
    let f = Fixture::new();
    let [a, b, c] = [1, 2, 3].map(|n| f.person(n));
    let take = [PersonField::ResidentId, PersonField::Birth, PersonField::Sex];
    f.merge_taking(a, b, &take, false).unwrap();
    f.merge_taking(a, c, &take, false).unwrap();
    let again = Command::RegisterPerson { facts: Box::new(person(2)), despite: Some("新登记".into()) };
    assert_eq!(f.run("maker", again).unwrap_err(), Refusal::SameResidentId(b));
    f.unmerge(b).unwrap();
    f.unmerge(c).unwrap();
    f.sound();
}

#[test]
fn whoever_was_merged_is_among_the_last_seen_on_the_record_that_stands() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.merge(a, b).unwrap();
    let query = Query::Lookup { text: String::new(), offset: 0, limit: 9, recent: vec![b, a] };
    let Answer::Lookup(found) = f.ask("maker", query).unwrap() else { panic!() };
    assert_eq!(found.hits.iter().map(|hit| hit.person).collect::<Vec<_>>(), [a]);
}

fn gift_given(f: &Fixture, person: PersonId) -> GiftId {
    f.bureau.build_index().unwrap();
    let whom = "类别:残疾".to_owned();
    let made = MadeFor {
        festival: "spring".into(),
        year: 2026,
        of: Recipients::People,
        whom,
        amount: Fen(50_000),
        goods: None,
    };
    let Outcome::Condolence(list, _) =
        f.run("maker", Command::MakeCondolence { made, despite: None }).unwrap().outcome
    else {
        panic!()
    };
    f.agree_list(list);
    let row = condolence(f, list).rows.into_iter().find(|row| row.person == person).unwrap();
    // The festival is long past.
    let despite = Some("补发".to_owned());
    let give = Command::GiveGift { gift: row.gift, seen: row.version, received_by: String::new(), despite };
    f.run("maker", give).unwrap();
    row.gift
}

fn condolence(f: &Fixture, list: honordesk::domain::CondolenceId) -> CondolenceView {
    match f.ask("maker", Query::Condolence { list, text: String::new(), offset: 0, limit: 100 }).unwrap() {
        Answer::Condolence(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_gift_goes_whole_or_not_at_all() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.merge(a, b).unwrap();
    let gift = gift_given(&f, a);
    let seen = f.apart("maker", b).unwrap();
    assert_eq!((seen.since.entries.len(), seen.since.gifts.len()), (0, 1));
    for entry in statement(&f, a).lines {
        let refused = f.unmerge_giving("maker", b, &[Belonging::Entry(entry.entry)]);
        assert_eq!(refused, Err(Refusal::NotFound(What::Entry)), "it is the list's");
    }
    let by_checker = f.unmerge_giving("checker", b, &[Belonging::Gift(gift)]);
    assert!(matches!(by_checker, Err(Refusal::NotPermitted { action: Action::Condole, .. })));
    let receipt = f.unmerge_giving("maker", b, &[Belonging::Gift(gift)]).unwrap();
    assert!(matches!(receipt.outcome, Outcome::Entries(_, 4)));
    assert_eq!((statement(&f, a).paid, statement(&f, b).paid), (Fen(0), Fen(50_000)));
    f.sound();
    // The list can still take it back.
    let view = condolence(&f, honordesk::domain::CondolenceId(1));
    let row = view.rows.into_iter().find(|row| row.gift == gift).unwrap();
    assert_eq!(row.person, b);
    let back = Command::TakeBackGift { gift, seen: row.version, reason: "发错了".into() };
    f.run("maker", back).unwrap();
    assert_eq!(statement(&f, b).paid, Fen(0));
    f.reopened().sound();
}

#[test]
fn a_death_that_is_taken_over_ends_what_is_received() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let on = date("2026-08-15");
    f.run("window", death(b, 1, on)).unwrap();
    let silent = f.merge(a, b).map(|_| ());
    assert_eq!(silent, Err(Refusal::OneIsDead { person: b, on }), "never lost by the way");
    f.merge_taking(a, b, &[PersonField::Died], false).unwrap();
    let now = record(&f, a);
    assert_eq!((now.card.died, now.card.recognitions[0].state), (Some(on), RecognitionState::Deceased));
    f.unmerge(b).unwrap();
    let now = record(&f, a);
    assert_eq!((now.card.died, now.card.recognitions[0].state), (None, RecognitionState::Receiving));
    // They live, it is said: the death of the other record does not count.
    f.merge_taking(a, b, &[], true).unwrap();
    assert_eq!(record(&f, a).card.died, None);
    f.sound();
    f.unmerge(b).unwrap();
    // Nor is somebody brought back to life by the way.
    assert_eq!(
        f.merge_taking(b, a, &[PersonField::Died], false).map(|_| ()),
        Err(Refusal::OneIsDead { person: b, on })
    );
    f.merge(b, a).unwrap();
    assert_eq!(record(&f, b).card.died, Some(on));
    f.sound();
}

/// What is paid at the end for a death, booked on a record.
fn settled(f: &Fixture, person: PersonId) -> Result<Receipt, Refusal> {
    let programme = f.bureau.reference().terminal.books_as().to_owned();
    let posting = Posting { programme, ..posting(person, EntryKind::Due, "2026-08", 180_000) };
    f.by_hand("maker", posting)
}

#[test]
fn what_was_booked_because_of_a_death_stands_on_nobody_alive() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.run("window", death(b, 1, date("2026-08-15"))).unwrap();
    f.merge_taking(a, b, &[PersonField::Died], false).unwrap();
    settled(&f, a).unwrap();
    let refused = f.unmerge(b);
    assert!(matches!(refused, Err(Refusal::DeathSettled(_))), "{refused:?}");
    let seen = f.apart("maker", b).unwrap();
    assert_eq!(seen.since.entries.len(), 1);
    // Gone with the one who died, or taken back, it holds nothing up.
    f.unmerge_giving("maker", b, &seen.since.all()).unwrap();
    assert_eq!((statement(&f, a).due, statement(&f, b).due), (Fen(0), Fen(180_000)));
    f.sound();
}

fn visitor(person: Option<PersonId>) -> Visitor {
    Visitor { person, caller: Caller::in_person(), topics: vec!["subsidy".into()] }
}

fn visit(done: Result<Receipt, Refusal>) -> (VisitId, u32) {
    match done.unwrap().outcome {
        Outcome::Visit(id, _, version) => (id, version),
        other => panic!("{other:?}"),
    }
}

fn today(f: &Fixture) -> VisitDay {
    match f.ask("window", Query::Visits { day: date("2026-11-23") }).unwrap() {
        Answer::Visits(day) => *day,
        other => panic!("{other:?}"),
    }
}

fn shown(f: &Fixture, id: VisitId) -> VisitView {
    match f.ask("window", Query::Visit(id)).unwrap() {
        Answer::Visit(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_was_merged_while_they_sat_there_is_attended_to_the_end() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let sat = visit(f.run("window", Command::BeginVisit { visitor: visitor(Some(b)), done: None }));
    let day = date("2026-11-24");
    f.run("window", Command::BookVisit { visitor: visitor(Some(b)), day, minute: 600 }).unwrap();
    f.merge(a, b).unwrap();
    assert_eq!(today(&f).visits[0].person, Some(a), "it is theirs who stands for them");
    // What is done for them meanwhile is theirs, and the form of the visit is for the record that stands.
    f.visit.set(Some(sat.0));
    f.run("maker", Command::AddNote { person: a, facts: Box::new(note("先核对", &[])) }).unwrap();
    f.visit.set(None);
    assert!(shown(&f, sat.0).done.iter().any(|done| done.command == "note.add"));
    let again = f.run("maker", Command::BeginVisit { visitor: visitor(Some(a)), done: None });
    assert!(matches!(again, Err(Refusal::AttendedAlready { .. })), "{again:?}");
    let (visit, seen) = sat;
    for person in [a, b] {
        let end = Command::EndVisit {
            visit,
            seen,
            outcome: VisitOutcome::Taken,
            visitor: Some(visitor(Some(person))),
            note: "材料收齐".into(),
            promises: vec![],
        };
        if person == a {
            f.run("window", end).unwrap();
        } else {
            assert!(matches!(f.run("window", end), Err(Refusal::Stale { .. })));
        }
    }
    f.sound();
    f.unmerge(b).unwrap();
    assert_eq!(shown(&f, visit).row.person, Some(b), "it was on the other record all the time");
    f.sound();
}

fn household(f: &Fixture, head: PersonId) -> HardshipId {
    let (cause, since) = ("长期患病".into(), date("2026-02-01"));
    let facts = HardshipFacts { head, members: vec![], relief: Relief::MinimumLiving, cause, since };
    match f.run("window", Command::RegisterHardship { facts: Box::new(facts) }).unwrap().outcome {
        Outcome::Hardship(id, _) => id,
        other => panic!("{other:?}"),
    }
}

/// One of everything on a record.
fn worked_on(f: &Fixture, person: PersonId) {
    f.run("maker", Command::AddNote { person, facts: Box::new(note("先核对", &[])) }).unwrap();
    let said = Contacted::new(person, ContactKind::Call, ContactResult::Reached);
    f.run("window", Command::RecordContact { said }).unwrap();
    let matter = Some("card-apply".to_owned());
    let draft = PaperDraft { person: Some(person), matter, ..a_paper(PaperKind::Notice, "缺户口簿") };
    f.run("window", Command::IssuePaper { draft: Box::new(draft) }).unwrap();
    // Somebody whose name is said only when they leave.
    let (visit, seen) = visit(f.run("window", Command::BeginVisit { visitor: visitor(None), done: None }));
    let end = Command::EndVisit {
        visit,
        seen,
        outcome: VisitOutcome::Taken,
        visitor: Some(visitor(Some(person))),
        note: String::new(),
        promises: vec![],
    };
    f.run("window", end).unwrap();
}

#[test]
fn everything_noted_since_can_go_with_the_one_it_is_about() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    worked_on(&f, a);
    f.merge(a, b).unwrap();
    worked_on(&f, a);
    let house = household(&f, a);
    let since = f.apart("maker", b).unwrap().since;
    let kinds = [since.notes.len(), since.contacts.len(), since.papers.len(), since.visits.len()];
    assert_eq!(
        (kinds, since.households.len(), since.count()),
        ([1, 1, 1, 1], 1, 5),
        "not what was there before"
    );
    f.unmerge_giving("maker", b, &since.all()).unwrap();
    f.sound();
    let Answer::Together(now) = f.ask("maker", Query::Together(a, b)).unwrap() else { panic!() };
    assert_eq!((now.belongings[0].count(), now.belongings[1].count()), (4, 5));
    assert_eq!(now.belongings[1].households[0].hardship, house);
    // Merged again, all of it is counted.
    f.merge(a, b).unwrap();
    f.sound();
}

#[test]
fn a_petition_that_one_may_not_see_is_not_offered_and_does_not_go() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.merge(a, b).unwrap();
    let mut facts = petition(Some(a));
    (facts.secret, facts.purpose) = (true, honordesk::domain::petition::Purpose::Accusation);
    let (id, ..) = f.take_in(facts);
    assert_eq!(f.apart("maker", b).unwrap().since.count(), 0);
    let moved = f.unmerge_giving("maker", b, &[Belonging::Petition(id)]);
    assert_eq!(moved, Err(Refusal::NotFound(What::Petition)));
    f.also("maker", &[Role::Maker, Role::Petitions]);
    assert_eq!(f.apart("maker", b).unwrap().since.petitions.len(), 1);
    f.unmerge_giving("maker", b, &[Belonging::Petition(id)]).unwrap();
    f.sound();
}

#[test]
fn a_record_with_an_old_fault_can_be_merged_and_put_apart() {
    let f = Fixture::new();
    let a = f.person(1);
    // Fit to be registered once; today nobody would be without a number at that age.
    let b = f.register(PersonFacts {
        resident_id: None,
        no_id: Some(NoId::ALL[0]),
        sex: Some(honordesk::domain::Sex::Male),
        birth: Some(date("1905-03-01")),
        ..person(2)
    });
    f.today.set(date("2032-01-05"));
    for (keep, gone) in [(a, b), (b, a)] {
        let before = [keep, gone].map(|id| content(&f, id));
        f.merge_taking(keep, gone, &[PersonField::Phones], false).unwrap();
        f.unmerge(gone).unwrap();
        assert!([keep, gone].map(|id| content(&f, id)) == before);
        f.sound();
    }
}

#[test]
fn nobody_is_in_two_households_and_no_record_is_lost() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let (one, other) = (household(&f, a), household(&f, b));
    assert_eq!(f.merge(a, b).map(|_| ()), Err(Refusal::TwoHouseholds { one, other }));
    let many: Vec<PersonId> = (3..20).map(|n| f.person(n)).collect();
    for gone in &many[1..16] {
        f.merge(many[0], *gone).unwrap();
    }
    let refused = f.merge(many[0], many[16]).map(|_| ());
    assert_eq!(refused, Err(Refusal::TooManyRecords { most: 16 }), "the seventeenth");
    f.sound();
}
