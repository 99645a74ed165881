//! `honordesk ledger run`: drafting payment runs, moving them along, reading them.

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::out::Out;
use super::overpaid_shown;
use super::programme::programme_id;
use super::run_args::{LineArgs, PlainArgs, ReasonArgs, RecoverySub, RuleSub, RunSub, StepArgs};
use super::run_shown as shown;
use crate::bureau::answer::{RecoveryRow, RunView};
use crate::bureau::command::{LineAct, RecoverySaid, RunAct};
use crate::bureau::query::RunLinesAsked;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::ledger::run::{RecoveryWay, RunRuleSaid, RunState};
use crate::domain::{Fen, RecoveryId, RunId};
use crate::locale::{Lang, run_words, runs as words};

pub(super) fn run(sub: &RunSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let reads = matches!(
        sub,
        RunSub::List { .. }
            | RunSub::Show(_)
            | RunSub::Compare(_)
            | RunSub::Lines { .. }
            | RunSub::Changes(_)
            | RunSub::Overpaid { .. }
            | RunSub::Recovery(RecoverySub::List { .. })
            | RunSub::Rule(RuleSub::List { .. } | RuleSub::Show { .. })
    );
    if !reads {
        out.begin();
    }
    let desk = context::open(global, out.lang, if reads { Need::Read } else { Need::Write }, host)?;
    let done = if reads { read(&desk, sub, out) } else { write(&desk, sub, out) };
    desk.close(done, out)
}

fn read(desk: &Desk, sub: &RunSub, out: &mut Out) -> Done {
    match sub {
        RunSub::List { limit, json } => shown::board(desk, *limit as usize, *json, out),
        RunSub::Show(one) => shown::show(desk, one.run, one.json, out),
        RunSub::Compare(one) => shown::compare(desk, one.run, one.json, out),
        RunSub::Changes(one) => shown::changes(desk, one.run, one.json, out),
        RunSub::Lines { run, change, unexplained, failed, person, offset, limit, json } => {
            let asked = RunLinesAsked {
                change: *change,
                unexplained: *unexplained,
                failed: *failed,
                person: *person,
            };
            shown::lines(desk, (*run, asked), (*offset as usize, *limit as usize), *json, out)
        }
        RunSub::Overpaid { programme, json } => {
            overpaid_shown::overpaid(desk, &programme_id(desk, programme), *json, out)
        }
        RunSub::Recovery(_) => overpaid_shown::recoveries(desk, json_of(sub), out),
        RunSub::Rule(RuleSub::Show { rule, json }) => shown::opening(desk, *rule, *json, out),
        _ => shown::rules(desk, json_of(sub), out),
    }
}

fn json_of(sub: &RunSub) -> bool {
    matches!(
        sub,
        RunSub::Recovery(RecoverySub::List { json: true }) | RunSub::Rule(RuleSub::List { json: true })
    )
}

fn write(desk: &Desk, sub: &RunSub, out: &mut Out) -> Done {
    match sub {
        RunSub::Draft { programmes, month, how } => {
            let programmes = programmes.iter().map(|p| programme_id(desk, p)).collect();
            carried(desk, Command::DraftRun { programmes, month: *month }, how, out)
        }
        RunSub::Redraft(args) => step(desk, args, RunAct::Redraft, out),
        RunSub::Freeze(args) => step(desk, args, RunAct::Freeze, out),
        RunSub::Review(args) => step(desk, args, RunAct::Review, out),
        RunSub::Reconcile { step: args, total } => step(desk, args, RunAct::Reconcile { total: *total }, out),
        RunSub::Close(args) => step(desk, args, RunAct::Close, out),
        RunSub::Unpaid { why, document } => {
            let act = RunAct::NoteUnpaid { document: document.clone(), reason: reason(why) };
            step(desk, &why.step, act, out)
        }
        RunSub::AgreeUnpaid(args) => step(desk, args, RunAct::AgreeUnpaid, out),
        RunSub::RefuseUnpaid(args) => {
            step(desk, &args.step, RunAct::RefuseUnpaid { reason: reason(args) }, out)
        }
        RunSub::ClearAccounts(args) => {
            step(desk, &args.step, RunAct::ClearAccounts { words: reason(args) }, out)
        }
        RunSub::Thaw(args) => step(desk, &args.step, RunAct::Thaw { reason: reason(args) }, out),
        RunSub::Return(args) => step(desk, &args.step, RunAct::Return { reason: reason(args) }, out),
        RunSub::Decline(args) => step(desk, &args.step, RunAct::Decline { reason: reason(args) }, out),
        RunSub::Recall(args) => step(desk, &args.step, RunAct::Recall { reason: reason(args) }, out),
        RunSub::Abandon(args) => step(desk, &args.step, RunAct::Abandon { reason: reason(args) }, out),
        RunSub::Approve { step: args, minute } => {
            step(desk, args, RunAct::Approve { minute: minute.clone() }, out)
        }
        RunSub::Explain(args) => line(desk, args, LineAct::Explain { words: args.reason.clone() }, out),
        RunSub::Leave(args) => line(desk, args, LineAct::Leave { reason: args.reason.clone() }, out),
        RunSub::TakeBack(args) => line(desk, args, LineAct::TakeBack { reason: args.reason.clone() }, out),
        RunSub::Defer(args) => line(desk, args, LineAct::Defer { reason: args.reason.clone() }, out),
        RunSub::Stand(args) => line(desk, args, LineAct::Stand { reason: args.reason.clone() }, out),
        RunSub::Paid { line: args, on } => {
            line(desk, args, LineAct::PaidAfterAll { day: *on, reason: args.reason.clone() }, out)
        }
        RunSub::Agree(args) => plain(desk, args, LineAct::Agree, out),
        RunSub::Refuse(args) => line(desk, args, LineAct::Refuse { reason: args.reason.clone() }, out),
        RunSub::Withdraw(args) => plain(desk, args, LineAct::Withdraw, out),
        RunSub::Reissue { run, line, how } => {
            carried(desk, Command::ReissueLines { run: *run, seqs: line.clone() }, how, out)
        }
        RunSub::Recovery(sub) => recovery(desk, sub, out),
        RunSub::Rule(sub) => rule(desk, sub, out),
        _ => Ok(Exit::Nothing),
    }
}

fn reason(args: &ReasonArgs) -> String {
    args.reason.clone()
}

/// A step on the run as it is now.
fn step(desk: &Desk, args: &StepArgs, act: RunAct, out: &mut Out) -> Done {
    let seen = view(desk, args.run, out.lang)?.row.version;
    carried(desk, Command::StepRun { run: args.run, seen, act }, &args.how, out)
}

fn line(desk: &Desk, args: &LineArgs, act: LineAct, out: &mut Out) -> Done {
    carried(desk, Command::ActOnLine { run: args.run, seq: args.line, act }, &args.how, out)
}

fn plain(desk: &Desk, args: &PlainArgs, act: LineAct, out: &mut Out) -> Done {
    carried(desk, Command::ActOnLine { run: args.run, seq: args.line, act }, &args.how, out)
}

/// Carries a command about a run out and says where the run stands. What a draft leaves out is told with it: somebody drafts a run of it.
fn carried(desk: &Desk, command: Command, how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(command, how.key.as_deref())?;
    let (mut said, mut left_out) = (String::new(), Vec::new());
    if let Outcome::Run(id, _) = &receipt.outcome {
        let view = view(desk, *id, out.lang)?;
        let row = &view.row;
        let state = run_words::state(row.state).get(out.lang);
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("run", id),
            ("state", &state),
            ("lines", &row.lines),
            ("total", &row.total),
            ("seq", &receipt.seq),
        ];
        said = words::STEPPED.with(out.lang, &values);
        if row.state == RunState::Draft && !how.json {
            left_out = shown::put_off(&view, out.lang);
        }
    }
    let done = out.receipt(&receipt, said, how.json)?;
    for line in left_out {
        out.line(&line)?;
    }
    Ok(done)
}

pub(super) fn view(desk: &Desk, run: RunId, lang: Lang) -> Result<RunView, Failure> {
    match desk.query(Query::Run(run))? {
        Answer::Run(view) => Ok(*view),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Run), lang)),
    }
}

fn recovery_row(desk: &Desk, wanted: RecoveryId) -> Result<RecoveryRow, Failure> {
    let found = match desk.query(Query::RunRules)? {
        Answer::RunSettings(settings) => settings.recoveries.into_iter().find(|one| one.recovery == wanted),
        _ => None,
    };
    found.ok_or_else(|| Failure::refused(&Refusal::NotFound(What::Recovery), desk.lang))
}

fn recovery(desk: &Desk, sub: &RecoverySub, out: &mut Out) -> Done {
    let version = |wanted| recovery_row(desk, wanted).map(|row| row.version);
    let (command, how, said) = match sub {
        RecoverySub::Propose { person, programme, way, onto, each, basis, how } => {
            let sets_off = *way == RecoveryWay::SetOff;
            if sets_off != each.is_some() {
                let msg = if sets_off { words::EACH_WANTED } else { words::EACH_UNUSED };
                return Err(Failure::new(Exit::Usage, msg.get(out.lang)));
            }
            let said = RecoverySaid {
                person: *person,
                programme: programme_id(desk, programme),
                way: *way,
                onto: onto.as_ref().map(|typed| programme_id(desk, typed)).unwrap_or_default(),
                each: each.unwrap_or(Fen::ZERO),
                basis: basis.clone(),
            };
            (Command::ProposeRecovery { said }, how, words::PROPOSED)
        }
        RecoverySub::Approve { recovery, how } => {
            let row = recovery_row(desk, *recovery)?;
            let said = if row.ending.is_some() { words::END_AGREED } else { words::APPROVED };
            (Command::ApproveRecovery { recovery: *recovery, seen: row.version }, how, said)
        }
        RecoverySub::Repay { recovery, months, receipt, how } => {
            let (recovery, seen) = (*recovery, version(*recovery)?);
            let (months, receipt) = (months.clone(), receipt.clone());
            let command = Command::BookRepayment { recovery, seen, months, receipt };
            let receipt = desk.execute(command, how.key.as_deref())?;
            return super::reversal::asked(&receipt, how.json, out);
        }
        RecoverySub::End { recovery, reason, how } => {
            let row = recovery_row(desk, *recovery)?;
            let said = if row.approved.is_some() { words::END_ASKED } else { words::DROPPED };
            let (recovery, reason) = (*recovery, reason.clone());
            (Command::EndRecovery { recovery, seen: row.version, reason }, how, said)
        }
        RecoverySub::List { .. } => return Ok(Exit::Nothing),
    };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let id = named(&receipt);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("id", &id), ("seq", &receipt.seq)];
    out.receipt(&receipt, said.with(out.lang, &values), how.json)
}

fn rule(desk: &Desk, sub: &RuleSub, out: &mut Out) -> Done {
    let propose = |said, basis: &String| Command::ProposeRunRule { said, basis: basis.clone() };
    let (command, how, said) = match sub {
        RuleSub::Tier { from, head, minute, basis, how } => {
            let said = RunRuleSaid::Tier { from: *from, head: *head, minute: *minute };
            (propose(said, basis), how, words::PROPOSED)
        }
        RuleSub::Freeze { name, from, until, basis, how } => {
            let said = RunRuleSaid::Freeze { name: name.clone(), from: *from, until: *until };
            (propose(said, basis), how, words::PROPOSED)
        }
        RuleSub::Opening { programme, month, basis, how } => {
            let programme = programme_id(desk, programme);
            (propose(RunRuleSaid::Opening { programme, month: *month }, basis), how, words::PROPOSED)
        }
        RuleSub::Budgets { from, needed, basis, how } => {
            let said = RunRuleSaid::Budgets { from: *from, needed: *needed };
            (propose(said, basis), how, words::PROPOSED)
        }
        RuleSub::End { rule, basis, how } => {
            (propose(RunRuleSaid::End { rule: *rule }, basis), how, words::PROPOSED)
        }
        RuleSub::Approve { rule, adds, how } => {
            (Command::ApproveRunRule { rule: *rule, adds: *adds }, how, words::APPROVED)
        }
        RuleSub::Drop { rule, reason, how } => {
            (Command::DropRunRule { rule: *rule, reason: reason.clone() }, how, words::DROPPED)
        }
        RuleSub::List { .. } | RuleSub::Show { .. } => return Ok(Exit::Nothing),
    };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let id = named(&receipt);
    out.receipt(&receipt, said.with(out.lang, &[("id", &id), ("seq", &receipt.seq)]), how.json)
}

fn named(receipt: &Receipt) -> String {
    match &receipt.outcome {
        Outcome::Recovery(id, _) => id.to_string(),
        Outcome::RunRule(id) => id.to_string(),
        _ => String::new(),
    }
}
