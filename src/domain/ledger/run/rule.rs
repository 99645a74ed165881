//! What a bureau sets for its runs itself: sums above which more is asked for, times in which nothing is released, the months from which
//! on obligations are counted. Each is proposed by one and approved by another; nothing is invented: what is not set is not there.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Date, Fen, Month, Reasoned, RunRuleId, StaffId};

/// What is set.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum RunRuleSaid {
    /// 审批额度: from a day on, the head approves what comes to more than `head`, and what comes to more than `minute` needs the minutes of a
    /// meeting.
    #[n(0)]
    Tier {
        #[n(0)]
        from: Date,
        #[n(1)]
        head: Fen,
        #[n(2)]
        minute: Option<Fen>,
    },
    /// 封账期: nothing is approved or released from one day to another; of two with one name the one approved last counts.
    #[n(1)]
    Freeze {
        #[n(0)]
        name: String,
        #[n(1)]
        from: Date,
        #[n(2)]
        until: Date,
    },
    /// 起算月: obligations of a programme are counted from a month on.
    #[n(2)]
    Opening {
        #[n(0)]
        programme: String,
        #[n(1)]
        month: Month,
    },
    /// 无预算不发: from a day on, whether anything is paid for a programme and year that has no approved budget.
    #[n(3)]
    Budgets {
        #[n(0)]
        from: Date,
        #[n(1)]
        needed: bool,
    },
    /// 终止: another setting does not hold any more.
    #[n(4)]
    End {
        #[n(0)]
        rule: RunRuleId,
    },
}

/// A setting as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct RunRule {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: RunRuleId,
    /// What it says.
    #[n(1)]
    pub said: RunRuleSaid,
    /// The notice or decision it rests on.
    #[n(2)]
    pub basis: String,
    /// Who proposed it.
    #[n(3)]
    pub by: StaffId,
    /// When.
    #[n(4)]
    pub on: Date,
    /// Who approved it, and when.
    #[n(5)]
    pub approved: Option<(StaffId, Date)>,
    /// It was withdrawn before it was approved.
    #[n(6)]
    pub dropped: Option<Date>,
    /// Place in the journal of the approval; `None` where it was not kept.
    #[n(7)]
    pub place: Option<u64>,
    /// Somebody else sent it back, with which it was dropped; it is kept so until whoever proposed it lets it be.
    #[n(8)]
    pub declined: Option<Reasoned>,
}

impl RunRule {
    /// Whether another setting is about the same: proposed later, it takes the place of this one.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        match (&self.said, &other.said) {
            (RunRuleSaid::Opening { programme, .. }, RunRuleSaid::Opening { programme: of, .. }) => {
                programme == of
            }
            (RunRuleSaid::Freeze { name, .. }, RunRuleSaid::Freeze { name: of, .. }) => name == of,
            (RunRuleSaid::End { rule }, RunRuleSaid::End { rule: of }) => rule == of,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        }
    }

    /// The setting that it ends.
    pub fn ends(&self) -> Option<RunRuleId> {
        match self.said {
            RunRuleSaid::End { rule } => Some(rule),
            _ => None,
        }
    }
}

/// The settings that hold.
#[derive(Clone, Default)]
pub struct RunRules(Vec<RunRule>);

impl RunRules {
    /// Of all that are stored, those that are approved, in the order they were.
    pub fn new(mut rows: Vec<RunRule>) -> Self {
        rows.retain(|rule| rule.approved.is_some() && rule.dropped.is_none());
        let ended: Vec<RunRuleId> = rows.iter().filter_map(RunRule::ends).collect();
        rows.retain(|rule| !ended.contains(&rule.id));
        rows.sort_by_key(|rule| (rule.approved.map(|(_, on)| on), rule.id));
        Self(rows)
    }

    /// The sums that hold on a day: above which the head is needed, above which minutes are. `None` while nothing is set: then the head is
    /// always needed.
    pub fn tier(&self, day: Date) -> Option<(Fen, Option<Fen>)> {
        let tiers = self.0.iter().filter_map(|rule| match rule.said {
            RunRuleSaid::Tier { from, head, minute } if from <= day => Some((from, (head, minute))),
            _ => None,
        });
        // Of two from one day the one approved last: `max_by_key` takes the last of equals.
        tiers.max_by_key(|(from, _)| *from).map(|(_, tier)| tier)
    }

    /// The time that a day lies in, in which nothing is released: its name and last day.
    pub fn freeze(&self, day: Date) -> Option<(&str, Date)> {
        self.0.iter().enumerate().find_map(|(at, rule)| match &rule.said {
            RunRuleSaid::Freeze { name, from, until } if (*from..=*until).contains(&day) => {
                let mut later = self.0.iter().skip(at + 1);
                let replaced = later
                    .any(|r| matches!(&r.said, RunRuleSaid::Freeze { name: again, .. } if again == name));
                (!replaced).then_some((name.as_str(), *until))
            }
            _ => None,
        })
    }

    /// Where in the journal it was decided first from which month on a programme is counted: the records as they stood then were taken
    /// over. A later decision on it takes nothing over.
    pub fn opened_at(&self, programme: &str) -> Option<u64> {
        let opens = |rule: &&RunRule| matches!(&rule.said, RunRuleSaid::Opening { programme: of, .. } if of == programme);
        self.0.iter().filter(opens).filter_map(|rule| rule.place).min()
    }

    /// Whether a first month of one of some programmes was approved behind a place in the journal.
    pub fn opened_since(&self, programmes: &[String], place: u64) -> bool {
        let opens = |rule: &RunRule| matches!(&rule.said, RunRuleSaid::Opening { programme, .. } if programmes.contains(programme));
        self.0.iter().any(|rule| rule.place.is_some_and(|at| at > place) && opens(rule))
    }

    /// Whether one of them holds.
    pub fn holds(&self, id: RunRuleId) -> bool {
        self.0.iter().any(|rule| rule.id == id)
    }

    /// Whether a payment of a day needs an approved budget; `None` while nothing is decided.
    pub fn needs_budget(&self, day: Date) -> Option<bool> {
        let said = self.0.iter().filter_map(|rule| match rule.said {
            RunRuleSaid::Budgets { from, needed } if from <= day => Some((from, needed)),
            _ => None,
        });
        // Of two from one day the one approved last.
        said.max_by_key(|(from, _)| *from).map(|(_, needed)| needed)
    }

    /// The month from which on obligations of a programme are counted, as decided last.
    pub fn opening(&self, programme: &str) -> Option<Month> {
        self.0.iter().rev().find_map(|rule| match &rule.said {
            RunRuleSaid::Opening { programme: of, month } if of == programme => Some(*month),
            _ => None,
        })
    }
}

crate::text::opaque!(RunRule, RunRules);
