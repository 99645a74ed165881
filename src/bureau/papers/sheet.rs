//! Sheets of the books: issued once for what they cover; that of a month is void as soon as the month is opened again.

use super::admit;
use super::issue::{keep, make_void, note_of};
use crate::bureau::change::Change;
use crate::bureau::command::{PaperDraft, SheetDraft};
use crate::bureau::faults::Faults;
use crate::bureau::ledger::{first_day, newest_booked, require_closed};
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::EntryId;
use crate::domain::ledger::BooksOf;
use crate::domain::paper::Paper;
use crate::store::{IndexTable, Keys, Reading, Writer};

/// Issues the sheet of a day, or of a month whose books are closed. It must name the end of the journal as it is: what it says was
/// worked out just then.
pub fn issue_sheet(w: &mut Writer<'_>, scene: Scene<'_>, typed: &SheetDraft) -> Result<Change, Stop> {
    let (books, mut faults) = (typed.books, Faults::default());
    let draft = PaperDraft {
        kind: books.of.paper(),
        title: typed.title.clone(),
        person: None,
        visit: None,
        matter: None,
        petition: None,
        about: Vec::new(),
        blocks: typed.blocks.clone(),
    };
    let draft = admit::text(&mut faults, &draft);
    if books.of.first() > scene.asking.moment.today {
        faults.add("day", Fault::Future);
    }
    faults.settle()?;
    let first = first_day(w)?;
    if first.is_none_or(|first| books.of.last() < first) {
        return Err(Refusal::BeforeBooks { first }.into());
    }
    let newest = newest_booked(w, books.of)?;
    if let BooksOf::Month(month) = books.of {
        require_closed(w, month)?;
    }
    if let Some(sheet) = sheet_that_stands(w, books.of, newest)? {
        return Err(Refusal::SheetIssued(sheet.id).into());
    }
    let head = w.head()?;
    if (head.seq, head.entry, newest) != (books.seq, books.hash, books.last) {
        return Err(Refusal::BooksMoved.into());
    }
    let paper = keep(w, scene, draft, Some(books))?;
    Ok(note_of(w, &paper)?.with("of", books.of).with("head", books.groups()))
}

/// The sheet of these days that says what the books say: that of a month until it is opened again, that of a day until something
/// more is booked on it. `newest` is what was booked on them last.
pub fn sheet_that_stands(r: &impl Reading, of: BooksOf, newest: EntryId) -> Result<Option<Paper>, Stop> {
    let stands = |paper: &Paper| {
        matches!(of, BooksOf::Month(_)) || paper.books.is_some_and(|books| books.last == newest)
    };
    Ok(sheet_of(r, of)?.filter(stands))
}

/// The newest sheet of these days that is not void.
pub fn sheet_of(r: &impl Reading, of: BooksOf) -> Result<Option<Paper>, Stop> {
    let key = r.owners(IndexTable::PaperByBooks, &Keys::books(of))?.last().transpose()?;
    Ok(key.map(|key| r.get::<Paper>(&key)).transpose()?.flatten())
}

/// The sheet that took the place of an earlier one of the same days.
pub fn in_place_of(r: &impl Reading, sheet: &Paper) -> Result<Option<Paper>, Stop> {
    let Some(books) = sheet.books else { return Ok(None) };
    Ok(sheet_of(r, books.of)?.filter(|newest| newest.id > sheet.id))
}

/// The sheets of these days do not count any more.
pub fn void_sheets(w: &mut Writer<'_>, scene: Scene<'_>, of: BooksOf, reason: &str) -> Result<(), Stop> {
    if let Some(mut sheet) = sheet_of(w, of)? {
        make_void(w, scene, &mut sheet, reason)?;
    }
    Ok(())
}
