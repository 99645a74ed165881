//! Gifts that were handed out, and the ledger: a gift moves with its two entries or not at all.

use crate::bureau::command::Posting;
use crate::bureau::ledger;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::Gift;
use crate::domain::ledger::Entry;
use crate::domain::{EntryId, GiftId, PersonId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// The gift that an entry was booked for.
pub fn gift_of_entry(r: &impl Reading, entry: EntryId) -> Result<Option<Gift>, Stop> {
    let owner = r.owner(IndexTable::GiftByEntry, &Keys::entry(entry))?;
    Ok(owner.map(|key| r.get::<Gift>(&key)).transpose()?.flatten())
}

/// A gift goes to another record: both entries are reversed, booked anew there, and the list names that record. Gives the first
/// of the entries booked, and how many there are.
pub fn hand_over(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: GiftId,
    to: PersonId,
    reason: &str,
) -> Result<Option<(EntryId, usize)>, Stop> {
    let mut gift: Gift = w.get(&Keys::gift(id))?.ok_or(Refusal::NotFound(What::Gift))?;
    let Some(given) = &mut gift.given else { return Err(Refusal::NotGiven(id).into()) };
    if gift.household.is_none() {
        let there = w.owner(IndexTable::GiftOnce, &Keys::gift_of_person(gift.list, to))?;
        if let Some(other) = there.map(|key| w.get::<Gift>(&key)).transpose()?.flatten() {
            return Err(Refusal::OnListAlready(other.id).into());
        }
    }
    let mut first = None;
    if let Some((old_due, old_paid)) = given.due.zip(given.paid) {
        let (due, paid) = (again(w, old_due, to)?, again(w, old_paid, to)?);
        first = Some(ledger::reverse(w, scene, old_paid, reason)?);
        ledger::reverse(w, scene, old_due, reason)?;
        let (due, paid) = ledger::book(w, scene, &due, &paid)?;
        (given.due, given.paid) = (Some(due), Some(paid));
    }
    gift.person = to;
    gift.version += 1;
    w.put(&gift)?;
    match first.map(|change| change.outcome) {
        None => Ok(None),
        Some(Outcome::Entries(first, _)) => Ok(Some((first, 4))),
        Some(_) => Err(Refusal::NotFound(What::Entry).into()),
    }
}

/// The same entry for somebody else, today.
fn again(r: &impl Reading, id: EntryId, to: PersonId) -> Result<Posting, Stop> {
    let old: Entry = r.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
    Ok(Posting {
        person: to,
        month: old.month,
        kind: old.kind,
        amount: old.amount(),
        booked: None,
        programme: old.programme,
        memo: old.memo,
    })
}
