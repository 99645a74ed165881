//! 督办: giving somebody something to do, and seeing that it is done.

mod act;
mod hand_on;
mod view;

pub(super) use act::act;
pub(super) use hand_on::hand_on;
pub(super) use view::{list, open, view};

use super::petitions::visible;
use super::refusal::{Refusal, What};
use super::stop::Stop;
use crate::domain::SupervisionId;
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::domain::supervision::SupervisionItem;
use crate::store::{Keys, Reading};

/// An item, for somebody who may see it.
fn get(r: &impl Reading, staff: &Staff, id: SupervisionId) -> Result<SupervisionItem, Stop> {
    let item: Option<SupervisionItem> = r.get(&Keys::supervision(id))?;
    match item {
        Some(item) if shown(r, staff, &item)? => Ok(item),
        _ => Err(Refusal::NotFound(What::SupervisionItem).into()),
    }
}

/// Whether somebody may see an item: what is about a petition is for those alone who may see that.
fn shown(r: &impl Reading, staff: &Staff, item: &SupervisionItem) -> Result<bool, Stop> {
    Ok(about(r, item)?.is_none_or(|petition| visible(staff, &petition)))
}

/// The petition that an item is about.
fn about(r: &impl Reading, item: &SupervisionItem) -> Result<Option<Petition>, Stop> {
    Ok(item.petition.map(|id| r.get(&Keys::petition(id))).transpose()?.flatten())
}
