//! A person's ledger, and one entry in full.

use std::collections::{BTreeMap, BTreeSet};

use crate::bureau::answer::{EntryView, Statement, StatementLine, StatementMonth};
use crate::bureau::gate::{Action, can};
use crate::bureau::grants;
use crate::bureau::journal;
use crate::bureau::ledger::asked::{ask_row, changes_decided, postings_asked, takes_two};
use crate::bureau::ledger::period::require_open;
use crate::bureau::ledger::reverse::reversible;
use crate::bureau::ledger::settlement::settle;
use crate::bureau::ledger::totals::clamp;
use crate::bureau::people::records_of;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::runs;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, EntryKind, ReversalAsk};
use crate::domain::{EntryId, Fen, Month, PersonId};
use crate::store::{IndexTable, Keys, Reading};

/// Every entry of a person, from all their records, in order of posting.
pub fn entries_of(r: &impl Reading, person: PersonId) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person(record))? {
            entries.extend(r.get::<Entry>(&key?)?);
        }
    }
    entries.sort_unstable_by_key(|e| e.id);
    Ok(entries)
}

/// Those for a month and later ones, by the month.
pub fn entries_from(r: &impl Reading, person: PersonId, first: Month) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::new();
    for record in records_of(r, person)? {
        let prefix = Keys::person(record);
        let keys = r.index_range(IndexTable::EntryByPerson, &prefix)?;
        for (rest, key) in keys.zip(r.owners(IndexTable::EntryByPerson, &prefix)?) {
            if rest?.as_slice() >= first.number().to_be_bytes().as_slice() {
                entries.extend(r.get::<Entry>(&key?)?);
            }
        }
    }
    Ok(entries)
}

/// What these entries leave owing.
pub fn owed(entries: &[Entry]) -> Fen {
    clamp(entries.iter().map(|e| i128::from(e.owed().0)).sum())
}

/// A person's statement.
pub fn statement(r: &impl Reading, scene: Scene<'_>, id: PersonId) -> Result<Statement, Stop> {
    let person = journal::person(r, id)?;
    let entries = entries_of(r, id)?;
    let sum = |kind| clamp(entries.iter().filter(|e| e.kind == kind).map(|e| i128::from(e.amount().0)).sum());
    Ok(Statement {
        person: id,
        settlement: settle(r, scene, &person)?,
        name: person.facts.name,
        waits: postings_asked(r, scene, id)?,
        months: months(&entries),
        lines: lines(&entries, &grants::booked_for(r, stands_for(r, id)?)?)
            .into_iter()
            .map(|line| asked(r, scene, line))
            .collect::<Result<_, Stop>>()?,
        due: sum(EntryKind::Due),
        paid: sum(EntryKind::Paid),
        owed: owed(&entries),
        runs: runs::under_way_for(r, id)?,
    })
}

fn lines(entries: &[Entry], decided: &BTreeSet<EntryId>) -> Vec<StatementLine> {
    let mut balance = 0i128;
    let running = entries.iter().map(|entry| {
        balance += i128::from(entry.owed().0);
        line(entry, clamp(balance), decided)
    });
    running.collect()
}

fn line(entry: &Entry, balance: Fen, decided: &BTreeSet<EntryId>) -> StatementLine {
    StatementLine {
        entry: entry.id,
        booked: entry.booked,
        month: entry.month,
        programme: entry.programme.clone(),
        kind: entry.kind,
        cause: entry.cause,
        amount: entry.amount(),
        balance,
        reverses: entry.reverses,
        reversed_by: entry.reversed_by,
        corrects: entry.corrects,
        corrected_by: entry.corrected_by,
        memo: entry.memo.clone(),
        by_two: (takes_two(entry) || changes_decided(entry, decided)) && entry.reversed_by.is_none(),
        asked: None,
    }
}

/// The same, with what somebody asks about it.
fn asked(r: &impl Reading, scene: Scene<'_>, line: StatementLine) -> Result<StatementLine, Stop> {
    if !line.by_two {
        return Ok(line);
    }
    let ask: Option<ReversalAsk> = r.get(&Keys::entry(line.entry))?;
    let waits = ask.filter(|ask| ask.declined.is_none());
    let asked = waits.map(|ask| ask_row(r, scene, (ask.by, ask.on), ask.reason)).transpose()?;
    Ok(StatementLine { asked, ..line })
}

/// By month and programme, newest first; the balance runs from the oldest.
fn months(entries: &[Entry]) -> Vec<StatementMonth> {
    let mut sums: BTreeMap<(crate::domain::Month, &str), (i128, i128)> = BTreeMap::new();
    for entry in entries {
        let (due, paid) = sums.entry((entry.month, entry.programme.as_str())).or_default();
        let side = if entry.kind == EntryKind::Due { due } else { paid };
        *side += i128::from(entry.amount().0);
    }
    let mut balance = 0;
    let mut months: Vec<StatementMonth> = sums
        .into_iter()
        .map(|((month, programme), (due, paid))| {
            balance += due - paid;
            StatementMonth {
                month,
                programme: programme.to_owned(),
                due: clamp(due),
                paid: clamp(paid),
                difference: clamp(due - paid),
                balance: clamp(balance),
            }
        })
        .collect();
    months.reverse();
    months
}

/// One entry with its legs, and whether the asker could take it back now.
pub fn entry_view(r: &impl Reading, scene: Scene<'_>, id: EntryId) -> Result<EntryView, Stop> {
    let entry: Entry = r.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
    // An entry on a merged record belongs to whoever stands for it, as their statement shows it.
    let person = journal::person(r, stands_for(r, entry.person)?)?;
    let upto: Vec<Entry> = entries_of(r, person.id)?.into_iter().filter(|e| e.id <= id).collect();
    let can_reverse = can(scene.staff, Action::Reverse)
        .map_err(|why| Refusal::NotPermitted { action: Action::Reverse, why })
        .and_then(|()| reversible(&entry))
        .and_then(|()| require_open(r, scene.asking.moment.today.month()).map_err(Refusal::from));
    Ok(EntryView {
        line: asked(r, scene, line(&entry, owed(&upto), &grants::booked_for(r, person.id)?))?,
        person: person.id,
        name: person.facts.name,
        legs: entry.legs.iter().map(|leg| (leg.account, leg.amount)).collect(),
        by: journal::staff_name(r, entry.by)?,
        can_reverse,
    })
}
