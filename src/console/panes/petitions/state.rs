//! What is on screen.

use std::sync::Arc;

use super::earlier::Same;
use super::rows::{Row, whole, why};
use super::steps::{step, steps, why_not};
use super::told::News;
use std::collections::BTreeMap;

use crate::bureau::Query;
use crate::bureau::answer::{Card, HandRow, PetitionQueue, PetitionRow, PetitionView};
use crate::bureau::command::Triage;
use crate::bureau::query::{Order, Tab};
use crate::console::ReqId;
use crate::console::edit::{Line, List};
use crate::console::geometry::{Detail, Geometry};
use crate::console::overlays::{Menu, Purpose, Row as MenuRow};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::PetitionId;
use crate::domain::petition::{PetitionAct, PetitionState};
use crate::exchange::CalendarSeen;
use crate::locale::{filter, petition_words, petitions as say};

/// Petitions that are asked for at a time: a window of the list around the selection.
const WINDOW: usize = 200;
/// Rows above the list: tabs and a rule; the headings of the columns count as part of the list.
pub const ROWS_ABOVE: u16 = 2;
/// Rows below the list, the rule included.
pub const BELOW_ROWS: u16 = 8;

/// What the pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// The queue.
    #[default]
    Queue,
    /// One petition in full.
    Whole,
    /// Why its limits end when they do.
    Why,
}

/// The state of the pane.
#[derive(Debug)]
pub struct State {
    /// Shown tab.
    pub tab: Tab,
    /// What it is sorted by.
    pub order: Order,
    /// What the list is narrowed by.
    pub filter: Line,
    /// The filter has the focus.
    pub filtering: bool,
    /// The queue, once it came.
    pub queue: Option<Box<PetitionQueue>>,
    /// Place in the list.
    pub list: List,
    /// What the pane shows.
    pub face: Face,
    /// Place in the page of a petition.
    pub scroll: List,
    pub(super) view: Option<Box<PetitionView>>,
    /// The page that `Why` was opened from.
    pub(super) before: Face,
    /// Shown although it is not selected: someone came here for it.
    pub(super) pinned: Option<PetitionId>,
    /// Its page is open; it stays there although a step took it out of the list.
    pub(super) held: Option<PetitionId>,
    /// The last step was about it, and nothing else was looked at since: `Why` explains it.
    pub(super) handled: Option<PetitionId>,
    /// To be selected when the list comes.
    pub(super) wanted: Option<PetitionId>,
    pub(super) news: Option<News>,
    pub(super) slots: Slots,
    /// The person whose card the intake form waits for.
    pub(super) arriving: Option<Box<Card>>,
    /// The line of the ledger that it is to be about.
    pub(super) about: Option<String>,
    /// What was brought before, beside the intake form.
    pub(super) same: Same,
    /// Who may be given the petition on screen, once they came.
    pub(super) hands: Vec<HandRow>,
    /// The act that waits for them.
    pub(super) handing: Option<PetitionAct>,
    /// Marked rows as they were seen: the next decision is about them all.
    pub(super) marked: BTreeMap<PetitionId, Marked>,
    /// One's own last decisions, the newest last: each with what it changed, and their versions since.
    pub(super) decisions: Vec<Vec<(PetitionId, u32)>>,
    /// The decision for which a phrase, or a look at what it would do, is waited for.
    pub(super) deciding: Option<Triage>,
    /// The work with files under way.
    pub(super) running: Option<ReqId>,
    /// The calendar that was looked at last, until it is signed.
    pub(super) calendar: Option<Arc<CalendarSeen>>,
}

/// A marked row as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    pub version: u32,
    pub state: PetitionState,
}

/// What is waited for.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub queue: Slot,
    pub view: Slot,
    pub news: Slot,
    pub card: Slot,
    /// Earlier petitions of the person the intake form begins with.
    pub earlier: Slot,
    /// Earlier petitions like what the form says.
    pub found: Slot,
    pub staff: Slot,
    /// The staff, by whose names it is seen whom an accusation means.
    pub people: Slot,
    pub assign: Slot,
    pub triage: Slot,
    /// What a decision on several would do.
    pub preview: Slot,
    pub calendar: Slot,
}

impl Default for State {
    fn default() -> Self {
        Self {
            tab: Tab::Undecided,
            order: Order::Urgent,
            filter: Line::default(),
            filtering: false,
            queue: None,
            list: List::default(),
            face: Face::Queue,
            scroll: List::default(),
            view: None,
            before: Face::Queue,
            pinned: None,
            held: None,
            handled: None,
            wanted: None,
            news: None,
            slots: Slots::default(),
            arriving: None,
            about: None,
            same: Same::default(),
            hands: Vec::new(),
            handing: None,
            marked: BTreeMap::new(),
            decisions: Vec::new(),
            deciding: None,
            running: None,
            calendar: None,
        }
    }
}

/// Rows of the list on screen, its headings left out.
pub fn page(geometry: &Geometry) -> usize {
    let below = if geometry.detail == Detail::Below { BELOW_ROWS } else { 0 };
    geometry.rows_less(ROWS_ABOVE + 1 + below)
}

/// Rows of a page of a petition on screen: its heading and a rule stand above.
fn page_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(ROWS_ABOVE)
}

impl State {
    /// The rows of the list that are at hand.
    pub fn rows(&self) -> &[PetitionRow] {
        self.queue.as_ref().map_or(&[], |queue| &queue.rows)
    }

    /// How many rows the list has, at hand or not.
    pub fn total(&self) -> usize {
        self.queue.as_ref().map_or(0, |queue| queue.total)
    }

    /// A row by its place in the whole list, if it is at hand.
    pub fn row(&self, at: usize) -> Option<&PetitionRow> {
        let queue = self.queue.as_ref()?;
        queue.rows.get(at.checked_sub(queue.offset)?)
    }

    /// The petition that details, steps and pages are about.
    pub fn subject(&self) -> Option<PetitionId> {
        self.pinned.or(self.held).or_else(|| self.row(self.list.selected).map(|row| row.petition))
    }

    /// It in full, once it came.
    pub fn shown(&self) -> Option<&PetitionView> {
        let subject = self.subject()?;
        self.view.as_deref().filter(|view| view.row.petition == subject)
    }

    /// The page of the petition, written out; empty while the queue is shown.
    pub fn page_rows(&self, shared: &Shared) -> Vec<Row> {
        let cols = shared.geometry().size.cols.saturating_sub(2);
        match (self.face, self.shown()) {
            (Face::Whole, Some(view)) => whole(view, shared, cols),
            (Face::Why, Some(view)) => why(view, shared, cols),
            _ => Vec::new(),
        }
    }

    /// The steps of the petition by their digit, and why each is not possible when it is not.
    pub fn steps(&self) -> Vec<(PetitionAct, Option<Words>)> {
        let Some(view) = self.shown() else { return Vec::new() };
        steps(view).into_iter().map(|act| (act, why_not(view, act))).collect()
    }

    /// The step of a digit.
    pub fn step(&self, digit: usize) -> Option<PetitionAct> {
        self.shown().and_then(|view| step(view, digit))
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let text = self.filter.text().trim().to_owned();
        let offset = self.list.selected.saturating_sub(WINDOW / 2);
        let (tab, order) = (self.tab, self.order);
        self.slots.queue.ask(ctx, Query::Petitions { tab, order, text, offset, limit: WINDOW });
        if self.pinned.or(self.held).is_some() {
            self.ask_view(ctx);
        }
    }

    /// Asks for the petition that is shown.
    pub(super) fn ask_view(&mut self, ctx: &mut Ctx<'_>) {
        match self.subject() {
            Some(petition) => self.slots.view.ask(ctx, Query::Petition(petition)),
            None => self.slots.view.drop(ctx),
        }
    }

    pub(super) fn answered(&mut self, queue: PetitionQueue, ctx: &mut Ctx<'_>) {
        // An answer to an older tab says nothing of this one.
        if queue.tab != self.tab {
            return;
        }
        if let Some(fault) = queue.faults.first() {
            ctx.warn(Words::Data(filter::fault(fault, ctx.shared.lang)));
        }
        // After a step the petition may have left the tab: the next one then stands in its place, unless its page is
        // open, which goes on being about the same petition.
        let selected = || self.row(self.list.selected).filter(|_| self.is_answered()).map(|r| r.petition);
        let kept = self.wanted.or_else(selected);
        self.wanted = None;
        let place = queue.rows.iter().position(|row| Some(row.petition) == kept).map(|at| at + queue.offset);
        if place.is_none() && self.face != Face::Queue && self.pinned.is_none() {
            self.held = self.held.or(kept);
        }
        let at = place.unwrap_or(self.list.selected);
        self.queue = Some(Box::new(queue));
        let len = self.total();
        self.list.select(at, len, page(&ctx.shared.geometry()));
        // The list became so much shorter that the window lies behind its end.
        if len > 0 && self.row(self.list.selected).is_none() {
            return self.ask(ctx);
        }
        if self.pinned.is_none() {
            self.ask_view(ctx);
        }
    }

    /// The tab to look in where the filter finds nothing in this one.
    pub(super) fn found_in(&self) -> Option<Tab> {
        let queue = self.queue.as_deref().filter(|_| self.is_answered())?;
        // What is in hand comes before what is done, and either before the tab of everything.
        queue.elsewhere.iter().map(|(tab, _)| *tab).max_by_key(|tab| match tab {
            Tab::All => 0,
            Tab::Open => 1,
            _ => 2,
        })
    }

    /// Where else the filter finds something, and how to get there.
    pub fn elsewhere(&self, lang: crate::locale::Lang) -> Option<String> {
        let tab = self.found_in()?;
        let name = |tab: Tab| petition_words::tab(tab).get(lang);
        let all = self.queue.iter().flat_map(|queue| &queue.elsewhere);
        let tabs: Vec<String> =
            all.map(|(tab, n)| say::FOUND_TAB.with(lang, &[("tab", &name(*tab)), ("n", n)])).collect();
        let text = self.filter.text().trim();
        Some(say::FOUND_IN.with(lang, &[("text", &text), ("tabs", &tabs.join("、")), ("tab", &name(tab))]))
    }

    pub(super) fn show_tab(&mut self, tab: Tab, ctx: &mut Ctx<'_>) {
        self.tab = tab;
        self.list = List::default();
        self.show_queue();
        self.handled = None;
        self.pinned = None;
        self.marked.clear();
        // What was on screen stays there until the answer comes, and whatever is done with a row waits for that.
        self.ask(ctx);
    }

    /// Whether the rows at hand are those of the tab that is shown.
    pub fn is_answered(&self) -> bool {
        self.queue.as_deref().is_some_and(|queue| queue.tab == self.tab)
    }

    /// The tab could not be read: rows of another are not taken for its own. The counts stay.
    pub(super) fn not_answered(&mut self) {
        if !self.is_answered()
            && let Some(queue) = &mut self.queue
        {
            queue.rows.clear();
            (queue.total, queue.offset) = (0, 0);
        }
    }

    /// Back to the list; whatever page was open is let go.
    pub(super) fn show_queue(&mut self) {
        self.face = Face::Queue;
        self.held = None;
    }

    /// Asks for another window when the selection comes near the end of what is at hand, so that nobody waits for rows.
    pub(super) fn more(&mut self, ctx: &mut Ctx<'_>) {
        let Some(queue) = &self.queue else { return };
        let (first, end) = (queue.offset, queue.offset + queue.rows.len());
        let (above, below) = (self.list.selected.checked_sub(first), end.checked_sub(self.list.selected + 1));
        let near = |left: Option<usize>| left.is_none_or(|left| left < WINDOW / 8);
        if (first > 0 && near(above)) || (end < queue.total && near(below)) {
            self.ask(ctx);
        }
    }

    /// How many rows of a page fit.
    pub(super) fn scrolled(&self, shared: &Shared) -> (usize, usize) {
        (self.page_rows(shared).len(), page_rows(&shared.geometry()))
    }

    /// Every act there is, with what stands against it.
    pub(super) fn offer_steps(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = self.shown() else { return };
        let digits = steps(view);
        let mut acts: Vec<PetitionAct> = digits.clone();
        // What is possible comes before what is not, behind the steps whose digits are the same everywhere.
        let other = PetitionAct::ALL.iter().copied().filter(|act| !digits.contains(act));
        let (can, cannot): (Vec<_>, Vec<_>) = other.partition(|act| why_not(view, *act).is_none());
        acts.extend(can.into_iter().chain(cannot));
        let rows = acts.iter().map(|act| {
            let label = petition_words::act_of(*act, view.joined());
            let mut row = MenuRow::new(act.name(), label, Words::Data(String::new()));
            row.also.push(act.name().to_owned());
            row.disabled = why_not(view, *act);
            row
        });
        let menu = Menu::new(say::PICK_STEP, Purpose::Pane(PaneId::Petitions, "step"), rows.collect());
        ctx.open(menu.by_digit());
    }

    /// Why nothing can be done with the petition that is selected, if there is one at all.
    pub(super) fn missing(&self) -> Option<Words> {
        match (self.subject(), self.shown()) {
            (None, _) => Some(say::NO_SELECTION.into()),
            (Some(_), None) => Some(say::LOADING.into()),
            _ => None,
        }
    }
}
