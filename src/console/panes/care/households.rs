//! The tab of households in hardship: the same digits note a contact with the head; measures, the end, who and why.

use super::more_forms::{self as forms, open_form};
use super::state::{Tab, page_rows};
use crate::bureau::Query;
use crate::bureau::answer::{HardshipPage, HardshipRow};
use crate::bureau::query::HardshipAsked;
use crate::console::edit::List;
use crate::console::shared::{Ctx, Shared, Slot};

/// Households asked for.
const MOST: usize = 2000;

/// The state of the tab.
#[derive(Default)]
pub struct Households {
    /// The households, once they came.
    pub page: Option<Box<HardshipPage>>,
    /// Place in the list.
    pub list: List,
    /// Those that are out of hardship, instead of those in it.
    pub ended: bool,
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
        let asked = HardshipAsked { text: String::new(), town: None, ended: self.ended };
        self.slot.ask(ctx, Query::Hardships { asked, offset: 0, limit: MOST });
    }

    /// The mark stays with the household; after a contact it goes on to the next one.
    pub(super) fn answered(&mut self, page: Box<HardshipPage>, onward: bool, shared: &Shared) {
        let kept = self.selected().map(|row| row.hardship);
        let place = page.rows.iter().position(|row| Some(row.hardship) == kept);
        let before = self.list.selected;
        let at = match (onward, place) {
            (true, Some(place)) if place == before => before + 1,
            (true, _) | (false, None) => before,
            (false, Some(place)) => place,
        };
        let len = page.rows.len();
        self.page = Some(page);
        self.list.select(at, len, page_rows(&shared.geometry(), Tab::Households));
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
