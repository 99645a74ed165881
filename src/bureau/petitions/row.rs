//! A petition in a list, and who may see it.

use crate::bureau::answer::{Due, PetitionRow};
use crate::bureau::journal;
use crate::bureau::petitions::place::Place;
use crate::bureau::petitions::standing::Standing;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::Person;
use crate::domain::petition::{Accused, Clock, Party, Petition, next_due};
use crate::domain::staff::{Role, Staff};
use crate::domain::{Date, StaffId};
use crate::store::{Keys, Reading};

/// Characters of the first demand that a list shows.
const DEMAND_CHARS: usize = 120;

/// Whether someone may see a petition or anything that tells of it: the one question that every list, count, journal line
/// and page asks. An accusation is for those who handle petitions, the head, who took it in, and the auditor's journal; whoever
/// it accuses, or belongs to an office that it accuses, is none of them whatever else they are (信访工作条例 第三十条第三款).
pub fn visible(staff: &Staff, petition: &Petition) -> bool {
    !is_kept(petition) || admits(staff, petition.taken_by, &petition.facts.accused)
}

/// Whether a petition is kept from anybody's view at all: what is said of it stands on no paper for all to read.
pub fn is_kept(petition: &Petition) -> bool {
    Veil::of(petition).is_some()
}

/// What keeps a petition from view, without the petition: who took it in, and whom it accuses.
#[derive(Clone, PartialEq, Eq)]
pub struct Veil {
    taken_by: StaffId,
    accused: Vec<Accused>,
}

crate::text::opaque!(Veil);

impl Veil {
    /// That of a petition, where it has one.
    pub fn of(petition: &Petition) -> Option<Self> {
        let facts = &petition.facts;
        let accused = || facts.accused.clone();
        (facts.secret || !facts.accused.is_empty())
            .then(|| Self { taken_by: petition.taken_by, accused: accused() })
    }
}

/// The same as [`visible`], of what is known of a petition without reading it.
pub fn sees(staff: &Staff, veil: Option<&Veil>) -> bool {
    veil.is_none_or(|veil| admits(staff, veil.taken_by, &veil.accused))
}

fn admits(staff: &Staff, taken_by: StaffId, accused: &[Accused]) -> bool {
    let roles = [Role::Petitions, Role::Head, Role::Auditor];
    (taken_by == staff.id || roles.into_iter().any(|role| staff.roles.has(role)))
        && !accused.iter().any(|one| one.is(staff))
}

/// Refuses what someone may not see.
pub fn require_visible(staff: &Staff, petition: &Petition) -> Result<(), Refusal> {
    // Not even that it is there: another word to others would tell whom it accuses that it is theirs.
    if visible(staff, petition) { Ok(()) } else { Err(Refusal::NotFound(What::Petition)) }
}

/// What a petition repeats, as far as somebody may see it: not even that there is something else which it repeats.
pub fn repeated(r: &impl Reading, staff: &Staff, petition: &Petition) -> Result<Option<Petition>, Stop> {
    let first = petition.facts.repeats.map(|id| r.get::<Petition>(&Keys::petition(id))).transpose()?;
    Ok(first.flatten().filter(|first| visible(staff, first)))
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
    let standing = petition.is_open().then(|| Standing::of(r, scene, petition)).transpose()?;
    row_of(r, scene, petition, standing.as_ref())
}

/// The same, with how it stands known already; without that it is finished.
pub fn row_of(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    standing: Option<&Standing>,
) -> Result<PetitionRow, Stop> {
    let (facts, today) = (&petition.facts, scene.asking.moment.today);
    let first = facts.petitioners.first().and_then(|p| p.person);
    let first: Option<Person> = first.map(|id| r.get(&Keys::person(id))).transpose()?.flatten();
    Ok(PetitionRow {
        petition: petition.id,
        version: petition.version,
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
        due: standing.and_then(|s| s.due),
        days: today.days_since(facts.received),
        days_owned: petition.owned_since.map(|since| today.days_since(since)),
        owner: petition.owner.map(|id| journal::staff_name(r, id)).transpose()?,
        secret: facts.secret,
        urgency: facts.urgency(),
        first_handler: petition.first_handler.map(|id| journal::staff_name(r, id)).transpose()?,
        holder: petition.case().holder(),
        bounces: petition.case().bounces(),
        long_standing: petition.case().long_standing(),
        nth: match standing {
            Some(standing) => standing.place.nth(scene.staff),
            None => Place::of(r, petition)?.nth(scene.staff),
        },
        why: standing.map(|s| s.why(scene.staff)).unwrap_or_default(),
        tracked: petition.case().tracked(),
        deferred: standing.and_then(|s| s.deferred).filter(|until| *until > today),
        back_early: standing.is_some_and(|s| s.back_early(today)),
    })
}
