//! A file that the bank throws back as a whole: two people say so by its document, nothing was paid, and no account is refused for it.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::RunAct;
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{RunFault, RunState, RunStep};
use honordesk::domain::{Fen, RunId};

use super::bench::*;
use super::twice::fault;

fn with_the_bank(b: &Bench) -> RunId {
    for n in 1..=3 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    run
}

fn noted() -> RunAct {
    RunAct::NoteUnpaid {
        document: "农商退字〔2025〕7号".into(), reason: "文件格式不符，整批退回".into()
    }
}

fn refused() -> RunAct {
    RunAct::RefuseUnpaid { reason: "银行说已部分入账".into() }
}

/// The steps that somebody may take now.
fn may(b: &Bench, who: &str, run: RunId) -> Vec<RunStep> {
    let Answer::Run(view) = b.ask(who, Query::Run(run)) else { panic!() };
    view.steps.into_iter().filter_map(|(step, may)| may.is_ok().then_some(step)).collect()
}

#[test]
fn two_people_send_back_what_the_bank_threw_back_and_all_of_it_is_issued_again() {
    let b = Bench::from("2025-05");
    let run = with_the_bank(&b);
    assert!(may(&b, "sends", run).contains(&RunStep::NoteUnpaid));
    assert!(matches!(fault(b.step("settles", run, RunAct::AgreeUnpaid)), RunFault::NotFrom { .. }));
    assert!(matches!(b.step("settles", run, noted()), Err(Refusal::NotPermitted { .. })));
    b.step("sends", run, noted()).unwrap();
    assert!(matches!(fault(b.step("sends", run, noted())), RunFault::NotFrom { .. }), "once");
    assert_eq!((b.row(run).state, b.row(run).failed), (RunState::Exported, 0), "nothing counts yet");
    // Not by whoever said so.
    assert!(matches!(b.step("sends", run, RunAct::AgreeUnpaid), Err(Refusal::NotPermitted { .. })));
    let Answer::Waiting(rows) = b.ask("settles", Query::Waiting) else { panic!() };
    let agree = Waits::Run { run, step: RunStep::AgreeUnpaid };
    assert!(rows.iter().any(|row| row.what == agree && row.mine));
    b.step("settles", run, RunAct::AgreeUnpaid).unwrap();
    let row = b.row(run);
    assert_eq!((row.state, row.paid, row.failed), (RunState::Returned, 0, 3));
    let lines = b.lines(run);
    assert!(lines.iter().all(|line| line.state == "failed" && line.why.contains("7号")));
    assert!(lines.iter().all(|line| line.account_now.is_none()), "no account is refused");
    b.step("settles", run, RunAct::Reconcile { total: Fen(0) }).unwrap();
    let done = b.run("draws", Command::ReissueLines { run, seqs: vec![] }).unwrap();
    let Outcome::Run(again, _) = done.outcome else { panic!() };
    assert_eq!((b.row(again).lines, b.row(again).total), (3, row.total));
    b.bring_to(again, RunState::Exported);
    b.all_paid(again);
    assert_eq!(b.row(again).paid_sum, row.total);
    b.f.reopened().sound();
}

#[test]
fn an_answer_of_the_bank_or_another_who_disagrees_ends_what_was_said_of_the_whole() {
    let b = Bench::from("2025-05");
    let run = with_the_bank(&b);
    b.step("sends", run, noted()).unwrap();
    assert!(may(&b, "settles", run).contains(&RunStep::RefuseUnpaid));
    b.step("settles", run, refused()).unwrap();
    assert!(matches!(fault(b.step("settles", run, RunAct::AgreeUnpaid)), RunFault::NotFrom { .. }));
    b.step("sends", run, noted()).unwrap();
    b.returns(run, vec![paid(1)]).unwrap();
    assert!(matches!(fault(b.step("settles", run, RunAct::AgreeUnpaid)), RunFault::NotFrom { .. }));
    // Of what the bank paid nothing is sent back, and the rest is.
    b.step("sends", run, noted()).unwrap();
    b.step("settles", run, RunAct::AgreeUnpaid).unwrap();
    assert_eq!((b.row(run).paid, b.row(run).failed), (1, 2));
    assert!(!may(&b, "sends", run).contains(&RunStep::NoteUnpaid), "nothing is open");
    b.reconcile(run).unwrap();
    b.f.reopened().sound();
}

#[test]
fn accounts_that_the_bank_refused_are_cleared_all_at_once() {
    let clear = || RunAct::ClearAccounts { words: "银行来函：系统故障，账号均可用".into() };
    for in_the_draft in [false, true] {
        let b = Bench::from("2025-05");
        let run = with_the_bank(&b);
        b.returns(run, (1..=3).map(failed).collect()).unwrap();
        b.reconcile(run).unwrap();
        let of = if in_the_draft {
            for seq in 1..=3 {
                let leave = honordesk::bureau::command::LineAct::Leave { reason: "下次再发".into() };
                b.on_line("settles", run, seq, leave).unwrap();
            }
            b.register(paid_person(4));
            b.bare_draft("draws", &[PENSION], crate::bureau_support::month("2025-05")).unwrap()
        } else {
            run
        };
        if !in_the_draft {
            let sent = b.step("sends", of, clear());
            assert!(matches!(sent, Err(Refusal::NotPermitted { .. })), "who sent it has no other part");
        }
        b.step("draws", of, clear()).unwrap();
        assert_eq!(fault(b.step("draws", of, clear())), RunFault::NoneRefused);
        let pays = if in_the_draft {
            of
        } else {
            let done = b.run("draws", Command::ReissueLines { run, seqs: vec![] }).unwrap();
            let Outcome::Run(again, _) = done.outcome else { panic!() };
            again
        };
        assert_eq!(b.row(pays).lines, 3 + u32::from(in_the_draft));
        b.f.reopened().sound();
    }
}
