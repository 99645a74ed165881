//! What is on screen of the requests.

use crate::bureau::Query;
use crate::bureau::answer::{GrantList, GrantRow, GrantView};
use crate::bureau::query::GrantsAsked;
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::{GrantId, PersonId};

/// Rows read at once.
const WINDOW: usize = 2000;
/// Rows above the list: which requests, what they come to, a rule, column heads.
const HEAD_ROWS: u16 = 4;
/// Rows of the card below the list, its rule among them.
const CARD_ROWS: u16 = 9;
/// Rows that a list keeps, where it has them.
const LIST_ROWS: usize = 4;

/// Which requests are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 待审批
    #[default]
    Waiting,
    /// 全年
    Year,
    /// 此人的
    Person,
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Which are listed.
    pub tab: Tab,
    /// The year; that of the business date until another is chosen.
    pub year: Option<u16>,
    /// For whom a new one is, and their name.
    pub person: Option<(PersonId, String)>,
    /// The list, once the answer came.
    pub shown: Option<Box<GrantList>>,
    /// Place in it.
    pub list: List,
    /// Rows of the card of the selected one that are scrolled past.
    pub card_at: usize,
    /// The selected one in full, once it came.
    pub view: Option<Box<GrantView>>,
    /// The one the mark is to stand on when the next answer comes.
    pub(super) wanted: Option<GrantId>,
    pub(super) asked: Slot,
    pub(super) viewing: Slot,
    /// The command under way that no form waits for, and what is said when it is done.
    pub(super) doing: Slot,
    pub(super) done: Option<Words>,
}

/// Names are in the answers.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grants({:?})", self.tab)
    }
}

/// Rows of the card below a list of so many, its rule among them: what a decision rests on is read whole, so a short list leaves it the rest.
pub fn card_rows(geometry: &Geometry, len: usize) -> u16 {
    let least = geometry.detail_rows(CARD_ROWS, 6);
    let list = u16::try_from(len.clamp(2, LIST_ROWS)).unwrap_or_default();
    let rest = geometry.body_rows.saturating_sub(HEAD_ROWS + list);
    if least == 0 { 0 } else { least.max(rest) }
}

/// Rows of a list of so many on screen.
pub(super) fn list_rows(geometry: &Geometry, len: usize) -> usize {
    geometry.rows_less(HEAD_ROWS + card_rows(geometry, len))
}

impl State {
    /// The rows.
    pub fn rows(&self) -> &[GrantRow] {
        self.shown.as_deref().map_or(&[], |list| &list.rows)
    }

    /// The one selected.
    pub fn selected(&self) -> Option<&GrantRow> {
        self.rows().get(self.list.selected)
    }

    /// The one selected in full, once it came.
    pub fn in_full(&self) -> Option<&GrantView> {
        let selected = self.selected()?;
        self.view.as_deref().filter(|view| view.row == *selected)
    }

    /// The year on screen.
    pub fn year(&self, shared: &Shared) -> u16 {
        self.year.unwrap_or_else(|| u16::try_from(shared.today.year()).unwrap_or_default())
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let asked = match (self.tab, &self.person) {
            (Tab::Person, Some((person, _))) => GrantsAsked::Of(*person),
            (Tab::Year, _) => GrantsAsked::Year { year: self.year(ctx.shared), programme: None },
            _ => GrantsAsked::Waiting,
        };
        self.asked.ask(ctx, Query::Grants { asked, offset: 0, limit: WINDOW });
    }

    /// Asks for the one selected in full, unless it is there.
    pub(super) fn ask_view(&mut self, ctx: &mut Ctx<'_>) {
        match self.selected().map(|row| row.grant) {
            Some(_) if self.in_full().is_some() => return,
            Some(grant) => self.viewing.ask(ctx, Query::Grant(grant)),
            None => self.view = None,
        }
        self.card_at = 0;
    }

    /// Other requests.
    pub(super) fn turn_to(&mut self, tab: Tab, ctx: &mut Ctx<'_>) {
        self.tab = tab;
        self.shown = None;
        self.view = None;
        self.list = List::default();
        self.ask(ctx);
    }
}
