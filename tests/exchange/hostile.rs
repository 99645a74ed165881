//! Hostile and broken files are refused or reported, row by row where that can be.

use honordesk::exchange::source::{RowFaultKind, SourceFault, SourceNote};
use proptest::prelude::*;

use crate::maker::{
    BOOK, RELS, STYLES, TYPES, gbk, open, read, shared_strings, workbook, workbook_with, zip_of,
};

const ROW: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>"#;

#[test]
fn bombs_are_refused_by_their_directory() {
    let sheet = format!("<worksheet><sheetData>{ROW}{}", " ".repeat(64 * 1024 * 1024));
    assert!(matches!(open(workbook_with(BOOK, &sheet, "")).unwrap_err(), SourceFault::Ratio { .. }));
    let strings = format!("<sst>{}</sst>", format!("<si><t>{}</t></si>", "A".repeat(4000)).repeat(12_000));
    assert!(matches!(open(workbook_with(BOOK, ROW, &strings)).unwrap_err(), SourceFault::Ratio { .. }));
    let names: Vec<String> = (0..300).map(|n| format!("p{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"".as_slice())).collect();
    assert_eq!(open(zip_of(&parts)).unwrap_err(), SourceFault::TooManyParts { found: 300, most: 200 });
}

#[test]
fn a_directory_that_lies_about_sizes_is_caught_while_reading() {
    let rows: String =
        (2..20_000).map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>{}</v></c></row>"#, n * 7919)).collect();
    let honest = workbook(&format!("{ROW}{rows}"), &[]);
    let at = honest.windows(24).rposition(|w| w == b"xl/worksheets/sheet1.xml").unwrap() - 46;
    assert_eq!(&honest[at..at + 4], b"PK\x01\x02");
    for size in [1000_u32, 900_000_000] {
        let mut lying = honest.clone();
        lying[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
        let outcome = open(lying).map(|mut source| std::iter::from_fn(move || source.next_row()).last());
        match outcome {
            Ok(Some(Err(fault))) => {
                assert!(matches!(fault.kind, RowFaultKind::Broken(SourceFault::Damaged { .. })));
            }
            other => assert!(
                matches!(other, Err(SourceFault::Damaged { .. } | SourceFault::Ratio { .. })),
                "{other:?}"
            ),
        }
    }
}

#[test]
fn a_count_that_asks_for_all_memory_is_not_believed() {
    // The shared strings of every workbook here announce 99,999,999,999,999 items.
    assert_eq!(read(workbook(r#"<row><c t="s"><v>0</v></c></row>"#, &["姓名"])).0, ["姓名"]);
}

#[test]
fn the_far_corner_of_a_sheet_costs_nothing() {
    let rows = format!(r#"{ROW}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    let mut source = open(workbook(&rows, &[])).unwrap();
    assert!(source.next_row().is_none());
    assert!(source.notes().contains(&SourceNote::BeyondHeader));
}

#[test]
fn what_only_looks_like_a_workbook_gets_its_own_word() {
    let ole = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let macros =
        TYPES.replace("openxmlformats-officedocument.spreadsheetml.sheet", "ms-excel.sheet.macroEnabled");
    let parts = |types: &str, extra: &str| {
        let extra_part = (extra, b"x".as_slice());
        zip_of(&[
            ("[Content_Types].xml", types.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
            ("xl/styles.xml", STYLES.as_bytes()),
            extra_part,
        ])
    };
    let whole = workbook(ROW, &[]);
    let mut locked = whole.clone();
    let at = whole.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    locked[at + 8] |= 1;
    for (bytes, fault) in [
        (ole("Workbook"), SourceFault::OldWorkbook),
        (ole("EncryptedPackage"), SourceFault::Encrypted),
        (locked, SourceFault::Encrypted),
        (b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), SourceFault::WebPage),
        (b"\xEF\xBB\xBF\r\n<?xml version=\"1.0\"?><Workbook/>".to_vec(), SourceFault::WebPage),
        (parts(&macros, "docProps/app.xml"), SourceFault::Macros),
        (parts(TYPES, "xl/vbaProject.bin"), SourceFault::Macros),
        (parts(TYPES, "xl/externalLinks/externalLink1.xml"), SourceFault::ExternalLinks),
        (
            zip_of(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]),
            SourceFault::OtherArchive,
        ),
        (whole[..whole.len() - 30].to_vec(), SourceFault::CutOff),
        (whole[..whole.len() / 2].to_vec(), SourceFault::CutOff),
        (Vec::new(), SourceFault::Empty),
        (b"\n\r\n ,,\n".to_vec(), SourceFault::Empty),
        (b"a\x00\x01\x02\xFFbc\x99".to_vec(), SourceFault::NotATable),
    ] {
        assert_eq!(open(bytes).unwrap_err(), fault);
    }
}

#[test]
fn flipped_bytes_of_a_sheet_never_become_rows_silently() {
    let rows: String =
        (2..400).map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>{}</v></c></row>"#, n * 7919)).collect();
    let whole = workbook(&format!("{ROW}{rows}"), &[]);
    let sheet = whole.windows(24).position(|w| w == b"xl/worksheets/sheet1.xml").unwrap() + 24;
    let mut caught = 0;
    for at in (sheet..sheet + 200).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        caught += match open(bytes) {
            Err(_) => 1,
            Ok(mut source) => usize::from(std::iter::from_fn(|| source.next_row()).any(|row| row.is_err())),
        };
    }
    assert_eq!(caught, 29);
}

#[test]
fn malformed_bytes_lose_their_row_alone() {
    let mut bytes = gbk("姓名,备注\n欧阳,一\n");
    let first = bytes.len() as u64 + 4 + 1;
    bytes.extend_from_slice(&gbk("陈强,"));
    bytes.extend_from_slice(b"\xFF\n");
    bytes.extend_from_slice("陈国强,从化街道\n".as_bytes());
    bytes.extend_from_slice(&gbk("李明,末\n"));
    bytes.push(0xB0);
    let (_, rows) = read(bytes);
    let kinds: Vec<_> =
        rows.iter().map(|row| row.as_ref().map_err(|f| f.kind.clone()).map(|r| r[0].as_str())).collect();
    assert_eq!(kinds[0], Ok("欧阳"));
    assert!(
        matches!(kinds[1], Err(RowFaultKind::Malformed { offset, .. }) if offset == first),
        "{:?}",
        kinds[1]
    );
    assert!(matches!(kinds[2], Err(RowFaultKind::OtherEncoding { .. } | RowFaultKind::Malformed { .. })));
    assert_eq!(kinds[3], Ok("李明"));
    assert!(matches!(kinds[4], Err(RowFaultKind::Malformed { .. })));
    assert_eq!(kinds.len(), 5);
}

#[test]
fn an_odd_trailing_byte_and_lost_characters_are_reported() {
    let mut bytes: Vec<u8> = "姓名,备注\n欧阳,一\n李明".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let offset = bytes.len() as u64;
    bytes.push(0x4E);
    let (_, rows) = read(bytes);
    assert!(rows[0].is_ok());
    assert!(
        matches!(rows[1].as_ref().unwrap_err().kind, RowFaultKind::Malformed { offset: o, .. } if o == offset)
    );
    let (_, rows) = read("姓名\n欧\u{FFFD}\n李明\n".into());
    assert_eq!(rows[0].as_ref().unwrap_err().kind, RowFaultKind::Lost);
    assert!(rows[1].is_ok());
}

#[test]
fn an_open_quotation_mark_swallows_nothing() {
    for (text, line, after) in [
        ("a,b\n1,2\n3,\"4\n5,6\n7,8\n", 3, vec!["5", "7"]),
        ("a,b\n1,\"2\n\"3\",\"4\"\n\"5\",6\n", 2, vec!["3", "5"]),
        ("a,b\n\"x\ny\",2\n3,\"4\"z\n5,6\n", 4, vec!["5"]),
    ] {
        let (_, rows) = read(text.into());
        let quote = rows.iter().position(Result::is_err).unwrap();
        assert_eq!(rows[quote].as_ref().unwrap_err().kind, RowFaultKind::Quote { line }, "{text:?}");
        let rest: Vec<&str> = rows[quote + 1..].iter().map(|r| r.as_ref().unwrap()[0].as_str()).collect();
        assert_eq!(rest, after, "{text:?}");
    }
    let long = format!("a,b\n1,\"{}\n3,4\n", "x\n".repeat(200_000));
    let (_, rows) = read(long.into());
    assert_eq!(rows.iter().filter(|r| r.is_err()).count(), 1);
    assert_eq!(rows.last().unwrap().as_ref().unwrap(), &["3", "4"]);
}

#[test]
fn wide_long_and_ragged_tables() {
    let wide = (0..1000).map(|n| format!("h{n}")).collect::<Vec<_>>().join(",");
    assert_eq!(open(format!("{wide}\n").into()).unwrap().heading().len(), 1000);
    let wider = (0..1025).map(|n| format!("h{n}")).collect::<Vec<_>>().join(",");
    assert_eq!(open(wider.into()).unwrap_err(), SourceFault::TooWide { found: 1025, most: 1024 });
    let (_, rows) = read(format!("a,b\n{},2\n", "长".repeat(10_000)).into());
    assert_eq!(rows[0].as_ref().unwrap()[0].chars().count(), 10_000);
    let (_, rows) = read("a,b\n1,2,3\n4,5\n6,7,,\n".into());
    assert_eq!(rows[0].as_ref().unwrap_err().kind, RowFaultKind::ExtraCells { found: 3, headings: 2 });
    assert!(rows[1].is_ok() && rows[2].is_ok());
    let (_, rows) = read(format!("a,b\n{}\n1,2\n", "y".repeat(3_000_000)).into());
    assert!(matches!(rows[0].as_ref().unwrap_err().kind, RowFaultKind::TooLong { .. }));
    assert_eq!(rows[1].as_ref().unwrap(), &["1", "2"]);
}

#[test]
fn links_folders_and_missing_files_are_not_opened() {
    use honordesk::exchange::source::{OpenChoices, Source};
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real.csv");
    std::fs::write(&real, "姓名\n").unwrap();
    let open = |name: &str| Source::open(&folder.path().join(name), &OpenChoices::default()).map(|_| ());
    assert_eq!(open("real.csv"), Ok(()));
    assert_eq!(open("none.csv"), Err(SourceFault::NotFound));
    assert_eq!(Source::open(folder.path(), &OpenChoices::default()).unwrap_err(), SourceFault::NotRegular);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&real, folder.path().join("link.csv")).unwrap();
        assert_eq!(open("link.csv"), Err(SourceFault::NotRegular));
    }
}

fn drain(bytes: Vec<u8>) -> usize {
    open(bytes).map_or(0, |mut source| std::iter::from_fn(|| source.next_row()).count())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        drain(bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([a-z,;\"\t\r\n]|欧|[0-9]){0,200}") {
        drain(gbk(&text));
        drain(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        drain(text.into_bytes());
    }

    #[test]
    fn any_sheet_is_read_or_refused(rows in "(<row r=\"[0-9]{1,3}\">|</row>|<c r=\"[A-Z]{1,3}[0-9]\" t=\"[sbe]\">|</c>|<v>|</v>|[0-9]|<|&|\"){0,60}") {
        drain(workbook(&rows, &["x"]));
        drain(workbook_with(BOOK, &rows, &shared_strings(&[])));
    }

    #[test]
    fn any_damage_to_a_workbook_is_read_or_refused(at in 0_usize..2000, byte in any::<u8>()) {
        let mut bytes = workbook(ROW, &["x"]);
        let at = at % bytes.len();
        bytes[at] = byte;
        drain(bytes);
    }
}
