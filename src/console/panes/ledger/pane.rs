//! What the pane does with keys and replies.

use super::accounts::{self, ACCOUNTS};
use super::acts::FILTER;
use super::deaths::BOOK_ALL;
use super::state::{list_rows, programme_rows};
use super::{Act, State, periods};
use crate::bureau::answer::ProgrammeMonth;
use crate::bureau::{Action as Gate, Answer, Command, FieldFault, Outcome, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::Month;
use crate::domain::ledger::BooksOf;
use crate::locale::{books, death, filter, ledger as say, rates, waiting};

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, _ctx: &mut Ctx<'_>) {
        if let Goal::Books(month) = goal {
            self.deaths = None;
            self.programme = None;
            self.rates = None;
            self.month = Some(*month);
            self.totals.clear();
        }
        if let Goal::Month(programme, month) = goal {
            self.deaths = None;
            if self.programme.as_ref() != Some(programme) || self.month != Some(*month) {
                self.text.clear();
                self.shown = None;
                self.people = List::default();
                self.offset = 0;
            }
            self.programme = Some(programme.clone());
            self.month = Some(*month);
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.closing.take(req) {
            let month = self.month(ctx.shared);
            return match result {
                Ok(_) => {
                    ctx.tell(Words::with(say::CLOSED_NOW, &[("month", &month)]));
                    ctx.go(Goal::Sheet(BooksOf::Month(month)));
                }
                Err(why) => ctx.warn(why),
            };
        }
        if self.withdrawing.take(req) {
            let month = self.month(ctx.shared);
            return match result {
                Ok(_) => ctx.tell(Words::with(books::WITHDRAWN_NOW, &[("month", &month)])),
                Err(why) => ctx.warn(why),
            };
        }
        if self.accounts.take(req) {
            return Self::show_accounts(result, ctx);
        }
        if self.place.take(req) {
            return self.tell_unset(result, ctx);
        }
        if self.why.is_for(req) {
            return self.why.came(req, result, ctx);
        }
        if self.booking.take(req) {
            return match result {
                Ok(Reply::Receipt(receipt)) => {
                    if let Outcome::Entries(_, n) = receipt.outcome {
                        ctx.tell(Words::Count(death::BOOKED_ALL, n as u64));
                    }
                }
                Ok(Reply::Answer(_)) => {}
                Err(why) => ctx.warn(why),
            };
        }
        let (settling, looked) = (self.settling.take(req), self.books.take(req));
        let periods = self.period_rows.take(req);
        let (window, budgets) = (self.window.take(req), self.asked_budgets.take(req));
        let total = self.asked.values_mut().any(|slot| slot.take(req));
        match result {
            Ok(Reply::Answer(Answer::Settlements(rows))) if settling => {
                if let Some(list) = &mut self.deaths {
                    list.settle(rows.len(), list_rows(&ctx.shared.geometry()));
                }
                self.settlements = Some(rows);
            }
            Ok(Reply::Answer(Answer::Budgets(year))) if budgets => self.budgets = Some(*year),
            Ok(Reply::Answer(Answer::Periods(rows))) if periods => self.periods = rows,
            Ok(Reply::Answer(Answer::Books(view))) if looked => Self::ask_close(&view, ctx),
            Ok(Reply::Answer(Answer::ProgrammeMonth(month))) if window => self.answered(month, ctx),
            Ok(Reply::Answer(Answer::ProgrammeMonth(month))) if total => {
                if month.month == self.month(ctx.shared) {
                    self.totals.insert(month.programme.clone(), *month);
                }
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let totals = self.asked.values().any(|slot| slot.is_waiting());
        match action {
            None => self.accounts.is_waiting() || self.why.is_waiting(),
            Some(Action::Pane(PaneAction::Ledger(Act::Close | Act::Reopen))) => {
                let known = self.window.is_waiting() || totals || self.period_rows.is_waiting();
                self.closing.is_waiting() || self.books.is_waiting() || known
            }
            Some(Action::List(_)) if self.deaths.is_some() => self.settling.is_waiting(),
            Some(Action::Pane(PaneAction::Ledger(Act::BookAll))) => {
                self.settling.is_waiting() || self.booking.is_waiting()
            }
            Some(Action::List(_)) => {
                let of_people = self.programme.is_some() && self.rates.is_none();
                of_people && self.window.is_waiting() && self.person().is_none()
            }
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let geometry = ctx.shared.geometry();
        if self.rates.is_some() {
            return self.scroll_rates(action, ctx);
        }
        if self.deaths.is_some() {
            return self.list_deaths(action, ctx);
        }
        if self.programme.is_none() {
            let len = ctx.shared.tables.programmes.all().len();
            if action != ListAction::Open {
                self.programmes.act(action, len, programme_rows(&geometry));
            } else if let Some(programme) = self.selected(ctx.shared) {
                self.enter(programme, ctx);
            }
            return;
        }
        if action == ListAction::Open {
            if let Some(person) = self.person().map(|line| line.person) {
                ctx.go(Goal::Statement(person));
            }
            return;
        }
        let len = self.people_len();
        if self.people.act(action, len, list_rows(&geometry)) {
            self.ask_window(false, ctx);
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.rates.take().is_some() {
            return true;
        }
        if self.deaths.take().is_some() {
            return true;
        }
        if self.programme.is_some() && !self.text.is_empty() {
            self.narrow(String::new(), ctx);
            return true;
        }
        let was = self.programme.take().is_some();
        if was {
            self.ask(ctx);
        }
        was
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        if form.id == FILTER {
            let parts = [form.text("stands"), form.text("text")];
            let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            ctx.close(FILTER);
            self.narrow(text, ctx);
            // Nothing is changed by it.
            return Err(Vec::new());
        }
        periods::command(form)
    }

    fn saved(&mut self, form: &Form, _receipt: &Receipt, ctx: &mut Ctx<'_>) {
        ctx.tell(periods::told(form));
        if let (periods::CLOSE_EARLY, Some(month)) = (form.id, Month::parse(&form.about)) {
            ctx.go(Goal::Sheet(BooksOf::Month(month)));
        }
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if name == ACCOUNTS {
            Self::open_decision(key, ctx);
        } else if name == BOOK_ALL {
            self.book_all(key, ctx);
        } else if let Some(month) = Month::parse(key) {
            match name {
                super::acts::CLOSE => {
                    self.closing.execute(ctx, Command::CloseMonth { month, despite: None });
                }
                periods::WITHDRAW => self.withdrawing.execute(ctx, Command::WithdrawReopening { month }),
                _ => {}
            }
        }
    }

    /// What waits for the one at the keyboard comes first: the month on screen, then everything else.
    fn foremost(&self, shared: &Shared) -> Option<PaneAction> {
        let month = self.month(shared);
        let waits = self.closed() == Some(true) && self.asked(month).is_some_and(|ask| !ask.own);
        let reopens = waits && shared.may(Gate::Reopen).is_ok();
        let waiting = (shared.awaited.mine() > 0).then_some(Act::Waiting);
        let act = if reopens { Some(Act::Reopen) } else { waiting };
        act.map(PaneAction::Ledger)
    }

    fn label(&self, action: PaneAction, shared: &Shared) -> Option<Words> {
        match action {
            PaneAction::Ledger(Act::Reopen) => Some(self.reopen_label(self.month(shared))),
            PaneAction::Ledger(Act::Accounts) => accounts::label(shared),
            PaneAction::Ledger(Act::Waiting) => {
                let n = shared.awaited.mine();
                (n > 0).then(|| Words::with(waiting::MINE_N, &[("n", &n)]))
            }
            PaneAction::Ledger(Act::Why) if self.person().is_none() => Some(say::RATES.into()),
            _ => None,
        }
    }

    fn place(&self) -> String {
        let deaths = if self.deaths.is_some() { "deaths" } else { "" };
        format!("{deaths}{}", self.programme.as_deref().unwrap_or_default())
    }

    fn title(&self) -> Option<Words> {
        self.month.map(|month| Words::Data(month.to_string()))
    }
}

impl State {
    /// Once after the start: how many settings of the place nobody has entered yet.
    fn tell_unset(&mut self, result: Result<Reply, Refusal>, ctx: &mut Ctx<'_>) {
        let Ok(Reply::Answer(Answer::PlaceSettings(lines))) = result else { return };
        self.place_told = true;
        let unset = lines.iter().filter(|line| line.now.is_none()).count();
        if unset > 0 {
            ctx.tell(Words::Count(rates::UNSET_N, unset as u64));
        }
    }

    fn answered(&mut self, month: Box<ProgrammeMonth>, ctx: &mut Ctx<'_>) {
        if Some(&month.programme) != self.programme.as_ref() || month.month != self.month(ctx.shared) {
            return;
        }
        if let Some(fault) = month.faults.first() {
            ctx.warn(Words::Data(filter::fault(fault, ctx.shared.lang)));
        }
        self.offset = self.wanted;
        self.shown = Some(month);
        self.people.settle(self.people_len(), list_rows(&ctx.shared.geometry()));
        self.ask_window(false, ctx);
    }

    fn scroll_rates(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let (len, rows) = (self.rate_lines(ctx.shared).len(), programme_rows(&ctx.shared.geometry()));
        let Some(list) = &mut self.rates else { return };
        if action == ListAction::Open {
            self.rates = None;
            return;
        }
        // Text without a selection: its first line is what moves, a page by some lines that surely were on screen.
        list.act(action, len, (rows / 2).max(2));
    }
}
