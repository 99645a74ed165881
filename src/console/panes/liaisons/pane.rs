//! What the pane does with keys and replies.

use super::acts::{END, PHONES};
use super::state::list_rows;
use super::{Act, State, forms};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::Line;
use crate::console::forms::Form;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::LiaisonId;
use crate::locale::liaisons as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let (asked, doing) = (self.asked.take(req), self.doing.take(req));
        match result {
            Ok(Reply::Answer(Answer::Liaisons(rows))) if asked => self.came(rows, ctx),
            Ok(Reply::Receipt(receipt)) if doing => {
                let name = self.ending.take().unwrap_or_default();
                ctx.tell(Words::with(say::ENDED, &[("name", &name)]).booked(receipt.seq));
            }
            Ok(_) => {}
            Err(why) => {
                ctx.warn(why);
                // Somebody else changed the row meanwhile: what is shown is read anew.
                if doing {
                    self.ask(ctx);
                }
            }
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            Some(
                Action::Pane(PaneAction::Liaisons(Act::Change | Act::End | Act::Phones)) | Action::List(_),
            ) => self.asked.is_waiting() || self.doing.is_waiting(),
            _ => false,
        }
    }

    fn timer(&mut self, number: u8, _: &mut Ctx<'_>) {
        if number == PHONES {
            self.phones = false;
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            // Enter in the filter goes to the list; a second one shows whom to call.
            if !std::mem::take(&mut self.filtering) && self.selected().is_some() {
                self.act(Act::Phones, ctx);
            }
            return;
        }
        let len = self.rows().len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        self.filtering || self.selected().is_some()
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        (!self.filtering).then(|| say::PHONES.into())
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let typed = self.filter.clear();
        if typed {
            self.settle(ctx);
        }
        std::mem::take(&mut self.filtering) || typed
    }

    fn line(&self) -> Option<&Line> {
        self.filtering.then_some(&self.filter)
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        self.filtering.then_some(&mut self.filter)
    }

    fn edited(&mut self, _pasted: bool, ctx: &mut Ctx<'_>) {
        self.settle(ctx);
    }

    fn submit(&mut self, form: &Form, _: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::read(form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if let Outcome::Liaison(liaison, _) = &receipt.outcome {
            self.wanted = Some(*liaison);
            let said = if form.id == forms::ADD { say::ADDED } else { say::CHANGED };
            ctx.tell(Words::with(said, &[("name", &form.text("name"))]).booked(receipt.seq));
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if name == END {
            self.end(key, ctx);
        }
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        LiaisonId::parse(&form.about).map(|_| Query::Liaisons { division: None })
    }

    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        let Answer::Liaisons(rows) = now else { return None };
        let named = LiaisonId::parse(&form.about);
        rows.iter().find(|row| Some(row.liaison) == named).map(|row| forms::form(Some(row), None, shared))
    }
}
