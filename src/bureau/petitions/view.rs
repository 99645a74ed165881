//! One petition in full, as far as the asker may see it.

use crate::bureau::answer::{BroughtAt, PetitionRow, PetitionView};
use crate::bureau::command::{ActRequest, Command};
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::papers::of_case;
use crate::bureau::petitions::accused::meant;
use crate::bureau::petitions::act::ruled_out;
use crate::bureau::petitions::earlier::{final_matter, matter, of_same_people};
use crate::bureau::petitions::guards::{another_approves, stays_here};
use crate::bureau::petitions::hands::{is_left_to_nobody, require_free};
use crate::bureau::petitions::liaisons::liaisons;
use crate::bureau::petitions::queue::rows;
use crate::bureau::petitions::register::others_of;
use crate::bureau::petitions::row::{clocks, repeated, require_visible, row, visible};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Denied, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::{Stop, apart};
use crate::domain::petition::{
    Clock, Correction, Petition, PetitionAct, PetitionEvent, PetitionFacts, Petitioner, TakenBack, next_state,
};
use crate::domain::visit::Visit;
use crate::domain::{PersonId, PetitionId, mask_phone};
use crate::store::{IndexTable, Keys, Reading};

/// The petition with its clocks, and what may be done with it.
pub fn view(r: &impl Reading, scene: Scene<'_>, id: PetitionId) -> Result<PetitionView, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    let board = scene.board.at(r, scene)?;
    let earlier = of_same_people(r, &board, &petition)?;
    let seen = |p: &Petition| visible(scene.staff, p);
    let family = matter(r, &petition, seen)?;
    Ok(PetitionView {
        row: row(r, scene, &petition)?,
        version: petition.version,
        facts: PetitionFacts {
            repeats: repeated(r, scene.staff, &petition)?.map(|first| first.id),
            ..masked(&petition.facts)
        },
        events: events(r, scene, &petition)?,
        clocks: clocks(scene, &petition),
        acts: acts(r, scene, &petition)?,
        demands: petition.facts.demands.clone(),
        earlier: rows(r, scene, earlier.iter())?,
        demand_clocks: demand_clocks(scene, &petition),
        demand_owners: petition
            .facts
            .demands
            .iter()
            .map(|d| d.owner.map(|id| journal::staff_name(r, id)).transpose())
            .collect::<Result<_, _>>()?,
        family: rows(r, scene, family.iter().filter(|p| p.id != id))?,
        final_matter: final_matter(r, &petition)?.filter(seen).map(|p| p.id),
        recused: petition
            .case()
            .recused()
            .into_iter()
            .map(|id| journal::staff_name(r, id))
            .collect::<Result<_, _>>()?,
        kept_from: meant(r, &petition)?.iter().map(|one| format!("{}（{}）", one.name, one.id)).collect(),
        liaisons: match petition.case().holder().division().or(petition.facts.division) {
            Some(code) => liaisons(r, scene, Some(code))?,
            None => Vec::new(),
        },
        taken_back: taken_back(r, scene, &petition)?,
        corrections: corrections(r, &petition)?,
        papers: of_case(r, scene, id)?,
        visit: visit(r, &petition)?,
    })
}

fn visit(r: &impl Reading, petition: &Petition) -> Result<Option<BroughtAt>, Stop> {
    let visit = petition.facts.visit.map(|id| r.get::<Visit>(&Keys::visit(id))).transpose()?.flatten();
    Ok(visit.map(|v| BroughtAt { visit: v.id, day: v.day, number: v.number }))
}

fn masked(facts: &PetitionFacts) -> PetitionFacts {
    let hide = |p: &Petitioner| Petitioner { phone: mask_phone(&p.phone), resident_id: None, ..p.clone() };
    PetitionFacts { petitioners: facts.petitioners.iter().map(hide).collect(), ..facts.clone() }
}

fn events(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
) -> Result<Vec<(PetitionEvent, String)>, Stop> {
    let told =
        |event: &PetitionEvent| Ok((unnamed(r, scene, event.clone())?, journal::staff_name(r, event.by)?));
    petition.events.iter().map(told).collect()
}

/// An event as somebody may read it: what came of another petition by itself names that one, unless it is kept from them. Earlier programs
/// wrote down its number and nothing else of it; whoever caused it did something about that one the same day.
fn unnamed(r: &impl Reading, scene: Scene<'_>, mut event: PetitionEvent) -> Result<PetitionEvent, Stop> {
    if !matches!(event.act, PetitionAct::TakeBack | PetitionAct::NameAccused) {
        return Ok(event);
    }
    let first: Option<Petition> = r.get_by(IndexTable::PetitionByNumber, event.note.as_bytes())?;
    match first {
        Some(first) if visible(scene.staff, &first) => {
            let caused =
                |one: &PetitionEvent| one.by == event.by && one.recorded.unwrap_or(one.on) == event.on;
            let taken_back = first.taken_back.iter().map(|one| &one.event);
            let followed = first.events.iter().chain(taken_back).any(caused);
            event.followed = event.followed.or(followed.then_some(first.id));
        }
        Some(_) => {
            event.note.clear();
            event.followed = None;
        }
        None => {}
    }
    Ok(event)
}

/// What is due of each demand by its own way.
fn demand_clocks(scene: Scene<'_>, petition: &Petition) -> Vec<Vec<Clock>> {
    let (reference, today) = (scene.reference, scene.asking.moment.today);
    let of = |at| reference.petition_rules.clocks(&petition.case_of(at), &reference.calendar, today);
    (0..petition.facts.demands.len()).map(of).collect()
}

fn taken_back(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
) -> Result<Vec<(TakenBack, String)>, Stop> {
    let told = |one: &TakenBack| {
        let event = unnamed(r, scene, one.event.clone())?;
        Ok((TakenBack { event, ..one.clone() }, journal::staff_name(r, one.by)?))
    };
    petition.taken_back.iter().map(told).collect()
}

fn corrections(r: &impl Reading, petition: &Petition) -> Result<Vec<(Correction, String)>, Stop> {
    let all = petition.registration.corrections.iter();
    all.map(|one| Ok((one.clone(), journal::staff_name(r, one.by)?))).collect()
}

/// An act, and why not where not.
type Possible = (PetitionAct, Result<(), Refusal>);

/// Every act there is.
fn acts(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<Vec<Possible>, Stop> {
    let (last, free) = (final_matter(r, petition)?, apart(require_free(r, petition, scene.staff))?);
    let one = |act: PetitionAct| {
        let may = ruled_out(scene, petition, act, (last.as_ref(), &free));
        let verdict = may.and_then(|()| possible(scene, petition, act, is_left_to_nobody(&free)));
        if act != PetitionAct::RequestExtension || verdict.is_err() {
            return Ok((act, verdict));
        }
        Ok((act, apart(another_approves(r, scene, petition))?))
    };
    PetitionAct::ALL.iter().map(|act| one(*act)).collect()
}

fn possible(
    scene: Scene<'_>,
    petition: &Petition,
    act: PetitionAct,
    left_to_nobody: bool,
) -> Result<(), Refusal> {
    let command =
        Command::ActOnPetition { petition: petition.id, seen: petition.version, act: ActRequest::new(act) };
    let action = Action::of_command(&command);
    can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    let case = petition.case();
    if act.answers_extension() && case.asked_for_time(scene.staff.id) {
        return Err(Refusal::NotPermitted { action, why: Denied::SamePerson });
    }
    next_state(&case, act).map_err(Refusal::Act)?;
    let Reference { petition_rules, calendar, .. } = scene.reference.as_ref();
    let today = scene.asking.moment.today;
    match act {
        PetitionAct::Transfer if !left_to_nobody => return stays_here(scene, petition),
        PetitionAct::Object => petition_rules.may_object(&case, calendar, today),
        PetitionAct::Suspend => petition_rules.can_pause(&case, calendar, today),
        PetitionAct::RequestExtension => petition_rules.can_ask_extension(&case, calendar, today),
        PetitionAct::ApproveExtension => petition_rules.can_extend(&case, calendar, today),
        _ => Ok(()),
    }
    .map_err(Refusal::Act)
}

/// The petition of a registration number, if it is not kept from who asks.
pub fn numbered(r: &impl Reading, scene: Scene<'_>, number: &str) -> Result<PetitionId, Stop> {
    let found: Option<Petition> = r.get_by(IndexTable::PetitionByNumber, number.trim().as_bytes())?;
    let petition = found.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    Ok(petition.id)
}

/// A person's petitions, newest first.
pub fn of_person(r: &impl Reading, scene: Scene<'_>, person: PersonId) -> Result<Vec<PetitionRow>, Stop> {
    journal::person(r, person)?;
    rows(r, scene, others_of(r, &[person], None)?.iter())
}
