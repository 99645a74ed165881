//! The accepted rows of a file on their way to the register, and the others on their way back to the clerk.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::PersonId;
use crate::exchange::layout::{Field, Kind, Mapping};
use crate::exchange::people::row::RowReader;
use crate::exchange::people::run::{Judged, on_record};
use crate::exchange::people::{Halt, ImportFault, Incoming, Reject, Words};
use crate::exchange::progress::{Go, TELL_EVERY, Watch};
use crate::exchange::returned::{ReturnedFault, ReturnedFile, returned_path};
use crate::exchange::source::{Cell, Format};

/// The accepted rows of an import; the others go to the file of returned rows on the way.
pub(super) struct Stream<'a, 'w, F> {
    pub(super) judged: Judged<'a>,
    pub(super) on_record: &'a BTreeMap<u64, PersonId>,
    pub(super) path: &'a Path,
    pub(super) spare: Option<&'a Path>,
    pub(super) words: &'a Words<'a>,
    pub(super) watch: Watch<'w>,
    pub(super) returned: Option<ReturnedFile>,
    pub(super) failed: Option<ImportFault<F>>,
}

impl<F> Stream<'_, '_, F> {
    fn give_back(&mut self, cells: &[Cell], rejects: &[Reject]) -> Result<(), ReturnedFault> {
        let file = match &mut self.returned {
            Some(file) => file,
            none => none.insert(begin(self.path, self.spare, &self.judged, &self.words.heading)?),
        };
        file.push(cells, &(self.words.reason)(rejects))
    }

    /// Behind the last row: a file that broke off fails, and so does a disk that cannot hold the returned rows, before
    /// anybody is taken in. The last moment to stop.
    fn end(&mut self) -> Option<Incoming> {
        if let Some(broken) = self.judged.broken.take() {
            return Some(self.fail(ImportFault::Source(broken)));
        }
        if let Some(Err(fault)) = self.returned.as_mut().map(ReturnedFile::seal) {
            return Some(self.fail(ImportFault::Returned(fault)));
        }
        if (self.watch)(self.judged.progress()) == Go::Stop {
            return Some(self.fail(ImportFault::Stopped));
        }
        None
    }

    fn fail(&mut self, fault: ImportFault<F>) -> Incoming {
        let halt = if matches!(fault, ImportFault::Stopped) { Halt::Stopped } else { Halt::Failed };
        self.failed = Some(fault);
        Err(halt)
    }
}

/// Beside the input; where nothing can be written there (a locked stick, a share), in the spare folder.
fn begin(
    path: &Path,
    spare: Option<&Path>,
    judged: &Judged<'_>,
    reason_heading: &str,
) -> Result<ReturnedFile, ReturnedFault> {
    let format: &Format = judged.source.format();
    let headings = judged.source.heading();
    let create = |beside: &Path| {
        let keep = judged.reader.kept_columns(headings);
        ReturnedFile::create(&returned_path(beside, format), format, headings, keep, reason_heading)
    };
    match (create(path), spare, path.file_name()) {
        (Err(ReturnedFault::Io(_)), Some(spare), Some(name)) => {
            std::fs::create_dir_all(spare)?;
            create(&spare.join(name))
        }
        (created, ..) => created,
    }
}

impl<F> Iterator for Stream<'_, '_, F> {
    type Item = Incoming;

    fn next(&mut self) -> Option<Incoming> {
        while self.failed.is_none() {
            let row_before = self.judged.rows;
            let judged = self.judged.next(&mut |_| Ok::<_, std::convert::Infallible>(None));
            let Ok(Some((mut verdict, cells))) = judged else {
                return self.end();
            };
            if row_before.is_multiple_of(TELL_EVERY) && (self.watch)(self.judged.progress()) == Go::Stop {
                return Some(self.fail(ImportFault::Stopped));
            }
            if let Some(person) = self.on_record.get(&verdict.row) {
                let numbered = verdict.facts.resident_id.is_some();
                let field = if numbered { Field::ResidentId } else { Field::Name };
                verdict.rejects.push(self.judged.reader.against(field, on_record(numbered, *person)));
            }
            if verdict.rejects.is_empty() {
                return Some(Ok((verdict.row, verdict.facts)));
            }
            if let Err(fault) = self.give_back(&cells, &verdict.rejects) {
                return Some(self.fail(ImportFault::Returned(fault)));
            }
        }
        None
    }
}

impl RowReader<'_> {
    /// The columns to give back: all but the reason of an earlier return.
    fn kept_columns(&self, headings: &[String]) -> Vec<usize> {
        let known = Mapping::of(headings, self.layout());
        let reason = |at: usize| {
            let field = known.columns.get(at).and_then(|c| c.field);
            field.and_then(|f| self.layout().column(f)).is_some_and(|c| c.kind == Kind::Reason)
        };
        (0..headings.len()).filter(|at| !reason(*at)).collect()
    }
}
