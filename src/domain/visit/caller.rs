//! Who came: the person themselves, a relative, or an agent.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;
use crate::domain::kinds::kinds;

kinds! {
    /// In what capacity somebody came.
    CallerKind {
        /// 本人
        0 InPerson "in-person",
        /// 亲属代办
        1 Relative "relative",
        /// 持授权委托书的代理人
        2 Agent "agent",
    }
}

/// Who stands at the desk. For the person themselves nothing more is said.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    /// In what capacity.
    #[n(0)]
    pub kind: CallerKind,
    /// 姓名 of the one who came; of the asker, when there is no record of them.
    #[n(1)]
    #[serde(default)]
    pub name: String,
    /// 关系 to the person, as written.
    #[n(2)]
    #[serde(default)]
    pub relation: String,
    /// The letter of authorisation: its number, or where it is kept.
    #[n(3)]
    #[serde(default)]
    pub paper: String,
    /// First day of the authorisation.
    #[n(4)]
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day of the authorisation.
    #[n(5)]
    #[serde(default)]
    pub until: Option<Date>,
}

/// What a capacity asks for and is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum CallerFault {
    /// Whoever comes for another says who they are.
    #[error("the caller's name is missing")]
    Name,
    /// A relative says how they are related.
    #[error("the relation is missing")]
    Relation,
    /// An agent shows a written authorisation (民法典 第一百六十五条).
    #[error("the authorisation is missing")]
    Paper,
    /// The authorisation states its term (民法典 第一百六十五条).
    #[error("the term of the authorisation is missing")]
    Term,
    /// The authorisation is not in force on the day.
    #[error("the authorisation is not in force")]
    NotInForce,
    /// Whoever died before that day did not come themselves.
    #[error("the person died before")]
    Died,
}

impl Caller {
    /// The person themselves.
    pub fn in_person() -> Self {
        Self {
            kind: CallerKind::InPerson,
            name: String::new(),
            relation: String::new(),
            paper: String::new(),
            from: None,
            until: None,
        }
    }

    /// Whether this says what its capacity asks for, on the day of the visit.
    pub fn judge(&self, on: Date) -> Result<(), CallerFault> {
        let need = |held: bool, fault| if held { Ok(()) } else { Err(fault) };
        match self.kind {
            CallerKind::InPerson => Ok(()),
            CallerKind::Relative => {
                need(!self.name.is_empty(), CallerFault::Name)?;
                need(!self.relation.is_empty(), CallerFault::Relation)
            }
            CallerKind::Agent => {
                need(!self.name.is_empty(), CallerFault::Name)?;
                need(!self.paper.is_empty(), CallerFault::Paper)?;
                let (from, until) = self.from.zip(self.until).ok_or(CallerFault::Term)?;
                need((from..=until).contains(&on), CallerFault::NotInForce)
            }
        }
    }
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Caller({})", self.kind.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_capacity_asks_for_its_own() {
        let on = Date::parse("2026-11-25").unwrap();
        let relative = Caller { kind: CallerKind::Relative, ..Caller::in_person() };
        let named = Caller { name: "骆小英".into(), ..relative.clone() };
        let related = Caller { relation: "女儿".into(), ..named.clone() };
        let agent = Caller { kind: CallerKind::Agent, ..named.clone() };
        let paper = Caller { paper: "委托书 3 号".into(), ..agent.clone() };
        let term = |from: &str, until: &str| Caller {
            from: Date::parse(from),
            until: Date::parse(until),
            ..paper.clone()
        };
        for (caller, expected) in [
            (Caller::in_person(), Ok(())),
            (relative, Err(CallerFault::Name)),
            (named, Err(CallerFault::Relation)),
            (related, Ok(())),
            (agent, Err(CallerFault::Paper)),
            (paper.clone(), Err(CallerFault::Term)),
            (term("2026-01-01", ""), Err(CallerFault::Term)),
            (term("2026-01-01", "2026-11-24"), Err(CallerFault::NotInForce)),
            (term("2026-11-26", "2026-12-31"), Err(CallerFault::NotInForce)),
            (term("2026-11-25", "2026-11-25"), Ok(())),
        ] {
            assert_eq!(caller.judge(on), expected, "{caller:?}");
        }
    }
}
