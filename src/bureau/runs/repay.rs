//! Money that somebody pays back: booked month by month, by the decision that asked for it. One asks for it, who saw it come in; it is in
//! the books once another agrees.

use std::collections::BTreeMap;

use super::carried::Done;
use super::dues::booked_since;
use super::recovery::{judged, seen, whose};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::faults::Faults;
use crate::bureau::ledger::{self, Decided, Totals, book_decided};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Over, Recovery, RecoveryWay, RunFault};
use crate::domain::ledger::{EntryCause, EntryKind, PaidBack};
use crate::domain::{Fen, Month, PersonId, RecoveryId};
use crate::store::{Counter, Keys, Reading, Writer};
use crate::text::without_numbers;

/// Most months of one command.
const MOST_MONTHS: usize = 600;

/// Asks for what came back to be booked: of each month not more than was paid too much and the decision says.
pub fn repay(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (RecoveryId, u32),
    (months, receipt): (&[Over], &str),
) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    match months.len() {
        0 => faults.add("months", Fault::Empty),
        n if n > MOST_MONTHS => faults.add("months", Fault::TooLong { most: MOST_MONTHS }),
        _ => {}
    }
    if months.iter().any(|one| one.fen.0 <= 0) {
        faults.add("amount", Fault::Amount);
    }
    let receipt = faults.words("receipt", receipt, 2, 200);
    faults.settle()?;
    let recovery = seen(w, named)?;
    let mut back: BTreeMap<Month, i64> = BTreeMap::new();
    for one in months {
        let sum = back.entry(one.month).or_default();
        *sum = sum.saturating_add(one.fen.0);
    }
    let months = back.into_iter().map(|(month, fen)| Over { month, fen: Fen(fen) }).collect();
    let back = PaidBack { recovery: recovery.id, months };
    within(w, scene, &recovery, &back)?;
    ledger::ask_repaid(w, scene, &recovery, (back, receipt))
}

/// Books what came back, once somebody else agreed to it.
pub fn book_repaid(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (back, receipt): (&PaidBack, &str),
) -> Result<Change, Stop> {
    let found: Option<Recovery> = w.get(&Keys::recovery(back.recovery))?;
    let mut recovery = found.ok_or(Refusal::NotFound(What::Recovery))?;
    let person = within(w, scene, &recovery, back)?;
    let of_month = |one: &Over| Decided {
        person,
        programme: &recovery.programme,
        month: one.month,
        kind: EntryKind::Paid,
        amount: Fen(one.fen.0.saturating_neg()),
        cause: EntryCause::Repaid(recovery.id),
        memo: receipt,
    };
    let done: Vec<Decided<'_>> = back.months.iter().map(of_month).collect();
    let before = w.last_number(Counter::Entry)?;
    let mut totals = Totals::default();
    book_decided(w, scene, &done, &mut totals)?;
    totals.put(w)?;
    recovery.version = recovery.version.saturating_add(1);
    w.put(&recovery)?;
    let none = || Refusal::Run(RunFault::NotToRepay(recovery.id));
    let (first, n) = booked_since(w, before)?.ok_or_else(none)?;
    let change = Change::new(Outcome::Entries(first, n), first).of(Some(person));
    let change = change.with("programme", &recovery.programme).with("amount", back.sum());
    Ok(change.with("memo", without_numbers(receipt)).with(ENTRIES, format!("{} {n}", first.0)))
}

/// Whose money it is, where the decision asks for it, and as much was paid too much of each month as came back.
fn within(
    r: &impl Reading,
    scene: Scene<'_>,
    recovery: &Recovery,
    back: &PaidBack,
) -> Result<PersonId, Stop> {
    if recovery.way != RecoveryWay::Repay || !recovery.holds() {
        return Err(Refusal::Run(RunFault::NotToRepay(recovery.id)).into());
    }
    let person = whose(r, recovery)?;
    let already = Done::by(r, recovery)?;
    let (judged, _) = judged(r, scene, &person, std::slice::from_ref(&recovery.programme))?;
    for Over { month, fen } in &back.months {
        let of_month = judged.iter().flat_map(|one| &one.over).find(|part| part.month == *month);
        let over = of_month.map_or(0, |part| part.amount.0.saturating_neg());
        if fen.0 > over.min(already.left(recovery, *month).0) {
            return Err(
                Refusal::Run(RunFault::BeyondDecision { recovery: recovery.id, month: *month }).into()
            );
        }
    }
    Ok(person.id)
}
