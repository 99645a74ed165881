//! Changing the same thing for many people at once: looked at person by person, carried out as one transaction in which who cannot
//! be changed does not hold up the others, and taken back as one.

mod apply;
mod judge;
mod money;
mod undo;
mod view;

pub(super) use apply::apply;
pub(super) use undo::undo;
pub(super) use view::{batch, batches, preview};
