//! Money that is kept of the funds of one year and paid by the bank in the next: it comes out of the year that kept it, and what fails is
//! left of that year.

use honordesk::bureau::answer::{BudgetLine, FundEvent, FundLine, FundStatement, RunActRow};
use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::query::FundAsked;
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{RunFault, RunState, RunStep};
use honordesk::domain::ledger::{EntryKind, FundSource, Grant};
use honordesk::domain::{Fen, PersonId, RunId};

use FundSource::{Central, City};

use super::bench::*;
use crate::bureau_support::*;
use crate::dice::Dice;

/// Two years on whose border the bank pays.
const YEARS: [u16; 2] = [2025, 2026];

fn budget(b: &Bench, year: u16, version: u32, central: i64, city: i64) -> Result<(), Refusal> {
    let grants = vec![
        Grant { source: Central, amount: Fen(central), share: 6_000 },
        Grant { source: City, amount: Fen(city), share: 4_000 },
    ];
    let basis = "花财社〔2026〕9号".into();
    b.run("maker", Command::ProposeBudget { year, programme: PENSION.into(), grants, basis })?;
    let decide = Command::DecideBudget { year, programme: PENSION.into(), version, declined: None };
    b.run("head", decide).map(drop)
}

fn line(b: &Bench, year: u16) -> Option<BudgetLine> {
    match b.ask("head", Query::Budgets { year }) {
        Answer::Budgets(found) => found.lines.into_iter().find(|l| l.programme == PENSION),
        other => panic!("{other:?}"),
    }
}

/// Paid, kept and left of one source.
fn of(b: &Bench, year: u16, source: FundSource) -> (i64, i64, i128) {
    let line = line(b, year).unwrap();
    let kept = line.reserved.iter().find(|(s, _)| *s == source).map_or(0, |(_, fen)| fen.0);
    (line.paid.of(source).0, kept, line.left(source))
}

fn statement(b: &Bench, year: u16, source: FundSource) -> FundStatement {
    let day = |of| month(&format!("{year}-{of:02}"));
    let asked = FundAsked { year, source, programme: None, from: day(1), until: day(12) };
    match b.ask("head", Query::FundStatement(asked)) {
        Answer::FundStatement(found) => *found,
        other => panic!("{other:?}"),
    }
}

/// A run of three people that goes to the bank in December.
fn sent(b: &Bench) -> (RunId, i64) {
    b.on("2025-12-20");
    (1..=3).for_each(|n| {
        b.register(paid_person(n));
    });
    let run = b.draft("draws", "2025-12").unwrap();
    let each = b.lines(run)[0].amount.0;
    (run, each)
}

#[test]
fn what_the_bank_pays_in_january_comes_out_of_the_year_that_kept_it() {
    let b = Bench::from("2025-05");
    let (run, each) = sent(&b);
    let central = each * 6 / 10;
    budget(&b, 2025, 1, each * 3, each * 3).unwrap();
    // Hardly anything of the new year.
    budget(&b, 2026, 1, 100, 100).unwrap();
    b.bring_to(run, RunState::Exported);
    assert_eq!(of(&b, 2025, Central), (0, central * 3, i128::from(each * 3 - central * 3)));
    b.on("2026-01-05");
    b.returns(run, vec![paid_on(1, "2026-01-04"), paid_on(2, "2025-12-31"), failed(3)]).unwrap();
    assert_eq!(of(&b, 2026, Central), (0, 0, 100), "nothing of the year that was not asked");
    let rest = i128::from(each * 3 - central * 2);
    assert_eq!(of(&b, 2025, Central), (central * 2, 0, rest), "what failed is left of its year");
    let sheet = statement(&b, 2025, Central);
    assert!(sheet.over);
    let days: Vec<String> = sheet.lines.iter().map(|l| l.on.to_string()).collect();
    assert_eq!(days, ["2025-12-20", "2025-12-31", "2026-01-04"], "with the bank's days");
    assert_eq!(i128::from(sheet.closing.0), rest);
    assert_eq!(statement(&b, 2026, Central).closing, Fen(100));
    // Issued again it is of the new year, which must cover it.
    b.reconcile(run).unwrap();
    b.all_good("draws", run);
    let again = b.run("draws", Command::ReissueLines { run, seqs: Vec::new() }).unwrap().outcome;
    let Outcome::Run(again, _) = again else { panic!("{again:?}") };
    b.cleared("draws", again);
    b.bring_to(again, RunState::Reviewed);
    let refused = b.step("head", again, approve());
    assert!(matches!(&refused, Err(Refusal::FundShort(short)) if short[0].year == 2026), "{refused:?}");
    b.f.sound();
}

#[test]
fn a_payment_without_a_budget_is_adopted_by_the_first_one_of_the_year_that_sent_it() {
    let b = Bench::from("2025-05");
    let (run, each) = sent(&b);
    b.bring_to(run, RunState::Exported);
    b.on("2026-01-05");
    b.returns(run, vec![paid_on(1, "2026-01-04"), paid_on(2, "2025-12-31")]).unwrap();
    budget(&b, 2026, 1, 1_000, 1_000).unwrap();
    assert_eq!(of(&b, 2026, City), (0, 0, 1_000));
    budget(&b, 2025, 1, each * 3, each * 3).unwrap();
    assert_eq!(of(&b, 2025, Central).0, each * 6 / 10 * 2);
    b.f.sound();
}

/// What the runs that went to the bank in a year say of its funds: paid by them, and under way.
fn by_runs(b: &Bench, year: u16, runs: &[RunId]) -> (i128, i128) {
    let mut sums = (0, 0);
    for run in runs {
        let view = b.view(*run);
        let released = |act: &RunActRow| !act.void && matches!(act.step, RunStep::Approve | RunStep::Export);
        let Some(last) = view.acts.iter().rev().find(|act| released(act)) else { continue };
        if last.on.year() != i32::from(year) {
            continue;
        }
        sums.0 += i128::from(view.row.paid_sum.0);
        let keeps = matches!(view.row.state, RunState::Approved | RunState::Exported | RunState::Returned);
        let open = b.lines(*run).into_iter().filter(|line| keeps && line.state == "open");
        sums.1 += open.map(|line| i128::from(line.amount.0)).sum::<i128>();
    }
    sums
}

/// What happened so far around the end of a year.
struct Story {
    b: Bench,
    dice: Dice,
    people: Vec<PersonId>,
    runs: Vec<RunId>,
    /// Versions of each year's budget.
    versions: [u32; 2],
    /// Paid by hand in each year.
    by_hand: [i128; 2],
}

impl Story {
    fn new(seed: u64) -> Self {
        let b = Bench::from("2025-05");
        b.on("2025-12-10");
        let people = (1..=3).map(|n| b.register(paid_person(n))).collect();
        let runs = vec![b.draft("draws", "2025-12").unwrap()];
        Self { b, dice: Dice(seed), people, runs, versions: [0; 2], by_hand: [0; 2] }
    }

    /// Something that may be refused.
    fn turn(&mut self) {
        match self.dice.upto(10) {
            0 => self.budget(),
            1 => {
                let month = self.b.f.today.get().month();
                self.runs.extend(self.b.draft_of("draws", &[PENSION], month).ok());
            }
            2 | 3 => self.step(),
            4..=7 => self.answer(),
            8 => {
                let (run, seq) = (self.dice.one_of(&self.runs), self.dice.upto(3) + 1);
                let _ = self.b.reconcile(run);
                let _ = self.b.on_line("settles", run, seq, LineAct::Leave { reason: "下月再发".into() });
            }
            _ => {
                let person = self.dice.one_of(&self.people);
                let posting = posting(person, EntryKind::Paid, "2025-11", 10_001);
                if self.b.by_hand("sends", posting).is_ok() {
                    self.by_hand[usize::from(self.b.f.today.get().year() == 2026)] += 10_001;
                }
            }
        }
    }

    /// Another version of a year's budget; one that gives too little is declined.
    fn budget(&mut self) {
        let at = self.dice.upto(2) as usize;
        let give = 4_000_000 + i64::from(self.dice.upto(5)) * 2_000_000;
        let (year, version) = (YEARS[at], self.versions[at] + 1);
        if budget(&self.b, year, version, give, give).is_err() {
            let (programme, declined) = (PENSION.to_owned(), Some("不够".to_owned()));
            self.b.run("head", Command::DecideBudget { year, programme, version, declined }).unwrap();
        }
        self.versions[at] = version;
    }

    /// Every run goes a step on, if nothing speaks against it.
    fn step(&self) {
        for run in &self.runs {
            let (who, act) = match self.b.row(*run).state {
                RunState::Draft => ("draws", RunAct::Freeze),
                RunState::Frozen => ("checker", RunAct::Review),
                RunState::Reviewed => ("head", approve()),
                RunState::Approved => ("sends", export()),
                _ => continue,
            };
            let _ = self.b.step(who, *run, act);
        }
    }

    /// The bank says of one line that it was paid, on the first or the last day it can have been, or that it was not.
    fn answer(&mut self) {
        let (run, today) = (self.dice.one_of(&self.runs), self.b.f.today.get());
        let acts = self.b.view(run).acts;
        let from = acts.iter().rev().find(|act| act.step == RunStep::Export).map(|act| act.on);
        let seq = self.dice.upto(3) + 1;
        let told = match (self.dice.upto(3), from) {
            (0, _) => failed(seq),
            (1, Some(from)) => paid_on(seq, &from.to_string()),
            _ => paid_on(seq, &today.to_string()),
        };
        let _ = self.b.answers(run, &format!("{run}-{today}-{seq}.txt"), vec![told]);
    }

    /// Of each year its own runs' money was paid and is kept; of each source that and what is left come to what was given.
    fn adds_up(&self) {
        let today = self.b.f.today.get();
        for (at, year) in YEARS.into_iter().enumerate() {
            let Some(line) = line(&self.b, year).filter(|line| line.in_force.is_some()) else { continue };
            let (paid, kept) = by_runs(&self.b, year, &self.runs);
            assert_eq!((line.spent(), line.kept()), (paid + self.by_hand[at], kept), "{today}, {year}");
            for source in [Central, City] {
                let (paid, kept, left) = of(&self.b, year, source);
                let given = line.in_force.as_ref().unwrap().grants.iter().find(|g| g.source == source);
                assert_eq!(i128::from(paid + kept) + left, i128::from(given.unwrap().amount.0));
                let sheet = statement(&self.b, year, source);
                let after = i128::from(sheet.closing.0) - i128::from(sheet.reserved.0);
                assert_eq!((after, sheet.reserved.0), (left, kept), "{today}, {year}");
            }
        }
    }
}

/// Whatever happens around the end of a year: of each source, what was paid, is kept and is left come to what was given; and of each year
/// it is what its own runs paid and keep.
#[test]
fn around_a_year_end_paid_kept_and_left_come_to_the_budget_of_each_source() {
    let mut late = 0;
    for seed in 0..12 {
        let mut story = Story::new(seed);
        let mut day = 0;
        for _ in 0..40 {
            day += i64::from(story.dice.upto(4));
            story.b.f.today.set(date("2025-12-10").plus_days(day));
            story.turn();
            story.adds_up();
        }
        let after = |l: &&FundLine| l.on.year() == 2026 && matches!(l.event, FundEvent::Paid { .. });
        late += statement(&story.b, 2025, Central).lines.iter().filter(after).count();
        story.b.f.sound();
    }
    assert!(late > 2, "what the year sent is paid in the next one: {late}");
}

#[test]
fn a_run_goes_to_the_bank_on_no_day_before_its_approval() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Approved);
    let approved = b.f.today.get();
    b.f.today.set(approved.plus_days(-1));
    let refused = b.step("sends", run, export()).unwrap_err();
    assert_eq!(refused, Refusal::Run(RunFault::BeforeStep { step: RunStep::Approve, on: approved }));
    b.f.today.set(approved);
    b.step("sends", run, export()).unwrap();
}
