//! Papers (文书): what the bureau prints and hands out, as data.
//!
//! A paper is a title, a number and blocks of text that were final when it was issued; how many columns a printer has is not its
//! business. What was issued is kept as it was, so that a second print is the first one byte for byte, whatever tables and
//! wordings say by then.

mod block;
mod kind;
mod record;

pub use block::{Block, Mark, plain};
pub use kind::PaperKind;
pub use record::{Paper, Voided};
