//! A change of the account that money goes to: asked for by one, decided by another.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::person::{BankAccount, FormerAccount, Payee, PersonFacts};
use crate::domain::{AccountChangeId, Date, PersonId, StaffId};

kinds! {
    /// What was shown for an account.
    AccountDocument {
        /// 存折
        0 Passbook "passbook",
        /// 银行卡
        1 Card "card",
        /// 银行证明
        2 Certificate "certificate",
    }
    /// How a change came up.
    AccountOrigin {
        /// Somebody asked for it.
        0 Asked "asked",
        /// The account was named when the person was put on record.
        1 Registered "registered",
        /// Two records were made one, and the accounts on them differ.
        2 Merged "merged",
        /// A file of people named the account.
        3 Imported "imported",
        /// Two records were put apart, and the account of before the merger is not the one on record.
        4 Parted "parted",
    }
    /// What became of it.
    AccountOutcome {
        /// 同意
        0 Approved "approved",
        /// 不同意
        1 Declined "declined",
        /// 撤回
        2 Withdrawn "withdrawn",
    }
}

/// What an account is proved by.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountEvidence {
    /// What was shown.
    #[n(0)]
    pub kind: AccountDocument,
    /// Whatever else there is to say of it: who brought it, where the copy is kept.
    #[n(1)]
    #[serde(default)]
    pub note: String,
}

/// Which account is to be changed, and into what.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub enum AccountWanted {
    /// The person's own; without one, it is taken out.
    #[n(0)]
    Own(#[n(0)] Option<BankAccount>),
    /// That of a payee.
    #[n(1)]
    Payee {
        /// The payee whose place it is, as they stood when it was asked for; without one, the payee is new.
        #[n(0)]
        replaces: Option<Box<Payee>>,
        /// As they are to stand.
        #[n(1)]
        payee: Box<Payee>,
    },
}

/// A change of an account, from the day it was asked for on.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct AccountChange {
    /// Number, never reused.
    #[n(0)]
    pub id: AccountChangeId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// Whose record it is about.
    #[n(2)]
    pub person: PersonId,
    /// What is wanted.
    #[n(3)]
    pub wanted: AccountWanted,
    /// What was shown; at a registration it may not have been noted.
    #[n(4)]
    pub evidence: Option<AccountEvidence>,
    /// How it came up.
    #[n(5)]
    pub origin: AccountOrigin,
    /// Why it is right although the holder is somebody else.
    #[n(6)]
    pub despite: String,
    /// Who asked.
    #[n(7)]
    pub by: StaffId,
    /// When, as business date.
    #[n(8)]
    pub on: Date,
    /// What became of it; until then it waits.
    #[n(9)]
    pub decided: Option<AccountDecision>,
    /// The file it came with.
    #[n(10)]
    pub import: Option<OfImport>,
    /// Who declined it, where it was taken back after that.
    #[n(11)]
    pub declined: Option<AccountDecision>,
}

/// Which import an account came with.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct OfImport {
    /// The journal entry of the import.
    #[n(0)]
    pub seq: u64,
    /// The holder is somebody else than the person, as far as the file told.
    #[n(1)]
    pub another: bool,
}

/// What became of a change.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct AccountDecision {
    /// What.
    #[n(0)]
    pub outcome: AccountOutcome,
    /// By whom.
    #[n(1)]
    pub by: StaffId,
    /// When, as business date.
    #[n(2)]
    pub on: Date,
    /// Why; an approval needs none.
    #[n(3)]
    pub reason: String,
    /// Place in the journal of the decision; `None` where it was not kept.
    #[n(4)]
    pub place: Option<u64>,
}

impl AccountWanted {
    /// The account as it is to be; `None` where it is taken out.
    pub fn account(&self) -> Option<&BankAccount> {
        match self {
            Self::Own(account) => account.as_ref(),
            Self::Payee { payee, .. } => Some(&payee.account),
        }
    }

    /// The payee it is for; the person's own without one.
    pub fn payee(&self) -> Option<&Payee> {
        match self {
            Self::Own(_) => None,
            Self::Payee { payee, .. } => Some(payee),
        }
    }

    /// The account that stands in its place.
    pub fn standing<'a>(&'a self, facts: &'a PersonFacts) -> Option<&'a BankAccount> {
        match self {
            Self::Own(_) => facts.bank.as_ref(),
            Self::Payee { replaces, .. } => replaces.as_deref().map(|payee| &payee.account),
        }
    }

    /// Whether that is what stands on record, whoever approved it.
    pub fn stands(&self, facts: &PersonFacts) -> bool {
        let same = |a: &BankAccount, b: &BankAccount| {
            (&a.bank, &a.holder, &a.number) == (&b.bank, &b.holder, &b.number)
        };
        match self {
            Self::Own(None) => facts.bank.is_none(),
            Self::Own(Some(account)) => facts.bank.as_ref().is_some_and(|old| same(old, account)),
            Self::Payee { replaces: None, .. } => false,
            Self::Payee { replaces: Some(old), payee } => {
                let account = old.account.clone();
                same(&old.account, &payee.account) && **old == Payee { account, ..(**payee).clone() }
            }
        }
    }

    /// Whether a record has what is wanted: the account that a merger with it took over.
    pub fn comes_from(&self, facts: &PersonFacts) -> bool {
        let number = |account: &BankAccount| account.number.clone();
        match self {
            Self::Own(account) => account.as_ref().map(number) == facts.bank.as_ref().map(number),
            Self::Payee { payee, .. } => facts
                .payees
                .iter()
                .any(|one| one.name == payee.name && one.account.number == payee.account.number),
        }
    }

    /// Whether the account is in the name of somebody the record knows nothing of. An account of a payee must be theirs or one of
    /// those the record knows.
    pub fn holder_is_another(&self, facts: &PersonFacts, on: Date) -> bool {
        let Some(account) = self.account() else { return false };
        let mut known = facts.clone();
        known.other_names.extend(self.payee().map(|payee| payee.name.clone()));
        known.holder_is_another(&account.holder, on)
    }

    /// Sets it on the record, approved on a day; what stood in its place is kept. False when the payee whose place it is does not
    /// stand there any more as they did.
    pub fn carry_out(
        &self,
        facts: &mut PersonFacts,
        on: Date,
        (asked, approved): (StaffId, StaffId),
    ) -> bool {
        let former = |account: BankAccount, payee: Option<String>| FormerAccount {
            account,
            payee,
            until: on,
            asked_by: asked,
            approved_by: approved,
        };
        match self {
            Self::Own(account) => {
                let wanted = account.clone().map(|account| BankAccount { approved: Some(on), ..account });
                if let Some(old) = std::mem::replace(&mut facts.bank, wanted) {
                    facts.keep_former(former(old, None));
                }
                true
            }
            Self::Payee { replaces, payee } => {
                let account = BankAccount { approved: Some(on), ..payee.account.clone() };
                let new = Payee { account, ..(**payee).clone() };
                let Some(old) = replaces.as_deref() else {
                    facts.payees.push(new);
                    return true;
                };
                let Some(place) = facts.payees.iter_mut().find(|payee| *payee == old) else { return false };
                *place = new;
                facts.keep_former(former(old.account.clone(), Some(payee.name.clone())));
                true
            }
        }
    }
}

impl AccountChange {
    /// Whether nobody decided yet.
    pub fn waits(&self) -> bool {
        self.decided.is_none()
    }
}

crate::text::opaque!(AccountEvidence, AccountWanted, AccountChange, AccountDecision, OfImport);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_before_is_kept_and_a_payee_that_moved_is_not_overwritten() {
        let on = Date::parse("2026-11-26").unwrap();
        let account = |number: &str| BankAccount { number: number.to_owned(), ..BankAccount::default() };
        let mut facts = PersonFacts { bank: Some(account("1")), ..PersonFacts::default() };
        let two = (StaffId(1), StaffId(2));
        assert!(AccountWanted::Own(Some(account("2"))).carry_out(&mut facts, on, two));
        assert_eq!(facts.bank.as_ref().map(|b| (b.number.as_str(), b.approved)), Some(("2", Some(on))));
        assert!(AccountWanted::Own(None).carry_out(&mut facts, on, two));
        assert_eq!(facts.formers_of(None).map(|f| f.account.number.as_str()).collect::<Vec<_>>(), ["1", "2"]);
        let payee =
            |number| Payee { name: "骆英".to_owned(), account: account(number), ..Payee::default() };
        let new = AccountWanted::Payee { replaces: None, payee: Box::new(payee("3")) };
        assert!(new.carry_out(&mut facts, on, two));
        let stale =
            AccountWanted::Payee { replaces: Some(Box::new(payee("8"))), payee: Box::new(payee("9")) };
        assert!(!stale.carry_out(&mut facts, on, two));
        let standing = facts.payees.first().cloned().map(Box::new);
        let next = AccountWanted::Payee { replaces: standing, payee: Box::new(payee("4")) };
        assert!(next.carry_out(&mut facts, on, two));
        assert_eq!(facts.formers_of(Some("骆英")).count(), 1);
        assert!(facts.payees.iter().all(|p| p.account.number == "4"));
    }
}
