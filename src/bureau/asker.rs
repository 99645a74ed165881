//! Who takes back what was asked for: whoever asked, and another of the post only once they cannot any more.

use crate::bureau::gate::{Action, can};
use crate::bureau::journal::staff_name;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::staff::Staff;
use crate::store::{Keys, Reading};

/// Refuses to have somebody take back what another asked for who may do it themselves.
pub fn or_gone(r: &impl Reading, scene: Scene<'_>, (asker, action): (StaffId, Action)) -> Result<(), Stop> {
    if asker == scene.staff.id {
        return Ok(());
    }
    let there: Option<Staff> = r.get(&Keys::staff(asker))?;
    if there.is_some_and(|staff| can(&staff, action).is_ok()) {
        return Err(Refusal::AskedByAnother { by: staff_name(r, asker)? }.into());
    }
    Ok(())
}
