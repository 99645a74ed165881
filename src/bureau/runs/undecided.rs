//! What is paid once it was asked for and decided: a run pays what two people decided, and never what one of them booked by hand.

use std::collections::BTreeMap;

use super::owed::Owed;
use crate::bureau::grants;
use crate::bureau::people::records_of;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::RunLine;
use crate::domain::ledger::{Entry, EntryKind};
use crate::domain::{Month, PersonId};
use crate::store::{IndexTable, Keys, Reading};

/// Takes the months out of what is paid of which more would be paid than decided requests leave: what they come to, less what runs paid
/// of them already.
pub fn hold(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, programme): (PersonId, &str),
    one: &mut Owed,
) -> Result<(), Stop> {
    if one.parts.is_empty() || !one.booked || scene.reference.grants.get(programme).is_none() {
        return Ok(());
    }
    let mut left: BTreeMap<Month, i128> = BTreeMap::new();
    for entry in grants::standing_of(r, person)? {
        if entry.programme == programme {
            *left.entry(entry.month).or_default() += i128::from(entry.amount().0);
        }
    }
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person(record))? {
            let key = key?;
            let Some(entry) = r.get::<Entry>(&key)? else { continue };
            let paid = entry.kind == EntryKind::Paid && entry.programme == programme;
            if paid && entry.stands() && r.owner(IndexTable::RunLineByEntry, &key)?.is_some() {
                *left.entry(entry.month).or_default() -= i128::from(entry.amount().0);
            }
        }
    }
    let covered = |month: &Month| left.get(month).copied().unwrap_or_default();
    let (pays, held) = std::mem::take(&mut one.parts)
        .into_iter()
        .partition(|part| i128::from(part.amount.0) <= covered(&part.month));
    one.parts = pays;
    one.undecided = held;
    Ok(())
}

/// Whether a line that was drafted pays more than decided requests leave now.
pub fn beyond(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, line): (PersonId, &RunLine),
) -> Result<bool, Stop> {
    let mut one = Owed { booked: true, parts: line.parts.clone(), ..Owed::default() };
    hold(r, scene, (person, &line.programme), &mut one)?;
    Ok(!one.undecided.is_empty())
}
