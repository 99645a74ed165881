//! Which account a payment goes to, and the accounts that were in its place before.
//!
//! Whose account receives money changes only when two people agreed to it ([`AccountChange`](super::AccountChange)). A change
//! holds for the runs that are drafted after the day of its approval; a run drafted before goes by the account of then.

use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::domain::person::{BankAccount, CapacityKind, Payee, PersonFacts, Validity};
use crate::domain::{Date, PersonName, StaffId};

/// Former accounts that are kept: so many of the person's own, and so many of each payee.
pub const FORMER_KEPT: usize = 3;

/// An account that another took the place of.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct FormerAccount {
    /// The account, with the day it was approved.
    #[n(0)]
    pub account: BankAccount,
    /// The payee it belonged to; the person's own without one.
    #[n(1)]
    pub payee: Option<String>,
    /// The day its successor was approved: the last on which a run was drafted with it.
    #[n(2)]
    pub until: Date,
    /// Who asked for the change.
    #[n(3)]
    pub asked_by: StaffId,
    /// Who approved it.
    #[n(4)]
    pub approved_by: StaffId,
}

/// Where the money of a run goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PaidTo<'a> {
    /// The account.
    pub account: &'a BankAccount,
    /// The payee it belongs to; the entitled person without one.
    pub payee: Option<&'a Payee>,
}

/// Why a run has no account to pay to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoAccount {
    /// None is on record.
    Missing,
    /// The one on record holds for runs drafted from this day on.
    NotYet {
        /// The first day.
        from: Date,
    },
}

impl BankAccount {
    /// The first day on which a run may be drafted with it; `None` where it was taken over with a register and holds for any.
    pub fn usable_from(&self) -> Option<Date> {
        self.approved.map(|on| on.plus_days(1))
    }

    fn usable(&self, drafted_on: Date) -> bool {
        self.usable_from().is_none_or(|from| from <= drafted_on)
    }
}

/// The account that a run drafted on a day may use for a person: that of the payee in force on the day, once theirs holds; the
/// person's own otherwise. An account approved on the very day is used by the next run; a run of that day, or of one before, goes
/// by the account of then.
pub fn account_for(facts: &PersonFacts, drafted_on: Date) -> Result<PaidTo<'_>, NoAccount> {
    if let Some(payee) = facts.payee_on(drafted_on)
        && let Ok(account) = facts.account_of(Some(payee), drafted_on)
    {
        return Ok(PaidTo { account, payee: Some(payee) });
    }
    facts.account_of(None, drafted_on).map(|account| PaidTo { account, payee: None })
}

impl PersonFacts {
    /// The account of one of them that held for runs of a day.
    fn account_of<'a>(&'a self, payee: Option<&'a Payee>, on: Date) -> Result<&'a BankAccount, NoAccount> {
        let name = payee.map(|p| p.name.as_str());
        // Kept from the oldest on: the first that was not followed by another before the day is the one of then.
        let of_then = self.formers_of(name).find(|former| former.until >= on);
        if let Some(former) = of_then {
            return if former.account.usable(on) { Ok(&former.account) } else { Err(NoAccount::Missing) };
        }
        let now = payee.map_or(self.bank.as_ref(), |p| Some(&p.account)).ok_or(NoAccount::Missing)?;
        match now.usable_from() {
            Some(from) if on < from => Err(NoAccount::NotYet { from }),
            _ => Ok(now),
        }
    }

    /// The former accounts of a payee, or the person's own, from the oldest on.
    pub fn formers_of<'a>(&'a self, payee: Option<&'a str>) -> impl Iterator<Item = &'a FormerAccount> {
        self.former_accounts.iter().filter(move |former| former.payee.as_deref() == payee)
    }

    /// Keeps an account that another takes the place of; the oldest beyond [`FORMER_KEPT`] is forgotten.
    pub fn keep_former(&mut self, former: FormerAccount) {
        let payee = former.payee.clone();
        self.former_accounts.push(former);
        let more = self.formers_of(payee.as_deref()).count().saturating_sub(FORMER_KEPT);
        for _ in 0..more {
            if let Some(at) = self.former_accounts.iter().position(|f| f.payee == payee) {
                self.former_accounts.remove(at);
            }
        }
    }

    /// Whether an account is in the name of somebody the record knows nothing of: neither the person, by any written form, nor a
    /// payee, nor a guardian in force on the day. Where no name is written there is nothing to compare.
    pub fn holder_is_another(&self, holder: &str, on: Date) -> bool {
        // Most write it in one way.
        if self.name == holder {
            return false;
        }
        let holder = same_name(holder);
        let guardian = |capacity: &super::Capacity| {
            capacity.kind == CapacityKind::Guardian && capacity.validity(on) == Validity::InForce
        };
        let guardians =
            self.relatives.iter().filter(|r| r.capacity.as_ref().is_some_and(guardian)).map(|r| &r.name);
        let payees = self.payees.iter().map(|payee| &payee.name);
        let known = std::iter::once(&self.name).chain(&self.other_names).chain(guardians).chain(payees);
        !holder.is_empty() && !known.into_iter().any(|name| same_name(name) == holder)
    }
}

/// A name as far as two ways of writing it are the same: width, unified characters, case; blanks and what parts the parts of a
/// name are left out.
fn same_name(name: &str) -> String {
    let form = PersonName::parse(name).map_or_else(|_| name.to_owned(), |n| n.name.search_form());
    let half = crate::domain::fold::half_width(&form);
    let plain = half.chars().filter(|c| !c.is_whitespace() && !matches!(c, '·' | '.' | '-' | '\''));
    plain.flat_map(char::to_lowercase).collect()
}

crate::text::opaque!(FormerAccount);

impl std::fmt::Debug for PaidTo<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PaidTo(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{Capacity, Relative};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn account(number: &str, approved: &str) -> BankAccount {
        BankAccount { number: number.to_owned(), approved: Date::parse(approved), ..BankAccount::default() }
    }

    fn former(number: &str, approved: &str, until: &str) -> FormerAccount {
        FormerAccount {
            account: account(number, approved),
            payee: None,
            until: date(until),
            asked_by: StaffId(1),
            approved_by: StaffId(2),
        }
    }

    #[test]
    fn a_run_goes_by_the_account_that_held_when_it_was_drafted() {
        let facts = PersonFacts {
            bank: Some(account("4", "2026-09-10")),
            former_accounts: vec![
                former("1", "", "2026-03-01"),
                former("2", "2026-03-01", "2026-09-10"),
                former("3", "2026-09-10", "2026-09-10"),
            ],
            ..PersonFacts::default()
        };
        for (drafted, number) in [
            ("2026-02-28", "1"),
            ("2026-03-01", "1"),
            ("2026-03-02", "2"),
            ("2026-09-10", "2"),
            ("2026-09-11", "4"),
            ("2027-01-01", "4"),
        ] {
            let found = account_for(&facts, date(drafted)).unwrap();
            assert_eq!(found.account.number, number, "{drafted}");
            assert!(found.payee.is_none());
        }
    }

    #[test]
    fn a_first_account_waits_for_the_next_run_and_one_taken_out_for_none() {
        let mut facts = PersonFacts::default();
        let on = date("2026-09-10");
        assert_eq!(account_for(&facts, on).err(), Some(NoAccount::Missing));
        facts.bank = Some(account("1", "2026-09-10"));
        let from = date("2026-09-11");
        assert_eq!(account_for(&facts, on).err(), Some(NoAccount::NotYet { from }));
        assert!(account_for(&facts, from).is_ok());
        facts.bank = Some(account("1", ""));
        assert!(account_for(&facts, on).is_ok(), "what a register said holds at once");
        facts.bank = None;
        facts.keep_former(former("1", "2026-09-10", "2026-10-01"));
        assert!(account_for(&facts, date("2026-10-01")).is_ok());
        assert_eq!(account_for(&facts, date("2026-10-02")).err(), Some(NoAccount::Missing));
    }

    #[test]
    fn a_payee_receives_once_their_account_holds() {
        let payee = |approved| Payee {
            name: "骆英".to_owned(),
            account: account("9", approved),
            from: Some(date("2026-09-01")),
            ..Payee::default()
        };
        let mut facts = PersonFacts {
            bank: Some(account("1", "")),
            payees: vec![payee("2026-09-10")],
            ..PersonFacts::default()
        };
        let paid =
            |facts: &PersonFacts, on: &str| account_for(facts, date(on)).unwrap().account.number.clone();
        assert_eq!(paid(&facts, "2026-09-10"), "1", "the old account stands");
        assert_eq!(paid(&facts, "2026-09-11"), "9");
        facts.payees = vec![payee("2026-10-10")];
        let before = FormerAccount { payee: Some("骆英".to_owned()), ..former("8", "", "2026-10-10") };
        facts.keep_former(before);
        assert_eq!(paid(&facts, "2026-10-10"), "8");
        assert_eq!(paid(&facts, "2026-08-31"), "1", "the payee's first day is later");
    }

    #[test]
    fn the_last_three_are_kept_of_each() {
        let mut facts = PersonFacts::default();
        let of = |n: u32, payee: Option<&str>| FormerAccount {
            payee: payee.map(str::to_owned),
            ..former(&n.to_string(), "", "2026-01-01")
        };
        for n in 1..=5 {
            facts.keep_former(of(n, None));
        }
        facts.keep_former(of(9, Some("甲")));
        let kept: Vec<&str> = facts.former_accounts.iter().map(|f| f.account.number.as_str()).collect();
        assert_eq!(kept, ["3", "4", "5", "9"]);
    }

    #[test]
    fn a_holder_is_compared_as_names_are_written() {
        let guardian = Relative {
            name: "骆树荣".to_owned(),
            capacity: Some(Capacity {
                kind: CapacityKind::Guardian,
                paper: "判决书".to_owned(),
                from: None,
                until: Some(date("2026-06-30")),
            }),
            ..Relative::default()
        };
        let facts = PersonFacts {
            name: "买买提·吐尔逊".to_owned(),
            other_names: vec!["\u{f9e4}永".to_owned()],
            relatives: vec![guardian, Relative { name: "骆英".to_owned(), ..Relative::default() }],
            payees: vec![Payee { name: "John Smith".to_owned(), ..Payee::default() }],
            ..PersonFacts::default()
        };
        for (holder, on, another) in [
            ("买买提·吐尔逊", "2026-01-01", false),
            ("买买提•吐尔逊", "2026-01-01", false),
            ("买买提吐尔逊", "2026-01-01", false),
            ("买 买 提・吐尔逊", "2026-01-01", false),
            ("\u{7406}永", "2026-01-01", false),
            ("ＪＯＨＮ ＳＭＩＴＨ", "2026-01-01", false),
            ("骆树荣", "2026-06-30", false),
            ("骆树荣", "2026-07-01", true),
            ("骆英", "2026-01-01", true),
            ("买买提·吐尔", "2026-01-01", true),
            ("", "2026-01-01", false),
        ] {
            assert_eq!(facts.holder_is_another(holder, date(on)), another, "{holder} {on}");
        }
    }
}
