//! A sample bureau made once for all tests, and a copy of it for those that write.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::{fs, io::Write};

use serde_json::Value;
use tempfile::TempDir;

/// The business date of every run.
pub const TODAY: &str = "2026-11-23";

/// What a run left behind.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Standard output as JSON, a value a line.
    pub fn json(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
            .collect()
    }

    /// The one JSON object that was printed.
    pub fn one(&self) -> Value {
        let mut all = self.json();
        assert_eq!(all.len(), 1, "{}{}", self.out, self.err);
        all.remove(0)
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_honordesk"));
    command.arg("--data").arg(dir).args(["--today", TODAY]).args(args);
    command.env_clear().env("LANG", "zh_CN.UTF-8").stdin(Stdio::null());
    command
}

pub fn run(dir: &Path, args: &[&str]) -> Ran {
    command(dir, args).output().unwrap().into()
}

pub fn run_with(dir: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut child = command(dir, args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap().into()
}

/// Names the fields of an object, sorted.
pub fn fields(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

fn original() -> &'static Path {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    MADE.get_or_init(|| {
        let home = TempDir::new().unwrap();
        let made = run(&home.path().join("sample"), &["demo", "--people", "300", "--build-only"]);
        assert_eq!(made.code, 0, "{}", made.err);
        home
    })
    .path()
}

/// A sample of 300 people of one's own.
pub struct Sample {
    _home: TempDir,
    pub dir: PathBuf,
}

pub fn sample() -> Sample {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("sample");
    copy(&original().join("sample"), &dir);
    Sample { _home: home, dir }
}

/// The same, in which it is known that P7 died: 2,277.00 of funeral aid are left to book.
pub fn mourning() -> Sample {
    let s = sample();
    let died = run(&s.dir, &["person", "death", "P7", "--on", "2026-08-15", "--document", "死证0815"]);
    assert_eq!(died.code, 0, "{}", died.err);
    s
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}
