//! Requests for money that is not monthly: entered by one, decided by another, due from then on. What is due is paid like the rest.

mod admit;
mod booked;
mod change;
mod read;
mod view;

pub use admit::worked_out as work_out_grant;
pub(super) use booked::{booked_for, standing_of};
pub(super) use change::{decide, note_opinion, propose, withdraw};
pub(super) use view::{grant, grants};
