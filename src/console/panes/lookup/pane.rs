//! What the lookup does with keys and replies.

use super::marks::MANY;
use super::{Act, State};
use crate::bureau::{Action as Gate, Answer, Command, FieldFault, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::Line;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::{console, lookup as say};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        // As much as is on the screen, so that nobody loses their place.
        self.limit = self.limit.max(self.hits().len());
        self.views.ask(ctx);
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        if let Goal::Find(text, pasted) = goal {
            self.query.clear();
            if self.query.insert(text) {
                ctx.warn(console::PASTE_CUT);
            }
            self.typed_anew();
            self.pasted = *pasted;
            self.ask_offers(ctx);
        } else {
            // Who comes here by key looks for the next one: what was typed before gives way to the first key.
            self.query.mark();
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, took_us: u64, ctx: &mut Ctx<'_>) {
        if let Some(in_menu) = self.takes_offers(req) {
            // Without an answer nothing is offered; the list itself says what is wrong.
            if let Ok(Reply::Answer(Answer::Completions(words))) = result {
                self.offered(words, in_menu, ctx);
            }
            return;
        }
        if self.views.takes(req) {
            match result {
                Ok(Reply::Answer(Answer::Views(own))) => self.views.came(own),
                Ok(_) => self.views.ask(ctx),
                Err(why) => ctx.warn(why),
            }
            return;
        }
        let hits = self.hits.take(req);
        if !hits && !self.cards.take(req) {
            return;
        }
        match result {
            Ok(Reply::Answer(Answer::Lookup(found))) if hits => {
                self.took_us = took_us;
                self.answered(found, ctx);
            }
            Ok(Reply::Answer(Answer::Card(card))) if !hits => self.card = Some(card),
            Ok(_) => {}
            Err(why) => {
                self.stale &= !hits;
                ctx.warn(why);
            }
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if let Some(person) = self.entered() {
                ctx.go(Goal::Visit(person));
            }
            return;
        }
        let len = self.hits().len();
        self.chosen = true;
        let page = self.page(&ctx.shared.geometry());
        if self.list.act(action, len, page) {
            self.ask_card(ctx);
        }
        self.ask_more(ctx);
    }

    fn can_open(&self) -> bool {
        self.entered().is_some()
    }

    fn opens(&self, shared: &Shared) -> Option<Words> {
        shared.may(Gate::Attend).is_ok().then(|| say::ATTEND.into())
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            Some(Action::List(_)) => self.stale,
            Some(Action::Pane(PaneAction::Lookup(act))) => match act {
                Act::Open | Act::Post | Act::Petition | Act::Filter | Act::Mark | Act::Many => self.stale,
                Act::Complete | Act::CompleteBack => self.awaits_offers(),
                _ => false,
            },
            // The menu of values is about to open.
            None => self.awaits_values(),
            _ => false,
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if name == MANY {
            return self.many_chosen(key, ctx);
        }
        self.filter_chosen(key, ctx);
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        self.save_view(form)
    }

    fn saved(&mut self, form: &Form, _receipt: &Receipt, ctx: &mut Ctx<'_>) {
        self.views.ask(ctx);
        ctx.tell(Self::kept(form));
    }

    fn label(&self, action: PaneAction, _shared: &Shared) -> Option<Words> {
        match action {
            PaneAction::Lookup(act) => Self::digit(act).and_then(|digit| self.views.called(digit)),
            _ => None,
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.step_back(ctx) {
            return true;
        }
        let had = self.query.clear();
        if had {
            self.edited(false, ctx);
        }
        had
    }

    fn is_home(&self) -> bool {
        true
    }

    fn line(&self) -> Option<&Line> {
        Some(&self.query)
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        Some(&mut self.query)
    }

    fn edited(&mut self, pasted: bool, ctx: &mut Ctx<'_>) {
        self.typed_anew();
        self.pasted = pasted;
        self.ask(ctx);
        self.ask_offers(ctx);
    }
}
