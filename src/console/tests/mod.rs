//! The console seen from outside.

mod ahead;
mod desk;
mod exporting;
mod forms;
mod random;
pub mod stages;
