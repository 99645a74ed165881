//! What a run rests on changes after the freeze; who changed it; what is due and cannot be paid as it is.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::{LineAct, NewDeath, PersonChange, RunAct};
use honordesk::bureau::{Answer, Command, Denied, Query, Refusal};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{
    Astray, Duty, LineChange, Reason, RunFault, RunRuleSaid, RunState, RunStep,
};
use honordesk::domain::person::{ConfirmedHow, RecognitionState};
use honordesk::domain::{Fen, PersonId, RunId};

use super::bench::*;
use crate::bureau_support::*;

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn barred<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Option<Duty> {
    match result {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => Some(did),
        Ok(_) => None,
        other => panic!("{other:?}"),
    }
}

fn die(b: &Bench, person: PersonId, on: &str) {
    let death = NewDeath { on: date(on), document: "火化证明1号".into(), cause: None };
    let seen = b.f.version(person);
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
}

fn line_of(b: &Bench, run: RunId, person: PersonId) -> honordesk::bureau::answer::RunLineRow {
    b.lines(run).into_iter().find(|line| line.person == person).unwrap()
}

fn explain(b: &Bench, run: RunId, seq: u32) {
    b.on_line("draws", run, seq, LineAct::Explain { words: "已核对".into() }).unwrap();
}

/// What happens to somebody, how, and what is said of it.
type Happens = (Astray, fn(&Bench, PersonId, PersonId));

const HAPPENS: [Happens; 3] = [
    (Astray::Died, |b, person, _| die(b, person, "2025-05-24")),
    (Astray::Due, |b, person, _| {
        let mut gone = disabled();
        gone.state = RecognitionState::Stopped;
        gone.until = Some(date("2025-04-30"));
        b.amend("window", person, PersonChange::Recognitions(vec![gone])).unwrap();
    }),
    (Astray::Merged, |b, person, bare| drop(b.f.merge(bare, person).unwrap())),
];

/// It stands where somebody looks before the step is taken: on the run, by name, on the board, among what waits; and the step is not
/// offered.
fn shown(b: &Bench, run: RunId, (who, act): (&str, &RunAct), (seq, what): (u32, Astray)) {
    let Answer::Run(view) = b.ask(who, Query::Run(run)) else { panic!() };
    let named: Vec<_> = view.astray.iter().map(|change| (change.seq, change.astray)).collect();
    assert_eq!(named, [(seq, Some(what))]);
    assert_eq!(view.astray[0].died.is_some(), what == Astray::Died);
    let offered = view.steps.iter().find(|(step, _)| *step == act.step()).map(|(_, may)| may.clone());
    assert_eq!(fault(offered.unwrap()), RunFault::ChangedSince { seq, what });
    let Answer::Runs(rows) = b.ask(who, Query::Runs { offset: 0, limit: 9 }) else { panic!() };
    assert_eq!(rows.iter().map(|row| row.astray).collect::<Vec<_>>(), [1]);
    let Answer::Waiting(rows) = b.ask(who, Query::Waiting) else { panic!() };
    let of_run = rows.iter().find_map(|row| match row.what {
        Waits::Astray { run: of, step, what, lines: 1, .. } if of == run => Some((step, what, row.mine)),
        _ => None,
    });
    let back = view.row.state.leads_back().unwrap();
    // Whoever works out makes a frozen one a draft again; what is reviewed or approved goes back by the head.
    assert_eq!(of_run, Some((back, what, act.step() == RunStep::Approve)));
    assert!(!rows.iter().any(|row| matches!(row.what, Waits::Run { run: of, .. } if of == run)));
}

#[test]
fn a_death_a_stop_or_a_merger_since_the_freeze_stops_the_run_and_names_the_line() {
    for (what, happens) in HAPPENS {
        for (state, who, act) in [
            (RunState::Frozen, "checker", RunAct::Review),
            (RunState::Reviewed, "head", approve()),
            (RunState::Approved, "sends", export()),
        ] {
            let b = Bench::from("2025-05");
            b.on("2025-05-24");
            let person = b.register(paid_person(1));
            b.register(paid_person(2));
            let bare = b
                .register(honordesk::domain::person::PersonFacts { recognitions: vec![], ..person_named(3) });
            let run = b.draft("draws", "2025-05").unwrap();
            b.bring_to(run, state);
            // Of no account to the money: it goes on.
            b.amend("window", person, PersonChange::Phone(0, Some("13900000001".into()))).unwrap();
            happens(&b, person, bare);
            b.on("2025-05-26");
            let seq = line_of(&b, run, person).seq;
            shown(&b, run, (who, &act), (seq, what));
            let refused = fault(b.step(who, run, act.clone()));
            assert_eq!(refused, RunFault::ChangedSince { seq, what }, "{state:?}");
            let back = || "资料有变".to_owned();
            match state {
                RunState::Frozen => b.step("checker", run, RunAct::Return { reason: back() }),
                RunState::Reviewed => b.step("head", run, RunAct::Decline { reason: back() }),
                _ => b.step("head", run, RunAct::Recall { reason: back() }),
            }
            .unwrap();
            let stands = b.view(run).acts.into_iter().filter(|act| !act.void);
            let signed = [RunStep::Freeze, RunStep::Review, RunStep::Approve];
            assert!(stands.into_iter().all(|act| !signed.contains(&act.step)), "nothing signed is left");
            b.step("draws", run, RunAct::Redraft).unwrap();
            b.f.sound();
        }
    }
}

/// Of a grade whose rate is published up to July 2025 and not beyond.
fn unpublished(n: usize) -> honordesk::domain::person::PersonFacts {
    let mut facts = paid_person(n);
    facts.recognitions.iter_mut().for_each(|held| held.grade = Some(7));
    facts
}

/// Without an account.
fn person_named(n: usize) -> honordesk::domain::person::PersonFacts {
    person(n)
}

#[test]
fn who_is_due_money_that_cannot_be_told_stands_in_the_run_held_and_counted() {
    let b = Bench::from("2025-06");
    // The table of August 2025 was announced then, and has no figure for this grade.
    b.on("2026-03-20");
    let person = b.register(unpublished(1));
    let run = b.draft("draws", "2025-09").unwrap();
    let line = line_of(&b, run, person);
    assert_eq!((line.parts.len(), line.parts[1].0), (2, month("2025-07")));
    assert_eq!(line.reasons[0], Reason::Missing, "what is paid is not all that is due");
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    b.reconcile(run).unwrap();
    assert_eq!(fault(b.draft("draws", "2025-09")), RunFault::AllHeld { lines: 1 });
    let other = b.register(unpublished(2));
    let run = b.draft("draws", "2025-09").unwrap();
    let held = line_of(&b, run, person);
    assert_eq!((held.change, held.amount, held.reasons), (LineChange::Held, Fen(0), vec![Reason::Missing]));
    assert!(line_of(&b, run, other).amount.0 > 0);
    let held = b.view(run).changes.into_iter().find(|(change, ..)| *change == LineChange::Held);
    assert_eq!(held, Some((LineChange::Held, 1, Fen(0))));
    b.f.sound();
}

#[test]
fn who_was_paid_and_whose_rate_is_missing_now_is_left_out_only_with_words() {
    let b = Bench::from("2025-06");
    b.on("2025-07-20");
    let person = b.register(unpublished(1));
    b.whole("2025-07");
    b.on("2026-03-20");
    let new = b.register(unpublished(2));
    let run = b.draft("draws", "2025-08").unwrap();
    let held = line_of(&b, run, person);
    assert_eq!((held.change, held.reasons), (LineChange::Held, vec![Reason::Missing, Reason::Unexplained]));
    assert_eq!(line_of(&b, run, new).parts.len(), 2);
    b.f.sound();
}

#[test]
fn money_of_the_dead_goes_to_a_payee_and_never_silently() {
    let b = Bench::from("2025-04");
    let (heir, none) = (b.register(paid_person(1)), b.register(paid_person(2)));
    for person in [heir, none] {
        die(&b, person, "2025-05-02");
    }
    b.add_payee(heir, "试妻");
    let run = {
        b.register(paid_person(3));
        b.on("2025-05-24");
        b.draft("draws", "2025-05").unwrap()
    };
    let held = line_of(&b, run, none);
    assert_eq!((held.change, held.amount, held.reasons), (LineChange::Held, Fen(0), vec![Reason::NoHeir]));
    let line = line_of(&b, run, heir);
    assert_eq!((line.holder.as_str(), line.parts.len(), line.unexplained), ("试妻", 2, true));
    assert!(line.reasons.contains(&Reason::Deceased));
    assert_eq!(fault(b.step("draws", run, RunAct::Freeze)), RunFault::Unexplained { lines: 1 });
    explain(&b, run, line.seq);
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    assert_eq!(b.statement(heir).owed, Fen(0));
    b.f.sound();
}

#[test]
fn another_account_makes_a_line_changed_and_another_name_wants_words() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    let (own, strange) = (b.register(paid_person(1)), b.register(paid_person(2)));
    b.whole("2025-04");
    b.on("2025-05-21");
    b.change_account(own, own_account(person_name(1), 8));
    b.change_account(strange, own_account("别人".into(), 9));
    b.on("2025-05-23");
    let run = b.draft("draws", "2025-05").unwrap();
    let told = |person| {
        let line = line_of(&b, run, person);
        (line.change, line.reasons, line.unexplained)
    };
    assert_eq!(told(own), (LineChange::Changed, vec![Reason::AccountChanged], false));
    let why = vec![Reason::AccountChanged, Reason::HolderDiffers];
    assert_eq!(told(strange), (LineChange::Changed, why, true));
    explain(&b, run, line_of(&b, run, strange).seq);
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    b.on("2025-06-20");
    let run = b.draft("draws", "2025-06").unwrap();
    let line = line_of(&b, run, strange);
    assert_eq!((line.change, line.unexplained), (LineChange::Same, false), "said once of an account");
    b.f.sound();
}

/// What somebody does, and the duty by which that keeps them from a run.
type Does = (&'static str, fn(&Bench, PersonId), Option<Duty>);

const DOES: [Does; 4] = [
    (
        "draws",
        |b, person| {
            drop(b.amend("draws", person, PersonChange::Phone(0, Some("13900000009".into()))).unwrap());
        },
        None,
    ),
    ("draws", |b, person| confirm_in_a_visit(b, person), None),
    (
        "draws",
        |b, person| {
            let posting = posting(person, EntryKind::Due, "2025-03", 100);
            drop(b.by_hand("draws", posting).unwrap());
        },
        Some(Duty::DataChange),
    ),
    (
        "draws",
        |b, person| {
            let how = ConfirmedHow::Data;
            drop(
                b.run(
                    "draws",
                    Command::Confirm { person, year: 2025, on: None, how, document: String::new() },
                )
                .unwrap(),
            );
        },
        None,
    ),
];

fn confirm_in_a_visit(b: &Bench, person: PersonId) {
    b.confirm_at_desk("draws", person);
}

#[test]
fn exactly_what_money_depends_on_is_a_change_of_data_by_whatever_door() {
    for (at, (who, does, expected)) in DOES.into_iter().enumerate() {
        let b = Bench::from("2025-05");
        let person = b.register(paid_person(1));
        does(&b, person);
        assert_eq!(barred(b.draft(who, "2025-05")), expected, "{at}");
        b.f.sound();
    }
}

#[test]
fn who_agrees_to_an_account_does_not_review_and_has_every_other_part() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Frozen);
    assert_eq!(barred(b.step("agrees", run, RunAct::Review)), Some(Duty::Agree));
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let total = b.row(run).paid_sum;
    b.step("agrees", run, RunAct::Reconcile { total }).unwrap();
    b.step("agrees", run, RunAct::Close).unwrap();
    b.f.sound();
}

#[test]
fn a_bureau_of_a_window_two_makers_two_checkers_and_a_head_carries_a_run_through() {
    let b = Bench::from("2025-05");
    // One checker agrees to what the window asked, the other reviews; both makers put a telephone right.
    let person = b.register(paid_person(1));
    for (who, phone) in [("draws", "13900000011"), ("sends", "13900000012")] {
        b.amend(who, person, PersonChange::Phone(0, Some(phone.into()))).unwrap();
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let total = b.row(run).paid_sum;
    b.step("agrees", run, RunAct::Reconcile { total }).unwrap();
    b.step("agrees", run, RunAct::Close).unwrap();
    assert_eq!(b.row(run).state, RunState::Closed);
    b.f.sound();
}

#[test]
fn a_line_left_to_a_coming_run_frees_who_changed_its_data() {
    let b = Bench::from("2025-05");
    let (one, two) = (b.register(paid_person(1)), b.register(paid_person(2)));
    let mut held = disabled();
    held.certificate = "粤军A1".into();
    b.amend("sends", one, PersonChange::Recognitions(vec![held])).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    assert!(b.view(run).editors.iter().any(|(id, _)| *id == staff("sends")));
    let seq = line_of(&b, run, one).seq;
    b.on_line("draws", run, seq, LineAct::Defer { reason: "送银行的人改过资料".into() }).unwrap();
    assert_eq!(line_of(&b, run, one).reasons, [Reason::Deferred]);
    assert!(b.view(run).editors.iter().all(|(id, _)| *id != staff("sends")));
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    assert_eq!((b.statement(one).paid, b.statement(two).owed), (Fen(0), Fen(0)));
    // What was left is due in the next.
    assert_eq!(line_of(&b, b.draft("draws", "2025-05").unwrap(), one).parts.len(), 1);
    b.f.sound();
}

#[test]
fn words_keep_their_author_in_the_run() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    b.register(paid_person(1));
    b.whole("2025-04");
    b.on("2025-05-23");
    b.register(paid_person(2));
    let run = b.draft("draws", "2025-05").unwrap();
    let seq = b.lines(run).iter().find(|l| l.unexplained).unwrap().seq;
    b.on_line("all", run, seq, LineAct::Explain { words: "建档时漏录".into() }).unwrap();
    b.step("draws", run, RunAct::Redraft).unwrap();
    b.step("draws", run, RunAct::Freeze).unwrap();
    assert_eq!(barred(b.step("all", run, RunAct::Review)), Some(Duty::Compute), "own words are not reviewed");
    b.f.sound();
}

#[test]
fn a_set_off_whose_decision_ended_is_not_carried_out() {
    let b = Bench::from("2025-03");
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    let run = b.whole("2025-04");
    let paid = b.lines(run)[0].parts[0].3;
    // A month paid twice, by hand.
    let posting = posting(person, EntryKind::Paid, "2025-03", paid.0);
    b.by_hand("maker", posting).unwrap();
    let said = honordesk::bureau::command::RecoverySaid {
        person,
        programme: PENSION.into(),
        way: honordesk::domain::ledger::run::RecoveryWay::SetOff,
        each: Fen(10_000),
        basis: "追回通知1号".into(),
        onto: String::new(),
    };
    let done = b.run("maker", Command::ProposeRecovery { said }).unwrap();
    let honordesk::bureau::Outcome::Recovery(recovery, seen) = done.outcome else { panic!() };
    b.run("head", Command::ApproveRecovery { recovery, seen }).unwrap();
    b.on("2025-05-23");
    let run = b.draft("draws", "2025-05").unwrap();
    assert!(b.lines(run)[0].reasons.contains(&Reason::SetOff));
    b.bring_to(run, RunState::Reviewed);
    let Answer::RunSettings(settings) = b.ask("head", Query::RunRules) else { panic!() };
    let seen = settings.recoveries[0].version;
    b.run("maker", Command::EndRecovery { recovery, seen, reason: "撤回".into() }).unwrap();
    b.run("head", Command::ApproveRecovery { recovery, seen: seen + 1 }).unwrap();
    assert_eq!(fault(b.step("head", run, approve())), RunFault::RecoveryEnded { seq: 1, recovery });
    b.f.sound();
}

#[test]
fn minutes_bear_a_number() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    b.rule(RunRuleSaid::Tier { from: date("2025-01-01"), head: Fen(1), minute: Some(Fen(2)) });
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    let minute = |text: &str| b.step("head", run, RunAct::Approve { minute: text.into() });
    assert_eq!(fault(minute("x")), RunFault::MinuteForm);
    minute("党组纪要〔2025〕9号").unwrap();
    b.f.sound();
}
