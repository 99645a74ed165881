//! Taking an entry back: a second entry with the opposite amounts, each naming the other.

use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::faults::{Faults, without_numbers};
use crate::bureau::ledger::period::require_open;
use crate::bureau::ledger::totals::{Totals, too_much};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::EntryId;
use crate::domain::ledger::{Entry, Leg};
use crate::store::{Counter, Keys, Reading, Writer};

/// Whether an entry may be taken back at all.
pub fn reversible(entry: &Entry) -> Result<(), Refusal> {
    match (entry.reverses, entry.reversed_by) {
        (Some(_), _) => Err(Refusal::IsReversal(entry.id)),
        (None, Some(by)) => Err(Refusal::ReversedAlready(by)),
        (None, None) => Ok(()),
    }
}

/// Reversals of many entries; they follow each other. Gives the first and how many there are.
pub fn reverse_many(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    entries: &[EntryId],
    reason: &str,
) -> Result<Option<(EntryId, usize)>, Stop> {
    let mut first = None;
    for id in entries {
        if let Outcome::Entries(reversal, _) = reverse(w, scene, *id, reason)?.outcome {
            first.get_or_insert(reversal);
        }
    }
    Ok(first.map(|first| (first, entries.len())))
}

/// The reversal, booked on the business date.
pub fn reverse(w: &mut Writer<'_>, scene: Scene<'_>, id: EntryId, reason: &str) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let reason = faults.words("reason", reason, 2, 200);
    faults.settle()?;
    let old: Entry = w.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
    reversible(&old)?;
    let booked = scene.asking.moment.today;
    require_open(w, booked.month())?;
    let opposite = |leg: &Leg| leg.amount.negated().map(|amount| Leg { amount, ..*leg });
    let legs = old.legs.iter().map(opposite).collect::<Result<Vec<_>, _>>().map_err(|_| too_much())?;
    let new = Entry {
        id: EntryId(w.next_number(Counter::Entry)?),
        booked,
        legs,
        reverses: Some(old.id),
        reversed_by: None,
        memo: reason,
        by: scene.staff.id,
        ..old.clone()
    };
    let mut totals = Totals::default();
    totals.add(w, &new)?;
    totals.put(w)?;
    w.put(&new)?;
    w.put(&Entry { reversed_by: Some(new.id), ..old })?;
    Ok(Change::new(Outcome::Entries(new.id, 1), new.id)
        .of(Some(new.person))
        .with("reverses", id)
        .with("programme", &new.programme)
        .with("month", new.month)
        .with("amount", new.amount())
        .with("reason", without_numbers(&new.memo)))
}
