//! What somebody left out of a run for a coming one to pay: it is due, and stands in no book until then.

use std::collections::BTreeSet;

use super::left::stands;
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunLine};
use crate::domain::{Fen, Month, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading};

/// A line that an approved run left out.
pub struct Withheld {
    /// The line.
    pub line: RunLine,
    /// Month by month what is due by it still.
    pub owed: Vec<(Month, Fen)>,
}

/// The lines that approved runs left out and nobody paid since, of one person or of everybody: those of the last run that looked at their
/// months.
pub fn withheld(r: &impl Reading, person: Option<PersonId>) -> Result<Vec<Withheld>, Stop> {
    let of_whom = match person {
        Some(person) => records_of(r, stands_for(r, person)?)?.into_iter().map(Keys::person).collect(),
        None => vec![Vec::new()],
    };
    let mut keys = BTreeSet::new();
    for prefix in of_whom {
        for key in r.owners(IndexTable::RunLineWithheld, &prefix)? {
            keys.insert(key?);
        }
    }
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut approved = Vec::new();
    for run in r.scan::<Run>(..)? {
        approved.extend(Some(run?).filter(|run| run.is_approved() && run.reissues.is_none()));
    }
    let mut found = Vec::new();
    for key in keys {
        let line: Option<RunLine> = r.get(&key)?;
        let Some(line) = line else { continue };
        let Some(its) = approved.iter().find(|run| run.id == line.run) else { continue };
        // Drafts stand side by side: which one looked later is told by where they were frozen, not by their numbers.
        let looked_at = |month: Month| {
            let of = |run: &&Run| run.frozen > its.frozen && run.month >= month;
            approved.iter().filter(of).any(|run| run.programmes.contains(&line.programme))
        };
        let mut owed = Vec::new();
        for part in line.withheld.iter().filter(|part| part.amount.0 > 0 && !looked_at(part.month)) {
            let settled = stands(r, &line, part.month)?.map(|stands| stands.settled);
            let left = settled.map(|settled| part.entitled.0.saturating_sub(settled));
            owed.extend(left.filter(|left| *left > 0).map(|left| (part.month, Fen(left))));
        }
        if !owed.is_empty() {
            found.push(Withheld { line, owed });
        }
    }
    Ok(found)
}

/// What is due to a person and was left out of runs: the last of these, and what they come to.
pub fn withheld_from(r: &impl Reading, person: PersonId) -> Result<Option<(RunId, Fen)>, Stop> {
    let all = withheld(r, Some(person))?;
    let sum = all.iter().flat_map(|one| &one.owed).map(|(_, fen)| i128::from(fen.0)).sum();
    Ok(all.iter().map(|one| one.line.run).max().map(|run| (run, super::books::fen(sum))))
}
