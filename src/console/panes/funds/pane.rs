//! What the pane does with keys and replies.

use super::acts::APPROVE;
use super::forms::{self, NEW};
use super::state::{ages, list_rows, sheet_rows};
use super::{Act, Part, State};
use crate::bureau::answer::ForecastYear;
use crate::bureau::{Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::locale::{Msg, funds as say};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, _: &mut Ctx<'_>) {
        if let Goal::Budget(year, programme) = goal {
            (self.part, self.year, self.budgets) = (Part::Budgets, Some(*year), None);
            self.wanted = Some(programme.clone());
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return match result {
                Ok(reply) => {
                    if let Reply::Receipt(receipt) = reply {
                        let programme = self.decided.take().unwrap_or_default();
                        tell(say::APPROVED, &programme, &receipt, ctx);
                    }
                }
                Err(why) => {
                    ctx.warn(why);
                    self.ask(ctx);
                }
            };
        }
        let asked = self.asked.take(req);
        let (ahead, sheet) = (self.asked_ahead.take(req), self.asked_sheet.take(req));
        match result {
            Ok(Reply::Answer(Answer::Forecast(year))) if ahead && year.year == self.year(ctx.shared) => {
                self.ages = ages(&ctx.shared.tables);
                self.came(*year);
            }
            Ok(Reply::Answer(Answer::FundStatement(found)))
                if sheet && found.asked.source == self.source_of() =>
            {
                self.lines.settle(found.lines.len(), sheet_rows(&ctx.shared.geometry()));
                self.sheet = Some(*found);
            }
            Ok(Reply::Answer(Answer::Budgets(year))) if asked && year.year == self.year(ctx.shared) => {
                self.list.settle(year.lines.len(), list_rows(&ctx.shared.geometry()));
                self.budgets = Some(*year);
                if let Some(at) = self
                    .wanted
                    .take()
                    .and_then(|id| self.lines().iter().position(|line| line.programme == id))
                {
                    let len = self.lines().len();
                    self.list.select(at, len, list_rows(&ctx.shared.geometry()));
                }
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let needs_rows = match action {
            Some(Action::Pane(PaneAction::Funds(act))) => {
                matches!(act, Act::New | Act::Approve | Act::Decline)
            }
            Some(Action::List(_)) => true,
            _ => false,
        };
        needs_rows && (self.asked.is_waiting() || self.doing.is_waiting())
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let geometry = ctx.shared.geometry();
        match self.part {
            Part::Budgets => {}
            Part::Ahead if action == ListAction::Open => {
                if let Some((years, groups)) = self.age() {
                    let born = self.year(ctx.shared).saturating_sub(years.into());
                    let values: [(&str, &dyn std::fmt::Display); 2] = [("groups", &groups), ("year", &born)];
                    ctx.go(Goal::Find(say::OF_AGE.with(ctx.shared.lang, &values), false));
                }
                return;
            }
            Part::Ahead => {
                let len = self.ahead.as_ref().map_or(0, |ahead| ahead.rows.len());
                self.programmes.act(action, len, 1);
                return;
            }
            Part::Statement => {
                let len = self.sheet.as_ref().map_or(0, |sheet| sheet.lines.len());
                self.lines.act(action, len, sheet_rows(&geometry));
                return;
            }
        }
        if action == ListAction::Open {
            let (programme, year) =
                (self.selected().map(|line| line.programme.clone()), self.year(ctx.shared));
            if let Some(programme) = programme {
                let today = ctx.shared.today.month();
                let december = crate::domain::Month::new(year.into(), 12).unwrap_or(today);
                ctx.go(Goal::Month(programme, december.min(today)));
            }
            return;
        }
        let len = self.lines().len();
        self.list.act(action, len, list_rows(&ctx.shared.geometry()));
    }

    fn can_open(&self) -> bool {
        self.age().is_some() || (self.part == Part::Budgets && self.selected().is_some())
    }

    fn opens(&self, _: &Shared) -> Option<Words> {
        match (self.part, self.age()) {
            (Part::Budgets, _) => Some(say::OPEN_MONTH.into()),
            (_, age) => age.map(|(years, _)| Words::with(say::WHO_IS_OF_AGE, &[("n", &years)])),
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.part != Part::Budgets {
            self.show(Part::Budgets, ctx);
            return true;
        }
        false
    }

    fn place(&self) -> String {
        format!("{:?}", self.part)
    }

    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let waits = self.part == Part::Budgets && self.selected().is_some_and(|line| line.waiting.is_some());
        let may = Act::Approve.meta().needs.is_some_and(|gate| shared.may(gate).is_ok());
        (waits && may).then_some(PaneAction::Funds(Act::Approve))
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        forms::read(form)
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let (done, programme) = match forms::named(&form.about) {
            Some((_, _, programme)) if form.id != NEW => (say::DECLINED, programme),
            _ => (say::PROPOSED, form.text("programme").to_owned()),
        };
        tell(done, &programme, receipt, ctx);
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if let (APPROVE, Some((year, version, programme))) = (name, forms::named(key)) {
            self.decided = Some(programme.clone());
            self.doing.execute(ctx, Command::DecideBudget { year, programme, version, declined: None });
        }
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        match action {
            PaneAction::Funds(Act::Statement) if self.part == Part::Statement => Some(say::NEXT.into()),
            PaneAction::Funds(Act::New) if self.selected().is_some_and(|line| line.in_force.is_some()) => {
                Some(say::CHANGE.into())
            }
            _ => None,
        }
    }
}

/// Says what became of the budget of a programme.
fn tell(done: Msg, programme: &str, receipt: &Receipt, ctx: &mut Ctx<'_>) {
    let Outcome::Budget(year, _) = receipt.outcome else { return };
    let name = ctx.shared.programme(programme).to_owned();
    ctx.tell(Words::with(done, &[("year", &year), ("programme", &name)]).booked(receipt.seq));
}

impl State {
    /// The year ahead came: the programme that was on screen, or selected among the budgets, is on screen.
    fn came(&mut self, year: ForecastYear) {
        let wanted = self.row().map(|row| row.programme.clone());
        let wanted = wanted.or_else(|| self.selected().map(|line| line.programme.clone()));
        let at = wanted.and_then(|id| year.rows.iter().position(|row| row.programme == id));
        self.programmes = List { selected: at.unwrap_or_default(), ..List::default() };
        self.programmes.settle(year.rows.len(), 1);
        self.ahead = Some(year);
    }
}
