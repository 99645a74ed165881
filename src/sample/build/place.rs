//! What the place decides, each by two: its own figures and settings, the budgets of its years, and what holds for payment runs.

use super::builder::{Builder, Job};
use super::festivals;
use crate::bureau::command::RecoverySaid;
use crate::bureau::{Command, Outcome, Refusal};
use crate::domain::ledger::run::{RecoveryWay, RunFault, RunRuleSaid};
use crate::domain::ledger::{FundSource, Grant};
use crate::domain::{Date, Fen};
use crate::sample::plan::REPORT_YEAR;
use crate::sample::release::{self, LEFT};
use crate::sample::terms::Item;

/// Why something is decided that is seldom meant: what is taken over from before the books began.
const DESPITE: &str = "示例数据，补录以前的规定";
const BASIS: &str = "示例决定，试用编造";
/// Shares of the levels of government, in hundredths of a per cent: made up, as no source says how costs are parted here.
const SHARES: [(FundSource, u16); 4] = [
    (FundSource::Central, 5_000),
    (FundSource::Province, 2_000),
    (FundSource::City, 2_000),
    (FundSource::District, 1_000),
];
/// The programme that what is given on festivals is booked under.
const GIFTS: &str = "condolence";
/// A budget is so much more than what is paid, in per cent.
const SPARE: i64 = 112;
/// Budgets are whole ten thousands of yuan (万元).
const EVEN: i64 = 1_000_000;
/// Years before this one that have a budget, beside the year of the report.
const BUDGETS_BACK: i32 = 1;
/// Above this the head approves a run; above that the number of the minutes is needed. In fen.
const HEAD_ABOVE: Fen = Fen(10_000_000);
const MINUTE_ABOVE: Fen = Fen(30_000_000);
/// Most that a run takes off of what was paid twice.
const BACK_EACH: Fen = Fen(20_000);

impl Builder<'_> {
    /// The days on which it is decided.
    pub(super) fn place_days(&self) -> Vec<(Date, Job)> {
        let own = self.own;
        let rates = own.notices.iter().zip(0..).map(|((on, _), k)| (*on, Job::Rates(k)));
        let settings = own.settings.iter().zip(0..).map(|((on, _), k)| (*on, Job::Settings(k)));
        let mut days: Vec<(Date, Job)> = rates.chain(settings).collect();
        if self.spec.people == 0 {
            return days;
        }
        let today = self.spec.today;
        let first = today.month().plus(-1).first_day().plus_days(2);
        days.push((first, Job::Rules));
        if self.plan.overpaid.is_some() {
            days.push((first.plus_days(3), Job::Recovery));
        }
        let start = self.plan.frame.start.year();
        let budgeted = |year: &i32| *year >= today.year() - BUDGETS_BACK || *year == REPORT_YEAR;
        for year in (start..=today.year()).filter(budgeted) {
            if let Some(on) = Date::new(year, 1, 4) {
                days.push((on.min(today), Job::Budgets(year)));
            }
        }
        days
    }

    /// The figures of a notice.
    pub(super) fn rates(&mut self, on: Date, k: usize) -> Result<(), Refusal> {
        let Some((_, new)) = self.own.notices.get(k).cloned() else { return Ok(()) };
        let new = Box::new(new);
        self.two(on, |despite| Command::ProposeRates { new: new.clone(), despite })
    }

    /// Settings of the place.
    pub(super) fn settings(&mut self, on: Date, k: usize) -> Result<(), Refusal> {
        let Some((_, new)) = self.own.settings.get(k).cloned() else { return Ok(()) };
        self.two(on, |despite| Command::ProposeSettings { new: new.clone(), despite })
    }

    /// Proposed by one, approved by another; what is seldom meant gets its reason.
    fn two(&mut self, on: Date, propose: impl Fn(Option<String>) -> Command) -> Result<(), Refusal> {
        let maker = self.hands.keeper.clone();
        let proposed = match self.scribe.does(maker.clone(), on, propose(None)) {
            Err(Refusal::Doubtful(_)) => self.scribe.does(maker, on, propose(Some(DESPITE.to_owned()))),
            other => other,
        }?;
        if let Outcome::Proposal(proposal, seen) = proposed.outcome {
            let approve = Command::ApproveProposal { proposal, seen };
            self.scribe.does(self.hands.head.clone(), on, approve)?;
        }
        Ok(())
    }

    /// The budgets of a year: a programme each of which anything is paid.
    pub(super) fn budgets(&mut self, on: Date, year: i32) -> Result<(), Refusal> {
        let Ok(of) = u16::try_from(year) else { return Ok(()) };
        for item in self.terms.all() {
            let wanted = self.wanted(item, year);
            if wanted == 0 {
                continue;
            }
            let even = (wanted * SPARE / 100 / EVEN + 1) * EVEN;
            let grant = |(source, share): &(FundSource, u16)| Grant {
                source: *source,
                amount: Fen(even / 10_000 * i64::from(*share)),
                share: *share,
            };
            let programme = self.terms.programme(item).to_owned();
            let grants = SHARES.iter().map(grant).collect();
            let basis = format!("{year} 年预算（示例）");
            let propose = Command::ProposeBudget { year: of, programme: programme.clone(), grants, basis };
            let done = self.scribe.does(self.hands.clerk.clone(), on, propose)?;
            if let Outcome::Budget(year, version) = done.outcome {
                let decide = Command::DecideBudget { year, programme, version, declined: None };
                self.scribe.does(self.hands.head.clone(), on, decide)?;
            }
        }
        Ok(())
    }

    /// What will be paid under a programme in a year. Of this year the months that runs pay are not in the plan: they are as those before.
    fn wanted(&self, item: Item, year: i32) -> i64 {
        let gifts = (year == REPORT_YEAR && self.terms.programme(item) == GIFTS).then_some(festivals::SUM);
        let paid = self.plan.paid_in(year, |of| of == item) + self.plan.share.fen(gifts.unwrap_or(0));
        let months = i64::from(self.spec.today.month_of_year());
        if year < self.spec.today.year() {
            // A run for December may be closed in January.
            return paid * 13 / 12;
        }
        paid * 12 / (months - 2).max(1)
    }

    /// From which month runs count, above which sums more is asked for, and when nothing is released.
    pub(super) fn rules(&mut self, on: Date) -> Result<(), Refusal> {
        let today = self.spec.today;
        let month = release::opening(today);
        let mut said: Vec<RunRuleSaid> = self
            .terms
            .monthly()
            .map(|item| RunRuleSaid::Opening { programme: self.terms.programme(item).to_owned(), month })
            .collect();
        let from = month.plus(12).first_day();
        said.push(RunRuleSaid::Tier { from, head: HEAD_ABOVE, minute: Some(MINUTE_ABOVE) });
        let freeze = |from, until| RunRuleSaid::Freeze { name: "年终封账".to_owned(), from, until };
        let days = Date::new(today.year(), 12, 28).zip(Date::new(today.year(), 12, 31));
        said.extend(days.map(|(from, until)| freeze(from, until)));
        for said in said {
            let propose = Command::ProposeRunRule { said, basis: BASIS.to_owned() };
            let done = self.scribe.does(self.hands.keeper.clone(), on, propose)?;
            if let Outcome::RunRule(rule) = done.outcome {
                let approve = |adds| Command::ApproveRunRule { rule, adds };
                match self.scribe.does(self.hands.head.clone(), on, approve(None)) {
                    // What an opening month adds was looked at.
                    Err(Refusal::Run(RunFault::OpeningAdds { sum, .. })) => {
                        self.scribe.does(self.hands.head.clone(), on, approve(Some(sum)))?;
                    }
                    done => {
                        done?;
                    }
                }
            }
        }
        Ok(())
    }

    /// What was paid twice comes back with the runs to come.
    pub(super) fn recovery(&mut self, on: Date) -> Result<(), Refusal> {
        let Some(n) = self.plan.overpaid else { return Ok(()) };
        let said = RecoverySaid {
            person: self.id(n),
            programme: LEFT.to_owned(),
            way: RecoveryWay::SetOff,
            onto: String::new(),
            each: BACK_EACH,
            basis: BASIS.to_owned(),
        };
        let done = match self.scribe.does(self.hands.keeper.clone(), on, Command::ProposeRecovery { said }) {
            // A sample of the first days of a year has not been paid too much since runs count.
            Err(Refusal::Run(RunFault::NothingOverpaid)) => return Ok(()),
            done => done?,
        };
        if let Outcome::Recovery(recovery, seen) = done.outcome {
            let approve = Command::ApproveRecovery { recovery, seen };
            self.scribe.does(self.hands.head.clone(), on, approve)?;
        }
        Ok(())
    }
}
