//! The sample bureau, made once a run by the real program, and a copy of it for every test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// The business date of every story.
pub const TODAY: &str = "2026-11-23";

/// A sample bureau of so many people, made once a run; nobody opens it, everybody copies it.
pub struct Original {
    people: u32,
    made: OnceLock<PathBuf>,
}

impl Original {
    /// Of a size.
    pub const fn of(people: u32) -> Self {
        Self { people, made: OnceLock::new() }
    }

    /// A copy of it, gone when dropped.
    pub fn copy(&self) -> Folder {
        let original = self.made.get_or_init(|| self.make());
        let folder = Folder::empty();
        copy(original, folder.path());
        folder
    }

    fn make(&self) -> PathBuf {
        // Under the build folder, in place of the last run's: a static never drops a temporary folder.
        let name = format!("{}-{}", env!("CARGO_CRATE_NAME"), self.people);
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&dir);
        let people = self.people.to_string();
        let made = honordesk(&dir, &["demo", "--people", &people, "--seed", "1", "--build-only"]);
        assert_eq!(made.code, 0, "{}", made.told);
        dir
    }
}

/// A data folder.
pub struct Folder {
    above: TempDir,
    data: PathBuf,
}

impl Folder {
    /// One that nothing was ever written to.
    pub fn empty() -> Self {
        let above = tempfile::tempdir().expect("a temporary folder");
        let data = above.path().join("data");
        Self { above, data }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.data
    }

    /// Its path as an argument.
    pub fn arg(&self) -> &str {
        self.data.to_str().expect("a path of plain text")
    }

    /// Where a test may put files of its own.
    pub fn beside(&self) -> &Path {
        self.above.path()
    }

    /// Another folder with the same files.
    pub fn again(&self) -> Self {
        let folder = Self::empty();
        copy(&self.data, folder.path());
        folder
    }

    /// Runs a subcommand on it.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        honordesk(&self.data, arguments)
    }

    /// Runs a subcommand on another day.
    pub fn run_on(&self, today: &str, arguments: &[&str]) -> Ran {
        ran(on(&self.data, today, arguments))
    }

    /// Runs a subcommand that must succeed and answers in JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.told);
        serde_json::from_str(&ran.said).expect("one object")
    }

    /// What a listing says, line by line.
    pub fn json_lines(&self, arguments: &[&str]) -> Vec<Value> {
        let ran = self.run(&[arguments, &["--json"]].concat());
        ran.said.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect()
    }

    /// Fails unless every invariant holds.
    pub fn assert_sound(&self) {
        let ran = self.run(&["check"]);
        assert_eq!(ran.code, 0, "{}{}", ran.said, ran.told);
    }
}

/// How a subcommand ended.
pub struct Ran {
    /// Exit code; -1 after a signal.
    pub code: i32,
    /// Standard output.
    pub said: String,
    /// Standard error.
    pub told: String,
}

/// The program with its data folder and the date of the stories, not started yet. Its environment is a plain one.
pub fn command(data: &Path, arguments: &[&str]) -> Command {
    on(data, TODAY, arguments)
}

fn on(data: &Path, today: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_honordesk"));
    command.arg("--data").arg(data).args(["--today", today]).args(arguments);
    command.env_clear().env("LANG", "zh_CN.UTF-8").env("PATH", "/usr/bin:/bin").stdin(Stdio::null());
    command
}

fn honordesk(data: &Path, arguments: &[&str]) -> Ran {
    ran(command(data, arguments))
}

fn ran(mut command: Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    Ran {
        code: status.code().unwrap_or(-1),
        said: String::from_utf8(stdout).expect("text"),
        told: String::from_utf8(stderr).expect("text"),
    }
}

/// Copies a folder whose database is closed. What was private stays private.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    let mode = fs::metadata(from).expect("a folder").permissions();
    fs::set_permissions(to, mode).expect("its mode");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            all.extend(files(&entry));
        } else {
            all.push(entry);
        }
    }
    all.sort();
    all
}
