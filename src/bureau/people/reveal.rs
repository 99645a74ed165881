//! Showing one protected field in full: written down before it is shown, with a reason and a daily allowance.

use crate::bureau::accounts;
use crate::bureau::change::{Change, noted};
use crate::bureau::command::ProtectedField;
use crate::bureau::gate::{Action, reveals_a_day};
use crate::bureau::people::mask;
use crate::bureau::people::register::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::domain::{Date, PersonId, StaffId};
use crate::store::{Keys, Reading, Writer};

/// Command name in the journal.
const REVEAL: &str = "person.reveal";
/// Entries of other days on end after which the day is taken to be counted in full.
const OTHER_DAYS: u32 = 2000;
/// The note that names the field.
const FIELD: &str = "field";

/// The field, once the journal has it: the value goes out only when this transaction is durable.
pub fn reveal(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: PersonId,
    field: ProtectedField,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    if let Some(most) = reveals_a_day(&scene.staff.roles)
        && revealed_today(w, scene.staff.id, scene.asking.moment.today)? >= most
    {
        return Err(Refusal::NotPermitted { action: Action::Reveal, why: Denied::Quota { most } }.into());
    }
    let person: Person = w.get(&Keys::person(id))?.ok_or(Refusal::NotFound(What::Person))?;
    let value = in_full(w, &person, field)?.ok_or(Refusal::NotFound(What::Field))?;
    let name = serde_json::to_string(&field).unwrap_or_default();
    Ok(Change::new(Outcome::Revealed(value), id).of(Some(id)).with(FIELD, name).with("reason", reason))
}

/// How many fields someone was shown on a business date, counted from the newest entry back. A clock that was set back
/// and forward again leaves entries of other days in between, so that one of them does not end the count.
fn revealed_today(r: &impl Reading, who: StaffId, today: Date) -> Result<u32, Stop> {
    let (mut count, mut others) = (0, 0);
    for entry in r.journal(..)?.rev() {
        let entry = entry?;
        others = if entry.today == today { 0 } else { others + 1 };
        if others > OTHER_DAYS {
            break;
        }
        count += u32::from(entry.actor == who && entry.today == today && entry.command == REVEAL);
    }
    Ok(count)
}

/// The value that an entry of the journal shows was revealed, as it is now; only for the one it was shown to.
pub fn revealed_value(r: &impl Reading, staff: &Staff, seq: u64) -> Result<String, Stop> {
    let missing = || Stop::from(Refusal::NotFound(What::Field));
    let entry =
        r.journal_entry(seq)?.filter(|e| e.command == REVEAL && e.actor == staff.id).ok_or_else(missing)?;
    let field = noted(&entry, FIELD).and_then(|text| serde_json::from_str(text).ok()).ok_or_else(missing)?;
    let id = entry.subject.ok_or_else(missing)?;
    let person: Person = r.get(&Keys::person(id))?.ok_or_else(missing)?;
    in_full(r, &person, field)?.ok_or_else(missing)
}

/// The field as it is now.
fn in_full(r: &impl Reading, person: &Person, field: ProtectedField) -> Result<Option<String>, Stop> {
    match field {
        ProtectedField::WantedAccount(change) => accounts::in_full(r, person.id, change),
        field => Ok(mask::in_full(&person.facts, field)),
    }
}
