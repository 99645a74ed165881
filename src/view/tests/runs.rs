//! The run and the bank, drawn in every size and both languages.

use super::screen;
use crate::console::ErrandNews;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::staff::Role;
use crate::exchange::Progress;
use crate::locale::Lang;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// The screens of one thing, one after the other.
fn shoot(name: &str, film: impl Fn(&mut Bench) -> Vec<String>) {
    for (cols, rows) in SIZES {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let desk = desk_of("王强", &[Role::Maker]);
            let mut bench = Bench::seated_as(lang, desk).sized(cols, rows);
            bench.keys_to("<f3>1", answer);
            let screens = film(&mut bench).concat();
            let longest = screens.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            assert!(longest.is_some_and(|n| n < 9), "a number is not masked\n{screens}");
            insta::assert_snapshot!(format!("{name}_{cols}x{rows}_{tag}"), screens);
        }
    }
}

#[test]
fn to_the_bank() {
    shoot("run_bank", |bench| {
        bench.keys_to("<right><right><enter>", answer);
        let form = screen(&bench.keys_with_files("1").model);
        bench.keys("<ctrl-s>");
        bench.news(ErrandNews::Progress(Progress { rows: 1, bytes: 1, total_bytes: 3 }));
        let working = screen(&bench.model);
        let failed = screen(&bench.files().model);
        bench.keys_with_files("1");
        let sent = screen(&bench.keys_with_files("<down><down><down><down>㘵=田<ctrl-s>").model);
        vec![form, working, failed, sent]
    });
}

#[test]
fn the_banks_answer() {
    shoot("run_answer", |bench| {
        bench.keys_to("<left><left><enter>", answer);
        let files = screen(&bench.keys_with_files("7").model);
        let seen = screen(&bench.keys_with_files("<enter>").model);
        let how = screen(&bench.keys_with_files("3").model);
        let asked = screen(&bench.keys_with_files("<esc>1").model);
        let wrong = screen(&bench.keys_with_files("<esc><right>").model);
        vec![files, seen, how, asked, wrong]
    });
}

#[test]
fn what_else_a_line_allows() {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let shot = |role: Role, lines: &str, keys: &str| {
            let mut bench = Bench::seated_as(lang, desk_of("王强", &[role])).sized(80, 24);
            bench.keys_to("<f3>1", answer);
            bench.keys_to("<left><left><enter>", answer);
            bench.keys_to(lines, answer);
            screen(&bench.keys(keys).model)
        };
        let screens = [
            shot(Role::Checker, "<down><down>", "<f1>"),
            shot(Role::Checker, "<down><down>", ""),
            shot(Role::Checker, "<down><down>", "0"),
            shot(Role::Checker, "<down><down>", "02"),
            shot(Role::Head, "<down><down><down>", "3"),
        ];
        insta::assert_snapshot!(format!("run_line_80x24_{tag}"), screens.concat());
    }
}

/// Whoever signs reads what it comes to, and under whose name: the name of a programme gives way before the sum does.
#[test]
fn the_sum_of_a_run_is_never_cut() {
    for (cols, rows) in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            let mut bench = Bench::seated_as(lang, desk_of("王强", &[Role::Maker])).sized(cols, rows);
            bench.keys_to("<f3>1", answer);
            bench.keys_to("<enter>", answer);
            let view =
                bench.model.panes.runs.opened.as_mut().and_then(|opened| opened.view.as_mut()).unwrap();
            view.row.programmes = vec!["combat-allowance".to_owned()];
            let text = screen(&bench.model);
            assert!(text.contains("1,094,436.00") && text.contains("王强"), "{cols}x{rows} {text}");
        }
    }
}
