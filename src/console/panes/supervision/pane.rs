//! What the pane does with keys and replies.

use super::acts::open;
use super::state::list_rows;
use super::{Act, State, forms};
use crate::bureau::query::SupervisionAsked;
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::SupervisionId;
use crate::domain::supervision::SupervisionStep;
use crate::locale::supervision as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        if let Goal::Supervision(item) = goal {
            self.wanted = Some(*item);
            self.turn_to(SupervisionAsked::Open, ctx);
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let (asked, staff, week) = (self.asked.take(req), self.staff.take(req), self.week.take(req));
        let (nudging, others) = (self.nudging.take(req), self.others.take(req));
        let about = self.about.slot.take(req);
        match result {
            Ok(Reply::Answer(Answer::Petitions(queue))) if about => self.petition_came(*queue),
            Ok(Reply::Answer(Answer::Supervision(list))) if asked => self.came(list, ctx),
            Ok(Reply::Answer(Answer::Supervision(list))) if week => Self::print(&list, ctx),
            Ok(Reply::Answer(Answer::Staff(rows))) if staff => open(forms::new(&rows, ctx.shared), ctx),
            Ok(Reply::Answer(Answer::Staff(rows))) if others => {
                if let Some(row) = self.selected() {
                    open(forms::reassign(row, &rows), ctx);
                }
            }
            Ok(Reply::Receipt(receipt)) if nudging => tell(&receipt, SupervisionStep::Nudge, ctx),
            Ok(_) => {}
            Err(why) => {
                ctx.warn(why);
                // Somebody else moved it meanwhile: what is shown is read anew.
                if nudging {
                    self.ask(ctx);
                }
            }
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            None => self.staff.is_waiting() || self.others.is_waiting() || self.week.is_waiting(),
            Some(
                Action::Pane(PaneAction::Supervision(
                    Act::Ask | Act::Close | Act::Return | Act::Nudge | Act::Reassign | Act::Due,
                ))
                | Action::List(_),
            ) => self.asked.is_waiting() || self.nudging.is_waiting(),
            Some(_) => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            match self.selected().map(|row| row.petition.as_ref()) {
                Some(Some((petition, _))) => ctx.go(Goal::Petition(*petition)),
                Some(None) => ctx.remark(say::NO_PETITION),
                None => {}
            }
            return;
        }
        let len = self.rows().len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        self.selected().is_some_and(|row| row.petition.is_some())
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        Some(say::OPEN_PETITION.into())
    }

    fn submit(&mut self, form: &Form, _: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::read(form, &self.about)
    }

    fn weigh(&self, form: &Form, _: &Shared) -> Vec<(String, Words)> {
        self.told_about(form).into_iter().collect()
    }

    fn typed(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        self.look_for(form, ctx);
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if let Outcome::Supervision(item, number, _) = &receipt.outcome {
            self.wanted = Some(*item);
            let said = forms::step_of(form).map_or(say::ADDED, say::taken);
            ctx.tell(Words::with(said, &[("number", number)]).booked(receipt.seq));
        }
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        SupervisionId::parse(&form.about).map(Query::SupervisionItem)
    }

    fn refill(&self, form: &Form, now: &Answer, _: &Shared) -> Option<Form> {
        let Answer::SupervisionItem(row) = now else { return None };
        match forms::step_of(form)? {
            // Whom it may be given to stays the same.
            SupervisionStep::Reassign => Some(form.clone().about(&row.item, row.version)),
            step => Some(forms::step(row, step)),
        }
    }

    /// What waits for the one who looks is looked at first.
    fn foremost(&self, _: &Shared) -> Option<PaneAction> {
        let row = self.selected()?;
        let may = |step| row.refusal(step).is_none();
        may(SupervisionStep::Close).then_some(PaneAction::Supervision(Act::Close))
    }
}

fn tell(receipt: &Receipt, step: SupervisionStep, ctx: &mut Ctx<'_>) {
    if let Outcome::Supervision(_, number, _) = &receipt.outcome {
        ctx.tell(Words::with(say::taken(step), &[("number", number)]).booked(receipt.seq));
    }
}
