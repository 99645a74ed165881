//! What was approved, as whoever works out money needs it.

use crate::bureau::stop::Stop;
use crate::domain::RateProposalId;
use crate::domain::ledger::{OwnRate, PlaceRule, PlaceRules, ProposalState, RateProposal, SettingProposal};
use crate::store::Reading;

/// Every rate of the bureau's own that was approved, whenever it was: whoever uses them leaves out what was known later
/// ([`OwnRate::known`]). In the order they were proposed in, which decides between two of one cell, day and day of approval.
pub fn own_rates(r: &impl Reading) -> Result<Vec<OwnRate>, Stop> {
    own_rates_but(r, None)
}

/// The same without the rates of one proposal.
pub fn own_rates_but(r: &impl Reading, but: Option<RateProposalId>) -> Result<Vec<OwnRate>, Stop> {
    let mut all = Vec::new();
    for proposal in r.scan::<RateProposal>(..)? {
        let proposal = proposal?;
        if proposal.course.state == ProposalState::Approved && Some(proposal.id) != but {
            all.extend(proposal.rows);
        }
    }
    Ok(all)
}

/// Every setting of the place that was approved, whenever it was.
pub fn place_rules(r: &impl Reading) -> Result<PlaceRules, Stop> {
    let mut all: Vec<PlaceRule> = Vec::new();
    for proposal in r.scan::<SettingProposal>(..)? {
        let proposal = proposal?;
        if proposal.course.state == ProposalState::Approved {
            all.extend(proposal.rows);
        }
    }
    Ok(PlaceRules::new(all))
}

/// The rates that wait for approval.
pub fn pending_rates(r: &impl Reading) -> Result<Vec<(RateProposalId, OwnRate)>, Stop> {
    let mut all = Vec::new();
    for proposal in r.scan::<RateProposal>(..)? {
        let proposal = proposal?;
        if proposal.course.state == ProposalState::Proposed {
            all.extend(proposal.rows.into_iter().map(|row| (proposal.id, row)));
        }
    }
    Ok(all)
}
