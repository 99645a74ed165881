//! The lines of a run as they are shown.

use std::collections::BTreeSet;

use super::books::{fen, run as get};
use super::{lines, put_off, refused};
use crate::bureau::answer::{HeldByRun, RunClaim, RunLineRow, RunLines};
use crate::bureau::journal::staff_name;
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::query::RunLinesAsked;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Claim, LineState, RunLine};
use crate::domain::{PersonId, RunId, mask_account};
use crate::store::{IndexTable, Keys, Reading};

/// Most lines of one answer.
const MOST: usize = 5000;

/// A page of the lines that fit.
pub fn lines_of(
    r: &impl Reading,
    scene: Scene<'_>,
    id: RunId,
    asked: RunLinesAsked,
    (offset, limit): (usize, usize),
) -> Result<RunLines, Stop> {
    let run = get(r, id)?;
    let mut all = lines::of(r, id)?;
    all.retain(|line| {
        asked.change.is_none_or(|change| line.change == change)
            && (!asked.unexplained || line.is_unexplained())
            && (!asked.failed || line.is_undecided() || line.says.is_some() || line.claim.is_some())
            && asked.person.is_none_or(|person| line.person == person)
    });
    let sum = fen(all.iter().map(|line| i128::from(line.amount.0)).sum());
    let total = all.len();
    let rows = all.into_iter().skip(offset).take(limit.min(MOST)).map(|line| {
        let (refused, now) = (refused::shown(r, &line)?, refused::account_now(r, scene, &line)?);
        let claimed = line.claim.as_ref().map(|claim| claim_row(r, scene, claim)).transpose()?;
        let put_off = put_off::told(r, &run, &line)?;
        Ok(RunLineRow { refused, account_now: now, claimed, put_off, ..line_row(line) })
    });
    Ok(RunLines { run: id, total, sum, rows: rows.collect::<Result<_, Stop>>()? })
}

fn claim_row(r: &impl Reading, scene: Scene<'_>, claim: &Claim) -> Result<RunClaim, Stop> {
    let Claim { day, by, on, reason, what } = claim.clone();
    Ok(RunClaim { what, day, reason, by: staff_name(r, by)?, on, own: by == scene.staff.id })
}

fn line_row(line: RunLine) -> RunLineRow {
    let nothing = String::new;
    let (why, left, reissued) = match &line.state {
        LineState::Failed { reason } => (reason.clone(), nothing(), None),
        LineState::Left { failed, reason, .. } => (failed.clone(), reason.clone(), None),
        LineState::Reissued { run, seq, failed } => (failed.clone(), nothing(), Some((*run, *seq))),
        LineState::Open | LineState::Paid { .. } => (nothing(), nothing(), None),
    };
    let to = line.pay_to.as_ref();
    RunLineRow {
        seq: line.seq,
        person: line.person,
        unexplained: line.is_unexplained(),
        state: line.state.name(),
        holder: to.map(|to| to.holder.clone()).unwrap_or_default(),
        bank: to.map(|to| to.bank.clone()).unwrap_or_default(),
        account: to.map(|to| mask_account(&to.number)).unwrap_or_default(),
        name: line.name,
        division: line.division,
        programme: line.programme,
        parts: line.parts.iter().map(|p| (p.month, p.entitled, p.settled, p.amount)).collect(),
        restated: line.restated.iter().map(|one| (one.month, one.booked, one.entitled)).collect(),
        amount: line.amount,
        change: line.change,
        reasons: line.reasons,
        explained: line.explained,
        basis: line.basis,
        why,
        left,
        paid_on: line.state.day(),
        says: line.says.as_ref().map(|says| (says.paid, says.failed.clone())),
        claimed: None,
        reissues: line.reissues,
        reissued,
        refused: None,
        account_now: None,
        repaid: line.repaid,
        put_off: None,
        last: line.last.filter(|last| *last != line.amount),
    }
}

/// The lines by which runs have money under way for somebody, by any of their records.
pub fn under_way_for(r: &impl Reading, person: PersonId) -> Result<Vec<HeldByRun>, Stop> {
    let mut found = BTreeSet::new();
    for record in records_of(r, stands_for(r, person)?)? {
        let prefix = Keys::person(record);
        let keys = r.index_range(IndexTable::ObligationOnce, &prefix)?;
        for (key, line) in keys.zip(r.owners(IndexTable::ObligationOnce, &prefix)?) {
            let (key, line) = (key?, line?);
            found.extend(Keys::as_under_way(&key).and_then(|_| Keys::as_run_line(&line)));
        }
    }
    let told = found.into_iter().map(|(run, seq)| {
        let parts = lines::one(r, run, seq)?.parts;
        let parts = parts.iter().map(|part| (part.month, part.amount)).collect();
        Ok(HeldByRun { run, state: get(r, run)?.state, seq, parts })
    });
    told.collect()
}
