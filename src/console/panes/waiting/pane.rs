//! What the pane does with keys and replies.

use super::state::list_rows;
use super::{Act, State};
use super::{answer, imported};
use crate::bureau::answer::{AfterDeath, WaitRow, Waits};
use crate::bureau::{Command, FieldFault, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction, PaneId};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::{second, waiting as say};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.list.settle(self.rows(ctx.shared).len(), list_rows(&ctx.shared.geometry()));
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        if *goal == Goal::Pane(PaneId::Waiting) {
            self.others = false;
            self.list = List::default();
            ctx.count_waiting();
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let _ = self.answer_came(req, &result, ctx)
            || self.import_came(req, &result, ctx)
            || self.import_agreed(req, &result, ctx);
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            None => self.reading.is_waiting() || self.listing.is_waiting(),
            Some(Action::Pane(PaneAction::Waiting(Act::Agree | Act::Decline))) => {
                self.doing.is_waiting() || self.agreeing.is_waiting()
            }
            Some(_) => false,
        }
    }

    fn submit(&mut self, form: &Form, _: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        if form.id == imported::DECLINE { imported::declined(form) } else { answer::declined(form) }
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if form.id == imported::DECLINE {
            return ctx.tell(imported::went_back(receipt));
        }
        ctx.tell(Words::with(second::DECLINED, &[("what", &form.about)]));
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if !self.import_chosen(name, key, ctx) {
            self.answer_chosen(name, key, ctx);
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if let Some((import, ..)) = self.import_here(ctx.shared) {
                return self.list_import(import, ctx);
            }
            if let Some(goal) = self.selected(ctx.shared).and_then(goal) {
                ctx.go(goal);
            }
            return;
        }
        let len = self.rows(ctx.shared).len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        Some(say::OPEN.into())
    }
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        if matches!(action, Act::Agree | Act::Decline) {
            if self.import_here(ctx.shared).is_some() {
                return self.answer_import(action, ctx);
            }
            return self.answer(action, ctx);
        }
        self.others = action == Act::After;
        self.list = List::default();
        self.refresh(ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::Agree | Act::Decline => self.answer_disabled(action, shared),
            Act::Before if !self.others => Some(say::TITLE.into()),
            Act::After if self.others => Some(say::TO_OTHERS.into()),
            Act::Before | Act::After => None,
        }
    }
}

/// Where it is seen to.
fn goal(row: &WaitRow) -> Option<Goal> {
    let person = row.person.as_ref().map(|(person, _)| *person);
    Some(match &row.what {
        Waits::Run { run, .. }
        | Waits::Stuck { run, .. }
        | Waits::Astray { run, .. }
        | Waits::Left { run, .. } => Goal::Run(*run, false),
        Waits::Failed { run, .. } | Waits::Differing { run, .. } | Waits::Claim { run, .. } => {
            Goal::Run(*run, true)
        }
        Waits::Rule { rule, .. } => Goal::Rule(*rule),
        Waits::Proposal { proposal, .. } => Goal::Proposal(*proposal),
        Waits::Budget { year, .. } => Goal::Budget(*year, row.programmes.first()?.clone()),
        Waits::Grant { grant } => Goal::Grant(*grant),
        Waits::Recovery { recovery, .. } => Goal::Recovery(*recovery),
        Waits::Reversal { entry, .. } => Goal::Entry(person?, *entry),
        Waits::Reopening { month } => Goal::Books(*month),
        Waits::Death { left: AfterDeath::Decide } => Goal::Pane(PaneId::Overpaid),
        Waits::Posting { .. } | Waits::Death { .. } => Goal::Statement(person?),
        Waits::Account { .. } => Goal::Decide(person?),
        // What came with a file is listed where it waits.
        Waits::AccountImport { .. } => return None,
    })
}
