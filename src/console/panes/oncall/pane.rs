//! What the pane does with keys and replies.

use super::acts::{Deed, FINISH, PHONES};
use super::state::list_rows;
use super::{Act, State, Tab, forms, rules_form};
use crate::bureau::{Answer, Command, FieldFault, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::StaffId;
use crate::locale::duty as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        match goal {
            Goal::Major => {
                self.show(Tab::Major, ctx);
                self.new_major(ctx);
            }
            Goal::Rota(day) => self.show_day(*day, ctx),
            Goal::Handover => self.show(Tab::Handover, ctx),
            _ => {}
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            match result {
                Ok(Reply::Receipt(receipt)) => {
                    ctx.tell(Words::from(say::SAVED).booked(receipt.seq));
                }
                Ok(_) => {}
                Err(why) => ctx.warn(why),
            }
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
                self.board = Some(board);
                self.list.settle(self.len(), list_rows(&ctx.shared.geometry()));
                self.resume(ctx);
                self.mark_day(ctx);
                if self.wants_major {
                    self.new_major(ctx);
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

    fn chosen(&mut self, name: &'static str, _: &str, ctx: &mut Ctx<'_>) {
        if let (FINISH, Some(Deed::Ask(_, act))) = (name, self.deed(Act::Four, ctx.shared)) {
            self.doing.execute(ctx, Command::Duty(act));
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if let Some(row) = self.page() {
                ctx.go(Goal::Petition(row.petition.petition));
            }
            return;
        }
        let len = self.len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        self.page().is_some()
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Oncall(digit) => self.name_of(digit).map(Words::from),
            _ => None,
        }
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let runs = |act: &Act| self.disabled(*act, shared).is_none();
        [Act::One, Act::Five, Act::Seven].into_iter().find(runs).map(PaneAction::Oncall)
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
            _ => say::SAVED.into(),
        };
        if form.id == forms::MAJOR {
            self.tab = Tab::Major;
        }
        ctx.tell(said.booked(receipt.seq));
    }
}
