//! What the pane does with keys and replies.

use super::state::{Kind, list_rows};
use super::{Act, State, forms};
use crate::bureau::{Answer, Command, FieldFault, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::quality as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        match self.kind {
            Some(Kind::Merge([one, other])) => self.asked.ask(ctx, Query::Together(one, other)),
            Some(Kind::Apart(gone)) => self.asked.ask(ctx, Query::Apart(gone)),
            None => {}
        }
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        let kind = match goal {
            Goal::Merge(one, other) => Kind::Merge([*one, *other]),
            Goal::Unmerge(gone) => Kind::Apart(*gone),
            _ => return,
        };
        self.asked.drop(ctx);
        *self = Self { kind: Some(kind), ..Self::default() };
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if !self.asked.take(req) {
            return;
        }
        match result {
            Ok(Reply::Answer(Answer::Together(together))) => {
                let fresh = self.together.is_none();
                self.together = Some(together);
                if fresh {
                    self.suggest(ctx.shared);
                }
            }
            Ok(Reply::Answer(Answer::Apart(apart))) => {
                let still = apart.since.all();
                self.give.retain(|one| still.contains(one));
                self.apart = Some(apart);
            }
            Ok(_) => {}
            Err(why) => {
                self.kind = None;
                ctx.warn(why);
            }
        }
        self.list.settle(self.rows(), list_rows(&ctx.shared.geometry()));
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let waiting = self.asked.is_waiting() && self.together.is_none() && self.apart.is_none();
        match action {
            Some(Action::Pane(PaneAction::Merge(Act::Parts | Act::Moves))) => false,
            Some(Action::Pane(_) | Action::List(_)) => waiting,
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            return self.turn(ctx);
        }
        let len = self.rows();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        self.fixed().is_none()
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        Some(say::PICK_TURN.into())
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        let apart = matches!(self.kind, Some(Kind::Apart(_)));
        match action {
            PaneAction::Merge(Act::Do) if apart => Some(say::PUT_APART.into()),
            PaneAction::Merge(Act::Moves) if apart => Some(say::VIEW_SINCE.into()),
            PaneAction::Merge(Act::Parts) if apart => Some(say::VIEW_RETURNS.into()),
            PaneAction::Merge(Act::Left) if apart => Some(say::STAYS_THERE.into()),
            PaneAction::Merge(Act::Right) if apart => Some(say::GOES_OVER.into()),
            _ => None,
        }
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::command(self, form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let seq = receipt.seq;
        match (form.id, self.kind) {
            (forms::MERGE, _) => {
                let Some((keep, gone)) = self.sides().map(|(k, g)| (k.card.person, g.card.person)) else {
                    return;
                };
                ctx.tell(Words::with(say::MERGED, &[("gone", &gone), ("keep", &keep), ("seq", &seq)]));
                self.kind = None;
                ctx.go(Goal::Person(keep));
            }
            (forms::DISTINCT, Some(Kind::Merge([one, other]))) => {
                let values: [(&'static str, &dyn std::fmt::Display); 3] =
                    [("one", &one), ("other", &other), ("seq", &seq)];
                ctx.tell(Words::with(say::DECLARED, &values));
            }
            (forms::APART, Some(Kind::Apart(gone))) => {
                ctx.tell(Words::with(say::IS_APART, &[("gone", &gone), ("seq", &seq)]));
                self.kind = None;
                ctx.go(Goal::Person(gone));
            }
            _ => {}
        }
    }

    fn is_bare(&self) -> bool {
        self.kind.is_none()
    }
}
