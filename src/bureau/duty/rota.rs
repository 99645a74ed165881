//! The rota: who stands what, leave, swaps, and making it known.

use std::collections::BTreeMap;

use super::{able, done, rules_of};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::journal::staff_name;
use crate::bureau::people::reason_for;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{
    DutyDay, DutyFault, DutyRules, Leave, RotaFault, Slot, SwapAsk, faults, in_turn, shares,
};
use crate::domain::ledger::Doubt;
use crate::domain::{Date, DayKind, StaffId};
use crate::store::{Keys, Reading, Writer};

/// Most people on one shift.
const MOST_ON_SHIFT: usize = 6;
/// Most days of one leave, and of one publishing.
const MOST_DAYS: i64 = 366;

/// A day as it stands.
pub(super) fn day_of(r: &impl Reading, day: Date) -> Result<DutyDay, Stop> {
    Ok(r.get(&Keys::day(day))?.unwrap_or_else(|| DutyDay::new(day)))
}

/// The days on record from `first` to `last`.
pub(super) fn days_of(r: &impl Reading, (first, last): (Date, Date)) -> Result<Vec<DutyDay>, Stop> {
    let range = Keys::day(first)..=Keys::day(last);
    Ok(r.scan::<DutyDay>(range)?.collect::<Result<_, _>>()?)
}

/// The days on record from `first` on.
pub fn days_from(r: &impl Reading, first: Date) -> Result<Vec<DutyDay>, Stop> {
    Ok(r.scan::<DutyDay>(Keys::day(first)..)?.collect::<Result<_, _>>()?)
}

/// Who is on leave from `first` to `last`.
pub fn leave_within(r: &impl Reading, days: (Date, Date)) -> Result<Leave, Stop> {
    Ok(days_of(r, days)?.into_iter().collect())
}

/// Refuses a day that is over: who stood it stays who stood it.
fn still_to_come(scene: Scene<'_>, day: Date) -> Result<(), DutyFault> {
    if day < scene.asking.moment.today { Err(DutyFault::DayOver { day }) } else { Ok(()) }
}

/// Days in order, not too many.
fn span(first: Date, last: Date) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    if last < first {
        faults.add("last", Fault::Before { field: "first".to_owned() });
    } else if last.days_since(first) >= MOST_DAYS {
        faults.add("last", Fault::TooLate { days: MOST_DAYS });
    }
    faults.settle()
}

/// What is wrong with the rota, with the names of those whom it is about.
fn named(r: &impl Reading, wrong: Vec<RotaFault>) -> Result<DutyFault, Stop> {
    let name = |fault: RotaFault| {
        let name = fault.staff().map(|staff| staff_name(r, staff)).transpose()?;
        Ok::<_, Stop>((fault, name.unwrap_or_default()))
    };
    Ok(DutyFault::Rota(wrong.into_iter().map(name).collect::<Result<_, _>>()?))
}

/// A day that was made known gets no gap and no clash that it did not have. Somebody who may stand no more keeps nobody from mending
/// the rest.
fn put(w: &mut Writer<'_>, rules: &DutyRules, mut day: DutyDay) -> Result<(), Stop> {
    if day.published {
        let known = day_of(w, day.day)?.faults(rules);
        let wrong: Vec<_> = day.faults(rules).into_iter().filter(|fault| !known.contains(fault)).collect();
        if !wrong.is_empty() {
            return Err(named(w, wrong)?.into());
        }
    }
    day.version += 1;
    Ok(w.put(&day)?)
}

/// The rules, which have such a shift.
fn rules_with(r: &impl Reading, shift: &str) -> Result<DutyRules, Stop> {
    let rules = rules_of(r)?;
    if rules.shifts.is_empty() {
        return Err(DutyFault::NoShifts.into());
    }
    if rules.shift(shift).is_none() {
        return Err(DutyFault::NoSuchShift.into());
    }
    Ok(rules)
}

/// Says who stands a shift.
pub fn set(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (day, seen): (Date, u32),
    shift: &str,
    staff: &[StaffId],
) -> Result<Change, Stop> {
    let rules = rules_with(w, shift)?;
    let mut stands = day_of(w, day)?;
    if stands.version != seen {
        return Err(Refusal::Stale { seen, now: stands.version, fields: Vec::new() }.into());
    }
    let mut faults = Faults::default();
    if staff.len() > MOST_ON_SHIFT {
        faults.add("staff", Fault::TooMany { most: MOST_ON_SHIFT });
    }
    faults.settle()?;
    still_to_come(scene, day)?;
    let (mut slots, mut names) = (Vec::new(), Vec::new());
    for id in staff {
        let one = able(w, *id)?;
        if slots.iter().all(|slot: &Slot| slot.staff != *id) {
            slots.push(Slot { shift: shift.to_owned(), staff: *id, swap: None });
            names.push(one.name);
        }
    }
    stands.slots.retain(|slot| slot.shift != shift && rules.shift(&slot.shift).is_some());
    stands.slots.extend(slots);
    put(w, &rules, stands)?;
    Ok(done(day).with("shift", shift).with("staff", names.join(" ")))
}

/// Gives a shift to people in turn, on every day of a span on which nobody stands it. What they stood within a year before
/// counts, so that turns go on where they ended and holidays go round.
pub fn rotate(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (first, last): (Date, Date),
    shift: &str,
    named: &[StaffId],
) -> Result<Change, Stop> {
    span(first, last)?;
    let rules = rules_with(w, shift)?;
    let mut faults = Faults::default();
    if named.is_empty() {
        faults.add("staff", Fault::Empty);
    }
    faults.settle()?;
    still_to_come(scene, first)?;
    for id in named {
        able(w, *id)?;
    }
    let calendar = &scene.reference.calendar;
    let known = days_of(w, (first.plus_days(-MOST_DAYS), last.plus_days(1)))?;
    let mut known: BTreeMap<Date, DutyDay> = known.into_iter().map(|day| (day.day, day)).collect();
    let mut filled = 0_u32;
    for n in 0..=last.days_since(first) {
        let on = first.plus_days(n);
        let mut day = known.get(&on).cloned().unwrap_or_else(|| DutyDay::new(on));
        if day.on(shift).next().is_some() {
            continue;
        }
        let holiday = matches!(calendar.day(on).kind, DayKind::Holiday(_));
        let stood = shares(known.values(), calendar);
        let beside =
            |n: i64| known.get(&on.plus_days(n)).cloned().unwrap_or_else(|| DutyDay::new(on.plus_days(n)));
        let (before, after) = (beside(-1), beside(1));
        let turn = in_turn((&rules, shift), named, [&before, &day, &after], (&stood, holiday));
        if let Some(staff) = turn {
            day.slots.push(Slot { shift: shift.to_owned(), staff, swap: None });
            put(w, &rules, day.clone())?;
            known.insert(on, day);
            filled += 1;
        }
    }
    if filled == 0 {
        return Err(DutyFault::NothingToFill.into());
    }
    Ok(done(first).with("from", first).with("until", last).with("shift", shift).with("days", filled))
}

/// Notes leave, or takes it off. Of days that are over with a reason: whoever stood a shift then stays who stood it, and what they signed
/// stays signed.
pub fn leave(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (staff, away): (StaffId, bool),
    (first, last): (Date, Date),
    despite: Option<&str>,
) -> Result<Change, Stop> {
    span(first, last)?;
    let (rules, who) = (rules_of(w)?, able(w, staff)?);
    let over = |day: Date| still_to_come(scene, day).is_err();
    let why = match despite {
        _ if !over(first) => None,
        Some(why) => Some(reason_for(why)?),
        None => return Err(Refusal::Doubtful(vec![Doubt::PastLeave { day: first }]).into()),
    };
    let mut wrong = Vec::new();
    for n in 0..=last.days_since(first) {
        let mut day = day_of(w, first.plus_days(n))?;
        day.away.retain(|one| *one != staff);
        if away {
            day.away.push(staff);
        }
        if over(day.day) {
            // Nobody can mend a clash of a day that is over.
            day.version += 1;
            w.put(&day)?;
            continue;
        }
        // Every day of a made-known rota that it clashes with is named, not the first alone.
        match put(w, &rules, day) {
            Err(Stop::Refused(Refusal::Duty(DutyFault::Rota(more)))) => wrong.extend(more),
            other => other?,
        }
    }
    if !wrong.is_empty() {
        return Err(DutyFault::Rota(wrong).into());
    }
    let noted = done(staff).with("staff", who.name).with("from", first).with("until", last);
    Ok(match why {
        Some(why) => noted.with("reason", why),
        None => noted,
    })
}

/// Makes days known.
pub fn publish(w: &mut Writer<'_>, scene: Scene<'_>, (first, last): (Date, Date)) -> Result<Change, Stop> {
    span(first, last)?;
    let rules = rules_of(w)?;
    if rules.shifts.is_empty() {
        return Err(DutyFault::NoShifts.into());
    }
    let days = days_of(w, (first, last))?;
    let over = scene.asking.moment.today;
    let mut wrong = faults(&rules, (first, last), &days, |id, day| day < over || able(w, id).is_ok());
    // Leave that was noted afterwards clashes with nothing that could be mended.
    wrong.retain(|fault| fault.day() >= over || !matches!(fault, RotaFault::OnLeave { .. }));
    if !wrong.is_empty() {
        return Err(named(w, wrong)?.into());
    }
    for day in days {
        put(w, &rules, DutyDay { published: true, ..day })?;
    }
    Ok(done(first).with("from", first).with("until", last))
}

/// The place of somebody's slot.
fn slot_at(day: &DutyDay, fits: impl Fn(&Slot) -> bool, none: DutyFault) -> Result<usize, DutyFault> {
    day.slots.iter().position(fits).ok_or(none)
}

/// Asks somebody to stand one's own shift.
pub fn ask_swap(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    day: Date,
    shift: &str,
    to: StaffId,
) -> Result<Change, Stop> {
    still_to_come(scene, day)?;
    let (rules, me) = (rules_of(w)?, scene.staff.id);
    let other = able(w, to)?;
    if to == me {
        return Err(DutyFault::ToOneself.into());
    }
    let mut stands = day_of(w, day)?;
    if stands.on(shift).any(|slot| slot.staff == to) {
        return Err(DutyFault::SwapWaits.into());
    }
    let at = slot_at(&stands, |s| s.shift == shift && s.staff == me, DutyFault::NotOnShift)?;
    if let Some(slot) = stands.slots.get_mut(at) {
        if slot.swap.is_some() {
            return Err(DutyFault::SwapWaits.into());
        }
        slot.swap = Some(SwapAsk { to, on: scene.asking.moment.today });
    }
    put(w, &rules, stands)?;
    Ok(done(day).with("shift", shift).with("to", other.name))
}

/// The word of the one who was asked: on a yes the shift is theirs.
pub fn answer_swap(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    day: Date,
    shift: &str,
    agree: bool,
) -> Result<Change, Stop> {
    still_to_come(scene, day)?;
    let (rules, me) = (rules_of(w)?, scene.staff.id);
    let mut stands = day_of(w, day)?;
    let asked = |s: &Slot| s.shift == shift && s.swap.as_ref().is_some_and(|swap| swap.to == me);
    let at = slot_at(&stands, asked, DutyFault::NoSwap)?;
    // Two may have asked the same one.
    if agree && stands.on(shift).any(|slot| slot.staff == me) {
        return Err(DutyFault::SwapWaits.into());
    }
    if let Some(slot) = stands.slots.get_mut(at) {
        slot.swap = None;
        if agree {
            slot.staff = me;
        }
    }
    put(w, &rules, stands)?;
    Ok(done(day).with("shift", shift).with("staff", &scene.staff.name))
}
