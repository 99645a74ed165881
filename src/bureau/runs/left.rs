//! Lines that failed, were left to a coming run, and of which nothing was paid since.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::books::fen;
use super::withheld::{Withheld, withheld};
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{LineState, Part, Run, RunLine};
use crate::domain::ledger::{Entry, EntryKind, MonthSums, YearSums};
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
    /// When the bank said so first.
    pub on: Date,
}

/// What runs left and nobody paid since: each obligation once, with the last run that left it, as far as it is not paid.
pub fn left_unpaid(r: &impl Reading) -> Result<Vec<LeftUnpaid>, Stop> {
    let mut all: Vec<RunLine> = lines(r, Keys::LEFT)?.into_iter().chain(not_followed(r)?).collect();
    all.sort_by_key(|line| std::cmp::Reverse((line.run, line.seq)));
    let mut found: BTreeMap<RunId, (u32, i128)> = BTreeMap::new();
    let mut told = HashSet::new();
    for line in &all {
        let person = stands_for(r, line.person)?;
        let mut owed = 0;
        for part in line.parts.iter().filter(|part| part.amount.0 > 0) {
            if told.insert((person, line.programme.clone(), part.month)) {
                owed += i128::from(unpaid(r, line, part)?);
            }
        }
        if owed > 0 {
            let (lines, sum) = found.entry(line.run).or_default();
            (*lines, *sum) = (lines.saturating_add(1), *sum + owed);
        }
    }
    for Withheld { line, owed } in withheld(r, None)? {
        let person = stands_for(r, line.person)?;
        let mut first = |month| told.insert((person, line.programme.clone(), month));
        let sum: i128 =
            owed.into_iter().filter(|(month, _)| first(*month)).map(|(_, fen)| i128::from(fen.0)).sum();
        if sum > 0 {
            let (lines, all) = found.entry(line.run).or_default();
            (*lines, *all) = (lines.saturating_add(1), *all + sum);
        }
    }
    let mut all = Vec::with_capacity(found.len());
    for (id, (lines, sum)) in found {
        if let Some(Run { month, programmes, answers, known, .. }) = r.get(&Keys::run(id))? {
            let on = answers.iter().find(|answer| answer.failed > 0).map_or(known, |answer| answer.on);
            all.push(LeftUnpaid { run: id, month, programmes, lines, sum: fen(sum), on });
        }
    }
    Ok(all)
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

/// What of a month that a line was to pay is due still, not settled and not under way.
fn unpaid(r: &impl Reading, line: &RunLine, part: &Part) -> Result<i64, Stop> {
    let Some(stands) = stands(r, line, part.month)? else { return Ok(0) };
    let promised = part.settled.0.saturating_add(part.amount.0);
    Ok(promised.min(stands.due).saturating_sub(stands.settled).max(0))
}

/// What the books say of a month of a line's programme; `None` while it is under way.
pub fn stands(r: &impl Reading, line: &RunLine, month: Month) -> Result<Option<MonthSums>, Stop> {
    let mut stands = MonthSums::default();
    for record in records_of(r, stands_for(r, line.person)?)? {
        if r.owner(IndexTable::ObligationOnce, &Keys::under_way(record, month, &line.programme))?.is_some() {
            return Ok(None);
        }
        let key = Keys::year_sums(&line.programme, record, YearSums::year_of(month));
        if let Some(year) = r.get::<YearSums>(&key)? {
            let of = year.months.of(month);
            stands.due = stands.due.saturating_add(of.due);
            stands.settled = stands.settled.saturating_add(of.settled);
        }
    }
    Ok(Some(stands))
}
