//! Killed at random moments, the program keeps every entry that it acknowledged, exactly once.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::dice::Dice;
use crate::support::sample::{Folder, Original, TODAY, command};
use honordesk::bureau::command::Posting;
use honordesk::bureau::{Asking, Bureau, BureauOptions, Command as Order, Moment, Session};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::{Date, Fen, Month, PersonId, StaffId};

static SAMPLE: Original = Original::of(12);

/// Kills of single commands, by each of two threads.
const KILLS: usize = 20;
/// Kills of a process that posts entry after entry, by each of two threads.
const STREAM_KILLS: usize = 10;
/// Tells the started test binary that it is the process that posts.
const STREAM: &str = "HONORDESK_KILL_LOOP";

#[test]
fn an_acknowledged_posting_survives_the_kill_of_its_command() {
    on_two_threads(|thread| {
        let folder = SAMPLE.copy();
        let mut dice = Dice(thread);
        let mut said = BTreeMap::new();
        let began = Instant::now();
        assert!(acknowledged(&mut start(single(&folder, "whole")), None), "the first is left alone");
        let usual = began.elapsed();
        said.insert("whole".to_owned(), true);
        for n in 0..KILLS {
            let memo = format!("k{n}");
            // Some are killed while they open or commit, some right after they answered, while they close.
            let moment = usual.mul_f64(f64::from(dice.upto(120)) / 100.0);
            let answered = acknowledged(&mut start(single(&folder, &memo)), Some(moment));
            said.insert(memo, answered);
            compare(&folder, &said);
        }
        folder.assert_sound();
    });
}

#[test]
fn every_acknowledged_posting_of_a_killed_stream_is_there_exactly_once() {
    on_two_threads(|thread| {
        let folder = SAMPLE.copy();
        let mut dice = Dice(0x5eed + thread);
        let mut said = BTreeMap::new();
        for n in 0..STREAM_KILLS {
            let mut child = start(stream(&folder, n));
            let answers = lines(&mut child);
            let mut last = answers.recv().expect("the first answer");
            said.insert(last.clone(), true);
            let until = Instant::now() + Duration::from_millis(dice.upto(250).into());
            while let Ok(memo) = answers.recv_timeout(until.saturating_duration_since(Instant::now())) {
                said.insert(memo.clone(), true);
                last = memo;
            }
            kill(&mut child);
            // What it said before its end counts, and at most one more was under way.
            for memo in &answers {
                said.insert(memo.clone(), true);
                last = memo;
            }
            let (run, count) = last.split_once('.').expect("run and number");
            said.insert(format!("{run}.{}", count.parse::<u32>().expect("a number") + 1), false);
            compare(&folder, &said);
        }
        assert!(said.len() > 3 * STREAM_KILLS, "only {} postings", said.len());
        folder.assert_sound();
    });
}

/// The process that posts one entry after the other and says each when it is on disk.
#[test]
#[ignore = "started by the test above"]
#[allow(clippy::disallowed_methods, reason = "the parent test hands its wishes over in the environment")]
fn posts_until_killed() {
    let (Ok(run), Ok(dir)) = (std::env::var(STREAM), std::env::var("DATA")) else { return };
    let (bureau, _) = Bureau::open(Path::new(&dir), &BureauOptions::default()).expect("a sound database");
    let today = Date::parse(TODAY).unwrap();
    // 李娜 of the sample.
    let session = Some(Session { staff: StaffId(4), desk: String::new() });
    for n in 0_u64.. {
        let memo = format!("{run}.{n}");
        let posting = Posting {
            person: PersonId::parse("P1").unwrap(),
            programme: "combat-allowance".to_owned(),
            month: Month::parse("2026-11").unwrap(),
            kind: EntryKind::Due,
            amount: Fen(7),
            booked: None,
            memo: memo.clone(),
        };
        let mut key = [0; 16];
        key[..8].copy_from_slice(&n.to_be_bytes());
        key[8..12].copy_from_slice(&run.parse::<u32>().unwrap().to_be_bytes());
        let moment = Moment { today, at_ms: 1_795_392_000_000 + i64::try_from(n).unwrap() };
        let asking = Asking { session: session.clone(), moment, visit: None, key };
        bureau
            .execute(&asking, Order::AskPosting { posting, reason: "反复断电试验".to_owned() })
            .expect("posted");
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nposted {memo}").and_then(|()| out.flush()).expect("somebody listens");
    }
}

fn single(folder: &Folder, memo: &str) -> Command {
    let posting = ["ledger", "post", "P1", "combat-allowance", "2026-11", "0.07", "--memo", memo];
    command(folder.path(), &[&posting[..], &["--despite", "反复断电试验", "--json"]].concat())
}

fn stream(folder: &Folder, run: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this binary"));
    command.args([
        "--exact",
        "kill_loop::posts_until_killed",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env(STREAM, run.to_string()).env("DATA", folder.path());
    command
}

fn start(mut command: Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
}

/// The memos that a stream says, as it says them.
fn lines(child: &mut Child) -> Receiver<String> {
    let out = BufReader::new(child.stdout.take().expect("its output"));
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if let Some(memo) = line.strip_prefix("posted ") {
                let _ = sender.send(memo.to_owned());
            }
        }
    });
    receiver
}

/// Whether the command answered with its receipt before it was killed at a moment after its start.
fn acknowledged(child: &mut Child, moment: Option<Duration>) -> bool {
    let mut out = child.stdout.take().expect("its output");
    let (sender, answered) = channel();
    let reading = thread::spawn(move || {
        let mut said = String::new();
        let mut byte = [0];
        while out.read(&mut byte).is_ok_and(|n| n > 0) {
            said.push(char::from(byte[0]));
            if byte[0] == b'\n' {
                let _ = sender.send(());
            }
        }
        said
    });
    match moment {
        None => assert!(child.wait().expect("its end").success()),
        Some(moment) => {
            let _ = answered.recv_timeout(moment);
            kill(child);
        }
    }
    let said = reading.join().expect("its output");
    said.ends_with("}\n") && said.contains("\"seq\"")
}

fn kill(child: &mut Child) {
    child.kill().expect("the kill");
    child.wait().expect("its end");
}

/// Reopens the database: what was acknowledged stands there once; what was not, once or not at all, and then for good.
fn compare(folder: &Folder, said: &BTreeMap<String, bool>) {
    let asked = folder.json_lines(&["ledger", "reversal", "list"]);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for memo in asked.iter().filter_map(|asked| asked["memo"].as_str()).filter(|memo| !memo.is_empty()) {
        *times.entry(memo).or_default() += 1;
    }
    for (memo, acknowledged) in said {
        let times = times.get(memo.as_str()).copied().unwrap_or(0);
        let right = if *acknowledged { times == 1 } else { times <= 1 };
        assert!(right, "{memo}: acknowledged {acknowledged}, recorded {times} times");
    }
}

fn on_two_threads(work: impl Fn(u64) + Sync) {
    thread::scope(|scope| {
        let second = scope.spawn(|| work(2));
        work(1);
        second.join().expect("the second thread");
    });
}
