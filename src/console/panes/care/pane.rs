//! What the pane does with keys and replies.

use super::acts::{ASSIGN, DROP, TAKE_BACK, UNDO};
use super::agreeing::{self, AGREE, DECLINE};
use super::forms::{self, AMEND_CONTACT, CONTACT, VOID_CONTACT};
use super::history::Whose;
use super::lists::{CLOSE, Handed};
use super::more_forms::{
    self, ADD_GIFT, AMEND, END, MEASURE, NEW_HOUSEHOLD, NEW_LIST, RECEIVED, REOPEN, REOPEN_LIST,
};
use super::pages::PAGE;
use super::state::{Noted, Noting, State, Tab, page_rows};
use super::{Act, History};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::Line;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::{GiftId, PersonId};
use crate::locale::care as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return self.carried_out(result, ctx);
        }
        if self.word_came(req, &result, ctx) {
            return;
        }
        let (asked, staff) = (self.asked.take(req), self.staff.take(req));
        let (homes, lists) = (self.households.slot.take(req), self.lists.slot.take(req));
        let (view, history) = (self.lists.view_slot.take(req), self.history.slot.take(req));
        match result {
            Ok(Reply::Answer(Answer::Hardships(page))) if homes => {
                let onward = std::mem::take(&mut self.onward);
                self.households.answered(page, onward, ctx);
            }
            Ok(Reply::Answer(Answer::ContactsOf(rows))) if history => self.history.contacts(rows, ctx.shared),
            Ok(Reply::Answer(Answer::Hardship(one))) if history => self.history.household(*one, ctx.shared),
            Ok(Reply::Answer(Answer::Condolences(rows))) if lists => self.lists.listed(rows, ctx.shared),
            Ok(Reply::Answer(Answer::Condolence(one))) if view => {
                let onward = std::mem::take(&mut self.onward);
                self.lists.came(one, onward, ctx);
            }
            Ok(Reply::Answer(Answer::Rota(page))) if asked => self.answered(page, ctx),
            Ok(Reply::Answer(Answer::Staff(rows))) if staff => self.offer_staff(rows, ctx),
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let slots = [self.asked, self.doing, self.households.slot, self.lists.slot, self.lists.view_slot];
        let reading = slots.into_iter().chain([self.history.slot]).any(Slot::is_waiting);
        match action {
            None => self.staff.is_waiting() || self.lists.word_slot.is_waiting(),
            Some(Action::Pane(PaneAction::Care(act))) => {
                reading && !matches!(act, Act::Filter | Act::NextTab | Act::PreviousTab)
            }
            Some(Action::List(_)) => reading && !self.filtering,
            Some(_) => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let geometry = ctx.shared.geometry();
        if self.history.is_open() {
            let len = self.history.rows().len();
            return match action {
                ListAction::Open => self.history.enter(ctx),
                action => drop(self.history.list.act(action, len, page_rows(&geometry, Tab::Rota))),
            };
        }
        if action == ListAction::Open && self.tab != Tab::Rota && std::mem::take(&mut self.filtering) {
            return;
        }
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
                if self.households.walk(action, ctx) {
                    self.armed = None;
                }
            }
            (Tab::Condolence, action) => self.lists.walk(action, ctx),
            (Tab::Rota, action) => self.walk(action, ctx),
            (Tab::Towns, action) => {
                let len = self.town_rows().len();
                self.towns.act(action, len, page_rows(&geometry, Tab::Towns));
            }
        }
    }

    fn can_open(&self) -> bool {
        match self.tab {
            _ if self.history.is_open() => self.history.selected().is_some(),
            _ if self.filtering => true,
            Tab::Rota => self.selected().is_some(),
            Tab::Towns => self.selected_town().is_some(),
            Tab::Households => self.households.selected().is_some(),
            Tab::Condolence if self.lists.open.is_some() => self.lists.line().is_some(),
            Tab::Condolence => self.lists.selected().is_some(),
        }
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        match (self.tab, self.armed) {
            _ if self.history.is_open() => self.history.contact().map(|_| say::AMEND_THIS.into()),
            _ if self.filtering => Some(say::TO_LIST.into()),
            (Tab::Rota | Tab::Households, Some(way)) => {
                Some(Words::Filled(say::ENTER_NOTES, vec![("way", way.label.into())]))
            }
            (Tab::Households, None) => Some(say::HEAD_RECORD.into()),
            (Tab::Condolence, _) if self.lists.giving => Some(say::ENTER_GIVES.into()),
            (Tab::Condolence, _) if self.lists.open.is_none() => Some(say::ITS_LINES.into()),
            (Tab::Towns, _) => Some(say::ITS_PEOPLE.into()),
            (Tab::Rota, None) | (Tab::Condolence, _) => None,
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.history.is_open() {
            // Who came from a person goes back there.
            return !std::mem::take(&mut self.history).from_person;
        }
        if self.armed.take().is_some() || std::mem::take(&mut self.lists.giving) {
            return true;
        }
        let filtering = std::mem::take(&mut self.filtering);
        let narrowed = match self.tab {
            Tab::Rota | Tab::Towns => {
                let typed = self.filter.clear();
                self.town.take().is_some() || typed
            }
            Tab::Households => self.households.filter.clear(),
            Tab::Condolence => self.lists.filter.clear(),
        };
        if narrowed {
            self.edited(false, ctx);
        }
        filtering || narrowed || (self.tab == Tab::Condolence && self.lists.leave())
    }

    fn line(&self) -> Option<&Line> {
        self.filtering.then(|| self.filter_of_tab())
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        self.filtering.then_some(match self.tab {
            Tab::Rota | Tab::Towns => &mut self.filter,
            Tab::Households => &mut self.households.filter,
            Tab::Condolence => &mut self.lists.filter,
        })
    }

    fn edited(&mut self, _pasted: bool, ctx: &mut Ctx<'_>) {
        match self.tab {
            Tab::Rota | Tab::Towns => self.ask_anew(ctx),
            Tab::Households => self.households.ask_anew(ctx),
            Tab::Condolence => self.lists.ask_anew(ctx),
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        match form.id {
            CONTACT | AMEND_CONTACT => forms::read(form, ctx.shared),
            VOID_CONTACT => forms::read_void(form),
            NEW_HOUSEHOLD | AMEND | MEASURE | END | REOPEN => more_forms::read_household(form),
            NEW_LIST | ADD_GIFT | RECEIVED | REOPEN_LIST => more_forms::read_list(form),
            DECLINE => agreeing::declined(form),
            _ => Err(Vec::new()),
        }
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        match (form.id, &receipt.outcome) {
            (CONTACT, outcome) => self.saved_contact(form, outcome, ctx),
            (VOID_CONTACT, _) => {
                self.noted = None;
                ctx.tell(say::VOIDED);
            }
            (RECEIVED, _) => self.saved_gift(form, ctx),
            (NEW_HOUSEHOLD, Outcome::Hardship(id, _)) => {
                self.households.show_entered(*id);
                ctx.tell(say::SAVED);
            }
            (NEW_LIST, Outcome::Condolence(id, _)) => {
                self.lists.made = Some(*id);
                ctx.tell(Words::with(say::LIST_MADE, &[("list", id)]));
            }
            (ADD_GIFT, _) => ctx.tell(say::ADDED),
            (DECLINE, _) => ctx.tell(Words::with(say::SENT_BACK_NOW, &[("list", &form.about)])),
            _ => ctx.tell(say::SAVED),
        }
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        let (_, person) = forms::about(form).filter(|_| matches!(form.id, AMEND_CONTACT | VOID_CONTACT))?;
        Some(Query::ContactsOf { person, limit: PAGE })
    }

    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        let (Answer::ContactsOf(rows), Some((contact, _))) = (now, forms::about(form)) else { return None };
        let row = rows.iter().find(|row| row.contact == contact)?;
        Some(if form.id == AMEND_CONTACT { forms::amend(row, shared) } else { forms::void(row, shared.lang) })
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        match goal {
            Goal::Contacts(person, name) => {
                (self.armed, self.filtering) = (None, false);
                self.history.open(Whose::Person(*person), name, true);
            }
            Goal::Condolence(list) => {
                (self.armed, self.filtering, self.tab) = (None, false, Tab::Condolence);
                self.history = History::default();
                self.lists.go(*list, ctx);
            }
            _ => {}
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match name {
            UNDO => self.undo(key, ctx),
            AGREE => self.agree(key, ctx),
            ASSIGN => self.assign(key, ctx),
            DROP | TAKE_BACK | CLOSE => self.of_list(name, key, ctx),
            _ => {}
        }
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let says = self.disabled(Act::Agree, shared).is_none();
        says.then_some(PaneAction::Care(Act::Agree))
    }

    fn wants_another(&self, shared: &Shared) -> bool {
        self.waits_for_another(shared)
    }

    fn label(&self, action: PaneAction, shared: &Shared) -> Option<Words> {
        match action {
            PaneAction::Care(action) => self.called(action, shared),
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
                let with = self.with.take();
                self.keep(&receipt.outcome, with.as_ref().map_or("", |with| with.name.as_str()));
                self.after = with.filter(|_| self.tab == Tab::Rota);
                self.lists.given();
                if let Some(words) = done {
                    ctx.tell(words);
                }
            }
            Ok(Reply::Answer(_)) => {}
            Err(why) => {
                (self.onward, self.with) = (false, None);
                let handing = self.lists.handing.take();
                if let (Refusal::Doubtful(_), Some(handing)) = (&why, handing)
                    && let Some(line) = self.lists.line_of(handing.gift)
                {
                    return more_forms::open_form(more_forms::doubtful(line, why.into()), ctx);
                }
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

    /// A contact was noted in full.
    fn saved_contact(&mut self, form: &Form, outcome: &Outcome, ctx: &mut Ctx<'_>) {
        let name = self.name_of(form);
        self.keep(outcome, &name);
        let said = Words::with(say::NOTED_FORM_OF, &[("name", &name)]);
        self.after = PersonId::parse(&form.about).filter(|_| self.tab == Tab::Rota).map(|person| Noting {
            person,
            name: name.clone(),
            said,
        });
        (self.armed, self.onward) = (None, true);
        ctx.tell(Words::with(say::NOTED_FORM, &[("name", &name)]));
    }

    /// A line was handed out to somebody else, or with a reason.
    fn saved_gift(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        self.onward = true;
        let line = GiftId::parse(&form.about).and_then(|gift| self.lists.line_of(gift));
        let handed = line.map(Handed::once_given);
        match &handed {
            Some(one) => {
                ctx.tell(Words::with(say::HANDED_OUT, &[("name", &one.name), ("amount", &one.amount)]));
            }
            None => ctx.tell(say::SAVED),
        }
        self.lists.handing = handed;
        self.lists.given();
    }

    fn name_of(&self, form: &Form) -> String {
        let person = PersonId::parse(&form.about);
        let row = self.rows().iter().find(|row| Some(row.person) == person).map(|row| row.name.clone());
        let homes = self.households.rows();
        let head = homes.iter().find(|row| Some(row.facts.head) == person).map(|row| row.name.clone());
        row.or(head).unwrap_or_else(|| form.about.clone())
    }
}
