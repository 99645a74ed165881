//! What the pane does with keys and replies.

use super::acts::{MENU, TOGGLE, named};
use super::forms::{self, ADD, AMEND, PLACE, RESET, ROLES};
use super::state::list_rows;
use super::{Act, Issued, State};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::StaffId;
use crate::domain::staff::StaffState;
use crate::locale::staff as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, _goal: &Goal, _ctx: &mut Ctx<'_>) {
        self.issued = None;
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            let done = self.done.take();
            return match (result, done) {
                (Ok(_), Some(words)) => ctx.tell(words),
                (Ok(_), None) => {}
                (Err(why), _) => {
                    // Somebody else changed the row meanwhile: what is shown is read anew.
                    ctx.warn(why);
                    self.ask(ctx);
                }
            };
        }
        let asked = self.asked.take(req);
        match result {
            Ok(Reply::Answer(Answer::Accounts(rows))) if asked => {
                let page = list_rows(&ctx.shared.geometry());
                let kept = self.wanted.take().or_else(|| self.selected().map(|row| row.staff.id));
                match rows.iter().position(|row| Some(row.staff.id) == kept) {
                    Some(at) => self.list.select(at, rows.len(), page),
                    None => self.list.settle(rows.len(), page),
                }
                self.rows = Some(rows);
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let needs_rows = match action {
            Some(Action::Pane(PaneAction::Staff(act))) => act != Act::Add,
            Some(Action::List(_)) => true,
            _ => false,
        };
        needs_rows && (self.asked.is_waiting() || self.doing.is_waiting())
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if self.issued.take().is_none() {
                ctx.open(self.menu(ctx.shared));
            }
            return;
        }
        let len = self.rows.as_ref().map_or(0, Vec::len);
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        self.issued.is_some() || self.selected().is_some()
    }

    fn back(&mut self, _ctx: &mut Ctx<'_>) -> bool {
        self.issued.take().is_some()
    }

    fn is_home(&self) -> bool {
        self.issued.is_none()
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        Self::read(form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let row = StaffId::parse(&form.about).and_then(|id| self.row(id));
        let of =
            |part: &str, known: Option<&str>| known.map_or_else(|| form.text(part).to_owned(), str::to_owned);
        let name = of("name", row.map(|r| r.staff.name.as_str()).filter(|_| form.id != AMEND));
        let login = of("login", row.map(|r| r.staff.login.as_str()));
        let msg = match form.id {
            ADD => say::ADDED,
            ROLES => say::ROLES_SET,
            AMEND => say::AMENDED,
            PLACE => say::PLACED,
            _ => say::RESET_DONE,
        };
        if let (ADD, Outcome::Staff(id, _) | Outcome::OneTime(id, ..)) = (form.id, &receipt.outcome) {
            self.wanted = Some(*id);
        }
        match &receipt.outcome {
            Outcome::OneTime(_, _, secret) => {
                let whose = Words::with(say::ONCE_FOR, &[("name", &name), ("login", &login)]);
                self.issued = Some(Issued { whose, secret: secret.clone() });
            }
            // Carried out before, after a fault of the disk: what was made up then is not told again.
            _ if receipt.already && matches!(form.id, ADD | RESET) && form.text("password").is_empty() => {
                return ctx.warn(say::ONCE_GONE);
            }
            _ => {}
        }
        ctx.tell(Words::with(msg, &[("name", &name)]));
    }

    fn reread(&self, _form: &Form) -> Option<Query> {
        Some(Query::Accounts)
    }

    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        match now {
            Answer::Accounts(rows) => forms::again(form, rows, shared),
            _ => None,
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if name == MENU {
            if let Some(action) = Act::ALL.iter().find(|a| a.meta().name == key) {
                self.act(*action, ctx);
            }
            return;
        }
        let row = StaffId::parse(key).and_then(|id| self.row(id)).cloned();
        let (TOGGLE, Some(row)) = (name, row) else { return };
        let active = row.staff.state != StaffState::Active;
        self.done = Some(named(if active { say::ENABLED_NOW } else { say::DISABLED_NOW }, &row));
        self.doing.execute(ctx, Command::SetActive { staff: row.staff.id, seen: row.staff.version, active });
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Staff(action) => self.called(action),
            _ => None,
        }
    }
}
