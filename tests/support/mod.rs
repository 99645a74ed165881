//! What the integration tests share.
#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper that fails is a failed test"
)]

pub mod dice;
pub mod keys;
pub mod process;
pub mod pty;
pub mod sample;
pub mod shown;
