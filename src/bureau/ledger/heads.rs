//! Whether the journal still contains the end that a sheet of the books names.

use crate::bureau::answer::{HeadCheck, HeadStanding};
use crate::bureau::journal;
use crate::bureau::papers::in_place_of;
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::ledger::{BooksHead, BooksOf};
use crate::domain::paper::{Paper, PaperKind};
use crate::domain::{EntryId, PaperId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};
use crate::text::in_fours;

/// Digits of a digest that are asked for at least: two groups may be the same by chance, four are not.
const LEAST_DIGITS: usize = 16;
/// The papers that name an end of the journal.
const SHEETS: [PaperKind; 2] = [PaperKind::DaySheet, PaperKind::MonthSheet];

/// By the number of a sheet (`月结〔2026〕3号`, `month-sheet 2026 3`, `W12`) or by the digits of the digest, as they stand on paper.
pub fn verify_head(r: &impl Reading, text: &str) -> Result<HeadCheck, Stop> {
    if let Some(paper) = sheet(r, text)? {
        let Some(books) = paper.books else { return Err(Refusal::NotFound(What::Paper).into()) };
        let replaced = in_place_of(r, &paper)?.map(|sheet| sheet.quoted());
        let entry = r.journal_entry(books.seq)?;
        let contained = entry.as_ref().is_some_and(|entry| entry.hash == books.hash);
        return Ok(HeadCheck {
            standing: if contained { HeadStanding::Contained } else { HeadStanding::Missing },
            seq: Some(books.seq),
            groups: books.groups(),
            day: entry.filter(|_| contained).map(|entry| entry.today),
            since: r.head()?.seq.saturating_sub(books.seq),
            sheet: Some(paper.quoted()),
            void: paper.voided.map(|void| (void.day, void.reason)),
            replaced,
        });
    }
    let digits = digits(text).ok_or_else(unreadable)?;
    let found = by_digits(r, &digits)?;
    let sheet = found.as_ref().map(|entry| named_by(r, entry)).transpose()?.flatten();
    let replaced = sheet.as_ref().map(|sheet| in_place_of(r, sheet)).transpose()?.flatten();
    Ok(HeadCheck {
        standing: if found.is_some() { HeadStanding::Contained } else { HeadStanding::Missing },
        seq: found.as_ref().map(|entry| entry.seq),
        groups: found.as_ref().map_or_else(|| in_fours(&digits), groups),
        day: found.as_ref().map(|entry| entry.today),
        since: found
            .as_ref()
            .map_or(Ok(0), |entry| r.head().map(|head| head.seq.saturating_sub(entry.seq)))?,
        void: sheet.as_ref().and_then(|sheet| sheet.voided.as_ref()).map(|v| (v.day, v.reason.clone())),
        replaced: replaced.map(|sheet| sheet.quoted()),
        sheet: sheet.map(|sheet| sheet.quoted()),
    })
}

fn unreadable() -> Refusal {
    Refusal::Invalid(vec![FieldFault {
        field: "digest".to_owned(),
        fault: Fault::TooShort { least: LEAST_DIGITS },
    }])
}

/// The sheet of a number, however it is written.
fn sheet(r: &impl Reading, text: &str) -> Result<Option<Paper>, Stop> {
    let text = text.trim();
    let kind = SHEETS.into_iter().find(|k| text.starts_with(k.series()) || text.starts_with(k.name()));
    let Some(kind) = kind else {
        let quoted = text.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
        let Some(id) = PaperId::parse(text).filter(|_| quoted) else { return Ok(None) };
        let paper = r.get::<Paper>(&Keys::paper(id))?;
        return Ok(Some(paper.ok_or(Refusal::NotFound(What::Paper))?));
    };
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok());
    let (Some(year), Some(number)) = (numbers.next(), numbers.next()) else {
        return Err(unreadable().into());
    };
    let year = u16::try_from(year).map_err(|_| unreadable())?;
    let key = [Keys::paper_series(kind, Some(year)).as_slice(), &number.to_be_bytes()].concat();
    let paper = r.get_by::<Paper>(IndexTable::PaperByNumber, &key)?;
    Ok(Some(paper.ok_or(Refusal::NotFound(What::Paper))?))
}

/// The digits of a digest without what stands between them, when they are nothing else and enough.
fn digits(text: &str) -> Option<String> {
    let parts = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '·' | ':' | ',' | '，');
    let digits: String = text.chars().filter(parts).map(|c| c.to_ascii_uppercase()).collect();
    let long = (LEAST_DIGITS..=64).contains(&digits.len());
    (long && digits.bytes().all(|b| b.is_ascii_hexdigit())).then_some(digits)
}

fn by_digits(r: &impl Reading, digits: &str) -> Result<Option<JournalEntry>, Stop> {
    let digits = digits.to_ascii_lowercase();
    for entry in r.journal(..)? {
        let entry = entry?;
        if journal::hexadecimal(&entry.hash).starts_with(&digits) {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}

/// The sheet that names an entry of the journal, also one that does not count any more.
fn named_by(r: &impl Reading, entry: &JournalEntry) -> Result<Option<Paper>, Stop> {
    for kind in SHEETS {
        for key in r.owners(IndexTable::PaperByNumber, &Keys::paper_series(kind, None))? {
            let paper: Option<Paper> = r.get(&key?)?;
            let named = |paper: &Paper| paper.books.is_some_and(|books| books.hash == entry.hash);
            if let Some(paper) = paper.filter(named) {
                return Ok(Some(paper));
            }
        }
    }
    Ok(None)
}

fn groups(entry: &JournalEntry) -> String {
    // Which days makes no difference to how it reads.
    let of = BooksOf::Day(entry.today);
    BooksHead { of, seq: entry.seq, hash: entry.hash, last: EntryId(0) }.groups()
}
