//! One step of a petition: what is asked becomes an event, the rules judge it, and the petition stands where it leads.

use crate::bureau::command::ActRequest;
use crate::bureau::faults::Faults;
use crate::bureau::petitions::guards;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, Refusal};
use crate::domain::petition::{
    Before, Demand, Handed, HandsFault, Petition, PetitionAct, PetitionEvent, PetitionState, Route, refuses,
};
use crate::domain::{Date, StaffId};

/// Characters of an event's note.
const NOTE_CHARS: usize = 4000;
/// Bytes a petition may grow to by what leads it on, and by what leaves it where it stands: remarks never take the room
/// that its remaining steps need.
pub const MOST_BYTES: usize = 1_000_000;
const MOST_BYTES_STANDING: usize = 500_000;
/// What is recorded however much is written already: who keeps away, whom it is kept from,
/// whether the limit is moved, why nobody was reached, and that nobody follows it any more.
const ALWAYS_FIT: [PetitionAct; 8] = [
    PetitionAct::Recuse,
    PetitionAct::LiftRecusal,
    PetitionAct::NameAccused,
    PetitionAct::RequestExtension,
    PetitionAct::ApproveExtension,
    PetitionAct::RefuseExtension,
    PetitionAct::Undelivered,
    PetitionAct::Untrack,
];
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

/// The step itself, on a petition in hand.
pub fn take_step(
    petition: &mut Petition,
    reference: &Reference,
    request: &ActRequest,
    by: StaffId,
    today: Date,
) -> Result<(), Refusal> {
    let mut event = said(petition, reference, request, (by, today))?;
    if request.act == PetitionAct::SetDemand {
        set_demand(petition, request, &event)?;
    }
    event.before = Petition::UNDOABLE.contains(&request.act).then(|| Before {
        routes: petition.facts.demands.iter().map(|d| d.route).collect(),
        secret: petition.facts.secret,
        repeats: petition.facts.repeats,
        had: None,
        took_over: Vec::new(),
        went_on: Vec::new(),
    });
    decide(petition, request)?;
    let judged = reference
        .petition_rules
        .judge(&petition.case(), &event, &reference.calendar, today)
        .map_err(Refusal::Act)?;
    if let Some(why) = guards::settle(&judged, request.despite.as_deref())? {
        let said = event.note.trim_end();
        event.note = if said.is_empty() { why } else { format!("{said}；{why}") };
    }
    petition.answer(&event);
    if event.act == PetitionAct::Recuse {
        let_go(petition, event.handed.and_then(|who| who.staff));
    }
    let stays = judged.next == petition.state && event.act != PetitionAct::Serve;
    petition.state = judged.next;
    petition.events.push(event);
    let most = if stays { MOST_BYTES_STANDING } else { MOST_BYTES };
    let fits = || minicbor::to_vec(&*petition).is_ok_and(|bytes| bytes.len() <= most);
    if ALWAYS_FIT.contains(&request.act) || fits() { Ok(()) } else { Err(Refusal::RecordFull) }
}

/// What is asked as the event that it becomes.
fn said(
    petition: &Petition,
    reference: &Reference,
    request: &ActRequest,
    (by, today): (StaffId, Date),
) -> Result<PetitionEvent, Refusal> {
    let mut faults = Faults::default();
    let cited = request.rule.as_deref().filter(|_| request.act == PetitionAct::Suspend);
    let organ = request.organ.as_deref().filter(|_| request.act.names_organ());
    let setter = request.set_by.as_deref().filter(|_| request.act == PetitionAct::SetDeadline);
    let mut event = PetitionEvent {
        rule: cited.map(|id| faults.line("rule", id, 60)),
        set_by: setter.map(|who| faults.line("set_by", who, 60)),
        organ: organ.filter(|organ| !organ.trim().is_empty()).map(|organ| faults.line("organ", organ, 60)),
        ground: ground(&mut faults, petition, reference, request, request.on.unwrap_or(today)),
        note: match request.act {
            // A remark that says nothing would stand there for good.
            PetitionAct::Note if request.note.trim().is_empty() => faults.take("note", Err(Fault::Empty)),
            _ => faults.note("note", &request.note, NOTE_CHARS),
        },
        document: faults.line("document", &written(request), 60),
        until: request.until.filter(|_| !request.act.tracks()),
        next_look: request.until.filter(|_| request.act.tracks()),
        carried: request.carried.filter(|_| request.act == PetitionAct::CarryOut),
        score: request.score.filter(|_| request.act == PetitionAct::Evaluate),
        handed: handed(request, by),
        proof: request.proof.clone().filter(|_| request.act == PetitionAct::Serve),
        demand: request.demand.filter(|_| request.act == PetitionAct::SetDemand),
        recorded: request.on.filter(|on| *on < today).map(|_| today),
        since: petition.accepted_since().filter(|_| Petition::ACCEPTED.contains(&request.act)),
        word: request.word.filter(|_| request.act == PetitionAct::Withdraw),
        ..PetitionEvent::new(request.act, request.on.unwrap_or(today), by)
    };
    if request.routes.len() > petition.facts.demands.len() {
        faults.add("routes", Fault::TooLong { most: petition.facts.demands.len() });
    }
    faults.settle()?;
    if request.act == PetitionAct::Serve && request.proof.is_none() {
        return Err(Refusal::Act(HandsFault::NeedsProof.into()));
    }
    if request.act == PetitionAct::Serve {
        event.papers = petition.case().proven(&request.papers, event.on).map_err(Refusal::Act)?;
    }
    if Petition::ACCEPTED.contains(&request.act)
        && petition.facts.in_hand_elsewhere(event.on)
        && event.note.trim().is_empty()
    {
        let why = HandsFault::in_hand_elsewhere(petition.facts.elsewhere_until);
        return Err(Refusal::Act(why.into()));
    }
    Ok(event)
}

/// On what a refusal rests: what was chosen among the grounds that fit it, or what follows from the facts.
fn ground(
    faults: &mut Faults,
    petition: &Petition,
    reference: &Reference,
    request: &ActRequest,
    on: Date,
) -> Option<String> {
    let act = request.act;
    let chosen = request.ground.as_deref().filter(|_| refuses(act));
    let found = match chosen {
        Some(id) => reference.letters.grounds_of(act).find(|ground| ground.id == id),
        None => reference.letters.usual_ground(&petition.facts, act, (on, request.route)),
    };
    if chosen.is_some() && found.is_none() {
        faults.add("ground", Fault::Choice);
    }
    found.map(|ground| ground.id.clone())
}

/// Sets what the step decides of the demands: the way of each, and what it repeats.
fn decide(petition: &mut Petition, request: &ActRequest) -> Result<(), Refusal> {
    if request.act == PetitionAct::Join {
        petition.facts.repeats = request.earlier.or(petition.facts.repeats);
    }
    if DECISIONS.contains(&request.act) {
        for (demand, way) in petition.facts.demands.iter().zip(&request.routes) {
            may_go(petition, demand, *way)?;
        }
        for (demand, route) in petition.facts.demands.iter_mut().zip(&request.routes) {
            demand.route = route.or(demand.route);
        }
        petition.facts.demands.iter_mut().for_each(|d| d.route = d.route.or(request.route));
        petition.facts.secret |= petition.facts.is_accusation();
    }
    Ok(())
}

/// A way that was decided with the intake stays, since later steps were judged by it; so does art. 31 (6) of what was accepted and is
/// registered again: the opinion is owed from that day.
fn may_go(petition: &Petition, demand: &Demand, way: Option<Route>) -> Result<(), Refusal> {
    let accepted = || petition.case().last(&Petition::ACCEPTED).is_some();
    let settled =
        |old: Route| petition.state != PetitionState::Registered || (old == Route::Opinion && accepted());
    match demand.route.filter(|old| way.is_some_and(|new| new != *old) && settled(*old)) {
        Some(decided) => Err(Refusal::Act(HandsFault::RouteDecided { article: decided.article() }.into())),
        None => Ok(()),
    }
}

/// The number of a letter stands as the post writes it, whatever width it was typed in; that of a document as its office writes it.
fn written(request: &ActRequest) -> String {
    match request.act {
        PetitionAct::Serve => request.document.chars().map(crate::text::fold_key).collect(),
        _ => request.document.clone(),
    }
}

/// To whom an act hands something, or who it is about.
fn handed(request: &ActRequest, by: StaffId) -> Option<Handed> {
    use PetitionAct as A;
    match request.act {
        A::HandDown | A::Transfer => {
            request.division.map(|code| Handed { staff: None, division: Some(code) })
        }
        A::Recuse | A::LiftRecusal => {
            Some(Handed { staff: Some(request.staff.unwrap_or(by)), division: None })
        }
        A::Assign | A::SetDemand | A::Note => {
            request.staff.map(|id| Handed { staff: Some(id), division: None })
        }
        _ => None,
    }
}

/// Way, owner and outcome of one demand.
fn set_demand(petition: &mut Petition, request: &ActRequest, event: &PetitionEvent) -> Result<(), Refusal> {
    let missing = || Refusal::Act(HandsFault::NeedsDemand.into());
    let at = request.demand.map(usize::from).ok_or_else(missing)?;
    may_go(petition, petition.facts.demands.get(at).ok_or_else(missing)?, request.route)?;
    let demand = petition.facts.demands.get_mut(at).ok_or_else(missing)?;
    demand.route = request.route.or(demand.route);
    demand.owner = request.staff.or(demand.owner);
    if event.settles() {
        demand.outcome.clone_from(&event.note);
        demand.settled = Some(event.on);
    }
    petition.facts.secret |= petition.facts.is_accusation();
    Ok(())
}

/// Whoever keeps away has it no more.
pub fn let_go(petition: &mut Petition, who: Option<StaffId>) {
    if petition.owner == who {
        (petition.owner, petition.owned_since) = (None, None);
    }
    petition.facts.demands.iter_mut().filter(|d| d.owner == who).for_each(|d| d.owner = None);
}
