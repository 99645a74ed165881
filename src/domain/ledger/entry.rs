//! A ledger entry: one immutable, double-entry record of money due or paid to one person.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::EntryCause;
use crate::domain::{Date, EntryId, Fen, Month, PersonId, StaffId};

/// What an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// 应发: the bureau owes this for the month.
    #[n(0)]
    Due,
    /// 已发: this was paid.
    #[n(1)]
    Paid,
}

/// An account of the double-entry ledger. Person and programme stand on the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    /// 补助支出: what a programme costs.
    #[n(0)]
    Expense,
    /// 应付对象款: what is owed to the person.
    #[n(1)]
    Payable,
    /// 银行存款: what left the fund.
    #[n(2)]
    Bank,
    /// 抵扣转列: what is moved between the months or programmes of one person; it comes to nothing in all.
    #[n(3)]
    Moved,
}

/// One side of an entry: debit positive, credit negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Leg {
    /// Account touched.
    #[n(0)]
    pub account: Account,
    /// Fen; debit positive, credit negative.
    #[n(1)]
    pub amount: Fen,
}

/// A ledger entry. Never changed but for the mark that it was reversed; a correction is a linked reversal.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Entry {
    /// Number, gapless in order of posting.
    #[n(0)]
    pub id: EntryId,
    /// Business date it was booked on; its month must be open.
    #[n(1)]
    pub booked: Date,
    /// Month the money is for.
    #[n(2)]
    pub month: Month,
    /// Programme, by the id in `programmes.toml`.
    #[n(3)]
    pub programme: String,
    /// Person entitled.
    #[n(4)]
    pub person: PersonId,
    /// Due or paid.
    #[n(5)]
    pub kind: EntryKind,
    /// The two sides; they sum to zero.
    #[n(6)]
    pub legs: Vec<Leg>,
    /// Set on a reversal: the entry it takes back.
    #[n(7)]
    pub reverses: Option<EntryId>,
    /// Set on an entry that was taken back: the reversal.
    #[n(8)]
    pub reversed_by: Option<EntryId>,
    /// Why, in the clerk's words; required on a reversal.
    #[n(9)]
    pub memo: String,
    /// Who posted it.
    #[n(10)]
    pub by: StaffId,
    /// Set on an entry that was booked in the place of one that was taken back: which one.
    #[n(11)]
    pub corrects: Option<EntryId>,
    /// Set on an entry that was taken back and booked anew: what stands in its place.
    #[n(12)]
    pub corrected_by: Option<EntryId>,
    /// Of money that was paid: the budget it is split by among the funds; `None` where none was approved.
    #[n(13)]
    pub funded: Option<FundedBy>,
    /// The decision about money paid too much that it carries out; `None` for what is due or paid otherwise.
    #[n(14)]
    pub cause: Option<EntryCause>,
    /// Year whose funds it touches where that is not the one it was booked in: that in which the run that paid it went to the bank, and
    /// kept its part of them.
    #[n(15)]
    pub fund_year: Option<u16>,
}

/// Names a version of a budget of the entry's programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize)]
pub struct FundedBy {
    /// Year of the budget.
    #[n(0)]
    pub year: u16,
    /// Its version.
    #[n(1)]
    pub version: u32,
}

impl Entry {
    /// The two sides of `amount` fen due or paid, by a decision or without.
    pub fn sides(kind: EntryKind, cause: Option<EntryCause>, amount: Fen) -> Vec<Leg> {
        let (debit, credit) = match kind {
            EntryKind::Due => (Account::Expense, Account::Payable),
            EntryKind::Paid if cause.is_some_and(EntryCause::moves) => (Account::Payable, Account::Moved),
            EntryKind::Paid => (Account::Payable, Account::Bank),
        };
        vec![Leg { account: debit, amount }, Leg { account: credit, amount: Fen(-amount.0) }]
    }

    /// The amount as people read it: positive for a posting, negative for a reversal and for what is paid back or moved away.
    pub fn amount(&self) -> Fen {
        self.legs.first().map_or(Fen(0), |leg| leg.amount)
    }

    /// What this entry adds to the money owed to the person: due raises it, paid lowers it.
    pub fn owed(&self) -> Fen {
        match self.kind {
            EntryKind::Due => self.amount(),
            EntryKind::Paid => Fen(-self.amount().0),
        }
    }

    /// Whether it is one of what is due by right: what is waived stands on the same side and is not.
    pub fn is_due(&self) -> bool {
        self.kind == EntryKind::Due && self.cause.is_none()
    }

    /// Whether it takes money out of the funds, or gives some back.
    pub fn is_funded(&self) -> bool {
        touches_funds(self.kind, self.cause)
    }

    /// Neither taken back nor a reversal.
    pub fn stands(&self) -> bool {
        self.reverses.is_none() && self.reversed_by.is_none()
    }

    /// Sum over the legs, zero in a sound ledger; wide enough for any number of legs.
    pub fn imbalance(&self) -> i128 {
        self.legs.iter().map(|leg| i128::from(leg.amount.0)).sum()
    }
}

fn touches_funds(kind: EntryKind, cause: Option<EntryCause>) -> bool {
    kind == EntryKind::Paid && cause.is_none_or(EntryCause::is_funded)
}

/// What sums need of an entry: decoded from its bytes without the rest of it.
#[derive(Debug, Clone, PartialEq, Eq, Decode)]
pub struct EntryGlance {
    /// Person entitled.
    #[n(4)]
    pub person: PersonId,
    /// Due or paid.
    #[n(5)]
    pub kind: EntryKind,
    #[n(6)]
    legs: FirstLeg,
}

impl EntryGlance {
    /// Fen due and fen paid; one of them is nothing.
    pub fn due_and_paid(&self) -> (i64, i64) {
        match self.kind {
            EntryKind::Due => (self.legs.0, 0),
            EntryKind::Paid => (0, self.legs.0),
        }
    }
}

/// What sums by obligation need of an entry: decoded from its bytes without the rest of it.
#[derive(Debug, Clone, PartialEq, Eq, Decode)]
pub struct EntrySum<'b> {
    /// Month the money is for.
    #[n(2)]
    pub month: Month,
    /// Programme id.
    #[b(3)]
    pub programme: &'b str,
    /// Person entitled.
    #[n(4)]
    pub person: PersonId,
    /// Due or paid.
    #[n(5)]
    pub kind: EntryKind,
    #[n(6)]
    legs: FirstLeg,
    /// The decision that it carries out.
    #[n(14)]
    pub cause: Option<EntryCause>,
}

impl EntrySum<'_> {
    /// In fen; negative of a reversal.
    pub fn amount(&self) -> i64 {
        self.legs.0
    }
}

/// What the funds need of an entry: decoded from its bytes without the rest of it.
#[derive(Debug, Clone, PartialEq, Eq, Decode)]
pub struct EntryFlow<'b> {
    /// Number.
    #[n(0)]
    pub id: EntryId,
    /// Booked on.
    #[n(1)]
    pub booked: Date,
    /// Programme id.
    #[b(3)]
    pub programme: &'b str,
    /// Due or paid.
    #[n(5)]
    pub kind: EntryKind,
    #[n(6)]
    legs: FirstLeg,
    /// The entry it takes back.
    #[n(7)]
    pub reverses: Option<EntryId>,
    /// The budget it is split by.
    #[n(13)]
    pub funded: Option<FundedBy>,
    #[n(14)]
    cause: Option<EntryCause>,
    /// Year whose funds it touches where that is not the one it was booked in.
    #[n(15)]
    pub fund_year: Option<u16>,
}

impl EntryFlow<'_> {
    /// Whether it takes money out of the funds, or gives some back.
    pub fn is_funded(&self) -> bool {
        touches_funds(self.kind, self.cause)
    }

    /// In fen; negative of a reversal.
    pub fn amount(&self) -> i64 {
        self.legs.0
    }
}

/// What a search by days needs of an entry: decoded from its bytes without the rest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Decode)]
pub struct EntryDays {
    /// Number.
    #[n(0)]
    pub id: EntryId,
    /// Booked on.
    #[n(1)]
    pub booked: Date,
    /// Month the money is for.
    #[n(2)]
    pub month: Month,
}

/// The amount of the first leg; the others only balance it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FirstLeg(i64);

impl<'b, C> Decode<'b, C> for FirstLeg {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let mut legs = d.array_iter_with::<_, Leg>(ctx)?;
        let first = legs.next().transpose()?;
        legs.try_for_each(|leg| leg.map(drop))?;
        Ok(Self(first.map_or(0, |leg| leg.amount.0)))
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({})", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecoveryId;

    #[test]
    fn a_glance_at_the_bytes_sees_what_the_entry_says() {
        for (kind, expected) in [(EntryKind::Due, (90_900, 0)), (EntryKind::Paid, (0, 90_900))] {
            let entry = Entry {
                id: EntryId(7),
                booked: Date::EPOCH,
                month: Date::EPOCH.month(),
                programme: "combat-veteran".into(),
                person: PersonId(3),
                kind,
                legs: Entry::sides(kind, None, Fen(90_900)),
                reverses: None,
                reversed_by: Some(EntryId(8)),
                memo: "补发".into(),
                by: StaffId(2),
                funded: None,
                corrects: None,
                corrected_by: Some(EntryId(9)),
                cause: None,
                fund_year: Some(1969),
            };
            let bytes = minicbor::to_vec(&entry).unwrap();
            let sum: EntrySum<'_> = minicbor::decode(&bytes).unwrap();
            let told = (sum.person, sum.month, sum.programme, sum.kind, sum.amount());
            assert_eq!(told, (PersonId(3), entry.month, "combat-veteran", kind, 90_900));
            let seen: EntryGlance = minicbor::decode(&minicbor::to_vec(&entry).unwrap()).unwrap();
            assert_eq!((seen.person, seen.due_and_paid()), (PersonId(3), expected));
            let flow: EntryFlow<'_> = minicbor::decode(&bytes).unwrap();
            let told = (flow.id, flow.programme, flow.kind, flow.amount(), flow.funded, flow.fund_year);
            assert_eq!(told, (EntryId(7), "combat-veteran", kind, 90_900, None, Some(1969)));
            assert_eq!(flow.reverses, None);
            let days: EntryDays = minicbor::decode(&minicbor::to_vec(&entry).unwrap()).unwrap();
            assert_eq!((days.id, days.booked, days.month), (entry.id, entry.booked, entry.month));
        }
    }

    #[test]
    fn sides_balance_and_paid_settles_due() {
        let by = RecoveryId(1);
        for cause in [None, Some(EntryCause::SetOff(by)), Some(EntryCause::Waived(by))] {
            for kind in [EntryKind::Due, EntryKind::Paid] {
                let total: i64 = Entry::sides(kind, cause, Fen(90_900)).iter().map(|leg| leg.amount.0).sum();
                assert_eq!(total, 0);
            }
        }
        let bank =
            |cause| Entry::sides(EntryKind::Paid, cause, Fen(5)).iter().any(|l| l.account == Account::Bank);
        assert!(bank(None) && bank(Some(EntryCause::Repaid(by))));
        assert!(!bank(Some(EntryCause::SetOff(by))) && !bank(Some(EntryCause::Shifted(by))));
        let payable = |kind| {
            Entry::sides(kind, None, Fen(5))
                .iter()
                .filter(|l| l.account == Account::Payable)
                .map(|l| l.amount.0)
                .sum::<i64>()
        };
        assert_eq!(payable(EntryKind::Due) + payable(EntryKind::Paid), 0);
        assert_eq!(payable(EntryKind::Due), -5);
    }
}
