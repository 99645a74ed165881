//! Petitions: taking them in, moving them along, the queue, and who may see what.

mod accused;
mod act;
mod admit;
mod board;
mod earlier;
mod figures;
mod forecast;
mod guards;
mod hands;
mod joined;
mod lawful;
mod liaisons;
mod place;
mod queue;
mod recusal;
mod register;
mod row;
mod seed;
mod standing;
mod step;
mod triage;
mod view;

pub(super) use act::{act, assign};
pub(super) use board::{Board, listed};
pub(super) use earlier::earlier;
pub(super) use figures::{behind, figures};
pub(super) use forecast::forecast;
pub(super) use hands::{can_handle, hands, leads, may_handle, require_free};
pub(super) use liaisons::{end as end_liaison, liaisons, set as set_liaison};
pub(super) use place::Place;
pub(super) use queue::{counts, each_open, open_of_person, overview, queue};
pub(super) use register::register;
pub(super) use row::{clocks, is_kept, require_visible, row, sees, visible};
pub use seed::SeedPetition;
pub(super) use triage::{preview, triage};
pub(super) use view::{numbered, of_person, view};
