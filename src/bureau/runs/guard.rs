//! What the rest of the bureau asks of runs, so that nothing is paid twice by another door.

use std::collections::BTreeSet;

use super::books::run as get;
use crate::bureau::command::Posting;
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Act, LineState, Run, RunFault, RunLine, RunState, RunStep};
use crate::domain::ledger::{Entry, EntryCause, EntryKind};
use crate::domain::{Date, EntryId, Fen, Month, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading};

/// Refuses to touch an entry that a run booked, or that carries out a decision: it is taken back where it was booked, so that both say the
/// same.
pub fn not_of_a_run(r: &impl Reading, entry: EntryId) -> Result<(), Stop> {
    if let Some((run, seq)) = line_of(r, entry)? {
        return Err(Refusal::Run(RunFault::OfRun { entry, run, seq }).into());
    }
    let found: Option<Entry> = r.get(&Keys::entry(entry))?;
    match found.and_then(|entry| entry.cause) {
        Some(cause) => Err(Refusal::Run(RunFault::OfRecovery { entry, recovery: cause.recovery() }).into()),
        None => Ok(()),
    }
}

/// Refuses to take back what a run booked, or what carries out a decision. What a run booked as due may go once nothing of its line is
/// under way: if it is due after all, the next run books it again. What a person paid back may turn out not to have come.
pub fn reversible(r: &impl Reading, id: EntryId) -> Result<(), Stop> {
    let entry: Option<Entry> = r.get(&Keys::entry(id))?;
    match (entry, line_of(r, id)?) {
        (Some(entry), None) if matches!(entry.cause, Some(EntryCause::Repaid(_))) => Ok(()),
        (Some(entry), Some((run, seq))) if entry.is_due() => {
            let line: Option<RunLine> = r.get(&Keys::run_line(run, seq))?;
            let through = get(r, run)?.state >= RunState::Returned;
            if through && line.is_some_and(|line| !line.is_under_way()) {
                return Ok(());
            }
            Err(Refusal::Run(RunFault::OfRun { entry: id, run, seq }).into())
        }
        _ => not_of_a_run(r, id),
    }
}

fn line_of(r: &impl Reading, entry: EntryId) -> Result<Option<(RunId, u32)>, Stop> {
    let line = r.owner(IndexTable::RunLineByEntry, &Keys::entry(entry))?;
    Ok(line.as_deref().and_then(Keys::as_run_line))
}

/// The runs that were approved up to a day and have lines of which nobody knows yet what became of them, or of which somebody says
/// something that nobody else has decided.
pub fn not_answered(r: &impl Reading, upto: Date) -> Result<Vec<RunId>, Stop> {
    let mut found = Vec::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let out = matches!(run.state, RunState::Approved | RunState::Exported | RunState::Returned)
            || run.is_approved() && run.counts.is_none_or(|counts| counts.claims > 0);
        let approved = |act: &Act| !act.void && act.step == RunStep::Approve && act.on <= upto;
        if out
            && run.acts.iter().any(approved)
            && super::lines::of(r, run.id)?.iter().any(|line| line.is_under_way() || line.claim.is_some())
        {
            found.push(run.id);
        }
    }
    Ok(found)
}

/// The runs for a month or before that are on their way to an approval.
pub fn not_approved(r: &impl Reading, upto: Month) -> Result<Vec<(RunId, RunState, Fen)>, Stop> {
    let mut found = Vec::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let before = matches!(run.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
        if before && run.month <= upto {
            found.push((run.id, run.state, run.total));
        }
    }
    Ok(found)
}

/// Refuses to book as paid what a run has under way, unless it is that run which books.
pub fn none_under_way(r: &impl Reading, posting: &Posting, by: Option<RunId>) -> Result<(), Stop> {
    if posting.kind != EntryKind::Paid {
        return Ok(());
    }
    for record in records_of(r, stands_for(r, posting.person)?)? {
        let key = Keys::under_way(record, posting.month, &posting.programme);
        let line = r.owner(IndexTable::ObligationOnce, &key)?;
        if let Some((run, seq)) = line.as_deref().and_then(Keys::as_run_line)
            && by != Some(run)
        {
            return Err(Refusal::Run(RunFault::UnderWay { run, seq, month: posting.month }).into());
        }
    }
    Ok(())
}

/// Refuses to make two records one while money is under way to one of them for a month and a programme for which the other was paid, or
/// has money under way too: as one person they would be paid twice.
pub fn not_twice(r: &impl Reading, keep: PersonId, gone: PersonId) -> Result<(), Stop> {
    let (kept, lost) = (records_of(r, keep)?, records_of(r, gone)?);
    for (ones, others) in [(&kept, &lost), (&lost, &kept)] {
        for (month, programme, key) in under_way(r, ones)? {
            if let Some((run, seq)) = Keys::as_run_line(&key)
                && has_or_had(r, others, month, &programme)?
            {
                return Err(Refusal::Run(RunFault::UnderWay { run, seq, month }).into());
            }
        }
    }
    Ok(())
}

/// Refuses to put two records apart while money is under way to one of them: whose it is would be told by neither.
pub fn none_apart(r: &impl Reading, kept: PersonId, apart: PersonId) -> Result<(), Stop> {
    let records: BTreeSet<PersonId> =
        records_of(r, stands_for(r, kept)?)?.into_iter().chain(records_of(r, apart)?).collect();
    let records: Vec<PersonId> = records.into_iter().collect();
    let mut waiting = under_way(r, &records)?.into_iter();
    match waiting.find_map(|(month, _, key)| Some((Keys::as_run_line(&key)?, month))) {
        Some(((run, seq), month)) => Err(Refusal::Run(RunFault::ApartWaits { run, seq, month }).into()),
        None => Ok(()),
    }
}

/// The line of a run that failed and by which what somebody was to be paid for a month waits to be issued again, as the run booked it as
/// due. `entries` is what is on record for the month.
pub fn waits_again(
    r: &impl Reading,
    entries: impl Iterator<Item = EntryId>,
) -> Result<Option<(RunId, u32)>, Stop> {
    for entry in entries {
        let mut at = line_of(r, entry)?;
        while let Some((run, seq)) = at {
            let line: Option<RunLine> = r.get(&Keys::run_line(run, seq))?;
            at = match line.map(|line| line.state) {
                Some(LineState::Failed { .. }) => return Ok(Some((run, seq))),
                // A run that issues again is always a later one.
                Some(LineState::Reissued { run: next, seq, .. }) if next > run => Some((next, seq)),
                _ => None,
            };
        }
    }
    Ok(None)
}

/// What is under way to some records: month, programme, key of the line.
fn under_way(r: &impl Reading, records: &[PersonId]) -> Result<Vec<(Month, String, Vec<u8>)>, Stop> {
    let mut found = Vec::new();
    for record in records {
        let prefix = Keys::person(*record);
        let keys = r.index_range(IndexTable::ObligationOnce, &prefix)?;
        for (key, owner) in keys.zip(r.owners(IndexTable::ObligationOnce, &prefix)?) {
            if let Some((month, programme)) = Keys::as_under_way(&key?) {
                found.push((month, programme, owner?));
            }
        }
    }
    Ok(found)
}

/// Whether some records have money under way for a month and a programme, or were paid for it.
fn has_or_had(r: &impl Reading, records: &[PersonId], month: Month, programme: &str) -> Result<bool, Stop> {
    let mut paid = 0_i128;
    for record in records {
        if r.owner(IndexTable::ObligationOnce, &Keys::under_way(*record, month, programme))?.is_some() {
            return Ok(true);
        }
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(*record, month))? {
            let Some(entry) = r.get::<Entry>(&key?)? else { continue };
            if entry.programme == programme && entry.kind == EntryKind::Paid {
                paid += i128::from(entry.amount().0);
            }
        }
    }
    Ok(paid != 0)
}
