//! 督办: giving somebody something to do, and seeing that it is done.

mod act;
mod view;

pub(super) use act::act;
pub(super) use view::{list, open, view};

use super::refusal::{Refusal, What};
use super::stop::Stop;
use crate::domain::SupervisionId;
use crate::domain::supervision::SupervisionItem;
use crate::store::{Keys, Reading};

fn get(r: &impl Reading, id: SupervisionId) -> Result<SupervisionItem, Stop> {
    Ok(r.get(&Keys::supervision(id))?.ok_or(Refusal::NotFound(What::SupervisionItem))?)
}
