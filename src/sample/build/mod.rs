//! Writes a sample through the one door, day by day: people come on record, months are posted and closed, petitions are
//! taken in and moved, each on its own business date, so that the journal tells the ten years as they would have been.

mod builder;
mod care;
mod confirmations;
mod desk;
mod directory;
mod duty;
mod festivals;
mod intake;
mod ledger;
mod petitions;
mod place;
mod releases;
mod requests;
mod supervised;
mod twins;
mod visits;

pub use builder::{BankFileOf, Made, Progress, build};
