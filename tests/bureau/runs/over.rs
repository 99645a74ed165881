//! What was paid too much: for months before they are counted, for months after a death, under every programme; and what is decided about it.

use honordesk::bureau::answer::{AfterDeath, WaitRow, Waits};
use honordesk::bureau::command::{LineAct, NewDeath, Posting, RunAct};
use honordesk::bureau::{Answer, Command, Query, Refusal};
use honordesk::domain::ledger::run::{RecoveryWay, RefusedAccount, RunFault, RunState};
use honordesk::domain::ledger::{EntryKind, Settled, Settlement};
use honordesk::domain::ledger::{PlaceChoice, PlaceKey, PlaceValue};
use honordesk::domain::person::DeathCause;
use honordesk::domain::{Fen, PersonId};
use honordesk::store::{Keys, Reading};

use super::bench::*;
use super::ledger::{approve_recovery, decide, overpaid};
use super::older::written;
use super::twice::fault;
use crate::bureau_support::*;

/// Books something by hand, whatever speaks against it.
fn by_hand(b: &Bench, posting: Posting) {
    b.by_hand("maker", posting).unwrap();
}

fn settled(b: &Bench, person: PersonId) -> Settlement {
    match b.ask("maker", Query::Settlements { person: Some(person) }) {
        Answer::Settlements(rows) => rows.into_iter().next().unwrap().settlement,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_paid_too_much_before_the_first_counted_month_is_seen_and_paid_back() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    by_hand(&b, posting(person, EntryKind::Due, "2024-12", 9_000));
    by_hand(&b, posting(person, EntryKind::Paid, "2024-12", 10_000));
    by_hand(&b, posting(person, EntryKind::Paid, "2016-01", 70));
    let rows = overpaid(&b, PENSION);
    let months: Vec<(String, i64, i64)> =
        rows[0].months.iter().map(|(m, due, paid)| (m.to_string(), due.0, paid.0)).collect();
    assert_eq!(months, [("2016-01".into(), 0, 70), ("2024-12".into(), 9_000, 10_000)]);
    assert_eq!((rows.len(), rows[0].sum), (1, Fen(1_070)));
    // Nothing is proposed for these months: what is due for them was booked by somebody else.
    let run = b.draft("draws", "2025-05").unwrap();
    assert!(b.lines(run)[0].parts.iter().all(|part| part.0 >= month("2025-05")));
    assert_eq!(b.view(run).overpaid, (1, Fen(1_070)), "and the run says so");
    b.step("draws", run, RunAct::Abandon { reason: "先追回".into() }).unwrap();
    let id = decide(&b, person, RecoveryWay::Repay, 0);
    let too_much = b.repay(id, &[("2024-12", 1_001)]);
    assert_eq!(fault(too_much), RunFault::BeyondDecision { recovery: id, month: month("2024-12") });
    b.repay(id, &[("2024-12", 1_000)]).unwrap();
    let left: Vec<_> = b.recoveries()[0].left.iter().map(|over| (over.month, over.fen)).collect();
    assert_eq!(left, [(month("2016-01"), Fen(70))], "whichever came first");
    b.repay(id, &[("2016-01", 70)]).unwrap();
    assert!(overpaid(&b, PENSION).is_empty());
    assert_eq!(b.statement(person).owed, Fen(0));
    b.f.sound();
}

#[test]
fn it_is_set_off_as_decided_and_the_line_settles_the_month_of_before() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    by_hand(&b, posting(person, EntryKind::Due, "2024-12", 9_000));
    by_hand(&b, posting(person, EntryKind::Paid, "2024-12", 10_000));
    decide(&b, person, RecoveryWay::SetOff, 5_000);
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    b.reconcile(run).unwrap();
    assert!(overpaid(&b, PENSION).is_empty());
    assert_eq!(b.statement(person).owed, Fen(0));
    b.f.reopened().sound();
}

/// Somebody who died in August and was paid up to November, without anybody knowing.
fn died_late(b: &Bench) -> PersonId {
    b.on("2025-12-10");
    let person = b.register(paid_person(1));
    for m in ["2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11"] {
        for kind in [EntryKind::Due, EntryKind::Paid] {
            by_hand(b, posting(person, kind, m, 9_000));
        }
    }
    let seen = b.f.version(person);
    let death = NewDeath { on: date("2025-08-09"), document: "火化0809".into(), cause: None };
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
    person
}

#[test]
fn too_much_after_a_death_is_what_its_settlement_says_and_is_decided_by_two() {
    let b = Bench::from("2025-05");
    let person = died_late(&b);
    let s = settled(&b, person);
    let rows = overpaid(&b, PENSION);
    let sum: i64 = s.over(PENSION).map(|m| m.over().0).sum();
    assert_eq!((rows.iter().map(|row| row.sum.0).sum::<i64>(), s.overpaid().0), (sum, sum));
    // What nobody can tell yet is not too much; whether anything goes on turns on the cause of the death.
    assert_eq!(sum, 0);
    let seen = b.f.version(person);
    let death =
        NewDeath { on: date("2025-08-09"), document: "火化0809".into(), cause: Some(DeathCause::Other) };
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
    let s = settled(&b, person);
    assert_eq!((s.overpaid(), s.excess(), s.to_pay()), (Fen(27_000), Fen(27_000), Fen(0)));
    assert_eq!(overpaid(&b, PENSION)[0].sum, Fen(27_000), "nothing has to be taken back first");
    let named = b.propose(person, RecoveryWay::Repay, 0).unwrap();
    approve_recovery(&b, named).unwrap();
    b.repay(named.0, &[("2025-09", 9_000), ("2025-10", 9_000), ("2025-11", 9_000)]).unwrap();
    let s = settled(&b, person);
    assert_eq!(
        (s.overpaid(), s.excess()),
        (Fen(0), Fen(27_000)),
        "what was booked as due is still taken back"
    );
    assert!(overpaid(&b, PENSION).is_empty());
    b.f.sound();
}

fn waits(b: &Bench, who: &str) -> Vec<WaitRow> {
    match b.ask(who, Query::Waiting) {
        Answer::Waiting(rows) => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_a_death_leaves_waits_for_those_who_may_book_pay_and_decide() {
    let b = Bench::from("2025-05");
    let person = died_late(&b);
    let left = |who: &str| -> Vec<(AfterDeath, i64, bool)> {
        let rows = waits(&b, who).into_iter();
        let of = |row: WaitRow| match row.what {
            Waits::Death { left } => Some((left, row.amount.unwrap().0, row.mine)),
            _ => None,
        };
        rows.filter_map(of).collect()
    };
    assert!(left("maker").is_empty(), "while the cause is not known nothing can be done about money");
    let seen = b.f.version(person);
    let cause = Some(DeathCause::Illness);
    let death = NewDeath { on: date("2025-08-09"), document: "火化0809".into(), cause };
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
    let s = settled(&b, person);
    assert_eq!(left("maker"), [(AfterDeath::Book, s.to_book().0, true)]);
    assert_eq!(left("checker"), [(AfterDeath::Book, s.to_book().0, false)]);
    let aid =
        |kind, fen: Fen| Posting { programme: s.books_as.clone(), ..posting(person, kind, "2025-09", fen.0) };
    by_hand(&b, aid(EntryKind::Due, s.to_book()));
    assert_eq!(left("maker"), [(AfterDeath::Pay, s.to_pay().0, true)]);
    by_hand(&b, aid(EntryKind::Paid, s.to_pay()));
    assert!(left("maker").is_empty());
    let beyond = b.by_hand("maker", aid(EntryKind::Paid, Fen(700)));
    assert!(
        matches!(beyond, Err(Refusal::BeyondSettlement { left: Fen(0), .. })),
        "nobody can agree to more"
    );
    b.f.sound();
}

#[test]
fn what_is_to_be_taken_back_after_a_death_is_named_by_the_programme_it_was_booked_under() {
    let b = Bench::from("2025-05");
    let choice = PlaceValue::Choice(PlaceChoice::NotCounted);
    super::switch::set(&b, PlaceKey::DeathOffset, choice);
    let person = died_late(&b);
    let seen = b.f.version(person);
    let cause = Some(DeathCause::Illness);
    let death = NewDeath { on: date("2025-08-09"), document: "火化0809".into(), cause };
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
    let s = settled(&b, person);
    let aid =
        |kind, fen: Fen| Posting { programme: s.books_as.clone(), ..posting(person, kind, "2025-09", fen.0) };
    by_hand(&b, aid(EntryKind::Due, s.to_book()));
    by_hand(&b, aid(EntryKind::Paid, s.to_pay()));
    let told = |row: WaitRow| match row.what {
        Waits::Death { left } => Some((left, row.programmes, row.amount)),
        _ => None,
    };
    let rows: Vec<_> = waits(&b, "maker").into_iter().filter_map(told).collect();
    assert_eq!(rows, [(AfterDeath::TakeBack, vec![PENSION.to_owned()], Some(s.excess()))]);
    b.f.sound();
}

#[test]
fn lines_left_and_never_paid_since_wait_for_those_who_draft() {
    let b = Bench::from("2025-05");
    for n in 1..=2 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1), failed(2)]).unwrap();
    b.reconcile(run).unwrap();
    let left = |who: &str| -> Option<(u32, i64, bool)> {
        waits(&b, who).into_iter().find_map(|row| match row.what {
            Waits::Left { run: of, lines } if of == run => Some((lines, row.amount.unwrap().0, row.mine)),
            _ => None,
        })
    };
    assert_eq!(left("draws"), None, "they wait as failures");
    let amount = b.lines(run)[0].amount.0;
    b.on_line("settles", run, 1, LineAct::Leave { reason: "账户已销".into() }).unwrap();
    assert_eq!(left("draws"), Some((1, amount, true)));
    b.on_line("settles", run, 2, LineAct::Leave { reason: "账户已销".into() }).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    b.on("2025-09-20");
    assert_eq!(left("draws"), Some((2, 2 * amount, true)), "months later, of a run that is closed");
    assert_eq!(left("settles"), Some((2, 2 * amount, false)));
    // One of them has another account, and is paid in September.
    let line = b.lines(run).remove(0);
    b.change_account(line.person, own_account(line.name.clone(), 44));
    b.on("2025-09-22");
    let next = b.bare_draft("draws", &[PENSION], month("2025-09")).unwrap();
    assert_eq!(left("draws"), Some((1, amount, true)), "what is under way is under way");
    b.bring_to(next, RunState::Exported);
    b.all_paid(next);
    b.reconcile(next).unwrap();
    assert_eq!(left("draws"), Some((1, amount, true)));
    b.f.reopened().sound();
}

#[test]
fn what_was_left_waits_whatever_else_its_account_is_paid_and_as_long_as_it_is_not_paid() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1)]).unwrap();
    b.reconcile(run).unwrap();
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    let amount = b.lines(run)[0].amount.0;
    // The bank pays something else to the account: it is refused no more.
    let b = written(b, |w| {
        let refused = w.scan::<RefusedAccount>(..)?.next().unwrap()?;
        w.delete::<RefusedAccount>(&Keys::refused_account(refused.person, refused.account)).map(|_| ())
    });
    let left = || -> Option<u32> {
        waits(&b, "draws").into_iter().find_map(|row| match row.what {
            Waits::Left { run: of, lines } if of == run => Some(lines),
            _ => None,
        })
    };
    assert_eq!(left(), Some(1));
    by_hand(&b, posting(person, EntryKind::Paid, "2025-05", amount));
    assert_eq!(left(), None);
    b.f.sound();
    let entry = b.statement(person).lines.iter().find(|e| e.kind == EntryKind::Paid).unwrap().entry;
    b.run("maker", Command::AskReversal { entry, right: None, reason: "票据重复".into() }).unwrap();
    b.run("agrees", Command::AgreeReversal { entry }).unwrap();
    assert_eq!(left(), Some(1), "what was taken back is not paid");
    b.f.sound();
}

/// A death of which nothing is left to be settled, and that a draft has seen so.
fn known_settled() -> (Bench, PersonId) {
    let b = Bench::from("2025-05");
    let person = died_late(&b);
    b.register(paid_person(2));
    let death =
        NewDeath { on: date("2025-08-09"), document: "火化0809".into(), cause: Some(DeathCause::Illness) };
    b.run("window", Command::RecordDeath { person, seen: b.f.version(person), death, despite: None })
        .unwrap();
    let s = settled(&b, person);
    let aid =
        |kind, fen: Fen| Posting { programme: s.books_as.clone(), ..posting(person, kind, "2025-09", fen.0) };
    by_hand(&b, aid(EntryKind::Due, s.to_book()));
    by_hand(&b, aid(EntryKind::Paid, s.to_pay()));
    assert!(!death_waits(&b));
    b.bare_draft("draws", &[PENSION], month("2025-07")).unwrap();
    (b, person)
}

fn death_waits(b: &Bench) -> bool {
    waits(b, "maker").into_iter().any(|row| matches!(row.what, Waits::Death { .. }))
}

#[test]
fn a_death_that_is_known_to_be_settled_waits_again_with_whatever_is_booked_for_it() {
    let (b, person) = known_settled();
    assert!(!death_waits(&b));
    b.f.sound();
    by_hand(&b, posting(person, EntryKind::Paid, "2025-12", 8_000));
    assert!(death_waits(&b), "what is booked for it is looked at");
    b.f.sound();
}

#[test]
fn a_death_that_is_kept_as_settled_and_is_not_is_noticed() {
    let (b, person) = known_settled();
    let other = b.register(paid_person(3));
    let death =
        NewDeath { on: date("2025-08-09"), document: "火化0810".into(), cause: Some(DeathCause::Illness) };
    b.run("window", Command::RecordDeath { person: other, seen: b.f.version(other), death, despite: None })
        .unwrap();
    assert!(death_waits(&b));
    let b = written(b, |w| {
        let kept: Settled = w.get(&Keys::settled_death(person))?.unwrap();
        w.put(&Settled { person: other, ..kept })
    });
    let broken = b.f.bureau.check(&mut |_| {}).into_iter().find(|one| !one.held).map(|one| one.name);
    assert_eq!(broken, Some("settled_deaths"));
}

#[test]
fn a_claim_and_a_run_that_stand_in_each_others_way_say_so() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1)]).unwrap();
    b.reconcile(run).unwrap();
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    b.cleared("draws", run);
    b.on("2025-06-20");
    let next = b.draft("draws", "2025-06").unwrap();
    b.bring_to(next, RunState::Approved);
    let day = b.f.today.get();
    b.on_line("settles", run, 1, LineAct::PaidAfterAll { day, reason: "存折已到账".into() }).unwrap();
    let other = 1;
    let agreed = b.on_line("head", run, 1, LineAct::Agree);
    assert_eq!(fault(agreed), RunFault::ClaimUnderWay { seq: 1, run: next, other });
    assert_eq!(fault(b.step("sends", next, export())), RunFault::ClaimedElsewhere { seq: 1, run, other });
    b.on_line("head", run, 1, LineAct::Refuse { reason: "存折上没有".into() }).unwrap();
    b.step("sends", next, export()).unwrap();
    b.f.sound();
}

#[test]
fn what_goes_on_and_was_paid_twice_is_decided_like_everything_else() {
    let b = Bench::from("2025-05");
    let person = died_late(&b);
    let aid =
        |kind, fen| Posting { programme: "funeral-aid".into(), ..posting(person, kind, "2025-09", fen) };
    by_hand(&b, aid(EntryKind::Paid, 500));
    assert!(overpaid(&b, "funeral-aid").is_empty(), "not while the cause of the death is open");
    let seen = b.f.version(person);
    let death =
        NewDeath { on: date("2025-08-09"), document: "火化0809".into(), cause: Some(DeathCause::Other) };
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
    let rows = overpaid(&b, "funeral-aid");
    assert_eq!((rows.len(), rows[0].sum), (1, Fen(500)));
    assert_eq!(settled(&b, person).overpaid(), Fen(27_500));
    b.propose_of(person, "funeral-aid", (RecoveryWay::Repay, ""), 0).unwrap();
    assert!(overpaid(&b, "funeral-aid")[0].recovery.is_some());
    // Somebody who lives got none of it by right: what was booked is what is due.
    let other = b.register(paid_person(2));
    let none = b.propose_of(other, "funeral-aid", (RecoveryWay::Repay, ""), 0);
    assert_eq!(fault(none), RunFault::NothingOverpaid);
    b.f.sound();
}
