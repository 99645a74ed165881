//! Who changed what a run's money depends on, and who agreed to such a change as the second of two: exactly, from what was changed. It
//! counts line by line, since the last run that paid the person under the programme. A telephone number changes nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::books::Records;
use super::decisions;
use super::events::{Event, told};
use crate::bureau::door::Scene;
use crate::bureau::people::{After, FactsChanged, facts_changed, facts_changed_of, records_of};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{ChangePlace, ChangedBy, Run, RunLine};
use crate::domain::{PersonId, RunId, StaffId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// They: who changed something, and who agreed to something.
#[derive(Debug, Default)]
pub struct Changers(BTreeMap<(StaffId, bool), ChangedBy>);

impl Changers {
    /// Who changed something, or agreed to something.
    pub fn who(&self, agreed: bool) -> impl Iterator<Item = StaffId> {
        self.0.keys().filter(move |(_, of)| *of == agreed).map(|(who, _)| *who)
    }

    /// What those did.
    pub fn each(&self) -> impl Iterator<Item = &ChangedBy> {
        self.0.values()
    }

    /// The same, to be kept.
    pub fn all(self) -> Vec<ChangedBy> {
        self.0.into_values().collect()
    }

    /// Somebody changed something, or agreed to it.
    pub fn add(&mut self, (who, agreed): (StaffId, bool), one: ChangePlace) {
        self.0.entry((who, agreed)).or_insert_with(|| ChangedBy::new(who, agreed)).add(one);
    }

    fn facts(&mut self, person: PersonId, change: &FactsChanged) {
        let one = ChangePlace { place: change.place.unwrap_or_default(), person: Some(person) };
        for (who, agreed) in [(change.by, false), (change.agreed, true)] {
            if let Some(who) = who {
                self.add((who, agreed), one);
            }
        }
    }

    fn event(&mut self, event: &Event, (place, person): (u64, PersonId)) {
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
    let first = |of: &Vec<(&str, u64)>| of.iter().map(|(_, since)| *since).min().unwrap_or_default();
    let (recent, older): (Windows<'_>, Windows<'_>) =
        windows.into_iter().partition(|(_, of)| first(of) >= run.since);
    let mut found = Changers::default();
    through(r, run.since, (&recent, records), &mut found)?;
    for (person, of) in &older {
        of_one(r, *person, (of, first(of)), &mut found)?;
    }
    decisions::unpaid(r, scene, (run, lines), &mut found)?;
    Ok(found)
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
        let place = change.place.unwrap_or_default();
        let counts = |of: &Vec<(&str, u64)>| of.iter().any(|(_, since)| place > *since);
        if windows.get(&person).is_some_and(counts) {
            found.facts(person, &change);
        }
    }
    for entry in r.journal(since.saturating_add(1)..)? {
        let entry = entry?;
        for event in told(r, &entry, None)? {
            let person = records.of(event.person);
            let of = windows.get(&person).map_or(&[][..], Vec::as_slice);
            if counts(&event, entry.seq, of) {
                found.event(&event, (entry.seq, person));
            }
        }
    }
    Ok(())
}

/// Whether something that was done at a place counts.
fn counts(event: &Event, place: u64, windows: &[(&str, u64)]) -> bool {
    windows
        .iter()
        .any(|(programme, since)| place > *since && event.programmes.iter().any(|of| of == programme))
}

/// Everything about one person behind a place, by any of their records.
fn of_one(
    r: &impl Reading,
    person: PersonId,
    (windows, since): (&[(&str, u64)], u64),
    found: &mut Changers,
) -> Result<(), Stop> {
    for record in records_of(r, person)? {
        for change in facts_changed_of(r, record, After::Place(since))? {
            found.facts(person, &change);
        }
        for entry in entries_of(r, record, since)? {
            for event in told(r, &entry, Some(record))? {
                if counts(&event, entry.seq, windows) {
                    found.event(&event, (entry.seq, person));
                }
            }
        }
    }
    Ok(())
}

/// What the journal has of a record behind a place, the newest first.
fn entries_of(r: &impl Reading, record: PersonId, since: u64) -> Result<Vec<JournalEntry>, Stop> {
    let mut found = Vec::new();
    for seq in r.journal_of(record)?.rev() {
        let seq = seq?;
        if seq <= since {
            break;
        }
        found.extend(r.journal_entry(seq)?);
    }
    Ok(found)
}

/// What was changed or agreed to since a run was frozen, of what its lines pay still: whoever did has no duty in it that comes later.
pub fn since_frozen(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Changers, Stop> {
    let mut found = Changers::default();
    let Some(frozen) = run.frozen.filter(|_| run.is_fixed()) else { return Ok(found) };
    let records = Records::read(r)?;
    let mut touched = HashSet::new();
    for entry in r.journal(frozen.saturating_add(1)..)? {
        let entry = entry?;
        // Nothing but the ledger itself is done for many thousands at once, and it touches no record.
        if !entry.command.starts_with("ledger.") {
            touched.extend(entry.people());
        }
        for event in told(r, &entry, None)? {
            let person = records.of(event.person);
            let pays = |programme: &String| holds(r, run, (person, Some(programme)));
            if any(&event.programmes, pays)? {
                found.event(&event, (entry.seq, person));
            }
        }
    }
    for record in touched {
        let changes = facts_changed_of(r, record, After::Place(frozen))?;
        let person = records.of(record);
        if !changes.is_empty() && holds(r, run, (person, None))? {
            for change in &changes {
                found.facts(person, change);
            }
        }
    }
    decisions::since_frozen(r, scene, run, &mut found)?;
    Ok(found)
}

fn any<T>(of: &[T], holds: impl Fn(&T) -> Result<bool, Stop>) -> Result<bool, Stop> {
    for one in of {
        if holds(one)? {
            return Ok(true);
        }
    }
    Ok(false)
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

/// Whether a run pays somebody, or paid them, under a programme or under any.
fn holds(
    r: &impl Reading,
    run: &Run,
    (person, programme): (PersonId, Option<&String>),
) -> Result<bool, Stop> {
    for record in records_of(r, person)? {
        let prefix = Keys::person(record);
        let keys = r.index_range(IndexTable::ObligationOnce, &prefix)?;
        for (key, line) in keys.zip(r.owners(IndexTable::ObligationOnce, &prefix)?) {
            let (key, line) = (key?, line?);
            let ours = Keys::as_run_line(&line).is_some_and(|(of, _)| of == run.id);
            let named = |programme: &String| match Keys::as_settled(&key) {
                Some((_, of, _)) => of == programme,
                None => Keys::as_under_way(&key).is_some_and(|(_, of)| of == *programme),
            };
            if ours && programme.is_none_or(named) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
