//! Payments on record that are to be taken back by hand: one asks and says why, another one agrees. What is taken back is due again, and
//! the next run pays it: nobody alone can have money sent twice.

use std::collections::BTreeSet;

use crate::bureau::answer::{AskRow, ReversalRow};
use crate::bureau::change::Change;
use crate::bureau::command::Corrected;
use crate::bureau::door::Scene;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::grants;
use crate::bureau::journal;
use crate::bureau::ledger::post::{MOST_AMOUNT, within_reach};
use crate::bureau::ledger::reverse::{correct, reverse, reversible, unchanged};
use crate::bureau::people::{reason_for, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Fault, Refusal, What};
use crate::bureau::runs::agreed_leaves;
use crate::bureau::stop::Stop;
use crate::domain::EntryId;
use crate::domain::ledger::{Entry, EntryKind, ReversalAsk, Righted};
use crate::store::{Keys, Reading, Writer};
use crate::text::without_numbers;

/// Whether it takes two people to take an entry back: money that went out. What was booked as due is taken back by one, and so is
/// money that came in: neither is paid out by it.
pub fn takes_two(entry: &Entry) -> bool {
    entry.kind == EntryKind::Paid && entry.amount().0 > 0 && entry.reverses.is_none()
}

/// Whether it is what two people decided: then it is changed by two.
pub fn changes_decided(entry: &Entry, booked: &BTreeSet<EntryId>) -> bool {
    entry.reverses.is_none() && booked.contains(&entry.id)
}

/// Either of both.
pub fn by_two(r: &impl Reading, entry: &Entry) -> Result<bool, Stop> {
    Ok(takes_two(entry) || changes_decided(entry, &grants::booked_for(r, stands_for(r, entry.person)?)?))
}

/// Refuses to take an entry back alone that takes two people.
pub fn by_one(r: &impl Reading, id: EntryId) -> Result<(), Stop> {
    let entry: Option<Entry> = r.get(&Keys::entry(id))?;
    match entry.filter(|entry| entry.reversed_by.is_none()) {
        Some(entry) if by_two(r, &entry)? => Err(Refusal::PaidByTwo(id).into()),
        _ => Ok(()),
    }
}

/// Asks. Nothing is booked until somebody else agrees.
pub fn ask_reversal(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    right: Option<Righted>,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let entry = standing(w, id)?;
    if !by_two(w, &entry)? {
        return Err(Refusal::NotAPayment(id).into());
    }
    if w.has::<ReversalAsk>(&Keys::entry(id))? {
        return Err(Refusal::ReversalAsked(id).into());
    }
    if let Some(right) = &right {
        admit(scene, &entry, right)?;
    }
    let change = Change::new(Outcome::Done, id)
        .of(Some(entry.person))
        .with("programme", &entry.programme)
        .with("month", entry.month)
        .with("amount", entry.amount())
        .with("reason", without_numbers(&reason));
    w.put(&ReversalAsk { entry: id, by: scene.staff.id, on: scene.asking.moment.today, reason, right })?;
    Ok(change)
}

/// What is to be booked in its place, as far as it can be told before it is booked.
fn admit(scene: Scene<'_>, entry: &Entry, right: &Righted) -> Result<(), Refusal> {
    if !scene.reference.knows_programme(&right.programme) {
        return Err(Refusal::NoSuchProgramme(right.programme.clone()));
    }
    let mut faults = Faults::default();
    match right.amount.0 {
        n if n <= 0 => faults.add("amount", Fault::Amount),
        n if n > MOST_AMOUNT => faults.add("amount", Fault::TooMuch),
        _ => {}
    }
    within_reach(&mut faults, right.month, scene.asking.moment.today);
    faults.settle()?;
    if (&right.programme, right.month, right.amount) == (&entry.programme, entry.month, entry.amount()) {
        return Err(unchanged());
    }
    Ok(())
}

/// Somebody else agrees: the entry is taken back, and what is right booked in its place.
pub fn agree_reversal(w: &mut Writer<'_>, scene: Scene<'_>, id: EntryId) -> Result<Change, Stop> {
    let ask = asked_by_another(w, scene, id)?;
    let asker = journal::staff_name(w, ask.by)?;
    let about = standing(w, id)?.person;
    agreed_leaves(w, scene, (about, ask.by), Action::ApproveReversals)?;
    let done = match &ask.right {
        None => reverse(w, scene, id, &ask.reason)?,
        Some(Righted { programme, month, amount }) => {
            let right = Corrected { programme: programme.clone(), month: *month, amount: *amount };
            // Two have looked: why it is put right is why it is booked.
            correct(w, scene, id, &right, (&ask.reason, Some(&ask.reason)))?
        }
    };
    Ok(done.with("asked-by", asker))
}

/// Somebody else does not agree: the entry stays.
pub fn decline_reversal(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let ask = asked_by_another(w, scene, id)?;
    let asker = journal::staff_name(w, ask.by)?;
    w.delete::<ReversalAsk>(&Keys::entry(id))?;
    Ok(Change::new(Outcome::Done, id).with("reason", without_numbers(&reason)).with("asked-by", asker))
}

/// Whoever asked does not ask any more.
pub fn withdraw_reversal(w: &mut Writer<'_>, scene: Scene<'_>, id: EntryId) -> Result<Change, Stop> {
    let ask = asked(w, id)?;
    if ask.by != scene.staff.id {
        return Err(Refusal::ReversalByOther(id).into());
    }
    w.delete::<ReversalAsk>(&Keys::entry(id))?;
    Ok(Change::new(Outcome::Done, id))
}

fn standing(r: &impl Reading, id: EntryId) -> Result<Entry, Stop> {
    let entry: Entry = r.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
    reversible(&entry)?;
    Ok(entry)
}

fn asked(r: &impl Reading, id: EntryId) -> Result<ReversalAsk, Stop> {
    Ok(r.get::<ReversalAsk>(&Keys::entry(id))?.ok_or(Refusal::NoReversalAsked(id))?)
}

/// What is asked; refused to whoever asked.
fn asked_by_another(r: &impl Reading, scene: Scene<'_>, id: EntryId) -> Result<ReversalAsk, Stop> {
    let ask = asked(r, id)?;
    if ask.by == scene.staff.id {
        let why = Denied::SamePerson;
        return Err(Refusal::NotPermitted { action: Action::ApproveReversals, why }.into());
    }
    Ok(ask)
}

/// Everything that is asked, in order of the entries.
pub fn reversals(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<ReversalRow>, Stop> {
    let mut rows = Vec::new();
    for ask in r.scan::<ReversalAsk>(..)? {
        let ask = ask?;
        let Some(entry) = r.get::<Entry>(&Keys::entry(ask.entry))? else { continue };
        let person = journal::person(r, stands_for(r, entry.person)?)?;
        rows.push(ReversalRow {
            entry: entry.id,
            person: person.id,
            name: person.facts.name,
            month: entry.month,
            amount: entry.amount(),
            programme: entry.programme,
            right: ask.right.clone(),
            asked: ask_row(r, scene, ask)?,
        });
    }
    Ok(rows)
}

/// Who asks, since when and why.
pub fn ask_row(r: &impl Reading, scene: Scene<'_>, ask: ReversalAsk) -> Result<AskRow, Stop> {
    let own = ask.by == scene.staff.id;
    Ok(AskRow { by: journal::staff_name(r, ask.by)?, on: ask.on, reason: ask.reason, own })
}
