//! What the actions of the pane do, and why they cannot run now.

use super::{Act, State};
use crate::bureau::Query;
use crate::console::edit::List;
use crate::console::explain;
use crate::console::forms::{Field, Form};
use crate::console::goal::Goal;
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::ledger::BooksOf;
use crate::exchange::export::List as Listed;
use crate::locale::{books, death, ledger as say, lookup, pivot};

/// The question before a month is closed.
pub(super) const CLOSE: &str = "ledger.close";
/// The form that narrows the people of a month.
pub(super) const FILTER: &str = "ledger.filter";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        let month = self.month(ctx.shared);
        match action {
            Act::Before => self.turn_to(month.plus(-1), ctx),
            Act::After => self.turn_to(month.plus(1), ctx),
            Act::Today => self.turn_to(ctx.shared.today.month(), ctx),
            Act::Rates => self.rates = if self.rates.is_some() { None } else { Some(List::default()) },
            Act::Export => {
                if let Some(programme) = self.selected(ctx.shared) {
                    ctx.go(Goal::Export(Listed::Month(programme, month, self.text.clone()), None));
                }
            }
            Act::Filter => {
                let text = Field::text("text", pivot::NARROW_TEXT).with(self.text.clone());
                let form = Form::new(FILTER, lookup::FILTER, vec![text.hint(pivot::NARROW_HINT)]);
                ctx.open(Sheet::new(form, Owner::Pane(PaneId::Ledger)));
            }
            Act::Budgets => ctx.go(Goal::Pane(PaneId::Funds)),
            Act::Runs => ctx.go(Goal::Pane(PaneId::Runs)),
            Act::Place => ctx.go(Goal::Rates),
            Act::Deaths => self.turn_deaths(ctx),
            Act::Grants => ctx.go(Goal::Pane(PaneId::Grants)),
            Act::Accounts => self.ask_accounts(ctx),
            Act::BookAll => self.ask_book_all(ctx),
            // The books are looked at before anything is asked.
            Act::Close => self.books.ask(ctx, Query::Books(BooksOf::Month(month))),
            Act::Reopen => self.ask_reopening(month, ctx),
            Act::DaySheet => ctx.go(Goal::Sheet(BooksOf::Day(ctx.shared.today))),
            Act::MonthSheet => ctx.go(Goal::Sheet(BooksOf::Month(month))),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match (action, self.closed()) {
            (
                Act::Before
                | Act::After
                | Act::Today
                | Act::Rates
                | Act::Filter
                | Act::Export
                | Act::Close
                | Act::Reopen
                | Act::DaySheet
                | Act::MonthSheet,
                _,
            ) if self.deaths.is_some() => Some(death::NOT_IN_LIST.into()),
            (Act::BookAll, _) => self.book_all_disabled(),
            (Act::Close, Some(true)) => Some(say::IS_CLOSED.into()),
            (Act::Reopen, Some(false)) => Some(say::IS_OPEN.into()),
            (Act::MonthSheet, Some(false)) => Some(books::SHEET_NEEDS_CLOSE.into()),
            (Act::Close | Act::Reopen | Act::MonthSheet, None) => Some(say::LOADING.into()),
            (Act::Filter, _) if self.programme.is_none() => Some(say::OPEN_A_PROGRAMME.into()),
            (Act::Rates | Act::Export, _) if self.selected(shared).is_none() => {
                Some(say::NO_PROGRAMME_CHOSEN.into())
            }
            _ => None,
        }
    }

    /// The published rates of the selected programme, line by line.
    pub fn rate_lines(&self, shared: &Shared) -> Vec<Words> {
        let month = self.month(shared);
        self.selected(shared).map(|id| explain::rates_of(&shared.tables, &id, month)).unwrap_or_default()
    }
}
