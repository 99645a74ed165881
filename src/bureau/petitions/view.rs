//! One petition in full, as far as the asker may see it.

use crate::bureau::answer::{PetitionRow, PetitionView};
use crate::bureau::command::{ActRequest, Command};
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::papers::of_case;
use crate::bureau::petitions::queue::rows;
use crate::bureau::petitions::register::others_of;
use crate::bureau::petitions::row::{clocks, require_visible, row};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Denied, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{Petition, PetitionAct, PetitionEvent, PetitionFacts, Petitioner, next_state};
use crate::domain::{PersonId, PetitionId, mask_phone};
use crate::store::{Keys, Reading};

/// The petition with its clocks, and what may be done with it.
pub fn view(r: &impl Reading, scene: Scene<'_>, id: PetitionId) -> Result<PetitionView, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    let people: Vec<PersonId> = petition.facts.petitioners.iter().filter_map(|p| p.person).collect();
    let others = others_of(r, &people, Some(id))?;
    let earlier = others.iter().filter(|p| p.id < id || Some(p.id) == petition.facts.repeats);
    Ok(PetitionView {
        row: row(r, scene, &petition)?,
        version: petition.version,
        facts: masked(&petition.facts),
        events: events(r, &petition)?,
        clocks: clocks(scene, &petition),
        acts: acts(scene, &petition),
        demands: petition.facts.demands.clone(),
        earlier: rows(r, scene, earlier)?,
        papers: of_case(r, id)?,
    })
}

fn masked(facts: &PetitionFacts) -> PetitionFacts {
    let hide = |p: &Petitioner| Petitioner { phone: mask_phone(&p.phone), resident_id: None, ..p.clone() };
    PetitionFacts { petitioners: facts.petitioners.iter().map(hide).collect(), ..facts.clone() }
}

fn events(r: &impl Reading, petition: &Petition) -> Result<Vec<(PetitionEvent, String)>, Stop> {
    petition.events.iter().map(|event| Ok((event.clone(), journal::staff_name(r, event.by)?))).collect()
}

/// Every act, and why not where not.
fn acts(scene: Scene<'_>, petition: &Petition) -> Vec<(PetitionAct, Result<(), Refusal>)> {
    PetitionAct::ALL.iter().map(|act| (*act, possible(scene, petition, *act))).collect()
}

fn possible(scene: Scene<'_>, petition: &Petition, act: PetitionAct) -> Result<(), Refusal> {
    let command =
        Command::ActOnPetition { petition: petition.id, seen: petition.version, act: ActRequest::new(act) };
    let action = Action::of_command(&command);
    can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    let case = petition.case();
    let requested = case.last(&[PetitionAct::RequestExtension]);
    if act == PetitionAct::ApproveExtension && requested.is_some_and(|e| e.by == scene.staff.id) {
        return Err(Refusal::NotPermitted { action, why: Denied::SamePerson });
    }
    next_state(&case, act).map_err(Refusal::Act)?;
    if act == PetitionAct::Suspend {
        let Reference { petition_rules, calendar, .. } = scene.reference;
        petition_rules.can_pause(&case, calendar, scene.asking.moment.today).map_err(Refusal::Act)?;
    }
    Ok(())
}

/// A person's petitions, newest first.
pub fn of_person(r: &impl Reading, scene: Scene<'_>, person: PersonId) -> Result<Vec<PetitionRow>, Stop> {
    journal::person(r, person)?;
    rows(r, scene, others_of(r, &[person], None)?.iter())
}
