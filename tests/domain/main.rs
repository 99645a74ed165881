//! Rules without a bureau: the clocks of the law and the entitlement of a person, beside dates and tables that were worked out elsewhere.
// The lint settings allow these in `#[test]` functions; here the helpers beside them need them too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

mod clocks;
mod entitlement;
