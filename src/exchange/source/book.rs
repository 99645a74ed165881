//! A workbook around its sheets: which sheets there are, which number formats are dates, the shared strings.

use crate::exchange::source::SourceFault;
use crate::exchange::source::archive::{Archive, PartReader};
use crate::exchange::source::xml::{Token, Xml, XmlFault};

/// Most shared strings; a sheet of a million rows with eight different texts in each.
const MOST_STRINGS: usize = 8_000_000;
/// Most bytes that the shared strings may take in memory: a million rows must fit into 300 MB with everything else.
const MOST_TEXT: usize = 160 * 1024 * 1024;
/// Most cell formats; spreadsheet programs stop at 65,490.
const MOST_FORMATS: usize = 65_536;

/// One sheet as the workbook lists it.
#[derive(Debug, Clone)]
pub(super) struct SheetEntry {
    /// Name on its tab.
    pub name: String,
    /// Hidden from the tabs.
    pub hidden: bool,
    relation: String,
}

/// What the workbook part says.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Sheets in tab order.
    pub sheets: Vec<SheetEntry>,
    /// Serial dates count from 1904.
    pub since_1904: bool,
    folder: String,
    relations: Vec<(String, String)>,
}

/// Texts that cells refer to by number, in one block of memory.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// The text of a number.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start as usize..*self.ends.get(index)? as usize)
    }
}

/// Refuses what is no plain workbook and reads the list of sheets.
pub(super) fn read_book(archive: &Archive) -> Result<Book, SourceFault> {
    if archive.names().any(|n| n.ends_with("vbaProject.bin")) {
        return Err(SourceFault::Macros);
    }
    if archive.names().any(|n| n.contains("externalLinks/")) {
        return Err(SourceFault::ExternalLinks);
    }
    if archive.part("[Content_Types].xml")?.is_none() {
        return Err(SourceFault::OtherArchive);
    }
    let path = workbook_path(archive)?;
    let (folder, file) = path.rsplit_once('/').map_or(("", path.as_str()), |(folder, file)| (folder, file));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let relations = relations(archive, &format!("{folder}_rels/{file}.rels"))?;
    let mut book = Book { folder, relations, ..Book::default() };
    let mut xml = open(archive, &path)?.ok_or(SourceFault::OtherArchive)?;
    let damaged = |_| SourceFault::damaged(&path);
    loop {
        match xml.next().map_err(damaged)? {
            Token::Open if xml.name() == b"workbookPr" => {
                book.since_1904 = matches!(xml.raw_attribute(b"date1904"), Some(b"1" | b"true"));
            }
            Token::Open if xml.name() == b"sheet" => {
                let name = xml.attribute(b"name").unwrap_or_default();
                let hidden = matches!(xml.raw_attribute(b"state"), Some(b"hidden" | b"veryHidden"));
                let relation = xml.attribute(b"id").unwrap_or_default();
                book.sheets.push(SheetEntry { name, hidden, relation });
            }
            Token::End => return Ok(book),
            _ => {}
        }
    }
}

impl Book {
    /// The sheet asked for, or the first visible one.
    pub(super) fn choose(&self, wanted: Option<&str>) -> Result<&SheetEntry, SourceFault> {
        let found = match wanted {
            Some(name) => self.sheets.iter().find(|s| s.name == name),
            None => self.sheets.iter().find(|s| !s.hidden),
        };
        found.ok_or_else(|| SourceFault::NoSheet {
            wanted: wanted.unwrap_or_default().to_owned(),
            have: self.sheets.iter().map(|s| s.name.clone()).collect(),
        })
    }

    /// Opens a sheet's XML.
    pub(super) fn open_sheet(
        &self,
        archive: &Archive,
        sheet: &SheetEntry,
    ) -> Result<Xml<PartReader>, SourceFault> {
        let target =
            self.relations.iter().find(|(id, _)| *id == sheet.relation).map(|(_, target)| target.as_str());
        let path = self.resolve(target.unwrap_or_default());
        open(archive, &path)?.ok_or_else(|| SourceFault::damaged(&sheet.name))
    }

    /// For each cell format, whether it shows a number as a date.
    pub(super) fn date_formats(&self, archive: &Archive) -> Result<Vec<bool>, SourceFault> {
        let path = self.resolve("styles.xml");
        let Some(mut xml) = open(archive, &path)? else { return Ok(Vec::new()) };
        let damaged = |_| SourceFault::damaged(&path);
        let (mut custom, mut formats, mut inside) = (Vec::new(), Vec::new(), false);
        loop {
            match xml.next().map_err(damaged)? {
                Token::Open => match xml.name() {
                    b"cellXfs" => inside = true,
                    b"numFmt" => {
                        let id = xml.attribute(b"numFmtId").unwrap_or_default();
                        let date = shows_date(&xml.attribute(b"formatCode").unwrap_or_default());
                        custom.push((id, date));
                    }
                    b"xf" if inside => {
                        let id = xml.attribute(b"numFmtId").unwrap_or_default();
                        let known = custom.iter().find(|(of, _)| *of == id).map(|(_, date)| *date);
                        formats.push(known.unwrap_or_else(|| built_in_date(&id)));
                    }
                    _ => {}
                },
                Token::Close if xml.name() == b"cellXfs" => inside = false,
                Token::End => return Ok(formats),
                _ => {}
            }
            if formats.len().max(custom.len()) > MOST_FORMATS {
                return Err(SourceFault::damaged(&path));
            }
        }
    }

    /// Reads the shared strings; phonetic guides are left out.
    pub(super) fn strings(&self, archive: &Archive) -> Result<Strings, SourceFault> {
        let path = self.resolve("sharedStrings.xml");
        let Some(mut xml) = open(archive, &path)? else { return Ok(Strings::default()) };
        let damaged = |_| SourceFault::damaged(&path);
        let (mut strings, mut one, mut inside) = (Strings::default(), String::new(), false);
        loop {
            match xml.next().map_err(damaged)? {
                Token::Open => match xml.name() {
                    b"t" => inside = true,
                    b"rPh" => xml.skip().map_err(damaged)?,
                    _ => {}
                },
                Token::Text if inside => xml.text_into(&mut one).map_err(damaged)?,
                Token::Close => match xml.name() {
                    b"t" => inside = false,
                    b"si" => {
                        push_escaped(&one, &mut strings.text);
                        one.clear();
                        strings.ends.push(
                            u32::try_from(strings.text.len()).map_err(|_| SourceFault::damaged(&path))?,
                        );
                    }
                    _ => {}
                },
                Token::End => return Ok(strings),
                Token::Text => {}
            }
            if strings.ends.len() > MOST_STRINGS || strings.text.len() > MOST_TEXT {
                let bytes = strings.text.len() as u64;
                return Err(SourceFault::Inflates { part: path.clone(), bytes, most: MOST_TEXT as u64 });
            }
        }
    }

    fn resolve(&self, target: &str) -> String {
        match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{}{}", self.folder, target.trim_start_matches("./")),
        }
    }
}

fn open(archive: &Archive, path: &str) -> Result<Option<Xml<PartReader>>, SourceFault> {
    Ok(archive.part(path)?.map(Xml::new))
}

fn workbook_path(archive: &Archive) -> Result<String, SourceFault> {
    let types = content_type_of_workbook(archive)?;
    let Some((path, kind)) = types else { return Err(SourceFault::OtherArchive) };
    if kind.contains("macroEnabled") { Err(SourceFault::Macros) } else { Ok(path) }
}

/// The part that is the workbook, and its content type.
fn content_type_of_workbook(archive: &Archive) -> Result<Option<(String, String)>, SourceFault> {
    let path = "[Content_Types].xml";
    let Some(mut xml) = open(archive, path)? else { return Ok(None) };
    loop {
        match xml.next().map_err(|_: XmlFault| SourceFault::damaged(path))? {
            Token::Open if matches!(xml.name(), b"Override" | b"Default") => {
                let kind = xml.attribute(b"ContentType").unwrap_or_default();
                let main =
                    kind.ends_with("main+xml") && (kind.contains("sheet.") || kind.contains("template."));
                if main && kind.contains("spreadsheetml")
                    || kind.contains("ms-excel") && kind.ends_with("main+xml")
                {
                    let name = xml.attribute(b"PartName").unwrap_or_else(|| "/xl/workbook.xml".to_owned());
                    return Ok(Some((name.trim_start_matches('/').to_owned(), kind)));
                }
            }
            Token::End => return Ok(None),
            _ => {}
        }
    }
}

fn relations(archive: &Archive, path: &str) -> Result<Vec<(String, String)>, SourceFault> {
    let Some(mut xml) = open(archive, path)? else { return Err(SourceFault::damaged(path)) };
    let mut relations = Vec::new();
    loop {
        match xml.next().map_err(|_| SourceFault::damaged(path))? {
            Token::Open if xml.name() == b"Relationship" => {
                if xml.raw_attribute(b"TargetMode") == Some(b"External") {
                    return Err(SourceFault::ExternalLinks);
                }
                let id = xml.attribute(b"Id").unwrap_or_default();
                relations.push((id, xml.attribute(b"Target").unwrap_or_default()));
            }
            Token::End => return Ok(relations),
            _ => {}
        }
    }
}

/// Appends text with `_x000D_`-style escapes resolved.
pub(super) fn push_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..5).filter(|c| c.ends_with('_')).and_then(|c| c.get(..4));
        let unit = code.and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32);
        if let Some(c) = unit {
            out.push(c);
            rest = after.get(5..).unwrap_or_default();
        } else {
            out.push_str("_x");
            rest = after;
        }
    }
    out.push_str(rest);
}

/// Number formats 14–22, 27–36, 45–47 and 50–58 of the standard show dates or times (ECMA-376 part 1, 18.8.30).
fn built_in_date(id: &str) -> bool {
    matches!(id.parse(), Ok(14..=22_u32 | 27..=36 | 45..=47 | 50..=58))
}

/// A format code shows a date when it has a year or a day outside quoted text and brackets.
fn shows_date(code: &str) -> bool {
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    // `e` is a year of an era, but not in the word General.
    let code = code.to_ascii_lowercase().replace("general", "");
    code.replace("e+", "").replace("e-", "").chars().any(|c| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match c {
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            '\\' | '_' | '*' if !quoted => escaped = true,
            'y' | 'd' | 'e' if !quoted && !bracket => return true,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_tell_dates_from_numbers() {
        for date in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]d/m/yy", "m/d"] {
            assert!(shows_date(date), "{date}");
        }
        for number in ["0.00", "General", "#,##0", "\"day\"0", "[Red]0", "0.00E+00", "@", "_d0"] {
            assert!(!shows_date(number), "{number}");
        }
        assert!(built_in_date("14") && built_in_date("57") && !built_in_date("49") && !built_in_date("x"));
    }

    #[test]
    fn escapes_resolve_and_lookalikes_stay() {
        let mut out = String::new();
        push_escaped("a_x000A_b_x5F_c_xZZZZ_区_x", &mut out);
        assert_eq!(out, "a\nb_x5F_c_xZZZZ_区_x");
    }
}
