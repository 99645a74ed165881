//! Issuing again what failed: a new run whose lines take the place of the failed ones, for the same months, with the account as it is now.

use std::collections::BTreeSet;

use super::books::run as get;
use super::draft::{Again, build, new_run, put};
use super::lines;
use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::domain::RunId;
use crate::domain::ledger::run::{LineState, RunFault, RunLine, RunState};
use crate::store::{Counter, Keys, Reading, Writer};

/// A new run of lines that failed: those named, or all. Of each only what is still due is paid.
pub fn reissue(w: &mut Writer<'_>, scene: Scene<'_>, of: RunId, seqs: &[u32]) -> Result<Change, Stop> {
    let old = get(w, of)?;
    if !matches!(old.state, RunState::Returned | RunState::Reconciled | RunState::Closed) {
        return Err(Refusal::Run(RunFault::NothingToReissue).into());
    }
    let mut again = Again::new();
    for line in lines::of(w, of)? {
        let named = seqs.is_empty() || seqs.contains(&line.seq);
        let failed = matches!(line.state, LineState::Failed { .. });
        if named && !failed && !seqs.is_empty() {
            return Err(Refusal::Run(RunFault::NotFailed { seq: line.seq }).into());
        }
        if named && failed {
            again.insert(key(w, &line)?, (of, line.seq, months(&line)));
        }
    }
    let id = RunId(w.next_number(Counter::Run)? as u32);
    let mut built = build(w, scene, id, (&old.programmes, old.month), Some(&again))?;
    if built.lines.iter().all(|line| !line.pays()) {
        return Err(Refusal::Run(RunFault::NothingToReissue).into());
    }
    // Whoever changed a record since the run that failed was frozen has no part in this one.
    (built.last.run, built.last.since) = (Some(of), old.frozen.unwrap_or(built.last.since));
    let mut run = new_run(scene, id, old.programmes, old.month);
    run.reissues = Some(of);
    put(w, scene, run, built)
}

/// By whom and for what a line is: the record that stands for its person now.
fn key(r: &impl Reading, line: &RunLine) -> Result<(crate::domain::PersonId, String), Stop> {
    Ok((crate::bureau::people::stands_for(r, line.person)?, line.programme.clone()))
}

fn months(line: &RunLine) -> BTreeSet<crate::domain::Month> {
    line.parts.iter().map(|part| part.month).collect()
}

/// What a run issues again, from its own lines; `None` of one that does not.
pub fn again(all: &[RunLine]) -> Option<Again> {
    let again: Again = all
        .iter()
        .filter_map(|line| {
            let (run, seq) = line.reissues?;
            Some(((line.person, line.programme.clone()), (run, seq, months(line))))
        })
        .collect();
    (!again.is_empty()).then_some(again)
}

/// The lines whose place some lines took are failures again.
pub fn release(w: &mut Writer<'_>, all: &[RunLine]) -> Result<(), Stop> {
    for line in all {
        let Some((run, seq)) = line.reissues else { continue };
        let Some(mut old) = w.get::<RunLine>(&Keys::run_line(run, seq))? else { continue };
        if let LineState::Reissued { run: to, failed, .. } = old.state.clone()
            && to == line.run
        {
            old.state = LineState::Failed { reason: failed };
            w.put(&old)?;
        }
    }
    Ok(())
}

/// The line whose place another takes names it.
pub fn point(w: &mut Writer<'_>, line: &RunLine) -> Result<(), Stop> {
    let Some((run, seq)) = line.reissues.filter(|_| line.pays()) else { return Ok(()) };
    let Some(mut old) = w.get::<RunLine>(&Keys::run_line(run, seq))? else { return Ok(()) };
    if let LineState::Failed { reason } = old.state {
        old.state = LineState::Reissued { run: line.run, seq: line.seq, failed: reason };
        w.put(&old)?;
    }
    Ok(())
}
