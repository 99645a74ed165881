//! What the overview does with keys and replies.

use super::{ACROSS, Act, KEYS, State, page};
use crate::bureau::{Answer, Command, FieldFault, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::overview as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if !self.slot.take(req) {
            return;
        }
        match result {
            Ok(Reply::Answer(Answer::Pivot(pivot))) => {
                self.col = self.col.min(pivot.cols.len());
                self.pivot = Some(pivot);
                self.list.settle(self.height(), page(&ctx.shared.geometry()));
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let moves = match action {
            Some(Action::List(_)) => true,
            Some(Action::Pane(PaneAction::Overview(act))) => matches!(act, Act::Left | Act::Right),
            _ => false,
        };
        moves && self.slot.is_waiting()
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action != ListAction::Open {
            self.list.act(action, self.height(), page(&ctx.shared.geometry()));
        } else if let Some(text) = self.marked(ctx.shared) {
            // A blank behind it, so that the conditions show with their counts.
            ctx.go(Goal::Find(format!("{text} "), false));
        } else {
            ctx.remark(say::EVERYBODY);
        }
    }

    fn can_open(&self) -> bool {
        self.pivot.is_some()
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        Some(say::PEOPLE_OF.into())
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let narrowed = !self.text.is_empty();
        if narrowed {
            self.text.clear();
            self.ask(ctx);
        }
        narrowed
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        self.text = form.read().some_text("text").unwrap_or_default();
        ctx.close(super::NARROW);
        self.ask(ctx);
        // Nothing is changed by it.
        Err(Vec::new())
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        let key = key.parse::<usize>().ok().and_then(|at| KEYS.get(at)).copied();
        if name == ACROSS {
            self.across = key;
        } else if let Some(key) = key {
            self.by = key;
        }
        (self.list, self.col) = (List::default(), 0);
        self.ask(ctx);
    }
}
