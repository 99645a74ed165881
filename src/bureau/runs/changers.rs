//! Who changed what a run's money depends on since the last run, and who agreed to such a change as the second of two: exactly, from
//! what was changed. A telephone number changes nothing.

use std::collections::BTreeSet;

use crate::bureau::people::{After, FactsChanged, facts_changed};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Recovery, RunLine};
use crate::domain::ledger::{ProposalState, RateProposal, SettingProposal};
use crate::domain::{PersonId, RateProposalId, RecoveryId, SettingProposalId, StaffId};
use crate::store::{JournalEntry, Keys, Reading};

use super::books::Records;

/// They.
#[derive(Debug, Default)]
pub struct Changers {
    /// Who changed something.
    pub changed: BTreeSet<StaffId>,
    /// Who agreed to something.
    pub agreed: BTreeSet<StaffId>,
    /// Who said of a line what became of it, so that it is paid again.
    pub claimed: BTreeSet<StaffId>,
}

/// Commands that move by hand what is settled.
const BY_HAND: [&str; 4] = ["ledger.post", "ledger.post-many", "ledger.correct", "ledger.reverse"];

/// Who claimed what another one agreed to, as the journal names it.
pub const CLAIMER: &str = "claimer";

/// Of the people of some lines, after a place in the journal, under the programmes of a run.
pub fn changers<'l>(
    r: &impl Reading,
    (since, programmes): (u64, &[String]),
    lines: impl Iterator<Item = &'l RunLine>,
    records: &Records,
) -> Result<Changers, Stop> {
    let people: BTreeSet<PersonId> = lines.map(|line| line.person).collect();
    let is_in = |person: PersonId| people.contains(&records.of(person));
    let mut found = Changers::default();
    for FactsChanged { person, by, agreed, .. } in facts_changed(r, After::Place(since))? {
        if is_in(person) {
            found.changed.extend(by);
            found.agreed.extend(agreed);
        }
    }
    for entry in r.journal(since.saturating_add(1)..)? {
        by_hand_or_decision(r, &entry?, programmes, &is_in, &mut found)?;
    }
    Ok(found)
}

/// Entries by hand, decisions on money paid too much, rates and settings: each by what the journal says was done.
fn by_hand_or_decision(
    r: &impl Reading,
    entry: &JournalEntry,
    programmes: &[String],
    is_in: &impl Fn(PersonId) -> bool,
    found: &mut Changers,
) -> Result<(), Stop> {
    let said = |name: &str| entry.about.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    // What is put right may have stood under another programme.
    let named = || ["programme", "was-under"].into_iter().filter_map(said);
    let ours = || named().any(|of| programmes.iter().any(|p| p == of));
    let concerns = || entry.people().any(is_in);
    match entry.command.as_str() {
        command if BY_HAND.contains(&command) && ours() && concerns() => {
            found.changed.insert(entry.actor);
        }
        "ledger.recovery-propose" | "ledger.recovery-end" if ours() && concerns() => {
            found.changed.insert(entry.actor);
        }
        "ledger.recovery-approve" if ours() && concerns() => {
            found.agreed.insert(entry.actor);
            let recovery = RecoveryId::parse(&entry.object).map(|id| r.get::<Recovery>(&Keys::recovery(id)));
            found.changed.extend(recovery.transpose()?.flatten().map(|one| one.by));
        }
        "ledger.agree-reversal" if ours() && concerns() => {
            found.agreed.insert(entry.actor);
            found.changed.extend(asker(r, entry)?);
        }
        "ledger.run-leave" if ours() && concerns() => {
            found.claimed.insert(entry.actor);
        }
        "ledger.run-agree" if ours() && concerns() => {
            found.agreed.insert(entry.actor);
            found.claimed.extend(said(CLAIMER).and_then(StaffId::parse));
        }
        "ledger.approve" => {
            if let Some(by) = proposer(r, &entry.object, programmes)? {
                found.changed.insert(by);
                found.agreed.insert(entry.actor);
            }
        }
        _ => {}
    }
    Ok(())
}

/// Who asked for what somebody agreed to take back: the last one who did.
fn asker(r: &impl Reading, agreed: &JournalEntry) -> Result<Option<StaffId>, Stop> {
    let mut asked = None;
    for entry in r.journal(..agreed.seq)? {
        let entry = entry?;
        if entry.command == "ledger.ask-reversal" && entry.object == agreed.object {
            asked = Some(entry.actor);
        }
    }
    Ok(asked)
}

/// Who proposed the rates or settings that were approved, where the programmes of a run depend on them.
fn proposer(r: &impl Reading, object: &str, programmes: &[String]) -> Result<Option<StaffId>, Stop> {
    let course = if let Some(id) = RateProposalId::parse(object) {
        let proposal: Option<RateProposal> = r.get(&Keys::rate_proposal(id))?;
        let ours = |p: &RateProposal| p.rows.iter().any(|row| programmes.contains(&row.programme));
        proposal.filter(ours).map(|p| p.course)
    } else if let Some(id) = SettingProposalId::parse(object) {
        let proposal: Option<SettingProposal> = r.get(&Keys::setting_proposal(id))?;
        proposal.map(|p| p.course)
    } else {
        None
    };
    Ok(course.filter(|course| course.state == ProposalState::Approved).map(|course| course.by))
}
