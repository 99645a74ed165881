//! Invariants of changes of accounts.

use std::collections::BTreeSet;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::person::{AccountChange, AccountOutcome, BankAccount, FORMER_KEPT, Person};
use crate::domain::staff::Staff;
use crate::domain::{AccountChangeId, PersonId};
use crate::store::{Keys, Reader, Reading, StoreError};

/// Changes name people and staff who are on record; of each person at most one waits; whoever agreed or did not is not the one who
/// asked; an account that was approved is one that was agreed to; of every account at most three former ones are kept.
pub fn records(r: &Reader<'_>, _: &Reference) -> Checked {
    let (mut count, mut waiting) = (0_u64, BTreeSet::new());
    for change in r.scan::<AccountChange>(..)? {
        let change = change?;
        count += 1;
        let astray = |seen: RecordSeen| seen.with("id", change.id).with("other", change.person);
        let person: Option<Person> = r.get(&Keys::person(change.person))?;
        ensure(person.is_some(), || astray(RecordSeen::NamesNobody))?;
        let decided = change.decided.as_ref();
        for staff in
            std::iter::once(change.by).chain(decided.into_iter().chain(&change.declined).map(|d| d.by))
        {
            ensure(r.has::<Staff>(&Keys::staff(staff))?, || astray(RecordSeen::AccountByNobody))?;
        }
        let judged =
            decided.into_iter().chain(&change.declined).filter(|d| d.outcome != AccountOutcome::Withdrawn);
        let alone = judged.into_iter().any(|d| d.by == change.by);
        ensure(!alone, || astray(RecordSeen::AccountByOne))?;
        let merged = person.is_some_and(|person| person.merged.is_some());
        let once = !change.waits() || (!merged && waiting.insert(change.person));
        ensure(once, || astray(RecordSeen::AccountsWait))?;
    }
    for person in r.scan::<Person>(..)? {
        let person = person?;
        let payees = person.facts.payees.iter().map(|payee| &payee.account);
        for account in person.facts.bank.iter().chain(payees) {
            let agreed = account.approved.is_none() || agreed(r, person.id, account)?;
            ensure(agreed, || RecordSeen::AccountUnagreed.with("id", person.id))?;
        }
        for former in &person.facts.former_accounts {
            let kept = person.facts.formers_of(former.payee.as_deref()).count();
            let two = former.asked_by != former.approved_by;
            ensure(kept <= FORMER_KEPT && two, || RecordSeen::FormerAstray.with("id", person.id))?;
        }
    }
    counted(count, RecordSeen::AccountChanges)
}

/// Whether somebody agreed on the day to that account of the person.
fn agreed(r: &Reader<'_>, person: PersonId, account: &BankAccount) -> Result<bool, StoreError> {
    let first = Keys::account_change(person, AccountChangeId(0));
    let last = Keys::account_change(person, AccountChangeId(u32::MAX));
    for change in r.scan::<AccountChange>(first..=last)? {
        let change = change?;
        let on = change.decided.filter(|d| d.outcome == AccountOutcome::Approved).map(|d| d.on);
        let number = change.wanted.account().map(|wanted| &wanted.number);
        if on == account.approved && number == Some(&account.number) {
            return Ok(true);
        }
    }
    Ok(false)
}
