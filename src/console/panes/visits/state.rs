//! What is on screen of a day's visits.

use crate::bureau::Query;
use crate::bureau::answer::{PromiseRow, VisitDay, VisitRow, VisitView};
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::visit::VisitStage;
use crate::domain::{Date, VisitId};

/// Rows above the list: the day, what a digit notes, a rule, column heads.
const HEAD_ROWS: u16 = 5;
/// Rows of the card below the list, its rule among them.
const CARD_ROWS: u16 = 5;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A visit, by its place in the day.
    Visit(usize),
    /// A promise that is due, by its place in the day.
    Promise(usize),
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The day on screen; `None` is today.
    pub day: Option<Date>,
    /// What is on record of it, once it came.
    pub found: Option<Box<VisitDay>>,
    /// The rows: those at a desk, those who wait, appointments, promises, those who left.
    pub lines: Vec<Line>,
    /// Place in the list.
    pub list: List,
    /// The selected visit in full, once it came.
    pub whole: Option<Box<VisitView>>,
    pub(super) asked: Slot,
    pub(super) wholes: Slot,
    /// The visit whose form is to be opened.
    pub(super) form: Slot,
    /// The command under way that no form waits for, and what is said when it is done.
    pub(super) doing: Slot,
    pub(super) done: Option<Words>,
    /// What somebody without a record asked: the id of a topic.
    pub(super) topic: Option<String>,
    /// The question that is being noted.
    pub(super) asking: Option<String>,
    /// The question that was noted here last: it may be taken back.
    pub(super) just: Option<Just>,
}

/// A question that was noted just now.
#[derive(Debug)]
pub(super) struct Just {
    pub visit: VisitId,
    pub number: u16,
    pub version: u32,
    /// What was asked: the id of a topic.
    pub topic: String,
}

/// Names are in the answers.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Visits({:?}, {})", self.day, self.lines.len())
    }
}

/// Rows of the card below the list; none where it stands elsewhere or nowhere.
pub fn card_rows(geometry: &Geometry) -> u16 {
    if geometry.detail == Detail::Below { CARD_ROWS } else { 0 }
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + card_rows(geometry))
}

impl State {
    /// The visit of a row.
    pub fn visit(&self, row: usize) -> Option<&VisitRow> {
        match self.lines.get(row)? {
            Line::Visit(at) => self.found.as_deref()?.visits.get(*at),
            Line::Promise(_) => None,
        }
    }

    /// The promise of a row.
    pub fn promise(&self, row: usize) -> Option<&PromiseRow> {
        match self.lines.get(row)? {
            Line::Promise(at) => self.found.as_deref()?.promises.get(*at),
            Line::Visit(_) => None,
        }
    }

    /// The selected visit.
    pub fn selected(&self) -> Option<&VisitRow> {
        self.visit(self.list.selected)
    }

    /// The selected visit in full, as far as it came.
    pub fn shown(&self) -> Option<&VisitView> {
        let visit = self.selected()?.visit;
        self.whole.as_deref().filter(|whole| whole.row.visit == visit)
    }

    /// Who is to be called next.
    pub(super) fn next(&self) -> Option<&VisitRow> {
        self.found.as_deref()?.visits.iter().find(|v| v.stage == VisitStage::Waiting)
    }

    /// Whether the day on screen is today.
    pub fn is_today(&self, shared: &Shared) -> bool {
        self.day.is_none_or(|day| day == shared.today)
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let day = self.day.unwrap_or(ctx.shared.today);
        self.asked.ask(ctx, Query::Visits { day });
    }

    /// Another day.
    pub(super) fn turn(&mut self, by: i64, ctx: &mut Ctx<'_>) {
        let day = self.day.unwrap_or(ctx.shared.today).plus_days(by);
        self.day = (day != ctx.shared.today).then_some(day);
        self.list = List::default();
        self.ask(ctx);
    }

    /// Takes a day in; the mark stays on the visit or promise where it was.
    pub(super) fn take(&mut self, day: Box<VisitDay>, ctx: &mut Ctx<'_>) {
        let kept =
            self.key(self.list.selected).filter(|_| self.found.as_ref().is_some_and(|f| f.day == day.day));
        let ended = |at: &usize| day.visits.get(*at).is_some_and(|v| v.stage == VisitStage::Ended);
        let (left, here): (Vec<usize>, Vec<usize>) = (0..day.visits.len()).partition(ended);
        self.lines = here.into_iter().map(Line::Visit).collect();
        self.lines.extend((0..day.promises.len()).map(Line::Promise));
        self.lines.extend(left.into_iter().map(Line::Visit));
        self.found = Some(day);
        let page = list_rows(&ctx.shared.geometry());
        let at = kept.and_then(|kept| (0..self.lines.len()).find(|row| self.key(*row) == Some(kept)));
        self.list.select(at.unwrap_or(self.list.selected), self.lines.len(), page);
        self.ask_whole(ctx);
    }

    /// What a row is about, whatever its place.
    fn key(&self, row: usize) -> Option<(u32, Option<u8>)> {
        let visit = self.visit(row).map(|v| (v.visit.0, None));
        visit.or_else(|| self.promise(row).map(|p| (p.visit.0, Some(p.at))))
    }

    /// Asks for the selected visit in full.
    pub(super) fn ask_whole(&mut self, ctx: &mut Ctx<'_>) {
        match self.selected().map(|v| v.visit) {
            Some(visit) => self.wholes.ask(ctx, Query::Visit(visit)),
            None => self.wholes.drop(ctx),
        }
    }
}
