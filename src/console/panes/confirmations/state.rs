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
use crate::domain::DivisionCode;
use crate::locale::confirmations as say;

/// Rows above the list: the counts, a rule with the towns, column heads.
const HEAD_ROWS: u16 = 3;
/// Most people of the list; the others of a town come when it is chosen or when those before them are done.
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

    /// Asks for what is on screen.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let year = u16::try_from(ctx.shared.today.year()).unwrap_or_default();
        let standing = ConfirmationStanding::Open;
        let asked = ConfirmationsAsked { year, text: String::new(), town: self.town, standing };
        self.asked.ask(ctx, Query::Confirmations { asked, offset: 0, limit: LIMIT });
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
            Act::Before | Act::After => self.turn(action == Act::After, ctx),
        }
    }

    /// To the town beside this one; all of them stand before the first.
    fn turn(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let all: Vec<Option<DivisionCode>> =
            std::iter::once(None).chain(self.towns().map(|(town, _)| Some(town))).collect();
        let at = all.iter().position(|town| *town == self.town).unwrap_or_default();
        let to = (if forward { at + 1 } else { at + all.len() - 1 }) % all.len();
        self.town = all.get(to).copied().flatten();
        self.list = List::default();
        self.ask(ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        (action == Act::Confirm && self.selected().is_none()).then(|| say::CHOOSE.into())
    }
}
