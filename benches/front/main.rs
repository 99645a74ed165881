//! The front desk at 30,000 people with 1,000,000 ledger lines: opening a person, the preview of the selected one, a filtered list with
//! its counts, the pivot; on the real program in a pseudo-terminal, and in process (questions, update and drawing on one thread).
//!
//! `cargo bench --bench front [-- --people N --paid N --data DIR --each N --outside]`. With `--data` the sample is made there, or the
//! one that is there is measured; with `--outside` only the real program is. Beside it stand the plainest ways to the same answers:
//! every record read from the store, and SQLite with indexes where `sqlite3` is installed. Times are on the wall; CPU is that of
//! the whole process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_precision_loss,
    reason = "a bench that fails stops"
)]

mod bare;
mod figures;
mod inside;
mod outside;
#[path = "../../tests/support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Business date of the sample.
const TODAY: &str = "2026-11-23";
/// Lists narrowed by conditions, as they are typed key by key.
const NARROWED: [&str; 5] = [
    "类别:三属 镇:新华 出生:1950..1960 缺:电话",
    "类别:两参 镇:狮岭 年龄:70+ -已故",
    "在领 镇:花东 出生:1955..1965",
    "逾期 -已故",
    "陈 镇:新华 缺:电话",
];

/// What the command line asks for.
struct Asked {
    people: u32,
    paid: u32,
    /// Measurements of each kind.
    each: usize,
    data: Option<PathBuf>,
}

fn main() {
    let asked = Asked {
        people: number("--people", 30_000),
        paid: number("--paid", 6_900),
        each: number("--each", 120),
        data: word("--data").map(PathBuf::from),
    };
    let folder = tempfile::tempdir().unwrap();
    let data = asked.data.clone().unwrap_or_else(|| folder.path().join("sample"));
    sample(&asked, &data);
    let crowd = bare::read(&data);
    println!("\n{} people, {} ledger entries\n", crowd.people.len(), crowd.entries.len());
    let chosen = crowd.chosen(asked.each);
    if !std::env::args().any(|word| word == "--outside") {
        inside::measure(&data, &chosen, &crowd);
        bare::sqlite(&crowd, folder.path());
    }
    outside::measure(&data, &chosen, &crowd);
}

fn sample(asked: &Asked, data: &Path) {
    let began = Instant::now();
    let made = Command::new(env!("CARGO_BIN_EXE_honordesk"))
        .args(["--data", data.to_str().unwrap(), "--today", TODAY, "demo", "--build-only"])
        .args(["--people", &asked.people.to_string(), "--paid", &asked.paid.to_string()])
        .status();
    assert!(made.unwrap().success(), "the sample is made");
    let bytes: u64 = files(data).iter().map(|file| fs::metadata(file).map_or(0, |m| m.len())).sum();
    println!("sample: {:.1} s, {:.0} MB on disk", began.elapsed().as_secs_f64(), bytes as f64 / 1e6);
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() { &mut folders } else { &mut found }.push(entry.path());
        }
    }
    found
}

fn word(option: &str) -> Option<String> {
    let words: Vec<String> = std::env::args().collect();
    let at = words.iter().position(|word| word == option)?;
    words.get(at + 1).cloned()
}

fn number<T: std::str::FromStr>(option: &str, otherwise: T) -> T {
    word(option).and_then(|word| word.parse().ok()).unwrap_or(otherwise)
}
