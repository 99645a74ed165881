//! The words for values that are not in a table: the usual one in Chinese first, the English one second, then others that people use.

use serde::Serialize;

use crate::domain::Sex;
use crate::domain::person::{Gap, RecognitionState};
use crate::text::fold;

/// The value for what is not known or not there: `镇:无`.
pub const NONE: &[&str] = &["无", "none", "不明", "未知", "unknown"];

/// The words for a state of a recognition.
pub fn state_words(state: RecognitionState) -> &'static [&'static str] {
    match state {
        RecognitionState::Applied => &["受理", "applied"],
        RecognitionState::Receiving => &["享受待遇", "receiving"],
        RecognitionState::RecognisedOnly => {
            &["仅认定", "recognised-only", "身份认定(不享受待遇)", "不享受待遇"]
        }
        RecognitionState::Stopped => &["停发", "stopped"],
        RecognitionState::Moved => &["迁移", "moved", "迁出"],
        RecognitionState::Refused => &["不予认定", "refused"],
        RecognitionState::Deceased => &["去世", "deceased"],
        RecognitionState::Cancelled => &["取消", "cancelled"],
        RecognitionState::Suspended => &["中止", "suspended"],
    }
}

/// The words for something a record lacks.
pub fn gap_words(gap: Gap) -> &'static [&'static str] {
    match gap {
        Gap::ResidentId => &["身份证号", "resident-id", "身份证", "id"],
        Gap::Birth => &["出生日期", "birth"],
        Gap::Phone => &["电话", "phone", "手机"],
        Gap::Account => &["银行账号", "account", "账号"],
        Gap::Residence => &["常住地", "residence", "住址", "address"],
        Gap::Kin => &["家庭成员", "kin", "亲属", "relatives"],
        Gap::Service => &["服役信息", "service", "服役"],
        Gap::Card => &["优待证", "card"],
    }
}

/// The words for a sex.
pub fn sex_words(sex: Sex) -> &'static [&'static str] {
    match sex {
        Sex::Male => &["男", "male", "m"],
        Sex::Female => &["女", "female", "f"],
    }
}

/// What a list is in the order of, when no word says who fits best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// By the reading of the name.
    #[default]
    Name,
    /// By town and village, then by name.
    Town,
    /// The oldest first, those of unknown age last.
    Age,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Name, Self::Town, Self::Age];

    /// The words for it.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["姓名", "name"],
            Self::Town => &["镇", "town", "镇村", "住址"],
            Self::Age => &["年龄", "age"],
        }
    }
}

/// Whether a folded value is the word for what is not there.
pub(super) fn is_none(value: &str) -> bool {
    NONE.contains(&value)
}

/// The choice that a folded value means: by a word for it or the beginning of one.
pub(super) fn meant<T: Copy>(
    value: &str,
    choices: &[T],
    words: fn(T) -> &'static [&'static str],
) -> Option<T> {
    let says = |fits: &dyn Fn(&str) -> bool| {
        choices.iter().copied().find(|choice| words(*choice).iter().any(|word| fits(&fold(word))))
    };
    says(&|word| word == value).or_else(|| says(&|word| word.starts_with(value)))
}
