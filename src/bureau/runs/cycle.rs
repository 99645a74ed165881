//! How often the place pays, and on which day: which month a run may be for, and when its money is due.

use crate::bureau::rates;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunFault, RunState};
use crate::domain::ledger::{Cycle, PlaceChoice, PlaceKey, PlaceRules, PlaceValue};
use crate::domain::{Date, Month};
use crate::store::Reading;

/// Refuses a month that has not begun: what is paid for it would be paid before it is due. Where the place pays by the quarter what is worked
/// out by the month, a run is for the last month of one; no setting says that a quarter is paid in advance.
pub fn admit(r: &impl Reading, scene: Scene<'_>, programmes: &[String], month: Month) -> Result<(), Stop> {
    let today = scene.asking.moment.today;
    let monthly = |id: &String| scene.reference.programmes.get(id).is_some_and(|p| p.cycle == Cycle::Monthly);
    let place = rates::place_rules(r)?;
    let rule = place.in_force(PlaceKey::Cycle, month, today).map(|rule| rule.value);
    let quarterly =
        rule == Some(PlaceValue::Choice(PlaceChoice::Quarterly)) && programmes.iter().any(monthly);
    let next = quarter_end(month);
    if quarterly && next != month {
        return Err(Refusal::Run(RunFault::NotQuarter { month, next }).into());
    }
    if month > today.month() {
        return Err(Refusal::Run(RunFault::NotBegun { month, from: month.first_day() }).into());
    }
    Ok(())
}

/// The last month of the quarter of a month.
pub fn quarter_end(month: Month) -> Month {
    let left = (3 - month.of_year() % 3) % 3;
    month.plus(i32::try_from(left).unwrap_or_default())
}

/// The day on which the money of a run is due: the place's day of the run's month, its last day where the month is shorter.
/// `None` where the place has not said.
pub fn due(place: &PlaceRules, run: &Run, today: Date) -> Option<Date> {
    let PlaceValue::Number(day) = place.in_force(PlaceKey::PayDay, run.month, today)?.value else {
        return None;
    };
    let first = run.month.first_day();
    let last = run.month.plus(1).first_day().plus_days(-1);
    Some(first.plus_days(i64::from(day.max(1)) - 1).min(last))
}

/// Whether the day has passed and the money is not with the bank yet.
pub fn is_overdue(run: &Run, due: Option<Date>, today: Date) -> bool {
    let waits =
        matches!(run.state, RunState::Draft | RunState::Frozen | RunState::Reviewed | RunState::Approved);
    waits && due.is_some_and(|due| due < today)
}
