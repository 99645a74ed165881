//! Posting entries.

use crate::bureau::change::Change;
use crate::bureau::command::Posting;
use crate::bureau::faults::Faults;
use crate::bureau::funds::{fund_year, funded_of};
use crate::bureau::ledger::begin::{BroughtOver, begin, require_begun};
use crate::bureau::ledger::entitled::of_the_place;
use crate::bureau::ledger::hand::{self, Look};
use crate::bureau::ledger::period::require_open;
use crate::bureau::ledger::totals::{Totals, booked_in};
use crate::bureau::ledger::{settled, sums};
use crate::bureau::people::standing;
use crate::bureau::receipt::Outcome;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::runs;
use crate::bureau::scene::{Scene, serde_name};
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Doubt, Entitler, Entry, EntryKind};
use crate::domain::person::Person;
use crate::domain::{Date, EntryId, Month, RunId};
use crate::store::{Counter, Keys, Reading, Writer};
use crate::text::without_numbers;

/// The most one entry may hold, in fen: a thousand million yuan.
pub const MOST_AMOUNT: i64 = 100_000_000_000;
/// Most entries of one command.
const MOST_POSTINGS: usize = 200_000;
/// How far before and after the business date's month an entry may be for, in months.
const BACK: i32 = 12 * 50;
const AHEAD: i32 = 12;

/// One entry, by one person: what the records say.
pub fn post(w: &mut Writer<'_>, scene: Scene<'_>, posting: &Posting) -> Result<Change, Stop> {
    by_hand(w, scene, posting, Look::Alone)
}

/// One entry that somebody typed, by as many people as looked at it.
pub(super) fn by_hand(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    posting: &Posting,
    look: Look<'_>,
) -> Result<Change, Stop> {
    let today = scene.asking.moment.today;
    require_begun(w, posting.booked.unwrap_or(today), BroughtOver::Over)?;
    let mut totals = Totals::by_hand(today);
    let entry = put_for(w, scene, posting, Entered { look, ..Entered::default() }, &mut totals)?;
    totals.put(w)?;
    Ok(Change::new(Outcome::Entries(entry.id, 1), entry.id)
        .of(Some(entry.person))
        .with("programme", &entry.programme)
        .with("month", entry.month)
        .with("kind", serde_name(&entry.kind))
        .with("amount", entry.amount())
        .with("memo", &entry.memo))
}

/// An entry that somebody typed, and what speaks against it where nobody but them looked. What may not be booked at all is refused.
pub(super) fn doubts_of(
    r: &impl Reading,
    scene: Scene<'_>,
    posting: &Posting,
    corrects: Option<EntryId>,
) -> Result<(Entry, Vec<Doubt>), Stop> {
    require_begun(r, posting.booked.unwrap_or(scene.asking.moment.today), BroughtOver::Over)?;
    let (entry, person) = admissible(r, scene, posting, Entered { corrects, ..Entered::default() })?;
    let doubts = hand::doubts(r, scene, (&entry, &person), None)?;
    Ok((entry, doubts))
}

/// Many entries: all or nothing. The refusal names the posting, counted from 1. Where books are in use nothing gets in by many that does not
/// by one.
pub fn post_many(w: &mut Writer<'_>, scene: Scene<'_>, postings: &[Posting]) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    match postings.len() {
        0 => faults.add("postings", Fault::Empty),
        n if n > MOST_POSTINGS => faults.add("postings", Fault::TooLong { most: MOST_POSTINGS }),
        _ => {}
    }
    faults.settle()?;
    let today = scene.asking.moment.today;
    let earliest = postings.iter().map(|posting| posting.booked.unwrap_or(today)).min();
    let books = BroughtOver::read(w)?;
    require_begun(w, earliest.unwrap_or(today), books)?;
    let mut totals = Totals::brought_over(today, books);
    // What entries are worked out by is read once for all of them.
    let (own, place) = of_the_place(w)?;
    let entitler = Entitler::new(scene.reference.money(&own, &place), today);
    let mut first: Option<Entry> = None;
    for (posting, row) in postings.iter().zip(1..) {
        let by_runs = scene.reference.paid_by_runs(&posting.programme);
        let opening = books.holds(by_runs, (posting.booked.unwrap_or(today), today));
        let look = if opening { Look::Opening } else { Look::Alone };
        let how = Entered { look, entitler: Some(&entitler), ..Entered::default() };
        let entry = put_for(w, scene, posting, how, &mut totals).map_err(|stop| match stop {
            Stop::Refused(why) => Stop::Refused(Refusal::Row { row, why: Box::new(why) }),
            Stop::Store(error) => Stop::Store(error),
        })?;
        first.get_or_insert(entry);
    }
    totals.put(w)?;
    let id = first.as_ref().map_or(EntryId(0), |e| e.id);
    let sum: i128 = postings.iter().map(|p| i128::from(p.amount.0)).sum();
    Ok(Change::new(Outcome::Entries(id, postings.len()), id)
        .and_of(postings.iter().map(|p| p.person))
        .with("programme", first.as_ref().map_or("", |e| e.programme.as_str()))
        .with("month", first.as_ref().map(|e| e.month.to_string()).unwrap_or_default())
        .with("entries", postings.len())
        .with("amount", super::totals::clamp(sum)))
}

/// Due and paid of one thing at once, without a second look: whoever books so has looked. The two follow each other.
pub fn book(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    due: &Posting,
    paid: &Posting,
) -> Result<(EntryId, EntryId), Stop> {
    let mut totals = Totals::default();
    let due = put_for(w, scene, due, Entered::default(), &mut totals)?;
    let paid = put_for(w, scene, paid, Entered::default(), &mut totals)?;
    totals.put(w)?;
    Ok((due.id, paid.id))
}

/// One of many entries of a run, which has looked at them.
pub fn book_one(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: RunId,
    posting: &Posting,
    totals: &mut Totals,
) -> Result<EntryId, Stop> {
    let how = Entered { run: Some(run), ..Entered::default() };
    Ok(put_for(w, scene, posting, how, totals)?.id)
}

/// An entry without a second look: whoever decided what it carries out has looked.
pub fn book_seen(w: &mut Writer<'_>, scene: Scene<'_>, posting: &Posting) -> Result<EntryId, Stop> {
    let mut totals = Totals::default();
    let entry = put_for(w, scene, posting, Entered::default(), &mut totals)?;
    totals.put(w)?;
    Ok(entry.id)
}

/// In what connection an entry is made.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entered<'a, 't> {
    /// It is booked in the place of an entry that was taken back.
    pub corrects: Option<EntryId>,
    /// Who has looked at it.
    pub look: Look<'a>,
    /// By a run, whose own money under way it is.
    pub run: Option<RunId>,
    /// What it is worked out by, where that was read for many.
    pub entitler: Option<&'a Entitler<'t>>,
}

/// The same, in some connection. What a run has under way is booked as paid by that run alone, whatever else books.
pub(super) fn put_for(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    posting: &Posting,
    how: Entered<'_, '_>,
    totals: &mut Totals,
) -> Result<Entry, Stop> {
    let (entry, person) = admissible(w, scene, posting, how)?;
    hand::look(w, scene, (&entry, &person), (how.look, how.entitler))?;
    enter(w, entry, Some(totals))
}

/// The entry as it may be stored if nothing speaks against it, but for its number; and its person.
fn admissible(
    r: &impl Reading,
    scene: Scene<'_>,
    posting: &Posting,
    Entered { corrects, run, .. }: Entered<'_, '_>,
) -> Result<(Entry, Person), Stop> {
    runs::none_under_way(r, posting, run)?;
    let (entry, person) = admit(r, scene, posting)?;
    outlived(scene.reference, &person, posting)?;
    Ok((Entry { corrects, ..entry }, person))
}

/// The same, where whoever decided it has looked.
pub(super) fn put_decided(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    posting: &Posting,
    corrects: Option<EntryId>,
    totals: &mut Totals,
) -> Result<Entry, Stop> {
    put_for(w, scene, posting, Entered { corrects, ..Entered::default() }, totals)
}

/// What was booked before, again: it was right when it was booked, whoever died since.
pub(super) fn put_again(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    posting: &Posting,
    corrects: Option<EntryId>,
    totals: &mut Totals,
) -> Result<Entry, Stop> {
    let (entry, _) = admit(w, scene, posting)?;
    enter(w, Entry { corrects, ..entry }, Some(totals))
}

/// Gives an entry its number and stores it, whoever made it and by whatever command: the one place where the ledger grows, and
/// where a closed month refuses. Without totals that go on, those of this entry are stored at once.
pub(super) fn enter(w: &mut Writer<'_>, entry: Entry, totals: Option<&mut Totals>) -> Result<Entry, Stop> {
    require_open(w, entry.booked.month())?;
    // Money that comes back goes to the funds it came from, whatever budget holds by then.
    let taken_back = entry.reverses.map(|old| w.get::<Entry>(&Keys::entry(old))).transpose()?.flatten();
    let mut own = Totals::default();
    let alone = totals.is_none();
    let totals = totals.unwrap_or(&mut own);
    let (funded, fund_year) = match &taken_back {
        Some(old) => (funded_of(w, old)?, Some(fund_year(w, old)?)),
        // Whoever moves money back by a decision has looked where it came from.
        None if entry.amount().0 < 0 => (entry.funded, entry.fund_year),
        None => totals.funded(w, &entry)?,
    };
    let fund_year = fund_year.filter(|year| entry.is_funded() && *year != booked_in(&entry));
    let entry = Entry { id: EntryId(w.next_number(Counter::Entry)?), funded, fund_year, ..entry };
    begin(w, entry.booked)?;
    totals.add(w, &entry)?;
    totals.require_cover(w, &entry)?;
    if alone {
        own.put(w)?;
    }
    sums::add(w, &entry)?;
    settled::touch(w, entry.person)?;
    runs::follow_left(w, &entry)?;
    w.put(&entry)?;
    Ok(entry)
}

/// The entry as it may be stored, but for its number; and its person.
fn admit(r: &impl Reading, scene: Scene<'_>, posting: &Posting) -> Result<(Entry, Person), Stop> {
    let today = scene.asking.moment.today;
    if !scene.reference.knows_programme(&posting.programme) {
        return Err(Refusal::NoSuchProgramme(posting.programme.clone()).into());
    }
    let booked = posting.booked.unwrap_or(today);
    let mut faults = Faults::default();
    faults.amount("amount", posting.amount);
    within_reach(&mut faults, posting.month, today);
    if booked > today {
        faults.add("booked", Fault::Future);
    } else if booked.month() < today.month().plus(-BACK) {
        faults.add("booked", Fault::TooEarly);
    }
    // What a memo says is read by everybody who reads the entry; numbers of people are shown by the record alone.
    let memo = without_numbers(&faults.line("memo", &posting.memo, 200));
    faults.settle()?;
    // Said before anything is said about the person: the first thing to know is that it is the wrong month.
    require_open(r, booked.month())?;
    let person = standing(r, posting.person)?;
    let entry = Entry {
        id: EntryId(0),
        booked,
        month: posting.month,
        programme: posting.programme.clone(),
        person: posting.person,
        kind: posting.kind,
        legs: Entry::sides(posting.kind, None, posting.amount),
        reverses: None,
        reversed_by: None,
        memo,
        by: scene.staff.id,
        funded: None,
        corrects: None,
        corrected_by: None,
        cause: None,
        fund_year: None,
    };
    Ok((entry, person))
}

/// The months that an entry may be for.
pub(super) fn within_reach(faults: &mut Faults, month: Month, today: Date) {
    if month < today.month().plus(-BACK) {
        faults.add("month", Fault::TooEarly);
    } else if month > today.month().plus(AHEAD) {
        faults.add("month", Fault::Future);
    }
}

/// Nothing is due for a month after the one a person died in (伤残抚恤管理办法 第二十六条: stop from the month after) but what goes on
/// after the death, which is for the month after. What was paid all the same is booked as it was: it shows as paid too much.
pub fn outlived(reference: &Reference, person: &Person, posting: &Posting) -> Result<(), Refusal> {
    let goes_on = i32::from(posting.programme == reference.terminal.books_as());
    match person.facts.died {
        Some(on) if posting.kind == EntryKind::Due && posting.month > on.month().plus(goes_on) => {
            Err(Refusal::PersonDied { person: person.id, on })
        }
        _ => Ok(()),
    }
}
