//! To which town something is passed on that goes to "the town where they live": the letters name it, and the petitioner is told where to
//! ask (信访工作条例 第二十三条第二款).

use std::borrow::Cow;

use crate::bureau::command::ActRequest;
use crate::bureau::people::stands_for;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::DivisionCode;
use crate::domain::person::Person;
use crate::domain::petition::{Petition, PetitionAct};
use crate::store::{Keys, Reading};

/// A step with the name of the town in the place of a destination that means one, where it is known.
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
    Ok(match town(r, petition)? {
        Some(town) => {
            let note = scene.reference.divisions.short_name(town);
            Cow::Owned(ActRequest { note, ..request.clone() })
        }
        None => Cow::Borrowed(request),
    })
}

/// The town of the first petitioner's household by their record, else the one that the matter is about.
fn town(r: &impl Reading, petition: &Petition) -> Result<Option<DivisionCode>, Stop> {
    let facts = &petition.facts;
    for id in facts.petitioners.iter().filter_map(|one| one.person) {
        let person: Option<Person> = r.get(&Keys::person(stands_for(r, id)?))?;
        let lives = person.and_then(|person| person.facts.household.division).and_then(DivisionCode::town);
        if lives.is_some() {
            return Ok(lives);
        }
    }
    Ok(facts.division.and_then(DivisionCode::town))
}
