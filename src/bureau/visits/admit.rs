//! The check at the door: who came, for whom and with what, as it may be stored.

use crate::bureau::command::Visitor;
use crate::bureau::faults::Faults;
use crate::bureau::people::{admit_name, standing, stands_for};
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::visit::{Caller, MOST_PROMISES, Promise};
use crate::domain::{Date, PersonId};
use crate::store::Reading;

/// Most things asked in one visit.
const MOST_TOPICS: usize = 8;
/// Characters of a visit's note.
pub const NOTE_CHARS: usize = 2000;
/// Promises reach no further than this many days.
const FARTHEST_PROMISE: i64 = 366;

/// The visitor in clean form. The person must be on record, and whoever comes for another must say what their capacity
/// asks for on that day. A visit that was said to be somebody's stays on the record it was noted on, although that was merged
/// into another in the meantime: put apart again, it has its visits.
pub fn visitor(
    r: &impl Reading,
    scene: Scene<'_>,
    visitor: &Visitor,
    (day, was): (Date, Option<PersonId>),
) -> Result<Visitor, Stop> {
    let person = match (visitor.person, was) {
        (Some(named), Some(was)) if stands_for(r, named)? == stands_for(r, was)? => Some(was),
        (Some(named), _) => Some(standing(r, named)?.id),
        (None, _) => None,
    };
    let mut faults = Faults::default();
    if visitor.topics.len() > MOST_TOPICS {
        faults.add("topics", Fault::TooLong { most: MOST_TOPICS });
    }
    if visitor.topics.iter().any(|id| scene.reference.topics.get(id).is_none()) {
        faults.add("topics", Fault::Choice);
    }
    let caller = caller(&mut faults, &visitor.caller);
    faults.settle()?;
    caller.judge(day).map_err(Refusal::Caller)?;
    let mut topics = visitor.topics.clone();
    topics.dedup();
    Ok(Visitor { person, caller, topics })
}

fn caller(faults: &mut Faults, typed: &Caller) -> Caller {
    let name = typed.name.trim();
    if typed.from.zip(typed.until).is_some_and(|(from, until)| until < from) {
        faults.add("caller.until", Fault::TooEarly);
    }
    Caller {
        kind: typed.kind,
        name: if name.is_empty() { String::new() } else { faults.take("caller.name", admit_name(name)) },
        relation: faults.line("caller.relation", &typed.relation, 20),
        paper: faults.line("caller.paper", &typed.paper, 60),
        from: typed.from,
        until: typed.until,
    }
}

/// Promises with their days, none in the past. One that is on record already (`held`) stays as it stands there, whatever became of
/// its day since.
pub fn promises(typed: &[Promise], held: &[Promise], today: Date) -> Result<Vec<Promise>, Refusal> {
    let mut faults = Faults::default();
    if typed.len() > MOST_PROMISES {
        faults.add("promises", Fault::TooLong { most: MOST_PROMISES });
    }
    let mut clean = Vec::with_capacity(typed.len());
    for (n, promise) in typed.iter().take(MOST_PROMISES).enumerate() {
        let same = |known: &&Promise| known.what == promise.what.trim() && known.due == promise.due;
        if let Some(known) = held.iter().find(same) {
            clean.push(known.clone());
            continue;
        }
        let due = format!("promises.{n}.due");
        if promise.due < today {
            faults.add(&due, Fault::TooEarly);
        } else if promise.due.days_since(today) > FARTHEST_PROMISE {
            faults.add(&due, Fault::Date);
        }
        let what = faults.words(&format!("promises.{n}.what"), &promise.what, 1, 100);
        clean.push(Promise { what, due: promise.due, kept: None });
    }
    faults.settle()?;
    Ok(clean)
}

/// What is promised of a visit that has ended: what was kept stays, whatever is said of the rest.
pub fn promises_beside_kept(
    typed: &[Promise],
    held: &[Promise],
    today: Date,
) -> Result<Vec<Promise>, Refusal> {
    let kept: Vec<Promise> = held.iter().filter(|known| known.kept.is_some()).cloned().collect();
    let same = |promise: &Promise| {
        kept.iter().any(|known| known.what == promise.what.trim() && known.due == promise.due)
    };
    let open: Vec<Promise> = typed.iter().filter(|promise| !same(promise)).cloned().collect();
    let mut all = kept.clone();
    all.extend(open);
    promises(&all, held, today)
}

/// A note in clean form.
pub fn note(typed: &str) -> Result<String, Refusal> {
    let mut faults = Faults::default();
    let clean = faults.note("note", typed, NOTE_CHARS);
    faults.settle()?;
    Ok(clean)
}
