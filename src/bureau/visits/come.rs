//! Coming: an appointment, a number, or straight to the desk.

use crate::bureau::change::Change;
use crate::bureau::command::Visitor;
use crate::bureau::journal;
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::visits::admit;
use crate::bureau::visits::attend::{attended_by, came_alive, seen};
use crate::domain::visit::{Ending, Visit, VisitOutcome, VisitStage};
use crate::domain::{Date, PersonId, VisitId};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};

/// Minutes of a day.
const DAY_MINUTES: u16 = 24 * 60;
/// Appointments reach no further than this many days.
const FARTHEST_BOOKING: i64 = 366;

/// An appointment for today or a later day.
pub fn book(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    visitor: &Visitor,
    day: Date,
    minute: u16,
) -> Result<Change, Stop> {
    let ahead = day.days_since(scene.asking.moment.today);
    let fault = |field: &str, fault| Refusal::Invalid(vec![FieldFault { field: field.to_owned(), fault }]);
    if ahead < 0 {
        return Err(fault("day", Fault::TooEarly).into());
    }
    if ahead > FARTHEST_BOOKING || minute >= DAY_MINUTES {
        return Err(fault(if minute >= DAY_MINUTES { "minute" } else { "day" }, Fault::Date).into());
    }
    let visitor = admit::visitor(w, scene, visitor, (day, None))?;
    let mut visit = fresh(w, visitor, day)?;
    visit.booked = Some(minute);
    w.put(&visit)?;
    Ok(note_of(&visit).with("day", day))
}

/// A number of the day for somebody who waits.
pub fn take_number(w: &mut Writer<'_>, scene: Scene<'_>, visitor: &Visitor) -> Result<Change, Stop> {
    let visit = came(w, scene, visitor)?;
    w.put(&visit)?;
    Ok(note_of(&visit))
}

/// The one with the appointment is there.
pub fn arrive(w: &mut Writer<'_>, scene: Scene<'_>, named: (VisitId, u32)) -> Result<Change, Stop> {
    let mut visit = seen(w, named)?;
    if visit.stage() != VisitStage::Booked {
        return Err(Refusal::VisitStage(visit.stage()).into());
    }
    number(w, scene, &mut visit)?;
    visit.version += 1;
    w.put(&visit)?;
    Ok(note_of(&visit))
}

/// Straight to the desk; with an outcome, answered and gone.
pub fn begin(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    visitor: &Visitor,
    done: Option<VisitOutcome>,
) -> Result<Change, Stop> {
    let mut visit = came(w, scene, visitor)?;
    attend(w, scene, &mut visit)?;
    if let Some(outcome) = done {
        came_alive(w, &visit)?;
        visit.ended = Some(Ending { outcome, at_ms: scene.asking.moment.at_ms, seq: visit.from_seq });
    }
    w.put(&visit)?;
    Ok(note_of(&visit).with("outcome", done.map(VisitOutcome::name).unwrap_or_default()))
}

/// Takes a visitor to the desk of the one who asks. Nobody is attended twice at once.
pub fn attend(w: &Writer<'_>, scene: Scene<'_>, visit: &mut Visit) -> Result<(), Stop> {
    if let Some(other) = visit.person.map(|p| attended_visit(w, p)).transpose()?.flatten() {
        let by = attended_by(w, &other)?;
        return Err(Refusal::AttendedAlready { visit: other.id, by, desk: other.desk }.into());
    }
    visit.called_ms = Some(scene.asking.moment.at_ms);
    visit.staff = Some(scene.staff.id);
    visit.desk = scene.asking.session.as_ref().map(|s| s.desk.clone()).unwrap_or_default();
    visit.from_seq = w.head()?.seq + 1;
    Ok(())
}

/// The visit during which a person is being attended now.
fn attended_visit(r: &impl Reading, person: PersonId) -> Result<Option<Visit>, Stop> {
    for record in records_of(r, stands_for(r, person)?)? {
        for key in r.owners(IndexTable::VisitByPerson, &Keys::person(record))? {
            let visit: Option<Visit> = r.get(&key?)?;
            if visit.as_ref().is_some_and(|v| v.stage() == VisitStage::Attended) {
                return Ok(visit);
            }
        }
    }
    Ok(None)
}

/// Somebody who is there, with a number of the day.
fn came(w: &mut Writer<'_>, scene: Scene<'_>, visitor: &Visitor) -> Result<Visit, Stop> {
    let today = scene.asking.moment.today;
    let visitor = admit::visitor(w, scene, visitor, (today, None))?;
    let mut visit = fresh(w, visitor, today)?;
    number(w, scene, &mut visit)?;
    Ok(visit)
}

/// Gives somebody who is there a number of the day.
pub fn number(w: &mut Writer<'_>, scene: Scene<'_>, visit: &mut Visit) -> Result<(), Stop> {
    let today = scene.asking.moment.today;
    visit.day = today;
    visit.number = w.next_number(Counter::visit_of(today))? as u16;
    visit.came_ms = Some(scene.asking.moment.at_ms);
    Ok(())
}

fn fresh(w: &mut Writer<'_>, visitor: Visitor, day: Date) -> Result<Visit, Stop> {
    Ok(Visit {
        id: VisitId(w.next_id(Counter::Visit)?),
        version: 1,
        day,
        number: 0,
        booked: None,
        came_ms: None,
        called_ms: None,
        person: visitor.person,
        caller: visitor.caller,
        topics: visitor.topics,
        note: String::new(),
        desk: String::new(),
        staff: None,
        from_seq: 0,
        ended: None,
        promises: Vec::new(),
        asked: Vec::new(),
        slip: None,
        slip_before: false,
    })
}

/// What the journal says of a visit that was noted or changed.
pub fn note_of(visit: &Visit) -> Change {
    Change::new(Outcome::Visit(visit.id, visit.number, visit.version), visit.id)
        .of(visit.person)
        .with("caller", visit.caller.kind.name())
        .with("topics", visit.topics.join(" "))
        .with(journal::VISIT, visit.id)
}
