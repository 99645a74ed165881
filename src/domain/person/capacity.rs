//! Acting for another: guardians and agents, and whoever receives the money of the entitled.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;
use crate::domain::kinds::kinds;
use crate::domain::person::{BankAccount, Relative};
use crate::domain::visit::{Caller, CallerKind};

kinds! {
    /// By what right somebody acts for another.
    CapacityKind {
        /// 监护人
        0 Guardian "guardian",
        /// 受托人, by a written authorisation (民法典 第一百六十五条)
        1 Agent "agent",
    }
}

/// A right to act for the person, and the paper it rests on.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// Which.
    #[n(0)]
    pub kind: CapacityKind,
    /// The paper: its number, or where it is kept.
    #[n(1)]
    pub paper: String,
    /// Its first day; an authorisation states it.
    #[n(2)]
    #[serde(default)]
    pub from: Option<Date>,
    /// Its last day; an authorisation states it.
    #[n(3)]
    #[serde(default)]
    pub until: Option<Date>,
}

/// 代领人: whose account receives the money, where it is not the entitled person.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Payee {
    /// 姓名
    #[n(0)]
    pub name: String,
    /// 关系, as written.
    #[n(1)]
    pub relation: String,
    /// Their account.
    #[n(2)]
    pub account: BankAccount,
    /// The first day.
    #[n(3)]
    pub from: Option<Date>,
    /// The last day; open until it is known.
    #[n(4)]
    pub until: Option<Date>,
    /// The paper: its number, or where it is kept.
    #[n(5)]
    pub paper: String,
}

/// Where a right stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// It holds.
    InForce,
    /// Its first day is still to come.
    NotYet,
    /// Its last day is over.
    Expired,
}

impl Validity {
    /// Of a span of days, open where an end is not known.
    pub fn of(from: Option<Date>, until: Option<Date>, on: Date) -> Self {
        if from.is_some_and(|from| on < from) {
            Self::NotYet
        } else if until.is_some_and(|until| until < on) {
            Self::Expired
        } else {
            Self::InForce
        }
    }
}

impl Capacity {
    /// Where it stands on a day.
    pub fn validity(&self, on: Date) -> Validity {
        Validity::of(self.from, self.until, on)
    }
}

impl Payee {
    /// Where it stands on a day.
    pub fn validity(&self, on: Date) -> Validity {
        Validity::of(self.from, self.until, on)
    }

    /// Whether there is a day on which both would receive the money.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.until.zip(b.from).is_some_and(|(until, from)| until < from);
        !before(self, other) && !before(other, self)
    }
}

impl Relative {
    /// Who comes when this relative comes to the desk on that day: an agent while the authorisation is in force, otherwise
    /// a relative.
    pub fn as_caller(&self, on: Date) -> Caller {
        let paper = self.capacity.as_ref().filter(|c| c.validity(on) == Validity::InForce);
        let agent = paper.filter(|c| c.kind == CapacityKind::Agent);
        Caller {
            kind: if agent.is_some() { CallerKind::Agent } else { CallerKind::Relative },
            name: self.name.clone(),
            relation: self.relation.clone(),
            paper: paper.map(|c| c.paper.clone()).unwrap_or_default(),
            from: agent.and_then(|c| c.from),
            until: agent.and_then(|c| c.until),
        }
    }
}

impl fmt::Debug for Payee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Payee(..)")
    }
}

crate::text::opaque!(Capacity);

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<Date> {
        Date::parse(text)
    }

    #[test]
    fn a_right_holds_from_its_first_to_its_last_day() {
        use Validity::{Expired, InForce, NotYet};
        let on = date("2026-11-23").unwrap();
        for (from, until, expected) in [
            ("", "", InForce),
            ("2026-11-23", "2026-11-23", InForce),
            ("2026-11-24", "", NotYet),
            ("", "2026-11-22", Expired),
            ("2026-01-01", "2026-12-31", InForce),
        ] {
            assert_eq!(Validity::of(date(from), date(until), on), expected, "{from} {until}");
        }
    }

    #[test]
    fn two_payees_do_not_share_a_day() {
        let payee = |from, until| Payee { from: date(from), until: date(until), ..Payee::default() };
        for (a, b, both) in [
            (payee("2026-01-01", "2026-06-30"), payee("2026-07-01", ""), false),
            (payee("2026-07-01", ""), payee("2026-01-01", "2026-06-30"), false),
            (payee("2026-01-01", "2026-06-30"), payee("2026-06-30", ""), true),
            (payee("2026-01-01", ""), payee("2026-06-30", ""), true),
        ] {
            assert_eq!(a.overlaps(&b), both);
        }
    }

    #[test]
    fn who_comes_is_said_as_the_paper_allows() {
        let on = date("2026-11-23").unwrap();
        let of = |kind, from, until| {
            let capacity =
                Capacity { kind, paper: "委托书 3 号".into(), from: date(from), until: date(until) };
            Relative {
                relation: "女".into(),
                name: "骆英".into(),
                capacity: Some(capacity),
                ..Relative::default()
            }
        };
        let plain = Relative { relation: "女".into(), name: "骆英".into(), ..Relative::default() };
        for (relative, kind, paper) in [
            (plain, CallerKind::Relative, ""),
            (of(CapacityKind::Agent, "2026-01-01", "2026-12-31"), CallerKind::Agent, "委托书 3 号"),
            (of(CapacityKind::Agent, "2026-01-01", "2026-10-31"), CallerKind::Relative, ""),
            (of(CapacityKind::Guardian, "", ""), CallerKind::Relative, "委托书 3 号"),
        ] {
            let caller = relative.as_caller(on);
            assert_eq!((caller.kind, caller.paper.as_str()), (kind, paper));
            assert_eq!(caller.judge(on), Ok(()), "what is filled in is enough");
        }
    }
}
