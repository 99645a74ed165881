//! The rota after the shifts were said anew.

use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{DutyDay, DutyRules, ShiftKind};
use crate::store::{Keys, Reading, Writer};

/// What a shift is called by other rules: of the same name; else the new one of the same hours, else the new one in its place. `None` where
/// the bureau has it no more.
fn called<'r>(old: &DutyRules, new: &'r DutyRules, shift: &str) -> Option<&'r str> {
    if let Some(same) = new.shift(shift) {
        return Some(&same.name);
    }
    let at = old.shifts.iter().position(|one| one.name == shift)?;
    let was = old.shifts.get(at)?;
    let added = |one: &&ShiftKind| old.shift(&one.name).is_none();
    let hours = |one: &&ShiftKind| (one.start, one.end) == (was.start, was.end);
    let same = new.shifts.iter().filter(added).find(hours);
    let found =
        same.or_else(|| new.shifts.get(at).filter(added).filter(|_| old.shifts.len() == new.shifts.len()));
    found.map(|one| one.name.as_str())
}

/// The rota follows new rules: whoever stands a shift of yesterday or later stands it under its new name, and a day made known that has
/// a gap by the new rules is known no more. How many days were carried over, and how many are known no more.
pub fn follow(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    old: &DutyRules,
    new: &DutyRules,
) -> Result<(u32, u32), Stop> {
    let today = scene.asking.moment.today;
    // The night shift that began yesterday goes on.
    let days = w.scan::<DutyDay>(Keys::day(today.plus_days(-1))..)?.collect::<Result<Vec<_>, _>>()?;
    let (mut carried, mut withdrawn) = (0, 0);
    for known in days {
        let mut day = known.clone();
        for slot in &mut day.slots {
            if let Some(name) = called(old, new, &slot.shift) {
                name.clone_into(&mut slot.shift);
            }
        }
        carried += u32::from(day.slots != known.slots);
        if day.published
            && day.day >= today
            && day.faults(new).iter().any(|fault| !known.faults(old).contains(fault))
        {
            day.published = false;
            withdrawn += 1;
        }
        if day != known {
            day.version += 1;
            w.put(&day)?;
        }
    }
    Ok((carried, withdrawn))
}
