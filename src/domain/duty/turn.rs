//! Filling the rota in turn (轮流值班), so that nobody stands more than others, on holidays least of all.

use super::{DutyDay, DutyRules, Share, Slot, no_rest};
use crate::domain::StaffId;

/// Who stands the next shift of a day, of those who take turns: nobody on leave or on another shift of that day; rather somebody
/// who has a rest before and after it; then who stands nothing on the day before; then whoever stood fewest, on a holiday by the
/// calendar fewest holidays; where all that is equal, the first as they were named. `None` where nobody is free.
pub fn in_turn(
    (rules, shift): (&DutyRules, &str),
    named: &[StaffId],
    [before, day, after]: [&DutyDay; 3],
    (stood, holiday): (&[Share], bool),
) -> Option<StaffId> {
    let stands = |day: &DutyDay, staff| day.standing(rules).any(|slot| slot.staff == staff);
    let tired = |staff| {
        let mut day = day.clone();
        day.slots.push(Slot { shift: shift.to_owned(), staff, swap: None });
        let found = no_rest(rules, [before, &day, after].into_iter());
        found.iter().any(|one| one.staff == staff && (one.shift == shift || one.after == shift))
    };
    let free = |staff: &&StaffId| !day.away.contains(staff) && !stands(day, **staff);
    named.iter().filter(free).copied().min_by_key(|staff| {
        let share = stood.iter().find(|share| share.staff == *staff);
        let holidays = if holiday { share.map_or(0, |share| share.holidays) } else { 0 };
        (tired(*staff), stands(before, *staff), holidays, share.map_or(0, |share| share.shifts))
    })
}
