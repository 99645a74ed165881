//! Moving a petition along, and handing it to someone.

use crate::bureau::change::Change;
use crate::bureau::command::ActRequest;
use crate::bureau::petitions::accused::name_one;
use crate::bureau::petitions::board::WENT_ON;
use crate::bureau::petitions::destination;
use crate::bureau::petitions::earlier::final_matter;
use crate::bureau::petitions::guards;
use crate::bureau::petitions::hands::{can_handle, is_left_to_nobody, leads, owner, receiver, require_free};
use crate::bureau::petitions::joined::go_on;
use crate::bureau::petitions::lawful;
use crate::bureau::petitions::recusal::{self, is_recusal};
use crate::bureau::petitions::register::note_of;
use crate::bureau::petitions::row::{require_visible, visible};
use crate::bureau::petitions::step::take_step;
use crate::bureau::petitions::veiled;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::{Stop, apart};
use crate::domain::petition::{
    Accused, ActFault, BoundFault, HandsFault, Petition, PetitionAct, holds_name, next_state,
};
use crate::domain::staff::{BureauProfile, Staff};
use crate::domain::{Date, PetitionId, StaffId};
use crate::store::{Keys, Reading, Writer};
use crate::text::fold_bare;

/// One step, judged by the rules with its day and its author.
pub fn act(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (PetitionId, u32),
    request: &ActRequest,
) -> Result<Change, Stop> {
    let mut petition = seen(w, scene, named)?;
    let today = scene.asking.moment.today;
    step_along(w, scene, &mut petition, request)?;
    petition.version += 1;
    w.put(&petition)?;
    let also = others_follow(w, scene, &[&petition], request.act)?;
    Ok(note_of(&petition)
        .with(WENT_ON, also)
        .with("act", request.act.name())
        .with("state", petition.state.name())
        .with("on", request.on.unwrap_or(today))
        .with("rule", request.rule.as_deref().unwrap_or_default())
        .with("document", crate::text::without_numbers(&request.document))
        .with("despite", crate::text::without_numbers(request.despite.as_deref().unwrap_or_default())))
}

/// What a step on these petitions means for others, and which; their numbers, for the journal. Whom it accuses from now on, all of the matter
/// is kept from; what was joined to a petition that it gives up goes on by itself.
pub fn others_follow(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    done: &[&Petition],
    act: PetitionAct,
) -> Result<String, Stop> {
    if veiled::SPREADS.contains(&act) { veiled::spread(w, scene, done) } else { go_on(w, scene, done, act) }
}

/// One step after all that rules it out was looked at: whoever asks, where it goes, and the rules of the law.
pub fn step_along(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &mut Petition,
    request: &ActRequest,
) -> Result<(), Stop> {
    let request = &*destination::named(r, scene, petition, request)?;
    allowed(r, scene, petition, request.act)?;
    lawful::admit(r, scene, petition, request)?;
    goes_to(r, scene, petition, request)?;
    joined(r, scene, petition, request)?;
    from_above(r, request)?;
    guards::admit(r, scene, petition, request)?;
    let (by, today) = (scene.staff.id, scene.asking.moment.today);
    let named = match request.act {
        PetitionAct::NameAccused => Some(name_one(r, scene.reference, petition, request.accused.as_ref())?),
        _ => None,
    };
    take_step(petition, scene.reference, request, by, today)?;
    match (request.act, petition.events.last_mut()) {
        (PetitionAct::NameAccused, Some(event)) => event.accused = named,
        (PetitionAct::Join, _) => veiled::take_over(r, petition)?,
        _ => {}
    }
    if veiled::SPREADS.contains(&request.act) {
        // What cannot be kept from them, because nobody would be left for it, is refused before anything is done.
        veiled::others(r, scene, petition)?;
    }
    keep(r, petition, request.act, (scene.staff, today))
}

/// Acts by which whoever does them has it from then on, where nobody has: it is theirs to handle, or to tell and to end.
const KEEPS: [PetitionAct; 7] = [
    PetitionAct::Assign,
    PetitionAct::Simple,
    PetitionAct::Transfer,
    PetitionAct::Object,
    PetitionAct::Direct,
    PetitionAct::Decline,
    PetitionAct::NoFurther,
];

/// What nobody has is kept by whoever decided it, if they may handle it; the decision remembers who had it.
pub fn keep(
    r: &impl Reading,
    petition: &mut Petition,
    act: PetitionAct,
    (staff, on): (&Staff, Date),
) -> Result<(), Stop> {
    if !KEEPS.contains(&act) || owner(r, petition)?.is_some() || !can_handle(r, petition, staff)? {
        return Ok(());
    }
    let had = petition.had();
    if let Some(before) = petition.events.last_mut().and_then(|event| event.before.as_mut()) {
        before.had = Some(had);
    }
    own(petition, staff.id, on);
    Ok(())
}

/// Refuses what the matter or the one who asks rules out, whatever the state: a final matter is not accepted again, and whoever has
/// an interest does nothing but say so.
pub fn allowed(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    act: PetitionAct,
) -> Result<(), Stop> {
    let last = if Petition::ACCEPTED.contains(&act) { final_matter(r, petition)? } else { None };
    let free =
        if act == PetitionAct::Recuse { Ok(()) } else { apart(require_free(r, petition, scene.staff))? };
    Ok(ruled_out(scene, petition, act, (last.as_ref(), &free))?)
}

/// The same, with what is known already: the final petition of its matter, and whether who asks is free to handle it.
pub fn ruled_out(
    scene: Scene<'_>,
    petition: &Petition,
    act: PetitionAct,
    (last, free): (Option<&Petition>, &Result<(), Refusal>),
) -> Result<(), Refusal> {
    if let Some(first) = last.filter(|_| Petition::ACCEPTED.contains(&act)) {
        let told = Some(first.id).filter(|_| visible(scene.staff, first));
        return Err(Refusal::Act(HandsFault::final_matter(told).into()));
    }
    let fault = |fault: HandsFault| Err(Refusal::Act(fault.into()));
    match (act, free) {
        (PetitionAct::LiftRecusal, _) if !leads(&scene.staff.roles) => fault(HandsFault::decided_by_head()),
        (PetitionAct::LiftRecusal, Ok(())) if petition.case().recused().is_empty() => {
            fault(HandsFault::NotRecused)
        }
        // Where all keep away, what is left is that it goes to the organ above.
        (PetitionAct::Recuse, _) => Ok(()),
        (PetitionAct::Transfer, free) if is_left_to_nobody(free) => Ok(()),
        (_, free) => free.clone(),
    }
}

/// Refuses whom it must not go to, and who or what is not there.
fn goes_to(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    request: &ActRequest,
) -> Result<(), Stop> {
    let divisions = &scene.reference.divisions;
    if let Some(code) = request.division {
        if code.town().is_none() || divisions.get(code).is_none() {
            return Err(Refusal::NotFound(What::Division).into());
        }
        if petition.facts.accuses_office(code) {
            return Err(Refusal::Act(HandsFault::to_the_accused().into()).into());
        }
    }
    // Where it goes is written in words: the name of the office that it accuses must not be among them.
    let named = |accused: &Accused| {
        let office = accused.division.map(|code| divisions.short_name(code)).unwrap_or_default();
        [office.as_str(), &accused.name].iter().any(|name| holds_name(&request.note, name))
    };
    if request.act == PetitionAct::Transfer && petition.facts.accused.iter().any(named) {
        return Err(Refusal::Act(HandsFault::to_the_accused().into()).into());
    }
    match (request.act, request.staff) {
        (PetitionAct::SetDemand, Some(to)) => receiver(r, petition, to).map(|_| ()),
        (act, _) if is_recusal(act) => recusal::admit(r, scene, petition, request),
        _ => Ok(()),
    }
}

/// Hands a petition over: an event on the same petition, never a copy.
pub fn assign(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (PetitionId, u32),
    to: StaffId,
) -> Result<Change, Stop> {
    let mut petition = seen(w, scene, named)?;
    let owner = give(w, scene, &mut petition, to)?;
    petition.version += 1;
    w.put(&petition)?;
    Ok(note_of(&petition).with("to", &owner.name).with("state", petition.state.name()))
}

/// Gives a petition to one of the staff who may have it.
pub fn give(r: &impl Reading, scene: Scene<'_>, petition: &mut Petition, to: StaffId) -> Result<Staff, Stop> {
    allowed(r, scene, petition, PetitionAct::Assign)?;
    let owner = receiver(r, petition, to)?;
    hand_over(petition, scene.reference, &owner, scene.staff.id, scene.asking.moment.today)?;
    Ok(owner)
}

/// The change of hands: the law's step where it has one at this point, a remark where it has none.
pub fn hand_over(
    petition: &mut Petition,
    reference: &Reference,
    to: &Staff,
    by: StaffId,
    today: Date,
) -> Result<(), Refusal> {
    let fits = next_state(&petition.case(), PetitionAct::Assign).is_ok();
    let act = if fits { PetitionAct::Assign } else { PetitionAct::Note };
    let request = ActRequest { note: to.name.clone(), staff: Some(to.id), ..ActRequest::new(act) };
    take_step(petition, reference, &request, by, today)?;
    own(petition, to.id, today);
    Ok(())
}

/// Who stays the owner keeps the day since when.
fn own(petition: &mut Petition, owner: StaffId, today: Date) {
    petition.first_handler = petition.first_handler.or(petition.owner).or(Some(owner));
    if petition.owner != Some(owner) {
        petition.owner = Some(owner);
        petition.owned_since = Some(today);
    }
}

/// A repeat is joined to a petition of its own that the asker may see and that is in hand.
fn joined(r: &impl Reading, scene: Scene<'_>, petition: &Petition, request: &ActRequest) -> Result<(), Stop> {
    let named = request.earlier.or(petition.facts.repeats).filter(|_| request.act == PetitionAct::Join);
    let Some(earlier) = named else { return Ok(()) };
    if earlier == petition.id {
        return Err(Refusal::Act(BoundFault::JoinedToItself.into()).into());
    }
    let found: Petition = r.get(&Keys::petition(earlier))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &found)?;
    if found.is_open() && !found.state.is_closed() {
        return guards::same_matter(r, petition, &found, request);
    }
    Err(Refusal::Act(ActFault::NotInHand { earlier, state: found.state }).into())
}

/// A review or recheck is the organ's above: nobody reviews what they answered themselves (信访工作条例 arts. 35, 36).
fn from_above(r: &impl Reading, request: &ActRequest) -> Result<(), Stop> {
    let organ = request.organ.as_deref().map(fold_bare).filter(|_| request.act.is_from_above());
    let Some(organ) = organ else { return Ok(()) };
    let own = r.get::<BureauProfile>(&Keys::PROFILE)?;
    if own.is_some_and(|own| is_own(&fold_bare(&own.name), &organ)) {
        return Err(Refusal::Act(HandsFault::reviews_itself(request.act).into()).into());
    }
    Ok(())
}

/// Whether an organ, folded, is the bureau itself: by its name with or without what stands in brackets or before it (区退役军人事务局), or one
/// of its offices, or as people say it.
fn is_own(own: &str, organ: &str) -> bool {
    const OURSELVES: [&str; 6] = ["本局", "我局", "本机关", "本单位", "我单位", "本级"];
    let bare = |name: &str| name.split('(').next().unwrap_or_default().to_owned();
    let (own, organ) = (bare(own), bare(organ));
    OURSELVES.contains(&organ.as_str()) || own.ends_with(&organ) || (!own.is_empty() && organ.contains(&own))
}

/// The petition, if the asker may see it and saw it as it is.
pub fn seen(r: &impl Reading, scene: Scene<'_>, (id, seen): (PetitionId, u32)) -> Result<Petition, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    if petition.version != seen {
        let fields = vec!["events".to_owned()];
        return Err(Refusal::Stale { seen, now: petition.version, fields }.into());
    }
    Ok(petition)
}
