//! Money from a raised standard to the bank's answer, on the sample, by the people whose duties they are. What has its screen is done at
//! the console, the rest by the command line of the same program; each part says which.

mod bank;
mod books;
mod course;
mod rates;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::clerk::Clerk;
use crate::support::sample::{Folder, Ran};

/// The staff of the sample: two makers, two checkers, the head, who keeps records, and the administrators.
pub const MAKER: &str = "lina";
pub const SENDER: &str = "zhouqiang";
pub const CHECKER: &str = "wangwei";
pub const RECONCILER: &str = "wujing";
pub const HEAD: &str = "chenjing";
pub const KEEPER: &str = "heli";
pub const ADMINS: [&str; 3] = ["sysadmin", "secadmin", "auditor"];
/// Who fought: the programme whose run of this month the sample leaves to be drafted, and the number it gets.
pub const COMBAT: &str = "combat-allowance";
pub const NEXT: &str = "R10";
/// What the bank's files are laid out by.
pub const TEMPLATE: &str = "fixed-gbk";

/// Somebody runs a subcommand.
pub fn by(folder: &Folder, who: &str, args: &[&str]) -> Ran {
    folder.run(&[&["--as", who], args].concat())
}

/// The same, and it must be done.
pub fn done(folder: &Folder, who: &str, args: &[&str]) -> Ran {
    let ran = by(folder, who, args);
    assert_eq!(ran.code, 0, "{who} {args:?}: {}{}", ran.said, ran.told);
    ran
}

/// The same, and it must be refused with these words.
pub fn refused(folder: &Folder, who: &str, args: &[&str], words: &str) {
    let ran = by(folder, who, args);
    assert!(
        ran.code == 4 && ran.told.contains(words),
        "{who} {args:?}: {} {}{}",
        ran.code,
        ran.said,
        ran.told
    );
}

/// Every line of a subcommand that answers with an object a line.
pub fn objects(folder: &Folder, args: &[&str]) -> Vec<Value> {
    let ran = folder.run(&[args, &["--json"]].concat());
    ran.said.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

/// The lines of a run.
pub fn lines(folder: &Folder, run: &str) -> Vec<Value> {
    objects(folder, &["ledger", "run", "lines", run])
}

/// An amount as it is written, in fen.
pub fn fen(amount: &Value) -> i64 {
    amount.as_str().expect("an amount").replace(['.', ','], "").parse().expect("an amount")
}

/// Goes on at the console as another of the sample's staff.
pub fn switch(clerk: &mut Clerk, name: &str) {
    clerk.press("ctrl-b").see("▌").type_text(name);
    clerk.see_row(&["▌ ", name]);
    clerk.press("enter").wait_gone("▌ ");
    // What is pressed before the desk is theirs would be lost with what was on it.
    clerk.wait_until("their name", |screen| screen.row(0).contains(name));
}

/// Brings a run that is drafted to the bank; gives the file.
pub fn send(folder: &Folder, run: &str) -> PathBuf {
    done(folder, MAKER, &["ledger", "run", "freeze", run]);
    bring(folder, run)
}

/// Brings a run that is frozen to the bank; gives the file.
pub fn bring(folder: &Folder, run: &str) -> PathBuf {
    done(folder, CHECKER, &["ledger", "run", "review", run]);
    done(folder, HEAD, &["ledger", "run", "approve", run, "--minute", "会议纪要〔2026〕12号"]);
    let file = folder.beside().join(format!("{run}.txt"));
    let out = file.to_str().expect("a path of plain text");
    done(folder, SENDER, &["ledger", "bank", "send", run, "--template", TEMPLATE, "--out", out]);
    file
}

/// What the bank answers to a file: these places were not paid, the account being closed.
pub fn answer(sent: &Path, failing: &[u32]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in fs::read(sent).expect("the file").split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.first() {
            Some(b'H') => out.extend_from_slice(&line[..29]),
            Some(b'D') => {
                let seq: u32 = String::from_utf8_lossy(&line[21..29]).parse().expect("a place");
                let said = if failing.contains(&seq) { "F        E03   " } else { "S20261123      " };
                out.extend_from_slice(&line[..61]);
                out.extend_from_slice(&line[121..135]);
                out.extend_from_slice(said.as_bytes());
                out.extend_from_slice(&[b' '; 60]);
            }
            Some(_) => out.extend_from_slice(line),
            None => continue,
        }
        out.extend_from_slice(b"\r\n");
    }
    out
}

/// What the bank says in an answer that it paid in all, in yuan as it is typed.
pub fn total(answer: &[u8]) -> String {
    let paid =
        answer.split(|byte| *byte == b'\n').filter(|line| line.first() == Some(&b'D') && line[75] == b'S');
    let fen: u64 =
        paid.map(|line| String::from_utf8_lossy(&line[61..75]).parse::<u64>().expect("an amount")).sum();
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// Somebody else compares what the bank says it paid in all with what is on record.
pub fn reconcile(folder: &Folder, run: &str, answer: &[u8]) {
    done(folder, RECONCILER, &["ledger", "run", "reconcile", run, "--total", &total(answer)]);
}

/// Writes an answer beside the data folder, and gives its path as an argument.
pub fn keep(folder: &Folder, name: &str, bytes: &[u8]) -> String {
    let path = folder.beside().join(name);
    fs::write(&path, bytes).expect("a file");
    path.to_str().expect("a path of plain text").to_owned()
}

/// The bank's answer to a run of the sample that is with it: everything is paid.
pub fn all_paid(folder: &Folder, run: &str) -> String {
    let sent = folder.beside().join(format!("{run}.csv"));
    let out = sent.to_str().expect("a path of plain text");
    // What went already is written once more as it went.
    done(folder, SENDER, &["ledger", "bank", "send", run, "--template", "csv-gb18030", "--out", out]);
    let mut lines = vec![format!("H{run:<20}20261123")];
    let (mut count, mut sum) = (0, 0_u64);
    for line in fs::read(&sent).expect("the file").split(|byte| *byte == b'\n').skip(1) {
        let cells: Vec<String> =
            line.split(|byte| *byte == b',').map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        if let [_, seq, .., account, _, yuan, _] = cells.as_slice() {
            let fen: u64 = yuan.replace('.', "").parse().expect("an amount");
            let seq: u32 = seq.parse().expect("a place");
            lines.push(format!("D{run:<20}{seq:08}{account:<32}{fen:014}S20261123{:66}", ""));
            (count, sum) = (count + 1, sum + fen);
        }
    }
    lines.push(format!("T{count:08}{sum:016}"));
    lines.push(String::new());
    keep(folder, &format!("{run}.txt"), lines.join("\r\n").as_bytes())
}
