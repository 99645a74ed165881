//! 同一事项: whom one petition of a matter accuses, all of it is kept from (信访工作条例 第三十条第三款).

use crate::bureau::command::ActRequest;
use crate::bureau::petitions::accused::{accuse, take_away};
use crate::bureau::petitions::earlier::matter;
use crate::bureau::petitions::step::take_step;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{Petition, PetitionAct};
use crate::store::{Keys, Reading, Writer};

/// Acts after which others of the matter may be open to somebody whom one of it accuses: it is named there, or two matters are one from
/// now on.
pub const SPREADS: [PetitionAct; 2] = [PetitionAct::NameAccused, PetitionAct::Join];

/// What was joined accuses whom the earlier one accuses, as if it had been taken in as its repeat; the decision remembers whom.
pub fn take_over(r: &impl Reading, petition: &mut Petition) -> Result<(), Stop> {
    let earlier = petition.facts.repeats.map(|id| r.get::<Petition>(&Keys::petition(id))).transpose()?;
    let Some(earlier) = earlier.flatten() else { return Ok(()) };
    let own = petition.facts.accused.clone();
    petition.facts.take_over(&earlier.facts);
    let taken = petition.facts.accused.iter().filter(|one| !own.contains(one)).cloned().collect();
    if let Some(before) = petition.events.last_mut().and_then(|event| event.before.as_mut()) {
        before.took_over = taken;
    }
    take_away(r, petition)
}

/// The others of its matter that are open to somebody whom it accuses, as they are once they are kept from them too. To take back what
/// led to it opens none of them: they are better kept from one too many.
pub fn others(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<Vec<Petition>, Stop> {
    let mut found = Vec::new();
    if petition.facts.accused.is_empty() {
        return Ok(found);
    }
    for mut other in matter(r, petition, |_| true)? {
        let known = other.events.len();
        for one in &petition.facts.accused {
            if other.id != petition.id && !other.facts.accused.contains(one) {
                accuse(r, scene.reference, &mut other, one)?;
                let request =
                    ActRequest { note: petition.number.clone(), ..ActRequest::new(PetitionAct::NameAccused) };
                take_step(&mut other, scene.reference, &request, scene.staff.id, scene.asking.moment.today)?;
                if let Some(event) = other.events.last_mut() {
                    event.accused = Some(one.clone());
                    event.followed = Some(petition.id);
                }
            }
        }
        if other.events.len() > known {
            take_away(r, &mut other)?;
            other.version += 1;
            found.push(other);
        }
    }
    Ok(found)
}

/// Keeps the others of the matters from whom these accuse; their numbers, for the journal.
pub fn spread(w: &mut Writer<'_>, scene: Scene<'_>, from: &[&Petition]) -> Result<String, Stop> {
    let mut also = Vec::new();
    for petition in from {
        for other in others(w, scene, petition)? {
            w.put(&other)?;
            also.push(other.id.to_string());
        }
    }
    Ok(also.join(" "))
}
