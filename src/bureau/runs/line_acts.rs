//! What somebody does with one line: says why it is so, leaves it to a coming run, says what became of it after all.

use super::chain::{self, Duties};
use super::draft::note_of;
use super::steps::in_state;
use super::to_come::Outlook;
use super::{claims, draft, lines, refused};
use crate::bureau::change::Change;
use crate::bureau::command::LineAct;
use crate::bureau::funds;
use crate::bureau::gate::{Action, allows};
use crate::bureau::people::reason_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Claimed, LineState, Run, RunFault, RunLine, RunState, RunStep};
use crate::domain::staff::Staff;
use crate::domain::{RunId, StaffId};
use crate::store::{Keys, Reading, Writer};

/// What the bank has answered to: its lines can be seen to.
pub const ANSWERED: [RunState; 3] = [RunState::Returned, RunState::Reconciled, RunState::Closed];

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
        LineAct::TakeBack { reason } => claims::claim(w, scene, at, (Claimed::NotPaid, None, reason)),
        LineAct::PaidAfterAll { day, reason } => {
            claims::claim(w, scene, at, (Claimed::Paid, Some(*day), reason))
        }
        LineAct::Stand { reason } => claims::claim(w, scene, at, (Claimed::Stands, None, reason)),
        LineAct::Agree => claims::agree(w, scene, at),
        LineAct::Refuse { reason } => claims::refuse(w, scene, at, reason),
        LineAct::Withdraw => claims::withdraw(w, scene, at),
    }
}

fn explain(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    words: &str,
) -> Result<Change, Stop> {
    let allowed = [RunState::Draft].into_iter().chain(ANSWERED).collect::<Vec<_>>();
    let mut run = in_state(w, id, &allowed, RunStep::Explain)?;
    chain::require(w, scene, (&run, RunStep::Explain))?;
    if run.state != RunState::Draft {
        return cleared_after(w, scene, run, (seq, words));
    }
    let line: Option<RunLine> = w.get(&Keys::run_line(id, seq))?;
    let mut line = line.ok_or(Refusal::Run(RunFault::NoLine { seq }))?;
    if line.is_refused() {
        return cleared(w, scene, (run, line), words);
    }
    if !line.is_unexplained() {
        return Err(Refusal::Run(RunFault::Explained { seq }).into());
    }
    (line.explained, line.explained_by) = (reason_for(words)?, Some(scene.staff.id));
    w.put(&line)?;
    run.unexplained = run.unexplained.saturating_sub(1);
    close_step(w, scene, run, (RunStep::Explain, ""), &line)
}

/// Says that the bank has cleared the account of a line that is held for it: the draft is worked out anew, with the line in it.
fn cleared(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (mut run, line): (Run, RunLine),
    words: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(words)?;
    refused::clear(w, scene, &line, &reason)?;
    draft::sign(&mut run, scene, RunStep::Explain, &reason)?;
    let change = draft::redraft(w, scene, run)?;
    Ok(change
        .of(Some(line.person))
        .with("line", line.seq)
        .with("programme", &line.programme)
        .with("reason", reason))
}

/// Says it of every account for which lines of a run are held, or were not paid.
pub fn clear_all(w: &mut Writer<'_>, scene: Scene<'_>, mut run: Run, words: &str) -> Result<Change, Stop> {
    let draft = run.state == RunState::Draft;
    if !draft && !ANSWERED.contains(&run.state) {
        let (state, step) = (run.state, RunStep::Explain);
        return Err(Refusal::Run(RunFault::NotFrom { state, step }).into());
    }
    chain::require(w, scene, (&run, RunStep::Explain))?;
    let reason = reason_for(words)?;
    let mut held = Vec::new();
    for line in lines::of(w, run.id)? {
        if if draft { line.is_refused() } else { refused::waits(w, &line)? } {
            held.push(line);
        }
    }
    if held.is_empty() {
        return Err(Refusal::Run(RunFault::NoneRefused).into());
    }
    if !draft {
        let mut outlook = Outlook::read(w, scene)?;
        for line in &held {
            leaves_a_maker(w, scene, &mut outlook, line)?;
        }
    }
    for line in &held {
        refused::clear(w, scene, line, &reason)?;
    }
    draft::sign(&mut run, scene, RunStep::Explain, &reason)?;
    let change = if draft {
        draft::redraft(w, scene, run)?
    } else {
        run.version += 1;
        w.put(&run)?;
        note_of(&run)
    };
    Ok(change.and_of(held.iter().map(|line| line.person)).with("lines", held.len()).with("reason", reason))
}

/// Refuses where nobody else is left to draft for the one of a line once this is said.
fn leaves_a_maker<R: Reading>(
    r: &R,
    scene: Scene<'_>,
    outlook: &mut Outlook<'_, R>,
    line: &RunLine,
) -> Result<(), Stop> {
    let may = |staff: &Staff| allows(&staff.roles, Action::PrepareRuns).is_ok();
    outlook.next((line.person, None), None)?.somebody_left(r, scene.staff.id, may)
}

/// The same of a line that failed, before anything is issued again or drafted.
fn cleared_after(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: Run,
    (seq, words): (u32, &str),
) -> Result<Change, Stop> {
    let line = lines::one(w, run.id, seq)?;
    let reason = reason_for(words)?;
    if !refused::waits(w, &line)? {
        return Err(Refusal::Run(RunFault::NotRefused { seq }).into());
    }
    leaves_a_maker(w, scene, &mut Outlook::read(w, scene)?, &line)?;
    refused::clear(w, scene, &line, &reason)?;
    Ok(close_step(w, scene, run, (RunStep::Explain, &reason), &line)?.with("reason", reason))
}

/// A line of a run that the bank has answered to, for whoever reconciles it.
pub fn answered(r: &impl Reading, scene: Scene<'_>, (id, seq): (RunId, u32)) -> Result<(Run, RunLine), Stop> {
    let run = in_state(r, id, &ANSWERED, RunStep::Reconcile)?;
    // Comparing the whole with the bank is more than seeing to a line of it.
    chain::apart(r, scene, (&run, RunStep::Close))?;
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
    claims::unclaimed(&line)?;
    let LineState::Failed { reason: failed } = line.state.clone() else {
        return Err(Refusal::Run(RunFault::NotFailed { seq }).into());
    };
    let mut outlook = Outlook::read(w, scene)?;
    let staff = chain::staff(w)?;
    let able = Duties::of(w, scene, (&run, &staff), Vec::new())?;
    let able: Vec<StaffId> = able.may(RunStep::Close).into_iter().map(|staff| staff.id).collect();
    let next = outlook.next((line.person, None), Some(&line))?;
    next.somebody_left(w, scene.staff.id, |staff| able.contains(&staff.id))?;
    line.state = LineState::Left { failed, reason, settled: Some(false) };
    w.put(&line)?;
    run.count(|counts| counts.undecided = counts.undecided.saturating_sub(1));
    close_step(w, scene, run, (RunStep::Leave, ""), &line)
}

/// Stores the run with one more act of somebody.
pub fn close_step(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    mut run: Run,
    (step, reason): (RunStep, &str),
    line: &RunLine,
) -> Result<Change, Stop> {
    run.version += 1;
    draft::sign(&mut run, scene, step, reason)?;
    w.put(&run)?;
    // What it keeps of the funds moves with the outcome of its lines.
    funds::hold(w, &run)?;
    Ok(note_of(&run).of(Some(line.person)).with("line", line.seq).with("programme", &line.programme))
}
