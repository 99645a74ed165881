//! What the bureau says of its duty.

use super::{done, follow, rules_of};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::Phone;
use crate::domain::duty::{DutyFault, DutyLevel, DutyRules, Rung, ShiftKind};
use crate::store::Writer;

/// Most shifts of a day, and most rungs: what a screen and a slip still show.
const MOST_SHIFTS: usize = 6;
const MOST_RUNGS: usize = 9;
/// Characters of a shift's name and of a person's.
const SHIFT_CHARS: usize = 12;
const NAME_CHARS: usize = 30;
const MINUTES: u16 = 24 * 60;

/// Says it anew, whole. Hours that are left without a shift are refused unless they are meant, or were there before; who stands a shift
/// follows it to its new name.
pub fn set(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    seen: u32,
    (shifts, rungs, review_days): (&[ShiftKind], &[Rung], Option<u16>),
    uncovered: bool,
) -> Result<Change, Stop> {
    let known = rules_of(w)?;
    if known.version != seen {
        return Err(Refusal::Stale { seen, now: known.version, fields: Vec::new() }.into());
    }
    let mut faults = Faults::default();
    let shifts = admit_shifts(&mut faults, shifts);
    let rungs = admit_rungs(&mut faults, rungs);
    if review_days == Some(0) {
        faults.add("review_days", Fault::Zero);
    }
    faults.settle()?;
    let (by, on) = (Some(scene.staff.id), Some(scene.asking.moment.today));
    let rules = DutyRules { version: seen + 1, shifts, rungs, review_days, by, on };
    // That there are no shifts any more leaves the whole day.
    let none_left = rules.shifts.is_empty() && !known.shifts.is_empty();
    let free = if none_left { vec![(0, MINUTES)] } else { rules.uncovered() };
    if !free.is_empty() && !uncovered && free != known.uncovered() {
        return Err(DutyFault::Uncovered(free).into());
    }
    w.put(&rules)?;
    let (carried, withdrawn) = follow::follow(w, scene, &known, &rules)?;
    let days = review_days.map(|n| n.to_string()).unwrap_or_default();
    Ok(done("duty")
        .with("shifts", rules.shifts.len())
        .with("rungs", rules.rungs.len())
        .with("review_days", days)
        .with("carried", carried)
        .with("withdrawn", withdrawn))
}

fn admit_shifts(faults: &mut Faults, typed: &[ShiftKind]) -> Vec<ShiftKind> {
    if typed.len() > MOST_SHIFTS {
        faults.add("shifts", Fault::TooMany { most: MOST_SHIFTS });
    }
    let mut clean: Vec<ShiftKind> = Vec::new();
    for (n, shift) in typed.iter().enumerate() {
        let name = faults.words(&format!("shifts.{n}.name"), &shift.name, 1, SHIFT_CHARS);
        if shift.start >= MINUTES || shift.end >= MINUTES {
            faults.add(&format!("shifts.{n}.start"), Fault::Time);
        }
        if clean.iter().any(|one| one.name == name) {
            faults.add(&format!("shifts.{n}.name"), Fault::Choice);
        }
        clean.push(ShiftKind { name, ..shift.clone() });
    }
    clean
}

/// Levels and minutes never go down along the ladder.
fn admit_rungs(faults: &mut Faults, typed: &[Rung]) -> Vec<Rung> {
    if typed.len() > MOST_RUNGS {
        faults.add("rungs", Fault::TooMany { most: MOST_RUNGS });
    }
    let mut before = (DutyLevel::Duty, 0);
    let mut clean = Vec::new();
    for (n, rung) in typed.iter().enumerate() {
        let field = |part: &str| format!("rungs.{n}.{part}");
        let least = usize::from(rung.level != DutyLevel::Duty);
        let name = faults.words(&field("name"), &rung.name, least, NAME_CHARS);
        let phone = match rung.phone.trim() {
            "" => String::new(),
            text => {
                let parsed = Phone::parse(text).map(|p| p.as_str().to_owned());
                faults.take(&field("phone"), parsed.map_err(|_| Fault::Phone))
            }
        };
        if rung.level < before.0 {
            faults.add(&field("level"), Fault::Choice);
        }
        if rung.after < before.1 {
            faults.add(&field("after"), Fault::Sooner);
        }
        before = (rung.level, rung.after);
        clean.push(Rung { name, phone, ..rung.clone() });
    }
    clean
}
