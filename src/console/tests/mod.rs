//! The console seen from outside.

mod desk;
mod forms;
mod random;
pub mod stages;
