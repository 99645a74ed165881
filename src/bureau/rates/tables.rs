//! What was approved, as whoever works out money needs it.

use crate::bureau::stop::Stop;
use crate::domain::RateProposalId;
use crate::domain::ledger::{
    Course, OwnRate, PlaceRule, PlaceRules, ProposalState, RateProposal, SettingProposal,
};
use crate::store::Reading;

/// Every rate of the bureau's own that was approved, whenever it was: whoever uses them leaves out what was known later
/// ([`OwnRate::known`]). In the order they were approved in, which decides between two of one cell, day and day of approval.
pub fn own_rates(r: &impl Reading) -> Result<Vec<OwnRate>, Stop> {
    own_rates_but(r, None)
}

/// The same without the rates of one proposal.
pub fn own_rates_but(r: &impl Reading, but: Option<RateProposalId>) -> Result<Vec<OwnRate>, Stop> {
    let mut all: Vec<(u32, Vec<OwnRate>)> = Vec::new();
    for proposal in r.scan::<RateProposal>(..)? {
        let proposal = proposal?;
        if proposal.course.state == ProposalState::Approved && Some(proposal.id) != but {
            all.push((proposal.course.approval, proposal.rows));
        }
    }
    Ok(in_order(all))
}

/// Rows in the order they were approved in; those from before approvals were counted first, in the order they were proposed in.
fn in_order<T>(mut approved: Vec<(u32, Vec<T>)>) -> Vec<T> {
    approved.sort_by_key(|(approval, _)| *approval);
    approved.into_iter().flat_map(|(_, rows)| rows).collect()
}

/// Every setting of the place that was approved, whenever it was.
pub fn place_rules(r: &impl Reading) -> Result<PlaceRules, Stop> {
    let mut all: Vec<(u32, Vec<PlaceRule>)> = Vec::new();
    for proposal in r.scan::<SettingProposal>(..)? {
        let proposal = proposal?;
        if proposal.course.state == ProposalState::Approved {
            all.push((proposal.course.approval, proposal.rows));
        }
    }
    Ok(PlaceRules::new(in_order(all)))
}

/// Whether rates of some programmes, or settings that amounts turn on, were approved behind a place in the journal. A rate that is taken
/// back is one more that was approved.
pub fn decided_behind(r: &impl Reading, place: u64, programmes: &[String]) -> Result<bool, Stop> {
    let behind = |course: &Course| course.place.is_some_and(|at| at > place);
    for proposal in r.scan::<RateProposal>(..)? {
        let proposal = proposal?;
        let of_them = |row: &OwnRate| programmes.contains(&row.programme);
        if behind(&proposal.course) && proposal.rows.iter().any(of_them) {
            return Ok(true);
        }
    }
    for proposal in r.scan::<SettingProposal>(..)? {
        let proposal = proposal?;
        if behind(&proposal.course) && proposal.rows.iter().any(|row| row.key.enters_amounts()) {
            return Ok(true);
        }
    }
    Ok(false)
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
