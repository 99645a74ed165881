//! The `exchange` room: spreadsheets in and out.
//!
//! [`source`] reads rows out of text tables and workbooks without believing the file; [`layout`] knows the columns of the
//! registration sheets; [`preview()`] is what the clerk confirms; [`ReturnedFile`] gives rejected rows back in the layout
//! they came in; [`bank`] writes what goes to a bank and reads what comes back; [`papers`] puts what is handed out on paper; [`people`] joins them to the import of people. [`browse()`] finds the files, and an [`Errand`] is all of it
//! as plain data for a screen, carried out by a [`Runner`].

pub mod bank;
mod browse;
mod calendars;
mod errand;
pub mod export;
mod inert;
pub mod layout;
pub mod papers;
pub mod people;
mod preview;
mod progress;
pub mod rates;
mod returned;
pub mod source;

pub use browse::{Entry, EntryKind, Listing, Place, Places, browse, browse_answers, folders, meant};
pub use calendars::CalendarSeen;
pub use errand::{Errand, Found, Job, Look, Runner, Trouble};
pub use preview::{Preview, PreviewRow, find_heading, preview, preview_of};
pub use progress::{Go, Progress, Watch};
pub use returned::{ReturnedFault, ReturnedFile, returned_before, returned_path};
