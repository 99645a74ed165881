//! Money that somebody pays back: booked month by month, by the decision that asked for it.

use std::collections::BTreeMap;

use super::carried::Done;
use super::dues::booked_since;
use super::recovery::{judged, leaves_somebody, note_of, seen, whose};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::ledger::{Decided, Totals, book_decided};
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Over, RecoveryWay, RunFault};
use crate::domain::ledger::{EntryCause, EntryKind};
use crate::domain::{Fen, Month, RecoveryId};
use crate::store::{Counter, Writer};
use crate::text::without_numbers;

/// Most months of one command.
const MOST_MONTHS: usize = 600;

/// Books what came back: of each month not more than was paid too much and the decision says.
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
    let mut recovery = seen(w, named)?;
    if recovery.way != RecoveryWay::Repay || !recovery.holds() {
        return Err(Refusal::Run(RunFault::NotToRepay(recovery.id)).into());
    }
    let mut back: BTreeMap<Month, i64> = BTreeMap::new();
    for one in months {
        let sum = back.entry(one.month).or_default();
        *sum = sum.saturating_add(one.fen.0);
    }
    let person = whose(w, &recovery)?;
    let already = Done::by(w, &recovery)?;
    let (judged, _) = judged(w, scene, &person, std::slice::from_ref(&recovery.programme))?;
    let mut done = Vec::new();
    for (month, fen) in back {
        let of_month = judged.iter().flat_map(|one| &one.over).find(|part| part.month == month);
        let over = of_month.map_or(0, |part| part.amount.0.saturating_neg());
        let left = already.left(&recovery, month);
        if fen > over.min(left.0) {
            return Err(Refusal::Run(RunFault::BeyondDecision { recovery: recovery.id, month }).into());
        }
        done.push(Decided {
            person: person.id,
            programme: &recovery.programme,
            month,
            kind: EntryKind::Paid,
            amount: Fen(fen.saturating_neg()),
            cause: EntryCause::Repaid(recovery.id),
            memo: &receipt,
        });
    }
    leaves_somebody(w, scene, (person.id, &recovery.programme), Action::Post)?;
    let sum = Fen(done.iter().map(|one| one.amount.0.saturating_neg()).sum());
    let before = w.last_number(Counter::Entry)?;
    let mut totals = Totals::default();
    book_decided(w, scene, &done, &mut totals)?;
    totals.put(w)?;
    recovery.version = recovery.version.saturating_add(1);
    w.put(&recovery)?;
    let change = note_of(&recovery).with("amount", sum).with("memo", without_numbers(&receipt));
    Ok(match booked_since(w, before)? {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}
