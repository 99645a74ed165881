//! What is paid once it was asked for: nothing of it is taken over with an opening month, and no request counts as looked at before a run
//! paid it.

use super::events::told;
use super::last::{Frozen, Of, paid_by};
use crate::bureau::people::records_of;
use crate::bureau::reference::Reference;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::RunRules;
use crate::domain::{Month, PersonId};
use crate::store::Reading;

/// Where in the journal the records as they stood were taken over before the first run of a programme: where it was decided first from
/// which month on it is counted. Of what is worked out by the month a bureau that begins has to take over what it finds; what is paid once
/// it was asked for begins with its request, and whoever asked or agreed has that duty in the run which pays it.
pub fn taken_over(rules: &RunRules, reference: &Reference, programme: &str) -> Option<u64> {
    rules.opened_at(programme).filter(|_| reference.works_out(programme))
}

/// Behind which place in the journal changes count for what is paid somebody once it was asked for, where it is `since` that they were paid
/// anything of the programme: no later than the earliest request for some months that no run has paid yet, though it was decided before.
pub fn begin(
    r: &impl Reading,
    frozen: &Frozen,
    (person, programme): (PersonId, &str),
    (since, months): (u64, impl Fn(Month) -> bool),
) -> Result<u64, Stop> {
    let mut begin = since;
    for record in records_of(r, person)? {
        for seq in r.journal_of(record)? {
            let seq = seq?;
            if seq > begin {
                break;
            }
            let Some(entry) = r.journal_entry(seq)? else { continue };
            for event in told(r, &entry, Some(record))? {
                let named = event.programmes.iter().any(|of| of == programme);
                let Some(month) = event.month.filter(|month| named && months(*month)) else { continue };
                if paid_by(r, frozen, (person, programme), Of::Month(month))? < seq {
                    begin = begin.min(seq.saturating_sub(1));
                }
            }
        }
    }
    Ok(begin)
}
