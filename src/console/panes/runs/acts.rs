//! What the actions of the pane do, and why they cannot run now.

use super::bank::{Doing, Page, Wanted};
use super::board::COLUMNS;
use super::other::{account_cleared, account_now, against};
use super::state::cards;
use super::steps::{OfLine, plain};
use super::{Act, Filter, Opened, State, forms};
use crate::bureau::answer::RunLineRow;
use crate::bureau::command::RunAct;
use crate::bureau::{Command, FieldFault, Query};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::why::WhyOf;
use crate::console::words::Words;
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::run::RunStep;
use crate::exchange::Errand;
use crate::locale::{overpaid, rules, run_bank, run_pane as say, run_words};

/// The question before a step.
pub(super) const STEP: &str = "runs.step";
/// Lines of whose account something is told in the question before failures are issued again.
const MOST_TOLD: usize = 4;
/// The question before failures are issued again.
pub(super) const REISSUE: &str = "runs.reissue";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::New => self.asked_options.ask(ctx, Query::DraftOptions),
            Act::Before => self.sideways(false, ctx),
            Act::After => self.sideways(true, ctx),
            Act::Next => self.take_next(ctx),
            // On the board the digits lead to what belongs to it.
            Act::Reissue if self.opened.is_none() => ctx.go(Goal::Pane(PaneId::Overpaid)),
            Act::Send if self.opened.is_none() => ctx.go(Goal::Pane(PaneId::Rules)),
            Act::Why => self.ask_why(ctx),
            Act::Back => {
                if let (Some((step, None)), Some(view)) = (self.back_step(), self.view_of()) {
                    open(forms::back(view, step), ctx);
                }
            }
            Act::Redraft => self.question(RunStep::Draft, "", ctx),
            Act::Line if self.bank.page == Page::Seen => self.ask_how(ctx),
            Act::Line => {
                if let (Some((what, line)), Some(view)) = (self.of_line(), self.view_of()) {
                    match what {
                        OfLine::Agree => Self::ask_agree(view.row.run, line, ctx),
                        OfLine::Withdraw => Self::ask_withdraw(view.row.run, line, ctx),
                        _ => open(forms::line(view.row.run, what, line), ctx),
                    }
                }
            }
            Act::Other => self.ask_other(ctx),
            Act::Reissue => self.ask_reissue(ctx),
            Act::Send => self.begin_file(Wanted::Send, ctx),
            Act::Roster => self.begin_file(Wanted::Roster, ctx),
            Act::Answer => self.begin_answer(ctx),
            Act::Relist => {
                let folder = self.bank.files.folder();
                self.send_out(Doing::Listing, Errand::BrowseAnswers(folder), ctx);
            }
        }
    }

    /// Why the selected line pays what it pays, by the facts and rates that the run was worked out by.
    fn ask_why(&mut self, ctx: &mut Ctx<'_>) {
        let Some(opened) = &self.opened else { return };
        let (Some(view), Some(line)) = (opened.view.as_deref(), opened.selected()) else { return };
        let of = WhyOf::new(line.person, &line.name, &line.programme, view.known);
        let of = line.parts.iter().fold(of, |of, (month, due, settled, amount)| {
            let values: [(&'static str, &dyn std::fmt::Display); 4] =
                [("month", month), ("due", due), ("settled", settled), ("amount", amount)];
            of.month(*month, *due, Words::with(say::PART, &values))
        });
        self.why.ask(of, ctx);
    }

    /// Asks before failures are issued again: money goes out once more.
    fn ask_reissue(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = self.view_of() else { return };
        let run = view.row.run;
        let lines = self.opened.as_ref().and_then(|opened| opened.lines.as_ref());
        let free = |line: &&RunLineRow| line.state == "failed" && against(line).is_none();
        let failed = lines.iter().flat_map(|lines| &lines.rows).filter(free);
        // Where none of them is on screen, what waits in all tells at least that there is something.
        let n = match failed.clone().count() {
            0 => view.row.tasks,
            n => u32::try_from(n).unwrap_or(u32::MAX),
        };
        let question = Words::with(say::ASK_REISSUE, &[("run", &run), ("n", &n)]);
        let accept = Accept::Pane(PaneId::Runs, REISSUE, run.to_string());
        let mut confirm = Confirm::new(question, say::REISSUE, accept);
        let told = failed.filter_map(|line| {
            let values = vec![
                ("seq", Words::Data(line.seq.to_string())),
                ("name", Words::Data(line.name.clone())),
                ("now", account_now(line).or_else(|| account_cleared(line))?),
            ];
            Some(Words::Filled(say::REISSUE_HELD, values))
        });
        for of_line in told.take(MOST_TOLD) {
            confirm = confirm.line(of_line);
        }
        ctx.open(confirm.line(say::REISSUE_LOOK).line(say::REISSUE_FOLLOWS));
    }

    pub(super) fn view_of(&self) -> Option<&crate::bureau::answer::RunView> {
        self.opened.as_ref()?.view.as_deref()
    }

    fn take_next(&mut self, ctx: &mut Ctx<'_>) {
        match self.bank.page {
            Page::Seen => return self.ask_take(ctx),
            Page::Sending => return self.begin_file(Wanted::Send, ctx),
            Page::Lines | Page::Sent | Page::Choose => {}
        }
        let (Some((step, None)), Some(view)) = (self.next(), self.view_of()) else { return };
        match step {
            RunStep::Export => return self.begin_file(Wanted::Send, ctx),
            RunStep::TakeReturn => return self.begin_answer(ctx),
            _ => {}
        }
        if step == RunStep::Approve && view.needs_minute.is_some() {
            return open(forms::minute(view), ctx);
        }
        if step == RunStep::Reconcile {
            return open(forms::total(view), ctx);
        }
        self.question(step, "", ctx);
    }

    /// The minutes are named: what is approved by them is asked like every step, with its sum.
    pub(super) fn submit_minute(&self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        match forms::read(form) {
            Err(faults) => return faults,
            Ok(Command::StepRun { act: RunAct::Approve { minute }, .. }) => {
                ctx.close(forms::WORDS);
                self.question(RunStep::Approve, &minute, ctx);
            }
            Ok(_) => {}
        }
        Vec::new()
    }

    /// Asks before a step, with what it means and how much money it is about.
    fn question(&self, step: RunStep, minute: &str, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(_)) = (self.view_of(), plain(step, minute)) else { return };
        let row = &view.row;
        let named = Words::Filled(
            say::ASK_STEP,
            vec![("step", run_words::step(step).into()), ("run", Words::Data(row.run.to_string()))],
        );
        let key = format!("{} {} {} {minute}", row.run, row.version, step.name());
        let sum = Words::with(say::SUM, &[("n", &row.lines), ("total", &row.total)]);
        let mut confirm =
            Confirm::new(named, run_words::step(step), Accept::Pane(PaneId::Runs, STEP, key)).line(sum);
        if !minute.is_empty() {
            confirm = confirm.line(Words::with(say::MINUTE_IS, &[("minute", &minute)]));
        }
        for words in forms::warnings(view).into_iter().chain(forms::without_budget(view, ctx.shared)) {
            confirm = confirm.line(words);
        }
        let noted = view.acts.iter().rfind(|act| act.step == RunStep::NoteUnpaid);
        if let Some(act) = noted.filter(|_| step == RunStep::AgreeUnpaid) {
            let values: [(&'static str, &dyn std::fmt::Display); 3] =
                [("by", &act.by), ("on", &act.on), ("reason", &act.reason)];
            confirm = confirm.line(Words::with(say::AGREE_RESTS, &values));
        }
        if let Some(follows) = forms::follows(step) {
            confirm = confirm.line(follows);
        }
        ctx.open(confirm);
    }

    /// The next column of the board, or the next part of the run's lines.
    fn sideways(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        if self.bank.page == Page::Seen {
            return self.turn_template(forward, ctx);
        }
        let turn = |at: usize, len: usize| if forward { (at + 1) % len } else { (at + len - 1) % len };
        let Some(opened) = &mut self.opened else {
            // A column without a run is passed over.
            let mut to = turn(self.column, COLUMNS.len());
            while to != self.column && self.column_of(to).is_empty() {
                to = turn(to, COLUMNS.len());
            }
            self.column = to;
            let (len, page) = (self.column_of(self.column).len(), cards(&ctx.shared.geometry()));
            if let Some(list) = self.lists.get_mut(self.column) {
                list.settle(len, page);
            }
            return;
        };
        let filters = opened.filters();
        let at = filters.iter().position(|filter| *filter == opened.filter).unwrap_or_default();
        opened.filter = filters.get(turn(at, filters.len())).copied().unwrap_or_default();
        opened.list = List::default();
        opened.lines = None;
        opened.offset = 0;
        self.ask_lines(true, ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        if self.bank.is_working() {
            return Some(run_bank::BUSY.into());
        }
        if self.opened.is_none() {
            return match action {
                Act::Before | Act::After | Act::New | Act::Reissue | Act::Send => None,
                _ => Some(say::OPEN_A_RUN.into()),
            };
        }
        if self.bank.page != Page::Lines {
            return self.disabled_at_bank(action);
        }
        match action {
            Act::Before | Act::After => None,
            Act::New => Some(say::ON_BOARD.into()),
            Act::Next => match self.next() {
                None => Some(say::NO_STEP.into()),
                Some((_, why)) => why,
            },
            Act::Back => match self.back_step() {
                None => Some(say::NO_WAY_BACK.into()),
                Some((_, why)) => why,
            },
            Act::Why => match self.opened.as_ref().and_then(Opened::selected) {
                Some(line) if !line.parts.is_empty() => None,
                None if self.opened.as_ref().is_some_and(|opened| opened.filter == Filter::Since) => {
                    Some(say::EXPLAINED_IN_ALL.into())
                }
                _ => Some(say::NOTHING_TO_EXPLAIN.into()),
            },
            Act::Redraft => self.may_redraft(),
            Act::Line => match self.of_line() {
                None => Some(self.nothing_of_line().into()),
                Some((what, _)) => self.kept_of(what, shared),
            },
            Act::Other => self.no_other(shared),
            Act::Reissue => match self.view_of() {
                // Told before anybody is asked whether they mean it.
                Some(view) if view.row.tasks > 0 => view.reissue.clone().map(Words::from),
                _ => Some(say::NOTHING_FAILED.into()),
            },
            Act::Send | Act::Roster => (!self.is_approved()).then(|| run_bank::ONLY_APPROVED.into()),
            Act::Answer => (!self.is_at_bank()).then(|| run_bank::ONLY_AT_BANK.into()),
            Act::Relist => Some(say::BANK_FIRST.into()),
        }
    }

    /// The same while something of the bank is on screen.
    fn disabled_at_bank(&self, action: Act) -> Option<Words> {
        let first = || Some(say::BANK_FIRST.into());
        match (self.bank.page, action) {
            (Page::Choose, Act::Relist) | (Page::Seen, Act::Before | Act::After | Act::Line) => None,
            (Page::Seen, Act::Next) => self.cannot_take(),
            (Page::Sending, Act::Next) if self.bank.running.is_none() => None,
            // Where the file is written, it is said that this key takes in what comes back.
            (Page::Sent, Act::Answer) if self.is_at_bank() => None,
            _ => first(),
        }
    }

    fn is_approved(&self) -> bool {
        let state = self.view_of().map(|view| view.row.state);
        !matches!(
            state,
            None | Some(RunState::Draft | RunState::Frozen | RunState::Reviewed | RunState::Abandoned)
        )
    }

    fn is_at_bank(&self) -> bool {
        let state = self.view_of().map(|view| view.row.state);
        matches!(state, Some(RunState::Exported | RunState::Returned))
    }

    /// What an action is called now.
    pub(super) fn called(&self, action: Act) -> Option<Words> {
        match (self.bank.page, action) {
            (_, Act::Reissue) if self.opened.is_none() => return Some(overpaid::TITLE.into()),
            (_, Act::Send) if self.opened.is_none() => return Some(rules::TITLE.into()),
            (Page::Seen, Act::Next) => return Some(run_bank::TAKE.into()),
            (Page::Seen, Act::Line) => return Some(run_bank::HOW.into()),
            (Page::Seen, Act::Before) => return Some(run_bank::TEMPLATE_BEFORE.into()),
            (Page::Seen, Act::After) => return Some(run_bank::TEMPLATE_AFTER.into()),
            (Page::Sending, Act::Next) => return Some(run_bank::FILL_AGAIN.into()),
            _ => {}
        }
        match action {
            Act::Next => self.next().map(|(step, _)| run_words::step(step).into()),
            Act::Back => self.back_step().map(|(step, _)| run_words::step(step).into()),
            Act::Line => self.of_line().map(|(what, _)| what.label().into()),
            Act::Before | Act::After if self.opened.is_some() => {
                Some(if action == Act::Before { say::LINES_BEFORE } else { say::LINES_AFTER }.into())
            }
            _ => None,
        }
    }
}

pub(super) fn open(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Runs)));
}
