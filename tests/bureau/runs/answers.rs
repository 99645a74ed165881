//! One who sends and answers for the bank, and a bank that changes its mind.

use honordesk::bureau::command::{LineAct, LineResult, RunAct};
use honordesk::bureau::query::RunLinesAsked;
use honordesk::bureau::{Answer, Command, Denied, Outcome, Query, Refusal};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{Duty, RunFault, RunState};
use honordesk::domain::{EntryId, Fen, RunId};

use super::bench::*;
use crate::bureau_support::*;

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// A run of three people that is with the bank.
fn sent(b: &Bench) -> RunId {
    for n in 1..=3 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    run
}

fn reissue(b: &Bench, who: &str, run: RunId) -> Result<RunId, Refusal> {
    b.all_good(who, run);
    let done = b.run(who, Command::ReissueLines { run, seqs: vec![] })?;
    let Outcome::Run(again, _) = done.outcome else { panic!() };
    b.cleared(who, again);
    Ok(again)
}

fn why() -> String {
    "与银行核对".into()
}

#[test]
fn who_reports_a_failure_neither_reconciles_it_nor_has_it_paid_again() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    b.returns(run, vec![failed(1), paid(2), paid(3)]).unwrap();
    assert_eq!(fault(reissue(&b, "sends", run)), RunFault::NotReconciled);
    assert_eq!(fault(reissue(&b, "draws", run)), RunFault::NotReconciled);
    let said = b.row(run).total;
    let wrong = b.step("settles", run, RunAct::Reconcile { total: said });
    assert_eq!(fault(wrong), RunFault::BankTotal { said, paid: b.row(run).paid_sum });
    b.reconcile(run).unwrap();
    assert_eq!(b.view(run).bank_total, Some(b.row(run).paid_sum));
    // The one who sent it and said that it failed does not draft the second payment; who drafted the first does.
    match reissue(&b, "sends", run) {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => {
            assert_eq!(did, Duty::Export);
        }
        other => panic!("{other:?}"),
    }
    let again = reissue(&b, "draws", run).unwrap();
    b.step("draws", again, RunAct::Freeze).unwrap();
    let crossed = b.step("settles", again, RunAct::Review);
    assert!(matches!(crossed, Err(Refusal::NotPermitted { why: Denied::DidBefore { .. }, .. })));
    b.step("checker", again, RunAct::Review).unwrap();
    b.f.sound();
}

#[test]
fn every_answer_stays_on_the_run_with_its_name_digest_and_counts() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    b.answers(run, "甲.txt", vec![paid(1)]).unwrap();
    b.answers(run, "甲.txt", vec![paid(1)]).unwrap();
    b.answers(run, "乙.txt", vec![paid(1), paid(2), failed(3)]).unwrap();
    let told: Vec<_> = b.view(run).answers.into_iter().map(|a| (a.name, a.paid, a.failed)).collect();
    assert_eq!(
        told,
        [("甲.txt".into(), 1, 0), ("乙.txt".into(), 2, 1)],
        "a file taken in twice is one answer"
    );
    assert!(b.view(run).answers[0].digest.starts_with(&hex(answer_file("甲.txt").digest[0])));
    b.f.sound();
}

fn hex(byte: u8) -> String {
    format!("{byte:02x}")
}

#[test]
fn a_payment_is_booked_on_the_banks_day_while_its_month_is_open_and_that_day_is_kept() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    b.on("2025-06-04");
    for (day, seq) in [("2025-05-22", 1), ("2017-11-23", 1), ("2025-06-05", 1), ("2030-01-01", 1)] {
        let astray = b.returns(run, vec![paid_on(seq, day), paid(2)]);
        assert_eq!(fault(astray), RunFault::DayAstray { seq, day: date(day) });
    }
    b.answers(run, "甲", vec![paid_on(1, "2025-05-30"), failed(2), paid(3)]).unwrap();
    let (month, despite) = (month("2025-05"), Some("按月关账".into()));
    b.run("checker", Command::CloseMonth { month, despite }).unwrap();
    // Of the second it turns out that it was paid in May, whose books are closed.
    let claim = LineAct::PaidAfterAll { day: date("2025-05-31"), reason: why() };
    b.on_line("settles", run, 2, claim).unwrap();
    b.on_line("head", run, 2, LineAct::Agree).unwrap();
    let booked: Vec<_> = (1..=6)
        .filter_map(|n| {
            let Answer::Entry(view) = b.ask("maker", Query::Entry(EntryId(n))) else { panic!() };
            (view.line.kind == EntryKind::Paid).then(|| view.line.booked.to_string())
        })
        .collect();
    assert_eq!(booked, ["2025-05-30", "2025-06-04", "2025-06-04"]);
    let days: Vec<_> = b.lines(run).into_iter().map(|l| l.paid_on.map(|d| d.to_string())).collect();
    assert_eq!(days, [Some("2025-05-30".into()), Some("2025-05-31".into()), None]);
    b.f.reopened().sound();
}

#[test]
fn what_contradicts_an_earlier_answer_is_a_task_and_stops_nothing_else() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    b.answers(run, "甲", vec![failed(1), paid(2)]).unwrap();
    let before = b.row(run);
    // The bank has tried again and paid the first, sent the second back, and says of the third at last.
    b.answers(run, "乙", vec![paid_on(1, "2025-05-23"), failed(2), paid(3)]).unwrap();
    let row = b.row(run);
    assert_eq!((row.paid, row.failed, row.tasks), (2, 1, 2), "the third is taken in, the others wait");
    assert_eq!(before.failed, row.failed);
    let asked = RunLinesAsked { failed: true, ..RunLinesAsked::default() };
    let Answer::RunLines(tasks) = b.ask("head", Query::RunLines { run, asked, offset: 0, limit: 9 }) else {
        panic!()
    };
    assert_eq!(tasks.rows.iter().map(|l| l.seq).collect::<Vec<_>>(), [1, 2]);
    b.f.sound();
    assert_eq!(fault(b.reconcile(run)), RunFault::Differing { lines: 2 });
    b.came_back(run, 2);
    // That the first was paid after all is said by one and agreed to by another: three, with who took the answer in.
    let claim = LineAct::PaidAfterAll { day: date("2025-05-23"), reason: why() };
    assert_eq!(fault(b.on_line("head", run, 1, LineAct::Agree)), RunFault::NotClaimed { seq: 1 });
    assert!(matches!(b.on_line("sends", run, 1, claim.clone()), Err(Refusal::NotPermitted { .. })));
    let ahead = LineAct::PaidAfterAll { day: date("2025-05-24"), reason: why() };
    assert!(matches!(fault(b.on_line("settles", run, 1, ahead)), RunFault::DayAstray { .. }));
    b.on_line("settles", run, 1, claim).unwrap();
    assert!(matches!(b.on_line("settles", run, 1, LineAct::Agree), Err(Refusal::NotPermitted { .. })));
    let person = b.lines(run)[0].person;
    assert_eq!(b.statement(person).paid, Fen(0));
    b.on_line("head", run, 1, LineAct::Agree).unwrap();
    assert_eq!(b.statement(person).owed, Fen(0));
    let row = b.row(run);
    assert_eq!((row.paid, row.failed, row.tasks), (2, 1, 1));
    b.reconcile(run).unwrap();
    b.f.reopened().sound();
}

#[test]
fn a_line_paid_after_all_is_not_paid_again_by_a_run_under_way() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    b.returns(run, vec![failed(1), paid(2), failed(3)]).unwrap();
    b.reconcile(run).unwrap();
    let claim = |seq| {
        b.on_line("settles", run, seq, LineAct::PaidAfterAll { day: date("2025-05-23"), reason: why() })
    };
    claim(3).unwrap();
    assert_eq!(fault(b.draft("draws", "2025-05")), RunFault::Empty, "no draft pays what failed and waits");
    let again = reissue(&b, "draws", run).unwrap();
    assert_eq!(b.lines(again).len(), 1, "what somebody says was paid is not issued again");
    claim(1).unwrap();
    let agree = |seq| b.on_line("head", run, seq, LineAct::Agree);
    assert!(matches!(fault(agree(1)), RunFault::ClaimUnderWay { .. }));
    agree(3).unwrap();
    b.step("draws", again, RunAct::Abandon { reason: why() }).unwrap();
    agree(1).unwrap();
    assert_eq!(fault(b.draft("draws", "2025-05")), RunFault::Empty);
    // What was paid is more than was compared with the bank.
    assert_eq!(b.row(run).state, RunState::Returned);
    b.reconcile(run).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    b.f.reopened().sound();
}

#[test]
fn what_is_on_record_may_stand_and_a_payment_taken_back_late_is_decided_after_the_close() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    b.answers(run, "甲", vec![failed(1), paid(2), paid(3)]).unwrap();
    b.answers(run, "乙", vec![paid(1)]).unwrap();
    let stand = || b.on_line("settles", run, 1, LineAct::Stand { reason: "银行更正".into() });
    stand().unwrap();
    assert_eq!(fault(stand()), RunFault::Claimed { seq: 1 });
    assert_eq!(fault(b.reconcile(run)), RunFault::ClaimsWait { lines: 1 });
    b.on_line("head", run, 1, LineAct::Agree).unwrap();
    assert_eq!(fault(stand()), RunFault::NotDiffering { seq: 1 });
    b.reconcile(run).unwrap();
    b.on_line("settles", run, 1, LineAct::Leave { reason: why() }).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    b.came_back(run, 2);
    let Answer::Runs(rows) = b.ask("head", Query::Runs { offset: 0, limit: 9 }) else { panic!() };
    assert_eq!((rows[0].state, rows[0].tasks), (RunState::Returned, 1), "the board says what waits");
    b.on_line("settles", run, 2, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    assert_eq!(b.row(run).tasks, 0);
    b.reconcile(run).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    b.f.sound();
}

#[test]
fn a_failed_line_without_an_account_is_issued_again_once_there_is_one() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    b.returns(run, vec![failed(1), failed(2), paid(3)]).unwrap();
    b.reconcile(run).unwrap();
    let person = b.lines(run)[0].person;
    let gone = honordesk::bureau::command::AccountTarget::Own(None);
    b.f.ask_account("window", person, gone, Some("销户")).unwrap();
    b.agree_for(person);
    b.on("2025-05-24");
    let again = reissue(&b, "draws", run).unwrap();
    let lines = b.lines(again);
    assert_eq!((lines.len(), lines[1].person, lines[1].amount), (2, person, Fen(0)), "held, and in the run");
    b.step("draws", again, RunAct::Freeze).unwrap();
    b.step("draws", again, RunAct::Thaw { reason: "有新账户".into() }).unwrap();
    b.change_account(person, own_account(lines[1].name.clone(), 44));
    b.on("2025-05-25");
    b.step("draws", again, RunAct::Redraft).unwrap();
    let line = b.lines(again).into_iter().find(|l| l.person == person).unwrap();
    assert!(line.amount.0 > 0 && line.reissues == Some((run, 1)), "it came along and is paid");
    assert_eq!(b.view(again).previous, Some(run));
    b.bring_to(again, RunState::Exported);
    b.all_paid(again);
    assert_eq!(b.statement(person).owed, Fen(0));
    b.f.reopened().sound();
}

#[test]
fn money_under_way_is_booked_by_its_run_alone_a_correction_included() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    let amount = b.lines(run)[0].amount;
    b.step("draws", run, RunAct::Abandon { reason: why() }).unwrap();
    let posting = posting(person, EntryKind::Paid, "2025-03", amount.0);
    let done = b.by_hand("maker", posting).unwrap();
    let Outcome::Entries(entry, 1) = done.outcome else { panic!() };
    b.draft("draws", "2025-05").unwrap();
    let right =
        honordesk::domain::ledger::Righted { programme: PENSION.into(), month: month("2025-05"), amount };
    let ask = Command::AskReversal { entry, right: Some(right), reason: "月份记错".into() };
    assert!(matches!(fault(b.run("checker", ask)), RunFault::UnderWay { .. }));
    b.f.sound();
}

#[test]
fn however_much_the_bank_says_of_one_payment_its_whole_answer_is_taken_in() {
    let b = Bench::from("2025-05");
    let run = sent(&b);
    for (n, words) in [(1, "账户状态异常".repeat(40)), (2, "ACCOUNT CLOSED ".repeat(20) + "\u{202e}\u{7}")]
    {
        let results = vec![LineResult { seq: n, failed: Some(words.clone()), day: None }];
        b.returns(run, results).unwrap();
        let why = b.lines(run)[n as usize - 1].why.clone();
        assert!(why.chars().count() > 90 && why.starts_with(words.get(..60).unwrap()), "{why}");
    }
    let silent = vec![LineResult { seq: 3, failed: Some(" ".into()), day: None }];
    assert!(matches!(b.returns(run, silent), Err(Refusal::Invalid(_))));
    b.returns(run, vec![paid(3)]).unwrap();
    assert_eq!(b.row(run).state, RunState::Returned);
    b.f.reopened().sound();
}
