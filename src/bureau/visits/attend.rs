//! At the desk: calling, noting, ending, and keeping what was promised.

use crate::bureau::change::Change;
use crate::bureau::command::Visitor;
use crate::bureau::confirm;
use crate::bureau::journal;
use crate::bureau::kept::is_about_kept;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::bureau::visits::admit;
use crate::bureau::visits::come::{attend, note_of, number};
use crate::domain::visit::{
    AskAnswer, Asked, CallerFault, CallerKind, Ending, Promise, Visit, VisitOutcome, VisitStage,
};
use crate::domain::{Date, VisitId};
use crate::store::{Keys, Reading, Writer};

/// A visit that is still as the asker saw it.
pub fn seen(r: &impl Reading, (id, seen): (VisitId, u32)) -> Result<Visit, Stop> {
    let visit: Visit = r.get(&Keys::visit(id))?.ok_or(Refusal::NotFound(What::Visit))?;
    if visit.version != seen {
        return Err(Refusal::Stale { seen, now: visit.version, fields: Vec::new() }.into());
    }
    Ok(visit)
}

/// Who attends a visit; empty for nobody.
pub fn attended_by(r: &impl Reading, visit: &Visit) -> Result<String, Stop> {
    visit.staff.map_or(Ok(String::new()), |id| journal::staff_name(r, id))
}

/// The day the person of a visit died on, when that was before they are said to have come.
pub fn died_before(r: &impl Reading, visit: &Visit) -> Result<Option<Date>, Stop> {
    let Some(person) = visit.person else { return Ok(None) };
    let died = journal::person(r, stands_for(r, person)?)?.facts.died;
    Ok(died.filter(|on| *on < visit.day))
}

/// Nobody comes themselves after their death. Who came is known only once it is said: a visit may begin before that.
pub fn came_alive(r: &impl Reading, visit: &Visit) -> Result<(), Stop> {
    match died_before(r, visit)? {
        Some(_) if visit.caller.kind == CallerKind::InPerson => {
            Err(Refusal::Caller(CallerFault::Died).into())
        }
        _ => Ok(()),
    }
}

/// Calls somebody who waits, or who has an appointment and came straight to the desk.
pub fn call(w: &mut Writer<'_>, scene: Scene<'_>, named: (VisitId, u32)) -> Result<Change, Stop> {
    let mut visit = seen(w, named)?;
    match visit.stage() {
        VisitStage::Waiting => {}
        VisitStage::Booked => number(w, scene, &mut visit)?,
        stage => return Err(Refusal::VisitStage(stage).into()),
    }
    attend(w, scene, &mut visit)?;
    put(w, visit, |_| {})
}

/// Says anew who came, for what, what was noted and promised. A visit that has ended stays as it is.
pub fn amend(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (VisitId, u32),
    visitor: &Visitor,
    (note, promises): (&str, &[Promise]),
) -> Result<Change, Stop> {
    let mut visit = seen(w, named)?;
    if visit.stage() == VisitStage::Ended {
        return Err(Refusal::VisitStage(VisitStage::Ended).into());
    }
    let visitor = admit::visitor(w, scene, visitor, (visit.day, visit.person))?;
    let note = admit::note(note)?;
    let promises = admit::promises(promises, &visit.promises, scene.asking.moment.today)?;
    take_in(&mut visit, visitor);
    came_alive(w, &visit)?;
    put(w, visit, |v| {
        v.note = note;
        v.promises = promises;
    })
}

/// Puts who came, for whom and with what into a visit.
pub fn take_in(visit: &mut Visit, visitor: Visitor) {
    visit.person = visitor.person;
    visit.caller = visitor.caller;
    visit.topics = visitor.topics;
}

/// Ends a visit. What was asked must be said, unless they left without being attended, or nobody was there.
pub fn end(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (VisitId, u32),
    outcome: VisitOutcome,
    visitor: Option<&Visitor>,
    (note, promises): (&str, &[Promise]),
) -> Result<Change, Stop> {
    let mut visit = seen(w, named)?;
    let stage = visit.stage();
    let fits = match stage {
        VisitStage::Attended => true,
        // Whoever was never called can only have left.
        VisitStage::Waiting | VisitStage::Booked => unattended(outcome),
        VisitStage::Ended => false,
    };
    if !fits {
        return Err(Refusal::VisitStage(stage).into());
    }
    if let Some(visitor) = visitor {
        let visitor = admit::visitor(w, scene, visitor, (visit.day, visit.person))?;
        take_in(&mut visit, visitor);
    }
    if visit.topics.is_empty() && !unattended(outcome) {
        return Err(missing_topics().into());
    }
    if !unattended(outcome) {
        came_alive(w, &visit)?;
    }
    let promises = admit::promises(promises, &visit.promises, scene.asking.moment.today)?;
    let note = admit::note(note)?;
    let ending = Ending { outcome, at_ms: scene.asking.moment.at_ms, seq: w.head()?.seq + 1 };
    let count = promises.len();
    let change = put(w, visit, |v| {
        v.note = note;
        v.promises = promises;
        v.ended = Some(ending);
    })?;
    Ok(change
        .with("outcome", outcome.name())
        .with("promises", if count == 0 { String::new() } else { count.to_string() }))
}

/// Whether nobody was attended when it ended so.
pub fn unattended(outcome: VisitOutcome) -> bool {
    matches!(outcome, VisitOutcome::Left | VisitOutcome::Mistaken)
}

/// What was asked is not said.
pub fn missing_topics() -> Refusal {
    Refusal::Invalid(vec![FieldFault { field: "topics".to_owned(), fault: Fault::Empty }])
}

/// Notes what came of asking for something, today. Only while the visitor is at the desk.
pub fn note_ask(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (VisitId, u32),
    ask: &str,
    answer: AskAnswer,
) -> Result<Change, Stop> {
    let visit = seen(w, named)?;
    if visit.stage() != VisitStage::Attended {
        return Err(Refusal::VisitStage(visit.stage()).into());
    }
    if scene.reference.asks.get(ask).is_none() {
        return Err(
            Refusal::Invalid(vec![FieldFault { field: "ask".to_owned(), fault: Fault::Choice }]).into()
        );
    }
    confirm::ask_answered(w, scene, &visit, ask, answer)?;
    let asked = Asked { ask: ask.to_owned(), answer, on: scene.asking.moment.today };
    let change = put(w, visit, |v| {
        // Asked again during the same visit, the last answer counts.
        v.asked.retain(|a| a.ask != asked.ask);
        v.asked.push(asked);
    })?;
    Ok(change.with("ask", ask).with("answer", answer.name()))
}

/// A promise was kept today.
pub fn keep(w: &mut Writer<'_>, scene: Scene<'_>, named: (VisitId, u32), at: u8) -> Result<Change, Stop> {
    let visit = seen(w, named)?;
    let open = visit.promises.get(usize::from(at)).is_some_and(|p| p.kept.is_none());
    if !open {
        return Err(Refusal::NotFound(What::Promise).into());
    }
    let today = scene.asking.moment.today;
    put(w, visit, |v| {
        if let Some(promise) = v.promises.get_mut(usize::from(at)) {
            promise.kept = Some(today);
        }
    })
}

/// Writes down for whom something was done: the visitor at the desk, unless it concerns somebody else. What is about a petition that is
/// kept from view is told with no visit, whoever is there.
pub fn attach(r: &impl Reading, asking: &Asking, command: &str, change: Change) -> Result<Change, Stop> {
    let Some(id) = asking.visit.filter(|_| !change.says(journal::VISIT)) else { return Ok(change) };
    let Some(visit) = r.get::<Visit>(&Keys::visit(id))? else { return Ok(change) };
    let theirs = match (change.subject, visit.person) {
        (Some(subject), Some(person)) => stands_for(r, subject)? == stands_for(r, person)?,
        _ => true,
    };
    let attached = theirs
        && visit.stage() == VisitStage::Attended
        && !is_about_kept(r, command, &change.object, &change.about)?;
    Ok(if attached { change.with(journal::VISIT, id) } else { change })
}

/// Writes a visit anew, as its next version.
pub fn put(w: &mut Writer<'_>, mut visit: Visit, change: impl FnOnce(&mut Visit)) -> Result<Change, Stop> {
    change(&mut visit);
    visit.version += 1;
    w.put(&visit)?;
    Ok(note_of(&visit))
}
