//! Bad input at the command line: one clear sentence, the right exit code, no panic, nothing lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "tests; the bench is shared with the command line's"
)]

use std::fs;

use crate::bench::{Ran, fields, run, run_with, sample};

/// One sentence that starts with the program's name, without control characters or a panic.
fn plain(ran: &Ran, case: &str) {
    assert!(ran.err.starts_with("honordesk: "), "{case}: {:?}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{case}: {:?}", ran.err);
    let inert = |text: &str| !text.chars().any(|c| c.is_control() && c != '\n');
    assert!(inert(&ran.err) && inert(&ran.out), "{case}: {:?}{:?}", ran.out, ran.err);
}

#[test]
fn what_is_wrong_on_the_line_is_said_and_nothing_is_posted() {
    let s = sample();
    let before = run(&s.dir, &["ledger", "statement", "P2", "--json"]).out;
    let post = |amount, month, booked| {
        vec!["ledger", "post", "P2", "condolence", month, "--booked", booked, "--", amount]
    };
    let today = crate::bench::TODAY;
    let cases = [
        (2, post("1e5", "2026-11", today)),
        (2, post("1.234", "2026-11", today)),
        (2, post("1,23", "2026-11", today)),
        (2, post("NaN", "2026-11", today)),
        (2, post("5\u{1b}[31m", "2026-11", today)),
        (2, post("92233720368547758.08", "2026-11", today)),
        (3, post("92233720368547758.07", "2026-11", today)),
        (3, post("-5", "2026-11", today)),
        (3, post("0.00", "2026-11", today)),
        (2, post("5", "2026-13", today)),
        (2, post("5", "2026-11", "2026-02-30")),
        (2, post("5", "2026-11", "民国115年1月1日")),
        (3, post("5", "2026-11", "2026-11-24")),
        (4, post("5", "2026-11", "2026-09-01")),
        (3, vec!["ledger", "reverse", "E1", "--reason", "\u{1b}]52;c;x\u{7}"]),
        (1, vec!["person", "show", "P999999"]),
        (2, vec!["person", "show", "P99999999999999999999"]),
        (4, vec!["--as", "auditor", "ledger", "statement", "P2"]),
        (4, vec!["--as", "sysadmin", "lookup", "区"]),
        (4, vec!["--as", "\u{1b}[31m", "lookup", "区"]),
        (1, vec!["petition", "why", "X1", "\u{1b}[31m"]),
        (3, vec!["petition", "new", "--from", "/nonexistent"]),
        (3, vec!["import", "people", "/dev/zero", "--yes"]),
    ];
    for (code, args) in cases {
        let ran = run(&s.dir, &args);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
        plain(&ran, &format!("{args:?}"));
    }
    assert_eq!(run(&s.dir, &["ledger", "statement", "P2", "--json"]).out, before);
    assert_eq!(run(&s.dir, &["check"]).code, 0);
}

#[test]
fn a_pasted_page_of_words_is_a_query_like_any_other() {
    let s = sample();
    let queries = ["a ".repeat(10_000), "1 ".repeat(10_000), "区 ".repeat(10_000), "王".repeat(10_000)];
    for query in &queries {
        let ran = run(&s.dir, &["lookup", "--json", query]);
        assert_eq!(ran.err, "");
        let answer = ran.one();
        let named = ["conditions", "hits", "not_read", "offset", "query", "total", "words"];
        assert_eq!(fields(&answer), named);
        if query.starts_with('区') {
            assert_eq!(answer["hits"][0]["name"], "区国英", "words that repeat narrow nothing");
        }
    }
}

#[test]
fn ranges_are_shown_in_the_language_of_the_reader() {
    let s = sample();
    let zero = run(&s.dir, &["lookup", "--limit", "0", "区"]);
    assert_eq!(
        (zero.code, zero.err.contains("1–1000"), zero.err.contains("is not")),
        (2, true, false),
        "{}",
        zero.err
    );
    let seed = run(&s.dir, &["demo", "--seed", "99999999999999999999999"]);
    assert_eq!((seed.code, seed.err.contains("number")), (2, false), "{}", seed.err);
}

#[test]
fn a_folder_that_is_none_and_a_planted_link_are_named() {
    let s = sample();
    let file = s.dir.parent().unwrap().join("file");
    fs::write(&file, "x").unwrap();
    let ran = run(&file, &["check"]);
    assert_eq!((ran.code, ran.err.contains("divisions.csv")), (5, false), "{}", ran.err);
    plain(&ran, "a file as the data folder");
    #[cfg(unix)]
    {
        fs::rename(s.dir.join("desk.redb"), s.dir.parent().unwrap().join("real")).unwrap();
        std::os::unix::fs::symlink("../real", s.dir.join("desk.redb")).unwrap();
        let ran = run(&s.dir, &["lookup", "区"]);
        assert_eq!((ran.code, ran.err.contains("符号链接")), (5, true), "{}", ran.err);
    }
}

#[test]
fn a_tampered_backup_is_refused_and_nothing_is_left_behind() {
    let s = sample();
    let home = s.dir.parent().unwrap();
    let (backup, to) = (home.join("backup"), home.join("restored"));
    assert_eq!(run(&s.dir, &["backup", backup.to_str().unwrap()]).code, 0);
    assert_eq!(run(&s.dir, &["restore", backup.to_str().unwrap()]).code, 3, "never over what is there");
    let mut bytes = fs::read(backup.join("desk.redb")).unwrap();
    bytes[5000] ^= 4;
    fs::write(backup.join("desk.redb"), bytes).unwrap();
    let ran = run(&to, &["restore", backup.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.contains("请换一份备份")), (3, true), "{}", ran.err);
    assert!(!to.exists());
}

#[test]
fn a_damaged_or_missing_database_is_never_replaced_by_an_empty_one() {
    for left in [Some(""), Some("x"), None] {
        let s = sample();
        let database = s.dir.join("desk.redb");
        left.map_or_else(|| fs::remove_file(&database), |bytes| fs::write(&database, bytes)).unwrap();
        assert_eq!(run(&s.dir, &["check"]).code, 1);
        // A folder that cannot be told to be a sample is not a sample to be made anew.
        for (args, code) in
            [(["lookup", "区"], 5), (["demo", "--build-only"], if left.is_some() { 5 } else { 4 })]
        {
            let ran = run(&s.dir, &args);
            assert_eq!(ran.code, code, "{}", ran.err);
            plain(&ran, args[0]);
        }
    }
}

#[test]
fn a_petition_of_bad_json_is_refused_and_a_byte_order_mark_is_not() {
    let s = sample();
    let good = r#"{"received":"2026-11-23","channel":"letter","origin":"direct","purpose":"resolve",
        "petitioners":[{"name":"测试人甲"}],"headcount":1,"demands":[{"text":"要求核查"}]}"#;
    let deep = "[".repeat(100_000);
    let spoilt = [
        String::new(),
        deep,
        format!("{good} x"),
        good.replace("2026-11-23", "2026-02-30"),
        good.replace("2026-11-23", "2026-11-24"),
        good.replace("测试人甲", "测\\u0000试"),
        good.replace("\"headcount\":1", "\"headcount\":0"),
        good.replace("要求核查", &"要".repeat(10_000)),
    ];
    for bad in &spoilt {
        let ran = run_with(&s.dir, &["petition", "new", "--from", "-"], bad.as_bytes());
        assert_eq!(ran.code, 3, "{}", ran.err);
        plain(&ran, "petition");
    }
    let marked = run_with(&s.dir, &["petition", "new", "--from", "-"], format!("\u{feff}{good}").as_bytes());
    assert_eq!(marked.code, 0, "{}", marked.err);
}

#[test]
fn a_keymap_that_never_ends_is_not_read() {
    let s = sample();
    let ran = run(&s.dir, &["keymap", "check", "/dev/zero"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    plain(&ran, "keymap");
}
