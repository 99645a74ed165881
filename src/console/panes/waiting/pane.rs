//! What the pane does with keys and replies.

use super::state::list_rows;
use super::{Act, State};
use crate::bureau::Refusal;
use crate::bureau::answer::{AfterDeath, WaitRow, Waits};
use crate::console::action::ListAction;
use crate::console::edit::List;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneId};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::waiting as say;

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

    fn receive(&mut self, _: ReqId, _: Result<Reply, Refusal>, _took_us: u64, _: &mut Ctx<'_>) {}

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
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
        self.others = action == Act::After;
        self.list = List::default();
        self.refresh(ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        match action {
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
        Waits::Run { run, .. } | Waits::Stuck { run, .. } | Waits::Astray { run, .. } => {
            Goal::Run(*run, false)
        }
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
        Waits::Death { .. } => Goal::Statement(person?),
        Waits::Left { run, .. } => Goal::Run(*run, false),
        Waits::Account { .. } => Goal::Decide(person?),
    })
}
