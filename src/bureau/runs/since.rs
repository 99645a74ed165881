//! What is not any more as it was when a run was frozen. The run itself stays as it is; what has gone astray keeps it from being signed,
//! approved and sent.

use super::books::{Books, Records, Without, openings, run as get, with_rivals};
use super::due::Known;
use super::over::judge;
use super::owed::Asked;
use super::{lines, refused};
use crate::bureau::answer::RunChange;
use crate::bureau::door::Scene;
use crate::bureau::journal::person;
use crate::bureau::rates;
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Astray, Part, Run, RunFault, RunLine};
use crate::domain::person::StandingFacts;
use crate::domain::{Month, RunId};
use crate::store::Reading;

/// Whose facts or account are not any more what they were when the run was frozen.
pub fn changed_since(r: &impl Reading, scene: Scene<'_>, id: RunId) -> Result<Vec<RunChange>, Stop> {
    let run = get(r, id)?;
    if !run.is_fixed() {
        return Ok(Vec::new());
    }
    let records = Records::read(r)?;
    let known = Known::read(r, &records, scene.asking.moment.today)?;
    changed(r, scene, &run, (&records, &known))
}

fn changed(
    r: &impl Reading,
    scene: Scene<'_>,
    run: &Run,
    (records, known): (&Records, &Known),
) -> Result<Vec<RunChange>, Stop> {
    let today = scene.asking.moment.today;
    let mut found = Vec::new();
    for line in lines::of(r, run.id)?.into_iter().filter(RunLine::pays) {
        let stands = records.of(line.person);
        let now = person(r, stands)?;
        let to = lines::pay_to(&now, today).ok();
        let held = StandingFacts::of(&now);
        let digest = lines::digest(&known.facts(stands, &held), to.as_ref());
        let halves = |d: &[u8; 32]| (d.first_chunk::<16>().copied(), d.last_chunk::<16>().copied());
        let (was, is) = (halves(&line.digest), halves(&digest));
        let merged = (stands != line.person).then_some(stands);
        let facts = was.0 != is.0;
        if facts || was.1 != is.1 || merged.is_some() {
            found.push(RunChange {
                seq: line.seq,
                person: line.person,
                name: line.name,
                facts,
                account: was.1 != is.1,
                merged,
                died: facts && now.is_dead(today),
            });
        }
    }
    Ok(found)
}

/// Refuses where somebody died, was merged, has another account or is due something else since the run was frozen: the line is named, and
/// the run goes back and is worked out anew.
pub fn none_astray(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<(), Stop> {
    let records = Records::read(r)?;
    let known = Known::read(r, &records, scene.asking.moment.today)?;
    if let Some(seq) = refused::first(r, &lines::of(r, run.id)?, &records)? {
        return Err(Refusal::Run(RunFault::ChangedSince { seq, what: Astray::Refused }).into());
    }
    let mut otherwise = Vec::new();
    for change in changed(r, scene, run, (&records, &known))? {
        let what = match &change {
            RunChange { died: true, .. } => Astray::Died,
            RunChange { merged: Some(_), .. } => Astray::Merged,
            RunChange { account: true, .. } => Astray::Account,
            _ => {
                otherwise.push(change.seq);
                continue;
            }
        };
        return Err(Refusal::Run(RunFault::ChangedSince { seq: change.seq, what }).into());
    }
    match otherwise_due(r, scene, (run, &otherwise), (&records, &known))? {
        Some(seq) => Err(Refusal::Run(RunFault::ChangedSince { seq, what: Astray::Due }).into()),
        None => Ok(()),
    }
}

/// The first of some lines of which what they pay comes out otherwise now.
fn otherwise_due(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, seqs): (&Run, &[u32]),
    (records, known): (&Records, &Known),
) -> Result<Option<u32>, Stop> {
    if seqs.is_empty() {
        return Ok(None);
    }
    let from = openings(r, scene, &run.programmes)?;
    let from: Vec<Month> = from.into_iter().map(|opening| opening.unwrap_or(run.month)).collect();
    let named = with_rivals(scene, &run.programmes);
    let earliest = from.iter().min().copied().unwrap_or(run.month);
    let books = Books::read(r, &named, earliest, Without::of(run), records)?;
    let asked = Asked { programmes: &named, openings: &from, month: run.month, reference: scene.reference };
    let entitler = known.entitler(scene.reference);
    for seq in seqs {
        let line = lines::one(r, run.id, *seq)?;
        let person = person(r, line.person)?;
        let now = judge(r, scene, (&person, known), asked, (&entitler, &books))?;
        let of_line = now.iter().filter(|one| asked.programmes.get(one.programme) == Some(&line.programme));
        let parts: Vec<&Part> = of_line.flat_map(|one| one.parts.iter().chain(&one.over)).collect();
        let same = |of: &Part| parts.iter().any(|p| p.month == of.month && p.entitled == of.entitled);
        if !line.parts.iter().all(same) {
            return Ok(Some(*seq));
        }
    }
    Ok(None)
}

/// Whether rates or settings were approved since a run was frozen.
pub fn rates_changed(r: &impl Reading, run: &Run) -> Result<bool, Stop> {
    let now = lines::sha(&(rates::own_rates(r)?, rates::place_rules(r)?.all()));
    Ok(run.rates.is_some_and(|then| *then != now))
}
