//! Lines that failed or were left out, are left to a coming run, and are due and not paid since.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::books::fen;
use super::still::{Still, Stills};
use super::withheld::{Withheld, withheld};
use crate::bureau::people::stands_for;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{LineState, Part, Run, RunLine};
use crate::domain::ledger::{Entry, EntryKind, YearSums};
use crate::domain::{Date, Fen, Month, RunId};
use crate::store::{IndexTable, Keys, Reading, StoreError, Writer};

/// What a run left and nobody paid since.
pub struct LeftUnpaid {
    /// The run.
    pub run: RunId,
    /// Its month.
    pub month: Month,
    /// Its programmes.
    pub programmes: Vec<String>,
    /// How many lines.
    pub lines: u32,
    /// What they come to.
    pub sum: Fen,
    /// Since when: where somebody left lines out of the run, the day on which it was worked out without them; of lines that failed, the day
    /// on which the first answer of the bank that says so was taken in.
    pub on: Date,
}

/// What is due still of one line.
struct Due {
    line: RunLine,
    /// Where its run was frozen.
    frozen: Option<u64>,
    /// It was left out before its run was approved; otherwise it failed.
    withheld: bool,
    owed: Vec<Still>,
}

/// Lines and sum of what a run left, and whether any of it was left out beforehand.
type Summed = (u32, i128, bool);

/// What runs left and nobody paid since: each obligation once, with the last run that left it, as far as it is due and not paid.
pub fn left_unpaid(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<LeftUnpaid>, Stop> {
    let mut all = failed(r, scene)?;
    let left_out = withheld(r, scene, None)?.into_iter();
    all.extend(left_out.map(|Withheld { line, frozen, owed }| Due { frozen, withheld: true, owed, line }));
    all.sort_by_key(|due| std::cmp::Reverse((due.frozen, due.line.run, due.line.seq)));
    let mut found: BTreeMap<RunId, Summed> = BTreeMap::new();
    let mut told = HashSet::new();
    for Due { line, withheld, owed, .. } in all {
        let person = stands_for(r, line.person)?;
        let mut first = |still: &Still| told.insert((person, line.programme.clone(), still.month));
        let sum: i128 = owed.iter().filter(|still| first(still)).map(|still| i128::from(still.left.0)).sum();
        if sum > 0 {
            let (lines, all, any) = found.entry(line.run).or_default();
            (*lines, *all, *any) = (lines.saturating_add(1), *all + sum, *any || withheld);
        }
    }
    let mut all = Vec::with_capacity(found.len());
    for (id, (lines, sum, withheld)) in found {
        if let Some(Run { month, programmes, answers, known, .. }) = r.get(&Keys::run(id))? {
            let answer = answers.iter().find(|answer| answer.failed > 0 && !withheld);
            let on = answer.map_or(known, |answer| answer.on);
            all.push(LeftUnpaid { run: id, month, programmes, lines, sum: fen(sum), on });
        }
    }
    Ok(all)
}

/// Lines that failed and were left, each with what is due of it still.
fn failed(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<Due>, Stop> {
    let failed: Vec<RunLine> = lines(r, Keys::LEFT)?.into_iter().chain(not_followed(r)?).collect();
    if failed.is_empty() {
        return Ok(Vec::new());
    }
    let mut stills = Stills::read(r, scene, &failed)?;
    let mut places: BTreeMap<RunId, Option<u64>> = BTreeMap::new();
    let mut found = Vec::with_capacity(failed.len());
    for line in failed {
        let frozen = match places.get(&line.run) {
            Some(known) => *known,
            None => r.get::<Run>(&Keys::run(line.run))?.and_then(|run| run.frozen),
        };
        places.insert(line.run, frozen);
        let owed = stills.of(&line, &line.parts)?;
        found.push(Due { frozen, withheld: false, owed, line });
    }
    Ok(found)
}

/// Lines that were left, each once.
fn lines(r: &impl Reading, prefix: &[u8]) -> Result<Vec<RunLine>, Stop> {
    let keys = r.owners(IndexTable::RunLineLeft, prefix)?.collect::<Result<BTreeSet<_>, _>>()?;
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        found.extend(r.get::<RunLine>(&key)?);
    }
    Ok(found)
}

/// Lines that were left before anybody followed what becomes of them.
fn not_followed(r: &impl Reading) -> Result<Vec<RunLine>, Stop> {
    let mut found = Vec::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        if run.may_have_left() {
            found.extend(super::lines::of(r, run.id)?.into_iter().filter(RunLine::is_not_followed));
        }
    }
    Ok(found)
}

/// Puts down of lines that were left before anybody followed them whether they are settled: from then on they are found like others.
pub fn follow_older(w: &mut Writer<'_>) -> Result<(), Stop> {
    for mut run in w.scan::<Run>(..)?.collect::<Result<Vec<Run>, _>>()? {
        if !run.may_have_left() {
            continue;
        }
        for mut line in super::lines::of(w, run.id)?.into_iter().filter(RunLine::is_not_followed) {
            let now = Some(is_settled(w, &line)?);
            if let LineState::Left { settled, .. } = &mut line.state {
                *settled = now;
            }
            w.put(&line)?;
        }
        run.left_followed = true;
        w.put(&run)?;
    }
    Ok(())
}

/// A payment was booked, or taken back: lines that were left of what it settles say whether all of them is settled now.
pub fn follow(w: &mut Writer<'_>, entry: &Entry) -> Result<(), Stop> {
    if entry.kind != EntryKind::Paid {
        return Ok(());
    }
    // What is paid can only settle what was not, and what is taken back only the other way round.
    let was = entry.amount().0 < 0;
    for mut line in lines(w, &Keys::left(was, entry.person, entry.month, &entry.programme))? {
        let now = Some(is_settled(w, &line)?);
        if let LineState::Left { settled, .. } = &mut line.state
            && *settled != now
        {
            *settled = now;
            w.put(&line)?;
        }
    }
    Ok(())
}

/// Whether all that a line was to pay is settled, on the record that it names.
pub fn is_settled(r: &impl Reading, line: &RunLine) -> Result<bool, StoreError> {
    for Part { month, settled, amount, .. } in line.parts.iter().filter(|part| part.amount.0 > 0) {
        let key = Keys::year_sums(&line.programme, line.person, YearSums::year_of(*month));
        let stands = r.get::<YearSums>(&key)?.map(|year| year.months.of(*month)).unwrap_or_default();
        if stands.settled < settled.0.saturating_add(amount.0) {
            return Ok(false);
        }
    }
    Ok(true)
}
