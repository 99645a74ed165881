//! What is left out of a run before it is approved: told with its reason in every state; and what is left out by itself, where everybody who
//! drafts changed a record.

use honordesk::bureau::answer::PutOff;
use honordesk::bureau::command::{LineAct, PersonChange, RunAct};
use honordesk::bureau::{Denied, Help, Refusal};
use honordesk::domain::ledger::run::{LineChange, Reason, RunState};
use honordesk::domain::person::{PersonFacts, Recognition};
use honordesk::domain::{Fen, PersonId, RunId};

use super::bench::*;
use crate::bureau_support::*;

/// Everybody here who drafts.
const DRAFT: [&str; 5] = ["draws", "sends", "all", "all2", "maker"];

/// What everybody here is owed for May.
fn monthly(b: &Bench, run: RunId) -> Fen {
    b.lines(run).iter().map(|line| line.amount).find(|amount| *amount != Fen(0)).unwrap()
}

fn name_of(login: &str) -> String {
    new_staff(login, &[]).name
}

/// Somebody changes what money depends on.
fn changed(b: &Bench, who: &str, person: PersonId) {
    let certificate = format!("粤军A{}", staff(who).0);
    let recognition =
        Recognition { certificate, ..PersonFacts::clone(&paid_person(1)).recognitions.remove(0) };
    b.amend(who, person, PersonChange::Recognitions(vec![recognition])).unwrap();
}

fn left_out(b: &Bench, run: RunId) -> Vec<PersonId> {
    let of = b.lines(run).into_iter().filter(|line| line.put_off.is_some());
    of.map(|line| line.person).collect()
}

/// Each of those who draft changed the record of one person; the last of the people none did.
fn all_changed() -> (Bench, Vec<PersonId>) {
    let b = Bench::from("2025-05");
    let people: Vec<PersonId> = (1..=6).map(|n| b.register(paid_person(n))).collect();
    for (who, person) in DRAFT.iter().zip(&people) {
        changed(&b, who, *person);
    }
    (b, people)
}

#[test]
fn what_is_left_out_is_told_with_its_reason_before_the_run_is_approved() {
    let b = Bench::from("2025-05");
    let one = b.register(paid_person(1));
    b.register(paid_person(2));
    let run = b.draft("draws", "2025-05").unwrap();
    assert!(b.view(run).put_off.is_empty());
    let sum = monthly(&b, run);
    let seq = b.lines(run).iter().find(|line| line.person == one).unwrap().seq;
    b.on_line("draws", run, seq, LineAct::Defer { reason: "待核对身份".into() }).unwrap();
    let of = PutOff { sum, words: "待核对身份".into(), by: name_of("draws") };
    for state in [RunState::Draft, RunState::Frozen, RunState::Reviewed] {
        b.bring_to(run, state);
        assert_eq!(b.view(run).put_off, [(1, of.clone())], "{state:?}");
        let line = b.lines(run).into_iter().find(|line| line.person == one).unwrap();
        assert_eq!((line.amount, line.change, line.put_off), (Fen(0), LineChange::Held, Some(of.clone())));
    }
    b.f.sound();
}

#[test]
fn where_everybody_who_drafts_changed_a_record_each_drafts_what_is_not_theirs() {
    let (b, people) = all_changed();
    let run = b.draft("draws", "2025-05").unwrap();
    // Of one more so that somebody can send it.
    assert_eq!((b.row(run).lines, left_out(&b, run)), (4, vec![people[0], people[4]]));
    let sum = Fen(2 * monthly(&b, run).0);
    let of = PutOff { sum, words: String::new(), by: name_of("draws") };
    assert_eq!((b.view(run).put_off, b.view(run).nobody), (vec![(2, of)], None));
    let held = b.lines(run).into_iter().find(|line| line.person == people[0]).unwrap();
    assert_eq!((held.amount, held.reasons), (Fen(0), vec![Reason::OwnChange]));
    // Worked out anew it is the same, and another line can be left out of it.
    b.step("draws", run, RunAct::Redraft).unwrap();
    let seq = b.lines(run).iter().find(|line| line.person == people[5]).unwrap().seq;
    b.on_line("draws", run, seq, LineAct::Defer { reason: "另批".into() }).unwrap();
    assert_eq!((b.row(run).lines, left_out(&b, run).len()), (3, 3));
    b.bring_to(run, RunState::Approved);
    b.step("maker", run, export()).unwrap();
    // What is left out is for another, who changed nothing of it.
    let rest = b.draft("sends", "2025-05").unwrap();
    let mut paid: Vec<PersonId> = b.lines(rest).iter().map(|line| line.person).collect();
    paid.sort_unstable();
    assert_eq!((paid, left_out(&b, rest)), (vec![people[0], people[4], people[5]], Vec::new()));
    b.f.sound();
}

#[test]
fn a_draft_whose_makers_all_changed_something_since_is_worked_out_without_it() {
    let b = Bench::from("2025-05");
    let people: Vec<PersonId> = (1..=6).map(|n| b.register(paid_person(n))).collect();
    let run = b.draft("draws", "2025-05").unwrap();
    for (who, person) in DRAFT.iter().zip(&people) {
        changed(&b, who, *person);
    }
    match b.step("draws", run, RunAct::Freeze) {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { may, help, .. }, .. }) => {
            assert_eq!((may, help), (Vec::<String>::new(), Help::Redraft));
        }
        other => panic!("{other:?}"),
    }
    b.step("draws", run, RunAct::Redraft).unwrap();
    assert_eq!(left_out(&b, run), [people[0], people[4]]);
    b.bring_to(run, RunState::Approved);
    b.step("maker", run, export()).unwrap();
    b.f.sound();
}

#[test]
fn whoever_changed_all_of_it_is_told_who_can_draft_some_of_it() {
    let b = Bench::from("2025-05");
    let people = [1, 2].map(|n| b.register(paid_person(n)));
    let may = || match b.draft("draws", "2025-05") {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { may, help, .. }, .. }) => Some((may, help)),
        _ => None,
    };
    for who in DRAFT {
        changed(&b, who, people[0]);
    }
    changed(&b, "draws", people[1]);
    changed(&b, "maker", people[1]);
    let some = ["all", "all2", "sends"].map(name_of);
    let (mut named, help) = may().unwrap();
    named.sort();
    let mut some = some.to_vec();
    some.sort();
    assert_eq!((named, help), (some, Help::Appoint));
    let run = b.draft("sends", "2025-05").unwrap();
    assert_eq!(left_out(&b, run), [people[0]]);
    b.step("sends", run, RunAct::Abandon { reason: "重新编制".into() }).unwrap();
    for who in ["sends", "all", "all2"] {
        changed(&b, who, people[1]);
    }
    assert_eq!(may(), Some((Vec::new(), Help::Appoint)), "nobody is left for anybody of them");
    b.f.sound();
}

#[test]
fn as_long_as_somebody_may_draft_all_of_it_nothing_is_left_out() {
    let b = Bench::from("2025-05");
    let people: Vec<PersonId> = (1..=5).map(|n| b.register(paid_person(n))).collect();
    for (who, person) in DRAFT.iter().take(4).zip(&people) {
        changed(&b, who, *person);
    }
    match b.draft("draws", "2025-05") {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { may, .. }, .. }) => {
            assert_eq!(may, [name_of("maker")]);
        }
        other => panic!("{other:?}"),
    }
    let run = b.draft("maker", "2025-05").unwrap();
    assert!(left_out(&b, run).is_empty());
    b.f.sound();
}
