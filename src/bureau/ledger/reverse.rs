//! Taking an entry back: a second entry with the opposite amounts, each naming the other; and booking what is right in its place.

use crate::bureau::change::Change;
use crate::bureau::command::{Corrected, Posting};
use crate::bureau::faults::Faults;
use crate::bureau::ledger::hand::Look;
use crate::bureau::ledger::post::{Entered, doubts_of, enter, put_for};
use crate::bureau::ledger::totals::{Totals, too_much};
use crate::bureau::people::stands_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::EntryId;
use crate::domain::ledger::{Doubt, Entry, Leg, ReversalAsk, Righted};
use crate::store::{Keys, Reading, Writer};
use crate::text::without_numbers;

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
    let mut totals = Totals::default();
    let mut first = None;
    for id in entries {
        let (_, new) = take_back(w, scene, *id, reason, Some(&mut totals))?;
        first.get_or_insert(new.id);
    }
    totals.put(w)?;
    Ok(first.map(|first| (first, entries.len())))
}

/// The reversal, booked on the business date.
pub fn reverse(w: &mut Writer<'_>, scene: Scene<'_>, id: EntryId, reason: &str) -> Result<Change, Stop> {
    let (_, new) = take_back(w, scene, id, reason, None)?;
    Ok(Change::new(Outcome::Entries(new.id, 1), new.id)
        .of(Some(new.person))
        .with("reverses", id)
        .with("programme", &new.programme)
        .with("month", new.month)
        .with("amount", new.amount())
        .with("reason", &new.memo))
}

/// The entry that was taken back, as it is now, and its reversal. Without totals that go on, those of this entry are stored at once.
pub(super) fn take_back(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    reason: &str,
    totals: Option<&mut Totals>,
) -> Result<(Entry, Entry), Stop> {
    let mut faults = Faults::default();
    let reason = without_numbers(&faults.words("reason", reason, 2, 200));
    faults.settle()?;
    let old: Entry = w.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
    reversible(&old)?;
    let opposite = |leg: &Leg| leg.amount.negated().map(|amount| Leg { amount, ..*leg });
    let legs = old.legs.iter().map(opposite).collect::<Result<Vec<_>, _>>().map_err(|_| too_much())?;
    let new = Entry {
        booked: scene.asking.moment.today,
        legs,
        reverses: Some(old.id),
        reversed_by: None,
        memo: reason,
        by: scene.staff.id,
        // What was booked in the place of another entry says so itself; its reversal does not.
        corrects: None,
        corrected_by: None,
        ..old.clone()
    };
    let new = enter(w, new, totals)?;
    let old = Entry { reversed_by: Some(new.id), ..old };
    w.put(&old)?;
    // What somebody asked about it is done, by whichever way.
    if w.has::<ReversalAsk>(&Keys::entry(id))? {
        w.delete::<ReversalAsk>(&Keys::entry(id))?;
    }
    Ok((old, new))
}

/// Takes an entry back and books what is right in its place, both on the business date: the two entries follow each other, and old
/// and new name each other.
pub fn correct(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    right: &Corrected,
    (reason, look): (&str, Look<'_>),
) -> Result<Change, Stop> {
    let (old, back) = take_back(w, scene, id, reason, None)?;
    if (&right.programme, right.month, right.amount) == (&old.programme, old.month, old.amount()) {
        return Err(unchanged().into());
    }
    let said = Righted { programme: right.programme.clone(), month: right.month, amount: right.amount };
    let posting = in_place_of(w, &old, &said, &back.memo)?;
    let mut totals = Totals::default();
    let how = Entered { corrects: Some(old.id), look, ..Entered::default() };
    let new = put_for(w, scene, &posting, how, &mut totals)?;
    totals.put(w)?;
    w.put(&Entry { corrected_by: Some(new.id), ..old.clone() })?;
    Ok(Change::new(Outcome::Entries(back.id, 2), new.id)
        .of(Some(new.person))
        .with("corrects", old.id)
        .with("was-under", &old.programme)
        .with("programme", &new.programme)
        .with("month", new.month)
        .with("amount", new.amount())
        .with("reason", &new.memo))
}

/// What is booked in the place of an entry.
fn in_place_of(r: &impl Reading, old: &Entry, right: &Righted, memo: &str) -> Result<Posting, Stop> {
    Ok(Posting {
        // What stands on a merged record is booked anew for whoever stands for it.
        person: stands_for(r, old.person)?,
        programme: right.programme.clone(),
        month: right.month,
        kind: old.kind,
        amount: right.amount,
        booked: None,
        memo: memo.to_owned(),
    })
}

/// What speaks against what is to stand in the place of an entry, before it is taken back.
pub(super) fn doubts_of_right(
    r: &impl Reading,
    scene: Scene<'_>,
    old: &Entry,
    right: &Righted,
) -> Result<Vec<Doubt>, Stop> {
    let posting = in_place_of(r, old, right, "")?;
    let (_, doubts) = doubts_of(r, scene, &posting, Some(old.id))?;
    if (&right.programme, right.month, right.amount) == (&old.programme, old.month, old.amount()) {
        return Err(unchanged().into());
    }
    Ok(doubts)
}

/// Nothing would be different.
fn unchanged() -> Refusal {
    Refusal::Invalid(vec![FieldFault { field: "amount".to_owned(), fault: Fault::Unchanged }])
}
