//! The condolence lists and their lines.

use crate::bureau::answer::{CondolenceRow, CondolenceView, FestivalSum, GiftRow, ListAgreement};
use crate::bureau::facets;
use crate::bureau::index::LookupIndex;
use crate::bureau::journal;
use crate::bureau::people::{division, stands_for};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::{Condolence, Gift, Tally};
use crate::domain::filter::{Facet, Filter};
use crate::domain::{CondolenceId, Date, DivisionCode, PersonId, StaffId};
use crate::store::{IndexTable, Keys, Reading};

use super::agreed::awaited;
use super::festival::paid_elsewhere;
use super::stored::tally_of;

/// Most lines of one answer.
const MOST: usize = 2000;

/// Every list, newest first. No line is read of a list that keeps what its lines come to.
pub fn lists(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<CondolenceRow>, Stop> {
    let all = r.scan::<Condolence>(..)?.collect::<Result<Vec<_>, _>>()?;
    let rows = all.into_iter().rev().map(|list| {
        let tallies = (tally_of(r, &list)?, awaited(r, &list)?);
        row(r, scene, list, tallies)
    });
    rows.collect()
}

/// What was handed out on each festival of a year, in the order of the table.
pub fn festival_sums(r: &impl Reading, scene: Scene<'_>, year: u16) -> Result<Vec<FestivalSum>, Stop> {
    let rows = lists(r, scene)?;
    Ok(FestivalSum::of_year(&rows, &scene.reference.festivals, year))
}

/// A list with a page of its lines whose person answers a text of the filter language, those not handed out first, each in the
/// order of villages. Only the records of the page are read.
pub fn list(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    id: CondolenceId,
    text: &str,
    (offset, limit): (usize, usize),
) -> Result<CondolenceView, Stop> {
    let list: Condolence = r.get(&Keys::condolence(id))?.ok_or(Refusal::NotFound(What::Condolence))?;
    let (filter, faults) = Filter::parse(text, scene.reference.filter_tables());
    let wanted = if text.trim().is_empty() {
        None
    } else {
        Some(facets::matching(r, scene, index, &filter)?.ok_or(Refusal::NotReady)?)
    };
    let gifts = gifts(r, id)?;
    let waiting: Vec<&Gift> = gifts.iter().filter(|gift| list.awaits(gift)).collect();
    let paid_elsewhere = paid_elsewhere(r, &list, &waiting)?;
    let tallies = (Tally::of(gifts.iter()), Tally::of(waiting.iter().copied()));
    let mut lines = Vec::new();
    for gift in &gifts {
        let (person, division) = whereabouts(r, index, gift.person)?;
        let meant = |people: &Vec<_>| people.binary_search_by_key(&person, |f: &Facet| f.person);
        if wanted.as_ref().is_none_or(|people| meant(people).is_ok()) {
            lines.push((gift.given.is_some(), division, gift.clone()));
        }
    }
    lines.sort_by_key(|(given, division, gift)| (*given, *division, gift.id));
    let total = lines.len();
    let page = lines.into_iter().skip(offset).take(limit.min(MOST));
    let rows = page.map(|(_, division, gift)| line(r, &list, division, gift));
    let rows = rows.collect::<Result<_, Stop>>()?;
    let row = row(r, scene, list, tallies)?;
    Ok(CondolenceView { row, total, offset, rows, paid_elsewhere, faults })
}

fn line(
    r: &impl Reading,
    list: &Condolence,
    division: Option<DivisionCode>,
    gift: Gift,
) -> Result<GiftRow, Stop> {
    let person = journal::person(r, gift.person)?;
    let by = gift.given.as_ref().map(|g| journal::staff_name(r, g.by)).transpose()?;
    Ok(GiftRow {
        gift: gift.id,
        version: gift.version,
        person: gift.person,
        name: person.facts.name,
        household: gift.household,
        division,
        amount: gift.amount,
        died: person.facts.died,
        awaits: list.awaits(&gift),
        given: gift.given.as_ref().map(|g| g.on),
        by: by.unwrap_or_default(),
        received_by: gift.given.map(|g| g.received_by).unwrap_or_default(),
    })
}

/// The record that stands for somebody, and where they live; out of the facets where they are there.
fn whereabouts(
    r: &impl Reading,
    index: &LookupIndex,
    record: PersonId,
) -> Result<(PersonId, Option<DivisionCode>), Stop> {
    if let Some(facet) = index.ask(|known| known.facets.get(record)).flatten() {
        return Ok((record, facet.division));
    }
    let person = stands_for(r, record)?;
    Ok((person, division(&journal::person(r, person)?.facts)))
}

/// The lines of a list.
pub fn gifts(r: &impl Reading, list: CondolenceId) -> Result<Vec<Gift>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::GiftByList, &Keys::condolence(list))? {
        found.extend(r.get::<Gift>(&key?)?);
    }
    Ok(found)
}

fn row(
    r: &impl Reading,
    scene: Scene<'_>,
    list: Condolence,
    (tally, waits): (Tally, Tally),
) -> Result<CondolenceRow, Stop> {
    let said = |(by, on): (StaffId, Date)| Ok::<_, Stop>((journal::staff_name(r, by)?, on));
    let back = list.sent_back.as_ref().filter(|_| waits.lines > 0);
    let agreement = ListAgreement {
        brought: said(list.brought())?,
        own: list.authors().any(|author| author == scene.staff.id),
        lines: waits.lines as usize,
        total: waits.total,
        goods: waits.goods,
        agreed: list.agreed.map(|agreed| said((agreed.by, agreed.on))).transpose()?,
        sent_back: back.map(|back| said((back.by, back.on))).transpose()?,
        reason: back.map(|back| back.reason.clone()).unwrap_or_default(),
    };
    Ok(CondolenceRow {
        list: list.id,
        version: list.version,
        festival: list.festival,
        year: list.year,
        of: list.of,
        whom: list.whom,
        amount: list.amount,
        made: list.made,
        closed: list.closed,
        lines: tally.lines as usize,
        given: tally.given as usize,
        total: tally.total,
        paid: tally.paid,
        goods: list.goods,
        goods_total: tally.goods,
        goods_given: tally.goods_given,
        agreement,
    })
}
