//! 年度确认: that somebody who receives money every month is seen once a year (伤残抚恤管理办法 第二十五条; 军人抚恤优待条例 第八条).

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::{Date, PersonId, StaffId};

kinds! {
    /// How somebody was confirmed (伤残抚恤管理办法 第二十五条).
    ConfirmedHow {
        /// 见面
        0 InPerson "in-person",
        /// 人脸识别
        1 Face "face",
        /// 数据比对
        2 Data "data",
    }

    /// What was done about a year's confirmation.
    ConfirmationAct {
        /// 通知、公告: somebody who could not be reached was told by letter or by public notice.
        0 Noticed "noticed",
        /// 确认
        1 Confirmed "confirmed",
        /// 撤销通知
        2 NoticeWithdrawn "notice-withdrawn",
        /// 撤销确认
        3 ConfirmationWithdrawn "confirmation-withdrawn",
    }
}

/// The confirmation of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Calendar year it is for.
    #[n(0)]
    pub year: u16,
    /// Day on which a person who could not be reached was told by letter or by public notice (通知、公告).
    #[n(1)]
    #[serde(default)]
    pub noticed: Option<Date>,
    /// Day on which they were seen or their data compared.
    #[n(2)]
    #[serde(default)]
    pub confirmed: Option<Date>,
}

/// Everything that was done about one year's confirmation of one person, in order: nothing is ever taken out, so that it can be told
/// as it was known on a day.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct ConfirmationLog {
    /// Of whose record.
    #[n(0)]
    pub person: PersonId,
    /// Calendar year it is for.
    #[n(1)]
    pub year: u16,
    /// What was done, the oldest first.
    #[n(2)]
    pub done: Vec<ConfirmationDone>,
}

/// One thing that was done about a year's confirmation.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct ConfirmationDone {
    /// What.
    #[n(0)]
    pub act: ConfirmationAct,
    /// Business date from which it was known.
    #[n(1)]
    pub known: Date,
    /// By whom it was put on record.
    #[n(2)]
    pub by: StaffId,
    /// Day of the notice or confirmation, which may lie before.
    #[n(3)]
    pub on: Date,
    /// How somebody was confirmed.
    #[n(4)]
    pub how: Option<ConfirmedHow>,
    /// Why it was taken back.
    #[n(5)]
    pub reason: String,
    /// Place in the journal of what did it; `None` where it was not kept.
    #[n(6)]
    pub place: Option<u64>,
    /// The document that was shown or compared, as it names itself; empty where none was named.
    #[cbor(n(7), default, skip_if = "String::is_empty")]
    pub document: String,
}

impl ConfirmationLog {
    /// How the year stood at the end of a day; `None` while nothing was known.
    pub fn as_known(&self, day: Date) -> Option<Confirmation> {
        let known = || self.done.iter().filter(move |done| done.known <= day);
        known().next()?;
        let stands = |set, back| {
            let last = known().rfind(|done| done.act == set || done.act == back)?;
            (last.act == set).then_some(last.on)
        };
        Some(Confirmation {
            year: self.year,
            noticed: stands(ConfirmationAct::Noticed, ConfirmationAct::NoticeWithdrawn),
            confirmed: stands(ConfirmationAct::Confirmed, ConfirmationAct::ConfirmationWithdrawn),
        })
    }

    /// What stands of a notice or of a confirmation, if it was not taken back.
    pub fn standing(&self, act: ConfirmationAct) -> Option<&ConfirmationDone> {
        let back = match act {
            ConfirmationAct::Noticed | ConfirmationAct::NoticeWithdrawn => ConfirmationAct::NoticeWithdrawn,
            ConfirmationAct::Confirmed | ConfirmationAct::ConfirmationWithdrawn => {
                ConfirmationAct::ConfirmationWithdrawn
            }
        };
        let last = self.done.iter().rev().find(|done| done.act == act || done.act == back);
        last.filter(|done| done.act == act)
    }
}

impl Confirmation {
    /// Of several records of one person, what is known of a year on any of them: the first notice, the first confirmation.
    pub fn joined(all: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut years: std::collections::BTreeMap<u16, Self> = std::collections::BTreeMap::new();
        for one in all {
            let year = years.entry(one.year).or_insert(one);
            let first = |a: Option<Date>, b: Option<Date>| a.into_iter().chain(b).min();
            (year.noticed, year.confirmed) =
                (first(year.noticed, one.noticed), first(year.confirmed, one.confirmed));
        }
        years.into_values().collect()
    }
}

crate::text::opaque!(ConfirmationLog, ConfirmationDone);
