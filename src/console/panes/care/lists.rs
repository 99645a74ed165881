//! The tab of condolence lists, and one list with its lines: a digit and Enter hand one out.

use super::Act;
use super::more_forms::{self as forms, open_form};
use super::pages::{PAGE, Pages};
use super::state::{Tab, list_name, page_rows};
use crate::bureau::answer::{CondolenceRow, CondolenceView, FestivalSum, GiftRow};
use crate::bureau::{Command, Query};
use crate::console::action::ListAction;
use crate::console::edit::{Line, List};
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::care::Festivals;
use crate::domain::{CondolenceId, Fen, GiftId};
use crate::locale::care as say;

/// The question before a list is closed.
pub(super) const CLOSE: &str = "care.close";

/// A line that was handed out, and can be taken back.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Handed {
    pub gift: GiftId,
    pub version: u32,
    pub name: String,
    pub amount: Fen,
}

impl Handed {
    fn of(line: &GiftRow) -> Self {
        Self { gift: line.gift, version: line.version, name: line.name.clone(), amount: line.amount }
    }

    /// A line as it will be once it is handed out.
    pub fn once_given(line: &GiftRow) -> Self {
        Self { version: line.version + 1, ..Self::of(line) }
    }
}

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
    /// What the lines are narrowed by, in the filter language.
    pub filter: Line,
    /// Which page of the lines is on screen.
    pub pages: Pages,
    /// The list just made: the mark goes to it.
    pub(super) made: Option<CondolenceId>,
    /// What is being handed out, and what was handed out last by the open list.
    pub(super) handing: Option<Handed>,
    pub(super) handed: Option<Handed>,
    /// The mark was moved since.
    moved: bool,
    pub(super) slot: Slot,
    pub(super) view_slot: Slot,
    /// What is about to be said to a list, and the list that is read for it.
    pub(super) answering: Option<Act>,
    pub(super) word_slot: Slot,
}

impl Lists {
    /// The lists.
    pub fn rows(&self) -> &[CondolenceRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// What was handed out in the year of the list that the mark stands on, by festival.
    pub fn sums(&self, festivals: &Festivals) -> Vec<FestivalSum> {
        self.selected().map_or_else(Vec::new, |row| FestivalSum::of_year(self.rows(), festivals, row.year))
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
            let text = self.filter.text().trim().to_owned();
            let offset = self.pages.offset;
            self.view_slot.ask(ctx, Query::Condolence { list, text, offset, limit: PAGE });
        }
    }

    /// The lines are narrowed by something else: they begin anew.
    pub(super) fn ask_anew(&mut self, ctx: &mut Ctx<'_>) {
        (self.gifts, self.pages, self.giving) = (List::default(), Pages::default(), false);
        self.ask(ctx);
    }

    /// Moves the mark among the lists or the lines; past an end of the page comes the next one.
    pub(super) fn walk(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let rows = page_rows(&ctx.shared.geometry(), Tab::Condolence);
        if self.open.is_none() {
            self.list.act(action, self.rows().len(), rows);
            return;
        }
        let (len, total) = (self.lines().len(), self.view.as_ref().map_or(0, |view| view.total));
        let turned = self.pages.turn(action, self.gifts.selected, len, total);
        if turned {
            self.ask(ctx);
        }
        if turned || self.gifts.act(action, len, rows) {
            (self.giving, self.moved) = (false, true);
        }
    }

    /// What was being handed out is.
    pub(super) fn given(&mut self) {
        if let Some(handed) = self.handing.take() {
            (self.handed, self.moved) = (Some(handed), false);
        }
    }

    /// What can be taken back now: what was handed out last, until the mark was moved to another line that was handed out.
    pub(super) fn to_take_back(&self) -> Option<Handed> {
        let marked = self.line().filter(|line| line.given.is_some()).map(Handed::of);
        match &self.handed {
            Some(last) if !self.moved || marked.is_none() => Some(last.clone()),
            _ => marked,
        }
    }

    /// The line of a number, as far as it is on screen.
    pub(super) fn line_of(&self, gift: GiftId) -> Option<&GiftRow> {
        self.lines().iter().find(|line| line.gift == gift)
    }

    pub(super) fn listed(&mut self, rows: Vec<CondolenceRow>, shared: &Shared) {
        let made = self.made.take().and_then(|made| rows.iter().position(|row| row.list == made));
        let at = made.unwrap_or(self.list.selected);
        self.list.select(at, rows.len(), page_rows(&shared.geometry(), Tab::Condolence));
        self.rows = Some(rows);
    }

    /// What is handed out goes to the end, and the next line stands in its place; otherwise the mark stays with the line.
    pub(super) fn came(&mut self, view: Box<CondolenceView>, onward: bool, ctx: &mut Ctx<'_>) {
        if self.pages.ran_out(view.rows.len(), view.total) {
            return self.ask(ctx);
        }
        let landed = self.pages.landed(view.rows.len());
        let kept = self.line().map(|line| line.gift);
        let place = view.rows.iter().position(|row| Some(row.gift) == kept);
        let at = if onward { self.gifts.selected } else { place.unwrap_or(self.gifts.selected) };
        let at = landed.unwrap_or(at);
        self.gifts.select(at, view.rows.len(), page_rows(&ctx.shared.geometry(), Tab::Condolence));
        self.view = Some(view);
    }

    /// Opens the list that the mark stands on.
    pub(super) fn enter(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(list) = self.selected().map(|row| row.list) {
            self.go(list, ctx);
        }
    }

    /// Opens a list.
    pub(super) fn go(&mut self, list: CondolenceId, ctx: &mut Ctx<'_>) {
        (self.open, self.view, self.handed, self.made) = (Some(list), None, None, Some(list));
        self.filter.clear();
        self.ask_anew(ctx);
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
            let accept = Accept::Pane(PaneId::Care, CLOSE, format!("{} {}", row.list, row.version));
            ctx.open(Confirm::new(question, say::CLOSE, accept).line(left));
        }
    }

    /// The command that hands the line selected out to the person themselves.
    pub(super) fn giving_now(&self) -> Option<Command> {
        let line = self.line()?;
        let received_by = String::new();
        Some(Command::GiveGift { gift: line.gift, seen: line.version, received_by, despite: None })
    }
}
