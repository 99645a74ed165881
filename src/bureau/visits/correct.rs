//! A visit that has ended is put right: who came, what was asked and promised, how it ended.

use crate::bureau::change::Change;
use crate::bureau::command::{VisitCorrection, Visitor};
use crate::bureau::people::reason_for;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::visits::admit;
use crate::bureau::visits::attend::{came_alive, missing_topics, put, seen, take_in, unattended};
use crate::domain::VisitId;
use crate::domain::visit::{Ending, Visit, VisitOutcome};
use crate::store::{Reading, Writer};

/// Says anew what is on record of a visit that has ended. On the day itself whoever attended them may; afterwards, or after
/// somebody else, a reason is given. The journal tells what was changed, and a slip that was handed over is one of before.
pub fn correct(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (VisitId, u32),
    said: &VisitCorrection,
) -> Result<Change, Stop> {
    let was = seen(w, named)?;
    let Some(ending) = was.ended.clone() else { return Err(Refusal::VisitStage(was.stage()).into()) };
    let reason = reason(scene, &was, said.reason.as_deref())?;
    let typed = Visitor { person: was.person, caller: said.caller.clone(), topics: said.topics.clone() };
    let mut now = was.clone();
    take_in(&mut now, admit::visitor(w, scene, &typed, (was.day, was.person))?);
    now.note = admit::note(&said.note)?;
    now.promises = admit::promises_beside_kept(&said.promises, &was.promises, scene.asking.moment.today)?;
    now.ended = Some(Ending { outcome: said.outcome, ..ending });
    fits(w, &now, said.outcome)?;
    let fields = changed(&was, &now);
    now.slip_before = was.slip.is_some() && (was.slip_before || !fields.is_empty());
    let change = put(w, now, |_| {})?.with("fields", fields.join(" "));
    let other = was.ended.map(|end| end.outcome).filter(|outcome| *outcome != said.outcome);
    let change = match other {
        Some(before) => change.with("was", before.name()).with("outcome", said.outcome.name()),
        None => change,
    };
    Ok(change.with("reason", reason))
}

/// Why, where that must be said.
fn reason(scene: Scene<'_>, visit: &Visit, typed: Option<&str>) -> Result<String, Refusal> {
    let own = visit.staff.is_none_or(|staff| staff == scene.staff.id);
    match typed.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => reason_for(text),
        None if own && visit.day == scene.asking.moment.today => Ok(String::new()),
        None => reason_for(""),
    }
}

/// Whether the visit may have ended so.
fn fits(r: &impl Reading, visit: &Visit, outcome: VisitOutcome) -> Result<(), Stop> {
    if unattended(outcome) {
        return Ok(());
    }
    if visit.called_ms.is_none() {
        let fault = FieldFault { field: "outcome".to_owned(), fault: Fault::Choice };
        return Err(Refusal::Invalid(vec![fault]).into());
    }
    if visit.topics.is_empty() {
        return Err(missing_topics().into());
    }
    came_alive(r, visit)
}

/// Names of the fields that differ.
fn changed(was: &Visit, now: &Visit) -> Vec<&'static str> {
    let outcome = |visit: &Visit| visit.ended.as_ref().map(|end| end.outcome);
    let parts = [
        ("caller", was.caller != now.caller),
        ("topics", was.topics != now.topics),
        ("outcome", outcome(was) != outcome(now)),
        ("note", was.note != now.note),
        ("promises", was.promises != now.promises),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
