//! 提交: rates and settings that somebody proposes and somebody else approves. What was approved never changes; what is right instead is
//! approved anew, so that what was known on an earlier day stays known.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{OwnRate, PlaceRule};
use crate::domain::kinds::kinds;
use crate::domain::{Date, RateProposalId, SettingProposalId, StaffId};

kinds! {
    /// Where a proposal stands.
    ProposalState {
        /// 待批准
        0 Proposed "proposed",
        /// 已批准
        1 Approved "approved",
        /// 已退回
        2 Rejected "rejected",
        /// 已撤回, by the one who proposed it
        3 Withdrawn "withdrawn",
    }
}

/// Which proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalId {
    /// Of rates.
    Rates(RateProposalId),
    /// Of settings of the place.
    Settings(SettingProposalId),
}

impl fmt::Display for ProposalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rates(id) => id.fmt(f),
            Self::Settings(id) => id.fmt(f),
        }
    }
}

/// Who proposed something, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Course {
    /// Counts changes from 1.
    #[n(0)]
    pub version: u32,
    /// Who proposed it.
    #[n(1)]
    pub by: StaffId,
    /// Business date of the proposal.
    #[n(2)]
    pub on: Date,
    /// Why it is meant although something in it is seldom meant; empty where nothing is.
    #[n(3)]
    pub despite: String,
    /// Where it stands.
    #[n(4)]
    pub state: ProposalState,
    /// Who decided on it or withdrew it, and the business date.
    #[n(5)]
    pub ended: Option<(StaffId, Date)>,
    /// Why it was rejected.
    #[n(6)]
    pub reason: String,
    /// Which approval of its kind it was, counted from 1: of two of one day the later one goes before. 0 of what was not approved, and of
    /// what was before approvals were counted.
    #[n(7)]
    #[cbor(default)]
    #[serde(skip)]
    pub approval: u32,
    /// Place in the journal of the approval; `None` where it was not kept.
    #[n(8)]
    #[serde(skip)]
    pub place: Option<u64>,
}

impl Course {
    /// Of what was proposed just now.
    pub fn begin(by: StaffId, on: Date, despite: String) -> Self {
        let state = ProposalState::Proposed;
        let (ended, reason) = (None, String::new());
        Self { version: 1, by, on, despite, state, ended, reason, approval: 0, place: None }
    }

    /// Ends it, never before it began: a clock may have been put back.
    pub fn end(&mut self, state: ProposalState, by: StaffId, on: Date, reason: String) {
        (self.version, self.state, self.ended, self.reason) =
            (self.version + 1, state, Some((by, on.max(self.on))), reason);
    }

    /// Whether it says of itself what it must: an end where it has ended, two people where it was approved.
    pub fn is_sound(&self) -> bool {
        match (self.state, self.ended) {
            (ProposalState::Proposed, None) => self.version == 1,
            (ProposalState::Proposed, Some(_)) | (_, None) => false,
            (ProposalState::Withdrawn, Some((who, on))) => who == self.by && on >= self.on,
            (ProposalState::Approved | ProposalState::Rejected, Some((who, on))) => {
                who != self.by && on >= self.on
            }
        }
    }
}

/// Rates that were proposed together: the rows of one notice.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct RateProposal {
    /// Number, never reused.
    #[n(0)]
    pub id: RateProposalId,
    /// Its rows. Until it is approved, [`OwnRate::known`] is the day of the proposal.
    #[n(1)]
    pub rows: Vec<OwnRate>,
    /// Who proposed it, and what became of it.
    #[n(2)]
    pub course: Course,
}

/// Settings of the place that were proposed together.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct SettingProposal {
    /// Number, never reused.
    #[n(0)]
    pub id: SettingProposalId,
    /// Its rows. Until it is approved, [`PlaceRule::known`] is the day of the proposal.
    #[n(1)]
    pub rows: Vec<PlaceRule>,
    /// Who proposed it, and what became of it.
    #[n(2)]
    pub course: Course,
}
