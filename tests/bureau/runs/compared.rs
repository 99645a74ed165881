//! What a run is compared with, and what it leaves out: the last one of its programme, before the first what was paid for the month before.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::{Answer, Query};
use honordesk::domain::Fen;
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{LineChange, Reason, RunState};

use super::bench::*;
use super::twice::raise;
use crate::bureau_support::posting;

#[test]
fn a_second_run_of_a_month_is_compared_with_the_first_and_not_with_the_month_before() {
    let b = Bench::from("2025-01");
    b.on("2025-04-20");
    let one = b.register(paid_person(1));
    let late = b.register(paid_person(2));
    raise(&b, 60_000, "2024-08-01");
    let april = b.draft("draws", "2025-04").unwrap();
    b.bring_to(april, RunState::Exported);
    b.returns(april, vec![paid(1), failed(2)]).unwrap();
    b.on_line("settles", april, 2, LineAct::Leave { reason: "账号待改".into() }).unwrap();
    b.on("2025-05-20");
    let may = b.whole("2025-05");
    assert_eq!(b.view(may).previous, Some(april));
    raise(&b, 61_200, "2025-02-01");
    let again = b.draft("draws", "2025-05").unwrap();
    assert_eq!(b.view(again).previous, Some(may));
    let lines = b.lines(again);
    for line in lines.iter().filter(|line| [one, late].contains(&line.person)) {
        // What failed in April was paid in May: it says nothing of this run.
        assert_eq!(
            (line.change, &*line.reasons),
            (LineChange::Changed, &[Reason::RateChanged, Reason::Arrears][..])
        );
    }
}

#[test]
fn the_first_run_is_compared_with_what_was_paid_for_the_month_before() {
    let b = Bench::from("2025-02");
    b.on("2025-02-20");
    raise(&b, 60_000, "2024-08-01");
    let same = b.register(paid_person(1));
    let other = b.register(paid_person(2));
    let new = b.register(paid_person(3));
    for (person, fen) in [(same, 500_000), (other, 400_000)] {
        for kind in [EntryKind::Due, EntryKind::Paid] {
            b.by_hand("maker", posting(person, kind, "2025-01", fen)).unwrap();
        }
    }
    let run = b.draft("draws", "2025-02").unwrap();
    assert_eq!(b.view(run).previous, None);
    let of = |person| {
        let lines = b.lines(run);
        let line = lines.iter().find(|line| line.person == person).unwrap();
        (line.change, line.reasons.clone(), line.last)
    };
    assert_eq!(of(same), (LineChange::Same, vec![Reason::FirstRun], None), "as much as the month before");
    assert_eq!(of(other), (LineChange::Changed, vec![Reason::FirstRun], Some(Fen(400_000))));
    assert_eq!(of(new), (LineChange::Added, vec![Reason::FirstRun], None));
}

#[test]
fn what_is_left_out_of_a_run_is_in_the_head_and_waits_until_it_is_paid() {
    let b = Bench::from("2025-01");
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    b.register(paid_person(2));
    raise(&b, 60_000, "2024-08-01");
    b.whole("2025-04");
    raise(&b, 61_200, "2025-02-01");
    let run = b.draft("draws", "2025-04").unwrap();
    let seq = b.lines(run).iter().find(|line| line.person == person).unwrap().seq;
    b.on_line("draws", run, seq, LineAct::Defer { reason: "另批".into() }).unwrap();
    let head = || match b.ask("draws", Query::Card(person)) {
        Answer::Card(card) => card.withheld,
        _ => panic!(),
    };
    let waits = || match b.ask("draws", Query::Waiting) {
        Answer::Waiting(rows) => rows
            .into_iter()
            .find(|row| matches!(row.what, Waits::Left { .. }))
            .map(|row| (row.what, row.amount)),
        _ => panic!(),
    };
    assert_eq!((head(), waits()), (None, None), "a draft settles nothing");
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    // Three months, 100 yuan each: they stand in no book.
    assert_eq!(b.statement(person).owed, Fen(0));
    assert_eq!(head(), Some((run, Fen(30_000))));
    assert_eq!(waits(), Some((Waits::Left { run, lines: 1 }, Some(Fen(30_000)))));
    b.on("2025-05-20");
    let next = b.draft("draws", "2025-05").unwrap();
    b.bring_to(next, RunState::Exported);
    b.all_paid(next);
    assert_eq!((head(), waits()), (None, None));
    b.f.sound();
}

#[test]
fn an_amount_that_nothing_explains_is_asked_about_again_after_it_was_left_out() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    b.register(paid_person(1));
    b.whole("2025-04");
    b.on("2025-05-23");
    b.register(paid_person(2));
    let late = b.register(paid_person(4));
    let of = |run| b.lines(run).into_iter().find(|line| line.person == late).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    assert!(of(run).unexplained);
    // Each that is left out gives the others new numbers.
    while let Some(line) = b.lines(run).into_iter().find(|line| line.unexplained) {
        b.on_line("draws", run, line.seq, LineAct::Defer { reason: "另批".into() }).unwrap();
    }
    assert_eq!((of(run).change, of(run).unexplained), (LineChange::Held, false));
    b.bring_to(run, RunState::Frozen);
    let second = b.draft("draws", "2025-05").unwrap();
    assert!(of(second).unexplained, "{:?}", of(second).reasons);
    b.step("draws", second, RunAct::Abandon { reason: "下月一并办".into() }).unwrap();
    b.bring_to(run, RunState::Approved);
    b.on("2025-06-20");
    let next = b.draft("draws", "2025-06").unwrap();
    assert!(of(next).unexplained, "{:?}", of(next).reasons);
}

#[test]
fn the_fen_that_a_years_standard_leaves_over_asks_for_no_words() {
    let b = Bench::from("2025-05");
    b.on("2025-05-20");
    b.register(paid_person(1));
    // Of 60001 yuan the twelfths are 500008, 500008 and 500009 fen, and so on.
    raise(&b, 60_001, "2024-08-01");
    b.whole("2025-05");
    b.on("2025-06-20");
    let june = b.draft("draws", "2025-06").unwrap();
    let line = b.lines(june).remove(0);
    assert_eq!((line.change, &*line.reasons), (LineChange::Changed, &[Reason::Remainder][..]));
    assert_eq!((line.last, line.unexplained), (Some(Fen(500_008)), false));
}
