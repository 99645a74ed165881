//! The steps of a run from draft to closed: each with its duty, its conditions and its signature.

use std::collections::{HashMap, HashSet};

use super::books::{Books, Records, Without, run as get};
use super::build::build;
use super::draft::{count, name_changers, note_of, redraft, remove, sign};
use super::{
    chain, claims, decisions, dues, last, line_acts, lines, outcome, put_off, rules, since, together,
    undecided,
};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::command::RunAct;
use crate::bureau::faults::Faults;
use crate::bureau::funds;
use crate::bureau::journal::next_place;
use crate::bureau::ledger;
use crate::bureau::people::reason_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Recovery, Run, RunFault, RunFile, RunLine, RunState, RunStep};
use crate::domain::{EntryId, Fen, RunId};
use crate::store::{Counter, Keys, Reading, Writer};

/// One step.
pub fn step(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (RunId, u32),
    act: &RunAct,
) -> Result<Change, Stop> {
    let mut run = get(w, id)?;
    if run.version != seen {
        return Err(Refusal::Stale { seen, now: run.version, fields: Vec::new() }.into());
    }
    let step = act.step();
    run.in_turn(step, scene.asking.moment.today).map_err(Refusal::Run)?;
    if *act == RunAct::Redraft {
        // What keeps somebody from it is looked at when it is worked out.
        return redraft(w, scene, run);
    }
    if let RunAct::ClearAccounts { words } = act {
        return line_acts::clear_all(w, scene, run, words);
    }
    chain::require(w, scene, (&run, step))?;
    run.state = run.next(step).map_err(Refusal::Run)?;
    let mut reason = String::new();
    let mut booked = None;
    match act {
        RunAct::Freeze => freeze(w, scene, &mut run)?,
        RunAct::Thaw { reason: why } | RunAct::Return { reason: why } | RunAct::Decline { reason: why } => {
            reason = reason_for(why)?;
            thaw(&mut run);
        }
        RunAct::Review => still_holds(w, scene, &run)?,
        RunAct::Approve { minute } => {
            released(w, scene)?;
            still_holds(w, scene, &run)?;
            booked = approve(w, scene, &mut run, minute)?;
        }
        RunAct::Recall { reason: why } => {
            reason = reason_for(why)?;
            booked = dues::recall(w, scene, &run, &reason)?;
            thaw(&mut run);
        }
        RunAct::Export { file, digest, made } => {
            run.file = Some(export(w, scene, &run, (file, *digest))?);
            run.made.clone_from(made);
        }
        RunAct::Reconcile { total } => booked = reconcile(w, scene, &mut run, *total)?,
        RunAct::Close => decided(w, &run)?,
        RunAct::Abandon { reason: why } => {
            reason = reason_for(why)?;
            abandon(w, id)?;
        }
        RunAct::NoteUnpaid { document, reason: why } => reason = outcome::unpaid_by(document, why)?,
        RunAct::AgreeUnpaid => reason = outcome::none_paid(w, &mut run)?,
        RunAct::RefuseUnpaid { reason: why } => reason = reason_for(why)?,
        RunAct::Redraft | RunAct::ClearAccounts { .. } => {}
    }
    run.version += 1;
    sign(&mut run, scene, step, &reason)?;
    w.put(&run)?;
    funds::hold(w, &run)?;
    if matches!(step, RunStep::Approve | RunStep::Export) {
        funds::require_room(w, &run)?;
    }
    let change = note_of(&run).with("reason", reason).with("minute", &run.minute);
    let change = change.with("file", run.file.as_ref().map(|file| file.name.clone()).unwrap_or_default());
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

/// Its lines go, and what it was to issue again is a failure again.
fn abandon(w: &mut Writer<'_>, id: RunId) -> Result<(), Stop> {
    let all = lines::of(w, id)?;
    super::reissue::release(w, &all)?;
    remove(w, &all)
}

/// Fixes the lines, if they come out as they were drafted and each has a reason.
fn freeze(w: &mut Writer<'_>, scene: Scene<'_>, run: &mut Run) -> Result<(), Stop> {
    let drafted = lines::of(w, run.id)?;
    count(run, &drafted);
    if run.unexplained > 0 {
        return Err(Refusal::Run(RunFault::Unexplained { lines: run.unexplained }).into());
    }
    let built = build(w, scene, run, &put_off::of_lines(&drafted))?;
    let moved = moved(&drafted, &built.lines);
    if moved > 0 {
        return Err(Refusal::Run(RunFault::Moved { lines: u32::try_from(moved).unwrap_or(u32::MAX) }).into());
    }
    name_changers(w, scene, run, (&built.lines, &built.records))?;
    chain::apart(w, scene, (run, RunStep::Freeze))?;
    run.digest = Some(lines::fingerprint(drafted.iter()).into());
    run.frozen = Some(next_place(w)?);
    run.looked_at = run.frozen;
    run.pays_by = Some(decisions::kept(w, scene, &drafted)?);
    run.rates = Some(built.rates.into());
    Ok(())
}

/// How many lines come out otherwise than they were drafted. Who is left to a coming run may be in one already.
fn moved(drafted: &[RunLine], now: &[RunLine]) -> usize {
    let plain = |line: &RunLine| {
        let (explained, explained_by) = (String::new(), None);
        RunLine { seq: 0, since: None, explained, explained_by, ..line.clone() }
    };
    let of = |line: &RunLine| (line.person, line.programme.clone());
    let mut left: HashMap<_, &RunLine> = now.iter().map(|line| (of(line), line)).collect();
    let gone_on = |line: &RunLine| line.is_put_off();
    let otherwise = drafted.iter().filter(|was| match left.remove(&of(was)) {
        Some(now) => plain(was) != plain(now),
        None => !gone_on(was),
    });
    otherwise.count() + left.len()
}

/// A draft again: what was signed does not hold any more.
fn thaw(run: &mut Run) {
    run.void(&[RunStep::Freeze, RunStep::Review, RunStep::Approve]);
    (run.digest, run.frozen, run.booked_upto, run.pays_by) = (None, None, None, None);
    run.minute.clear();
}

/// Refuses while a named time holds in which nothing is released, and while nothing could be booked of what becomes of it.
fn released(r: &impl Reading, scene: Scene<'_>) -> Result<(), Stop> {
    ledger::require_open(r, scene.asking.moment.today.month())?;
    match rules::in_force(r)?.freeze(scene.asking.moment.today) {
        Some((name, until)) => {
            Err(Refusal::Run(RunFault::FreezePeriod { name: name.to_owned(), until }).into())
        }
        None => Ok(()),
    }
}

/// The file by which a run goes to the bank, once nothing speaks against it.
fn export(
    r: &impl Reading,
    scene: Scene<'_>,
    run: &Run,
    (file, digest): (&str, [u8; 32]),
) -> Result<RunFile, Stop> {
    released(r, scene)?;
    still_holds(r, scene, run)?;
    not_overtaken(r, scene, run, &lines::of(r, run.id)?)?;
    let mut faults = Faults::default();
    let name = faults.words("file", file, 1, 120);
    faults.settle()?;
    Ok(RunFile { name, digest })
}

/// Refuses where what was frozen is not so any more, and where a run that it counts as the last one is not approved any more.
fn still_holds(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<(), Stop> {
    since::none_astray(r, scene, run)?;
    last::holds(r, scene, run)
}

/// Books what is due and not booked yet. Gives the first entry and how many there are.
fn approve(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: &mut Run,
    minute: &str,
) -> Result<Option<(EntryId, usize)>, Stop> {
    let tier = rules::in_force(w)?.tier(scene.asking.moment.today);
    let together = together::of_month(w, run, scene.asking.moment.today)?;
    let mut faults = Faults::default();
    run.minute = faults.line("minute-number", minute, 60);
    faults.settle()?;
    // 纪要编号 bears the number of a meeting: 〔2026〕9号, 2026-9.
    if !run.minute.is_empty() && !run.minute.chars().any(char::is_numeric) {
        return Err(Refusal::Run(RunFault::MinuteForm).into());
    }
    match tier {
        Some((_, Some(above))) if together > above && run.minute.is_empty() => {
            return Err(Refusal::Run(RunFault::NeedsMinute { above }).into());
        }
        _ => {}
    }
    let mut all = lines::of(w, run.id)?;
    let books = not_overtaken(w, scene, run, &all)?;
    let booked = dues::book(w, scene, run, &books, &mut all)?;
    run.booked_upto = Some(EntryId(w.last_number(Counter::Entry)?));
    Ok(booked)
}

/// Refuses when an obligation was settled otherwise since it was drafted, or is under way in another run; and when something else is
/// booked as due where that alone says what is due, or more than was decided where two people decide it.
fn not_overtaken(r: &impl Reading, scene: Scene<'_>, run: &Run, all: &[RunLine]) -> Result<Books, Stop> {
    let paid = all.iter().flat_map(|line| line.parts.iter().map(|part| part.month));
    let restated = all.iter().flat_map(|line| line.restated.iter().map(|one| one.month));
    let from = paid.chain(restated).min().unwrap_or(run.month);
    let records = Records::read(r)?;
    let books = Books::read(r, &run.programmes, from, Without::of(run), &records)?;
    let mut seen = HashSet::new();
    for line in all.iter().filter(|line| line.is_under_way()) {
        let person = records.of(line.person);
        let at = lines::place(run, line)?;
        let worked_out = scene.reference.works_out(&line.programme);
        for part in &line.parts {
            let obligation = (person, at, part.month);
            let stands = books.of(&obligation);
            // Two records of one person in this very run are twice the same obligation.
            let due_changed = !worked_out && stands.due != part.entitled.0;
            if stands.under_way
                && let Some((of, other)) = claims::claimed_elsewhere(r, (line, person), &records)?
            {
                let seq = line.seq;
                return Err(Refusal::Run(RunFault::ClaimedElsewhere { seq, run: of, other }).into());
            }
            if stands.under_way || stands.settled != part.settled.0 || due_changed || !seen.insert(obligation)
            {
                return Err(Refusal::Run(RunFault::Overtaken { seq: line.seq }).into());
            }
        }
        if !worked_out && undecided::beyond(r, scene, (person, line))? {
            return Err(Refusal::Run(RunFault::Overtaken { seq: line.seq }).into());
        }
        if let Some(recovery) = line.recovery {
            let decision: Option<Recovery> = r.get(&Keys::recovery(recovery))?;
            if !decision.is_some_and(|decision| decision.holds()) {
                return Err(Refusal::Run(RunFault::RecoveryEnded { seq: line.seq, recovery }).into());
            }
        }
    }
    Ok(books)
}

/// Refuses while a line has no outcome, while the bank contradicts what is on record, and where what the bank says it paid in all is not
/// what is on record.
fn reconciled(run: &mut Run, total: Fen) -> Result<(), RunFault> {
    if run.open() > 0 {
        return Err(RunFault::Open { lines: run.open() });
    }
    if run.differing > 0 {
        return Err(RunFault::Differing { lines: run.differing });
    }
    if total != run.paid_sum {
        return Err(RunFault::BankTotal { said: total, paid: run.paid_sum });
    }
    run.bank_total = Some(total);
    Ok(())
}

/// Compares what the bank says it paid with what is on record, once nothing waits for somebody. What pays no money settles with it.
fn reconcile(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: &mut Run,
    total: Fen,
) -> Result<Option<(EntryId, usize)>, Stop> {
    claims::none_waits(w, run)?;
    let booked = outcome::settle_without_money(w, scene, run)?;
    reconciled(run, total).map_err(Refusal::Run)?;
    Ok(booked)
}

/// Refuses while nobody said what becomes of a failure, or decided on what somebody says of a line.
fn decided(r: &impl Reading, run: &Run) -> Result<(), Stop> {
    claims::none_waits(r, run)?;
    match lines::tasks(r, run)? {
        0 => Ok(()),
        lines => Err(Refusal::Run(RunFault::Undecided { lines }).into()),
    }
}

/// The run as it is when its lines are acted on.
pub fn in_state(r: &impl Reading, id: RunId, allowed: &[RunState], step: RunStep) -> Result<Run, Stop> {
    let run = get(r, id)?;
    if allowed.contains(&run.state) {
        Ok(run)
    } else {
        Err(Refusal::Run(RunFault::NotFrom { state: run.state, step }).into())
    }
}
