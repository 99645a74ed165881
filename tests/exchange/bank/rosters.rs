//! Rosters as workbooks, read by another program.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use honordesk::domain::bank_file::{RosterColumn, Rosters};
use honordesk::domain::{Fen, Month, Total};
use honordesk::exchange::Trouble;
use honordesk::exchange::bank::{
    Change, Numbers, Roster, RosterFault, RosterRow, RosterTrouble, roster, say_roster_fault, write_roster,
};
use honordesk::locale::Lang;

use crate::bureau::{asking, founded};

fn row(name: &str, fen: i64, change: Change) -> RosterRow {
    let words = [
        (RosterColumn::Place, "秀全街道"),
        (RosterColumn::Name, name),
        (RosterColumn::IdNumber, "440121196402290284"),
        (RosterColumn::Account, "6222021100000001"),
        (RosterColumn::Months, "1"),
    ];
    let money = [
        (RosterColumn::Standard, Fen(90_900)),
        (RosterColumn::Amount, Fen(90_900)),
        (RosterColumn::Arrears, Fen(fen - 90_900)),
        (RosterColumn::Total, Fen(fen)),
    ];
    RosterRow {
        words: words.map(|(c, text)| (c, text.to_owned())).into(),
        money: BTreeMap::from(money),
        change,
    }
}

fn some() -> Vec<RosterRow> {
    vec![
        row("区国英", 90_900, Change::Unchanged),
        row("=HYPERLINK(\"x\")", 93_600, Change::Changed),
        row("陈㘵", 90_905, Change::Added),
        row("骆树荣", 90_900, Change::Dropped),
    ]
}

fn of<'a>(rosters: &'a Rosters, id: &str, rows: &'a [RosterRow], sum: i128) -> Roster<'a> {
    Roster {
        kind: rosters.get(id).unwrap(),
        month: Month::parse("2026-11").unwrap(),
        rows,
        sum: Total(sum),
        numbers: Numbers::Masked,
        changes: false,
        lang: Lang::Zh,
    }
}

const SUM: i128 = 90_900 + 93_600 + 90_905;

fn sheets(bytes: Vec<u8>) -> Vec<Vec<Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("no text: {other:?}"),
    };
    names
        .iter()
        .map(|name| {
            assert!(book.worksheet_formula(name).unwrap().used_cells().next().is_none());
            let range = book.worksheet_range(name).unwrap();
            range.rows().map(|row| row.iter().map(text).collect()).collect()
        })
        .collect()
}

#[test]
fn a_roster_has_its_columns_masked_numbers_and_the_sum_in_words() {
    let (rosters, rows) = (Rosters::embedded().unwrap(), some());
    let bytes = roster(&rosters, &of(&rosters, "veterans", &rows, SUM), "局").unwrap();
    assert!(bytes == roster(&rosters, &of(&rosters, "veterans", &rows, SUM), "局").unwrap());
    let sheets = sheets(bytes);
    assert_eq!((sheets.len(), sheets[0].len()), (1, 7), "mark, headings, three lines, sum, words");
    let sheet = &sheets[0];
    let at = |heading: &str| sheet[1].iter().position(|h| h == heading).unwrap();
    assert_eq!(sheet[1].len(), 23);
    assert_eq!(sheet[2][at("身份证号")], "**************0284");
    assert_eq!(sheet[2][at("银行帐号")], "************0001");
    assert_eq!(sheet[3][at("姓名")], "=HYPERLINK(\"x\")");
    assert_eq!(sheet[3][at("发放资金总额")], "936.00");
    assert_eq!(
        [&sheet[5][0], &sheet[5][at("发放资金总额")], &sheet[5][at("补发金额")]],
        ["合计", "2754.05", "27.05"]
    );
    assert_eq!(sheet[5][at("省标准")], "", "standards are not added up");
    assert_eq!(sheet[6][..2], ["合计大写", "贰仟柒佰伍拾肆元零伍分"]);
    let full = Roster { numbers: Numbers::Full, ..of(&rosters, "disability", &rows, SUM) };
    let sheets = self::sheets(roster(&rosters, &full, "局").unwrap());
    assert!(sheets[0][2].contains(&"440121196402290284".to_owned()) && sheets[0][1].len() == 29);
}

#[test]
fn the_sheet_of_changes_leaves_out_what_did_not_change() {
    let (rosters, rows) = (Rosters::embedded().unwrap(), some());
    let changes = Roster { changes: true, ..of(&rosters, "rural", &rows, SUM) };
    assert_eq!(changes.title(), "60岁以上农村籍退役士兵老年生活补助发放名册变更明细");
    let sheets = sheets(roster(&rosters, &changes, "局").unwrap());
    let headings = &sheets[0][1];
    assert_eq!(headings[headings.len() - 2..], ["发放类别", "备注"]);
    let words: Vec<&str> = sheets[0][2..5].iter().map(|row| row[headings.len() - 2].as_str()).collect();
    assert_eq!(words, ["变更", "新增", "停发"]);
}

#[test]
fn lines_that_do_not_add_up_to_the_run_make_no_roster() {
    let (rosters, rows) = (Rosters::embedded().unwrap(), some());
    let fault = roster(&rosters, &of(&rosters, "general", &rows, SUM + 1), "局").unwrap_err();
    assert_eq!(fault, RosterFault::Sum { lines: Total(SUM), run: Total(SUM + 1) });
    assert_eq!(
        say_roster_fault(&fault, Lang::Zh),
        "名册各行合计 2,754.05 元，批次合计 2,754.06 元，相差；没有生成。请核对后再试。"
    );
    assert_eq!(roster(&rosters, &of(&rosters, "general", &[], 0), "局").unwrap_err(), RosterFault::Empty);
    let mut long = vec![row("王", 90_900, Change::Added)];
    long[0].words.insert(RosterColumn::Note, "长".repeat(40_000));
    let fault = roster(&rosters, &of(&rosters, "general", &long, 90_900), "局").unwrap_err();
    assert_eq!(fault, RosterFault::Workbook);
}

#[test]
fn beyond_sixty_thousand_lines_each_sheet_has_its_sum_and_the_last_that_of_all() {
    let rosters = Rosters::embedded().unwrap();
    let one = RosterRow { money: [(RosterColumn::Total, Fen(101))].into(), ..RosterRow::default() };
    let rows = vec![one; 60_001];
    let sheets = sheets(roster(&rosters, &of(&rosters, "general", &rows, 60_001 * 101), "局").unwrap());
    let foot = |sheet: usize| {
        let rows = &sheets[sheet];
        rows.iter()
            .filter(|row| row[0].contains("合计"))
            .map(|row| (row[0].clone(), row.join("")))
            .collect::<Vec<_>>()
    };
    assert_eq!(foot(0), [("本表合计".into(), "本表合计60600.00".into())]);
    assert_eq!(
        foot(1),
        [
            ("本表合计".into(), "本表合计1.01".into()),
            ("合计".into(), "合计60601.01".into()),
            ("合计大写".into(), "合计大写陆万零陆佰零壹元零壹分".into()),
        ]
    );
}

#[test]
fn a_roster_leaves_on_record_with_its_purpose_and_never_over_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let bureau = founded(folder.path());
    let rows = some();
    let rosters = bureau.reference().rosters.clone();
    let file = folder.path().join("名册.xlsx");
    let of = of(&rosters, "veterans", &rows, SUM);
    let refused = write_roster(&bureau, &asking(7, Some(4)), &of, ("", Some(&file), None)).unwrap_err();
    assert!(
        matches!(refused, RosterTrouble::Leaving(Trouble::Refused(_))) && !file.exists(),
        "no purpose, no file"
    );
    let done = write_roster(&bureau, &asking(8, Some(4)), &of, ("送财政", Some(&file), None)).unwrap();
    assert_eq!((done.rows, done.list, done.digest.len()), (3, "roster", 64));
    let mark = sheets(std::fs::read(&file).unwrap())[0][0][0].clone();
    assert!(mark.contains("送财政") && mark.contains("共 3 行") && mark.contains("号码已打码"), "{mark}");
    // A file is written over with its own bytes at most.
    let again = write_roster(&bureau, &asking(9, Some(4)), &of, ("送审计", Some(&file), None)).unwrap_err();
    assert_eq!(again, RosterTrouble::Leaving(Trouble::Exists));
}
