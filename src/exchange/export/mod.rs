//! Lists and rosters out of the bureau: identity numbers masked and as text, inert against formulas, with a watermark; and on record with
//! purpose and digest before the file appears.

mod counted;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;

pub(in crate::exchange) use rows::{Cells, SHEET_ROWS, Table};
pub(in crate::exchange) use sheet::bytes as table_bytes;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::bureau::command::ExportRecord;
use crate::bureau::query::{HardshipAsked, Order, Tab};
use crate::bureau::{Answer, Asking, Bureau, Command, Outcome, Query, Refusal};
use crate::domain::filter::{Key, Tongue};
use crate::domain::{CondolenceId, Date, Month};
use crate::exchange::errand::Trouble;
use crate::exchange::papers::Staged;
use crate::exchange::progress::Watch;
use crate::locale::{Lang, exports as say};

/// What is listed.
#[derive(Clone, PartialEq, Eq)]
pub enum List {
    /// Everybody that a query of the lookup finds, in its order.
    People(String),
    /// Everybody with a line in a programme's month whom a text means.
    Month(String, Month, String),
    /// People counted by one key or two, and their money.
    Pivot(Counted),
    /// The lines of a condolence list.
    Condolence(CondolenceId),
    /// Households in hardship, or those that are out of it.
    Hardships(HardshipAsked),
    /// What was registered on a day.
    DayRegister(Date),
    /// Petitions, as the queue shows them to the one who asks.
    Petitions(Queued),
}

/// Which petitions, as the queue asks.
#[derive(Clone, PartialEq, Eq)]
pub struct Queued {
    /// Of which tab.
    pub tab: Tab,
    /// What comes first.
    pub order: Order,
    /// What they are narrowed by.
    pub text: String,
}

/// How people are counted: as a pivot asks.
#[derive(Clone, PartialEq, Eq)]
pub struct Counted {
    /// The key of the rows.
    pub by: Key,
    /// The key of the columns.
    pub across: Option<Key>,
    /// Which people.
    pub text: String,
    /// For which months money is summed.
    pub months: Option<(Month, Month)>,
}

crate::text::opaque!(List, Counted, Queued);

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Column {
    Person,
    Name,
    Sex,
    Age,
    Groups,
    Place,
    Division,
    Id,
    Due,
    Paid,
    Value,
    People,
    Across,
    Gift,
    Household,
    Amount,
    Given,
    ReceivedBy,
    Members,
    Relief,
    Cause,
    Since,
    Visited,
    Measures,
    Ended,
    Number,
    First,
    Channel,
    Purpose,
    Demand,
    Result,
    State,
    Limit,
    Days,
    Held,
    Owner,
    FirstHandler,
    NextLook,
}

impl Column {
    /// Its name in the journal and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Name => "name",
            Self::Sex => "sex",
            Self::Age => "age",
            Self::Groups => "groups",
            Self::Place => "place",
            Self::Division => "division",
            Self::Id => "id",
            Self::Due => "due",
            Self::Paid => "paid",
            Self::Value => "value",
            Self::People => "people",
            Self::Across => "across",
            Self::Gift => "gift",
            Self::Household => "household",
            Self::Amount => "amount",
            Self::Given => "given",
            Self::ReceivedBy => "received-by",
            Self::Members => "members",
            Self::Relief => "relief",
            Self::Cause => "cause",
            Self::Since => "since",
            Self::Visited => "visited",
            Self::Measures => "measures",
            Self::Ended => "ended",
            Self::Number => "number",
            Self::First => "first",
            Self::Channel => "channel",
            Self::Purpose => "purpose",
            Self::Demand => "demand",
            Self::Result => "result",
            Self::State => "state",
            Self::Limit => "limit",
            Self::Days => "days",
            Self::Held => "held",
            Self::Owner => "owner",
            Self::FirstHandler => "first-handler",
            Self::NextLook => "next-look",
        }
    }
}

impl List {
    /// The columns it can have, in their order.
    pub fn columns(&self) -> &'static [Column] {
        use Column::{
            Across, Age, Amount, Cause, Channel, Days, Demand, Division, Due, Ended, First, FirstHandler,
            Gift, Given, Groups, Held, Household, Id, Limit, Measures, Members, Name, NextLook, Number,
            Owner, Paid, People, Person, Place, Purpose, ReceivedBy, Relief, Result, Sex, Since, State,
            Value, Visited,
        };
        match self {
            Self::Pivot(counted) => match (counted.months, counted.across) {
                (None, None) => &[Value, People],
                (None, Some(_)) => &[Value, People, Across],
                (Some(_), None) => &[Value, People, Due, Paid],
                (Some(_), Some(_)) => &[Value, People, Due, Paid, Across],
            },
            Self::Condolence(_) => &[Gift, Person, Household, Name, Place, Amount, Given, ReceivedBy],
            Self::Hardships(asked) if asked.ended => {
                &[Household, Person, Name, Place, Members, Relief, Cause, Since, Ended]
            }
            Self::Hardships(_) => {
                &[Household, Person, Name, Place, Members, Relief, Cause, Since, Visited, Measures]
            }
            Self::DayRegister(_) => {
                &[Number, First, Channel, Division, Name, Groups, Purpose, Demand, Result]
            }
            Self::Petitions(asked) if asked.tab == Tab::Tracked => {
                &[Number, Name, Demand, State, NextLook, Days, Held, Owner, FirstHandler]
            }
            Self::Petitions(_) => &[Number, Name, Demand, State, Limit, Days, Held, Owner, FirstHandler],
            Self::People(_) => &[Person, Name, Sex, Age, Groups, Place, Id],
            Self::Month(..) => &[Person, Name, Place, Due, Paid],
        }
    }

    /// Its name in the journal.
    pub fn name(&self) -> &'static str {
        match self {
            Self::People(_) => "people",
            Self::Month(..) => "month",
            Self::Pivot(_) => "pivot",
            Self::Condolence(_) => "condolence",
            Self::Hardships(_) => "hardships",
            Self::DayRegister(_) => "day-register",
            Self::Petitions(_) => "petitions",
        }
    }

    /// What it is a list of, for the journal.
    fn about(&self) -> String {
        match self {
            Self::People(query) => query.clone(),
            Self::Month(programme, month, text) => {
                format!("{programme} {month} {text}").trim_end().to_owned()
            }
            Self::Pivot(counted) => {
                let keys = [Some(counted.by), counted.across].into_iter().flatten();
                let keys: Vec<&str> = keys.map(|key| Tongue::Zh.of(key.aliases())).collect();
                let months = counted.months.map(|(from, to)| format!(" {from} {to}")).unwrap_or_default();
                format!("{}{months} {}", keys.join(" "), counted.text).trim_end().to_owned()
            }
            Self::DayRegister(day) => day.to_string(),
            Self::Petitions(asked) => {
                let (tab, order) = (asked.tab.name(), asked.order.name());
                format!("{tab} {order} {}", asked.text).trim_end().to_owned()
            }
            Self::Condolence(list) => list.to_string(),
            Self::Hardships(asked) => if asked.ended { "ended" } else { "open" }.to_owned(),
        }
    }
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A workbook.
    Xlsx,
    /// A text table in UTF-8 with a byte order mark.
    Csv,
}

impl Kind {
    /// How its name ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// A list to be written.
#[derive(Clone, PartialEq, Eq)]
pub struct Export {
    /// What is listed.
    pub list: List,
    /// Which columns, in the order of the list's own.
    pub columns: Vec<Column>,
    /// The kind of file.
    pub kind: Kind,
    /// What it is for.
    pub purpose: String,
    /// The file; `None` takes a new name in the exports folder.
    pub file: Option<PathBuf>,
    /// Language of the headings.
    pub lang: Lang,
}

/// A list that was written.
#[derive(Clone, PartialEq, Eq)]
pub struct Exported {
    /// Where it lies.
    pub file: PathBuf,
    /// What is listed, by its name in the journal.
    pub list: &'static str,
    /// People, households or lines in it.
    pub rows: usize,
    /// SHA-256 of its bytes, hexadecimal, as the journal has it.
    pub digest: String,
    /// The journal entry.
    pub seq: u64,
}

crate::text::opaque!(Export, Exported);

/// Writes a list. The bytes are made and laid beside their place first, then put on record, and only then the file appears; a
/// file that is there already stays.
pub fn export(
    bureau: &Bureau,
    asking: &Asking,
    job: &Export,
    folder: Option<&Path>,
    watch: Watch<'_>,
) -> Result<Exported, Trouble> {
    if job.file.as_ref().is_some_and(|file| file.symlink_metadata().is_ok()) {
        return Err(Trouble::Exists);
    }
    let table = rows::table(bureau, asking, job, watch)?;
    let rows = table.count();
    let mark = mark(bureau, asking, job, rows)?;
    let bytes = sheet::bytes(job.kind, &mark, &table).map_err(|_| Trouble::List)?;
    let leaving = Leaving {
        list: job.list.name(),
        about: job.list.about(),
        columns: job.columns.iter().map(|c| c.name().to_owned()).collect(),
        rows,
        purpose: &job.purpose,
        file: job.file.as_deref(),
        folder,
        extension: job.kind.extension(),
    };
    leave(bureau, asking, leaving, &bytes)
}

/// What leaves as a file, and where to.
pub(in crate::exchange) struct Leaving<'a> {
    /// Its name in the journal.
    pub list: &'static str,
    /// What it is a list of, for the journal.
    pub about: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: usize,
    /// What it is for.
    pub purpose: &'a str,
    /// The file; `None` takes a new name in the folder.
    pub file: Option<&'a Path>,
    /// The exports folder.
    pub folder: Option<&'a Path>,
    /// How a new name ends.
    pub extension: &'static str,
}

/// Lets bytes leave: beside their place first, then on record, and only then the file appears; a file that is there already stays,
/// and is written over with its own bytes at most.
pub(in crate::exchange) fn leave(
    bureau: &Bureau,
    asking: &Asking,
    leaving: Leaving<'_>,
    bytes: &[u8],
) -> Result<Exported, Trouble> {
    let Leaving { list, about, columns, rows, purpose, file, folder, extension } = leaving;
    if file.is_some_and(|file| file.symlink_metadata().is_ok() && !holds(file, bytes)) {
        return Err(Trouble::Exists);
    }
    let beside = match (file, folder) {
        (Some(file), _) => file.to_owned(),
        (None, Some(folder)) => folder.join(list),
        (None, None) => return Err(Trouble::List),
    };
    let staged = Staged::beside(&beside, bytes).map_err(|_| Trouble::List)?;
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let (list_name, purpose) = (list.to_owned(), purpose.to_owned());
    let record = ExportRecord { list: list_name, about, columns, rows: rows as u64, purpose, digest };
    let receipt = bureau.execute(asking, Command::RecordExport(Box::new(record)))?;
    // Under a key that was used, the same bytes leave once more and no others: those would leave unrecorded.
    if matches!(receipt.outcome, Outcome::Left(recorded) if recorded != digest) {
        return Err(Trouble::Other { seq: receipt.seq });
    }
    let digest = crate::exchange::source::hex(&digest);
    // The journal's number makes the name a new one.
    let new_name =
        || beside.with_file_name(format!("{list}-{}-{}.{extension}", asking.moment.today, receipt.seq));
    let file = file.map_or_else(new_name, Path::to_owned);
    staged.place(&file).map_err(|_| Trouble::List)?;
    Ok(Exported { file, list, rows, digest, seq: receipt.seq })
}

/// Whether a file has just these bytes.
pub(in crate::exchange) fn holds(file: &Path, bytes: &[u8]) -> bool {
    file.symlink_metadata().is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && std::fs::read(file).is_ok_and(|found| found == bytes)
}

/// The names of the bureau and of the one at the desk.
pub(in crate::exchange) fn whose(bureau: &Bureau, asking: &Asking) -> Result<(String, String), Refusal> {
    let Answer::Desk(desk) = bureau.query(asking, Query::Desk)? else { return Err(Refusal::SignedOut) };
    let who = desk.staff.map(|s| s.name).unwrap_or_default();
    Ok((desk.bureau.map(|b| b.name).unwrap_or_default(), who))
}

/// Who took it out, when, what for; on the sheet itself.
fn mark(bureau: &Bureau, asking: &Asking, job: &Export, rows: usize) -> Result<String, Refusal> {
    let (whose, who) = whose(bureau, asking)?;
    Ok(say::mark(job.list.name()).with(
        job.lang,
        &[
            ("bureau", &whose),
            ("who", &who),
            ("day", &asking.moment.today),
            ("purpose", &job.purpose),
            ("n", &rows),
        ],
    ))
}
