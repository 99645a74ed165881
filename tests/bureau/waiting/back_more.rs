//! Reopenings, settings for runs and recoveries that were sent back wait for whoever asked.

use honordesk::bureau::answer::{SentBack, Waits};
use honordesk::bureau::command::RecoverySaid;
use honordesk::bureau::{Command, Outcome};
use honordesk::domain::Fen;
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{RecoveryWay, RunRuleSaid};

use super::back::{WHY, back};
use super::six::*;
use crate::bureau_support::*;

#[test]
fn a_month_that_is_not_opened_again_waits_for_who_asked_until_it_is_asked_anew_or_withdrawn() {
    let (six, _) = Six::paid_in_may();
    let month = month("2025-05");
    six.run("wangwei", Command::CloseMonth { month, despite: Some("先结账".into()) }).unwrap();
    let ask = || six.run("wangwei", Command::AskReopening { month, reason: "补记一笔".into() }).unwrap();
    let decline = || six.run("chenjing", Command::DeclineReopening { month, reason: WHY.into() });
    ask();
    assert_eq!(six.offered(|what| matches!(what, Waits::Reopening { .. })), ["wujing", "chenjing"]);
    decline().unwrap();
    assert_eq!(back(&six, "wangwei"), [(SentBack::Reopening(month), 0)]);
    assert!(six.offered(|what| matches!(what, Waits::Reopening { .. })).is_empty());
    assert!(six.run("wujing", Command::ReopenMonth { month }).is_err(), "nobody asks any more");
    six.f.sound();
    ask();
    assert!(back(&six, "wangwei").is_empty(), "it is asked anew");
    decline().unwrap();
    six.run("wangwei", Command::WithdrawReopening { month }).unwrap();
    assert!(back(&six, "wangwei").is_empty());
    six.f.sound();
}

#[test]
fn a_setting_for_runs_that_was_sent_back_waits_for_who_proposed_it() {
    let (six, _) = Six::paid_in_may();
    let declined = || {
        let said = RunRuleSaid::Budgets { from: date("2025-06-01"), needed: true };
        let done = six.run("lina", Command::ProposeRunRule { said, basis: "通知".into() }).unwrap();
        let Outcome::RunRule(rule) = done.outcome else { panic!() };
        six.run("chenjing", Command::DropRunRule { rule, reason: WHY.into() }).unwrap();
        rule
    };
    let first = declined();
    assert_eq!(back(&six, "lina"), [(SentBack::Rule(first), 0)]);
    let second = declined();
    assert_eq!(back(&six, "lina"), [(SentBack::Rule(second), 0)], "the first was asked anew");
    six.run("lina", Command::DropRunRule { rule: second, reason: "不再提出".into() }).unwrap();
    assert!(back(&six, "lina").is_empty());
    six.f.sound();
}

#[test]
fn a_decision_about_money_paid_too_much_is_sent_back_by_the_head() {
    let (six, [one, _]) = Six::paid_in_may();
    six.by_hand("heli", posting(one, EntryKind::Paid, "2025-05", 1_000)).unwrap();
    let said = RecoverySaid {
        person: one,
        programme: PENSION.to_owned(),
        way: RecoveryWay::Repay,
        each: Fen(0),
        basis: "约谈记录".to_owned(),
        onto: String::new(),
    };
    let done = six.run("heli", Command::ProposeRecovery { said }).unwrap();
    let Outcome::Recovery(recovery, seen) = done.outcome else { panic!() };
    six.run("chenjing", Command::EndRecovery { recovery, seen, reason: WHY.into() }).unwrap();
    assert_eq!(back(&six, "heli"), [(SentBack::Recovery(recovery), seen + 1)]);
    let lets_it_be = Command::EndRecovery { recovery, seen: seen + 1, reason: "不再提出".into() };
    assert!(six.run("lina", lets_it_be.clone()).is_err(), "it is theirs");
    six.run("heli", lets_it_be).unwrap();
    assert!(back(&six, "heli").is_empty());
    six.f.sound();
}
