//! Approving, rejecting and withdrawing what was proposed.

use super::propose::{about_rates, about_settings};
use crate::bureau::change::Change;
use crate::bureau::gate::Action;
use crate::bureau::journal::next_place;
use crate::bureau::people::reason_for;
use crate::bureau::refusal::{Denied, Refusal, What};
use crate::bureau::runs::{Pending, Word, word_leaves};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Course, ProposalId, ProposalState, RateProposal, SettingProposal};
use crate::domain::{Date, RateProposalId, SettingProposalId};
use crate::store::{Keys, Reading, Writer};

/// What becomes of a proposal.
enum Decision {
    Approve,
    Reject(String),
    Withdraw,
}

/// Approves a proposal of somebody else: from this business date on it is known. What was known once stays known: a clock that was put
/// back does not change what is told of a day that is over.
pub fn approve(w: &mut Writer<'_>, scene: Scene<'_>, (id, seen): (ProposalId, u32)) -> Result<Change, Stop> {
    decide(w, scene, (id, seen), Decision::Approve)
}

/// Rejects a proposal of somebody else.
pub fn reject(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (ProposalId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    Ok(decide(w, scene, (id, seen), Decision::Reject(reason.clone()))?.with("reason", reason))
}

/// Withdraws a proposal of one's own; also one that was rejected, which is not proposed anew then.
pub fn withdraw(w: &mut Writer<'_>, scene: Scene<'_>, (id, seen): (ProposalId, u32)) -> Result<Change, Stop> {
    decide(w, scene, (id, seen), Decision::Withdraw)
}

fn decide(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (ProposalId, u32),
    decision: Decision,
) -> Result<Change, Stop> {
    match id {
        ProposalId::Rates(id) => rates(w, scene, (id, seen), decision),
        ProposalId::Settings(id) => settings(w, scene, (id, seen), decision),
    }
}

fn rates(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (RateProposalId, u32),
    decision: Decision,
) -> Result<Change, Stop> {
    let found: Option<RateProposal> = w.get(&Keys::rate_proposal(id))?;
    let mut proposal = found.ok_or(Refusal::NotFound(What::Proposal))?;
    let approves = matches!(decision, Decision::Approve);
    end(scene, &mut proposal.course, seen, decision)?;
    if approves {
        overtaken(w, &proposal)?;
        word_leaves(w, scene, Word::Decides(Pending::Rates(&proposal)))?;
        let mut all = Vec::new();
        for other in w.scan::<RateProposal>(..)? {
            let other = other?;
            all.push((other.course, other.rows.iter().map(|row| row.known).max()));
        }
        let known = approved(&mut proposal.course, scene, &all);
        proposal.rows.iter_mut().for_each(|row| row.known = known);
        proposal.course.place = Some(next_place(w)?);
    }
    w.put(&proposal)?;
    Ok(about_rates(&proposal))
}

fn settings(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (SettingProposalId, u32),
    decision: Decision,
) -> Result<Change, Stop> {
    let found: Option<SettingProposal> = w.get(&Keys::setting_proposal(id))?;
    let mut proposal = found.ok_or(Refusal::NotFound(What::Proposal))?;
    let approves = matches!(decision, Decision::Approve);
    end(scene, &mut proposal.course, seen, decision)?;
    if approves {
        settings_overtaken(w, &proposal)?;
        word_leaves(w, scene, Word::Decides(Pending::Settings(&proposal)))?;
        let mut all = Vec::new();
        for other in w.scan::<SettingProposal>(..)? {
            let other = other?;
            all.push((other.course, other.rows.iter().map(|row| row.known).max()));
        }
        let known = approved(&mut proposal.course, scene, &all);
        proposal.rows.iter_mut().for_each(|row| row.known = known);
        proposal.course.place = Some(next_place(w)?);
    }
    w.put(&proposal)?;
    Ok(about_settings(&proposal))
}

/// Counts an approval among all of its kind, and tells from which day on it is known: no earlier than what was approved before it.
fn approved(course: &mut Course, scene: Scene<'_>, all: &[(Course, Option<Date>)]) -> Date {
    let before = || all.iter().filter(|(other, _)| other.state == ProposalState::Approved);
    course.approval = before().map(|(other, _)| other.approval).max().unwrap_or_default().saturating_add(1);
    let today = course.ended.map_or(scene.asking.moment.today, |(_, on)| on);
    before().filter_map(|(_, known)| *known).fold(today, Ord::max)
}

/// Ends the course, where this person may end it so.
fn end(scene: Scene<'_>, course: &mut Course, seen: u32, decision: Decision) -> Result<(), Refusal> {
    let me = scene.staff.id;
    let again = course.state == ProposalState::Rejected && matches!(decision, Decision::Withdraw);
    if course.state != ProposalState::Proposed && !again {
        return Err(Refusal::ProposalEnded(course.state));
    }
    if course.version != seen {
        return Err(Refusal::Stale { seen, now: course.version, fields: Vec::new() });
    }
    let (state, reason) = match decision {
        Decision::Approve => (ProposalState::Approved, String::new()),
        Decision::Reject(reason) => (ProposalState::Rejected, reason),
        Decision::Withdraw => (ProposalState::Withdrawn, String::new()),
    };
    let own = course.by == me;
    if state == ProposalState::Withdrawn && !own {
        return Err(Refusal::NotProposer);
    }
    // Whatever their roles: two people, or it is not approved.
    if state != ProposalState::Withdrawn && own {
        return Err(Refusal::NotPermitted { action: Action::ApproveRates, why: Denied::SamePerson });
    }
    course.end(state, me, scene.asking.moment.today, reason);
    Ok(())
}

/// Refuses to approve what was proposed before a row of the same cell and day that has been approved meanwhile: the later word stands.
fn overtaken(r: &impl Reading, proposal: &RateProposal) -> Result<(), Stop> {
    for later in r.scan::<RateProposal>(..)?.rev() {
        let later = later?;
        if later.id <= proposal.id {
            break;
        }
        let same = |row: &crate::domain::ledger::OwnRate| {
            proposal.rows.iter().any(|own| own.effective == row.effective && own.is_beside(row))
        };
        if later.course.state == ProposalState::Approved && later.rows.iter().any(same) {
            return Err(Refusal::ProposalOvertaken(ProposalId::Rates(later.id)).into());
        }
    }
    Ok(())
}

/// The same for settings.
fn settings_overtaken(r: &impl Reading, proposal: &SettingProposal) -> Result<(), Stop> {
    for later in r.scan::<SettingProposal>(..)?.rev() {
        let later = later?;
        if later.id <= proposal.id {
            break;
        }
        let same = |row: &crate::domain::ledger::PlaceRule| {
            proposal.rows.iter().any(|own| own.from == row.from && own.key == row.key)
        };
        if later.course.state == ProposalState::Approved && later.rows.iter().any(same) {
            return Err(Refusal::ProposalOvertaken(ProposalId::Settings(later.id)).into());
        }
    }
    Ok(())
}
