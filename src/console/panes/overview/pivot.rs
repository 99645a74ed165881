//! The table: what its rows and columns are, whose money is summed, and the marked cell.

use crate::bureau::answer::{Pivot, Sum};
use crate::bureau::{Answer, Query};
use crate::console::ReqId;
use crate::console::action::ListAction;
use crate::console::edit::List;
use crate::console::forms::{Field, Form};
use crate::console::geometry::Geometry;
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared, Slot};
use crate::console::words::Words;
use crate::domain::Month;
use crate::domain::filter::Key;
use crate::exchange::export::{Counted, List as Listed};
use crate::locale::{Msg, filter, pivot as say};

/// The menu of what the rows are.
const ROWS: &str = "overview.rows";
/// The menu of what the columns are.
const ACROSS: &str = "overview.across";
/// The form that narrows the people.
const NARROW: &str = "overview.narrow";
/// Rows above the first of the table: the tabs, a rule, what is counted, the heads.
const HEAD_ROWS: u16 = 4;
/// What people can be counted by.
const KEYS: [Key; 8] =
    [Key::Group, Key::State, Key::Grade, Key::Town, Key::Village, Key::Age, Key::Sex, Key::Missing];

/// Which months' money is summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sums {
    /// None: only people are counted.
    #[default]
    None,
    /// The month before this one, the newest that is paid as a rule.
    Month,
    /// This year up to this month.
    Year,
}

/// The second tab.
pub struct Pivoted {
    /// The key of the rows.
    pub by: Key,
    /// The key of the columns.
    pub across: Option<Key>,
    /// Which money is summed.
    pub sums: Sums,
    /// The filter that narrows the people.
    pub text: String,
    /// What was counted, once it came.
    pub pivot: Option<Box<Pivot>>,
    /// The row; the last one is everybody.
    pub list: List,
    /// The column; the first one is everybody.
    pub col: usize,
    slot: Slot,
}

impl Default for Pivoted {
    fn default() -> Self {
        Self {
            by: Key::Group,
            across: Some(Key::Town),
            sums: Sums::None,
            text: String::new(),
            pivot: None,
            list: List::default(),
            col: 0,
            slot: Slot::default(),
        }
    }
}

/// Rows of the table on screen.
fn page(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS)
}

impl Pivoted {
    /// Rows of the table, the one of everybody included.
    pub fn height(&self) -> usize {
        self.pivot.as_ref().map_or(0, |pivot| pivot.rows.len() + 1)
    }

    /// What stands in a cell; the last row and the first column are everybody.
    pub fn sum(&self, row: usize, col: usize) -> Sum {
        let Some(pivot) = &self.pivot else { return Sum::default() };
        match (row < pivot.rows.len(), col.checked_sub(1)) {
            (true, Some(col)) => pivot.cell(row, col),
            (true, None) => pivot.of_rows.get(row).copied().unwrap_or_default(),
            (false, Some(col)) => pivot.of_cols.get(col).copied().unwrap_or_default(),
            (false, None) => pivot.total,
        }
    }

    /// The lookup that finds the people of the marked cell.
    pub fn marked(&self, shared: &Shared) -> Option<String> {
        let pivot = self.pivot.as_ref()?;
        let row = Some(self.list.selected).filter(|row| *row < pivot.rows.len());
        let col = self.col.checked_sub(1);
        let text = pivot.lookup(row, col, filter::tongue(shared.lang), shared.tables.filter_tables());
        Some(text).filter(|text| !text.is_empty())
    }

    /// The months that are summed.
    pub fn months(&self, shared: &Shared) -> Option<(Month, Month)> {
        let now = shared.today.month();
        match self.sums {
            Sums::None => None,
            Sums::Month => Some((now.plus(-1), now.plus(-1))),
            Sums::Year => Month::new(now.year(), 1).map(|first| (first, now)),
        }
    }

    /// Asks for the table.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        if !ctx.shared.is_open() {
            return;
        }
        let months = self.months(ctx.shared);
        let (by, across, text) = (self.by, self.across, self.text.clone());
        self.slot.ask(ctx, Query::Pivot { by, across, text, months });
    }

    /// The table leaves as a file, counted as it stands on the screen.
    pub(super) fn export(&self, ctx: &mut Ctx<'_>) {
        let months = self.months(ctx.shared);
        let counted = Counted { by: self.by, across: self.across, text: self.text.clone(), months };
        ctx.export(Listed::Pivot(counted), None);
    }

    /// Takes the table that was asked for.
    pub(super) fn receive(&mut self, req: ReqId, answer: Answer, ctx: &Ctx<'_>) {
        if let Answer::Pivot(pivot) = answer
            && self.slot.take(req)
        {
            self.col = self.col.min(pivot.cols.len());
            self.pivot = Some(pivot);
            self.list.settle(self.height(), page(&ctx.shared.geometry()));
        }
    }

    /// Does not wait for this any more. False when it was not waited for.
    pub(super) fn forget(&mut self, req: ReqId) -> bool {
        self.slot.take(req)
    }

    /// Whether a table is under way.
    pub(super) fn is_waiting(&self) -> bool {
        self.slot.is_waiting()
    }

    /// The mark goes a column to the right, or to the left.
    pub(super) fn turn(&mut self, right: bool) {
        let cols = self.pivot.as_ref().map_or(0, |pivot| pivot.cols.len());
        self.col = if right { (self.col + 1).min(cols) } else { self.col.saturating_sub(1) };
    }

    pub(super) fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action != ListAction::Open {
            self.list.act(action, self.height(), page(&ctx.shared.geometry()));
        } else if let Some(text) = self.marked(ctx.shared) {
            // A blank behind it, so that the conditions show with their counts.
            ctx.go(Goal::Find(format!("{text} "), false));
        } else {
            ctx.remark(say::EVERYBODY);
        }
    }

    /// No money, that of the month before, that of the year, and from the beginning.
    pub(super) fn sum_other(&mut self, ctx: &mut Ctx<'_>) {
        self.sums = match self.sums {
            Sums::None => Sums::Month,
            Sums::Month => Sums::Year,
            Sums::Year => Sums::None,
        };
        self.ask(ctx);
    }

    /// Opens the form that narrows the people.
    pub(super) fn open_narrow(&self, ctx: &mut Ctx<'_>) {
        let text = Field::text("text", say::NARROW_TEXT).with(self.text.clone()).hint(say::NARROW_HINT);
        let form = Form::new(NARROW, say::NARROW, vec![text]);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Overview)));
    }

    /// The form is filled in: only these people are counted.
    pub(super) fn narrow(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        self.text = form.read().some_text("text").unwrap_or_default();
        ctx.close(NARROW);
        self.ask(ctx);
    }

    /// Counts everybody again. False when everybody is counted.
    pub(super) fn widen(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let narrowed = !self.text.is_empty();
        if narrowed {
            self.text.clear();
            self.ask(ctx);
        }
        narrowed
    }

    /// What the rows or the columns are was chosen. False when it was another menu.
    pub(super) fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) -> bool {
        let key = key.parse::<usize>().ok().and_then(|at| KEYS.get(at)).copied();
        match (name, key) {
            (ACROSS, key) => self.across = key,
            (ROWS, Some(key)) => self.by = key,
            (ROWS, None) => {}
            _ => return false,
        }
        (self.list, self.col) = (List::default(), 0);
        self.ask(ctx);
        true
    }
}

/// Opens the menu of what the rows are.
pub(super) fn open_rows(ctx: &mut Ctx<'_>) {
    open_keys(say::ROWS, ROWS, None, ctx);
}

/// Opens the menu of what the columns are.
pub(super) fn open_columns(ctx: &mut Ctx<'_>) {
    open_keys(say::ACROSS, ACROSS, Some(say::NO_COLUMNS), ctx);
}

/// A menu of what people can be counted by; the rows are keyed by place.
fn open_keys(title: Msg, name: &'static str, none: Option<Msg>, ctx: &mut Ctx<'_>) {
    let lang = ctx.shared.lang;
    let mut rows: Vec<Row> =
        none.into_iter().map(|none| Row::new("", none, Words::Data(String::new()))).collect();
    rows.extend(KEYS.iter().enumerate().map(|(at, key)| {
        let label = Words::Data(filter::key(*key, lang).to_owned());
        Row::new(at.to_string(), label, Words::Data(String::new()))
    }));
    ctx.open(Menu::new(title, Purpose::Pane(PaneId::Overview, name), rows));
}
