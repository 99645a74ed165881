//! How often the place pays, and on which day: which month a run may be for, and when its money is due.

use crate::bureau::rates;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunFault, RunState};
use crate::domain::ledger::{Cycle, PlaceChoice, PlaceKey, PlaceRules, PlaceValue};
use crate::domain::{Date, Month};
use crate::store::Reading;

/// How many months ahead of this one a run may be for: the next month; where the place pays by the quarter, the end of the quarter.
const AHEAD: i32 = 1;
const AHEAD_BY_QUARTER: i32 = 2;

/// The last month that a run of some programmes may be for. Refuses a month that ends no quarter where the place pays by the quarter
/// what is worked out by the month. Where nothing is decided, any month will do.
pub fn latest(
    r: &impl Reading,
    scene: Scene<'_>,
    programmes: &[String],
    month: Month,
) -> Result<Month, Stop> {
    let today = scene.asking.moment.today;
    let monthly = |id: &String| scene.reference.programmes.get(id).is_some_and(|p| p.cycle == Cycle::Monthly);
    let place = rates::place_rules(r)?;
    let rule = place.in_force(PlaceKey::Cycle, month, today).map(|rule| rule.value);
    let quarterly =
        rule == Some(PlaceValue::Choice(PlaceChoice::Quarterly)) && programmes.iter().any(monthly);
    if !quarterly {
        return Ok(today.month().plus(AHEAD));
    }
    let next = quarter_end(month);
    if next == month {
        Ok(today.month().plus(AHEAD_BY_QUARTER))
    } else {
        Err(Refusal::Run(RunFault::NotQuarter { month, next }).into())
    }
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
