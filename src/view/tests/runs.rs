//! The run and the bank, drawn in every size and both languages.

use super::screen;
use crate::bureau::answer::PutOff;
use crate::bureau::{Answer, Query};
use crate::console::ErrandNews;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::Fen;
use crate::domain::ledger::run::{LineChange, Reason};
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

/// The draft with two of its lines left out: one by somebody, one by itself.
fn left_out(query: &Query) -> Option<Answer> {
    let of = |words: &str, by: &str| PutOff { sum: Fen(90_900), words: words.to_owned(), by: by.to_owned() };
    let (told, own) = (of("身份证号与人像对不上，等派出所回函核实以后再发", "李娜"), of("", "周强"));
    Some(match answer(query)? {
        Answer::Run(mut view) => {
            view.put_off = vec![(1, told), (1, own)];
            Answer::Run(view)
        }
        Answer::RunLines(mut lines) => {
            for (line, of) in lines.rows.iter_mut().rev().zip([told, own]) {
                let reason = if of.words.is_empty() { Reason::OwnChange } else { Reason::Deferred };
                (line.change, line.amount, line.unexplained) = (LineChange::Held, Fen(0), false);
                (line.reasons, line.parts) = (vec![reason], Vec::new());
                line.put_off = Some(of);
            }
            Answer::RunLines(lines)
        }
        other => other,
    })
}

#[test]
fn what_is_left_out_of_a_run_is_told_with_why() {
    for (cols, rows) in SIZES {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let desk = desk_of("王强", &[Role::Maker]);
            let mut bench = Bench::seated_as(lang, desk).sized(cols, rows);
            bench.keys_to("<f3>1", left_out);
            bench.keys_to("<enter><down><down>", left_out);
            let own = screen(&bench.model);
            bench.keys_to("<down>", left_out);
            let told = screen(&bench.model);
            let whole: String = told.chars().filter(|c| !c.is_whitespace() && *c != '│').collect();
            assert!(
                whole.contains(if cols < 100 {
                    "等派出所回函核实以后再发"
                } else {
                    "以后再发"
                }),
                "{told}"
            );
            insta::assert_snapshot!(format!("run_left_out_{cols}x{rows}_{tag}"), own + &told);
        }
    }
}

/// No step of the way is cut off, whatever the room.
#[test]
fn every_step_of_a_run_is_on_screen() {
    for (cols, rows) in SIZES {
        for (lang, first, last) in [(Lang::Zh, "[冻结]", "办结"), (Lang::En, "[freeze]", "close")] {
            let mut bench = Bench::seated_as(lang, desk_of("王强", &[Role::Maker])).sized(cols, rows);
            bench.keys_to("<f3>1", answer);
            bench.keys_to("<enter>", answer);
            let text = screen(&bench.model);
            let bar = text.lines().find(|line| line.contains(first)).unwrap_or_default();
            assert!(bar.contains(last), "{cols}x{rows} {text}");
        }
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
