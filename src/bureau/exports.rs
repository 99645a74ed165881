//! Lists that leave the bureau: on record before the file appears.

use crate::bureau::change::{Change, DIGEST};
use crate::bureau::command::ExportRecord;
use crate::bureau::faults::Faults;
use crate::bureau::journal;
use crate::bureau::receipt::Outcome;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::text::without_numbers;

/// Characters of a purpose.
const PURPOSE_CHARS: usize = 100;
/// Characters of what was asked for, as the journal keeps it.
const ABOUT_CHARS: usize = 100;

/// Writes down what leaves, what for, and the digest of the file.
pub fn record(_: Scene<'_>, export: &ExportRecord) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let purpose = faults.words("export-purpose", &export.purpose, 2, PURPOSE_CHARS);
    let list = faults.words("list", &export.list, 1, 20);
    faults.settle()?;
    // What was looked for may hold a number; the journal keeps none.
    let about: String =
        without_numbers(&export.about).chars().filter(|c| !c.is_control()).take(ABOUT_CHARS).collect();
    Ok(Change::new(Outcome::Left(export.digest), &list)
        .with("about", about)
        .with("rows", export.rows)
        .with("columns", without_numbers(&export.columns.join(" ")))
        .with("purpose", without_numbers(&purpose))
        .with(DIGEST, journal::hexadecimal(&export.digest)))
}
