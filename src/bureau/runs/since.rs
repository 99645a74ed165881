//! What is not any more as it was when a run was frozen. The run itself stays as it is; what has gone astray keeps it from being signed,
//! approved and sent.

use std::collections::{BTreeSet, HashMap};

use super::books::{Books, Records, openings, run as get, with_rivals};
use super::due::Known;
use super::over::judge;
use super::owed::Asked;
use super::refused::{self, Refused};
use super::{changers, lines};
use crate::bureau::answer::RunChange;
use crate::bureau::journal::person;
use crate::bureau::rates;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Astray, Part, Run, RunFault, RunLine, RunState};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Date, Month, PersonId, RunId};
use crate::store::{Keys, Reading};

/// What a frozen line is compared with: read once for all of them.
struct Now {
    records: Records,
    known: Known,
    refused: Refused,
}

impl Now {
    /// For everybody.
    fn read(r: &impl Reading, scene: Scene<'_>) -> Result<Self, Stop> {
        let records = Records::read(r)?;
        let known = Known::read(r, &records, scene.asking.moment.today)?;
        let refused = refused::read(r, &records)?;
        Ok(Self { records, known, refused })
    }

    /// What changed of some lines of a run, in their order.
    fn changes(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (run, lines): (&Run, &[RunLine]),
    ) -> Result<Vec<RunChange>, Stop> {
        let mut found = Vec::new();
        for line in lines.iter().filter(|line| line.pays()) {
            found.extend(self.change(r, scene, (run, line))?);
        }
        Ok(found)
    }

    /// What changed of a line: the facts that money depends on, the account, the record; or that the bank refused its account since.
    fn change(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (run, line): (&Run, &RunLine),
    ) -> Result<Option<RunChange>, Stop> {
        let today = scene.asking.moment.today;
        let stands = self.records.of(line.person);
        let now = person(r, stands)?;
        let to = lines::pay_to(&now, today).ok();
        let held = StandingFacts::of(&now);
        let digest = lines::digest(&self.known.facts(stands, &held), to.as_ref());
        let halves = |d: &[u8; 32]| (d.first_chunk::<16>().copied(), d.last_chunk::<16>().copied());
        let (was, is) = (halves(&line.digest), halves(&digest));
        let merged = (stands != line.person).then_some(stands);
        let (facts, account) = (was.0 != is.0, was.1 != is.1);
        let refused = refused::keeps(&self.refused, &self.records, line);
        if !facts && !account && merged.is_none() && !refused {
            return Ok(None);
        }
        let died = now.facts.died.filter(|day| facts && *day <= today);
        let astray = match () {
            () if died.is_some() => Some(Astray::Died),
            () if merged.is_some() => Some(Astray::Merged),
            () if account => Some(Astray::Account),
            () if refused => Some(Astray::Refused),
            () if self.due_otherwise(r, scene, (run, line, &now))? => Some(Astray::Due),
            () => None,
        };
        let (seq, name, person) = (line.seq, line.name.clone(), line.person);
        Ok(Some(RunChange { seq, person, name, facts, account, died, merged, astray }))
    }

    /// Whether what a line pays comes out otherwise now.
    fn due_otherwise(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (run, line, now): (&Run, &RunLine, &Person),
    ) -> Result<bool, Stop> {
        let from = openings(r, scene, &run.programmes)?;
        let from: Vec<Month> = from.into_iter().map(|opening| opening.unwrap_or(run.month)).collect();
        let named = with_rivals(scene, &run.programmes);
        let books = Books::of_person_but(r, &named, now.id, run.id)?;
        let asked =
            Asked { programmes: &named, openings: &from, month: run.month, reference: scene.reference };
        let entitler = self.known.entitler(scene.reference);
        let now = judge(r, scene, (now, &self.known), asked, (&entitler, &books))?;
        let of_line = now.iter().filter(|one| asked.programmes.get(one.programme) == Some(&line.programme));
        let parts: Vec<&Part> = of_line.flat_map(|one| one.parts.iter().chain(&one.over)).collect();
        let same = |of: &Part| parts.iter().any(|p| p.month == of.month && p.entitled == of.entitled);
        Ok(!line.parts.iter().all(same))
    }
}

/// Whose facts or account are not any more what they were when the run was frozen: everybody in it is looked at.
pub fn changed_since(r: &impl Reading, scene: Scene<'_>, id: RunId) -> Result<Vec<RunChange>, Stop> {
    let run = get(r, id)?;
    if !run.is_fixed() {
        return Ok(Vec::new());
    }
    Now::read(r, scene)?.changes(r, scene, (&run, &lines::of(r, id)?))
}

/// Refuses where somebody died, was merged, has another account or is due something else since the run was frozen: the line is named, and
/// the run goes back and is worked out anew. Everybody in it is looked at, whatever the journal says.
pub fn none_astray(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<(), Stop> {
    let now = Now::read(r, scene)?;
    for line in lines::of(r, run.id)?.iter().filter(|line| line.pays()) {
        if let Some(change) = now.change(r, scene, (run, line))? {
            kept_by(&[change])?;
        }
    }
    Ok(())
}

/// Refuses what does not go on as it was frozen: the first line is named.
pub fn kept_by(changes: &[RunChange]) -> Result<(), Refusal> {
    let first = changes.iter().find_map(|change| Some((change.seq, change.astray?)));
    first.map_or(Ok(()), |(seq, what)| Err(Refusal::Run(RunFault::ChangedSince { seq, what })))
}

/// Whom the journal names since runs were drafted, each with the last day: of whom what was frozen may not hold any more. It is read back
/// to the day of the draft, since an account that was agreed to on that day counts from the next. What begins or ends by the calendar alone,
/// as a payee's authority does, is named by nobody; so this is for what is shown, and [`none_astray`] looks at everybody.
pub struct Touched {
    now: Now,
    last: HashMap<PersonId, Date>,
}

impl Touched {
    /// For some runs; `None` where each of them is with the bank, or abandoned.
    pub fn since<'r>(
        r: &impl Reading,
        scene: Scene<'_>,
        runs: impl Iterator<Item = &'r Run>,
    ) -> Result<Option<Self>, Stop> {
        let Some(from) = runs.filter(|run| held_back(run)).map(|run| run.known).min() else {
            return Ok(None);
        };
        let records = Records::read(r)?;
        let refused = refused::read(r, &records)?;
        let mut last: HashMap<PersonId, Date> = HashMap::new();
        let mut touch = |record, on: Date| {
            let known = last.entry(records.of(record)).or_insert(on);
            *known = on.max(*known);
        };
        for entry in r.journal(..)?.rev() {
            let entry = entry?;
            if entry.today < from {
                break;
            }
            // What the ledger does touches no record.
            if !entry.command.starts_with("ledger.") {
                entry.people().for_each(|record| touch(record, entry.today));
            }
        }
        for ((record, _), row) in refused.iter().filter(|(_, row)| row.on >= from) {
            touch(*record, row.on);
        }
        let known = Known::of(r, last.keys().copied(), scene.asking.moment.today)?;
        Ok(Some(Self { now: Now { records, known, refused }, last }))
    }

    /// The lines of a run that do not hold any more as they were worked out.
    pub fn astray(&self, r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Vec<RunChange>, Stop> {
        if !held_back(run) {
            return Ok(Vec::new());
        }
        let mut seqs = BTreeSet::new();
        for (person, _) in self.last.iter().filter(|(_, on)| **on >= run.known) {
            seqs.extend(changers::lines_of(r, run.id, *person)?);
        }
        let mut touched = Vec::new();
        for seq in seqs {
            touched.extend(r.get::<RunLine>(&Keys::run_line(run.id, seq))?);
        }
        let mut found = self.now.changes(r, scene, (run, &touched))?;
        found.retain(|change| change.astray.is_some());
        Ok(found)
    }
}

/// The lines of one run that do not hold any more as they were worked out.
pub fn astray(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Vec<RunChange>, Stop> {
    match Touched::since(r, scene, std::iter::once(run))? {
        Some(touched) => touched.astray(r, scene, run),
        None => Ok(Vec::new()),
    }
}

/// Whether a run is a draft that is worked out anew before it goes on, as far as is known without doing it.
pub fn anew(run: &Run, astray: &[RunChange]) -> bool {
    run.state == RunState::Draft && (!astray.is_empty() || run.sent_back().is_some())
}

/// Whether a run is worked out and not with the bank: as long, what changes has it worked out anew, and what is frozen goes back for that.
fn held_back(run: &Run) -> bool {
    use RunState::{Approved, Draft, Frozen, Reviewed};
    matches!(run.state, Draft | Frozen | Reviewed | Approved)
}

/// Whether rates or settings were approved since a run was frozen.
pub fn rates_changed(r: &impl Reading, run: &Run) -> Result<bool, Stop> {
    let now = lines::sha(&(rates::own_rates(r)?, rates::place_rules(r)?.all()));
    Ok(run.rates.is_some_and(|then| *then != now))
}
