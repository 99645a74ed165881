//! What the actions of the pane do, and why they cannot run now.

use super::state::list_rows;
use super::{Act, State, forms};
use crate::bureau::answer::VisitRow;
use crate::bureau::command::{VisitCorrection, Visitor};
use crate::bureau::{Action as Gate, Command, Query};
use crate::console::goal::Goal;
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::visit::{Caller, VisitOutcome, VisitStage};
use crate::locale::{Msg, visit_words, visits as say};

/// The question whether somebody comes today who has another day's appointment.
pub(super) const ARRIVED: &str = "visits.arrived";
/// The menu of how a question ended.
pub(super) const ASKED: &str = "visits.asked";

/// What Enter does with the selected row.
pub(super) fn line_opens(state: &State, shared: &Shared) -> Option<Msg> {
    let attends = shared.may(Gate::Attend).is_ok();
    match state.selected().map(|v| v.stage) {
        Some(VisitStage::Attended) => Some(say::BACK_TO),
        Some(VisitStage::Waiting) if attends => Some(say::CALL),
        Some(VisitStage::Booked) if attends => Some(say::ARRIVE),
        _ => None,
    }
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Next => {
                if let Some(row) = self.next().cloned() {
                    self.call(&row, ctx);
                }
            }
            Act::Number => ctx.open(forms::number(ctx.shared)),
            Act::Book => ctx.open(forms::book(self.day, ctx.shared)),
            Act::Keep => self.keep(ctx),
            Act::Note => {
                if let Some(visit) = self.selected().map(|v| v.visit) {
                    self.form.ask(ctx, Query::Visit(visit));
                }
            }
            Act::TakeBack => self.take_back(ctx),
            Act::Slip => self.slip(ctx),
            Act::Before => self.turn(-1, ctx),
            Act::After => self.turn(1, ctx),
            ask => {
                let topics = ctx.shared.tables.topics.all();
                self.topic = ask.topic().and_then(|n| topics.get(n)).map(|topic| topic.id.clone());
                if self.topic.is_some() {
                    ctx.open(outcomes());
                }
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::Next if self.next().is_none() || !self.is_today(shared) => Some(say::NOBODY_WAITS.into()),
            Act::Keep if self.promise(self.list.selected).is_none() => Some(say::NO_PROMISE.into()),
            Act::TakeBack if self.just.is_none() => Some(say::NOTHING_ASKED.into()),
            ask if ask.topic().is_some() && !self.is_today(shared) => Some(say::ASK_TODAY.into()),
            Act::Note if self.selected().is_none() => Some(say::NO_VISIT.into()),
            _ => None,
        }
    }

    /// Enter: the next step of the row.
    pub(super) fn open(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(person) = self.promise(self.list.selected).map(|p| p.person) {
            return match person {
                Some(person) => ctx.go(Goal::Person(person)),
                None => ctx.tell(say::NO_RECORD),
            };
        }
        let Some(row) = self.selected().cloned() else { return };
        match (row.stage, row.person) {
            (VisitStage::Waiting, _) => self.call(&row, ctx),
            (VisitStage::Booked, _) => match ctx.shared.may(Gate::Attend) {
                Ok(()) if row.day == ctx.shared.today => self.arrive_row(&row, ctx),
                Ok(()) => {
                    let today = ctx.shared.today;
                    ctx.open(other_day(&row, today));
                }
                Err(why) => ctx.warn(why),
            },
            (_, Some(person)) => ctx.go(Goal::Person(person)),
            (VisitStage::Attended, None) => self.form.ask(ctx, Query::Visit(row.visit)),
            (VisitStage::Ended, None) => ctx.tell(say::NO_RECORD),
        }
    }

    /// To the desk: somebody on record is opened with it.
    fn call(&mut self, row: &VisitRow, ctx: &mut Ctx<'_>) {
        if let Some(person) = row.person {
            return ctx.go(Goal::Visit(person));
        }
        match ctx.shared.may(Gate::Attend) {
            Ok(()) => {
                self.mark(row, ctx.shared);
                self.done = Some(if row.name.is_empty() {
                    Words::with(say::CALLED_NUMBER, &[("number", &row.number)])
                } else {
                    Words::with(say::CALLED, &[("number", &row.number), ("name", &row.name)])
                });
                self.doing.execute(ctx, Command::CallVisit { visit: row.visit, seen: row.version });
            }
            Err(why) => ctx.warn(why),
        }
    }

    /// The mark goes to a visit, and stays with it wherever it comes to stand.
    fn mark(&mut self, row: &VisitRow, shared: &Shared) {
        let at = (0..self.lines.len()).find(|at| self.visit(*at).is_some_and(|v| v.visit == row.visit));
        if let Some(at) = at {
            self.list.select(at, self.lines.len(), list_rows(&shared.geometry()));
        }
    }

    /// Somebody with an appointment is there.
    fn arrive_row(&mut self, row: &VisitRow, ctx: &mut Ctx<'_>) {
        self.done = Some(Words::with(say::CAME, &[("name", &row.name)]));
        self.doing.execute(ctx, Command::Arrive { visit: row.visit, seen: row.version });
    }

    /// The one with another day's appointment did come today.
    pub(super) fn arrived(&mut self, visit: &str, ctx: &mut Ctx<'_>) {
        let named = |row: &&VisitRow| row.visit.to_string() == visit;
        let row = self.found.as_deref().and_then(|day| day.visits.iter().find(named)).cloned();
        if let Some(row) = row {
            self.arrive_row(&row, ctx);
        }
    }

    /// The question noted last was none.
    fn take_back(&mut self, ctx: &mut Ctx<'_>) {
        let Some(just) = self.just.take() else { return };
        let said = VisitCorrection {
            caller: Caller::in_person(),
            topics: vec![just.topic],
            outcome: VisitOutcome::Mistaken,
            note: String::new(),
            promises: Vec::new(),
            reason: None,
        };
        self.done = Some(Words::with(say::TAKEN_BACK, &[("number", &just.number)]));
        let (visit, seen) = (just.visit, just.version);
        self.doing.execute(ctx, Command::CorrectVisit { visit, seen, said: Box::new(said) });
    }

    /// The slip of the visit selected; with none, the register of papers.
    fn slip(&mut self, ctx: &mut Ctx<'_>) {
        match self.slip_row() {
            Some(row) => ctx.go(Goal::Slip(row.person, row.visit)),
            None => ctx.go(Goal::Pane(PaneId::Papers)),
        }
    }

    /// The selected visit, when a slip belongs to it.
    pub(super) fn slip_row(&self) -> Option<&VisitRow> {
        let left = |row: &&VisitRow| row.ended.is_some_and(|(_, outcome)| forms::leaves_slip(outcome));
        self.selected().filter(left)
    }

    fn keep(&mut self, ctx: &mut Ctx<'_>) {
        let Some(promise) = self.promise(self.list.selected) else { return };
        let command = Command::KeepPromise { visit: promise.visit, seen: promise.version, at: promise.at };
        self.done = Some(Words::with(say::KEPT, &[("name", &promise.name), ("what", &promise.what)]));
        self.doing.execute(ctx, command);
    }

    /// A question without a record: asked, answered, gone.
    pub(super) fn note_question(&mut self, outcome: &str, ctx: &mut Ctx<'_>) {
        let (Some(topic), Some(outcome)) = (self.topic.take(), VisitOutcome::parse(outcome)) else { return };
        let words = vec![
            ("topic", super::topic(&ctx.shared.tables, &topic)),
            ("outcome", visit_words::outcome(outcome).into()),
        ];
        self.done = Some(Words::Filled(say::QUESTION_NOTED, words));
        self.asking = Some(topic.clone());
        let visitor = Visitor { person: None, caller: Caller::in_person(), topics: vec![topic] };
        self.doing.execute(ctx, Command::BeginVisit { visitor, done: Some(outcome) });
    }
}

/// Another day's appointment is somebody who comes today: they get a number of today, and that day has the appointment no more.
fn other_day(row: &VisitRow, today: Date) -> Confirm {
    let who = super::title(row);
    let day = Words::Data(row.day.to_string());
    let accept = Accept::Pane(PaneId::Visits, ARRIVED, row.visit.to_string());
    let question = Words::Filled(say::OTHER_DAY, vec![("who", who), ("day", day)]);
    let moves = Words::with(say::OTHER_DAY_MOVES, &[("day", &row.day), ("today", &today)]);
    Confirm::new(question, say::ARRIVE_TODAY, accept).line(moves)
}

/// How a question ended, each by its digit.
fn outcomes() -> Menu {
    let rows = VisitOutcome::ALL
        .iter()
        .filter(|o| **o != VisitOutcome::Mistaken)
        .map(|outcome| Row::new(outcome.name(), visit_words::outcome(*outcome), Words::Data(String::new())));
    Menu::new(say::HOW_ENDED, Purpose::Pane(PaneId::Visits, ASKED), rows.collect()).by_digit()
}
