//! A made-up front desk: visits begin and end as the bureau would have it.

use super::fake;
use crate::bureau::answer::{Happening, PromiseRow, VisitDay, VisitRow, VisitView};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::console::Effect;
use crate::domain::visit::{Board, Caller, CallerKind, Promise, VisitOutcome, VisitStage};
use crate::domain::{Date, PersonId, StaffId, VisitId};

/// 2026-11-23 09:41 in China.
const NOW_MS: i64 = 1_795_398_060_000;

/// Visits and promises of the day.
#[derive(Default)]
pub struct FakeFront {
    /// The visits.
    pub visits: Vec<VisitRow>,
    /// Promises due.
    pub promises: Vec<PromiseRow>,
    /// What to ask everybody for.
    pub asks: Vec<String>,
    /// What the work of a visit speaks of.
    pub suggested: Vec<String>,
    /// The day whoever is opened died on.
    pub died: Option<Date>,
    /// What was promised during the visits that are opened.
    pub promised: Vec<Promise>,
}

fn name(person: Option<PersonId>) -> String {
    person.and_then(fake::card).map(|card| card.name).unwrap_or_default()
}

fn row(id: u32, stage: VisitStage, person: Option<PersonId>, topics: &[&str]) -> VisitRow {
    VisitRow {
        visit: VisitId(id),
        version: 1,
        day: Date::new(2026, 11, 23).unwrap(),
        number: id as u16,
        booked: None,
        stage,
        person,
        name: name(person),
        caller: CallerKind::InPerson,
        topics: topics.iter().map(|t| (*t).to_owned()).collect(),
        desk: "一号窗".to_owned(),
        attended_by: Some(StaffId(3)),
        staff: "李娜".to_owned(),
        came_ms: Some(NOW_MS - 9 * 60_000),
        called_ms: None,
        ended: None,
        promises_open: 0,
        slip: None,
        work: Vec::new(),
    }
}

impl FakeFront {
    /// A morning: two who wait, an appointment, two promises, two who left.
    pub fn morning() -> Self {
        let mut booked = row(5, VisitStage::Booked, Some(PersonId(4)), &["card"]);
        (booked.number, booked.came_ms, booked.booked) = (0, None, Some(10 * 60 + 30));
        let mut asked = row(2, VisitStage::Ended, None, &["policy"]);
        asked.ended = Some((NOW_MS - 40 * 60_000, VisitOutcome::Settled));
        let mut left = row(1, VisitStage::Ended, Some(PersonId(6)), &["subsidy", "card"]);
        left.ended = Some((NOW_MS - 60 * 60_000, VisitOutcome::Informed));
        left.promises_open = 1;
        let promise = |visit, person, what: &str, due| PromiseRow {
            visit: VisitId(visit),
            version: 3,
            at: 0,
            person: Some(PersonId(person)),
            name: name(Some(PersonId(person))),
            what: what.to_owned(),
            due: Date::new(2026, 11, due).unwrap(),
        };
        let waits = row(4, VisitStage::Waiting, None, &["subsidy"]);
        let visits = vec![
            row(3, VisitStage::Waiting, Some(PersonId(5)), &["recognition"]),
            waits,
            booked,
            asked,
            left,
        ];
        let promises = vec![promise(1, 6, "回电告知优待证进度", 20), promise(9, 1, "寄发补助明细", 23)];
        Self { visits, promises, ..Self::default() }
    }

    /// Whether an effect brings somebody to the desk.
    pub fn attends(effect: &Effect) -> bool {
        matches!(
            effect,
            Effect::Execute {
                command: Command::BeginVisit { done: None, .. } | Command::CallVisit { .. },
                ..
            }
        )
    }

    /// Brings somebody to the desk.
    pub fn attend(&mut self, command: &Command) -> Result<Receipt, Refusal> {
        let at = match command {
            Command::CallVisit { visit, .. } => self.visits.iter().position(|v| v.visit == *visit),
            Command::BeginVisit { visitor, .. } => {
                let id = self.visits.iter().map(|v| v.visit.0).max().unwrap_or(0) + 1;
                let topics: Vec<&str> = visitor.topics.iter().map(String::as_str).collect();
                self.visits.push(row(id, VisitStage::Waiting, visitor.person, &topics));
                Some(self.visits.len() - 1)
            }
            _ => None,
        };
        let Some(visit) = at.and_then(|at| self.visits.get_mut(at)) else {
            return Err(Refusal::NotFound(What::Visit));
        };
        let (stage, called) = (VisitStage::Attended, Some(NOW_MS + i64::from(visit.visit.0)));
        (visit.stage, visit.called_ms, visit.version) = (stage, called, visit.version + 1);
        let outcome = Outcome::Visit(visit.visit, visit.number, visit.version);
        Ok(Receipt { seq: 9, already: false, outcome })
    }

    /// Ends a visit.
    pub fn end(&mut self, visit: VisitId, outcome: VisitOutcome) -> Receipt {
        let row = self.visits.iter_mut().find(|v| v.visit == visit).unwrap();
        (row.stage, row.ended) = (VisitStage::Ended, Some((NOW_MS, outcome)));
        Receipt { seq: 9, already: false, outcome: Outcome::Visit(visit, row.number, row.version + 1) }
    }

    fn board(&self) -> Board {
        let count = |stage| self.visits.iter().filter(|v| v.stage == stage).count() as u32;
        let ended = count(VisitStage::Ended);
        Board {
            booked: count(VisitStage::Booked),
            waiting: count(VisitStage::Waiting),
            attended: count(VisitStage::Attended),
            ended,
            mean_wait_ms: (ended > 0).then_some(6 * 60_000),
        }
    }

    /// Answers about visits.
    pub fn answer(&self, query: &Query) -> Option<Answer> {
        Some(match query {
            Query::Visits { day } if *day == Date::new(2026, 11, 23)? => Answer::Visits(Box::new(VisitDay {
                day: *day,
                board: self.board(),
                visits: self.visits.clone(),
                promises: self.promises.clone(),
            })),
            Query::Visits { day } => Answer::Visits(Box::new(VisitDay {
                day: *day,
                board: Board::default(),
                visits: Vec::new(),
                promises: Vec::new(),
            })),
            Query::Visit(id) => {
                let known = self.visits.iter().chain(&past()).find(|v| v.visit == *id).cloned()?;
                Answer::Visit(Box::new(self.view(known)))
            }
            Query::Asks(_) => Answer::Asks(self.asks.clone()),
            Query::VisitsOf { person, .. } => {
                let theirs = self.visits.iter().filter(|v| v.person == Some(*person)).cloned();
                let past = past().into_iter().filter(|v| v.person == Some(*person));
                Answer::VisitsOf(theirs.chain(past).collect())
            }
            _ => return None,
        })
    }
}

impl FakeFront {
    /// A visit in full; those who may come for somebody are the made-up relatives.
    fn view(&self, row: VisitRow) -> VisitView {
        let mut view = view(row);
        if view.row.ended.is_none() && view.row.person == Some(PersonId(6)) {
            view.relatives = super::family::relatives();
        }
        view.died = self.died;
        view.suggested.clone_from(&self.suggested);
        view.promises.extend(self.promised.iter().cloned());
        view
    }
}

/// A visit of last summer.
fn past() -> Vec<VisitRow> {
    let mut row = row(900, VisitStage::Ended, Some(PersonId(6)), &["subsidy"]);
    row.day = Date::new(2026, 8, 3).unwrap();
    row.caller = CallerKind::Relative;
    row.ended = Some((NOW_MS, VisitOutcome::Taken));
    row.promises_open = 1;
    vec![row]
}

fn view(row: VisitRow) -> VisitView {
    let mut view = VisitView {
        died: None,
        caller: Caller::in_person(),
        note: String::new(),
        promises: Vec::new(),
        done: Vec::new(),
        suggested: Vec::new(),
        relatives: Vec::new(),
        row,
    };
    if view.row.visit == VisitId(900) {
        view.caller = Caller {
            kind: CallerKind::Relative,
            name: "古丽".into(),
            relation: "妻".into(),
            ..Caller::in_person()
        };
        view.note = "八月起少发 27 元".into();
        let due = Date::new(2026, 8, 10).unwrap();
        view.promises = vec![Promise { what: "核对标准后回电".into(), due, kept: None }];
        view.done = vec![Happening {
            seq: 7,
            today: view.row.day,
            at_ms: NOW_MS,
            by: "李娜".into(),
            desk: "一号窗".into(),
            command: "person.amend".into(),
            object: "P6".into(),
            about: vec![("fields".into(), "phone".into())],
        }];
    }
    view
}
