//! What the pane does with keys, replies and actions.

use super::filter::{self, FILTER, Wrong};
use super::state::list_rows;
use super::{Act, State};
use crate::bureau::query::JournalFilter;
use crate::bureau::{Answer, Command, FieldFault, Query, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::overlays::Sheet;
use crate::console::panes::{Pane, PaneId};
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::journal as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.names.ask(ctx, Query::Staff);
        // Whoever reads further down is left there; at the top the newest are wanted.
        if self.list.selected == 0 && self.whole.is_none() {
            self.begin(self.filter, ctx);
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.names.take(req) {
            if let Ok(Reply::Answer(Answer::Staff(rows))) = result {
                self.staff = rows;
            }
            return;
        }
        let Some((ask, _)) = self.asked.take_if(|(_, slot)| slot.is_for(req)) else { return };
        match result {
            Ok(Reply::Answer(Answer::Journal(page))) => {
                let rows = self.rows(ctx.shared);
                self.pages.take(ask, *page, &rows);
                self.list.settle(self.pages.len(), list_rows(&ctx.shared.geometry()));
                self.ask(ctx);
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        // Pages that follow come by themselves; only the first is waited for.
        matches!(action, Some(Action::List(_))) && self.asked.is_some() && self.pages.len() == 0
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if let Some(mut whole) = self.whole.take() {
            if action != ListAction::Open {
                // Text without a selection: its first line is what moves.
                whole.act(action, self.whole_lines(ctx.shared).len(), 1);
                self.whole = Some(whole);
            }
            return;
        }
        if action == ListAction::Open {
            self.whole = self.selected().is_some().then(List::default);
            return;
        }
        let page = list_rows(&ctx.shared.geometry());
        if self.list.act(action, self.pages.len(), page) {
            self.ask(ctx);
        }
    }

    fn can_open(&self) -> bool {
        self.selected().is_some()
    }

    fn back(&mut self, _ctx: &mut Ctx<'_>) -> bool {
        self.whole.take().is_some()
    }

    fn is_home(&self) -> bool {
        self.whole.is_none()
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        match filter::read(form) {
            Ok(filter) => {
                ctx.close(FILTER);
                self.begin(filter, ctx);
            }
            Err(Wrong::Said(msg)) => ctx.warn(msg),
            Err(Wrong::Fields(faults)) => return Err(faults),
        }
        // Nothing is changed by it.
        Err(Vec::new())
    }
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Filter => ctx.open(Sheet::new(filter::form(self), Owner::Pane(PaneId::Journal))),
            Act::Clear => self.begin(JournalFilter::default(), ctx),
            Act::Newest => self.begin(self.filter, ctx),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _shared: &Shared) -> Option<Words> {
        (action == Act::Clear && self.filter.is_open()).then(|| say::IS_OPEN.into())
    }
}
