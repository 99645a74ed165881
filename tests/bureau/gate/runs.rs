//! One of each command and query about payment runs, and the action it needs.

use honordesk::bureau::command::{AnswerFile, LineAct, LineResult, RecoverySaid, RunAct};
use honordesk::bureau::query::RunLinesAsked;
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::ledger::run::{RecoveryWay, RunRuleSaid};
use honordesk::domain::{Fen, PersonId, RecoveryId, RunId, RunRuleId};

use crate::bureau_support::{date, month};

/// All commands.
pub fn commands() -> Vec<(Command, Action)> {
    let (run, seen, seq) = (RunId(9), 1, 1);
    let day = date("2026-11-20");
    let reason = || "试试".to_owned();
    let programme = || "disability-pension".to_owned();
    let step = |act| Command::StepRun { run, seen, act };
    let line = |act| Command::ActOnLine { run, seq, act };
    let said = RecoverySaid {
        person: PersonId(9),
        programme: programme(),
        way: RecoveryWay::Waive,
        onto: String::new(),
        each: Fen(0),
        basis: reason(),
    };
    let opening = RunRuleSaid::Opening { programme: programme(), month: month("2026-11") };
    let (recovery, rule) = (RecoveryId(9), RunRuleId(9));
    vec![
        (Command::DraftRun { programmes: vec![programme()], month: month("2026-11") }, Action::PrepareRuns),
        (step(RunAct::Redraft), Action::PrepareRuns),
        (step(RunAct::Freeze), Action::PrepareRuns),
        (step(RunAct::Thaw { reason: reason() }), Action::PrepareRuns),
        (step(RunAct::Review), Action::ReviewRuns),
        (step(RunAct::Return { reason: reason() }), Action::ReviewRuns),
        (step(RunAct::Approve { minute: String::new() }), Action::ApproveRuns),
        (step(RunAct::Recall { reason: reason() }), Action::ApproveRuns),
        (step(RunAct::Export { file: reason(), digest: [0; 32], made: None }), Action::SendRuns),
        (step(RunAct::Decline { reason: reason() }), Action::ApproveRuns),
        (step(RunAct::Reconcile { total: Fen(0) }), Action::ReconcileRuns),
        (step(RunAct::Close), Action::ReconcileRuns),
        (step(RunAct::NoteUnpaid { document: reason(), reason: reason() }), Action::SendRuns),
        (step(RunAct::AgreeUnpaid), Action::ReconcileRuns),
        (step(RunAct::RefuseUnpaid { reason: reason() }), Action::ReconcileRuns),
        (step(RunAct::ClearAccounts { words: reason() }), Action::PrepareRuns),
        (step(RunAct::Abandon { reason: reason() }), Action::PrepareRuns),
        (line(LineAct::Explain { words: reason() }), Action::PrepareRuns),
        (line(LineAct::Leave { reason: reason() }), Action::ReconcileRuns),
        (line(LineAct::TakeBack { reason: reason() }), Action::ReconcileRuns),
        (line(LineAct::Defer { reason: reason() }), Action::PrepareRuns),
        (line(LineAct::PaidAfterAll { day, reason: reason() }), Action::ReconcileRuns),
        (line(LineAct::Stand { reason: reason() }), Action::ReconcileRuns),
        (line(LineAct::Agree), Action::ApproveRuns),
        (line(LineAct::Refuse { reason: reason() }), Action::ApproveRuns),
        (line(LineAct::Withdraw), Action::ReconcileRuns),
        (
            Command::TakeReturn {
                run,
                file: AnswerFile { name: reason(), digest: [0; 32] },
                results: vec![LineResult { seq, failed: None, day: None }],
            },
            Action::SendRuns,
        ),
        (Command::ReissueLines { run, seqs: vec![] }, Action::PrepareRuns),
        (Command::ProposeRecovery { said }, Action::PrepareRuns),
        (Command::ApproveRecovery { recovery, seen }, Action::ApproveRuns),
        (Command::EndRecovery { recovery, seen, reason: reason() }, Action::DropRunRules),
        (Command::BookRepayment { recovery, seen, months: vec![], receipt: reason() }, Action::Post),
        (Command::ProposeRunRule { said: opening, basis: reason() }, Action::PrepareRuns),
        (Command::ApproveRunRule { rule, adds: None }, Action::ApproveRuns),
        (Command::DropRunRule { rule, reason: reason() }, Action::DropRunRules),
    ]
}

/// All queries.
pub fn queries() -> Vec<(Query, Action)> {
    let run = RunId(9);
    let asked = RunLinesAsked::default();
    vec![
        (Query::Runs { offset: 0, limit: 9 }, Action::ReadLedger),
        (Query::Run(run), Action::ReadLedger),
        (Query::RunLines { run, asked, offset: 0, limit: 9 }, Action::ReadLedger),
        (Query::RunPayments(run), Action::SendRuns),
        (Query::RunChanges(run), Action::ReadLedger),
        (Query::DraftOptions, Action::ReadLedger),
        (Query::Overpaid { programme: "disability-pension".into() }, Action::ReadLedger),
        (Query::RunRules, Action::ReadLedger),
        (Query::OpeningEffect(RunRuleId(9)), Action::ReadLedger),
    ]
}
