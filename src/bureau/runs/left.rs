//! Lines that failed, were left to a coming run, and of which nothing was paid since.

use std::collections::BTreeMap;

use super::books::fen;
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{LineState, Part, RefusedAccount, Run, RunLine};
use crate::domain::ledger::{MonthSums, YearSums};
use crate::domain::{Date, Fen, Month, RunId};
use crate::store::{IndexTable, Keys, Reading};

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

/// What runs left and nobody paid since, by the accounts that the bank refused and never paid to again: each names the line that failed
/// last.
pub fn left_unpaid(r: &impl Reading) -> Result<Vec<LeftUnpaid>, Stop> {
    let mut found: BTreeMap<RunId, (u32, i128, Date)> = BTreeMap::new();
    for refused in r.scan::<RefusedAccount>(..)? {
        let refused = refused?;
        let line: Option<RunLine> = r.get(&Keys::run_line(refused.run, refused.seq))?;
        let Some(line) = line.filter(|line| matches!(line.state, LineState::Left { .. })) else { continue };
        if is_unpaid(r, &line)? {
            let (lines, sum, on) = found.entry(line.run).or_insert((0, 0, refused.on));
            (*lines, *sum) = (lines.saturating_add(1), *sum + i128::from(line.amount.0));
            *on = (*on).min(refused.on);
        }
    }
    let mut all = Vec::with_capacity(found.len());
    for (id, (lines, sum, on)) in found {
        if let Some(Run { month, programmes, .. }) = r.get(&Keys::run(id))? {
            all.push(LeftUnpaid { run: id, month, programmes, lines, sum: fen(sum), on });
        }
    }
    Ok(all)
}

/// Whether anything of what a line was to pay is due still, not settled and not under way.
fn is_unpaid(r: &impl Reading, line: &RunLine) -> Result<bool, Stop> {
    let records = records_of(r, stands_for(r, line.person)?)?;
    for Part { month, settled, amount, .. } in line.parts.iter().filter(|part| part.amount.0 > 0) {
        let mut stands = MonthSums::default();
        let mut under_way = false;
        for record in &records {
            let key = Keys::under_way(*record, *month, &line.programme);
            under_way |= r.owner(IndexTable::ObligationOnce, &key)?.is_some();
            let key = Keys::year_sums(&line.programme, *record, YearSums::year_of(*month));
            if let Some(year) = r.get::<YearSums>(&key)? {
                let of = year.months.of(*month);
                stands.due = stands.due.saturating_add(of.due);
                stands.settled = stands.settled.saturating_add(of.settled);
            }
        }
        let promised = settled.0.saturating_add(amount.0);
        if !under_way && stands.settled < promised.min(stands.due) {
            return Ok(true);
        }
    }
    Ok(false)
}
