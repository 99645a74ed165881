//! The store: one database, opened once, read by many, written by one at a time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use super::engine::Engine;
use super::entry::{Committed, IdempotencyKey, JournalEntry, Note, Outcome, Stamp};
use super::error::StoreError;
use super::folder::DiskFolder;
use super::journal::retrace;
use super::lock::DeskLock;
use super::medium::Folder;
use super::open::{self, OpenReport, Parts};
use super::options::StoreOptions;
use super::read::{Raw, Reader, Reading, prefixed};
use super::seal;
use super::sealed::SealedFile;
use super::seat::{Attempt, Seat, begin};
use super::tables::{Core, Slot};
use super::unhurried::Unhurried;
use super::writer::{OpenTables, Writer};

/// A bureau's database, open.
///
/// Reads never wait. Writes wait for each other; a write's body must not start another write. After any failure of disk or engine
/// writing stops with [`StoreError::Frozen`] until [`Store::recover`] has found out what became of the last command.
pub struct Store {
    pub(super) folder: Arc<dyn Folder>,
    /// Where that is, on a real disk.
    pub(super) dir: Option<PathBuf>,
    pub(super) options: StoreOptions,
    pub(super) id: [u8; 16],
    pub(super) report: OpenReport,
    /// Open for reading only because the disk was full.
    no_room: bool,
    pub(super) database: RwLock<Option<(Engine, Arc<SealedFile>)>>,
    seat: Mutex<Seat>,
    _lock: Option<DeskLock>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Makes a new, empty database in `dir` and opens it. Refuses where one is, or where parts of one are.
    pub fn create(dir: &Path, options: &StoreOptions) -> Result<Self, StoreError> {
        let folder = DiskFolder::create(dir, options.allow_network)?;
        let lock = DeskLock::take(&folder, &options.holder)?;
        let folder: Arc<dyn Folder> = Arc::new(folder);
        Self::made(folder, options, Some(lock)).map(|store| store.at(dir))
    }

    /// [`Store::create`] without waiting for the disk: only for a database that is thrown away when its making is cut off. Once it is
    /// closed, [`settle`](super::settle) makes it durable.
    pub fn create_unhurried(dir: &Path, options: &StoreOptions) -> Result<Self, StoreError> {
        let folder = DiskFolder::create(dir, options.allow_network)?;
        let lock = DeskLock::take(&folder, &options.holder)?;
        Self::made(Arc::new(Unhurried(folder)), options, Some(lock)).map(|store| store.at(dir))
    }

    /// Opens the database in `dir`: see the module for what is checked when. Where it cannot be written, or the disk is full, it is
    /// opened for reading only, see [`Store::read_only`].
    pub fn open(dir: &Path, options: &StoreOptions) -> Result<(Self, OpenReport), StoreError> {
        let store = match Self::open_writable(dir, options) {
            Err(StoreError::ReadOnly { .. }) => Self::open_to_read(dir, options)?,
            Err(full) if full.is_full() => Self::without_room(full, Self::open_to_read(dir, options))?,
            opened => opened?,
        };
        let report = store.report.clone();
        Ok((store.at(dir), report))
    }

    fn open_to_read(dir: &Path, options: &StoreOptions) -> Result<Self, StoreError> {
        let folder = DiskFolder::open_reading(dir, options.allow_network)?;
        let lock = DeskLock::take_shared(&folder)?;
        Self::reading(Arc::new(folder), options, lock)
    }

    /// What is open for reading, for want of room; where not even that is possible, the want of room is what is told.
    fn without_room(full: StoreError, read: Result<Self, StoreError>) -> Result<Self, StoreError> {
        match read {
            Ok(mut store) => {
                store.no_room = true;
                Ok(store)
            }
            Err(StoreError::NeedsWriting) => Err(full),
            Err(other) => Err(other),
        }
    }

    fn at(mut self, dir: &Path) -> Self {
        self.dir = Some(dir.to_path_buf());
        self
    }

    fn open_writable(dir: &Path, options: &StoreOptions) -> Result<Self, StoreError> {
        let folder = DiskFolder::open(dir, options.allow_network)?;
        if folder.list()?.is_empty() {
            // Looking into an empty folder leaves no lock file in it.
            return Err(StoreError::NotFound);
        }
        let lock = DeskLock::take(&folder, &options.holder)?;
        // Before the seal is broken: what is opened without room for a single command could not be closed again either.
        folder.has_room()?;
        let folder: Arc<dyn Folder> = Arc::new(folder);
        let opened = open::open(&folder, options)?;
        Ok(Self::assemble(folder, options, opened, Some(lock)))
    }

    /// [`Store::create`] on a medium of one's own; nothing is locked.
    pub fn create_on(folder: Arc<dyn Folder>, options: &StoreOptions) -> Result<Self, StoreError> {
        Self::made(folder, options, None)
    }

    /// [`Store::open`] on a medium of one's own; nothing is locked.
    pub fn open_on(
        folder: Arc<dyn Folder>,
        options: &StoreOptions,
    ) -> Result<(Self, OpenReport), StoreError> {
        let store = match open::open(&folder, options) {
            Err(full) if full.is_full() => Self::without_room(full, Self::open_reading_on(folder, options))?,
            opened => Self::assemble(folder, options, opened?, None),
        };
        let report = store.report.clone();
        Ok((store, report))
    }

    /// [`Store::open`] for reading only, on a medium of one's own.
    pub fn open_reading_on(folder: Arc<dyn Folder>, options: &StoreOptions) -> Result<Self, StoreError> {
        Self::reading(folder, options, None)
    }

    fn made(
        folder: Arc<dyn Folder>,
        options: &StoreOptions,
        lock: Option<DeskLock>,
    ) -> Result<Self, StoreError> {
        open::create(&folder, options)?;
        let opened = open::open(&folder, options)?;
        Ok(Self::assemble(folder, options, opened, lock))
    }

    fn reading(
        folder: Arc<dyn Folder>,
        options: &StoreOptions,
        lock: Option<DeskLock>,
    ) -> Result<Self, StoreError> {
        let opened = open::open_reading(&folder, options)?;
        Ok(Self::assemble(folder, options, opened, lock))
    }

    fn assemble(
        folder: Arc<dyn Folder>,
        options: &StoreOptions,
        (parts, report): (Parts, OpenReport),
        lock: Option<DeskLock>,
    ) -> Self {
        Self {
            folder,
            dir: None,
            options: options.clone(),
            id: parts.id,
            report,
            no_room: false,
            database: RwLock::new(Some((parts.database, parts.file))),
            seat: Mutex::new(Seat::new(parts.pen, parts.head)),
            _lock: lock,
        }
    }

    /// Whether it is open for reading only because the disk was full when it was opened.
    pub fn no_room(&self) -> bool {
        self.no_room
    }

    /// The database, if it can be written.
    fn writing<'d>(&self, database: &'d Engine) -> Result<&'d redb::Database, StoreError> {
        database.writing().map_err(|closed| if self.no_room { StoreError::NoRoom } else { closed })
    }

    /// Whether it is open for reading only, because folder or file cannot be written, or the disk was full.
    pub fn read_only(&self) -> bool {
        matches!(self.database().as_ref(), Some((Engine::Reading(_), _)))
    }

    /// Checks the bytes that nobody has needed so far, while `go_on` says so: the rest of the database file and every frame of the
    /// journal file. Others go on reading and writing meanwhile; what it finds stops writing.
    pub fn verify(&self, go_on: &dyn Fn() -> bool) -> Result<(), StoreError> {
        let head = self.read()?.head()?;
        let file = self.database().as_ref().map(|(_, file)| Arc::clone(file));
        let found = file
            .map_or(Ok(()), |file| file.check(go_on))
            .and_then(|()| retrace(&self.folder, self.id, &head, go_on));
        if let Err(error) = &found {
            let (file, what) = match error {
                StoreError::Damaged { file, what } => (file.clone(), what.clone()),
                other => (super::medium::JOURNAL.to_owned(), other.finding()),
            };
            self.seat().damaged = Some((file, what));
        }
        found
    }

    /// What opening found.
    pub fn report(&self) -> &OpenReport {
        &self.report
    }

    /// One snapshot. Cheap: take one per query.
    pub fn read(&self) -> Result<Reader<'_>, StoreError> {
        let database = self.database();
        match database.as_ref() {
            Some((database, _)) => Ok(Reader::new(database.begin_read()?)),
            None => Err(StoreError::Frozen {
                cause: "the database could not be opened again".to_owned(),
                undecided: false,
                full: false,
            }),
        }
    }

    /// Carries out `body` and records it: rows, index rows, journal entry, chain head and idempotency key become durable together
    /// or not at all. A key that is recorded already gives its entry, and `body` does not run.
    ///
    /// An error of `body` leaves nothing behind. A failure of disk or engine stops writing, see [`Store::recover`].
    pub fn write<T, E: From<StoreError>>(
        &self,
        stamp: &Stamp,
        body: impl FnOnce(&mut Writer<'_>) -> Result<(T, Note), E>,
    ) -> Result<Committed<T>, E> {
        let mut seat = self.seat();
        seat.ready(Some(stamp.key))?;
        let database = self.database();
        let Some((database, _)) = database.as_ref() else {
            return Err(seat.freeze("the database is closed", None).into());
        };
        let recorded = database.begin_read().and_then(|txn| Reader::new(txn).recorded(stamp.key));
        let database = self.writing(database)?;
        match recorded {
            Ok(None) => {}
            Ok(Some(entry)) => return Ok(Committed::Already(entry)),
            Err(error) => return Err(seat.freeze_after(&error, Some(stamp.key)).into()),
        }
        // Stays so when the body panics.
        let _ = seat.freeze("a command did not come to its end", Some(stamp.key));
        match seat.attempt(database, stamp, self.options.part_bytes, body) {
            Ok((value, entry)) => {
                seat.thaw();
                Ok(Committed::New { value, entry })
            }
            Err(Attempt::Body(error)) => {
                seat.thaw();
                Err(error)
            }
            Err(Attempt::Store(error)) => Err(seat.freeze_after(&error, Some(stamp.key)).into()),
        }
    }

    /// Keeps a draft for `owner`, in place of the one before; durable, not journalled.
    pub fn put_draft(&self, owner: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.change_draft(owner, Some(bytes))
    }

    /// The draft kept for `owner`.
    pub fn get_draft(&self, owner: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let reader = self.read()?;
        Ok(reader.raw_get(Slot::Core(Core::Draft), owner.as_bytes())?.map(|v| v.value().to_vec()))
    }

    /// Every draft whose owner starts with `prefix`: the rest of the owner, and what was kept.
    pub fn drafts(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let reader = self.read()?;
        let Some(range) = prefixed(&reader, Slot::Core(Core::Draft), prefix.as_bytes())? else {
            return Ok(Vec::new());
        };
        let mut drafts = Vec::new();
        for found in range {
            let (owner, kept) = found?;
            let rest = owner.value().get(prefix.len()..).unwrap_or_default();
            drafts.push((String::from_utf8_lossy(rest).into_owned(), kept.value().to_vec()));
        }
        Ok(drafts)
    }

    /// Forgets the draft kept for `owner`.
    pub fn drop_draft(&self, owner: &str) -> Result<(), StoreError> {
        self.change_draft(owner, None)
    }

    fn change_draft(&self, owner: &str, bytes: Option<&[u8]>) -> Result<(), StoreError> {
        let limit = super::journal::MAX_VALUE;
        if let Some(bytes) = bytes.map(<[u8]>::len).filter(|n| *n > limit) {
            return Err(StoreError::TooLarge { what: "a draft", bytes, limit });
        }
        let mut seat = self.seat();
        seat.ready(None)?;
        let database = self.database();
        let Some((database, _)) = database.as_ref() else {
            return Err(seat.freeze("the database is closed", None));
        };
        let database = self.writing(database)?;
        let change = || {
            let txn = begin(database)?;
            OpenTables::new(&txn).put(Slot::Core(Core::Draft), owner.as_bytes(), bytes)?;
            Ok::<(), StoreError>(txn.commit()?)
        };
        change().map_err(|error| seat.freeze_after(&error, None))
    }

    /// The entry of the command sent with `key`, if it is recorded.
    pub fn outcome(&self, key: IdempotencyKey) -> Result<Option<JournalEntry>, StoreError> {
        self.read()?.recorded(key)
    }

    /// Why writing is stopped, if it is.
    pub fn frozen(&self) -> Option<String> {
        self.seat().frozen.clone()
    }

    /// After [`StoreError::Frozen`]: closes the database, opens it again with all its checks and says what became of the command
    /// sent with `key`. When this fails too, writing stays stopped and it can be tried again.
    pub fn recover(&self, key: IdempotencyKey) -> Result<Outcome, StoreError> {
        let mut seat = self.seat();
        if seat.frozen.is_some() {
            let mut database = self.database.write().unwrap_or_else(PoisonError::into_inner);
            if let Some((old, _)) = database.take() {
                // It failed before: that it fails to close cleanly says nothing new, opening it again repairs it.
                let _ = old.close();
            }
            let (parts, _) = open::open(&self.folder, &self.options)?;
            *database = Some((parts.database, parts.file));
            *seat = Seat::new(parts.pen, parts.head);
        }
        drop(seat);
        Ok(self.outcome(key)?.map_or(Outcome::NotRecorded, Outcome::Recorded))
    }

    /// Closes the database and seals it. Dropping a store does the same but cannot say whether it went well.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.shut()
    }

    fn shut(&mut self) -> Result<(), StoreError> {
        let seat = self.seat.get_mut().unwrap_or_else(PoisonError::into_inner);
        let database = self.database.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some((database, file)) = database.take() else { return Ok(()) };
        let reading = matches!(database, Engine::Reading(_));
        database.close()?;
        // A database that failed or is damaged is judged by all its pages and frames when it is opened next.
        if reading || seat.frozen.is_some() || seat.damaged.is_some() {
            return Ok(());
        }
        seal::put(self.folder.as_ref(), &file, &seat.head)
    }

    pub(super) fn database(&self) -> RwLockReadGuard<'_, Option<(Engine, Arc<SealedFile>)>> {
        self.database.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps writers out meanwhile.
    pub(super) fn while_nobody_writes<T>(&self, look: impl FnOnce() -> T) -> T {
        let _seat = self.seat();
        look()
    }

    fn seat(&self) -> MutexGuard<'_, Seat> {
        self.seat.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Without a seal the next open relies on the engine's own check.
        let _ = self.shut();
    }
}
