//! Reading the list, and one item.

use super::act::could;
use super::{about, get, shown};
use crate::bureau::answer::{SupervisionList, SupervisionRow};
use crate::bureau::command::{Command, SuperviseAct};
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::petitions::{is_kept, require_free};
use crate::bureau::query::SupervisionAsked;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::{Stop, apart};
use crate::domain::petition::monday;
use crate::domain::staff::Staff;
use crate::domain::supervision::{SupervisionFault, SupervisionItem, SupervisionState, SupervisionStep};
use crate::domain::{Date, SupervisionId};
use crate::store::{IndexTable, Reading};

/// Most rows of one answer.
const MOST: usize = 1000;

/// One item.
pub fn view(r: &impl Reading, scene: Scene<'_>, id: SupervisionId) -> Result<SupervisionRow, Stop> {
    row(r, scene, get(r, scene.staff, id)?)
}

/// The items that are asked for: what is due first stands first, what is closed last.
pub fn list(
    r: &impl Reading,
    scene: Scene<'_>,
    asked: SupervisionAsked,
    (offset, limit): (usize, usize),
) -> Result<SupervisionList, Stop> {
    let today = scene.asking.moment.today;
    let open = open(r, scene.staff)?;
    let (mut found, mut list) = (
        Vec::new(),
        SupervisionList { total: 0, open: open.len(), late: 0, asked: 0, mine: 0, rows: Vec::new() },
    );
    for item in &open {
        list.late += usize::from(item.is_late(today));
        if item.state == SupervisionState::Asked {
            list.asked += 1;
            list.mine +=
                usize::from(allowed(scene, item, &could(r, scene, item)?, SupervisionStep::Close).is_ok());
        }
    }
    match asked {
        SupervisionAsked::Open => found = open,
        SupervisionAsked::Mine => found.extend(open.into_iter().filter(|i| i.owner == scene.staff.id)),
        SupervisionAsked::Asked => {
            found.extend(open.into_iter().filter(|i| i.state == SupervisionState::Asked));
        }
        SupervisionAsked::Week | SupervisionAsked::All => {
            let monday = monday(today);
            for item in r.scan::<SupervisionItem>(..)? {
                let item = item?;
                let wanted = asked == SupervisionAsked::All || item.closed_on().is_none_or(|on| on >= monday);
                if wanted && shown(r, scene.staff, &item)? {
                    found.push(item);
                }
            }
        }
    }
    found.sort_by_key(order);
    list.total = found.len();
    let page = found.into_iter().skip(offset).take(limit.min(MOST));
    list.rows = page.map(|item| row(r, scene, item)).collect::<Result<_, _>>()?;
    Ok(list)
}

/// Every item that is not closed and that somebody may see.
pub fn open(r: &impl Reading, staff: &Staff) -> Result<Vec<SupervisionItem>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::SupervisionOpen, &[])? {
        let Some(item) = r.get::<SupervisionItem>(&key?)? else { continue };
        if shown(r, staff, &item)? {
            found.push(item);
        }
    }
    Ok(found)
}

fn order(item: &SupervisionItem) -> (bool, std::cmp::Reverse<Option<Date>>, Date, SupervisionId) {
    let closed = item.closed_on();
    (closed.is_some(), std::cmp::Reverse(closed), item.due, item.id)
}

/// Whether the asker may take a step now, by what they are and by what the item allows.
fn allowed(
    scene: Scene<'_>,
    item: &SupervisionItem,
    could: &impl Fn(SupervisionStep) -> Result<(), SupervisionFault>,
    step: SupervisionStep,
) -> Result<(), Refusal> {
    let act = SuperviseAct::Step { item: item.id, seen: item.version, step, text: String::new() };
    let action = Action::of_command(&Command::Supervise(act));
    can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    could(step).map_err(Refusal::Supervision)
}

fn row(r: &impl Reading, scene: Scene<'_>, item: SupervisionItem) -> Result<SupervisionRow, Stop> {
    let petition = about(r, &item)?;
    let free = match &petition {
        Some(petition) => apart(require_free(r, petition, scene.staff))?,
        None => Ok(()),
    };
    let steps = {
        let could = could(r, scene, &item)?;
        let may = |step| free.clone().and_then(|()| allowed(scene, &item, &could, step));
        SupervisionStep::ALL.iter().map(|step| (*step, may(*step))).collect()
    };
    let name = |id| journal::staff_name(r, id);
    Ok(SupervisionRow {
        item: item.id,
        version: item.version,
        origin: item.origin,
        owner: (item.owner, name(item.owner)?),
        due: item.due,
        late: item.is_late(scene.asking.moment.today),
        kept: petition.as_ref().is_some_and(is_kept),
        petition: petition.map(|petition| (petition.id, petition.number)),
        by: name(item.by)?,
        on: item.on,
        state: item.state,
        steps,
        events: item
            .events
            .iter()
            .map(|event| Ok((event.clone(), name(event.by)?)))
            .collect::<Result<_, Stop>>()?,
        passed: item
            .events
            .iter()
            .filter_map(|event| event.owner)
            .flat_map(|(was, now)| [was, now])
            .map(|id| Ok((id, name(id)?)))
            .collect::<Result<_, Stop>>()?,
        first_due: item.first_said().1,
        number: item.number,
        text: item.text,
    })
}
