//! What is shown beside the runs: accounts changed since the freeze, what is left unpaid, what a death leaves in the year ahead.

use honordesk::bureau::answer::{RunChange, Waits};
use honordesk::bureau::command::{LineAct, NewDeath};
use honordesk::bureau::{Answer, Command, Query};
use honordesk::domain::ledger::run::RunState;
use honordesk::domain::person::DeathCause;
use honordesk::domain::{Fen, RunId};

use super::bench::*;
use crate::bureau_support::*;

fn changes(b: &Bench, run: RunId) -> Vec<RunChange> {
    match b.ask("checker", Query::RunChanges(run)) {
        Answer::RunChanges(rows) => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_account_changed_since_the_freeze_is_shown_and_the_run_goes_on_with_the_one_before() {
    let b = Bench::from("2025-05");
    b.on("2025-05-24");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Frozen);
    let before = b.lines(run)[0].account.clone();
    b.change_account(person, own_account(person_name(1), 9));
    for today in ["2025-05-24", "2025-05-26"] {
        b.on(today);
        let rows = changes(&b, run);
        assert_eq!(rows.len(), 1, "{today}");
        assert_eq!((rows[0].account, rows[0].account_from), (true, Some(date("2025-05-25"))), "{today}");
        assert_eq!((rows[0].astray, rows[0].refused_before), (None, None), "{today}");
    }
    b.bring_to(run, RunState::Exported);
    assert_eq!(b.lines(run)[0].account, before);
    b.f.sound();
}

fn left(b: &Bench) -> Vec<(RunId, u32, Option<Fen>)> {
    let Answer::Waiting(rows) = b.ask("draws", Query::Waiting) else { panic!() };
    let of = rows.into_iter().filter_map(|row| match row.what {
        Waits::Left { run, lines } => Some((run, lines, row.amount)),
        _ => None,
    });
    of.collect()
}

/// A run whose line fails and is left to a coming one.
fn fails(b: &Bench, month: &str, day: &str) -> (RunId, Fen) {
    b.on(day);
    let run = b.draft("draws", month).unwrap();
    b.bring_to(run, RunState::Exported);
    let amount = b.lines(run)[0].amount;
    b.returns(run, vec![failed(1)]).unwrap();
    b.reconcile(run).unwrap();
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下月再发".into() }).unwrap();
    (run, amount)
}

#[test]
fn what_two_runs_left_is_owed_once() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let (first, may) = fails(&b, "2025-05", "2025-05-24");
    assert_eq!(left(&b), [(first, 1, Some(may))]);
    b.change_account(person, own_account(person_name(1), 9));
    let (second, both) = fails(&b, "2025-06", "2025-06-24");
    assert!(both > may);
    assert_eq!(left(&b), [(second, 1, Some(both))], "May stands in one of them");
    b.change_account(person, own_account(person_name(1), 8));
    b.on("2025-07-24");
    b.whole("2025-07");
    assert_eq!(left(&b), []);
}

#[test]
fn what_a_death_leaves_is_due_in_the_year_ahead() {
    let b = Bench::from("2025-04");
    let person = b.register(paid_person(1));
    b.whole("2025-04");
    let expected = || {
        let Answer::Forecast(found) = b.ask("head", Query::Forecast { year: 2025 }) else { panic!() };
        let row = found.rows.into_iter().find(|row| row.programme == "funeral-aid");
        row.map_or(0, |row| row.months.iter().map(|month| month.expected.0).sum::<i64>())
    };
    assert_eq!(expected(), 0);
    b.on("2025-07-20");
    let death =
        NewDeath {
            on: date("2025-05-10"), document: "火化证明1号".into(), cause: Some(DeathCause::Illness)
        };
    let seen = b.f.version(person);
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
    let Answer::Settlements(rows) = b.ask("maker", Query::Settlements { person: Some(person) }) else {
        panic!()
    };
    let leaves = rows[0].settlement.to_pay().0;
    assert!(leaves > 0);
    assert_eq!(expected(), leaves);
    b.f.sound();
}
