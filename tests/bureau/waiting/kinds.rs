//! Every kind of thing that waits: for the right people, not for who did the first half, and gone once it is decided.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::{LineAct, NewDeath, NewRate, NewRates, NewSetting};
use honordesk::bureau::{Command, Outcome};
use honordesk::domain::ledger::run::{RunRuleSaid, RunStep};
use honordesk::domain::ledger::{
    Bill, Cell, EntryKind, FundSource, Grant, GrantBasis, GrantFacts, Per, PlaceKey, PlaceValue, ProposalId,
};
use honordesk::domain::person::Nature;
use honordesk::domain::{Fen, PersonId};

use super::six::*;
use crate::bureau_support::*;

/// What waits is offered to some, and to nobody once one of them decided.
fn decided(six: &Six, wanted: impl Fn(&Waits) -> bool, offered: &[&str], command: Command) {
    assert_eq!(six.offered(&wanted), offered);
    let first = offered[0];
    six.run(first, command).unwrap_or_else(|no| panic!("{first}: {no:?}"));
    assert!(six.offered(&wanted).is_empty());
    assert!(six.waits("chenjing").iter().all(|row| !wanted(&row.what)), "it is gone");
    six.f.sound();
}

#[test]
fn rules_wait_for_the_head() {
    let (six, _) = Six::paid_in_may();
    let said = RunRuleSaid::Budgets { from: date("2025-06-01"), needed: false };
    let done = six.run("lina", Command::ProposeRunRule { said, basis: "通知".into() }).unwrap();
    let Outcome::RunRule(rule) = done.outcome else { panic!() };
    let wanted = |what: &Waits| matches!(what, Waits::Rule { rule: of, .. } if *of == rule);
    decided(&six, wanted, &["chenjing"], Command::ApproveRunRule { rule, adds: None });
}

#[test]
fn rates_and_settings_wait_for_another_who_approves_them() {
    let (six, _) = Six::paid_in_may();
    let cell = Cell { programme: PENSION.into(), group: None, grade: Some(6), nature: Some(Nature::Duty) };
    let rows =
        vec![NewRate { cell, amount: Some(Fen(6_000_000)), per: Per::Year, effective: date("2025-06-01") }];
    let new = NewRates { notice: "试府〔2025〕12号".into(), standard: "花都区".into(), rows };
    let done = six
        .run("lina", Command::ProposeRates { new: Box::new(new), despite: Some("按文件".into()) })
        .unwrap();
    let Outcome::Proposal(proposal, seen) = done.outcome else { panic!() };
    let of = |id: ProposalId| move |what: &Waits| matches!(what, Waits::Proposal { proposal, .. } if *proposal == id);
    let approve = Command::ApproveProposal { proposal, seen };
    decided(&six, of(proposal), &["wangwei", "wujing", "chenjing"], approve);
    let (key, value) = (PlaceKey::PayDay, PlaceValue::Number(15));
    let new = NewSetting { key, value, from: month("2025-07"), basis: "通知".into() };
    let done =
        six.run("heli", Command::ProposeSettings { new: vec![new], despite: Some("按文件".into()) }).unwrap();
    let Outcome::Proposal(proposal, seen) = done.outcome else { panic!() };
    let approve = Command::ApproveProposal { proposal, seen };
    decided(&six, of(proposal), &["wangwei", "wujing", "chenjing"], approve);
}

#[test]
fn budgets_and_grants_wait_for_another() {
    let (six, [one, _]) = Six::paid_in_may();
    let grants = vec![Grant { source: FundSource::Central, share: 10_000, amount: Fen(900_000_000) }];
    let propose =
        Command::ProposeBudget { year: 2025, programme: PENSION.into(), grants, basis: "财社1号".into() };
    six.run("lina", propose).unwrap();
    let wanted = |what: &Waits| matches!(what, Waits::Budget { year: 2025, version: 1 });
    let decide = Command::DecideBudget { year: 2025, programme: PENSION.into(), version: 1, declined: None };
    let who = six.offered(wanted);
    assert!(!who.contains(&"lina") && !who.is_empty(), "{who:?}");
    decided(&six, wanted, &who, decide);
    let (grant, seen) = aid(&six, one);
    let wanted = |what: &Waits| matches!(what, Waits::Grant { grant: of } if *of == grant);
    let who = six.offered(wanted);
    assert!(!who.contains(&"lina") && !who.is_empty(), "{who:?}");
    decided(&six, wanted, &who, Command::DecideGrant { grant, seen, declined: None, despite: None });
}

pub fn aid(six: &Six, person: PersonId) -> (honordesk::domain::GrantId, u32) {
    let bill =
        Bill { on: date("2025-06-02"), place: "区人民医院".into(), total: Fen(90_000), insured: Fen(0) };
    let facts = GrantFacts {
        programme: "outpatient-aid".into(),
        month: month("2025-06"),
        amount: Fen(20_000),
        basis: GrantBasis::Bill(bill),
        evidence: "申请书".into(),
    };
    let propose = Command::ProposeGrant { person, facts: Box::new(facts), despite: None };
    match six.run("lina", propose).unwrap().outcome {
        Outcome::Grant(grant, seen) => (grant, seen),
        other => panic!("{other:?}"),
    }
}

#[test]
fn reversals_and_accounts_wait_for_another() {
    let (six, [one, _]) = Six::paid_in_may();
    let posting = posting(one, EntryKind::Paid, "2025-04", 1_000);
    let done = six.by_hand("heli", posting).unwrap().outcome;
    let Outcome::Entries(entry, _) = done else { panic!() };
    six.run("heli", Command::AskReversal { entry, right: None, reason: "没有收到".into() }).unwrap();
    let wanted =
        |what: &Waits| matches!(what, Waits::Reversal { entry: of, corrects: false } if *of == entry);
    // Who agreed to the entry agrees to this too: another reviews.
    decided(&six, wanted, &["wujing", "chenjing"], Command::AgreeReversal { entry });
    six.new_account("heli", one, 31);
    let wanted = |what: &Waits| matches!(what, Waits::Account { .. });
    // Who agreed to the reversal agrees to the account too: another reviews.
    assert_eq!(six.offered(wanted), ["wujing"]);
    six.agree_account("wujing", one).unwrap();
    assert!(six.offered(wanted).is_empty());
    six.f.sound();
}

#[test]
fn an_entry_by_hand_that_takes_two_waits_for_another_until_it_is_booked_or_not_asked_any_more() {
    let (six, [one, _]) = Six::paid_in_may();
    let ask = || {
        let posting = posting(one, EntryKind::Paid, "2025-04", 1_000);
        let asked = Command::AskPosting { posting, reason: "存折上有".into() };
        let Outcome::PostingAsked(ask) = six.run("heli", asked).unwrap().outcome else { panic!() };
        ask
    };
    let of = |ask| move |what: &Waits| *what == Waits::Posting { ask, side: EntryKind::Paid, repaid: false };
    let withdrawn = ask();
    assert_eq!(six.offered(of(withdrawn)), ["wangwei", "wujing", "chenjing"], "not for who asks");
    six.run("heli", Command::WithdrawPosting { ask: withdrawn }).unwrap();
    assert!(six.waits("chenjing").iter().all(|row| !of(withdrawn)(&row.what)), "nobody asks any more");
    let again = ask();
    decided(&six, of(again), &["wangwei", "wujing", "chenjing"], Command::AgreePosting { ask: again });
}

#[test]
fn a_closed_month_to_be_opened_again_waits_for_another() {
    let (six, _) = Six::paid_in_may();
    six.run("wangwei", Command::CloseMonth { month: month("2025-05"), despite: None }).unwrap();
    six.run("wangwei", Command::AskReopening { month: month("2025-05"), reason: "补记".into() }).unwrap();
    let wanted = |what: &Waits| matches!(what, Waits::Reopening { .. });
    let who = six.offered(wanted);
    assert!(!who.contains(&"wangwei") && !who.is_empty(), "{who:?}");
    decided(&six, wanted, &who, Command::ReopenMonth { month: month("2025-05") });
}

#[test]
fn what_is_said_of_a_line_waits_for_another_and_what_the_bank_contradicts_for_who_reconciles() {
    let (six, _) = Six::paid_in_may();
    let run = six.whole("2025-06", &[]);
    let closed = |what: &Waits| matches!(what, Waits::Claim { run: of, seq: 1 } if *of == run);
    six.on_line("wangwei", run, 1, LineAct::TakeBack { reason: "退汇".into() }).unwrap();
    assert_eq!(six.offered(closed), ["chenjing"], "the others have another part in the run");
    assert!(six.waiting_step(run).is_none(), "nothing else of it is offered meanwhile");
    six.on_line("chenjing", run, 1, LineAct::Agree).unwrap();
    assert!(six.offered(closed).is_empty());
    // It failed now, and is to be compared anew.
    let failed = |what: &Waits| matches!(what, Waits::Failed { run: of, lines: 1 } if *of == run);
    assert_eq!(six.offered(failed), ["wangwei"], "before it is compared it can only be left");
    assert_eq!(six.waiting_step(run), Some(RunStep::Reconcile));
    six.f.sound();
}

#[test]
fn a_failure_that_nobody_can_issue_again_waits_for_those_who_may_leave_it() {
    let (six, [one, _]) = Six::drafted_from("2025-05");
    let run = six.whole("2025-05", &[1]);
    let failed = |what: &Waits| matches!(what, Waits::Failed { run: of, lines: 1 } if *of == run);
    assert_eq!(six.offered(failed), ["lina", "heli", "wangwei"]);
    // Their money may go to nobody on record now.
    let death = NewDeath { on: date("2025-05-22"), document: "火化0522".into(), cause: None };
    let seen = six.f.version(one);
    six.run("zhangmin", Command::RecordDeath { person: one, seen, death, despite: None }).unwrap();
    assert_eq!(six.offered(failed), ["wangwei"]);
    six.on_line("wangwei", run, 1, LineAct::Leave { reason: "待继承人来办".into() }).unwrap();
    assert!(six.offered(failed).is_empty());
    six.f.sound();
}
