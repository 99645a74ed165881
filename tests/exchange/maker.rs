//! Makes files for the tests: honest and hostile.

use std::io::Write;

use honordesk::exchange::source::{Cell, OpenChoices, RowFault, Source, SourceFault};
use zip::write::SimpleFileOptions;

/// A zip file of these parts.
pub fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
pub const RELS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
pub const BOOK: &str = r#"<workbook><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>"#;
pub const STYLES: &str = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>"#;

/// A workbook with one sheet of this XML (rows alone) and these shared strings.
pub fn workbook(rows: &str, shared: &[&str]) -> Vec<u8> {
    let sheet =
        format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>");
    workbook_with(BOOK, &sheet, &shared_strings(shared))
}

pub fn shared_strings(shared: &[&str]) -> String {
    let items: String =
        shared.iter().map(|s| format!("<si><t xml:space=\"preserve\">{s}</t></si>")).collect();
    format!("<sst uniqueCount=\"99999999999999\">{items}</sst>")
}

pub fn workbook_with(book: &str, sheet: &str, shared: &str) -> Vec<u8> {
    zip_of(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
    ])
}

pub fn open(bytes: Vec<u8>) -> Result<Source, SourceFault> {
    Source::from_bytes(bytes, &OpenChoices::default())
}

/// Headings and all rows as text, faults included.
pub fn read(bytes: Vec<u8>) -> (Vec<String>, Vec<Result<Vec<String>, RowFault>>) {
    let mut source = open(bytes).unwrap();
    let heading = source.heading().to_vec();
    let texts = |cells: &[Cell]| cells.iter().map(|c| c.text().into_owned()).collect();
    let rows = std::iter::from_fn(|| source.next_row()).map(|row| row.map(|row| texts(&row.cells))).collect();
    (heading, rows)
}

pub fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}
