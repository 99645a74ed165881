//! What is put right of a petition that was taken down wrong.

use serde::{Deserialize, Serialize};

use crate::domain::petition::{Channel, Origin, Purpose, Urgency};
use crate::domain::{Date, DivisionCode, PersonId, ResidentId};

/// One field of a registration as it ought to stand. Places of petitioners and demands count from 0; one behind the last petitioner
/// adds one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum PetitionChange {
    /// 渠道
    Channel(Channel),
    /// Raised here directly, or sent on by another organ.
    Origin(Origin),
    /// 信访目的
    Purpose(Purpose),
    /// 紧急程度
    Urgency(Urgency),
    /// 收到日期
    Received(Date),
    /// Minutes after midnight.
    ReceivedAt(Option<u16>),
    /// 信访人数
    Headcount(u16),
    /// Without a name: whoever was named is named no more.
    Anonymous,
    /// Who petitions: their record, and what they are called. Whoever was anonymous is so no more.
    Who { at: u8, person: Option<PersonId>, name: String },
    /// Their phone; empty where they have none.
    Phone { at: u8, phone: String },
    /// Their identity number.
    ResidentId { at: u8, id: Option<ResidentId> },
    /// They did not petition. Later ones move up.
    NotOne { at: u8 },
    /// What is asked.
    Demand { at: u8, text: String },
    /// 问题属地
    Division(Option<DivisionCode>),
    /// Number in the national system.
    ExternalNumber(String),
    /// Ids of the table of topics.
    Topics(Vec<String>),
}

crate::text::opaque!(PetitionChange);
