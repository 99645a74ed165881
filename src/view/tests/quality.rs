//! The data quality and merge panes, drawn in every size and both languages.

use super::screen;
use crate::console::ErrandNews;
use crate::console::testkit::Bench;
use crate::exchange::Progress;
use crate::locale::Lang;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 50)];

fn check(name: &str, keys: &[&str]) {
    for (cols, rows) in SIZES {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut bench = Bench::seated(lang).sized(cols, rows);
            let mut film = String::new();
            for keys in keys {
                bench.keys_with_files(keys);
                film.extend(["=== ", keys, "\n", &screen(&bench.model)]);
            }
            let longest = film.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            assert!(longest.is_some_and(|n| n < 9), "a number is not masked\n{film}");
            insta::assert_snapshot!(format!("{name}_{cols}x{rows}_{tag}"), film);
        }
    }
}

#[test]
fn duplicates() {
    check("duplicates", &["<ctrl-d>2", "<down><down>", "<ctrl-k>", "<esc>3", "<down>"]);
}

#[test]
fn comparing() {
    let mut bench = Bench::seated(Lang::Zh).sized(80, 24);
    bench.keys("<ctrl-d>2");
    bench.news(ErrandNews::Progress(Progress { rows: 42, bytes: 42, total_bytes: 100 }));
    insta::assert_snapshot!("comparing_80x24_zh", screen(&bench.model));
}

#[test]
fn merge() {
    check("merge", &["<ctrl-d>2<enter>", "2", "<ctrl-s>"]);
}

#[test]
fn apart() {
    check("apart", &["<ctrl-d>3<down><enter>", "2<end><right>", "<ctrl-s>"]);
}

#[test]
fn bulk() {
    check(
        "bulk",
        &[
            "ougy<insert><down><insert><insert><insert>",
            "<alt-b>",
            "2",
            "3<right>",
            "<down><right><right><right><tab><tab>2026-10-31<ctrl-s>",
            "3",
        ],
    );
    check("bulk_many", &["镇:花东 <alt-b>1户籍类别<enter>1<ctrl-s>", "<ctrl-s>9<ctrl-s>"]);
    check("batches", &["<alt-b>3", "<down><down><enter>2", "<ctrl-z>"]);
}

#[test]
fn gaps() {
    check(
        "gaps",
        &["<ctrl-d>", "<down><right><right><right>", "<right><right><right><right>", "<left><left><enter>"],
    );
}
