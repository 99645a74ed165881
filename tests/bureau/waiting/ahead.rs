//! A word about somebody is kept for the one who leaves a way to pay them.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::{NewRate, NewRates, NewSetting, RunAct};
use honordesk::bureau::{Command, Outcome, Receipt, Refusal};
use honordesk::domain::ledger::run::{RunFault, RunRuleSaid, RunStep};
use honordesk::domain::ledger::{
    Bill, Cell, EntryKind, GrantBasis, GrantFacts, Per, PlaceKey, PlaceValue, ProposalId,
};
use honordesk::domain::person::Nature;
use honordesk::domain::{EntryId, Fen, RunId};

use super::six::*;
use crate::bureau_support::*;

#[test]
fn of_two_words_about_one_person_the_second_is_said_by_who_said_the_first() {
    let (six, [one, _]) = Six::paid_in_may();
    six.new_account("heli", one, 31);
    assert_eq!(six.offered(|what| matches!(what, Waits::Account { .. })), ["wangwei", "wujing"]);
    six.agree_account("wujing", one).unwrap();
    // A payment by hand is to be taken back.
    let done = six.by_hand("heli", posting(one, EntryKind::Paid, "2025-04", 1_000)).unwrap().outcome;
    let Outcome::Entries(entry, _) = done else { panic!() };
    six.run("heli", Command::AskReversal { entry, right: None, reason: "客户没有收到".into() }).unwrap();
    assert_eq!(reversal(&six, entry), ["wujing", "chenjing"]);
    let refused = six.run("wangwei", Command::AgreeReversal { entry }).unwrap_err();
    let may = vec![name("chenjing"), name("wujing")];
    assert_eq!(
        refused,
        Refusal::Run(RunFault::WordLeavesNobody { step: RunStep::Review, may, anew: Vec::new() })
    );
    six.run("wujing", Command::AgreeReversal { entry }).unwrap();
    six.on("2025-06-12");
    let run = six.draft("lina", "2025-06").unwrap();
    six.follow(run, false);
    six.f.sound();
}

fn reversal(six: &Six, of: EntryId) -> Vec<&'static str> {
    six.offered(|what| matches!(what, Waits::Reversal { entry, .. } if *entry == of))
}

fn proposed(six: &Six, by: &str, command: Command) -> (ProposalId, u32) {
    match six.run(by, command).unwrap().outcome {
        Outcome::Proposal(proposal, seen) => (proposal, seen),
        other => panic!("{other:?}"),
    }
}

/// Another rate from June on.
fn rate() -> Command {
    rate_from("2025-06-01")
}

/// Another rate from a day on.
fn rate_from(day: &str) -> Command {
    let (grade, nature) = (Some(6), Some(Nature::Duty));
    let cell = Cell { programme: PENSION.into(), group: None, grade, nature };
    let rows = vec![NewRate { cell, amount: Some(Fen(6_000_000)), per: Per::Year, effective: date(day) }];
    let new = NewRates { notice: "试府〔2025〕12号".into(), standard: "花都区".into(), rows };
    Command::ProposeRates { new: Box::new(new), despite: Some("按文件".into()) }
}

fn setting() -> Command {
    let (key, value) = (PlaceKey::PayDay, PlaceValue::Number(20));
    let new = NewSetting { key, value, from: month("2025-01"), basis: "与银行商定".into() };
    Command::ProposeSettings { new: vec![new], despite: None }
}

fn approves(six: &Six, who: &str, (proposal, seen): (ProposalId, u32)) -> Result<Receipt, Refusal> {
    six.run(who, Command::ApproveProposal { proposal, seen })
}

fn leaves_nobody(done: Result<Receipt, Refusal>) -> (Option<RunId>, RunStep, Vec<String>, Vec<String>) {
    match done {
        Err(Refusal::Run(RunFault::DecisionLeavesNobody { run, step, may, anew })) => (run, step, may, anew),
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_two_decisions_the_second_is_approved_by_one_who_leaves_a_reviewer() {
    let (six, _) = Six::paid_in_may();
    let run = six.draft("lina", "2025-06").unwrap();
    let first = proposed(&six, "heli", rate());
    approves(&six, "wangwei", first).unwrap();
    let second = proposed(&six, "heli", setting());
    let waits = |what: &Waits| matches!(what, Waits::Proposal { .. });
    assert_eq!(six.offered(waits), ["wangwei", "chenjing"]);
    let may = vec![name("wangwei"), name("chenjing")];
    let refused = leaves_nobody(approves(&six, "wujing", second));
    assert_eq!(refused, (Some(run), RunStep::Review, may.clone(), Vec::new()));
    // Before the next run is drafted it is the same.
    six.step("lina", run, RunAct::Abandon { reason: "重来".into() }).unwrap();
    let refused = leaves_nobody(approves(&six, "wujing", second));
    assert_eq!(refused, (None, RunStep::Review, may, Vec::new()));
    approves(&six, "wangwei", second).unwrap();
    let run = six.draft("lina", "2025-06").unwrap();
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn a_rate_that_the_only_one_proposed_who_can_send_a_run_is_approved_and_sent_by_them() {
    let (six, [one, _]) = Six::paid_in_may();
    let run = six.draft("zhouqiang", "2025-06").unwrap();
    for (who, step) in
        [("zhouqiang", RunStep::Freeze), ("wangwei", RunStep::Review), ("chenjing", RunStep::Approve)]
    {
        six.step(who, run, six.act(run, step)).unwrap();
    }
    six.by_hand("lina", posting(one, EntryKind::Due, "2025-04", 1_000)).unwrap();
    // From July on: it changes nothing that the run pays, which would stop it. A first month counts for all that it pays.
    let by_heli = proposed(&six, "heli", rate_from("2025-07-01"));
    approves(&six, "chenjing", by_heli).unwrap();
    let set = proposed(&six, "heli", setting());
    approves(&six, "chenjing", set).unwrap();
    assert!(six.view(run).nobody.is_none(), "it concerns everybody, and two people decided it");
    six.step("heli", run, six.act(run, RunStep::Export)).unwrap();
    six.f.sound();
}

#[test]
fn a_setting_for_runs_is_offered_to_heads_and_leaves_somebody_to_approve() {
    let (six, _) = Six::paid_in_may();
    let run = six.draft("zhouqiang", "2025-06").unwrap();
    six.rule("lina", RunRuleSaid::Tier { from: date("2025-06-01"), head: Fen(100), minute: None });
    assert!(six.view(run).nobody.is_none(), "a rule keeps from the approval alone");
    six.follow(run, true);
    six.f.sound();
}

#[test]
fn a_request_is_agreed_to_by_one_who_leaves_a_reviewer_of_its_first_payment() {
    let (six, [one, _]) = Six::paid_in_may();
    let (total, insured) = (Fen(90_000), Fen(0));
    let bill = Bill { on: date("2025-06-02"), place: "区人民医院".into(), total, insured };
    let facts = GrantFacts {
        programme: "outpatient-aid".into(),
        month: month("2025-06"),
        amount: Fen(20_000),
        basis: GrantBasis::Bill(bill),
        evidence: "申请书".into(),
    };
    let asked = Command::ProposeGrant { person: one, facts: Box::new(facts), despite: None };
    let Outcome::Grant(grant, seen) = six.run("heli", asked).unwrap().outcome else { panic!() };
    // One of the checkers agreed to the account when the person was put on record.
    assert_eq!(six.offered(|what| matches!(what, Waits::Grant { .. })), ["wangwei", "chenjing"]);
    let decide =
        |who: &str| six.run(who, Command::DecideGrant { grant, seen, declined: None, despite: None });
    let may = vec![name("wangwei"), name("chenjing")];
    let refused = decide("wujing").unwrap_err();
    assert_eq!(
        refused,
        Refusal::Run(RunFault::WordLeavesNobody { step: RunStep::Review, may, anew: Vec::new() })
    );
    decide("wangwei").unwrap();
    let (programmes, month) = (vec!["outpatient-aid".to_owned()], month("2025-06"));
    let drafted = six.run("lina", Command::DraftRun { programmes, month }).unwrap();
    let Outcome::Run(run, _) = drafted.outcome else { panic!() };
    six.follow(run, false);
    six.f.sound();
}
