//! What the pane does with keys, replies and forms.

use super::correct_form::{CORRECT, correct_form, read_correct};
use super::intake::{INTAKE, read_intake};
use super::joint;
use super::owners::{OWNER, offer_owners};
use super::preview::offer_preview;
use super::state::{Face, State, page};
use super::step_form::{STEP, about, read_step, step_form, weigh};
use super::steps::{steps, usual};
use super::told::News;
use super::triage::{APPLY, EARLIER, PHRASE};
use super::{Act, calendar, letters};
use crate::bureau::query::Tab;
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::{Line, List};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::console::{ErrandNews, Reply, ReqId};
use crate::domain::petition::PetitionAct;
use crate::domain::{PersonId, PetitionId};
use crate::locale::petitions as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        match goal {
            Goal::Petition(petition) => {
                self.pinned = Some(*petition);
                self.show_queue();
                self.face = Face::Whole;
                self.scroll = List::default();
                self.filtering = false;
            }
            Goal::Queue(tab) => {
                self.tab = *tab;
                self.show_queue();
                self.list = List::default();
                self.filter.clear();
                self.filtering = false;
            }
            Goal::NewPetition(person) => self.take_in(*person, ctx),
            Goal::PetitionAbout(person, line) => self.take_in_about(*person, line, ctx),
            _ => {}
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let slots = &mut self.slots;
        let (queue, view, news) = (slots.queue.take(req), slots.view.take(req), slots.news.take(req));
        let (card, earlier, found) = (slots.card.take(req), slots.earlier.take(req), slots.found.take(req));
        let (staff, assign) = (slots.staff.take(req), slots.assign.take(req));
        let (triage, preview) = (slots.triage.take(req), slots.preview.take(req));
        let (calendar, people) = (slots.calendar.take(req), slots.people.take(req));
        match result {
            Ok(Reply::Answer(Answer::Petitions(answer))) if queue => self.answered(*answer, ctx),
            Ok(Reply::Answer(Answer::Petition(answer))) if view => self.view = Some(answer),
            Ok(Reply::Answer(Answer::Petition(answer))) if news => self.tell(&answer, ctx),
            Ok(Reply::Answer(Answer::Card(answer))) if card => self.person_came(answer, ctx),
            Ok(Reply::Answer(Answer::PetitionsOf(rows))) if earlier => self.earlier_came(rows, ctx),
            Ok(Reply::Answer(Answer::EarlierPetitions(rows))) if found => self.earlier_found(rows, ctx),
            Ok(Reply::Answer(Answer::Staff(rows))) if people => self.same.staff = rows,
            Ok(Reply::Answer(Answer::PetitionHands(rows))) if staff => self.hands_came(rows, ctx),
            Ok(Reply::Answer(Answer::PetitionForecast(found))) if staff => offer_owners(&found, ctx),
            Ok(Reply::Answer(Answer::Triage(rows))) if preview => {
                offer_preview(self.deciding.as_ref(), &rows, ctx);
            }
            Ok(Reply::Receipt(receipt)) if triage => self.triaged(&receipt, ctx),
            Ok(Reply::Receipt(receipt)) if calendar => self.calendar_signed(&receipt, ctx),
            Ok(Reply::Receipt(receipt)) if assign => {
                // Chosen from a menu on the way of a form: Escape after it leaves the pane no more than after one.
                ctx.shared.notices.of_form();
                self.done(&receipt, News::Assigned, ctx);
            }
            Ok(_) => {}
            Err(why) if triage => self.not_triaged(why, ctx),
            Err(why) => {
                if queue {
                    self.not_answered();
                }
                if view && self.pinned.take().or(self.held).is_some() {
                    self.show_queue();
                }
                // The form opens all the same when only the earlier petitions could not be read.
                if earlier {
                    self.earlier_came(Vec::new(), ctx);
                }
                ctx.warn(why);
            }
        }
    }

    fn errand(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        self.calendar_news(req, news, ctx);
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        match (self.face, action) {
            (Face::Queue, ListAction::Open) => {
                if let Some(tab) = self.found_in() {
                    self.filtering = false;
                    return self.show_tab(tab, ctx);
                }
                // Enter in the filter goes to the list; a second one opens.
                if !std::mem::take(&mut self.filtering) && self.subject().is_some() {
                    self.face = Face::Whole;
                    self.scroll = List::default();
                }
            }
            (Face::Queue, action) => {
                self.handled = None;
                let len = self.total();
                if self.list.act(action, len, page(&ctx.shared.geometry())) {
                    self.ask_view(ctx);
                }
                self.more(ctx);
            }
            (Face::Whole, ListAction::Open) => match self.missing() {
                None if self.people().is_empty() => ctx.warn(say::NO_RECORD),
                None => self.open_person(ctx),
                Some(why) => ctx.warn(why),
            },
            (Face::Why, ListAction::Open) => {
                self.face = Face::Whole;
                self.scroll = List::default();
            }
            (Face::Whole | Face::Why, action) => {
                let (len, rows) = self.scrolled(ctx.shared);
                scroll(&mut self.scroll, action, len, rows);
            }
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let slots = &self.slots;
        let opening =
            [slots.card, slots.earlier, slots.staff, slots.preview].into_iter().any(Slot::is_waiting);
        let reading = [slots.queue, slots.view, slots.news, slots.assign, slots.triage]
            .into_iter()
            .any(Slot::is_waiting);
        match action {
            None => opening,
            Some(Action::Pane(PaneAction::Petitions(act))) => {
                let needs_none = matches!(act, Act::NextTab | Act::PreviousTab | Act::Filter | Act::New);
                reading && !needs_none
            }
            Some(Action::List(ListAction::Open)) => reading,
            Some(Action::List(_)) => slots.queue.is_waiting() && self.face == Face::Queue,
            Some(_) => false,
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        match self.face {
            Face::Why => {
                self.face = self.before;
                self.scroll = List::default();
                self.let_go(ctx);
                true
            }
            Face::Whole => {
                self.face = Face::Queue;
                self.let_go(ctx);
                // Whoever came here for one petition goes back to where they came from.
                if self.pinned.take().is_some() {
                    self.ask_view(ctx);
                    return false;
                }
                true
            }
            Face::Queue => {
                if !self.marked.is_empty() {
                    self.marked.clear();
                    return true;
                }
                let typed = self.filter.clear();
                let had = std::mem::take(&mut self.filtering) || typed;
                if typed {
                    self.edited(false, ctx);
                }
                had
            }
        }
    }

    fn line(&self) -> Option<&Line> {
        self.filtering.then_some(&self.filter)
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        self.filtering.then_some(&mut self.filter)
    }

    fn edited(&mut self, _pasted: bool, ctx: &mut Ctx<'_>) {
        self.list = List::default();
        self.handled = None;
        self.ask(ctx);
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        match form.id {
            INTAKE => read_intake(form, ctx.shared.today),
            CORRECT => read_correct(form, ctx.shared.today),
            STEP => read_step(form),
            _ => Err(Vec::new()),
        }
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if form.id == INTAKE {
            self.filter.clear();
            self.filtering = false;
            self.show_queue();
            self.pinned = None;
            self.tab = Tab::Undecided;
            if let Outcome::Petition(petition, ..) = &receipt.outcome {
                self.wanted = Some(*petition);
            }
            self.done(receipt, News::Registered, ctx);
        } else if form.id == CORRECT {
            self.done(receipt, News::Corrected, ctx);
        } else if let Some((_, act)) = about(form) {
            self.remember(act, receipt);
            self.done(receipt, News::Acted(act), ctx);
        }
    }

    fn weigh(&self, form: &Form, shared: &Shared) -> Vec<(String, Words)> {
        if [INTAKE, CORRECT].contains(&form.id) {
            return joint::weigh(form, &self.same.found, &self.same.staff);
        }
        let about =
            about(form).zip(self.shown()).filter(|((petition, _), view)| view.row.petition == *petition);
        let mut said = about.map(|(_, view)| weigh(form, view, shared)).unwrap_or_default();
        said.extend(joint::meant(form, &self.same.staff));
        said
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        let corrected = || PetitionId::parse(&form.about).filter(|_| form.id == CORRECT);
        about(form).map(|(petition, _)| petition).or_else(corrected).map(Query::Petition)
    }

    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        let Answer::Petition(view) = now else { return None };
        if form.id == CORRECT {
            return Some(correct_form(view, shared));
        }
        let (_, act) = about(form)?;
        Some(step_form(view, act, &self.hands, shared))
    }

    fn typed(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        self.form_typed(form, ctx);
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match name {
            "step" => {
                if let Some(act) = PetitionAct::parse(key) {
                    self.begin(act, ctx);
                }
            }
            OWNER => self.owner_chosen(key, ctx),
            PHRASE => self.phrase_chosen(key, ctx),
            EARLIER => self.earlier_chosen(key, ctx),
            APPLY => self.apply(ctx),
            calendar::FILES => self.chose_calendar(key, ctx),
            calendar::CHANGES => self.chose_change(key, ctx),
            calendar::SIGN => self.sign_calendar(ctx),
            letters::LETTER => self.chose_letter(key, ctx),
            "person" => {
                if let Some(person) = PersonId::parse(key) {
                    ctx.go(Goal::Person(person));
                }
            }
            _ => {}
        }
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        match self.face {
            Face::Queue => self.found_in().map(|_| say::GO_THERE.into()),
            Face::Whole => Some(say::PERSON.into()),
            Face::Why => Some(say::WHOLE.into()),
        }
    }

    /// The usual next step, unless it is the first digit, which stands in the footer anyway.
    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let view = self.shown().filter(|_| self.marked.is_empty())?;
        let act = usual(view, shared.today)?;
        let at = steps(view).iter().position(|one| *one == act).filter(|at| *at > 0)?;
        Act::STEPS.get(at).copied().map(PaneAction::Petitions)
    }

    fn label(&self, action: PaneAction, shared: &Shared) -> Option<Words> {
        match action {
            PaneAction::Petitions(Act::Letter) => self.letter_label(shared),
            PaneAction::Petitions(action) => State::label(self, action),
            _ => None,
        }
    }
}

impl State {
    /// In the list again, the details are about the row that is selected.
    fn let_go(&mut self, ctx: &mut Ctx<'_>) {
        if self.face == Face::Queue && self.held.take().is_some() {
            self.ask_view(ctx);
        }
    }

    /// A command was carried out: the petition is read anew, to tell where it stands and what is due next.
    pub(super) fn done(&mut self, receipt: &Receipt, news: News, ctx: &mut Ctx<'_>) {
        if let Outcome::Petition(petition, ..) = &receipt.outcome {
            self.news = Some(news);
            self.handled = Some(*petition);
            self.slots.news.ask(ctx, Query::Petition(*petition));
        }
    }
}

/// Scrolls a page that has no selection.
fn scroll(list: &mut List, action: ListAction, len: usize, rows: usize) {
    let most = len.saturating_sub(rows);
    let step = rows.saturating_sub(1).max(1);
    list.offset = match action {
        ListAction::Up => list.offset.saturating_sub(1),
        ListAction::Down => list.offset + 1,
        ListAction::PageUp => list.offset.saturating_sub(step),
        ListAction::PageDown => list.offset + step,
        ListAction::Top => 0,
        ListAction::Bottom => most,
        ListAction::Open => list.offset,
    }
    .min(most);
}
