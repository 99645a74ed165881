//! 服役信息: when and where a person served.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;

/// Service record. Further items (ranks, awards, placement) are profile fields, see `fields.toml`.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServiceRecord {
    /// 入伍时间
    #[n(0)]
    pub enlisted: Option<Date>,
    /// 退役时间
    #[n(1)]
    pub discharged: Option<Date>,
    /// 部队代号 or 部队名称, as written.
    #[n(2)]
    pub unit: String,
    /// 退役证件号, as written; may say 遗失.
    #[n(3)]
    pub certificate: String,
    /// 安置方式, one of the values of `fields.toml`.
    #[n(4)]
    pub placement: String,
}

crate::text::opaque!(ServiceRecord);
