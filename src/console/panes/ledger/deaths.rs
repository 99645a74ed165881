//! What deaths leave to do: one line a person, and everything that can be booked together.

use super::State;
use super::state::list_rows;
use crate::bureau::Command;
use crate::bureau::answer::SettlementRow;
use crate::bureau::command::Posting;
use crate::console::action::ListAction;
use crate::console::edit::List;
use crate::console::goal::Goal;
use crate::console::names;
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::settling::{self, ToDo};
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::ledger::Settlement;
use crate::domain::{Fen, Total};
use crate::locale::death as say;

/// The question before everything is booked.
pub(super) const BOOK_ALL: &str = "ledger.book-all";

impl State {
    /// The rows of the list.
    pub fn death_rows(&self) -> &[SettlementRow] {
        self.settlements.as_deref().unwrap_or_default()
    }

    /// Opens or shuts the list.
    pub(super) fn turn_deaths(&mut self, ctx: &mut Ctx<'_>) {
        self.deaths = if self.deaths.is_some() { None } else { Some(List::default()) };
        self.rates = None;
        self.ask(ctx);
    }

    /// A movement in the list; Enter goes to the person's ledger.
    pub(super) fn list_deaths(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let len = self.death_rows().len();
        let Some(list) = &mut self.deaths else { return };
        if action != ListAction::Open {
            list.act(action, len, list_rows(&ctx.shared.geometry()));
            return;
        }
        let at = list.selected;
        if let Some(person) = self.death_rows().get(at).map(|row| row.person) {
            ctx.go(Goal::Statement(person));
        }
    }

    /// What can be booked together: whatever is still to be booked for the first time and needs nothing else.
    pub(super) fn bookable(&self) -> Vec<Posting> {
        // What is left to pay once it is booked keeps nobody from booking it.
        let books = |to_do: &ToDo| matches!(to_do, ToDo::Book(_) | ToDo::Pay(_));
        let alone = |row: &&SettlementRow| {
            settling::to_do(&row.settlement).iter().all(books) && row.settlement.booked == Fen::ZERO
        };
        let rows = self.death_rows().iter().filter(alone);
        rows.filter_map(|row| settling::posting(row.person, &row.settlement)).collect()
    }

    /// Why not everything can be booked now.
    pub(super) fn book_all_disabled(&self) -> Option<Words> {
        if self.deaths.is_none() {
            return Some(say::LIST_ONLY.into());
        }
        self.bookable().is_empty().then(|| say::NOTHING_TO_BOOK.into())
    }

    /// Asks before everything is booked; the question carries what it was about, so that no more is booked than was asked.
    pub(super) fn ask_book_all(&mut self, ctx: &mut Ctx<'_>) {
        let all = self.bookable();
        let sum: Total = all.iter().map(|p| Total::from(p.amount)).sum();
        let sum = sum.fen().unwrap_or_default();
        let question = Words::with(say::ASK_BOOK_ALL, &[("n", &all.len()), ("amount", &sum)]);
        let accept = Accept::Pane(PaneId::Ledger, BOOK_ALL, key(&all));
        let programme = all.first().map(|p| names::programme(&ctx.shared.tables, &p.programme));
        let how =
            Words::Filled(say::BOOK_ALL_HOW, vec![("programme", programme.unwrap_or(say::LIST.into()))]);
        ctx.open(Confirm::new(question, say::BOOK_ALL, accept).line(how).line(say::BOOK_ALL_LEFT));
    }

    /// Books everything that was asked about; when the list changed meanwhile, nothing.
    pub(super) fn book_all(&mut self, asked: &str, ctx: &mut Ctx<'_>) {
        let postings = self.bookable();
        if key(&postings) == asked && !postings.is_empty() {
            self.booking.execute(ctx, Command::PostMany { postings });
        } else {
            ctx.warn(say::NOTHING_TO_BOOK);
        }
    }

    /// What the list comes to.
    pub fn death_sum(&self) -> Words {
        let of = |each: fn(&Settlement) -> Fen| {
            let all: Total = self.death_rows().iter().map(|row| Total::from(each(&row.settlement))).sum();
            all.fen().unwrap_or_default()
        };
        let (sum, pay) = (of(Settlement::to_book), of(Settlement::to_pay));
        Words::with(say::LIST_SUM, &[("n", &self.death_rows().len()), ("amount", &sum), ("pay", &pay)])
    }
}

/// How many for how much.
fn key(postings: &[Posting]) -> String {
    let sum: i128 = postings.iter().map(|p| i128::from(p.amount.0)).sum();
    format!("{} {sum}", postings.len())
}
