//! The import pane, drawn in every size and both languages.

use super::screen;
use crate::console::ErrandNews;
use crate::console::testkit::Bench;
use crate::exchange::Progress;
use crate::locale::Lang;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// The screens of one step, one after the other.
fn shoot(name: &str, film: impl Fn(&mut Bench) -> String) {
    for (cols, rows) in SIZES {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut bench = Bench::seated(lang).sized(cols, rows);
            bench.keys_with_files("<alt-i>");
            let screens = film(&mut bench);
            let longest = screens.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            assert!(longest.is_some_and(|n| n < 9), "a number is not masked\n{screens}");
            insta::assert_snapshot!(format!("import_{name}_{cols}x{rows}_{tag}"), screens);
        }
    }
}

#[test]
fn choosing_a_file() {
    shoot("choose", |bench| {
        let first = screen(&bench.model);
        let narrowed = screen(&bench.keys_with_files("伤残").model);
        let refused = screen(&bench.keys_with_files("<esc><down><down><enter>").model);
        first + &narrowed + &refused
    });
}

#[test]
fn its_columns() {
    shoot("columns", |bench| {
        let first = screen(&bench.keys_with_files("<enter>").model);
        let last = screen(&bench.keys_with_files("<end>").model);
        let fields = screen(&bench.keys_with_files("<enter>").model);
        let wrong = screen(&bench.keys_with_files("<esc><home><down><right>").model);
        first + &last + &fields + &wrong
    });
}

#[test]
fn a_trial_reading_and_its_verdict() {
    shoot("judge", |bench| {
        bench.keys_with_files("<enter>").keys("<enter>");
        bench.wait(1_500);
        bench.news(ErrandNews::Progress(Progress { rows: 12_000, bytes: 56, total_bytes: 100 }));
        let reading = screen(&bench.model);
        let verdict = screen(&bench.files().model);
        let asked = screen(&bench.keys_with_files("<down><enter>").model);
        reading + &verdict + &asked
    });
}

#[test]
fn the_result() {
    shoot("result", |bench| {
        let result = screen(&bench.keys_with_files("<enter><enter><enter><right><enter>").model);
        let rows = screen(&bench.keys_with_files("<down><enter>").model);
        result + &rows
    });
}
