//! Where everybody who drafts is kept from a run by records that they changed, nobody could work it out whole. Then whoever asks drafts what
//! is not theirs: the lines of those whose records they changed stand in the run and pay nothing, and so do as many others that somebody is
//! left for each duty to come, each with whose change keeps it. Another drafts a run of them. Nobody works out, or sends, what they changed
//! themselves.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::books::{Records, fen};
use super::build::{Built, build};
use super::chain::{self, Duties};
use super::changers::{Changers, changers};
use super::draft::{count, weigh};
use crate::bureau::answer;
use crate::bureau::journal::staff_name;
use crate::bureau::people::stands_for;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Duty, Reason, Run, RunLine, RunStep};
use crate::domain::staff::Staff;
use crate::domain::{PersonId, StaffId};
use crate::store::Reading;

/// Those whose lines a run puts off by themselves, each with who changed the record and is needed for the run.
pub type PutOff = HashMap<PersonId, StaffId>;

/// Those of lines that were drafted.
pub fn of_lines(lines: &[RunLine]) -> PutOff {
    lines.iter().filter_map(|line| Some((line.person, line.needed?))).collect()
}

/// A run worked out by whoever asks, and what bears on it put down with it. Where it was drafted with lines put off before, it is again,
/// though somebody else could draft the whole of it by now.
pub fn worked_out(r: &impl Reading, scene: Scene<'_>, run: &mut Run, before: bool) -> Result<Built, Stop> {
    let mut built = build(r, scene, run, &PutOff::new())?;
    weigh(r, scene, run, &built)?;
    let Some(mut put_off) = own(r, scene, (run, before), (&built.lines, &built.records))? else {
        return Ok(built);
    };
    loop {
        built = build(r, scene, run, &put_off)?;
        weigh(r, scene, run, &built)?;
        // Who is still to come turns on what it comes to.
        count(run, &built.lines);
        let more = more(r, scene, run, (&built.lines, &built.records))?;
        if more.is_empty() {
            return Ok(built);
        }
        put_off.extend(more);
    }
}

/// The fewest more by whom somebody is left for the next duty that nobody is left for; none where somebody is left for each, or it takes
/// another member of staff.
fn more(
    r: &impl Reading,
    scene: Scene<'_>,
    run: &Run,
    (lines, records): (&[RunLine], &Records),
) -> Result<PutOff, Stop> {
    let staff = chain::staff(r)?;
    let duties = Duties::of(r, scene, (run, &staff), Vec::new())?;
    let Some(step) = duties.nobody_left(None) else { return Ok(PutOff::new()) };
    let of = changers(r, scene, run, (lines, records))?;
    let mut ways = Vec::new();
    for (staff, _) in duties.kept(step) {
        let people = of.people(staff.id, step.duty());
        let helps = duties.other(staff.id, step).is_none()
            && duties.nobody_left(Some((staff.id, step))) != Some(step)
            && leaves(lines, records, &people);
        ways.extend((helps && !people.is_empty()).then_some((people, staff.id)));
    }
    ways.sort_by_key(|(people, _)| people.len());
    let first = ways.into_iter().next().into_iter();
    Ok(first.flat_map(|(people, by)| people.into_iter().flatten().map(move |one| (one, by))).collect())
}

/// Whose lines are put off when the one who asks works a run out; `None` where nothing is: nothing of theirs keeps them from it, or somebody
/// else may, or they have another part in it.
///
/// # Errors
/// Refused where nothing would be left to pay; whoever could draft some of it is named.
pub fn own(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, before): (&Run, bool),
    (lines, records): (&[RunLine], &Records),
) -> Result<Option<PutOff>, Stop> {
    let (staff, me) = (chain::staff(r)?, scene.staff.id);
    let duties = Duties::of(r, scene, (run, &staff), Vec::new())?;
    let able = duties.may_in_part();
    if !(before || duties.free_to(RunStep::Draft).is_empty()) || !able.iter().any(|staff| staff.id == me) {
        return Ok(None);
    }
    let of = changers(r, scene, run, (lines, records))?;
    let people = people(&of, scene.staff);
    if people.is_empty() {
        return Ok(None);
    }
    if !leaves(lines, records, &people) {
        let others = able.into_iter().filter(|other| other.id != me);
        let may = others.filter(|other| leaves(lines, records, &self::people(&of, other)));
        let may = may.map(|other| other.name.clone()).collect();
        return Err(duties.none_of_it(r, me, may)?);
    }
    Ok(Some(people.into_iter().flatten().map(|person| (person, me)).collect()))
}

/// Those who may work a run out, whole or, where nobody may, what they did not change of it.
pub fn drafters<'s>(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, staff): (&'s Run, &'s [Staff]),
    (lines, records): (&[RunLine], &Records),
) -> Result<Vec<&'s Staff>, Stop> {
    let duties = Duties::of(r, scene, (run, staff), Vec::new())?;
    let mut may = duties.may(RunStep::Draft);
    if duties.free_to(RunStep::Draft).is_empty() {
        let of = changers(r, scene, run, (lines, records))?;
        may.retain(|staff| leaves(lines, records, &people(&of, staff)));
    }
    Ok(may)
}

/// Whose records somebody changed so that it keeps them from working a run out.
fn people(of: &Changers, staff: &Staff) -> BTreeSet<Option<PersonId>> {
    of.people(staff.id, Duty::Compute)
}

/// Whether any line pays once those of some people are put off. What is about everybody leaves none.
fn leaves(lines: &[RunLine], records: &Records, people: &BTreeSet<Option<PersonId>>) -> bool {
    let own = |line: &RunLine| people.contains(&Some(records.of(line.person)));
    !people.contains(&None) && lines.iter().any(|line| line.pays() && !own(line))
}

/// What a line leaves to a coming run, and why; `None` of a line that leaves nothing.
pub fn told(r: &impl Reading, run: &Run, line: &RunLine) -> Result<Option<answer::PutOff>, Stop> {
    if !line.is_put_off() {
        return Ok(None);
    }
    let (mut words, mut by) = (String::new(), None);
    if line.reasons.contains(&Reason::OwnChange) {
        by = line.needed;
    } else {
        for of in run.deferred.iter().filter(|of| of.programme == line.programme) {
            if of.person == line.person || stands_for(r, of.person)? == stands_for(r, line.person)? {
                (words, by) = (of.reason.clone(), of.by);
            }
        }
    }
    let by = by.map(|by| staff_name(r, by)).transpose()?.unwrap_or_default();
    Ok(Some(answer::PutOff { sum: fen(line.put_off()), words, by }))
}

/// The same of all lines of a run by why, with how many they are; those that come to most first.
pub fn summed(r: &impl Reading, run: &Run, lines: &[RunLine]) -> Result<Vec<(u32, answer::PutOff)>, Stop> {
    let mut found: BTreeMap<(String, String), (u32, i128)> = BTreeMap::new();
    for line in lines {
        if let Some(answer::PutOff { words, by, .. }) = told(r, run, line)? {
            let (n, sum) = found.entry((words, by)).or_default();
            (*n, *sum) = (n.saturating_add(1), *sum + line.put_off());
        }
    }
    let of =
        found.into_iter().map(|((words, by), (n, sum))| (n, answer::PutOff { sum: fen(sum), words, by }));
    let mut all: Vec<_> = of.collect();
    all.sort_by_key(|(_, of)| std::cmp::Reverse(of.sum));
    Ok(all)
}
