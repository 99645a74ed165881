//! The bytes of a list: watermark, headings, rows; every cell is text.

use rust_xlsxwriter::{Format as CellFormat, Workbook, XlsxError};

use super::Kind;
use super::rows::Table;
use crate::exchange::inert::guard;
use crate::text::visible;

/// The whole file.
pub(in crate::exchange) fn bytes(kind: Kind, mark: &str, of: &Table) -> Result<Vec<u8>, XlsxError> {
    match kind {
        Kind::Xlsx => workbook(mark, of),
        Kind::Csv => Ok(table(mark, of)),
    }
}

fn table(mark: &str, of: &Table) -> Vec<u8> {
    // Without the mark of order, spreadsheet programs on a Chinese desk read UTF-8 as GBK.
    let mut out = b"\xEF\xBB\xBF".to_vec();
    let first = [mark.to_owned()];
    let rows = of.sheets.iter().flatten().map(Vec::as_slice);
    let all = [&first[..], &of.headings].into_iter().chain(rows);
    for row in all {
        let cells: Vec<String> =
            row.iter().map(|cell| format!("\"{}\"", guard(&visible(cell)).replace('"', "\"\""))).collect();
        out.extend(cells.join(",").as_bytes());
        out.extend(b"\r\n");
    }
    out
}

fn workbook(mark: &str, of: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same rows give the same bytes whenever they are asked for.
    book.set_properties(
        &rust_xlsxwriter::DocProperties::new()
            .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let text = CellFormat::new().set_num_format("@");
    let bold = CellFormat::new().set_num_format("@").set_bold();
    // In print the watermark stands on every page; `&` begins a code there.
    let footer: String = mark.chars().take(200).collect();
    let footer = format!("&L{}", footer.replace('&', "&&"));
    for rows in &of.sheets {
        let sheet = book.add_worksheet();
        sheet.set_footer(&footer);
        sheet.write_string_with_format(0, 0, visible(mark), &text)?;
        for (column, heading) in (0..).zip(&of.headings) {
            sheet.write_string_with_format(1, column, visible(heading), &bold)?;
        }
        for (row, cells) in (2..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string_with_format(row, column, visible(cell), &text)?;
            }
        }
    }
    book.save_to_buffer()
}
