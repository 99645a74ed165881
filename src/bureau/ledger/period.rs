//! The books of a month: closed, nothing more is booked on a day of it, whoever asks. What is for that month and comes
//! late is booked in an open month; the closed month shows it apart.

use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::faults::Faults;
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::Period;
use crate::domain::{EntryId, Month};
use crate::store::{Counter, Keys, Reading, Writer};

/// A month's row while its books are closed. A month without a row is open.
pub fn closed(r: &impl Reading, month: Month) -> Result<Option<Period>, Stop> {
    Ok(r.get::<Period>(&Keys::month(month))?.filter(|p| p.closed))
}

/// Refuses when a month's books are closed.
pub fn require_open(r: &impl Reading, month: Month) -> Result<(), Stop> {
    if closed(r, month)?.is_some() { Err(Refusal::MonthClosed(month).into()) } else { Ok(()) }
}

/// Closes the books of a month that is not in the future.
pub fn close_month(w: &mut Writer<'_>, scene: Scene<'_>, month: Month) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    if month > scene.asking.moment.today.month() {
        faults.add("month", Fault::Future);
    }
    faults.settle()?;
    require_open(w, month)?;
    let last = w.last_number(Counter::Entry)?;
    put(w, scene, month, Some(EntryId(last)), String::new())
}

/// Opens the books of a closed month again.
pub fn reopen_month(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    month: Month,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    if closed(w, month)?.is_none() {
        return Err(Refusal::MonthOpen(month).into());
    }
    put(w, scene, month, None, reason)
}

fn put(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    month: Month,
    last: Option<EntryId>,
    reason: String,
) -> Result<Change, Stop> {
    let change = Change::new(Outcome::Done, month).with("reason", &reason);
    let closed = last.is_some();
    w.put(&Period { month, closed, by: scene.staff.id, on: scene.asking.moment.today, reason, last })?;
    Ok(change)
}
