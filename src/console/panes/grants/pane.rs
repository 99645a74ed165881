//! What the pane does with keys and replies.

use super::acts::{APPROVE, KINDS, open};
use super::forms::{self, DECLINE, DESPITE, NEW, OPINION};
use super::state::list_rows;
use super::{Act, State, Tab};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::GrantId;
use crate::locale::{grants as say, person};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        match goal {
            Goal::Grants(person, name) => {
                self.person = Some((*person, name.clone()));
                self.turn_to(Tab::Person, ctx);
            }
            Goal::Grant(grant) => {
                self.wanted = Some(*grant);
                self.turn_to(Tab::Waiting, ctx);
            }
            _ => self.turn_to(Tab::Waiting, ctx),
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            let done = self.done.take();
            match (result, done) {
                (Ok(_), Some(words)) => ctx.tell(words),
                (Ok(_), None) => {}
                // Somebody else decided it meanwhile: what is shown is read anew.
                (Err(why), _) => {
                    ctx.warn(why);
                    self.ask(ctx);
                }
            }
            return;
        }
        let (asked, viewed) = (self.asked.take(req), self.viewing.take(req));
        match result {
            Ok(Reply::Answer(Answer::Grants(found))) if asked => {
                let page = list_rows(&ctx.shared.geometry(), found.rows.len());
                let kept = self.wanted.take().or_else(|| self.selected().map(|row| row.grant));
                match found.rows.iter().position(|row| Some(row.grant) == kept) {
                    Some(at) => self.list.select(at, found.rows.len(), page),
                    None => self.list.settle(found.rows.len(), page),
                }
                self.shown = Some(found);
                self.ask_view(ctx);
            }
            Ok(Reply::Answer(Answer::Grant(view))) if viewed => self.view = Some(view),
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let rows = self.asked.is_waiting() || self.doing.is_waiting();
        match action {
            Some(Action::Pane(PaneAction::Grants(
                Act::Approve | Act::Decline | Act::Opinion | Act::Withdraw,
            ))) => rows || self.viewing.is_waiting(),
            Some(Action::List(_)) => rows,
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if let Some(row) = self.selected() {
                ctx.go(Goal::Statement(row.person));
            }
            return;
        }
        if self.scroll_card(action, ctx.shared) {
            return;
        }
        let len = self.rows().len();
        let page = list_rows(&ctx.shared.geometry(), len);
        self.list.act(action, len, page);
        self.ask_view(ctx);
    }

    fn can_open(&self) -> bool {
        self.selected().is_some()
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        Some(person::TAB_STATEMENT.into())
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::read(form, ctx.shared)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if let (NEW, Outcome::Grant(grant, _)) = (form.id, &receipt.outcome) {
            self.wanted = Some(*grant);
            return ctx.tell(Words::with(say::ENTERED_NOW, &[("grant", grant)]));
        }
        let msg = match form.id {
            DESPITE => say::APPROVED_NOW,
            DECLINE => say::DECLINED_NOW,
            OPINION => say::OPINION_NOW,
            _ => say::WITHDRAWN_NOW,
        };
        ctx.tell(Words::with(msg, &[("grant", &form.about)]));
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        GrantId::parse(&form.about).map(Query::Grant)
    }

    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        let Answer::Grant(view) = now else { return None };
        match form.id {
            DESPITE => Some(forms::despite(view)),
            DECLINE => Some(forms::reason(DECLINE, say::DECLINE_TITLE, &view.row)),
            OPINION => forms::opinion(&view.row, shared),
            forms::WITHDRAW => Some(forms::reason(forms::WITHDRAW, say::WITHDRAW_TITLE, &view.row)),
            _ => None,
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if name == APPROVE {
            return self.approve(key, ctx);
        }
        let rule = ctx.shared.tables.grants.get(key);
        if let (KINDS, Some(rule), Some((person, called))) = (name, rule, &self.person) {
            open(forms::new(rule, (*person, called), ctx.shared), ctx);
        }
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        self.decides(shared).then_some(PaneAction::Grants(Act::Approve))
    }

    fn title(&self) -> Option<Words> {
        self.person.as_ref().filter(|_| self.tab == Tab::Person).map(|(_, name)| Words::Data(name.clone()))
    }
}
