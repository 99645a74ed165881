//! What moves money where nothing was with the bank, what waits for somebody, and what is asked once more before money goes out.

use honordesk::bureau::answer::{WaitRow, Waits};
use honordesk::bureau::command::{LineAct, LineResult, PersonChange, Posting, RunAct};
use honordesk::bureau::{Answer, Command, Denied, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{Duty, RecoveryWay, Run, RunFault, RunRuleSaid, RunState};
use honordesk::domain::ledger::{Bill, Doubt, EntryKind, FundSource, Grant, GrantBasis, GrantFacts};
use honordesk::domain::person::{Recognition, RecognitionState};
use honordesk::domain::{EntryId, Fen, PersonId, RunId};
use honordesk::store::{Keys, Note, Reading};

use super::bench::*;
use super::ledger::{decide, overpaid};
use super::older::{written, written_as};
use super::twice::graded;
use crate::bureau_support::*;

const AID: &str = "outpatient-aid";
const HARDSHIP: &str = "hardship-supplement";

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// The duty that keeps somebody from a step; `None` where nothing does.
fn barred<T: std::fmt::Debug>(done: Result<T, Refusal>) -> Option<Duty> {
    match done {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => Some(did),
        Ok(_) => None,
        other => panic!("{other:?}"),
    }
}

/// Asked for by one and decided by another.
fn granted(b: &Bench, person: PersonId, programme: &str, (day, fen): (&str, i64)) -> EntryId {
    let bill = Bill { on: date(day), place: "区人民医院".into(), total: Fen(90_000), insured: Fen(0) };
    let facts = GrantFacts {
        programme: programme.into(),
        month: date(day).month(),
        amount: Fen(fen),
        basis: if programme == AID { GrantBasis::Bill(bill) } else { GrantBasis::Plain },
        evidence: "申请书".into(),
    };
    let propose = Command::ProposeGrant { person, facts: Box::new(facts), despite: None };
    let Outcome::Grant(grant, seen) = b.run("window", propose).unwrap().outcome else { panic!() };
    let decide = Command::DecideGrant { grant, seen, declined: None, despite: None };
    let Outcome::Entries(entry, 1) = b.run("agrees", decide).unwrap().outcome else { panic!() };
    entry
}

#[test]
fn what_was_wholly_set_off_neither_came_back_nor_was_paid_after_all() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    b.register(paid_person(2));
    b.whole("2025-04");
    let held = Recognition { since: Some(date("2025-05-01")), ..graded(6, RecognitionState::Receiving) };
    b.amend_despite("window", person, PersonChange::Recognitions(vec![held]), "原来记错").unwrap();
    b.on("2025-05-20");
    let over = overpaid(&b, PENSION).remove(0).sum;
    decide(&b, person, RecoveryWay::SetOff, over.0);
    let run = b.draft("draws", "2025-05").unwrap();
    let line = b.lines(run).into_iter().find(|line| line.person == person).unwrap();
    assert_eq!(line.amount, Fen(0));
    if line.unexplained {
        b.on_line("draws", run, line.seq, LineAct::Explain { words: "五月全抵".into() }).unwrap();
    }
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    b.reconcile(run).unwrap();
    let seq = line.seq;
    let back = LineAct::TakeBack { reason: "银行退汇".into() };
    assert_eq!(fault(b.on_line("settles", run, seq, back)), RunFault::NoLine { seq });
    let after = LineAct::PaidAfterAll { day: b.f.today.get(), reason: "已到账".into() };
    assert_eq!(fault(b.on_line("settles", run, seq, after)), RunFault::NoLine { seq });
    assert!(overpaid(&b, PENSION).is_empty(), "what was set off stays so");
    b.f.sound();
}

#[test]
fn an_account_that_is_good_for_one_line_and_refused_for_another_is_refused_in_any_order() {
    for first_fails in [true, false] {
        let b = Bench::from("2025-05");
        let person = b.register(paid_person(1));
        granted(&b, person, AID, ("2025-05-02", 20_000));
        granted(&b, person, HARDSHIP, ("2025-05-02", 30_000));
        let run = b.draft_of("draws", &[HARDSHIP, AID], month("2025-05")).unwrap();
        assert_eq!(b.lines(run).len(), 2);
        b.bring_to(run, RunState::Exported);
        let said: Vec<LineResult> =
            if first_fails { vec![failed(1), paid(2)] } else { vec![paid(1), failed(2)] };
        b.returns(run, said).unwrap();
        b.f.sound();
        b.on("2025-06-10");
        granted(&b, person, AID, ("2025-06-02", 5_000));
        let held = b.bare_draft("draws", &[AID], month("2025-06"));
        assert_eq!(fault(held), RunFault::AllHeld { lines: 1 }, "{first_fails}");
    }
}

fn waits(b: &Bench, who: &str) -> Vec<WaitRow> {
    match b.ask(who, Query::Waiting) {
        Answer::Waiting(rows) => rows,
        other => panic!("{other:?}"),
    }
}

/// How many failures of a run wait, and whether for the one who asks.
fn failures(b: &Bench, who: &str, run: RunId) -> Option<(u32, bool)> {
    waits(b, who).into_iter().find_map(|row| match row.what {
        Waits::Failed { run: of, lines } if of == run => Some((lines, row.mine)),
        _ => None,
    })
}

/// Two people; the bank refuses the account of the first, and what it says is compared.
fn refused(b: &Bench) -> RunId {
    let run = answered(b);
    b.reconcile(run).unwrap();
    run
}

fn answered(b: &Bench) -> RunId {
    for n in 1..=2 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1), paid(2)]).unwrap();
    run
}

#[test]
fn failures_that_come_back_to_a_closed_run_wait_for_those_who_draft() {
    let b = Bench::from("2025-05");
    let run = answered(&b);
    // Nothing is issued again before somebody else compared what the bank says: until then it can only be left.
    assert_eq!(failures(&b, "draws", run), Some((1, false)));
    assert_eq!(failures(&b, "settles", run), Some((1, true)));
    b.reconcile(run).unwrap();
    assert_eq!(failures(&b, "draws", run), Some((1, true)));
    assert_eq!(failures(&b, "checker", run), Some((1, false)), "who drafts nothing sees for whom it waits");
    b.good("draws", run, 1);
    let done = b.run("draws", Command::ReissueLines { run, seqs: vec![] }).unwrap();
    let Outcome::Run(again, _) = done.outcome else { panic!() };
    assert_eq!(failures(&b, "draws", run), None);
    b.step("settles", run, RunAct::Close).unwrap();
    b.step("draws", again, RunAct::Abandon { reason: "重编".into() }).unwrap();
    assert_eq!(b.row(run).state, RunState::Closed);
    assert_eq!(failures(&b, "draws", run), Some((1, true)));
    b.f.sound();
}

#[test]
fn failures_of_a_run_of_before_they_were_counted_wait_as_many_as_there_are() {
    let b = Bench::from("2025-05");
    let run = refused(&b);
    let b = written(b, |w| {
        let stored: Run = w.get(&Keys::run(run))?.unwrap();
        w.put(&Run { counts: None, ..stored })
    });
    assert_eq!(failures(&b, "draws", run), Some((1, true)));
    b.f.sound();
}

#[test]
fn who_sets_by_what_runs_are_approved_drafts_them_and_does_not_approve_the_next() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    b.whole("2025-05");
    let said =
        RunRuleSaid::Freeze { name: "年终".into(), from: date("2025-09-01"), until: date("2025-09-09") };
    b.rule(said);
    let Answer::RunSettings(all) = b.ask("maker", Query::RunRules) else { panic!() };
    let freeze = all.rules.iter().map(|rule| rule.rule).max().unwrap();
    let end = |rule| {
        let said = RunRuleSaid::End { rule };
        let propose = Command::ProposeRunRule { said, basis: "党组会决定".into() };
        let Outcome::RunRule(rule) = b.run("all2", propose).unwrap().outcome else { panic!() };
        b.run("head", Command::ApproveRunRule { rule, adds: None }).unwrap();
    };
    end(freeze);
    b.on("2025-06-10");
    let run = b.draft("all2", "2025-06").unwrap();
    b.step("all2", run, RunAct::Abandon { reason: "重编".into() }).unwrap();
    // The end of a sum above which the head approves: who proposed it works out and sends what it is for.
    b.rule(RunRuleSaid::Tier { from: date("2025-06-01"), head: Fen(100_000_000), minute: None });
    let Answer::RunSettings(all) = b.ask("maker", Query::RunRules) else { panic!() };
    end(all.rules.iter().map(|rule| rule.rule).max().unwrap());
    let run = b.draft("all2", "2025-06").unwrap();
    b.step("all2", run, RunAct::Abandon { reason: "重编".into() }).unwrap();
    let run = b.draft("draws", "2025-06").unwrap();
    b.bring_to(run, RunState::Reviewed);
    assert_eq!(barred(b.step("all2", run, approve())), Some(Duty::Rule));
    b.step("head", run, approve()).unwrap();
    b.step("all2", run, export()).unwrap();
    // One run was approved under it by another.
    b.on("2025-07-10");
    let next = b.draft("draws", "2025-07").unwrap();
    b.bring_to(next, RunState::Reviewed);
    b.step("all2", next, approve()).unwrap();
    b.f.sound();
}

#[test]
fn who_agreed_in_an_earlier_version_has_no_part_in_the_review_either() {
    let b = Bench::from("2025-05");
    let run = refused(&b);
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    let note = Note {
        object: run.to_string(),
        subject: Some(b.lines(run)[0].person),
        about: vec![("line".into(), "1".into())],
        ..Note::default()
    };
    let b = written_as(b, ("ledger.run-agree-paid", staff("all")), note, |_| Ok(()));
    b.on("2025-06-10");
    let next = b.draft("draws", "2025-06").unwrap();
    b.step("draws", next, RunAct::Freeze).unwrap();
    assert_eq!(barred(b.step("all", next, RunAct::Review)), Some(Duty::Agree));
    b.step("checker", next, RunAct::Review).unwrap();
}

#[test]
fn what_was_decided_is_looked_at_again_before_it_is_approved_and_sent() {
    for approved in [false, true] {
        let b = Bench::from("2025-05");
        let person = b.register(paid_person(1));
        let entry = granted(&b, person, AID, ("2025-05-02", 20_000));
        let run = b.draft_of("draws", &[AID], month("2025-05")).unwrap();
        b.bring_to(run, if approved { RunState::Approved } else { RunState::Reviewed });
        // Two take back what was decided, and one of them books as much by hand.
        let reason = "材料不实".to_owned();
        b.run("maker", Command::AskReversal { entry, right: None, reason }).unwrap();
        b.run("agrees", Command::AgreeReversal { entry }).unwrap();
        let posting = Posting { programme: AID.into(), ..posting(person, EntryKind::Due, "2025-05", 20_000) };
        b.by_hand("maker", posting).unwrap();
        let (who, act) = if approved { ("sends", export()) } else { ("head", approve()) };
        let done = b.step(who, run, act);
        assert_eq!(fault(done), RunFault::Overtaken { seq: 1 }, "{approved}");
        b.f.sound();
    }
}

#[test]
fn books_brought_over_in_any_order_are_not_asked_for_budgets_of_years_before() {
    let f = Fixture::new();
    let id = f.person(1);
    let source = FundSource::Central;
    let grants = vec![Grant { source, amount: Fen(1_000), share: 10_000 }];
    let (year, programme) = (2026, PENSION.to_owned());
    let basis = "花财社〔2026〕9号".into();
    f.run("maker", Command::ProposeBudget { year, programme: programme.clone(), grants, basis }).unwrap();
    f.run("head", Command::DecideBudget { year, programme, version: 1, declined: None }).unwrap();
    // What is booked on the last day of a month is for the one before, so that nothing is booked twice.
    let months_before = |day: &str| if day.ends_with("31") { -1 } else { 0 };
    let of = |kind, day: &str, fen| Posting {
        booked: Some(date(day)),
        ..posting(id, kind, &date(day).month().plus(months_before(day)).to_string(), fen)
    };
    let many = |days: &[(&str, i64)]| {
        let both =
            |(day, fen): &(&str, i64)| [EntryKind::Due, EntryKind::Paid].map(|kind| of(kind, day, *fen));
        f.run("maker", Command::PostMany { postings: days.iter().flat_map(both).collect() }).map(drop)
    };
    many(&[("2025-11-20", 9_000), ("2025-12-20", 9_000)]).unwrap();
    many(&[("2023-10-20", 9_000)]).unwrap();
    many(&[("2024-10-20", 9_000), ("2025-10-31", 9_000)]).unwrap();
    // What is of this year is asked as ever, and so is what is booked since these books began.
    let row = |done: Result<(), Refusal>| match done {
        Err(Refusal::Row { why, .. }) => *why,
        other => panic!("{other:?}"),
    };
    assert!(matches!(row(many(&[("2026-01-20", 1_001)])), Refusal::FundShort(_)));
    let beside = Refusal::NoBudgetThen { year: 2025, programme: PENSION.into(), now: 2026 };
    // A single entry is none of books that are brought over.
    assert_eq!(f.by_hand("maker", of(EntryKind::Paid, "2025-12-31", 100)).map(drop), Err(beside.clone()));
    // Once a month of these books is closed, all the others are on record: what comes later is asked like everything else.
    f.run("checker", Command::CloseMonth { month: month("2023-10"), despite: None }).unwrap();
    assert_eq!(row(many(&[("2025-08-20", 9_000)])), Refusal::Doubtful(vec![Doubt::NotWorkedOut]));
    let first = date("2023-10-20");
    let earlier = many(&[("2022-10-20", 9_000)]);
    assert_eq!(earlier, Err(Refusal::BeforeFirstDay { first }));
    let again = Command::CloseMonth { month: month("2023-10"), despite: None };
    assert_eq!(f.run("checker", again).map(drop), Err(Refusal::ClosedAlready(month("2023-10"))));
    f.sound();
}

#[test]
fn a_run_that_is_fixed_ends_the_bringing_over() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let piece = |day: &str| {
        let of = |kind| Posting {
            booked: Some(date(day)),
            ..posting(person, kind, &date(day).month().to_string(), 9_000)
        };
        let postings = [EntryKind::Due, EntryKind::Paid].map(of).to_vec();
        b.run("maker", Command::PostMany { postings }).map(drop)
    };
    piece("2024-03-20").unwrap();
    piece("2023-03-20").unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    piece("2022-03-20").unwrap();
    b.step("draws", run, RunAct::Redraft).unwrap();
    b.bring_to(run, RunState::Frozen);
    assert_eq!(piece("2021-03-20"), Err(Refusal::BeforeFirstDay { first: date("2022-03-20") }));
    b.f.sound();
}

#[test]
fn one_run_ends_the_bringing_over_of_every_programme() {
    for fixed in [false, true] {
        let b = Bench::from("2025-05");
        let person = b.register(paid_person(1));
        let run = b.draft("draws", "2025-05").unwrap();
        if fixed {
            b.bring_to(run, RunState::Frozen);
        }
        let many = |programme: &str, day: &str| {
            let posting = Posting {
                programme: programme.into(),
                booked: Some(date(day)),
                ..posting(person, EntryKind::Due, "2024-03", 9_000_000)
            };
            match b.run("maker", Command::PostMany { postings: vec![posting] }).map(drop) {
                Err(Refusal::Row { why, .. }) => Err(*why),
                other => other,
            }
        };
        let nothing_decided = Err(Refusal::Doubtful(vec![Doubt::NothingDecided]));
        // No run ever pays it: of this year nobody alone says that it is due.
        assert_eq!(many("condolence", "2025-05-02"), nothing_decided, "{fixed}");
        if fixed {
            assert_eq!(many(AID, "2025-05-20"), nothing_decided, "a programme that had no run yet");
        } else {
            many("condolence", "2024-03-20").unwrap();
            many(AID, "2024-03-20").unwrap();
        }
        b.f.sound();
    }
}
