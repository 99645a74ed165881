//! Invariants of rates and settings of the place.

use super::{Checked, RecordSeen, Wrong, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::Date;
use crate::domain::ledger::{Course, ProposalId, ProposalState, RateProposal, SettingProposal};
use crate::domain::staff::Staff;
use crate::store::{Keys, Reader, Reading};

/// Every proposal says who proposed it and what became of it; who approved is somebody else; what is approved is known from one day,
/// no earlier than that of the approval.
pub fn proposals(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0_u64;
    for proposal in r.scan::<RateProposal>(..)? {
        let proposal = proposal?;
        count += 1;
        let known: Vec<Date> = proposal.rows.iter().map(|row| row.known).collect();
        sound(r, ProposalId::Rates(proposal.id), &proposal.course, &known)?;
    }
    for proposal in r.scan::<SettingProposal>(..)? {
        let proposal = proposal?;
        count += 1;
        let known: Vec<Date> = proposal.rows.iter().map(|row| row.known).collect();
        sound(r, ProposalId::Settings(proposal.id), &proposal.course, &known)?;
    }
    counted(count, RecordSeen::Proposals)
}

fn sound(r: &Reader<'_>, id: ProposalId, course: &Course, known: &[Date]) -> Result<(), Wrong> {
    let astray = || RecordSeen::ProposalAstray.with("id", id);
    ensure(course.is_sound() && !known.is_empty(), astray)?;
    let since = match (course.state, course.ended) {
        // The clock may have been put back since something else was approved.
        (ProposalState::Approved, Some((_, on))) => known.first().copied().filter(|first| *first >= on),
        _ => Some(course.on),
    };
    ensure(known.iter().all(|day| Some(*day) == since), astray)?;
    for staff in std::iter::once(course.by).chain(course.ended.map(|(who, _)| who)) {
        ensure(r.has::<Staff>(&Keys::staff(staff))?, astray)?;
    }
    Ok(())
}
