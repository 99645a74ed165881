//! What somebody left out of a run for a coming one to pay: it is due, and stands in no book until then.

use std::collections::{BTreeSet, HashSet};

use super::still::{Still, Stills};
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunLine};
use crate::domain::{Fen, Month, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading};

/// A line that an approved run left out.
pub struct Withheld {
    /// The line.
    pub line: RunLine,
    /// Where its run was frozen: of two that left the same out, the later one counts.
    pub frozen: Option<u64>,
    /// Month by month what is due by it still.
    pub owed: Vec<Still>,
}

/// The lines that approved runs left out and nobody paid since, of one person or of everybody: those of the last run that looked at their
/// months. Each month of somebody is told once, whichever of two records it was left out for.
pub fn withheld<'a, R: Reading>(
    r: &'a R,
    scene: Scene<'a>,
    person: Option<PersonId>,
) -> Result<Vec<Withheld>, Stop> {
    let of_whom = match person {
        Some(person) => records_of(r, stands_for(r, person)?)?.into_iter().map(Keys::person).collect(),
        None => vec![Vec::new()],
    };
    let mut lines: Vec<RunLine> = Vec::new();
    let mut keys = BTreeSet::new();
    for prefix in of_whom {
        for key in r.owners(IndexTable::RunLineWithheld, &prefix)? {
            keys.insert(key?);
        }
    }
    for key in keys {
        lines.extend(r.get::<RunLine>(&key)?);
    }
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let mut approved = Vec::new();
    for run in r.scan::<Run>(..)? {
        approved.extend(Some(run?).filter(|run| run.is_approved() && run.reissues.is_none()));
    }
    let mut stills = Stills::read(r, scene, &lines)?;
    let (mut found, mut told) = (Vec::new(), HashSet::new());
    for line in lines {
        let Some(its) = approved.iter().find(|run| run.id == line.run) else { continue };
        // Drafts stand side by side: which one looked later is told by where they were frozen, not by their numbers.
        let looked_at = |month: Month| {
            let of = |run: &&Run| run.frozen > its.frozen && run.month >= month;
            approved.iter().filter(of).any(|run| run.programmes.contains(&line.programme))
        };
        let parts = line.withheld.iter().filter(|part| !looked_at(part.month)).copied();
        let mut owed = stills.of(&line, &parts.collect::<Vec<_>>())?;
        let person = stands_for(r, line.person)?;
        owed.retain(|still| told.insert((person, line.programme.clone(), still.month)));
        if !owed.is_empty() {
            found.push(Withheld { frozen: its.frozen, line, owed });
        }
    }
    Ok(found)
}

/// What is due to a person and was left out of runs beside what the books say is due and not settled: the last of these runs, and what it
/// comes to.
pub fn withheld_from(
    r: &impl Reading,
    scene: Scene<'_>,
    person: PersonId,
) -> Result<Option<(RunId, Fen)>, Stop> {
    let mut all = withheld(r, scene, Some(person))?;
    all.retain(|one| one.owed.iter().any(|still| still.unbooked != Fen::ZERO));
    let sum = all.iter().flat_map(|one| &one.owed).map(|still| i128::from(still.unbooked.0)).sum();
    Ok(all.iter().map(|one| one.line.run).max().map(|run| (run, super::books::fen(sum))))
}
