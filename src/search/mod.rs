//! The `search` room: the lookup index.

mod found;

pub use found::{Field, Found, Hit, How, Matched, PastedId, Tier};
