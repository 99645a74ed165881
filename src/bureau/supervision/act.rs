//! Putting an item on the list, and every step of one: there is no other way to closed.

use super::{about, get};
use crate::bureau::change::Change;
use crate::bureau::command::SuperviseAct;
use crate::bureau::faults::Faults;
use crate::bureau::gate::{Action, holds};
use crate::bureau::journal;
use crate::bureau::people::reason_for;
use crate::bureau::petitions::{leads, may_handle, require_free, visible};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::{Stop, apart};
use crate::domain::petition::Petition;
use crate::domain::staff::{Staff, StaffState};
use crate::domain::supervision::{
    Hand, SupervisionEvent, SupervisionFault, SupervisionItem, SupervisionSaid, SupervisionState,
    SupervisionStep,
};
use crate::domain::{Date, StaffId, SupervisionId};
use crate::store::{Counter, Keys, Reading, Writer};
use crate::text::without_numbers;

/// Characters of what is to be done, and of what is said with a step.
const TEXT_CHARS: usize = 300;
const SAID_CHARS: usize = 1000;
/// The furthest day that an item may have, in days from the one it is said on. No rule sets it: it keeps out a slip of the year, by which
/// an item would not be late in anybody's time.
const LONGEST_DAYS: i64 = 365;
/// Most events of an item: a nudge a day for well over a year.
const MOST_EVENTS: usize = 600;

/// Carries out what is asked.
pub fn act(w: &mut Writer<'_>, scene: Scene<'_>, act: &SuperviseAct) -> Result<Change, Stop> {
    match act {
        SuperviseAct::Add { said } => add(w, scene, said),
        SuperviseAct::Step { item, seen, step, text } => take(w, scene, (*item, *seen), *step, text),
        SuperviseAct::Reassign { item, seen, to, reason } => reassign(w, scene, (*item, *seen), *to, reason),
        SuperviseAct::Due { item, seen, due, reason } => postpone(w, scene, (*item, *seen), *due, reason),
    }
}

fn add(w: &mut Writer<'_>, scene: Scene<'_>, said: &SupervisionSaid) -> Result<Change, Stop> {
    let today = scene.asking.moment.today;
    let mut faults = Faults::default();
    let text = faults.words("task", &said.text, 2, TEXT_CHARS);
    due_day(&mut faults, said.due, today);
    faults.settle()?;
    let petition = said.petition.map(|id| may_handle(w, scene.staff, id)).transpose()?;
    let owner = receiver(w, petition.as_ref(), said.owner)?;
    let year = u16::try_from(today.year()).unwrap_or_default();
    let of_year = w.next_number(Counter::SupervisionOfYear(year))?;
    let item = SupervisionItem {
        id: SupervisionId(w.next_id(Counter::Supervision)?),
        version: 1,
        number: format!("{year:04}-{of_year:04}"),
        origin: said.origin,
        text,
        owner: owner.id,
        due: said.due,
        petition: said.petition,
        by: scene.staff.id,
        on: today,
        state: SupervisionState::Open,
        events: Vec::new(),
    };
    w.put(&item)?;
    Ok(told(&item).with("to", &owner.name).with("due", item.due))
}

/// Somebody who may have an item in hand: their account is in use, their post says of what it was given that it is done, and they keep
/// away from nothing of the petition that it is about.
pub(super) fn receiver(r: &impl Reading, petition: Option<&Petition>, to: StaffId) -> Result<Staff, Stop> {
    let owner: Staff = r.get(&Keys::staff(to))?.ok_or(Refusal::NotFound(What::Staff))?;
    if owner.state != StaffState::Active {
        return Err(Refusal::NotFound(What::Staff).into());
    }
    if !can_report(&owner) {
        return Err(Refusal::Supervision(SupervisionFault::ReportsNothing).into());
    }
    if let Some(petition) = petition {
        let free = visible(&owner, petition) && apart(require_free(r, petition, &owner))?.is_ok();
        if !free {
            // Why is not said: it would tell of the petition.
            return Err(Refusal::Supervision(SupervisionFault::OtherOwner).into());
        }
    }
    Ok(owner)
}

/// Whether somebody can say of what they were given that it is done.
fn can_report(staff: &Staff) -> bool {
    holds(staff.state, &staff.roles, Action::ReportDone)
}

/// An item in the version that was seen, for a step that may be taken now.
fn for_step(
    w: &Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (SupervisionId, u32),
    (step, text): (SupervisionStep, &str),
) -> Result<(SupervisionItem, Option<Petition>), Stop> {
    let mut item = get(w, scene.staff, id)?;
    let petition = about(w, &item)?;
    if let Some(petition) = &petition {
        require_free(w, petition, scene.staff)?;
    }
    let (hand, on) = (hand(w, scene, &item)?, scene.asking.moment.today);
    item.state = item.step(step, hand, on, text).map_err(Refusal::Supervision)?;
    if item.version != seen {
        return Err(Refusal::Stale { seen, now: item.version, fields: Vec::new() }.into());
    }
    if item.events.len() >= MOST_EVENTS {
        return Err(Refusal::RecordFull.into());
    }
    Ok((item, petition))
}

fn keep(w: &mut Writer<'_>, mut item: SupervisionItem, event: SupervisionEvent) -> Result<Change, Stop> {
    item.take_in(event);
    item.version += 1;
    w.put(&item)?;
    Ok(told(&item))
}

/// Gives it to another. Who had it stays on record.
fn reassign(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    seen: (SupervisionId, u32),
    to: StaffId,
    reason: &str,
) -> Result<Change, Stop> {
    let step = SupervisionStep::Reassign;
    let (item, petition) = for_step(w, scene, seen, (step, reason))?;
    let reason = reason_for(reason)?;
    if to == item.owner {
        return Err(Refusal::Supervision(SupervisionFault::Unchanged).into());
    }
    let owner = receiver(w, petition.as_ref(), to)?;
    let from = journal::staff_name(w, item.owner)?;
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    let event = SupervisionEvent {
        owner: Some((item.owner, to)),
        ..SupervisionEvent::new(step, on, by, reason.clone())
    };
    Ok(keep(w, item, event)?.with("from", from).with("to", owner.name).with("reason", reason))
}

/// A day by which something is done is neither over nor so far off that nobody means it.
fn due_day(faults: &mut Faults, due: Date, today: Date) {
    if due < today {
        faults.add("due", Fault::TooEarly);
    } else if due > today.plus_days(LONGEST_DAYS) {
        faults.add("due", Fault::TooLate { days: LONGEST_DAYS });
    }
}

/// Says another day. The one before stays on record.
fn postpone(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    seen: (SupervisionId, u32),
    due: Date,
    reason: &str,
) -> Result<Change, Stop> {
    let step = SupervisionStep::Due;
    let (item, _) = for_step(w, scene, seen, (step, reason))?;
    let (reason, on) = (reason_for(reason)?, scene.asking.moment.today);
    if due == item.due {
        return Err(Refusal::Supervision(SupervisionFault::Unchanged).into());
    }
    let mut faults = Faults::default();
    due_day(&mut faults, due, on);
    faults.settle()?;
    let was = item.due;
    let event = SupervisionEvent {
        due: Some((was, due)),
        ..SupervisionEvent::new(step, on, scene.staff.id, reason.clone())
    };
    Ok(keep(w, item, event)?.with("from", was).with("due", due).with("reason", reason))
}

fn take(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    seen: (SupervisionId, u32),
    step: SupervisionStep,
    text: &str,
) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let text = match step {
        SupervisionStep::Return => faults.words("text", text, 2, SAID_CHARS),
        // To whom, and until when, is said by commands of their own.
        SupervisionStep::Reassign | SupervisionStep::Due => {
            return Err(Refusal::Supervision(SupervisionFault::Unchanged).into());
        }
        SupervisionStep::Ask | SupervisionStep::Close | SupervisionStep::Nudge => {
            faults.line("text", text, SAID_CHARS)
        }
    };
    // What the asker may not see is not there, whatever they write.
    get(w, scene.staff, seen.0)?;
    faults.settle()?;
    let (item, _) = for_step(w, scene, seen, (step, &text))?;
    let event = SupervisionEvent::new(step, scene.asking.moment.today, scene.staff.id, text.clone());
    Ok(keep(w, item, event)?.with("said", without_numbers(&text)))
}

fn told(item: &SupervisionItem) -> Change {
    Change::new(Outcome::Supervision(item.id, item.number.clone(), item.version), item.id)
        .with("number", &item.number)
        .with("state", item.state.name())
}

/// The one who asks, and whether anybody else is left who could say that it is done.
fn hand(r: &impl Reading, scene: Scene<'_>, item: &SupervisionItem) -> Result<Hand, Stop> {
    let mut left_alone = true;
    for id in [item.owner, item.by] {
        let staff: Option<Staff> = r.get(&Keys::staff(id))?;
        left_alone &= staff.is_none_or(|staff| !can_report(&staff));
    }
    Ok(Hand { staff: scene.staff.id, leads: leads(&scene.staff.roles), left_alone })
}

/// Which steps somebody could take now; of what needs words, as if they were said.
pub fn could(
    r: &impl Reading,
    scene: Scene<'_>,
    item: &SupervisionItem,
) -> Result<impl Fn(SupervisionStep) -> Result<(), SupervisionFault>, Stop> {
    let (hand, today) = (hand(r, scene, item)?, scene.asking.moment.today);
    Ok(move |step| item.step(step, hand, today, "…").map(|_| ()))
}
