//! Requests for money that is not monthly (专项申请): asked for by one, approved by another, and due from then on.

mod rules;
mod weigh;
mod work_out;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::{Date, EntryId, Fen, GrantId, Month, PersonId, StaffId};

pub use rules::{BasisKind, DeathRule, GrantRule, GrantRules, HardshipKind, Honour};
pub use weigh::GrantWeighed;
pub use work_out::{GrantNeeds, WorkedOut};

/// Most opinions on one request.
pub const MOST_OPINIONS: usize = 20;

kinds! {
    /// Where a request stands.
    GrantState {
        /// 待审批
        0 Proposed "proposed",
        /// 已批准: it is due.
        1 Approved "approved",
        /// 未批准
        2 Declined "declined",
        /// 已撤回: by those who entered it.
        3 Withdrawn "withdrawn",
    }
    /// Who has a say in a request, from the bottom up.
    OpinionLevel {
        /// 村（社区）服务站
        0 Village "village",
        /// 镇（街）服务站
        1 Town "town",
        /// 区级
        2 District "district",
        /// 市级
        3 City "city",
        /// 省级
        4 Province "province",
    }
}

/// A figure that somebody entered, and where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// In fen.
    #[n(0)]
    pub amount: Fen,
    /// The notice or bulletin it stands in.
    #[n(1)]
    pub source: String,
}

/// What a request rests on.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrantBasis {
    /// Nothing beside the evidence.
    #[n(0)]
    Plain,
    /// A hardship that befell somebody.
    #[n(1)]
    Hardship(#[n(0)] HardshipBasis),
    /// A bill of a clinic.
    #[n(2)]
    Bill(#[n(0)] Bill),
    /// The death of somebody who served.
    #[n(3)]
    Death(#[n(0)] DeathBasis),
    /// A year of somebody's compulsory service.
    #[n(4)]
    Service(#[n(0)] ServiceBasis),
}

/// A hardship that befell somebody.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardshipBasis {
    /// Its kind, by the id in `grants.toml`.
    #[n(0)]
    pub kind: String,
    /// The day it happened.
    #[n(1)]
    pub since: Date,
    /// The day it was applied for.
    #[n(2)]
    pub applied: Date,
    /// Whether the benefits that everybody is entitled to were drawn first.
    #[n(3)]
    pub ordinary: bool,
}

/// A bill of a clinic.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bill {
    /// Its date.
    #[n(0)]
    pub on: Date,
    /// Clinic or hospital.
    #[n(1)]
    pub place: String,
    /// What it comes to.
    #[n(2)]
    pub total: Fen,
    /// What insurance paid of it.
    #[n(3)]
    pub insured: Fen,
}

impl Bill {
    /// What insurance left of it.
    pub fn left(&self) -> Fen {
        Fen(self.total.0.saturating_sub(self.insured.0).max(0))
    }
}

/// The death of somebody who served, for which the bereaved are given money.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeathBasis {
    /// Whose.
    #[n(0)]
    pub name: String,
    /// The day.
    #[n(1)]
    pub on: Date,
    /// Its kind, by the id in `grants.toml`.
    #[n(2)]
    pub kind: String,
    /// Disposable income per head of people in towns, the whole country, in the year before.
    #[n(3)]
    pub income: Option<Figure>,
    /// Base pay a month at death.
    #[n(4)]
    pub pay: Option<Figure>,
    /// The highest honour, by the id in `grants.toml`.
    #[n(5)]
    pub honour: Option<String>,
}

/// A year of somebody's compulsory service, for which the family is given money.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceBasis {
    /// Who serves.
    #[n(0)]
    pub name: String,
    /// The year.
    #[n(1)]
    pub year: u16,
    /// What the place gives for a year.
    #[n(2)]
    pub standard: Option<Figure>,
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrantFacts {
    /// Programme id.
    #[n(0)]
    pub programme: String,
    /// Month it is for.
    #[n(1)]
    pub month: Month,
    /// How much, in fen.
    #[n(2)]
    pub amount: Fen,
    /// What it rests on.
    #[n(3)]
    pub basis: GrantBasis,
    /// The papers it is shown by.
    #[n(4)]
    pub evidence: String,
}

/// What one level says to a request.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// Which.
    #[n(0)]
    pub level: OpinionLevel,
    /// The day of the opinion.
    #[n(1)]
    pub on: Date,
    /// Whether it is for it.
    #[n(2)]
    pub agrees: bool,
    /// In its own words; may be empty.
    #[n(3)]
    pub words: String,
}

/// A decision on a request.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Decided {
    /// By whom; of a withdrawal, by whom that was.
    #[n(0)]
    pub by: StaffId,
    /// Business date.
    #[n(1)]
    pub on: Date,
    /// Why: of what was declined or withdrawn, or approved in spite of a doubt.
    #[n(2)]
    pub reason: String,
    /// The entry that says it is due.
    #[n(3)]
    pub entry: Option<EntryId>,
}

/// A request as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct GrantRequest {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: GrantId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// For whom.
    #[n(2)]
    pub person: PersonId,
    /// What is asked for.
    #[n(3)]
    pub facts: GrantFacts,
    /// Where it stands.
    #[n(4)]
    pub state: GrantState,
    /// Who entered it.
    #[n(5)]
    pub by: StaffId,
    /// Business date of that.
    #[n(6)]
    pub on: Date,
    /// Why it was entered in spite of a doubt.
    #[n(7)]
    pub despite: String,
    /// Opinions, in order of their noting.
    #[n(8)]
    pub opinions: Vec<Opinion>,
    /// How it ended.
    #[n(9)]
    pub decided: Option<Decided>,
    /// Who declined it, where it was taken back after that.
    #[n(10)]
    pub declined: Option<Decided>,
}

impl GrantRequest {
    /// The entry that says it is due.
    pub fn entry(&self) -> Option<EntryId> {
        self.decided.as_ref().and_then(|d| d.entry)
    }
}

crate::text::opaque!(
    GrantBasis,
    HardshipBasis,
    Bill,
    DeathBasis,
    ServiceBasis,
    GrantFacts,
    Opinion,
    GrantRequest
);
