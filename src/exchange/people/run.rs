//! The dry run over a file, and the import that follows it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::domain::person::{PersonFacts, fingerprint};
use crate::domain::{Date, PersonId, PersonName, ResidentId};
use crate::exchange::layout::{Field, Mapping};
use crate::exchange::people::row::{RowReader, Tables};
use crate::exchange::people::stream::Stream;
use crate::exchange::people::{Batch, Reason, ReasonKind, Register, Reject, Verdict};
use crate::exchange::preview::find_heading;
use crate::exchange::progress::{Go, Progress, TELL_EVERY, Watch};
use crate::exchange::returned::{ReturnedFault, returned_path};
use crate::exchange::source::{
    Cell, OpenChoices, RowFault, RowFaultKind, Source, SourceFault, SourceNote, file_sha256,
};

/// Rejected rows kept as examples, and as many with warnings.
const EXAMPLES: usize = 200;

/// What the clerk has confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Encoding, sheet, delimiter.
    pub choices: OpenChoices,
    /// Which column carries which field.
    pub mapping: Mapping,
    /// Business date.
    pub today: Date,
    /// Where the file of returned rows goes when the file's own folder takes none; made if need be.
    pub spare: Option<PathBuf>,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DryRun {
    /// SHA-256 of the file.
    pub digest: [u8; 32],
    /// The import of the same file before, by its journal number.
    pub imported_before: Option<u64>,
    /// Rows with anything in them.
    pub rows: u64,
    /// Rows that would be taken in.
    pub accepted: u64,
    /// Rows that would come back, duplicates included.
    pub rejected: u64,
    /// Rows among them that repeat an earlier row or a record.
    pub duplicates: u64,
    /// Taken rows that deserve a look.
    pub warnings: u64,
    /// How often each kind of reason was given.
    pub reasons: BTreeMap<ReasonKind, u64>,
    /// The first rejected rows.
    pub examples: Vec<Verdict>,
    /// The first taken rows that deserve a look.
    pub warned: Vec<Verdict>,
    /// What the clerk should know about the file.
    pub notes: BTreeSet<SourceNote>,
    /// Rows whose identity number is on record, and whose it is.
    on_record: BTreeMap<u64, PersonId>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// People taken in.
    pub taken: u64,
    /// Rows that came back.
    pub returned: u64,
    /// The file they came back in; `None` although rows came back when the disk went away after people were taken in.
    pub rejects_file: Option<PathBuf>,
}

/// Why an import or its dry run came to nothing.
#[derive(Debug, Error)]
pub enum ImportFault<R> {
    /// The file cannot be read.
    #[error(transparent)]
    Source(#[from] SourceFault),
    /// The mapping was made for other headings.
    #[error("the mapping does not fit the file")]
    Mapping,
    /// No column carries one of the fields that every person needs.
    #[error("no column for {0:?}")]
    NoColumn(Field),
    /// The file is not the one that the dry run read.
    #[error("the file changed since the dry run")]
    Changed,
    /// The one who watched said stop.
    #[error("stopped")]
    Stopped,
    /// The file of returned rows could not be written.
    #[error(transparent)]
    Returned(#[from] ReturnedFault),
    /// The register refused.
    #[error("the register refused")]
    Register(R),
}

/// The words of the file of returned rows.
pub struct Words<'a> {
    /// Heading of the last column.
    pub heading: String,
    /// The sentence for a row's reasons.
    pub reason: &'a dyn Fn(&[Reject]) -> String,
}

/// Reads a whole file without changing anything.
pub fn dry_run<R: Register>(
    path: &Path,
    plan: &Plan,
    tables: Tables<'_>,
    register: &mut R,
    watch: Watch<'_>,
) -> Result<DryRun, ImportFault<R::Refusal>> {
    let digest = file_sha256(path)?;
    let mut judged = Judged::open(path, plan, tables)?;
    let mut run = DryRun {
        digest,
        imported_before: register.imported(digest).map_err(ImportFault::Register)?,
        rows: 0,
        accepted: 0,
        rejected: 0,
        duplicates: 0,
        warnings: 0,
        reasons: BTreeMap::new(),
        examples: Vec::new(),
        warned: Vec::new(),
        notes: BTreeSet::new(),
        on_record: BTreeMap::new(),
    };
    let mut holder = |facts: &PersonFacts| {
        let found = match (facts.resident_id, facts.birth) {
            (Some(id), _) => register.holder(id),
            (None, Some(birth)) => register.namesake(&facts.name, birth),
            (None, None) => Ok(None),
        };
        found.map_err(ImportFault::Register)
    };
    while let Some((verdict, _)) = judged.next(&mut holder)? {
        run.count(verdict);
        if run.rows.is_multiple_of(TELL_EVERY) && watch(judged.progress()) == Go::Stop {
            return Err(ImportFault::Stopped);
        }
    }
    watch(judged.progress());
    run.notes = judged.source.notes();
    if let Some(fault) = judged.broken {
        return Err(ImportFault::Source(fault));
    }
    Ok(run)
}

/// Takes in every row that the dry run accepted, in one transaction, and writes the others to a file beside the input.
pub fn import<R: Register>(
    path: &Path,
    plan: &Plan,
    tables: Tables<'_>,
    run: &DryRun,
    words: &Words<'_>,
    register: &mut R,
    watch: Watch<'_>,
) -> Result<Done, ImportFault<R::Refusal>> {
    if file_sha256(path)? != run.digest {
        return Err(ImportFault::Changed);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut stream = Stream {
        judged: Judged::open(path, plan, tables)?,
        on_record: &run.on_record,
        path,
        spare: plan.spare.as_deref(),
        words,
        watch,
        returned: None,
        failed: None,
    };
    let batch = Batch { name, digest: run.digest };
    let taken = if run.accepted == 0 {
        stream.by_ref().for_each(drop);
        Ok(0)
    } else {
        register.take_in(&batch, &mut stream)
    };
    if let Some(fault) = stream.failed {
        return Err(fault);
    }
    let taken = taken.map_err(ImportFault::Register)?;
    let (mut returned, mut rejects_file) = (0, None);
    if let Some(file) = stream.returned.take() {
        returned = file.rows();
        rejects_file = Some(file.publish(|| returned_path(path, stream.judged.source.format())));
    }
    Ok(Done { taken, returned, rejects_file })
}

/// Writes the rows that would come back to a file beside the input, and takes in nobody.
pub fn write_rejects<R: Register>(
    path: &Path,
    plan: &Plan,
    tables: Tables<'_>,
    run: &DryRun,
    words: &Words<'_>,
    register: &mut R,
    watch: Watch<'_>,
) -> Result<Option<PathBuf>, ImportFault<R::Refusal>> {
    let none = DryRun { accepted: 0, ..run.clone() };
    import(path, plan, tables, &none, words, register, watch).map(|done| done.rejects_file)
}

impl DryRun {
    fn count(&mut self, verdict: Verdict) {
        self.rows += 1;
        if verdict.rejects.is_empty() {
            self.accepted += 1;
            self.warnings += u64::from(!verdict.warnings.is_empty());
        } else {
            self.rejected += 1;
            self.duplicates += u64::from(verdict.rejects.iter().any(|r| r.reason.is_duplicate()));
        }
        for reject in &verdict.rejects {
            *self.reasons.entry(reject.reason.kind()).or_default() += 1;
            if let Reason::OnRecord(person) | Reason::Namesake(person) = reject.reason {
                self.on_record.insert(verdict.row, person);
            }
        }
        let kept = if verdict.rejects.is_empty() { &mut self.warned } else { &mut self.examples };
        let telling = !verdict.rejects.is_empty() || !verdict.warnings.is_empty();
        if telling && kept.len() < EXAMPLES {
            kept.push(verdict);
        }
    }
}

/// The rows of a file with their verdicts.
pub(super) struct Judged<'a> {
    pub(super) source: Source,
    pub(super) reader: RowReader<'a>,
    /// Identity numbers of the rows taken so far, as numbers, and the row.
    seen: HashMap<u64, u64>,
    pub(super) rows: u64,
    pub(super) broken: Option<SourceFault>,
}

impl<'a> Judged<'a> {
    fn open<F>(path: &Path, plan: &Plan, tables: Tables<'a>) -> Result<Self, ImportFault<F>> {
        let source = find_heading(Source::open(path, &plan.choices)?, tables.layout)?;
        if !plan.mapping.fits(source.heading()) {
            return Err(ImportFault::Mapping);
        }
        for field in [Field::Name, Field::ResidentId] {
            if plan.mapping.column_of(field).is_none() {
                return Err(ImportFault::NoColumn(field));
            }
        }
        let reader = RowReader::new(tables, &plan.mapping, plan.today);
        Ok(Self { source, reader, seen: HashMap::new(), rows: 0, broken: None })
    }

    /// The next row judged, duplicates included, and its cells.
    pub(super) fn next<E>(&mut self, holder: Holder<'_, E>) -> Result<Option<(Verdict, Vec<Cell>)>, E> {
        let (mut verdict, cells) = match self.source.next_row() {
            None => return Ok(None),
            Some(Err(RowFault { kind: RowFaultKind::Broken(fault), .. })) => {
                self.broken = Some(fault);
                return Ok(None);
            }
            Some(Err(fault)) => (RowReader::unreadable(&fault), fault.cells),
            Some(Ok(row)) => (self.reader.read(&row), row.cells),
        };
        self.rows += 1;
        self.find_twin(&mut verdict, holder)?;
        Ok(Some((verdict, cells)))
    }

    /// Turns a row down that repeats an earlier one or a record: by its identity number or, without one, by name and birth.
    fn find_twin<E>(&mut self, verdict: &mut Verdict, holder: Holder<'_, E>) -> Result<(), E> {
        let sound = verdict.rejects.is_empty();
        let facts = &verdict.facts;
        let number = facts.resident_id.map(id_number);
        let born = facts.birth.or(facts.resident_id.map(|id| id.birth())).filter(|_| sound);
        let namesake = born.map(|birth| namesake_key(&facts.name, birth));
        let Some(key) = number.or(namesake) else { return Ok(()) };
        let reason = match self.seen.get(&key) {
            Some(first) if number.is_some() => Some(Reason::TwiceInFile { first: *first }),
            Some(first) => Some(Reason::NamesakeInFile { first: *first }),
            None => holder(facts)?.map(|person| on_record(number.is_some(), person)),
        };
        if let Some(reason) = reason {
            let field = if number.is_some() { Field::ResidentId } else { Field::Name };
            verdict.rejects.push(self.reader.against(field, reason));
        } else if sound {
            // Somebody of a later row without a number is compared with who has one, too.
            for key in [number, namesake].into_iter().flatten() {
                self.seen.entry(key).or_insert(verdict.row);
            }
        }
        Ok(())
    }

    pub(super) fn progress(&self) -> Progress {
        Progress { rows: self.rows, bytes: self.source.bytes_read(), total_bytes: self.source.total_bytes() }
    }
}

/// Who on record has the number of somebody or, where there is none, their name and birth date.
type Holder<'a, E> = &'a mut dyn FnMut(&PersonFacts) -> Result<Option<PersonId>, E>;

/// Why a row is turned down that is on record.
pub(super) fn on_record(numbered: bool, person: PersonId) -> Reason {
    if numbered { Reason::OnRecord(person) } else { Reason::Namesake(person) }
}

/// A name and a birth date as a number above every identity number.
fn namesake_key(name: &str, birth: Date) -> u64 {
    let form = PersonName::parse(name).map_or_else(|_| name.to_owned(), |n| n.name.search_form());
    fingerprint([form.as_bytes(), birth.to_string().as_bytes()]) | 1 << 63
}

/// The first 17 digits as a number; the check character follows from them.
fn id_number(id: ResidentId) -> u64 {
    id.as_str().bytes().take(17).fold(0, |n, b| n * 10 + u64::from(b.wrapping_sub(b'0')))
}
