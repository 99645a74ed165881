//! Reading tables: one stream of rows out of `.csv` text in four encodings or an `.xlsx` workbook.
//!
//! A file is judged before it is believed: its first bytes tell what it really is, a workbook's zip directory is read and
//! limited before anything is inflated, and rows are never held but one at a time.
//!
//! Workbooks are read by our own few hundred lines rather than by a spreadsheet crate, for four reasons found in the source
//! of the crate at hand: it reserves memory by the counts a file announces (a file of one kilobyte can ask for any amount,
//! which ends the process), it holds one heap string for each shared string (a million full rows pass 300 MB), it turns
//! numbers into floating point before anyone can see that an identity number was rounded, and it says nothing of hidden
//! rows.

mod archive;
mod book;
mod cell;
mod encoding;
mod fault;
mod feed;
mod input;
mod sheet;
mod table;
mod text;
mod xml;

pub use cell::{Cell, NumberFault, Row, serial_date, whole_digits};
pub use encoding::{Encoding, whole_text};
pub use fault::{RowFault, RowFaultKind, SourceFault, SourceNote};
pub(in crate::exchange) use input::file_bytes;
pub use input::file_sha256;
pub(crate) use input::hex;
pub use table::{Format, MOST_COLUMNS, OpenChoices, Source};
