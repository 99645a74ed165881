//! For tests: a console that is worked by written keys and answered by made-up people. All of them are synthetic.

mod bench;
mod fake;
pub mod petitions;

pub use bench::{Bench, keys};
pub use fake::{answer, card, desk, sample_desk};
