//! Backups: a consistent copy of the database and its journal, with a manifest of digests; and the way back.
//!
//! A backup is a folder with `desk.redb`, `journal/…` and `manifest.txt`, one line each: the kind and version of the folder, the
//! database's identity, number of entries, hash of the last one, every file with its SHA-256 and length, and last the SHA-256 of the lines
//! before. It is built under another name and renamed when all of it is durable.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::bytes::{hex, unhex};
use super::engine::{Pages, engine};
use super::entry::Hash;
use super::error::StoreError;
use super::finding::Seen;
use super::folder::{DiskFolder, publish};
use super::handle::Store;
use super::head::Head;
use super::journal::segment_name;
use super::lock::DeskLock;
use super::medium::{DATABASE, Folder, StoreFile, copy, each_chunk};
use super::options::StoreOptions;
use super::read::{Raw, Reader, Reading};
use super::seat::begin;
use super::tables::Slot;
use super::unfinished::{Filling, Unfinished, free_name, is_taken};
use super::writer::OpenTables;

const MANIFEST: &str = "manifest.txt";
const FIRST_LINE: &str = "honordesk backup 1";
/// Larger manifests are not read: this is room for some 20,000 segments.
const MAX_MANIFEST: u64 = 2 << 20;

/// A backup that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupReport {
    /// The last entry in it.
    pub entries: u64,
    /// The hash of that entry; worth printing and keeping elsewhere.
    pub head: Hash,
    /// Its files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// What to do when there is a database where the backup goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenPresent {
    /// Refuse.
    Refuse,
    /// Keep it under another name beside.
    MoveAside,
}

/// A backup that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreReport {
    /// The last entry in it.
    pub entries: u64,
    /// Where the folder that was there is now.
    pub aside: Option<PathBuf>,
}

struct Listed {
    name: String,
    len: u64,
    digest: Hash,
}

struct Manifest {
    id: [u8; 16],
    entries: u64,
    head: Hash,
    files: Vec<Listed>,
}

impl Manifest {
    fn to_text(&self) -> String {
        let mut text = format!(
            "{FIRST_LINE}\nid {}\nentries {}\nhead {}\n",
            hex(&self.id),
            self.entries,
            hex(&self.head)
        );
        let files = self.files.iter().map(|f| format!("file {} {} {}\n", hex(&f.digest), f.len, f.name));
        text.extend(files);
        let digest = Sha256::digest(&text);
        text + &format!("digest {}\n", hex(&digest))
    }

    fn from_text(text: &str) -> Option<Self> {
        let (signed, digest) = text.split_at_checked(text.rfind("digest ")?)?;
        if digest != format!("digest {}\n", hex(&Sha256::digest(signed))) {
            return None;
        }
        let mut lines = signed.lines();
        if lines.next()? != FIRST_LINE {
            return None;
        }
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let id = unhex(field("id")?)?.try_into().ok()?;
        let entries = field("entries")?.parse().ok()?;
        let head = unhex(field("head")?)?.try_into().ok()?;
        let file = |line: &str| {
            let mut parts = line.strip_prefix("file ")?.splitn(3, ' ');
            let digest = unhex(parts.next()?)?.try_into().ok()?;
            let len = parts.next()?.parse().ok()?;
            let name = parts.next().filter(|n| is_own_name(n))?.to_owned();
            Some(Listed { name, len, digest })
        };
        let files = lines.map(file).collect::<Option<Vec<Listed>>>()?;
        let names: BTreeSet<&str> = files.iter().map(|f| f.name.as_str()).collect();
        if names.len() < files.len() {
            return None;
        }
        Some(Self { id, entries, head, files })
    }
}

/// Names that a backup may hold: nothing that leads out of its folder.
fn is_own_name(name: &str) -> bool {
    let segment = name.strip_prefix("journal/").and_then(|n| n.strip_suffix(".jrn"));
    name == DATABASE || segment.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

impl Store {
    /// Writes a backup to `dest`, which must not exist: the state of one moment, while others go on reading and writing.
    pub fn backup(&self, dest: &Path) -> Result<BackupReport, StoreError> {
        if is_taken(dest)? {
            return Err(StoreError::Exists);
        }
        if self.dir.as_deref().is_some_and(|dir| lies_in(dest, dir)) {
            return Err(StoreError::Inside);
        }
        self.verify(&|| true)?;
        let reader = self.read()?;
        let head = reader.head()?;
        let (unfinished, folder) = Unfinished::begin(dest, Filling::Backup, self.options.allow_network)?;
        let folder: Arc<dyn Folder> = Arc::new(folder);
        let mut files = vec![copy_database(&reader, &folder, self.options.cache_bytes)?];
        for number in 1..=head.end.segment {
            files.push(copy_segment(&self.folder, &folder, number, &head)?);
        }
        let manifest = Manifest { id: self.id, entries: head.seq, head: head.entry, files };
        let text = manifest.to_text();
        let file = folder.create(MANIFEST)?;
        file.write_at(0, text.as_bytes()).and_then(|()| file.sync()).map_err(StoreError::io(MANIFEST))?;
        folder.sync_names()?;
        unfinished.take_place(dest)?;
        let bytes = manifest.files.iter().map(|f| f.len).sum();
        Ok(BackupReport { entries: head.seq, head: head.entry, files: manifest.files.len(), bytes })
    }
}

/// Copies every row of the snapshot into a database of its own.
fn copy_database(
    reader: &Reader<'_>,
    to: &Arc<dyn Folder>,
    cache_bytes: usize,
) -> Result<Listed, StoreError> {
    let file = to.create(DATABASE)?;
    let database = engine(&file, cache_bytes, Pages::All)?;
    let txn = begin(&database)?;
    {
        let mut tables = OpenTables::new(&txn);
        for slot in Slot::all() {
            for item in reader.raw_range(slot, (Bound::Unbounded, Bound::Unbounded))?.into_iter().flatten() {
                let (key, value) = item?;
                tables.put(slot, key.value(), Some(value.value()))?;
            }
        }
    }
    txn.commit()?;
    database.close()?;
    file.sync().map_err(StoreError::io(DATABASE))?;
    let (len, digest) = digest(&file).map_err(StoreError::io(DATABASE))?;
    Ok(Listed { name: DATABASE.to_owned(), len, digest })
}

/// Copies a segment, as far as the snapshot's head.
fn copy_segment(
    from: &Arc<dyn Folder>,
    to: &Arc<dyn Folder>,
    number: u32,
    head: &Head,
) -> Result<Listed, StoreError> {
    let name = segment_name(number);
    let source = from.open(&name)?.ok_or_else(|| StoreError::damaged(name.clone(), Seen::Missing))?;
    let whole = source.len().map_err(StoreError::io("copying the journal"))?;
    let len = if number == head.end.segment { head.end.offset } else { whole };
    let target = to.create(&name)?;
    let mut digest = Sha256::new();
    copy(&source, len, &target, &mut |chunk| digest.update(chunk))
        .and_then(|()| target.sync())
        .map_err(StoreError::io("copying the journal"))?;
    Ok(Listed { name, len, digest: digest.finalize().into() })
}

fn digest(file: &Arc<dyn StoreFile>) -> std::io::Result<(u64, Hash)> {
    let (len, mut digest) = (file.len()?, Sha256::new());
    each_chunk(file, len, &mut |chunk| {
        digest.update(chunk);
        Ok(())
    })?;
    Ok((len, digest.finalize().into()))
}

/// Restores a backup to `dir`: verifies every digest while copying to a folder beside, opens and checks the copy there, and only then
/// gives it the name.
pub fn restore(
    backup: &Path,
    dir: &Path,
    present: WhenPresent,
    options: &StoreOptions,
) -> Result<RestoreReport, StoreError> {
    let occupied = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if occupied && present == WhenPresent::Refuse {
        return Err(StoreError::Exists);
    }
    if lies_in(dir, backup) || lies_in(backup, dir) {
        return Err(StoreError::Inside);
    }
    let source = DiskFolder::open_copy(backup).map_err(of_backup)?;
    let manifest = read_manifest(&source)?;
    // What cannot be verified goes with it: it must not lie about under a name that looks like a database.
    let (unfinished, folder) = Unfinished::begin(dir, Filling::Restore, options.allow_network)?;
    fill(&source, &folder, &manifest)?;
    inspect(unfinished.path(), &manifest, options)?;
    let aside = if occupied { Some(move_aside(dir, options)?) } else { None };
    if let Err(error) = unfinished.take_place(dir) {
        return Err(match aside {
            Some(aside) => put_back(&aside, dir, error),
            None => error,
        });
    }
    Ok(RestoreReport { entries: manifest.entries, aside })
}

/// What was set aside takes its place again; if even that fails, whoever reads the error must learn where it is.
fn put_back(aside: &Path, dir: &Path, error: StoreError) -> StoreError {
    match publish(aside, dir) {
        Ok(()) => error,
        Err(cause) => StoreError::SetAside { aside: aside.display().to_string(), cause: cause.to_string() },
    }
}

/// A file of the backup that is none: the fault is the backup's, not that of the folder it goes to.
fn of_backup(error: StoreError) -> StoreError {
    match error {
        StoreError::UnsafeFile { file, .. } => StoreError::damaged(file, Seen::NotPlain),
        other => other,
    }
}

/// Whether a path that may not exist yet leads into a folder, or is that folder.
fn lies_in(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder) else { return false };
    let here = PathBuf::from(".");
    let mut above = Some(path);
    while let Some(path) = above {
        let path = if path.as_os_str().is_empty() { here.as_path() } else { path };
        if let Ok(real) = fs::canonicalize(path) {
            return real.starts_with(&folder);
        }
        above = path.parent();
    }
    false
}

fn read_manifest(source: &DiskFolder) -> Result<Manifest, StoreError> {
    let file = source.open(MANIFEST).map_err(of_backup)?.ok_or(StoreError::NotFound)?;
    let len = file.len().map_err(StoreError::io(MANIFEST))?;
    let mut bytes = vec![0; usize::try_from(len.min(MAX_MANIFEST)).unwrap_or_default()];
    file.read_at(0, &mut bytes).map_err(StoreError::io(MANIFEST))?;
    let manifest = std::str::from_utf8(&bytes).ok().and_then(Manifest::from_text);
    manifest.ok_or_else(|| StoreError::damaged(MANIFEST, Seen::ManifestDigest))
}

fn fill(source: &DiskFolder, folder: &DiskFolder, manifest: &Manifest) -> Result<(), StoreError> {
    for listed in &manifest.files {
        let wrong = |what: Seen| StoreError::damaged(listed.name.clone(), what);
        let from = source.open(&listed.name).map_err(of_backup)?.ok_or_else(|| wrong(Seen::Missing))?;
        if from.len().map_err(StoreError::io("reading the backup"))? != listed.len {
            return Err(wrong(Seen::Length));
        }
        let to = folder.create(&listed.name)?;
        let mut digest = Sha256::new();
        copy(&from, listed.len, &to, &mut |chunk| digest.update(chunk))
            .and_then(|()| to.sync())
            .map_err(StoreError::io("copying the backup"))?;
        if digest.finalize().as_slice() != listed.digest {
            return Err(wrong(Seen::Digest));
        }
    }
    folder.sync_names()
}

/// Opens the copy and checks it: every invariant, and that it is the database the manifest names.
fn inspect(partial: &Path, manifest: &Manifest, options: &StoreOptions) -> Result<(), StoreError> {
    let (store, _) = Store::open(partial, options)?;
    if let Some(broken) = store.check().into_iter().find(|r| !r.held) {
        return Err(StoreError::damaged(DATABASE, broken.detail));
    }
    let head = store.read()?.head()?;
    if store.id != manifest.id || head.seq != manifest.entries || head.entry != manifest.head {
        return Err(StoreError::damaged(MANIFEST, Seen::OtherDatabase));
    }
    store.close()
}

fn move_aside(dir: &Path, options: &StoreOptions) -> Result<PathBuf, StoreError> {
    let folder = DiskFolder::open(dir, options.allow_network)?;
    let _lock = DeskLock::take(&folder, &options.holder)?;
    let aside = free_name(dir, "aside")?;
    publish(dir, &aside)?;
    Ok(aside)
}
