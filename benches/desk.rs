//! The console in a pseudo-terminal beside fzf on as many people: time to the first frame, memory, wake-ups while idle,
//! bytes for a key. `cargo bench --bench desk [-- --people N --rounds N]`; fzf is left out where it is not installed.
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

#[path = "search/people.rs"]
#[allow(dead_code, reason = "the lookup bench uses the rest")]
mod people;
#[path = "../tests/support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use support::pty::{Desk, Launch};

/// Silence that ends a frame.
const QUIET: Duration = Duration::from_millis(120);
/// How long the idle console is watched.
const IDLE: Duration = Duration::from_secs(5);

fn main() {
    let (people, rounds) = (number("--people", 22_000), number("--rounds", 9));
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("sample");
    let made = Command::new(env!("CARGO_BIN_EXE_honordesk"))
        .args(["--data", data.to_str().unwrap(), "--today", "2026-11-23", "demo", "--build-only"])
        .args(["--people", &people.to_string()])
        .status();
    assert!(made.unwrap().success(), "the sample is made");
    let lines = folder.path().join("people.txt");
    let text: Vec<String> = people::people(people).iter().map(|p| p.line(false)).collect();
    fs::write(&lines, text.join("\n")).unwrap();

    let ours = measure("honordesk", rounds, || console(&data), "在册 ");
    let fzf = Path::new("/usr/bin/fzf");
    if fzf.exists() {
        let shown = format!("{people}/{people}");
        let theirs = measure("fzf", rounds, || finder(&lines), &shown);
        println!("first frame, honordesk / fzf: {:.2}", ours / theirs);
    }
    keys(console(&data));
}

fn console(data: &Path) -> Desk {
    let data = data.to_str().unwrap();
    Launch::honordesk(&["--data", data, "--today", "2026-11-23", "--lang", "zh"]).size(200, 50).start()
}

fn finder(lines: &Path) -> Desk {
    let command = format!("exec fzf < {}", lines.display());
    Launch::program(Path::new("/bin/sh"), &["-c", &command]).size(200, 50).start()
}

/// Median milliseconds to the first frame; prints that and the rest.
fn measure(name: &str, rounds: usize, start: impl Fn() -> Desk, ready: &str) -> f64 {
    let (mut first, mut whole, mut resident) = (Vec::new(), Vec::new(), Vec::new());
    let mut idle = (0, 0);
    for round in 0..rounds {
        let began = Instant::now();
        let mut desk = start();
        desk.wait_until("the first frame", |screen| !screen.text().trim().is_empty());
        first.push(began.elapsed().as_secs_f64() * 1000.0);
        desk.wait_for(ready);
        whole.push(began.elapsed().as_secs_f64() * 1000.0);
        desk.settle(QUIET);
        resident.push(desk.resident_kib() as f64 / 1024.0);
        if round == 0 {
            let (wakes, bytes) = (desk.wake_ups(), desk.bytes());
            desk.settle(IDLE);
            idle = (desk.wake_ups() - wakes, desk.bytes() - bytes);
        }
        // The next round needs the database, which is free when the process is gone.
        desk.signal("TERM");
        desk.exit_code();
    }
    println!(
        "{name}: first frame {} ms, ready {} ms, resident {} MiB; idle {} s: {} wake-ups, {} bytes",
        spread(&mut first),
        spread(&mut whole),
        spread(&mut resident),
        IDLE.as_secs(),
        idle.0,
        idle.1
    );
    median(&mut first)
}

/// Bytes written for a key that changes no row, and for one that changes all.
fn keys(mut desk: Desk) {
    desk.wait_for("在册 ");
    desk.settle(QUIET);
    let mut bytes = |text: &str| {
        desk.type_text(text);
        desk.settle(QUIET)
    };
    let typed: Vec<usize> = ["o", "u", "g", "y"].map(&mut bytes).to_vec();
    let nothing: Vec<usize> = ["q", "q", "q", "q", "q"].map(&mut bytes).to_vec();
    println!("bytes for a key: rows change {typed:?}, no row changes {:?}", nothing.get(2..).unwrap());
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    *values.get(values.len() / 2).unwrap()
}

fn spread(values: &mut [f64]) -> String {
    let middle = median(values);
    format!("{middle:.1} ({:.1}–{:.1})", values.first().unwrap(), values.last().unwrap())
}

fn number(option: &str, otherwise: usize) -> usize {
    let words: Vec<String> = std::env::args().collect();
    let at = words.iter().position(|word| word == option);
    at.and_then(|n| words.get(n + 1)).and_then(|word| word.parse().ok()).unwrap_or(otherwise)
}
