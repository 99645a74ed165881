//! Yearly confirmations (年度确认): noting them, taking them back, and who is still to be confirmed.

mod act;
mod view;

pub(super) use act::{ask_answered, confirm, notice, withdraw};
pub(super) use view::{confirmed_in, list, of_person};
