//! A disk in memory that remembers every operation, can fail on command, and can be cut off at any of them.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use honordesk::store::{Folder, StoreError, StoreFile};

pub type FileId = u32;

/// What a disk holds: names, and the contents they lead to.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Contents {
    pub names: BTreeMap<String, FileId>,
    pub files: BTreeMap<FileId, Vec<u8>>,
    next: FileId,
}

impl Contents {
    pub fn file(&self, name: &str) -> &Vec<u8> {
        &self.files[&self.names[name]]
    }

    pub fn file_mut(&mut self, name: &str) -> &mut Vec<u8> {
        self.files.get_mut(&self.names[name]).unwrap()
    }

    pub fn write(&mut self, file: FileId, offset: u64, data: &[u8]) {
        let bytes = self.files.entry(file).or_default();
        let (from, to) = (offset as usize, offset as usize + data.len());
        if bytes.len() < to {
            bytes.resize(to, 0);
        }
        bytes[from..to].copy_from_slice(data);
    }

    pub fn apply(&mut self, op: &Op) {
        match op {
            Op::Create { name, file } => {
                self.names.insert(name.clone(), *file);
                self.files.entry(*file).or_default();
                self.next = self.next.max(file + 1);
            }
            Op::Rename { from, to } => {
                if let Some(file) = self.names.remove(from) {
                    self.names.insert(to.clone(), file);
                }
            }
            Op::Remove { name } => drop(self.names.remove(name)),
            Op::Write { file, offset, data } => self.write(*file, *offset, data),
            Op::SetLen { file, len } => self.files.entry(*file).or_default().resize(*len as usize, 0),
            Op::Sync { .. } | Op::SyncNames | Op::Started(_) | Op::Acked(_) => {}
        }
    }
}

/// One operation on the disk, or a mark that the workload left.
#[derive(Clone)]
pub enum Op {
    Create { name: String, file: FileId },
    Rename { from: String, to: String },
    Remove { name: String },
    SyncNames,
    Write { file: FileId, offset: u64, data: Arc<[u8]> },
    SetLen { file: FileId, len: u64 },
    Sync { file: FileId },
    Started(u64),
    Acked(u64),
}

/// Fails operations by their count.
#[derive(Clone, Copy)]
pub struct Fault {
    /// The first operation that fails, from 0.
    pub at: u64,
    /// Whether all after it fail too.
    pub forever: bool,
    pub errno: i32,
}

#[derive(Default)]
struct Inner {
    contents: Contents,
    tape: Option<Vec<Op>>,
    count: u64,
    fault: Option<Fault>,
    failed: bool,
}

impl Inner {
    fn step(&mut self) -> io::Result<()> {
        let n = self.count;
        self.count += 1;
        match self.fault {
            Some(f) if n == f.at || f.forever && n > f.at => {
                self.failed = true;
                Err(io::Error::from_raw_os_error(f.errno))
            }
            _ => Ok(()),
        }
    }

    fn record(&mut self, op: Op) {
        self.contents.apply(&op);
        if let Some(tape) = &mut self.tape {
            tape.push(op);
        }
    }
}

/// The disk. Clones are the same disk.
#[derive(Clone, Default)]
pub struct Disk(Arc<Mutex<Inner>>);

impl std::fmt::Debug for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Disk")
    }
}

impl Disk {
    pub fn of(contents: Contents) -> Self {
        Self(Arc::new(Mutex::new(Inner { contents, ..Inner::default() })))
    }

    /// Begins to remember operations.
    pub fn recording(self) -> Self {
        self.0.lock().unwrap().tape = Some(Vec::new());
        self
    }

    pub fn folder(&self) -> Arc<dyn Folder> {
        Arc::new(self.clone())
    }

    pub fn contents(&self) -> Contents {
        self.0.lock().unwrap().contents.clone()
    }

    pub fn tape(&self) -> Vec<Op> {
        self.0.lock().unwrap().tape.clone().unwrap_or_default()
    }

    pub fn mark(&self, op: Op) {
        self.0.lock().unwrap().record(op);
    }

    /// Fails from now on as `fault` says, counting from 0.
    pub fn fail(&self, fault: Option<Fault>) {
        let mut inner = self.0.lock().unwrap();
        (inner.fault, inner.count, inner.failed) = (fault, 0, false);
    }

    /// Whether an operation failed since `fail`.
    pub fn failed(&self) -> bool {
        self.0.lock().unwrap().failed
    }
}

fn failed(source: io::Error) -> StoreError {
    match source.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::ReadOnly { file: "disk".to_owned() }
        }
        _ => StoreError::Io { doing: "folder", source },
    }
}

impl Folder for Disk {
    fn create(&self, name: &str) -> Result<Arc<dyn StoreFile>, StoreError> {
        let mut inner = self.0.lock().unwrap();
        inner.step().map_err(failed)?;
        if inner.contents.names.contains_key(name) {
            return Err(failed(io::ErrorKind::AlreadyExists.into()));
        }
        let file = inner.contents.next;
        inner.record(Op::Create { name: name.to_owned(), file });
        Ok(Arc::new(DiskFile { disk: self.clone(), file }))
    }

    fn open(&self, name: &str) -> Result<Option<Arc<dyn StoreFile>>, StoreError> {
        let mut inner = self.0.lock().unwrap();
        inner.step().map_err(failed)?;
        let file = inner.contents.names.get(name).copied();
        Ok(file.map(|file| Arc::new(DiskFile { disk: self.clone(), file }) as Arc<dyn StoreFile>))
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        let mut inner = self.0.lock().unwrap();
        inner.step().map_err(failed)?;
        Ok(inner.contents.names.keys().cloned().collect())
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        let mut inner = self.0.lock().unwrap();
        inner.step().map_err(failed)?;
        inner.record(Op::Rename { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        let mut inner = self.0.lock().unwrap();
        inner.step().map_err(failed)?;
        inner.record(Op::Remove { name: name.to_owned() });
        Ok(())
    }

    fn sync_names(&self) -> Result<(), StoreError> {
        let mut inner = self.0.lock().unwrap();
        inner.step().map_err(failed)?;
        inner.record(Op::SyncNames);
        Ok(())
    }
}

#[derive(Debug)]
struct DiskFile {
    disk: Disk,
    file: FileId,
}

impl StoreFile for DiskFile {
    fn len(&self) -> io::Result<u64> {
        let mut inner = self.disk.0.lock().unwrap();
        inner.step()?;
        Ok(inner.contents.files[&self.file].len() as u64)
    }

    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let mut inner = self.disk.0.lock().unwrap();
        inner.step()?;
        let bytes = &inner.contents.files[&self.file];
        let part =
            bytes.get(offset as usize..offset as usize + out.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        out.copy_from_slice(part);
        Ok(())
    }

    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut inner = self.disk.0.lock().unwrap();
        inner.step()?;
        inner.record(Op::Write { file: self.file, offset, data: data.into() });
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut inner = self.disk.0.lock().unwrap();
        inner.step()?;
        inner.record(Op::SetLen { file: self.file, len });
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        let mut inner = self.disk.0.lock().unwrap();
        inner.step()?;
        inner.record(Op::Sync { file: self.file });
        Ok(())
    }
}
