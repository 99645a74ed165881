//! A programme's month: totals, people, and the months before it.

use std::collections::BTreeMap;

use crate::bureau::answer::{LateEntries, ProgrammeLine, ProgrammeMonth};
use crate::bureau::facets::Narrow;
use crate::bureau::ledger::period::closed;
use crate::bureau::ledger::totals::clamp;
use crate::bureau::people::{division, stands_for};
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, EntryGlance, EntryKind, MonthTotal, Period};
use crate::domain::person::Person;
use crate::domain::{EntryId, Fen, Month, PersonId};
use crate::store::{IndexTable, Keys, Reading, Row, unpack};
use crate::text::fold;

/// Months in the bar, the asked one included.
const BAR: i32 = 12;
/// Most lines of one page.
const MOST_LINES: usize = 1000;

/// How what was paid for a month stands to what is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthStands {
    /// 未清: less was paid than is due.
    Owed,
    /// 多发: more was paid than is due.
    Over,
    /// 已清: as much was paid as is due.
    Settled,
}

/// The words that a filter of a month's people says it with, in both languages.
const STANDS: [(MonthStands, [&str; 2]); 3] = [
    (MonthStands::Owed, ["未清", "unpaid"]),
    (MonthStands::Over, ["多发", "overpaid"]),
    (MonthStands::Settled, ["已清", "settled"]),
];

impl MonthStands {
    fn fits(self, line: &ProgrammeLine) -> bool {
        match self {
            Self::Owed => line.paid < line.due,
            Self::Over => line.paid > line.due,
            Self::Settled => line.paid == line.due,
        }
    }
}

/// What a filter says of how the month stands, and the rest of it: conditions on people.
pub fn month_stands(text: &str) -> (Option<MonthStands>, String) {
    let of = |word: &str| STANDS.iter().find(|(_, words)| words.contains(&word)).map(|(stands, _)| *stands);
    let stands = text.split_whitespace().find_map(of);
    let rest: Vec<&str> = text.split_whitespace().filter(|word| of(word).is_none()).collect();
    (stands, rest.join(" "))
}

/// Totals, a page of lines by division and name, and twelve months up to this one.
pub fn programme_month(
    r: &impl Reading,
    scene: Scene<'_>,
    (programme, month): (&str, Month),
    (wanted, stands): (Narrow, Option<MonthStands>),
    (offset, limit): (usize, usize),
) -> Result<ProgrammeMonth, Stop> {
    if !scene.reference.knows_programme(programme) {
        return Err(Refusal::NoSuchProgramme(programme.to_owned()).into());
    }
    let closed = closed(r, month)?;
    let (mut lines, late) = lines(r, scene, programme, month, closed.as_ref())?;
    let narrowed = wanted.people.is_some() || !wanted.words.is_empty() || stands.is_some();
    let words = fold(wanted.words.trim()).into_owned();
    lines.retain(|line| {
        let answers = wanted.people.as_ref().is_none_or(|people| people.contains(&line.person));
        answers && stands.is_none_or(|stands| stands.fits(line)) && fold(&line.name).contains(&words)
    });
    let mut months = Vec::new();
    for month in month.plus(1 - BAR).through(month) {
        let (due, paid) = total(r, programme, month)?;
        months.push((month, due, paid));
    }
    let (due, paid) = if narrowed { sums(&lines) } else { total(r, programme, month)? };
    Ok(ProgrammeMonth {
        programme: programme.to_owned(),
        month,
        people: lines.len(),
        due,
        paid,
        closed: closed.is_some(),
        late,
        lines: lines.into_iter().skip(offset).take(limit.min(MOST_LINES)).collect(),
        months,
        faults: wanted.faults,
    })
}

/// What some lines come to.
fn sums(lines: &[ProgrammeLine]) -> (Fen, Fen) {
    let all = |of: fn(&ProgrammeLine) -> Fen| clamp(lines.iter().map(|line| i128::from(of(line).0)).sum());
    (all(|line| line.due), all(|line| line.paid))
}

/// Shows whose every entry for a month is, and the fen due and paid by it.
pub fn each_of_month(
    r: &impl Reading,
    month: Month,
    mut see: impl FnMut(PersonId, i64, i64),
) -> Result<(), Stop> {
    // A month's entries stand by programme in the index and in order of posting among the entries: mostly close together.
    let mut entries: Vec<EntryId> = Vec::new();
    r.each_owner(IndexTable::EntryByMonth, &Keys::month(month), |key| {
        entries.extend(Keys::as_entry(key));
    })?;
    entries.sort_unstable();
    r.see::<Entry>(entries.into_iter().map(Keys::entry), |bytes| {
        let (_, entry) = unpack::<EntryGlance>(bytes, Entry::VERSION)?;
        let (due, paid) = entry.due_and_paid();
        see(entry.person, due, paid);
        Ok(())
    })?;
    Ok(())
}

fn total(r: &impl Reading, programme: &str, month: Month) -> Result<(Fen, Fen), Stop> {
    let kept: Option<MonthTotal> = r.get(&Keys::month_total(month, programme))?;
    Ok(kept.map_or((Fen(0), Fen(0)), |t| (t.due, t.paid)))
}

/// The person whose record it is: the one that stands for it, when it was merged into another.
fn standing(r: &impl Reading, record: PersonId) -> Result<Option<Person>, Stop> {
    let own: Option<Person> = r.get(&Keys::person(record))?;
    match own {
        Some(own) if own.merged.is_some() => Ok(r.get(&Keys::person(stands_for(r, record)?))?),
        own => Ok(own),
    }
}

/// One line a person, by division and name; and what came after the close.
fn lines(
    r: &impl Reading,
    scene: Scene<'_>,
    programme: &str,
    month: Month,
    closed: Option<&Period>,
) -> Result<(Vec<ProgrammeLine>, LateEntries), Stop> {
    let mut sums: BTreeMap<PersonId, (i128, i128)> = BTreeMap::new();
    let mut late = LateEntries::default();
    for key in r.owners(IndexTable::EntryByMonth, &Keys::programme_month(month, programme))? {
        let Some(entry) = r.get::<Entry>(&key?)? else { continue };
        let (due, paid) = sums.entry(entry.person).or_default();
        let side = if entry.kind == EntryKind::Due { due } else { paid };
        *side += i128::from(entry.amount().0);
        if closed.is_some_and(|period| period.is_late(&entry)) {
            late.add(&entry);
        }
    }
    let mut people: BTreeMap<PersonId, (Person, (i128, i128))> = BTreeMap::new();
    for (record, (due, paid)) in sums {
        let Some(person) = standing(r, record)? else { continue };
        let (_, sum) = people.entry(person.id).or_insert((person, (0, 0)));
        *sum = (sum.0 + due, sum.1 + paid);
    }
    let mut lines = Vec::with_capacity(people.len());
    for (id, (person, (due, paid))) in people {
        let division = division(&person.facts);
        lines.push(ProgrammeLine {
            dead: person.is_dead(scene.asking.moment.today),
            person: id,
            name: person.facts.name,
            division,
            due: clamp(due),
            paid: clamp(paid),
        });
    }
    lines.sort_by(|a, b| (a.division, &a.name, a.person).cmp(&(b.division, &b.name, b.person)));
    Ok((lines, late))
}
