//! The `text` room: everything that depends on what characters *are*, and nothing on what they mean.
//!
//! Display width, truncation and wrapping agree with what ratatui draws, cell by cell; nobody else measures.
//! [`line()`] and [`note()`] are the one sanitiser at the door: what they return may be stored. [`visible()`] is the one
//! window for text that did not come through the door. [`fold()`] makes what people type comparable, and [`pinyin`]
//! knows how Han characters are read, surnames included.

mod door;
mod echo;
mod fit;
mod fold;
mod fours;
mod numeral;
mod opaque;
mod personal;
pub mod pinyin;
mod visible;
mod width;
mod wrap;

pub use door::{TextFault, line, note, private_use};
pub use echo::{Echo, EchoPath};
pub use fit::{center, fit, fit_left, truncate};
pub use fold::{fold, fold_bare, fold_digits, fold_key, is_name_dot};
pub use fours::in_fours;
pub use numeral::numeral;
pub(crate) use opaque::opaque;
pub use personal::without_numbers;
pub use visible::{hidden, visible};
pub use width::{edge, glyphs, width};
pub use wrap::wrap;
