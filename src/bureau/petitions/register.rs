//! Taking a petition in.

use crate::bureau::change::Change;
use crate::bureau::people::{records_of, standing, stands_for};
use crate::bureau::petitions::accused::{known_by_name, somebody_left};
use crate::bureau::petitions::admit::admit;
use crate::bureau::petitions::board::WENT_ON;
use crate::bureau::petitions::guards::not_of_others;
use crate::bureau::petitions::hands::receiver;
use crate::bureau::petitions::row::{is_kept, require_visible};
use crate::bureau::petitions::veiled::spread;
use crate::bureau::receipt::Outcome;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Entry;
use crate::domain::petition::{HandsFault, Petition, PetitionFacts};
use crate::domain::staff::Staff;
use crate::domain::visit::{Visit, VisitStage};
use crate::domain::{Date, PersonId, PetitionId, StaffId, VisitId};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};

/// A new petition, numbered within the year of the business date.
pub fn register(w: &mut Writer<'_>, scene: Scene<'_>, facts: &PetitionFacts) -> Result<Change, Stop> {
    let today = scene.asking.moment.today;
    let facts = admit(facts, scene.reference, today).map_err(Refusal::Invalid)?;
    // Whoever may not see what it is said to repeat learns nothing of it; whom that accuses, this accuses too.
    let mut facts = facts;
    if let Some(first) = facts.repeats.map(|id| w.get::<Petition>(&Keys::petition(id))).transpose()?.flatten()
    {
        require_visible(scene.staff, &first)?;
        not_of_others(w, &facts, &first)?;
        facts.take_over(&first.facts);
    }
    let facts = known_by_name(w, scene.reference, facts)?;
    if facts.accuses(scene.staff) {
        return Err(Refusal::Act(HandsFault::taken_by_the_accused().into()).into());
    }
    somebody_left(w, &facts)?;
    let visit = match facts.visit {
        None => brought_at(w, scene, &facts)?,
        said => said,
    };
    let facts = PetitionFacts { visit, ..facts };
    let petition = put_new(w, scene.reference, facts, (today, scene.staff.id))?;
    // Whom it accuses beside, the rest of the matter is kept from as well.
    let also = spread(w, scene, &[&petition])?;
    Ok(note_of(&petition)
        .with(WENT_ON, also)
        .with("channel", petition.facts.channel.name())
        .with("repeats", petition.facts.repeats.map(|p| p.to_string()).unwrap_or_default()))
}

/// The visit at which it is brought: the one that is attended meanwhile, where the visitor is one of the petitioners or nobody on
/// record. Whoever stays unnamed is not named by a visit either.
fn brought_at(r: &impl Reading, scene: Scene<'_>, facts: &PetitionFacts) -> Result<Option<VisitId>, Stop> {
    let visit = scene.asking.visit.map(|id| r.get::<Visit>(&Keys::visit(id))).transpose()?.flatten();
    let Some(visit) = visit.filter(|v| v.stage() == VisitStage::Attended && !facts.anonymous) else {
        return Ok(None);
    };
    let Some(visitor) = visit.person else { return Ok(Some(visit.id)) };
    let visitor = stands_for(r, visitor)?;
    for one in facts.petitioners.iter().filter_map(|p| p.person) {
        if stands_for(r, one)? == visitor {
            return Ok(Some(visit.id));
        }
    }
    Ok(None)
}

/// What the journal says of a petition that was taken in or moved. Someone who accuses does not show in a timeline.
pub fn note_of(petition: &Petition) -> Change {
    let outcome = Outcome::Petition(petition.id, petition.number.clone(), petition.version);
    let shown = petition.facts.petitioners.iter().filter(|_| !is_kept(petition));
    let mut people = shown.filter_map(|p| p.person);
    Change::new(outcome, petition.id).of(people.next()).and_of(people).with("number", &petition.number)
}

/// Stores checked facts under the next numbers.
pub fn put_new(
    w: &mut Writer<'_>,
    reference: &Reference,
    facts: PetitionFacts,
    (on, by): (Date, StaffId),
) -> Result<Petition, Stop> {
    for id in facts.petitioners.iter().filter_map(|p| p.person) {
        standing(w, id)?;
    }
    for id in facts.demands.iter().filter_map(|d| d.entry) {
        exists::<Entry>(w, &Keys::entry(id), What::Entry)?;
    }
    for id in facts.demands.iter().filter_map(|d| d.owner).chain(facts.accused.iter().filter_map(|a| a.staff))
    {
        exists::<Staff>(w, &Keys::staff(id), What::Staff)?;
    }
    for id in facts.demands.iter().filter_map(|d| d.obligation.as_ref()).map(|owed| owed.person) {
        standing(w, id)?;
    }
    if let Some(id) = facts.visit {
        exists::<Visit>(w, &Keys::visit(id), What::Visit)?;
    }
    let facts = known_by_name(w, reference, facts)?;
    if let Some(id) = facts.repeats {
        exists::<Petition>(w, &Keys::petition(id), What::Petition)?;
    }
    let year = on.year().unsigned_abs() as u16;
    let of_year = w.next_number(Counter::PetitionOfYear(year))?;
    let id = PetitionId(w.next_id(Counter::Petition)?);
    let mut petition = Petition::new(id, format!("{year:04}-{of_year:04}"), facts, by);
    petition.registration.on = Some(on);
    // Who gets a demand with the intake is looked at like whoever gets one later.
    for owner in petition.facts.demands.iter().filter_map(|d| d.owner) {
        receiver(w, &petition, owner)?;
    }
    w.put(&petition)?;
    Ok(petition)
}

fn exists<R: crate::store::Row>(r: &impl Reading, key: &[u8], what: What) -> Result<(), Stop> {
    if r.has::<R>(key)? { Ok(()) } else { Err(Refusal::NotFound(what).into()) }
}

/// The other petitions of the same people, newest first.
pub fn others_of(
    r: &impl Reading,
    people: &[PersonId],
    me: Option<PetitionId>,
) -> Result<Vec<Petition>, Stop> {
    let mut found: Vec<Petition> = Vec::new();
    let mut records = Vec::new();
    for person in people {
        records.extend(records_of(r, *person)?);
    }
    for person in &records {
        for key in r.owners(IndexTable::PetitionByPerson, &Keys::person(*person))? {
            let Some(petition) = r.get::<Petition>(&key?)? else { continue };
            if Some(petition.id) != me && found.iter().all(|p| p.id != petition.id) {
                found.push(petition);
            }
        }
    }
    found.sort_unstable_by_key(|p| std::cmp::Reverse(p.id));
    Ok(found)
}
