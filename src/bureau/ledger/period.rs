//! The books of a month: closed, nothing more is booked into it, whoever asks.

use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::faults::Faults;
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::Month;
use crate::domain::ledger::Period;
use crate::store::{Keys, Reading, Writer};

/// Whether a month's books are closed. A month without a row is open.
pub fn is_closed(r: &impl Reading, month: Month) -> Result<bool, Stop> {
    Ok(r.get::<Period>(&Keys::month(month))?.is_some_and(|p| p.closed))
}

/// Refuses when a month's books are closed.
pub fn require_open(r: &impl Reading, month: Month) -> Result<(), Stop> {
    if is_closed(r, month)? { Err(Refusal::MonthClosed(month).into()) } else { Ok(()) }
}

/// Closes the books of a month that is not in the future.
pub fn close_month(w: &mut Writer<'_>, scene: Scene<'_>, month: Month) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    if month > scene.asking.moment.today.month() {
        faults.add("month", Fault::Future);
    }
    faults.settle()?;
    require_open(w, month)?;
    put(w, scene, month, true, String::new())
}

/// Opens the books of a closed month again.
pub fn reopen_month(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    month: Month,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    if !is_closed(w, month)? {
        return Err(Refusal::MonthOpen(month).into());
    }
    put(w, scene, month, false, reason)
}

fn put(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    month: Month,
    closed: bool,
    reason: String,
) -> Result<Change, Stop> {
    let change = Change::new(Outcome::Done, month).with("reason", &reason);
    w.put(&Period { month, closed, by: scene.staff.id, on: scene.asking.moment.today, reason })?;
    Ok(change)
}
