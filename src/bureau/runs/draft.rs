//! Drafting: everybody who is owed something becomes a line, with the reason why.

use std::collections::{HashMap, HashSet};

use super::books::{Records, fen};
use super::build::Built;
use super::changers::changers;
use super::put_off::{self, worked_out};
use super::steps::in_state;
use super::{chain, lines};
use crate::bureau::change::Change;
use crate::bureau::funds;
use crate::bureau::journal::next_place;
use crate::bureau::ledger::{keep_settled, keep_sums};
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Bearing, Counts, Deferred, Duty, LineChange, Run, RunFault, RunLine, RunState, RunStep, next,
};
use crate::domain::{Date, Fen, Month, PersonId, RunId, StaffId};
use crate::store::{Counter, Keys, Reading, Writer};

/// A new run of some programmes for a month and all months before.
pub fn draft(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    programmes: &[String],
    month: Month,
) -> Result<Change, Stop> {
    let programmes = admit(scene, programmes)?;
    super::cycle::admit(w, scene, &programmes, month)?;
    let mut run = new_run(w, scene, programmes, month)?;
    let built = worked_out(w, scene, &mut run, false)?;
    store(w, scene, run, built)
}

/// A run of which nothing is known yet.
pub fn new_run(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    programmes: Vec<String>,
    month: Month,
) -> Result<Run, Stop> {
    let id = RunId(w.next_id(Counter::Run)?);
    Ok(blank(id, programmes, month, scene.asking.moment.today))
}

/// The same, by a number of which it is not said that it is taken.
pub fn blank(id: RunId, programmes: Vec<String>, month: Month, today: Date) -> Run {
    Run {
        id,
        version: 0,
        programmes,
        month,
        state: RunState::Draft,
        acts: Vec::new(),
        previous: None,
        reissues: None,
        minute: String::new(),
        digest: None,
        lines: 0,
        total: Fen::ZERO,
        stopped: 0,
        unexplained: 0,
        overpaid: 0,
        overpaid_sum: Fen::ZERO,
        known: today,
        since: 0,
        frozen: None,
        editors: Vec::new(),
        file: None,
        paid: 0,
        paid_sum: Fen::ZERO,
        failed: 0,
        booked_upto: None,
        answers: Vec::new(),
        bank_total: None,
        differing: 0,
        agreed: Vec::new(),
        rates: None,
        again: Vec::new(),
        deferred: Vec::new(),
        counts: Some(Counts::default()),
        changed: Vec::new(),
        pays_by: None,
        asks: Vec::new(),
        looked_at: None,
        left_followed: true,
        made: None,
    }
}

/// Works a draft out anew. Reasons in somebody's words stay with lines that come out the same.
pub fn redraft(w: &mut Writer<'_>, scene: Scene<'_>, mut run: Run) -> Result<Change, Stop> {
    run.state = next(run.state, RunStep::Draft).map_err(Refusal::Run)?;
    let old = lines::of(w, run.id)?;
    let built = worked_out(w, scene, &mut run, !put_off::of_lines(&old).is_empty())?;
    let kept_from = kept_from_it(&run);
    let built = Built { lines: kept_words(built.lines, &old, &kept_from), ..built };
    super::reissue::release(w, &old)?;
    // Lines that keep their place are written over; the obligations of others are free again first.
    let place = |line: &RunLine| (line.seq, line.person, line.programme.clone());
    let stay: HashSet<_> = built.lines.iter().map(place).collect();
    remove(w, old.iter().filter(|line| !stay.contains(&place(line))))?;
    keep_acts(&mut run, &built.lines, &kept_from);
    store(w, scene, run, built)
}

/// Whoever changed something of what a run pays, so that they have no part in working it out.
fn kept_from_it(run: &Run) -> HashSet<StaffId> {
    let all = run.changed.iter().filter(|of| of.keeps(of.by, Duty::Compute));
    all.map(|of| of.by).collect()
}

/// Whoever wrote words that are kept, or left somebody to a coming run, has a part in the run still; not so whoever is kept from it: of
/// their words nothing stays, and they have no other part in it either.
fn keep_acts(run: &mut Run, lines: &[RunLine], kept_from: &HashSet<StaffId>) {
    let authors: HashSet<StaffId> = lines.iter().filter_map(|line| line.explained_by).collect();
    let left: HashSet<StaffId> = run.deferred.iter().filter_map(|of| of.by).collect();
    for act in &mut run.acts {
        let stays = |of: &HashSet<StaffId>| of.contains(&act.by) && !kept_from.contains(&act.by);
        act.void = match act.step {
            RunStep::Draft => true,
            RunStep::Explain => act.void || !stays(&authors),
            // What was decided stands as long as the run does, whatever its lines come to.
            RunStep::Defer => !stays(&left),
            _ => act.void,
        };
    }
}

/// Reasons in somebody's words for lines that come out the same, but of those who are kept from the run: another says why.
fn kept_words(new: Vec<RunLine>, old: &[RunLine], kept_from: &HashSet<StaffId>) -> Vec<RunLine> {
    let words: HashMap<(PersonId, &str), &RunLine> = old
        .iter()
        .filter(|line| !line.explained.is_empty())
        .filter(|line| line.explained_by.is_none_or(|by| !kept_from.contains(&by)))
        .map(|line| ((line.person, line.programme.as_str()), line))
        .collect();
    let keep = |mut line: RunLine| {
        if let Some(before) = words.get(&(line.person, line.programme.as_str()))
            && before.parts == line.parts
            && before.reasons == line.reasons
        {
            line.explained.clone_from(&before.explained);
            line.explained_by = before.explained_by;
        }
        line
    };
    new.into_iter().map(keep).collect()
}

/// Takes the rows of lines out.
pub fn remove<'l>(w: &mut Writer<'_>, lines: impl IntoIterator<Item = &'l RunLine>) -> Result<(), Stop> {
    for line in lines {
        w.delete::<RunLine>(&Keys::run_line(line.run, line.seq))?;
    }
    Ok(())
}

/// Whoever asks takes a step of a run, on no day before its last one.
pub fn sign(run: &mut Run, scene: Scene<'_>, step: RunStep, reason: &str) -> Result<(), Refusal> {
    let today = scene.asking.moment.today;
    run.in_turn(step, today).map_err(Refusal::Run)?;
    run.sign(step, scene.staff.id, today, reason);
    Ok(())
}

/// Puts down what a run is compared with, and who changed something of what it pays since.
pub fn weigh(r: &impl Reading, scene: Scene<'_>, run: &mut Run, built: &Built) -> Result<(), Stop> {
    run.previous = built.last.run;
    // Where nothing is read through, everything is looked up person by person.
    run.since = built.last.since.map_or_else(|| next_place(r), Ok)?;
    name_changers(r, scene, run, (&built.lines, &built.records))
}

/// Stores a drafted run with its lines.
pub fn store(w: &mut Writer<'_>, scene: Scene<'_>, mut run: Run, built: Built) -> Result<Change, Stop> {
    let Built { lines, overpaid, overpaid_sum, rates, unkept, .. } = built;
    keep_sums(w, &unkept)?;
    keep_settled(w, scene)?;
    lines::count_older(w)?;
    super::left::follow_older(w)?;
    run.version += 1;
    run.rates = Some(rates.into());
    (run.overpaid, run.overpaid_sum) = (overpaid, overpaid_sum);
    run.known = scene.asking.moment.today;
    run.looked_at = Some(next_place(w)?);
    count(&mut run, &lines);
    run.asks = funds::asked(w, &run, &lines, run.known)?;
    if run.lines == 0 && lines.iter().all(|line| line.restated.is_empty()) {
        return Err(Refusal::Run(beside(w, &run)?.unwrap_or_else(|| nothing(&lines))).into());
    }
    chain::apart(w, scene, (&run, RunStep::Draft))?;
    sign(&mut run, scene, RunStep::Draft, "")?;
    // Person by person: index rows that stand beside each other are written one after the other.
    let mut by_person: Vec<&RunLine> = lines.iter().collect();
    by_person.sort_by_key(|line| line.person);
    for line in by_person {
        w.put(line)?;
        super::reissue::point(w, line)?;
    }
    w.put(&run)?;
    Ok(note_of(&run))
}

/// The newest other run that pays one of the programmes and is not approved yet: it may hold what this one leaves out.
fn beside(r: &impl Reading, run: &Run) -> Result<Option<RunFault>, Stop> {
    let others = super::last::not_approved(r, run)?;
    Ok(others.last().map(|other| RunFault::Beside { run: other.id, lines: other.lines + other.stopped }))
}

/// Why nothing is paid.
pub fn nothing(lines: &[RunLine]) -> RunFault {
    let held = lines.iter().filter(|line| line.change == LineChange::Held).count();
    match u32::try_from(held) {
        Ok(0) | Err(_) => RunFault::Empty,
        Ok(lines) => RunFault::AllHeld { lines },
    }
}

/// Puts down who changed what the lines that pay depend on since each was paid last, and who agreed to it.
pub fn name_changers(
    r: &impl Reading,
    scene: Scene<'_>,
    run: &mut Run,
    of: (&[RunLine], &Records),
) -> Result<(), Stop> {
    let found = changers(r, scene, run, of)?;
    run.editors = found.who(Bearing::Amount).collect();
    run.agreed = found.who(Bearing::Agreed).collect();
    run.changed = found.all();
    Ok(())
}

/// Leaves a line to a coming run: it is held, and who changed its data has a part in the rest of the run again.
pub fn defer(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let mut run = in_state(w, id, &[RunState::Draft], RunStep::Defer)?;
    chain::apart(w, scene, (&run, RunStep::Defer))?;
    let reason = reason_for(reason)?;
    let line = lines::one(w, id, seq)?;
    if run.deferred.len() >= MOST_DEFERRED {
        return Err(Refusal::TooManyMeant { found: run.deferred.len() + 1, most: MOST_DEFERRED }.into());
    }
    let (person, programme) = (line.person, line.programme.clone());
    let by = Some(scene.staff.id);
    run.deferred.push(Deferred { person, programme, reason: reason.clone(), by });
    sign(&mut run, scene, RunStep::Defer, &reason)?;
    let change = redraft(w, scene, run)?;
    Ok(change.of(Some(person)).with("line", seq).with("reason", reason))
}

/// Most people that one run leaves to a coming one.
const MOST_DEFERRED: usize = 1000;

/// Counts a run's lines.
pub fn count(run: &mut Run, lines: &[RunLine]) {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    run.lines = number(lines.iter().filter(|line| line.pays()).count());
    run.stopped = number(lines.len()).saturating_sub(run.lines);
    run.unexplained = number(lines.iter().filter(|line| line.is_unexplained()).count());
    run.total = fen(lines.iter().map(RunLine::sum).sum());
}

/// What the journal says of a run.
pub fn note_of(run: &Run) -> Change {
    Change::new(Outcome::Run(run.id, run.version), run.id)
        .with("run_state", run.state.name())
        .with("month", run.month)
        .with("lines", run.lines)
        .with("amount", run.total)
}

/// What is asked for, in clean form: programme ids sorted, each once.
fn admit(scene: Scene<'_>, programmes: &[String]) -> Result<Vec<String>, Refusal> {
    let mut clean = programmes.to_vec();
    clean.sort();
    clean.dedup();
    if clean.is_empty() || clean.len() != programmes.len() {
        return Err(Refusal::Run(RunFault::Programmes));
    }
    if let Some(unknown) = clean.iter().find(|id| !scene.reference.knows_programme(id)) {
        return Err(Refusal::NoSuchProgramme(unknown.clone()));
    }
    if let Some(other) = clean.iter().find(|id| !scene.reference.paid_by_runs(id)) {
        return Err(Refusal::Run(RunFault::PaidOtherwise { programme: other.clone() }));
    }
    Ok(clean)
}
