//! The duties of a run are kept apart: whoever has one of them has no other, and whoever changed the record of somebody in it has none.
//! There is no way around it.

use std::collections::BTreeSet;

use crate::bureau::door::Scene;
use crate::bureau::gate::Action;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Duty, Run};
use crate::domain::{PersonId, StaffId};
use crate::store::{JournalEntry, Reading};

/// Refuses whoever has another duty in the run.
pub fn apart(scene: Scene<'_>, action: Action, run: &Run, duty: Duty) -> Result<(), Refusal> {
    let me = scene.staff.id;
    let held = if run.editors.contains(&me) { Some(Duty::DataChange) } else { run.other_duty(me, duty) };
    match held {
        Some(did) => Err(Refusal::NotPermitted { action, why: Denied::DidBefore { did } }),
        None => Ok(()),
    }
}

/// Refuses when somebody who signed it changed a record meanwhile: then it is drafted by somebody else.
pub fn none_edited(action: Action, run: &Run) -> Result<(), Refusal> {
    let signed = run.acts.iter().filter(|act| !act.void).any(|act| run.editors.contains(&act.by));
    let why = Denied::DidBefore { did: Duty::DataChange };
    if signed { Err(Refusal::NotPermitted { action, why }) } else { Ok(()) }
}

/// Who changed a record of those in a run after a place in the journal.
pub fn editors(r: &impl Reading, since: u64, is_in: impl Fn(PersonId) -> bool) -> Result<Vec<StaffId>, Stop> {
    let mut found = BTreeSet::new();
    for entry in r.journal(since.saturating_add(1)..)? {
        let entry = entry?;
        let new = changes_data(&entry) && !found.contains(&entry.actor);
        if new && entry.people().any(&is_in) {
            found.insert(entry.actor);
        }
    }
    Ok(found.into_iter().collect())
}

/// Whether a journal entry changed what money depends on: records, accounts, confirmations.
pub fn changes_data(entry: &JournalEntry) -> bool {
    match entry.command.split_once('.') {
        // What was asked of an account and not agreed to changed nothing; asking and agreeing do, each of the two.
        Some(("person", what)) => !matches!(
            what,
            "reveal" | "distinct" | "withdraw-distinct" | "decline-account" | "withdraw-account"
        ),
        Some(("confirmation" | "import", _)) => true,
        _ => false,
    }
}

/// The next place in the journal: that of the command being carried out.
pub fn now(r: &impl Reading) -> Result<u64, Stop> {
    Ok(r.last_entry()?.map_or(1, |entry| entry.seq.saturating_add(1)))
}
