//! The file of returned rows reads back as it was written, and no spreadsheet program runs anything in it.

use calamine::{Data, Reader, Xlsx, open_workbook};
use honordesk::exchange::layout::{Field, Layout, Mapping};
use honordesk::exchange::source::{Cell, Encoding, Format, OpenChoices, Source};
use honordesk::exchange::{ReturnedFile, preview, returned_path};

use crate::maker::gbk;

const HEADINGS: [&str; 3] = ["姓名", "身份证号", "备注"];
const ROWS: [[&str; 3]; 3] = [
    ["㘵𬭎", "440121195508170038", "=HYPERLINK(\"http://x\")"],
    ["欧阳\"强\"", "44012119640229001X", "两\n行, +86"],
    ["'已有", "000012345678901234", " ＝1＋1"],
];

fn formats() -> Vec<Format> {
    let text = |encoding, delimiter| Format::Text { encoding, sure: true, delimiter };
    vec![
        text(Encoding::Utf8, ','),
        text(Encoding::Gb18030, ','),
        text(Encoding::Utf16Le, '\t'),
        text(Encoding::Utf16Be, ';'),
        Format::Workbook { sheet: "名单".into(), sheets: vec!["名单".into()] },
    ]
}

fn write(folder: &std::path::Path, format: &Format) -> std::path::PathBuf {
    let headings: Vec<String> = HEADINGS.iter().map(|h| (*h).to_owned()).collect();
    let path = returned_path(&folder.join("名单.csv"), format);
    let mut file = ReturnedFile::create(&path, format, &headings, vec![0, 1, 2], "退回原因").unwrap();
    for row in ROWS {
        file.push(&row.map(|cell| Cell::Text(cell.into())), "身份证号：校验位应为 8").unwrap();
    }
    assert!(!path.exists(), "nothing under the name before the end");
    file.seal().unwrap();
    assert!(!path.exists(), "nor before it is published");
    file.publish(|| unreachable!("the name is free"))
}

#[test]
fn returned_rows_read_back_in_the_kind_and_encoding_they_came_in() {
    for format in formats() {
        let folder = tempfile::tempdir().unwrap();
        let path = write(folder.path(), &format);
        let mut source = Source::open(&path, &OpenChoices::default()).unwrap();
        match (&format, source.format()) {
            (Format::Text { encoding: a, .. }, Format::Text { encoding: b, .. }) => assert_eq!(a, b),
            (a, b) => assert!(matches!((a, b), (Format::Workbook { .. }, Format::Workbook { .. }))),
        }
        assert_eq!(source.heading(), ["姓名", "身份证号", "备注", "退回原因"]);
        let rows: Vec<_> = std::iter::from_fn(|| source.next_row()).map(Result::unwrap).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1].cells[2].text(), ROWS[1][2]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }
}

#[test]
fn the_workbook_holds_strings_alone_and_its_text_twin_is_guarded() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &formats()[4]);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert!(range.cells().all(|(.., cell)| matches!(cell, Data::String(_) | Data::Empty)));
    assert_eq!(range.get((1, 1)), Some(&Data::String(ROWS[0][1].into())));
    assert!(book.worksheet_formula("Sheet1").unwrap().is_empty());
    let bytes = std::fs::read(write(folder.path(), &formats()[1])).unwrap();
    let text = encoding_rs::GB18030.decode(&bytes).0.into_owned();
    assert!(
        text.contains("\"'=HYPERLINK")
            && text.contains("\"'440121195508170038\"")
            && text.contains("\"' ＝1")
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_it_and_nothing_is_written_over() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    for format in formats() {
        let path = write(folder.path(), &format);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_ne!(returned_path(&folder.path().join("名单.csv"), &format), path);
        assert!(ReturnedFile::create(&path, &format, &[], Vec::new(), "Reason").is_err());
    }
    let path = folder.path().join("x.csv");
    drop(ReturnedFile::create(&path, &formats()[0], &[], Vec::new(), "Reason").unwrap());
    assert!(
        std::fs::read_dir(folder.path()).unwrap().all(|e| !e
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("part"))
    );
}

#[test]
fn rows_that_went_to_the_disk_are_never_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.returned.csv");
    let begin = || {
        let mut file = ReturnedFile::create(&path, &formats()[0], &["姓名".into()], vec![0], "原因").unwrap();
        file.push(&[Cell::Text("欧阳".into())], "缺身份证号").unwrap();
        file.seal().unwrap();
        file
    };
    let file = begin();
    std::fs::write(&path, "another's").unwrap();
    let other = folder.path().join("名单.returned-2.csv");
    assert_eq!(file.publish(|| other.clone()), other, "its name was taken meanwhile");
    std::fs::remove_file(&path).unwrap();
    let file = begin();
    std::fs::write(&path, "another's").unwrap();
    let left = file.publish(|| path.clone());
    assert_ne!(left, path, "no free name: it stays where it is");
    assert!(std::fs::read_to_string(left).unwrap().contains("欧阳"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "another's");
}

#[test]
fn what_is_guarded_already_is_not_guarded_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("again.csv");
    let headings = ["姓名".to_owned()];
    let mut file = ReturnedFile::create(&path, &formats()[0], &headings, vec![0], "原因").unwrap();
    for cell in ["'=1+1", "=1+1", "'已有"] {
        file.push(&[Cell::Text(cell.into())], "x").unwrap();
    }
    file.seal().unwrap();
    let text = std::fs::read_to_string(file.publish(|| path.clone())).unwrap();
    let cells: Vec<_> = text.lines().skip(1).filter_map(|l| l.split(',').next()).collect();
    assert_eq!(cells, ["\"'=1+1\"", "\"'=1+1\"", "\"''已有\""]);
}

#[test]
fn numbers_of_people_are_masked_under_any_heading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.csv");
    let row = "欧阳国强,440121195508170038,138-0013-8000,1955-08-17,44012119640229001X,2026年";
    std::fs::write(&path, format!("姓名,公民身份号码,家里的,哪天,老人的,年份\n{row}\n")).unwrap();
    let layout = Layout::standard().unwrap();
    let first = preview(&path, &OpenChoices::default(), &layout, &[]).unwrap();
    assert_eq!(
        first.rows[0].cells,
        ["欧阳国强", "**************0038", "*********8000", "1955-08-17", "**************001X", "2026年"]
    );
}

#[test]
fn a_preview_shows_five_masked_rows_under_the_right_heading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.csv");
    let rows = "欧阳国强,440121195508170038,13800138000\n".repeat(8);
    std::fs::write(&path, gbk(&format!("花都区优抚对象登记表,,\n,,\n姓 名,公民身份号码,联系电话\n{rows}")))
        .unwrap();
    let layout = Layout::standard().unwrap();
    let first = preview(&path, &OpenChoices::default(), &layout, &[]).unwrap();
    assert_eq!((first.heading_row, first.rows.len(), first.remembered), (3, 5, false));
    assert_eq!(first.rows[0].cells, ["欧阳国强", "**************0038", "*******8000"]);
    assert_eq!(first.rows[0].number, 4);
    assert_eq!(first.mapping.column_of(Field::ResidentId), Some(1));
    assert!(first.missing.contains(&Field::Bank));
    let mut chosen: Mapping = first.mapping.clone();
    chosen.choose(2, None);
    let second = preview(&path, &OpenChoices::default(), &layout, &[chosen]).unwrap();
    assert!(second.remembered && second.mapping.column_of(Field::Mobile).is_none());
}
