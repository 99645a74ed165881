//! How a run's money stands in the ledger: what is due comes to what is due by right, what is set off, paid back or waived is booked, and the
//! statement says so.

use honordesk::bureau::answer::{OverpaidRow, StatementMonth};
use honordesk::bureau::command::{LineAct, NewDeath, PersonChange, RunAct};
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::ledger::run::{LineChange, Over, Reason, RecoveryWay, RunFault, RunState};
use honordesk::domain::ledger::{Doubt, EntryCause, EntryKind, FundSource};
use honordesk::domain::person::{PersonFacts, Recognition, RecognitionState};
use honordesk::domain::{EntryId, Fen, PersonId, RecoveryId};

use super::bench::*;
use super::budgets::{budget, of};
use super::twice::{fault, graded};
use crate::bureau_support::*;

pub fn overpaid(b: &Bench, programme: &str) -> Vec<OverpaidRow> {
    match b.ask("head", Query::Overpaid { programme: programme.into() }) {
        Answer::Overpaid(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn of_month(b: &Bench, person: PersonId, programme: &str, m: &str) -> (Fen, Fen) {
    let months = b.statement(person).months;
    let found =
        months.iter().find(|row: &&StatementMonth| row.month == month(m) && row.programme == programme);
    found.map_or((Fen(0), Fen(0)), |row| (row.due, row.paid))
}

/// Another grade, as somebody wrote it down late.
fn grade(b: &Bench, person: PersonId, to: u8) {
    let held = graded(to, RecognitionState::Receiving);
    b.amend_despite("window", person, PersonChange::Recognitions(vec![held]), "原来记错").unwrap();
}

/// Somebody who was paid for April by a grade that was too high.
pub fn overpaid_person(b: &Bench) -> (PersonId, Fen) {
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    b.whole("2025-04");
    grade(b, person, 7);
    b.on("2025-05-20");
    let over = overpaid(b, PENSION).remove(0);
    assert_eq!((over.person, over.months.len()), (person, 1));
    (person, over.sum)
}

pub fn approve_recovery(b: &Bench, (recovery, seen): (RecoveryId, u32)) -> Result<Receipt, Refusal> {
    b.run("head", Command::ApproveRecovery { recovery, seen })
}

pub fn decide(b: &Bench, person: PersonId, way: RecoveryWay, each: i64) -> RecoveryId {
    let named = b.propose(person, way, each).unwrap();
    approve_recovery(b, named).unwrap();
    named.0
}

#[test]
fn what_failed_and_is_paid_lower_afterwards_leaves_nothing_owed() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-04").unwrap();
    let before = b.lines(run)[0].amount;
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1)]).unwrap();
    assert_eq!(b.statement(person).owed, before);
    let leave = LineAct::Leave { reason: "下月一并发".into() };
    b.run("settles", Command::ActOnLine { run, seq: 1, act: leave }).unwrap();
    grade(&b, person, 7);
    let again = b.draft("draws", "2025-04").unwrap();
    let line = b.lines(again).remove(0);
    assert!(line.amount < before);
    assert_eq!(line.restated, [(month("2025-04"), before, line.amount)]);
    assert_eq!(b.view(again).restated, (1, Fen(line.amount.0 - before.0)));
    b.bring_to(again, RunState::Approved);
    let money = b.statement(person);
    assert_eq!((money.due, money.owed), (line.amount, line.amount));
    // Old and new name each other.
    let old = money.lines.iter().find(|l| l.amount == before).unwrap();
    let anew = money.lines.iter().find(|l| Some(l.entry) == old.corrected_by).unwrap();
    assert_eq!((anew.amount, anew.corrects), (line.amount, Some(old.entry)));
    b.step("head", again, RunAct::Recall { reason: "再核对".into() }).unwrap();
    assert_eq!(b.statement(person).due, before, "what the approval did is taken back whole");
    b.bring_to(again, RunState::Exported);
    b.all_paid(again);
    let money = b.statement(person);
    assert_eq!((money.due, money.paid, money.owed), (line.amount, line.amount, Fen(0)));
    assert_eq!(fault(b.draft("draws", "2025-04")), RunFault::Empty);
    b.f.reopened().sound();
}

#[test]
fn what_is_due_lower_is_put_right_even_where_nothing_is_to_be_paid() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    b.on("2025-04-28");
    let run = b.draft("draws", "2025-04").unwrap();
    let line = b.lines(run).remove(0);
    assert_eq!(
        (line.change, line.reasons.as_slice(), line.amount),
        (LineChange::Restated, &[Reason::Restated][..], Fen(0))
    );
    b.bring_to(run, RunState::Approved);
    assert_eq!(b.statement(person).owed, Fen(-over.0), "what was paid too much shows in the ledger");
    assert_eq!(fault(b.step("sends", run, export())), RunFault::NoMoney);
    b.reconcile(run).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    assert_eq!(fault(b.draft("draws", "2025-04")), RunFault::Empty);
    b.f.reopened().sound();
}

#[test]
fn a_death_reported_late_is_settled_and_closes() {
    let b = Bench::from("2025-03");
    b.on("2025-04-20");
    // No rule says that anything goes on after the death of a 伤残人民警察: what was booked for later months is taken back.
    let police = Recognition { group: "12".into(), ..graded(6, RecognitionState::Receiving) };
    let person = b.register(PersonFacts { recognitions: vec![police], ..paid_person(1) });
    let run = b.whole("2025-04");
    let due = b.statement(person).due;
    b.on("2025-04-25");
    let seen = b.f.version(person);
    let death = NewDeath { on: date("2025-03-09"), document: "火化0309".into(), cause: None };
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
    let open = || match b.ask("maker", Query::Settlements { person: Some(person) }) {
        Answer::Settlements(rows) => rows.into_iter().next().unwrap().settlement,
        other => panic!("{other:?}"),
    };
    assert!(open().is_open() && open().excess().0 > 0);
    // What was paid for a month after the death is paid too much, whatever is booked as due for it.
    let april = overpaid(&b, PENSION).remove(0);
    assert_eq!((april.months.len(), april.months[0].0), (1, month("2025-04")));
    assert_eq!(open().overpaid(), april.sum, "the settlement says the same");
    let entry = b.statement(person).lines.iter().find(|l| l.month == month("2025-04")).unwrap().entry;
    b.run("checker", Command::Reverse { entry, reason: "三月去世".into() }).unwrap();
    assert_eq!(overpaid(&b, PENSION).remove(0).sum, april.sum);
    assert!(open().excess() == Fen(0) && open().is_open(), "somebody has to decide about it");
    assert!(b.statement(person).due < due);
    // The family pays it back, month by month; then nothing is left.
    let id = decide(&b, person, RecoveryWay::Repay, 0);
    b.repay(id, &[("2025-04", april.sum.0)]).unwrap();
    assert!(overpaid(&b, PENSION).is_empty() && !open().is_open());
    assert_eq!(b.statement(person).owed, Fen(0));
    assert_eq!(b.row(run).state, RunState::Closed);
    b.f.reopened().sound();
}

#[test]
fn what_a_run_booked_as_due_stays_while_its_line_is_under_way() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    let reverse =
        |entry| b.run("checker", Command::Reverse { entry: EntryId(entry), reason: "金额录错".into() });
    assert!(matches!(fault(reverse(1)), RunFault::OfRun { .. }));
    b.all_paid(run);
    reverse(1).unwrap();
    assert!(matches!(fault(reverse(2)), RunFault::OfRun { .. }), "what was paid is taken back at the run");
    // It is due all the same: the next run books it again, and pays nothing.
    b.on("2025-05-24");
    let run = b.draft("draws", "2025-05").unwrap();
    assert_eq!(b.row(run).total, Fen(0));
    b.bring_to(run, RunState::Approved);
    b.f.sound();
}

#[test]
fn what_is_set_off_stands_in_the_ledger_on_both_sides() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    let id = decide(&b, person, RecoveryWay::SetOff, over.0 - 1_000);
    let run = b.draft("draws", "2025-05").unwrap();
    let line = b.lines(run).remove(0);
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let (april, may) = (of_month(&b, person, PENSION, "2025-04"), of_month(&b, person, PENSION, "2025-05"));
    assert_eq!(may.0, may.1, "the month that was paid less is settled");
    assert_eq!(april.1.0 - april.0.0, 1_000);
    assert_eq!(b.statement(person).owed, Fen(-1_000));
    let moved: Vec<_> = b.statement(person).lines.into_iter().filter(|l| l.cause.is_some()).collect();
    assert_eq!(moved.iter().map(|l| l.amount.0).sum::<i64>(), 0);
    assert!(moved.iter().all(|l| l.cause == Some(EntryCause::SetOff(id)) && l.kind == EntryKind::Paid));
    // Nobody books the rest by hand besides.
    let posting = posting(person, EntryKind::Paid, "2025-05", over.0 - 1_000);
    match b.run("maker", Command::Post { posting }) {
        Err(Refusal::Doubtful(doubts)) => assert!(doubts.contains(&Doubt::MoreThanDue { left: Fen(0) })),
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        fault(b.run("checker", Command::Reverse { entry: moved[0].entry, reason: "错了".into() })),
        RunFault::OfRun { .. }
    ));
    // A payment that comes back takes its set-off along.
    b.came_back(run, line.seq);
    assert!(overpaid(&b, PENSION).is_empty(), "the set-off waits with the line that failed");
    b.on_line("settles", run, line.seq, LineAct::Leave { reason: "账号待改".into() }).unwrap();
    assert_eq!(overpaid(&b, PENSION)[0].sum, over);
    b.f.reopened().sound();
}

#[test]
fn a_line_that_is_wholly_set_off_needs_no_bank_and_its_decision_ends() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    b.register(paid_person(2));
    b.whole("2025-04");
    // Every fen of April was too much.
    let held = Recognition { since: Some(date("2025-05-01")), ..graded(6, RecognitionState::Receiving) };
    b.amend_despite("window", person, PersonChange::Recognitions(vec![held]), "原来记错").unwrap();
    b.on("2025-05-20");
    let over = overpaid(&b, PENSION).remove(0).sum;
    decide(&b, person, RecoveryWay::SetOff, over.0);
    let run = b.draft("draws", "2025-05").unwrap();
    let line = b.lines(run).into_iter().find(|l| l.person == person).unwrap();
    assert_eq!((line.amount.0, line.parts.len()), (0, 2), "nothing of a fen is left for the bank");
    let explain = LineAct::Explain { words: "四月多发，五月全抵".into() };
    if line.unexplained {
        b.run("draws", Command::ActOnLine { run, seq: line.seq, act: explain }).unwrap();
    }
    b.bring_to(run, RunState::Exported);
    assert_eq!(fault(b.returns(run, vec![paid(line.seq)])), RunFault::NoLine { seq: line.seq });
    b.all_paid(run);
    b.reconcile(run).unwrap();
    assert_eq!(b.lines(run).into_iter().find(|l| l.person == person).unwrap().state, "paid");
    assert_eq!(b.statement(person).owed, Fen(0));
    assert!(overpaid(&b, PENSION).is_empty());
    assert!(b.recoveries()[0].ended.is_some() && b.recoveries()[0].taken == over);
    b.f.reopened().sound();
}

#[test]
fn a_repayment_is_not_taken_back_out_of_funds_that_have_spent_it() {
    let b = Bench::from("2025-04");
    budget(&b, 1, 60_000_000, 40_000_000).unwrap();
    let (person, over) = overpaid_person(&b);
    let id = decide(&b, person, RecoveryWay::Repay, 0);
    b.repay(id, &[("2025-04", over.0)]).unwrap();
    let back = b.statement(person).lines.iter().find(|line| line.amount == Fen(-over.0)).unwrap().entry;
    budget(&b, 2, of(&b, FundSource::Central).0, of(&b, FundSource::City).0).unwrap();
    let reverse = Command::Reverse { entry: back, reason: "款没有到".into() };
    assert_eq!(b.run("checker", reverse).unwrap_err(), Refusal::PaidByTwo(back));
    let ask = Command::AskReversal { entry: back, right: None, reason: "款没有到".into() };
    b.run("checker", ask).unwrap();
    let agreed = b.run("head", Command::AgreeReversal { entry: back });
    let Err(Refusal::FundShort(shorts)) = agreed else { panic!("nothing is left") };
    assert_eq!(shorts.iter().map(|one| one.short.0).sum::<i64>(), over.0);
    b.f.sound();
}

#[test]
fn what_is_paid_back_is_booked_by_the_month_and_is_not_paid_again() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    let (id, seen) = b.propose(person, RecoveryWay::Repay, 0).unwrap();
    assert_eq!(fault(b.repay(id, &[("2025-04", 100)])), RunFault::NotToRepay(id));
    approve_recovery(&b, (id, seen)).unwrap();
    let beyond = |m: &str| RunFault::BeyondDecision { recovery: id, month: month(m) };
    assert_eq!(fault(b.repay(id, &[("2025-04", over.0 + 1)])), beyond("2025-04"));
    assert_eq!(fault(b.repay(id, &[("2025-05", 100)])), beyond("2025-05"));
    assert_eq!(fault(b.repay(id, &[("2025-04", over.0), ("2025-04", 1)])), beyond("2025-04"));
    b.repay(id, &[("2025-04", 600)]).unwrap();
    assert_eq!(overpaid(&b, PENSION)[0].sum, Fen(over.0 - 600));
    assert!(b.recoveries()[0].ended.is_none());
    b.repay(id, &[("2025-04", over.0 - 600)]).unwrap();
    assert!(b.recoveries()[0].ended.is_some(), "nothing is left of it");
    assert!(overpaid(&b, PENSION).is_empty());
    b.on("2025-04-28");
    let run = b.draft("draws", "2025-04").unwrap();
    assert_eq!(b.row(run).total, Fen(0), "nothing is paid again; only the books are put right");
    b.bring_to(run, RunState::Approved);
    assert_eq!(b.statement(person).owed, Fen(0));
    b.f.reopened().sound();
}

#[test]
fn a_waiver_waives_what_was_proposed_and_what_is_due_after_all_is_not_paid_again() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    let stale = b.propose(person, RecoveryWay::Waive, 0).unwrap();
    // Meanwhile much more turns out to be too much.
    let gone = Recognition { until: Some(date("2025-03-31")), ..graded(7, RecognitionState::Stopped) };
    b.amend_despite("window", person, PersonChange::Recognitions(vec![gone]), "原来记错").unwrap();
    assert_eq!(fault(approve_recovery(&b, stale)), RunFault::OverChanged(stale.0));
    assert!(b.statement(person).lines.iter().all(|l| l.cause.is_none()));
    grade(&b, person, 7);
    approve_recovery(&b, stale).unwrap();
    assert!(overpaid(&b, PENSION).is_empty());
    assert_eq!(b.recoveries()[0].taken, over);
    b.on("2025-04-28");
    let run = b.draft("draws", "2025-04").unwrap();
    b.bring_to(run, RunState::Approved);
    b.reconcile(run).unwrap();
    assert_eq!(b.statement(person).owed, Fen(0));
    let waived = b.statement(person).lines.iter().find(|l| l.cause.is_some()).unwrap().entry;
    let reverse = Command::Reverse { entry: waived, reason: "不该免".into() };
    assert!(matches!(fault(b.run("checker", reverse)), RunFault::OfRecovery { .. }));
    // It was due after all: the person has it already.
    grade(&b, person, 6);
    let run = b.draft("draws", "2025-04").unwrap();
    assert_eq!((b.row(run).total, b.view(run).restated), (Fen(0), (1, over)));
    b.bring_to(run, RunState::Approved);
    let money = b.statement(person);
    assert_eq!((money.owed, money.due), (Fen(0), money.paid));
    assert_eq!(fault(b.draft("draws", "2025-04")), RunFault::Empty);
    b.f.reopened().sound();
}

#[test]
fn what_the_head_decided_ends_only_by_a_second_head() {
    let b = Bench::from("2025-04");
    let (person, _) = overpaid_person(&b);
    let (recovery, seen) = b.propose(person, RecoveryWay::SetOff, 10_000).unwrap();
    let end =
        |who: &str, seen| b.run(who, Command::EndRecovery { recovery, seen, reason: "改为退回".into() });
    approve_recovery(&b, (recovery, seen)).unwrap();
    end("maker", seen + 1).unwrap();
    assert!(b.recoveries()[0].ended.is_none(), "it is asked for, no more");
    let run = b.draft("draws", "2025-05").unwrap();
    assert!(b.lines(run)[0].reasons.contains(&Reason::SetOff));
    let agree = |who: &str| b.run(who, Command::ApproveRecovery { recovery, seen: seen + 2 });
    assert!(matches!(agree("maker"), Err(Refusal::NotPermitted { .. })));
    agree("head").unwrap();
    assert!(b.recoveries()[0].ended.is_some());
    b.step("draws", run, RunAct::Abandon { reason: "重新决定".into() }).unwrap();
    // One that nobody approved goes at once.
    let (recovery, seen) = b.propose(person, RecoveryWay::Repay, 0).unwrap();
    b.run("maker", Command::EndRecovery { recovery, seen, reason: "写错".into() }).unwrap();
    assert!(b.recoveries()[1].ended.is_some());
    b.f.reopened().sound();
}

impl Bench {
    pub fn propose(
        &self,
        person: PersonId,
        way: RecoveryWay,
        each: i64,
    ) -> Result<(RecoveryId, u32), Refusal> {
        self.propose_of(person, PENSION, (way, ""), each)
    }

    pub fn propose_shift(
        &self,
        person: PersonId,
        of: &str,
        onto: &str,
    ) -> Result<(RecoveryId, u32), Refusal> {
        self.propose_of(person, of, (RecoveryWay::Shift, onto), 0)
    }

    pub fn propose_of(
        &self,
        person: PersonId,
        programme: &str,
        (way, onto): (RecoveryWay, &str),
        each: i64,
    ) -> Result<(RecoveryId, u32), Refusal> {
        let said = honordesk::bureau::command::RecoverySaid {
            person,
            programme: programme.into(),
            way,
            onto: onto.into(),
            each: Fen(each),
            basis: "追回通知1号".into(),
        };
        match self.run("maker", Command::ProposeRecovery { said })?.outcome {
            Outcome::Recovery(id, seen) => Ok((id, seen)),
            other => panic!("{other:?}"),
        }
    }

    pub fn repay(&self, recovery: RecoveryId, months: &[(&str, i64)]) -> Result<Receipt, Refusal> {
        let seen = self.recoveries().into_iter().find(|row| row.recovery == recovery).unwrap().version;
        let months = months.iter().map(|(m, fen)| Over { month: month(m), fen: Fen(*fen) }).collect();
        let book = Command::BookRepayment { recovery, seen, months, receipt: "收据12号".into() };
        let Outcome::PostingAsked(ask) = self.run("maker", book)?.outcome else { panic!() };
        self.run("checker", Command::AgreePosting { ask })
    }

    pub fn recoveries(&self) -> Vec<honordesk::bureau::answer::RecoveryRow> {
        match self.ask("head", Query::RunRules) {
            Answer::RunSettings(settings) => settings.recoveries,
            other => panic!("{other:?}"),
        }
    }
}
