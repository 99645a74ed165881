//! What the bank says of the lines of a run, and what is done about lines that failed.

use std::collections::HashMap;

use super::draft::note_of;
use super::steps::in_state;
use super::{chain, lines, paid};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::command::{LineAct, LineResult};
use crate::bureau::door::Scene;
use crate::bureau::faults::{Faults, without_numbers};
use crate::bureau::funds;
use crate::bureau::gate::Action;
use crate::bureau::ledger;
use crate::bureau::people::{reason_for, records_of, stands_for};
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Duty, LineState, Recovery, Run, RunFault, RunLine, RunState, RunStep, next,
};
use crate::domain::{EntryId, Fen, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// Most results of one command.
const MOST_RESULTS: usize = 200_000;

/// Takes in what the bank says: each line that was paid is booked, each that was not keeps the reason. What is on record already is
/// passed over, so that a file taken in twice, or in pieces, does no harm; what differs from it is refused, and nothing is taken in.
pub fn take_return(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: RunId,
    results: &[LineResult],
) -> Result<Change, Stop> {
    let allowed = [RunState::Exported, RunState::Returned];
    let mut run = in_state(w, id, &allowed, RunStep::TakeReturn)?;
    chain::apart(scene, Action::SendRuns, &run, Duty::Export)?;
    let results = admit(results)?;
    let today = scene.asking.moment.today;
    let mut changed = Vec::new();
    for (seq, failed) in results {
        let mut line = lines::one(w, id, seq)?;
        // What pays no money was never with the bank.
        if !line.has_cash() {
            return Err(Refusal::Run(RunFault::NoLine { seq }).into());
        }
        let new = match failed {
            None => LineState::Paid { on: today },
            Some(reason) => LineState::Failed { reason },
        };
        match (&line.state, &new) {
            (LineState::Open, _) => {}
            // On record already, or decided meanwhile: the bank says again what it said.
            (LineState::Paid { .. }, LineState::Paid { .. })
            | (
                LineState::Failed { .. } | LineState::Left { .. } | LineState::Reissued { .. },
                LineState::Failed { .. },
            ) => continue,
            _ => return Err(Refusal::Run(RunFault::OutcomeDiffers { seq }).into()),
        }
        match new {
            LineState::Paid { .. } => count_paid(&mut run, &line),
            _ => run.failed = run.failed.saturating_add(1),
        }
        line.state = new;
        changed.push(line);
    }
    if changed.is_empty() {
        return Ok(note_of(&run).with("taken", 0));
    }
    let booked = paid::book(w, scene, &mut changed)?;
    run.state = next(run.state, RunStep::TakeReturn).map_err(Refusal::Run)?;
    run.version += 1;
    run.sign(RunStep::TakeReturn, scene.staff.id, today, "");
    w.put(&run)?;
    funds::hold(w, &run)?;
    let paid = changed.iter().filter(|line| matches!(line.state, LineState::Paid { .. }));
    let change = note_of(&run).and_of(paid.map(|line| line.person)).with("taken", changed.len());
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

fn count_paid(run: &mut Run, line: &RunLine) {
    run.paid = run.paid.saturating_add(1);
    run.paid_sum = Fen(run.paid_sum.0.saturating_add(line.amount.0));
}

/// Lines that are wholly set off need no bank: they settle when the run is reconciled.
pub fn settle_without_money(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: &mut Run,
) -> Result<Option<(EntryId, usize)>, Stop> {
    let mut settled = lines::of(w, run.id)?;
    settled.retain(|line| line.is_under_way() && !line.has_cash());
    for line in &mut settled {
        line.state = LineState::Paid { on: scene.asking.moment.today };
        count_paid(run, line);
    }
    paid::book(w, scene, &mut settled)
}

/// The results by line; one line with two different results is refused.
fn admit(results: &[LineResult]) -> Result<Vec<(u32, Option<String>)>, Refusal> {
    let mut faults = Faults::default();
    match results.len() {
        0 => faults.add("results", Fault::Empty),
        n if n > MOST_RESULTS => faults.add("results", Fault::TooLong { most: MOST_RESULTS }),
        _ => {}
    }
    let mut seen: HashMap<u32, bool> = HashMap::new();
    let mut clean = Vec::new();
    for result in results {
        let failed = result.failed.as_ref().map(|why| without_numbers(&faults.words("failed", why, 1, 120)));
        match seen.insert(result.seq, failed.is_some()) {
            None => clean.push((result.seq, failed)),
            Some(before) if before == failed.is_some() => {}
            Some(_) => return Err(Refusal::Run(RunFault::OutcomeDiffers { seq: result.seq })),
        }
    }
    faults.settle()?;
    clean.sort_unstable_by_key(|(seq, _)| *seq);
    Ok(clean)
}

/// The decision that stands about somebody and a programme, by any of their records.
pub fn decision(r: &impl Reading, person: PersonId, programme: &str) -> Result<Option<Recovery>, Stop> {
    for record in records_of(r, stands_for(r, person)?)? {
        for key in r.owners(IndexTable::RecoveryByPerson, &Keys::person(record))? {
            let found: Option<Recovery> = r.get(&key?)?;
            if let Some(one) = found.filter(|one| one.programme == programme && one.ended.is_none()) {
                return Ok(Some(one));
            }
        }
    }
    Ok(None)
}

/// What somebody does with one line.
pub fn act_on_line(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    act: &LineAct,
) -> Result<Change, Stop> {
    match act {
        LineAct::Explain { words } => explain(w, scene, (id, seq), words),
        LineAct::Leave { reason } => leave(w, scene, (id, seq), reason),
        LineAct::TakeBack { reason } => take_back(w, scene, (id, seq), reason),
    }
}

fn explain(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    words: &str,
) -> Result<Change, Stop> {
    let mut run = in_state(w, id, &[RunState::Draft], RunStep::Explain)?;
    chain::apart(scene, Action::PrepareRuns, &run, Duty::Compute)?;
    let line: Option<RunLine> = w.get(&Keys::run_line(id, seq))?;
    let mut line = line.ok_or(Refusal::Run(RunFault::NoLine { seq }))?;
    if !line.is_unexplained() {
        return Err(Refusal::Run(RunFault::Explained { seq }).into());
    }
    line.explained = reason_for(words)?;
    w.put(&line)?;
    run.unexplained = run.unexplained.saturating_sub(1);
    close_step(w, scene, run, RunStep::Explain, &line)
}

fn leave(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let run = in_state(w, id, &[RunState::Returned, RunState::Reconciled], RunStep::Reconcile)?;
    chain::apart(scene, Action::ReconcileRuns, &run, Duty::Reconcile)?;
    let reason = reason_for(reason)?;
    let mut line = lines::one(w, id, seq)?;
    let LineState::Failed { reason: failed } = line.state else {
        return Err(Refusal::Run(RunFault::NotFailed { seq }).into());
    };
    line.state = LineState::Left { failed, reason };
    w.put(&line)?;
    close_step(w, scene, run, RunStep::Reconcile, &line)
}

/// The payment is taken back in the ledger, and the line failed: what it was for is due again.
fn take_back(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let allowed = [RunState::Returned, RunState::Reconciled, RunState::Closed];
    let mut run = in_state(w, id, &allowed, RunStep::Reconcile)?;
    chain::apart(scene, Action::ReconcileRuns, &run, Duty::Reconcile)?;
    let reason = reason_for(reason)?;
    let mut line = lines::one(w, id, seq)?;
    if !matches!(line.state, LineState::Paid { .. }) {
        return Err(Refusal::Run(RunFault::NotPaid { seq }).into());
    }
    let booked_by = line.parts.iter_mut().flat_map(|part| [part.paid.take(), part.off.take()]).flatten();
    let entries: Vec<_> = booked_by.collect();
    let booked = ledger::reverse_many(w, scene, &entries, &reason)?;
    line.state = LineState::Failed { reason: reason.clone() };
    w.put(&line)?;
    run.paid = run.paid.saturating_sub(1);
    run.paid_sum = Fen(run.paid_sum.0.saturating_sub(line.amount.0));
    run.failed = run.failed.saturating_add(1);
    let change = close_step(w, scene, run, RunStep::Reconcile, &line)?.with("reason", reason);
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

/// Stores the run with one more act of somebody.
fn close_step(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    mut run: Run,
    step: RunStep,
    line: &RunLine,
) -> Result<Change, Stop> {
    run.version += 1;
    run.sign(step, scene.staff.id, scene.asking.moment.today, "");
    w.put(&run)?;
    Ok(note_of(&run).of(Some(line.person)).with("line", line.seq))
}
