//! The list of households in hardship, one of them in full, and the figures of a span of days.

use std::collections::BTreeSet;

use crate::bureau::answer::{CareFigures, HardshipPage, HardshipRow, HardshipView};
use crate::bureau::care::view::{contacts_of, row as contact_row};
use crate::bureau::facets;
use crate::bureau::index::LookupIndex;
use crate::bureau::journal;
use crate::bureau::people::{division, records_of, stands_for};
use crate::bureau::query::HardshipAsked;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::{Contact, ContactKind, ContactResult, Every, Hardship, HardshipResult, Span};
use crate::domain::filter::{Filter, FilterFault};
use crate::domain::{Date, DivisionCode, HardshipId, PersonId};
use crate::store::{IndexTable, Keys, Reading, contact_seen};
use crate::text::fold;

/// Most rows of one answer, and most visits of one household.
const MOST: usize = 2000;

/// A page of the households that fit, and how many there are in households and people.
pub fn list(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    asked: &HardshipAsked,
    (offset, limit): (usize, usize),
) -> Result<HardshipPage, Stop> {
    let today = scene.asking.moment.today;
    let year = Every::Year.span(today);
    let (meant, faults) = Meant::read(r, scene, index, &asked.text)?;
    let mut page = HardshipPage { total: 0, people: 0, visited: 0, offset, rows: Vec::new(), faults };
    for hardship in all(r, asked.ended)? {
        if !meant.holds(r, &hardship)? {
            continue;
        }
        let row = row(r, &hardship, today)?;
        if asked.town.is_some_and(|town| row.division.and_then(DivisionCode::town) != Some(town)) {
            continue;
        }
        page.total += 1;
        page.people += hardship.size();
        page.visited += usize::from(row.visited.is_some_and(|day| year.holds(day)));
        page.rows.push(row);
    }
    // Those nobody went to for longest come first.
    page.rows.sort_by_key(|row| (row.ended.is_some(), row.visited, row.hardship));
    page.rows = page.rows.into_iter().skip(offset).take(limit.min(MOST)).collect();
    Ok(page)
}

/// The households that somebody belongs or belonged to, by any of their records.
pub fn of_person(r: &impl Reading, person: PersonId, today: Date) -> Result<Vec<HardshipRow>, Stop> {
    let mut found = Vec::new();
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::HardshipByPerson, &Keys::person(record))? {
            let Some(hardship) = r.get::<Hardship>(&key?)? else { continue };
            if found.iter().all(|row: &HardshipRow| row.hardship != hardship.id) {
                found.push(row(r, &hardship, today)?);
            }
        }
    }
    Ok(found)
}

/// The households that a text means: by their head, or by words in their cause.
struct Meant {
    /// Heads whom the text as a whole means, sorted; `None` where nothing is asked.
    heads: Option<Vec<PersonId>>,
    /// Heads whom its conditions alone mean, and its words.
    fit: Vec<PersonId>,
    words: String,
}

impl Meant {
    fn read(
        r: &impl Reading,
        scene: Scene<'_>,
        index: &LookupIndex,
        text: &str,
    ) -> Result<(Self, Vec<FilterFault>), Stop> {
        let (mut filter, faults) = Filter::parse(text, scene.reference.filter_tables());
        let none = Self { heads: None, fit: Vec::new(), words: String::new() };
        if text.trim().is_empty() {
            return Ok((none, faults));
        }
        let people = |filter: &Filter| -> Result<Vec<PersonId>, Stop> {
            let found = facets::matching(r, scene, index, filter)?.ok_or(Refusal::NotReady)?;
            Ok(found.into_iter().map(|f| f.person).collect())
        };
        let heads = Some(people(&filter)?);
        let words = std::mem::take(&mut filter.words);
        let fit = if words.is_empty() { Vec::new() } else { people(&filter)? };
        Ok((Self { heads, fit, words: fold(&words).into_owned() }, faults))
    }

    fn holds(&self, r: &impl Reading, hardship: &Hardship) -> Result<bool, Stop> {
        let Some(heads) = &self.heads else { return Ok(true) };
        let head = stands_for(r, hardship.facts.head)?;
        let in_cause = || {
            let cause = fold(&hardship.facts.cause);
            self.fit.binary_search(&head).is_ok() && self.words.split(' ').all(|word| cause.contains(word))
        };
        Ok(heads.binary_search(&head).is_ok() || in_cause())
    }
}

/// Households still in hardship, or those that were.
fn all(r: &impl Reading, ended: bool) -> Result<Vec<Hardship>, Stop> {
    if ended {
        let all = r.scan::<Hardship>(..)?.collect::<Result<Vec<_>, _>>()?;
        return Ok(all.into_iter().filter(|h| h.ended.is_some()).collect());
    }
    let mut found = Vec::new();
    for key in r.owners(IndexTable::HardshipOpen, &[])? {
        found.extend(r.get::<Hardship>(&key?)?);
    }
    Ok(found)
}

fn row(r: &impl Reading, hardship: &Hardship, today: Date) -> Result<HardshipRow, Stop> {
    let head = journal::person(r, hardship.facts.head)?;
    let visits = visits(r, hardship, today, 1)?;
    Ok(HardshipRow {
        hardship: hardship.id,
        version: hardship.version,
        name: head.facts.name.clone(),
        division: division(&head.facts),
        facts: hardship.facts.clone(),
        measures: hardship.measures.len(),
        newest: hardship.measures.iter().max_by_key(|m| m.on).map(|m| (m.on, m.what.clone())),
        visited: visits.first().map(|visit| visit.day),
        ended: hardship.ended,
    })
}

/// Home visits that reached somebody of a household while it was one, newest first: whoever is visited, the household is.
fn visits(r: &impl Reading, hardship: &Hardship, today: Date, limit: usize) -> Result<Vec<Contact>, Stop> {
    let counts = |c: &Contact| {
        c.kind == ContactKind::HomeVisit
            && c.result == ContactResult::Reached
            && c.day <= today
            && hardship.holds_on(c.day)
    };
    let mut found: Vec<Contact> = Vec::new();
    for person in hardship.people() {
        found.extend(contacts_of(r, person, MOST)?.into_iter().filter(counts));
    }
    found.sort_unstable_by_key(|c| std::cmp::Reverse((c.day, c.id)));
    found.dedup_by_key(|c| c.id);
    found.truncate(limit);
    Ok(found)
}

/// One household in full.
pub fn view(r: &impl Reading, scene: Scene<'_>, id: HardshipId) -> Result<HardshipView, Stop> {
    let hardship: Hardship = r.get(&Keys::hardship(id))?.ok_or(Refusal::NotFound(What::Hardship))?;
    let today = scene.asking.moment.today;
    let name = |person| journal::person(r, person).map(|p| p.facts.name);
    let measures = hardship.measures.iter().map(|m| Ok((m.clone(), journal::staff_name(r, m.by)?)));
    let visits = visits(r, &hardship, today, MOST)?;
    let visits = visits.into_iter().map(|visit| {
        let named = name(visit.person)?;
        contact_row(r, visit, named)
    });
    Ok(HardshipView {
        row: row(r, &hardship, today)?,
        measures: measures.collect::<Result<_, Stop>>()?,
        visits: visits.collect::<Result<_, Stop>>()?,
    })
}

/// What was done from one day to another: contacts by kind, people and households.
pub fn figures(r: &impl Reading, scene: Scene<'_>, span: Span) -> Result<CareFigures, Stop> {
    let today = scene.asking.moment.today;
    let mut figures = CareFigures {
        span,
        calls: 0,
        home_visits: 0,
        messages: 0,
        not_reached: 0,
        people: 0,
        households: 0,
        households_visited: 0,
        lifted: 0,
    };
    let mut people = BTreeSet::new();
    let mut visited: BTreeSet<PersonId> = BTreeSet::new();
    for key in r.index_range(IndexTable::ContactByPerson, &[])? {
        let Some((person, seen)) = contact_seen(&key?) else { continue };
        if !span.holds(seen.day) || seen.day > today {
            continue;
        }
        if seen.result == ContactResult::NotReached {
            figures.not_reached += 1;
            continue;
        }
        // A person is one, however many records were made of them.
        people.insert(stands_for(r, person)?);
        *match seen.kind {
            ContactKind::Call => &mut figures.calls,
            ContactKind::HomeVisit => &mut figures.home_visits,
            ContactKind::Message => &mut figures.messages,
        } += 1;
        if seen.kind == ContactKind::HomeVisit {
            visited.insert(person);
        }
    }
    figures.people = people.len();
    for hardship in r.scan::<Hardship>(..)? {
        let hardship = hardship?;
        if hardship.facts.since > span.last || hardship.ended.is_some_and(|end| end.on < span.first) {
            continue;
        }
        figures.households += 1;
        figures.lifted += usize::from(
            hardship.ended.is_some_and(|end| span.holds(end.on) && end.result == HardshipResult::Lifted),
        );
        let mut gone_to = false;
        for person in hardship.people() {
            for record in records_of(r, person)? {
                gone_to = gone_to || visited.contains(&record);
            }
        }
        let there = gone_to && visits(r, &hardship, today, MOST)?.iter().any(|v| span.holds(v.day));
        figures.households_visited += usize::from(there);
    }
    Ok(figures)
}
