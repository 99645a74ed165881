//! Rates and settings of the place: proposed by one person, approved by another, never changed after that.

mod admit;
mod decide;
mod effect;
mod lacking;
mod propose;
mod tables;
mod view;

pub use admit::admit_setting;
pub(super) use admit::check;
pub(super) use decide::{approve, reject, withdraw};
pub(super) use effect::effect;
pub(super) use lacking::lacking;
pub(super) use propose::{propose_rates, propose_settings};
pub use tables::{decided_behind, own_rates, place_rules};
pub(super) use view::{in_force, proposal, proposals, settings};
