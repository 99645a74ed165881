//! What the pane does with keys and replies.

use super::State;
use crate::bureau::{Answer, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::goal::Goal;
use crate::console::panes::Pane;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::figures as say;

/// Rows above a list: the tabs, a rule, column heads.
const HEAD_ROWS: u16 = 3;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let (asked, listing) = (self.asked.take(req), self.listing.take(req));
        match result {
            Ok(Reply::Answer(Answer::PetitionFigures(found))) if asked => self.shown = Some(found),
            Ok(Reply::Answer(Answer::BehindFigure(found))) if listing => {
                self.list.settle(found.rows.len(), ctx.shared.geometry().rows_less(HEAD_ROWS));
                self.petitions = Some(found);
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            Some(Action::List(_)) => self.asked.is_waiting() || self.listing.is_waiting(),
            Some(Action::Pane(_)) => self.asked.is_waiting(),
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        match (&self.behind, action) {
            (None, ListAction::Open) => self.look_behind(ctx),
            (None, action) => self.go(action),
            (Some(_), ListAction::Open) => {
                if let Some(row) = self.rows().get(self.list.selected) {
                    ctx.go(Goal::Petition(row.petition));
                }
            }
            (Some(_), action) => {
                let len = self.rows().len();
                self.list.act(action, len, ctx.shared.geometry().rows_less(HEAD_ROWS));
            }
        }
    }

    fn can_open(&self) -> bool {
        match self.behind {
            None => self.mark().is_some(),
            Some(_) => !self.rows().is_empty(),
        }
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        self.behind.is_none().then(|| say::OPEN.into())
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let was = self.behind.take().is_some();
        if was {
            self.petitions = None;
            self.ask(ctx);
        }
        was
    }

    fn place(&self) -> String {
        format!("{:?} {}", self.page, self.behind.is_some())
    }
}
