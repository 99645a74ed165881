//! Why a petition stands before others: named reasons, of which the first decides. There is no number behind them.

use serde::Serialize;

use super::{Clock, ClockStatus, Urgency};
use crate::domain::Date;

/// Days within which a limit of the bureau counts as near: the queue is named after them (三日内).
pub const SOON: i64 = 3;
/// From this age on it is said (80 岁以上).
pub const AGED: u32 = 80;
/// The gravest grades of disability, 1 to this one.
pub const GRAVEST_GRADES: u32 = 4;

/// From so many petitioners on it is a group (集体访): the statistics count five and more, 信访工作条例 第二十条 limits the
/// representatives alone.
pub const GROUP: u16 = 5;

/// A reason why a petition is looked at before others, in the order in which they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PressingReason {
    /// 特急: the intake said that it is major and urgent, which is reported at once (信访工作条例 第二十五条).
    Critical,
    /// 逾期: a limit of the bureau ran out this many days ago.
    Late(u16),
    /// 剩余: a limit of the bureau ends in this many days, [`SOON`] at most.
    Left(u8),
    /// 可退回: the choice to give the matter back lapses in this many days, [`SOON`] at most (信访工作条例 第二十三条第三款).
    WayBack(u8),
    /// 紧急: the intake said so; it is decided the same day.
    Urgent,
    /// 极端言行: the text has a word of the table of alarming words.
    Alarming,
    /// 80 岁以上: the oldest petitioner's age.
    Aged(u8),
    /// 残疾 1–4 级: the gravest grade among the petitioners.
    Disabled(u8),
    /// 群体: how many petition.
    Group(u16),
    /// 积案: it is one of the long-standing cases.
    LongStanding,
    /// 重复: the n-th petition of the same fact.
    Repeat(u8),
    /// 待告知: the first written notice is owed (信访工作条例 第二十三条).
    Notice,
}

impl PressingReason {
    /// Its place among the reasons, and then the more pressing first.
    fn place(self) -> (u8, i32) {
        match self {
            Self::Critical => (0, 0),
            Self::Late(days) => (1, -i32::from(days)),
            Self::Left(days) => (2, days.into()),
            Self::WayBack(days) => (3, days.into()),
            Self::Urgent => (4, 0),
            Self::Alarming => (5, 0),
            Self::Aged(age) => (6, -i32::from(age)),
            Self::Disabled(grade) => (7, grade.into()),
            Self::Group(heads) => (8, -i32::from(heads)),
            Self::LongStanding => (9, 0),
            Self::Repeat(nth) => (10, -i32::from(nth)),
            Self::Notice => (11, 0),
        }
    }

    /// What the how many-th petition of a matter presses by: 1 is the first, which by that does not.
    pub fn of_place(nth: usize) -> Option<Self> {
        (nth > 1).then(|| Self::Repeat(u8::try_from(nth).unwrap_or(u8::MAX)))
    }

    /// The reasons of a petition that is the how many-th of its matter.
    pub fn with_place(mut reasons: Vec<Self>, nth: usize) -> Vec<Self> {
        reasons.extend(Self::of_place(nth));
        reasons.sort_unstable();
        reasons
    }

    /// What a list is sorted by: the first reason; without one behind all that have one.
    pub fn rank(reasons: &[Self]) -> (u8, i32) {
        reasons.first().map_or((u8::MAX, 0), |first| first.place())
    }
}

/// What the reasons are taken from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pressing {
    /// The oldest living petitioner's age.
    pub age: Option<u32>,
    /// The gravest grade of disability among the living petitioners.
    pub grade: Option<u32>,
    /// How many petition.
    pub headcount: u16,
    /// What the intake said.
    pub urgency: Option<Urgency>,
    /// Its text has an alarming word.
    pub alarming: bool,
    /// It is one of the long-standing cases.
    pub long_standing: bool,
}

/// The reasons that hold, in the order in which they count; its place in its matter is no fact but depends on who asks, see
/// [`PressingReason::with_place`].
pub fn pressing_reasons(clocks: &[Clock], pressing: Pressing, today: Date) -> Vec<PressingReason> {
    let ours = || clocks.iter().filter(|c| c.is_owed());
    let left = |c: &Clock| c.due.days_since(today);
    let small = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
    let soon = |left: i64| u8::try_from(left).ok().filter(|_| left <= SOON);
    let worst = ours().map(left).min();
    let mut reasons = Vec::new();
    if pressing.urgency == Some(Urgency::Critical) {
        reasons.push(PressingReason::Critical);
    }
    if ours().any(|c| c.status == ClockStatus::Late) {
        let days = worst.map_or(0, |left| -left);
        reasons.push(PressingReason::Late(u16::try_from(days).unwrap_or(u16::MAX)));
    } else {
        reasons.extend(worst.and_then(soon).map(PressingReason::Left));
    }
    let way_back = clocks.iter().filter(|c| c.is_way_back()).map(left).min();
    reasons.extend(way_back.and_then(soon).map(PressingReason::WayBack));
    if pressing.urgency == Some(Urgency::Urgent) {
        reasons.push(PressingReason::Urgent);
    }
    if pressing.alarming {
        reasons.push(PressingReason::Alarming);
    }
    reasons.extend(pressing.age.filter(|age| *age >= AGED).map(|age| PressingReason::Aged(small(age))));
    let grave = pressing.grade.filter(|grade| (1..=GRAVEST_GRADES).contains(grade));
    reasons.extend(grave.map(|grade| PressingReason::Disabled(small(grade))));
    if pressing.headcount >= GROUP {
        reasons.push(PressingReason::Group(pressing.headcount));
    }
    if pressing.long_standing {
        reasons.push(PressingReason::LongStanding);
    }
    if ours().any(|c| c.rule.stops.contains(&super::Mark::NoticeServed)) {
        reasons.push(PressingReason::Notice);
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_reason_decides_and_the_more_pressing_comes_first() {
        use PressingReason as U;
        let ordered = [
            vec![U::Critical, U::Late(1)],
            vec![U::Late(9)],
            vec![U::Late(1), U::Aged(99)],
            vec![U::Left(0)],
            vec![U::Left(3), U::Aged(80)],
            vec![U::WayBack(0)],
            vec![U::WayBack(3), U::Notice],
            vec![U::Urgent, U::Notice],
            vec![U::Alarming, U::Aged(99)],
            vec![U::Aged(95)],
            vec![U::Aged(80), U::Disabled(1)],
            vec![U::Disabled(1)],
            vec![U::Disabled(4)],
            vec![U::Group(30)],
            vec![U::Group(5)],
            vec![U::LongStanding, U::Repeat(9)],
            vec![U::Repeat(4)],
            vec![U::Repeat(2), U::Notice],
            vec![U::Notice],
            vec![],
        ];
        let ranks: Vec<_> = ordered.iter().map(|reasons| PressingReason::rank(reasons)).collect();
        assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{ranks:?}");
        // Within one petition they are in the same order.
        assert!(ordered.iter().all(|reasons| reasons.is_sorted()));
    }
}
