//! Visitors at this desk: beginning a visit, going back and forth between several, and keeping what is half-typed for each
//! with the one it was typed for.

use crate::bureau::command::Visitor;
use crate::bureau::{Action as Gate, Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::front::minutes_since;
use crate::console::goal::Goal;
use crate::console::model::{Model, Out};
use crate::console::overlays::{Menu, Overlay, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::Owner;
use crate::console::words::Words;
use crate::console::{Cx, Reply, ReqId};
use crate::domain::visit::Caller;
use crate::domain::{PersonId, VisitId};
use crate::locale::{console as say, visits as visit_words};

/// What floated above the pane of a visitor when another one was turned to.
#[derive(Debug)]
pub(super) struct Parked {
    pane: PaneId,
    overlays: Vec<Overlay>,
}

impl Model {
    /// Who is on screen: the person, or the person whose petition is being taken down or read.
    pub(super) fn on_screen(&self) -> Option<PersonId> {
        let shown = self.panes.person.person;
        match self.active {
            PaneId::Person => shown,
            PaneId::Petitions if self.back.last() == Some(&PaneId::Person) => shown,
            _ => None,
        }
    }

    /// Who is served: the one on screen, or the one whose papers are.
    fn served(&self) -> Option<PersonId> {
        if self.active == PaneId::Papers { self.panes.papers.person } else { self.on_screen() }
    }

    /// The visit that what is done now is done for.
    pub(super) fn visit_on_screen(&self) -> Option<VisitId> {
        self.served().and_then(|person| self.shared.front.of(person)).map(|visit| visit.visit)
    }

    /// Reads today's register, for who is here and who waits.
    pub(super) fn ask_front(&mut self, cx: &Cx, out: &mut Out) {
        if self.shared.may(Gate::ReadVisits).is_ok() && self.shared.is_open() {
            let mut slot = self.shared.front.asked;
            slot.ask(&mut self.ctx(Owner::Console, cx, out), Query::Visits { day: cx.today });
            self.shared.front.asked = slot;
        }
    }

    /// Begins the visit of a person, unless it goes on already or the one signed in attends nobody.
    pub(super) fn begin_visit(&mut self, person: PersonId, cx: &Cx, out: &mut Out) {
        if self.shared.may(Gate::Attend).is_err() || self.shared.front.holds(person) {
            return;
        }
        let command = if let Some(row) = self.shared.front.expected(person) {
            Command::CallVisit { visit: row.visit, seen: row.version }
        } else {
            let visitor = Visitor { person: Some(person), caller: Caller::in_person(), topics: Vec::new() };
            Command::BeginVisit { visitor, done: None }
        };
        let req = self.ctx(Owner::Console, cx, out).execute(command);
        self.shared.front.begins(req, person);
    }

    /// A reply about the front desk.
    pub(super) fn front_reply(
        &mut self,
        req: ReqId,
        result: Result<Reply, Refusal>,
        cx: &Cx,
        out: &mut Out,
    ) -> Option<Result<Reply, Refusal>> {
        if self.shared.front.asked.take(req) {
            match result {
                Ok(Reply::Answer(Answer::Visits(day))) => {
                    let me = self.shared.desk.as_ref().and_then(|d| d.staff.as_ref()).map(|s| s.id);
                    self.shared.front.take(*day, me);
                    let front = &self.shared.front;
                    self.parked.retain(|person, _| front.of(*person).is_some());
                }
                Ok(_) => {}
                Err(why) => self.ctx(Owner::Console, cx, out).warn(why),
            }
            return None;
        }
        if !self.shared.front.took(req, result.is_err()) {
            return Some(result);
        }
        match result {
            Ok(Reply::Receipt(Receipt { outcome: Outcome::Visit(_, number, _), .. })) => {
                let words = Words::with(visit_words::BEGUN, &[("number", &number)]);
                self.ctx(Owner::Console, cx, out).tell(words);
            }
            Ok(_) => {}
            Err(why) => {
                self.ctx(Owner::Console, cx, out).warn(why);
                self.ask_front(cx, out);
            }
        }
        None
    }

    /// Whether the form on top may be left for a while: it is a pane's, and nothing floats above it.
    fn may_park(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Sheet(sheet)) if matches!(sheet.owner, Owner::Pane(_)))
    }

    /// Why what is open cannot be left for somebody else.
    pub(super) fn park_disabled(&self) -> Option<Words> {
        (!self.overlays.is_empty() && !self.may_park()).then(|| say::CLOSE_FIRST.into())
    }

    /// Leaves what is open: it stays with the visitor it was typed for; of somebody who is not being attended, it becomes
    /// a draft that comes back with its form.
    pub(super) fn park(&mut self, cx: &Cx, out: &mut Out) {
        if self.overlays.is_empty() {
            return;
        }
        self.keep_drafts(out);
        let overlays = std::mem::take(&mut self.overlays);
        let pane = self.active;
        match self.on_screen().filter(|person| self.shared.front.holds(*person)) {
            Some(person) => {
                self.parked.insert(person, Parked { pane, overlays });
            }
            None if overlays.iter().any(|o| matches!(o, Overlay::Sheet(s) if s.has_draft)) => {
                self.ctx(Owner::Console, cx, out).tell(say::KEPT_AS_DRAFT);
            }
            None => {}
        }
        if self.panes.get(pane).is_bare() {
            self.back.retain(|p| *p != pane);
            self.active = PaneId::Lookup;
        }
        self.dirty();
    }

    /// A visitor comes back on screen: so does what was open for them.
    pub(super) fn unpark(&mut self, person: PersonId) {
        if !self.overlays.is_empty() {
            return;
        }
        if let Some(Parked { pane, overlays }) = self.parked.remove(&person) {
            if pane != self.active {
                self.back.retain(|p| *p != pane);
                self.back.push(self.active);
                self.active = pane;
            }
            self.overlays = overlays;
            self.weigh();
        }
    }

    /// The visitor before the one on screen; with nobody at the desk, the person seen before.
    fn before(&self) -> Option<PersonId> {
        let (here, front) = (self.on_screen(), &self.shared.front);
        let other = |person: &PersonId| Some(*person) != here;
        let seen = self.shared.recent.iter().copied().find(|p| other(p) && front.of(*p).is_some());
        // After a new start nobody was seen yet: the one called last.
        let called = || front.open().iter().rev().filter_map(|v| v.person).find(|p| other(p));
        seen.or_else(called).or_else(|| self.shared.recent.iter().copied().find(|p| other(p)))
    }

    pub(super) fn last_person(&mut self, cx: &Cx, out: &mut Out) {
        let Some(person) = self.before().or_else(|| self.shared.recent.first().copied()) else { return };
        self.park(cx, out);
        self.go(&Goal::Person(person), cx, out);
    }

    /// The visitors at this desk, each with its digit.
    pub(super) fn open_visitors(&mut self) {
        let clock = self.shared.clock;
        let row = |v: &crate::bureau::answer::VisitRow| {
            let person = v.person?;
            let begun = v.called_ms.map(|ms| minutes_since(ms, clock)).unwrap_or_default();
            let mut said = vec![Words::Count(visit_words::FOR_MINUTES, u64::from(begun))];
            if self.has_draft(person, v.visit) {
                said.push(visit_words::HALF_TYPED.into());
            }
            Some(Row::new(person.to_string(), Words::Data(v.name.clone()), Words::List(said)))
        };
        let rows = self.shared.front.open().iter().filter_map(row).collect();
        let menu = Menu::new(say::VISITORS, Purpose::Visitor, rows).by_digit();
        self.overlays.push(menu.into());
    }

    /// Whether something half-typed waits for a person.
    fn has_draft(&self, person: PersonId, visit: VisitId) -> bool {
        let about = |slot: &String, id: &dyn std::fmt::Display| {
            let id = id.to_string();
            slot.split('.').any(|part| part == id)
        };
        let parked = self.parked.get(&person).is_some_and(|parked| {
            parked.overlays.iter().any(|o| matches!(o, Overlay::Sheet(s) if changed(s)))
        });
        parked || self.drafts.keys().any(|slot| about(slot, &person) || about(slot, &visit))
    }
}

fn changed(sheet: &Sheet) -> bool {
    sheet.form.is_changed()
}
