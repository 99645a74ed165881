//! What the actions of the pane do, and why they cannot run now.

use super::state::TABS;
use super::{Act, State, forms};
use crate::bureau::answer::SupervisionList;
use crate::bureau::command::SuperviseAct;
use crate::bureau::query::SupervisionAsked;
use crate::bureau::{Command, Query};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::supervision::SupervisionStep;
use crate::exchange::papers::{Head, supervision};
use crate::locale::supervision as say;

impl Act {
    /// The step that it takes.
    fn step(self) -> Option<SupervisionStep> {
        match self {
            Self::Ask => Some(SupervisionStep::Ask),
            Self::Close => Some(SupervisionStep::Close),
            Self::Return => Some(SupervisionStep::Return),
            Self::Nudge => Some(SupervisionStep::Nudge),
            Self::Reassign => Some(SupervisionStep::Reassign),
            Self::Due => Some(SupervisionStep::Due),
            Self::New | Self::Print | Self::NextTab | Self::PreviousTab => None,
        }
    }
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::New => self.staff.ask(ctx, Query::Staff),
            Act::Reassign => self.others.ask(ctx, Query::Staff),
            Act::Print => {
                let asked = SupervisionAsked::Week;
                self.week.ask(ctx, Query::Supervision { asked, offset: 0, limit: usize::MAX });
            }
            Act::NextTab => self.turn(1, ctx),
            Act::PreviousTab => self.turn(TABS.len() - 1, ctx),
            Act::Nudge => self.nudge(ctx),
            Act::Ask | Act::Close | Act::Return | Act::Due => {
                if let (Some(row), Some(step)) = (self.selected(), action.step()) {
                    open(forms::step(row, step), ctx);
                }
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        let step = action.step()?;
        match self.selected() {
            None => Some(say::CHOOSE.into()),
            Some(row) => row.refusal(step).map(|why| Words::from(why.clone())),
        }
    }

    fn turn(&mut self, by: usize, ctx: &mut Ctx<'_>) {
        let at = TABS.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        if let Some(tab) = TABS.get((at + by) % TABS.len()) {
            self.turn_to(*tab, ctx);
        }
    }

    fn nudge(&mut self, ctx: &mut Ctx<'_>) {
        let Some(row) = self.selected() else { return };
        let (item, seen) = (row.item, row.version);
        let act = SuperviseAct::Step { item, seen, step: SupervisionStep::Nudge, text: String::new() };
        self.wanted = Some(item);
        self.nudging.execute(ctx, Command::Supervise(act));
    }

    /// The weekly list, to be looked at and issued among the papers.
    pub(super) fn print(list: &SupervisionList, ctx: &mut Ctx<'_>) {
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        let Some(desk) = &ctx.shared.desk else { return };
        let draft = supervision(&Head::of(desk, ctx.cx.today, &tables, ctx.shared.lang), list);
        ctx.go(Goal::Draft(Box::new(draft)));
    }
}

pub(super) fn open(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Supervision)));
}
