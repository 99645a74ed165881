//! The calendar of a year from a file, and what it would change.

use std::path::Path;

use crate::bureau::answer::TimingChecked;
use crate::bureau::command::CalendarFile;
use crate::bureau::{Answer, Asking, Bureau, CalendarRefusal, Query, Refusal};
use crate::exchange::errand::Trouble;
use crate::exchange::source::{file_bytes, whole_text};

/// Bytes read; a larger file is no calendar.
const MOST_BYTES: u64 = 512 * 1024;

/// A file as it was read, and what it would change.
#[derive(Clone, PartialEq, Eq)]
pub struct CalendarSeen {
    /// The file.
    pub file: CalendarFile,
    /// What it would change.
    pub told: TimingChecked,
}

crate::text::opaque!(CalendarSeen);

/// Reads a file and asks what it would change.
pub(super) fn look(bureau: &Bureau, asking: &Asking, path: &Path) -> Result<CalendarSeen, Trouble> {
    let text =
        whole_text(&file_bytes(path, MOST_BYTES)?).ok_or(Refusal::Calendar(CalendarRefusal::NotText))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = CalendarFile { name, text };
    match bureau.query(asking, Query::CheckCalendar(Box::new(file.clone())))? {
        Answer::TimingChecked(told) => Ok(CalendarSeen { file, told: *told }),
        _ => Err(Refusal::Calendar(CalendarRefusal::NotText).into()),
    }
}
