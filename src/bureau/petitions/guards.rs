//! What stands against a step by who else is there: another who could approve it, others whose matter it is, who saw it.

use std::collections::BTreeSet;

use crate::bureau::command::ActRequest;
use crate::bureau::gate::{Action, allows};
use crate::bureau::people::{reason_for, records_of, stands_for};
use crate::bureau::petitions::hands::{can_handle, is_left_to_nobody, require_free};
use crate::bureau::petitions::row::visible;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::{Stop, apart};
use crate::domain::PersonId;
use crate::domain::ledger::Doubt;
use crate::domain::petition::{
    ActFault, ActWarning, Bigrams, BoundFault, Judged, Petition, PetitionAct, PetitionFacts, Petitioner,
    ProofKind,
};
use crate::domain::staff::Staff;
use crate::store::Reading;

/// Looks at who else has a part in a step.
pub fn admit(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    request: &ActRequest,
) -> Result<(), Stop> {
    match request.act {
        PetitionAct::RequestExtension => another_approves(r, scene, petition),
        // Where all keep away, the organ above is all that is left.
        PetitionAct::Transfer if is_left_to_nobody(&apart(require_free(r, petition, scene.staff))?) => Ok(()),
        PetitionAct::Transfer => Ok(stays_here(scene, petition)?),
        PetitionAct::Serve if own_witness(scene.staff, petition, request) => {
            Err(bound(BoundFault::OwnWitness))
        }
        _ => Ok(()),
    }
}

fn bound(fault: BoundFault) -> Stop {
    Refusal::Act(ActFault::Bound(fault)).into()
}

/// What was accepted goes to no other organ while an opinion is owed.
pub fn stays_here(scene: Scene<'_>, petition: &Petition) -> Result<(), Refusal> {
    let reference = scene.reference;
    let today = scene.asking.moment.today;
    reference.petition_rules.may_pass_on(&petition.case(), &reference.calendar, today).map_err(Refusal::Act)
}

/// Whoever alone could approve an extension asks for none: nobody would be left to approve it.
pub fn another_approves(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<(), Stop> {
    let approves = |staff: &Staff| allows(&staff.roles, Action::ApproveExtension).is_ok();
    // Who asked before does not approve it either.
    let asked = |staff: &Staff| petition.case().asked_for_time(staff.id);
    if !approves(scene.staff) {
        return Ok(());
    }
    for one in r.scan::<Staff>(..)?.collect::<Result<Vec<_>, _>>()? {
        let other = one.id != scene.staff.id && approves(&one) && !asked(&one) && visible(&one, petition);
        if other && can_handle(r, petition, &one)? {
            return Ok(());
        }
    }
    Err(bound(BoundFault::only_approver()))
}

/// Whether whoever serves a document, or whom it is for, is named among those who saw that it was refused.
fn own_witness(staff: &Staff, petition: &Petition, request: &ActRequest) -> bool {
    let refused = request.proof.as_ref().filter(|proof| proof.kind == ProofKind::Refusal);
    let theirs = petition.facts.petitioners.iter().map(|p| p.name.as_str());
    refused.is_some_and(|proof| {
        let mut parties = theirs.chain([staff.name.as_str(), staff.login.as_str()]);
        parties.any(|name| proof.names(name))
    })
}

/// Joins a repeat to what it repeats: the same people with the same fact at once, with another fact or of other people with a reason, and
/// never another matter of others, who would be told the answer in place of these.
pub fn same_matter(
    r: &impl Reading,
    petition: &Petition,
    earlier: &Petition,
    request: &ActRequest,
) -> Result<(), Stop> {
    let like = same_fact(&petition.facts, &earlier.facts);
    let theirs = same_people(r, &petition.facts, &earlier.facts)?;
    match (theirs, like, request.despite.as_deref()) {
        (true, true, _) => Ok(()),
        (false, false, _) => Err(bound(BoundFault::others_matter(earlier.id))),
        (_, _, Some(why)) => reason_for(why).map(|_| ()).map_err(Into::into),
        (_, _, None) => Err(Refusal::Doubtful(vec![Doubt::JoinedUnlike { earlier: earlier.id }]).into()),
    }
}

/// What is said to repeat another at intake is of the same people or of the same fact: else it would share the end of others' matter.
pub fn not_of_others(r: &impl Reading, facts: &PetitionFacts, earlier: &Petition) -> Result<(), Stop> {
    if same_fact(facts, &earlier.facts) || same_people(r, facts, &earlier.facts)? {
        return Ok(());
    }
    Err(bound(BoundFault::others_matter(earlier.id)))
}

/// Whether the demands of two say much the same.
pub fn same_fact(one: &PetitionFacts, other: &PetitionFacts) -> bool {
    let said = |of: &PetitionFacts| of.demands.iter().map(|d| d.text.as_str()).collect::<Vec<_>>().join(" ");
    Bigrams::of(&said(one)).like(&Bigrams::of(&said(other))).is_some()
}

/// Whether somebody brought both. Who gave no name is taken at their word.
fn same_people(r: &impl Reading, one: &PetitionFacts, other: &PetitionFacts) -> Result<bool, Stop> {
    Ok(!one.is_identified() || other.petitioners.iter().any(who_brought(r, one)?))
}

/// Who of others brought this: by their record, also a merged one, by their number, or by name and phone.
pub fn who_brought<'f, R: Reading>(
    r: &R,
    facts: &'f PetitionFacts,
) -> Result<impl Fn(&Petitioner) -> bool + use<'f, R>, Stop> {
    let mut records: BTreeSet<PersonId> = BTreeSet::new();
    for person in facts.petitioners.iter().filter_map(|p| p.person) {
        records.extend(records_of(r, stands_for(r, person)?)?);
    }
    Ok(move |other: &Petitioner| {
        other.person.is_some_and(|id| records.contains(&id))
            || facts.petitioners.iter().any(|one| {
                (other.resident_id.is_some() && other.resident_id == one.resident_id)
                    || (other.name == one.name && !other.phone.is_empty() && other.phone == one.phone)
            })
    })
}

/// What comes after its limit is done with a reason, which stays with it.
pub fn settle(judged: &Judged, despite: Option<&str>) -> Result<Option<String>, Refusal> {
    let doubt = |ActWarning::AfterLimit { due, .. }: &ActWarning| Doubt::AfterLimit { due: *due };
    let doubts: Vec<Doubt> = judged.warnings.iter().map(doubt).collect();
    match despite {
        None if !doubts.is_empty() => Err(Refusal::Doubtful(doubts)),
        despite => despite.map(reason_for).transpose(),
    }
}
