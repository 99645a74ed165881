//! The condolence lists and their lines.

use crate::bureau::answer::{CondolenceRow, CondolenceView, GiftRow};
use crate::bureau::journal;
use crate::bureau::ledger::clamp;
use crate::bureau::people::division;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::care::{Condolence, Gift};
use crate::domain::{CondolenceId, Fen};
use crate::store::{IndexTable, Keys, Reading};
use crate::text::fold;

/// Most lines of one answer.
const MOST: usize = 2000;

/// Every list, newest first.
pub fn lists(r: &impl Reading) -> Result<Vec<CondolenceRow>, Stop> {
    let all = r.scan::<Condolence>(..)?.collect::<Result<Vec<_>, _>>()?;
    all.into_iter().rev().map(|list| Ok(row(&list, &gifts(r, list.id)?))).collect()
}

/// A list with a page of its lines whose name holds the text, those not handed out first, each in the order of villages.
pub fn list(
    r: &impl Reading,
    id: CondolenceId,
    text: &str,
    (offset, limit): (usize, usize),
) -> Result<CondolenceView, Stop> {
    let list: Condolence = r.get(&Keys::condolence(id))?.ok_or(Refusal::NotFound(What::Condolence))?;
    let gifts = gifts(r, id)?;
    let row = row(&list, &gifts);
    let wanted = fold(text.trim()).into_owned();
    let mut lines = Vec::new();
    for gift in gifts {
        let person = journal::person(r, gift.person)?;
        if fold(&person.facts.name).contains(&wanted) {
            lines.push((gift.given.is_some(), division(&person.facts), gift, person));
        }
    }
    lines.sort_by_key(|(given, division, gift, _)| (*given, *division, gift.id));
    let total = lines.len();
    let page = lines.into_iter().skip(offset).take(limit.min(MOST));
    let rows = page.map(|(_, division, gift, person)| {
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
            given: gift.given.as_ref().map(|g| g.on),
            by: by.unwrap_or_default(),
            received_by: gift.given.map(|g| g.received_by).unwrap_or_default(),
        })
    });
    Ok(CondolenceView { row, total, offset, rows: rows.collect::<Result<_, Stop>>()? })
}

fn gifts(r: &impl Reading, list: CondolenceId) -> Result<Vec<Gift>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::GiftByList, &Keys::condolence(list))? {
        found.extend(r.get::<Gift>(&key?)?);
    }
    Ok(found)
}

fn row(list: &Condolence, gifts: &[Gift]) -> CondolenceRow {
    let given = || gifts.iter().filter(|g| g.given.is_some());
    CondolenceRow {
        list: list.id,
        version: list.version,
        festival: list.festival.clone(),
        year: list.year,
        of: list.of,
        whom: list.whom.clone(),
        amount: list.amount,
        made: list.made,
        closed: list.closed,
        lines: gifts.len(),
        given: given().count(),
        total: sum(&mut gifts.iter()),
        paid: sum(&mut given()),
    }
}

fn sum(gifts: &mut dyn Iterator<Item = &Gift>) -> Fen {
    clamp(gifts.map(|g| i128::from(g.amount.0)).sum())
}
