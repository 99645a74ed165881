//! On-call duty (值班): who is on when, what needs an answer now, whom to call next, major urgent matters and the handover.
//!
//! * `at` a minute of the wall clock; `rules` the shifts, the ladder and the age of review, as the bureau says them;
//! * `rota` days with their shifts, leave and swaps, and what keeps them from being published; `turn` whose turn it is; `rest` who
//!   stands one shift right after another;
//! * `alert` what was acknowledged until when and who was called; `major` matters of art. 25; `handover` what is signed item by item.
//!
//! Nothing here fires: whether an acknowledgement holds, and which rung is due, follows from the minute that is asked about.

mod alert;
mod at;
mod fault;
mod handover;
mod major;
mod rest;
mod rota;
mod rules;
#[cfg(test)]
mod tests;
mod turn;

pub use alert::{Ack, Alert, Hop, Ladder, PageReason};
pub use at::At;
pub use fault::DutyFault;
pub use handover::{Handover, Held, ItemKind, ItemState, RotaChange, SignItem, Told, Withdrawn};
pub use major::{Call, Major, MajorFacts, Report};
pub use rest::{NoRest, no_rest};
pub use rota::{DutyDay, Leave, RotaFault, Share, Slot, SwapAsk, faults, shares};
pub use rules::{DutyLevel, DutyRules, Rung, ShiftKind};
pub use turn::in_turn;
