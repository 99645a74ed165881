//! Who may handle a petition: nobody with an interest in it (信访工作条例 第二十八条第三款), nobody whom it accuses (第三十条第三款).

use crate::bureau::answer::{Barred, HandRow};
use crate::bureau::gate::{Action, allows, holds};
use crate::bureau::people::stands_for;
use crate::bureau::petitions::row::{require_visible, sees};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::staff;
use crate::bureau::stop::Stop;
use crate::domain::person::Person;
use crate::domain::petition::{ActFault, HandsFault, Petition};
use crate::domain::staff::{Roles, Staff, StaffState};
use crate::domain::{PersonId, PetitionId, StaffId};
use crate::store::{Keys, Reading};

/// Why somebody does not handle a petition.
pub fn barred(r: &impl Reading, petition: &Petition, staff: &Staff) -> Result<Option<Barred>, Stop> {
    if petition.facts.accuses(staff) {
        return Ok(Some(Barred::Accused));
    }
    if let Some((_, by)) = petition.case().recusals().into_iter().find(|(who, _)| *who == staff.id) {
        return Ok(Some(if by == staff.id { Barred::Declared } else { Barred::Ordered }));
    }
    let Some(own) = staff.person else { return Ok(None) };
    let own = stands_for(r, own)?;
    if is_of_the_accused(r, petition, own)? {
        return Ok(Some(Barred::AccusedRelative));
    }
    let record: Option<Person> = r.get(&Keys::person(own))?;
    let number = record.as_ref().and_then(|p| p.facts.resident_id);
    for one in &petition.facts.petitioners {
        if number.is_some() && one.resident_id == number {
            return Ok(Some(Barred::Petitioner));
        }
        let Some(person) = one.person else { continue };
        let person = stands_for(r, person)?;
        if person == own {
            return Ok(Some(Barred::Petitioner));
        }
        if related(r, own, person)? {
            return Ok(Some(Barred::Relative));
        }
    }
    Ok(None)
}

/// Whether a record is that of somebody whom a petition accuses, or of a relative of theirs: their interest in it is as direct.
fn is_of_the_accused(r: &impl Reading, petition: &Petition, own: PersonId) -> Result<bool, Stop> {
    if petition.facts.accused.is_empty() {
        return Ok(false);
    }
    // Somebody whose account is disabled is accused all the same.
    for accused in r.scan::<Staff>(..)? {
        let accused = accused?;
        let Some(person) = accused.person.filter(|_| petition.facts.accuses(&accused)) else { continue };
        let person = stands_for(r, person)?;
        if person == own || related(r, own, person)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the record of one names the other among the relatives.
fn related(r: &impl Reading, one: PersonId, other: PersonId) -> Result<bool, Stop> {
    Ok(names(r, one, other)? || names(r, other, one)?)
}

/// Whether one record names the other among its relatives.
fn names(r: &impl Reading, one: PersonId, other: PersonId) -> Result<bool, Stop> {
    let Some(record) = r.get::<Person>(&Keys::person(one))? else { return Ok(false) };
    for relative in record.facts.relatives.iter().filter_map(|relative| relative.person) {
        if stands_for(r, relative)? == other {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses whoever must keep away.
pub fn require_free(r: &impl Reading, petition: &Petition, staff: &Staff) -> Result<(), Stop> {
    let fault = match barred(r, petition, staff)? {
        None => return Ok(()),
        Some(Barred::Accused) => HandsFault::to_the_accused(),
        Some(_) if nobody_left(r, petition)? => HandsFault::nobody_left(),
        Some(_) => HandsFault::must_recuse(staff.id),
    };
    Err(Refusal::Act(ActFault::Hands(fault)).into())
}

/// Whether somebody was refused because everybody who could handle it keeps away.
pub fn is_left_to_nobody(free: &Result<(), Refusal>) -> bool {
    matches!(free, Err(Refusal::Act(ActFault::Hands(HandsFault::NobodyLeft { .. }))))
}

/// Whether nobody can lead a petition on.
fn nobody_left(r: &impl Reading, petition: &Petition) -> Result<bool, Stop> {
    for staff in r.scan::<Staff>(..)? {
        if can_handle(r, petition, &staff?)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The petition, for somebody who may do something about it: it is not kept from them, and they keep away from nothing of it. Papers,
/// slips and what is supervised ask here as well as its own steps.
pub fn may_handle(r: &impl Reading, staff: &Staff, id: PetitionId) -> Result<Petition, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(staff, &petition)?;
    require_free(r, &petition, staff)?;
    Ok(petition)
}

/// Whether somebody can lead a petition on: their account is not disabled, and they handle petitions.
pub fn handles(staff: &Staff) -> bool {
    holds(staff.state, &staff.roles, Action::HandlePetitions)
}

/// Whether somebody can lead a petition on and keeps away from nothing of it.
pub fn can_handle(r: &impl Reading, petition: &Petition, staff: &Staff) -> Result<bool, Stop> {
    Ok(handles(staff) && barred(r, petition, staff)?.is_none())
}

/// Whether somebody leads those whose task petitions are, whatever else their task is.
pub fn leads(roles: &Roles) -> bool {
    allows(roles, Action::LeadPetitions).is_ok()
}

/// Who has a petition, as long as they can lead it on: that of somebody who left is nobody's until another takes it over.
pub fn owner(r: &impl Reading, petition: &Petition) -> Result<Option<StaffId>, Stop> {
    let Some(owner) = petition.owner else { return Ok(None) };
    Ok(r.get::<Staff>(&Keys::staff(owner))?.filter(handles).map(|staff| staff.id))
}

/// Somebody who may be given a petition or one of its demands: they handle petitions, and keep away from nothing.
pub fn receiver(r: &impl Reading, petition: &Petition, to: StaffId) -> Result<Staff, Stop> {
    let staff: Staff = r.get(&Keys::staff(to))?.ok_or(Refusal::NotFound(What::Staff))?;
    if staff.state != StaffState::Active {
        return Err(Refusal::NotFound(What::Staff).into());
    }
    if !handles(&staff) {
        return Err(Refusal::Act(HandsFault::HandlesNone { staff: staff.id }.into()).into());
    }
    require_free(r, petition, &staff)?;
    Ok(staff)
}

/// Everybody who handles petitions, how many they have, and why not this one; who is free first: the first handler, then those
/// whose task it is, by load.
pub fn hands(r: &impl Reading, scene: Scene<'_>, id: PetitionId) -> Result<Vec<HandRow>, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    let mut rows = Vec::new();
    for one in r.scan::<Staff>(..)?.collect::<Result<Vec<_>, _>>()? {
        if !handles(&one) {
            continue;
        }
        let barred = barred(r, &petition, &one)?;
        let first = petition.first_handler == Some(one.id);
        rows.push(HandRow { staff: staff::row(&one), open: 0, first, barred });
    }
    let board = scene.board.at(r, scene)?;
    for open in board.open().filter(|one| sees(scene.staff, one.veil.as_ref())) {
        let owner = open.owner.map(|(owner, _)| owner);
        if let Some(row) = rows.iter_mut().find(|row| Some(row.staff.id) == owner) {
            row.open += 1;
        }
    }
    rows.sort_by_key(|row| {
        (row.barred.is_some(), !row.first, leads(&row.staff.roles), row.open, row.staff.id)
    });
    Ok(rows)
}
