//! What the pane does with keys and replies.

use super::acts::{FINISH, PHONES};
use super::state::{Follows, MajorWish, Subject};
use super::told::Opened;
use super::{Act, State, Tab, forms, rules_form};
use crate::bureau::command::DutyAct;
use crate::bureau::{Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::{HandoverId, MajorId, StaffId};
use crate::locale::duty as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        match goal {
            Goal::Major(from) => {
                self.show(Tab::Major, ctx);
                self.new_major(from.clone(), ctx);
            }
            Goal::Rota(day) => self.show_day(*day, ctx),
            Goal::Handover => self.show(Tab::Handover, ctx),
            _ => self.begin(),
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            match result {
                Ok(Reply::Receipt(receipt)) => {
                    let said = self.told.take().unwrap_or_else(|| say::SAVED.into());
                    ctx.tell(said.booked(receipt.seq));
                }
                Ok(_) => {}
                Err(why) => ctx.warn(why),
            }
            self.told = None;
            return;
        }
        if !self.asked.take(req) {
            return;
        }
        match result {
            Ok(Reply::Answer(Answer::Duty(board))) => {
                // The count in the title follows what is signed here.
                if let Some(desk) = &mut ctx.shared.desk {
                    desk.duty_staying = u32::try_from(board.staying()).unwrap_or(u32::MAX);
                }
                let subject = self.followed();
                self.board = Some(board);
                self.list.settle(self.len(), self.list_rows(&ctx.shared.geometry()));
                if let Some(subject) = subject {
                    self.mark(subject, ctx);
                }
                if self.follows != Follows::Moved {
                    self.resume(ctx);
                }
                self.mark_day(ctx);
                if let Some(MajorWish(from)) = self.wants_major.take() {
                    self.new_major(from, ctx);
                }
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            // A key meant for the row that is next would find another while rows come and go.
            Some(Action::Pane(PaneAction::Oncall(_)) | Action::List(_)) => {
                self.asked.is_waiting() || self.doing.is_waiting()
            }
            _ => false,
        }
    }

    fn timer(&mut self, number: u8, _: &mut Ctx<'_>) {
        if number == PHONES {
            self.phones = false;
        }
    }

    fn chosen(&mut self, name: &'static str, about: &str, ctx: &mut Ctx<'_>) {
        let act = match name {
            FINISH => HandoverId::parse(about).map(|handover| DutyAct::FinishHandover { handover }),
            _ => MajorId::parse(about).map(|major| DutyAct::CloseMajor { major }),
        };
        if let Some(act) = act {
            self.carry(act, ctx);
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            match self.opened(ctx.shared) {
                Some(Opened::Petition(id)) => ctx.go(Goal::Petition(id)),
                Some(Opened::Text(reader)) => ctx.open(*reader),
                None => {}
            }
            return;
        }
        let len = self.len();
        if self.list.act(action, len, self.list_rows(&ctx.shared.geometry())) {
            self.follows = Follows::Moved;
        }
    }

    fn can_open(&self) -> bool {
        self.page().is_some()
            || self.in_full().is_some()
            || self.item().is_some_and(|row| row.case().is_some())
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Oncall(digit) => self.name_of(digit).map(Words::from),
            _ => None,
        }
    }

    fn means(&self, action: PaneAction) -> bool {
        match action {
            PaneAction::Oncall(act) => self.stands(act),
            _ => true,
        }
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let runs = |act: &Act| self.disabled(*act, shared).is_none();
        let first = if self.tab == Tab::Major { Act::Two } else { Act::One };
        [first, Act::Five, Act::Seven].into_iter().find(runs).map(PaneAction::Oncall)
    }

    fn submit(&mut self, form: &Form, _: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        if form.id == rules_form::RULES { rules_form::command(form) } else { forms::command(form) }
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let said = match form.id {
            forms::PUBLISH => say::PUBLISHED_TOLD.into(),
            forms::BEGIN => {
                let to = StaffId::parse(form.text("to"));
                let who = self.board.as_deref().zip(to).map_or("", |(board, to)| board.name_of(to));
                Words::with(say::BEGUN, &[("who", &who)])
            }
            forms::WITHDRAW => crate::locale::duty_handover::WITHDRAWN_TOLD.into(),
            _ => self.noted(form, receipt, ctx.shared),
        };
        if let Outcome::Major(id, _) = receipt.outcome {
            self.tab = Tab::Major;
            self.wants = Some(Subject::Major(id));
        }
        ctx.tell(said.booked(receipt.seq));
    }
}
