//! What a run books as paid and as set off, once its lines have their outcome.

use std::collections::BTreeSet;

use super::dues::{booked_since, memo};
use super::recovery::end_if_done;
use crate::bureau::command::Posting;
use crate::bureau::door::Scene;
use crate::bureau::ledger::{self, Decided, Totals};
use crate::bureau::people::stands_for;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{LineState, RunLine};
use crate::domain::ledger::{EntryCause, EntryKind};
use crate::domain::{EntryId, Fen, RecoveryId};
use crate::store::{Counter, Writer};

/// Stores lines with their outcome; those that were paid are booked: money as paid, and what is set off on both sides, so that the books
/// say of each month what is settled. Gives the first entry and how many there are.
pub fn book(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    all: &mut [RunLine],
) -> Result<Option<(EntryId, usize)>, Stop> {
    let before = w.last_number(Counter::Entry)?;
    let mut totals = Totals::of_paid();
    let mut acted: BTreeSet<RecoveryId> = BTreeSet::new();
    for line in all {
        if let LineState::Paid { .. } = line.state {
            let memo = memo(line);
            let person = stands_for(w, line.person)?;
            let cause = line.recovery.map(EntryCause::SetOff);
            for part in &mut line.parts {
                let (cash, moved) = (part.cash(), part.moved());
                if cash.0 > 0 {
                    let posting = Posting {
                        person,
                        programme: line.programme.clone(),
                        month: part.month,
                        kind: EntryKind::Paid,
                        amount: cash,
                        booked: None,
                        memo: memo.clone(),
                    };
                    part.paid = Some(ledger::book_one(w, scene, &posting, &mut totals)?);
                }
                if let Some(cause) = cause.filter(|_| moved != Fen::ZERO) {
                    let (programme, month, memo) = (line.programme.as_str(), part.month, memo.as_str());
                    let kind = EntryKind::Paid;
                    let one = Decided { person, programme, month, kind, amount: moved, cause, memo };
                    part.off = ledger::book_decided(w, scene, &[one], &mut totals)?.pop();
                }
            }
            acted.extend(line.recovery);
        }
        w.put(line)?;
    }
    totals.put(w)?;
    for recovery in acted {
        end_if_done(w, scene, recovery)?;
    }
    booked_since(w, before)
}
