//! What the pane does with keys and replies.

use super::forms;
use super::state::Then;
use super::{Act, State, Tab};
use crate::bureau::{Answer, Command, FieldFault, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::overlays::GRACE_MS;
use crate::console::panes::{Pane, PaneAction, visits};
use crate::console::settling::ToDo;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::EntryId;
use crate::locale::{
    books, care, death, notes, overpaid, papers, person as say, timeline, visits as visit_words,
};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.fade(ctx.cx.now_ms);
        if let Some(person) = self.person {
            self.records.ask(ctx, Query::Record(person));
            if ctx.shared.front.holds(person) {
                self.asked.ask(ctx, Query::Asks(person));
            } else {
                self.asks.clear();
            }
            self.ask_tab(ctx);
            self.ask_due_anew(ctx);
            if let Some(entry) = self.entry.as_ref().map(|e| e.line.entry) {
                self.entries.ask(ctx, Query::Entry(entry));
            }
            if let Some(visit) = self.visit.as_ref().map(|v| v.row.visit) {
                self.entries.ask(ctx, Query::Visit(visit));
            }
        }
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        // Who comes back to a person finds the masks on, whatever was shown a moment ago.
        self.revealed = None;
        if let Some(person) = goal.person() {
            self.show(person, ctx);
        }
        match goal {
            Goal::NewPerson(typed) => self.begin_newcomer(typed, ctx),
            Goal::Fill(_, gap) => {
                self.turn_to(Tab::Record);
                self.then = Then::Fill(*gap);
            }
            Goal::Decide(_) => {
                self.turn_to(Tab::Record);
                self.then = Then::Decide;
            }
            Goal::Statement(_) => self.turn_to(Tab::Statement),
            Goal::PostFor(_) => {
                self.turn_to(Tab::Statement);
                self.then = Then::Post;
            }
            Goal::Entry(_, entry) => {
                self.turn_to(Tab::Statement);
                self.by_entry = true;
                self.then = Then::Entry(*entry);
            }
            _ => {}
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.nearby.take(req) {
            return match result {
                Ok(Reply::Answer(Answer::Near(found))) => self.show_near(&found, ctx),
                Ok(_) => {}
                Err(why) => self.near_failed(why, ctx),
            };
        }
        if self.contacting.take(req) {
            return self.contacted(result, ctx);
        }
        if let Some(said) = self.act_done(req) {
            return match result {
                Ok(_) => ctx.tell(said),
                Err(why) => ctx.warn(why),
            };
        }
        if self.noting.take(req) {
            return result.err().into_iter().for_each(|why| ctx.warn(why));
        }
        if self.asked.take(req) {
            return self.asks_came(result);
        }
        if self.dues.take(req) {
            return self.due_came(result, ctx);
        }
        if self.aheads.take(req) {
            if let Ok(Reply::Answer(Answer::DeathAhead(row))) = result {
                self.ahead = self.ahead_asked.map(|of| (of, row));
            }
            return;
        }
        if self.keeping.take(req) {
            return self.kept(result, ctx);
        }
        if self.visit_form.take(req) {
            return match result {
                Ok(Reply::Answer(Answer::Visit(view))) => ctx.open(visits::note(&view, ctx.shared)),
                Ok(_) => {}
                Err(why) => ctx.warn(why),
            };
        }
        let more = self.more.take(req);
        let records = self.records.is_for(req);
        let ledger = self.ledgers.take(req);
        let mine = more
            || self.records.take(req)
            || self.tabs.take(req)
            || self.entries.take(req)
            || self.twins.take(req)
            || self.deciding.take(req)
            || ledger;
        match result {
            Ok(Reply::Answer(Answer::Timeline(page))) if mine => {
                self.show_page(page, more);
                self.settle(ctx.shared);
            }
            Ok(Reply::Answer(answer)) if mine => self.answered_here(answer, ctx),
            Ok(_) => {}
            Err(why) => {
                if records || ledger {
                    self.then = Then::Nothing;
                }
                ctx.warn(why);
            }
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let loading = self.records.is_waiting()
            || self.tabs.is_waiting()
            || self.removing.is_waiting()
            || self.withdrawing.is_waiting();
        let loading = loading || self.contacting.is_waiting();
        match action {
            None => {
                let opens = matches!(self.then, Then::Post | Then::Decide | Then::Fill(_))
                    && self.records.is_waiting();
                opens
                    || self.ledgers.is_waiting()
                    || self.deciding.is_waiting()
                    || self.visit_form.is_waiting()
                    || self.nearby.is_waiting()
            }
            // Another tab asks for what it shows itself.
            Some(Action::Pane(PaneAction::Person(act))) => {
                loading && !act.tab().is_some_and(|tab| tab != self.tab)
            }
            Some(Action::List(_)) => loading,
            Some(_) => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            return if self.must_see() { self.acknowledge(ctx) } else { self.open(ctx) };
        }
        if self.must_see() {
            // Who moves in it has it before their eyes.
            self.warned_ms = Some(ctx.cx.now_ms.saturating_sub(GRACE_MS));
            return self.scroll_cautions(action);
        }
        if self.panel_open() && matches!(action, ListAction::PageUp | ListAction::PageDown) {
            return self.scroll_panel(action, ctx.shared);
        }
        let (len, page) = (self.len(ctx.shared), self.page(ctx.shared));
        if self.list.act(action, len, page) {
            self.panel_at = 0;
            self.ask_due(ctx);
            if self.entry.is_some() {
                self.ask_entry(ctx);
            }
            if self.visit.is_some() {
                self.ask_visit(ctx);
            }
        }
        self.read_on(ctx);
    }

    /// Shuts the panel, then goes back from the entries to the months.
    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let shut =
            self.revealed.take().is_some() || self.entry.take().is_some() || self.visit.take().is_some();
        if shut || std::mem::take(&mut self.why) {
            return true;
        }
        if self.clear_filter(ctx) {
            return true;
        }
        let was = self.tab == Tab::Statement && self.by_entry;
        if was {
            self.show_months();
        }
        was
    }

    fn timer(&mut self, _number: u8, ctx: &mut Ctx<'_>) {
        self.fade(ctx.cx.now_ms);
        self.count_down(ctx);
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        if self.must_see() {
            return Some(notes::ACKNOWLEDGE.into());
        }
        match self.selected_to_do()? {
            ToDo::Book(_) => Some(death::PREPARE.into()),
            ToDo::Pay(_) => Some(death::PREPARE_PAID.into()),
            ToDo::Decide(_) => Some(overpaid::TITLE.into()),
            ToDo::AskCause => Some(death::RECORD.into()),
            ToDo::AskNature => Some(say::EDIT.into()),
            ToDo::TakeBack(_) | ToDo::FindAmount => None,
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        match form.id {
            forms::TIMELINE_DAY => Err(self.jump(form, ctx)),
            forms::CHECK => Err(self.check_newcomer(form, ctx)),
            forms::NONE => Err(self.none_near(form, ctx)),
            _ => forms::submit(self, form, ctx),
        }
    }

    fn is_bare(&self) -> bool {
        self.person.is_none()
    }

    fn weigh(&self, form: &Form, shared: &Shared) -> Vec<(String, Words)> {
        forms::weigh(self, form, shared)
    }

    fn typed(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        self.look_ahead(form, ctx);
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        forms::saved(self, form, receipt, ctx);
        self.note_given(form, ctx);
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        forms::reread(form)
    }

    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        match now {
            Answer::Record(record) => forms::refill(form, record, shared),
            Answer::Notes(found) => forms::refill_note(form, self.record.as_deref()?, found),
            _ => None,
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match name {
            forms::REVEAL => self.ask_reason(key, ctx),
            forms::REVERSE => {
                if let Some(line) = EntryId::parse(key).and_then(|id| self.line_of(id)) {
                    let sheet = forms::reverse(line, ctx.shared);
                    ctx.open(sheet);
                }
            }
            forms::WITHDRAW_REVERSE => {
                if let Some(entry) = EntryId::parse(key) {
                    self.withdrawing.execute(ctx, Command::WithdrawReversal { entry });
                }
            }
            forms::REMOVE => self.remove(key, ctx),
            super::contact::WAYS => self.contact(key, ctx),
            super::visit::OVER => self.after_visit(key, ctx),
            super::promises::PROMISES => self.keep_chosen(key, ctx),
            forms::TIMELINE => self.chose_kind(key, ctx),
            forms::NEAR => self.chose_near(key, ctx),
            forms::END_NOTE => self.end_note(key, ctx),
            _ => {}
        }
    }

    /// What is explained on the screen may be handed over, and a slip is before they are gone.
    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let papers = self.hands_over() || self.slip_due(shared);
        let decide = self.may_decide(shared).then_some(PaneAction::Person(Act::Account));
        papers.then_some(PaneAction::Person(Act::Papers)).or(decide)
    }

    fn label(&self, action: PaneAction, shared: &Shared) -> Option<Words> {
        match (action, self.tab) {
            (PaneAction::Person(Act::Papers), _) if self.hands_over() => Some(papers::PRINT.into()),
            (PaneAction::Person(Act::Papers), _) if self.slip_due(shared) => {
                Some(visit_words::PRINT_SLIP.into())
            }
            (PaneAction::Person(Act::Account), _) => Some(self.account_label(shared)),
            (PaneAction::Person(Act::Edit), Tab::Statement) => Some(books::CORRECT.into()),
            (PaneAction::Person(Act::Edit), Tab::Timeline) => Some(timeline::FILTER.into()),
            (PaneAction::Person(Act::View), Tab::Timeline) => Some(timeline::TURN.into()),
            (PaneAction::Person(Act::Remove), Tab::Notes) => Some(notes::END.into()),
            (PaneAction::Person(Act::Contact), _) if self.card().is_some_and(|c| c.died.is_some()) => {
                Some(care::HISTORY.into())
            }
            _ => None,
        }
    }

    fn place(&self) -> String {
        self.person.map(|person| person.to_string()).unwrap_or_default()
    }

    fn title(&self) -> Option<Words> {
        self.card().map(|card| Words::Data(card.name.clone()))
    }
}
