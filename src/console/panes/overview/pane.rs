//! What the pane does with keys and replies.

use super::{Act, State, Tab, charts};
use crate::bureau::{Command, FieldFault, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::pivot;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        match result {
            Ok(Reply::Answer(answer)) => {
                if let Some(answer) = self.charts.receive(req, answer, ctx) {
                    self.pivot.receive(req, answer, ctx);
                }
            }
            Ok(_) => {}
            Err(why) => {
                if self.charts.forget(req) || self.pivot.forget(req) {
                    ctx.warn(why);
                }
            }
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let moves = match action {
            None => return self.charts.awaits_menu(),
            Some(Action::List(_)) => true,
            Some(Action::Pane(PaneAction::Overview(act))) => matches!(act, Act::Left | Act::Right),
            Some(_) => false,
        };
        moves
            && match self.tab {
                Tab::Charts => self.charts.awaits_first(),
                Tab::Pivot => self.pivot.is_waiting(),
            }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        match self.tab {
            Tab::Charts => self.charts.list(action, ctx),
            Tab::Pivot => self.pivot.list(action, ctx),
        }
    }

    fn can_open(&self) -> bool {
        match self.tab {
            Tab::Charts => self.charts.selected().is_some(),
            Tab::Pivot => self.pivot.pivot.is_some(),
        }
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        (self.tab == Tab::Pivot).then(|| pivot::PEOPLE_OF.into())
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        self.tab == Tab::Pivot && self.pivot.widen(ctx)
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Overview(Act::Left) if self.tab == Tab::Pivot => Some(pivot::LEFT.into()),
            PaneAction::Overview(Act::Right) if self.tab == Tab::Pivot => Some(pivot::RIGHT.into()),
            _ => None,
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        self.pivot.narrow(form, ctx);
        // Nothing is changed by it.
        Err(Vec::new())
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if !self.pivot.chosen(name, key, ctx) {
            charts::chosen(name, key, ctx);
        }
    }
}
