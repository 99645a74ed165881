//! Which town is whose.

use crate::bureau::change::Change;
use crate::bureau::gate::{Action, holds};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::staff::Staff;
use crate::domain::{DivisionCode, DivisionLevel, StaffId};
use crate::store::{Keys, Reading, Writer};

/// From now on `to`, who may do so and whose account is not disabled, keeps in touch with the people of a town, and nobody
/// else does.
pub fn assign_town(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    town: DivisionCode,
    to: Option<StaffId>,
) -> Result<Change, Stop> {
    if town.level() != DivisionLevel::Town || scene.reference.divisions.get(town).is_none() {
        return Err(Refusal::NotFound(What::Division).into());
    }
    if let Some(id) = to {
        let staff: Staff = w.get(&Keys::staff(id))?.ok_or(Refusal::NotFound(What::Staff))?;
        if !holds(staff.state, &staff.roles, Action::Care) {
            return Err(Refusal::CannotCare { name: staff.name }.into());
        }
    }
    for mut staff in w.scan::<Staff>(..)?.collect::<Result<Vec<_>, _>>()? {
        let (holds, wanted) = (staff.towns.contains(&town), to == Some(staff.id));
        if holds == wanted {
            continue;
        }
        staff.towns.retain(|t| *t != town);
        if wanted {
            staff.towns.push(town);
            staff.towns.sort_unstable();
        }
        staff.version += 1;
        w.put(&staff)?;
    }
    Ok(Change::new(Outcome::Done, town)
        .with("town", scene.reference.divisions.short_name(town))
        .with("to", to.map(|id| id.to_string()).unwrap_or_default()))
}
