//! Invariants of payment runs.

use std::collections::HashSet;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::people::stands_for;
use crate::bureau::reference::Reference;
use crate::bureau::runs::{account, fingerprint, left_is_settled};
use crate::domain::ledger::run::{
    Claimed, Counts, Duty, LineState, Recovery, RefusedAccount, Run, RunLine, RunState, RunStep,
};
use crate::domain::ledger::{Entry, EntryCause, EntryKind};
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::domain::{EntryId, Fen};
use crate::store::{Keys, Reader, Reading, StoreError};

/// The lines of a run.
pub(super) fn lines(r: &Reader<'_>, run: &Run) -> Result<Vec<RunLine>, StoreError> {
    r.scan::<RunLine>(Keys::run_line(run.id, 0)..=Keys::run_line(run.id, u32::MAX))?.collect()
}

/// The lines of every run come to what it says, are those that were frozen, and each is the sum of its parts.
pub fn lines_add_up(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut count = 0_u64;
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let known = run.programmes.iter().all(|id| reference.knows_programme(id));
        ensure(known, || RecordSeen::NoProgramme.with("id", run.id))?;
        if run.state == RunState::Abandoned {
            continue;
        }
        let lines = lines(r, &run)?;
        let (mut total, mut paying, mut paid, mut paid_sum) = (0_i128, 0_u32, 0_u32, 0_i128);
        for line in &lines {
            count += 1;
            let cash: i128 = line.parts.iter().map(|part| i128::from(part.cash().0)).sum();
            let sound = line.sum() == i128::from(line.amount.0)
                && cash == line.sum()
                && run.programmes.contains(&line.programme);
            ensure(sound, || RecordSeen::RunLineAstray.with("id", run.id).with("n", line.seq))?;
            let known = r.has::<Person>(&Keys::person(line.person))?;
            ensure(known, || RecordSeen::NamesNobody.with("id", run.id).with("other", line.person))?;
            total += line.sum();
            paying += u32::from(line.pays());
            let staff = match &line.claim {
                Some(claim) => r.has::<Staff>(&Keys::staff(claim.by))?,
                None => true,
            };
            ensure(staff && claim_fits(line), || {
                RecordSeen::ClaimAstray.with("id", run.id).with("n", line.seq)
            })?;
            if let LineState::Left { settled: Some(true), .. } = line.state {
                let settled = left_is_settled(r, line)?;
                ensure(settled, || RecordSeen::RunLineAstray.with("id", run.id).with("n", line.seq))?;
            }
            if let LineState::Paid { .. } = line.state {
                (paid, paid_sum) = (paid + 1, paid_sum + line.sum());
            }
        }
        let count = |is: fn(&&RunLine) -> bool| lines.iter().filter(is).count();
        let waiting = (count(|line| line.has_failed()), count(|line| line.says.is_some()));
        let same = (total, paying, paid, paid_sum)
            == (i128::from(run.total.0), run.lines, run.paid, i128::from(run.paid_sum.0))
            && waiting == (run.failed as usize, run.differing as usize)
            && !(run.left_followed && lines.iter().any(RunLine::is_not_followed))
            // Those of earlier versions are not counted.
            && run.counts.is_none_or(|counts| counts == Counts::of(&lines));
        ensure(same, || RecordSeen::RunTotalDiffers.with("id", run.id))?;
        let digest = fingerprint(lines.iter());
        let frozen = run.digest.is_none_or(|was| *was == digest);
        ensure(frozen, || RecordSeen::RunDiffers.with("id", run.id))?;
    }
    counted(count, RecordSeen::RunLines)
}

/// Whether what is claimed of a line can be so: only what failed was paid after all, on a day; only what was paid came back; and a record
/// stands only against what the bank says.
fn claim_fits(line: &RunLine) -> bool {
    let Some(claim) = &line.claim else { return true };
    let fits = match claim.what {
        Claimed::Paid => line.has_failed(),
        Claimed::NotPaid => matches!(line.state, LineState::Paid { .. }),
        Claimed::Stands => line.says.is_some(),
    };
    fits && claim.day.is_some() == (claim.what == Claimed::Paid)
}

/// An account that the bank refused names a line that was with the bank, and who cleared it is known.
pub fn refused_accounts(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0_u64;
    for row in r.scan::<RefusedAccount>(..)? {
        let row = row?;
        count += 1;
        let known = r.has::<Person>(&Keys::person(row.person))?;
        ensure(known, || RecordSeen::NamesNobody.with("id", row.run).with("other", row.person))?;
        let line: Option<RunLine> = r.get(&Keys::run_line(row.run, row.seq))?;
        let of_it = |line: RunLine| {
            let account = line.pay_to.as_ref().and_then(account);
            line.person == row.person && line.has_failed() && account == Some(row.account)
        };
        let sound = line.is_some_and(of_it);
        ensure(sound, || RecordSeen::RunLineAstray.with("id", row.run).with("n", row.seq))?;
        if let Some(cleared) = &row.cleared {
            let known = r.has::<Staff>(&Keys::staff(cleared.by))?;
            ensure(known, || RecordSeen::NamesNoStaff.with("id", row.run).with("other", cleared.by))?;
        }
    }
    counted(count, RecordSeen::AccountsRefused)
}

/// What was paid by a run was approved by somebody else than those who worked it out, and stands in the ledger to the fen.
pub fn paid_lines(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0_u64;
    for run in r.scan::<Run>(..)? {
        let run = run?;
        for act in &run.acts {
            let known = r.has::<Staff>(&Keys::staff(act.by))?;
            ensure(known, || RecordSeen::NamesNoStaff.with("id", run.id).with("other", act.by))?;
        }
        for line in lines(r, &run)? {
            let LineState::Paid { alone, .. } = line.state else { continue };
            count += 1;
            ensure(approved(&run), || RecordSeen::RunUnapproved.with("id", run.id))?;
            let cause = line.recovery.map(EntryCause::SetOff);
            for part in &line.parts {
                let paid = stands(r, part.paid, &line, (None, part.cash()))?;
                let moved = if alone { Fen::ZERO } else { part.moved() };
                let off = stands(r, part.off, &line, (cause, moved))?;
                let sound = paid && off;
                ensure(sound, || RecordSeen::RunLineAstray.with("id", run.id).with("n", line.seq))?;
            }
        }
    }
    counted(count, RecordSeen::RunPaid)
}

/// Whether the approval that stands is by somebody who has no other duty in the run.
fn approved(run: &Run) -> bool {
    let mut signed = run.acts.iter().filter(|act| !act.void && act.step == RunStep::Approve);
    signed.any(|act| run.other_duty(act.by, Duty::Approve).is_none() && !run.editors.contains(&act.by))
}

/// Whether an entry settles so much of a line; of nothing there is none.
fn stands(
    r: &Reader<'_>,
    entry: Option<EntryId>,
    line: &RunLine,
    (cause, amount): (Option<EntryCause>, Fen),
) -> Result<bool, StoreError> {
    let Some(entry) = entry else { return Ok(amount == Fen::ZERO) };
    let booked: Option<Entry> = r.get(&Keys::entry(entry))?;
    Ok(booked.is_some_and(|e| {
        (e.kind, e.cause, e.amount()) == (EntryKind::Paid, cause, amount)
            && e.programme == line.programme
            && e.reversed_by.is_none()
    }))
}

/// Nobody has money under way twice for the same month of the same programme, by whichever of their records.
pub fn under_way_once(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut seen = HashSet::new();
    for line in r.scan::<RunLine>(..)? {
        let line = line?;
        if !line.is_under_way() {
            continue;
        }
        let person = stands_for(r, line.person)?;
        for part in &line.parts {
            let once = seen.insert((person, line.programme.clone(), part.month));
            ensure(once, || RecordSeen::UnderWayTwice.with("id", line.run).with("n", line.seq))?;
        }
    }
    counted(seen.len(), RecordSeen::UnderWay)
}

/// What was decided about money paid too much names people and staff that are there, and was approved by another before it did anything.
pub fn recoveries(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0_u64;
    for recovery in r.scan::<Recovery>(..)? {
        let recovery = recovery?;
        count += 1;
        let known = r.has::<Person>(&Keys::person(recovery.person))?;
        ensure(known, || RecordSeen::NamesNobody.with("id", recovery.id).with("other", recovery.person))?;
        let another = recovery.approved.is_some_and(|(by, _)| by != recovery.by);
        let months: HashSet<_> = recovery.over.iter().map(|over| over.month).collect();
        let said = !months.is_empty()
            && months.len() == recovery.over.len()
            && recovery.over.iter().all(|over| over.fen.0 > 0);
        let asked = recovery.ending.is_none() || recovery.approved.is_some();
        let sound = said && asked && (another || recovery.approved.is_none());
        ensure(sound, || RecordSeen::RecoveryAstray.with("id", recovery.id))?;
    }
    counted(count, RecordSeen::Recoveries)
}
