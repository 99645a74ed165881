//! A year of budgets, as it is shown.

use crate::bureau::answer::{BudgetLine, BudgetYear};
use crate::bureau::funds::read::{paid, versions};
use crate::bureau::funds::reserve::reserved;
use crate::bureau::journal::staff_name;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{BudgetState, FundTotal};
use crate::store::Reading;

/// A year: every programme with a budget or a payment in it, in the order of the table.
pub fn budgets(r: &impl Reading, scene: Scene<'_>, year: u16) -> Result<BudgetYear, Stop> {
    let mut lines = Vec::new();
    for programme in scene.reference.programmes.all() {
        let versions = versions(r, year, &programme.id)?;
        let paid = paid(r, year, &programme.id)?;
        let of = |state| versions.iter().rfind(|b| b.state == state).cloned();
        if versions.is_empty() && paid == FundTotal::nothing(year, &programme.id) {
            continue;
        }
        let (in_force, waiting) = (of(BudgetState::Approved), of(BudgetState::Proposed));
        let decided = in_force.as_ref().and_then(|b| b.decided).map(|(by, _)| by);
        let by = waiting.as_ref().map(|b| b.by).or(decided);
        lines.push(BudgetLine {
            programme: programme.id.clone(),
            by: by.map(|by| staff_name(r, by)).transpose()?.unwrap_or_default(),
            in_force,
            waiting,
            versions: versions.len(),
            reserved: reserved(r, (year, &programme.id), None)?,
            paid,
        });
    }
    Ok(BudgetYear { year, lines })
}
