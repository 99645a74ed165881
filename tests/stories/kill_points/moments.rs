//! Moments at which the program stands still and its folder is copied: the copy holds what a kill would leave, because what a
//! killed process has written stays in the memory of the system.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use super::typed::Visitor;
use crate::support::process::{freeze, signal, withheld};
use crate::support::sample::files;

/// The files of a data folder.
pub type Files = Vec<(PathBuf, Vec<u8>)>;

/// A moment, for whoever looks at it.
pub struct Moment {
    /// How many were before it.
    pub n: usize,
    /// When it was.
    pub at: Duration,
    /// What had been typed.
    pub typed: [Visitor; 3],
    /// The folder, unless it is the same as at the moment before.
    pub files: Option<Files>,
}

/// A running program, its folder, and its time: what it stood still, or was ready to go on and had no processor, counts for
/// nothing, so that a busy machine loses no typing.
pub struct Moments {
    pid: u32,
    folder: PathBuf,
    began: Instant,
    lost: Duration,
    withheld: Duration,
    taken: usize,
    last: Files,
    looks: SyncSender<Moment>,
}

impl Moments {
    /// Of a program on a folder, looked at elsewhere.
    pub fn of(pid: u32, folder: &Path, looks: SyncSender<Moment>) -> Self {
        Self {
            pid,
            folder: folder.to_owned(),
            began: Instant::now(),
            lost: Duration::ZERO,
            withheld: Duration::ZERO,
            taken: 0,
            last: Files::new(),
            looks,
        }
    }

    /// How many were taken.
    pub fn taken(&self) -> usize {
        self.taken
    }

    /// The program's time.
    pub fn now(&mut self) -> Duration {
        // A thread that ends takes its count along.
        self.withheld = self.withheld.max(withheld(self.pid));
        self.began.elapsed().saturating_sub(self.lost + self.withheld)
    }

    /// Takes one.
    pub fn take(&mut self, typed: &[Visitor; 3]) {
        let at = self.now();
        let still = Instant::now();
        freeze(self.pid);
        let found = read(&self.folder);
        signal(self.pid, "CONT");
        self.lost += still.elapsed();
        let files = (found != self.last).then(|| found.clone());
        self.last = found;
        let moment = Moment { n: self.taken, at, typed: typed.clone(), files };
        self.taken += 1;
        // Nobody looks any more once a look failed; the test says so at its end.
        let _ = self.looks.send(moment);
    }
}

fn read(folder: &Path) -> Files {
    let name = |path: &Path| path.strip_prefix(folder).expect("below it").to_owned();
    files(folder).into_iter().map(|path| (name(&path), fs::read(&path).expect("a file"))).collect()
}

/// Puts files into a new folder, as private as the program keeps them.
pub fn put(files: &Files, folder: &Path) {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    for (name, bytes) in files {
        let path = folder.join(name);
        let above = path.parent().expect("a folder");
        fs::DirBuilder::new().recursive(true).mode(0o700).create(above).expect("a folder");
        let mut file =
            fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).expect("a file");
        std::io::Write::write_all(&mut file, bytes).expect("a copy");
    }
}
