//! Money that is due again since its payment on record was taken back: why a line pays it is in the ledger, and not in the records.

use super::last::Last;
use crate::bureau::people::records_of;
use crate::bureau::stop::Stop;
use crate::domain::Month;
use crate::domain::ledger::run::{Part, Reason, RunLine};
use crate::domain::ledger::{Entry, EntryKind};
use crate::store::{IndexTable, Keys, Reading};

/// Gives the reason of lines that have none, where all that they pay for the months of earlier runs had been paid and was taken back.
pub fn explain(r: &impl Reading, lines: &mut [RunLine], last: &Last) -> Result<(), Stop> {
    for line in lines.iter_mut().filter(|line| line.reasons.contains(&Reason::Unexplained)) {
        let before = last.lines.get(&(line.person, line.programme.clone()));
        let same = before.is_none_or(|before| before.basis.monthly == line.basis.monthly);
        if same && all_taken_back(r, line, last.of(&line.programme).month)? {
            for reason in line.reasons.iter_mut().filter(|reason| **reason == Reason::Unexplained) {
                *reason = Reason::TakenBack;
            }
        }
    }
    Ok(())
}

fn all_taken_back(r: &impl Reading, line: &RunLine, last: Option<Month>) -> Result<bool, Stop> {
    let old = |part: &&Part| part.amount.0 > 0 && last.is_some_and(|last| part.month <= last);
    let mut any = false;
    for part in line.parts.iter().filter(old) {
        if !was_paid(r, line, part.month)? {
            return Ok(false);
        }
        any = true;
    }
    Ok(any)
}

/// Whether a payment of a month is on record that was taken back.
fn was_paid(r: &impl Reading, line: &RunLine, month: Month) -> Result<bool, Stop> {
    for record in records_of(r, line.person)? {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(record, month))? {
            let entry: Option<Entry> = r.get(&key?)?;
            let paid = |of: &Entry| of.programme == line.programme && of.kind == EntryKind::Paid;
            if entry.is_some_and(|of| paid(&of) && of.reversed_by.is_some()) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
