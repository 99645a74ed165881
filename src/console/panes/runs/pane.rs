//! What the pane does with keys and replies.

use super::acts::{REISSUE, STEP, open};
use super::bank::{ANSWER, AtBank, Doing, Page, ROSTER, SEND, TAKE};
use super::forms::{self, NEW};
use super::other::{AGREE, OTHER, WITHDRAW, asked};
use super::state::cards;
use super::steps::plain;
use super::told::{still_to_see, took, waits_of};
use super::{Act, Filter, Opened, State, file_rows};
use crate::bureau::command::LineAct;
use crate::bureau::{Action as Gate, Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::{Line, List};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction, PaneId};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{ErrandNews, Reply, ReqId};
use crate::domain::RunId;
use crate::domain::ledger::run::RunStep;
use crate::locale::{run_bank, run_pane as say};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        // Work with a run's files that is under way stays on screen.
        if self.bank.is_working() {
            return;
        }
        // Whoever asks for the board gets the board: a digit meant for the way there opens no question in a run that was left open. The
        // mark stands on that run, unless another one waits for whoever looks.
        if *goal == Goal::Pane(PaneId::Runs) {
            self.give_up(ctx);
            (self.bank, self.direct) = (AtBank::default(), false);
            self.wanted = self.opened.take().map(|opened| opened.id).or(self.wanted);
            self.seeks = true;
        }
        // Nor does a file that was looked at for one run stand there for another.
        if let Goal::Run(run, failed) = goal {
            self.give_up(ctx);
            self.bank = AtBank::default();
            self.open(*run, ctx);
            self.direct = true;
            if let Some(opened) = self.opened.as_mut().filter(|_| *failed) {
                opened.filter = Filter::Failed;
            }
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return match result {
                Ok(Reply::Receipt(receipt)) => self.went(&receipt, ctx),
                Ok(Reply::Answer(_)) => {}
                Err(why) => {
                    // Somebody else took a step meanwhile: what is shown is read anew.
                    ctx.warn(why);
                    self.ask(ctx);
                }
            };
        }
        if self.why.is_for(req) {
            return self.why.came(req, result, ctx);
        }
        if self.asked_options.take(req) {
            return match result {
                Ok(Reply::Answer(Answer::DraftOptions(options))) => {
                    let form = forms::new(&options, ctx.shared);
                    self.options = options;
                    open(form, ctx);
                }
                Ok(_) => {}
                Err(why) => ctx.warn(why),
            };
        }
        let (board, run) = (self.board.take(req), self.run.take(req));
        let (window, changes) = (self.window.take(req), self.changes.take(req));
        let geometry = ctx.shared.geometry();
        match result {
            Ok(Reply::Answer(Answer::Runs(rows))) if board => self.settle(rows, cards(&geometry), ctx.shared),
            Ok(Reply::Answer(Answer::Run(view))) if run => {
                if let Some(opened) = self.opened.as_mut().filter(|opened| opened.id == view.row.run) {
                    if opened.view.is_none() {
                        opened.wanted = view.astray.first().map(|change| change.seq);
                    }
                    opened.view = Some(view);
                    opened.mark_wanted(ctx.shared);
                    opened.list.settle(opened.len(), opened.page(ctx.shared));
                }
            }
            Ok(Reply::Answer(Answer::RunLines(lines))) if window => {
                if let Some(opened) = self.opened.as_mut().filter(|opened| opened.id == lines.run) {
                    opened.offset = self.wanted_offset;
                    opened.lines = Some(lines);
                    opened.mark_wanted(ctx.shared);
                    opened.list.settle(opened.len(), opened.page(ctx.shared));
                }
                self.ask_lines(false, ctx);
            }
            Ok(Reply::Answer(Answer::RunChanges(rows))) if changes => {
                if let Some(opened) = &mut self.opened {
                    opened.list.settle(rows.len(), opened.page(ctx.shared));
                    opened.since = Some(rows);
                }
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn errand(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        self.news(req, news, ctx);
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let waits = self.board.is_waiting() || self.run.is_waiting() || self.doing.is_waiting();
        let doing = self.bank.running.map(|running| running.doing);
        match action {
            // A form is about to open, or what was read is about to be shown.
            None => {
                let opens = self.why.is_waiting() || self.asked_options.is_waiting();
                opens || matches!(doing, Some(Doing::Folders(_)))
            }
            Some(Action::List(ListAction::Open))
                if matches!(doing, Some(Doing::Listing | Doing::Reading)) =>
            {
                true
            }
            Some(Action::Pane(PaneAction::Runs(Act::Next))) if doing == Some(Doing::Reading) => true,
            Some(Action::Pane(PaneAction::Runs(Act::Before | Act::After))) => false,
            Some(Action::Pane(PaneAction::Runs(_))) => waits || self.window.is_waiting(),
            Some(Action::List(_)) => self.opened.is_none() && self.board.is_waiting(),
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if self.opened.is_some() && self.bank.page != Page::Lines {
            return self.list_at_bank(action, ctx);
        }
        let geometry = ctx.shared.geometry();
        let Some(opened) = &mut self.opened else {
            if action == ListAction::Open {
                if let Some(run) = self.marked().map(|row| row.run) {
                    self.open(run, ctx);
                }
                return;
            }
            let len = self.column_of(self.column).len();
            if let Some(list) = self.lists.get_mut(self.column) {
                list.act(action, len, cards(&geometry));
            }
            return;
        };
        if action == ListAction::Open {
            let since = opened.since.as_ref().filter(|_| opened.filter == Filter::Since);
            let person = match since {
                Some(rows) => rows.get(opened.list.selected).map(|row| row.person),
                None => opened.selected().map(|line| line.person),
            };
            if let Some(person) = person {
                ctx.go(Goal::Statement(person));
            }
            return;
        }
        let (len, page) = (opened.len(), opened.page(ctx.shared));
        if opened.list.act(action, len, page) {
            self.ask_lines(false, ctx);
        }
    }

    fn can_open(&self) -> bool {
        match &self.opened {
            None => self.marked().is_some(),
            Some(_) if self.bank.page != Page::Lines => match self.bank.page {
                Page::Choose => self.bank.files.meant().is_some(),
                Page::Seen => self.cannot_take().is_none(),
                _ => false,
            },
            Some(opened) => !opened.is_empty(),
        }
    }

    fn line(&self) -> Option<&Line> {
        (self.bank.page == Page::Choose).then_some(&self.bank.files.typed)
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        (self.bank.page == Page::Choose).then_some(&mut self.bank.files.typed)
    }

    fn edited(&mut self, _pasted: bool, _ctx: &mut Ctx<'_>) {
        self.bank.files.list = List::default();
        self.bank.trouble = None;
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        self.opened.as_ref()?;
        match self.bank.page {
            Page::Choose => None,
            Page::Seen => Some(run_bank::TAKE.into()),
            _ => Some(say::OPEN_PERSON.into()),
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.opened.is_some() && self.bank_back(ctx) {
            return true;
        }
        // Who came to this run alone goes back to where it was named.
        let direct = std::mem::take(&mut self.direct);
        let open = self.opened.take().is_some();
        if open && !direct {
            self.ask(ctx);
        }
        open && !direct
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        match form.id {
            // An errand does it; nothing is to be carried out here.
            SEND => Err(self.submit_send(form, ctx)),
            ROSTER => Err(self.submit_roster(form, ctx)),
            ANSWER => Err(self.submit_how(form, ctx)),
            forms::WORDS if forms::step_of(form) == Some(RunStep::Approve) => {
                Err(self.submit_minute(form, ctx))
            }
            _ => forms::read(form),
        }
    }

    fn weigh(&self, form: &Form, shared: &Shared) -> Vec<(String, Words)> {
        if form.id == NEW { forms::weigh(form, &self.options, shared) } else { Vec::new() }
    }

    fn next_by(&self, shared: &Shared) -> Option<Words> {
        if self.bank.page != Page::Lines || self.foremost(shared).is_some() {
            return None;
        }
        waits_of(self.opened.as_ref()?.id, shared)
    }

    fn wants_another(&self, _: &Shared) -> bool {
        let kept = |why: &Option<Words>| matches!(why, Some(Words::Refusal(why)) if matches!(**why, Refusal::NotPermitted { .. }));
        if self.opened.is_none() {
            return self.options.iter().any(|option| option.changed > 0);
        }
        self.bank.page == Page::Lines && self.next().is_some_and(|(_, why)| kept(&why))
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if form.id == NEW || matches!(receipt.outcome, Outcome::Run(..)) {
            self.taking = forms::step_of(form);
            return self.went(receipt, ctx);
        }
        ctx.tell(say::NOTED);
        self.ask(ctx);
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match (name, RunId::parse(key)) {
            (TAKE, _) => return self.take_answer(ctx),
            (OTHER, _) => return self.other_chosen(key, ctx),
            (AGREE | WITHDRAW, _) => {
                let act = if name == AGREE { LineAct::Agree } else { LineAct::Withdraw };
                if let Some(command) = asked(key, act) {
                    self.taking = Some(RunStep::Explain);
                    self.doing.execute(ctx, command);
                }
                return;
            }
            (REISSUE, Some(run)) => {
                return self.doing.execute(ctx, Command::ReissueLines { run, seqs: Vec::new() });
            }
            _ => {}
        }
        let mut parts = key.split(' ');
        let run = parts.next().and_then(RunId::parse);
        let seen = parts.next().and_then(|seen| seen.parse().ok());
        let act = parts.next().and_then(RunStep::parse);
        let minute = parts.collect::<Vec<_>>().join(" ");
        let act = act.and_then(|step| plain(step, &minute));
        if let (STEP, Some(run), Some(seen), Some(act)) = (name, run, seen, act) {
            self.taking = Some(act.step());
            self.doing.execute(ctx, Command::StepRun { run, seen, act });
        }
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Runs(action) => self.called(action),
            _ => None,
        }
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        self.opened.as_ref()?;
        // Failures are seen to before the run is reconciled.
        let again = self.disabled(Act::Reissue, shared).is_none() && shared.may(Gate::PrepareRuns).is_ok();
        // What changed since the freeze goes back, and a draft that does not hold is worked out anew.
        // A refused account is cleared, or its line left, before that.
        let line = self.opened.as_ref().and_then(Opened::selected);
        let held = line.is_some_and(|line| line.account_now.is_some_and(|now| now.same));
        let view = self.view_of();
        let act = match () {
            () if again => Act::Reissue,
            () if held && self.disabled(Act::Other, shared).is_none() => Act::Other,
            () if view.is_some_and(|view| view.anew) => Act::Redraft,
            () if view.is_some_and(|view| !view.astray.is_empty()) => Act::Back,
            () => Act::Next,
        };
        self.disabled(act, shared).is_none().then_some(PaneAction::Runs(act))
    }

    fn place(&self) -> String {
        self.opened.as_ref().map(|opened| opened.id.to_string()).unwrap_or_default()
    }

    fn title(&self) -> Option<Words> {
        self.opened.as_ref().map(|opened| Words::Data(opened.id.to_string()))
    }
}

impl State {
    /// A movement while something of the bank is on screen.
    fn list_at_bank(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let geometry = ctx.shared.geometry();
        match (self.bank.page, action) {
            (Page::Choose, ListAction::Open) => self.open_answer(ctx),
            (Page::Choose, action) => {
                let len = self.bank.files.len();
                self.bank.files.list.act(action, len, file_rows(&geometry));
            }
            (Page::Seen, ListAction::Open) if self.cannot_take().is_none() => self.ask_take(ctx),
            (Page::Seen, action) => self.move_in_answer(action, ctx),
            _ => {}
        }
    }

    /// A step was taken: the run it was about is on screen.
    fn went(&mut self, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let Outcome::Run(run, _) = receipt.outcome else { return self.ask(ctx) };
        let step = self.taking.take();
        // What is still to be seen to is no step of its own that anybody waits for anew.
        let of_it = self.view_of().filter(|view| step == Some(RunStep::Reconcile) && view.row.run == run);
        let tasks = of_it.map_or(0, |view| view.row.tasks);
        ctx.tell(still_to_see(took(run, step), tasks));
        if self.opened.as_ref().is_none_or(|opened| opened.id != run) {
            self.open(run, ctx);
        } else {
            self.ask(ctx);
        }
    }
}
