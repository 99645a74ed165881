//! JSON of what was given to somebody to do.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::SupervisionRow;
use crate::domain::Date;
use crate::domain::supervision::{SupervisionOrigin, SupervisionState, SupervisionStep};
use crate::locale::{Lang, supervision as say};

/// `supervision list --json`.
#[derive(Serialize)]
pub(in crate::cli) struct SupervisionJson<'a> {
    item: String,
    number: String,
    version: u32,
    origin: SupervisionOrigin,
    text: &'a str,
    owner: &'a str,
    due: Date,
    late: bool,
    petition: Option<&'a str>,
    by: &'a str,
    on: Date,
    state: SupervisionState,
    events: Vec<EventJson<'a>>,
    may: Vec<SupervisionStep>,
}

#[derive(Serialize)]
struct EventJson<'a> {
    step: SupervisionStep,
    on: Date,
    by: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_before: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    followed: Option<&'a str>,
}

impl<'a> SupervisionJson<'a> {
    pub(in crate::cli) fn new(row: &'a SupervisionRow) -> Self {
        let event = |(event, by): &'a (crate::domain::supervision::SupervisionEvent, String)| EventJson {
            step: event.step,
            on: event.on,
            by,
            text: &event.text,
            owner_before: event.owner.map(|(was, _)| row.name_of(was)),
            due_before: event.due.map(|(was, _)| was),
            followed: event.followed.and(row.petition.as_ref()).map(|(_, number)| number.as_str()),
        };
        Self {
            item: text(row.item),
            number: say::number(&row.number, Lang::En),
            version: row.version,
            origin: row.origin,
            text: &row.text,
            owner: &row.owner.1,
            due: row.due,
            late: row.late,
            petition: row.petition.as_ref().map(|(_, number)| number.as_str()),
            by: &row.by,
            on: row.on,
            state: row.state,
            events: row.events.iter().map(event).collect(),
            may: row.steps.iter().filter(|(_, may)| may.is_ok()).map(|(step, _)| *step).collect(),
        }
    }
}
