//! Accounts that money goes to: changed when one asks and another agrees, and in no other way.

mod ask;
mod decide;
mod held;
mod imported;
mod view;

pub(super) use ask::{ask, keeping};
pub(super) use decide::{approve, decline, withdraw, withdraw_merged};
pub(super) use held::{hold_back, nothing_new};
pub(super) use imported::{approve_import, changes_of, decline_import, imports};
pub(super) use view::{changes, former, in_full, none_waits, waiting};
