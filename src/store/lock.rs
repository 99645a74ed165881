//! The lock file: one process at a time, and it says which.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};

use super::error::StoreError;
use super::folder::DiskFolder;

/// Name of the lock file in the data folder.
pub(super) const LOCK: &str = "desk.lock";

/// Who has the database open, as they wrote it down. Shown to whoever comes second.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// Process number; the store fills it in.
    pub pid: u32,
    /// Login name.
    pub user: String,
    /// Computer.
    pub host: String,
    /// Desk.
    pub desk: String,
    /// Since when, as it is to be shown.
    pub since: String,
}

impl Holder {
    fn to_text(&self) -> String {
        let one_line =
            |s: &str| s.chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect::<String>();
        let [user, host, desk, since] =
            [&self.user, &self.host, &self.desk, &self.since].map(|s| one_line(s));
        format!("pid={}\nuser={user}\nhost={host}\ndesk={desk}\nsince={since}\n", self.pid)
    }

    fn from_text(text: &str) -> Self {
        let field = |name: &str| {
            text.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix('=')).unwrap_or_default().to_owned()
        };
        Self {
            pid: field("pid").parse().unwrap_or_default(),
            user: field("user"),
            host: field("host"),
            desk: field("desk"),
            since: field("since"),
        }
    }
}

/// Held as long as the database is open; the operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct DeskLock(File);

/// Who has the database in `dir` open just now; nobody when there is no such folder. Nothing is written: whoever only asks is not
/// taken for one who has it open.
pub fn held_by(dir: &std::path::Path, allow_network: bool) -> Result<Option<Holder>, StoreError> {
    let folder = match DiskFolder::open(dir, allow_network) {
        Err(StoreError::NotFound) => return Ok(None),
        folder => folder?,
    };
    match DeskLock::take_shared(&folder) {
        Err(StoreError::Held { who }) => Ok(Some(who)),
        asked => asked.map(|_| None),
    }
}

impl DeskLock {
    /// Takes the lock, or says who has it.
    pub fn take(folder: &DiskFolder, holder: &Holder) -> Result<Self, StoreError> {
        let mut file = folder.open_lock(LOCK)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(&file)?),
            // A file system that cannot lock cannot keep a second writer out.
            Err(TryLockError::Error(e)) => return Err(StoreError::io(LOCK)(e)),
        }
        let holder = Holder { pid: std::process::id(), ..holder.clone() };
        file.set_len(0).map_err(StoreError::io(LOCK))?;
        file.seek(SeekFrom::Start(0)).map_err(StoreError::io(LOCK))?;
        file.write_all(holder.to_text().as_bytes()).map_err(StoreError::io(LOCK))?;
        Ok(Self(file))
    }

    /// Takes the lock beside other readers, as far as there is a file to lock; writes nothing.
    pub fn take_shared(folder: &DiskFolder) -> Result<Option<Self>, StoreError> {
        let Some(file) = folder.existing_lock(LOCK)? else { return Ok(None) };
        match file.try_lock_shared() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Err(held(&file)?),
            // Nothing is written: a file system that cannot lock does no harm to others here.
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }
}

/// Who has it, by their own words.
fn held(file: &File) -> Result<StoreError, StoreError> {
    let mut text = Vec::new();
    file.take(4096).read_to_end(&mut text).map_err(StoreError::io(LOCK))?;
    Ok(StoreError::Held { who: Holder::from_text(&String::from_utf8_lossy(&text)) })
}

impl Drop for DeskLock {
    fn drop(&mut self) {
        // Nobody holds it now: the next reader must not be told an old name. Failing to say so harms nothing.
        let _ = self.0.set_len(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_reads_back_and_cannot_forge_lines() {
        let holder = Holder { pid: 7, user: "li\npid=9".into(), desk: "一号".into(), ..Holder::default() };
        let back = Holder::from_text(&holder.to_text());
        assert_eq!((back.pid, back.user.as_str(), back.desk.as_str()), (7, "li pid=9", "一号"));
        assert_eq!(Holder::from_text("rubbish"), Holder::default());
    }
}
