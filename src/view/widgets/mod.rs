//! Pieces that panes and overlays are drawn from.

mod bar;
mod card;
mod files;
mod form;
mod input;
mod strip;
mod table;
mod tabs;

pub use bar::{column, gauge, stacked};
pub use card::{card, due, groups};
pub(in crate::view) use files::{choose_file, sentence};
pub use form::{form, form_rows};
pub use input::input;
pub(in crate::view) use strip::{strip, strip_with};
pub use table::{Align, Cell, Column, money_cols, table};
pub use tabs::tabs;
