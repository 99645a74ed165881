//! What stands in the ledger and what is under way, read in one pass for everybody: the sums that differences are drawn from.

use std::collections::{HashMap, HashSet};

use crate::bureau::door::Scene;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Recovery, Run, RunFault, RunLine, RunState};
use crate::domain::ledger::{Entry, EntryKind, EntrySum, MonthTotal};
use crate::domain::{Fen, Month, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading, Row, unpack};

/// What stands of one obligation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stands {
    /// Booked as due, reversals counted.
    pub due: i64,
    /// Settled: paid, reversals counted, and set off.
    pub settled: i64,
    /// A line of a run is under way for it.
    pub under_way: bool,
}

/// Person (the record that stands for them), programme by its place among those asked for, month.
pub type Obligation = (PersonId, usize, Month);

/// Which record stands for each that was merged into another; every other stands for itself.
#[derive(Debug, Default)]
pub struct Records(HashMap<PersonId, PersonId>);

impl Records {
    /// Reads them.
    pub fn read(r: &impl Reading) -> Result<Self, Stop> {
        let mut merged = HashMap::new();
        for key in r.owners(IndexTable::PersonMerged, &[])? {
            if let Ok(id) = <[u8; 4]>::try_from(key?.as_slice()).map(u32::from_be_bytes).map(PersonId) {
                merged.insert(id, stands_for(r, id)?);
            }
        }
        Ok(Self(merged))
    }

    /// The record that stands for one.
    pub fn of(&self, record: PersonId) -> PersonId {
        self.0.get(&record).copied().unwrap_or(record)
    }
}

/// What stands of every obligation of some programmes.
pub struct Books {
    sums: HashMap<Obligation, Stands>,
    /// The decisions that a run may act on.
    pub recoveries: Vec<Recovery>,
}

impl Books {
    /// Reads them for some programmes from a month on. Lines of the run `but` do not count as under way.
    pub fn read(
        r: &impl Reading,
        programmes: &[String],
        from: Month,
        but: Option<RunId>,
        records: &Records,
    ) -> Result<Self, Stop> {
        let mut sums: HashMap<Obligation, Stands> = HashMap::new();
        let mut raw: HashMap<Obligation, (i64, i64)> = HashMap::new();
        r.each::<Entry>(|bytes| {
            let (_, entry) = unpack::<EntrySum<'_>>(bytes, Entry::VERSION)?;
            if entry.month >= from
                && let Some(at) = programmes.iter().position(|p| p == entry.programme)
            {
                let sum = raw.entry((entry.person, at, entry.month)).or_default();
                let side = if entry.kind == EntryKind::Due { &mut sum.0 } else { &mut sum.1 };
                *side = side.saturating_add(entry.amount());
            }
            Ok(())
        })?;
        for ((record, at, month), (due, paid)) in raw {
            let stands = sums.entry((records.of(record), at, month)).or_default();
            stands.due = stands.due.saturating_add(due);
            stands.settled = stands.settled.saturating_add(paid);
        }
        let mut books = Self { sums, recoveries: Vec::new() };
        books.set_off(r, programmes, records)?;
        for line in under_way(r, but)? {
            let Some(at) = programmes.iter().position(|p| *p == line.programme) else { continue };
            let person = records.of(line.person);
            for part in &line.parts {
                books.sums.entry((person, at, part.month)).or_default().under_way = true;
            }
        }
        Ok(books)
    }

    /// What decisions about overpaid money moved between months counts as settled there.
    fn set_off(&mut self, r: &impl Reading, programmes: &[String], records: &Records) -> Result<(), Stop> {
        for recovery in r.scan::<Recovery>(..)? {
            let recovery = recovery?;
            let Some(at) = programmes.iter().position(|p| *p == recovery.programme) else { continue };
            let person = records.of(recovery.person);
            for taken in &recovery.taken {
                let stands = self.sums.entry((person, at, taken.month)).or_default();
                stands.settled = stands.settled.saturating_add(taken.fen.0);
            }
            if recovery.holds() {
                // By the record that stands for them now.
                self.recoveries.push(Recovery { person, ..recovery });
            }
        }
        Ok(())
    }

    /// What stands of an obligation.
    pub fn of(&self, obligation: &Obligation) -> Stands {
        self.sums.get(obligation).copied().unwrap_or_default()
    }

    /// Everybody of whom anything stands.
    pub fn people(&self) -> HashSet<PersonId> {
        self.sums.keys().map(|(person, _, _)| *person).collect()
    }
}

/// The lines under way of all runs but one.
fn under_way(r: &impl Reading, but: Option<RunId>) -> Result<Vec<RunLine>, Stop> {
    let mut found = Vec::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let done = matches!(run.state, RunState::Reconciled | RunState::Closed | RunState::Abandoned);
        if done || Some(run.id) == but {
            continue;
        }
        for line in super::lines::of(r, run.id)? {
            found.extend(Some(line).filter(RunLine::is_under_way));
        }
    }
    Ok(found)
}

/// The month from which on obligations of each programme are counted, as it was decided; without a decision nobody knows it. Of what is
/// not worked out but booked, request by request, it is the first month for which anything was booked.
pub fn openings(
    r: &impl Reading,
    scene: Scene<'_>,
    programmes: &[String],
) -> Result<Vec<Option<Month>>, Stop> {
    let rules = super::rules::in_force(r)?;
    let mut first: HashMap<String, Month> = HashMap::new();
    for total in r.scan::<MonthTotal>(..)? {
        let total = total?;
        if !scene.reference.works_out(&total.programme) {
            let month = first.entry(total.programme).or_insert(total.month);
            *month = (*month).min(total.month);
        }
    }
    let earliest = scene.asking.moment.today.month().plus(-12 * MOST_YEARS);
    let opening = |p: &String| rules.opening(p).or_else(|| first.get(p).copied()).map(|m| m.max(earliest));
    Ok(programmes.iter().map(opening).collect())
}

/// The month from which on obligations of one programme are counted.
pub fn opening(r: &impl Reading, scene: Scene<'_>, programme: &str) -> Result<Month, Stop> {
    let of_it = openings(r, scene, &[programme.to_owned()])?;
    let none = || Refusal::Run(RunFault::NoOpening { programme: programme.to_owned() });
    Ok(of_it.first().copied().flatten().ok_or_else(none)?)
}

/// How many years back obligations are counted at most.
pub const MOST_YEARS: i32 = 50;

/// An amount of money of an `i128`, at the end of the range where it is beyond.
pub fn fen(n: i128) -> Fen {
    crate::bureau::ledger::clamp(n)
}

/// The row of a run.
pub fn run(r: &impl Reading, id: RunId) -> Result<Run, Stop> {
    let found: Option<Run> = r.get(&Keys::run(id))?;
    Ok(found.ok_or(Refusal::NotFound(What::Run))?)
}
