//! The register of a day, one visit in full, a person's visits.

use std::collections::{BTreeMap, BTreeSet};

use crate::bureau::accounts;
use crate::bureau::answer::{Happening, PromiseRow, RelativeView, SlipRow, VisitDay, VisitRow, VisitView};
use crate::bureau::change::noted;
use crate::bureau::confirm;
use crate::bureau::journal;
use crate::bureau::kept;
use crate::bureau::papers;
use crate::bureau::people::{records_of, relative, stands_for};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::visits::attend::{attended_by, died_before};
use crate::domain::paper::Paper;
use crate::domain::person::{Gap, Person};
use crate::domain::visit::{Need, Visit, VisitStage, board, hour_of};
use crate::domain::{Date, PersonId, PetitionId, VisitId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// Most visits of one answer about a person.
const MOST: usize = 500;
/// Most journal entries looked through for what was done during a visit: one left open for days must not read them all.
const MOST_ENTRIES: usize = 20_000;

/// A day: its visits, figures, and the promises due.
pub fn day(r: &impl Reading, scene: Scene<'_>, day: Date) -> Result<VisitDay, Stop> {
    let mut visits = Vec::new();
    for key in r.owners(IndexTable::VisitByDay, &Keys::day(day))? {
        visits.extend(r.get::<Visit>(&key?)?);
    }
    // Somebody who has been at a desk since yesterday still is; whoever waited until the doors shut waits no more, and nobody is at a
    // desk on a day to come.
    let still = |v: &Visit| v.day < day && v.stage() == VisitStage::Attended;
    if day <= scene.asking.moment.today {
        for key in r.owners(IndexTable::VisitOpen, &[])? {
            visits.extend(r.get::<Visit>(&key?)?.filter(still));
        }
    }
    visits.sort_by_key(order);
    let rows = visits.iter().map(|v| row(r, scene, v)).collect::<Result<_, _>>()?;
    Ok(VisitDay { day, board: board(visits.iter()), visits: rows, promises: promises(r, day)? })
}

/// How many came in each hour of a day, from the first hour to the last with anybody, on the wall clock.
pub fn by_hour(r: &impl Reading, day: Date) -> Result<Vec<(u8, i64)>, Stop> {
    let mut hours: BTreeMap<u8, i64> = BTreeMap::new();
    for key in r.owners(IndexTable::VisitByDay, &Keys::day(day))? {
        let visit = r.get::<Visit>(&key?)?.filter(Visit::happened);
        if let Some(hour) = visit.and_then(|v| v.came_ms).and_then(hour_of) {
            *hours.entry(hour).or_default() += 1;
        }
    }
    let (first, last) = (hours.keys().next().copied(), hours.keys().next_back().copied());
    let span = first.zip(last).map(|(first, last)| first..=last);
    Ok(span.into_iter().flatten().map(|hour| (hour, hours.get(&hour).copied().unwrap_or(0))).collect())
}

/// Those at a desk, those who wait, appointments by time, those who left with the last first.
fn order(visit: &Visit) -> (u8, i64, VisitId) {
    match visit.stage() {
        VisitStage::Attended => (0, visit.called_ms.unwrap_or_default(), visit.id),
        VisitStage::Waiting => (1, i64::from(visit.number), visit.id),
        VisitStage::Booked => (2, i64::from(visit.booked.unwrap_or_default()), visit.id),
        VisitStage::Ended => (3, visit.ended.as_ref().map_or(0, |e| -e.at_ms), visit.id),
    }
}

/// Promises not kept that are due by a day.
pub fn promises(r: &impl Reading, until: Date) -> Result<Vec<PromiseRow>, Stop> {
    let mut found = Vec::new();
    for key in r.index_range(IndexTable::PromiseDue, &[])? {
        let key = key?;
        let Some((due, visit, at)) = parts(&key) else { continue };
        if due > until.number() {
            break;
        }
        let Some(visit) = r.get::<Visit>(&visit)? else { continue };
        let Some(promise) = visit.promises.get(usize::from(at)) else { continue };
        found.push(PromiseRow {
            visit: visit.id,
            version: visit.version,
            at,
            person: person(r, &visit)?,
            name: name(r, &visit)?,
            what: promise.what.clone(),
            due: promise.due,
        });
    }
    Ok(found)
}

/// Due day, visit and place, as a key of `PromiseDue` holds them.
fn parts(key: &[u8]) -> Option<(u32, [u8; 4], u8)> {
    let (due, rest) = key.split_first_chunk::<4>()?;
    let (visit, rest) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*due), *visit, *rest.first()?))
}

/// Whose visit it is: the record that stands for the one it was noted on.
fn person(r: &impl Reading, visit: &Visit) -> Result<Option<PersonId>, Stop> {
    visit.person.map(|id| stands_for(r, id)).transpose()
}

/// The name people know a visit by.
fn name(r: &impl Reading, visit: &Visit) -> Result<String, Stop> {
    let person: Option<Person> = match person(r, visit)? {
        Some(id) => r.get(&Keys::person(id))?,
        None => None,
    };
    Ok(person.map_or_else(|| visit.caller.name.clone(), |p| p.facts.name))
}

fn row(r: &impl Reading, scene: Scene<'_>, visit: &Visit) -> Result<VisitRow, Stop> {
    Ok(VisitRow {
        visit: visit.id,
        version: visit.version,
        day: visit.day,
        number: visit.number,
        booked: visit.booked,
        stage: visit.stage(),
        person: person(r, visit)?,
        name: name(r, visit)?,
        caller: visit.caller.kind,
        topics: visit.topics.clone(),
        desk: visit.desk.clone(),
        attended_by: visit.staff,
        staff: attended_by(r, visit)?,
        came_ms: visit.came_ms,
        called_ms: visit.called_ms,
        ended: visit.ended.as_ref().map(|e| (e.at_ms, e.outcome)),
        promises_open: visit.open_promises().count() as u32,
        slip: slip(r, scene, visit)?,
        work: Vec::new(),
    })
}

/// The slip that was issued of a visit last, if the asker may know of it.
fn slip(r: &impl Reading, scene: Scene<'_>, visit: &Visit) -> Result<Option<SlipRow>, Stop> {
    let paper: Option<Paper> = match visit.slip {
        Some(id) => r.get(&Keys::paper(id))?,
        None => None,
    };
    Ok(paper.filter(|paper| papers::shows(r, scene, paper)).map(|paper| SlipRow {
        paper: paper.id,
        number: paper.quoted(),
        digest: journal::hexadecimal(&paper.digest),
        void: paper.voided.is_some(),
        before: visit.slip_before,
    }))
}

/// One visit in full.
pub fn view(r: &impl Reading, scene: Scene<'_>, id: VisitId) -> Result<VisitView, Stop> {
    let visit: Visit = r.get(&Keys::visit(id))?.ok_or(Refusal::NotFound(What::Visit))?;
    let done = done(r, scene, &visit)?;
    let suggested = suggested(scene, &visit, &done);
    Ok(VisitView {
        row: row(r, scene, &visit)?,
        relatives: relatives(r, &visit, scene.asking.moment.today)?,
        died: died_before(r, &visit)?,
        caller: visit.caller,
        note: visit.note,
        promises: visit.promises,
        done,
        suggested,
    })
}

/// Who may have come for the person, as their record has it.
fn relatives(r: &impl Reading, visit: &Visit, today: Date) -> Result<Vec<RelativeView>, Stop> {
    let Some(person) = visit.person else { return Ok(Vec::new()) };
    let person = journal::person(r, stands_for(r, person)?)?;
    person.facts.relatives.iter().map(|one| relative(r, one, today)).collect()
}

/// What the visit is about besides what was said: the matters of notices and the work that was done, as far as the clerk has
/// not looked at the topics since.
fn suggested(scene: Scene<'_>, visit: &Visit, done: &[Happening]) -> Vec<String> {
    let reference = scene.reference;
    let said = done.iter().rposition(|what| what.command == "visit.amend");
    let mut found: Vec<String> = Vec::new();
    for what in done.iter().skip(said.map_or(0, |at| at + 1)).filter(|_| visit.ended.is_none()) {
        let matter = what.about.iter().find(|(name, _)| name == "matter");
        let matter = matter.and_then(|(_, id)| reference.matters.get(id)).map(|m| m.topic.as_str());
        let work = reference.topics.of_work(&what.command).map(|topic| topic.id.as_str());
        for topic in [matter, work].into_iter().flatten().filter(|id| reference.topics.get(id).is_some()) {
            if !visit.topics.iter().chain(&found).any(|known| known == topic) {
                found.push(topic.to_owned());
            }
        }
    }
    found
}

/// What was done for the visitor while they were at the desk, as far as the asker may see it.
fn done(r: &impl Reading, scene: Scene<'_>, visit: &Visit) -> Result<Vec<Happening>, Stop> {
    let mut found = Vec::new();
    each_during(r, visit, |entry| {
        found.extend(journal::told_of(r, scene, entry, &[])?);
        Ok(())
    })?;
    Ok(found)
}

/// The petitions that were brought or moved along while the visitor was at the desk.
pub fn petitions_during(r: &impl Reading, visit: VisitId) -> Result<Vec<PetitionId>, Stop> {
    let mut found = BTreeSet::new();
    if let Some(visit) = r.get::<Visit>(&Keys::visit(visit))? {
        each_during(r, &visit, |entry| {
            found.extend(kept::all_of(r, entry)?);
            Ok(())
        })?;
    }
    Ok(found.into_iter().collect())
}

/// Every entry about what was done during a visit.
fn each_during(
    r: &impl Reading,
    visit: &Visit,
    mut see: impl FnMut(&JournalEntry) -> Result<(), Stop>,
) -> Result<(), Stop> {
    if visit.called_ms.is_none() {
        return Ok(());
    }
    let last = visit.ended.as_ref().map_or(u64::MAX, |e| e.seq);
    for entry in r.journal(visit.from_seq..=last)?.take(MOST_ENTRIES) {
        let entry = entry?;
        if journal::during(&entry, visit.id) {
            see(&entry)?;
        }
    }
    Ok(())
}

/// A person's visits, newest first.
pub fn of_person(
    r: &impl Reading,
    scene: Scene<'_>,
    person: PersonId,
    limit: usize,
) -> Result<Vec<VisitRow>, Stop> {
    journal::person(r, person)?;
    let mut found = Vec::new();
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::VisitByPerson, &Keys::person(record))?.rev().take(limit.min(MOST)) {
            found.extend(r.get::<Visit>(&key?)?);
        }
    }
    found.sort_unstable_by_key(|v| std::cmp::Reverse(v.id));
    found.truncate(limit);
    let mut rows = found.iter().map(|visit| row(r, scene, visit)).collect::<Result<Vec<_>, Stop>>()?;
    let since = found.iter().filter(|v| v.called_ms.is_some()).map(|v| v.from_seq).min();
    if let Some(since) = since {
        work(r, scene, person, since, &mut rows)?;
    }
    Ok(rows)
}

/// Says of each visit what was done during it: the person's own entries since the first of them say so.
fn work(
    r: &impl Reading,
    scene: Scene<'_>,
    person: PersonId,
    since: u64,
    rows: &mut [VisitRow],
) -> Result<(), Stop> {
    let mut read = 0;
    let records = records_of(r, person)?;
    for record in records.iter().copied() {
        for seq in r.journal_of(record)?.rev() {
            let seq = seq?;
            read += 1;
            if seq < since || read > MOST_ENTRIES {
                break;
            }
            let Some(entry) = r.journal_entry(seq)? else { continue };
            let during = noted(&entry, journal::VISIT);
            let row = during.and_then(|visit| rows.iter_mut().find(|row| row.visit.to_string() == visit));
            let Some(row) = row.filter(|_| Happening::is_deed(&entry.command)) else { continue };
            if !row.work.contains(&entry.command) && journal::told_of(r, scene, &entry, &records)?.is_some() {
                row.work.insert(0, entry.command);
            }
        }
    }
    Ok(())
}

/// What to ask a person for while they are there; what was asked during any visit of theirs counts.
pub fn asks(r: &impl Reading, scene: Scene<'_>, person: PersonId) -> Result<Vec<String>, Stop> {
    let facts = journal::person(r, person)?.facts;
    let mut asked = Vec::new();
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::VisitByPerson, &Keys::person(record))?.rev().take(MOST) {
            asked.extend(r.get::<Visit>(&key?)?.into_iter().flat_map(|v| v.asked));
        }
    }
    let today = scene.asking.moment.today;
    let confirmed = confirm::confirmed_in(r, person, u16::try_from(today.year()).unwrap_or_default())?;
    let asks = scene.reference.asks.of(&facts, confirmed, &asked, today);
    // What somebody asked for yesterday is not asked of the visitor again.
    let waits = accounts::waiting(r, scene, person)?.is_some();
    let open = asks.into_iter().filter(|ask| !waits || ask.need != Need::Gap(Gap::Account));
    Ok(open.map(|ask| ask.id.clone()).collect())
}
