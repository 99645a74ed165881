//! Condolence lists and their lines as they are stored, and as the asker saw them.

use crate::bureau::change::Change;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::care::{Condolence, Gift, Tally};
use crate::domain::{CondolenceId, GiftId};
use crate::store::{Keys, Reading, Writer};

use super::lists::gifts;

/// What the lines of a list come to, before one of them changes.
pub fn tally_of(r: &impl Reading, list: &Condolence) -> Result<Tally, Stop> {
    match list.tally {
        Some(tally) => Ok(tally),
        None => Ok(Tally::of(gifts(r, list.id)?.iter())),
    }
}

/// Keeps what the lines come to now. Nobody's view of the list itself grows stale by it.
pub fn keep(w: &mut Writer<'_>, list: &Condolence, tally: Tally) -> Result<(), Stop> {
    Ok(w.put(&Condolence { tally: Some(tally), ..list.clone() })?)
}

pub fn get(r: &impl Reading, id: CondolenceId) -> Result<Condolence, Stop> {
    Ok(r.get(&Keys::condolence(id))?.ok_or(Refusal::NotFound(What::Condolence))?)
}

pub fn open(r: &impl Reading, id: CondolenceId) -> Result<Condolence, Stop> {
    let list = get(r, id)?;
    match list.closed {
        Some(_) => Err(Refusal::ListClosed(id).into()),
        None => Ok(list),
    }
}

pub fn fresh(list: &Condolence, seen: u32) -> Result<(), Refusal> {
    if list.version == seen {
        Ok(())
    } else {
        Err(Refusal::Stale { seen, now: list.version, fields: Vec::new() })
    }
}

pub fn seen(r: &impl Reading, (id, seen): (GiftId, u32)) -> Result<Gift, Stop> {
    let gift: Gift = r.get(&Keys::gift(id))?.ok_or(Refusal::NotFound(What::Gift))?;
    if gift.version == seen {
        Ok(gift)
    } else {
        Err(Refusal::Stale { seen, now: gift.version, fields: Vec::new() }.into())
    }
}

pub fn note_of(list: &Condolence) -> Change {
    Change::new(Outcome::Condolence(list.id, list.version), list.id)
        .with("festival", &list.festival)
        .with("year", list.year)
}
