//! The sheet that goes with a bank file.

use super::pay::BankFile;
use super::words::say_replaced;
use crate::domain::bank_file::BankTemplate;
use crate::domain::paper::Block;
use crate::domain::{Date, Month};
use crate::exchange::papers::{Form, Sheet, docx, text};
use crate::exchange::source::hex;
use crate::locale::{Lang, bank as say};
use crate::text::{fit, visible};

/// Columns of a signer's name, so that the lines for signatures stand below each other.
const SIGNER_COLS: usize = 14;

/// What a cover says beside what the file itself says. Nothing in it comes from a clock.
#[derive(Clone, Copy)]
pub struct Cover<'a> {
    /// The name of the bureau.
    pub bureau: &'a str,
    /// What is paid.
    pub title: &'a str,
    /// The number of the run.
    pub run: &'a str,
    /// The month that is paid for.
    pub month: Month,
    /// The day of the file.
    pub day: Date,
    /// The name of the file, without its folder.
    pub file: &'a str,
    /// Who made, reviewed and approved the run; empty where it is still to be written.
    pub signers: [&'a str; 3],
}

impl std::fmt::Debug for Cover<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cover(..)")
    }
}

/// The cover as lines for A4 paper and as a document. The same file and words give the same bytes.
pub fn cover(of: &Cover<'_>, file: &BankFile, template: &BankTemplate, lang: Lang) -> (String, Vec<u8>) {
    let blocks = blocks(of, file, template, lang);
    let number = say::COVER_NUMBER.with(lang, &[("run", &of.run)]);
    let sheet =
        Sheet { title: say::COVER.get(lang), number: &number, check: "", void: None, blocks: &blocks };
    (text(&sheet, Form::A4), docx(&sheet))
}

fn blocks(of: &Cover<'_>, file: &BankFile, template: &BankTemplate, lang: Lang) -> Vec<Block> {
    let named = lang.of(&template.zh, &template.en);
    // A run whose sum no amount can hold is in figures alone.
    let capital = file.sum.fen().map(crate::domain::Fen::capital).unwrap_or_default();
    let field = |label: crate::locale::Msg, value: String| Block::field(label.get(lang), value);
    let mut out = vec![
        field(say::BUREAU, of.bureau.to_owned()),
        field(say::TITLE, of.title.to_owned()),
        field(say::MONTH, of.month.to_string()),
        field(say::DAY, of.day.to_string()),
        field(say::COUNT_FIELD, file.count.to_string()),
        field(say::SUM_FIELD, say::SUM_FIGURES.with(lang, &[("sum", &file.sum)])),
        field(say::SUM_WORDS, capital),
        field(say::FILE, of.file.to_owned()),
        field(say::TEMPLATE, named.to_owned()),
        field(say::ENCODING, template.pay.charset.title().to_owned()),
        field(say::BYTES, say::BYTES_COUNT.with(lang, &[("n", &file.bytes.len())])),
        field(say::DIGEST, hex(&file.digest)),
        Block::text(say::CHECK_IT.get(lang)),
    ];
    if !file.replaced.is_empty() {
        out.push(Block::heading(say::SUBSTITUTES.get(lang)));
        out.push(Block::text(say::SUBSTITUTES_NOTE.get(lang)));
        out.extend(file.replaced.iter().map(|replaced| Block::text(say_replaced(replaced, lang))));
    }
    out.push(Block::heading(say::SIGNATURES.get(lang)));
    let [made, reviewed, approved] = of.signers;
    for (label, who) in
        [(say::MADE, made), (say::REVIEWED, reviewed), (say::APPROVED, approved), (say::RECEIVED, "")]
    {
        // Names of some length, or the room for one.
        let who = fit(&visible(who), SIGNER_COLS);
        out.push(field(label, say::SIGN_HERE.with(lang, &[("who", &who)])));
    }
    out
}
