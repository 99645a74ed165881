//! Shapes about visits. Times are milliseconds since 1970 UTC; appointments `HH:MM`.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::{Happening, PromiseRow, SlipRow, VisitDay, VisitRow, VisitView};
use crate::domain::visit::{Board, CallerKind, Promise, VisitOutcome, VisitStage};
use crate::domain::{Date, PersonId};

/// `visit list --json`: a day.
#[derive(Serialize)]
pub(in crate::cli) struct DayVisitsJson<'a> {
    day: Date,
    board: &'a Board,
    visits: Vec<RowJson<'a>>,
    promises: Vec<PromiseJson<'a>>,
}

impl<'a> DayVisitsJson<'a> {
    pub(in crate::cli) fn new(day: &'a VisitDay) -> Self {
        Self {
            day: day.day,
            board: &day.board,
            visits: day.visits.iter().map(RowJson::new).collect(),
            promises: day.promises.iter().map(PromiseJson::new).collect(),
        }
    }
}

/// `visit list --person --json`: a person's visits, each with the names of the commands that were done during it.
#[derive(Serialize)]
pub(in crate::cli) struct PersonVisitsJson<'a> {
    person: String,
    visits: Vec<PastJson<'a>>,
}

#[derive(Serialize)]
struct PastJson<'a> {
    #[serde(flatten)]
    row: RowJson<'a>,
    work: &'a [String],
}

impl<'a> PersonVisitsJson<'a> {
    pub(in crate::cli) fn new(person: PersonId, rows: &'a [VisitRow]) -> Self {
        let past = |row: &'a VisitRow| PastJson { row: RowJson::new(row), work: &row.work };
        Self { person: text(person), visits: rows.iter().map(past).collect() }
    }
}

#[derive(Serialize)]
struct RowJson<'a> {
    visit: String,
    version: u32,
    day: Date,
    number: Option<u16>,
    booked: Option<String>,
    stage: VisitStage,
    person: Option<String>,
    name: &'a str,
    caller: CallerKind,
    topics: &'a [String],
    desk: &'a str,
    staff: &'a str,
    came_ms: Option<i64>,
    called_ms: Option<i64>,
    ended_ms: Option<i64>,
    outcome: Option<VisitOutcome>,
    promises_open: u32,
    slip: Option<SlipJson<'a>>,
}

/// The slip that was issued last.
#[derive(Serialize)]
struct SlipJson<'a> {
    paper: String,
    number: &'a str,
    digest: &'a str,
    void: bool,
    before: bool,
}

impl<'a> RowJson<'a> {
    fn new(row: &'a VisitRow) -> Self {
        let slip = |s: &'a SlipRow| SlipJson {
            paper: text(s.paper),
            number: &s.number,
            digest: &s.digest,
            void: s.void,
            before: s.before,
        };
        Self {
            visit: text(row.visit),
            version: row.version,
            day: row.day,
            number: (row.number > 0).then_some(row.number),
            booked: row.booked.map(|m| format!("{:02}:{:02}", m / 60, m % 60)),
            stage: row.stage,
            person: row.person.map(text),
            name: &row.name,
            caller: row.caller,
            topics: &row.topics,
            desk: &row.desk,
            staff: &row.staff,
            came_ms: row.came_ms,
            called_ms: row.called_ms,
            ended_ms: row.ended.map(|(ms, _)| ms),
            outcome: row.ended.map(|(_, outcome)| outcome),
            promises_open: row.promises_open,
            slip: row.slip.as_ref().map(slip),
        }
    }
}

/// `visit promises --json`.
#[derive(Serialize)]
pub(in crate::cli) struct PromisesJson<'a> {
    until: Date,
    promises: Vec<PromiseJson<'a>>,
}

impl<'a> PromisesJson<'a> {
    pub(in crate::cli) fn new(until: Date, rows: &'a [PromiseRow]) -> Self {
        Self { until, promises: rows.iter().map(PromiseJson::new).collect() }
    }
}

/// A promise not kept yet; `promise` is what `visit keep` takes.
#[derive(Serialize)]
struct PromiseJson<'a> {
    visit: String,
    promise: u8,
    person: Option<String>,
    name: &'a str,
    what: &'a str,
    due: Date,
}

impl<'a> PromiseJson<'a> {
    fn new(row: &'a PromiseRow) -> Self {
        Self {
            visit: text(row.visit),
            promise: row.at.saturating_add(1),
            person: row.person.map(text),
            name: &row.name,
            what: &row.what,
            due: row.due,
        }
    }
}

/// `visit show --json`: the row, then who came, what was noted, promised and done.
#[derive(Serialize)]
pub(in crate::cli) struct VisitJson<'a> {
    #[serde(flatten)]
    row: RowJson<'a>,
    caller_name: &'a str,
    caller_relation: &'a str,
    caller_paper: &'a str,
    caller_from: Option<Date>,
    caller_until: Option<Date>,
    note: &'a str,
    promises: &'a [Promise],
    done: Vec<DoneJson<'a>>,
    suggested: &'a [String],
}

/// Something that was done for the visitor.
#[derive(Serialize)]
struct DoneJson<'a> {
    seq: u64,
    at_ms: i64,
    command: &'a str,
    object: &'a str,
}

impl<'a> VisitJson<'a> {
    pub(in crate::cli) fn new(view: &'a VisitView) -> Self {
        let done = |what: &'a Happening| DoneJson {
            seq: what.seq,
            at_ms: what.at_ms,
            command: &what.command,
            object: &what.object,
        };
        let caller = &view.caller;
        Self {
            row: RowJson::new(&view.row),
            caller_name: &caller.name,
            caller_relation: &caller.relation,
            caller_paper: &caller.paper,
            caller_from: caller.from,
            caller_until: caller.until,
            note: &view.note,
            promises: &view.promises,
            done: view.done.iter().filter(|what| Happening::is_deed(&what.command)).map(done).collect(),
            suggested: &view.suggested,
        }
    }
}
