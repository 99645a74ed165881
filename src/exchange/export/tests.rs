//! Lists as bytes: text, inert, marked.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::rows::Table;
use super::sheet;
use super::*;

fn bytes(kind: Kind, mark: &str) -> Vec<u8> {
    let headings = ["编号", "姓名", "=A1"].map(str::to_owned).to_vec();
    sheet::bytes(kind, mark, &Table::new(headings, rows())).unwrap()
}

fn rows() -> Vec<Vec<String>> {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    vec![
        row(["P1", "=HYPERLINK(\"http://x\")", "**************0284"]),
        row(["P2", "买买提·吐尔逊\u{202e}", "440121195508170038"]),
        row(["P3", "陈㘵\u{1b}[2J", "+86"]),
    ]
}

#[test]
fn a_workbook_holds_text_alone_and_says_who_took_it() {
    let made = bytes(Kind::Xlsx, "局 李娜 2026-11-25 导出");
    assert_eq!(made, bytes(Kind::Xlsx, "局 李娜 2026-11-25 导出"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(made)).unwrap();
    let range = book.worksheet_range("Sheet1").unwrap();
    let text = |row, column| match range.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(text(0, 0), "局 李娜 2026-11-25 导出");
    assert_eq!([text(1, 0), text(1, 1), text(1, 2)], ["编号", "姓名", "=A1"]);
    assert_eq!(text(2, 1), "=HYPERLINK(\"http://x\")", "a string, no formula");
    assert_eq!(text(3, 2), "440121195508170038", "digits stay digits");
    assert_eq!((text(3, 1), text(4, 1)), ("买买提·吐尔逊⟨U+202E⟩".into(), "陈㘵␛[2J".into()));
    assert!(book.worksheet_formula("Sheet1").unwrap().used_cells().next().is_none());
}

#[test]
fn a_text_table_runs_no_formula() {
    let made = String::from_utf8(bytes(Kind::Csv, "=局")).unwrap();
    let lines: Vec<&str> = made.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!((lines.len(), lines[0]), (5, "\"'=局\""));
    assert!(lines[1].ends_with("\"'=A1\""), "a value that stands in a heading, too");
    assert!(lines[2].contains("\"'=HYPERLINK(\"\"http") && lines[3].contains("\"'440121195508170038\""));
    assert!(lines[4].ends_with("\"'+86\""));
}

#[test]
fn rows_beyond_a_sheet_go_on_the_next_with_headings_and_mark() {
    let rows = (0..=rows::SHEET_ROWS).map(|n| vec![n.to_string()]).collect();
    let made = sheet::bytes(Kind::Xlsx, "局", &Table::new(vec!["编号".into()], rows)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(made)).unwrap();
    assert_eq!(book.sheet_names(), ["Sheet1", "Sheet2"]);
    let first = book.worksheet_range("Sheet1").unwrap();
    assert_eq!(first.height(), rows::SHEET_ROWS + 2);
    let second = book.worksheet_range("Sheet2").unwrap();
    let column: Vec<String> = second.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(column, ["局", "编号", "60000"]);
}
