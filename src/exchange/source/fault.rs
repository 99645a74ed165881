//! Why a file, or one row of it, cannot be read.

use thiserror::Error;

use crate::exchange::source::Encoding;

/// Why a file is refused before or while its rows are read. `locale` has the sentence for the clerk.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SourceFault {
    /// No file of that name.
    #[error("no such file")]
    NotFound,
    /// The account may not read it.
    #[error("not allowed to read the file")]
    Denied,
    /// The last part of the path is a symbolic link, a folder, a pipe or a device.
    #[error("not a regular file")]
    NotRegular,
    /// The disk or the share failed.
    #[error("reading failed: {0}")]
    Io(std::io::ErrorKind),
    /// Nothing in the file, or no row with a cell in it.
    #[error("the file is empty")]
    Empty,
    /// Neither text nor a workbook.
    #[error("neither text nor a workbook")]
    NotATable,
    /// The binary `.xls` of Excel 97–2003, whatever its name says.
    #[error("an Excel 97-2003 workbook")]
    OldWorkbook,
    /// A password protects the workbook.
    #[error("the workbook is encrypted")]
    Encrypted,
    /// The workbook carries macros.
    #[error("the workbook carries macros")]
    Macros,
    /// A web page or XML table saved under a spreadsheet's name.
    #[error("a web page under a spreadsheet's name")]
    WebPage,
    /// A zip file that is no workbook (a document, an OpenDocument sheet, a plain archive).
    #[error("a zip file but no workbook")]
    OtherArchive,
    /// The workbook draws on other files.
    #[error("the workbook refers to other files")]
    ExternalLinks,
    /// The file ends too early.
    #[error("the workbook is cut off")]
    CutOff,
    /// The inside of the workbook contradicts itself.
    #[error("the workbook is damaged in {part}")]
    Damaged {
        /// The part that does not hold together.
        part: String,
    },
    /// More parts than any real workbook has.
    #[error("{found} parts, at most {most}")]
    TooManyParts {
        /// Parts counted in the directory.
        found: u64,
        /// Limit.
        most: u64,
    },
    /// A part swells beyond the limit when inflated.
    #[error("{part} inflates to {bytes} bytes, at most {most}")]
    Inflates {
        /// Which part.
        part: String,
        /// Size it announces or reached.
        bytes: u64,
        /// Limit.
        most: u64,
    },
    /// A part is packed far tighter than real data can be.
    #[error("{part} is packed {ratio} to 1, at most {most}")]
    Ratio {
        /// Which part.
        part: String,
        /// Inflated size divided by packed size.
        ratio: u64,
        /// Limit.
        most: u64,
    },
    /// The sheet asked for is not there.
    #[error("no sheet {wanted:?}")]
    NoSheet {
        /// Name asked for; empty when the workbook has no visible sheet at all.
        wanted: String,
        /// Sheets there are.
        have: Vec<String>,
    },
    /// The file is longer than one of its kind can be.
    #[error("{bytes} bytes, at most {most}")]
    TooLong {
        /// Its length.
        bytes: u64,
        /// Limit.
        most: u64,
    },
    /// The header row has more columns than any layout.
    #[error("{found} columns, at most {most}")]
    TooWide {
        /// Columns found.
        found: usize,
        /// Limit.
        most: usize,
    },
}

impl SourceFault {
    /// The fault for an error of the file system.
    pub(crate) fn from_io(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::PermissionDenied => Self::Denied,
            kind => Self::Io(kind),
        }
    }

    /// A part of the workbook that does not hold together.
    pub(crate) fn damaged(part: &str) -> Self {
        Self::Damaged { part: part.to_owned() }
    }
}

/// One row that could not be read as it stands. The cells are kept, as far as they can be told, for the returned file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Row number as a spreadsheet program shows it; the header of a plain file is 1.
    pub number: u64,
    /// What is wrong.
    pub kind: RowFaultKind,
    /// What could be made out, in file order; unreadable characters stand as U+FFFD.
    pub cells: Vec<super::Cell>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RowFaultKind {
    /// Bytes that the encoding does not have.
    #[error("malformed bytes at offset {offset}")]
    Malformed {
        /// Offset of the first such byte in the file.
        offset: u64,
        /// Encoding it was read in.
        encoding: Encoding,
    },
    /// The row is written in another encoding than the file.
    #[error("the row at offset {offset} is in another encoding")]
    OtherEncoding {
        /// Offset of the row in the file.
        offset: u64,
        /// Encoding of the file.
        encoding: Encoding,
    },
    /// An earlier conversion already lost characters (U+FFFD stands in the file).
    #[error("characters were lost before")]
    Lost,
    /// A quotation mark that is never closed, or closed in the middle of a cell.
    #[error("unbalanced quotation mark on line {line}")]
    Quote {
        /// Line of the file on which the mark opens, from 1.
        line: u64,
    },
    /// The row has cells beyond the last heading, as an unquoted comma makes.
    #[error("{found} cells under {headings} headings")]
    ExtraCells {
        /// Cells in the row.
        found: usize,
        /// Headings in the file.
        headings: usize,
    },
    /// The row is longer than any row can be.
    #[error("row longer than {most} bytes")]
    TooLong {
        /// Limit in bytes.
        most: usize,
    },
    /// The file itself gave out here; no row follows.
    #[error("the file breaks off: {0}")]
    Broken(SourceFault),
}

/// Something the clerk should know about a file that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceNote {
    /// Cells whose value a formula computed; the stored result is used.
    Formulas,
    /// Rows hidden in the sheet; they are read like the others.
    HiddenRows,
    /// Merged cells; only the first of each carries the value.
    MergedCells,
    /// Cells to the right of the last heading; they are left out.
    BeyondHeader,
    /// Further visible sheets; only one is read.
    OtherSheets,
    /// Hidden sheets; they are not read.
    HiddenSheets,
}
