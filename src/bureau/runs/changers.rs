//! Who did something that bears on what a run pays: exactly, from what was done. It counts line by line, since the last run that paid the
//! person under the programme. A telephone number changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::books::Records;
use super::decisions;
use super::events::{Event, told};
use super::once;
use crate::bureau::people::{After, FactsChanged, facts_changed, facts_changed_of, records_of};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Bearing, ChangePlace, ChangedBy, Duty, Run, RunLine};
use crate::domain::{PersonId, RunId, StaffId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// They, by how what they did bears on the run.
#[derive(Debug, Default)]
pub struct Changers(BTreeMap<(StaffId, Bearing), Of>);

/// What somebody did.
#[derive(Debug)]
struct Of {
    told: ChangedBy,
    /// Whose money it is about; `None` of what is about everybody's.
    people: BTreeSet<Option<PersonId>>,
}

impl Changers {
    /// Whoever did something that bears so.
    pub fn who(&self, bearing: Bearing) -> impl Iterator<Item = StaffId> {
        self.0.keys().filter(move |(_, of)| *of == bearing).map(|(who, _)| *who)
    }

    /// What they did, to be kept.
    pub fn all(self) -> Vec<ChangedBy> {
        self.0.into_values().map(|of| of.told).collect()
    }

    /// Whose money those acts of somebody are about that keep them from a duty; `None` of what is about everybody's.
    pub fn people(&self, who: StaffId, duty: Duty) -> BTreeSet<Option<PersonId>> {
        let all = self.0.values().filter(|of| of.told.keeps(who, duty));
        all.flat_map(|of| of.people.iter().copied()).collect()
    }

    /// Somebody did something.
    pub fn add(&mut self, (who, bearing): (StaffId, Bearing), one: ChangePlace) {
        let of = self
            .0
            .entry((who, bearing))
            .or_insert_with(|| Of { told: ChangedBy::new(who, bearing), people: BTreeSet::new() });
        of.told.add(one);
        of.people.insert(one.person);
    }

    pub(super) fn facts(&mut self, person: PersonId, change: &FactsChanged) {
        let one = ChangePlace { place: change.place.unwrap_or_default(), person: Some(person) };
        for (who, bearing) in [(change.by, change.bearing), (change.agreed, Bearing::Agreed)] {
            if let Some(who) = who {
                self.add((who, bearing), one);
            }
        }
    }

    /// A change of before a place behind which changes count: what one alone entered is taken over.
    fn taken_over(&mut self, person: PersonId, (change, place): (&FactsChanged, u64)) {
        let alone = change.bearing == Bearing::Amount && change.agreed.is_none();
        if let Some(by) = change.by.filter(|_| alone && !behind(place, change.place)) {
            let one = ChangePlace { place: change.place.unwrap_or_default(), person: Some(person) };
            self.add((by, Bearing::TakenOver), one);
        }
    }

    pub(super) fn event(&mut self, event: &Event, (place, person): (u64, PersonId)) {
        for who in &event.who {
            self.add(*who, ChangePlace { place, person: Some(person) });
        }
    }
}

/// From where on changes count: by person, of each programme that pays them.
type Windows<'l> = HashMap<PersonId, Vec<(&'l str, u64)>>;

/// Of the lines that pay, and of the decisions that they rest on.
pub fn changers(
    r: &impl Reading,
    scene: Scene<'_>,
    run: &Run,
    (lines, records): (&[RunLine], &Records),
) -> Result<Changers, Stop> {
    let mut windows = Windows::new();
    for line in lines.iter().filter(|line| line.pays()) {
        let window = (line.programme.as_str(), line.since.unwrap_or(run.since));
        windows.entry(records.of(line.person)).or_default().push(window);
    }
    // What lies behind the last run of the programmes is read through once; what is older is looked up person by person.
    let (recent, older): (Windows<'_>, Windows<'_>) =
        windows.into_iter().partition(|(_, of)| first(of) >= run.since);
    let mut found = Changers::default();
    through(r, run.since, (&recent, records), &mut found)?;
    one_by_one(r, (&older, records), &mut found)?;
    taken_over(r, (&taken_from(r, scene, run, lines)?, records), &mut found)?;
    decisions::unpaid(r, scene, (run, lines), &mut found)?;
    Ok(found)
}

/// Of what somebody is to be paid next under a programme, as far as it is about them: what was done behind a place, and where the records
/// as they stood there are `taken` over, who entered them.
pub fn of_person(
    r: &impl Reading,
    person: PersonId,
    (programme, since, taken): (&str, u64, bool),
    records: &Records,
) -> Result<Changers, Stop> {
    let mut found = Changers::default();
    one_by_one(r, (&Windows::from([(person, vec![(programme, since)])]), records), &mut found)?;
    if taken {
        for record in records_of(r, person)? {
            for change in facts_changed_of(r, record, After::Place(0))? {
                found.taken_over(person, (&change, since));
            }
        }
    }
    Ok(found)
}

/// Whom a run pays by records that are taken over as they stood when it was decided from which month on a programme is counted, and where
/// that was.
fn taken_from(
    r: &impl Reading,
    scene: Scene<'_>,
    run: &Run,
    lines: &[RunLine],
) -> Result<HashMap<PersonId, u64>, Stop> {
    let rules = super::rules::in_force(r)?;
    let mut found = HashMap::new();
    for programme in &run.programmes {
        let Some(place) = once::taken_over(&rules, scene.reference, programme) else { continue };
        let of = |line: &&RunLine| line.pays() && line.programme == *programme && line.since == Some(place);
        for line in lines.iter().filter(of) {
            let known = found.entry(line.person).or_insert(place);
            *known = place.max(*known);
        }
    }
    Ok(found)
}

/// Who entered alone what is taken over of some people.
fn taken_over(
    r: &impl Reading,
    (taken, records): (&HashMap<PersonId, u64>, &Records),
    found: &mut Changers,
) -> Result<(), Stop> {
    if taken.is_empty() {
        return Ok(());
    }
    let of: HashMap<PersonId, u64> = taken.iter().map(|(person, at)| (records.of(*person), *at)).collect();
    for change in facts_changed(r, After::Place(0))? {
        let person = records.of(change.person);
        if let Some(place) = of.get(&person) {
            found.taken_over(person, (&change, *place));
        }
    }
    Ok(())
}

fn first(of: &[(&str, u64)]) -> u64 {
    of.iter().map(|(_, since)| *since).min().unwrap_or_default()
}

/// Everything behind a place.
fn through(
    r: &impl Reading,
    since: u64,
    (windows, records): (&Windows<'_>, &Records),
    found: &mut Changers,
) -> Result<(), Stop> {
    if windows.is_empty() {
        return Ok(());
    }
    for change in facts_changed(r, After::Place(since))? {
        let person = records.of(change.person);
        let counts = |of: &Vec<(&str, u64)>| of.iter().any(|(_, since)| behind(*since, change.place));
        if windows.get(&person).is_some_and(counts) {
            found.facts(person, &change);
        }
    }
    for entry in r.journal(since.saturating_add(1)..)? {
        tell(r, (&entry?, None), (windows, records), found)?;
    }
    Ok(())
}

/// Whether a change at a place lies behind another; one whose place was not kept lies behind the beginning.
fn behind(since: u64, place: Option<u64>) -> bool {
    After::Place(since).holds(None, place)
}

/// What an entry of the journal says was done for people, or for one of them, as far as it counts.
fn tell(
    r: &impl Reading,
    (entry, of): (&JournalEntry, Option<PersonId>),
    (windows, records): (&Windows<'_>, &Records),
    found: &mut Changers,
) -> Result<(), Stop> {
    for event in told(r, entry, of)? {
        let person = records.of(event.person);
        let of = windows.get(&person).map_or(&[][..], Vec::as_slice);
        let counts = |(programme, since): &(&str, u64)| {
            entry.seq > *since && event.programmes.iter().any(|of| of == programme)
        };
        if of.iter().any(counts) {
            found.event(&event, (entry.seq, person));
        }
    }
    Ok(())
}

/// Everything about some people behind their places, by any of their records. An entry of the journal that names many is read once.
fn one_by_one(
    r: &impl Reading,
    (windows, records): (&Windows<'_>, &Records),
    found: &mut Changers,
) -> Result<(), Stop> {
    let mut places: BTreeMap<u64, Vec<PersonId>> = BTreeMap::new();
    for (person, of) in windows {
        let since = first(of);
        for record in records_of(r, *person)? {
            for change in facts_changed_of(r, record, After::Place(since))? {
                found.facts(*person, &change);
            }
            for seq in r.journal_of(record)?.rev() {
                let seq = seq?;
                if seq <= since {
                    break;
                }
                places.entry(seq).or_default().push(record);
            }
        }
    }
    for (place, of) in places {
        if let Some(entry) = r.journal_entry(place)? {
            let only = of.first().copied().filter(|_| of.len() == 1);
            tell(r, (&entry, only), (windows, records), found)?;
        }
    }
    Ok(())
}

/// The lines of a run that pay somebody, or paid them.
pub fn lines_of(r: &impl Reading, run: RunId, person: PersonId) -> Result<Vec<u32>, Stop> {
    let mut found = Vec::new();
    for record in records_of(r, person)? {
        for line in r.owners(IndexTable::ObligationOnce, &Keys::person(record))? {
            found.extend(Keys::as_run_line(&line?).filter(|(of, _)| *of == run).map(|(_, seq)| seq));
        }
    }
    Ok(found)
}
