//! The course of a run: what is proposed, how it is compared, frozen and returned.

use honordesk::bureau::answer::{HeadNeeded, OpenItem};
use honordesk::bureau::command::{LineAct, LineResult, PersonChange, RunAct};
use honordesk::bureau::query::RunLinesAsked;
use honordesk::bureau::{Answer, Command, Query, Refusal};
use honordesk::domain::ledger::run::{LineChange, Reason, RunFault, RunRuleSaid, RunState, RunStep};
use honordesk::domain::ledger::{BooksOf, EntryKind};
use honordesk::domain::person::RecognitionState;
use honordesk::domain::{EntryId, Fen};

use super::bench::*;
use crate::bureau_support::*;

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_run_pays_what_is_due_books_it_once_and_again_proposes_nothing() {
    let b = Bench::from("2025-04");
    let (one, two) = (b.register(paid_person(1)), b.register(paid_person(2)));
    let run = b.draft("draws", "2025-05").unwrap();
    let lines = b.lines(run);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].reasons, [Reason::FirstRun]);
    let months: Vec<_> = lines[0].parts.iter().map(|p| p.0).collect();
    assert_eq!(months, [month("2025-04"), month("2025-05")], "arrears are parts of earlier months");
    let each = lines[0].amount;
    assert_eq!(b.row(run).total, Fen(each.0 * 2));
    b.bring_to(run, RunState::Approved);
    let owed = b.statement(one);
    assert_eq!((owed.due, owed.paid), (each, Fen(0)), "approval books what is due");
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    for who in [one, two] {
        let money = b.statement(who);
        assert_eq!((money.due, money.paid, money.owed), (each, each, Fen(0)));
    }
    assert_eq!(fault(b.draft("draws", "2025-05")), RunFault::Empty);
    b.reconcile(run).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    let reverse = Command::Reverse { entry: EntryId(5), reason: "金额录错".into() };
    assert!(matches!(fault(b.run("checker", reverse)), RunFault::OfRun { .. }));
    b.f.reopened().sound();
}

#[test]
fn nothing_is_proposed_for_months_before_the_opening_and_without_one_nothing_at_all() {
    let f = Bench::from("2025-05");
    let person = f.register(paid_person(1));
    let other = "combat-allowance";
    let refused = f.draft_of("draws", &[other], month("2025-05"));
    assert_eq!(fault(refused), RunFault::NoOpening { programme: other.into() });
    let elsewhere = f.draft_of("draws", &["condolence"], month("2025-05"));
    assert_eq!(fault(elsewhere), RunFault::PaidOtherwise { programme: "condolence".into() });
    let run = f.draft("draws", "2025-05").unwrap();
    assert_eq!(f.lines(run)[0].parts.len(), 1);
    f.step("draws", run, RunAct::Abandon { reason: "起算月定晚了".into() }).unwrap();
    f.rule(RunRuleSaid::Opening { programme: PENSION.into(), month: month("2025-02") });
    let run = f.draft("draws", "2025-05").unwrap();
    assert_eq!((f.lines(run)[0].person, f.lines(run)[0].parts.len()), (person, 4));
    f.f.sound();
}

#[test]
fn the_comparison_names_added_stopped_and_changed_and_an_unexplained_line_is_not_frozen() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    let stays = b.register(paid_person(1));
    let leaves = b.register(paid_person(2));
    b.whole("2025-04");
    b.on("2025-05-23");
    let new = b.register(paid_person(3));
    let mut held = disabled();
    held.since = Some(date("2025-05-02"));
    b.amend("window", new, PersonChange::Recognitions(vec![held])).unwrap();
    let mut gone = disabled();
    gone.state = RecognitionState::Stopped;
    gone.until = Some(date("2025-04-30"));
    b.amend("window", leaves, PersonChange::Recognitions(vec![gone])).unwrap();
    let late = b.register(paid_person(4));
    let run = b.draft("draws", "2025-05").unwrap();
    let told: Vec<_> = b.lines(run).into_iter().map(|l| (l.person, l.change, l.reasons)).collect();
    let of = |person| told.iter().find(|(who, ..)| *who == person).map(|(_, c, r)| (*c, r.clone())).unwrap();
    assert_eq!(of(stays), (LineChange::Same, vec![]));
    assert_eq!(of(new), (LineChange::Added, vec![Reason::NewRecognition]));
    assert_eq!(of(leaves), (LineChange::Stopped, vec![Reason::Stopped]));
    assert_eq!(of(late), (LineChange::Added, vec![Reason::Arrears, Reason::Unexplained]));
    assert_eq!(fault(b.step("draws", run, RunAct::Freeze)), RunFault::Unexplained { lines: 1 });
    let view = b.view(run);
    let freeze = view.steps.iter().find(|(step, _)| *step == RunStep::Freeze).unwrap();
    // The one who looks is the head, who prepares no runs; for the maker it is the unexplained line.
    assert!(freeze.1.is_err());
    let Answer::Run(maker) = b.ask("draws", Query::Run(run)) else { panic!() };
    let freeze = maker.steps.into_iter().find(|(step, _)| *step == RunStep::Freeze).unwrap();
    assert_eq!(freeze.1, Err(Refusal::Run(RunFault::Unexplained { lines: 1 })));
    let seq = b.lines(run).iter().find(|l| l.unexplained).unwrap().seq;
    let explain = |seq| {
        let act = LineAct::Explain { words: "建档时漏录，现补".into() };
        b.run("draws", Command::ActOnLine { run, seq, act })
    };
    explain(seq).unwrap();
    assert_eq!(fault(explain(seq)), RunFault::Explained { seq });
    b.step("draws", run, RunAct::Redraft).unwrap();
    assert_eq!(b.row(run).unexplained, 0, "the words stay with a line that comes out the same");
    b.bring_to(run, RunState::Frozen);
    b.f.sound();
}

#[test]
fn what_changes_after_the_freeze_is_shown_and_the_run_stays() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Frozen);
    let before = b.lines(run);
    let Answer::RunChanges(none) = b.ask("head", Query::RunChanges(run)) else { panic!() };
    assert!(none.is_empty());
    b.change_account(person, own_account(person_name(1), 9));
    let Answer::RunChanges(told) = b.ask("head", Query::RunChanges(run)) else { panic!() };
    assert_eq!(
        told[0].account_from,
        Some(date("2025-05-24")),
        "a run of the day goes to the account of before"
    );
    b.on("2025-05-24");
    let Answer::RunChanges(changes) = b.ask("head", Query::RunChanges(run)) else { panic!() };
    assert_eq!(
        (changes.len(), changes[0].person, changes[0].account, changes[0].facts),
        (1, person, true, false)
    );
    assert!(b.lines(run) == before);
    // A draft that would come out otherwise is not frozen as it is.
    b.step("draws", run, RunAct::Thaw { reason: "换账户".into() }).unwrap();
    assert_eq!(fault(b.step("draws", run, RunAct::Freeze)), RunFault::Moved { lines: 1 });
    b.step("draws", run, RunAct::Redraft).unwrap();
    b.bring_to(run, RunState::Frozen);
    b.f.sound();
}

#[test]
fn without_an_account_a_line_is_held_and_paid_once_there_is_one() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    b.register(paid_person(1));
    let poor = b.register(person(2));
    let run = b.whole("2025-04");
    let held = b.lines(run).into_iter().find(|l| l.person == poor).unwrap();
    assert_eq!((held.change, held.reasons, held.amount), (LineChange::Held, vec![Reason::NoAccount], Fen(0)));
    b.on("2025-05-22");
    b.change_account(poor, own_account(person_name(2), 2));
    let run = b.draft("draws", "2025-05").unwrap();
    let held = b.lines(run).into_iter().find(|l| l.person == poor).unwrap();
    assert_eq!((held.change, held.reasons), (LineChange::Held, vec![Reason::AccountNotYet]));
    b.step("draws", run, RunAct::Abandon { reason: "等账户启用".into() }).unwrap();
    b.on("2025-05-23");
    let run = b.draft("draws", "2025-05").unwrap();
    let line = b.lines(run).into_iter().find(|l| l.person == poor).unwrap();
    assert_eq!((line.parts.len(), line.unexplained), (2, false));
    assert!(line.reasons.contains(&Reason::FailedBefore) && line.reasons.contains(&Reason::Arrears));
    b.f.sound();
}

#[test]
fn a_return_in_pieces_and_again_does_no_harm_and_each_failure_is_seen_to() {
    let b = Bench::from("2025-05");
    for n in 0..20 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    let result = |seq: u32| if seq.is_multiple_of(7) { failed(seq) } else { paid(seq) };
    let whole: Vec<LineResult> = (1..=20).map(result).collect();
    b.returns(run, whole[..13].to_vec()).unwrap();
    assert_eq!(fault(b.reconcile(run)), RunFault::Open { lines: 7 });
    b.returns(run, whole.clone()).unwrap();
    b.returns(run, whole.clone()).unwrap();
    let row = b.row(run);
    assert_eq!((row.paid, row.failed, row.tasks, row.state), (18, 2, 2, RunState::Returned));
    assert_eq!(fault(b.returns(run, vec![paid(21)])), RunFault::NoLine { seq: 21 });
    let month = match b.ask(
        "maker",
        Query::ProgrammeMonth {
            programme: PENSION.into(),
            month: month("2025-05"),
            text: String::new(),
            offset: 0,
            limit: 100,
        },
    ) {
        Answer::ProgrammeMonth(month) => *month,
        other => panic!("{other:?}"),
    };
    assert_eq!((month.paid, month.due), (row.paid_sum, row.total), "paid once each, due of all");
    b.reconcile(run).unwrap();
    assert_eq!(fault(b.step("settles", run, RunAct::Close)), RunFault::Undecided { lines: 2 });
    let asked = RunLinesAsked { failed: true, ..RunLinesAsked::default() };
    let Answer::RunLines(tasks) = b.ask("head", Query::RunLines { run, asked, offset: 0, limit: 9 }) else {
        panic!()
    };
    assert_eq!(
        tasks.rows.iter().map(|l| (l.seq, l.why.as_str())).collect::<Vec<_>>(),
        [(7, "账户已销户"), (14, "账户已销户")]
    );
    let leave = |seq| {
        let act = LineAct::Leave { reason: "本人出国，回来再发".into() };
        b.run("settles", Command::ActOnLine { run, seq, act })
    };
    leave(7).unwrap();
    assert_eq!(fault(leave(7)), RunFault::NotFailed { seq: 7 });
    b.all_good("draws", run);
    let b2 = b.run("draws", Command::ReissueLines { run, seqs: vec![14] }).unwrap();
    let honordesk::bureau::Outcome::Run(again, _) = b2.outcome else { panic!() };
    b.cleared("draws", again);
    assert_eq!(b.lines(again).len(), 1);
    assert_eq!(b.lines(again)[0].reissues, Some((run, 14)));
    let old = b.lines(run).into_iter().find(|l| l.seq == 14).unwrap();
    assert_eq!((old.state, old.reissued), ("reissued", Some((again, 1))));
    b.step("settles", run, RunAct::Close).unwrap();
    // A draft that is given up leaves the failure where it was.
    b.step("draws", again, RunAct::Abandon { reason: "账户还没有换".into() }).unwrap();
    assert_eq!(b.lines(run).into_iter().find(|l| l.seq == 14).unwrap().state, "failed");
    b.f.sound();
}

#[test]
fn what_the_bank_sends_back_is_taken_back_at_the_run_and_is_due_again() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    b.register(paid_person(2));
    let run = b.whole("2025-05");
    let line = b.lines(run).into_iter().find(|l| l.person == person).unwrap();
    b.came_back(run, line.seq);
    let act = LineAct::TakeBack { reason: "退汇：户名不符".into() };
    let again = b.on_line("settles", run, line.seq, act);
    assert_eq!(fault(again), RunFault::NotPaid { seq: line.seq });
    assert_eq!(b.statement(person).paid, Fen(0));
    b.f.sound();
    // It waits until somebody says that it is left to a coming run.
    assert_eq!(fault(b.draft("draws", "2025-05")), RunFault::Empty);
    b.on_line("settles", run, line.seq, LineAct::Leave { reason: "账号待改".into() }).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    let lines = b.lines(run);
    assert_eq!((lines.len(), lines[0].person, lines[0].amount), (1, person, line.amount));
    b.f.sound();
}

#[test]
fn an_approval_taken_back_takes_back_what_it_booked() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Approved);
    assert!(b.statement(person).due.0 > 0);
    b.step("head", run, RunAct::Recall { reason: "金额待核".into() }).unwrap();
    assert_eq!((b.statement(person).due, b.row(run).state), (Fen(0), RunState::Draft));
    assert!(b.view(run).acts.iter().filter(|a| a.step == RunStep::Review).all(|a| a.void));
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    assert_eq!(b.statement(person).owed, Fen(0));
    b.f.reopened().sound();
}

#[test]
fn sums_times_and_minutes_are_as_the_head_set_them() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    assert_eq!(
        b.view(run).needs_head,
        Some(HeadNeeded::NothingSet),
        "nothing is set: the head is always needed"
    );
    let refused = b.step("settles", run, approve()).unwrap_err();
    assert!(matches!(refused, Refusal::NotPermitted { .. }));
    let total = b.row(run).total;
    let (head, minute) = (Fen(total.0 - 1), Some(Fen(total.0 - 1)));
    b.rule(RunRuleSaid::Tier { from: date("2025-01-01"), head, minute });
    b.rule(RunRuleSaid::Freeze {
        name: "审计".into(), from: date("2025-05-20"), until: date("2025-06-02")
    });
    let minuted = RunAct::Approve { minute: "党组纪要〔2025〕9号".into() };
    assert!(matches!(fault(b.step("head", run, minuted.clone())), RunFault::FreezePeriod { .. }));
    b.on("2025-06-01");
    assert!(b.draft_of("draws", &[PENSION], month("2025-06")).is_ok(), "drafting goes on");
    b.on("2025-06-03");
    assert_eq!(fault(b.step("head", run, approve())), RunFault::NeedsMinute { above: Fen(total.0 - 1) });
    b.step("head", run, minuted).unwrap();
    b.f.sound();
}

#[test]
fn nothing_is_paid_into_a_closed_month_and_no_month_is_closed_over_money_under_way() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let by_hand = posting(person, EntryKind::Due, "2025-04", 100);
    b.by_hand("maker", by_hand).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    let close = |m: &str| {
        let (month, despite) = (month(m), Some("提前关账".into()));
        b.run("checker", Command::CloseMonth { month, despite })
    };
    // What waits for an approval that the close would put off is named, with what it comes to.
    let Answer::Books(books) = b.ask("checker", Query::Books(BooksOf::Month(month("2025-05")))) else {
        panic!()
    };
    let waits = OpenItem::RunsNotApproved { runs: vec![(run, RunState::Reviewed, b.row(run).total)] };
    assert!(books.open.contains(&waits), "{:?}", books.open);
    close("2025-05").unwrap();
    let closed = |m: &str| Refusal::MonthClosed(month(m));
    assert_eq!(b.step("head", run, approve()).unwrap_err(), closed("2025-05"));
    b.on("2025-06-01");
    b.bring_to(run, RunState::Exported);
    // The money is on its way: what the bank says of it must find the month open.
    let refused = Refusal::RunsUnderWay { month: month("2025-06"), runs: vec![run] };
    assert_eq!(close("2025-06").unwrap_err(), refused);
    let Answer::Books(books) = b.ask("checker", Query::Books(BooksOf::Month(month("2025-06")))) else {
        panic!()
    };
    assert!(books.open.contains(&OpenItem::RunUnderWay { run }), "{:?}", books.open);
    // It comes in a later month, and is for the month it was sent for.
    b.on("2025-07-04");
    b.returns(run, vec![paid(1)]).unwrap();
    close("2025-06").unwrap();
    let line = b.statement(person).lines.pop().unwrap();
    assert_eq!((line.kind, line.month, line.booked), (EntryKind::Paid, month("2025-05"), date("2025-07-04")));
    // The bank sends it back when July is closed: it is taken back in August, for the month it was for.
    close("2025-07").unwrap();
    let back = || b.on_line("head", run, 1, LineAct::Agree);
    b.on_line("settles", run, 1, LineAct::TakeBack { reason: "户名不符，退汇".into() }).unwrap();
    assert_eq!(back().unwrap_err(), closed("2025-07"));
    b.on("2025-08-01");
    back().unwrap();
    let line = b.statement(person).lines.pop().unwrap();
    assert_eq!((line.month, line.booked), (month("2025-05"), date("2025-08-01")));
    b.f.reopened().sound();
}

#[test]
fn money_under_way_is_not_booked_by_hand_besides() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    let amount = b.lines(run)[0].amount.0;
    let post = |m: &str| {
        let posting = posting(person, EntryKind::Paid, m, amount);
        b.by_hand("maker", posting)
    };
    assert!(matches!(fault(post("2025-05")), RunFault::UnderWay { .. }));
    post("2025-04").unwrap();
    b.f.sound();
}
