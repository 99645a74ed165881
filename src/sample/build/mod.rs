//! Writes a sample through the one door, day by day: people come on record, months are posted and closed, petitions are
//! taken in and moved, each on its own business date, so that the journal tells the ten years as they would have been.

mod builder;
mod care;
mod intake;
mod ledger;
mod petitions;

pub use builder::{Made, Progress, build};
