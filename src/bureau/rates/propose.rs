//! Proposing.

use super::admit::{admit_rates, admit_settings};
use super::tables::place_rules;
use crate::bureau::change::Change;
use crate::bureau::command::{NewRates, NewSetting};
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Course, Doubt, ProposalId, RateProposal, SettingProposal};
use crate::domain::{RateProposalId, SettingProposalId};
use crate::store::{Counter, Writer};

/// Proposes the rows of a notice. What is seldom meant needs a reason.
pub fn propose_rates(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    new: &NewRates,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let (new, faults, doubts) = admit_rates(w, scene, new)?;
    let despite = settled(faults, doubts, despite)?;
    let (by, today) = (scene.staff.id, scene.asking.moment.today);
    let id = RateProposalId(w.next_id(Counter::RateProposal)?);
    let said = (new.standard.as_str(), new.notice.as_str());
    let rows: Vec<_> = new.rows.iter().map(|row| row.kept(&scene.reference.rates, said, today)).collect();
    let proposal = RateProposal { id, rows, course: Course::begin(by, today, despite) };
    w.put(&proposal)?;
    Ok(about_rates(&proposal))
}

/// Proposes settings. What puts another right needs a reason.
pub fn propose_settings(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    new: &[NewSetting],
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let rules = place_rules(w)?;
    let (rows, faults, doubts) = admit_settings(w, scene, (new, &rules))?;
    let despite = settled(faults, doubts, despite)?;
    let id = SettingProposalId(w.next_id(Counter::SettingProposal)?);
    let course = Course::begin(scene.staff.id, scene.asking.moment.today, despite);
    let proposal = SettingProposal { id, rows, course };
    w.put(&proposal)?;
    Ok(about_settings(&proposal))
}

/// The reason, where one is given; refuses what cannot be, and what is seldom meant without a reason.
fn settled(faults: Vec<FieldFault>, doubts: Vec<Doubt>, despite: Option<&str>) -> Result<String, Refusal> {
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    match despite {
        Some(reason) => reason_for(reason),
        None if doubts.is_empty() => Ok(String::new()),
        None => Err(Refusal::Doubtful(doubts)),
    }
}

/// What the journal says of rates that are proposed or decided on.
pub fn about_rates(proposal: &RateProposal) -> Change {
    let mut programmes: Vec<&str> = proposal.rows.iter().map(|row| row.programme.as_str()).collect();
    programmes.dedup();
    let single = match programmes.as_slice() {
        [one] => one,
        _ => "",
    };
    let first = proposal.rows.first();
    let only = first.filter(|_| proposal.rows.len() == 1);
    let id = ProposalId::Rates(proposal.id);
    Change::new(Outcome::Proposal(id, proposal.course.version), id)
        .with("programme", single)
        .with("notice", first.map_or("", |row| row.notice.as_str()))
        .with("rows", proposal.rows.len())
        .with("effective", first.map(|row| row.effective.to_string()).unwrap_or_default())
        .with("amount", only.and_then(|row| row.amount).map(|amount| amount.to_string()).unwrap_or_default())
        .with("despite", &proposal.course.despite)
}

/// The same of settings.
pub fn about_settings(proposal: &SettingProposal) -> Change {
    let keys: Vec<&str> = proposal.rows.iter().map(|row| row.key.name()).collect();
    let id = ProposalId::Settings(proposal.id);
    Change::new(Outcome::Proposal(id, proposal.course.version), id)
        .with("settings", keys.join(" "))
        .with("notice", proposal.rows.first().map_or("", |row| row.basis.as_str()))
        .with("since", proposal.rows.first().map(|row| row.from.to_string()).unwrap_or_default())
        .with("despite", &proposal.course.despite)
}
