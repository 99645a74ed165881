//! The last run of the same programmes: what a draft is compared with.

use std::collections::HashMap;

use super::books::Records;
use super::lines;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Basis, LineChange, LineState, Part, Run};
use crate::domain::{Month, PersonId, RunId};
use crate::store::Reading;

/// A line of the last run.
#[derive(Debug, Clone)]
pub struct Before {
    /// What its month rested on.
    pub basis: Basis,
    /// It was not paid.
    pub failed: bool,
    /// It held more or less than its month.
    pub uneven: bool,
    /// Its record was merged into another since.
    pub merged: bool,
}

/// The last run, and what was in it for whom.
#[derive(Debug, Default)]
pub struct Last {
    /// The newest of its month; `None` when there was none.
    pub run: Option<RunId>,
    /// Its month.
    pub month: Option<Month>,
    /// Records changed after this place in the journal are changes since.
    pub since: u64,
    /// By person and programme.
    pub lines: HashMap<(PersonId, String), Before>,
}

/// Finds it for a run: of all that are fixed and for an earlier month, those of the latest.
pub fn last(
    r: &impl Reading,
    (programmes, month): (&[String], Month),
    records: &Records,
) -> Result<Last, Stop> {
    let mut runs: Vec<Run> = Vec::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        if run.is_fixed() && run.programmes == programmes && run.month < month {
            runs.push(run);
        }
    }
    let mut found = Last { month: runs.iter().map(|run| run.month).max(), ..Last::default() };
    if runs.is_empty() {
        // Before the first run, the records are taken over as they stand when the head says from which month on is counted.
        let rules = super::rules::in_force(r)?;
        let opened = programmes.iter().map(|programme| rules.opened_at(programme).unwrap_or_default());
        found.since = opened.min().unwrap_or_default();
    }
    runs.retain(|run| Some(run.month) == found.month);
    for run in &runs {
        found.run = Some(run.id);
        // The window opens with the first of them: a later one paid what was late.
        let frozen = run.frozen.unwrap_or_default();
        found.since = if found.since == 0 { frozen } else { found.since.min(frozen) };
        for line in lines::of(r, run.id)? {
            let plain = |p: &Part| p.month == run.month && p.settled.0 == 0 && p.set_off.0 == 0;
            // It was not there to be paid, and says nothing of what was.
            if line.change == LineChange::Restated {
                continue;
            }
            let (person, stopped) = (records.of(line.person), line.change == LineChange::Stopped);
            let uneven = !matches!(line.parts.as_slice(), [only] if plain(only));
            let before = Before {
                basis: line.basis,
                failed: line.change == LineChange::Held
                    || matches!(line.state, LineState::Failed { .. } | LineState::Left { .. }),
                uneven,
                merged: person != line.person,
            };
            let key = (person, line.programme);
            if stopped {
                found.lines.remove(&key);
            } else if let Some(earlier) = found.lines.insert(key.clone(), before)
                && let Some(now) = found.lines.get_mut(&key)
            {
                now.uneven |= earlier.uneven;
            }
        }
    }
    Ok(found)
}
