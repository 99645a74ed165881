//! The year ahead, and the statement of a source of money.

use honordesk::bureau::answer::{ForecastRow, FundEvent, FundStatement};
use honordesk::bureau::command::{LineAct, NewSetting, PersonChange, RunAct};
use honordesk::bureau::query::FundAsked;
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{RunFault, RunState, RunStep};
use honordesk::domain::ledger::{EntryKind, FundSource, PlaceChoice, PlaceKey, PlaceValue};
use honordesk::domain::person::Recognition;
use honordesk::domain::{Fen, Month};

use FundSource::{Central, City};

use super::bench::*;
use super::budgets::budget;
use crate::bureau_support::*;

fn ahead(b: &Bench, year: u16) -> Option<ForecastRow> {
    match b.ask("head", Query::Forecast { year }) {
        Answer::Forecast(found) => found.rows.into_iter().find(|row| row.programme == PENSION),
        other => panic!("{other:?}"),
    }
}

/// Paid, kept and expected by month, where there is something.
fn months(row: &ForecastRow) -> Vec<(String, i64, i64, i64)> {
    let some = row.months.iter().filter(|m| m.sum() != 0);
    some.map(|m| (m.month.to_string(), m.paid.0, m.reserved.0, m.expected.0)).collect()
}

#[test]
fn what_is_paid_what_is_kept_and_what_is_expected_follow_a_run_through_the_year() {
    let b = Bench::from("2025-04");
    b.register(paid_person(1));
    let row = ahead(&b, 2025).unwrap();
    let each = row.months[5].expected.0;
    assert!(each > 0);
    // It is May: April is owed too, and is paid with May.
    let rest = |from: u32| -> Vec<_> { (from..=12).map(|m| (format!("2025-{m:02}"), 0, 0, each)).collect() };
    let mut expected = vec![("2025-05".to_owned(), 0, 0, each * 2)];
    expected.extend(rest(6));
    assert_eq!(months(&row), expected);
    assert_eq!((row.works_out, row.opened, row.version, row.untold), (true, true, None, 0));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Approved);
    expected[0] = ("2025-05".to_owned(), 0, each * 2, 0);
    assert_eq!(months(&ahead(&b, 2025).unwrap()), expected, "what is under way is not expected once more");
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    expected[0] = ("2025-05".to_owned(), each * 2, 0, 0);
    assert_eq!(months(&ahead(&b, 2025).unwrap()), expected);
    let next = ahead(&b, 2026).unwrap();
    assert_eq!(months(&next).len(), 12, "the rates of today are carried on");
}

/// Paid, kept and expected of the whole year, and what each source has left at its end.
fn year_of(b: &Bench) -> (i128, Vec<i128>) {
    let row = ahead(b, 2025).unwrap();
    let sum = row.months.iter().map(honordesk::bureau::answer::ForecastMonth::sum).sum();
    (sum, row.sources.iter().map(honordesk::domain::ledger::Outlook::left).collect())
}

#[test]
fn the_rest_of_the_year_does_not_rise_while_a_run_is_prepared_nor_when_a_line_fails() {
    let b = Bench::from("2025-04");
    (1..=3).for_each(|n| {
        b.register(paid_person(n));
    });
    budget(&b, 1, 900_000_000, 900_000_000).unwrap();
    let before = year_of(&b);
    assert!(before.0 > 0);
    let run = b.draft("draws", "2025-05").unwrap();
    let states =
        [RunState::Draft, RunState::Frozen, RunState::Reviewed, RunState::Approved, RunState::Exported];
    for state in states {
        b.bring_to(run, state);
        assert_eq!(year_of(&b), before, "{state:?}");
    }
    b.returns(run, vec![paid(1), failed(2), failed(3)]).unwrap();
    assert_eq!(year_of(&b), before, "what failed is still to be paid");
    b.reconcile(run).unwrap();
    b.on_line("settles", run, 3, LineAct::Leave { reason: "下月再发".into() }).unwrap();
    assert_eq!(year_of(&b), before);
    b.all_good("draws", run);
    let again = Command::ReissueLines { run, seqs: vec![2] };
    b.run("draws", again).unwrap();
    assert_eq!(year_of(&b), before, "issued again it is expected once");
    // Of next year's forecast it is no part.
    assert!(months(&ahead(&b, 2026).unwrap()).iter().all(|(_, paid, kept, _)| (*paid, *kept) == (0, 0)));
}

#[test]
fn who_leaves_by_a_known_end_is_counted_in_the_month_after() {
    let b = Bench::from("2025-05");
    let until = |day: &str| Recognition { until: Some(date(day)), ..paid_person(1).recognitions[0].clone() };
    b.register(paid_person(1));
    let leaves = b.register(paid_person(2));
    b.amend("window", leaves, PersonChange::Recognitions(vec![until("2025-08-10")])).unwrap();
    let row = ahead(&b, 2025).unwrap();
    let told: Vec<(u32, u32)> = row.months[4..9].iter().map(|m| (m.people, m.leaves)).collect();
    assert_eq!(told.iter().map(|(_, leaves)| leaves).sum::<u32>(), 1, "{told:?}");
    assert_eq!((told[0].0, told[4].0), (2, 1));
    let left = told.iter().position(|(_, leaves)| *leaves == 1).unwrap();
    assert!(told[left].0 < told[left - 1].0);
}

#[test]
fn the_month_is_named_in_which_a_source_runs_out() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let each = ahead(&b, 2025).unwrap().months[5].expected.0;
    // The city gives for three months and a half of its four tenths, the centre for the year.
    budget(&b, 1, each * 12, each * 14 / 10).unwrap();
    let row = ahead(&b, 2025).unwrap();
    let out: Vec<_> = row.sources.iter().map(|of| (of.source, of.runs_out)).collect();
    assert_eq!(out, [(Central, None), (City, Some(month("2025-08")))]);
    assert!(row.sources[1].left() < 0 && row.sources[0].left() > 0);
}

fn statement(b: &Bench, source: FundSource, from: &str, until: &str) -> FundStatement {
    let asked = FundAsked { year: 2025, source, programme: None, from: month(from), until: month(until) };
    match b.ask("head", Query::FundStatement(asked)) {
        Answer::FundStatement(found) => *found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_statement_of_a_source_has_every_grant_payment_and_return_and_ends_with_what_is_left() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    // Paid before there was a budget: it counts toward the first.
    let early = posting(person, EntryKind::Paid, "2025-04", 1_000);
    b.by_hand("maker", early).unwrap();
    budget(&b, 1, 60_000_000, 40_000_000).unwrap();
    let run = b.whole("2025-05");
    let amount = b.row(run).total.0;
    b.f.take_back(honordesk::domain::EntryId(1), "退回").unwrap();
    let sheet = statement(&b, Central, "2025-01", "2025-05");
    let share = amount * 6 / 10;
    let told: Vec<(&FundEvent, i64)> = sheet.lines.iter().map(|l| (&l.event, l.amount.0)).collect();
    let paid = |run, payments| FundEvent::Paid { run, payments };
    let expected = [
        (FundEvent::Granted { version: 1, basis: "花财社〔2025〕1号".into() }, 60_000_000),
        (paid(None, 1), -600),
        (paid(Some(run), 1), -share),
        (FundEvent::CameBack { run: None, payments: 1 }, 600),
    ];
    assert_eq!(told, expected.iter().map(|(event, fen)| (event, *fen)).collect::<Vec<_>>());
    assert_eq!((sheet.opening, sheet.closing), (Fen(0), Fen(60_000_000 - share)));
    assert_eq!(sheet.lines.last().unwrap().balance, sheet.closing);
    let later = statement(&b, Central, "2025-06", "2025-07");
    assert_eq!((later.opening, later.lines.len(), later.closing), (sheet.closing, 0, sheet.closing));
    let Answer::Budgets(year) = b.ask("head", Query::Budgets { year: 2025 }) else { panic!() };
    let line = year.lines.iter().find(|l| l.programme == PENSION).unwrap();
    assert_eq!(line.left(Central), i128::from(sheet.closing.0), "the statement and the gauge say the same");
    b.f.sound();
}

#[test]
fn a_statement_counts_payments_and_names_the_run_also_of_what_came_back() {
    let b = Bench::from("2025-04");
    budget(&b, 1, 60_000_000, 40_000_000).unwrap();
    for n in 1..=2 {
        b.register(paid_person(n));
    }
    // Each of the two payments is for two months.
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    b.came_back(run, 1);
    b.reconcile(run).unwrap();
    let each = b.lines(run)[0].amount.0 * 6 / 10;
    let sheet = statement(&b, Central, "2025-05", "2025-05");
    let told: Vec<_> = sheet.lines.iter().skip(1).map(|l| (l.event.clone(), l.amount.0)).collect();
    let (paid, back) = (
        FundEvent::Paid { run: Some(run), payments: 2 },
        FundEvent::CameBack { run: Some(run), payments: 1 },
    );
    assert_eq!(told, [(paid, -2 * each), (back, each)]);
    // What the run signs is what was done: nobody reconciled by saying that a payment came back.
    let steps: Vec<_> = b.view(run).acts.iter().map(|act| act.step).collect();
    assert_eq!(steps.iter().filter(|step| **step == RunStep::Reconcile).count(), 1);
    assert!(steps.contains(&RunStep::Claim) && steps.contains(&RunStep::Agree));
    b.f.sound();
}

fn set(b: &Bench, key: PlaceKey, value: PlaceValue) {
    let new =
        vec![NewSetting { key, value, from: month("2025-01"), basis: "与财政、银行商定".into() }];
    let proposed = b.run("maker", Command::ProposeSettings { new, despite: None }).unwrap();
    let Outcome::Proposal(proposal, seen) = proposed.outcome else { panic!() };
    b.run("head", Command::ApproveProposal { proposal, seen }).unwrap();
}

#[test]
fn a_place_that_pays_by_the_quarter_has_runs_of_quarters_and_its_forecast_too() {
    let b = Bench::from("2025-04");
    b.register(paid_person(1));
    set(&b, PlaceKey::Cycle, PlaceValue::Choice(PlaceChoice::Quarterly));
    set(&b, PlaceKey::PayDay, PlaceValue::Number(31));
    let refused = b.draft("draws", "2025-05").unwrap_err();
    let expected = RunFault::NotQuarter { month: month("2025-05"), next: month("2025-06") };
    assert_eq!(refused, Refusal::Run(expected));
    let early = RunFault::NotBegun { month: month("2025-06"), from: date("2025-06-01") };
    assert_eq!(
        b.draft("draws", "2025-06").unwrap_err(),
        Refusal::Run(early),
        "no quarter is paid in advance"
    );
    b.on("2025-06-01");
    let run = b.draft("draws", "2025-06").unwrap();
    assert_eq!(b.lines(run)[0].parts.len(), 3, "the whole quarter");
    let row = b.row(run);
    assert_eq!((row.due, row.overdue), (Some(date("2025-06-30")), false), "June has no 31st");
    b.on("2025-07-01");
    assert!(b.row(run).overdue);
    let Answer::Runs(board) = b.ask("head", Query::Runs { offset: 0, limit: 9 }) else { panic!() };
    assert!(board[0].overdue);
    b.on("2025-05-23");
    b.step("draws", run, RunAct::Abandon { reason: "重来".into() }).unwrap();
    let paid: Vec<Month> =
        ahead(&b, 2025).unwrap().months.iter().filter(|m| m.sum() != 0).map(|m| m.month).collect();
    assert_eq!(paid, ["2025-06", "2025-09", "2025-12"].map(month));
}
