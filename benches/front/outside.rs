//! The real program in a pseudo-terminal: from a key to the last byte of what it paints.

use std::path::Path;
use std::time::{Duration, Instant};

use super::bare::{Chosen, Crowd};
use super::figures::{Times, head};
use super::support::pty::{Desk, Launch, PATIENCE};
use super::{NARROWED, TODAY};

/// Silence that ends what a key paints.
const QUIET: Duration = Duration::from_millis(40);
/// Silence after which nothing goes on behind the screen either.
const STILL: Duration = Duration::from_millis(400);
/// Starts.
const STARTS: usize = 7;

pub fn measure(data: &Path, chosen: &Chosen, crowd: &Crowd) {
    starts(data);
    let mut desk = start(data);
    desk.wait_for("在册 ");
    head("on the real program at 200×50, from the key to the last byte");
    // Before anything else was asked: what was never read is read and checked.
    lists(&mut desk, "just started");
    desk.settle(STILL);
    lists(&mut desk, "again");
    people(&mut desk, chosen, crowd);
    previews(&mut desk);
    pivots(&mut desk);
    println!(
        "\nresident after all that: {:.1} MiB, at most {:.1}",
        mib(desk.resident_kib()),
        mib(desk.peak_kib())
    );
    end(desk);
}

fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

fn start(data: &Path) -> Desk {
    let data = data.to_str().unwrap();
    Launch::honordesk(&["--data", data, "--today", TODAY, "--lang", "zh"]).size(200, 50).start()
}

fn end(mut desk: Desk) {
    desk.signal("TERM");
    desk.exit_code();
}

/// Starting and what it takes in memory.
fn starts(data: &Path) {
    let (mut first, mut ready) = (Times::default(), Times::default());
    let mut resident = Vec::new();
    for _ in 0..STARTS {
        let began = Instant::now();
        let mut desk = start(data);
        desk.wait_until("the first frame", |screen| !screen.text().trim().is_empty());
        first.add(began.elapsed(), desk.on_cpu());
        desk.wait_for("在册 ");
        ready.add(began.elapsed(), desk.on_cpu());
        desk.settle(STILL);
        resident.push(mib(desk.resident_kib()));
        end(desk);
    }
    resident.sort_by(f64::total_cmp);
    head("starting");
    first.tell("first frame");
    ready.tell("ready");
    println!("\nresident: {:.1} ({:.1}–{:.1}) MiB", resident[STARTS / 2], resident[0], resident[STARTS - 1]);
}

/// From a key to the last byte that comes of it.
fn painted(desk: &mut Desk, times: &mut Times, key: &str) {
    painted_until(desk, times, key, QUIET);
}

/// The same for what may pause on the way.
fn painted_until(desk: &mut Desk, times: &mut Times, key: &str, quiet: Duration) {
    let (cpu, bytes, began) = (desk.on_cpu(), desk.bytes(), Instant::now());
    desk.press(key);
    // A busy machine may take longer than the silence to begin.
    let deadline = began + PATIENCE;
    while desk.settle(quiet) == 0 && desk.bytes() == bytes {
        assert!(Instant::now() < deadline, "nothing was painted; the screen shows:\n{}", desk.shown().text());
    }
    times.add(desk.written_at().saturating_duration_since(began), desk.on_cpu().saturating_sub(cpu));
}

fn look_up(desk: &mut Desk, text: &str) {
    desk.press("f2 ctrl-u");
    desk.type_text(text);
    desk.settle(QUIET);
}

fn lists(desk: &mut Desk, when: &str) {
    let mut all = Times::default();
    for text in NARROWED {
        desk.press("f2 ctrl-u");
        desk.settle(QUIET);
        let mut times = Times::default();
        for letter in text.chars() {
            let (cpu, began) = (desk.on_cpu(), Instant::now());
            desk.type_text(&letter.to_string());
            desk.settle(QUIET);
            let (wall, cpu) =
                (desk.written_at().saturating_duration_since(began), desk.on_cpu().saturating_sub(cpu));
            times.add(wall, cpu);
            all.add(wall, cpu);
        }
        times.tell(&format!("list, {when}: `{text}`"));
    }
    all.tell(&format!("list, {when}: every key of them"));
}

/// Opening people: without a visit, and as a visitor, which is written down at once.
fn people(desk: &mut Desk, chosen: &Chosen, crowd: &Crowd) {
    for (whose, people) in [("anybody", &chosen.any), ("most entries", &chosen.most)] {
        let (mut opened, mut ledger) = (Times::default(), Times::default());
        for person in people {
            let Some(number) = crowd.number(*person) else { continue };
            look_up(desk, &number);
            painted(desk, &mut opened, "ctrl-o");
            painted(desk, &mut ledger, "3");
            desk.press("1");
            desk.settle(QUIET);
        }
        opened.tell(&format!("opening, {whose}"));
        ledger.tell(&format!("their ledger, {whose}"));
    }
    let mut visits = Times::default();
    for person in chosen.any.iter().take(20) {
        let Some(number) = crowd.number(*person) else { continue };
        look_up(desk, &number);
        let mut visit = Times::default();
        painted_until(desk, &mut visit, "enter", STILL);
        // In a sample that was measured before they may be at the desk still.
        if desk.shown().has("开始接访") {
            visits.append(visit);
        }
    }
    visits.tell("opening with Enter, until the visit is on record");
}

fn previews(desk: &mut Desk) {
    look_up(desk, "在领 ");
    let mut times = Times::default();
    for _ in 0..150 {
        painted(desk, &mut times, "down");
    }
    times.tell("preview: down one row");
}

/// The table of the overview: of people, then with the money of a month and of this year.
fn pivots(desk: &mut Desk) {
    let (mut people, mut month, mut year) = (Times::default(), Times::default(), Times::default());
    desk.press("f8");
    desk.settle(STILL);
    for _ in 0..7 {
        desk.press("1");
        desk.settle(STILL);
        painted(desk, &mut people, "2");
        for times in [&mut month, &mut year] {
            painted_until(desk, times, "5", STILL);
        }
        desk.press("5");
        desk.settle(STILL);
    }
    people.tell("pivot, group by town");
    month.tell("pivot, with last month's money");
    year.tell("pivot, with this year's money");
}
