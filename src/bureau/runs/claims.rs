//! What somebody says became of a line after all: it was paid, its payment came back, or the record stands against what the bank says.
//! Each moves money, or lets it be paid again; so it counts once another one agrees, who has no duty but approving in the run.

use super::books::{Records, fen};
use super::carried::Done;
use super::outcome::{days, tally};
use super::steps::in_state;
use super::{chain, line_acts, lines, paid, refused};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::gate::Action;
use crate::bureau::journal::staff_name;
use crate::bureau::ledger;
use crate::bureau::people::{reason_for, records_of, stands_for};
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Claim, Claimed, Counts, LineState, Part, Recovery, Run, RunFault, RunLine, RunStep,
};
use crate::domain::{Date, EntryId, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// Says what became of a line. Nothing is booked until somebody else agrees.
pub fn claim(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    at: (RunId, u32),
    (what, day, reason): (Claimed, Option<Date>, &str),
) -> Result<Change, Stop> {
    let (mut run, mut line) = line_acts::answered(w, scene, at)?;
    let (seq, reason) = (line.seq, reason_for(reason)?);
    unclaimed(&line)?;
    // What pays no money was never with the bank: it can neither have come back nor been paid after all.
    if !line.has_cash() && what != Claimed::Stands {
        return Err(Refusal::Run(RunFault::NoLine { seq }).into());
    }
    let paid = matches!(line.state, LineState::Paid { .. });
    match what {
        Claimed::Paid if paid || line.state == LineState::Open => {
            return Err(Refusal::Run(RunFault::NotFailed { seq }).into());
        }
        Claimed::NotPaid if !paid => return Err(Refusal::Run(RunFault::NotPaid { seq }).into()),
        Claimed::Stands if line.says.is_none() => {
            return Err(Refusal::Run(RunFault::NotDiffering { seq }).into());
        }
        Claimed::Paid | Claimed::NotPaid | Claimed::Stands => {}
    }
    if let Some(day) = day.filter(|day| !days(&run, scene).contains(day)) {
        return Err(Refusal::Run(RunFault::DayAstray { seq, day }).into());
    }
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    line.claim = Some(Claim { day, by, on, reason: reason.clone(), what });
    w.put(&line)?;
    run.count(|counts| counts.claims = counts.claims.saturating_add(1));
    let change = line_acts::close_step(w, scene, run, (RunStep::Claim, ""), &line)?.with("reason", reason);
    Ok(match day {
        Some(day) => change.with("on", day),
        None => change,
    })
}

/// Refuses to act on a line of which somebody says something that nobody else has decided.
pub fn unclaimed(line: &RunLine) -> Result<(), Refusal> {
    match line.claim {
        Some(_) => Err(Refusal::Run(RunFault::Claimed { seq: line.seq })),
        None => Ok(()),
    }
}

/// Refuses while a line of a run is claimed to be otherwise than recorded, and nobody else has decided.
pub fn none_waits(r: &impl Reading, run: &Run) -> Result<(), Stop> {
    let waiting = lines::of(r, run.id)?.iter().filter(|line| line.claim.is_some()).count();
    match u32::try_from(waiting).unwrap_or(u32::MAX) {
        0 => Ok(()),
        lines => Err(Refusal::Run(RunFault::ClaimsWait { lines }).into()),
    }
}

/// The line of another run of which somebody says that it paid what a line is to pay, while nobody has decided.
pub fn claimed_elsewhere(
    r: &impl Reading,
    (line, person): (&RunLine, PersonId),
    records: &Records,
) -> Result<Option<(RunId, u32)>, Stop> {
    for run in r.scan::<Run>(..)? {
        let run = run?;
        if run.id == line.run || run.counts.is_some_and(|counts| counts.claims == 0) {
            continue;
        }
        let same = |other: &RunLine| {
            let month = |part: &Part| line.parts.iter().any(|of| of.month == part.month);
            other.is_contradicted()
                && other.claim.is_some()
                && other.programme == line.programme
                && records.of(other.person) == person
                && other.parts.iter().any(month)
        };
        if let Some(other) = lines::of(r, run.id)?.iter().find(|other| same(other)) {
            return Ok(Some((run.id, other.seq)));
        }
    }
    Ok(None)
}

/// A line that is claimed, for the one who decides: another one than who claims it.
fn decided(
    r: &impl Reading,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    step: RunStep,
) -> Result<(Run, RunLine, Claim), Stop> {
    let action = Action::ApproveRuns;
    let run = in_state(r, id, &line_acts::ANSWERED, step)?;
    chain::require(r, scene, (&run, step))?;
    let line = lines::one(r, id, seq)?;
    let claim = line.claim.clone().ok_or(Refusal::Run(RunFault::NotClaimed { seq }))?;
    if claim.by == scene.staff.id {
        return Err(Refusal::NotPermitted { action, why: Denied::SamePerson }.into());
    }
    Ok((run, line, claim))
}

/// Agrees to what was said: it counts. Where that moves what was paid by a run that had been compared with the bank, it is compared anew.
pub fn agree(w: &mut Writer<'_>, scene: Scene<'_>, at: (RunId, u32)) -> Result<Change, Stop> {
    let (mut run, mut line, claim) = decided(w, scene, at, RunStep::Agree)?;
    let booked = match claim.what {
        Claimed::Paid => was_paid(w, scene, (&mut run, &mut line), claim.day)?,
        Claimed::NotPaid => came_back(w, scene, (&mut run, &mut line), &claim.reason)?,
        Claimed::Stands => {
            seen_to(&mut run, &mut line);
            w.put(&line)?;
            None
        }
    };
    let change = line_acts::close_step(w, scene, run, (RunStep::Agree, ""), &line)?
        .with("asked-by", staff_name(w, claim.by)?)
        .with("reason", claim.reason);
    let change = match claim.day {
        Some(day) => change.with("on", day),
        None => change,
    };
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

/// Does not agree: what is on record stays as it is, and the bank's word, where there is one, waits on.
pub fn refuse(w: &mut Writer<'_>, scene: Scene<'_>, at: (RunId, u32), reason: &str) -> Result<Change, Stop> {
    let (run, line, claim) = decided(w, scene, at, RunStep::Refuse)?;
    let reason = reason_for(reason)?;
    let asker = staff_name(w, claim.by)?;
    let change = dropped(w, scene, (run, line), (RunStep::Refuse, &reason))?;
    Ok(change.with("asked-by", asker).with("reason", reason))
}

/// Takes back what was said, as one of those who reconcile.
pub fn withdraw(w: &mut Writer<'_>, scene: Scene<'_>, at: (RunId, u32)) -> Result<Change, Stop> {
    let (run, line) = line_acts::answered(w, scene, at)?;
    if line.claim.is_none() {
        return Err(Refusal::Run(RunFault::NotClaimed { seq: line.seq }).into());
    }
    dropped(w, scene, (run, line), (RunStep::Claim, ""))
}

fn dropped(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (mut run, mut line): (Run, RunLine),
    step: (RunStep, &str),
) -> Result<Change, Stop> {
    unclaim(&mut run, &mut line);
    w.put(&line)?;
    line_acts::close_step(w, scene, run, step, &line)
}

/// The first entry that was booked, and how many there are.
type Booked = Option<(EntryId, usize)>;

/// A line that failed was paid: it is booked, unless the money for it is under way again. Of what it was to set off nothing is taken off where
/// the decision does not say so any more: the money went all the same, and that is what is booked.
fn was_paid(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (run, line): (&mut Run, &mut RunLine),
    day: Option<Date>,
) -> Result<Booked, Stop> {
    not_again(w, line)?;
    let alone = !within_decision(w, line)?;
    let mut round = 0;
    for part in &line.parts {
        round = round.max(lines::round(w, line.person, part.month, &line.programme)?);
    }
    run.count(|counts| counts.unfail(line));
    run.failed = run.failed.saturating_sub(1);
    seen_to(run, line);
    line.state = LineState::Paid { on: scene.asking.moment.today, day, round: Some(round), alone };
    tally(run, line);
    run.compare_anew();
    let mut one = [line.clone()];
    let booked = paid::book(w, scene, run, &mut one)?;
    let [stored] = one;
    *line = stored;
    refused::note(w, scene, line)?;
    Ok(booked)
}

/// The payment is taken back in the ledger, and the line failed: what it was for is due again. The reversals are booked on the day of the
/// agreement, so that no closed month changes; each names the entry it takes back.
fn came_back(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (run, line): (&mut Run, &mut RunLine),
    reason: &str,
) -> Result<Booked, Stop> {
    let booked_by = line.parts.iter_mut().flat_map(|part| [part.paid.take(), part.off.take()]).flatten();
    let entries: Vec<_> = booked_by.collect();
    let booked = ledger::reverse_many(w, scene, &entries, reason)?;
    line.came_back.extend(&entries);
    if let Some((first, n)) = booked {
        line.came_back.extend((first.0..).take(n).map(EntryId));
    }
    seen_to(run, line);
    line.state = LineState::Failed { reason: reason.to_owned() };
    w.put(line)?;
    refused::note(w, scene, line)?;
    run.paid = run.paid.saturating_sub(1);
    run.paid_sum = fen(i128::from(run.paid_sum.0) - i128::from(line.amount.0));
    tally(run, line);
    run.compare_anew();
    Ok(booked)
}

/// Refuses while what a line was for is under way in another run: it would be paid twice.
fn not_again(r: &impl Reading, line: &RunLine) -> Result<(), Stop> {
    for record in records_of(r, stands_for(r, line.person)?)? {
        for part in &line.parts {
            let key = Keys::under_way(record, part.month, &line.programme);
            let other = r.owner(IndexTable::ObligationOnce, &key)?;
            if let Some((run, other)) = other.as_deref().and_then(Keys::as_run_line) {
                return Err(Refusal::Run(RunFault::ClaimUnderWay { seq: line.seq, run, other }).into());
            }
        }
    }
    Ok(())
}

/// Whether the decision by which the line sets something off says so still. It does not once two people ended it, nor of what was taken off
/// otherwise since.
fn within_decision(r: &impl Reading, line: &RunLine) -> Result<bool, Stop> {
    let Some(recovery) = line.recovery else { return Ok(true) };
    let found: Option<Recovery> = r.get(&Keys::recovery(recovery))?;
    let Some(decision) = found.filter(Recovery::holds) else { return Ok(false) };
    let done = Done::by(r, &decision)?;
    let mut taken = line.parts.iter().filter(|part| part.amount.0 < 0);
    Ok(taken.all(|part| part.amount.0.saturating_neg() <= done.left(&decision, part.month).0))
}

/// Nothing contradicts a line any more.
fn seen_to(run: &mut Run, line: &mut RunLine) {
    run.differing = run.differing.saturating_sub(u32::from(line.says.is_some()));
    line.says = None;
    unclaim(run, line);
}

fn unclaim(run: &mut Run, line: &mut RunLine) {
    if line.claim.take().is_some() {
        run.count(Counts::unclaim);
    }
}
