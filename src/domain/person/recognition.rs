//! 身份认定: that a person belongs to an entitled group.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::spans::read_stays;
use crate::domain::person::{FormerGrade, PersonFacts, RegistryField, Stay};
use crate::domain::{Date, Month};

/// Most years of compulsory service: longer ones were not read right.
pub const MOST_SERVICE_YEARS: u8 = 60;

/// One recognition. A person may hold several at once, each with its own state.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// Code of the entitled group in `groups.toml` (`11` 残疾军人, `51` 参战退役军人 …).
    #[n(0)]
    pub group: String,
    /// 对象状态
    #[n(1)]
    pub state: RecognitionState,
    /// First day the state holds; payments start from its month (军人抚恤优待条例 第十九条、第二十七条).
    #[n(2)]
    #[serde(default)]
    pub since: Option<Date>,
    /// Last day the recognition holds, once it has ended.
    #[n(3)]
    #[serde(default)]
    pub until: Option<Date>,
    /// 伤残等级, 1–10.
    #[n(4)]
    #[serde(default)]
    pub grade: Option<u8>,
    /// 伤残性质
    #[n(5)]
    #[serde(default)]
    pub nature: Option<Nature>,
    /// 证书编号
    #[n(6)]
    #[serde(default)]
    pub certificate: String,
    /// 批准日期
    #[n(7)]
    #[serde(default)]
    pub approved: Option<Date>,
    /// Years of compulsory service that count for 农村籍退役士兵.
    #[n(8)]
    #[serde(default)]
    pub service_years: Option<u8>,
    /// The grade was given for mental illness (因精神障碍评定): it matters for the nursing fee of grades 5 and 6.
    #[cbor(n(9), default, skip_if = "std::ops::Not::not")]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mental: bool,
    /// Day of discharge or hand-over (退役、移交) of a disabled service member: the army pays that year (军人抚恤优待条例 第三十条).
    #[n(10)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<Date>,
    /// Day on which it was moved here from another place, which pays for that year (伤残抚恤管理办法 第二十三条; 烈士褒扬条例 第二十二条).
    #[n(11)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_in: Option<Date>,
    /// Times in which benefits were suspended (中止) or stopped for want of something that came later.
    #[cbor(n(12), default, skip_if = "Vec::is_empty")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Break>,
    /// Times in which a hospital for veterans looks after them (优抚医院集中收治), which the nursing fee then goes to (军人抚恤优待条例
    /// 第三十四条). In order.
    #[cbor(n(13), default, skip_if = "Vec::is_empty", decode_with = "read_stays")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stays: Vec<Stay>,
    /// 原等级: what was on record before each re-assessment (重新评定, 军人抚恤优待条例 第二十九条第三款), in order. [`Recognition::grade`],
    /// [`Recognition::nature`] and [`Recognition::mental`] are of the last one.
    #[cbor(n(14), default, skip_if = "Vec::is_empty")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_grades: Vec<FormerGrade>,
}

/// A time in which benefits are not paid.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// First day.
    #[n(0)]
    pub from: Date,
    /// Last day; `None` while it lasts.
    #[n(1)]
    #[serde(default)]
    pub until: Option<Date>,
    /// Why.
    #[n(2)]
    pub ground: BreakGround,
}

/// Why benefits are not paid for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum BreakGround {
    /// 有期徒刑、剥夺政治权利、被通缉 (军人抚恤优待条例 第五十九条; 烈士褒扬条例 第六十二条).
    #[n(0)]
    Sentence,
    /// 因本人原因断发: interrupted through a fault of one's own (伤残抚恤管理办法 第二十三条).
    #[n(1)]
    OwnFault,
}

impl Recognition {
    /// A recognition of which nothing but its group and state is known yet.
    pub fn new(group: impl Into<String>, state: RecognitionState) -> Self {
        Self {
            group: group.into(),
            state,
            since: None,
            until: None,
            grade: None,
            nature: None,
            certificate: String::new(),
            approved: None,
            service_years: None,
            mental: false,
            handed_over: None,
            moved_in: None,
            breaks: Vec::new(),
            stays: Vec::new(),
            former_grades: Vec::new(),
        }
    }

    /// The day from which it is received as far as that is on record: its first day, or else that of the approval.
    pub fn first_day(&self) -> Option<Date> {
        self.since.or(self.approved)
    }

    /// Whether it entitles to money in any month.
    pub fn may_pay(&self) -> bool {
        use RecognitionState as S;
        !matches!(self.state, S::Applied | S::RecognisedOnly | S::Refused)
    }

    /// Whether benefits were or are paid by it for a month: from the month of its first day to that of its last, both
    /// whole (军人抚恤优待条例 第十九条、第二十七条; 伤残抚恤管理办法 第二十六条). What has ended pays up to its end, where that is known.
    pub fn pays_in(&self, month: Month, died: Option<Date>) -> bool {
        let begun = self.since.is_none_or(|on| on.month() <= month);
        let end = [self.until, died].into_iter().flatten().min();
        let lasts = end.is_none_or(|on| month <= on.month());
        begun
            && lasts
            && match self.state {
                RecognitionState::Receiving => true,
                RecognitionState::Applied | RecognitionState::RecognisedOnly | RecognitionState::Refused => {
                    false
                }
                RecognitionState::Stopped
                | RecognitionState::Moved
                | RecognitionState::Deceased
                | RecognitionState::Cancelled
                | RecognitionState::Suspended => end.is_some(),
            }
    }
}

/// 对象状态, the nine states of the benefit register.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize,
)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum RecognitionState {
    /// 受理
    #[n(1)]
    Applied,
    /// 享受待遇
    #[n(2)]
    Receiving,
    /// 身份认定、不享受待遇
    #[n(3)]
    RecognisedOnly,
    /// 停发
    #[n(4)]
    Stopped,
    /// 迁移
    #[n(5)]
    Moved,
    /// 不予认定
    #[n(6)]
    Refused,
    /// 去世
    #[n(7)]
    Deceased,
    /// 取消
    #[n(8)]
    Cancelled,
    /// 中止
    #[n(9)]
    Suspended,
}

impl RecognitionState {
    /// Every state, in the order of its code.
    pub const ALL: [Self; 9] = [
        Self::Applied,
        Self::Receiving,
        Self::RecognisedOnly,
        Self::Stopped,
        Self::Moved,
        Self::Refused,
        Self::Deceased,
        Self::Cancelled,
        Self::Suspended,
    ];
}

/// 伤残性质 (军人抚恤优待条例 第二十四条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// 因战
    #[n(1)]
    War,
    /// 因公
    #[n(2)]
    Duty,
    /// 因病
    #[n(3)]
    Illness,
}

impl PersonFacts {
    /// That a grade was given for mental illness stands in its recognition alone: what the item of the form says of it becomes that,
    /// as soon as there is a graded recognition.
    pub fn settle_mental(&mut self) {
        if !self.recognitions.iter().any(|r| r.grade.is_some()) {
            return;
        }
        if self.profile.remove(&RegistryField::MENTAL).is_some_and(|said| said == "是") {
            self.recognitions.iter_mut().filter(|r| r.grade.is_some()).for_each(|r| r.mental = true);
        }
    }
}

crate::text::opaque!(Recognition);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seldom_known_takes_no_room_and_comes_back() {
        let plain =
            Recognition { service_years: Some(6), ..Recognition::new("11", RecognitionState::Receiving) };
        let length = |r: &Recognition| minicbor::to_vec(r).unwrap().len();
        let day = Date::parse("2022-05-01");
        for changed in [
            Recognition { mental: true, ..plain.clone() },
            Recognition { handed_over: day, ..plain.clone() },
            Recognition { moved_in: day, mental: true, ..plain.clone() },
            Recognition { stays: vec![Stay { from: day, until: None }], ..plain.clone() },
            Recognition {
                breaks: vec![Break { from: Date::EPOCH, until: day, ground: BreakGround::Sentence }],
                ..plain.clone()
            },
            plain.clone(),
        ] {
            let bytes = minicbor::to_vec(&changed).unwrap();
            assert!(minicbor::decode::<Recognition>(&bytes).unwrap() == changed);
            assert_eq!(bytes.len() == length(&plain), changed == plain);
        }
    }
}
