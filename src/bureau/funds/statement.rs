//! The statement of one source of money: what it gave for a year, what was paid out of it and what came back, line by line.

use std::collections::{BTreeMap, BTreeSet};

use crate::bureau::answer::{FundEvent, FundLine, FundStatement};
use crate::bureau::faults::Faults;
use crate::bureau::funds::flow::paid_of_year;
use crate::bureau::funds::read::{budget_of, versions};
use crate::bureau::funds::reserve::reserved;
use crate::bureau::ledger::clamp;
use crate::bureau::query::FundAsked;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Budget, BudgetState, FundedBy, of_source};
use crate::domain::{Date, Fen, Month, RunId};
use crate::store::{IndexTable, Keys, Reading};

/// Payments told in one line: of one day, programme and run, all paid or all come back.
type Together = (Date, String, bool, Option<RunId>);

/// The statement of a source for the budgets of a year, from one month to another.
pub fn statement(r: &impl Reading, scene: Scene<'_>, asked: &FundAsked) -> Result<FundStatement, Stop> {
    let mut faults = Faults::default();
    if asked.until < asked.from {
        faults.add("until", Fault::Before { field: "from".to_owned() });
    }
    faults.settle()?;
    if let Some(id) = asked.programme.as_ref().filter(|id| !scene.reference.knows_programme(id)) {
        return Err(Refusal::NoSuchProgramme(id.clone()).into());
    }
    let wanted = |id: &str| asked.programme.as_deref().is_none_or(|only| only == id);
    let mut lines = Vec::new();
    let mut kept = 0_i128;
    for programme in scene.reference.programmes.all().iter().filter(|p| wanted(&p.id)) {
        granted(r, asked, &programme.id, &mut lines)?;
        let held = reserved(r, (asked.year, &programme.id), None)?;
        kept += i128::from(of_source(&held, asked.source).0);
    }
    paid(r, asked, wanted, &mut lines)?;
    lines.sort_by(|a, b| (a.on, &a.programme, &a.event).cmp(&(b.on, &b.programme, &b.event)));
    let first = asked.from.first_day();
    // What the year's runs pay or get back after its end is of its funds still: it belongs to the end of its statement.
    let to_the_end = Month::new(asked.year.into(), 12).is_some_and(|last| asked.until >= last);
    let after = asked.until.plus(1).first_day();
    let mut balance: i128 = lines.iter().filter(|l| l.on < first).map(|l| i128::from(l.amount.0)).sum();
    let opening = clamp(balance);
    lines.retain(|line| line.on >= first && (to_the_end || line.on < after));
    for line in &mut lines {
        balance += i128::from(line.amount.0);
        line.balance = clamp(balance);
    }
    Ok(FundStatement {
        asked: asked.clone(),
        opening,
        lines,
        closing: clamp(balance),
        reserved: clamp(kept),
        over: scene.asking.moment.today.year() > i32::from(asked.year),
    })
}

/// What it gave: each approved version by how much it gives more or less than the one before.
fn granted(
    r: &impl Reading,
    asked: &FundAsked,
    programme: &str,
    lines: &mut Vec<FundLine>,
) -> Result<(), Stop> {
    let mut before = 0_i64;
    for budget in versions(r, asked.year, programme)? {
        let Some((_, on)) = budget.decided.filter(|_| budget.state == BudgetState::Approved) else {
            continue;
        };
        let given = given(&budget, asked);
        let amount = Fen(given.saturating_sub(before));
        before = given;
        if amount != Fen::ZERO {
            let event = FundEvent::Granted { version: budget.version, basis: budget.basis };
            let programme = programme.to_owned();
            lines.push(FundLine { on, programme, event, amount, balance: Fen::ZERO });
        }
    }
    Ok(())
}

fn given(budget: &Budget, asked: &FundAsked) -> i64 {
    budget.grants.iter().find(|g| g.source == asked.source).map_or(0, |g| g.amount.0)
}

/// What was paid out of it and came back, by day, programme and run.
fn paid(
    r: &impl Reading,
    asked: &FundAsked,
    wanted: impl Fn(&str) -> bool,
    lines: &mut Vec<FundLine>,
) -> Result<(), Stop> {
    let mut budgets: BTreeMap<(String, FundedBy), Option<Budget>> = BTreeMap::new();
    let mut sums: BTreeMap<Together, (BTreeSet<Vec<u8>>, i128)> = BTreeMap::new();
    for paid in paid_of_year(r, asked.year)? {
        let Some(funded) = paid.funded.filter(|_| wanted(&paid.programme)) else { continue };
        let key = (paid.programme.clone(), funded);
        if !budgets.contains_key(&key) {
            budgets.insert(key.clone(), budget_of(r, &paid.programme, funded)?);
        }
        let Some(Some(budget)) = budgets.get(&key) else { continue };
        let part = of_source(&budget.split(paid.amount), asked.source);
        if part == Fen::ZERO {
            continue;
        }
        let entry = Keys::entry(paid.entry);
        let line = r.owner(IndexTable::RunLineByEntry, &entry)?;
        let run = line.as_deref().and_then(Keys::as_run_line).map(|(run, _)| run);
        let (payments, sum) = sums.entry((paid.booked, paid.programme, part.0 < 0, run)).or_default();
        // A line of a run is one payment, for however many months it is booked.
        payments.insert(line.unwrap_or(entry));
        *sum += i128::from(part.0);
    }
    lines.extend(sums.into_iter().map(|((on, programme, back, run), (payments, sum))| {
        let payments = u32::try_from(payments.len()).unwrap_or(u32::MAX);
        let event =
            if back { FundEvent::CameBack { run, payments } } else { FundEvent::Paid { run, payments } };
        FundLine { on, programme, event, amount: clamp(-sum), balance: Fen::ZERO }
    }));
    Ok(())
}
