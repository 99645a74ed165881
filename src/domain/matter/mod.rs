//! Matters (办理事项): what people can apply for at the desk, with the materials, the limits and who decides; and the first look at
//! which of them somebody may ask for.

mod precheck;
mod table;

pub use precheck::{Finding, Known, PreCheck, Question, Reply, Rule, Standing};
pub use table::{Limit, Material, Matter, Matters, Said, Unit};
