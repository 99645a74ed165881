//! What only Linux offers: files opened without following links, private modes, owners, kinds of file systems.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{Access, OFlags, access, statfs, statvfs};
use rustix::io::Errno;
use rustix::process::geteuid;

use super::error::Untrusted;
use super::folder::Trust;

/// Options that neither follow a link, nor wait for the other end of a pipe, nor leave the file open in child processes; new files get
/// mode 0600.
pub(super) fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    let flags = (OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK).bits();
    options.mode(0o600).custom_flags(i32::try_from(flags).unwrap_or_default());
    options
}

/// Whether opening failed because the name is a link.
pub(super) fn is_link_refusal(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::LOOP.raw_os_error())
}

/// Refuses a file that someone else owns or that has a second name, and closes it to others if it was open to them; each as far as
/// `trust` asks for it.
pub(super) fn trust_file(file: &File, trust: Trust) -> io::Result<Option<Untrusted>> {
    let data = file.metadata()?;
    if !data.is_file() {
        return Ok(Some(Untrusted::Kind));
    }
    if trust == Trust::Copying {
        return Ok(None);
    }
    if data.nlink() != 1 {
        return Ok(Some(Untrusted::HardLinked));
    }
    if foreign(&data) {
        return Ok(Some(Untrusted::ForeignOwner));
    }
    if trust == Trust::Writing && data.permissions().mode() & 0o077 != 0 {
        file.set_permissions(Permissions::from_mode(0o600))?;
    }
    Ok(None)
}

/// Refuses a folder that someone else owns, and closes it to others if it was open to them; each as far as `trust` asks for it.
pub(super) fn trust_folder(path: &Path, trust: Trust) -> io::Result<Option<Untrusted>> {
    let data = fs::metadata(path)?;
    if !data.is_dir() {
        return Ok(Some(Untrusted::Kind));
    }
    if trust == Trust::Copying {
        return Ok(None);
    }
    if foreign(&data) {
        return Ok(Some(Untrusted::ForeignOwner));
    }
    if trust == Trust::Writing && data.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(path, Permissions::from_mode(0o700))?;
    }
    Ok(None)
}

/// Whether files can be made in a folder.
pub(super) fn may_write(path: &Path) -> bool {
    access(path, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

fn foreign(data: &Metadata) -> bool {
    data.uid() != geteuid().as_raw()
}

/// Makes a folder that only this user can enter, and the folders above it.
pub(super) fn create_private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Makes names in a folder durable.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// A file that several threads read and write at places of their own.
#[derive(Debug)]
pub(super) struct PlacedFile(File);

impl PlacedFile {
    pub fn new(file: File) -> Self {
        Self(file)
    }

    /// Fills `out` from `offset`.
    pub fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.0.read_exact_at(out, offset)
    }

    /// Writes all of `data` at `offset`.
    pub fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.0.write_all_at(data, offset)
    }

    /// Does something with the whole file.
    pub fn with<T>(&self, act: impl FnOnce(&File) -> T) -> T {
        act(&self.0)
    }
}

/// Network and user-space file systems, by the number `statfs` gives (statfs(2)).
const REFUSED: &[(u32, &str)] = &[
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFE53_4D42, "SMB2"),
    (0xFF53_4D42, "CIFS"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9P"),
    (0x5346_414F, "AFS"),
    (0x7375_7245, "Coda"),
    (0x564C, "NCP"),
    (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"),
    (0x786F_4256, "VirtualBox shared folder"),
];

/// Bytes that this user may still write under `path`.
pub(super) fn free_bytes(path: &Path) -> io::Result<Option<u64>> {
    let stat = statvfs(path)?;
    Ok(Some(stat.f_bavail.saturating_mul(stat.f_frsize)))
}

/// The kind of file system under `path`, if it is one that locks and flushes cannot be relied on.
pub(super) fn refused_file_system(path: &Path) -> io::Result<Option<&'static str>> {
    let stat = statfs(path)?;
    let kind = u32::try_from(i128::from(stat.f_type) & 0xFFFF_FFFF).unwrap_or_default();
    Ok(REFUSED.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name))
}
