//! What somebody does with one line: says why it is so, leaves it to a coming run, sees to what the bank says of it.

use super::books::{Books, fen};
use super::draft::note_of;
use super::outcome::{days, tally};
use super::steps::in_state;
use super::{chain, draft, lines, paid};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::command::LineAct;
use crate::bureau::door::Scene;
use crate::bureau::gate::Action;
use crate::bureau::ledger;
use crate::bureau::people::{reason_for, records_of, stands_for};
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Duty, LineState, PaidClaim, Recovery, Run, RunFault, RunLine, RunState, RunStep,
};
use crate::domain::{Date, Fen, RunId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// What the bank has answered to: its lines can be seen to.
const ANSWERED: [RunState; 3] = [RunState::Returned, RunState::Reconciled, RunState::Closed];

/// What somebody does with one line.
pub fn act_on_line(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    at: (RunId, u32),
    act: &LineAct,
) -> Result<Change, Stop> {
    match act {
        LineAct::Explain { words } => explain(w, scene, at, words),
        LineAct::Defer { reason } => draft::defer(w, scene, at, reason),
        LineAct::Leave { reason } => leave(w, scene, at, reason),
        LineAct::TakeBack { reason } => take_back(w, scene, at, reason),
        LineAct::PaidAfterAll { day, reason } => claim(w, scene, at, (*day, reason)),
        LineAct::AgreePaid => agree(w, scene, at),
        LineAct::Stand { reason } => stand(w, scene, at, reason),
    }
}

fn explain(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    words: &str,
) -> Result<Change, Stop> {
    let mut run = in_state(w, id, &[RunState::Draft], RunStep::Explain)?;
    chain::apart(w, scene, Action::PrepareRuns, (&run, Duty::Compute))?;
    let line: Option<RunLine> = w.get(&Keys::run_line(id, seq))?;
    let mut line = line.ok_or(Refusal::Run(RunFault::NoLine { seq }))?;
    if !line.is_unexplained() {
        return Err(Refusal::Run(RunFault::Explained { seq }).into());
    }
    (line.explained, line.explained_by) = (reason_for(words)?, Some(scene.staff.id));
    w.put(&line)?;
    run.unexplained = run.unexplained.saturating_sub(1);
    close_step(w, scene, run, RunStep::Explain, &line)
}

/// A line of a run that the bank has answered to, for whoever reconciles it.
fn answered(r: &impl Reading, scene: Scene<'_>, (id, seq): (RunId, u32)) -> Result<(Run, RunLine), Stop> {
    let run = in_state(r, id, &ANSWERED, RunStep::Reconcile)?;
    chain::apart(r, scene, Action::ReconcileRuns, (&run, Duty::Reconcile))?;
    Ok((run, lines::one(r, id, seq)?))
}

fn leave(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let (mut run, mut line) = answered(w, scene, (id, seq))?;
    let reason = reason_for(reason)?;
    let LineState::Failed { reason: failed } = line.state else {
        return Err(Refusal::Run(RunFault::NotFailed { seq }).into());
    };
    line.state = LineState::Left { failed, reason };
    w.put(&line)?;
    run.undecided = run.undecided.saturating_sub(1);
    close_step(w, scene, run, RunStep::Reconcile, &line)
}

/// The payment is taken back in the ledger, and the line failed: what it was for is due again.
fn take_back(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let (mut run, mut line) = answered(w, scene, (id, seq))?;
    let reason = reason_for(reason)?;
    if !matches!(line.state, LineState::Paid { .. }) {
        return Err(Refusal::Run(RunFault::NotPaid { seq }).into());
    }
    let booked_by = line.parts.iter_mut().flat_map(|part| [part.paid.take(), part.off.take()]).flatten();
    let entries: Vec<_> = booked_by.collect();
    let booked = ledger::reverse_many(w, scene, &entries, &reason)?;
    seen_to(&mut run, &mut line);
    line.state = LineState::Failed { reason: reason.clone() };
    w.put(&line)?;
    run.paid = run.paid.saturating_sub(1);
    run.paid_sum = fen(i128::from(run.paid_sum.0) - i128::from(line.amount.0));
    tally(&mut run, &line);
    let change = close_step(w, scene, run, RunStep::Reconcile, &line)?.with("reason", reason);
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

/// Says that a line which failed was paid after all. It counts once the head agrees.
fn claim(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    (day, reason): (Date, &str),
) -> Result<Change, Stop> {
    let (run, mut line) = answered(w, scene, (id, seq))?;
    let reason = reason_for(reason)?;
    if matches!(line.state, LineState::Paid { .. } | LineState::Open) {
        return Err(Refusal::Run(RunFault::NotFailed { seq }).into());
    }
    if !days(&run, scene).contains(&day) {
        return Err(Refusal::Run(RunFault::DayAstray { seq, day }).into());
    }
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    line.claim = Some(PaidClaim { day, by, on, reason: reason.clone() });
    w.put(&line)?;
    Ok(close_step(w, scene, run, RunStep::Reconcile, &line)?.with("on", day).with("reason", reason))
}

/// Agrees that it was: it is booked as paid, unless the money for it is under way again.
fn agree(w: &mut Writer<'_>, scene: Scene<'_>, (id, seq): (RunId, u32)) -> Result<Change, Stop> {
    let action = Action::ApproveRuns;
    let mut run = in_state(w, id, &ANSWERED, RunStep::AgreePaid)?;
    chain::apart(w, scene, action, (&run, Duty::Approve))?;
    let mut line = lines::one(w, id, seq)?;
    let claim = line.claim.clone().ok_or(Refusal::Run(RunFault::NotClaimed { seq }))?;
    if claim.by == scene.staff.id {
        return Err(Refusal::NotPermitted { action, why: Denied::SamePerson }.into());
    }
    not_again(w, &line)?;
    within_decision(w, &line)?;
    let mut round = 0;
    for part in &line.parts {
        round = round.max(lines::round(w, line.person, part.month, &line.programme)?);
    }
    run.undecided = run.undecided.saturating_sub(u32::from(line.is_undecided()));
    run.failed = run.failed.saturating_sub(1);
    seen_to(&mut run, &mut line);
    let on = scene.asking.moment.today;
    line.state = LineState::Paid { on, day: Some(claim.day), round: Some(round) };
    tally(&mut run, &line);
    let mut one = [line];
    let booked = paid::book(w, scene, &run, &mut one)?;
    let [line] = one;
    let change = close_step(w, scene, run, RunStep::AgreePaid, &line)?.with("on", claim.day);
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

/// Refuses while what a line was for is under way in another run: it would be paid twice.
fn not_again(r: &impl Reading, line: &RunLine) -> Result<(), Stop> {
    for record in records_of(r, stands_for(r, line.person)?)? {
        for part in &line.parts {
            let key = Keys::under_way(record, part.month, &line.programme);
            let other = r.owner(IndexTable::ObligationOnce, &key)?;
            if let Some((run, seq)) = other.as_deref().and_then(Keys::as_run_line) {
                return Err(Refusal::Run(RunFault::UnderWay { run, seq, month: part.month }).into());
            }
        }
    }
    Ok(())
}

/// Refuses when what the line sets off was taken off otherwise since: a decision takes no more off than it says.
fn within_decision(r: &impl Reading, line: &RunLine) -> Result<(), Stop> {
    let Some(recovery) = line.recovery else { return Ok(()) };
    let found: Option<Recovery> = r.get(&Keys::recovery(recovery))?;
    let books = Books::of_person(r, std::slice::from_ref(&line.programme), stands_for(r, line.person)?)?;
    for part in line.parts.iter().filter(|part| part.amount.0 < 0) {
        let left =
            found.as_ref().map_or(Fen::ZERO, |of| of.left(part.month, books.done(recovery, part.month)));
        if part.amount.0.saturating_neg() > left.0 {
            return Err(Refusal::Run(RunFault::BeyondDecision { recovery, month: part.month }).into());
        }
    }
    Ok(())
}

/// What is on record stands: what the bank or somebody said since is seen to.
fn stand(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let (mut run, mut line) = answered(w, scene, (id, seq))?;
    let reason = reason_for(reason)?;
    if line.says.is_none() && line.claim.is_none() {
        return Err(Refusal::Run(RunFault::NotDiffering { seq }).into());
    }
    seen_to(&mut run, &mut line);
    w.put(&line)?;
    Ok(close_step(w, scene, run, RunStep::Reconcile, &line)?.with("reason", reason))
}

/// Nothing contradicts a line any more.
fn seen_to(run: &mut Run, line: &mut RunLine) {
    run.differing = run.differing.saturating_sub(u32::from(line.says.is_some()));
    (line.says, line.claim) = (None, None);
}

/// Stores the run with one more act of somebody.
pub fn close_step(
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
