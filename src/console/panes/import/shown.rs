//! What the drawing needs, in words.

use super::acts::After;
use super::state::{MOST_BARS, Running};
use super::{Before, Busy, State};
use crate::console::words::{Words, grouped};
use crate::exchange::layout::{Confidence, Field, MappedColumn};
use crate::exchange::people::{Done, Verdict, reasons, say_kind, say_note, say_row_fault, say_warning};
use crate::exchange::source::{Encoding, Format};
use crate::locale::stops;
use crate::locale::{Lang, Msg, account, import as say};

/// A row that is returned or deserves a look.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its number as a spreadsheet program shows it.
    pub row: u64,
    /// It is returned; otherwise it is taken in.
    pub returned: bool,
    /// Why.
    pub why: String,
}

crate::text::opaque!(Problem);

impl State {
    /// The name of the file at work.
    pub fn file_name(&self) -> Option<String> {
        let look = self.look.as_ref()?;
        Some(look.file.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }

    /// How the file is read.
    pub fn format_words(&self) -> Vec<Words> {
        let Some(look) = &self.look else { return Vec::new() };
        let row = look.preview.heading_row;
        let mut words = vec![match &look.preview.format {
            Format::Text { encoding, sure, .. } => {
                let msg = if *sure { say::AS_TEXT } else { say::AS_TEXT_UNSURE };
                let encoding = encoding_words(*encoding);
                Words::Filled(msg, vec![("encoding", encoding), ("row", Words::Data(row.to_string()))])
            }
            Format::Workbook { sheet, .. } => Words::with(say::AS_BOOK, &[("sheet", sheet), ("row", &row)]),
        }];
        words.extend(look.profile.as_ref().map(|name| Words::with(say::BY_PROFILE, &[("name", name)])));
        words
    }

    /// Headings of the file.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.look.iter().flat_map(|look| &look.preview.mapping.columns).map(|c| c.heading.as_str())
    }

    /// The first rows: number, cells, and what is wrong with the row as such.
    pub fn preview(&self, lang: Lang) -> Vec<(u64, &[String], Option<String>)> {
        let rows = self.look.iter().flat_map(|look| &look.preview.rows);
        rows.map(|r| (r.number, r.cells.as_slice(), r.fault.as_ref().map(|f| say_row_fault(f, lang))))
            .collect()
    }

    /// What must be there and is not; or that nothing is missing.
    pub fn missing_words(&self) -> Option<Words> {
        let look = self.look.as_ref()?;
        let layout = self.layout.as_ref()?;
        let missing = look.preview.mapping.missing(layout);
        if missing.is_empty() {
            return Some(say::NONE_MISSING.into());
        }
        let names = missing.iter().map(|field| Words::Data(self.field_name(*field))).collect();
        let n = Words::Data(missing.len().to_string());
        Some(Words::Filled(say::MISSING, vec![("n", n), ("columns", Words::List(names))]))
    }

    /// Whether the file cannot be read because the columns that name people are not known.
    pub fn lacks_names(&self) -> bool {
        self.look.is_some() && !self.can_judge()
    }

    fn field_name(&self, field: Field) -> String {
        let column = self.layout.as_ref().and_then(|layout| layout.column(field));
        column.map(|c| c.header.clone()).unwrap_or_default()
    }

    /// Encoding or sheet, and what it is called.
    pub fn format_choice(&self) -> Option<(Msg, Words)> {
        Some(match &self.look.as_ref()?.preview.format {
            Format::Text { encoding, .. } => (say::ENCODING, encoding_words(*encoding)),
            Format::Workbook { sheet, .. } => (say::SHEET, Words::Data(sheet.clone())),
        })
    }

    /// What a column of the file becomes, and a word of doubt.
    pub fn column_becomes(&self, at: usize) -> Option<(Words, Option<Msg>)> {
        let column: &MappedColumn = self.look.as_ref()?.preview.mapping.columns.get(at)?;
        let doubt =
            matches!(column.confidence, Confidence::Likely | Confidence::Guess).then_some(say::UNSURE);
        Some(match (column.field, column.duplicate_of) {
            (Some(field), _) => (Words::Data(self.field_name(field)), doubt),
            (None, Some(_)) => (say::TWICE.into(), None),
            (None, None) => (say::LEAVE_OUT.into(), None),
        })
    }

    /// The sums of the trial reading.
    pub fn sums(&self) -> Option<Words> {
        let seen = self.seen.as_ref()?;
        let n = |value: u64| Words::Data(grouped(value));
        Some(Words::Filled(
            say::SUMMARY,
            vec![
                ("rows", n(seen.rows)),
                ("accepted", n(seen.accepted)),
                ("rejected", n(seen.rejected)),
                ("duplicates", n(seen.duplicates)),
                ("warnings", n(seen.warnings)),
            ],
        ))
    }

    /// What holds now: that the file was taken in before, that nobody can be, that nothing is written yet; and what the
    /// clerk should know of the file.
    pub fn standing(&self, lang: Lang) -> Vec<String> {
        let Some(seen) = &self.seen else { return Vec::new() };
        let first: Words = match (&self.done, &self.before) {
            (Some(done), _) => Self::done_words(done),
            (None, Some(before)) => before.words(),
            (None, None) if seen.accepted == 0 => say::NOBODY.into(),
            (None, None) => say::NOTHING_YET.into(),
        };
        let notes = seen.notes.iter().map(|note| say_note(*note, lang).to_owned());
        std::iter::once(first.say(lang)).chain(notes).collect()
    }

    /// How often each kind of reason was given, the commonest first, and how many rows there are.
    pub fn bars(&self) -> Vec<(ReasonBar, u64)> {
        let Some(seen) = &self.seen else { return Vec::new() };
        let mut bars: Vec<(ReasonBar, u64)> =
            seen.reasons.iter().map(|(kind, n)| (ReasonBar(*kind), *n)).collect();
        bars.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        bars.truncate(MOST_BARS);
        bars
    }

    /// Rows read for trial.
    pub fn rows_read(&self) -> u64 {
        self.seen.as_ref().map_or(0, |seen| seen.rows)
    }

    /// Rows with a problem that are kept to be read.
    pub fn problem_len(&self) -> usize {
        self.seen.as_ref().map_or(0, |seen| seen.examples.len() + seen.warned.len())
    }

    /// When not all returned rows are kept, how many are.
    pub fn kept_only(&self) -> Option<usize> {
        let seen = self.seen.as_ref()?;
        let kept = seen.examples.len();
        (kept < usize::try_from(seen.rejected).unwrap_or(usize::MAX)).then_some(kept)
    }

    /// One of them.
    pub fn problem(&self, at: usize, lang: Lang) -> Option<Problem> {
        let seen = self.seen.as_ref()?;
        let verdict =
            seen.examples.get(at).or_else(|| seen.warned.get(at.checked_sub(seen.examples.len())?))?;
        let returned = !verdict.rejects.is_empty();
        let why = if returned { reasons(&verdict.rejects, lang) } else { self.warnings(verdict, lang) };
        Some(Problem { row: verdict.row, returned, why })
    }

    fn warnings(&self, verdict: &Verdict, lang: Lang) -> String {
        let Some(layout) = &self.layout else { return String::new() };
        let said: Vec<String> = verdict.warnings.iter().map(|w| say_warning(w, layout, lang)).collect();
        said.join(stops(lang).semicolon)
    }

    /// What was done, in one sentence.
    pub(super) fn done_words(done: &Done) -> Words {
        match (done.taken, done.returned) {
            (0, m) => Words::with(say::NOBODY_DONE, &[("m", &m)]),
            (n, 0) => Words::Count(say::DONE, n),
            (n, m) => Words::with(say::DONE_BACK, &[("n", &n), ("m", &m)]),
        }
    }

    /// The lines of the result.
    pub fn result_lines(&self) -> Vec<Words> {
        let Some(done) = &self.done else { return Vec::new() };
        let mut lines =
            vec![if done.taken == 0 { say::NOBODY.into() } else { Words::Count(say::DONE, done.taken) }];
        let accounts = self.job().is_some_and(|job| job.mapping.column_of(Field::Account).is_some());
        if done.taken > 0 && accounts {
            lines.push(account::IMPORTED_WAIT.into());
        }
        match &done.rejects_file {
            Some(file) => {
                lines.push(Words::with(say::BACK_AT, &[("m", &grouped(done.returned))]));
                lines.push(Words::Data(file.display().to_string()));
                lines.push(say::HOW_AGAIN.into());
            }
            None if done.returned > 0 => lines.push(say::BACK_LOST.into()),
            None => lines.push(say::ALL_GOOD.into()),
        }
        lines
    }

    /// What can be done next, line by line.
    pub fn after_words(&self) -> Vec<Msg> {
        self.afters()
            .into_iter()
            .map(|after| match after {
                After::File => say::GO_FILE,
                After::Rows => say::GO_ROWS,
                After::Other => say::GO_OTHER,
            })
            .collect()
    }
}

/// A kind of reason, to be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonBar(crate::exchange::people::ReasonKind);

impl ReasonBar {
    /// Its name.
    pub fn say(self, lang: Lang) -> &'static str {
        say_kind(self.0, lang)
    }
}

impl Before {
    /// That the file was taken in before, and that it is not taken in again.
    pub(super) fn words(&self) -> Words {
        match &self.known {
            Some((on, by)) => Words::with(say::BEFORE, &[("on", on), ("by", by), ("seq", &self.seq)]),
            None => say::BEFORE_UNKNOWN.into(),
        }
    }
}

impl Running {
    /// What is being done.
    pub fn words(&self) -> Msg {
        match self.busy {
            _ if self.stopping => say::STOPPING,
            Busy::Listing => say::LISTING,
            Busy::Looking => say::LOOKING,
            Busy::Judging => say::JUDGING,
            Busy::Importing if self.is_read() => say::WRITING,
            Busy::Importing => say::IMPORTING,
        }
    }

    /// All rows are read; what is left cannot be stopped.
    fn is_read(&self) -> bool {
        self.progress.rows > 0 && self.progress.bytes >= self.progress.total_bytes
    }

    /// Rows, share and speed.
    pub fn progress_words(&self) -> Words {
        let gone = self.heard_ms.saturating_sub(self.began_ms).max(1);
        let rate = self.progress.rows.saturating_mul(1000) / gone;
        let percent = self.share();
        let (rows, rate) = (grouped(self.progress.rows), grouped(rate));
        Words::with(say::PROGRESS, &[("rows", &rows), ("percent", &percent), ("rate", &rate)])
    }

    /// How much of the file is read, in hundredths.
    pub fn share(&self) -> u64 {
        let done = u128::from(self.progress.bytes) * 100 / u128::from(self.progress.total_bytes.max(1));
        u64::try_from(done.min(100)).unwrap_or(100)
    }
}

fn encoding_words(encoding: Encoding) -> Words {
    match encoding {
        Encoding::Gb18030 => say::ENCODING_GB.into(),
        other => Words::Data(other.name().to_owned()),
    }
}
