//! The tab of condolence lists, and one list with its lines: a digit and Enter hand one out.

use super::more_forms::{self as forms, open_form};
use super::state::{Tab, list_name, page_rows};
use crate::bureau::answer::{CondolenceRow, CondolenceView, GiftRow};
use crate::bureau::{Command, Query};
use crate::console::edit::List;
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::CondolenceId;
use crate::locale::{Lang, care as say};

/// The question before a list is closed.
pub(super) const CLOSE: &str = "care.close";
/// Lines asked for.
const MOST: usize = 2000;

/// The state of the tab.
#[derive(Default)]
pub struct Lists {
    /// The lists, once they came.
    pub rows: Option<Vec<CondolenceRow>>,
    /// Place among them.
    pub list: List,
    /// The list that is open.
    pub open: Option<CondolenceId>,
    /// Its lines, once they came.
    pub view: Option<Box<CondolenceView>>,
    /// Place among the lines.
    pub gifts: List,
    /// Enter hands out the line selected.
    pub giving: bool,
    pub(super) slot: Slot,
    pub(super) view_slot: Slot,
}

impl Lists {
    /// The lists.
    pub fn rows(&self) -> &[CondolenceRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// The lines of the open list.
    pub fn lines(&self) -> &[GiftRow] {
        self.view.as_ref().map_or(&[], |view| &view.rows)
    }

    /// The list that is open, or that the mark stands on.
    pub fn selected(&self) -> Option<&CondolenceRow> {
        match self.open {
            Some(open) => self.rows().iter().find(|row| row.list == open),
            None => self.rows().get(self.list.selected),
        }
    }

    /// The line that the mark stands on.
    pub fn line(&self) -> Option<&GiftRow> {
        self.open.and_then(|_| self.lines().get(self.gifts.selected))
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.slot.ask(ctx, Query::Condolences);
        if let Some(list) = self.open {
            self.view_slot.ask(ctx, Query::Condolence { list, text: String::new(), offset: 0, limit: MOST });
        }
    }

    pub(super) fn listed(&mut self, rows: Vec<CondolenceRow>, shared: &Shared) {
        self.list.settle(rows.len(), page_rows(&shared.geometry(), Tab::Condolence));
        self.rows = Some(rows);
    }

    /// What is handed out goes to the end, and the next line stands in its place; otherwise the mark stays with the line.
    pub(super) fn came(&mut self, view: Box<CondolenceView>, onward: bool, shared: &Shared) {
        let kept = self.line().map(|line| line.gift);
        let place = view.rows.iter().position(|row| Some(row.gift) == kept);
        let at = if onward { self.gifts.selected } else { place.unwrap_or(self.gifts.selected) };
        self.gifts.select(at, view.rows.len(), page_rows(&shared.geometry(), Tab::Condolence));
        self.view = Some(view);
    }

    /// Opens the list that the mark stands on.
    pub(super) fn enter(&mut self, ctx: &mut Ctx<'_>) {
        let Some(list) = self.selected().map(|row| row.list) else { return };
        (self.open, self.view, self.gifts, self.giving) = (Some(list), None, List::default(), false);
        self.ask(ctx);
    }

    /// Back to the lists; false when they are shown already.
    pub(super) fn leave(&mut self) -> bool {
        if std::mem::take(&mut self.giving) {
            return true;
        }
        self.view = None;
        self.open.take().is_some()
    }

    /// Closes the list, or opens a closed one again.
    pub(super) fn close(&self, ctx: &mut Ctx<'_>) {
        if let Some(row) = self.selected() {
            if row.closed.is_some() {
                return open_form(forms::reopen_list(row, ctx.shared), ctx);
            }
            let left = Words::Count(say::CLOSE_NOTE, row.lines.saturating_sub(row.given) as u64);
            let question = Words::Filled(say::CLOSE_TITLE, vec![("list", list_name(row, ctx.shared))]);
            let accept = Accept::Pane(PaneId::Care, CLOSE, row.list.to_string());
            ctx.open(Confirm::new(question, say::CLOSE, accept).line(left));
        }
    }

    /// The command that closes the list.
    pub(super) fn closing(&self) -> Option<Command> {
        self.selected().map(|row| Command::CloseCondolence { list: row.list, seen: row.version })
    }

    /// The command that hands the line selected out to the person themselves.
    pub(super) fn handing(&self) -> Option<Command> {
        let line = self.line()?;
        Some(Command::GiveGift { gift: line.gift, seen: line.version, received_by: String::new() })
    }

    /// The command that takes back what was handed out.
    pub(super) fn take_back(&self) -> Option<Command> {
        let line = self.line().filter(|line| line.given.is_some())?;
        // The journal is written in the language of the office.
        let reason = say::GIVEN_WRONG.get(Lang::Zh).to_owned();
        Some(Command::TakeBackGift { gift: line.gift, seen: line.version, reason })
    }
}
