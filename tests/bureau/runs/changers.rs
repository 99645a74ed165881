//! Who changed what a run pays has no other part in it: line by line, since the last run that paid the person under the programme.

use honordesk::bureau::command::{LineAct, NewRate, NewRates, PersonChange, RunAct};
use honordesk::bureau::{Command, Denied, Outcome, Refusal};
use honordesk::domain::ledger::run::{Duty, LineChange, Reason, RunFault, RunRuleSaid, RunState};
use honordesk::domain::ledger::{Bill, Cell, EntryKind, GrantBasis, GrantFacts, Per};
use honordesk::domain::person::{ConfirmedHow, Nature, Recognition};
use honordesk::domain::{Fen, PersonId, RunId};

use super::bench::*;
use crate::bureau_support::*;

const AID: &str = "outpatient-aid";

/// The duty that keeps somebody from a step; `None` where nothing does.
fn barred<T: std::fmt::Debug>(done: Result<T, Refusal>) -> Option<Duty> {
    match done {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => Some(did),
        Ok(_) => None,
        other => panic!("{other:?}"),
    }
}

fn certified(n: &str) -> PersonChange {
    PersonChange::Recognitions(vec![Recognition { certificate: format!("粤军A{n}"), ..disabled() }])
}

/// Put on record by a maker who might draft as well, with an account that another agreed to.
fn taken_in(b: &Bench, n: usize, since: &str) -> PersonId {
    let mut facts = paid_person(n);
    facts.recognitions = vec![Recognition { since: Some(date(since)), ..disabled() }];
    let command = Command::RegisterPerson { facts: Box::new(facts), despite: None };
    let Outcome::Person(id, _) = b.run("all2", command).unwrap().outcome else { panic!() };
    b.agree_for(id);
    id
}

/// A run as far as its review, by those who have no other part.
fn frozen(b: &Bench, who: &str, m: &str) -> RunId {
    let run = b.draft(who, m).unwrap();
    b.step(who, run, RunAct::Freeze).unwrap();
    run
}

#[test]
fn who_put_somebody_on_record_or_agreed_to_the_account_has_no_part_in_the_first_run_that_pays_them() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let new = taken_in(&b, 2, "2025-06-01");
    b.whole("2025-05");
    b.on("2025-06-10");
    assert_eq!(barred(b.draft("all2", "2025-06")), Some(Duty::DataChange));
    let run = frozen(&b, "draws", "2025-06");
    assert!(b.lines(run).iter().any(|line| line.person == new));
    assert_eq!(barred(b.step("agrees", run, RunAct::Review)), Some(Duty::Agree));
    b.bring_to(run, RunState::Exported);
    // Once it paid them, that is no change any more.
    b.on("2025-07-10");
    let next = frozen(&b, "all2", "2025-07");
    b.step("agrees", next, RunAct::Review).unwrap();
    b.f.sound();
}

#[test]
fn what_a_run_left_to_the_next_one_counts_there_as_it_did() {
    let b = Bench::from("2025-04");
    let one = b.register(paid_person(1));
    b.register(paid_person(2));
    b.whole("2025-04");
    b.amend("all2", one, certified("001")).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    let seq = b.lines(run).iter().find(|line| line.person == one).unwrap().seq;
    b.on_line("draws", run, seq, LineAct::Defer { reason: "证件待核".into() }).unwrap();
    b.bring_to(run, RunState::Exported);
    b.on("2025-06-10");
    assert_eq!(barred(b.draft("all2", "2025-06")), Some(Duty::DataChange), "a month later it pays by it");
    let next = b.draft("draws", "2025-06").unwrap();
    b.bring_to(next, RunState::Exported);
    b.on("2025-07-10");
    assert_eq!(barred(b.draft("all2", "2025-07")), None, "paid by then, it is no change any more");
    b.f.sound();
}

/// Proposed by one and approved by another.
fn raise(b: &Bench, (by, agrees): (&str, &str), effective: &str) {
    let row = |(grade, fen)| {
        let cell =
            Cell { programme: PENSION.into(), group: None, grade: Some(grade), nature: Some(Nature::Duty) };
        NewRate { cell, amount: Some(Fen(fen)), per: Per::Year, effective: date(effective) }
    };
    let rows = [(6, 6_000_000), (7, 5_000_000)].into_iter().map(row).collect();
    let new = NewRates { notice: "试府〔2025〕12号".into(), standard: "花都区".into(), rows };
    let propose = Command::ProposeRates { new: Box::new(new), despite: Some("按文件".into()) };
    let Outcome::Proposal(proposal, seen) = b.run(by, propose).unwrap().outcome else { panic!() };
    b.run(agrees, Command::ApproveProposal { proposal, seen }).unwrap();
}

#[test]
fn a_rate_keeps_its_two_makers_alike_from_the_review_of_the_first_run_that_pays_by_it() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    raise(&b, ("all2", "checker"), "2025-06-01");
    let run = b.draft("all2", "2025-05").unwrap();
    b.step("all2", run, RunAct::Freeze).unwrap();
    b.step("checker", run, RunAct::Review).unwrap();
    b.step("head", run, approve()).unwrap();
    b.step("sends", run, export()).unwrap();
    b.on("2025-06-10");
    let run = frozen(&b, "draws", "2025-06");
    match b.step("all2", run, RunAct::Review) {
        // What stands in the journal is the approval, which is not theirs.
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, made, more, .. }, .. }) => {
            assert_eq!((did, made.len(), more), (Duty::Propose, 0, 0));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(barred(b.step("checker", run, RunAct::Review)), Some(Duty::Agree));
    b.step("settles", run, RunAct::Review).unwrap();
    b.on("2025-07-10");
    let next = frozen(&b, "draws", "2025-07");
    assert_eq!(barred(b.step("all2", next, RunAct::Review)), Some(Duty::Propose), "nobody answers for June");
    b.on("2025-06-10");
    // Somebody without a word in the rate has looked at it: whoever proposed it has another part like anybody.
    b.step("all2", run, approve()).unwrap();
    b.step("sends", run, export()).unwrap();
    b.on("2025-07-10");
    b.step("draws", next, RunAct::Thaw { reason: "重算".into() }).unwrap();
    b.step("draws", next, RunAct::Redraft).unwrap();
    b.step("draws", next, RunAct::Freeze).unwrap();
    b.step("all2", next, RunAct::Review).unwrap();
    b.f.sound();
}

#[test]
fn a_rate_is_paid_by_group_and_grade_and_its_makers_wait_for_each() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    raise(&b, ("all2", "checker"), "2025-06-01");
    let paid = |run| {
        b.step("settles", run, RunAct::Review).unwrap();
        b.bring_to(run, RunState::Exported);
    };
    b.on("2025-06-10");
    paid(frozen(&b, "draws", "2025-06"));
    // Somebody of another grade, whom the same notice pays more, comes in a month later.
    let mut facts = paid_person(2);
    let since = Some(date("2025-07-01"));
    facts.recognitions = vec![Recognition { since, grade: Some(7), ..disabled() }];
    b.on("2025-07-10");
    b.register(facts);
    let run = frozen(&b, "draws", "2025-07");
    assert_eq!(
        barred(b.step("all2", run, RunAct::Review)),
        Some(Duty::Propose),
        "nobody was paid by that row"
    );
    paid(run);
    b.on("2025-08-10");
    let run = b.draft("draws", "2025-08").unwrap();
    for line in b.lines(run).into_iter().filter(|line| line.unexplained) {
        b.on_line("draws", run, line.seq, LineAct::Explain { words: "已核对".into() }).unwrap();
    }
    b.step("draws", run, RunAct::Freeze).unwrap();
    assert_eq!(barred(b.step("all2", run, RunAct::Review)), None);
    b.f.sound();
}

#[test]
fn who_confirms_that_somebody_lives_neither_reviews_nor_approves_and_does_all_else() {
    let b = Bench::from("2025-05");
    let one = b.register(paid_person(1));
    b.whole("2025-05");
    b.on("2025-06-10");
    let how = ConfirmedHow::InPerson;
    b.run("all2", Command::Confirm { person: one, year: 2025, on: None, how, document: String::new() })
        .unwrap();
    let reason = "弄错".to_owned();
    let withdraw = Command::WithdrawConfirmation { person: one, year: 2025, notice: false, reason };
    b.run("draws", withdraw).unwrap();
    // Two makers had a hand in it, and a third is not needed.
    let run = frozen(&b, "draws", "2025-06");
    assert_eq!(barred(b.step("all2", run, RunAct::Review)), Some(Duty::DataChange));
    b.step("checker", run, RunAct::Review).unwrap();
    assert_eq!(barred(b.step("all2", run, approve())), Some(Duty::DataChange));
    b.step("head", run, approve()).unwrap();
    // Also what is seen meanwhile keeps nobody from sending.
    b.run("all2", Command::Confirm { person: one, year: 2025, on: None, how, document: String::new() })
        .unwrap();
    b.step("all2", run, export()).unwrap();
    b.f.sound();
}

#[test]
fn who_asked_for_a_grant_and_who_decided_it_have_no_part_in_its_run() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    granted(&b, person);
    assert_eq!(barred(b.draft_of("all2", &[AID], month("2025-05"))), Some(Duty::DataChange));
    let run = b.draft_of("draws", &[AID], month("2025-05")).unwrap();
    b.step("draws", run, RunAct::Freeze).unwrap();
    assert_eq!(barred(b.step("checker", run, RunAct::Review)), Some(Duty::Agree));
    b.step("settles", run, RunAct::Review).unwrap();
    b.f.sound();
}

fn granted(b: &Bench, person: PersonId) {
    let bill =
        Bill { on: date("2025-05-02"), place: "区人民医院".into(), total: Fen(90_000), insured: Fen(0) };
    let facts = GrantFacts {
        programme: AID.into(),
        month: month("2025-05"),
        amount: Fen(20_000),
        basis: GrantBasis::Bill(bill),
        evidence: "申请书".into(),
    };
    let propose = Command::ProposeGrant { person, facts: Box::new(facts), despite: None };
    let Outcome::Grant(grant, seen) = b.run("all2", propose).unwrap().outcome else { panic!() };
    b.run("checker", Command::DecideGrant { grant, seen, declined: None, despite: None }).unwrap();
}

#[test]
fn who_said_from_which_month_on_is_counted_does_not_review_the_next_run() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    b.whole("2025-05");
    let said = RunRuleSaid::Opening { programme: PENSION.into(), month: month("2025-03") };
    let propose = Command::ProposeRunRule { said, basis: "党组会决定".into() };
    let Outcome::RunRule(rule) = b.run("all2", propose).unwrap().outcome else { panic!() };
    let adds = b.opening_adds(rule);
    b.run("head", Command::ApproveRunRule { rule, adds }).unwrap();
    let run = frozen(&b, "draws", "2025-05");
    assert_eq!(barred(b.step("all2", run, RunAct::Review)), Some(Duty::Propose));
    b.bring_to(run, RunState::Exported);
    b.on("2025-06-10");
    let run = frozen(&b, "draws", "2025-06");
    assert_eq!(barred(b.step("all2", run, RunAct::Review)), None);
    b.f.sound();
}

#[test]
fn each_programme_is_compared_with_its_own_last_run() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let before = b.whole("2025-05");
    granted(&b, person);
    b.on("2025-06-10");
    let run = b.draft_of("draws", &[PENSION, AID], month("2025-06")).unwrap();
    let told: Vec<_> = b.lines(run).into_iter().map(|l| (l.programme, l.change, l.reasons)).collect();
    let same = (PENSION.to_owned(), LineChange::Same, vec![]);
    let booked = (AID.to_owned(), LineChange::Added, vec![Reason::Booked]);
    assert!(told.contains(&same) && told.contains(&booked), "{told:?}");
    assert!(b.lines(run).iter().all(|line| line.last.is_none()), "nobody is paid another amount");
    assert_eq!(b.view(run).previous, Some(before));
    b.f.sound();
}

#[test]
fn a_run_whose_approval_is_taken_back_is_nobodys_last_payment() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    b.amend("all2", person, certified("001")).unwrap();
    let may = b.draft("draws", "2025-05").unwrap();
    b.bring_to(may, RunState::Approved);
    b.on("2025-06-10");
    // May is paid, as far as anybody knows: whoever changed something before it may draft June.
    let june = b.draft("all2", "2025-06").unwrap();
    b.step("all2", june, RunAct::Freeze).unwrap();
    b.step("head", may, RunAct::Recall { reason: "这个人不对".into() }).unwrap();
    let review = b.step("checker", june, RunAct::Review);
    assert_eq!(review.unwrap_err(), Refusal::Run(RunFault::RestsOnRecalled { lines: 1 }));
    b.step("checker", june, RunAct::Return { reason: "重算".into() }).unwrap();
    assert_eq!(barred(b.step("all2", june, RunAct::Redraft).map(|_| june)), Some(Duty::DataChange));
    b.f.sound();
}

#[test]
fn who_changes_something_after_the_freeze_has_no_later_part() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Approved);
    let posting = posting(person, EntryKind::Paid, "2025-04", 1_000);
    b.by_hand("sends", posting).unwrap();
    match b.step("sends", run, export()) {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, made, more, may, .. }, .. }) => {
            assert_eq!((did, more), (Duty::DataChange, 0));
            let [one] = made.as_slice() else { panic!("one change") };
            assert_eq!((one.command.as_str(), one.seq > 0), ("ledger.agree-posting", true));
            assert_eq!(one.person, Some((person, person_name(1))));
            // Whoever may hand over and did nothing else but to say from which month on is counted.
            assert_eq!(may, ["试5", "试3", "试4"]);
        }
        other => panic!("{other:?}"),
    }
    let shown = b.f.bureau.query(&b.f.asking(Some(staff("sends"))), honordesk::bureau::Query::Run(run));
    let Ok(honordesk::bureau::Answer::Run(view)) = shown else { panic!() };
    assert!(view.steps.iter().all(|(_, may)| may.is_err()), "it is told before");
    b.step("all", run, export()).unwrap();
    b.f.sound();
}
