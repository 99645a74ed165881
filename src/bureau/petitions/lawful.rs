//! What an act must not do whatever the state allows: give the bureau time in hindsight, take back what was told in writing, refuse
//! for good what nobody decided for good.

use crate::bureau::command::ActRequest;
use crate::bureau::petitions::earlier::final_matter;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::Date;
use crate::domain::paper::Paper;
use crate::domain::petition::{HandsFault, Petition, PetitionAct, RefusalGround};
use crate::domain::staff::BureauProfile;
use crate::store::{IndexTable, Keys, Reading};

/// Looks at what an act asks for beside its state and its author.
pub fn admit(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    request: &ActRequest,
) -> Result<(), Stop> {
    let (act, today) = (request.act, scene.asking.moment.today);
    let receives = matches!(act, PetitionAct::Recuse | PetitionAct::LiftRecusal | PetitionAct::SetDemand);
    if request.staff.is_some() && !receives {
        return Err(refused(HandsFault::NoReceiver { act }));
    }
    let on = request.on.unwrap_or(today);
    if on < today {
        let profile: Option<BureauProfile> = r.get(&Keys::PROFILE)?;
        let began = profile.map_or(today, |profile| profile.founded);
        let (rules, calendar) = (&scene.reference.petition_rules, &scene.reference.calendar);
        let asked = (act, on, request.document.as_str());
        rules.in_time(&petition.case(), calendar, asked, (today, began)).map_err(refused)?;
    }
    if act == PetitionAct::NoFurther { no_further(r, scene, petition, (request, on)) } else { Ok(()) }
}

/// What is not taken up any more went through the recheck, by the record or by the number of its opinion (第三十六条第三款). On another ground it
/// repeats what is in hand, here or elsewhere (第十九条第三款).
fn no_further(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    (request, on): (&ActRequest, Date),
) -> Result<(), Stop> {
    let letters = &scene.reference.letters;
    let ground = match request.ground.as_deref() {
        Some(id) => letters.grounds_of(request.act).find(|ground| ground.id == id),
        None => letters.usual_ground(&petition.facts, request.act, (on, request.route)),
    };
    let by_final = ground.is_none_or(RefusalGround::is_final);
    let in_hand = petition.facts.repeats.is_some() || petition.facts.in_hand_elsewhere(on);
    let holds =
        (!by_final && in_hand) || !request.document.trim().is_empty() || final_matter(r, petition)?.is_some();
    if holds { Ok(()) } else { Err(refused(HandsFault::no_final_matter())) }
}

fn refused(fault: HandsFault) -> Stop {
    Refusal::Act(fault.into()).into()
}

/// Whether a paper of the last decision was ever issued.
///
/// # Errors
/// [`Refusal::PaperOut`] while one of them counts: what was told in writing is not taken back behind it.
pub fn told(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<bool, Stop> {
    let Some(last) = petition.events.last() else { return Ok(false) };
    let since = last.recorded.unwrap_or(last.on);
    let letters = &scene.reference.letters;
    let of_it = |paper: &Paper| {
        let letter = letters.get(paper.kind);
        let tells = |act| letter.is_some_and(|letter| letter.acts.contains(&act));
        // What was served meanwhile says nothing of a hearing.
        let received = last.act != PetitionAct::Hearing && tells(PetitionAct::Serve);
        paper.day >= since && (tells(last.act) || received)
    };
    let mut told = false;
    for key in r.owners(IndexTable::PaperByPetition, &Keys::petition(petition.id))? {
        let Some(paper) = r.get::<Paper>(&key?)?.filter(of_it) else { continue };
        if paper.voided.is_none() {
            return Err(Refusal::PaperOut { number: paper.quoted() }.into());
        }
        told = true;
    }
    Ok(told)
}
