//! The duties of a run are with different people, administrators included.

use honordesk::bureau::command::{LineAct, PersonChange, RunAct};
use honordesk::bureau::{Command, Denied, Outcome, Refusal};
use honordesk::domain::Fen;
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{Duty, RunState, RunStep};
use honordesk::domain::person::{Belonging, PersonFacts, Recognition};
use honordesk::domain::staff::Role;

use super::bench::*;
use crate::bureau_support::*;

/// Something that money depends on: another certificate.
fn certified() -> Recognition {
    Recognition { certificate: "粤军A001234".into(), ..disabled() }
}

fn barred<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Option<Duty> {
    match result {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => Some(did),
        _ => None,
    }
}

/// Every duty, the state before it, and how it is done.
fn duties() -> [(Duty, RunState, RunAct); 5] {
    [
        (Duty::Compute, RunState::Draft, RunAct::Freeze),
        (Duty::Review, RunState::Frozen, RunAct::Review),
        (Duty::Approve, RunState::Reviewed, approve()),
        (Duty::Export, RunState::Approved, export()),
        (Duty::Reconcile, RunState::Returned, RunAct::Reconcile { total: Fen(0) }),
    ]
}

/// Brings a run so far that a duty comes next; `who` does the duty `first` on the way, others the rest.
fn course(b: &Bench, who: &str, first: Duty, then: Duty) -> Option<Duty> {
    let person = b.register(paid_person(1));
    if first == Duty::DataChange {
        b.amend(who, person, PersonChange::Recognitions(vec![certified()])).unwrap();
    }
    let others = ["draws", "checker", "head", "sends", "settles"];
    let actor = |duty, other: &'static str| {
        if duty == first || duty == then { who.to_owned() } else { other.to_owned() }
    };
    let draws = actor(Duty::Compute, "draws");
    let run = match b.draft(&draws, "2025-05") {
        Ok(run) => run,
        refused => return barred(refused),
    };
    for ((duty, _, act), other) in duties().into_iter().zip(others) {
        let done = b.step(&actor(duty, other), run, act);
        if duty == then {
            return barred(done);
        }
        done.unwrap();
        if duty == Duty::Export {
            b.run(
                &actor(duty, other),
                Command::TakeReturn { run, file: answer_file("回盘.txt"), results: vec![paid(1)] },
            )
            .unwrap();
        }
    }
    None
}

#[test]
fn every_pair_of_duties_by_one_and_the_same_is_refused() {
    // What is done beside a run keeps from some of them only.
    let beside = [Duty::Agree, Duty::Rule, Duty::Propose];
    let all: Vec<Duty> = Duty::ALL.iter().copied().filter(|duty| !beside.contains(duty)).collect();
    for (at, first) in all.iter().copied().enumerate() {
        for then in all.iter().copied().skip(at + 1) {
            let b = Bench::from("2025-05");
            assert_eq!(course(&b, "all2", first, then), Some(first), "{first:?} {then:?}");
            b.f.sound();
        }
    }
}

#[test]
fn every_member_of_staff_may_do_what_their_roles_say_and_nothing_else() {
    let everybody = STAFF.iter().chain(&MORE);
    for (login, roles) in everybody {
        for (duty, state, act) in duties() {
            let b = Bench::from("2025-05");
            b.register(paid_person(1));
            let run = b.draft("all", "2025-05").unwrap();
            if duty != Duty::Compute {
                b.step("all", run, RunAct::Freeze).unwrap();
                b.bring_to(run, state.min(RunState::Exported));
            }
            if duty == Duty::Reconcile {
                b.all_paid(run);
            }
            let needs: &[Role] = match duty {
                Duty::Compute | Duty::Export => &[Role::Maker],
                Duty::Review | Duty::Reconcile => &[Role::Checker],
                // Nothing is set: the head approves every sum.
                _ => &[Role::Head],
            };
            let did_before = match duty {
                Duty::Compute => false,
                Duty::Review => ["all"].contains(login),
                Duty::Approve => ["all", "checker"].contains(login),
                Duty::Export => ["all", "checker", "head"].contains(login),
                _ => ["all", "checker", "head", "sends"].contains(login),
            };
            // One put the person on record, another agreed to the account; one said from which month on is counted.
            let agreed = ["agrees", "maker"].contains(login) && duty == Duty::Review;
            let did_before = did_before || *login == "window" || agreed;
            let may = needs.iter().any(|role| roles.contains(role)) && !did_before;
            let act = match act {
                RunAct::Reconcile { .. } => RunAct::Reconcile { total: b.row(run).paid_sum },
                other => other,
            };
            let done = b.step(login, run, act);
            assert_eq!(done.is_ok(), may, "{login} {duty:?} {done:?}");
            if !may {
                assert!(matches!(done, Err(Refusal::NotPermitted { .. })), "{login} {duty:?} {done:?}");
            }
        }
    }
}

#[test]
fn a_record_changed_after_the_draft_by_who_drafted_it_keeps_them_from_the_run() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.amend("draws", person, PersonChange::Recognitions(vec![certified()])).unwrap();
    assert_eq!(barred(b.step("draws", run, RunAct::Freeze)), Some(Duty::DataChange));
    assert_eq!(barred(b.step("draws", run, RunAct::Redraft)), Some(Duty::DataChange));
    // It is worked out anew before anybody fixes it.
    assert_eq!(barred(b.step("sends", run, RunAct::Freeze)), Some(Duty::DataChange));
    // Another works it out anew.
    b.step("sends", run, RunAct::Redraft).unwrap();
    b.step("sends", run, RunAct::Freeze).unwrap();
    assert_eq!(barred(b.step("sends", run, RunAct::Thaw { reason: "试".into() })), None);
    b.f.sound();
}

#[test]
fn words_of_whoever_changed_something_do_not_stay_and_another_says_why() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    let (own, strange) = (b.register(paid_person(1)), b.register(paid_person(2)));
    b.whole("2025-04");
    b.on("2025-05-21");
    b.change_account(strange, own_account("别人".into(), 9));
    b.on("2025-05-23");
    let run = b.draft("draws", "2025-05").unwrap();
    let line = || b.lines(run).into_iter().find(|line| line.person == strange).unwrap();
    let says = |who| b.on_line(who, run, line().seq, LineAct::Explain { words: "已核对".into() });
    let amend = |who, n: u32| {
        let held = Recognition { certificate: format!("粤军A00{n}"), ..disabled() };
        b.amend(who, own, PersonChange::Recognitions(vec![held])).unwrap();
    };
    amend("sends", 1);
    assert_eq!(barred(says("sends")), Some(Duty::DataChange), "also what was changed since the draft");
    says("draws").unwrap();
    b.step("all", run, RunAct::Redraft).unwrap();
    assert!(!line().unexplained, "of one who changed nothing they stay");
    amend("draws", 2);
    b.step("all", run, RunAct::Redraft).unwrap();
    assert!(line().unexplained, "another says why");
    says("all").unwrap();
    b.step("all", run, RunAct::Freeze).unwrap();
    b.f.sound();
}

#[test]
fn who_left_somebody_to_a_coming_run_has_a_part_in_it_whoever_works_it_out_anew() {
    let b = Bench::from("2025-05");
    for n in 1..=2 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.on_line("all2", run, 1, LineAct::Defer { reason: "证件待核".into() }).unwrap();
    b.step("draws", run, RunAct::Redraft).unwrap();
    b.step("draws", run, RunAct::Freeze).unwrap();
    assert_eq!(barred(b.step("all2", run, RunAct::Review)), Some(Duty::Compute));
    b.bring_to(run, RunState::Exported);
    b.f.sound();
}

#[test]
fn who_gives_an_entry_to_a_record_that_is_put_apart_changed_what_both_are_paid() {
    let b = Bench::from("2025-05");
    let one = b.register(paid_person(1));
    // Nothing can be paid to them, whatever is due.
    let twin = b.register(PersonFacts { recognitions: vec![], bank: None, ..paid_person(3) });
    b.whole("2025-05");
    b.f.merge(one, twin).unwrap();
    let due = posting(one, EntryKind::Due, "2025-04", 1_000);
    let Outcome::Entries(entry, _) = b.by_hand("all", due).unwrap().outcome else { panic!() };
    b.on("2025-06-10");
    let (seen, reason) = (b.f.version(twin), "不是同一人".to_owned());
    let give = vec![Belonging::Entry(entry)];
    b.run("sends", Command::UnmergePeople { person: twin, seen, give, reason }).unwrap();
    assert_eq!(barred(b.draft("sends", "2025-06")), Some(Duty::DataChange));
    b.draft("draws", "2025-06").unwrap();
    b.f.sound();
}

#[test]
fn a_run_sent_back_loses_its_signatures() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    b.step("checker", run, RunAct::Return { reason: "名单待核".into() }).unwrap();
    let void: Vec<RunStep> = b.view(run).acts.iter().filter(|a| a.void).map(|a| a.step).collect();
    assert_eq!(void, [RunStep::Freeze, RunStep::Review]);
    assert!(b.step("head", run, approve()).is_err());
    b.bring_to(run, RunState::Reviewed);
    b.f.sound();
}

#[test]
fn what_is_proposed_is_approved_by_another_who_is_the_head() {
    let b = Bench::from("2025-05");
    let said = honordesk::domain::ledger::run::RunRuleSaid::Opening {
        programme: PENSION.into(),
        month: month("2025-01"),
    };
    let proposed = b.run("all", Command::ProposeRunRule { said, basis: "试行".into() }).unwrap();
    let honordesk::bureau::Outcome::RunRule(rule) = proposed.outcome else { panic!() };
    let approve = |who: &str| b.run(who, Command::ApproveRunRule { rule, adds: None });
    assert!(matches!(approve("all"), Err(Refusal::NotPermitted { why: Denied::SamePerson, .. })));
    assert!(matches!(approve("checker"), Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. })));
    approve("all2").unwrap();
    assert!(approve("head").is_err());
    b.f.sound();
}
