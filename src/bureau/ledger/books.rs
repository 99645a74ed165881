//! The books of a day or a month: what was booked on these days, and what is open about them.

use std::collections::{BTreeMap, BTreeSet};

use crate::bureau::answer::{BooksLine, BooksView, LateEntries, OpenItem, ReopenedRow};
use crate::bureau::journal;
use crate::bureau::ledger::asked;
use crate::bureau::ledger::settlement::settlements;
use crate::bureau::ledger::totals::clamp;
use crate::bureau::papers::sheet_that_stands;
use crate::bureau::runs;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{BooksHead, BooksOf, Entry, EntryDays, EntryKind, Period};
use crate::domain::{Date, EntryId, Fen, Month, PersonId, StaffId};
use crate::store::{Keys, Reading, Row, unpack};

/// What was booked on these days. Every entry is looked at, most of them at their days alone: an entry is found by the day it was
/// booked on nowhere else.
pub fn books(r: &impl Reading, scene: Scene<'_>, of: BooksOf) -> Result<BooksView, Stop> {
    let mut periods: BTreeMap<Month, Period> = BTreeMap::new();
    for period in r.scan::<Period>(..)? {
        let period = period?;
        periods.insert(period.month, period);
    }
    let mut seen = Seen::default();
    r.each::<Entry>(|bytes| {
        let (_, days) = unpack::<EntryDays>(bytes, Entry::VERSION)?;
        seen.months.insert(days.booked.month());
        let of_month = of == BooksOf::Month(days.month);
        if of_month || of.holds(days.booked) {
            let entry = Entry::decode(bytes)?;
            if of_month {
                seen.for_month(&entry);
            }
            if of.holds(entry.booked) {
                seen.last = entry.id;
                seen.booked(&entry, &periods);
            }
        }
        Ok(())
    })?;
    let head = r.head()?;
    let seen_last = seen.last;
    let head = BooksHead { of, seq: head.seq, hash: head.entry, last: seen_last };
    let closed = match of {
        BooksOf::Month(month) => periods.get(&month).filter(|period| period.closed),
        BooksOf::Day(_) => None,
    };
    let mut by = Vec::with_capacity(seen.by.len());
    for (staff, entries) in &seen.by {
        by.push((journal::staff_name(r, *staff)?, *entries));
    }
    Ok(BooksView {
        head,
        closed: closed.map(|p| Ok::<_, Stop>((journal::staff_name(r, p.by)?, p.on))).transpose()?,
        despite: closed.map(|p| p.despite.clone()).unwrap_or_default(),
        open: open(r, scene, of, &periods, &seen)?,
        programmes: seen.programmes.into_iter().map(|(id, sums)| sums.line(id)).collect(),
        sum: seen.sum.line(String::new()),
        late: seen.late,
        corrected: seen.corrected,
        by,
        reopened: reopened(r, of, &periods)?,
        sheet: sheet_that_stands(r, of, seen_last)?.map(|paper| (paper.id, paper.quoted())),
    })
}

/// The days that the ledger was written on.
#[derive(Debug, Default)]
pub struct BookedDays {
    /// The first day with an entry.
    pub first: Option<Date>,
    /// The months of all of them.
    pub months: BTreeSet<Month>,
}

/// The days that the ledger was written on. Every entry is looked at, at its days alone.
pub fn booked_days(r: &impl Reading) -> Result<BookedDays, Stop> {
    let mut days = BookedDays::default();
    r.each::<Entry>(|bytes| {
        let (_, EntryDays { booked, .. }) = unpack::<EntryDays>(bytes, Entry::VERSION)?;
        days.first = Some(days.first.map_or(booked, |first| first.min(booked)));
        days.months.insert(booked.month());
        Ok(())
    })?;
    Ok(days)
}

/// The newest entry that was booked on these days; number 0 where there is none.
pub fn newest_booked(r: &impl Reading, of: BooksOf) -> Result<EntryId, Stop> {
    let mut newest = EntryId(0);
    r.each::<Entry>(|bytes| {
        let (_, days) = unpack::<EntryDays>(bytes, Entry::VERSION)?;
        if of.holds(days.booked) {
            newest = days.id;
        }
        Ok(())
    })?;
    Ok(newest)
}

/// Sums of a programme, wide enough for any number of entries.
#[derive(Debug, Default)]
struct Sums {
    booked: usize,
    reversed: usize,
    due: i128,
    paid: i128,
}

impl Sums {
    fn add(&mut self, entry: &Entry) {
        let count = if entry.reverses.is_some() { &mut self.reversed } else { &mut self.booked };
        *count += 1;
        let side = if entry.kind == EntryKind::Due { &mut self.due } else { &mut self.paid };
        *side += i128::from(entry.amount().0);
    }

    fn line(self, programme: String) -> BooksLine {
        let Self { booked, reversed, due, paid } = self;
        BooksLine { programme, booked, reversed, due: clamp(due), paid: clamp(paid) }
    }
}

/// What was seen of the entries.
#[derive(Debug, Default)]
struct Seen {
    last: EntryId,
    programmes: BTreeMap<String, Sums>,
    sum: Sums,
    late: LateEntries,
    corrected: usize,
    by: BTreeMap<StaffId, usize>,
    /// What was taken back on these days.
    taken_back: Vec<EntryId>,
    /// What stands to each person's account in the month: due less paid by programme.
    owed: BTreeMap<(PersonId, String), i128>,
    /// Months that entries were booked in.
    months: BTreeSet<Month>,
}

impl Seen {
    fn booked(&mut self, entry: &Entry, periods: &BTreeMap<Month, Period>) {
        self.programmes.entry(entry.programme.clone()).or_default().add(entry);
        self.sum.add(entry);
        *self.by.entry(entry.by).or_default() += 1;
        self.corrected += usize::from(entry.corrects.is_some());
        self.taken_back.extend(entry.reverses);
        if periods.get(&entry.month).is_some_and(|period| period.is_late(entry)) {
            self.late.add(entry);
        }
    }

    fn for_month(&mut self, entry: &Entry) {
        *self.owed.entry((entry.person, entry.programme.clone())).or_default() += i128::from(entry.owed().0);
    }

    /// People and sum of those whose account stands on one side.
    fn astray(&self, side: impl Fn(i128) -> i128) -> (usize, Fen) {
        let off = || self.owed.iter().map(|(key, owed)| (key.0, side(*owed))).filter(|(_, fen)| *fen > 0);
        let people: BTreeSet<PersonId> = off().map(|(person, _)| person).collect();
        (people.len(), clamp(off().map(|(_, fen)| fen).sum()))
    }
}

/// What somebody should look at before these books are closed.
fn open(
    r: &impl Reading,
    scene: Scene<'_>,
    of: BooksOf,
    periods: &BTreeMap<Month, Period>,
    seen: &Seen,
) -> Result<Vec<OpenItem>, Stop> {
    let mut items = Vec::new();
    if let BooksOf::Month(month) = of {
        if of.last() >= scene.asking.moment.today {
            items.push(OpenItem::NotOver { last: of.last() });
        }
        let shut = |m: &Month| periods.get(m).is_some_and(|period| period.closed);
        let before: Vec<Month> = seen.months.range(..month).copied().filter(|m| !shut(m)).collect();
        items.extend(
            before.first().map(|first| OpenItem::EarlierOpen { first: *first, months: before.len() }),
        );
    }
    for run in runs::not_answered(r, of.last())? {
        items.push(OpenItem::RunUnderWay { run });
    }
    if let BooksOf::Month(month) = of {
        let runs = runs::not_approved(r, month)?;
        items.extend((!runs.is_empty()).then_some(OpenItem::RunsNotApproved { runs }));
    }
    let deaths = settlements(r, scene, None)?;
    if !deaths.is_empty() {
        let amount = clamp(deaths.iter().map(|row| i128::from(row.settlement.to_book().0)).sum());
        items.push(OpenItem::Deaths { people: deaths.len(), amount });
    }
    let mut alone = 0;
    for id in &seen.taken_back {
        let old: Option<Entry> = r.get(&Keys::entry(*id))?;
        alone += usize::from(old.is_some_and(|old| old.corrected_by.is_none()));
    }
    if alone > 0 {
        items.push(OpenItem::TakenBack { entries: alone });
    }
    let entries = asked::reversals_waiting(r)?.len();
    if entries > 0 {
        items.push(OpenItem::ReversalsAsked { entries });
    }
    let entries = asked::postings_waiting(r)?.len();
    if entries > 0 {
        items.push(OpenItem::PostingsAsked { entries });
    }
    let (people, amount) = seen.astray(|owed| -owed);
    if people > 0 {
        items.push(OpenItem::Overpaid { people, amount });
    }
    let (people, amount) = seen.astray(|owed| owed);
    if people > 0 {
        items.push(OpenItem::Unpaid { people, amount });
    }
    for period in periods.values() {
        if let Some(asked) = &period.asked {
            let by = journal::staff_name(r, asked.by)?;
            items.push(OpenItem::ReopeningAsked { month: period.month, by });
        }
    }
    Ok(items)
}

/// Months that were opened again on these days, and how this month was.
fn reopened(
    r: &impl Reading,
    of: BooksOf,
    periods: &BTreeMap<Month, Period>,
) -> Result<Vec<ReopenedRow>, Stop> {
    let mut rows = Vec::new();
    for period in periods.values() {
        for again in &period.reopened {
            if of == BooksOf::Month(period.month) || of.holds(again.on) {
                rows.push(ReopenedRow {
                    month: period.month,
                    asked: (journal::staff_name(r, again.asked.by)?, again.asked.on),
                    reason: again.asked.reason.clone(),
                    agreed: (journal::staff_name(r, again.by)?, again.on),
                });
            }
        }
    }
    Ok(rows)
}
