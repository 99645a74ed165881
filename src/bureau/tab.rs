//! The tabs of the petition queue, and the orders in which it may stand.

use serde::{Deserialize, Serialize};

/// A tab of the petition queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// 待分办: registered, not yet decided, and not set aside.
    Undecided,
    /// 无人承办: decided, something is owed on it, and nobody has it.
    Unassigned,
    /// 我的: owned by the one who asks.
    Mine,
    /// 专班: owned by anybody.
    Team,
    /// 三日内: due within three days.
    Soon,
    /// 逾期: a clock has run out.
    Late,
    /// 未送达: answered, not yet served.
    Unserved,
    /// 复查复核
    Review,
    /// 暂缓: set aside until a day.
    Deferred,
    /// 积案: unfinished ones that are marked long-standing.
    LongStanding,
    /// 追踪: what somebody keeps watching, finished or not.
    Tracked,
    /// 在办: everything not finished.
    Open,
    /// 已办: nothing is owed any more.
    Done,
    /// 全部
    All,
}

impl Tab {
    /// The stable name, as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Unassigned => "unassigned",
            Self::Mine => "mine",
            Self::Team => "team",
            Self::Soon => "soon",
            Self::Late => "late",
            Self::Unserved => "unserved",
            Self::Review => "review",
            Self::Deferred => "deferred",
            Self::LongStanding => "long-standing",
            Self::Tracked => "tracked",
            Self::Open => "open",
            Self::Done => "done",
            Self::All => "all",
        }
    }

    /// The tab of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }

    /// Every tab in order.
    pub const ALL: [Self; 14] = [
        Self::Undecided,
        Self::Unassigned,
        Self::Mine,
        Self::Team,
        Self::Soon,
        Self::Late,
        Self::Unserved,
        Self::Review,
        Self::Deferred,
        Self::LongStanding,
        Self::Tracked,
        Self::Open,
        Self::Done,
        Self::All,
    ];

    /// Those that are counted at a glance.
    pub const GLANCE: [Self; 8] = [
        Self::Undecided,
        Self::Mine,
        Self::Soon,
        Self::Late,
        Self::Unserved,
        Self::Review,
        Self::Open,
        Self::All,
    ];
}

/// What the queue is sorted by. What is equal there stands with the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// 紧要: by the first reason that presses, see [`crate::domain::petition::PressingReason`].
    #[default]
    Urgent,
    /// 到期: what is due next first.
    Due,
    /// 新到: received last first.
    Newest,
    /// 在途: received first first.
    Oldest,
    /// 在我: with its present owner for longest first.
    Held,
}

impl Order {
    /// The stable name, as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Due => "due",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Held => "held",
        }
    }

    /// The order of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// Every order, in the turn in which a key goes through them.
    pub const ALL: [Self; 5] = [Self::Urgent, Self::Due, Self::Newest, Self::Oldest, Self::Held];

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|order| *order == self).unwrap_or(0);
        Self::ALL.get(at + 1).copied().unwrap_or_default()
    }
}
