//! What the pane does with keys and replies.

use super::acts::APPROVE;
use super::forms::{self, DECIDE, REPAY};
use super::state::{Row, Wanted, list_rows};
use super::{Act, Shown, State};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::RecoveryId;
use crate::locale::{overpaid as say, second};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, _: &mut Ctx<'_>) {
        let (shown, wanted) = match goal {
            Goal::Recovery(id) => (Shown::Waiting, Wanted::Decision(*id)),
            Goal::Overpaid(person) => (Shown::Over, Wanted::Person(*person)),
            _ => return,
        };
        (self.shown, self.list, self.wanted) = (shown, List::default(), Some(wanted));
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return match result {
                Ok(reply) => {
                    if let Reply::Receipt(Receipt { seq, outcome: Outcome::Recovery(id, _), .. }) = reply {
                        ctx.tell(Words::with(say::APPROVED, &[("recovery", &id)]).booked(seq));
                    }
                }
                Err(why) => {
                    ctx.warn(why);
                    self.ask(ctx);
                }
            };
        }
        if self.why.is_for(req) {
            return self.why.came(req, result, ctx);
        }
        let (asked, settings) = (self.asked.take(req), self.settings.take(req));
        match result {
            Ok(Reply::Answer(Answer::Overpaid(rows))) if asked => {
                if !self.to_ask.is_empty() {
                    let programme = self.to_ask.remove(0);
                    self.over.insert(programme, rows);
                }
                self.ask_next(ctx);
            }
            Ok(Reply::Answer(Answer::RunSettings(found))) if settings => {
                self.decisions = Some(found.recoveries);
            }
            Ok(_) => {}
            Err(why) => {
                // Nothing more comes: what is typed is not to wait for it.
                self.to_ask.clear();
                ctx.warn(why);
            }
        }
        self.find_wanted();
        let len = self.rows().len();
        self.list.settle(len, list_rows(&ctx.shared.geometry()));
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            None => self.why.is_waiting(),
            Some(Action::Pane(PaneAction::Overpaid(Act::Before | Act::After))) => false,
            // Rows still come among those that are there: a key meant for the row below would find another.
            Some(Action::Pane(PaneAction::Overpaid(_)) | Action::List(_)) => {
                !self.is_whole() || self.settings.is_waiting() || self.doing.is_waiting()
            }
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            let person = self.selected().map(|row| match row {
                Row::Over(_, row, _) => row.person,
                Row::Decision(row) => row.person,
            });
            if let Some(person) = person {
                ctx.go(Goal::Statement(person));
            }
            return;
        }
        // Whoever moves the mark wants it where it is.
        self.wanted = None;
        let len = self.rows().len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        self.selected().is_some()
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        Some(say::OPEN_PERSON.into())
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let fits = |act: Act| {
            let may = act.meta().needs.is_none_or(|gate| shared.may(gate).is_ok());
            may && self.disabled(act, shared).is_none()
        };
        [Act::Approve, Act::Decide].into_iter().find(|act| fits(*act)).map(PaneAction::Overpaid)
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        if form.id == REPAY {
            let all = self.decisions.as_deref().unwrap_or_default();
            let row = all.iter().find(|row| row.recovery.to_string() == form.about);
            return forms::repaid(form, row);
        }
        forms::read(form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if let Outcome::PostingAsked(ask) = &receipt.outcome {
            return ctx.tell(Words::with(second::ASKED_NOW, &[("ask", ask)]).booked(receipt.seq));
        }
        let done = if form.id == DECIDE { say::DECIDED } else { say::ENDED_NOW };
        let Outcome::Recovery(id, _) = receipt.outcome else { return };
        ctx.tell(Words::with(done, &[("recovery", &id)]).booked(receipt.seq));
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        let named = key.split_once(' ');
        let named = named.and_then(|(id, seen)| Some((RecoveryId::parse(id)?, seen.parse().ok()?)));
        if let (APPROVE, Some((recovery, seen))) = (name, named) {
            self.doing.execute(ctx, Command::ApproveRecovery { recovery, seen });
        }
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Overpaid(action) => self.called(action),
            _ => None,
        }
    }
}
