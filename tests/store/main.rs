//! The store through its public doors: kept, full, faulty, killed and without power.
// The lint settings allow these in `#[test]` functions; here the helpers beside them need them too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

mod faults;
mod folder;
mod golden;
mod kept;
mod kill_loop;
mod model;
mod power_cuts;

#[path = "../store_support/mod.rs"]
mod store_support;
#[path = "../support/mod.rs"]
mod support;
