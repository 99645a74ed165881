//! 概览: people counted by one key or two, with what was due and paid to them; every figure leads to its people.

mod action;
mod pane;
crate::text::opaque!(State);

#[cfg(test)]
mod tests;

pub use action::Act;

use crate::bureau::Query;
use crate::bureau::answer::{Pivot, Sum};
use crate::console::edit::List;
use crate::console::forms::{Field, Form};
use crate::console::geometry::Geometry;
use crate::console::overlays::{Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared, Slot};
use crate::console::words::Words;
use crate::domain::Month;
use crate::domain::filter::Key;
use crate::locale::{Msg, filter, overview as say};

/// The menu of what the rows are.
const ROWS: &str = "overview.rows";
/// The menu of what the columns are.
const ACROSS: &str = "overview.across";
/// The form that narrows the people.
const NARROW: &str = "overview.narrow";
/// Rows above the first: what is counted, a rule, the heads.
pub const ROWS_ABOVE: u16 = 3;
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

/// The state of the overview.
pub struct State {
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

impl Default for State {
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
pub fn page(geometry: &Geometry) -> usize {
    geometry.rows_less(ROWS_ABOVE)
}

impl State {
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

    fn ask(&mut self, ctx: &mut Ctx<'_>) {
        if !ctx.shared.is_open() {
            return;
        }
        let months = self.months(ctx.shared);
        let (by, across, text) = (self.by, self.across, self.text.clone());
        self.slot.ask(ctx, Query::Pivot { by, across, text, months });
    }

    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        let cols = self.pivot.as_ref().map_or(0, |pivot| pivot.cols.len());
        match action {
            Act::Left => self.col = self.col.saturating_sub(1),
            Act::Right => self.col = (self.col + 1).min(cols),
            Act::Rows => open_keys(say::ROWS, ROWS, None, ctx),
            Act::Across => open_keys(say::ACROSS, ACROSS, Some(say::NO_COLUMNS), ctx),
            Act::Sums => {
                self.sums = match self.sums {
                    Sums::None => Sums::Month,
                    Sums::Month => Sums::Year,
                    Sums::Year => Sums::None,
                };
                self.ask(ctx);
            }
            Act::Narrow => {
                let text =
                    Field::text("text", say::NARROW_TEXT).with(self.text.clone()).hint(say::NARROW_HINT);
                let form = Form::new(NARROW, say::NARROW, vec![text]);
                ctx.open(Sheet::new(form, Owner::Pane(PaneId::Overview)));
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        let _ = action;
        (!shared.is_ready()).then(|| say::NOT_READY.into())
    }
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
