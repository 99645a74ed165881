//! What the actions of the pane do, and why they cannot run now.

use super::{Act, State};
use crate::bureau::Query;
use crate::console::edit::List;
use crate::console::explain;
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::goal::Goal;
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::why::WhyOf;
use crate::console::words::Words;
use crate::domain::ledger::BooksOf;
use crate::exchange::export::List as Listed;
use crate::locale::{Lang, Msg, books, death, ledger as say, lookup, pivot};

/// The question before a month is closed.
pub(super) const CLOSE: &str = "ledger.close";
/// The form that narrows the people of a month.
pub(super) const FILTER: &str = "ledger.filter";

/// The ways a month can stand, by the word that the filter says it with.
const STANDS: [Msg; 3] = [say::STANDS_OWED, say::STANDS_OVER, say::STANDS_SETTLED];

/// The form that narrows the people of a month: how the month stands with them, and conditions as in the lookup.
fn filter_form(text: &str, lang: Lang) -> Form {
    let word = |msg: &Msg| text.split_whitespace().any(|word| word == msg.zh || word == msg.en);
    let stands = STANDS.iter().find(|msg| word(msg)).map_or("", |msg| msg.get(lang));
    let is_stand = |word: &&str| STANDS.iter().any(|msg| *word == msg.zh || *word == msg.en);
    let rest: Vec<&str> = text.split_whitespace().filter(|word| !is_stand(word)).collect();
    let mut choices = vec![Choice::new("", say::STANDS_ALL)];
    choices.extend(STANDS.iter().map(|msg| Choice::new(msg.get(lang), *msg)));
    let fields = vec![
        Field::new("stands", say::STANDS, Kind::Choice(choices)).by_digit().with(stands),
        Field::text("text", pivot::NARROW_TEXT).with(rest.join(" ")).hint(pivot::NARROW_HINT),
    ];
    Form::new(FILTER, lookup::FILTER, fields)
}

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
                    ctx.export(Listed::Month(programme, month, self.text.clone()), None);
                }
            }
            Act::Filter => {
                let form = filter_form(&self.text, ctx.shared.lang);
                ctx.open(Sheet::new(form, Owner::Pane(PaneId::Ledger)));
            }
            Act::Budgets => ctx.go(Goal::Pane(PaneId::Funds)),
            Act::Runs => ctx.go(Goal::Pane(PaneId::Runs)),
            Act::Place => ctx.go(Goal::Rates),
            Act::Deaths => self.turn_deaths(ctx),
            Act::Overpaid => ctx.go(Goal::Pane(PaneId::Overpaid)),
            Act::Rules => ctx.go(Goal::Pane(PaneId::Rules)),
            Act::Why => self.ask_why(ctx),
            Act::Grants => ctx.go(Goal::Pane(PaneId::Grants)),
            Act::Confirmations => ctx.go(Goal::Pane(PaneId::Confirmations)),
            Act::Waiting => ctx.go(Goal::Pane(PaneId::Waiting)),
            Act::Accounts => self.ask_accounts(ctx),
            Act::BookAll => self.ask_book_all(ctx),
            // The books are looked at before anything is asked.
            Act::Close => self.books.ask(ctx, Query::Books(BooksOf::Month(month))),
            Act::Reopen => self.ask_reopening(month, ctx),
            Act::DaySheet => ctx.go(Goal::Sheet(BooksOf::Day(ctx.shared.today))),
            Act::MonthSheet => ctx.go(Goal::Sheet(BooksOf::Month(month))),
        }
    }

    /// Why the amount of the selected person is what it is; of a programme, what is published for it.
    fn ask_why(&mut self, ctx: &mut Ctx<'_>) {
        let month = self.month(ctx.shared);
        let line = self.person().filter(|_| self.rates.is_none()).cloned();
        let (Some(programme), Some(line)) = (self.programme.clone(), line) else {
            return self.act(Act::Rates, ctx);
        };
        let said =
            Words::with(say::WHY_MONTH, &[("month", &month), ("due", &line.due), ("paid", &line.paid)]);
        let of = WhyOf::new(line.person, &line.name, &programme, ctx.shared.today);
        self.why.ask(of.month(month, line.due, said), ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match (action, self.closed()) {
            (
                Act::Before
                | Act::After
                | Act::Today
                | Act::Rates
                | Act::Why
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
            (Act::Rates | Act::Why | Act::Export, _) if self.selected(shared).is_none() => {
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
