//! What the pane does with keys and replies.

use super::state::{Page, Row, list_rows};
use super::{Act, State, forms};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::ledger::{ProposalId, ProposalState};
use crate::locale::rates as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        if let Goal::Proposal(id) = goal {
            self.turn_to(Page::Waiting, ctx.shared);
            self.show(*id, ctx);
        }
        if *goal == Goal::Rates {
            (self.open, self.effect) = (None, None);
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return match result {
                Ok(Reply::Receipt(receipt)) => self.written(&receipt, ctx),
                Ok(Reply::Answer(_)) => {}
                Err(why) => ctx.warn(why),
            };
        }
        let counting = self.counting.take(req);
        let mine = self.asked.iter_mut().any(|slot| slot.take(req)) | self.opening.take(req) | counting;
        match result {
            Ok(Reply::Answer(answer)) if mine => self.answered(answer, ctx),
            // What it would change is only told where it can be worked out.
            Err(why) if mine && !counting => {
                self.asks = false;
                ctx.warn(why);
            }
            _ => {}
        }
        self.ask_once_known(ctx);
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            Some(
                Action::Pane(PaneAction::Rates(Act::New | Act::Approve | Act::Reject | Act::Withdraw))
                | Action::List(ListAction::Open),
            ) => !self.is_there() || self.opening.is_waiting() || self.doing.is_waiting(),
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action != ListAction::Open {
            let len = self.rows().len();
            self.list.act(action, len, list_rows(&ctx.shared.geometry()));
            return;
        }
        match self.selected() {
            Some(Row::Proposal(row)) => {
                let id = row.id;
                self.show(id, ctx);
            }
            Some(Row::Proposed(_)) | None => {}
            Some(Row::Unset(key)) if self.pending(key).is_some() => {
                if let Some(id) = self.pending(key) {
                    self.turn_to(Page::Waiting, ctx.shared);
                    self.show(id, ctx);
                }
            }
            Some(_) => match ctx.shared.may(crate::bureau::Action::ProposeRates) {
                Ok(()) => self.fill(ctx),
                Err(why) => ctx.warn(why),
            },
        }
    }

    fn can_open(&self) -> bool {
        !matches!(self.selected(), Some(Row::Proposed(_)) | None)
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        Some(match self.page {
            Page::InForce => say::NEW_FIGURE.into(),
            Page::Missing => match self.selected() {
                Some(Row::Unset(key)) => match self.pending(key) {
                    Some(id) => Words::with(say::LOOK_AT, &[("proposal", &id)]),
                    None => say::ENTER_IT.into(),
                },
                _ => say::ENTER_IT.into(),
            },
            Page::Waiting => say::LOOK.into(),
            Page::Settings => say::SET_IT.into(),
        })
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.open.take().is_none() {
            return false;
        }
        self.effect = None;
        self.counting.drop(ctx);
        self.list = List::default();
        true
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if let Some(command) = self.decided(name, key) {
            self.says(
                if name == forms::APPROVE { say::APPROVED_NOW } else { say::WITHDRAWN_NOW },
                ctx.shared,
            );
            self.doing.execute(ctx, command);
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::command(self, form, ctx.shared)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if form.id == forms::REJECT {
            self.says(say::REJECTED_NOW, ctx.shared);
        }
        self.written(receipt, ctx);
    }

    fn label(&self, action: PaneAction, _shared: &Shared) -> Option<Words> {
        let PaneAction::Rates(act) = action else { return None };
        let page = match act {
            Act::Right => self.beside(true),
            Act::Left => self.beside(false),
            _ => return None,
        };
        Some(say::tab(page_number(page)).into())
    }
}

/// The place of a part among the tabs.
fn page_number(page: Page) -> usize {
    Page::ALL.iter().position(|one| *one == page).unwrap_or_default()
}

impl State {
    fn answered(&mut self, answer: Answer, ctx: &mut Ctx<'_>) {
        match answer {
            Answer::Rates(blocks) => self.blocks = Some(blocks),
            Answer::RatesLacking(lacking) => self.lacking = Some(lacking),
            Answer::Proposals(rows) => self.proposals = Some(rows),
            Answer::PlaceSettings(lines) => self.settings = Some(lines),
            Answer::RaiseEffect(effect) => self.effect = Some(effect),
            Answer::Proposal(view) => {
                let fresh = self.open.as_deref().is_none_or(|open| open.row.id != view.row.id);
                if fresh {
                    (self.list, self.effect) = (List::default(), None);
                }
                if let (ProposalId::Rates(id), ProposalState::Proposed) = (view.row.id, view.row.state) {
                    self.counting.ask(ctx, Query::RaiseEffect(id));
                }
                self.open = Some(view);
            }
            _ => {}
        }
        let len = self.rows().len();
        self.list.settle(len, list_rows(&ctx.shared.geometry()));
    }

    /// What is said once the decision on the proposal on screen is on record.
    fn says(&mut self, done: crate::locale::Msg, shared: &Shared) {
        let words = self.proposal().map(|row| {
            let about = say::about_words(row, &shared.tables);
            let what = crate::console::names::both(&about.0, &about.1);
            Words::Filled(done, vec![("proposal", Words::Data(row.id.to_string())), ("what", what)])
        });
        self.told = words;
    }

    /// Something was proposed or decided on: what became of it is told.
    fn written(&mut self, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let Outcome::Proposal(id, version) = receipt.outcome else { return };
        let decided = self.told.take().filter(|_| version > 1);
        let done = decided.unwrap_or_else(|| Words::with(say::PROPOSED_NOW, &[("proposal", &id)]));
        ctx.tell(done.booked(receipt.seq));
        if version > 1 {
            (self.open, self.effect) = (None, None);
            self.list = List::default();
        }
        self.ask(ctx);
    }
}
