//! What was known of a person from a day on, as far as money depends on it: one version after the other, so that any amount can be
//! worked out again as it was known on a day.

use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};

use crate::domain::person::{BankAccount, DeathCause, Payee, Person, Recognition, RegistryField};
use crate::domain::{Date, PersonId, StaffId};

/// One version. It holds from its day until the next version's.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Standing {
    /// Of whose record.
    #[n(0)]
    pub person: PersonId,
    /// 1, 2, 3 … of this record.
    #[n(1)]
    pub number: u32,
    /// Business date from which it was known; `None` is since ever: of a record that is older than its versions.
    #[n(2)]
    pub known: Option<Date>,
    /// Who made it known; nobody is known to have where it was known since ever.
    #[n(3)]
    pub by: Option<StaffId>,
    /// What was known.
    #[n(4)]
    pub facts: StandingFacts,
    /// Place in the journal of what made it known; `None` where it was not kept.
    #[n(5)]
    pub place: Option<u64>,
}

/// What money depends on in a record.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct StandingFacts {
    /// 出生日期
    #[n(0)]
    pub birth: Option<Date>,
    /// 死亡日期
    #[n(1)]
    pub died: Option<Date>,
    /// What of, where it is known.
    #[n(2)]
    pub cause: Option<DeathCause>,
    /// 身份认定
    #[n(3)]
    pub recognitions: Vec<Recognition>,
    /// A digest of the accounts that money goes to, one's own and those of payees; `None` while there is none. The numbers stand in
    /// the record alone.
    #[n(4)]
    pub account: Option<[u8; 16]>,
    /// The record that stands for this one, while it is merged into another.
    #[n(5)]
    pub into: Option<PersonId>,
    /// The records that this one stands for, in the order they were merged.
    #[n(6)]
    pub stands_for: Vec<PersonId>,
    /// 服义务兵役起止, where both days are on record.
    #[n(7)]
    pub conscript: Option<(Date, Date)>,
}

impl Standing {
    /// Whether it was known at the end of a day.
    pub fn known_on(&self, day: Date) -> bool {
        self.known.is_none_or(|known| known <= day)
    }
}

impl StandingFacts {
    /// Of a record as it is.
    pub fn of(person: &Person) -> Self {
        let mut facts = person.facts.clone();
        facts.settle_mental();
        let facts = &facts;
        let day = |item: u16| facts.profile.get(&item).and_then(|text| Date::parse(text));
        Self {
            birth: facts.birth,
            died: facts.died,
            cause: facts.death.as_ref().and_then(|death| death.cause),
            recognitions: facts.recognitions.clone(),
            account: account_digest(person.id, facts.bank.as_ref(), &facts.payees),
            into: person.merged.map(|merged| merged.into),
            stands_for: person.absorbed.iter().map(|absorbed| absorbed.person).collect(),
            conscript: day(RegistryField::CONSCRIPT_FROM).zip(day(RegistryField::CONSCRIPT_UNTIL)),
        }
    }
}

/// Tells whether accounts differ, and nothing else of them. It is stored, so it never changes.
pub fn account_digest(person: PersonId, bank: Option<&BankAccount>, payees: &[Payee]) -> Option<[u8; 16]> {
    if bank.is_none() && payees.is_empty() {
        return None;
    }
    let mut hash = Sha256::new_with_prefix(b"account 1");
    hash.update(person.0.to_be_bytes());
    let mut part = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    for account in bank.into_iter().chain(payees.iter().map(|payee| &payee.account)) {
        for text in [&account.bank, &account.holder, &account.number] {
            part(text);
        }
    }
    for payee in payees {
        let day = |on: Option<Date>| on.map(|on| on.to_string()).unwrap_or_default();
        for text in [payee.name.clone(), day(payee.from), day(payee.until)] {
            part(&text);
        }
    }
    let mut short = [0; 16];
    short.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    Some(short)
}

crate::text::opaque!(Standing, StandingFacts);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::PersonFacts;

    fn account(number: &str) -> BankAccount {
        BankAccount { bank: "农行".into(), holder: "试人".into(), number: number.into(), approved: None }
    }

    #[test]
    fn accounts_are_told_apart_and_nothing_else_is() {
        let digest = |bank: Option<&BankAccount>, payees: &[Payee]| account_digest(PersonId(1), bank, payees);
        let payee = Payee { name: "试妻".into(), account: account("1"), ..Payee::default() };
        let ended = Payee { until: Date::parse("2026-11-01"), ..payee.clone() };
        let all = [
            digest(None, &[]),
            digest(Some(&account("1")), &[]),
            digest(Some(&account("2")), &[]),
            digest(None, std::slice::from_ref(&payee)),
            digest(None, &[ended]),
            digest(Some(&account("1")), &[payee]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other != one), "{at}");
        }
        let phones = PersonFacts { phones: vec!["1".into()], ..PersonFacts::default() };
        let of = |facts| StandingFacts::of(&Person::new(PersonId(1), facts));
        assert!(of(phones) == of(PersonFacts::default()), "money does not depend on phones");
    }
}
