//! Running actions.

use super::Act;
use super::state::{Face, State};
use super::step_form::step_form;
use super::steps::{way_back, why_not};
use super::triage::by_digit;
use crate::bureau::Query;
use crate::bureau::answer::PetitionView;
use crate::bureau::query::Tab;
use crate::console::edit::List;
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::domain::petition::PetitionAct;
use crate::exchange::export::{List as Listed, Queued};
use crate::locale::{exports, petition_words, petitions as say};

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        if let Some(digit) = action.digit() {
            // With rows marked a digit means them all, whatever is selected.
            if let Some(act) = if self.marked.is_empty() { self.step(digit) } else { by_digit(digit) } {
                self.decide(act, ctx);
            }
            return;
        }
        match action {
            Act::Steps => self.offer_steps(ctx),
            Act::Why => self.turn_why(ctx),
            Act::New => self.take_in(None, ctx),
            Act::Repeat => self.take_in_repeat(ctx),
            Act::Filter => {
                self.show_queue();
                self.filtering = true;
            }
            Act::Assign => self.begin(PetitionAct::Assign, ctx),
            Act::Deadline => self.begin(PetitionAct::SetDeadline, ctx),
            Act::Correct => self.correct(ctx),
            Act::Letter => self.letter(ctx),
            Act::Calendar => self.load_calendar(ctx),
            Act::Person => self.open_person(ctx),
            Act::Undo => self.undo(ctx),
            Act::Mark => self.mark(ctx),
            Act::Claim => self.claim(ctx),
            Act::Export => ctx.export(Listed::Petitions(self.listed()), None),
            Act::Sort => {
                self.order = self.order.next();
                self.list = List::default();
                self.ask(ctx);
                ctx.tell(Words::Filled(
                    say::SORTED,
                    vec![("order", petition_words::order(self.order, self.tab).into())],
                ));
            }
            Act::NextTab => self.turn_tab(1, ctx),
            Act::PreviousTab => self.turn_tab(-1, ctx),
            _ => {}
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        if let Some(digit) = action.digit() {
            if !self.marked.is_empty() {
                let none = || Some(Words::Count(say::NO_STEP_MARKED, digit as u64));
                return by_digit(digit).map_or_else(none, |act| self.none_takes(act));
            }
            return self.missing().or_else(|| {
                let Some(act) = self.step(digit) else {
                    return Some(Words::Count(say::NO_STEP, digit as u64));
                };
                self.shown().and_then(|view| why_not(view, act))
            });
        }
        match action {
            Act::Undo => {
                let own = || self.own_hearing(shared).is_some();
                (self.decisions.is_empty() && !own()).then(|| self.no_undo())
            }
            // Out of habit it is pressed to save: a page that is read does not close over that.
            Act::Sort => (self.face != Face::Queue).then(|| say::SORT_IN_QUEUE.into()),
            Act::Export => self.no_export(),
            Act::Letter => self.for_one().or_else(|| self.missing()).or_else(|| self.no_letter(shared)),
            Act::Steps | Act::Repeat | Act::Correct => self.for_one().or_else(|| self.missing()),
            Act::Why | Act::Assign | Act::Mark | Act::Claim => self.missing(),
            Act::Deadline => self
                .for_one()
                .or_else(|| self.missing())
                .or_else(|| self.shown().and_then(|view| why_not(view, PetitionAct::SetDeadline))),
            Act::Person => self.missing().or_else(|| {
                let none = self.people().is_empty();
                none.then(|| say::NO_RECORD.into())
            }),
            _ => None,
        }
    }

    /// What an action is called now: a step has the name of what it does.
    pub fn label(&self, action: Act) -> Option<Words> {
        let digit = action.digit()?;
        let act = if self.marked.is_empty() { self.step(digit) } else { by_digit(digit) }?;
        let joined = self.marked.is_empty() && self.shown().is_some_and(PetitionView::joined);
        Some(petition_words::act_of(act, joined).into())
    }

    /// Begins a step: handing over asks to whom, everything else has a form.
    pub(super) fn begin(&mut self, act: PetitionAct, ctx: &mut Ctx<'_>) {
        if act == PetitionAct::Assign {
            return self.offer_hands(ctx);
        }
        if matches!(act, PetitionAct::SetDemand | PetitionAct::Recuse | PetitionAct::LiftRecusal) {
            return self.ask_hands(act, ctx);
        }
        if act == PetitionAct::NameAccused {
            self.slots.people.ask(ctx, Query::Staff);
        }
        let Some(view) = self.shown() else { return };
        let form = step_form(view, act, &[], ctx.shared);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Petitions)));
    }

    /// What leads back from the last step instead, where there is one.
    fn no_undo(&self) -> Words {
        let Some((view, last)) = self.shown().and_then(|view| Some((view, view.events.last()?.0.act))) else {
            return say::NOTHING_TO_UNDO.into();
        };
        let act = ("act", petition_words::act(last).into());
        match way_back(last).filter(|other| why_not(view, *other).is_none()) {
            Some(other) => {
                Words::Filled(say::NO_UNDO_BUT, vec![act, ("other", petition_words::act(other).into())])
            }
            None => Words::Filled(say::NO_UNDO_NOTE, vec![act]),
        }
    }

    /// The queue as it stands, to leave as a file.
    fn listed(&self) -> Queued {
        Queued { tab: self.tab, order: self.order, text: self.filter.text().trim().to_owned() }
    }

    fn no_export(&self) -> Option<Words> {
        let queue = self.queue.as_deref();
        if queue.is_some_and(|queue| !queue.faults.is_empty()) {
            return Some(exports::NOT_ALL_READ.into());
        }
        queue.is_none_or(|queue| queue.total == 0).then(|| exports::NO_CASES.into())
    }

    fn turn_why(&mut self, ctx: &mut Ctx<'_>) {
        self.scroll = List::default();
        if self.face == Face::Why {
            self.face = self.before;
            if self.face == Face::Queue && self.held.take().is_some() {
                self.ask_view(ctx);
            }
        } else {
            // Right after a step, "why" means the petition just handled, which may have left the list.
            if self.face == Face::Queue
                && let Some(petition) = self.handled.take()
                && self.subject() != Some(petition)
            {
                self.held = Some(petition);
                self.ask_view(ctx);
            }
            self.before = self.face;
            self.face = Face::Why;
            self.filtering = false;
        }
    }

    fn turn_tab(&mut self, by: isize, ctx: &mut Ctx<'_>) {
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let len = Tab::ALL.len();
        let to = (at + len).saturating_add_signed(by) % len;
        if let Some(tab) = Tab::ALL.get(to) {
            self.show_tab(*tab, ctx);
        }
    }

    /// The petitioners who have a record.
    pub(super) fn people(&self) -> Vec<(PersonId, String)> {
        let petitioners = self.shown().map(|view| view.facts.petitioners.as_slice()).unwrap_or_default();
        petitioners.iter().filter_map(|p| p.person.map(|id| (id, p.name.clone()))).collect()
    }

    pub(super) fn open_person(&self, ctx: &mut Ctx<'_>) {
        let people = self.people();
        if let [(person, _)] = people.as_slice() {
            return ctx.go(Goal::Person(*person));
        }
        let rows = people
            .into_iter()
            .map(|(id, name)| Row::new(id.to_string(), Words::Data(name), Words::Data(id.to_string())));
        ctx.open(Menu::new(say::PICK_PETITIONER, Purpose::Pane(PaneId::Petitions, "person"), rows.collect()));
    }
}
