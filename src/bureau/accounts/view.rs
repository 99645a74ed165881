//! Reading changes of accounts: those that wait, and what became of the others. Accounts are masked.

use crate::bureau::answer::{AccountChangeRow, AccountDecided, AccountWaiting, FormerAccountView};
use crate::bureau::journal;
use crate::bureau::people::{bank_masked, records_of};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::{AccountChange, AccountDecision, AccountWanted, FormerAccount, Person};
use crate::domain::{AccountChangeId, PersonId};
use crate::store::{IndexTable, Keys, Reading};

/// Most changes of one answer.
const MOST: usize = 1000;

/// A change by its number.
pub fn stored(r: &impl Reading, id: AccountChangeId) -> Result<AccountChange, Stop> {
    let found = r.get_by(IndexTable::AccountChangeByNumber, &Keys::account_number(id))?;
    Ok(found.ok_or(Refusal::NotFound(What::AccountChange))?)
}

/// The change of a person that waits.
pub fn waits(r: &impl Reading, person: PersonId) -> Result<Option<AccountChange>, Stop> {
    match r.get_by(IndexTable::AccountWaiting, &Keys::person(person))? {
        None => Ok(r.get_by(IndexTable::ImportedWaiting, &Keys::person(person))?),
        found => Ok(found),
    }
}

/// Refuses where a change waits, and says who asked for it.
pub fn none_waits(r: &impl Reading, person: PersonId) -> Result<(), Stop> {
    match waits(r, person)? {
        None => Ok(()),
        Some(change) => {
            let by = journal::staff_name(r, change.by)?;
            Err(Refusal::AccountWaits { person, change: change.id, by, on: change.on }.into())
        }
    }
}

/// The change that waits, for the card.
pub fn waiting(r: &impl Reading, scene: Scene<'_>, person: PersonId) -> Result<Option<AccountWaiting>, Stop> {
    let Some(change) = waits(r, person)? else { return Ok(None) };
    Ok(Some(AccountWaiting {
        change: change.id,
        version: change.version,
        by: journal::staff_name(r, change.by)?,
        on: change.on,
        own: change.by == scene.staff.id,
    }))
}

/// The changes of a person, those that wait first, then the newest; or everybody's that wait and came with no import, the oldest first.
pub fn changes(
    r: &impl Reading,
    scene: Scene<'_>,
    person: Option<PersonId>,
) -> Result<Vec<AccountChangeRow>, Stop> {
    let found = match person {
        Some(person) => of_person(r, person)?,
        None => waiting_of_all(r)?,
    };
    found.iter().map(|change| row(r, scene, change)).collect()
}

fn of_person(r: &impl Reading, person: PersonId) -> Result<Vec<AccountChange>, Stop> {
    journal::person(r, person)?;
    let mut found: Vec<AccountChange> = Vec::new();
    for record in records_of(r, person)? {
        let first = Keys::account_change(record, AccountChangeId(0));
        let last = Keys::account_change(record, AccountChangeId(u32::MAX));
        for change in r.scan::<AccountChange>(first..=last)?.take(MOST) {
            found.push(change?);
        }
    }
    found.sort_by_key(|c| (!c.waits(), std::cmp::Reverse(c.id)));
    Ok(found)
}

fn waiting_of_all(r: &impl Reading) -> Result<Vec<AccountChange>, Stop> {
    let mut found: Vec<AccountChange> = Vec::new();
    for key in r.owners(IndexTable::AccountWaiting, &[])?.take(MOST) {
        found.extend(r.get::<AccountChange>(&key?)?);
    }
    found.sort_by_key(|c| (c.on, c.id));
    Ok(found)
}

/// A change with masks.
pub fn row(r: &impl Reading, scene: Scene<'_>, change: &AccountChange) -> Result<AccountChangeRow, Stop> {
    let person: Person = journal::person(r, change.person)?;
    let decision = |decided: &AccountDecision| {
        Ok::<_, Stop>(AccountDecided {
            outcome: decided.outcome,
            by: journal::staff_name(r, decided.by)?,
            on: decided.on,
            reason: decided.reason.clone(),
        })
    };
    let decided = change.decided.as_ref().map(decision).transpose()?;
    let declined = change.declined.as_ref().map(decision).transpose()?;
    let stands = change.wanted.standing(&person.facts).filter(|_| change.waits());
    Ok(AccountChangeRow {
        change: change.id,
        version: change.version,
        person: change.person,
        name: person.facts.name.clone(),
        payee: change.wanted.payee().map(|payee| payee.name.clone()),
        new_payee: matches!(change.wanted, AccountWanted::Payee { replaces: None, .. }),
        stands: stands.map(bank_masked),
        wanted: change.wanted.account().map(bank_masked),
        evidence: change.evidence.as_ref().map(|e| (e.kind, e.note.clone())),
        origin: change.origin,
        holder_is_another: change.wanted.holder_is_another(&person.facts, change.on),
        despite: change.despite.clone(),
        by: journal::staff_name(r, change.by)?,
        on: change.on,
        own: change.by == scene.staff.id,
        decided,
        declined,
    })
}

/// A former account with masks.
pub fn former(r: &impl Reading, one: &FormerAccount) -> Result<FormerAccountView, Stop> {
    let (bank, holder, account_masked) = bank_masked(&one.account);
    Ok(FormerAccountView {
        bank,
        holder,
        account_masked,
        payee: one.payee.clone(),
        from: one.account.usable_from(),
        until: one.until,
        asked_by: journal::staff_name(r, one.asked_by)?,
        approved_by: journal::staff_name(r, one.approved_by)?,
    })
}

/// The account that a change of a person asks for, in full.
pub fn in_full(r: &impl Reading, person: PersonId, id: AccountChangeId) -> Result<Option<String>, Stop> {
    let change = stored(r, id)?;
    let account = change.wanted.account().filter(|_| change.person == person);
    Ok(account.map(|account| account.number.clone()))
}
