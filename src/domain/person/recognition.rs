//! 身份认定: that a person belongs to an entitled group.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Date, Month};

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
        }
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

crate::text::opaque!(Recognition);
