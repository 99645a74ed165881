//! Lists and rosters out of the bureau: identity numbers masked and as text, inert against formulas, with a watermark; and on record with
//! purpose and digest before the file appears.

mod rows;
mod sheet;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::bureau::command::ExportRecord;
use crate::bureau::{Answer, Asking, Bureau, Command, Query, Refusal};
use crate::domain::Month;
use crate::exchange::errand::Trouble;
use crate::exchange::papers::write_file;
use crate::exchange::progress::Watch;
use crate::locale::{Lang, exports as say};

/// What is listed.
#[derive(Clone, PartialEq, Eq)]
pub enum List {
    /// Everybody that a query of the lookup finds, in its order.
    People(String),
    /// Everybody with a line in a programme's month.
    Month(String, Month),
}

crate::text::opaque!(List);

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
    Id,
    Due,
    Paid,
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
            Self::Id => "id",
            Self::Due => "due",
            Self::Paid => "paid",
        }
    }
}

impl List {
    /// The columns it can have, in their order.
    pub fn columns(&self) -> &'static [Column] {
        use Column::{Age, Due, Groups, Id, Name, Paid, Person, Place, Sex};
        match self {
            Self::People(_) => &[Person, Name, Sex, Age, Groups, Place, Id],
            Self::Month(..) => &[Person, Name, Place, Due, Paid],
        }
    }

    /// Its name in the journal.
    pub fn name(&self) -> &'static str {
        match self {
            Self::People(_) => "people",
            Self::Month(..) => "month",
        }
    }

    /// What it is a list of, for the journal.
    fn about(&self) -> String {
        match self {
            Self::People(query) => query.clone(),
            Self::Month(programme, month) => format!("{programme} {month}"),
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
    /// People in it.
    pub rows: usize,
    /// SHA-256 of its bytes, hexadecimal, as the journal has it.
    pub digest: String,
    /// The journal entry.
    pub seq: u64,
}

crate::text::opaque!(Export, Exported);

/// Writes a list. The bytes are made first, then put on record, and only then the file appears.
pub fn export(
    bureau: &Bureau,
    asking: &Asking,
    job: &Export,
    folder: Option<&std::path::Path>,
    watch: Watch<'_>,
) -> Result<Exported, Trouble> {
    let rows = rows::rows(bureau, asking, job, watch)?;
    let mark = mark(bureau, asking, job, rows.len())?;
    let bytes = sheet::bytes(job, &mark, &rows).map_err(|_| Trouble::Papers)?;
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    let record = ExportRecord {
        list: job.list.name().to_owned(),
        about: job.list.about(),
        columns: job.columns.iter().map(|c| c.name().to_owned()).collect(),
        rows: rows.len() as u64,
        purpose: job.purpose.clone(),
        digest,
    };
    let receipt = bureau.execute(asking, Command::RecordExport(Box::new(record)))?;
    let digest = crate::exchange::source::hex(&digest);
    let file = match (&job.file, folder) {
        (Some(file), _) => file.clone(),
        // The journal's number makes the name a new one.
        (None, Some(folder)) => folder.join(format!(
            "{}-{}-{}.{}",
            job.list.name(),
            asking.moment.today,
            receipt.seq,
            job.kind.extension()
        )),
        (None, None) => return Err(Trouble::Papers),
    };
    write_file(&file, &bytes).map_err(|_| Trouble::Papers)?;
    Ok(Exported { file, rows: rows.len(), digest, seq: receipt.seq })
}

/// Who took it out, when, what for; on the sheet itself.
fn mark(bureau: &Bureau, asking: &Asking, job: &Export, rows: usize) -> Result<String, Refusal> {
    let Answer::Desk(desk) = bureau.query(asking, Query::Desk)? else { return Err(Refusal::SignedOut) };
    let who = desk.staff.map(|s| s.name).unwrap_or_default();
    let whose = desk.bureau.map(|b| b.name).unwrap_or_default();
    Ok(say::MARK.with(
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
