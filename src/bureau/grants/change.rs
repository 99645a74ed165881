//! Entering a request, what the levels say to it, and the decision of another person.

use crate::bureau::asker;
use crate::bureau::change::Change;
use crate::bureau::command::Posting;
use crate::bureau::gate::Action;
use crate::bureau::ledger;
use crate::bureau::people::{reason_for, standing, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::runs::{Word, word_leaves};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{
    Decided, Doubt, EntryKind, GrantFacts, GrantRequest, GrantState, MOST_OPINIONS, Opinion, OpinionLevel,
};
use crate::domain::person::Person;
use crate::domain::{GrantId, PersonId};
use crate::store::{Counter, Reading, Writer};
use crate::text::without_numbers;

use super::admit;
use super::read::get;
use super::view::weigh;

/// Enters a request. One that deserves a second look needs a reason.
pub fn propose(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    person: PersonId,
    facts: &GrantFacts,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let despite = despite.map(reason_for).transpose()?;
    let today = scene.asking.moment.today;
    let of = standing(w, person)?;
    let (facts, _) = admit::facts(scene.reference, today, facts)?;
    let request = GrantRequest {
        id: GrantId(0),
        version: 1,
        person,
        facts,
        state: GrantState::Proposed,
        by: scene.staff.id,
        on: today,
        despite: despite.clone().unwrap_or_default(),
        opinions: Vec::new(),
        decided: None,
        declined: None,
    };
    // What can never be booked is not taken in: no reason lifts it.
    ledger::outlived(scene.reference, &of, &due(&request, of.id))?;
    if despite.is_none() {
        settle(doubts(w, scene, &of, &request, false)?)?;
    }
    let id = GrantId(w.next_id(Counter::Grant)?);
    let request = GrantRequest { id, ..request };
    w.put(&request)?;
    Ok(told(&request).with("despite", despite.unwrap_or_default()))
}

/// Notes what a level says: those before the decision while it waits, those after it once it was approved.
pub fn note_opinion(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (GrantId, u32),
    opinion: &Opinion,
) -> Result<Change, Stop> {
    let mut request = seen(w, named)?;
    let above = opinion.level > OpinionLevel::District;
    let fits = match request.state {
        GrantState::Proposed => !above,
        GrantState::Approved => above,
        GrantState::Declined | GrantState::Withdrawn => false,
    };
    // The bureau's own say is its decision.
    if !fits || opinion.level == OpinionLevel::District {
        return Err(Refusal::GrantStands { grant: request.id, state: request.state }.into());
    }
    let Some(rule) = scene.reference.grants.get(&request.facts.programme) else {
        return Err(Refusal::NoSuchProgramme(request.facts.programme).into());
    };
    let opinion = admit::opinion(scene.asking.moment.today, rule, opinion)?;
    if request.opinions.len() >= MOST_OPINIONS {
        return Err(Refusal::RecordFull.into());
    }
    let change = |request: &GrantRequest, opinion: &Opinion| {
        told(request)
            .with("level", opinion.level.name())
            .with("agrees", opinion.agrees)
            .with("on", opinion.on)
            .with("words", without_numbers(&opinion.words))
    };
    request.opinions.push(opinion.clone());
    request.version += 1;
    w.put(&request)?;
    Ok(change(&request, &opinion))
}

/// Approves a request, which books what is due, or declines it with a reason: another person than the one who entered it.
pub fn decide(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (GrantId, u32),
    declined: Option<&str>,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let declined = declined.map(reason_for).transpose()?;
    let despite = despite.map(reason_for).transpose()?;
    let mut request = waiting(w, named)?;
    if request.by == scene.staff.id {
        return Err(Refusal::NotPermitted { action: Action::ApproveGrants, why: Denied::SamePerson }.into());
    }
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    request.version += 1;
    if let Some(reason) = declined {
        request.state = GrantState::Declined;
        request.decided = Some(Decided { by, on, reason: reason.clone(), entry: None });
        w.put(&request)?;
        return Ok(told(&request).with("reason", reason));
    }
    // Requests of before this was looked at when they were entered are held to it too.
    admit::within_bill(&request.facts)?;
    let person = standing(w, stands_for(w, request.person)?)?;
    if despite.is_none() {
        settle(doubts(w, scene, &person, &request, true)?)?;
    }
    let (programme, agree) = (Some(request.facts.programme.as_str()), Action::ApproveGrants);
    let about = Word::About { person: person.id, programme, first: request.by, agree, asks: None };
    word_leaves(w, scene, about)?;
    let entry = ledger::book_seen(w, scene, &due(&request, person.id))?;
    let reason = despite.unwrap_or_default();
    request.state = GrantState::Approved;
    request.decided = Some(Decided { by, on, reason: reason.clone(), entry: Some(entry) });
    w.put(&request)?;
    // What was booked is the outcome, as of everything that books.
    let change = Change { outcome: Outcome::Entries(entry, 1), ..told(&request) };
    Ok(change.of(Some(person.id)).with("despite", reason))
}

/// What an approval books as due.
pub fn due(request: &GrantRequest, person: PersonId) -> Posting {
    Posting {
        person,
        programme: request.facts.programme.clone(),
        month: request.facts.month,
        kind: EntryKind::Due,
        amount: request.facts.amount,
        booked: None,
        memo: request.id.to_string(),
    }
}

/// Takes a request back before it is decided, or once it was declined: then it is not asked anew.
pub fn withdraw(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (GrantId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let declined = get(w, named.0)?.state == GrantState::Declined;
    let mut request = if declined { seen(w, named)? } else { waiting(w, named)? };
    asker::or_gone(w, scene, (request.by, Action::ProposeGrants))?;
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    request.state = GrantState::Withdrawn;
    request.declined = request.decided.take();
    request.decided = Some(Decided { by, on, reason: reason.clone(), entry: None });
    request.version += 1;
    w.put(&request)?;
    Ok(told(&request).with("reason", reason))
}

/// What deserves a second look; before the decision also whether the levels below were heard.
fn doubts(
    r: &impl Reading,
    scene: Scene<'_>,
    person: &Person,
    request: &GrantRequest,
    deciding: bool,
) -> Result<Vec<Doubt>, Stop> {
    let weighed = weigh(r, scene, person, request)?;
    Ok(if deciding { weighed.doubts } else { weighed.before_opinions() })
}

fn settle(doubts: Vec<Doubt>) -> Result<(), Refusal> {
    if doubts.is_empty() { Ok(()) } else { Err(Refusal::Doubtful(doubts)) }
}

fn seen(r: &impl Reading, (id, seen): (GrantId, u32)) -> Result<GrantRequest, Stop> {
    let request = get(r, id)?;
    if request.version == seen {
        Ok(request)
    } else {
        Err(Refusal::Stale { seen, now: request.version, fields: Vec::new() }.into())
    }
}

/// A request that was not decided yet.
fn waiting(r: &impl Reading, (id, version): (GrantId, u32)) -> Result<GrantRequest, Stop> {
    let request = get(r, id)?;
    if request.state != GrantState::Proposed {
        return Err(Refusal::GrantStands { grant: id, state: request.state }.into());
    }
    seen(r, (id, version))
}

fn told(request: &GrantRequest) -> Change {
    Change::new(Outcome::Grant(request.id, request.version), request.id)
        .of(Some(request.person))
        .with("programme", &request.facts.programme)
        .with("month", request.facts.month)
        .with("amount", request.facts.amount)
}
