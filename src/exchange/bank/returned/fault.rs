//! What does not fit in an answer.

use super::Outcome;
use crate::domain::bank_file::Slot;
use crate::domain::{Date, Fen};
use crate::exchange::source::RowFaultKind;

/// Something of an answer that does not fit.
#[derive(Clone, PartialEq, Eq)]
pub struct ReturnFault {
    /// The row, from 1; of the last one where the file as a whole is meant.
    pub row: u64,
    /// What is wrong.
    pub kind: ReturnFaultKind,
}

/// What is wrong with a row or a file. Texts of the file are cleaned and cut to a length.
#[derive(Clone, PartialEq, Eq)]
pub enum ReturnFaultKind {
    /// The row cannot be read.
    Row(RowFaultKind),
    /// Bytes that are not of the template's encoding.
    Encoding,
    /// It has not the bytes of the template.
    Width {
        /// Bytes there are.
        found: usize,
        /// Bytes there should be.
        wanted: usize,
    },
    /// It has not the cells of the template.
    Cells {
        /// Cells there are.
        found: usize,
        /// Cells there should be.
        wanted: usize,
    },
    /// A cell that must say something says nothing, or nothing that can be read.
    Cell(Slot),
    /// It belongs to another run.
    OtherRun(String),
    /// The run has no order of that number.
    UnknownSeq(String),
    /// The amount is not the one that was ordered.
    OtherAmount {
        /// The order.
        seq: u32,
        /// What was ordered.
        ordered: Fen,
        /// What the bank says.
        said: Fen,
    },
    /// The account is not the one that was ordered.
    OtherAccount(u32),
    /// The template does not know the bank's mark.
    UnknownState {
        /// The order.
        seq: u32,
        /// The mark.
        mark: String,
    },
    /// Marked as paid, but with a code or words of a failure, or the other way round: it is neither.
    SaysBoth {
        /// The order.
        seq: u32,
        /// The mark.
        mark: String,
        /// The code and the words.
        said: String,
    },
    /// Paid, but nobody says when.
    NoDay(u32),
    /// Paid on a day on which the bank cannot have paid it: before it had the file, or ahead.
    OtherDay {
        /// The order.
        seq: u32,
        /// What the bank says.
        day: Date,
    },
    /// It contradicts what was said before; what was said first stands until somebody asks the bank and sees to it.
    Contradiction {
        /// The order.
        seq: u32,
        /// What was said before.
        first: Box<Outcome>,
        /// What is said now.
        now: Box<Outcome>,
        /// The row that said it; `None` where it was another file.
        row: Option<u64>,
    },
    /// Nothing ends the last line: it is not taken.
    Unended,
    /// The rest of the file was not read.
    RestUnread,
    /// The headings of the template are not there.
    NoHeadings {
        /// Those that are needed.
        wanted: Vec<String>,
    },
    /// The first line of the template is not there.
    NoHeader,
    /// The last line of the template is not there: the file may be a part.
    NoTrailer,
    /// Something stands behind the last line of the template; it is not taken.
    AfterTrailer,
    /// The file counts otherwise than its lines.
    Count {
        /// What it says.
        said: u64,
        /// Lines there are.
        found: u64,
    },
    /// The file adds up otherwise than its lines.
    Sum {
        /// What it says.
        said: Fen,
        /// What the lines add up to.
        found: i128,
    },
}

crate::text::opaque!(ReturnFault, ReturnFaultKind);
