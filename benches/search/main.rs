//! Lookup, a keystroke at a time: the index beside a plain substring scan, fuzzy-matcher and nucleo-matcher.
//!
//! `cargo bench --bench search -- [--people N] [--quick] [--accounts] [--own]`: without `--people`, 22,000 and 1,000,000. Every
//! keystroke is run several times (a matcher over a million lines once); its time is the least time on the CPU, so that a
//! busy neighbour counts for little.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // times and counts are positive and far below 2^52

mod engines;
mod people;
mod queries;

use std::collections::BTreeMap;
use std::hint::black_box;

use engines::{Engine, Lines, Nucleo, Own, Scan, Skim};
use fuzzy_matcher::skim::SkimMatcherV2;
use honordesk::search::Index;
use people::{Person, people};
use queries::{Typed, queries};
use rustix::time::{ClockId, clock_gettime};

/// Queries of each kind.
const EACH: usize = 13;

/// What the command line asks for.
struct Options {
    sizes: Vec<usize>,
    each: usize,
    accounts: bool,
    own: bool,
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let asked = |word: &str| words.iter().any(|w| w == word);
    let people = words.iter().position(|w| w == "--people").and_then(|at| words.get(at + 1)?.parse().ok());
    let options = Options {
        sizes: people.map_or(vec![22_000, 1_000_000], |n| vec![n]),
        each: if asked("--quick") { 3 } else { EACH },
        accounts: asked("--accounts"),
        own: asked("--own"),
    };
    for size in &options.sizes {
        measure(*size, &options);
    }
}

fn measure(size: usize, options: &Options) {
    let crowd = people(size);
    let typed = queries(&crowd, options.each);
    let lines = lines(&crowd, options.accounts);
    let build = (0..if size > 100_000 { 1 } else { 5 })
        .map(|_| built(&crowd, options.accounts))
        .min_by_key(|(_, t)| *t)
        .unwrap();
    let mut index = build.0;
    let bytes = index.bytes();
    let change = changed(&mut index, &crowd, options.accounts);
    let own = Own(index);
    let keys: Vec<(usize, &str)> =
        typed.iter().enumerate().flat_map(|(n, q)| q.keys().map(move |k| (n, k))).collect();
    println!(
        "\n## {size} people, {} queries, {} keystrokes, {:.1} MB of text",
        typed.len(),
        keys.len(),
        lines.text.len() as f64 / 1e6
    );
    println!(
        "index: built in {:.0} ms, {:.1} bytes a person, one record changed in {:.1} µs\n",
        build.1 as f64 / 1e6,
        bytes as f64 / size as f64,
        change / 1e3
    );
    let rounds = if size > 100_000 { 4 } else { 8 };
    let scan = Scan(&lines);
    let (own_times, scan_times) = (times(&own, &keys, rounds), times(&scan, &keys, rounds.min(5)));
    println!(
        "| engine | keystrokes | p50 µs | p99 µs | max µs | p50 / scan | p99 / scan | index is faster, p50 | p99 |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    row("index", &own_times, &scan_times, &own_times);
    row("memmem scan", &scan_times, &scan_times, &own_times);
    let mut found = Tally::new();
    tally(&own, &typed, &mut found);
    tally(&scan, &typed, &mut found);
    if options.own {
        worst(&keys, &own_times);
        let missed = typed.iter().filter(|q| !own.shown(&q.text).contains(&q.target));
        let told: Vec<String> =
            missed.map(|q| format!("{} {} ({})", q.kind, q.text, crowd[q.target].name)).collect();
        println!("\nnot among the first 20: {}", told.join(", "));
        by_kind(&typed, &keys, &own_times, &scan_times);
    } else {
        // The matchers look at every line; at a million every key of each ninth query must do.
        let some = |n: usize| size <= 100_000 || n.is_multiple_of(9);
        let subset: Vec<usize> = (0..keys.len()).filter(|i| some(keys[*i].0)).collect();
        let subset_keys: Vec<(usize, &str)> = subset.iter().map(|i| keys[*i]).collect();
        let pick = |times: &[u64]| subset.iter().map(|i| times[*i]).collect::<Vec<_>>();
        let (own_subset, scan_subset) = (pick(&own_times), pick(&scan_times));
        if subset.len() < keys.len() {
            row("index, the keystrokes below", &own_subset, &scan_subset, &own_subset);
        }
        let skim = Skim { lines: &lines, matcher: SkimMatcherV2::default().ignore_case() };
        let nucleo = Nucleo::new(&lines);
        for engine in [&skim as &dyn Engine, &nucleo] {
            row(engine.name(), &once(engine, &subset_keys, &typed, &mut found), &scan_subset, &own_subset);
            for (_, query) in typed.iter().enumerate().filter(|(n, _)| !some(*n)) {
                note(engine, query, &engine.shown(&query.text), &mut found);
            }
        }
    }
    quality(&typed, &found, options.each);
}

fn lines(crowd: &[Person], accounts: bool) -> Lines {
    let mut lines = Lines { text: String::new(), starts: vec![0] };
    for person in crowd {
        lines.text.push_str(&person.line(accounts));
        lines.text.push('\n');
        lines.starts.push(lines.text.len());
    }
    lines
}

fn built(crowd: &[Person], accounts: bool) -> (Index, u64) {
    let start = on_cpu();
    let index = Index::build(crowd.iter().enumerate().map(|(n, p)| p.record(n, accounts)));
    (index, on_cpu() - start)
}

/// Nanoseconds to take in a changed record, on average over some people who swap their phones and change back.
fn changed(index: &mut Index, crowd: &[Person], accounts: bool) -> f64 {
    let people: Vec<usize> = (0..crowd.len()).step_by(crowd.len().div_ceil(100)).collect();
    let start = on_cpu();
    for other in [1, 0] {
        for n in &people {
            let mut record = crowd[*n].record(*n, accounts);
            record.phones = vec![&crowd[(n + other) % crowd.len()].phone];
            index.upsert(&record);
        }
    }
    (on_cpu() - start) as f64 / (2 * people.len()) as f64
}

/// Nanoseconds this thread has spent on a CPU.
fn on_cpu() -> u64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// The fastest of some rounds for each keystroke, in nanoseconds.
fn times(engine: &dyn Engine, keys: &[(usize, &str)], rounds: usize) -> Vec<u64> {
    let mut best = vec![u64::MAX; keys.len()];
    for _ in 0..rounds {
        for (best, (_, key)) in best.iter_mut().zip(keys) {
            let start = on_cpu();
            black_box(engine.key(black_box(key)));
            *best = (*best).min(on_cpu() - start);
        }
    }
    best
}

/// One round for a slow engine, in nanoseconds on the CPU; the last key of each query is tallied on the way.
fn once(engine: &dyn Engine, keys: &[(usize, &str)], typed: &[Typed], found: &mut Tally) -> Vec<u64> {
    let run = |(n, key): &(usize, &str)| {
        let start = on_cpu();
        let shown = black_box(engine.shown(black_box(key)));
        let time = on_cpu() - start;
        if *key == typed[*n].text {
            note(engine, &typed[*n], &shown, found);
        }
        time
    };
    keys.iter().map(run).collect()
}

fn percentile(times: &[u64], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)] as f64
}

fn row(name: &str, times: &[u64], scan: &[u64], own: &[u64]) {
    let of = |percent| percentile(times, percent);
    println!(
        "| {name} | {} | {:.1} | {:.1} | {:.1} | {:.3} | {:.3} | {:.0}× | {:.0}× |",
        times.len(),
        of(50) / 1e3,
        of(99) / 1e3,
        of(100) / 1e3,
        of(50) / percentile(scan, 50),
        of(99) / percentile(scan, 99),
        of(50) / percentile(own, 50),
        of(99) / percentile(own, 99)
    );
}

/// How many queries of each kind each engine answers with the right person among those shown.
type Tally = BTreeMap<&'static str, BTreeMap<&'static str, usize>>;

fn tally(engine: &dyn Engine, typed: &[Typed], found: &mut Tally) {
    for query in typed {
        note(engine, query, &engine.shown(&query.text), found);
    }
}

fn note(engine: &dyn Engine, query: &Typed, shown: &[usize], found: &mut Tally) {
    let hit = shown.contains(&query.target);
    *found.entry(query.kind).or_default().entry(engine.name()).or_default() += usize::from(hit);
}

fn quality(typed: &[Typed], found: &Tally, each: usize) {
    let mut kinds: Vec<&str> = typed.iter().map(|q| q.kind).collect();
    kinds.dedup();
    let engines: Vec<&str> = ["index", "memmem scan", "SkimMatcherV2", "nucleo-matcher"]
        .into_iter()
        .filter(|e| found.values().any(|row| row.contains_key(e)))
        .collect();
    println!("\nFound among the first 20 after the last key, of {each}:\n");
    println!("| kind | {} |", engines.join(" | "));
    println!("|---|{}", "--:|".repeat(engines.len()));
    for kind in kinds {
        let counts: Vec<String> = engines.iter().map(|e| found[kind][e].to_string()).collect();
        println!("| {kind} | {} |", counts.join(" | "));
    }
}

/// The ten slowest keystrokes, for tuning.
fn worst(keys: &[(usize, &str)], times: &[u64]) {
    let mut slow: Vec<(u64, &str)> = times.iter().copied().zip(keys.iter().map(|(_, k)| *k)).collect();
    slow.sort_unstable_by(|a, b| b.cmp(a));
    let shown: Vec<String> =
        slow.iter().take(25).map(|(t, k)| format!("{k} {:.0}", *t as f64 / 1e3)).collect();
    println!("\nslowest keystrokes, µs: {}", shown.join(", "));
}

fn by_kind(typed: &[Typed], keys: &[(usize, &str)], own: &[u64], scan: &[u64]) {
    let mut kinds: Vec<&str> = typed.iter().map(|q| q.kind).collect();
    kinds.dedup();
    println!("\n| kind | index p50 | p99 | scan p50 | p99 |\n|---|--:|--:|--:|--:|");
    for kind in kinds {
        let of = |times: &[u64]| -> Vec<u64> {
            keys.iter().zip(times).filter(|((n, _), _)| typed[*n].kind == kind).map(|(_, t)| *t).collect()
        };
        let (own, scan) = (of(own), of(scan));
        let us = |times: &[u64], percent| percentile(times, percent) / 1e3;
        println!(
            "| {kind} | {:.1} | {:.1} | {:.1} | {:.1} |",
            us(&own, 50),
            us(&own, 99),
            us(&scan, 50),
            us(&scan, 99)
        );
    }
}
