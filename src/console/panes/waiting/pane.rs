//! What the pane does with keys and replies.

use super::back::{NOT_ANEW, withdrawable, withdrawn};
use super::state::list_rows;
use super::{Act, State};
use super::{answer, imported, password};
use crate::bureau::answer::{AfterDeath, SentBack, WaitRow, Waits};
use crate::bureau::{Command, FieldFault, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction, PaneId};
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

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let _ = self.answer_came(req, &result, ctx)
            || self.import_came(req, &result, ctx)
            || self.import_agreed(req, &result, ctx)
            || self.password_agreed(req, &result, ctx);
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            None => self.reading.is_waiting() || self.listing.is_waiting(),
            Some(
                Action::Pane(PaneAction::Waiting(Act::Agree | Act::Decline)) | Action::List(ListAction::Open),
            ) => self.doing.is_waiting() || self.agreeing.is_waiting() || self.vouching.is_waiting(),
            Some(_) => false,
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        match form.id {
            NOT_ANEW => withdrawn(form, ctx.shared),
            imported::DECLINE => imported::declined(form),
            password::ANSWER | password::DECLINE => password::answered(form),
            _ => answer::command(form),
        }
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        match form.id {
            NOT_ANEW => return ctx.tell(say::NOT_ANEW_DONE),
            imported::DECLINE => return ctx.tell(imported::went_back(receipt)),
            password::ANSWER | password::DECLINE => return ctx.tell(password::told(form)),
            _ => {}
        }
        ctx.tell(answer::told(form, receipt));
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if !self.import_chosen(name, key, ctx) && !self.password_chosen(name, key, ctx) {
            self.answer_chosen(name, key, ctx);
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if let Some((import, ..)) = self.import_here(ctx.shared) {
                return self.list_import(import, ctx);
            }
            if self.password_here(ctx.shared).is_some() {
                return self.answer_password(None, ctx);
            }
            if self.opens_here(ctx.shared).is_some() {
                return self.open_here(ctx);
            }
            if let Some(goal) = self.selected(ctx.shared).and_then(goal) {
                ctx.go(goal);
            }
            return;
        }
        let len = self.rows(ctx.shared).len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn opens(&self, shared: &Shared) -> Option<Words> {
        Some(self.opens_here(shared).unwrap_or(say::OPEN).into())
    }

    fn label(&self, action: PaneAction, shared: &Shared) -> Option<Words> {
        let back = action == PaneAction::Waiting(Act::Decline) && self.sent_back(shared).is_some();
        back.then(|| say::NOT_ANEW.into())
    }
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Decline if self.sent_back(ctx.shared).is_some() => return self.ask_not_anew(ctx),
            Act::Agree | Act::Decline if self.import_here(ctx.shared).is_some() => {
                return self.answer_import(action, ctx);
            }
            Act::Agree | Act::Decline if self.password_here(ctx.shared).is_some() => {
                return self.answer_password(Some(action), ctx);
            }
            Act::Agree | Act::Decline => return self.answer(action, ctx),
            Act::Before | Act::After => {}
        }
        self.others = action == Act::After;
        self.list = List::default();
        self.refresh(ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match (action, self.sent_back(shared)) {
            (Act::Decline, Some((row, what))) if row.mine && withdrawable(what) => return None,
            _ => {}
        }
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
        Waits::Condolence { list, .. } => Goal::Condolence(*list),
        Waits::Recovery { recovery, .. } => Goal::Recovery(*recovery),
        Waits::Reversal { entry, .. } => Goal::Entry(person?, *entry),
        Waits::Reopening { month } => Goal::Books(*month),
        Waits::Death { left: AfterDeath::Decide } => {
            person.map_or(Goal::Pane(PaneId::Overpaid), Goal::Overpaid)
        }
        Waits::Posting { .. } | Waits::Death { .. } => Goal::Statement(person?),
        Waits::Account { .. } => Goal::Decide(person?),
        // What came with a file is listed where it waits, and a password is answered there.
        Waits::AccountImport { .. } | Waits::Password { .. } => return None,
        // It is loaded there, as the first signer did; a setting is signed on the command line.
        Waits::Timing { .. } => Goal::Pane(PaneId::Petitions),
        Waits::Supervision { item, .. } => Goal::Supervision(*item),
        Waits::Extension { petition, .. } => Goal::Petition(*petition),
        Waits::Swap { day, .. } => Goal::Rota(*day),
        Waits::Handover { .. } => Goal::Handover,
        Waits::Back { what, .. } => back(what, row)?,
    })
}

/// Where what was sent back is asked anew.
fn back(what: &SentBack, row: &WaitRow) -> Option<Goal> {
    let person = row.person.clone();
    Some(match what {
        SentBack::Run(run) => Goal::Run(*run, false),
        SentBack::Grant(_) => person.map(|(person, name)| Goal::Grants(person, name))?,
        SentBack::Account(_) => Goal::Person(person?.0),
        SentBack::Proposal(id) => Goal::Proposal(*id),
        SentBack::Budget { year, .. } => Goal::Budget(*year, row.programmes.first()?.clone()),
        SentBack::List(list) => Goal::Condolence(*list),
        SentBack::Reversal(entry) => Goal::Entry(person?.0, *entry),
        SentBack::Posting(_) => Goal::Statement(person?.0),
        SentBack::Reopening(month) => Goal::Books(*month),
        SentBack::Rule(rule) => Goal::Rule(*rule),
        SentBack::Recovery(_) => Goal::Overpaid(person?.0),
        SentBack::Password(_) => Goal::Pane(PaneId::Staff),
        SentBack::Extension(petition) => Goal::Petition(*petition),
    })
}
