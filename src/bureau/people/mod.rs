//! People: what may be written about them, and what is shown of it.

mod admit;
mod amend;
mod card;
mod flags;
mod lookup;
mod mask;
mod register;
mod reveal;

pub(super) use admit::{admit, admit_name};
pub(super) use amend::{amend, field_names};
pub(super) use card::{card, cards_alike, record};
pub(super) use lookup::{lookup, search_record};
pub(super) use register::register;
pub(super) use reveal::{reveal, revealed_value};
