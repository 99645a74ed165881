//! Filling the rota in turn (轮流值班), so that nobody stands more than others, on holidays least of all.

use super::{DutyDay, Share};
use crate::domain::StaffId;

/// Who stands the next shift of a day, of those who take turns: nobody on leave or on another shift of that day; rather somebody
/// who stands nothing on the day before; then whoever stood fewest, on a holiday by the calendar fewest holidays; where all that
/// is equal, the first as they were named. `None` where nobody is free.
pub fn in_turn(
    named: &[StaffId],
    day: &DutyDay,
    before: Option<&DutyDay>,
    stood: &[Share],
    holiday: bool,
) -> Option<StaffId> {
    let stands = |day: &DutyDay, staff| day.slots.iter().any(|slot| slot.staff == staff);
    let free = |staff: &&StaffId| !day.away.contains(staff) && !stands(day, **staff);
    named.iter().filter(free).copied().min_by_key(|staff| {
        let share = stood.iter().find(|share| share.staff == *staff);
        let holidays = if holiday { share.map_or(0, |share| share.holidays) } else { 0 };
        (before.is_some_and(|day| stands(day, *staff)), holidays, share.map_or(0, |share| share.shifts))
    })
}
