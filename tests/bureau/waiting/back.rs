//! What was sent back waits for whoever asked, with the reason, until it is asked anew or withdrawn.

use honordesk::bureau::answer::{SentBack, WaitRow, Waits};
use honordesk::bureau::command::{NewRate, NewRates, RunAct};
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{RunState, RunStep};
use honordesk::domain::ledger::{Cell, EntryKind, FundSource, Grant, Per};
use honordesk::domain::person::Nature;
use honordesk::domain::{Fen, PostingAskId};

use super::kinds::aid;
use super::six::*;
use crate::bureau_support::*;

pub const WHY: &str = "金额与凭据不符";

/// What was sent back, for somebody.
pub fn back(six: &Six, who: &str) -> Vec<(SentBack, u32)> {
    let mine = |row: WaitRow| match row.what {
        Waits::Back { what, version } if row.mine => {
            assert_eq!((row.reason.as_str(), row.own), (WHY, false));
            Some((what, version))
        }
        _ => None,
    };
    six.waits(who).into_iter().filter_map(mine).collect()
}

#[test]
fn a_request_that_was_declined_waits_for_who_asked_until_it_is_asked_anew_or_withdrawn() {
    let (six, [one, _]) = Six::paid_in_may();
    let declined = || {
        let (grant, seen) = aid(&six, one);
        let decline = Command::DecideGrant { grant, seen, declined: Some(WHY.into()), despite: None };
        six.run("wangwei", decline).unwrap();
        (grant, seen + 1)
    };
    let (grant, seen) = declined();
    assert_eq!(back(&six, "lina"), [(SentBack::Grant(grant), seen)]);
    assert!(back(&six, "heli").is_empty() && back(&six, "wangwei").is_empty(), "for who asked alone");
    let (anew, seen) = declined();
    assert_eq!(back(&six, "lina"), [(SentBack::Grant(anew), seen)], "the first was asked anew");
    let withdraw = || Command::WithdrawGrant { grant: anew, seen, reason: "不再提出".into() };
    assert!(matches!(six.run("heli", withdraw()), Err(Refusal::AskedByAnother { .. })));
    six.run("lina", withdraw()).unwrap();
    assert!(back(&six, "lina").is_empty());
    // Who declined it stands beside who took it back.
    let Answer::Grant(view) = six.ask("lina", Query::Grant(anew)) else { panic!() };
    let (by, _, reason) = view.row.declined.clone().unwrap();
    assert_eq!((view.row.reason.as_str(), reason.as_str()), ("不再提出", WHY));
    assert_ne!(by, view.row.decided_by);
    six.f.sound();
}

#[test]
fn so_do_accounts_rates_and_budgets() {
    let (six, [one, _]) = Six::paid_in_may();
    six.new_account("heli", one, 31);
    let Answer::AccountChanges(rows) = six.ask("heli", Query::AccountChanges(Some(one))) else { panic!() };
    let (change, seen) = (rows[0].change, rows[0].version);
    six.run("wangwei", Command::DeclineAccount { change, seen, reason: WHY.into() }).unwrap();
    assert_eq!(back(&six, "heli"), [(SentBack::Account(change), seen + 1)]);
    let withdraw = || Command::WithdrawAccount { change, seen: seen + 1, reason: "不再提出".into() };
    assert!(matches!(six.run("lina", withdraw()), Err(Refusal::AskedByAnother { .. })));
    six.run("heli", withdraw()).unwrap();
    assert!(back(&six, "heli").is_empty());
    let Answer::AccountChanges(rows) = six.ask("heli", Query::AccountChanges(Some(one))) else { panic!() };
    let row = rows.iter().find(|row| row.change == change).unwrap();
    let (ended, declined) = (row.decided.as_ref().unwrap(), row.declined.as_ref().unwrap());
    assert_eq!((ended.reason.as_str(), declined.reason.as_str()), ("不再提出", WHY));
    assert_ne!(ended.by, declined.by, "who declined it stands beside who took it back");

    let cell = Cell { programme: PENSION.into(), group: None, grade: Some(6), nature: Some(Nature::Duty) };
    let row = NewRate { cell, amount: Some(Fen(6_000_000)), per: Per::Year, effective: date("2025-06-01") };
    let propose = || {
        let new = NewRates { notice: "12号".into(), standard: "花都区".into(), rows: vec![row.clone()] };
        let command = Command::ProposeRates { new: Box::new(new), despite: Some("按文件".into()) };
        let Outcome::Proposal(proposal, seen) = six.run("lina", command).unwrap().outcome else { panic!() };
        (proposal, seen)
    };
    let (proposal, seen) = propose();
    six.run("wujing", Command::RejectProposal { proposal, seen, reason: WHY.into() }).unwrap();
    assert_eq!(back(&six, "lina"), [(SentBack::Proposal(proposal), seen + 1)]);
    propose();
    assert!(back(&six, "lina").is_empty(), "it was proposed anew");

    let grants = vec![Grant { source: FundSource::Central, share: 10_000, amount: Fen(900_000_000) }];
    let budget = || Command::ProposeBudget {
        year: 2025,
        programme: PENSION.into(),
        grants: grants.clone(),
        basis: "1号".into(),
    };
    six.run("lina", budget()).unwrap();
    let declined = Some(WHY.to_owned());
    let decide = Command::DecideBudget { year: 2025, programme: PENSION.into(), version: 1, declined };
    let Answer::Waiting(rows) = six.ask("lina", Query::Waiting) else { panic!() };
    let may = rows.iter().find(|row| matches!(row.what, Waits::Budget { .. })).unwrap();
    let who = SIX.into_iter().find(|who| may.who.iter().any(|one| one.name == name(who))).unwrap();
    six.run(who, decide).unwrap();
    assert_eq!(back(&six, "lina"), [(SentBack::Budget { year: 2025, version: 1 }, 1)]);
    six.run("lina", budget()).unwrap();
    assert!(back(&six, "lina").is_empty());
    six.f.sound();
}

#[test]
fn what_is_booked_by_hand_is_kept_once_it_was_sent_back_and_nobody_agrees_to_it_any_more() {
    let (six, [one, _]) = Six::paid_in_may();
    let ask = || {
        let posting = posting(one, EntryKind::Paid, "2025-04", 1_000);
        let command = Command::AskPosting { posting, reason: "存折上有".into() };
        let Outcome::PostingAsked(ask) = six.run("heli", command).unwrap().outcome else { panic!() };
        ask
    };
    let decline = |ask: PostingAskId| {
        six.run("wangwei", Command::DeclinePosting { ask, reason: WHY.into() }).unwrap();
    };
    let first = ask();
    decline(first);
    assert_eq!(back(&six, "heli"), [(SentBack::Posting(first), 0)]);
    let gone = six.run("wujing", Command::AgreePosting { ask: first }).unwrap_err();
    assert_eq!(gone, Refusal::NoPostingAsked(first));
    let second = ask();
    assert!(back(&six, "heli").is_empty(), "it is asked anew");
    decline(second);
    six.run("heli", Command::WithdrawPosting { ask: second }).unwrap();
    assert!(back(&six, "heli").is_empty());

    let done = six.by_hand("heli", posting(one, EntryKind::Paid, "2025-04", 1_000)).unwrap().outcome;
    let Outcome::Entries(entry, _) = done else { panic!() };
    let ask = || six.run("heli", Command::AskReversal { entry, right: None, reason: "没有收到".into() });
    ask().unwrap();
    six.run("wangwei", Command::DeclineReversal { entry, reason: WHY.into() }).unwrap();
    assert_eq!(back(&six, "heli"), [(SentBack::Reversal(entry), 0)]);
    let gone = six.run("wujing", Command::AgreeReversal { entry }).unwrap_err();
    assert_eq!(gone, Refusal::NoReversalAsked(entry));
    ask().unwrap();
    assert!(back(&six, "heli").is_empty());
    six.run("wangwei", Command::DeclineReversal { entry, reason: WHY.into() }).unwrap();
    six.run("heli", Command::WithdrawReversal { entry }).unwrap();
    assert!(back(&six, "heli").is_empty());
    six.f.sound();
}

#[test]
fn a_run_that_was_sent_back_is_worked_out_anew() {
    let (six, _) = Six::paid_in_may();
    let run = six.draft("lina", "2025-06").unwrap();
    six.step("lina", run, RunAct::Freeze).unwrap();
    six.step("wujing", run, RunAct::Return { reason: WHY.into() }).unwrap();
    let version = six.view(run).row.version;
    assert_eq!(back(&six, "lina"), [(SentBack::Run(run), version)]);
    let view = six.view(run);
    assert!(view.anew && view.sent_back.is_some_and(|act| act.reason == WHY));
    six.step("lina", run, RunAct::Redraft).unwrap();
    assert!(back(&six, "lina").is_empty() && !six.view(run).anew);
    assert_eq!(six.waiting_step(run), Some(RunStep::Freeze));
    assert_eq!(six.view(run).row.state, RunState::Draft);
    six.f.sound();
}
