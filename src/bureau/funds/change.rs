//! Entering a budget, and approving it by another person.

use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::funds::read::{fund_year, in_force, versions};
use crate::bureau::funds::reserve::{hold, overspent};
use crate::bureau::gate::Action;
use crate::bureau::ledger::clamp;
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Fault, Refusal, What};
use crate::bureau::scene::{Scene, serde_name};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::Run;
use crate::domain::ledger::{
    Adopted, Budget, BudgetState, Entry, FundTotal, Grant, GrantFault, MOST_GRANT, check_grants,
};
use crate::domain::{EntryId, Fen};
use crate::store::{Counter, Keys, Reading, Writer};

/// Years a budget may be for, before and after the business date's.
const BACK: i32 = 10;
const AHEAD: i32 = 1;
/// Versions of one programme's budget for one year.
const MOST_VERSIONS: usize = 200;

/// Enters a budget, or another version of one; it holds once it is approved. One that waits already must be decided first.
pub fn propose(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (year, programme): (u16, &str),
    grants: &[Grant],
    basis: &str,
) -> Result<Change, Stop> {
    if !scene.reference.knows_programme(programme) {
        return Err(Refusal::NoSuchProgramme(programme.to_owned()).into());
    }
    let today = scene.asking.moment.today;
    let mut faults = Faults::default();
    match i32::from(year) - today.year() {
        ahead if ahead > AHEAD => faults.add("year", Fault::Future),
        back if back < -BACK => faults.add("year", Fault::TooEarly),
        _ => {}
    }
    match check_grants(grants) {
        Ok(()) => {}
        Err(GrantFault::Sources) if grants.is_empty() => faults.add("sources", Fault::Empty),
        Err(GrantFault::Sources) => faults.add("sources", Fault::Repeated),
        Err(GrantFault::Amount) => faults.add("amount", Fault::Amount),
        Err(GrantFault::TooMuch) => faults.add("amount", Fault::AboveMost { most: Fen(MOST_GRANT) }),
        Err(GrantFault::Shares) => faults.add("shares", Fault::Shares),
    }
    let basis = faults.words("basis", basis, 2, 100);
    faults.settle()?;
    let before = versions(w, year, programme)?;
    if let Some(waiting) = before.iter().find(|b| b.state == BudgetState::Proposed) {
        return Err(Refusal::BudgetWaits { year, version: waiting.version }.into());
    }
    if before.len() >= MOST_VERSIONS {
        return Err(Refusal::TooManyMeant { found: before.len() + 1, most: MOST_VERSIONS }.into());
    }
    let budget = Budget {
        year,
        programme: programme.to_owned(),
        version: before.last().map_or(1, |b| b.version.saturating_add(1)),
        grants: grants.to_vec(),
        basis,
        state: BudgetState::Proposed,
        by: scene.staff.id,
        on: today,
        decided: None,
        reason: String::new(),
    };
    w.put(&budget)?;
    Ok(told(&budget))
}

/// Approves a budget that waits, or declines it with a reason: another person than the one who entered it.
pub fn decide(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (year, programme, version): (u16, &str, u32),
    declined: Option<&str>,
) -> Result<Change, Stop> {
    let reason = declined.map(reason_for).transpose()?;
    let found: Option<Budget> = w.get(&Keys::budget(year, programme, version))?;
    let mut budget = found.ok_or(Refusal::NotFound(What::Budget))?;
    if budget.state != BudgetState::Proposed {
        return Err(Refusal::BudgetDecided { year, version }.into());
    }
    if budget.by == scene.staff.id {
        return Err(Refusal::NotPermitted { action: Action::ApproveBudgets, why: Denied::SamePerson }.into());
    }
    budget.state = if reason.is_none() { BudgetState::Approved } else { BudgetState::Declined };
    budget.decided = Some((scene.staff.id, scene.asking.moment.today));
    budget.reason = reason.unwrap_or_default();
    let first = budget.state == BudgetState::Approved && in_force(w, year, programme)?.is_none();
    w.put(&budget)?;
    if budget.state == BudgetState::Approved {
        if first {
            let paid = adopt(w, &budget)?;
            w.put(&paid)?;
        }
        require_cover(w, &budget)?;
    }
    Ok(told(&budget))
}

/// What was paid in the year before its first budget was approved counts toward it.
fn adopt(r: &Writer<'_>, budget: &Budget) -> Result<FundTotal, Stop> {
    let last = EntryId(r.last_number(Counter::Entry)?);
    let mut total = FundTotal::nothing(budget.year, &budget.programme);
    total.adopted = Some(Adopted { version: budget.version, last });
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        let of_it = entry.is_funded() && entry.programme == budget.programme;
        if of_it && entry.funded.is_none() && fund_year(r, &entry)? == budget.year {
            total.add(entry.amount(), budget);
        }
    }
    Ok(total)
}

/// A budget never gives less than was paid out of a source already and is under way; what is under way is split by it from now on.
fn require_cover(w: &mut Writer<'_>, budget: &Budget) -> Result<(), Stop> {
    let runs: Vec<Run> = w.scan::<Run>(..)?.collect::<Result<_, _>>()?;
    for run in runs.iter().filter(|run| run.keeps_funds() && run.programmes.contains(&budget.programme)) {
        hold(w, run)?;
    }
    let short = overspent(w, budget, None)?;
    if short.is_empty() { Ok(()) } else { Err(Refusal::FundShort(short).into()) }
}

fn told(budget: &Budget) -> Change {
    Change::new(Outcome::Budget(budget.year, budget.version), format!("{} {}", budget.year, budget.programme))
        .with("programme", &budget.programme)
        .with("year", budget.year)
        .with("state", serde_name(&budget.state))
        .with("amount", clamp(budget.total()))
        .with("basis", &budget.basis)
        .with("reason", &budget.reason)
}
