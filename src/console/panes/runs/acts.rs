//! What the actions of the pane do, and why they cannot run now.

use super::board::COLUMNS;
use super::state::{FILTERS, cards};
use super::steps::{OfLine, elsewhere, plain};
use super::{Act, State, forms};
use crate::bureau::Command;
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::ledger::run::RunStep;
use crate::locale::{run_pane as say, run_words};

/// The question before a step.
pub(super) const STEP: &str = "runs.step";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::New => open(forms::new(ctx.shared), ctx),
            Act::Before => self.sideways(false, ctx),
            Act::After => self.sideways(true, ctx),
            Act::Next => self.take_next(ctx),
            Act::Back => {
                if let (Some((step, None)), Some(view)) = (self.back_step(), self.view_of()) {
                    open(forms::back(view, step), ctx);
                }
            }
            Act::Redraft => self.question(RunStep::Draft, ctx),
            Act::Line => {
                if let (Some((what, line)), Some(view)) = (self.of_line(), self.view_of()) {
                    open(forms::line(view.row.run, what, line), ctx);
                }
            }
            Act::Reissue => {
                if let Some(view) = self.view_of() {
                    let command = Command::ReissueLines { run: view.row.run, seqs: Vec::new() };
                    self.doing.execute(ctx, command);
                }
            }
        }
    }

    fn view_of(&self) -> Option<&crate::bureau::answer::RunView> {
        self.opened.as_ref()?.view.as_deref()
    }

    fn take_next(&mut self, ctx: &mut Ctx<'_>) {
        let (Some((step, None)), Some(view)) = (self.next(), self.view_of()) else { return };
        if step == RunStep::Approve && view.needs_minute.is_some() {
            return open(forms::minute(view), ctx);
        }
        self.question(step, ctx);
    }

    /// Asks before a step, with what it means and how much money it is about.
    fn question(&self, step: RunStep, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(_)) = (self.view_of(), plain(step)) else { return };
        let row = &view.row;
        let named = Words::Filled(
            say::ASK_STEP,
            vec![("step", run_words::step(step).into()), ("run", Words::Data(row.run.to_string()))],
        );
        let key = format!("{} {} {}", row.run, row.version, step.name());
        let sum = Words::with(say::SUM, &[("n", &row.lines), ("total", &row.total)]);
        let mut confirm =
            Confirm::new(named, run_words::step(step), Accept::Pane(PaneId::Runs, STEP, key)).line(sum);
        for words in forms::warnings(view).into_iter().chain(forms::without_budget(view, ctx.shared)) {
            confirm = confirm.line(words);
        }
        if let Some(follows) = forms::follows(step) {
            confirm = confirm.line(follows);
        }
        ctx.open(confirm);
    }

    /// The next column of the board, or the next part of the run's lines.
    fn sideways(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let turn = |at: usize, len: usize| if forward { (at + 1) % len } else { (at + len - 1) % len };
        let Some(opened) = &mut self.opened else {
            self.column = turn(self.column, COLUMNS.len());
            let (len, page) = (self.column_of(self.column).len(), cards(&ctx.shared.geometry()));
            if let Some(list) = self.lists.get_mut(self.column) {
                list.settle(len, page);
            }
            return;
        };
        let at = FILTERS.iter().position(|filter| *filter == opened.filter).unwrap_or_default();
        opened.filter = FILTERS.get(turn(at, FILTERS.len())).copied().unwrap_or_default();
        opened.list = List::default();
        opened.lines = None;
        opened.offset = 0;
        self.ask_lines(true, ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::Before | Act::After => None,
            Act::New => self.opened.is_some().then(|| say::ON_BOARD.into()),
            _ if self.opened.is_none() => Some(say::OPEN_A_RUN.into()),
            Act::Next => match self.next() {
                None => Some(say::NO_STEP.into()),
                Some((step, why)) => elsewhere(step, shared).or(why),
            },
            Act::Back => match self.back_step() {
                None => Some(say::NO_WAY_BACK.into()),
                Some((_, why)) => why,
            },
            Act::Redraft => self.may_redraft(),
            Act::Line => self.of_line().is_none().then(|| say::NOTHING_OF_LINE.into()),
            Act::Reissue => match self.view_of() {
                Some(view) if view.row.tasks > 0 => None,
                _ => Some(say::NOTHING_FAILED.into()),
            },
        }
    }

    /// What an action is called now.
    pub(super) fn called(&self, action: Act) -> Option<Words> {
        match action {
            Act::Next => self.next().map(|(step, _)| run_words::step(step).into()),
            Act::Back => self.back_step().map(|(step, _)| run_words::step(step).into()),
            Act::Line => self.of_line().map(|(what, _)| {
                match what {
                    OfLine::Explain => say::EXPLAIN,
                    OfLine::Leave => say::LEAVE,
                    OfLine::TakeBack => say::TAKE_BACK,
                }
                .into()
            }),
            Act::Before | Act::After if self.opened.is_some() => {
                Some(if action == Act::Before { say::LINES_BEFORE } else { say::LINES_AFTER }.into())
            }
            _ => None,
        }
    }
}

fn open(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Runs)));
}
