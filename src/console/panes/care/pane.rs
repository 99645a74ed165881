//! What the pane does with keys and replies.

use super::Act;
use super::acts::{ASSIGN, DROP, TAKE_BACK, UNDO};
use super::forms::{self, CONTACT};
use super::lists::CLOSE;
use super::more_forms::{self, AMEND, END, MEASURE, NEW_HOUSEHOLD, REOPEN};
use super::state::{Noted, State, Tab, page_rows};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::Line;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::PersonId;
use crate::locale::care as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return self.carried_out(result, ctx);
        }
        let (asked, staff) = (self.asked.take(req), self.staff.take(req));
        let (homes, lists) = (self.households.slot.take(req), self.lists.slot.take(req));
        let view = self.lists.view_slot.take(req);
        match result {
            Ok(Reply::Answer(Answer::Hardships(page))) if homes => {
                let onward = std::mem::take(&mut self.onward);
                self.households.answered(page, onward, ctx.shared);
            }
            Ok(Reply::Answer(Answer::Condolences(rows))) if lists => self.lists.listed(rows, ctx.shared),
            Ok(Reply::Answer(Answer::Condolence(one))) if view => {
                let onward = std::mem::take(&mut self.onward);
                self.lists.came(one, onward, ctx.shared);
            }
            Ok(Reply::Answer(Answer::Rota(page))) if asked => self.answered(page, ctx),
            Ok(Reply::Answer(Answer::Staff(rows))) if staff => self.offer_staff(rows, ctx),
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let slots = [self.asked, self.doing, self.households.slot, self.lists.slot, self.lists.view_slot];
        let reading = slots.into_iter().any(Slot::is_waiting);
        match action {
            None => self.staff.is_waiting(),
            Some(Action::Pane(PaneAction::Care(act))) => {
                reading && !matches!(act, Act::Filter | Act::NextTab | Act::PreviousTab)
            }
            Some(Action::List(_)) => reading && !self.filtering,
            Some(_) => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let geometry = ctx.shared.geometry();
        match (self.tab, action) {
            (Tab::Rota, ListAction::Open) => self.enter(ctx),
            (Tab::Towns, ListAction::Open) => {
                if let Some(town) = self.selected_town() {
                    (self.town, self.tab) = (Some(town), Tab::Rota);
                    self.ask_anew(ctx);
                }
            }
            (Tab::Households, ListAction::Open) => match (self.armed.take(), self.households.selected()) {
                (Some(way), Some(_)) => self.note(way, ctx),
                (None, Some(row)) => ctx.go(Goal::Person(row.facts.head)),
                (_, None) => {}
            },
            (Tab::Condolence, ListAction::Open) => self.enter_list(ctx),
            (Tab::Households, action) => {
                let rows = page_rows(&geometry, Tab::Households);
                let len = self.households.rows().len();
                if self.households.list.act(action, len, rows) {
                    self.armed = None;
                }
            }
            (Tab::Condolence, action) => {
                let (rows, lists) = (page_rows(&geometry, Tab::Condolence), &mut self.lists);
                let (len, lines) = (lists.rows().len(), lists.lines().len());
                if lists.open.is_none() {
                    lists.list.act(action, len, rows);
                } else if lists.gifts.act(action, lines, rows) {
                    lists.giving = false;
                }
            }
            (Tab::Rota, action) => {
                let len = self.rows().len();
                if self.list.act(action, len, page_rows(&geometry, Tab::Rota)) {
                    self.armed = None;
                }
                self.more(ctx);
            }
            (Tab::Towns, action) => {
                let len = self.town_rows().len();
                self.towns.act(action, len, page_rows(&geometry, Tab::Towns));
            }
        }
    }

    fn can_open(&self) -> bool {
        match self.tab {
            Tab::Rota => self.filtering || self.selected().is_some(),
            Tab::Towns => self.selected_town().is_some(),
            Tab::Households => self.households.selected().is_some(),
            Tab::Condolence if self.lists.open.is_some() => self.lists.line().is_some(),
            Tab::Condolence => self.lists.selected().is_some(),
        }
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        match (self.tab, self.armed) {
            (Tab::Rota | Tab::Households, Some(way)) => {
                Some(Words::Filled(say::ENTER_NOTES, vec![("way", way.label.into())]))
            }
            (Tab::Rota, None) if self.filtering => Some(say::TO_LIST.into()),
            (Tab::Households, None) => Some(say::HEAD_RECORD.into()),
            (Tab::Condolence, _) if self.lists.giving => Some(say::ENTER_GIVES.into()),
            (Tab::Condolence, _) if self.lists.open.is_none() => Some(say::ITS_LINES.into()),
            (Tab::Towns, _) => Some(say::ITS_PEOPLE.into()),
            (Tab::Rota, None) | (Tab::Condolence, _) => None,
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.armed.take().is_some() {
            return true;
        }
        if self.tab == Tab::Condolence && self.lists.leave() {
            return true;
        }
        if !matches!(self.tab, Tab::Rota | Tab::Towns) {
            return false;
        }
        let typed = self.filter.clear();
        let narrowed = self.town.take().is_some();
        if typed || narrowed {
            self.ask_anew(ctx);
        }
        std::mem::take(&mut self.filtering) || typed || narrowed
    }

    fn line(&self) -> Option<&Line> {
        self.filtering.then_some(&self.filter)
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        self.filtering.then_some(&mut self.filter)
    }

    fn edited(&mut self, _pasted: bool, ctx: &mut Ctx<'_>) {
        self.ask_anew(ctx);
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        match form.id {
            CONTACT => {
                self.with = self.name_of(form);
                forms::read(form, ctx.shared)
            }
            NEW_HOUSEHOLD | AMEND | MEASURE | END | REOPEN => more_forms::read_household(form),
            _ => more_forms::read_list(form),
        }
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if form.id != CONTACT {
            self.onward = form.id == more_forms::RECEIVED;
            return ctx.tell(say::SAVED);
        }
        let name = self.name_of(form);
        self.keep(&receipt.outcome, &name);
        self.armed = None;
        self.onward = true;
        ctx.tell(Words::with(say::NOTED_FORM, &[("name", &name)]));
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match name {
            UNDO => self.undo(ctx),
            ASSIGN => self.assign(key, ctx),
            DROP | TAKE_BACK | CLOSE => self.of_list(name, ctx),
            _ => {}
        }
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Care(action) => self.called(action),
            _ => None,
        }
    }
}

impl State {
    /// Enter in the list of people: out of the filter, the contact that was chosen, or the person.
    fn enter(&mut self, ctx: &mut Ctx<'_>) {
        if std::mem::take(&mut self.filtering) {
            return;
        }
        match self.armed.take() {
            Some(way) => self.note(way, ctx),
            None => {
                if let Some(row) = self.selected() {
                    ctx.go(Goal::Person(row.person));
                }
            }
        }
    }

    /// Enter among the lists opens one; among its lines it hands out, or shows the person.
    fn enter_list(&mut self, ctx: &mut Ctx<'_>) {
        if self.lists.open.is_none() {
            return self.lists.enter(ctx);
        }
        if std::mem::take(&mut self.lists.giving) {
            return self.hand_out(ctx);
        }
        if let Some(line) = self.lists.line() {
            ctx.go(Goal::Person(line.person));
        }
    }

    fn carried_out(&mut self, result: Result<Reply, Refusal>, ctx: &mut Ctx<'_>) {
        let done = self.done.take();
        match result {
            Ok(Reply::Receipt(receipt)) => {
                let name = std::mem::take(&mut self.with);
                self.keep(&receipt.outcome, &name);
                if let Some(words) = done {
                    ctx.tell(words);
                }
            }
            Ok(Reply::Answer(_)) => {}
            Err(why) => {
                self.onward = false;
                ctx.warn(why);
                // Somebody else may have changed what is shown.
                self.ask(ctx);
            }
        }
    }

    /// Keeps in mind what can be taken back: a contact just noted, and not one just taken back.
    fn keep(&mut self, outcome: &Outcome, name: &str) {
        self.noted = match outcome {
            Outcome::Contact(contact, version) if !name.is_empty() => {
                Some(Noted { contact: *contact, version: *version, name: name.to_owned() })
            }
            Outcome::Contact(..) => None,
            _ => self.noted.take(),
        };
    }

    fn name_of(&self, form: &Form) -> String {
        let person = PersonId::parse(&form.about);
        let row = self.rows().iter().find(|row| Some(row.person) == person).map(|row| row.name.clone());
        let homes = self.households.rows();
        let head = homes.iter().find(|row| Some(row.facts.head) == person).map(|row| row.name.clone());
        row.or(head).unwrap_or_else(|| form.about.clone())
    }
}
