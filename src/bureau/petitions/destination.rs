//! To whom something is passed on: the letters name it, and the petitioner is told where to ask (信访工作条例 第二十三条第二款). What goes to "the
//! town where they live" goes to a town with a name, and an organ that is named by itself is the one that it goes to.

use std::borrow::Cow;

use crate::bureau::command::ActRequest;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::DivisionCode;
use crate::domain::person::Person;
use crate::domain::petition::{HandsFault, Petition, PetitionAct, addressed, addressee};
use crate::store::{Keys, Reading};

/// A step with its destination in front of what else is said: the organ that is named, and in the place of one that means a town its name.
///
/// # Errors
/// [`HandsFault::NeedsTown`] where the record says of no town: nobody is sent to one without a name.
pub fn named<'q>(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    request: &'q ActRequest,
) -> Result<Cow<'q, ActRequest>, Stop> {
    if request.act != PetitionAct::Transfer {
        return Ok(Cow::Borrowed(request));
    }
    let request = to_organ(request);
    if !scene.reference.standard.names_no_town(&request.note) {
        return Ok(request);
    }
    // Outside the table a town has a code and no name, and nobody is sent to a code.
    let town = home(r, petition)?.and_then(|town| scene.reference.divisions.get(town));
    let town = town.ok_or_else(|| Refusal::Act(HandsFault::NeedsTown.into()))?;
    let note = addressed(&request.note, &town.short_name());
    Ok(Cow::Owned(ActRequest { note, ..request.into_owned() }))
}

/// A step that says to which organ it goes apart from the rest: the organ stands in front.
fn to_organ(request: &ActRequest) -> Cow<'_, ActRequest> {
    let organ = request.organ.as_deref().map(str::trim).unwrap_or_default();
    if organ.is_empty() || addressee(&request.note) == organ {
        return Cow::Borrowed(request);
    }
    let parts = [organ, request.note.trim()];
    let note = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，");
    Cow::Owned(ActRequest { note, ..request.clone() })
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
