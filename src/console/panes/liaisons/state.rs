//! What is on screen of the directory.

use crate::bureau::Query;
use crate::bureau::answer::LiaisonRow;
use crate::console::edit::{Line, List};
use crate::console::geometry::Geometry;
use crate::console::shared::{Ctx, Slot};
use crate::domain::LiaisonId;
use crate::domain::petition::LiaisonKind;
use crate::text::fold;

/// Rows above the list: the tabs, a rule, column heads.
const HEAD_ROWS: u16 = 3;
/// The tabs in their order: everybody, then level by level.
pub const TABS: [Option<LiaisonKind>; 4] =
    [None, Some(LiaisonKind::Team), Some(LiaisonKind::Agent), Some(LiaisonKind::Informant)];

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Which level is listed; all of them where none is named.
    pub tab: Option<LiaisonKind>,
    /// What the list is narrowed by: part of a place, a name or a post.
    pub filter: Line,
    /// The filter has the focus.
    pub filtering: bool,
    /// Everybody of the directory by division, once the answer came.
    pub all: Option<Vec<LiaisonRow>>,
    /// Place in the list.
    pub list: List,
    /// The phones are shown in full, for a while.
    pub phones: bool,
    /// The one the mark is to stand on when the next answer comes.
    pub(super) wanted: Option<LiaisonId>,
    /// Who is being ended.
    pub(super) ending: Option<String>,
    pub(super) asked: Slot,
    pub(super) doing: Slot,
}

crate::text::opaque!(State);

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS)
}

impl State {
    /// Those listed.
    pub fn rows(&self) -> Vec<&LiaisonRow> {
        let wanted = fold(self.filter.text()).trim().to_owned();
        let fits = |row: &&LiaisonRow| {
            let texts = [&row.place, &row.facts.name, &row.facts.post];
            self.tab.is_none_or(|kind| row.facts.kind == kind) && texts.iter().any(|t| t.contains(&wanted))
        };
        self.all.iter().flatten().filter(fits).collect()
    }

    /// The one selected.
    pub fn selected(&self) -> Option<&LiaisonRow> {
        self.rows().get(self.list.selected).copied()
    }

    /// How many there are of a level, or in all.
    pub fn count(&self, tab: Option<LiaisonKind>) -> usize {
        let of = |row: &&LiaisonRow| tab.is_none_or(|kind| row.facts.kind == kind);
        self.all.iter().flatten().filter(of).count()
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.asked.ask(ctx, Query::Liaisons { division: None });
    }

    /// Another level.
    pub(super) fn turn(&mut self, by: usize, ctx: &Ctx<'_>) {
        let at = TABS.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        if let Some(tab) = TABS.get((at + by) % TABS.len()) {
            self.tab = *tab;
            self.settle(ctx);
        }
    }

    /// The list begins anew: other rows stand in it.
    pub(super) fn settle(&mut self, ctx: &Ctx<'_>) {
        self.list = List::default();
        self.list.settle(self.rows().len(), list_rows(&ctx.shared.geometry()));
    }

    /// The directory came: the mark stays on its row.
    pub(super) fn came(&mut self, rows: Vec<LiaisonRow>, ctx: &Ctx<'_>) {
        let page = list_rows(&ctx.shared.geometry());
        let kept = self.wanted.take().or_else(|| self.selected().map(|row| row.liaison));
        self.all = Some(rows);
        let (len, place) = {
            let rows = self.rows();
            (rows.len(), rows.iter().position(|row| Some(row.liaison) == kept))
        };
        match place {
            Some(at) => self.list.select(at, len, page),
            None => self.list.settle(len, page),
        }
    }
}
