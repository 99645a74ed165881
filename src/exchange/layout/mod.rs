//! The column layout of the registration sheets, and how the columns of a file map to it.
//!
//! `columns.toml` lists every column with its wordings; [`Mapping::of`] understands headings in any order, and what it
//! cannot understand the clerk chooses once: a mapping is plain data that is remembered under the digest of its headings.

mod field;
mod mapping;
mod table;

pub use field::{Field, Kind};
pub(in crate::exchange) use mapping::known_headings;
pub use mapping::{Confidence, MappedColumn, Mapping, headings_digest};
pub use table::{Block, Column, Layout, LayoutFault, List};
