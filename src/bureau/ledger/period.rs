//! The books of a month: closed, nothing more is booked on a day of it, whoever asks. What is for that month and comes
//! late is booked in an open month; the closed month shows it apart. To open a month again takes two people: one asks and says
//! why, another one agrees.

use crate::bureau::answer::{AskRow, PeriodRow};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::journal;
use crate::bureau::ledger::begin::first_day;
use crate::bureau::ledger::books::{BookedDays, booked_days};
use crate::bureau::papers::{sheet_of, void_sheets};
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Fault, Refusal};
use crate::bureau::runs;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{BooksOf, Doubt, Period, Reopened};
use crate::domain::{Date, EntryId, Month, Reasoned};
use crate::store::{Counter, Keys, Reading, Writer};

/// A month's row while its books are closed. A month without a row is open.
pub fn closed(r: &impl Reading, month: Month) -> Result<Option<Period>, Stop> {
    Ok(r.get::<Period>(&Keys::month(month))?.filter(|p| p.closed))
}

/// Refuses when a month's books are closed.
pub fn require_open(r: &impl Reading, month: Month) -> Result<(), Stop> {
    if closed(r, month)?.is_some() { Err(Refusal::MonthClosed(month).into()) } else { Ok(()) }
}

/// Closes the books of a month that has begun and has books. While money of a run approved in it, or before, is on its way, it stays
/// open: what the bank says of it is still to be booked. A month that is not over, or has earlier ones open, needs words.
pub fn close_month(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    month: Month,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let today = scene.asking.moment.today;
    let despite = despite.map(reason_for).transpose()?;
    let mut faults = Faults::default();
    if month > today.month() {
        faults.add("month", Fault::Future);
    }
    faults.settle()?;
    if closed(w, month)?.is_some() {
        return Err(Refusal::ClosedAlready(month).into());
    }
    let (days, first) = (booked_days(w)?, first_day(w)?);
    if first.is_none_or(|first| month < first.month()) {
        return Err(Refusal::BeforeBooks { first }.into());
    }
    let runs = runs::not_answered(w, month.last_day())?;
    if !runs.is_empty() {
        return Err(Refusal::RunsUnderWay { month, runs }.into());
    }
    let doubts = early(w, &days, month, today)?;
    if despite.is_none() && !doubts.is_empty() {
        return Err(Refusal::Doubtful(doubts).into());
    }
    let despite = if doubts.is_empty() { String::new() } else { despite.unwrap_or_default() };
    let last = Some(EntryId(w.last_number(Counter::Entry)?));
    let before: Option<Period> = w.get(&Keys::month(month))?;
    let reopened = before.map(|period| period.reopened).unwrap_or_default();
    let change = Change::new(Outcome::Done, month).with("despite", &despite);
    let (by, on, reason) = (scene.staff.id, today, String::new());
    let (asked, declined) = (None, None);
    w.put(&Period { month, closed: true, by, on, reason, last, asked, reopened, despite, declined })?;
    Ok(change)
}

/// What speaks against closing a month now.
fn early(r: &impl Reading, days: &BookedDays, month: Month, today: Date) -> Result<Vec<Doubt>, Stop> {
    let mut doubts = Vec::new();
    if month.last_day() > today {
        doubts.push(Doubt::MonthNotOver { last: month.last_day() });
    }
    let mut open = Vec::new();
    for before in days.months.range(..month) {
        if closed(r, *before)?.is_none() {
            open.push(*before);
        }
    }
    if let Some(first) = open.first() {
        let months = u32::try_from(open.len()).unwrap_or(u32::MAX);
        doubts.push(Doubt::EarlierMonths { first: *first, months });
    }
    Ok(doubts)
}

/// Asks for a closed month to be opened again. It stays closed until somebody else agrees.
pub fn ask_reopening(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    month: Month,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut period = shut(w, month)?;
    if period.waits().is_some() {
        return Err(Refusal::ReopeningAsked(month).into());
    }
    let change = Change::new(Outcome::Done, month).with("reason", &reason);
    (period.asked, period.declined) = (Some(scene.says(reason)), None);
    w.put(&period)?;
    Ok(change)
}

/// Somebody else agrees: the month's books are open again, and the sheet that was made of them does not count any more.
pub fn reopen_month(w: &mut Writer<'_>, scene: Scene<'_>, month: Month) -> Result<Change, Stop> {
    let (mut period, asked) = asked_by_another(w, scene, month)?;
    period.asked = None;
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    let reason = asked.reason.clone();
    let change = Change::new(Outcome::Done, month)
        .with("reason", &reason)
        .with("asked-by", journal::staff_name(w, asked.by)?);
    period.reopened.push(Reopened { asked, by, on });
    (period.closed, period.last, period.by, period.on) = (false, None, by, on);
    void_sheets(w, scene, BooksOf::Month(month), &reason)?;
    w.put(&Period { reason, ..period })?;
    Ok(change)
}

/// Somebody else does not agree: the month stays closed, and whoever asked is told why.
pub fn decline_reopening(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    month: Month,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let (mut period, asked) = asked_by_another(w, scene, month)?;
    period.declined = Some(scene.says(reason.clone()));
    w.put(&period)?;
    let by = journal::staff_name(w, asked.by)?;
    Ok(Change::new(Outcome::Done, month).with("reason", reason).with("asked-by", by))
}

/// Whoever asked does not ask any more.
pub fn withdraw_reopening(w: &mut Writer<'_>, scene: Scene<'_>, month: Month) -> Result<Change, Stop> {
    let mut period = shut(w, month)?;
    let asked = period.asked.take().ok_or(Refusal::NoReopening(month))?;
    if asked.by != scene.staff.id {
        return Err(Refusal::AskedByOther(month).into());
    }
    period.declined = None;
    w.put(&period)?;
    Ok(Change::new(Outcome::Done, month))
}

/// Refuses while a month's books are open.
pub fn require_closed(r: &impl Reading, month: Month) -> Result<(), Stop> {
    shut(r, month).map(drop)
}

/// A month whose books are closed.
fn shut(r: &impl Reading, month: Month) -> Result<Period, Stop> {
    Ok(closed(r, month)?.ok_or(Refusal::MonthOpen(month))?)
}

/// The month and what is asked about it; refused to whoever asked.
fn asked_by_another(r: &impl Reading, scene: Scene<'_>, month: Month) -> Result<(Period, Reasoned), Stop> {
    let period = shut(r, month)?;
    let asked = period.waits().cloned().ok_or(Refusal::NoReopening(month))?;
    if asked.by == scene.staff.id {
        let why = Denied::SamePerson;
        return Err(Refusal::NotPermitted { action: Action::Reopen, why }.into());
    }
    Ok((period, asked))
}

/// Every month that was ever closed, newest first, and what is asked about it.
pub fn months(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<PeriodRow>, Stop> {
    let mut rows = Vec::new();
    for period in r.scan::<Period>(..)? {
        let period = period?;
        let asked = match period.waits() {
            Some(asked) => Some(AskRow {
                by: journal::staff_name(r, asked.by)?,
                on: asked.on,
                reason: asked.reason.clone(),
                own: asked.by == scene.staff.id,
            }),
            None => None,
        };
        rows.push(PeriodRow {
            month: period.month,
            closed: period.closed,
            by: journal::staff_name(r, period.by)?,
            on: period.on,
            asked,
            reopened: period.reopened.len(),
            sheet: sheet_of(r, BooksOf::Month(period.month))?.map(|paper| (paper.id, paper.quoted())),
        });
    }
    rows.reverse();
    Ok(rows)
}
