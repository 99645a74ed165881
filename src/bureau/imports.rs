//! Whole files of people: in one transaction, all or nothing; and what is remembered of files.

use std::fmt;

use crate::bureau::accounts::hold_back;
use crate::bureau::answer::Happening;
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::journal;
use crate::bureau::opened::Bureau;
use crate::bureau::people::{self, none_alike, put_new};
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::imports::{ImportProfile, ImportedFile};
use crate::domain::person::{OfImport, PersonFacts};
use crate::store::{Reading, Writer};
use crate::text::without_numbers;

/// Command name in the journal.
const IMPORT: &str = "person.import";
/// Rows between two questions whether to go on.
const STRIDE: usize = 200;
/// More new people than this, and the index is built anew instead of following one by one.
const REBUILD_OVER: usize = 5_000;
/// Characters of a saved mapping.
const MAPPING_CHARS: usize = 20_000;

/// One row of a file, read and mapped.
#[derive(Clone)]
pub struct ImportRow {
    /// Its number in the file as people count it.
    pub row: u64,
    /// The person it describes.
    pub facts: PersonFacts,
}

impl fmt::Debug for ImportRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImportRow({})", self.row)
    }
}

/// A file to take in.
pub struct ImportRun<'a> {
    /// SHA-256 of its bytes: the same file is taken in once.
    pub digest: [u8; 32],
    /// Its name, without the folder.
    pub file: String,
    /// Its rows; read once, one at a time.
    pub rows: &'a mut dyn Iterator<Item = ImportRow>,
    /// Asked now and then with the number of rows done; `false` stops, and nothing was taken in.
    pub go_on: &'a mut dyn FnMut(usize) -> bool,
}

impl fmt::Debug for ImportRun<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportRun").finish_non_exhaustive()
    }
}

impl Bureau {
    /// Takes a file of people in: one transaction, one journal entry, every row or none. The refusal names the row.
    /// Alike people (same name and birth date) hold a row up only when it has no identity number of its own.
    pub fn import_people(&self, asking: &Asking, run: ImportRun<'_>) -> Result<Receipt, Refusal> {
        let mut taken = Vec::new();
        let receipt =
            self.commit(asking, IMPORT, Action::ImportPeople, |w, scene| take_in(w, scene, run, &mut taken))?;
        if taken.len() > REBUILD_OVER {
            // The index is only a copy: that it cannot be built now does not undo the import, and it is built anew by the
            // next who asks.
            let _ = self.build_index();
        } else {
            self.index.follow(self.source(), &taken);
        }
        Ok(receipt)
    }
}

fn take_in(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: ImportRun<'_>,
    taken: &mut Vec<PersonId>,
) -> Result<Change, Stop> {
    let ImportRun { digest, file, rows, go_on } = run;
    if let Some(before) = w.get::<ImportedFile>(&digest)? {
        return Err(Refusal::ImportedBefore { seq: before.seq }.into());
    }
    let mut faults = Faults::default();
    let name = faults.words("file", &file, 1, 200);
    faults.settle()?;
    let seq = w.head()?.seq + 1;
    let (mut accounts, mut another) = (0_usize, 0_usize);
    for ImportRow { row, facts } in rows {
        if taken.len().is_multiple_of(STRIDE) && !go_on(taken.len()) {
            return Err(Refusal::Stopped.into());
        }
        let (id, account) = one(w, scene, &facts, seq).map_err(|stop| match stop {
            Stop::Refused(why) => Stop::Refused(Refusal::Row { row, why: Box::new(why) }),
            Stop::Store(error) => Stop::Store(error),
        })?;
        taken.push(id);
        accounts += usize::from(account.is_some());
        another += usize::from(account.is_some_and(|of| of.another));
    }
    if !go_on(taken.len()) {
        return Err(Refusal::Stopped.into());
    }
    let (on, by) = (scene.asking.moment.today, scene.staff.id);
    w.put(&ImportedFile { digest, name: name.clone(), people: taken.len() as u32, seq, on, by })?;
    let span = taken.first().zip(taken.last()).map(|(a, b)| format!("{a}–{b}")).unwrap_or_default();
    let count = |n: usize| if n > 0 { n.to_string() } else { String::new() };
    Ok(Change::new(Outcome::Imported { people: taken.len(), accounts }, span)
        .and_of(taken.iter().copied())
        .with("file", without_numbers(&name))
        .with("people", taken.len())
        .with("accounts", count(accounts))
        .with("another", count(another)))
}

/// Somebody new; the account waits for a second person, together with the others of the file.
fn one(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    facts: &PersonFacts,
    seq: u64,
) -> Result<(PersonId, Option<OfImport>), Stop> {
    let mut facts =
        people::admit(facts, scene.reference, scene.asking.moment.today).map_err(Refusal::Invalid)?;
    // A register tells the day of a death, not its document: that is recorded by itself.
    facts.death = None;
    if facts.resident_id.is_none() {
        none_alike(w, &facts)?;
    }
    let account = hold_back(&PersonFacts::default(), &mut facts, scene.asking.moment.today)?;
    let person = put_new(w, scene, facts)?;
    let account = account.ask_imported(w, scene, &person, seq)?;
    Ok((person.id, account))
}

/// Remembers a column mapping under a name, in place of the one before.
pub fn save_profile(w: &mut Writer<'_>, name: &str, mapping: &str) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let name = faults.words("name", name, 1, 60);
    let mapping = faults.note("mapping", mapping, MAPPING_CHARS);
    faults.settle()?;
    w.put(&ImportProfile { name: name.clone(), mapping })?;
    Ok(Change::new(Outcome::Done, "").with("name", without_numbers(&name)))
}

/// Remembered mappings by name.
pub fn profiles(r: &impl Reading) -> Result<Vec<(String, String)>, Stop> {
    r.scan::<ImportProfile>(..)?.map(|row| Ok(row.map(|p| (p.name, p.mapping))?)).collect()
}

/// The import of a file with these bytes.
pub fn imported(r: &impl Reading, scene: Scene<'_>, digest: &[u8; 32]) -> Result<Option<Happening>, Stop> {
    let Some(file) = r.get::<ImportedFile>(digest)? else { return Ok(None) };
    let entry = r.journal_entry(file.seq)?;
    entry.map(|entry| journal::happening(r, scene, &entry)).transpose()
}
