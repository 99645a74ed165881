//! What is on screen of the runs.

use super::bank::AtBank;
use super::board::{COLUMNS, column, of_column};
use super::heed::heed_rows;
use super::told::run_of;
use crate::bureau::Query;
use crate::bureau::answer::{DraftOption, RunChange, RunLineRow, RunLines, RunRow, RunView};
use crate::bureau::query::RunLinesAsked;
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::why::Why;
use crate::domain::RunId;
use crate::domain::ledger::run::{LineChange, RunStep};

/// Most runs on the board.
const MOST_RUNS: usize = 400;
/// Lines read at once.
pub(super) const WINDOW: usize = 200;
/// Rows above the board: how many stand where, a rule, column heads.
pub const HEAD_ROWS: u16 = 3;
/// Rows of a run on the board, a blank one among them.
pub const CARD_ROWS: u16 = 5;
/// Rows above the lines of a run: what it is, who did what, how it compares, a rule, column heads. What is to be heeded comes besides.
pub const RUN_HEAD_ROWS: u16 = 5;
/// Rows above what is done with the bank: the run, a rule.
pub const BANK_HEAD_ROWS: u16 = 2;
/// Rows below what an answer says: a rule, and two rows of the one selected in full.
pub const ANSWER_FOOT: u16 = 3;
/// Rows of the selected line below the list, where they stand there: a rule and five rows.
const DETAIL_ROWS: u16 = 6;
/// The same on a low screen: a rule, whose it is, and what deserves a look.
const DETAIL_LEAST: u16 = 3;

/// Which lines of a run are on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those that stand so to the last run.
    Change(LineChange),
    /// Those without a reason.
    Unexplained,
    /// Those that failed and that nobody decided about.
    Failed,
    /// Those whose person changed since the run was frozen.
    Since,
}

/// Every filter, in the order that the arrows go through.
pub const FILTERS: [Filter; 9] = [
    Filter::All,
    Filter::Change(LineChange::Added),
    Filter::Change(LineChange::Stopped),
    Filter::Change(LineChange::Changed),
    Filter::Change(LineChange::Held),
    Filter::Change(LineChange::Restated),
    Filter::Unexplained,
    Filter::Failed,
    Filter::Since,
];

/// The run that is open.
pub struct Opened {
    /// Which.
    pub id: RunId,
    /// It, once it came.
    pub view: Option<Box<RunView>>,
    /// Which of its lines.
    pub filter: Filter,
    /// A window of them that begins at `offset`.
    pub lines: Option<Box<RunLines>>,
    /// Where the window begins.
    pub offset: usize,
    /// Whose facts or account changed since it was frozen.
    pub since: Option<Vec<RunChange>>,
    /// Place in the list.
    pub list: List,
    /// The line that the mark is to stand on once lines came: the first that does not hold any more.
    pub(super) wanted: Option<u32>,
}

crate::text::opaque!(Opened);

/// The state of the pane.
#[derive(Debug, Default)]
pub struct State {
    /// The runs, newest first, once they came.
    pub rows: Option<Vec<RunRow>>,
    /// The column that has the mark.
    pub column: usize,
    /// Place in each column.
    pub lists: [List; COLUMNS.len()],
    /// The run on screen in place of the board.
    pub opened: Option<Opened>,
    /// It and the bank.
    pub bank: AtBank,
    /// The run that the mark is to stand on when the board comes.
    pub(super) wanted: Option<RunId>,
    /// Somebody came to the board: the mark is to stand on a run that waits for them.
    pub(super) seeks: bool,
    /// Why an amount is what it is.
    pub(super) why: Why,
    /// What a run may be drafted of, once it was asked for.
    pub(super) options: Vec<DraftOption>,
    pub(super) asked_options: Slot,
    pub(super) board: Slot,
    pub(super) run: Slot,
    pub(super) window: Slot,
    pub(super) changes: Slot,
    /// The step under way that no form waits for.
    pub(super) doing: Slot,
    pub(super) wanted_offset: usize,
    /// The step under way, to say afterwards what was done.
    pub(super) taking: Option<RunStep>,
    /// The folder that the last answer was read from.
    pub(super) answers_in: Option<std::path::PathBuf>,
    /// The run was opened from elsewhere, not from the board.
    pub(super) direct: bool,
}

/// Runs of a column on screen.
pub(super) fn cards(geometry: &Geometry) -> usize {
    (geometry.rows_less(HEAD_ROWS) / usize::from(CARD_ROWS)).max(1)
}

/// Rows of the selected line below the list.
pub fn detail_rows(geometry: &Geometry) -> u16 {
    match geometry.detail {
        Detail::Below => DETAIL_ROWS,
        Detail::None => DETAIL_LEAST,
        Detail::Beside => 0,
    }
}

/// Lines of a run on screen.
fn line_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(RUN_HEAD_ROWS + detail_rows(geometry))
}

/// Rows of the list of files that may be an answer: below the head of the run, the typed line, a rule, what is listed.
pub(super) fn file_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(BANK_HEAD_ROWS + 3)
}

/// Rows of what an answer says: below the head of the run, the file, its sums, column heads.
pub(super) fn answer_rows(geometry: &Geometry, sums: usize) -> usize {
    geometry.rows_less(BANK_HEAD_ROWS + 3 + ANSWER_FOOT + u16::try_from(sums).unwrap_or_default())
}

impl Opened {
    /// Lines on screen: fewer, the more the head has to say.
    pub(super) fn page(&self, shared: &Shared) -> usize {
        let heeded = self.view.as_ref().map_or(0, |view| heed_rows(view, shared).len());
        line_rows(&shared.geometry()).saturating_sub(heeded).max(1)
    }

    pub(super) fn new(id: RunId) -> Self {
        Self {
            id,
            view: None,
            filter: Filter::All,
            lines: None,
            offset: 0,
            since: None,
            list: List::default(),
            wanted: None,
        }
    }

    /// Puts the mark on the line that is wanted; of all lines, each stands at its place.
    pub(super) fn mark_wanted(&mut self, shared: &Shared) {
        if self.lines.is_none() || self.filter != Filter::All {
            return;
        }
        let at = self.wanted.take().and_then(|seq| usize::try_from(seq.saturating_sub(1)).ok());
        if let Some(at) = at {
            self.list.select(at, self.len(), self.page(shared));
        }
    }

    /// How many lines the filter leaves.
    pub fn len(&self) -> usize {
        match self.filter {
            Filter::Since => self.since.as_ref().map_or(0, Vec::len),
            _ => self.lines.as_ref().map_or(0, |lines| lines.total),
        }
    }

    /// Whether it leaves none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line in a row, when the window has it.
    pub fn line(&self, row: usize) -> Option<&RunLineRow> {
        let at = row.checked_sub(self.offset)?;
        self.lines.as_ref().filter(|_| self.filter != Filter::Since)?.rows.get(at)
    }

    /// The selected line.
    pub fn selected(&self) -> Option<&RunLineRow> {
        self.line(self.list.selected)
    }

    /// What changed of a line since the freeze that keeps the run from going on.
    pub fn changed(&self, seq: u32) -> Option<&RunChange> {
        self.view.as_ref()?.astray.iter().find(|change| change.seq == seq)
    }

    /// The kinds of lines that there are; where the run changed nothing since, or nothing of it failed, there is no such kind.
    pub fn filters(&self) -> Vec<Filter> {
        let fits = |filter: &Filter| *filter == self.filter || self.count(*filter) != Some(0);
        FILTERS.into_iter().filter(fits).collect()
    }

    /// How many lines of a kind there are, where that is known.
    pub fn count(&self, filter: Filter) -> Option<usize> {
        let number = |n: u32| usize::try_from(n).unwrap_or_default();
        if filter == self.filter {
            return Some(self.len());
        }
        let view = self.view.as_deref()?;
        let of =
            |change| view.changes.iter().find(|(of, ..)| *of == change).map_or(0, |(_, n, _)| number(*n));
        match filter {
            Filter::All => Some(view.changes.iter().map(|(_, n, _)| number(*n)).sum()),
            Filter::Change(change) => Some(of(change)),
            Filter::Unexplained => Some(number(view.row.unexplained)),
            // A claim about what was paid stands among them, too.
            Filter::Failed if view.row.failed == 0 && view.row.tasks == 0 && view.claims == 0 => Some(0),
            Filter::Failed => None,
            Filter::Since if !view.fixed => Some(0),
            Filter::Since => match (&self.since, view.astray.len()) {
                (Some(rows), _) => Some(rows.len()),
                (None, 0) => None,
                (None, n) => Some(n),
            },
        }
    }

    fn asked(&self) -> RunLinesAsked {
        let nothing = RunLinesAsked::default();
        match self.filter {
            Filter::All | Filter::Since => nothing,
            Filter::Change(change) => RunLinesAsked { change: Some(change), ..nothing },
            Filter::Unexplained => RunLinesAsked { unexplained: true, ..nothing },
            Filter::Failed => RunLinesAsked { failed: true, ..nothing },
        }
    }
}

impl State {
    /// The run that has the mark on the board.
    pub fn marked(&self) -> Option<&RunRow> {
        let list = self.lists.get(self.column)?;
        of_column(self.rows.as_deref().unwrap_or_default(), self.column).nth(list.selected)
    }

    /// The runs of a column.
    pub fn column_of(&self, column: usize) -> Vec<&RunRow> {
        of_column(self.rows.as_deref().unwrap_or_default(), column).collect()
    }

    /// Asks for what is on screen.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let Some(id) = self.opened.as_ref().map(|opened| opened.id) else {
            return self.board.ask(ctx, Query::Runs { offset: 0, limit: MOST_RUNS });
        };
        if let Some(opened) = &mut self.opened {
            opened.since = None;
        }
        self.changes.drop(ctx);
        self.run.ask(ctx, Query::Run(id));
        self.ask_lines(true, ctx);
    }

    /// Asks for the window around the lines on screen, if they are not all in the one that is there.
    pub(super) fn ask_lines(&mut self, anew: bool, ctx: &mut Ctx<'_>) {
        let Some(opened) = &self.opened else { return };
        let page = opened.page(ctx.shared);
        if opened.filter == Filter::Since {
            // It goes over everybody in the run: whoever passes by with the arrows reads it once.
            if opened.since.is_none() && !self.changes.is_waiting() {
                self.changes.ask(ctx, Query::RunChanges(opened.id));
            }
            return;
        }
        let rows = opened.list.window(opened.len(), page);
        let have = opened.offset..opened.offset + opened.lines.as_ref().map_or(0, |lines| lines.rows.len());
        let inside = have.start <= rows.start && rows.end <= have.end;
        let offset = rows.start.saturating_sub(WINDOW / 2);
        let under_way = self.window.is_waiting() && self.wanted_offset == offset;
        if !anew && (inside || under_way) {
            return;
        }
        self.wanted_offset = offset;
        let (run, asked) = (opened.id, opened.asked());
        self.window.ask(ctx, Query::RunLines { run, asked, offset, limit: WINDOW.max(page * 2) });
    }

    /// Opens a run in place of the board.
    pub(super) fn open(&mut self, id: RunId, ctx: &mut Ctx<'_>) {
        self.opened = Some(Opened::new(id));
        self.wanted = Some(id);
        self.ask(ctx);
    }

    /// Puts the mark where it belongs once the runs came.
    pub(super) fn settle(&mut self, rows: Vec<RunRow>, page: usize, shared: &Shared) {
        let mut wanted = self.wanted.take().or_else(|| self.marked().map(|row| row.run));
        if std::mem::take(&mut self.seeks) {
            let mine = || shared.awaited.of(true).filter_map(run_of);
            let first = || mine().find(|run| rows.iter().any(|row| row.run == *run));
            wanted = wanted.filter(|run| mine().any(|one| one == *run)).or_else(first).or(wanted);
        }
        self.rows = Some(rows);
        let at =
            wanted.and_then(|id| self.rows.as_deref()?.iter().find(|row| row.run == id).map(|r| r.state));
        if let Some(state) = at {
            self.column = column(state);
        } else if self.column_of(self.column).is_empty() {
            self.column = (0..COLUMNS.len()).find(|c| !self.column_of(*c).is_empty()).unwrap_or(0);
        }
        for at in 0..COLUMNS.len() {
            let runs: Vec<RunId> = self.column_of(at).iter().map(|row| row.run).collect();
            let place = runs.iter().position(|run| Some(*run) == wanted);
            if let Some(list) = self.lists.get_mut(at) {
                list.select(place.unwrap_or(list.selected), runs.len(), page);
            }
        }
    }
}
