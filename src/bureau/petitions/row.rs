//! A petition in a list, and who may see it.

use crate::bureau::answer::{Due, PetitionRow};
use crate::bureau::gate::Action;
use crate::bureau::journal;
use crate::bureau::petitions::earlier::nth;
use crate::bureau::refusal::{Denied, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::Date;
use crate::domain::person::Person;
use crate::domain::petition::{Clock, Party, Petition, next_due};
use crate::domain::staff::{Role, Staff};
use crate::store::{Keys, Reading};

/// Characters of the first demand that a list shows.
const DEMAND_CHARS: usize = 120;

/// Whether someone may see a petition or anything that tells of it: the one question that every list, count, journal line
/// and page asks. An accusation is for those who handle petitions, the head, who took it in, and the auditor's journal; whoever
/// it accuses, or belongs to an office that it accuses, is none of them whatever else they are (信访工作条例 第三十条第三款).
pub fn visible(staff: &Staff, petition: &Petition) -> bool {
    let facts = &petition.facts;
    !facts.accuses(staff.id, staff.unit)
        && (!facts.secret
            || [Role::Petitions, Role::Head, Role::Auditor].into_iter().any(|role| staff.roles.has(role))
            || petition.taken_by == staff.id)
}

/// Refuses what someone may not see.
pub fn require_visible(staff: &Staff, petition: &Petition) -> Result<(), Refusal> {
    if visible(staff, petition) {
        Ok(())
    } else if petition.facts.accuses(staff.id, staff.unit) {
        // Not even that it is there.
        Err(Refusal::NotFound(What::Petition))
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
        urgency: facts.urgency(),
        first_handler: petition.first_handler.map(|id| journal::staff_name(r, id)).transpose()?,
        holder: petition.case().holder(),
        bounces: petition.case().bounces(),
        long_standing: petition.case().long_standing(),
        nth: nth(r, scene.staff, petition)?,
    })
}
