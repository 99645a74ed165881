//! What the pane does with keys and replies.

use super::acts::APPROVE;
use super::forms::{self, END, NEW};
use super::state::{Kind, list_rows};
use super::{Act, State};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::{Fen, RunRuleId};
use crate::locale::rules as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, _: &mut Ctx<'_>) {
        if let Goal::Rule(rule) = goal {
            (self.kind, self.list, self.wanted) = (Kind::Waiting, List::default(), Some(*rule));
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return match result {
                Ok(reply) => {
                    if let Reply::Receipt(Receipt { seq, outcome: Outcome::RunRule(rule), .. }) = reply {
                        ctx.tell(Words::with(say::APPROVED, &[("rule", &rule)]).booked(seq));
                    }
                }
                Err(why) => {
                    ctx.warn(why);
                    self.ask(ctx);
                }
            };
        }
        if self.effect.take(req) {
            return match result {
                Ok(Reply::Answer(Answer::OpeningEffect(effect))) => self.ask_approve(Some(&effect), ctx),
                Ok(_) => {}
                Err(why) => ctx.warn(why),
            };
        }
        let asked = self.asked.take(req);
        match result {
            Ok(Reply::Answer(Answer::RunSettings(found))) if asked => {
                self.rules = Some(found.rules);
                if let Some(at) =
                    self.wanted.take().and_then(|rule| self.rows().iter().position(|row| row.rule == rule))
                {
                    self.list.selected = at;
                }
                self.list.settle(self.rows().len(), list_rows(&ctx.shared.geometry()));
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        if action.is_none() {
            return self.effect.is_waiting();
        }
        let needs = matches!(action, Some(Action::Pane(PaneAction::Rules(Act::Approve | Act::Withdraw))));
        needs && (self.asked.is_waiting() || self.doing.is_waiting())
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let len = self.rows().len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        false
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let may = Act::Approve.meta().needs.is_some_and(|gate| shared.may(gate).is_ok());
        (may && self.disabled(Act::Approve, shared).is_none()).then_some(PaneAction::Rules(Act::Approve))
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::read(form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let done = if form.id == NEW || form.id == END { say::PROPOSED } else { say::WITHDRAWN_NOW };
        let Outcome::RunRule(rule) = receipt.outcome else { return };
        ctx.tell(Words::with(done, &[("rule", &rule)]).booked(receipt.seq));
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        let (rule, adds) = key.split_once(' ').unwrap_or((key, ""));
        if let (APPROVE, Some(rule)) = (name, RunRuleId::parse(rule)) {
            let adds = adds.parse().ok().map(Fen);
            self.doing.execute(ctx, Command::ApproveRunRule { rule, adds });
        }
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Rules(action) => self.called(action),
            _ => None,
        }
    }
}
