//! Invariants of the ledger.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checked, RecordSeen, Wrong, counted, ensure};
use crate::bureau::change::posted;
use crate::bureau::ledger::MOST_AMOUNT;
use crate::bureau::reference::Reference;
use crate::domain::ledger::{
    BooksBegin, Entry, EntryCause, EntryDays, EntryKind, MonthTotal, Period, PostingAsk, ReversalAsk,
    YearSums,
};
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::domain::{EntryId, Month, PersonId};
use crate::store::{Keys, Reader, Reading, Row, unpack};

/// Numbers run from 1 without gaps.
pub fn gapless(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut expected = 1;
    for entry in r.scan::<Entry>(..)? {
        let id = entry?.id;
        ensure(id == EntryId(expected), || RecordSeen::EntryMissing.with("id", EntryId(expected)))?;
        expected += 1;
    }
    counted(expected - 1, RecordSeen::Entries)
}

/// The books begin on the day on which the earliest entry was booked: none before it, and none would be let in before the earliest.
pub fn begin(r: &Reader<'_>, _: &Reference) -> Checked {
    let Some(BooksBegin { first }) = r.get::<BooksBegin>(&Keys::BOOKS_BEGIN)? else {
        return counted(0_u64, RecordSeen::BooksBegun);
    };
    let mut rows = 0_u64;
    let (mut astray, mut least) = (None, None);
    r.each::<Entry>(|bytes| {
        let (_, days) = unpack::<EntryDays>(bytes, Entry::VERSION)?;
        rows += 1;
        if days.booked < first {
            astray.get_or_insert(days.id);
        }
        least = least.into_iter().chain([days.booked]).min();
        Ok(())
    })?;
    ensure(astray.is_none(), || RecordSeen::BeforeBooks.with("id", astray.unwrap_or_default()))?;
    ensure(least == Some(first), || RecordSeen::BooksTooEarly.with("day", first))?;
    counted(rows, RecordSeen::BooksBegun)
}

/// The sides of every entry sum to zero, and so does the whole ledger.
pub fn balanced(r: &Reader<'_>, _: &Reference) -> Checked {
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        ensure(entry.imbalance() == 0, || RecordSeen::Unbalanced.with("id", entry.id))?;
    }
    Ok(RecordSeen::Balanced.into())
}

/// Amounts are between one fen and the most an entry may hold; only reversals are negative, and what a decision takes off.
pub fn bounds(r: &Reader<'_>, _: &Reference) -> Checked {
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        // What a decision moves away or takes back is negative too; its reversal is the other way round.
        let either = matches!(
            entry.cause,
            Some(EntryCause::SetOff(_) | EntryCause::Shifted(_) | EntryCause::Repaid(_))
        );
        let amount = match entry.amount().0 {
            n if either => n.abs(),
            n if entry.reverses.is_some() => -n,
            n => n,
        };
        ensure((1..=MOST_AMOUNT).contains(&amount), || RecordSeen::OutOfBounds.with("id", entry.id))?;
        let sides = Entry::sides(entry.kind, entry.cause, entry.amount());
        ensure(entry.legs == sides, || RecordSeen::WrongAccounts.with("id", entry.id))?;
    }
    Ok(RecordSeen::Bounds.with("n", MOST_AMOUNT))
}

/// Every entry's person, programme and author exist.
pub fn references(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut people = BTreeSet::new();
    let mut staff = BTreeSet::new();
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        if people.insert(entry.person) {
            let known = r.has::<Person>(&Keys::person(entry.person))?;
            ensure(known, || RecordSeen::NamesNobody.with("id", entry.id).with("other", entry.person))?;
        }
        if staff.insert(entry.by) {
            let known = r.has::<Staff>(&Keys::staff(entry.by))?;
            ensure(known, || RecordSeen::PostedByNobody.with("id", entry.id).with("other", entry.by))?;
        }
        ensure(reference.knows_programme(&entry.programme), || RecordSeen::NoProgramme.with("id", entry.id))?;
    }
    counted(people.len(), RecordSeen::PeopleWithEntries)
}

/// A reversal and what it takes back name each other and agree in everything but the sign.
pub fn reversals(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut pairs = 0u64;
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        let link = match (entry.reverses, entry.reversed_by) {
            (None, None) => continue,
            (Some(_), Some(_)) => return Err(Wrong::Found(RecordSeen::ReversesBoth.with("id", entry.id))),
            (Some(other), None) | (None, Some(other)) => other,
        };
        let other: Option<Entry> = r.get(&Keys::entry(link))?;
        let fits = other.is_some_and(|o| {
            let named = o.reverses == Some(entry.id) || o.reversed_by == Some(entry.id);
            let same = (o.person, o.month, &o.programme, o.kind)
                == (entry.person, entry.month, &entry.programme, entry.kind);
            named
                && same
                && o.amount().0 == -entry.amount().0
                && (o.reverses.is_some() != entry.reverses.is_some())
        });
        ensure(fits, || RecordSeen::ReversalAstray.with("id", entry.id).with("other", link))?;
        pairs += u64::from(entry.reverses.is_some());
    }
    counted(pairs, RecordSeen::Reversals)
}

/// What is asked to be taken back or put right stands, and somebody on the list asks.
pub fn reversals_asked(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0u64;
    for ask in r.scan::<ReversalAsk>(..)? {
        let ask = ask?;
        count += 1;
        let entry: Option<Entry> = r.get(&Keys::entry(ask.entry))?;
        let sound = entry.is_some_and(|e| e.reverses.or(e.reversed_by).is_none());
        let known = r.has::<Staff>(&Keys::staff(ask.by))?;
        ensure(sound && known, || RecordSeen::ReversalOdd.with("id", ask.entry))?;
    }
    counted(count, RecordSeen::ReversalsAsked)
}

/// What is asked to be booked is for somebody on record under a programme that there is, something speaks against it unless it was paid back, and
/// somebody on the list asks.
pub fn postings_asked(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut count = 0u64;
    for ask in r.scan::<PostingAsk>(..)? {
        let ask = ask?;
        count += 1;
        let sound = (1..=MOST_AMOUNT).contains(&ask.amount.0)
            && (ask.repaid.is_some() || !ask.doubts.is_empty())
            && reference.knows_programme(&ask.programme)
            && r.has::<Person>(&Keys::person(ask.person))?;
        let known = r.has::<Staff>(&Keys::staff(ask.by))?;
        ensure(sound && known, || RecordSeen::PostingOdd.with("id", ask.id))?;
    }
    counted(count, RecordSeen::PostingsAsked)
}

/// What was taken back and booked anew, and what stands in its place, name each other and are of one kind.
pub fn corrections(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut pairs = 0u64;
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        for (link, back) in [(entry.corrects, true), (entry.corrected_by, false)] {
            let Some(link) = link else { continue };
            let other: Option<Entry> = r.get(&Keys::entry(link))?;
            let fits = other.is_some_and(|o| {
                let (old, new) = if back { (&o, &entry) } else { (&entry, &o) };
                let named = (old.corrected_by, new.corrects) == (Some(new.id), Some(old.id));
                named && old.reversed_by.is_some() && old.kind == new.kind && new.reverses.is_none()
            });
            ensure(fits, || RecordSeen::CorrectionAstray.with("id", entry.id).with("other", link))?;
            pairs += u64::from(back);
        }
    }
    counted(pairs, RecordSeen::Corrections)
}

/// The kept totals are the sums of the entries.
pub fn totals(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut sums: BTreeMap<(Month, String), (i128, i128, u32)> = BTreeMap::new();
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        let sum = sums.entry((entry.month, entry.programme.clone())).or_default();
        let side = if entry.kind == EntryKind::Due { &mut sum.0 } else { &mut sum.1 };
        *side += i128::from(entry.amount().0);
        sum.2 += 1;
    }
    let mut kept = 0;
    for total in r.scan::<MonthTotal>(..)? {
        let total = total?;
        let sum = sums.get(&(total.month, total.programme.clone())).copied().unwrap_or_default();
        let same = (i128::from(total.due.0), i128::from(total.paid.0), total.entries) == sum;
        ensure(same, || RecordSeen::TotalDiffers.with("id", &total.programme).with("month", total.month))?;
        kept += 1;
    }
    ensure(kept == sums.len(), || RecordSeen::TotalsCount.with("n", kept).with("of", sums.len()))?;
    counted(kept, RecordSeen::Totals)
}

/// The sums kept of a person's year are those of the entries. Those of entries that were posted before sums were kept may be missing.
pub fn year_sums(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut years: BTreeMap<(String, PersonId, u16), YearSums> = BTreeMap::new();
    for entry in r.scan::<Entry>(..)? {
        let entry = entry?;
        let (person, year) = (entry.person, YearSums::year_of(entry.month));
        let sums = years.entry((entry.programme.clone(), person, year));
        let sums = sums.or_insert_with(|| YearSums::nothing(&entry.programme, person, year));
        sums.add(entry.month, entry.kind, entry.cause, entry.amount().0);
    }
    let mut rows = 0_u64;
    for kept in r.scan::<YearSums>(..)? {
        let kept = kept?;
        let of = (kept.programme.clone(), kept.person, kept.year);
        let wrong = || RecordSeen::YearSumsDiffer.with("id", kept.person).with("of", kept.year);
        ensure(years.get(&of) == Some(&kept), wrong)?;
        rows += 1;
    }
    counted(rows, RecordSeen::YearSums)
}

/// Period rows have an author and a day; a month opened again has a reason, and two people who wanted it.
pub fn periods(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut rows = 0u64;
    for period in r.scan::<Period>(..)? {
        let period = period?;
        let sane = (period.closed || !period.reason.is_empty()) && period.month <= period.on.month();
        let two = period.reopened.iter().all(|again| again.asked.by != again.by);
        let asked = period.asked.is_none() || period.closed;
        ensure(sane && two && asked, || RecordSeen::PeriodOdd.with("month", period.month))?;
        let again = period.reopened.iter().flat_map(|again| [again.by, again.asked.by]);
        let people = again.chain(period.asked.as_ref().map(|asked| asked.by)).chain([period.by]);
        for staff in people.collect::<BTreeSet<_>>() {
            let known = r.has::<Staff>(&Keys::staff(staff))?;
            ensure(known, || RecordSeen::PeriodByNobody.with("month", period.month))?;
        }
        rows += 1;
    }
    counted(rows, RecordSeen::Periods)
}

/// Nothing was booked into a month while its books were closed: closings and postings in the order of the journal.
pub fn closed_months(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut closed: BTreeSet<Month> = BTreeSet::new();
    let mut entries = 0u64;
    for step in r.journal(..)? {
        let step = step?;
        match (step.command.as_str(), Month::parse(&step.object)) {
            ("ledger.close-month", Some(month)) => {
                closed.insert(month);
            }
            ("ledger.reopen-month", Some(month)) => {
                closed.remove(&month);
            }
            _ => {}
        }
        let Some((first, n)) = posted(&step) else { continue };
        for id in (first.0..).take(n).map(EntryId) {
            let entry: Option<Entry> = r.get(&Keys::entry(id))?;
            let into = entry.map(|e| e.booked.month());
            ensure(into.is_some(), || RecordSeen::PostedMissing.with("seq", step.seq).with("id", id))?;
            ensure(into.is_none_or(|m| !closed.contains(&m)), || RecordSeen::BookedClosed.with("id", id))?;
            entries += 1;
        }
    }
    let stored = r.count::<Entry>()?;
    ensure(stored == entries, || RecordSeen::PostedCount.with("n", stored).with("of", entries))?;
    let now = closed.iter().find(|m| {
        let row = r.get::<Period>(&Keys::month(**m));
        !row.is_ok_and(|p| p.is_some_and(|p| p.closed))
    });
    ensure(now.is_none(), || {
        RecordSeen::ClosedDiffers.with("month", now.map(Month::to_string).unwrap_or_default())
    })?;
    counted(entries, RecordSeen::NoneInClosed)
}
