//! 导入: people from a spreadsheet, in four steps: choose a file, see its columns, read it for trial, take it in.
//!
//! * `state` where the work stands; it stays when the pane is left or the screen locked;
//! * `pane` what keys and replies do, `acts` what actions do, `errands` what news of files do;
//! * `columns` which column carries what, `shown` what the drawing needs of it in words.
//!
//! Nothing is read or written here: files are an [`Errand`](crate::exchange::Errand)'s business.

mod action;
mod acts;
mod columns;
mod errands;
mod pane;
mod shown;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use columns::ColumnRow;
pub use shown::{Problem, ReasonBar};
pub use state::{Before, Busy, Running, State, Step, choose_rows, column_rows, problem_rows};
