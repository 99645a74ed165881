//! Issuing again what failed: a new run whose lines take the place of the failed ones, for the same months, with the account as it is now.

use std::collections::{BTreeSet, HashMap};

use super::books::{Records, fen, run as get};
use super::draft::{blank, name_changers, new_run, nothing, store};
use super::last::{Before, Last, Of, paid_by};
use super::put_off::{own, worked_out};
use super::still::Stills;
use super::{chain, lines, refused};
use crate::bureau::change::Change;
use crate::bureau::gate::{Action, can};
use crate::bureau::journal::person;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Again, LineState, Run, RunFault, RunLine, RunState, RunStep};
use crate::domain::{Month, PersonId, RunId};
use crate::store::{Keys, Reading, Writer};

/// What a run issues again: by person and programme, the line whose place is taken and the months it held.
pub type Reissued = HashMap<(PersonId, String), (RunId, u32, BTreeSet<Month>)>;

/// A new run of lines that failed: those named, or all. Of each only what is still due is paid. Not before somebody else compared what
/// the bank says with what was sent: whoever takes an answer in cannot have its failures paid again.
pub fn reissue(w: &mut Writer<'_>, scene: Scene<'_>, of: RunId, seqs: &[u32]) -> Result<Change, Stop> {
    let old = get(w, of)?;
    if !matches!(old.state, RunState::Reconciled | RunState::Closed) {
        return Err(Refusal::Run(RunFault::NotReconciled).into());
    }
    let mut again = Vec::new();
    for line in lines::of(w, of)? {
        let named = seqs.is_empty() || seqs.contains(&line.seq);
        // What somebody says was paid after all is not paid again meanwhile.
        let failed = line.is_undecided() && !line.is_contradicted();
        if named && !failed && !seqs.is_empty() {
            return Err(Refusal::Run(RunFault::NotFailed { seq: line.seq }).into());
        }
        if named && failed {
            let months = line.parts.iter().map(|part| part.month).collect();
            again.push(Again { seq: line.seq, person: line.person, programme: line.programme, months });
        }
    }
    let mut run = new_run(w, scene, old.programmes, old.month)?;
    (run.reissues, run.again) = (Some(of), again);
    let built = worked_out(w, scene, &mut run, false)?;
    if built.lines.iter().all(|line| !line.pays()) {
        let held = built.lines.iter().any(RunLine::is_refused);
        let why = match refused_all(w, scene, &lines::of(w, of)?)? {
            Some(why) if held => why,
            _ if held => nothing(&built.lines),
            _ => RunFault::NothingToReissue,
        };
        return Err(Refusal::Run(why).into());
    }
    store(w, scene, run, built)
}

/// The run that issues some failures of a run again, as far as it can be told before it is worked out.
pub fn as_if(
    r: &impl Reading,
    scene: Scene<'_>,
    old: &Run,
    (mut failed, records): (Vec<RunLine>, &Records),
) -> Result<Run, Stop> {
    let mut run = blank(RunId(u32::MAX), old.programmes.clone(), old.month, scene.asking.moment.today);
    (run.reissues, run.since) = (Some(old.id), u64::MAX);
    let mut frozen = None;
    for line in &mut failed {
        if line.since.is_none() {
            let known = match frozen.take() {
                Some(known) => known,
                None => super::last::frozen(r)?,
            };
            line.since = Some(paid_by(r, &known, (records.of(line.person), &line.programme), Of::All)?);
            frozen = Some(known);
        }
    }
    run.total = fen(failed.iter().map(|line| i128::from(line.amount.0)).sum());
    name_changers(r, scene, &mut run, (&failed, records))?;
    Ok(run)
}

/// Whether any of some failures can be issued again, or could once its account is good: it is due still, somebody may receive it, and nobody
/// says that it was paid. What is not can only be left.
pub fn any_to_issue(r: &impl Reading, scene: Scene<'_>, failed: &[RunLine]) -> Result<bool, Stop> {
    let mut stills = Stills::read(r, scene, failed)?;
    for line in failed.iter().filter(|line| !line.is_contradicted()) {
        let person = person(r, stands_for(r, line.person)?)?;
        let goes = lines::pay_to(&person, scene.asking.moment.today).is_ok();
        if goes && !stills.of(line, &line.parts)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What keeps somebody from issuing the failures of a run again, as far as it can be told before it is worked out: asked before anybody
/// is asked whether they mean it.
pub fn may(r: &impl Reading, scene: Scene<'_>, old: &Run) -> Result<Option<Refusal>, Stop> {
    let action = Action::PrepareRuns;
    if let Err(why) = can(scene.staff, action) {
        return Ok(Some(Refusal::NotPermitted { action, why }));
    }
    if !matches!(old.state, RunState::Reconciled | RunState::Closed) {
        return Ok(Some(Refusal::Run(RunFault::NotReconciled)));
    }
    let failed: Vec<RunLine> = lines::of(r, old.id)?.into_iter().filter(RunLine::is_undecided).collect();
    let records = Records::read(r)?;
    let run = as_if(r, scene, old, (failed.clone(), &records))?;
    // As it is worked out: what somebody changed themselves may be put off.
    let apart = match own(r, scene, (&run, false), (&failed, &records)) {
        Ok(None) => chain::apart(r, scene, (&run, RunStep::Draft)),
        own => own.map(|_| ()),
    };
    match apart {
        Ok(()) => Ok(refused_all(r, scene, &failed)?.map(Refusal::Run)),
        Err(Stop::Refused(why)) => Ok(Some(why)),
        Err(stop) => Err(stop),
    }
}

/// That all failures among some lines would be held again, since their accounts are those that the bank refused.
fn refused_all(r: &impl Reading, scene: Scene<'_>, lines: &[RunLine]) -> Result<Option<RunFault>, Stop> {
    let (mut held, mut from) = (0_u32, None);
    for line in lines.iter().filter(|line| line.is_undecided() && !line.is_contradicted()) {
        let now = refused::account_now(r, scene, line)?;
        let Some(now) = now.filter(|now| now.same || now.from.is_some()) else { return Ok(None) };
        held = held.saturating_add(1);
        from = from.max(now.from);
    }
    Ok((held > 0).then_some(RunFault::AccountsRefused { lines: held, from }))
}

/// What a run issues again; `None` of one that does not. Its lines are compared with those whose place they take, and whoever changed
/// a record since what those were compared with counts.
pub fn again(
    r: &impl Reading,
    run: &Run,
    records: &Records,
    last: &mut Last,
) -> Result<Option<Reissued>, Stop> {
    let Some(of) = run.reissues else { return Ok(None) };
    last.since = Some(get(r, of)?.since);
    let mut compared = HashMap::new();
    let mut found = Reissued::new();
    for again in &run.again {
        let key = (records.of(again.person), again.programme.clone());
        if let Some(old) = r.get::<RunLine>(&Keys::run_line(of, again.seq))? {
            let merged = key.0 != again.person;
            compared.insert(key.clone(), Before::taken_place_of(old, (run.month, merged)));
        }
        found.insert(key, (of, again.seq, again.months.iter().copied().collect()));
    }
    last.compare_with(of, compared);
    Ok(Some(found))
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
            undecided(w, &old, 1)?;
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
        undecided(w, &old, -1)?;
    }
    Ok(())
}

/// Stores a line with its new state; its run counts one failure that nobody decided on yet more or less. The run is read first: where it was
/// never counted, its lines are counted as they were.
fn undecided(w: &mut Writer<'_>, line: &RunLine, more: i32) -> Result<(), Stop> {
    let mut run = get(w, line.run)?;
    run.count(|counts| counts.undecided = counts.undecided.saturating_add_signed(more));
    w.put(&run)?;
    Ok(w.put(line)?)
}
