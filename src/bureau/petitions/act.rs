//! Moving a petition along, and handing it to someone.

use crate::bureau::change::Change;
use crate::bureau::command::ActRequest;
use crate::bureau::faults::Faults;
use crate::bureau::petitions::register::note_of;
use crate::bureau::petitions::row::require_visible;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{Petition, PetitionAct, PetitionEvent, Route, next_state};
use crate::domain::staff::{Staff, StaffState};
use crate::domain::{Date, PetitionId, StaffId};
use crate::store::{Keys, Reading, Writer};

/// Characters of an event's note.
const NOTE_CHARS: usize = 4000;
/// Bytes a petition may grow to by what leads it on, and by what leaves it where it stands: remarks never take the room
/// that its remaining steps need.
const MOST_BYTES: usize = 1_000_000;
const MOST_BYTES_STANDING: usize = 500_000;
/// Acts whose form asks for the way: those that decide how the matter is taken in. Later ones must not change what the
/// earlier were judged by.
const DECISIONS: [PetitionAct; 6] = [
    PetitionAct::Accept,
    PetitionAct::Simple,
    PetitionAct::Transfer,
    PetitionAct::Decline,
    PetitionAct::NoFurther,
    PetitionAct::Direct,
];

/// One step, judged by the rules with its day and its author.
pub fn act(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (PetitionId, u32),
    request: &ActRequest,
) -> Result<Change, Stop> {
    let mut petition = seen(w, scene, named)?;
    let today = scene.asking.moment.today;
    take_step(&mut petition, scene.reference, request, scene.staff.id, today)?;
    if request.act == PetitionAct::Assign && petition.owner.is_none() {
        own(&mut petition, scene.staff.id, today);
    }
    petition.version += 1;
    w.put(&petition)?;
    Ok(note_of(&petition)
        .with("act", request.act.name())
        .with("state", petition.state.name())
        .with("on", request.on.unwrap_or(today))
        .with("rule", request.rule.as_deref().unwrap_or_default())
        .with("document", crate::text::without_numbers(&request.document)))
}

/// The step itself, on a petition in hand.
pub fn take_step(
    petition: &mut Petition,
    reference: &Reference,
    request: &ActRequest,
    by: StaffId,
    today: Date,
) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    let cited = request.rule.as_deref().filter(|_| request.act == PetitionAct::Suspend);
    let setter = request.set_by.as_deref().filter(|_| request.act == PetitionAct::SetDeadline);
    let event = PetitionEvent {
        rule: cited.map(|id| faults.line("rule", id, 60)),
        set_by: setter.map(|who| faults.line("set_by", who, 60)),
        note: match request.act {
            // A remark that says nothing would stand there for good.
            PetitionAct::Note if request.note.trim().is_empty() => faults.take("note", Err(Fault::Empty)),
            _ => faults.note("note", &request.note, NOTE_CHARS),
        },
        document: faults.line("document", &request.document, 60),
        until: request.until,
        score: request.score.filter(|_| request.act == PetitionAct::Evaluate),
        ..PetitionEvent::new(request.act, request.on.unwrap_or(today), by)
    };
    if request.routes.len() > petition.facts.demands.len() {
        faults.add("routes", Fault::TooLong { most: petition.facts.demands.len() });
    }
    faults.settle()?;
    if DECISIONS.contains(&request.act) {
        for (demand, route) in petition.facts.demands.iter_mut().zip(&request.routes) {
            demand.route = route.or(demand.route);
        }
        petition.facts.secret |= petition.facts.is_accusation();
    }
    if let Some(route) = request.route.filter(|_| DECISIONS.contains(&request.act)) {
        petition.facts.demands.iter_mut().filter(|d| d.route.is_none()).for_each(|d| d.route = Some(route));
        petition.facts.secret |= route == Route::Accusation;
    }
    let judged = reference
        .petition_rules
        .judge(&petition.case(), &event, &reference.calendar, today)
        .map_err(Refusal::Act)?;
    if matches!(event.act, PetitionAct::Reply | PetitionAct::Mediate) {
        let open = petition.facts.demands.iter_mut().filter(|d| d.outcome.is_empty());
        open.for_each(|d| d.outcome.clone_from(&event.note));
    }
    let stays = judged.next == petition.state && event.act != PetitionAct::Serve;
    petition.state = judged.next;
    petition.events.push(event);
    let most = if stays { MOST_BYTES_STANDING } else { MOST_BYTES };
    let fits = minicbor::to_vec(&*petition).is_ok_and(|bytes| bytes.len() <= most);
    if fits { Ok(()) } else { Err(Refusal::RecordFull) }
}

/// Hands a petition over: an event on the same petition, never a copy.
pub fn assign(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (PetitionId, u32),
    to: StaffId,
) -> Result<Change, Stop> {
    let mut petition = seen(w, scene, named)?;
    let owner: Staff = w.get(&Keys::staff(to))?.ok_or(Refusal::NotFound(What::Staff))?;
    if owner.state != StaffState::Active {
        return Err(Refusal::NotFound(What::Staff).into());
    }
    let today = scene.asking.moment.today;
    hand_over(&mut petition, scene.reference, &owner, scene.staff.id, today)?;
    petition.version += 1;
    w.put(&petition)?;
    Ok(note_of(&petition).with("to", &owner.name).with("state", petition.state.name()))
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
    let request = ActRequest { note: to.name.clone(), ..ActRequest::new(act) };
    take_step(petition, reference, &request, by, today)?;
    own(petition, to.id, today);
    Ok(())
}

/// Who stays the owner keeps the day since when.
fn own(petition: &mut Petition, owner: StaffId, today: Date) {
    if petition.owner != Some(owner) {
        petition.owner = Some(owner);
        petition.owned_since = Some(today);
    }
}

/// The petition, if the asker may see it and saw it as it is.
fn seen(r: &impl Reading, scene: Scene<'_>, (id, seen): (PetitionId, u32)) -> Result<Petition, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    if petition.version != seen {
        let fields = vec!["events".to_owned()];
        return Err(Refusal::Stale { seen, now: petition.version, fields }.into());
    }
    Ok(petition)
}
