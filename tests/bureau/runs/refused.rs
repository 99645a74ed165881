//! Accounts that the bank refused, and what else keeps money from going out twice or astray.

use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::{Answer, Command, Denied, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{Duty, LineChange, Reason, RunFault, RunState};
use honordesk::domain::ledger::{Doubt, EntryKind};
use honordesk::domain::{Fen, RunId};

use super::bench::*;
use crate::bureau_support::*;

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// Two people; the bank refuses the account of the first.
fn refused(b: &Bench) -> RunId {
    for n in 1..=2 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1), paid(2)]).unwrap();
    b.reconcile(run).unwrap();
    run
}

/// What keeps whoever drafts from issuing the failures again, as the screen has it.
fn told(b: &Bench, run: RunId) -> Option<RunFault> {
    let Answer::Run(view) = b.ask("draws", Query::Run(run)) else { panic!() };
    view.reissue.map(|why| fault::<()>(Err(why)))
}

fn reissue(b: &Bench, run: RunId) -> RunId {
    let done = b.run("draws", Command::ReissueLines { run, seqs: vec![] }).unwrap();
    let Outcome::Run(again, _) = done.outcome else { panic!() };
    again
}

#[test]
fn nothing_is_issued_again_to_an_account_that_the_bank_refused_until_it_is_cleared() {
    let b = Bench::from("2025-05");
    let run = refused(&b);
    let failed = b.lines(run).remove(0);
    assert!(failed.account_now.unwrap().same, "the question before says so");
    let nothing = b.run("draws", Command::ReissueLines { run, seqs: vec![] });
    let why = RunFault::AccountsRefused { lines: 1, from: None };
    assert_eq!(fault(nothing), why);
    assert_eq!(told(&b, run), Some(why), "told before anybody is asked whether they mean it");
    assert_eq!(fault(b.bare_draft("draws", &[PENSION], month("2025-05"))), RunFault::Empty);
    // Whoever has another part in the run does not say so.
    let good = || LineAct::Explain { words: "银行已核实可用".into() };
    assert!(matches!(b.on_line("sends", run, 1, good()), Err(Refusal::NotPermitted { .. })));
    assert_eq!(fault(b.on_line("draws", run, 2, good())), RunFault::NotRefused { seq: 2 });
    b.good("draws", run, 1);
    assert_eq!(fault(b.on_line("draws", run, 1, good())), RunFault::NotRefused { seq: 1 });
    let line = b.lines(run).remove(0);
    assert_eq!(line.account_now, None);
    let cleared = line.refused.unwrap().cleared.unwrap();
    let on = b.f.today.get();
    assert_eq!(
        (cleared.on, cleared.words.as_str()),
        (on, "银行已核实可用"),
        "it stands on the line that failed"
    );
    assert_eq!(told(&b, run), None);
    let again = reissue(&b, run);
    let line = b.lines(again).remove(0);
    assert_eq!((line.amount, line.explained.as_str()), (failed.amount, "银行已核实可用"));
    assert!(line.reasons.contains(&Reason::ClearedAccount));
    let told = line.refused.unwrap();
    assert_eq!((told.on, told.words.as_str()), (date("2025-05-23"), "账户已销户"));
    assert_eq!(told.cleared.as_ref().map(|cleared| cleared.words.as_str()), Some("银行已核实可用"));
    b.bring_to(again, RunState::Exported);
    // Refused once more, it is held once more, whatever was said before.
    b.returns(again, vec![super::bench::failed(1)]).unwrap();
    b.reconcile(again).unwrap();
    let nothing = b.run("draws", Command::ReissueLines { run: again, seqs: vec![] });
    assert_eq!(fault(nothing), RunFault::AccountsRefused { lines: 1, from: None });
    b.good("draws", again, 1);
    let third = reissue(&b, again);
    b.bring_to(third, RunState::Exported);
    b.all_paid(third);
    b.f.sound();
    b.reconcile(third).unwrap();
    // The bank pays there again: the next month goes there without a word.
    b.on("2025-06-20");
    let next = b.bare_draft("draws", &[PENSION], month("2025-06")).unwrap();
    assert!(b.lines(next).iter().all(|line| line.amount.0 > 0));
}

#[test]
fn another_account_is_paid_to_without_a_word_from_the_day_it_counts() {
    let b = Bench::from("2025-05");
    let run = refused(&b);
    let line = b.lines(run).remove(0);
    b.change_account(line.person, own_account(line.name.clone(), 44));
    let now = b.lines(run)[0].account_now.unwrap();
    assert_eq!((now.same, now.from), (true, Some(date("2025-05-24"))), "it counts from tomorrow");
    let nothing = b.run("draws", Command::ReissueLines { run, seqs: vec![] });
    assert_eq!(fault(nothing), RunFault::AccountsRefused { lines: 1, from: Some(date("2025-05-24")) });
    b.on("2025-05-24");
    let again = reissue(&b, run);
    let paying = b.lines(again).remove(0);
    assert!(paying.amount.0 > 0 && !paying.reasons.contains(&Reason::ClearedAccount));
    b.bring_to(again, RunState::Approved);
    b.f.sound();
}

#[test]
fn an_ordinary_draft_holds_what_is_left_of_a_refused_account_and_pays_the_others() {
    let b = Bench::from("2025-05");
    let run = refused(&b);
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    b.on("2025-06-20");
    let next = b.bare_draft("draws", &[PENSION], month("2025-06")).unwrap();
    let lines = b.lines(next);
    assert_eq!(lines.iter().filter(|line| line.amount.0 > 0).count(), 1);
    assert_eq!(lines[1].reasons, [Reason::RefusedAccount]);
    assert_eq!((lines[1].change, lines[1].amount), (LineChange::Held, Fen(0)));
    // Said of the line that is held, it is in the same draft.
    b.good("draws", next, 2);
    assert!(b.lines(next).iter().all(|line| line.amount.0 > 0));
    b.step("draws", next, RunAct::Abandon { reason: "重编".into() }).unwrap();
    b.f.sound();
}

#[test]
fn who_says_alone_that_an_account_is_good_neither_reviews_nor_approves_what_goes_there() {
    let b = Bench::from("2025-05");
    let run = refused(&b);
    b.good("all2", run, 1);
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    b.on("2025-06-20");
    let next = b.bare_draft("draws", &[PENSION], month("2025-06")).unwrap();
    assert!(b.lines(next).iter().all(|line| line.amount.0 > 0));
    b.step("draws", next, RunAct::Freeze).unwrap();
    let kept = |act| match b.step("all2", next, act) {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => did,
        other => panic!("{other:?}"),
    };
    assert_eq!(kept(RunAct::Review), Duty::Agree);
    b.step("checker", next, RunAct::Review).unwrap();
    assert_eq!(kept(approve()), Duty::Agree);
    b.step("head", next, approve()).unwrap();
    b.step("all2", next, export()).unwrap();
    b.f.sound();
}

#[test]
fn two_records_are_not_put_apart_while_money_is_under_way_to_one() {
    let b = Bench::from("2025-05");
    let one = b.register(paid_person(1));
    let twin = b.register(honordesk::domain::person::PersonFacts { recognitions: vec![], ..paid_person(3) });
    b.f.merge(one, twin).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    let may = month("2025-05");
    assert_eq!(fault(b.f.unmerge(twin)), RunFault::ApartWaits { run, seq: 1, month: may });
    b.bring_to(run, RunState::Exported);
    assert!(matches!(fault(b.f.unmerge(twin)), RunFault::ApartWaits { .. }));
    b.all_paid(run);
    b.f.unmerge(twin).unwrap();
    b.f.sound();
}

#[test]
fn what_waits_to_be_issued_again_is_not_entered_by_hand_without_a_word() {
    let b = Bench::from("2025-05");
    let run = refused(&b);
    let line = b.lines(run).remove(0);
    let posting = || posting(line.person, EntryKind::Paid, "2025-05", line.amount.0);
    let alone = b.run("maker", Command::Post { posting: posting() });
    let Err(Refusal::Doubtful(doubts)) = alone else { panic!("{alone:?}") };
    assert!(doubts.contains(&Doubt::WaitsAgain { run, seq: 1 }), "{doubts:?}");
    b.good("draws", run, 1);
    let again = reissue(&b, run);
    assert!(matches!(fault(b.by_hand("maker", posting())), RunFault::UnderWay { .. }));
    b.step("draws", again, RunAct::Abandon { reason: "改现金发放".into() }).unwrap();
    b.by_hand("maker", posting()).unwrap();
    b.f.sound();
}

#[test]
fn an_answer_is_taken_in_whatever_its_file_is_called() {
    let b = Bench::from("2025-05");
    for n in 1..=3 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    let long = "银行回盘".repeat(60);
    for (name, seq) in [(long.as_str(), 1), ("a\nb\u{1b}[31m.csv", 2), ("", 3)] {
        b.answers(run, name, vec![paid(seq)]).unwrap();
    }
    for answer in b.view(run).answers {
        assert!((1..=120).contains(&answer.name.chars().count()), "{}", answer.name);
        assert!(!answer.name.chars().any(char::is_control), "{:?}", answer.name);
    }
    b.f.sound();
}
