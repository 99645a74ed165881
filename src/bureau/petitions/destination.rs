//! To which town something is passed on that goes to "the town where they live": the letters name it, and the petitioner is told where to
//! ask (信访工作条例 第二十三条第二款).

use std::borrow::Cow;

use crate::bureau::command::ActRequest;
use crate::bureau::people::stands_for;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::DivisionCode;
use crate::domain::person::Person;
use crate::domain::petition::{Petition, PetitionAct, addressed};
use crate::store::{Keys, Reading};

/// A step with the name of the town in the place of a destination that means one, where it is known; what else is said of it stays.
pub fn named<'q>(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    request: &'q ActRequest,
) -> Result<Cow<'q, ActRequest>, Stop> {
    let means_town = scene.reference.standard.names_no_town(&request.note);
    if request.act != PetitionAct::Transfer || !means_town {
        return Ok(Cow::Borrowed(request));
    }
    // Outside the table a town has a code and no name, and nobody is sent to a code.
    let town = home(r, petition)?.and_then(|town| scene.reference.divisions.get(town));
    Ok(match town {
        Some(town) => {
            let note = addressed(&request.note, &town.short_name());
            Cow::Owned(ActRequest { note, ..request.clone() })
        }
        None => Cow::Borrowed(request),
    })
}

/// The town of the household of the first petitioner whose record says where that is.
fn home(r: &impl Reading, petition: &Petition) -> Result<Option<DivisionCode>, Stop> {
    for id in petition.facts.petitioners.iter().filter_map(|one| one.person) {
        let person: Option<Person> = r.get(&Keys::person(stands_for(r, id)?))?;
        if let Some(household) = person.and_then(|person| person.facts.household.division) {
            return Ok(household.town());
        }
    }
    Ok(None)
}
