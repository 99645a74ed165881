//! Papers (文书) on paper: from what is on record to blocks, from blocks to the lines of a printer or to a document.
//!
//! * `notice`, `slip`, `precheck`, `books`, `duty` and `letter` put a paper together: an answer of the bureau in, a draft out, words from `locale`;
//! * `layout` lays blocks out in the columns of a printer, the same bytes every time; `docx` makes the document that is stamped;
//! * `file` puts both where they are wanted, and `printer` hands the lines to a device or a program.

mod books;
mod docx;
mod duty;
mod explained;
mod file;
mod layout;
mod letter;
#[cfg(test)]
mod letter_tests;
mod notice;
mod precheck;
mod printer;
mod slip;
mod supervision;
#[cfg(test)]
mod tests;

pub use books::books;
pub use docx::docx;
pub use duty::{call_slip, day_register, handover_record, urgent_report};
pub use explained::explained;
pub use file::{Printed, Printing, Staged, Unwritten, put_out, write_file};
pub use layout::{Form, Sheet, lines, pages, text};
pub use letter::{Lettered, letter};
pub use notice::notice;
pub use precheck::precheck;
pub use printer::{Printer, PrinterFault};
pub use slip::{slip, slip_title};
pub use supervision::supervision;

use crate::bureau::Reference;
use crate::bureau::answer::Desk;
use crate::domain::{Article, Date};
use crate::locale::{Lang, paper_words as say};

/// In whose name a paper is put together, where and when.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// Language of the paper.
    pub lang: Lang,
    /// Name of the bureau.
    pub bureau: &'a str,
    /// Name of the one who issues it.
    pub clerk: &'a str,
    /// Where.
    pub desk: &'a str,
    /// Business date.
    pub today: Date,
    /// What codes are called.
    pub tables: &'a Reference,
}

impl<'a> Head<'a> {
    /// For the one at the desk.
    pub fn of(desk: &'a Desk, today: Date, tables: &'a Reference, lang: Lang) -> Self {
        let staff = desk.staff.as_ref();
        Self {
            lang,
            bureau: desk.bureau.as_ref().map_or("", |b| b.name.as_str()),
            clerk: staff.map_or("", |s| s.name.as_str()),
            desk: staff.map_or("", |s| s.desk.as_str()),
            today,
            tables,
        }
    }

    /// A name of a table in the paper's language.
    fn named<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.of(zh, en)
    }

    /// Articles as a paper quotes them.
    fn articles(&self, articles: &[Article]) -> String {
        match self.lang {
            Lang::Zh => Article::all_zh(articles),
            Lang::En => Article::all_en(articles),
        }
    }

    /// Who signs, and the day.
    fn signed(&self) -> [crate::domain::paper::Block; 3] {
        use crate::domain::paper::Block;
        let clerk = say::CLERK.with(self.lang, &[("clerk", &self.clerk), ("desk", &self.desk)]);
        [
            Block::sign(self.bureau),
            Block::sign(clerk.trim_end_matches([' ', '\u{3000}'])),
            Block::sign(say::day(self.today, self.lang)),
        ]
    }
}
