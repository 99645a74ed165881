//! What was joined to a petition of others goes on by itself once that one is given up: nobody answers it there any more. Where that is taken
//! back, it is joined again.

use std::collections::BTreeSet;

use crate::bureau::command::ActRequest;
use crate::bureau::petitions::earlier::repeats_of;
use crate::bureau::petitions::guards::who_brought;
use crate::bureau::petitions::step::take_step;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PetitionId;
use crate::domain::petition::{Petition, PetitionAct, PetitionState, WentOn};
use crate::store::{Keys, Reading, Writer};

/// Acts by which the bureau answers nothing any more where the others were joined: its petitioners gave it up, or it went elsewhere.
const GIVEN_UP: [PetitionAct; 6] = [
    PetitionAct::Withdraw,
    PetitionAct::Decline,
    PetitionAct::NoFurther,
    PetitionAct::Object,
    PetitionAct::Transfer,
    PetitionAct::Direct,
];

/// Whether nobody here answers it any more after an act: it was given up, or its answer reaches nobody.
fn gives_up(petition: &Petition, act: PetitionAct) -> bool {
    GIVEN_UP.contains(&act) || (act == PetitionAct::Finalise && petition.state == PetitionState::Unserved)
}

/// What was joined to those of these petitions that an act gave up is taken back, but for what the same people brought; the numbers of what
/// goes on, for the journal. A decision remembers them, so that they come back with it.
pub fn go_on(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    done: &[&Petition],
    act: PetitionAct,
) -> Result<String, Stop> {
    let mut also: Vec<String> = Vec::new();
    for first in done.iter().filter(|first| gives_up(first, act)) {
        let mut went_on = Vec::new();
        for mut petition in left(w, first)? {
            let (by, today) = (scene.staff.id, scene.asking.moment.today);
            let request = ActRequest { note: first.number.clone(), ..ActRequest::new(PetitionAct::TakeBack) };
            take_step(&mut petition, scene.reference, &request, by, today)?;
            if let Some(event) = petition.events.last_mut() {
                event.followed = Some(first.id);
            }
            petition.version += 1;
            w.put(&petition)?;
            also.push(petition.id.to_string());
            went_on.push(WentOn { petition: petition.id, events: petition.events.len() as u32 });
        }
        if went_on.is_empty() {
            continue;
        }
        let mut first = (*first).clone();
        if let Some(before) = first.events.last_mut().and_then(|event| event.before.as_mut()) {
            before.went_on = went_on;
            w.put(&first)?;
        }
    }
    Ok(also.join(" "))
}

/// Joins again what went on by itself with decisions that were taken back just now, but for what somebody did something about since; their
/// numbers, for the journal.
pub fn come_back(w: &mut Writer<'_>, scene: Scene<'_>, undone: &[Petition]) -> Result<String, Stop> {
    let (by, today) = (scene.staff.id, scene.asking.moment.today);
    let mut also: Vec<String> = Vec::new();
    let decided = undone.iter().filter_map(|first| first.taken_back.last()?.event.before.as_ref());
    for went in decided.flat_map(|before| &before.went_on) {
        let Some(mut petition) = w.get::<Petition>(&Keys::petition(went.petition))? else { continue };
        if petition.join_again(*went, by, today) {
            petition.version += 1;
            w.put(&petition)?;
            also.push(petition.id.to_string());
        }
    }
    Ok(also.join(" "))
}

/// What others brought and was joined to one that is given up: to itself, or to what its own people brought and joined to it.
fn left(r: &impl Reading, first: &Petition) -> Result<Vec<Petition>, Stop> {
    let mut left = Vec::new();
    let (mut near, mut known) = (vec![first.id], BTreeSet::from([first.id]));
    while let Some(id) = near.pop() {
        for joined in joined_to(r, id)? {
            let later = &joined.facts.petitioners;
            // Those who brought both give up both.
            let theirs = !later.is_empty() && later.iter().all(who_brought(r, &first.facts)?);
            match known.insert(joined.id) {
                false => {}
                true if theirs => near.push(joined.id),
                true => left.push(joined),
            }
        }
    }
    Ok(left)
}

/// The petitions that ended by being joined to one.
fn joined_to(r: &impl Reading, id: PetitionId) -> Result<Vec<Petition>, Stop> {
    let mut joined = Vec::new();
    for id in repeats_of(r, id)? {
        let petition: Option<Petition> = r.get(&Keys::petition(id))?;
        joined.extend(petition.filter(|p| p.state.is_closed() && p.case().joined()));
    }
    Ok(joined)
}
