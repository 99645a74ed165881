//! One timeline of a person: visits, money, petitions, notes and changes to the record, from all their records, newest first.

use crate::bureau::answer::{Happening, TimelinePage};
use crate::bureau::change::posted;
use crate::bureau::journal::{person, told_of};
use crate::bureau::query::{TimelineFilter, TimelineKind};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{ledger, people};
use crate::domain::PersonId;
use crate::domain::ledger::{Entry, EntryKind};
use crate::store::{JournalEntry, Reading};

/// Most happenings of one answer.
const MOST: usize = 1000;
/// Most journal entries of one record that are looked through, so that a filter that little fits holds nobody up.
const MOST_READ: usize = 20_000;

/// A page of what happened to a person before a sequence number, newest first. What concerns a petition or a note that the
/// asker may not see is left out.
pub fn timeline(
    r: &impl Reading,
    scene: Scene<'_>,
    id: PersonId,
    filter: TimelineFilter,
    before: Option<u64>,
    limit: usize,
) -> Result<TimelinePage, Stop> {
    person(r, id)?;
    let end = before.unwrap_or(u64::MAX);
    let mut sequence = Vec::new();
    let records = people::records_of(r, id)?;
    for record in records.iter().copied() {
        let newest = r.journal_of(record)?.rev().skip_while(|seq| matches!(seq, Ok(seq) if *seq >= end));
        sequence.extend(newest.take(MOST_READ).collect::<Result<Vec<_>, _>>()?);
    }
    sequence.sort_unstable_by_key(|seq| std::cmp::Reverse(*seq));
    // One entry may stand in the timelines of two records of the same person.
    sequence.dedup();
    let limit = limit.clamp(1, MOST);
    let mut page = TimelinePage::default();
    let mut entries: Option<Vec<Entry>> = None;
    for seq in sequence {
        if page.lines.len() >= limit {
            page.next = Some(seq.saturating_add(1));
            break;
        }
        let Some(entry) = r.journal_entry(seq)? else { continue };
        if !fits(filter, &entry) {
            continue;
        }
        let Some(mut told) = told_of(r, scene, &entry, &records)? else { continue };
        if posted(&entry).is_some_and(|(_, n)| n > 1) {
            let own = match &entries {
                Some(own) => own,
                None => entries.insert(ledger::entries_of(r, id)?),
            };
            share(&mut told, &entry, own);
        }
        page.lines.push(told);
    }
    Ok(page)
}

fn fits(filter: TimelineFilter, entry: &JournalEntry) -> bool {
    filter.kind.is_none_or(|kind| kind == TimelineKind::of(&entry.command))
        && filter.upto.is_none_or(|day| entry.today <= day)
}

/// Of what was booked for many at once, the person's own share: what the others got is not theirs to see. What was paid, or
/// what is due where nothing was paid: the two are the two sides of the same money.
fn share(told: &mut Happening, entry: &JournalEntry, own: &[Entry]) {
    let Some((first, n)) = posted(entry) else { return };
    let end = first.0.saturating_add(n as u64);
    let mine = || own.iter().filter(|e| (first.0..end).contains(&e.id.0));
    let kind = if mine().any(|e| e.kind == EntryKind::Paid) { EntryKind::Paid } else { EntryKind::Due };
    let one_side = mine().filter(|e| e.kind == kind);
    let sum = ledger::clamp(one_side.map(|e| i128::from(e.amount().0)).sum());
    told.about.retain(|(name, _)| name != "amount" && name != "entries");
    told.about.push(("amount".to_owned(), sum.to_string()));
}
