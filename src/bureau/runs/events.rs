//! What was done by hand or decided that makes money due or settles it: each by what the journal says was done.

use crate::bureau::people::records_of;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Bearing, Recovery, RunLine};
use crate::domain::ledger::{Entry, GrantRequest};
use crate::domain::{EntryId, GrantId, Month, PersonId, RecoveryId, RunId, StaffId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// Something that was done for one person.
pub struct Event {
    /// Whose money it is about.
    pub person: PersonId,
    /// Under which programmes: what is put right may have stood under another.
    pub programmes: Vec<String>,
    /// For which month, where it is for one.
    pub month: Option<Month>,
    /// Who did it, and how that bears on runs.
    pub who: Vec<(StaffId, Bearing)>,
}

/// What an entry of the journal says was done for the people it concerns, or for one of them.
pub fn told(r: &impl Reading, entry: &JournalEntry, of: Option<PersonId>) -> Result<Vec<Event>, Stop> {
    let me = entry.actor;
    let who = match entry.command.as_str() {
        // What is booked as records are put apart needs no line here: the records change by it, and with them what both are paid.
        "ledger.post-many" => return posted(r, entry, of),
        "ledger.post"
        | "ledger.correct"
        | "ledger.reverse"
        | "ledger.recovery-propose"
        | "ledger.recovery-end" => vec![(me, Bearing::Amount)],
        // In journals of earlier versions one alone booked it.
        "ledger.recovery-repay" if RecoveryId::parse(&entry.object).is_some() => vec![(me, Bearing::Amount)],
        "ledger.recovery-approve" => {
            let recovery = RecoveryId::parse(&entry.object).map(|id| r.get::<Recovery>(&Keys::recovery(id)));
            both(recovery.transpose()?.flatten().map(|one| one.by), me)
        }
        "ledger.agree-reversal" | "ledger.agree-posting" => both(asker(r, entry)?, me),
        "grant.approve" => {
            let request = GrantId::parse(&entry.object).map(|id| r.get::<GrantRequest>(&Keys::grant(id)));
            both(request.transpose()?.flatten().map(|one| one.by), me)
        }
        // Whoever says that the bank has cleared an account sends money there.
        "ledger.run-explain" if said(entry, "reason").is_some() => vec![(me, Bearing::Cleared)],
        // Whoever sees to what a run failed to pay makes it due again. Journals of earlier versions have "agree-paid".
        "ledger.run-take-back"
        | "ledger.run-paid-after-all"
        | "ledger.run-stand"
        | "ledger.run-agree-paid"
        | "ledger.run-leave" => return of_line(r, (entry, of), vec![(me, Bearing::Agreed)]),
        // Once another agrees that a payment came back, it is whoever said so first by whose word it is due again.
        "ledger.run-agree" => {
            let first = said_back(r, entry)?.map(|by| (by, Bearing::Cleared));
            return of_line(r, (entry, of), first.into_iter().chain([(me, Bearing::Agreed)]).collect());
        }
        _ => return Ok(Vec::new()),
    };
    let programmes: Vec<String> = ["programme", "was-under"]
        .into_iter()
        .filter_map(|name| said(entry, name))
        .map(str::to_owned)
        .collect();
    let month = said(entry, "month").and_then(Month::parse);
    let people = entry.people().filter(|person| of.is_none_or(|of| of == *person));
    let event = |person| Event { person, programmes: programmes.clone(), month, who: who.clone() };
    Ok(people.map(event).collect())
}

fn said<'e>(entry: &'e JournalEntry, name: &str) -> Option<&'e str> {
    entry.about.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

/// One asked, another agreed.
fn both(asked: Option<StaffId>, agreed: StaffId) -> Vec<(StaffId, Bearing)> {
    asked.map(|by| (by, Bearing::Amount)).into_iter().chain([(agreed, Bearing::Agreed)]).collect()
}

/// Entries that were booked by one command: each under its own programme.
fn posted(r: &impl Reading, entry: &JournalEntry, of: Option<PersonId>) -> Result<Vec<Event>, Stop> {
    let Some(first) = EntryId::parse(&entry.object) else { return Ok(Vec::new()) };
    let n: u64 = said(entry, "entries").and_then(|n| n.parse().ok()).unwrap_or(1);
    let booked = first.0..first.0.saturating_add(n);
    let mut found = Vec::new();
    let event = |of: Entry| Event {
        person: of.person,
        programmes: vec![of.programme],
        month: Some(of.month),
        who: vec![(entry.actor, Bearing::Amount)],
    };
    match of {
        None => {
            for of in r.scan::<Entry>(Keys::entry(first)..Keys::entry(EntryId(booked.end)))? {
                found.push(event(of?));
            }
        }
        Some(person) => {
            for key in r.owners(IndexTable::EntryByPerson, &Keys::person(person))? {
                let of: Option<Entry> = r.get(&key?)?;
                found.extend(of.filter(|of| booked.contains(&of.id.0)).map(event));
            }
        }
    }
    Ok(found)
}

/// What was seen to of a line that the bank did not pay: whoever did looks at it, as the second of two does.
fn of_line(
    r: &impl Reading,
    (entry, of): (&JournalEntry, Option<PersonId>),
    who: Vec<(StaffId, Bearing)>,
) -> Result<Vec<Event>, Stop> {
    let Some((run, seq)) = RunId::parse(&entry.object).zip(line_of(entry)) else { return Ok(Vec::new()) };
    let line: Option<RunLine> = r.get(&Keys::run_line(run, seq))?;
    let event =
        |line: RunLine| Event { person: line.person, programmes: vec![line.programme], month: None, who };
    Ok(line.filter(|line| of.is_none_or(|of| of == line.person)).map(event).into_iter().collect())
}

fn line_of(entry: &JournalEntry) -> Option<u32> {
    said(entry, "line").and_then(|seq| seq.parse().ok())
}

/// Who said of a line that its payment came back, where that is what somebody agreed to.
fn said_back(r: &impl Reading, agreed: &JournalEntry) -> Result<Option<StaffId>, Stop> {
    const SAID: [&str; 3] = ["ledger.run-take-back", "ledger.run-paid-after-all", "ledger.run-stand"];
    let same = |entry: &JournalEntry| {
        SAID.contains(&entry.command.as_str())
            && entry.object == agreed.object
            && line_of(entry) == line_of(agreed)
    };
    let last = newest(r, agreed, same)?;
    Ok(last.filter(|entry| entry.command == "ledger.run-take-back").map(|entry| entry.actor))
}

/// Who asked for what somebody agreed to take back or to book: the last one who did.
fn asker(r: &impl Reading, agreed: &JournalEntry) -> Result<Option<StaffId>, Stop> {
    let named = ["ask", "corrects", "reverses"].into_iter().find_map(|name| said(agreed, name));
    let Some(asked) = named else { return Ok(None) };
    let same = |entry: &JournalEntry| {
        matches!(
            entry.command.as_str(),
            "ledger.ask-reversal" | "ledger.ask-posting" | "ledger.recovery-repay"
        ) && entry.object == asked
    };
    Ok(newest(r, agreed, same)?.map(|entry| entry.actor))
}

/// The newest entry before another, about any record of those whom that one is about, that is of a kind.
fn newest(
    r: &impl Reading,
    before: &JournalEntry,
    of: impl Fn(&JournalEntry) -> bool,
) -> Result<Option<JournalEntry>, Stop> {
    let mut last: Option<JournalEntry> = None;
    for person in before.people() {
        for record in records_of(r, person)? {
            let found = newest_of(r, (record, before.seq), &of)?;
            last = last.into_iter().chain(found).max_by_key(|entry| entry.seq);
        }
    }
    Ok(last)
}

fn newest_of(
    r: &impl Reading,
    (record, before): (PersonId, u64),
    of: impl Fn(&JournalEntry) -> bool,
) -> Result<Option<JournalEntry>, Stop> {
    for seq in r.journal_of(record)?.rev() {
        let seq = seq?;
        if seq < before
            && let Some(entry) = r.journal_entry(seq)?
            && of(&entry)
        {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}
