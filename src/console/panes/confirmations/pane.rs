//! What the pane does with keys and replies.

use super::state::list_rows;
use super::{State, form};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::{confirm_words, confirmations as say};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if !self.asked.take(req) {
            return;
        }
        match result {
            Ok(Reply::Answer(Answer::Confirmations(page))) => {
                self.take(page);
                self.list.settle(self.rows().len(), list_rows(&ctx.shared.geometry()));
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            // A row goes when somebody is confirmed: a key meant for the one that is next would find another.
            Some(Action::Pane(PaneAction::Confirmations(_)) | Action::List(_)) => self.asked.is_waiting(),
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if let Some(row) = self.selected() {
                ctx.go(Goal::Person(row.person));
            }
            return;
        }
        let (len, page) = (self.rows().len(), list_rows(&ctx.shared.geometry()));
        self.list.act(action, len, page);
        self.ask_more(page, ctx);
    }

    fn can_open(&self) -> bool {
        self.selected().is_some()
    }

    fn submit(&mut self, form: &Form, _: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        if form.id == form::NOTICE {
            return form::notice_command(form, &self.telling);
        }
        form::command(form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if let Outcome::Noticed(n) = receipt.outcome {
            let told = Words::with(confirm_words::NOTICED, &[("year", &form.about), ("n", &n)]);
            return ctx.tell(told.booked(receipt.seq));
        }
        let Some((person, year)) = form::about(form) else { return };
        let name = self.rows().iter().find(|row| row.person == person).map_or("", |row| &row.name);
        ctx.tell(Words::with(say::DONE, &[("name", &name), ("year", &year)]).booked(receipt.seq));
    }
}
