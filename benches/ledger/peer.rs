//! The same questions put to the plainest thing there is, and to hledger.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use honordesk::domain::ledger::{Entry, EntryKind};
use honordesk::domain::{Month, PersonId};
use honordesk::store::{Checks, Reading, Store, StoreOptions};

use super::figures::{Times, head, on_cpu};
use super::made::now;

/// Of how many people hledger gets the postings: it is waited for, and what it takes grows with them.
const SOME: [u32; 2] = [110, 220];

pub fn measure(data: &Path, folder: &Path, program: &str) {
    let options = StoreOptions { checks: Checks::AsUsed, ..StoreOptions::default() };
    let (store, _) = Store::open(data, &options).unwrap();
    let reader = store.read().unwrap();
    head("the plain way");
    let mut times = Times::default();
    let (mut entries, mut owed) = (0, 0);
    for _ in 0..3 {
        let (began, cpu) = (Instant::now(), on_cpu());
        let mut sums: HashMap<(PersonId, String, Month), i64> = HashMap::new();
        entries = 0;
        for entry in reader.scan::<Entry>(..).unwrap() {
            let entry = entry.unwrap();
            let sign = if entry.kind == EntryKind::Due { 1 } else { -1 };
            *sums.entry((entry.person, entry.programme.clone(), entry.month)).or_default() +=
                sign * entry.amount().0;
            entries += 1;
        }
        owed = sums.values().filter(|left| **left != 0).count();
        times.add(began.elapsed(), on_cpu().saturating_sub(cpu));
    }
    times.tell("every entry read from the store and added up");
    println!("\n({entries} entries, {owed} obligations left open)");
    hledger(&reader, folder, program);
    drop(reader);
    store.close().unwrap();
}

fn hledger(reader: &impl Reading, folder: &Path, program: &str) {
    let version = Command::new(program).arg("--version").output();
    let Ok(version) = version else {
        println!("\n(hledger is not installed)");
        return;
    };
    println!("\n{}", String::from_utf8_lossy(&version.stdout).trim());
    println!(
        "\n| hledger on a plain journal | people | transactions | best of 3, ms | ms per 1,000 transactions |\n|---|--:|--:|--:|--:|"
    );
    for people in SOME {
        let (journal, transactions) = journal(reader, people);
        let file = folder.join(format!("{people}.journal"));
        fs::write(&file, journal).unwrap();
        let month = now().plus(-1).to_string();
        for (what, args) in [
            ("who is owed what (balance of everybody)", vec!["balance", "owed"]),
            (
                "last month beside the one before (balance by month)",
                vec!["balance", "paid", "-M", "-b", "2026-08", "-e", "2026-11"],
            ),
            ("one person's statement (register)", vec!["register", "owed:P7"]),
            ("postings of a month", vec!["register", "owed", "-p", &month]),
        ] {
            let best = (0..3).map(|_| run(program, &file, &args)).fold(f64::MAX, f64::min);
            let each = best * 1e3 / f64::from(transactions);
            println!("| {what} | {people} | {transactions} | {best:.0} | {each:.1} |");
        }
    }
}

fn run(program: &str, file: &Path, args: &[&str]) -> f64 {
    let began = Instant::now();
    let done = Command::new(program).arg("-f").arg(file).args(args).stdout(Stdio::null()).status().unwrap();
    assert!(done.success());
    began.elapsed().as_secs_f64() * 1e3
}

/// A transaction an entry: what is due is owed to somebody, what is paid is owed no more.
fn journal(reader: &impl Reading, people: u32) -> (String, u32) {
    let (mut text, mut transactions) = (String::new(), 0);
    for entry in reader.scan::<Entry>(..).unwrap() {
        let entry = entry.unwrap();
        if entry.person.0 > people {
            continue;
        }
        let (fen, of) = (entry.amount().0, format!("{}:{}", entry.person, entry.programme));
        let yuan = format!("{}.{:02}", fen / 100, fen % 100);
        let _ = match entry.kind {
            EntryKind::Due => {
                writeln!(
                    text,
                    "{} {} {}\n    due:{}  {yuan}\n    owed:{of}\n",
                    entry.booked, entry.id, entry.month, entry.programme
                )
            }
            EntryKind::Paid => {
                writeln!(
                    text,
                    "{} {} {}\n    owed:{of}  {yuan}\n    paid:{}\n",
                    entry.booked, entry.id, entry.month, entry.programme
                )
            }
        };
        transactions += 1;
    }
    (text, transactions)
}
