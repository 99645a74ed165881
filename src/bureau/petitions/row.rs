//! A petition in a list, and who may see it.

use crate::bureau::answer::{Due, PetitionRow};
use crate::bureau::gate::Action;
use crate::bureau::journal;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::Date;
use crate::domain::person::Person;
use crate::domain::petition::{Clock, Party, Petition, next_due};
use crate::domain::staff::{Role, Staff};
use crate::store::{Keys, Reading};

/// Characters of the first demand that a list shows.
const DEMAND_CHARS: usize = 120;

/// Whether someone may see a petition: an accusation is for those who handle petitions, the head, and who took it in
/// (信访工作条例 第三十条: never disclosed to those accused).
pub fn visible(staff: &Staff, petition: &Petition) -> bool {
    !petition.facts.secret || sees_all(staff) || petition.taken_by == staff.id
}

/// Whether no petition is kept from someone.
pub fn sees_all(staff: &Staff) -> bool {
    [Role::Petitions, Role::Head].into_iter().any(|role| staff.roles.has(role))
}

/// Refuses what someone may not see.
pub fn require_visible(staff: &Staff, petition: &Petition) -> Result<(), Refusal> {
    if visible(staff, petition) {
        Ok(())
    } else {
        Err(Refusal::NotPermitted { action: Action::ReadPetitions, why: Denied::Secret })
    }
}

/// Every clock of a petition on the business date.
pub fn clocks(scene: Scene<'_>, petition: &Petition) -> Vec<Clock> {
    let reference = scene.reference;
    reference.petition_rules.clocks(&petition.case(), &reference.calendar, scene.asking.moment.today)
}

/// What is due next, as lists show it. Until when the petitioner may still ask for something is no deadline of the
/// bureau and stands on the petition's own page.
pub fn due(clocks: &[Clock], today: Date) -> Option<Due> {
    let owed = next_due(clocks).filter(|c| c.rule.party != Party::Petitioner);
    owed.map(|c| Due { on: c.due, in_days: c.due.days_since(today), provisional: c.provisional })
}

/// A petition in a list. Only open ones have something due.
pub fn row(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<PetitionRow, Stop> {
    let due =
        if petition.is_open() { due(&clocks(scene, petition), scene.asking.moment.today) } else { None };
    row_due(r, scene, petition, due)
}

/// The same, with what is due known already.
pub fn row_due(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    due: Option<Due>,
) -> Result<PetitionRow, Stop> {
    let (facts, today) = (&petition.facts, scene.asking.moment.today);
    let first = facts.petitioners.first().and_then(|p| p.person);
    let first: Option<Person> = first.map(|id| r.get(&Keys::person(id))).transpose()?.flatten();
    Ok(PetitionRow {
        petition: petition.id,
        number: petition.number.clone(),
        name: facts.petitioners.first().map(|p| p.name.clone()).unwrap_or_default(),
        dead: first.is_some_and(|person| person.is_dead(today)),
        headcount: facts.headcount,
        demand: facts
            .demands
            .first()
            .map(|d| d.text.chars().take(DEMAND_CHARS).collect())
            .unwrap_or_default(),
        state: petition.state,
        due,
        days: today.days_since(facts.received),
        days_owned: petition.owned_since.map(|since| today.days_since(since)),
        owner: petition.owner.map(|id| journal::staff_name(r, id)).transpose()?,
        secret: facts.secret,
    })
}
