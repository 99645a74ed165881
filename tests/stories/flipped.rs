//! One flipped byte anywhere in the files is reported, and changed data are never served.

use std::fs;
use std::path::Path;

use crate::clerk::{launch, small};
use crate::support::sample::{Folder, files};

/// Bytes flipped in each file, spread over it, the first and the last among them.
const PLACES: u64 = 24;

/// What is asked of the damaged database.
const QUESTIONS: [&[&str]; 2] = [&["person", "show", "P1", "--json"], &["lookup", "ougy", "--json"]];

#[test]
fn a_flipped_byte_anywhere_is_reported_and_never_served() {
    let sound = small();
    let answers = QUESTIONS.map(|question| sound.run(question).said);
    assert!(answers.iter().all(|answer| answer.contains("区国英")), "{answers:?}");
    let mut seen = 0;
    let mut missed = Vec::new();
    for file in files(sound.path()) {
        let name = file.strip_prefix(sound.path()).expect("a file of the folder");
        for place in places(fs::metadata(&file).expect("a file").len()) {
            let damaged = sound.again();
            flip(&damaged.path().join(name), place);
            seen += 1;
            missed.extend(judge(&damaged, &answers, name, place));
        }
    }
    assert!(seen > 40, "only {seen} bytes were flipped");
    assert!(missed.is_empty(), "of {seen} flipped bytes:\n{}", missed.join("\n"));
}

/// The console does not wait for the bytes it does not need; it looks at them while people work already.
#[test]
fn a_flipped_byte_in_the_journal_file_is_told_at_work_and_nothing_is_written_beside_it() {
    let damaged = small();
    flip(&damaged.path().join("journal/000001.jrn"), 5_000);
    let mut desk = launch(&damaged, "zh").start();
    desk.wait_for("数据库有一处读不出来");
    desk.type_text("ougy").wait_for("区国英");
    desk.signal("TERM").exit_code();
    let post = damaged.run(&["ledger", "reverse", "E1", "--reason", "试"]);
    assert!(post.code != 0 && post.told.contains("journal/000001.jrn"), "{}", post.told);
    assert!(damaged.run(&["check"]).code != 0);
}

/// What is wrong with how a damaged database is met.
fn judge(damaged: &Folder, answers: &[String; 2], name: &Path, place: u64) -> Vec<String> {
    let mut wrong = Vec::new();
    let at = format!("{} at {place}", name.display());
    let untouched = damaged.again();
    let check = damaged.run(&["check"]);
    if check.code == 0 || (check.said.is_empty() && check.told.is_empty()) {
        wrong.push(format!("{at}: check says {} {}{}", check.code, check.said, check.told));
    }
    for (question, answer) in QUESTIONS.iter().zip(answers) {
        let ran = untouched.run(question);
        if ran.code == 0 && ran.said != *answer {
            wrong.push(format!("{at}: {} serves other data", question.join(" ")));
        }
        if ran.code != 0 && ran.told.is_empty() {
            wrong.push(format!("{at}: {} ends with {} and says nothing", question.join(" "), ran.code));
        }
    }
    wrong
}

fn places(length: u64) -> Vec<u64> {
    let mut all: Vec<u64> = match length {
        0 => Vec::new(),
        1..=PLACES => (0..length).collect(),
        // An odd step, so that the places fall on all parts of pages and frames.
        _ => (0..PLACES)
            .map(|n| n * (length - 1) / (PLACES - 1))
            .map(|at| at ^ 1)
            .filter(|at| *at < length)
            .collect(),
    };
    all.dedup();
    all
}

fn flip(file: &Path, place: u64) {
    let mut bytes = fs::read(file).expect("the file");
    bytes[usize::try_from(place).expect("a place in memory")] ^= 0x10;
    fs::write(file, bytes).expect("the file");
}
