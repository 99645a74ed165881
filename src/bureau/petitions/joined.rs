//! What was joined to a petition of others goes on by itself once that one is given up: nobody answers it there any more.

use crate::bureau::command::ActRequest;
use crate::bureau::petitions::earlier::repeats_of;
use crate::bureau::petitions::guards::who_brought;
use crate::bureau::petitions::step::take_step;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PetitionId;
use crate::domain::petition::{Petition, PetitionAct};
use crate::store::{Keys, Reading, Writer};

/// Acts by which the bureau answers nothing any more where the others were joined.
const GIVEN_UP: [PetitionAct; 3] = [PetitionAct::Withdraw, PetitionAct::Decline, PetitionAct::NoFurther];

/// Takes back what was joined to petitions that an act gave up, but for what the same people brought; their numbers, for the journal.
pub fn go_on(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    given_up: &[&Petition],
    act: PetitionAct,
) -> Result<String, Stop> {
    let mut also: Vec<String> = Vec::new();
    if !GIVEN_UP.contains(&act) {
        return Ok(String::new());
    }
    for first in given_up {
        for id in repeats_of(w, first.id)? {
            also.extend(taken_back(w, scene, first, id)?.map(|id| id.to_string()));
        }
    }
    Ok(also.join(" "))
}

fn taken_back(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    first: &Petition,
    id: PetitionId,
) -> Result<Option<PetitionId>, Stop> {
    let joined: Option<Petition> = w.get(&Keys::petition(id))?;
    let Some(mut petition) = joined.filter(|p| p.state.is_closed() && p.case().joined()) else {
        return Ok(None);
    };
    // Those who brought both give up both.
    let later = &petition.facts.petitioners;
    if !later.is_empty() && later.iter().all(who_brought(w, &first.facts)?) {
        return Ok(None);
    }
    let (by, today) = (scene.staff.id, scene.asking.moment.today);
    let request = ActRequest { note: first.number.clone(), ..ActRequest::new(PetitionAct::TakeBack) };
    take_step(&mut petition, scene.reference, &request, by, today)?;
    petition.version += 1;
    w.put(&petition)?;
    Ok(Some(id))
}
