//! What waits for whom, through the door: who is offered something may do it, and whatever they do leads on.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

#[path = "bureau_waiting/ahead.rs"]
mod ahead;
#[path = "bureau_waiting/alone.rs"]
mod alone;
#[path = "bureau_waiting/back.rs"]
mod back;
#[path = "bureau_waiting/back_more.rs"]
mod back_more;
#[path = "bureau_waiting/first.rs"]
mod first;
#[path = "bureau_waiting/kinds.rs"]
mod kinds;
#[path = "bureau_waiting/runs.rs"]
mod runs;
#[path = "bureau_waiting/six.rs"]
mod six;
#[path = "bureau_waiting/taken_back.rs"]
mod taken_back;

mod bureau_support;
