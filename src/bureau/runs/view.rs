//! What is shown of runs: the board, one run, what is set for them and what was decided.

use std::collections::BTreeMap;

use super::books::{fen, run as get};
use super::carried::Done;
use super::chain::{self, Duties};
use super::last::not_approved;
use super::since::Touched;
use super::{cycle, lines, put_off, rules as settings_of, since, to_come, together};
use crate::bureau::answer::{
    RecoveryRow, RunActRow, RunAnswerRow, RunChange, RunFund, RunRow, RunRuleRow, RunSettings, RunView,
};
use crate::bureau::funds;
use crate::bureau::gate::{Action, can};
use crate::bureau::journal::{hexadecimal, person, staff_name};
use crate::bureau::rates;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Act, Counts, LineChange, Over, Reason, Recovery, Run, RunFault, RunLine, RunState, RunStep,
};
use crate::domain::ledger::{FundShort, PlaceRules};
use crate::domain::{Date, Fen, RecoveryId, RunId, RunRuleId};
use crate::store::Reading;

/// Most runs of one answer.
const MOST: usize = 5000;

/// Every run, newest first.
pub fn board(
    r: &impl Reading,
    scene: Scene<'_>,
    (offset, limit): (usize, usize),
) -> Result<Vec<RunRow>, Stop> {
    let place = rates::place_rules(r)?;
    let today = scene.asking.moment.today;
    let runs = r.scan::<Run>(..)?.rev().skip(offset).take(limit.min(MOST));
    let runs: Vec<Run> = runs.map(|run| lines::counted(r, run?)).collect::<Result<_, Stop>>()?;
    let touched = Touched::since(r, scene, runs.iter())?;
    let told = |run: &Run| {
        let short = short(r, run, today)?;
        let astray = touched.as_ref().map_or(Ok(Vec::new()), |touched| touched.astray(r, scene, run))?;
        Ok(row(run, (&place, short, astray.len()), (lines::tasks(r, run)?, today)))
    };
    runs.iter().map(told).collect()
}

/// The funds that do not cover a run, while it is not with the bank: worked out afresh, whatever they were when it was drafted.
fn short(r: &impl Reading, run: &Run, today: Date) -> Result<Vec<FundShort>, Stop> {
    if !before_bank(run) || !funds::any_budget(r, run, today)? {
        return Ok(Vec::new());
    }
    let funds = funds::of_run(r, run, None, today)?;
    Ok(funds.iter().flat_map(RunFund::shorts).collect())
}

fn before_bank(run: &Run) -> bool {
    use RunState::{Approved, Draft, Frozen, Reviewed};
    matches!(run.state, Draft | Frozen | Reviewed | Approved)
}

fn row(
    run: &Run,
    (place, short, astray): (&PlaceRules, Vec<FundShort>, usize),
    (tasks, today): (u32, Date),
) -> RunRow {
    let due = cycle::due(place, run, today);
    RunRow {
        due,
        overdue: cycle::is_overdue(run, due, today),
        run: run.id,
        version: run.version,
        programmes: run.programmes.clone(),
        month: run.month,
        state: run.state,
        reissues: run.reissues,
        lines: run.lines,
        total: run.total,
        unexplained: run.unexplained,
        paid: run.paid,
        paid_sum: run.paid_sum,
        failed: run.failed,
        tasks,
        short,
        astray: u32::try_from(astray).unwrap_or(u32::MAX),
    }
}

/// One run with its comparison.
pub fn view(r: &impl Reading, scene: Scene<'_>, id: RunId) -> Result<RunView, Stop> {
    let run = get(r, id)?;
    let all = lines::of(r, id)?;
    let Summed { changes, reasons, restated, set_off } = summed(&all);
    let (in_force, today) = (settings_of::in_force(r)?, scene.asking.moment.today);
    let tier = in_force.tier(today);
    let together = together::of_month(r, &run, today)?;
    let needs_head = together::head_above(tier, together);
    let funds = funds::of_run(r, &run, Some(&all), today)?;
    let short = if before_bank(&run) { funds.iter().flat_map(RunFund::shorts).collect() } else { Vec::new() };
    let named = |id| Ok::<_, Stop>((id, staff_name(r, id)?));
    let (staff, happened) = (chain::staff(r)?, chain::since(r, scene, &run)?);
    let duties = Duties::of(r, scene, (&run, &staff), happened)?;
    let astray = since::astray(r, scene, &run)?;
    let counts = lines::counts(r, &run)?;
    Ok(RunView {
        row: row(&run, (&rates::place_rules(r)?, short, astray.len()), (lines::tasks(r, &run)?, today)),
        previous: run.previous,
        reissue: match counts.undecided {
            0 => Some(Refusal::Run(RunFault::NothingToReissue)),
            _ => super::reissue::may(r, scene, &run)?,
        },
        decide: if counts.claims > 0 { decide(r, scene, &run)? } else { None },
        beside: if run.is_approved() || run.state == RunState::Abandoned {
            Vec::new()
        } else {
            let others = not_approved(r, &run)?.into_iter();
            others.map(|other| (other.id, other.state, other.lines + other.stopped)).collect()
        },
        known: run.known,
        acts: acts(r, &run)?,
        agreed: run.agreed.iter().copied().map(named).collect::<Result<_, _>>()?,
        answers: answers(r, &run)?,
        bank_total: run.bank_total,
        rates_changed: run.is_fixed() && since::rates_changed(r, &run)?,
        editors: run.editors.iter().copied().map(named).collect::<Result<_, _>>()?,
        minute: run.minute.clone(),
        digest: run.digest.map(|digest| hexadecimal(digest.as_ref())).unwrap_or_default(),
        file: run.file.as_ref().map(|file| (file.name.clone(), hexadecimal(&file.digest))),
        changes: changes.into_iter().map(|(change, (n, sum))| (change, n, fen(sum))).collect(),
        reasons: reasons.into_iter().collect(),
        put_off: put_off::summed(r, &run, &all)?,
        overpaid: (run.overpaid, run.overpaid_sum),
        set_off: set_off.into_iter().map(|(recovery, sum)| (recovery, fen(sum))).collect(),
        restated: (restated.0, fen(restated.1)),
        needs_head,
        needs_minute: tier.and_then(|(_, minute)| minute).filter(|minute| together > *minute),
        together: Some(together).filter(|sum| *sum != run.total),
        no_release: in_force.freeze(today).map(|(name, until)| (name.to_owned(), until)),
        nobody: to_come::nobody(r, scene, (&run, &all), &duties)?,
        steps: steps(r, scene, (&run, &duties), (&funds, &astray, &stays(&run, &all, counts)))?,
        funds,
        fixed: run.is_fixed(),
        claims: counts.claims,
        anew: since::anew(&run, &astray),
        sent_back: run.sent_back().map(|act| told_act(r, act)).transpose()?,
        astray,
    })
}

/// What the lines of a run come to.
#[derive(Default)]
struct Summed {
    /// Lines and sum by what changed.
    changes: BTreeMap<LineChange, (u32, i128)>,
    /// Lines by why.
    reasons: BTreeMap<Reason, u32>,
    /// How many months are put right, and by how much.
    restated: (u32, i128),
    /// What is set off by each decision.
    set_off: BTreeMap<RecoveryId, i128>,
}

fn summed(all: &[RunLine]) -> Summed {
    let Summed { mut changes, mut reasons, mut restated, mut set_off } = Summed::default();
    for line in all {
        // What was never booked is booked as it should be: only what was booked otherwise is put right.
        for one in line.restated.iter().filter(|one| one.booked != Fen::ZERO) {
            restated = (restated.0.saturating_add(1), restated.1 + i128::from(one.change().0));
        }
        if let Some(recovery) = line.recovery {
            let taken = line.parts.iter().map(|part| i128::from(part.amount.0.min(0)));
            *set_off.entry(recovery).or_default() -= taken.sum::<i128>();
        }
        let (n, sum) = changes.entry(line.change).or_default();
        (*n, *sum) = (n.saturating_add(1), *sum + i128::from(line.amount.0));
        for reason in &line.reasons {
            *reasons.entry(*reason).or_default() += 1;
        }
    }
    Summed { changes, reasons, restated, set_off }
}

/// What keeps somebody from deciding what another one says of a line.
fn decide(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Option<Refusal>, Stop> {
    let action = Action::ApproveRuns;
    if let Err(why) = can(scene.staff, action) {
        return Ok(Some(Refusal::NotPermitted { action, why }));
    }
    match chain::apart(r, scene, (run, RunStep::Agree)) {
        Ok(()) => Ok(None),
        Err(Stop::Refused(why)) => Ok(Some(why)),
        Err(stop) => Err(stop),
    }
}

/// The bank's answers to a run that were taken in, in that order.
pub fn answers(r: &impl Reading, run: &Run) -> Result<Vec<RunAnswerRow>, Stop> {
    let rows = run.answers.iter().map(|answer| {
        Ok(RunAnswerRow {
            name: answer.file.name.clone(),
            digest: hexadecimal(&answer.file.digest),
            on: answer.on,
            by: staff_name(r, answer.by)?,
            paid: answer.paid,
            paid_sum: answer.paid_sum,
            failed: answer.failed,
            differing: answer.differing,
        })
    });
    rows.collect()
}

fn acts(r: &impl Reading, run: &Run) -> Result<Vec<RunActRow>, Stop> {
    run.acts.iter().map(|act| told_act(r, act)).collect()
}

fn told_act(r: &impl Reading, act: &Act) -> Result<RunActRow, Stop> {
    Ok(RunActRow {
        step: act.step,
        duty: act.step.duty(),
        by: staff_name(r, act.by)?,
        on: act.on,
        reason: act.reason.clone(),
        void: act.void,
    })
}

/// A step, and what keeps somebody from it.
type Told = (RunStep, Result<(), Refusal>);

/// The steps that lead on, and what keeps the one who asks from them.
fn steps(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, duties): (&Run, &Duties<'_>),
    (funds, astray, stays): (&[RunFund], &[RunChange], &[(RunStep, RunFault)]),
) -> Result<Vec<Told>, Stop> {
    let may = |step: RunStep| {
        let action = Action::of_run_step(step);
        can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
        duties.require(r, scene.staff, step)?;
        run.in_turn(step, scene.asking.moment.today).map_err(Refusal::Run)?;
        let unexplained = step == RunStep::Freeze && run.unexplained > 0;
        if unexplained {
            return Err(Refusal::Run(RunFault::Unexplained { lines: run.unexplained }).into());
        }
        if matches!(step, RunStep::Review | RunStep::Approve | RunStep::Export) {
            since::kept_by(astray)?;
        }
        if step == RunStep::Freeze && !astray.is_empty() {
            let lines = u32::try_from(astray.len()).unwrap_or(u32::MAX);
            return Err(Refusal::Run(RunFault::Moved { lines }).into());
        }
        if let Some((_, why)) = stays.iter().find(|(of, _)| *of == step) {
            return Err(Refusal::Run(why.clone()).into());
        }
        if matches!(step, RunStep::Approve | RunStep::Export) {
            covered(funds)?;
        }
        Ok::<_, Stop>(())
    };
    let told = |step| match may(step) {
        Ok(()) => Ok((step, Ok(()))),
        Err(Stop::Refused(why)) => Ok((step, Err(why))),
        Err(stop) => Err(stop),
    };
    // While lines have no outcome, the next answer comes before the comparison, wherever the run stands already.
    let open = |(_, why): &(RunStep, RunFault)| matches!(why, RunFault::Open { .. });
    let more = run.state == RunState::Returned && stays.iter().any(open);
    more.then_some(RunStep::TakeReturn).into_iter().chain(run.exits()).map(told).collect()
}

/// What keeps a run that the bank answered from being compared with it, and from being closed: told before anybody fills anything in.
fn stays(run: &Run, all: &[RunLine], counts: Counts) -> Vec<(RunStep, RunFault)> {
    let (reconcile, close) = (RunStep::Reconcile, RunStep::Close);
    let mut found = Vec::new();
    if counts.claims > 0 {
        found.extend([reconcile, close].map(|step| (step, RunFault::ClaimsWait { lines: counts.claims })));
    }
    let open = all.iter().filter(|line| line.is_under_way() && line.has_cash()).count();
    if open > 0 {
        let lines = u32::try_from(open).unwrap_or(u32::MAX);
        found.push((reconcile, RunFault::Open { lines }));
    }
    if run.differing > 0 {
        found.push((reconcile, RunFault::Differing { lines: run.differing }));
    }
    if counts.undecided > 0 {
        found.push((close, RunFault::Undecided { lines: counts.undecided }));
    }
    found
}

/// Refuses what the funds do not cover, or what has no budget where one is needed.
fn covered(funds: &[RunFund]) -> Result<(), Refusal> {
    let without = funds.iter().find(|fund| fund.version.is_none() && fund.needed == Some(true));
    if let Some(fund) = without {
        return Err(Refusal::NoBudget { year: fund.year, programme: fund.programme.clone() });
    }
    let lacking: Vec<FundShort> = funds.iter().flat_map(RunFund::shorts).collect();
    if lacking.is_empty() { Ok(()) } else { Err(Refusal::FundShort(lacking)) }
}

/// What is set for runs, and what was decided about money paid too much.
pub fn rules(r: &impl Reading) -> Result<RunSettings, Stop> {
    let mut settings = RunSettings { rules: Vec::new(), recoveries: Vec::new() };
    let all = settings_of::all(r)?;
    let ended = |id: RunRuleId| {
        let mut ends = all.iter().filter(|rule| rule.dropped.is_none() && rule.ends() == Some(id));
        ends.find_map(|rule| rule.approved.map(|(_, on)| on))
    };
    for rule in all.iter().cloned() {
        let approved = rule.approved.map(|(by, on)| Ok::<_, Stop>((staff_name(r, by)?, on))).transpose()?;
        settings.rules.push(RunRuleRow {
            rule: rule.id,
            said: rule.said,
            basis: rule.basis,
            by: staff_name(r, rule.by)?,
            on: rule.on,
            approved,
            dropped: rule.dropped,
            ended: ended(rule.id),
        });
    }
    for recovery in r.scan::<Recovery>(..)? {
        let one = recovery?;
        let approved = one.approved.map(|(by, on)| Ok::<_, Stop>((staff_name(r, by)?, on))).transpose()?;
        let done = Done::by(r, &one)?;
        let left = one.over.iter().map(|over| Over { fen: done.left(&one, over.month), ..*over });
        let left = left.filter(|over| over.fen != Fen::ZERO).collect();
        let ended = if one.is_ended() { one.ended } else { done.through(&one) };
        let ending = one.ending.filter(|_| ended.is_none());
        let ending = ending.map(|e| Ok::<_, Stop>((staff_name(r, e.by)?, e.on, e.reason))).transpose()?;
        settings.recoveries.push(RecoveryRow {
            recovery: one.id,
            version: one.version,
            person: one.person,
            name: person(r, one.person)?.facts.name,
            programme: one.programme,
            way: one.way,
            each: one.each,
            basis: one.basis,
            by: staff_name(r, one.by)?,
            on: one.on,
            approved,
            ended,
            taken: done.sum(),
            sum: fen(Fen::total(one.over.iter().map(|over| over.fen)).0),
            left,
            months: one.over,
            onto: one.onto,
            ending,
        });
    }
    Ok(settings)
}
