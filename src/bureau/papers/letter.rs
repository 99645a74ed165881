//! Letters: papers of a petition, and papers that tell of petitions. Whoever may not see the petition neither issues them nor reads them.

use crate::bureau::command::PaperDraft;
use crate::bureau::gate::{Action, can};
use crate::bureau::petitions::{is_kept, may_handle, require_visible};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PetitionId;
use crate::domain::paper::Paper;
use crate::domain::petition::Petition;
use crate::store::{Keys, Reading};

/// The letter may go out: its petition may be seen and has come so far. Of an accusation no record of a person and no visit is named.
pub fn admit(r: &impl Reading, scene: Scene<'_>, id: PetitionId, draft: &mut PaperDraft) -> Result<(), Stop> {
    let petition = handled(r, scene, id)?;
    if let Some(letter) = scene.reference.letters.get(draft.kind) {
        letter.ready(&petition.case()).map_err(Refusal::Act)?;
    }
    if is_kept(&petition) {
        (draft.person, draft.visit) = (None, None);
    }
    Ok(())
}

/// Refuses a paper that tells of a petition that the asker may not see; to whom it accuses there is no such paper.
pub fn of_petition(r: &impl Reading, scene: Scene<'_>, paper: &Paper) -> Result<(), Stop> {
    paper.petition.map_or(Ok(()), |id| seen(r, scene, id).map(drop).map_err(not_there))?;
    tells(r, scene, &paper.about)
}

/// Refuses whoever may not see one of the petitions that a paper tells of. They learn of no paper, nor of a petition.
pub fn tells(r: &impl Reading, scene: Scene<'_>, about: &[PetitionId]) -> Result<(), Stop> {
    about
        .iter()
        .try_for_each(|id| seen(r, scene, *id).map(drop).map_err(|_| Refusal::NotFound(What::Paper).into()))
}

fn not_there(stop: Stop) -> Stop {
    match stop {
        Stop::Refused(Refusal::NotFound(What::Petition)) => Refusal::NotFound(What::Paper).into(),
        other => other,
    }
}

/// Refuses whoever keeps away from the petition of a paper that they see: they neither issue one nor declare it void.
pub fn by_who_may(r: &impl Reading, scene: Scene<'_>, paper: &Paper) -> Result<(), Stop> {
    paper.petition.map_or(Ok(()), |id| may_handle(r, scene.staff, id).map(drop))
}

/// Whether the journal keeps silent of whose letter of this petition it is, and of the visit.
pub fn is_silent(r: &impl Reading, petition: Option<PetitionId>) -> Result<bool, Stop> {
    let petition: Option<Petition> = petition.map(|id| r.get(&Keys::petition(id))).transpose()?.flatten();
    Ok(petition.is_some_and(|petition| is_kept(&petition)))
}

fn handled(r: &impl Reading, scene: Scene<'_>, id: PetitionId) -> Result<Petition, Stop> {
    seen(r, scene, id)?;
    may_handle(r, scene.staff, id)
}

fn seen(r: &impl Reading, scene: Scene<'_>, id: PetitionId) -> Result<Petition, Stop> {
    let action = Action::ReadPetitions;
    can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    Ok(petition)
}
