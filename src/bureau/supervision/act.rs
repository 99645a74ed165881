//! Putting an item on the list, and every step of one: there is no other way to closed.

use super::{about, get};
use crate::bureau::change::Change;
use crate::bureau::command::SuperviseAct;
use crate::bureau::faults::Faults;
use crate::bureau::petitions::{may_handle, require_free, visible};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::staff::{Staff, StaffState};
use crate::domain::supervision::{
    SupervisionEvent, SupervisionFault, SupervisionItem, SupervisionSaid, SupervisionState, SupervisionStep,
};
use crate::domain::{StaffId, SupervisionId};
use crate::store::{Counter, Keys, Reading, Writer};
use crate::text::without_numbers;

/// Characters of what is to be done, and of what is said with a step.
const TEXT_CHARS: usize = 300;
const SAID_CHARS: usize = 1000;
/// Most events of an item: a nudge a day for well over a year.
const MOST_EVENTS: usize = 600;

/// Carries out what is asked.
pub fn act(w: &mut Writer<'_>, scene: Scene<'_>, act: &SuperviseAct) -> Result<Change, Stop> {
    match act {
        SuperviseAct::Add { said } => add(w, scene, said),
        SuperviseAct::Step { item, seen, step, text } => take(w, scene, (*item, *seen), *step, text),
    }
}

fn add(w: &mut Writer<'_>, scene: Scene<'_>, said: &SupervisionSaid) -> Result<Change, Stop> {
    let today = scene.asking.moment.today;
    let mut faults = Faults::default();
    let text = faults.words("text", &said.text, 2, TEXT_CHARS);
    if said.due < today {
        faults.add("due", Fault::TooEarly);
    }
    faults.settle()?;
    let owner: Staff = w.get(&Keys::staff(said.owner))?.ok_or(Refusal::NotFound(What::Staff))?;
    if owner.state != StaffState::Active {
        return Err(Refusal::NotFound(What::Staff).into());
    }
    if let Some(id) = said.petition {
        let petition = may_handle(w, scene.staff, id)?;
        // Why is not said: it would tell of the petition.
        if !visible(&owner, &petition) || require_free(w, &petition, &owner).is_err() {
            return Err(Refusal::Supervision(SupervisionFault::OtherOwner).into());
        }
    }
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

fn take(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (SupervisionId, u32),
    step: SupervisionStep,
    text: &str,
) -> Result<Change, Stop> {
    let mut item = get(w, scene.staff, id)?;
    if let Some(petition) = about(w, &item)? {
        require_free(w, &petition, scene.staff)?;
    }
    let mut faults = Faults::default();
    let text = match step {
        SupervisionStep::Return => faults.words("text", text, 2, SAID_CHARS),
        SupervisionStep::Ask | SupervisionStep::Close | SupervisionStep::Nudge => {
            faults.line("text", text, SAID_CHARS)
        }
    };
    faults.settle()?;
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    item.state = item.step(step, by, on, &text).map_err(Refusal::Supervision)?;
    if item.version != seen {
        return Err(Refusal::Stale { seen, now: item.version, fields: Vec::new() }.into());
    }
    if item.events.len() >= MOST_EVENTS {
        return Err(Refusal::RecordFull.into());
    }
    item.events.push(SupervisionEvent { step, on, by, text: text.clone() });
    item.version += 1;
    w.put(&item)?;
    Ok(told(&item).with("said", without_numbers(&text)))
}

fn told(item: &SupervisionItem) -> Change {
    Change::new(Outcome::Supervision(item.id, item.number.clone(), item.version), item.id)
        .with("number", &item.number)
        .with("state", item.state.name())
}

/// Whether somebody could take a step now; of what needs words, as if they were said.
pub fn could(
    item: &SupervisionItem,
    step: SupervisionStep,
    by: StaffId,
    scene: Scene<'_>,
) -> Result<(), SupervisionFault> {
    item.step(step, by, scene.asking.moment.today, "…").map(|_| ())
}
