//! Whom a petition accuses, of the staff: found by the name that the petitioner gives, when it is taken in and when it turns out later.

use crate::bureau::faults::Faults;
use crate::bureau::petitions::earlier::matter;
use crate::bureau::petitions::hands::{barred, handles};
use crate::bureau::petitions::step::let_go;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::DivisionCode;
use crate::domain::petition::{Accused, HandsFault, Petition, PetitionFacts, may_be_of};
use crate::domain::staff::{Staff, StaffState};
use crate::store::{Keys, Reading};

/// Most that one petition accuses: far more than any names, and few enough that every later step finds room.
pub const MOST_ACCUSED: usize = 50;
/// Characters of a name.
const NAME_CHARS: usize = 60;

/// One as it may be stored. An office is a town or village: the bureau itself cannot be kept from its own register.
pub fn admit(faults: &mut Faults, field: &str, one: &Accused, reference: &Reference) -> Accused {
    let known = |code: DivisionCode| code.town().is_some() && reference.divisions.get(code).is_some();
    if one.division.is_some_and(|code| !known(code)) {
        faults.add(&format!("{field}.division"), Fault::Division);
    }
    let name = faults.line(&format!("{field}.name"), &one.name, NAME_CHARS);
    if name.is_empty() && one.division.is_none() && one.staff.is_none() {
        faults.add(&format!("{field}.name"), Fault::Empty);
    }
    Accused { name, ..one.clone() }
}

/// The facts with every town and village that is named in words, and everybody on the staff whose very name is given: they stay meant when their
/// account has another name one day.
pub fn known_by_name(
    r: &impl Reading,
    reference: &Reference,
    mut facts: PetitionFacts,
) -> Result<PetitionFacts, Stop> {
    let nameless = |a: &Accused| a.staff.is_none() && !a.name.is_empty();
    if !facts.accused.iter().any(nameless) {
        return Ok(facts);
    }
    // Towns before their villages: who accuses the town accuses those.
    for place in reference.divisions.all().iter().filter(|row| row.code.town().is_some()) {
        let named = facts.accused.iter().any(|a| nameless(a) && may_be_of(&a.name, place));
        if named && !facts.accuses_office(place.code) && facts.accused.len() < MOST_ACCUSED {
            facts.accused.push(Accused { division: Some(place.code), ..Accused::default() });
        }
    }
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        let named = facts.accused.iter().any(|a| nameless(a) && a.names(staff.id, &staff.name, &staff.login));
        if named && facts.accused.iter().all(|a| a.staff != Some(staff.id)) {
            let (staff, name) = (Some(staff.id), staff.name);
            facts.accused.push(Accused { staff, name, ..Accused::default() });
        }
    }
    Ok(facts)
}

/// One more turns out to be accused: kept from them from now on, and taken from whoever has it in hand and keeps away.
pub fn name_one(
    r: &impl Reading,
    reference: &Reference,
    petition: &mut Petition,
    named: Option<&Accused>,
) -> Result<Accused, Stop> {
    let none = || vec![FieldFault { field: "accused.0.name".to_owned(), fault: Fault::Empty }];
    let named = named.ok_or_else(|| Refusal::Invalid(none()))?;
    let mut faults = Faults::default();
    let one = admit(&mut faults, "accused.0", named, reference);
    if petition.facts.accused.len() >= MOST_ACCUSED {
        faults.add("accused", Fault::TooMany { most: MOST_ACCUSED });
    }
    faults.settle()?;
    if let Some(id) = one.staff
        && !r.has::<Staff>(&Keys::staff(id))?
    {
        return Err(Refusal::NotFound(What::Staff).into());
    }
    // What was named here before the others of its matter followed is said once more, for them.
    let known = |p: &Petition| p.facts.accused.contains(&one);
    if matter(r, petition, |_| true)?.iter().all(known) {
        return Err(Refusal::Act(HandsFault::AccusedAlready.into()).into());
    }
    accuse(r, reference, petition, &one)?;
    take_away(r, petition)?;
    Ok(one)
}

/// It accuses one more, with everybody whom that name means.
pub fn accuse(
    r: &impl Reading,
    reference: &Reference,
    petition: &mut Petition,
    one: &Accused,
) -> Result<(), Stop> {
    if !petition.facts.accused.contains(one) {
        petition.facts.accused.push(one.clone());
    }
    petition.facts.secret = true;
    petition.facts = known_by_name(r, reference, petition.facts.clone())?;
    Ok(())
}

/// Whoever must keep away now has it no more; refused where nobody would be left whom it does not accuse.
pub fn take_away(r: &impl Reading, petition: &mut Petition) -> Result<(), Stop> {
    somebody_left(r, &petition.facts)?;
    let_go_barred(r, petition)
}

/// Whoever must keep away now, because of whom it accuses or of who brought it, has it no more.
pub fn let_go_barred(r: &impl Reading, petition: &mut Petition) -> Result<(), Stop> {
    for staff in r.scan::<Staff>(..)?.collect::<Result<Vec<_>, _>>()? {
        if barred(r, petition, &staff)?.is_some() {
            let_go(petition, Some(staff.id));
        }
    }
    Ok(())
}

/// Refuses what would be kept from everybody who could handle it: it would stand here unseen, with its limits running.
pub fn somebody_left(r: &impl Reading, facts: &PetitionFacts) -> Result<(), Stop> {
    if facts.accused.is_empty() {
        return Ok(());
    }
    let mut meant = false;
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        if handles(&staff) {
            if !facts.accuses(&staff) {
                return Ok(());
            }
            meant = true;
        }
    }
    if meant { Err(Refusal::Act(HandsFault::all_accused().into()).into()) } else { Ok(()) }
}

/// Everybody with an account that can be used from whom it is kept because it accuses them or may.
pub fn meant(r: &impl Reading, petition: &Petition) -> Result<Vec<Staff>, Stop> {
    let mut all = Vec::new();
    if petition.facts.accused.is_empty() {
        return Ok(all);
    }
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        if staff.state == StaffState::Active && petition.facts.accuses(&staff) {
            all.push(staff);
        }
    }
    Ok(all)
}
