//! What was known of a person on a day, as entitlement asks for it.

use super::MoneyFacts;
use crate::domain::person::{Confirmation, DeathCause, Recognition};
use crate::domain::{Date, PersonId};

/// What was known of a person at the end of a day, of all their records together.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownFacts {
    /// The record that stood for them on that day.
    pub person: PersonId,
    /// The version of what money depends on in that record: another number, other facts. 0 while the record was never changed since
    /// versions are kept.
    pub version: u32,
    /// 出生日期
    pub birth: Option<Date>,
    /// 死亡日期
    pub died: Option<Date>,
    /// What of, where it is known.
    pub cause: Option<DeathCause>,
    /// 服义务兵役起止: first and last day of compulsory service.
    pub conscript: Option<(Date, Date)>,
    /// 身份认定
    pub recognitions: Vec<Recognition>,
    /// A digest of the accounts that money goes to; `None` while there was none.
    pub account: Option<[u8; 16]>,
    /// 年度确认, in order of the year.
    pub confirmations: Vec<Confirmation>,
}

impl KnownFacts {
    /// As entitlement is worked out from it.
    pub fn money(&self) -> MoneyFacts<'_> {
        MoneyFacts {
            birth: self.birth,
            died: self.died,
            cause: self.cause,
            conscript: self.conscript,
            recognitions: &self.recognitions,
            confirmations: &self.confirmations,
        }
    }
}

crate::text::opaque!(KnownFacts);
