//! Never twice: raised rates, two runs, mergers, returns, what was paid too much; and a disk that fails at every operation.

use honordesk::bureau::command::{NewRate, NewRates, PersonChange, RecoverySaid, RunAct};
use honordesk::bureau::{Answer, Bureau, Command, Outcome, Query, Reference, Refusal, StoreTrouble};
use honordesk::domain::ledger::run::{LineChange, Reason, RecoveryWay, RunFault, RunState};
use honordesk::domain::ledger::{Cell, Per};
use honordesk::domain::person::{Nature, Recognition, RecognitionState};
use honordesk::domain::{Fen, PersonId};
use honordesk::store::Store;

use super::bench::*;
use crate::bureau_support::*;
use crate::store_support::disk::{Contents, Disk, Fault};

pub fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// A rate of one's own, proposed by one and approved by another.
pub fn raise(b: &Bench, yuan: i64, effective: &str) {
    let cell = Cell { programme: PENSION.into(), group: None, grade: Some(6), nature: Some(Nature::Duty) };
    let rows =
        vec![NewRate { cell, amount: Some(Fen(yuan * 100)), per: Per::Year, effective: date(effective) }];
    let new = NewRates { notice: "试府〔2025〕12号".into(), standard: "花都区".into(), rows };
    let despite = Some("按文件".to_owned());
    let done = b.run("maker", Command::ProposeRates { new: Box::new(new), despite }).unwrap();
    let Outcome::Proposal(proposal, seen) = done.outcome else { panic!() };
    // Who agrees to a rate does not review the runs that it is in.
    b.run("agrees", Command::ApproveProposal { proposal, seen }).unwrap();
}

#[test]
fn a_raise_with_a_back_date_is_one_supplementary_run_and_then_nothing() {
    let b = Bench::from("2025-01");
    b.on("2025-04-20");
    let people: Vec<PersonId> = (0..3).map(|n| b.register(paid_person(n))).collect();
    raise(&b, 60_000, "2024-08-01");
    b.whole("2025-04");
    b.on("2025-05-20");
    b.whole("2025-05");
    let before: Vec<Fen> = people.iter().map(|p| b.statement(*p).paid).collect();
    assert_eq!(before[0], Fen(5 * 500_000));
    raise(&b, 61_200, "2025-02-01");
    let run = b.draft("draws", "2025-05").unwrap();
    let lines = b.lines(run);
    // From February to May, 100 yuan a month each.
    assert_eq!(b.row(run).total, Fen(3 * 4 * 10_000));
    for line in &lines {
        assert_eq!((line.change, line.parts.len()), (LineChange::Changed, 4));
        assert_eq!(line.reasons, [Reason::RateChanged, Reason::Arrears]);
        assert!(line.parts.iter().all(|(_, due, settled, amount)| due.0 - settled.0 == amount.0));
    }
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    for person in people {
        let money = b.statement(person);
        assert_eq!((money.paid, money.owed), (Fen(5 * 500_000 + 40_000), Fen(0)));
    }
    assert_eq!(fault(b.draft("draws", "2025-05")), RunFault::Empty);
    b.f.reopened().sound();
}

#[test]
fn two_runs_a_merger_a_reissue_in_transit_and_a_return_again_pay_once() {
    let b = Bench::from("2025-05");
    let one = b.register(paid_person(1));
    let twin = b.register(paid_person(2));
    let bare = b.register(honordesk::domain::person::PersonFacts { recognitions: vec![], ..paid_person(3) });
    let run = b.draft("draws", "2025-05").unwrap();
    assert_eq!(
        fault(b.draft("draws", "2025-05")),
        RunFault::Beside { run, lines: 2 },
        "what is under way is not proposed again"
    );
    assert!(matches!(fault(b.f.merge(one, twin)), RunFault::UnderWay { .. }));
    b.f.merge(one, bare).unwrap();
    b.bring_to(run, RunState::Exported);
    assert_eq!(fault(b.run("draws", Command::ReissueLines { run, seqs: vec![] })), RunFault::NotReconciled);
    let seq = |person| b.lines(run).into_iter().find(|l| l.person == person).unwrap().seq;
    b.returns(run, vec![failed(seq(one)), paid(seq(twin))]).unwrap();
    b.returns(run, vec![failed(seq(one)), paid(seq(twin))]).unwrap();
    b.reconcile(run).unwrap();
    b.all_good("draws", run);
    let Outcome::Run(again, _) = b.run("draws", Command::ReissueLines { run, seqs: vec![] }).unwrap().outcome
    else {
        panic!()
    };
    b.cleared("draws", again);
    assert_eq!(fault(b.draft("draws", "2025-05")), RunFault::Beside { run: again, lines: 1 });
    assert_eq!(
        fault(b.run("draws", Command::ReissueLines { run, seqs: vec![] })),
        RunFault::NothingToReissue
    );
    b.bring_to(again, RunState::Exported);
    b.all_paid(again);
    assert_eq!(b.statement(one).paid, b.lines(again)[0].amount);
    // Both were paid: as one person they were paid too much, and nothing is taken off without a decision.
    b.f.merge(one, twin).unwrap();
    let Answer::Overpaid(rows) = b.ask("head", Query::Overpaid { programme: PENSION.into() }) else {
        panic!()
    };
    assert_eq!((rows.len(), rows[0].person, rows[0].sum), (1, one, b.lines(again)[0].amount));
    b.f.reopened().sound();
}

#[test]
fn what_was_paid_too_much_is_shown_and_taken_off_only_as_decided() {
    let b = Bench::from("2025-03");
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    b.whole("2025-04");
    let mut lower = disabled();
    lower.grade = Some(7);
    // It was wrong from the beginning: what was paid by it was too much.
    let change = PersonChange::Recognitions(vec![lower]);
    assert!(matches!(b.amend("window", person, change.clone()), Err(Refusal::Doubtful(_))));
    b.amend_despite("window", person, change, "原来记错").unwrap();
    b.on("2025-05-20");
    let Answer::Overpaid(rows) = b.ask("head", Query::Overpaid { programme: PENSION.into() }) else {
        panic!()
    };
    let over = rows[0].sum;
    assert_eq!(rows[0].months.len(), 2);
    let run = b.draft("draws", "2025-05").unwrap();
    let whole = b.lines(run)[0].amount;
    assert_eq!((b.lines(run)[0].parts.len(), b.view(run).overpaid), (1, (1, over)), "nothing is taken off");
    b.step("draws", run, RunAct::Abandon { reason: "先定追回".into() }).unwrap();
    let said = |way, each| RecoverySaid {
        person,
        programme: PENSION.into(),
        way,
        onto: String::new(),
        each: Fen(each),
        basis: "追回通知1号".into(),
    };
    let propose = |said| b.run("maker", Command::ProposeRecovery { said });
    assert!(matches!(propose(said(RecoveryWay::SetOff, 0)), Err(Refusal::Invalid(_))));
    let Outcome::Recovery(id, seen) = propose(said(RecoveryWay::SetOff, 10_000)).unwrap().outcome else {
        panic!()
    };
    assert_eq!(fault(propose(said(RecoveryWay::Waive, 0))), RunFault::RecoveryStands(id));
    let run = b.draft("draws", "2025-05").unwrap();
    assert_eq!(b.lines(run)[0].amount, whole, "nobody approved it yet");
    b.step("draws", run, RunAct::Abandon { reason: "等批准".into() }).unwrap();
    b.run("head", Command::ApproveRecovery { recovery: id, seen }).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    let line = b.lines(run).remove(0);
    assert_eq!((line.amount, line.parts.len()), (Fen(whole.0 - 10_000), 2));
    assert!(line.reasons.contains(&Reason::SetOff));
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let Answer::Overpaid(rows) = b.ask("head", Query::Overpaid { programme: PENSION.into() }) else {
        panic!()
    };
    assert_eq!(rows[0].sum, Fen(over.0 - 10_000));
    assert_eq!(fault(b.draft("draws", "2025-05")), RunFault::Empty, "what was set off is settled");
    b.f.sound();
    // The rest is waived.
    b.run("maker", Command::EndRecovery { recovery: id, seen: 2, reason: "改为免予追回".into() }).unwrap();
    b.run("head", Command::ApproveRecovery { recovery: id, seen: 3 }).unwrap();
    let Outcome::Recovery(id, seen) = propose(said(RecoveryWay::Waive, 0)).unwrap().outcome else { panic!() };
    b.run("head", Command::ApproveRecovery { recovery: id, seen }).unwrap();
    let Answer::Overpaid(rows) = b.ask("head", Query::Overpaid { programme: PENSION.into() }) else {
        panic!()
    };
    assert!(rows.is_empty());
    assert_eq!(fault(propose(said(RecoveryWay::Repay, 0))), RunFault::NothingOverpaid);
    b.f.reopened().sound();
}

/// A disk that fails each operation of a return in turn: every line is paid once, whatever the answer was.
#[test]
fn a_return_on_a_failing_disk_pays_once() {
    let mut hits = 0;
    for at in 0..400 {
        let disk = Disk::of(Contents::default());
        let store = Store::create_on(disk.folder(), &options().store()).unwrap();
        let mut b = Bench::unfounded();
        b.f.bureau = Bureau::on(store, Reference::embedded().unwrap(), &options());
        b.found("2025-05");
        let person = b.register(paid_person(1));
        let run = b.draft("draws", "2025-05").unwrap();
        b.bring_to(run, RunState::Exported);
        disk.fail(Some(Fault { at, forever: false, errno: 5 }));
        let asking = b.f.asking(Some(staff("sends")));
        let command = || Command::TakeReturn { run, file: answer_file("回盘.txt"), results: vec![paid(1)] };
        let result = b.f.bureau.execute(&asking, command());
        let hit = disk.failed();
        disk.fail(None);
        if let Err(Refusal::Store(
            StoreTrouble::Frozen | StoreTrouble::Undecided | StoreTrouble::Damaged(_),
        )) = result
        {
            b.f.bureau.recover(asking.key);
        }
        b.f.bureau.execute(&asking, command()).unwrap();
        b.returns(run, vec![paid(1)]).unwrap();
        let money = b.statement(person);
        assert_eq!((money.paid, money.owed), (money.due, Fen(0)));
        assert_eq!(b.row(run).paid, 1);
        b.f.sound();
        hits += usize::from(hit);
        if !hit {
            break;
        }
    }
    assert!(hits > 0);
}

/// What a grade pays: those of the histories below.
pub fn graded(grade: u8, state: RecognitionState) -> Recognition {
    Recognition {
        since: Some(date("2000-01-01")),
        grade: Some(grade),
        nature: Some(Nature::Duty),
        ..Recognition::new("11", state)
    }
}
