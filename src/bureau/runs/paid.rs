//! What a run books as paid and as set off, once its lines have their outcome.

use super::dues::{booked_since, memo};
use crate::bureau::command::Posting;
use crate::bureau::ledger::{self, Decided, Totals};
use crate::bureau::people::stands_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{LineState, Run, RunFault, RunLine, RunStep};
use crate::domain::ledger::{EntryCause, EntryKind};
use crate::domain::{Date, EntryId, Fen};
use crate::store::{Counter, Reading, Writer};

/// Stores lines of a run with their outcome; those that were paid, and of which nothing else is said since, are booked: money as paid, and
/// what is set off on both sides, so that the books say of each month what is settled. Gives the first entry and how many there are.
pub fn book(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: &Run,
    all: &mut [RunLine],
) -> Result<Option<(EntryId, usize)>, Stop> {
    let before = w.last_number(Counter::Entry)?;
    let never_released = RunFault::NotFrom { state: run.state, step: RunStep::TakeReturn };
    let mut totals = Totals::of_paid(run.fund_year().ok_or(Refusal::Run(never_released))?);
    for line in all {
        if let LineState::Paid { on, day, alone, .. } = line.state
            && line.says.is_none()
        {
            let memo = memo(line);
            let booked = Some(booked_on(w, day, on)?);
            let person = stands_for(w, line.person)?;
            let recovery = line.recovery.filter(|_| !alone);
            let cause = recovery.map(EntryCause::SetOff);
            for part in &mut line.parts {
                let (cash, moved) = (part.cash(), part.moved());
                if cash.0 > 0 {
                    let posting = Posting {
                        person,
                        programme: line.programme.clone(),
                        month: part.month,
                        kind: EntryKind::Paid,
                        amount: cash,
                        booked,
                        memo: memo.clone(),
                    };
                    part.paid = Some(ledger::book_one(w, scene, run.id, &posting, &mut totals)?);
                }
                if let Some(cause) = cause.filter(|_| moved != Fen::ZERO) {
                    let (programme, month, memo) = (line.programme.as_str(), part.month, memo.as_str());
                    let kind = EntryKind::Paid;
                    let one = Decided { person, programme, month, kind, amount: moved, cause, memo };
                    part.off = ledger::book_decided(w, scene, &[one], &mut totals)?.pop();
                }
            }
        }
        w.put(line)?;
    }
    totals.put(w)?;
    booked_since(w, before)
}

/// The day a payment is booked on: the bank's, while the books of its month are open; else that on which it was taken in. The line
/// keeps the bank's either way.
fn booked_on(r: &impl Reading, day: Option<Date>, on: Date) -> Result<Date, Stop> {
    match day {
        Some(day) if ledger::closed(r, day.month())?.is_none() => Ok(day),
        _ => Ok(on),
    }
}
