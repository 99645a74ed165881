//! Honest files of every kind are read as they stand.

use honordesk::domain::Date;
use honordesk::exchange::source::{Cell, Encoding, Format, OpenChoices, RowFaultKind, Source, SourceNote};

use crate::maker::{BOOK, gbk, open, read, shared_strings, workbook, workbook_with};

const TABLE: &str = "姓名,身份证号,住址\n欧阳国强,440121195508170038,\"花城街道, 3 号\"\n㘵𬭎,44012119640229001X,\"两\n行\"\n";

#[test]
fn the_same_table_comes_out_of_every_encoding() {
    let expected = read(TABLE.as_bytes().to_vec());
    assert_eq!(expected.0, ["姓名", "身份证号", "住址"]);
    assert_eq!(expected.1[1].as_ref().unwrap(), &["㘵𬭎", "44012119640229001X", "两\n行"]);
    let wide = |to: fn(u16) -> [u8; 2]| TABLE.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    for (bytes, encoding) in [
        (TABLE.as_bytes().to_vec(), Encoding::Utf8),
        (marked(b"\xEF\xBB\xBF", TABLE.as_bytes().to_vec()), Encoding::Utf8),
        (gbk(TABLE), Encoding::Gb18030),
        (wide(u16::to_le_bytes), Encoding::Utf16Le),
        (wide(u16::to_be_bytes), Encoding::Utf16Be),
        (marked(b"\xFF\xFE", wide(u16::to_le_bytes)), Encoding::Utf16Le),
        (marked(b"\xFE\xFF", wide(u16::to_be_bytes)), Encoding::Utf16Be),
    ] {
        let source = open(bytes.clone()).unwrap();
        assert!(
            matches!(source.format(), Format::Text { encoding: e, sure: true, .. } if *e == encoding),
            "{encoding:?}"
        );
        assert_eq!(read(bytes), expected, "{encoding:?}");
    }
}

#[test]
fn han_far_behind_an_ascii_beginning_still_tells_the_encoding() {
    let mut bytes = b"name,id\n".to_vec();
    bytes.extend_from_slice(&b"abc,1\n".repeat(100_000));
    bytes.extend_from_slice(&gbk("欧阳国强从化街道居民委员会,2\n"));
    let (_, rows) = read(bytes);
    assert_eq!(rows.last().unwrap().as_ref().unwrap()[0], "欧阳国强从化街道居民委员会");
}

#[test]
fn delimiters_line_ends_and_quotes_of_every_kind() {
    for (text, rows) in [
        ("a\tb\n1\t2\n", vec![vec!["1", "2"]]),
        ("a;b\r\n1;2\r\n", vec![vec!["1", "2"]]),
        ("a,b\r1,2\r3,4", vec![vec!["1", "2"], vec!["3", "4"]]),
        ("a,b\n\n1,\n,\n", vec![vec!["1", ""]]),
        ("a,b\n\"1\"\"x\" ,2\n", vec![vec!["1\"x", "2"]]),
        ("a,b\n\"x\r\ny\",2\r\n5\"6,7\n", vec![vec!["x\r\ny", "2"], vec!["5\"6", "7"]]),
    ] {
        let got: Vec<Vec<String>> = read(text.into()).1.into_iter().map(Result::unwrap).collect();
        assert_eq!(got, rows, "{text:?}");
    }
}

#[test]
fn a_choice_overrides_the_guess() {
    let choices = OpenChoices { encoding: Some(Encoding::Utf8), delimiter: Some('|'), sheet: None };
    let source = Source::from_bytes("姓名|号,码\n".into(), &choices).unwrap();
    assert_eq!(source.heading(), ["姓名", "号,码"]);
    let choices = OpenChoices { encoding: Some(Encoding::Utf8), ..OpenChoices::default() };
    let mut source = Source::from_bytes(gbk("a,b\n姓名,1\n"), &choices).unwrap();
    let fault = source.next_row().unwrap().unwrap_err();
    assert_eq!(fault.kind, RowFaultKind::Malformed { offset: 4, encoding: Encoding::Utf8 });
}

#[test]
fn workbook_cells_keep_their_digits_dates_and_texts() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>身份</t></r><r><t>证号</t></r></is></c><c r="C1" t="str"><v>日&#26399;</v></c></row>
        <row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>4.4012119550817E+17</v></c><c r="C3" s="1"><v>20318</v></c></row>
        <row r="4"><c t="s"><v>2</v></c><c><f>SUM(1)</f><v>13800138000</v></c><c s="2"><v>45292.5</v></c></row>
        <row r="5" spans="1:3"/><row r="6"><c r="B6" t="e"><v>#N/A</v></c><c r="C6" t="b"><v>1</v></c></row>"#;
    let mut source = open(workbook(rows, &["姓名", "A&amp;B", "二<![CDATA[&]]>"])).unwrap();
    assert_eq!(source.heading(), ["姓名", "身份证号", "日期"]);
    let row = source.next_row().unwrap().unwrap();
    assert_eq!((row.number, row.hidden), (3, true));
    assert_eq!(
        row.cells,
        [
            Cell::Text("A&B".into()),
            Cell::Number("4.4012119550817E+17".into()),
            Cell::Date(Date::new(1955, 8, 17).unwrap())
        ]
    );
    let row = source.next_row().unwrap().unwrap();
    assert_eq!(row.formulas, [1]);
    assert_eq!(row.cells[0], Cell::Text("二&".into()));
    assert_eq!(row.cells[2], Cell::Date(Date::new(2024, 1, 1).unwrap()));
    assert_eq!(
        source.next_row().unwrap().unwrap().cells,
        [Cell::Empty, Cell::Error("#N/A".into()), Cell::Bool(true)]
    );
    assert!(source.next_row().is_none());
    assert_eq!(
        source.notes().into_iter().collect::<Vec<_>>(),
        [SourceNote::Formulas, SourceNote::HiddenRows]
    );
    assert_eq!(source.bytes_read(), source.total_bytes());
}

#[test]
fn sheets_are_chosen_and_the_rest_is_told() {
    let book = BOOK.replace("<sheets>", r#"<sheets><sheet name="旧" sheetId="3" state="hidden" r:id="r2"/>"#);
    let book = book.replace("</sheets>", r#"<sheet name="二" sheetId="2" r:id="r2"/></sheets>"#);
    let sheet = r#"<worksheet><sheetData><row><c t="inlineStr"><is><t>姓名</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#;
    let bytes = workbook_with(&book, sheet, &shared_strings(&[]));
    let mut source = open(bytes.clone()).unwrap();
    assert!(
        matches!(source.format(), Format::Workbook { sheet, sheets } if sheet == "名单" && sheets.len() == 3)
    );
    assert!(source.next_row().is_none());
    let notes: Vec<_> = source.notes().into_iter().collect();
    assert_eq!(notes, [SourceNote::MergedCells, SourceNote::OtherSheets, SourceNote::HiddenSheets]);
    let choices = OpenChoices { sheet: Some("二".into()), ..OpenChoices::default() };
    assert!(Source::from_bytes(bytes.clone(), &choices).is_ok());
    let choices = OpenChoices { sheet: Some("三".into()), ..OpenChoices::default() };
    assert!(Source::from_bytes(bytes, &choices).is_err());
}
