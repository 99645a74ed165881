//! What is thought of one row.

use crate::bureau::Fault;
use crate::domain::person::PersonFacts;
use crate::domain::{AccountFault, IdFault, IdWarning, NameFault, NameWarning, PersonId, PhoneFault};
use crate::exchange::layout::Field;
use crate::exchange::source::RowFaultKind;
use crate::text::TextFault;

/// The judgement on one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Row number as a spreadsheet program shows it.
    pub row: u64,
    /// What was read; complete when nothing rejects the row.
    pub facts: PersonFacts,
    /// Why it is rejected; empty when it is taken.
    pub rejects: Vec<Reject>,
    /// What deserves a look.
    pub warnings: Vec<Warning>,
}

/// One reason against a row.
#[derive(Clone, PartialEq, Eq)]
pub struct Reject {
    /// The column it is about; `None` for the row as a whole.
    pub field: Option<Field>,
    /// The heading of that column in the file.
    pub heading: String,
    /// What stood there; numbers of people, phones and accounts masked.
    pub original: String,
    /// What is wrong.
    pub reason: Reason,
}

crate::text::opaque!(Reject);

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A column that must be filled is empty.
    Missing,
    /// A column that must be filled where there is no identity number is empty.
    NeededWithoutId,
    /// The text has characters that may not be stored, or too many of them.
    Text(TextFault),
    /// No identity number.
    ResidentId(IdFault),
    /// The number was rounded by a spreadsheet program: its last digits are lost.
    Rounded,
    /// No name.
    Name(NameFault),
    /// Not a day that exists, or not in a form that is read.
    Date,
    /// A day that lies after the business date.
    Future,
    /// A day before the one it must follow.
    TooEarly,
    /// No telephone number.
    Phone(PhoneFault),
    /// No account number.
    Account(AccountFault),
    /// No such division.
    Division,
    /// More of something than one person's record holds.
    TooMany {
        /// How many it holds.
        most: usize,
    },
    /// A name that several divisions bear.
    SeveralDivisions(usize),
    /// Not one of the list.
    Choice,
    /// Not a number, or not a plausible one.
    Number,
    /// An error value of the sheet (`#N/A`).
    ErrorValue,
    /// Differs from what the identity number says.
    DisagreesWithId,
    /// Columns of a category are filled, but the category is not named.
    NoGroup,
    /// The same identity number stands in an earlier row.
    TwiceInFile {
        /// That row.
        first: u64,
    },
    /// The identity number is on record.
    OnRecord(PersonId),
    /// Without an identity number to tell them apart, somebody of the same name and birth date stands in an earlier row.
    NamesakeInFile {
        /// That row.
        first: u64,
    },
    /// Without an identity number to tell them apart, somebody of the same name and birth date is on record.
    Namesake(PersonId),
    /// What the register itself would refuse.
    Refused(Fault),
    /// The row as such could not be read.
    Row(RowFaultKind),
}

/// What deserves a look without standing in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The identity number was in the old form of 15 digits.
    OldId,
    /// There is no identity number; birth date and sex tell the person from others.
    NoNumber,
    /// The identity number is odd.
    Id(IdWarning),
    /// The name is odd.
    Name(NameWarning),
    /// A formula computed the value of this column.
    Formula(Field),
    /// A plain number in a date column was read as a spreadsheet's day count.
    SerialDate(Field),
    /// The account number breaks the card rule.
    AccountMistyped,
    /// The value fits no choice of its item and was kept in the remarks.
    KeptInRemarks(Field),
    /// The household's place is not in the table; what was written was kept as the address.
    FarHousehold,
    /// No state was given: the recognition is taken in as applied for (受理).
    StateAssumed,
    /// The row is hidden in the sheet.
    Hidden,
}

/// The kind of a reason, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum ReasonKind {
    Missing,
    Text,
    ResidentId,
    Rounded,
    Name,
    Date,
    Phone,
    Account,
    Division,
    Choice,
    Number,
    ErrorValue,
    DisagreesWithId,
    NoGroup,
    TwiceInFile,
    OnRecord,
    Row,
}

impl Reason {
    /// Its kind.
    pub fn kind(&self) -> ReasonKind {
        match self {
            Self::Missing | Self::NeededWithoutId => ReasonKind::Missing,
            Self::ResidentId(_) => ReasonKind::ResidentId,
            Self::Rounded => ReasonKind::Rounded,
            Self::Name(_) => ReasonKind::Name,
            Self::Date | Self::Future | Self::TooEarly => ReasonKind::Date,
            Self::Phone(_) => ReasonKind::Phone,
            Self::Account(_) => ReasonKind::Account,
            Self::Division | Self::SeveralDivisions(_) => ReasonKind::Division,
            Self::Choice => ReasonKind::Choice,
            Self::Number => ReasonKind::Number,
            Self::ErrorValue => ReasonKind::ErrorValue,
            Self::DisagreesWithId => ReasonKind::DisagreesWithId,
            Self::NoGroup => ReasonKind::NoGroup,
            Self::TwiceInFile { .. } | Self::NamesakeInFile { .. } => ReasonKind::TwiceInFile,
            Self::OnRecord(_) | Self::Namesake(_) => ReasonKind::OnRecord,
            Self::Refused(Fault::Before { .. } | Fault::Future | Fault::TooEarly | Fault::Date) => {
                ReasonKind::Date
            }
            Self::Text(_) | Self::TooMany { .. } | Self::Refused(_) => ReasonKind::Text,
            Self::Row(_) => ReasonKind::Row,
        }
    }

    /// Whether the row repeats another row or record.
    pub fn is_duplicate(&self) -> bool {
        matches!(self.kind(), ReasonKind::TwiceInFile | ReasonKind::OnRecord)
    }
}
