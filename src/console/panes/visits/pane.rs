//! What the pane does with keys and replies.

use super::acts::{ARRIVED, ASKED, line_opens};
use super::state::{Just, list_rows};
use super::{Act, State, callers, forms};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::visits as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    /// Who comes here finds today.
    fn arrive(&mut self, _goal: &Goal, _ctx: &mut Ctx<'_>) {
        if self.day.take().is_some() {
            self.list = List::default();
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            let (done, asking) = (self.done.take(), self.asking.take());
            if let (Ok(Reply::Receipt(receipt)), Some(topic)) = (&result, asking) {
                self.just = just(receipt, topic);
            }
            return match (result, done) {
                (Ok(_), Some(words)) => ctx.tell(words),
                (Ok(_), None) => {}
                (Err(why), _) => {
                    ctx.warn(why);
                    self.ask(ctx);
                }
            };
        }
        let form = self.form.take(req);
        let mine = self.asked.take(req) || self.wholes.take(req);
        match result {
            Ok(Reply::Answer(Answer::Visit(view))) if form => ctx.open(forms::note(&view, ctx.shared)),
            Ok(Reply::Answer(Answer::Visits(day))) if mine => self.take(day, ctx),
            Ok(Reply::Answer(Answer::Visit(view))) if mine => self.whole = Some(view),
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let loading = self.asked.is_waiting() || self.doing.is_waiting();
        match action {
            None => self.form.is_waiting(),
            Some(Action::List(_)) => loading,
            Some(Action::Pane(PaneAction::Visits(act))) => {
                loading && matches!(act, Act::Next | Act::Keep | Act::Note)
            }
            Some(_) => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            return self.open(ctx);
        }
        if self.list.act(action, self.lines.len(), list_rows(&ctx.shared.geometry())) {
            self.ask_whole(ctx);
        }
    }

    fn can_open(&self) -> bool {
        !self.lines.is_empty()
    }

    fn opens(&self, shared: &Shared) -> Option<Words> {
        line_opens(self, shared).map(Words::from)
    }

    fn is_home(&self) -> bool {
        self.day.is_none()
    }

    /// Back to today.
    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let was = self.day.take().is_some();
        if was {
            self.list = List::default();
            self.ask(ctx);
        }
        was
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::submit(form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        ctx.tell(forms::said(form, receipt));
        if let (Some(outcome), (Some(visit), person)) = (forms::outcome(form), forms::parties(form)) {
            ctx.shared.front.ends(visit, person.filter(|_| forms::leaves_slip(outcome)));
        }
    }

    /// Whoever is picked out after they left is there for their slip.
    fn foremost(&self, _shared: &Shared) -> Option<PaneAction> {
        self.slip_row().map(|_| PaneAction::Visits(Act::Slip))
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        let ended = self.selected().is_some_and(|row| row.ended.is_some());
        match action {
            PaneAction::Visits(Act::Slip) => {}
            PaneAction::Visits(Act::Note) if ended => return Some(say::CORRECT.into()),
            _ => return None,
        }
        Some(match self.slip_row() {
            Some(row) if row.slip.as_ref().is_some_and(|slip| !slip.before) => say::SHOW_SLIP.into(),
            Some(_) => say::PRINT_SLIP.into(),
            None => say::REGISTER.into(),
        })
    }

    fn weigh(&self, form: &Form, shared: &Shared) -> Vec<(String, Words)> {
        callers::doubt(form, shared.today).into_iter().collect()
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        forms::parties(form).0.map(Query::Visit)
    }

    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        match now {
            Answer::Visit(view) if forms::parties(form).0 == Some(view.row.visit) => {
                Some(forms::form_of(view, shared))
            }
            _ => None,
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match name {
            ASKED => self.note_question(key, ctx),
            ARRIVED => self.arrived(key, ctx),
            _ => {}
        }
    }
}

fn just(receipt: &Receipt, topic: String) -> Option<Just> {
    match receipt.outcome {
        Outcome::Visit(visit, number, version) => Some(Just { visit, number, version, topic }),
        _ => None,
    }
}
