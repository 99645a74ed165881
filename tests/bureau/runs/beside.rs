//! Two drafts of one programme: each holds what the other does not.

use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::{Command, Refusal};
use honordesk::domain::PersonId;
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{RunFault, RunState};

use super::bench::*;

#[test]
fn two_drafts_of_one_programme_stand_side_by_side() {
    let b = Bench::from("2025-05");
    let people: Vec<PersonId> = (1..4).map(|n| b.register(paid_person(n))).collect();
    let first = b.draft("draws", "2025-05").unwrap();
    let nothing = b.draft("draws", "2025-05");
    assert_eq!(nothing.err(), Some(Refusal::Run(RunFault::Beside { run: first, lines: 3 })));
    let seq = b.lines(first).iter().find(|line| line.person == people[2]).unwrap().seq;
    let defer = LineAct::Defer { reason: "资料待核".into() };
    b.on_line("draws", first, seq, defer).unwrap();
    let second = b.draft("draws", "2025-05").unwrap();
    let paid: Vec<PersonId> = b.lines(second).iter().map(|line| line.person).collect();
    assert_eq!(paid, [people[2]]);
    assert_eq!(b.view(second).beside, [(first, RunState::Draft, 3)], "it names what it leaves out");
    b.bring_to(first, RunState::Approved);
    // What it is compared with is another run now.
    let stale = b.step("draws", second, RunAct::Freeze);
    assert_eq!(stale.err(), Some(Refusal::Run(RunFault::Moved { lines: 1 })));
    b.step("draws", second, RunAct::Redraft).unwrap();
    b.bring_to(second, RunState::Approved);
    assert_eq!(b.view(second).beside, []);
    b.f.sound();
}

#[test]
fn what_one_draft_puts_right_is_in_no_other() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.whole("2025-05");
    let total = b.row(run).total;
    let entries = b.statement(person).lines;
    let due = entries.iter().find(|line| line.kind == EntryKind::Due).unwrap().entry;
    b.run("maker", Command::Reverse { entry: due, reason: "记错".into() }).unwrap();
    let first = b.draft("draws", "2025-05").unwrap();
    assert_eq!(b.row(first).lines, 0, "it was paid: only the books are put right");
    let again = b.draft("draws", "2025-05");
    assert_eq!(again.err(), Some(Refusal::Run(RunFault::Beside { run: first, lines: 1 })));
    b.bring_to(first, RunState::Approved);
    assert_eq!(b.statement(person).due, total);
    b.f.sound();
}
