//! Blocks in the columns of a printer.

use crate::bureau::answer::PaperView;
use crate::bureau::command::{PaperDraft, SheetDraft};
use crate::domain::paper::Block;
use crate::locale::{Lang, Msg, paper_words as say};
use crate::text::{center, fit, fit_left, visible, width, wrap};

/// What a paper is laid out for. Widths in half-width columns.
///
/// A slip printer for 80 mm paper has 576 dots in a line (72 mm at 8 dots/mm: HP A799 and Value Receipt Printer manuals, "print
/// zone for 80 mm paper"), and characters 12 dots wide (font A of ESC/POS), a Han character two of them: 48 columns. Those of 512
/// dots have 42. A4 has 80 columns at 10 characters an inch, and 60 lines at 6 an inch leave the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// 80 mm, 48 columns.
    #[default]
    Slip48,
    /// 80 mm, 42 columns.
    Slip42,
    /// A4, 80 columns, pages of 60 lines.
    A4,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Slip48, Self::Slip42, Self::A4];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slip48 => "48",
            Self::Slip42 => "42",
            Self::A4 => "a4",
        }
    }

    /// The one of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name().eq_ignore_ascii_case(name))
    }

    /// Half-width columns of a line.
    pub fn cols(self) -> usize {
        match self {
            Self::Slip48 => 48,
            Self::Slip42 => 42,
            Self::A4 => 80,
        }
    }

    /// Lines of a page; `None` for paper from a roll.
    pub fn page_rows(self) -> Option<usize> {
        (self == Self::A4).then_some(60)
    }
}

/// A paper as it is laid out: one that was issued, or a draft.
#[derive(Clone)]
pub struct Sheet<'a> {
    /// Heading.
    pub title: &'a str,
    /// Number, or what stands in its place.
    pub number: &'a str,
    /// First digits of the digest; empty on a draft.
    pub check: &'a str,
    /// What says that it does not count any more, and what took its place.
    pub void: Option<String>,
    /// Text.
    pub blocks: &'a [Block],
}

impl std::fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sheet(..)")
    }
}

impl<'a> Sheet<'a> {
    /// A paper that was issued.
    pub fn issued(paper: &'a PaperView, lang: Lang) -> Self {
        Self {
            title: &paper.title,
            number: &paper.row.number,
            check: &paper.check_digits,
            void: stamp(paper, lang),
            blocks: &paper.blocks,
        }
    }

    /// A sheet of the books that is not issued yet.
    pub fn of_books(draft: &'a SheetDraft, lang: Lang) -> Self {
        let number = say::NUMBER_LATER.get(lang);
        Self { title: &draft.title, number, check: "", void: None, blocks: &draft.blocks }
    }

    /// A paper that is not issued yet.
    pub fn draft(draft: &'a PaperDraft, lang: Lang) -> Self {
        Self {
            title: &draft.title,
            number: say::NUMBER_LATER.get(lang),
            check: "",
            void: None,
            blocks: &draft.blocks,
        }
    }
}

/// What is stamped on a paper that does not count any more.
fn stamp(paper: &PaperView, lang: Lang) -> Option<String> {
    let by = |msg: Msg, number: &String| msg.with(lang, &[("number", number)]);
    match (&paper.row.voided, &paper.replaced) {
        (Some(_), Some(number)) => Some(by(say::VOID_REPLACED, number)),
        (Some(_), None) => Some(say::VOID.get(lang).to_owned()),
        (None, Some(number)) => Some(by(say::REPLACED, number)),
        (None, None) => None,
    }
}

/// The lines of a paper, none wider than the form.
pub fn lines(sheet: &Sheet<'_>, form: Form) -> Vec<String> {
    let cols = form.cols();
    let mut out = Lines { cols, done: Vec::new(), item: 0, labels: labels(sheet.blocks, cols) };
    for line in wrap(&visible(sheet.title), cols) {
        out.done.push(trimmed(&center(&line, cols)));
    }
    out.done.push(fit_left(&visible(sheet.number), cols));
    if let Some(void) = &sheet.void {
        out.done.push(trimmed(&center(&format!("*** {void} ***"), cols)));
    }
    out.rule();
    for block in sheet.blocks {
        out.block(block);
    }
    if !sheet.check.is_empty() {
        out.rule();
        let number = visible(sheet.number);
        let room = cols.saturating_sub(width(&number) + 1);
        out.done.push(format!("{number} {}", fit_left(sheet.check, room)));
    }
    out.done
}

/// The lines in pages; one page where the paper comes from a roll. More than one page are numbered below.
pub fn pages(sheet: &Sheet<'_>, form: Form) -> Vec<Vec<String>> {
    let lines = lines(sheet, form);
    let Some(rows) = form.page_rows().filter(|rows| lines.len() > *rows) else { return vec![lines] };
    // The last two rows of a page hold a blank one and its number.
    let room = rows - 2;
    let of = lines.len().div_ceil(room);
    let page = |(n, part): (usize, &[String])| {
        let mut page = part.to_vec();
        page.resize(room + 1, String::new());
        page.push(trimmed(&center(&format!("{} / {of}", n + 1), form.cols())));
        page
    };
    lines.chunks(room).enumerate().map(page).collect()
}

/// The bytes that go to a file or a printer: lines end with CR LF, pages with a form feed.
pub fn text(sheet: &Sheet<'_>, form: Form) -> String {
    let ended = |page: &Vec<String>| page.join("\r\n") + "\r\n";
    let pages: Vec<String> = pages(sheet, form).iter().map(ended).collect();
    pages.join("\u{C}")
}

/// Columns of the widest label, but no more than a third of the line.
fn labels(blocks: &[Block], cols: usize) -> usize {
    let label = |block: &Block| match block {
        Block::Field { label, .. } => width(&visible(label)),
        _ => 0,
    };
    blocks.iter().map(label).max().unwrap_or(0).min(cols / 3)
}

fn trimmed(line: &str) -> String {
    line.trim_end_matches(' ').to_owned()
}

struct Lines {
    cols: usize,
    done: Vec<String>,
    item: usize,
    labels: usize,
}

impl Lines {
    fn rule(&mut self) {
        // A hyphen is a hyphen in every character set of a printer; a drawn line is two columns wide in some.
        self.done.push("-".repeat(self.cols));
    }

    /// Text behind what stands at the left of its first line, indented below it.
    fn hang(&mut self, first: &str, text: &str) {
        let indent = width(first);
        let room = self.cols.saturating_sub(indent).max(2);
        for (n, line) in wrap(&visible_lines(text), room).iter().enumerate() {
            let left = if n == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.done.push(trimmed(&format!("{left}{line}")));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Field { label, value } => {
                self.hang(&format!("{}  ", fit(&visible(label), self.labels)), value);
            }
            Block::Heading { text } => {
                self.item = 0;
                self.done.push(String::new());
                self.hang("", &format!("[ {text} ]"));
            }
            Block::Text { text } => self.hang("", text),
            Block::Item { said, text, notes, .. } => {
                self.item += 1;
                let mark = if said.is_empty() { String::new() } else { format!("[{}] ", visible(said)) };
                let first = format!("{:>2}. {mark}", self.item);
                self.hang(&first, text);
                let indent = " ".repeat(4);
                for note in notes {
                    self.hang(&indent, note);
                }
            }
            Block::Sign { text } => {
                if !matches!(self.done.last().map(String::as_str), Some(last) if last.starts_with("  ")) {
                    self.done.push(String::new());
                }
                for line in wrap(&visible(text), self.cols) {
                    self.done.push(fit_left(&line, self.cols));
                }
            }
        }
    }
}

/// A text of several lines with everything that hides in each of them made visible.
fn visible_lines(text: &str) -> String {
    text.split('\n').map(|line| visible(line).into_owned()).collect::<Vec<_>>().join("\n")
}
