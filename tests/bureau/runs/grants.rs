//! Money that is not monthly in runs: what was approved is what is due, and what was paid of it stays paid.

use honordesk::bureau::answer::OverpaidRow;
use honordesk::bureau::command::{Corrected, Posting, RecoverySaid, RunAct};
use honordesk::bureau::{Answer, Command, Denied, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{
    Duty, LineChange, Reason, RecoveryWay, RunFault, RunRuleSaid, RunState,
};
use honordesk::domain::ledger::{Bill, EntryKind, GrantBasis, GrantFacts, Righted};
use honordesk::domain::{EntryId, Fen, GrantId, PersonId};

use super::bench::*;
use crate::bureau_support::*;

/// Once a year and once: nothing of either is worked out month by month.
const BOTH: [&str; 2] = ["hardship-supplement", "outpatient-aid"];

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn bill(on: &str) -> GrantBasis {
    let (total, insured) = (Fen(90_000), Fen(0));
    GrantBasis::Bill(Bill { on: date(on), place: "区人民医院".into(), total, insured })
}

fn asked(b: &Bench, person: PersonId, programme: &str, fen: i64, basis: GrantBasis) -> GrantId {
    let facts = GrantFacts {
        programme: programme.into(),
        month: month("2025-05"),
        amount: Fen(fen),
        basis,
        evidence: "申请书".into(),
    };
    let propose = Command::ProposeGrant { person, facts: Box::new(facts), despite: None };
    match b.run("window", propose).unwrap().outcome {
        Outcome::Grant(id, _) => id,
        other => panic!("{other:?}"),
    }
}

fn approved(b: &Bench, grant: GrantId) -> EntryId {
    let decide = Command::DecideGrant { grant, seen: 1, declined: None, despite: None };
    match b.run("agrees", decide).unwrap().outcome {
        Outcome::Entries(entry, 1) => entry,
        other => panic!("{other:?}"),
    }
}

fn overpaid(b: &Bench, programme: &str) -> Vec<OverpaidRow> {
    match b.ask("head", Query::Overpaid { programme: programme.into() }) {
        Answer::Overpaid(rows) => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_run_pays_what_was_approved_once_and_never_takes_it_back() {
    let b = Bench::from("2025-05");
    let (one, two) = (b.register(paid_person(1)), b.register(paid_person(2)));
    let waits = asked(&b, two, BOTH[1], 950, bill("2025-05-04"));
    assert!(matches!(fault(b.draft_of("draws", &BOTH, month("2025-05"))), RunFault::NoOpening { .. }));
    for (on, fen) in [("2025-05-02", 20_000), ("2025-05-03", 5_050)] {
        approved(&b, asked(&b, one, BOTH[1], fen, bill(on)));
    }
    approved(&b, asked(&b, one, BOTH[0], 30_000, GrantBasis::Plain));
    let run = b.draft_of("draws", &BOTH, month("2025-05")).unwrap();
    let found: Vec<_> = b.lines(run).into_iter().map(|l| (l.person, l.amount, l.change, l.reasons)).collect();
    let line = |fen| (one, Fen(fen), LineChange::Added, vec![Reason::Booked]);
    assert_eq!(
        found,
        [line(30_000), line(25_050)],
        "what waits is not due, and nobody has to explain the rest"
    );
    b.bring_to(run, RunState::Approved);
    assert_eq!(b.statement(one).due, Fen(55_050), "it was due before, and is not booked again");
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let money = b.statement(one);
    assert_eq!((money.due, money.paid, money.owed), (Fen(55_050), Fen(55_050), Fen(0)));
    b.reconcile(run).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    // Nothing of it is too much, this month or later, and nobody can decide to take it off.
    let today = b.f.today.get();
    for on in [today, date("2025-06-02")] {
        b.f.today.set(on);
        assert_eq!(fault(b.draft_of("draws", &BOTH, on.month())), RunFault::Empty);
    }
    b.f.today.set(today);
    for programme in BOTH {
        assert!(overpaid(&b, programme).is_empty());
        let (way, basis) = (RecoveryWay::SetOff, "党组会决定".into());
        let said = RecoverySaid {
            person: one,
            programme: programme.into(),
            way,
            onto: String::new(),
            each: Fen(100),
            basis,
        };
        let refused = b.run("maker", Command::ProposeRecovery { said });
        assert_eq!(fault(refused), RunFault::NothingOverpaid);
    }
    // What is approved later is paid later, and it alone, also to somebody who was paid before.
    approved(&b, waits);
    approved(&b, asked(&b, one, BOTH[1], 700, bill("2025-05-05")));
    b.on("2025-06-02");
    let run = b.draft_of("draws", &BOTH, month("2025-06")).unwrap();
    let mut found: Vec<_> =
        b.lines(run).into_iter().map(|l| (l.person, l.amount, l.change, l.reasons)).collect();
    found.sort_unstable_by_key(|line| line.0);
    let line = |who, fen| (who, Fen(fen), LineChange::Added, vec![Reason::Booked]);
    assert_eq!(found, [line(one, 700), line(two, 950)]);
    b.f.sound();
}

/// Asked for by one, agreed to by another: what two decided is changed by two.
fn taken_back(b: &Bench, entry: EntryId) {
    let reason = "材料不实".to_owned();
    let alone = b.run("maker", Command::Reverse { entry, reason: reason.clone() });
    assert_eq!(alone.err(), Some(Refusal::PaidByTwo(entry)));
    b.run("maker", Command::AskReversal { entry, right: None, reason }).unwrap();
    b.run("agrees", Command::AgreeReversal { entry }).unwrap();
}

#[test]
fn what_is_booked_by_hand_is_not_paid_unless_a_request_was_decided() {
    let b = Bench::from("2025-05");
    let (one, two) = (b.register(paid_person(1)), b.register(paid_person(2)));
    let by_hand = |person, fen| {
        let posting =
            Posting { programme: BOTH[1].into(), ..posting(person, EntryKind::Due, "2025-05", fen) };
        b.by_hand("maker", posting).unwrap();
    };
    by_hand(one, 150_000);
    let refused = fault(b.draft_of("draws", &BOTH[1..], month("2025-05")));
    assert_eq!(refused, RunFault::AllHeld { lines: 1 });
    approved(&b, asked(&b, two, BOTH[1], 20_000, bill("2025-05-02")));
    let run = b.draft_of("draws", &BOTH[1..], month("2025-05")).unwrap();
    let told = |run| b.lines(run).into_iter().map(|l| (l.person, l.amount, l.reasons)).collect::<Vec<_>>();
    let held = (one, Fen(0), vec![Reason::Undecided]);
    assert_eq!(told(run), [(two, Fen(20_000), vec![Reason::Booked]), held.clone()]);
    // Nor is more paid beside what was decided, before it is paid or after.
    by_hand(two, 700);
    b.step("draws", run, RunAct::Redraft).unwrap_err();
    b.step("draws", run, RunAct::Abandon { reason: "重新编制".into() }).unwrap();
    assert_eq!(fault(b.draft_of("draws", &BOTH[1..], month("2025-05"))), RunFault::AllHeld { lines: 2 });
    approved(&b, asked(&b, one, BOTH[1], 30_000, bill("2025-05-03")));
    assert_eq!(fault(b.draft_of("draws", &BOTH[1..], month("2025-05"))), RunFault::AllHeld { lines: 2 });
    b.f.sound();
}

#[test]
fn what_two_decided_is_changed_by_two() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let entry = approved(&b, asked(&b, person, BOTH[1], 20_000, bill("2025-05-02")));
    let right = |fen| Corrected { programme: BOTH[1].into(), month: month("2025-05"), amount: Fen(fen) };
    let alone = |entry, fen| {
        let reason = "改数".to_owned();
        b.run("maker", Command::Correct { entry, right: right(fen), reason })
    };
    for fen in [11_000, 30_000] {
        assert_eq!(alone(entry, fen).err(), Some(Refusal::PaidByTwo(entry)));
    }
    let right = Some(Righted { programme: BOTH[1].into(), month: month("2025-05"), amount: Fen(11_000) });
    b.run("maker", Command::AskReversal { entry, right, reason: "票据重复".into() }).unwrap();
    b.run("agrees", Command::AgreeReversal { entry }).unwrap();
    // What stands in its place is two people's as well, and is what is paid.
    assert_eq!(alone(EntryId(entry.0 + 2), 11_500).err(), Some(Refusal::PaidByTwo(EntryId(entry.0 + 2))));
    let run = b.draft_of("draws", &BOTH[1..], month("2025-05")).unwrap();
    assert_eq!(b.row(run).total, Fen(11_000));
    b.f.sound();
}

#[test]
fn an_approval_taken_back_meanwhile_is_neither_paid_nor_booked_again() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let entry = approved(&b, asked(&b, person, BOTH[1], 30_000, bill("2025-05-02")));
    for (at, who, act) in [(RunState::Reviewed, "head", approve()), (RunState::Approved, "sends", export())] {
        let run = b.draft_of("draws", &BOTH[1..], month("2025-05")).unwrap();
        b.bring_to(run, at);
        // More was approved since, so that another sum is due than was drafted.
        let more = approved(&b, asked(&b, person, BOTH[1], 1_000, bill("2025-05-03")));
        assert_eq!(fault(b.step(who, run, act)), RunFault::Overtaken { seq: 1 });
        taken_back(&b, more);
        if at == RunState::Approved {
            b.step("head", run, RunAct::Recall { reason: "重新核对".into() }).unwrap();
        } else {
            b.step("checker", run, RunAct::Return { reason: "重新核对".into() }).unwrap();
        }
        b.step("draws", run, RunAct::Abandon { reason: "重新编制".into() }).unwrap();
    }
    let run = b.draft_of("draws", &BOTH[1..], month("2025-05")).unwrap();
    b.bring_to(run, RunState::Reviewed);
    taken_back(&b, entry);
    assert_eq!(fault(b.step("head", run, approve())), RunFault::Overtaken { seq: 1 });
    assert_eq!(b.statement(person).due, Fen(0));
    b.f.sound();
}

/// The duty that keeps somebody from a step; `None` where nothing does.
fn barred<T: std::fmt::Debug>(done: Result<T, Refusal>) -> Option<Duty> {
    match done {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => Some(did),
        Ok(_) => None,
        other => panic!("{other:?}"),
    }
}

/// Asked for by one who might do every step of a run, and agreed to by another.
fn approved_by_two(b: &Bench, person: PersonId, of: &str) {
    let facts = GrantFacts {
        programme: BOTH[1].into(),
        month: month(of),
        amount: Fen(20_000),
        basis: bill("2025-05-02"),
        evidence: "申请书".into(),
    };
    let propose = Command::ProposeGrant { person, facts: Box::new(facts), despite: None };
    let Outcome::Grant(grant, seen) = b.run("all", propose).unwrap().outcome else { panic!() };
    let decide = Command::DecideGrant { grant, seen, declined: None, despite: None };
    b.run("all2", decide).unwrap();
}

/// How many people the choice of what to draft says somebody changed something for.
fn changed_by(b: &Bench, who: &str) -> u32 {
    let Answer::DraftOptions(options) = b.ask(who, Query::DraftOptions) else { panic!() };
    options.iter().find(|option| option.programme == BOTH[1]).unwrap().changed
}

/// Whoever asked has no part in the run of a month, and whoever agreed does not review it.
fn kept_from_all(b: &Bench, m: &str) {
    assert_eq!(barred(b.draft_of("all", &BOTH[1..], month(m))), Some(Duty::DataChange));
    assert_eq!(changed_by(b, "all"), 1, "and it is told before");
    let run = b.draft_of("draws", &BOTH[1..], month(m)).unwrap();
    assert_eq!(barred(b.step("all", run, RunAct::Freeze)), Some(Duty::DataChange));
    b.bring_to(run, RunState::Frozen);
    assert_eq!(barred(b.step("all", run, RunAct::Review)), Some(Duty::DataChange));
    assert_eq!(barred(b.step("all2", run, RunAct::Review)), Some(Duty::Agree));
    b.bring_to(run, RunState::Reviewed);
    assert_eq!(barred(b.step("all", run, approve())), Some(Duty::DataChange));
    b.bring_to(run, RunState::Approved);
    assert_eq!(barred(b.step("all", run, export())), Some(Duty::DataChange));
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let total = b.row(run).paid_sum;
    assert_eq!(barred(b.step("all", run, RunAct::Reconcile { total })), Some(Duty::DataChange));
    b.reconcile(run).unwrap();
}

#[test]
fn an_opening_month_takes_over_no_request_whenever_it_is_approved() {
    for before in [true, false] {
        let b = Bench::from("2025-05");
        let person = b.register(paid_person(1));
        let opening = RunRuleSaid::Opening { programme: BOTH[1].into(), month: month("2025-05") };
        if before {
            b.rule(opening.clone());
        }
        approved_by_two(&b, person, "2025-05");
        if !before {
            b.rule(opening);
        }
        kept_from_all(&b, "2025-05");
        b.f.sound();
    }
}

#[test]
fn a_request_for_a_later_month_counts_in_the_run_that_pays_it_though_one_was_paid_meanwhile() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    approved_by_two(&b, person, "2025-06");
    approved(&b, asked(&b, person, BOTH[1], 700, bill("2025-05-05")));
    let run = b.draft_of("draws", &BOTH[1..], month("2025-05")).unwrap();
    assert_eq!(b.row(run).total, Fen(700));
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    b.reconcile(run).unwrap();
    b.on("2025-06-10");
    kept_from_all(&b, "2025-06");
    assert_eq!(changed_by(&b, "all"), 0, "paid, it is no change any more");
    b.f.sound();
}
