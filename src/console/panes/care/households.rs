//! The tab of households in hardship: the same digits note a contact with the head; measures, the end, who and why.

use super::more_forms::{self as forms, open_form};
use super::pages::{PAGE, Pages};
use super::state::{Tab, page_rows};
use crate::bureau::Query;
use crate::bureau::answer::{HardshipPage, HardshipRow};
use crate::bureau::query::HardshipAsked;
use crate::console::action::ListAction;
use crate::console::edit::{Line, List};
use crate::console::shared::{Ctx, Slot};
use crate::domain::HardshipId;

/// The state of the tab.
#[derive(Default)]
pub struct Households {
    /// The households, once they came.
    pub page: Option<Box<HardshipPage>>,
    /// Place in the list.
    pub list: List,
    /// Those that are out of hardship, instead of those in it.
    pub ended: bool,
    /// What they are narrowed by, in the filter language.
    pub filter: Line,
    /// Which page of them is on screen.
    pub pages: Pages,
    /// The one just entered: the mark goes to it.
    pub(super) entered: Option<HardshipId>,
    pub(super) slot: Slot,
}

impl Households {
    /// The rows.
    pub fn rows(&self) -> &[HardshipRow] {
        self.page.as_ref().map_or(&[], |page| &page.rows)
    }

    /// The one that the mark stands on.
    pub fn selected(&self) -> Option<&HardshipRow> {
        self.rows().get(self.list.selected)
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let asked =
            HardshipAsked { text: self.filter.text().trim().to_owned(), town: None, ended: self.ended };
        self.slot.ask(ctx, Query::Hardships { asked, offset: self.pages.offset, limit: PAGE });
    }

    /// What is asked for changes: the list begins anew.
    pub(super) fn ask_anew(&mut self, ctx: &mut Ctx<'_>) {
        (self.list, self.pages) = (List::default(), Pages::default());
        self.ask(ctx);
    }

    /// Moves the mark; past an end of the page comes the next one. True when it moved.
    pub(super) fn walk(&mut self, action: ListAction, ctx: &mut Ctx<'_>) -> bool {
        let (len, total) = (self.rows().len(), self.page.as_ref().map_or(0, |page| page.total));
        if self.pages.turn(action, self.list.selected, len, total) {
            self.ask(ctx);
            return true;
        }
        self.list.act(action, len, page_rows(&ctx.shared.geometry(), Tab::Households))
    }

    /// A household was entered: it is shown, whatever the list was narrowed by.
    pub(super) fn show_entered(&mut self, id: HardshipId) {
        (self.entered, self.ended, self.pages) = (Some(id), false, Pages::default());
        self.filter.clear();
    }

    /// The mark stays with the household; after a contact it goes on to the next one.
    pub(super) fn answered(&mut self, page: Box<HardshipPage>, onward: bool, ctx: &mut Ctx<'_>) {
        if self.pages.ran_out(page.rows.len(), page.total) {
            return self.ask(ctx);
        }
        let landed = self.pages.landed(page.rows.len());
        let kept = self.entered.take().or_else(|| self.selected().map(|row| row.hardship));
        let place = page.rows.iter().position(|row| Some(row.hardship) == kept);
        let before = self.list.selected;
        let at = match (onward, place) {
            (true, Some(place)) if place == before => before + 1,
            (true, _) | (false, None) => before,
            (false, Some(place)) => place,
        };
        let len = page.rows.len();
        self.page = Some(page);
        self.list.select(landed.unwrap_or(at), len, page_rows(&ctx.shared.geometry(), Tab::Households));
    }

    pub(super) fn amend(&self, ctx: &mut Ctx<'_>) {
        if let Some(row) = self.selected() {
            open_form(forms::household(Some(row), ctx.shared), ctx);
        }
    }

    pub(super) fn measure(&self, ctx: &mut Ctx<'_>) {
        if let Some(row) = self.selected() {
            open_form(forms::measure(row, ctx.shared), ctx);
        }
    }

    /// Ends it, or opens one that ended again.
    pub(super) fn end(&self, ctx: &mut Ctx<'_>) {
        if let Some(row) = self.selected() {
            let form = match row.ended {
                None => forms::end(row, ctx.shared),
                Some(_) => forms::reopen_household(row),
            };
            open_form(form, ctx);
        }
    }
}
