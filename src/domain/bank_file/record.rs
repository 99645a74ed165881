//! How the lines of a file are laid out.

use serde::{Deserialize, Serialize};

use crate::domain::TableFault;
use crate::domain::kinds::kinds;

kinds! {
    /// What stands in a column of a bank's file.
    Slot {
        /// The same text on every line: a mark of the kind of line, a currency.
        0 Text "text",
        /// The number of the payment run.
        1 Run "run",
        /// The month that is paid for.
        2 Month "month",
        /// The day of the file.
        3 Day "day",
        /// How many lines the file has, headings and marks left out.
        4 Count "count",
        /// What the lines add up to.
        5 Sum "sum",
        /// The number of the line within the run.
        6 Seq "seq",
        /// Whose benefit it is.
        7 Name "name",
        /// Whose account it is.
        8 Holder "holder",
        /// The account.
        9 Account "account",
        /// The bank of the account.
        10 Bank "bank",
        /// The identity number.
        11 IdNumber "id-number",
        /// The amount.
        12 Amount "amount",
        /// What the payee reads.
        13 Memo "memo",
        /// What became of the line: the bank's mark or word.
        14 State "state",
        /// The bank's code of a failure.
        15 Code "code",
        /// The bank's words for a failure.
        16 Words "words",
        /// The day on which the bank paid.
        17 PaidOn "paid-on",
    }

    /// Whether the columns of a line are told by their width or by what parts them.
    Shape {
        /// By a delimiter.
        0 Csv "csv",
        /// By their width in bytes.
        1 Fixed "fixed",
        /// Cells of a workbook; only for reading.
        2 Workbook "workbook",
    }

    /// How characters are written.
    Charset {
        /// GBK, of two bytes a character: what older systems of banks take.
        0 Gbk "gbk",
        /// GB18030, which has every character.
        1 Gb18030 "gb18030",
        /// UTF-8.
        2 Utf8 "utf-8",
        /// UTF-8 with a byte order mark, as spreadsheet programs want it.
        3 Utf8Mark "utf-8-bom",
    }

    /// What ends a line.
    LineEnd {
        /// Carriage return and line feed.
        0 CrLf "crlf",
        /// Line feed.
        1 Lf "lf",
    }

    /// Which cells of a delimited line stand in quotation marks.
    Quote {
        /// Those that need it.
        0 Needed "needed",
        /// All.
        1 Always "always",
        /// None: a text that would need it is refused.
        2 Never "never",
    }

    /// On which side of its column a text stands.
    Align {
        /// Left.
        0 Left "left",
        /// Right.
        1 Right "right",
    }

    /// In what an amount is written.
    Unit {
        /// Yuan with two decimals: `909.00`.
        0 Yuan "yuan",
        /// Fen: `90900`.
        1 Fen "fen",
    }

    /// How a day is written; a month is the same without its day.
    DayForm {
        /// `20261125`
        0 Compact "yyyymmdd",
        /// `2026-11-25`
        1 Hyphens "yyyy-mm-dd",
        /// `2026/11/25`
        2 Slashes "yyyy/mm/dd",
    }
}

impl Slot {
    /// Whether digits that fill its column would make another value of it.
    fn is_number_of_something(self) -> bool {
        matches!(self, Self::Account | Self::IdNumber | Self::Run)
    }

    /// Whether a clerk may have another character written in its place.
    pub fn takes_substitutes(self) -> bool {
        matches!(self, Self::Name | Self::Holder | Self::Bank | Self::Memo)
    }

    /// Whether it belongs to one line.
    pub fn is_of_line(self) -> bool {
        !matches!(self, Self::Text | Self::Run | Self::Month | Self::Day | Self::Count | Self::Sum)
    }
}

impl Charset {
    /// Its name beside a file.
    pub fn title(self) -> &'static str {
        match self {
            Self::Gbk => "GBK",
            Self::Gb18030 => "GB18030",
            Self::Utf8 => "UTF-8",
            Self::Utf8Mark => "UTF-8 BOM",
        }
    }
}

impl LineEnd {
    /// The bytes.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::CrLf => b"\r\n",
            Self::Lf => b"\n",
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What stands in it.
    pub slot: Slot,
    /// Its heading, where the file has a line of them.
    #[serde(default)]
    pub heading: String,
    /// Bytes in the encoding of the file: of the column where widths tell, at most where a delimiter does.
    #[serde(default)]
    pub width: Option<u16>,
    /// Where a shorter text stands.
    #[serde(default = "left")]
    pub align: Align,
    /// What fills the rest.
    #[serde(default = "blank")]
    pub fill: char,
    /// In what an amount is written.
    #[serde(default = "yuan")]
    pub unit: Unit,
    /// How a day is written.
    #[serde(default = "compact")]
    pub day: DayForm,
    /// The text of a column that is the same everywhere.
    #[serde(default)]
    pub text: String,
    /// Nothing may stand in it.
    #[serde(default)]
    pub optional: bool,
}

fn left() -> Align {
    Align::Left
}

fn blank() -> char {
    ' '
}

fn yuan() -> Unit {
    Unit::Yuan
}

fn compact() -> DayForm {
    DayForm::Compact
}

fn comma() -> char {
    ','
}

fn crlf() -> LineEnd {
    LineEnd::CrLf
}

fn needed() -> Quote {
    Quote::Needed
}

/// The lines of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// How columns are told.
    pub shape: Shape,
    /// How characters are written; a workbook says it itself.
    pub charset: Charset,
    /// What ends a line.
    #[serde(default = "crlf")]
    pub line_end: LineEnd,
    /// What parts columns, where that is how they are told.
    #[serde(default = "comma")]
    pub delimiter: char,
    /// Which cells stand in quotation marks.
    #[serde(default = "needed")]
    pub quote: Quote,
    /// Whether a line of headings comes first.
    #[serde(default)]
    pub headings: bool,
    /// The line before the others; none where it is empty.
    #[serde(default)]
    pub header: Vec<Column>,
    /// A line.
    pub line: Vec<Column>,
    /// The line behind the others; none where it is empty.
    #[serde(default)]
    pub trailer: Vec<Column>,
}

impl Record {
    /// Whether some line has such a column.
    pub fn has(&self, slot: Slot) -> bool {
        [&self.header, &self.line, &self.trailer].into_iter().flatten().any(|c| c.slot == slot)
    }

    /// Refuses what could not be written, or not be read again.
    pub(super) fn sound(&self, id: &str) -> Result<(), TableFault> {
        let sound = !self.line.is_empty()
            && matches!(self.delimiter, ',' | ';' | '|' | '\t')
            && [&self.header, &self.line, &self.trailer].into_iter().flatten().all(|c| self.holds(c))
            && [&self.header, &self.trailer].into_iter().flatten().all(|c| !c.slot.is_of_line())
            && self.line.iter().all(|c| !matches!(c.slot, Slot::Count | Slot::Sum))
            // By its first column a reader tells such a line from the others.
            && [&self.header, &self.trailer].iter().all(|l| l.first().is_none_or(|c| c.slot == Slot::Text))
            && (self.header.is_empty() || self.trailer.is_empty() || Self::mark(&self.header) != Self::mark(&self.trailer))
            && (!self.headings || self.line.iter().all(|c| !c.heading.trim().is_empty()));
        if sound { Ok(()) } else { Err(TableFault::Figures(id.to_owned())) }
    }

    fn mark(line: &[Column]) -> Option<&str> {
        line.first().map(|c| c.text.as_str())
    }

    fn holds(&self, column: &Column) -> bool {
        let width = match self.shape {
            Shape::Fixed => column.width.is_some_and(|w| w > 0),
            Shape::Csv | Shape::Workbook => column.width != Some(0),
        };
        // Digits beside a number make another number: at the left of an account, at the right of an amount.
        let digits = column.fill.is_ascii_digit();
        let fill = (column.fill.is_ascii_graphic() || column.fill == ' ')
            && !(digits && (column.align == Align::Left || column.slot.is_number_of_something()))
            && (column.fill == ' ' || column.fill == '0');
        width && fill && (column.slot == Slot::Text) != column.text.is_empty()
    }
}
