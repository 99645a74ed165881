//! What is on screen of the yearly confirmation.

use super::{Act, form};
use crate::bureau::Query;
use crate::bureau::answer::{ConfirmationPage, ConfirmationRow, ConfirmationTown};
use crate::bureau::query::{ConfirmationStanding, ConfirmationsAsked};
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared, Slot};
use crate::console::words::Words;
use crate::domain::bulk::MOST_OF_BATCH;
use crate::domain::{DivisionCode, PersonId};
use crate::locale::confirmations as say;

/// Rows above the list: the counts, a rule with the towns, column heads.
const HEAD_ROWS: u16 = 3;
/// People of a page; the next one comes when the mark nears the end of those on screen.
const LIMIT: usize = 1000;

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Those who are not confirmed, and how far the towns are, once it came.
    pub page: Option<Box<ConfirmationPage>>,
    /// The town on screen; all of them without one.
    pub town: Option<DivisionCode>,
    /// Place in the list.
    pub list: List,
    pub(super) asked: Slot,
    /// Those who are meant by the open form when it says that all listed were told.
    pub(super) telling: Vec<PersonId>,
}

crate::text::opaque!(State);

/// Rows of the selected one below the list, its rule among them.
pub fn detail_rows(geometry: &Geometry) -> u16 {
    geometry.detail_rows(4, 4)
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + detail_rows(geometry))
}

impl State {
    /// Those on screen.
    pub fn rows(&self) -> &[ConfirmationRow] {
        self.page.as_deref().map_or(&[], |page| &page.rows)
    }

    /// The one selected.
    pub fn selected(&self) -> Option<&ConfirmationRow> {
        self.rows().get(self.list.selected)
    }

    /// The towns where somebody is still to be confirmed, and the one on screen.
    pub fn towns(&self) -> impl Iterator<Item = (DivisionCode, &ConfirmationTown)> {
        let all = self.page.as_deref().map_or(&[][..], |page| &page.towns);
        let known = all.iter().filter_map(|row| Some((row.town?, row)));
        known.filter(|(town, row)| row.receiving > row.confirmed || self.town == Some(*town))
    }

    /// Asks for what is on screen, as far as it was read.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.ask_from(0, self.rows().len().max(LIMIT), ctx);
    }

    /// Asks for the next page once the mark is so near the end.
    pub(super) fn ask_more(&mut self, near: usize, ctx: &mut Ctx<'_>) {
        let len = self.rows().len();
        let more = self.page.as_deref().is_some_and(|page| page.total > len);
        if more && self.list.selected.saturating_add(near) >= len && !self.asked.is_waiting() {
            self.ask_from(len, LIMIT, ctx);
        }
    }

    /// A page came: the first one, or the one after those that are held.
    pub(super) fn take(&mut self, mut page: Box<ConfirmationPage>) {
        if let Some(held) = self.page.take().filter(|held| page.offset > 0 && held.rows.len() == page.offset)
        {
            page.rows.splice(0..0, held.rows);
            page.offset = 0;
        }
        self.page = Some(page);
    }

    fn ask_from(&mut self, offset: usize, limit: usize, ctx: &mut Ctx<'_>) {
        let year = u16::try_from(ctx.shared.today.year()).unwrap_or_default();
        let standing = ConfirmationStanding::Open;
        let asked = ConfirmationsAsked { year, text: String::new(), town: self.town, standing };
        self.asked.ask(ctx, Query::Confirmations { asked, offset, limit });
    }

    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Confirm => {
                if let (Some(row), Some(page)) = (self.selected(), &self.page) {
                    let form = form::confirm(row, page.year, ctx.shared);
                    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Confirmations)));
                }
            }
            Act::Notice => self.ask_notice(ctx),
            Act::Before | Act::After => self.turn(action == Act::After, ctx),
        }
    }

    /// Asks who was told and when; whoever was told before is not among them.
    fn ask_notice(&mut self, ctx: &mut Ctx<'_>) {
        let Some(year) = self.page.as_ref().map(|page| page.year) else { return };
        self.telling = self.untold().map(|row| row.person).take(MOST_OF_BATCH).collect();
        let one = self.selected().filter(|row| row.noticed.is_none());
        let form = form::notice(year, self.telling.len(), one, ctx.shared);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Confirmations)));
    }

    /// Those listed who were not told.
    fn untold(&self) -> impl Iterator<Item = &ConfirmationRow> {
        self.rows().iter().filter(|row| row.noticed.is_none())
    }

    /// To the town beside this one; all of them stand before the first.
    fn turn(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let all: Vec<Option<DivisionCode>> =
            std::iter::once(None).chain(self.towns().map(|(town, _)| Some(town))).collect();
        let at = all.iter().position(|town| *town == self.town).unwrap_or_default();
        let to = (if forward { at + 1 } else { at + all.len() - 1 }) % all.len();
        self.town = all.get(to).copied().flatten();
        self.list = List::default();
        self.ask_from(0, LIMIT, ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        match action {
            Act::Confirm | Act::Notice if self.selected().is_none() => Some(say::CHOOSE.into()),
            Act::Notice if self.untold().next().is_none() => Some(say::ALL_TOLD.into()),
            _ => None,
        }
    }
}
