//! Who is confirmed for a year, and who of those who receive money every month is not.

use std::collections::{BTreeMap, HashMap};

use crate::bureau::answer::{ConfirmationPage, ConfirmationRow, ConfirmationTown, ConfirmationYear};
use crate::bureau::facets;
use crate::bureau::index::LookupIndex;
use crate::bureau::journal;
use crate::bureau::people::{StandingFor, division, records_of};
use crate::bureau::query::{ConfirmationStanding, ConfirmationsAsked};
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::filter::{Facet, Filter};
use crate::domain::ledger::{Cycle, RuleKind};
use crate::domain::person::{ConfirmationAct, ConfirmationLog, ConfirmedHow, Recognition, RecognitionState};
use crate::domain::{Date, DivisionCode, Month, PersonId};
use crate::store::{Keys, Reading};

/// Most people of one answer.
const MOST: usize = 2000;

/// Whether somebody is confirmed for a year, on whichever of their records.
pub fn confirmed_in(r: &impl Reading, person: PersonId, year: u16) -> Result<bool, Stop> {
    for record in records_of(r, person)? {
        let log: Option<ConfirmationLog> = r.get(&Keys::confirmation(record, year))?;
        if log.is_some_and(|log| log.standing(ConfirmationAct::Confirmed).is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The years of a person, newest first, each with everything that was done.
pub fn of_person(r: &impl Reading, person: PersonId) -> Result<Vec<ConfirmationYear>, Stop> {
    journal::person(r, person)?;
    let mut years = Vec::new();
    for record in records_of(r, person)? {
        let all = Keys::confirmation(record, 0)..=Keys::confirmation(record, u16::MAX);
        for log in r.scan::<ConfirmationLog>(all)? {
            for done in log.map(|log| log.done.into_iter().map(move |done| (log.year, done)))? {
                let (year, done) = done;
                let by = journal::staff_name(r, done.by)?;
                let (act, known, on, how, reason) = (done.act, done.known, done.on, done.how, done.reason);
                let document = done.document;
                years.push(ConfirmationYear { year, act, known, on, by, how, document, reason });
            }
        }
    }
    // Of one day, what was done later comes first, too.
    years.sort_by_key(|done| (done.year, done.known));
    years.reverse();
    Ok(years)
}

/// The notice and the confirmation of one person that stand.
#[derive(Default)]
struct Stands {
    noticed: Option<Date>,
    confirmed: Option<(Date, ConfirmedHow, String)>,
}

/// Those who receive money every month and how their confirmation of a year stands: by town, and a page of them.
pub fn list(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    asked: &ConfirmationsAsked,
    (offset, limit): (usize, usize),
) -> Result<ConfirmationPage, Stop> {
    let (filter, faults) = Filter::parse(&asked.text, scene.reference.filter_tables());
    let monthly = monthly_groups(scene.reference);
    let found = facets::matching(r, scene, index, &filter)?;
    let (ready, found) = (found.is_some(), found.unwrap_or_default());
    let standing = all_of(r, asked.year)?;
    let none = Stands::default();
    let mut towns: BTreeMap<Option<DivisionCode>, ConfirmationTown> = BTreeMap::new();
    let mut meant = Vec::new();
    for facet in found.iter().filter(|facet| receives(facet, &monthly)) {
        let stands = standing.get(&facet.person).unwrap_or(&none);
        let town = facet.town();
        let row = towns.entry(town).or_insert_with(|| ConfirmationTown::of(town));
        row.receiving += 1;
        row.confirmed += u32::from(stands.confirmed.is_some());
        row.noticed += u32::from(stands.confirmed.is_none() && stands.noticed.is_some());
        let fits = match asked.standing {
            ConfirmationStanding::Open => stands.confirmed.is_none(),
            ConfirmationStanding::Noticed => stands.confirmed.is_none() && stands.noticed.is_some(),
            ConfirmationStanding::Confirmed => stands.confirmed.is_some(),
        };
        if fits && asked.town.is_none_or(|town| facet.town() == Some(town)) {
            meant.push((facet, stands));
        }
    }
    // Whose notice runs out first comes first; then by village.
    meant.sort_by_key(|(facet, stands)| {
        (stands.noticed.is_none(), stands.noticed, facet.division.is_none(), facet.division, facet.person)
    });
    let total = meant.len();
    let page = meant.into_iter().skip(offset).take(limit.min(MOST));
    let rows = page
        .map(|(facet, stands)| row(r, scene.reference, facet.person, stands))
        .collect::<Result<_, _>>()?;
    let mut towns: Vec<ConfirmationTown> = towns.into_values().collect();
    towns.sort_by_key(|row| (row.town.is_none(), std::cmp::Reverse(row.receiving - row.confirmed)));
    Ok(ConfirmationPage { year: asked.year, ready, towns, total, offset, rows, faults })
}

fn row(
    r: &impl Reading,
    reference: &Reference,
    person: PersonId,
    stands: &Stands,
) -> Result<ConfirmationRow, Stop> {
    let facts = journal::person(r, person)?.facts;
    let ends = stands.noticed.and_then(|on| runs_out(reference, &facts.recognitions, on));
    Ok(ConfirmationRow {
        person,
        division: division(&facts),
        name: facts.name.clone(),
        noticed: stands.noticed,
        ends: ends.map(|(day, _)| day),
        stops: ends.and_then(|(_, month)| month),
        groups: monthly(reference, &facts.recognitions).map(|r| r.group.clone()).collect(),
        confirmed: stands.confirmed.as_ref().map(|(on, ..)| *on),
        how: stands.confirmed.as_ref().map(|(_, how, _)| *how),
        document: stands.confirmed.as_ref().map(|(.., document)| document.clone()).unwrap_or_default(),
    })
}

/// The recognitions by which money is received every month.
fn monthly<'a>(
    reference: &'a Reference,
    recognitions: &'a [Recognition],
) -> impl Iterator<Item = &'a Recognition> {
    let receiving = recognitions.iter().filter(|r| r.state == RecognitionState::Receiving);
    receiving.filter(|r| paid_monthly(reference, &r.group))
}

/// The last day of a notice and the first month that is not paid after it: of several recognitions the one that stops first.
fn runs_out(
    reference: &Reference,
    recognitions: &[Recognition],
    noticed: Date,
) -> Option<(Date, Option<Month>)> {
    let ends = |r: &Recognition| {
        let monthly = reference.programmes.for_group(&r.group).filter(|p| p.cycle == Cycle::Monthly);
        let rules =
            monthly.filter_map(|p| reference.entitle.fitting(RuleKind::Confirmation, p, &r.group, noticed));
        let ends = rules.filter_map(|rule| {
            let day = noticed.plus_days(rule.days?.into());
            Some((day, rule.stops.map(|turn| turn.from(day))))
        });
        ends.min()
    };
    let receiving = recognitions.iter().filter(|r| r.state == RecognitionState::Receiving);
    receiving.filter_map(ends).min()
}

/// The places in the table of the groups to which money is paid every month.
fn monthly_groups(reference: &Reference) -> Vec<usize> {
    let all = reference.groups.all().iter().enumerate();
    all.filter(|(_, group)| paid_monthly(reference, &group.code)).map(|(place, _)| place).collect()
}

/// Whether money is paid every month to those of a group.
fn paid_monthly(reference: &Reference, group: &str) -> bool {
    reference.programmes.for_group(group).any(|p| p.cycle == Cycle::Monthly)
}

/// Whether somebody receives money every month.
fn receives(facet: &Facet, monthly: &[usize]) -> bool {
    facet.died.is_none()
        && facet.states().any(|state| state == RecognitionState::Receiving)
        && facet.group_places().any(|place| monthly.contains(&place))
}

/// What stands for a year, by the record that stands for each person.
fn all_of(r: &impl Reading, year: u16) -> Result<HashMap<PersonId, Stands>, Stop> {
    let (mut all, mut standing_for) = (HashMap::new(), StandingFor::default());
    for log in r.scan::<ConfirmationLog>(..)? {
        let log = log?;
        if log.year != year {
            continue;
        }
        let stands: &mut Stands = all.entry(standing_for.of(r, log.person)?).or_default();
        let noticed = log.standing(ConfirmationAct::Noticed).map(|done| done.on);
        stands.noticed = stands.noticed.into_iter().chain(noticed).min();
        let confirmed = log
            .standing(ConfirmationAct::Confirmed)
            .and_then(|done| done.how.map(|how| (done.on, how, done.document.clone())));
        stands.confirmed = stands.confirmed.take().into_iter().chain(confirmed).min_by_key(|(on, ..)| *on);
    }
    Ok(all)
}
