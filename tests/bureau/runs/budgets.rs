//! Budgets bind: a run or a payment that the funds do not cover is refused, and what is under way keeps its part of them.

use honordesk::bureau::answer::{BudgetLine, HeadNeeded};
use honordesk::bureau::command::{PersonChange, Posting, RunAct};
use honordesk::bureau::{Answer, Command, Fault, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{RunFault, RunRuleSaid, RunState, RunStep};
use honordesk::domain::ledger::{EntryKind, FundShort, FundSource, Grant};
use honordesk::domain::person::{PersonFacts, Recognition, RecognitionState};
use honordesk::domain::{EntryId, Fen, RunId};

use FundSource::{Central, City};

use super::bench::*;
use crate::bureau_support::*;

/// Approves a budget of this year, six tenths from above.
pub fn budget(b: &Bench, version: u32, central: i64, city: i64) -> Result<(), Refusal> {
    let grants = vec![
        Grant { source: Central, amount: Fen(central), share: 6_000 },
        Grant { source: City, amount: Fen(city), share: 4_000 },
    ];
    let basis = "花财社〔2025〕1号".into();
    b.run("maker", Command::ProposeBudget { year: 2025, programme: PENSION.into(), grants, basis })?;
    let decide = Command::DecideBudget { year: 2025, programme: PENSION.into(), version, declined: None };
    b.run("head", decide).map(|_| ())
}

fn line(b: &Bench) -> BudgetLine {
    match b.ask("head", Query::Budgets { year: 2025 }) {
        Answer::Budgets(year) => year.lines.into_iter().find(|l| l.programme == PENSION).unwrap(),
        other => panic!("{other:?}"),
    }
}

/// Paid, kept and left of one source.
pub fn of(b: &Bench, source: FundSource) -> (i64, i64, i128) {
    let line = line(b);
    let kept = line.reserved.iter().find(|(s, _)| *s == source).map_or(0, |(_, fen)| fen.0);
    (line.paid.of(source).0, kept, line.left(source))
}

fn shorts<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<FundShort> {
    match result {
        Err(Refusal::FundShort(shorts)) => shorts,
        other => panic!("{other:?}"),
    }
}

fn parts(total: Fen) -> (i64, i64) {
    let central = total.0 * 6 / 10;
    (central, total.0 - central)
}

fn one_run(b: &Bench) -> (RunId, Fen) {
    let run = b.draft("draws", "2025-05").unwrap();
    (run, b.row(run).total)
}

#[test]
fn a_run_that_a_fund_does_not_cover_is_not_approved_and_says_which_and_by_how_much() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let (run, total) = one_run(&b);
    let (central, city) = parts(total);
    budget(&b, 1, central - 1, city).unwrap();
    let expected = FundShort { year: 2025, programme: PENSION.into(), fund: Central, short: Fen(1) };
    // The run says so from the draft on, on the board and by itself.
    for state in [RunState::Draft, RunState::Frozen, RunState::Reviewed] {
        b.bring_to(run, state);
        assert_eq!(b.row(run).short, std::slice::from_ref(&expected), "{state:?}");
        let Answer::Runs(rows) = b.ask("maker", Query::Runs { offset: 0, limit: 9 }) else { panic!() };
        assert_eq!(rows[0].short, std::slice::from_ref(&expected), "{state:?}");
    }
    assert_eq!(shorts(b.step("head", run, approve())), std::slice::from_ref(&expected));
    let view = b.view(run);
    assert_eq!(view.funds[0].sources[0].short(), 1);
    let approve_now = view.steps.iter().find(|(step, _)| *step == RunStep::Approve).unwrap();
    assert_eq!(approve_now.1, Err(Refusal::FundShort(vec![expected])), "the screen knows before the key");
    let said = honordesk::locale::refusal::say(
        &Refusal::FundShort(shorts(b.step("head", run, approve()))),
        honordesk::locale::Lang::Zh,
    );
    for word in ["2025", "中央", "0.01", "追加"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    budget(&b, 2, central, city).unwrap();
    assert_eq!(b.row(run).short, [], "looked at afresh");
    b.step("head", run, approve()).unwrap();
    b.f.sound();
}

#[test]
fn what_is_approved_keeps_its_part_until_it_is_paid_fails_or_is_called_back() {
    let b = Bench::from("2025-05");
    (1..=2).for_each(|n| {
        b.register(paid_person(n));
    });
    let (run, total) = one_run(&b);
    let (central, city) = parts(total);
    budget(&b, 1, central, city).unwrap();
    b.bring_to(run, RunState::Approved);
    assert_eq!(of(&b, Central), (0, central, 0));
    b.step("head", run, RunAct::Recall { reason: "名单待核".into() }).unwrap();
    assert_eq!(of(&b, Central), (0, 0, central.into()));
    b.bring_to(run, RunState::Exported);
    assert_eq!(of(&b, City), (0, city, 0));
    b.returns(run, vec![paid(1)]).unwrap();
    assert_eq!(of(&b, Central), (central / 2, central / 2, 0), "paid what was kept for it");
    b.returns(run, vec![failed(2)]).unwrap();
    assert_eq!(of(&b, Central), (central / 2, 0, i128::from(central / 2)), "what failed is free again");
    b.came_back(run, 1);
    assert_eq!(of(&b, City), (0, 0, city.into()));
    b.f.sound();
}

#[test]
fn two_runs_do_not_take_the_same_money_and_a_smaller_budget_does_not_take_it_from_them() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let (first, total) = one_run(&b);
    let (central, city) = parts(total);
    budget(&b, 1, central, city).unwrap();
    b.bring_to(first, RunState::Approved);
    b.register(paid_person(2));
    let second = b.draft("draws", "2025-05").unwrap();
    b.bring_to(second, RunState::Reviewed);
    assert_eq!(shorts(b.step("head", second, approve())).len(), 2, "both sources are kept for the first");
    assert_eq!(shorts(budget(&b, 2, central, city - 1))[0].fund, City);
    let decline = |version| Command::DecideBudget {
        year: 2025,
        programme: PENSION.into(),
        version,
        declined: Some("不够".into()),
    };
    b.run("head", decline(2)).unwrap();
    assert!(line(&b).reserved.iter().all(|(_, fen)| fen.0 > 0));
    // Other shares: what is under way is split anew.
    budget(&b, 3, total.0 * 2, total.0 * 2).unwrap();
    b.step("head", second, approve()).unwrap();
    assert_eq!(of(&b, Central).1, central * 2);
    b.f.sound();
}

#[test]
fn a_hand_posting_is_refused_like_a_run_whatever_reason_is_given() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    budget(&b, 1, 600, 400).unwrap();
    let post = |fen| {
        let posting = posting(person, EntryKind::Paid, "2025-05", fen);
        b.by_hand("maker", posting)
    };
    assert_eq!(shorts(post(1_002))[0].short, Fen(1));
    post(1_000).unwrap();
    assert_eq!(shorts(post(1)).len(), 1);
    // Money that came back is there again.
    b.f.take_back(EntryId(1), "退回").unwrap();
    post(1_000).unwrap();
    b.f.sound();
}

#[test]
fn whether_payments_need_a_budget_is_decided_by_two_and_said_while_nothing_is() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let (run, total) = one_run(&b);
    b.bring_to(run, RunState::Reviewed);
    let fund = &b.view(run).funds[0];
    assert_eq!(
        (fund.version, fund.needed, fund.sources.len()),
        (None, None, 0),
        "nothing limits it, and it says so"
    );
    b.rule(RunRuleSaid::Budgets { from: date("2025-01-01"), needed: true });
    let none = Refusal::NoBudget { year: 2025, programme: PENSION.into() };
    assert_eq!(b.step("head", run, approve()).unwrap_err(), none);
    // Whatever day it is to be booked on: what is decided binds on the day it is entered.
    let posting =
        Posting { booked: Some(date("2024-12-30")), ..posting(person, EntryKind::Paid, "2024-11", 5) };
    let then = Refusal::NoBudget { year: 2024, programme: PENSION.into() };
    assert_eq!(b.by_hand("maker", posting.clone()).unwrap_err(), then);
    let posting = Posting { booked: None, ..posting };
    assert_eq!(b.by_hand("maker", posting.clone()).unwrap_err(), none);
    b.rule(RunRuleSaid::Budgets { from: date("2025-02-01"), needed: false });
    b.by_hand("maker", posting).unwrap();
    b.rule(RunRuleSaid::Budgets { from: date("2025-03-01"), needed: true });
    // What was paid without one counts toward the first that is approved.
    let (central, city) = parts(Fen(total.0 + 5));
    budget(&b, 1, central, city).unwrap();
    b.step("head", run, approve()).unwrap();
    b.f.sound();
}

#[test]
fn amounts_of_a_budget_have_an_end_and_the_refusal_says_which() {
    let b = Bench::from("2025-05");
    match budget(&b, 1, 9_223_372_036_854_775_807, 0) {
        Err(Refusal::Invalid(faults)) => {
            assert_eq!(faults[0].fault, Fault::AboveMost { most: Fen(1_000_000_000_000) });
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn sums_of_approval_count_together_over_the_runs_of_a_month() {
    let b = Bench::from("2025-04");
    b.register(paid_person(1));
    let first = b.draft("draws", "2025-04").unwrap();
    let each = b.row(first).total;
    let minute = Fen(each.0 * 2 - 1);
    b.rule(RunRuleSaid::Tier { from: date("2025-01-01"), head: each, minute: Some(minute) });
    b.bring_to(first, RunState::Reviewed);
    b.step("settles", first, approve()).unwrap();
    let second = b.draft("draws", "2025-05").unwrap();
    b.bring_to(second, RunState::Reviewed);
    let view = b.view(second);
    assert_eq!((view.needs_head, view.together), (Some(HeadNeeded::Above(each)), Some(Fen(each.0 * 2))));
    let refused = b.step("settles", second, approve()).unwrap_err();
    assert!(matches!(refused, Refusal::NotPermitted { .. }), "{refused:?}");
    let needs = b.step("head", second, approve()).unwrap_err();
    assert_eq!(needs, Refusal::Run(RunFault::NeedsMinute { above: minute }));
    b.step("head", second, RunAct::Approve { minute: "党组纪要〔2025〕9号".into() }).unwrap();
    b.f.sound();
}

#[test]
fn settings_that_make_no_sense_are_refused_and_an_approved_one_is_ended_by_two() {
    let b = Bench::from("2025-05");
    let propose = |said| b.run("maker", Command::ProposeRunRule { said, basis: "党组会决定".into() });
    let faults = |said| match propose(said) {
        Err(Refusal::Invalid(faults)) => (faults[0].field.clone(), faults[0].fault.clone()),
        other => panic!("{other:?}"),
    };
    let from = date("2025-01-01");
    let tier = |head, minute| RunRuleSaid::Tier { from, head: Fen(head), minute: Some(Fen(minute)) };
    assert_eq!(faults(tier(1_000, 500)), ("above-minute".into(), Fault::Below { field: "head".into() }));
    assert_eq!(faults(tier(0, 500)), ("head".into(), Fault::Amount));
    assert!(matches!(faults(tier(9_999_999_999_999_900, i64::MAX)), (_, Fault::AboveMost { .. })));
    let freeze = |from: &str, until: &str| RunRuleSaid::Freeze {
        name: "年终决算".into(),
        from: date(from),
        until: date(until),
    };
    assert!(matches!(faults(freeze("1990-01-01", "2099-12-31")), (_, Fault::TooEarly)));
    assert!(matches!(faults(freeze("2025-05-01", "2026-06-01")), (_, Fault::TooLate { days: 366 })));
    assert_eq!(faults(freeze("2025-05-01", "2025-05-02")), ("until".into(), Fault::Over));
    // An approved time of no release is ended by two people.
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    let Outcome::RunRule(rule) = propose(freeze("2025-05-01", "2025-12-31")).unwrap().outcome else {
        panic!()
    };
    b.run("head", Command::ApproveRunRule { rule, adds: None }).unwrap();
    assert!(matches!(b.step("head", run, approve()), Err(Refusal::Run(RunFault::FreezePeriod { .. }))));
    let drop = Command::DropRunRule { rule, reason: "不用了".into() };
    assert_eq!(b.run("maker", drop).unwrap_err(), Refusal::Run(RunFault::RuleHolds { rule }));
    let Outcome::RunRule(end) = propose(RunRuleSaid::End { rule }).unwrap().outcome else { panic!() };
    assert!(matches!(b.step("head", run, approve()), Err(Refusal::Run(RunFault::FreezePeriod { .. }))));
    assert!(b.run("maker", Command::ApproveRunRule { rule: end, adds: None }).is_err(), "not by one");
    b.run("head", Command::ApproveRunRule { rule: end, adds: None }).unwrap();
    b.step("head", run, approve()).unwrap();
    assert_eq!(propose(RunRuleSaid::End { rule }).unwrap_err(), Refusal::Run(RunFault::DecidedAlready));
    b.f.sound();
}

#[test]
fn an_opening_month_put_back_is_approved_by_whoever_has_seen_what_it_adds() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    b.register(paid_person(2));
    let run = b.draft("draws", "2025-05").unwrap();
    let each = b.lines(run)[0].amount;
    let said = RunRuleSaid::Opening { programme: PENSION.into(), month: month("2025-03") };
    let proposed = b.run("maker", Command::ProposeRunRule { said, basis: "党组会决定".into() }).unwrap();
    let Outcome::RunRule(rule) = proposed.outcome else { panic!() };
    let Answer::OpeningEffect(effect) = b.ask("head", Query::OpeningEffect(rule)) else { panic!() };
    assert_eq!((effect.before, effect.people, effect.months), (Some(month("2025-05")), 2, 4));
    let sum = Fen(each.0 * 4);
    assert_eq!(effect.sum, sum);
    let approve = |adds| b.run("head", Command::ApproveRunRule { rule, adds });
    let unseen = RunFault::OpeningAdds { programme: PENSION.into(), month: month("2025-03"), people: 2, sum };
    assert_eq!(approve(None).unwrap_err(), Refusal::Run(unseen.clone()));
    assert_eq!(approve(Some(Fen(1))).unwrap_err(), Refusal::Run(unseen));
    approve(Some(sum)).unwrap();
    b.f.sound();
}

#[test]
fn entries_do_not_open_a_programme_a_decision_does() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    let other = "combat-allowance";
    let book = |kind, fen| {
        let programme = other.to_owned();
        let posting =
            honordesk::bureau::command::Posting { programme, ..posting(person, kind, "2015-01", fen) };
        b.by_hand("maker", posting).unwrap();
    };
    book(EntryKind::Due, 5);
    let refused = b.draft_of("draws", &[other], month("2025-05")).unwrap_err();
    assert_eq!(refused, Refusal::Run(RunFault::NoOpening { programme: other.into() }));
    // What was paid beyond what was booked is too much all the same.
    let asked = || b.ask("head", Query::Overpaid { programme: other.into() });
    assert!(matches!(asked(), Answer::Overpaid(rows) if rows.is_empty()));
    book(EntryKind::Paid, 8);
    assert!(matches!(asked(), Answer::Overpaid(rows) if rows.len() == 1 && rows[0].sum == Fen(3)));
}

#[test]
fn the_first_opening_month_tells_whose_records_it_takes_over() {
    let b = Bench::from("2025-05");
    let held = Recognition {
        since: Some(date("2000-01-01")),
        ..Recognition::new("51", RecognitionState::Receiving)
    };
    let people =
        [1, 2].map(|n| b.register(PersonFacts { recognitions: vec![held.clone()], ..paid_person(n) }));
    b.register(paid_person(3));
    let certified = Recognition { certificate: "粤军A001".into(), ..held };
    b.amend("all2", people[0], PersonChange::Recognitions(vec![certified])).unwrap();
    let takes = || {
        let said = RunRuleSaid::Opening { programme: "combat-allowance".into(), month: month("2025-05") };
        let proposed = b.run("maker", Command::ProposeRunRule { said, basis: "党组会决定".into() }).unwrap();
        let Outcome::RunRule(rule) = proposed.outcome else { panic!() };
        let Answer::OpeningEffect(effect) = b.ask("head", Query::OpeningEffect(rule)) else { panic!() };
        b.run("head", Command::ApproveRunRule { rule, adds: Some(effect.sum) }).unwrap();
        effect.takes.map(|takes| (takes.people, takes.by))
    };
    let named = |login: &str| format!("试{}", login.len());
    assert_eq!(takes(), Some((2, vec![(named("window"), 2), (named("all2"), 1)])));
    assert_eq!(takes(), None, "a later one takes nothing over");
}
