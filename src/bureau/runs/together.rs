//! Sums of approval count by the month, not by the run: whoever splits a payment among several runs does not escape them.

use super::books::fen;
use super::{lines, rules};
use crate::bureau::answer::HeadNeeded;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunStep};
use crate::domain::{Date, Fen};
use crate::store::Reading;

/// What a run comes to together with the runs whose approval stands, of the month it is approved in or of the month it is for. What
/// failed is left out of them: it is paid by another run, or not at all.
pub fn of_month(r: &impl Reading, run: &Run, today: Date) -> Result<Fen, Stop> {
    let month = approved_on(run).unwrap_or(today).month();
    let mut sum = i128::from(run.total.0);
    for other in r.scan::<Run>(..)? {
        let other = other?;
        let stands = other.id != run.id && other.is_approved();
        let of_month = approved_on(&other).is_some_and(|on| on.month() == month) || other.month == run.month;
        if stands && of_month {
            let failed = if other.failed == 0 { Fen::ZERO } else { lines::counts(r, &other)?.failed_sum };
            sum += i128::from(other.total.0) - i128::from(failed.0);
        }
    }
    Ok(fen(sum))
}

/// Whether the head must approve a run, and why.
pub fn needs_head(r: &impl Reading, run: &Run, today: Date) -> Result<Option<HeadNeeded>, Stop> {
    Ok(head_above(rules::in_force(r)?.tier(today), of_month(r, run, today)?))
}

/// The same, of the sums of approval and of what runs come to together.
pub fn head_above(tier: Option<(Fen, Option<Fen>)>, together: Fen) -> Option<HeadNeeded> {
    match tier {
        None => Some(HeadNeeded::NothingSet),
        Some((head, _)) => (together > head).then_some(HeadNeeded::Above(head)),
    }
}

/// The day of the approval that stands.
fn approved_on(run: &Run) -> Option<Date> {
    run.acts.iter().rev().find(|act| !act.void && act.step == RunStep::Approve).map(|act| act.on)
}
