//! The rules of a bureau, through its one door: what it refuses, what it records, what it answers, and to whom.
//!
//! One program for all of them: linked once, it builds faster and takes a tenth of the disk.
// The lint settings allow these in `#[test]` functions; here the helpers beside them need them too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

mod accounts;
mod bulk;
mod care;
mod condolence;
mod deaths;
mod debug;
mod duty;
mod duty_shifts;
mod duty_turns;
mod family;
mod festival;
mod filter;
mod funds;
mod gate;
mod golden;
mod grants;
mod hardship;
mod imports;
mod invariants;
mod ledger;
mod lists;
mod lookup;
mod merge;
mod merge_histories;
mod notes;
mod overview;
mod papers;
mod people;
mod periods;
mod petition_hands;
mod petition_histories;
mod petition_secrecy;
mod petition_traces;
mod petition_veil;
mod petitions;
mod quality;
mod rates;
mod runs;
mod staff;
mod standing;
mod triage;
mod unmerge;
mod views;
mod visits;
mod visits_put_right;
mod waiting;

#[path = "../bureau_support/mod.rs"]
mod bureau_support;
#[path = "../support/dice.rs"]
mod dice;
#[path = "../store_support/mod.rs"]
mod store_support;
