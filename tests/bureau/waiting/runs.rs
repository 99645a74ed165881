//! Steps of runs: offered to those who may take them, and to nobody whose step would leave the rest to nobody.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::{AnswerFile, LineAct, LineResult, RunAct};
use honordesk::bureau::{Command, Denied, Help, Outcome, Refusal};
use honordesk::domain::ledger::run::{Duty, RunFault, RunRuleSaid, RunState, RunStep};
use honordesk::domain::person::ConfirmedHow;

use super::six::*;
use crate::bureau_support::*;

#[test]
fn a_run_goes_all_the_way_by_whoever_is_offered_its_steps() {
    for last in [false, true] {
        let (six, _) = Six::paid_in_may();
        let run = six.draft("zhouqiang", "2025-06").unwrap();
        six.follow(run, last);
        six.f.sound();
    }
}

#[test]
fn a_refused_account_is_changed_issued_again_and_paid_by_whoever_is_offered_it() {
    for last in [false, true] {
        let (six, [one, _]) = Six::drafted_from("2025-05");
        let run = six.whole("2025-05", &[1]);
        six.new_account("heli", one, 31);
        // The one who compared with the bank agrees: the other one reviews what is issued again.
        assert_eq!(six.offered(|what| matches!(what, Waits::Account { .. })), ["wangwei"]);
        let refused = six.agree_account("wujing", one).unwrap_err();
        let may = vec![name("wangwei")];
        assert_eq!(
            refused,
            Refusal::Run(RunFault::WordLeavesNobody { step: RunStep::Review, may, anew: Vec::new() })
        );
        six.agree_account("wangwei", one).unwrap();
        six.on("2025-05-26");
        let failed = |what: &Waits| matches!(what, Waits::Failed { run: of, .. } if *of == run);
        assert_eq!(
            six.offered(failed),
            ["lina", "wangwei"],
            "who sent it, and who changed the account, do not"
        );
        let again = six.run("lina", Command::ReissueLines { run, seqs: vec![] }).unwrap().outcome;
        let Outcome::Run(again, _) = again else { panic!() };
        six.follow(again, last);
        six.follow(run, last);
        assert_eq!(six.lines(again)[0].state, "paid");
        six.f.sound();
    }
}

#[test]
fn what_is_left_after_its_refusal_is_paid_with_the_next_month() {
    let (six, [one, _]) = Six::drafted_from("2025-05");
    let run = six.whole("2025-05", &[1]);
    six.on_line("wangwei", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    six.new_account("heli", one, 31);
    assert_eq!(
        six.offered(|what| matches!(what, Waits::Account { .. })),
        ["wangwei"],
        "the same looks again"
    );
    six.agree_account("wangwei", one).unwrap();
    six.on("2025-06-10");
    let next = six.draft("lina", "2025-06").unwrap();
    six.follow(next, false);
    six.f.sound();
}

#[test]
fn confirmations_of_two_desks_leave_sending_free_and_keep_from_the_review() {
    let (six, [one, other]) = Six::paid_in_may();
    let confirm = |who: &str, person| {
        six.run(
            who,
            Command::Confirm {
                person,
                year: 2025,
                on: None,
                how: ConfirmedHow::InPerson,
                document: String::new(),
            },
        )
        .unwrap();
    };
    confirm("lina", one);
    confirm("heli", other);
    let reason = "弄错".to_owned();
    six.run("heli", Command::WithdrawConfirmation { person: other, year: 2025, notice: false, reason })
        .unwrap();
    let run = six.draft("zhouqiang", "2025-06").unwrap();
    assert!(six.view(run).nobody.is_none());
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn a_setting_for_runs_keeps_whoever_proposed_it_from_no_draft_and_no_sending() {
    let (six, _) = Six::paid_in_may();
    six.rule("lina", RunRuleSaid::Budgets { from: date("2025-06-01"), needed: false });
    let run = six.draft("zhouqiang", "2025-06").unwrap();
    six.step("zhouqiang", run, RunAct::Freeze).unwrap();
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn a_draft_that_nobody_could_review_says_so_and_waits_for_those_who_can_free_it() {
    let (six, [one, other]) = Six::paid_in_may();
    six.new_account("heli", one, 31);
    six.agree_account("wangwei", one).unwrap();
    six.new_account("heli", other, 32);
    six.agree_account("wujing", other).unwrap();
    six.on("2025-06-12");
    let run = six.draft("lina", "2025-06").unwrap();
    let nobody = six.view(run).nobody.unwrap();
    let kept: Vec<_> = nobody.kept.iter().map(|one| (one.name.clone(), one.did)).collect();
    assert_eq!(nobody.step, RunStep::Review);
    assert_eq!(kept, [(name("wangwei"), Duty::Agree), (name("wujing"), Duty::Agree)]);
    let ways: Vec<_> =
        nobody.defer.iter().map(|way| way.iter().map(|(seq, _)| *seq).collect::<Vec<_>>()).collect();
    assert_eq!((ways, nobody.back), (vec![vec![1], vec![2]], None));
    let stuck = |what: &Waits| *what == Waits::Stuck { run, step: RunStep::Review };
    assert_eq!(six.offered(stuck), ["lina", "zhouqiang", "chenjing"]);
    // One of them is left to a run of their own: both are paid.
    six.on_line("lina", run, 1, LineAct::Defer { reason: "另批".into() }).unwrap();
    assert!(six.view(run).nobody.is_none());
    six.follow(run, false);
    let rest = six.draft("lina", "2025-06").unwrap();
    six.follow(rest, false);
    six.f.sound();
}

#[test]
fn an_approved_run_that_nobody_may_send_waits_for_the_head() {
    let (six, [one, other]) = Six::paid_in_may();
    let run = six.draft("zhouqiang", "2025-06").unwrap();
    for who in ["zhouqiang", "wangwei", "chenjing"] {
        let step = six.waiting_step(run).unwrap();
        six.step(who, run, six.act(run, step)).unwrap();
    }
    for (who, person) in [("lina", one), ("heli", other)] {
        let posting = posting(person, honordesk::domain::ledger::EntryKind::Due, "2025-04", 1_000);
        six.by_hand(who, posting).unwrap();
    }
    let stuck = |what: &Waits| *what == Waits::Stuck { run, step: RunStep::Export };
    assert_eq!(six.offered(stuck), ["chenjing"]);
    let nobody = six.view(run).nobody.unwrap();
    assert_eq!((nobody.step, nobody.back), (RunStep::Export, Some(RunStep::Recall)));
    match six.step("lina", run, six.act(run, RunStep::Export)) {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, may, help, .. }, .. }) => {
            assert_eq!((did, may, help), (Duty::DataChange, Vec::<String>::new(), Help::PutOff));
        }
        other => panic!("{other:?}"),
    }
    six.step("chenjing", run, six.act(run, RunStep::Recall)).unwrap();
    assert_eq!(six.view(run).row.state, RunState::Draft);
    six.f.sound();
}

#[test]
fn a_draft_whose_signer_changed_something_is_worked_out_anew_by_another() {
    let (six, [one, _]) = Six::paid_in_may();
    let run = six.draft("lina", "2025-06").unwrap();
    let posting = posting(one, honordesk::domain::ledger::EntryKind::Due, "2025-04", 1_000);
    six.by_hand("lina", posting).unwrap();
    match six.step("zhouqiang", run, RunAct::Freeze) {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { other, did, may, .. }, .. }) => {
            assert_eq!((other, did), (Some(name("lina")), Duty::DataChange), "it is not theirs who ask");
            assert_eq!(may, [name("zhouqiang"), name("heli")]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(six.waiting_step(run), Some(RunStep::Draft));
    let again = |what: &Waits| *what == Waits::Run { run, step: RunStep::Draft };
    assert_eq!(six.offered(again), ["zhouqiang", "heli"]);
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn what_the_bank_has_not_said_yet_is_waited_for_before_it_is_compared() {
    let (six, _) = Six::drafted_from("2025-05");
    let run = six.sent("2025-05");
    let says = |seq| {
        let file = AnswerFile { name: format!("回盘{seq}.txt"), digest: [seq; 32] };
        let results = vec![LineResult { seq: seq.into(), failed: None, day: None }];
        six.run("zhouqiang", Command::TakeReturn { run, file, results }).unwrap();
    };
    says(1);
    assert_eq!(six.view(run).row.state, RunState::Returned);
    assert_eq!(six.waiting_step(run), Some(RunStep::TakeReturn), "of one line it has not said anything");
    says(2);
    assert_eq!(six.waiting_step(run), Some(RunStep::Reconcile));
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn a_run_with_a_failure_that_nobody_decided_is_not_offered_to_be_closed() {
    let (six, _) = Six::drafted_from("2025-05");
    let run = six.whole("2025-05", &[1]);
    assert_eq!(six.waiting_step(run), None);
    six.on_line("wangwei", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    assert_eq!(six.waiting_step(run), Some(RunStep::Close));
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn what_came_back_is_paid_with_the_next_month_by_whoever_is_offered_it() {
    for last in [false, true] {
        let (six, _) = Six::paid_in_may();
        let run = six.whole("2025-06", &[]);
        six.on_line("wangwei", run, 1, LineAct::TakeBack { reason: "退汇".into() }).unwrap();
        six.on_line("chenjing", run, 1, LineAct::Agree).unwrap();
        six.on_line("wangwei", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
        six.on_line("lina", run, 1, LineAct::Explain { words: "银行已核实可用".into() }).unwrap();
        six.follow(run, last);
        six.on("2025-07-10");
        let next = six.draft("lina", "2025-07").unwrap();
        assert_eq!(six.lines(next).len(), 2);
        assert!(six.view(next).nobody.is_none());
        six.follow(next, last);
        assert!(six.lines(next).iter().all(|line| line.amount.0 > 0 && line.state == "paid"));
        six.f.sound();
    }
}
