//! The document that is printed and stamped: a small WordprocessingML package (ECMA-376) in the layout of official papers
//! (GB/T 9704—2012: A4, 37 mm above, 28 mm at the left, title in 2 号, text in 3 号 仿宋). The same paper gives the same bytes.

use flate2::Crc;

use super::layout::Sheet;
use crate::domain::paper::Block;
use crate::text::visible;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
const END: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

/// Half points of a title (小二) and of text (小四, so that a notice stays on one sheet).
const TITLE: u16 = 36;
const BODY: u16 = 24;
const SMALL: u16 = 21;

/// The package of a paper.
pub fn docx(sheet: &Sheet<'_>) -> Vec<u8> {
    let document = document(sheet);
    let mut package = Package::default();
    package.add("[Content_Types].xml", TYPES.as_bytes());
    package.add("_rels/.rels", RELS.as_bytes());
    package.add("word/document.xml", document.as_bytes());
    package.finish()
}

fn document(sheet: &Sheet<'_>) -> String {
    let mut out = BEGIN.to_owned();
    out.push_str(&paragraph("center", 0, &[run(sheet.title, TITLE, true)]));
    out.push_str(&paragraph("right", 0, &[run(sheet.number, SMALL, false)]));
    if let Some(void) = &sheet.void {
        out.push_str(&paragraph("center", 0, &[run(&format!("*** {void} ***"), TITLE, true)]));
    }
    let mut item = 0;
    for block in sheet.blocks {
        match block {
            Block::Field { label, value } => {
                let label = run(&format!("{label}  "), BODY, true);
                out.push_str(&paragraph("both", 0, &[label, run(value, BODY, false)]));
            }
            Block::Heading { text } => {
                item = 0;
                out.push_str(&paragraph("both", 0, &[run(text, BODY, true)]));
            }
            Block::Text { text } => out.push_str(&paragraph("both", 0, &[run(text, BODY, false)])),
            Block::Item { said, text, notes, .. } => {
                item += 1;
                let mark = if said.is_empty() { String::new() } else { format!("[{said}] ") };
                out.push_str(&paragraph("both", 0, &[run(&format!("{item}. {mark}{text}"), BODY, false)]));
                for note in notes {
                    out.push_str(&paragraph("both", 480, &[run(note, SMALL, false)]));
                }
            }
            Block::Sign { text } => out.push_str(&paragraph("right", 0, &[run(text, BODY, false)])),
        }
    }
    if !sheet.check.is_empty() {
        let tail = format!("{}  {}", sheet.number, sheet.check);
        out.push_str(&paragraph("left", 0, &[run(&tail, SMALL, false)]));
    }
    out + END
}

/// A paragraph; `indent` in twentieths of a point.
fn paragraph(align: &str, indent: u16, runs: &[String]) -> String {
    let indent = if indent == 0 { String::new() } else { format!(r#"<w:ind w:left="{indent}"/>"#) };
    format!(
        r#"<w:p><w:pPr><w:spacing w:line="360" w:lineRule="auto"/>{indent}<w:jc w:val="{align}"/></w:pPr>{}</w:p>"#,
        runs.concat()
    )
}

fn run(text: &str, half_points: u16, bold: bool) -> String {
    let bold = if bold { "<w:b/>" } else { "" };
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(&visible(line))))
        .collect();
    format!(
        r#"<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>{bold}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>{}</w:r>"#,
        lines.join("<w:br/>")
    )
}

/// Text that is no markup. What XML cannot hold was made visible before.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// A zip file of parts that are stored as they are: they are small, and the bytes depend on nothing but the parts.
#[derive(Default)]
struct Package {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

impl Package {
    fn add(&mut self, name: &str, content: &[u8]) {
        let mut crc = Crc::new();
        crc.update(content);
        let at = self.bytes.len() as u32;
        let mut head = Vec::new();
        // Version 2.0, names in UTF-8, stored, 1980-01-01 00:00.
        for field in [20_u16, 0x0800, 0, 0, 0x0021] {
            head.extend(field.to_le_bytes());
        }
        for field in [crc.sum(), content.len() as u32, content.len() as u32] {
            head.extend(field.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&head);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(20_u16.to_le_bytes());
        self.directory.extend(&head);
        // No remark, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.parts += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let at = self.bytes.len() as u32;
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        for _ in 0..2 {
            self.bytes.extend(self.parts.to_le_bytes());
        }
        self.bytes.extend((self.directory.len() as u32).to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend(0_u16.to_le_bytes());
        self.bytes
    }
}
