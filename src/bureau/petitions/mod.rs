//! Petitions: taking them in, moving them along, the queue, and who may see what.

mod act;
mod admit;
mod figures;
mod queue;
mod register;
mod row;
mod seed;
mod view;

pub(super) use act::{act, assign};
pub(super) use figures::{behind, figures};
pub(super) use queue::{each_open, open_of_person, overview, queue};
pub(super) use register::register;
pub(super) use row::{require_visible, sees_all, visible};
pub use seed::SeedPetition;
pub(super) use view::{of_person, view};
