//! 随信访改派: whoever must keep away from a petition has nothing in hand that is about it (信访工作条例 第二十八条第三款、第三十条第三款).

use super::act::receiver;
use crate::bureau::change::Change;
use crate::bureau::journal;
use crate::bureau::kept::HANDED_ON;
use crate::bureau::petitions::{changed_by, leads, require_free};
use crate::bureau::scene::Scene;
use crate::bureau::stop::{Stop, apart};
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::domain::supervision::{SupervisionEvent, SupervisionItem, SupervisionStep};
use crate::domain::{PetitionId, StaffId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// What a command did about petitions, with what is supervised about them handed on from whoever has to keep away since.
pub fn hand_on(w: &mut Writer<'_>, scene: Scene<'_>, change: Change) -> Result<Change, Stop> {
    let mut handed = Vec::new();
    for item in pass_on(w, scene, &changed_by(&change))? {
        handed.push(format!("{} {} {}", item.id, item.number, journal::staff_name(w, item.owner)?));
    }
    Ok(change.with(HANDED_ON, handed.join("\n")))
}

/// Passes on what is open about petitions and in the hands of somebody who has to keep away from them now: to who gave it, else to who has
/// the petition, else to who leads, else to anybody who may have it. Where nobody may, it stays: they see it no more, and who leads gives it
/// to another. The items as they are from then on.
fn pass_on(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    petitions: &[PetitionId],
) -> Result<Vec<SupervisionItem>, Stop> {
    let mut passed = Vec::new();
    let open = w.owners(IndexTable::SupervisionOpen, &[])?.collect::<Result<Vec<_>, _>>()?;
    for key in open {
        let Some(mut item) = w.get::<SupervisionItem>(&key)? else { continue };
        let about = item.petition.filter(|id| petitions.contains(id));
        let petition: Option<Petition> = about.map(|id| w.get(&Keys::petition(id))).transpose()?.flatten();
        let Some(petition) = petition else { continue };
        let owner: Option<Staff> = w.get(&Keys::staff(item.owner))?;
        let Some(owner) = owner else { continue };
        if apart(require_free(w, &petition, &owner))?.is_ok() {
            continue;
        }
        let Some(to) = next(w, &petition, &item)? else { continue };
        let (by, on) = (scene.staff.id, scene.asking.moment.today);
        let event = SupervisionEvent {
            owner: Some((item.owner, to)),
            followed: Some(petition.id),
            ..SupervisionEvent::new(SupervisionStep::Reassign, on, by, String::new())
        };
        item.state = item.handed_on();
        item.take_in(event);
        item.version += 1;
        w.put(&item)?;
        passed.push(item);
    }
    Ok(passed)
}

/// Who has it from then on.
fn next(r: &impl Reading, petition: &Petition, item: &SupervisionItem) -> Result<Option<StaffId>, Stop> {
    let all = r.scan::<Staff>(..)?.collect::<Result<Vec<_>, _>>()?;
    let lead = all.iter().filter(|staff| leads(&staff.roles));
    let others = lead.chain(&all).map(|staff| staff.id);
    for id in [item.by].into_iter().chain(petition.owner).chain(others) {
        if apart(receiver(r, Some(petition), id))?.is_ok() {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
