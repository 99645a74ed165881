//! The subsidy ledger at 22,000 recipients with ten years of months: a month's payment run, its comparison with the last one, the
//! explanation of an amount, and the same run after a raise that goes back over all ten years.
//!
//! `cargo bench --bench ledger [-- --people N --data DIR --each N --hledger FILE]`. The bureau is made in DIR (on a RAM disk it takes minutes less) or,
//! where one is there, measured as it is. Beside it, on the same postings: the plain way (every entry read from the store and added
//! up in one map), and hledger with a plain journal where it is installed (`--hledger` names it), of as many people as it can be waited
//! for. Times are on the wall; CPU is that of this thread.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_precision_loss,
    reason = "a bench that fails stops"
)]

#[path = "../front/figures.rs"]
#[allow(dead_code, reason = "the front desk uses more of it")]
mod figures;
mod made;
mod peer;

use std::path::{Path, PathBuf};
use std::time::Instant;

use honordesk::bureau::command::RunAct;
use honordesk::bureau::query::RunLinesAsked;
use honordesk::bureau::{Answer, Bureau, BureauOptions, Command, Outcome, Query};
use honordesk::domain::ledger::ProposalId;
use honordesk::domain::ledger::run::LineChange;
use honordesk::domain::{PersonId, RunId};
use honordesk::store::{Checks, DATABASE};

use figures::{Times, head, on_cpu};
use made::{Hands, PROGRAMMES, now, today};

fn main() {
    let people: u32 = number("--people", 22_000);
    let each: u32 = number("--each", 300);
    let folder = tempfile::tempdir().unwrap();
    let data = word("--data").map_or_else(|| folder.path().join("bureau"), PathBuf::from);
    if !data.join(DATABASE).exists() {
        let began = Instant::now();
        made::make(&data, people);
        println!("made in {:.0} s", began.elapsed().as_secs_f64());
    }
    measure(&data, people, each);
    let hledger = word("--hledger").unwrap_or_else(|| "hledger".to_owned());
    peer::measure(&data, folder.path(), &hledger);
}

fn measure(data: &Path, people: u32, each: u32) {
    let options = BureauOptions { checks: Checks::AsUsed, ..BureauOptions::default() };
    let (bureau, _) = Bureau::open(data, &options).unwrap();
    bureau.verify(&|| true).unwrap();
    let first = u64::from(std::process::id());
    let mut hands = Hands::new(&bureau, first);
    head("in process");
    hands.budgets();
    let mut drafts = Times::default();
    let mut run = draft(&mut hands, &mut drafts);
    for _ in 0..4 {
        abandon(&mut hands, run);
        run = draft(&mut hands, &mut drafts);
    }
    drafts.tell("a month's run drafted, until it is on the disk");
    let (mut compared, mut page, mut changed) = (Times::default(), Times::default(), Times::default());
    let all = RunLinesAsked::default();
    let added = RunLinesAsked { change: Some(LineChange::Added), ..all };
    for _ in 0..15 {
        ask(&mut hands, Query::Run(run), &mut compared);
        ask(&mut hands, Query::RunLines { run, asked: all, offset: 0, limit: 50 }, &mut page);
        ask(&mut hands, Query::RunLines { run, asked: added, offset: 0, limit: 50 }, &mut changed);
    }
    compared.tell("the run compared with the last");
    page.tell("its first 50 lines");
    changed.tell("50 lines of one change");
    frozen(&mut hands, run);
    let mut explained = Times::default();
    for n in (1..=people).step_by((people / each).max(1) as usize) {
        let query = Query::Entitlement { person: PersonId(n), month: now(), known: today() };
        let Answer::Entitlement(view) = ask(&mut hands, query, &mut explained) else {
            panic!("an explanation")
        };
        assert!(!view.due.items.is_empty());
    }
    explained.tell("an amount explained");
    abandon(&mut hands, run);
    raise(&mut hands);
    bureau.close().unwrap();
}

/// What everybody at the desk asks for again and again, while a run of everybody is frozen.
fn frozen(hands: &mut Hands<'_>, run: RunId) {
    let mut freezing = Times::default();
    step(hands, run, RunAct::Freeze, &mut freezing);
    freezing.tell("the run frozen, until it is on the disk");
    let year = u16::try_from(today().year()).unwrap();
    let asked = [
        ("the board of runs", Query::Runs { offset: 0, limit: 50 }),
        ("what waits for whose word", Query::Waiting),
        ("the run, frozen", Query::Run(run)),
        ("what is left of this year's funds", Query::Budgets { year }),
        ("the year ahead", Query::Forecast { year }),
    ];
    for (what, query) in asked {
        let mut times = Times::default();
        for _ in 0..9 {
            ask(hands, query.clone(), &mut times);
        }
        times.tell(what);
    }
    step(hands, run, RunAct::Thaw { reason: "重新计算".into() }, &mut Times::default());
}

/// Every rate of the ten years is raised, by what was approved afterwards.
fn raise(hands: &mut Hands<'_>) {
    let proposal = hands.rates(made::rates(103), "试验发〔2026〕9号");
    let ProposalId::Rates(proposal) = proposal else { panic!("rates") };
    let mut effect = Times::default();
    for _ in 0..3 {
        ask(hands, Query::RaiseEffect(proposal), &mut effect);
    }
    effect.tell("whom a raise concerns, and by how much");
    let mut drafts = Times::default();
    let mut run = draft(hands, &mut drafts);
    for _ in 0..2 {
        abandon(hands, run);
        run = draft(hands, &mut drafts);
    }
    let Answer::Run(view) = ask(hands, Query::Run(run), &mut Times::default()) else { panic!("the run") };
    let (lines, total) = (view.row.lines, view.row.total);
    drafts.tell("the run after a raise over ten years");
    let mut again = Times::default();
    for _ in 0..3 {
        step(hands, run, RunAct::Redraft, &mut again);
    }
    again.tell("the same worked out anew");
    println!("\n(after the raise: {lines} lines, {total} yuan)");
    abandon(hands, run);
    hands.rates(made::rates(100), "试验发〔2026〕10号");
}

fn draft(hands: &mut Hands<'_>, times: &mut Times) -> RunId {
    let programmes = PROGRAMMES.iter().map(|id| (*id).to_owned()).collect();
    let asking = hands.asking("draws", today());
    let (began, cpu) = (Instant::now(), on_cpu());
    let receipt = hands.bureau.execute(&asking, Command::DraftRun { programmes, month: now() });
    times.add(began.elapsed(), on_cpu().saturating_sub(cpu));
    match receipt.unwrap_or_else(|why| panic!("{why}")).outcome {
        Outcome::Run(run, _) => run,
        _ => panic!("a run"),
    }
}

fn abandon(hands: &mut Hands<'_>, run: RunId) {
    step(hands, run, RunAct::Abandon { reason: "重新计算".into() }, &mut Times::default());
}

fn step(hands: &mut Hands<'_>, run: RunId, act: RunAct, times: &mut Times) {
    let Answer::Run(view) = ask(hands, Query::Run(run), &mut Times::default()) else { panic!("the run") };
    let asking = hands.asking("draws", today());
    let (began, cpu) = (Instant::now(), on_cpu());
    let done = hands.bureau.execute(&asking, Command::StepRun { run, seen: view.row.version, act });
    times.add(began.elapsed(), on_cpu().saturating_sub(cpu));
    done.unwrap_or_else(|why| panic!("{why}"));
}

fn ask(hands: &mut Hands<'_>, query: Query, times: &mut Times) -> Answer {
    let asking = hands.asking("draws", today());
    let (began, cpu) = (Instant::now(), on_cpu());
    let answer = hands.bureau.query(&asking, query).unwrap_or_else(|why| panic!("{why}"));
    times.add(began.elapsed(), on_cpu().saturating_sub(cpu));
    answer
}

fn word(option: &str) -> Option<String> {
    let words: Vec<String> = std::env::args().collect();
    let at = words.iter().position(|word| word == option)?;
    words.get(at + 1).cloned()
}

fn number<T: std::str::FromStr>(option: &str, otherwise: T) -> T {
    word(option).and_then(|word| word.parse().ok()).unwrap_or(otherwise)
}
