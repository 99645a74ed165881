//! What a run is compared with: the last one of its programme, and before the first what was paid for the month before.

use honordesk::bureau::command::LineAct;
use honordesk::domain::Fen;
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{LineChange, Reason, RunState};

use super::bench::*;
use super::bureau_support::posting;
use super::twice::raise;

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
