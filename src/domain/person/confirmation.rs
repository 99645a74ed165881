//! 年度确认: that somebody who receives money every month is seen once a year (伤残抚恤管理办法 第二十五条; 军人抚恤优待条例 第八条).

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;

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
